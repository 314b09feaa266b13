//! Which phases a school year belongs to, and an LEA's own checklist.

use sqii::methodology::{Methodology, preset};
use sqii::report::{Timelines, checklist_file, read_checklist, timelines as of};

/// Of a shipped methodology.
fn timelines(year: &str) -> Timelines {
    of(&preset("core-2015-16").unwrap_or_else(|| panic!("it is shipped")), year)
}

/// The phases of a year: those of the Common Core, then those of the Index.
fn now(year: &str) -> Vec<&'static str> {
    timelines(year).phases.iter().filter(|phase| phase.now).map(|phase| phase.id).collect()
}

#[test]
fn a_year_belongs_to_one_phase_or_two_and_to_none_of_the_transition_after_2014_15() {
    assert!(now("2010-11").is_empty());
    assert_eq!(now("2011-12"), ["building"]);
    assert_eq!(now("2012-13"), ["building", "transition"]);
    assert_eq!(now("2013-14"), ["transition", "application", "piloted"]);
    assert_eq!(now("2014-15"), ["application", "assessments", "first"]);
    assert_eq!(now("2015-16"), ["full"]);
    assert_eq!(now("2023-24"), ["full"], "it goes on");
    assert!(now("unstated").is_empty());
    let found = timelines("2014-15");
    assert_eq!(
        (found.years.first().map(String::as_str), found.years.last().map(String::as_str)),
        (Some("2011-12"), Some("2015-16"))
    );
    assert_eq!((found.at, timelines("2016-17").at), (Some(3), None));
}

#[test]
fn whatever_the_founding_document_does_not_say_is_told_as_such() {
    let others: Vec<&str> = timelines("").phases.iter().filter(|p| p.provenance != "mission").map(|p| p.id).collect();
    assert_eq!(others, ["first"]);
}

#[test]
fn a_methodology_of_ones_own_may_plan_other_years_and_without_saying_so_has_the_missions() {
    let shipped = preset("core-2015-16").map(|rules| rules.text().to_owned()).unwrap_or_default();
    let (before, rest) = shipped.split_once("[timelines.common_core]").unwrap_or_else(|| panic!("it has timelines"));
    let after = rest.find("\n[[domain]]").map_or("", |at| &rest[at..]);
    let own = "[timelines.common_core]\nbuilding = \"2030-31\"\ntransition = \"2031-32\"\napplication = \"2031-32 to 2032-33\"\n\
        assessments = \"from 2033-34\"\nprovenance = \"assumed\"\nsource = \"our plan\"\n[timelines.index]\npiloted = \"2031-32\"\n\
        first = \"2032-33\"\nfull = \"from 2033-34\"\nprovenance = \"assumed\"\nsource = \"our plan\"\n";
    let read = |text: &str| Methodology::parse(text).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let found = of(&read(&format!("{before}{own}{after}")), "2034-35");
    let now: Vec<&str> = found.phases.iter().filter(|phase| phase.now).map(|phase| phase.id).collect();
    assert_eq!((now, found.years.len()), (vec!["assessments", "full"], 4));
    assert!(found.phases.iter().all(|phase| phase.source == "our plan"));
    let without = of(&read(&format!("{before}{after}")), "2014-15");
    assert_eq!(without, timelines("2014-15"));
}

#[test]
fn a_checklist_comes_back_from_its_file_as_it_was() {
    let cells: Vec<String> = [
        "building",
        "Train \"all\" coaches, twice",
        "done",
        "",
        "assessments",
        "=Order devices",
        "started",
        "- by spring",
    ]
    .map(str::to_owned)
    .to_vec();
    let text = String::from_utf8(checklist_file(&cells)).unwrap_or_default();
    assert!(text.contains("'=Order devices"), "no spreadsheet takes it for a formula: {text}");
    let read = read_checklist(&text);
    assert_eq!((read.columns, read.refused.len()), (true, 0));
    let back: Vec<String> =
        read.items.into_iter().flat_map(|item| [item.phase, item.item, item.state, item.note]).collect();
    assert_eq!(back, cells);
}

#[test]
fn a_line_of_an_unknown_phase_or_state_or_without_words_is_refused_with_its_number() {
    let read = read_checklist(
        "item,state,phase\nBuy books,done,building\nX,done,nowhere\nY,perhaps,building\n,todo,building\n",
    );
    assert_eq!((read.items.len(), read.refused), (1, vec![3, 4, 5]));
    assert!(!read_checklist("a,b\n1,2\n").columns);
}
