//! What stands beside a measure on the card, and which reference a ratio of risks was held against. The files are those of
//! worked cases.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fs;
use std::path::Path;

use sqii::intake::LoadedFile;
use sqii::report::{ToldBeside, TraceNode};
use sqii::session::Session;

const SCHOOL: &str = "99000010000001";

fn computed(case: &str, files: &[&str]) -> Session {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked").join(case);
    let read: Vec<Vec<u8>> = files.iter().map(|name| fs::read(folder.join(name)).expect("a file")).collect();
    let mut session = common::session(files.iter().copied().zip(read.iter().map(Vec::as_slice)), 1 << 16);
    session.compute(Some("core-2015-16")).expect("a shipped methodology");
    session
}

fn beside(session: &Session, id: &str) -> Vec<ToldBeside> {
    let card = session.card("2014-15", SCHOOL).expect("the school");
    let all = card.domains.into_iter().flat_map(|domain| domain.indicators);
    all.into_iter().find(|indicator| indicator.id == id).map(|indicator| indicator.beside).expect("the indicator")
}

fn node(root: &TraceNode, id: &str) -> Option<TraceNode> {
    if root.id == id {
        return Some(root.clone());
    }
    root.children.iter().find_map(|child| node(child, id))
}

fn measure(session: &Session, id: &str, group: &str) -> TraceNode {
    let root = session.trace("2014-15", SCHOOL).expect("the school");
    node(&root, &format!("cell/{id}/{group}/measure")).expect("the cell")
}

#[test]
fn a_survey_says_how_many_answered_and_is_flagged_under_the_rate() {
    let case = "a_survey_is_the_mean_of_its_constructs_and_few_responses_are_flagged";
    let session = computed(case, &["surveys.csv", "schools.csv"]);
    let told = |id| -> Vec<(&str, String, String)> {
        beside(&session, id).into_iter().map(|one| (one.id, one.value, one.under)).collect()
    };
    let text = str::to_owned;
    assert_eq!(told("survey_student"), [("responses", text("40.0"), text("50")), ("mean", text("3.60"), text(""))]);
    assert_eq!(told("survey_staff"), [("responses", text("62.5"), text(""))]);
    assert_eq!(told("survey_family"), [("responses", text("38.0"), text("50"))]);
    let trace = measure(&session, "survey_student", "all");
    let given = ["responses", "invited", "response_rate"].map(|name| trace.args.get(name).map_or("", String::as_str));
    assert_eq!(given, ["40", "100", "low"]);
    assert_eq!((trace.sources.len(), trace.sources[0].layout.as_str()), (1, "surveys"));
    assert!(!measure(&session, "survey_staff", "all").args.contains_key("response_rate"));
}

#[test]
fn participation_stands_beside_performance_and_is_flagged_under_95_percent() {
    let session = computed("participation_stands_beside_performance", &["students.csv"]);
    let told = beside(&session, "ela_performance");
    let counts = |one: &ToldBeside| [&one.numerator, &one.denominator, &one.value, &one.under].map(String::clone);
    assert_eq!(counts(&told[0]), ["37", "40", "92.5", "95"]);
    assert_eq!(counts(&beside(&session, "math_performance")[0]), ["40", "40", "100.0", ""]);
    assert!(node(&session.trace("2014-15", SCHOOL).expect("the school"), &told[0].node).is_some());
}

#[test]
fn a_reference_is_named_in_the_trace_by_its_fingerprint_and_line() {
    let cases = [
        ("where_neither_school_nor_lea_can_compare_the_state_does", "state", 2),
        ("a_declared_reference_of_the_lea_goes_before_its_loaded_schools", "lea_declared", 4),
    ];
    for (case, reference, line) in cases {
        let session = computed(case, &["students.csv", "references.csv"]);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked").join(case);
        let file = LoadedFile::read("references.csv", &fs::read(folder.join("references.csv")).expect("a file"));
        for group in ["all", "hispanic"] {
            let trace = measure(&session, "suspension_disproportionality", group);
            assert_eq!(trace.args["reference"], reference, "{case}");
            assert_eq!(trace.args["reference_hash"], file.source.hash, "{case}");
            let named: Vec<_> = trace.sources.iter().map(|s| (s.file.as_str(), s.line)).collect();
            assert!(named.contains(&("references.csv", line)), "{case}: {named:?}");
        }
    }
}

#[test]
fn of_two_references_that_differ_neither_is_one() {
    let rows = "reference,indicator,student_group,numerator,denominator\nstate,suspension_expulsion,all,3000,100000\n";
    let [one, other] =
        ["1500,40000", "1600,40000"].map(|risk| format!("{rows}state,suspension_expulsion,hispanic,{risk}\n"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked");
    let students = folder.join("where_neither_school_nor_lea_can_compare_the_state_does/students.csv");
    let students = fs::read(students).expect("a file");
    let state = |files: &[(&str, &str)]| {
        let all = files.iter().map(|(name, text)| (*name, text.as_bytes())).chain([("students.csv", &*students)]);
        let outputs = common::score(all, Some("core-2015-16"));
        let row = |row: &std::collections::BTreeMap<String, String>| {
            row["indicator"] == "suspension_disproportionality" && row["student_group"] == "all"
        };
        outputs.table("measures.csv").into_iter().find(row).map(|row| row["state"].clone())
    };
    assert_eq!(state(&[("a.csv", &one)]).as_deref(), Some("reported"));
    assert_eq!(state(&[("a.csv", &one), ("b.csv", &other)]).as_deref(), Some("missing"));
    assert_eq!(state(&[("b.csv", &other), ("a.csv", &one)]).as_deref(), Some("missing"));
}
