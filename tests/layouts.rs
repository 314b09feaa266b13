//! Every layout has a made-up file in `tests/layouts`, with the records and the findings that come of it. Written anew
//! with `SQII_UPDATE=1 cargo test --test layouts`; look at the difference before keeping it.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sqii::intake::{LoadedFile, layouts};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts")
}

/// The fixtures: layout id → its input.
fn fixtures() -> BTreeMap<String, PathBuf> {
    let folders = std::fs::read_dir(folder()).expect("a folder of fixtures");
    let input = |folder: &Path| -> PathBuf {
        let files = std::fs::read_dir(folder).expect("a fixture").map(|file| file.expect("a file").path());
        let mut inputs = files.filter(|path| path.file_stem().is_some_and(|stem| stem == "input"));
        inputs.next().unwrap_or_else(|| panic!("no input in {}", folder.display()))
    };
    let folders = folders.map(|folder| folder.expect("a folder").path()).filter(|path| path.is_dir());
    folders.map(|f| (f.file_name().expect("a name").to_string_lossy().into_owned(), input(&f))).collect()
}

fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.into_iter().for_each(|row| writer.write_record(row).expect("a row"));
    String::from_utf8(writer.into_inner().expect("bytes")).expect("text")
}

/// What a file tells: its schools, then its cells as the core counts them.
fn records(name: &str, bytes: &[u8]) -> String {
    let mark = |mark: Option<bool>| mark.map_or("", |yes| if yes { "Y" } else { "N" }).to_owned();
    let head =
        ["year", "school", "name or indicator", "lea or group", "charter or numerator", "alternative or denominator"];
    let head = head.into_iter().chain(["value", "type or state"]).map(str::to_owned).collect();
    let mut rows: Vec<Vec<String>> = vec![head];
    let outputs = common::score([(name, bytes)], None);
    let types: BTreeMap<(String, String), String> = outputs
        .table("index.csv")
        .into_iter()
        .map(|mut row| {
            let mut take = |column: &str| row.remove(column).expect("a column");
            ((take("school_year"), take("school_code")), take("school_type"))
        })
        .collect();
    if let Some(content) = LoadedFile::read(name, bytes).content {
        let mut told: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        for school in &content.schools {
            let (key, f) = ((school.year.to_string(), school.code.to_string()), &school.facts);
            let kind = types.get(&key).cloned().unwrap_or_default();
            let facts = vec![f.name.to_string(), f.lea_name.to_string(), mark(f.charter), mark(f.alternative)];
            told.insert(key, [facts, vec![String::new(), kind]].concat());
        }
        for (code, entry) in &content.directory {
            let f = &entry.facts;
            let facts = vec![f.name.to_string(), f.lea_name.to_string(), mark(f.charter), mark(f.alternative)];
            let kind = entry.members.school_type().id().to_owned();
            told.insert((String::new(), code.to_string()), [facts, vec![String::new(), kind]].concat());
        }
        rows.extend(told.into_iter().map(|((year, code), rest)| [vec![year, code], rest].concat()));
    }
    for row in outputs.table("measures.csv") {
        let [year, code, indicator, group, numerator, denominator, value, state] =
            ["school_year", "school_code", "indicator", "student_group", "numerator", "denominator", "value", "state"]
                .map(|column| row[column].clone());
        if state != "missing" && state != "not_applicable" {
            rows.push(vec![year, code, indicator, group, numerator, denominator, value, state]);
        }
    }
    csv(rows)
}

/// What is wrong with a file.
fn findings(name: &str, bytes: &[u8]) -> String {
    let file = LoadedFile::read(name, bytes);
    let head = ["kind", "severity", "column", "count", "line", "found", "expected"].map(str::to_owned).to_vec();
    // Which finding is shown first is another test's matter.
    let mut groups = file.findings.groups();
    groups.sort_by(|a, b| (a.kind, &a.column).cmp(&(b.kind, &b.column)));
    let mut rows = vec![head];
    for group in groups {
        let example = group.examples.first().expect("an example");
        let (count, line) = (group.count.to_string(), example.line.map(|l| l.to_string()).unwrap_or_default());
        let (kind, severity) = (group.kind.to_owned(), group.severity.id().to_owned());
        rows.push(vec![kind, severity, group.column, count, line, example.found.clone(), example.expected.clone()]);
    }
    csv(rows)
}

#[test]
fn every_shipped_layout_has_a_fixture_and_every_fixture_a_layout() {
    let ids: BTreeSet<String> = layouts().iter().map(|layout| layout.id.clone()).collect();
    assert_eq!(fixtures().into_keys().collect::<BTreeSet<_>>(), ids);
}

#[test]
fn every_fixture_is_recognised_and_gives_its_records_and_findings() {
    let update = std::env::var_os("SQII_UPDATE").is_some();
    let mut wrong = Vec::new();
    for (id, input) in fixtures() {
        let bytes = std::fs::read(&input).expect("an input");
        // Nothing of the name tells what is in the file.
        let name = "file.txt";
        let found = LoadedFile::read(name, &bytes).source.layout.map_or_else(String::new, |l| l.id.clone());
        if found != id {
            wrong.push(format!("{id} is recognised as {found:?}: {}", findings(name, &bytes)));
            continue;
        }
        for (file, now) in [("expected.csv", records(name, &bytes)), ("findings.csv", findings(name, &bytes))] {
            let path = input.with_file_name(file);
            if update {
                std::fs::write(&path, &now).expect("written");
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            if kept != now {
                wrong.push(format!("{id}/{file}:\n{now}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_code_means_different_groups_in_different_files() {
    // SD: students with disabilities in CDE's own files; a group that the Dashboard, the research files and the
    // canonical measures do not know.
    let groups = |id: &str, from: &str, to: &str| -> (BTreeSet<String>, usize) {
        let input = fixtures().remove(id).expect("a fixture");
        let text: String = std::fs::read(input).expect("an input").iter().map(|b| char::from(*b)).collect();
        let bytes: Vec<u8> = text.replace(from, to).chars().map(|c| u8::try_from(c).expect("a byte")).collect();
        let outputs = common::score([("file.txt", bytes.as_slice())], None);
        let rows = outputs.table("measures.csv").into_iter();
        let told = rows.filter(|row| row["state"] != "missing" && row["state"] != "not_applicable");
        (told.map(|row| row["student_group"].clone()).collect(), outputs.findings("unknown_group"))
    };
    let (known, unknown) = groups("cde_suspension", "\tSD\t", "\tSD\t");
    assert!(known.contains("students_with_disabilities") && unknown == 0);
    for (id, own) in [("cde_dashboard_suspension", "\tSWD\t"), ("cde_academic_indicator", "\tEL\t")] {
        let (known, unknown) = groups(id, own, "\tSD\t");
        assert!(!known.contains("students_with_disabilities") && unknown == 1, "{id}");
    }
    let (known, unknown) = groups("caaspp_research", "\"128\"", "\"SD\"");
    assert!(!known.contains("students_with_disabilities") && unknown == 2);
    let (known, unknown) = groups("measures", ",white,", ",SD,");
    assert!(!known.contains("students_with_disabilities") && unknown == 2);
}

/// The files of a folder beside the project, when they are at hand.
fn public(name: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    let bytes = std::fs::read(path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {name} is not at hand");
    }
    bytes
}

#[test]
fn the_public_files_are_recognised_without_help() {
    if let Some(bytes) = public("cde/sb_ca2018entities_csv.txt.gz") {
        let file = LoadedFile::read("a.gz", &bytes);
        assert_eq!(file.source.layout.map(|l| l.id.clone()).as_deref(), Some("caaspp_entities"));
        let directory = file.content.expect("schools").directory;
        assert_eq!((file.source.rows, directory.len()), (11_333, 10_251));
        assert!(directory.values().all(|school| !school.facts.name.is_empty() && school.facts.charter.is_some()));
        let charters = directory.values().filter(|school| school.facts.charter == Some(true)).count();
        assert_eq!(charters, 1_217);
    }
    for (name, layout) in
        [("cde/StudentGroups_2024.txt", "caaspp_student_groups"), ("cde/filesgradaf.txt.gz", "cde_a_g_graduates")]
    {
        let Some(bytes) = public(name) else { continue };
        let file = LoadedFile::read("a.txt", &bytes);
        assert_eq!(file.source.layout.as_ref().map(|l| l.id.as_str()), Some(layout));
        let kinds: Vec<&str> = file.findings.groups().iter().map(|group| group.kind).collect();
        assert_eq!((kinds, file.content.is_none()), (vec!["nothing_to_compute"], true));
    }
}

#[test]
fn the_state_student_layouts_are_recognised_by_their_whole_header() {
    for (name, layout) in [
        ("caaspp_1516__CAASPP_DEL_1819_CSV_NEW", "caaspp_student_2018_19"),
        ("caaspp_1516__CAASPP_DEL_2122_CSV", "caaspp_student_2021_22"),
        ("ELPAC__ELPAC_DELIMITED_SUMMATIVE_21_22", "elpac_summative_2021_22"),
        ("CORE_GROWTH__Core_Growth_2020", "core_growth"),
    ] {
        let Some(list) = public(&format!("layouts/{name}.tsv")) else { continue };
        let list = String::from_utf8_lossy(&list).into_owned();
        let names: Vec<&str> = list.lines().filter_map(|line| line.split('\t').nth(1)).collect();
        for separator in ["^", ","] {
            let text = format!("{}\r\n", names.join(separator));
            let file = LoadedFile::read("a.csv", text.as_bytes());
            let found = file.source.layout.as_ref().map(|l| l.id.as_str());
            assert_eq!(found, Some(layout), "{name} {:?}", file.findings.groups());
        }
    }
}

#[test]
fn calpads_extracts_join_on_student_school_and_year() {
    let file = |id: &str| std::fs::read(fixtures().remove(id).expect("a fixture")).expect("an input");
    let (enrolment, programs, absences) = (file("calpads_senr"), file("calpads_sprg"), file("calpads_stas"));
    let files = [("a.txt", enrolment.as_slice()), ("b.txt", programs.as_slice()), ("c.txt", absences.as_slice())];
    let outputs = common::score(files, None);
    let found: Vec<String> = outputs
        .table("measures.csv")
        .into_iter()
        .filter(|row| row["indicator"] == "chronic_absenteeism" && row["state"] == "too_few")
        .map(|row| {
            format!("{} {} {}/{}", row["school_code"], row["student_group"], row["numerator"], row["denominator"])
        })
        .collect();
    assert_eq!(
        found,
        [
            "01611190106401 all 1/2",
            "01611190106401 students_with_disabilities 1/1",
            "01611190106401 socioeconomically_disadvantaged 1/1",
            "01611190106401 homeless 0/1",
            "01611190106401 female 1/1",
        ],
        "{}",
        outputs.all_findings()
    );
}

#[test]
fn dashboard_files_of_every_year_are_told_apart_by_their_columns() {
    const HEAD: &str = "rtype,schoolname,districtname,countyname,charter_flag,coe_flag,dass_flag";
    // The columns that CDE's record layouts of these years name, as far as they decide.
    for (id, code, columns) in [
        ("cde_dashboard_chronic", "cds", "studentgroup,currnumer,currdenom,currstatus,statuslevel,certifyflag"),
        (
            "cde_dashboard_suspension",
            "cdscode",
            "type,studentgroup,currnumer,currdenom,currstatus,priornumer,safetynet",
        ),
        ("cde_dashboard_suspension", "cds", "type,studentgroup,currnumer,currdenom,currstatus,statuslevel,certifyflag"),
        ("cde_dashboard_suspension", "cds", "type,studentgroup,currnumer,currdenom,currstatus,smalldenom,indicator"),
        (
            "cde_dashboard_graduation",
            "cds",
            "studentgroup,currnumer,currdenom,currstatus,priornumer,fiveyrnumer,safetynet",
        ),
        ("cde_dashboard_graduation", "cds", "studentgroup,currnumer,currdenom,currstatus,fiveyrnumer"),
        (
            "cde_dashboard_graduation",
            "cds",
            "studentgroup,currnumer,currdenom,currstatus,smalldenom,fiveyrnumer,indicator",
        ),
        ("cde_dashboard_elpi", "cds", "currprogressed,pctcurrprogressed,currmaintainPL4,currdenom,currstatus"),
        ("cde_dashboard_elpi", "cds", "studentgroup,currprogressed,currmaintainPL4,currdeclined,currdenom,currstatus"),
        (
            "cde_dashboard_college_career",
            "cds",
            "studentgroup,studentgroup_pct,currdenom,currstatus,priordenom,priorstatus",
        ),
        (
            "cde_dashboard_college_career",
            "cds",
            "safetynet,studentgroup,studentgroup_pct,currdenom,currstatus,priordenom",
        ),
        ("cde_dashboard_college_career", "cds", "studentgroup,studentgroup_pct,currdenom,curr_prep,curr_prep_pct"),
        (
            "cde_dashboard_college_career",
            "cds",
            "studentgroup,studentgroup_pct,currdenom,currstatus,statuslevel,currnsizemet",
        ),
        ("cde_academic_indicator", "cds", "studentgroup,currdenom,currdenom_swd,currstatus,priordenom,indicator"),
        ("cde_academic_indicator", "CDS", "studentgroup,currdenom,currstatus,priordenom,hscutpoints,indicator"),
    ] {
        let file = LoadedFile::read("a.csv", format!("{code},{HEAD},{columns},reportingyear\n").as_bytes());
        assert_eq!(file.source.layout.as_ref().map(|l| l.id.as_str()), Some(id), "{columns}");
    }
    // Graduation and chronic absenteeism of 2018 have the same columns: which it is must not be guessed.
    let both = "studentgroup,currnumer,currdenom,currstatus,priornumer,priordenom,priorstatus,safetynet,change";
    let file = LoadedFile::read("a.csv", format!("cds,{HEAD},{both},reportingyear\n").as_bytes());
    assert!(file.source.layout.is_none());
}
