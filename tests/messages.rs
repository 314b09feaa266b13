//! What the core names by id, the page has words for.

use std::collections::BTreeSet;
use std::path::Path;

use sqii::intake::{FindingKind, layouts};
use sqii::methodology::{preset, presets};
use sqii::model::StudentGroup;
use sqii::tally::further;

fn english() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales/en.ftl");
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn messages() -> BTreeSet<String> {
    english().lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
}

/// The labels of what the core names by id, as messages: `group-all = All students`.
fn labels() -> BTreeSet<String> {
    let line = |kind: &str, id: &str, label: &str| format!("{kind}-{} = {label}", id.replace('_', "-"));
    let mut labels: BTreeSet<String> =
        StudentGroup::EVERY.iter().map(|group| line("group", group.id(), group.label())).collect();
    labels.extend(layouts().iter().map(|layout| line("layout", &layout.id, &layout.label)));
    labels.extend(further().iter().map(|one| line("indicator", one.id.as_str(), &one.label)));
    for methodology in presets().iter().filter_map(|p| preset(p.id)) {
        labels.insert(line("methodology", methodology.id(), methodology.label()));
        labels.extend(methodology.domains().map(|(_, domain)| line("domain", &domain.id, &domain.label)));
        labels.extend(methodology.indicators().iter().map(|rule| line("indicator", rule.id.as_str(), &rule.label)));
    }
    labels
}

#[test]
fn every_label_of_the_core_is_a_message_with_the_same_words() {
    let english = english();
    let (_, section) = english.split_once("\n## Labels").expect("the section of labels");
    let section = section.split_once("\n## ").map_or(section, |(own, _)| own);
    let written: BTreeSet<String> = section.lines().filter(|line| line.contains(" = ")).map(str::to_owned).collect();
    assert_eq!(written, labels());
}

#[test]
fn every_column_that_can_be_matched_has_a_name() {
    let messages = messages();
    let matched = layouts().iter().filter(|layout| ["students", "measures", "schools"].contains(&layout.id.as_str()));
    let missing: Vec<String> = matched
        .flat_map(|layout| layout.columns.keys())
        // Rates of responses are matched nowhere.
        .filter(|column| !column.starts_with("survey_"))
        .map(|column| format!("canonical-{}", column.replace('_', "-")))
        .filter(|id| !messages.contains(id))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_code_that_a_value_can_be_taken_for_has_a_name() {
    let messages = messages();
    let students = layouts().iter().find(|layout| layout.id == "students").expect("the canonical layout");
    let codes = students.codes.values().flat_map(sqii::SmallMap::keys);
    let missing: Vec<String> = codes
        .map(|code| code.replace('_', "-").to_lowercase())
        .filter(|id| !["group", "code"].iter().any(|kind| messages.contains(&format!("{kind}-{id}"))))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn every_kind_of_finding_has_its_words_and_its_mend() {
    let messages = messages();
    let missing: Vec<String> = FindingKind::EVERY
        .iter()
        .flat_map(|kind| {
            let id = kind.id().replace('_', "-");
            [format!("finding-{id}"), format!("finding-{id}-do")]
        })
        .filter(|id| !messages.contains(id))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
