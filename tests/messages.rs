//! What the core names by id, the page has words for.

use std::collections::BTreeSet;
use std::path::Path;

use sqii::intake::FindingKind;

fn messages() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/locales/en.ftl");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id.to_owned()).collect()
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
