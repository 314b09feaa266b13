//! A layout of the user's own, dropped as a file: read and checked, every refusal with its line.

use crate::document::{self, Kind, Table};
use crate::methodology::nearest;
use crate::model::{CohortOutcome, IndicatorId, StudentGroup};
use crate::order::SmallMap;
use crate::records::Precedence;

use super::finding::{FindingKind, Findings};
use super::layout::{Grain, Layout, canonical};
use super::layout_toml;

/// Is this text a layout rather than a methodology? Only a layout says what its rows are.
pub(super) fn is_layout(text: &str) -> bool {
    let key =
        |line: &str| line.trim_start().strip_prefix("grain").is_some_and(|rest| rest.trim_start().starts_with('='));
    // The key stands above the first table.
    text.lines().take_while(|line| !line.trim_start().starts_with('[')).any(key)
}

/// The layout of a text, or findings that say in which lines it is none.
pub(super) fn read(text: &str, findings: &mut Findings) -> Option<Layout> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (document, errors) = document::read(text);
    if let Some(error) = errors.first() {
        let line = line_of(text, error.span.start);
        let found = text.lines().nth(line as usize - 1).unwrap_or_default().trim();
        findings.add(FindingKind::LayoutSyntax, Some(line), "", found, &error.message);
        return None;
    }
    let mut faults = Faults { text, document: &document, count: 0, findings };
    match layout_toml::layout(&document) {
        Ok(layout) => {
            check(&layout, &mut faults);
            (faults.count == 0).then_some(layout)
        }
        Err(refused) => {
            for fault in refused {
                faults.tell(Some(line_of(text, fault.at)), &fault.what, &fault.found, &fault.expected);
            }
            None
        }
    }
}

fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    u32::try_from(1 + memchr::memchr_iter(b'\n', before).count()).unwrap_or(u32::MAX)
}

/// What is wrong, by the path of its key.
struct Faults<'a> {
    text: &'a str,
    document: &'a Table<'a>,
    count: usize,
    findings: &'a mut Findings,
}

impl Faults<'_> {
    fn add(&mut self, path: &[&str], found: &str, expected: &str) {
        self.tell(self.line(path), &path.join("."), found, expected);
    }

    fn tell(&mut self, line: Option<u32>, what: &str, found: &str, expected: &str) {
        self.count += 1;
        self.findings.add(FindingKind::LayoutValue, line, what, found, expected);
    }

    /// The line of the last key of the path that is there.
    fn line(&self, path: &[&str]) -> Option<u32> {
        let mut table = self.document;
        let mut at = None;
        for key in path {
            let Some((name, value)) = table.entry(key) else { break };
            at = Some(name.span().start);
            let Kind::Table(inner) = &value.kind else { break };
            table = inner;
        }
        at.map(|at| line_of(self.text, at))
    }
}

/// What a shape alone does not show: names that nobody knows, and columns without which no row can be read.
fn check(layout: &Layout, faults: &mut Faults<'_>) {
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if layout.id.is_empty() || !layout.id.chars().all(lower) {
        faults.add(&["id"], &layout.id, "lower-case letters, digits and underscores");
    }
    let (needed, precedences): (&[&str], &[Precedence]) = match layout.grain {
        Grain::Students => (&["school_code", "student_id"], &[Precedence::Students]),
        Grain::Measures if layout.measure.is_empty() => {
            (&["school_code", "indicator", "denominator"], &[Precedence::Measures, Precedence::Public])
        }
        Grain::Measures => (&["school_code"], &[Precedence::Measures, Precedence::Public]),
        Grain::Schools => (&["school_code"], &[Precedence::Schools]),
        Grain::Surveys => (&["school_code", "respondent", "construct"], &[Precedence::Measures]),
        Grain::Practices => (&["school_code", "practice", "indicator"], &[Precedence::Public]),
        Grain::References => (&["reference", "indicator", "student_group", "denominator"], &[Precedence::Public]),
        Grain::Roster
        | Grain::Methodology
        | Grain::Layout
        | Grain::GrowthSettings
        | Grain::GrowthNorms
        | Grain::Archive
        | Grain::Known
        | Grain::Unknown => {
            return faults.add(&["grain"], "", "students | measures | schools | surveys | references | practices");
        }
    };
    if !precedences.contains(&layout.precedence) {
        faults.add(&["precedence"], "", "students for students, schools for schools, measures or public for measures");
    }
    for column in needed {
        if !layout.required.iter().any(|c| c == column) {
            faults.add(&["required"], &layout.required.join(", "), &format!("{column} among them"));
        }
    }
    columns(layout, faults);
    for measure in &layout.measure {
        if IndicatorId::parse(&measure.indicator).is_none() {
            faults.add(&["measure"], &measure.indicator, "an indicator's id");
        }
        if measure.numerator.is_empty() && measure.value.is_empty() {
            faults.add(&["measure"], &measure.indicator, "a numerator or a value beside the denominator");
        }
    }
    for (column, codes) in &layout.codes {
        for code in codes.keys() {
            if let Some(expected) = unknown_code(column, code) {
                faults.add(&["codes", column, code], code, &expected);
            }
        }
    }
}

/// Each column is canonical, or named elsewhere in the layout.
fn columns(layout: &Layout, faults: &mut Faults<'_>) {
    fn keys<'l, T>(table: &'l str, columns: &'l SmallMap<String, T>) -> impl Iterator<Item = (&'l str, &'l String)> {
        columns.keys().map(move |name| (table, name))
    }
    let known = canonical(layout.grain);
    let text = faults.text;
    let elsewhere = |name: &str| text.contains(&format!("\"{name}\""));
    let unknown: Vec<(&str, &String)> = keys("columns", &layout.columns)
        .chain(keys("join", &layout.join))
        .chain(keys("constants", &layout.constants))
        .chain(keys("when", &layout.when))
        .chain(keys("flags", &layout.flags))
        .chain(keys("blanks", &layout.blanks))
        .chain(keys("date_in_year", &layout.date_in_year))
        .filter(|(_, name)| !known.contains(&name.as_str()) && !elsewhere(name))
        .collect();
    for (table, name) in unknown {
        faults.add(&[table, name], name, &nearest(name, known.iter().copied()));
    }
}

/// The mend of a code that its column does not have.
fn unknown_code(column: &str, code: &str) -> Option<String> {
    let groups = || StudentGroup::EVERY.iter().map(|g| g.id());
    let (known, names): (bool, Vec<&str>) = match column {
        "student_group" => (StudentGroup::from_id(code).is_some(), groups().collect()),
        "race_ethnicity" => {
            (code == "not_stated" || StudentGroup::from_id(code).is_some(), groups().chain(["not_stated"]).collect())
        }
        "english_learner" => return one_of(code, &["EL", "RFEP", "IFEP", "EO", "not_stated"]),
        "gender" => return one_of(code, &["female", "male", "nonbinary", "not_stated"]),
        "cohort_outcome" => {
            (CohortOutcome::from_id(code).is_some(), CohortOutcome::EVERY.iter().map(|o| o.id()).collect())
        }
        _ => return None,
    };
    (!known).then(|| nearest(code, names))
}

fn one_of(code: &str, known: &[&str]) -> Option<String> {
    (!known.contains(&code)).then(|| nearest(code, known.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
id = "mine"
label = "My export"
source = "columns matched by hand"
grain = "students"
precedence = "students"
required = ["school_code", "student_id", "ELA Lvl"]

[columns]
school_code = ["Site"]
student_id = ["Pupil"]
ela_level = ["ELA Lvl"]
"#;

    fn refusals(text: &str) -> Vec<(u32, String)> {
        let mut findings = Findings::of("mine.toml");
        assert!(read(text, &mut findings).is_none());
        let groups = findings.groups();
        groups.iter().flat_map(|g| &g.examples).map(|f| (f.line.unwrap_or(0), f.expected.clone())).collect()
    }

    #[test]
    fn a_layout_says_what_its_rows_are_and_a_methodology_does_not() {
        assert!(is_layout(GOOD));
        assert!(!is_layout("schema = 1\n[x]\ngrain = 1"));
        assert!(!is_layout("grainy = 2"));
        let mut findings = Findings::of("mine.toml");
        let layout = read(GOOD, &mut findings).expect("a good layout");
        assert_eq!((layout.id.as_str(), findings.groups().len()), ("mine", 0));
    }

    #[test]
    fn a_layout_that_is_refused_says_in_which_line() {
        let misspelt = GOOD.replace("ela_level =", "ela_levle =");
        assert_eq!(refusals(&misspelt), [(12, "did you mean \"ela_level\"?".to_owned())]);
        let keyless = GOOD.replace("[columns]", "[colums]");
        assert_eq!(refusals(&keyless)[0].0, 9);
        let broken = GOOD.replace("[\"Site\"]", "[\"Site\"");
        assert!((10..=11).contains(&refusals(&broken)[0].0), "{:?}", refusals(&broken));
        let code = format!("{GOOD}\n[codes.gender]\nfemales = [\"2\"]\n");
        assert_eq!(refusals(&code), [(15, "did you mean \"female\"?".to_owned())]);
        let idless = GOOD.replace("\"student_id\", ", "");
        assert_eq!(refusals(&idless), [(7, "student_id among them".to_owned())]);
    }
}
