//! Worked cases: every folder of `tests/worked` is a small spreadsheet that a school official could check by hand.
//!
//! `case.toml` names the rule and the reason, `worked.csv` is the calculation line by line, `expected.csv` the cells that
//! the program must write, every other file is given to it.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use common::{Outputs, Table};
use sqii::calibrate::calibrate_known;
use sqii::methodology::{preset, presets};
use sqii::model::SchoolYear;
use sqii::tally::student_indicators;

/// What a cell expects that must not be there: its row.
const NO_ROW: &str = "(no row)";

struct Case {
    folder: PathBuf,
    name: String,
    rule: String,
    why: String,
    /// A shipped methodology, or a file by its path from the folder.
    methodology: String,
    files: Vec<PathBuf>,
    expected: Table,
}

#[test]
fn every_worked_case_comes_out_as_by_hand() {
    let cases = cases();
    assert!(cases.len() >= 50, "only {} worked cases were found", cases.len());
    let reports: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(reports.is_empty(), "{} of {} worked cases differ\n\n{}", reports.len(), cases.len(), reports.join("\n"));
}

#[test]
fn the_binary_writes_the_same_bytes() {
    for case in cases().iter().step_by(8) {
        let own = case.folder.join(&case.methodology);
        let methodology = if own.is_file() { own.to_string_lossy().into_owned() } else { case.methodology.clone() };
        let files: Vec<PathBuf> = case.files.iter().filter(|file| **file != own).cloned().collect();
        let by_binary = common::score_by_binary(&files, Some(&methodology), &format!("worked/{}", case.name));
        for file in ["index.csv", "domains.csv", "measures.csv"] {
            assert_eq!(by_binary.bytes(file), case.score().bytes(file), "{}: {file}", case.name);
        }
    }
}

#[test]
fn every_worked_case_has_its_rule_and_its_calculation() {
    for case in cases() {
        assert!(!case.rule.is_empty() && !case.why.is_empty(), "{}", case.name);
        let calculation = common::table(&fs::read(case.folder.join("worked.csv")).expect("worked.csv"));
        assert!(!calculation.is_empty(), "{}", case.name);
        for row in &calculation {
            let names: Vec<&str> = row.keys().map(String::as_str).collect();
            assert_eq!(names, ["calculation", "result", "step", "what"], "{}", case.name);
        }
        assert!(!case.expected.is_empty() && !case.files.is_empty(), "{}", case.name);
    }
}

/// Rule 19 rests on a value-added model: its calculation, step by step, is `tests/value_added/worked`.
const ELSEWHERE: (u32, &str) = (19, "tests/value_added/worked/worked.csv");

#[test]
fn every_rule_of_the_methodology_has_a_worked_case() {
    let mut rules: BTreeSet<u32> = cases().iter().flat_map(|case| numbers(&case.rule)).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(root.join(ELSEWHERE.1).is_file());
    rules.insert(ELSEWHERE.0);
    let missing: Vec<u32> = (1..=20).filter(|rule| !rules.contains(rule)).collect();
    assert!(missing.is_empty(), "no worked case of rules {missing:?}");
    assert!(rules.iter().all(|rule| (1..=20).contains(rule)), "{rules:?}");
}

#[test]
fn every_indicator_has_a_worked_case_with_a_value() {
    let valued: BTreeSet<String> = cases()
        .iter()
        .flat_map(|case| case.expected.clone())
        .filter(|cell| cell["file"] == "measures.csv" && cell["column"] == "value")
        .filter(|cell| !cell["value"].is_empty() && cell["value"] != NO_ROW)
        .map(|cell| cell["indicator_or_domain"].clone())
        .collect();
    let counted = student_indicators().into_iter().map(|id| id.to_string());
    let scored = presets().iter().filter_map(|shipped| preset(shipped.id)).flat_map(|rules| {
        let ids = rules.indicators().iter().map(|rule| rule.id.to_string());
        ids.collect::<Vec<_>>()
    });
    // The categories of disability are counted by one rule: two of them stand for all.
    let category = |id: &String| id.starts_with("special_education_") && id != "special_education_disproportionality";
    let missing: BTreeSet<String> = counted.chain(scored).filter(|id| !category(id) && !valued.contains(id)).collect();
    assert!(missing.is_empty(), "no worked case gives {missing:?} a value");
    assert!(valued.iter().filter(|id| category(id)).count() >= 2);
}

/// The rules that a case names: `rule 4`, `rules 7 and 13`, `rules 4, 12 and 13`, `rules 2 to 5`.
fn numbers(rule: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let words: Vec<&str> = rule.split([' ', ',', ';', ':', '(', ')']).filter(|word| !word.is_empty()).collect();
    let begins = words.iter().enumerate().filter(|(_, word)| matches!(**word, "rule" | "rules"));
    for (at, _) in begins {
        let (mut last, mut to) = (0, false);
        for word in &words[at + 1..] {
            match (word.parse::<u32>(), *word) {
                (Ok(number), _) => {
                    found.extend(if to { last..=number } else { number..=number });
                    (last, to) = (number, false);
                }
                (Err(_), "to") => to = true,
                (Err(_), "and") => {}
                (Err(_), _) => break,
            }
        }
    }
    found
}

#[test]
fn the_rules_that_a_case_names_are_read() {
    let of = |text| numbers(text).into_iter().collect::<Vec<_>>();
    assert_eq!(of("methodology.md rules 4, 12 and 13"), [4, 12, 13]);
    assert_eq!(of("methodology.md rules 2 to 5; design.md"), [2, 3, 4, 5]);
    assert_eq!(of("methodology.md rule 4 (n-size 20, mission)"), [4]);
    assert_eq!(of("a growth target of 1999-2000"), [] as [u32; 0]);
}

impl Case {
    /// Cut points taken from the schools of a year, a column a school type.
    fn calibrated(&self, year: &str) -> Table {
        let mut session = self.session();
        session.compute(Some(&self.methodology)).expect("a methodology of this id");
        let results = session.last_results().expect("computed");
        let (rules, done, _) =
            calibrate_known(results, SchoolYear::parse(year).expect("a year"), "a test").expect("some schools");
        let row = |indicator: &str| {
            let keys = [("school_year", year), ("school_code", ""), ("indicator", indicator)];
            keys.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect::<BTreeMap<_, _>>()
        };
        let known = rules.indicators().iter().filter(|rule| done.iter().any(|own| own.indicator == rule.id));
        known
            .map(|rule| {
                let cuts = rule.cut_points.iter().map(|(member, own)| {
                    let texts: Vec<String> = own.value.cuts().iter().map(|cut| cut.fixed(2)).collect();
                    (member.id().to_owned(), texts.join(" "))
                });
                row(rule.id.as_str()).into_iter().chain(cuts).collect()
            })
            .collect()
    }

    fn session(&self) -> sqii::session::Session {
        let bytes = |file: &PathBuf| fs::read(file).expect("a file of the case");
        let name = |file: &PathBuf| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files: Vec<(String, Vec<u8>)> = self.files.iter().map(|file| (name(file), bytes(file))).collect();
        common::session(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), 1 << 16)
    }

    fn score(&self) -> Outputs {
        let read = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, fs::read(file).expect("a file of the case"))
        };
        let files: Vec<(String, Vec<u8>)> = self.files.iter().map(read).collect();
        let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        // A methodology of the case's own lies among the files and goes before the shipped ones.
        let own = self.folder.join(&self.methodology).is_file();
        common::judge(files, (!own).then_some(self.methodology.as_str()))
    }
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).expect("tests/worked").filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    folders.iter().filter(|path| path.is_dir()).map(|folder| read(folder)).collect()
}

fn read(folder: &Path) -> Case {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = fs::read_to_string(folder.join("case.toml")).unwrap_or_default();
    let about: BTreeMap<String, String> = toml::from_str(&text).expect("case.toml has three texts");
    let value = |key: &str| about.get(key).cloned().unwrap_or_default();
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("the case's folder").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| {
        let file = path.file_name().unwrap_or_default();
        file != "case.toml" && file != "worked.csv" && file != "expected.csv"
    });
    let (rule, why, methodology) = (value("rule"), value("why"), value("methodology"));
    // An example of the documentation goes the way of a dropped file.
    files.extend(Some(folder.join(&methodology)).filter(|own| own.is_file() && !files.contains(own)));
    files.sort();
    let expected = common::table(&fs::read(folder.join("expected.csv")).expect("expected.csv"));
    Case { folder: folder.to_owned(), name, rule, why, methodology, files, expected }
}

/// What differs, for a person; nothing when all is as expected.
fn failure(case: &Case) -> Option<String> {
    let outputs = case.score();
    let mut differences = String::new();
    let mut tables: BTreeMap<&str, Table> = BTreeMap::new();
    for cell in &case.expected {
        let table = tables.entry(&cell["file"]).or_insert_with(|| match cell["file"].as_str() {
            "calibrated.csv" => case.calibrated(&cell["school_year"]),
            file => outputs.table(file),
        });
        let found = found(cell, table, &outputs);
        if found != cell["value"] {
            let _ = writeln!(differences, "  {}: by hand {:?}, the program {found:?}", place(cell), cell["value"]);
        }
    }
    (!differences.is_empty()).then(|| {
        let findings = outputs.all_findings();
        format!("{}\n  rule: {}\n  why: {}\n{differences}  findings:\n{findings}", case.name, case.rule, case.why)
    })
}

/// The program's cell at an expected place.
fn found(cell: &BTreeMap<String, String>, table: &Table, outputs: &Outputs) -> String {
    if cell["file"] == "findings.csv" {
        return outputs.findings(&cell["indicator_or_domain"]).to_string();
    }
    let keys: &[(&str, &str)] = match cell["file"].as_str() {
        "calibrated.csv" => &[("indicator", "indicator_or_domain")],
        "measures.csv" | "leas.csv" => &[("indicator", "indicator_or_domain"), ("student_group", "student_group")],
        "domains.csv" => &[("domain", "indicator_or_domain")],
        "goals.csv" => &[("goal", "indicator_or_domain"), ("student_group", "student_group")],
        _ => &[],
    };
    let same = |row: &BTreeMap<String, String>, theirs: &str, ours: &str| row.get(theirs) == cell.get(ours);
    let mut rows = table.iter().filter(|row| {
        let place = if cell["file"] == "leas.csv" { "lea_code" } else { "school_code" };
        let always = [("school_year", "school_year"), (place, "school_code")];
        always.iter().chain(keys).all(|(theirs, ours)| same(row, theirs, ours))
    });
    match (rows.next(), rows.next()) {
        (None, _) => NO_ROW.to_owned(),
        (Some(row), None) => row.get(&cell["column"]).cloned().unwrap_or_else(|| "(no column)".to_owned()),
        (Some(_), Some(_)) => "(several rows)".to_owned(),
    }
}

fn place(cell: &BTreeMap<String, String>) -> String {
    let parts = ["file", "school_year", "school_code", "indicator_or_domain", "student_group", "column"];
    parts.iter().map(|part| cell[*part].as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}
