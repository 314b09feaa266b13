//! What comes from rows of students says so; what comes from counts that others published does not.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::report::INTERNAL;

const STUDENTS: &str = "school_code,student_id,school_year,grade,days_enrolled,days_absent\n\
    01611190106401,1,2022-23,5,180,2\n";
const MEASURES: &str = "school_year,school_code,indicator,student_group,numerator,denominator\n\
    2022-23,01611190106401,chronic_absenteeism,all,30,100\n";

fn marked(files: &[(&str, &str)]) -> (bool, String) {
    let outputs = common::score(files.iter().map(|(name, text)| (*name, text.as_bytes())), None);
    let report: serde_json::Value = serde_json::from_slice(outputs.bytes("report.json")).expect("JSON");
    let text = report["marking"].as_str().expect("a text");
    (report["student_data"].as_bool().expect("a truth value"), text.to_owned())
}

#[test]
fn rows_of_students_mark_a_report_internal() {
    assert_eq!(marked(&[("students.csv", STUDENTS)]), (true, INTERNAL.to_owned()));
    assert_eq!(marked(&[("students.csv", STUDENTS), ("measures.csv", MEASURES)]), (true, INTERNAL.to_owned()));
}

#[test]
fn counts_alone_do_not() {
    assert_eq!(marked(&[("measures.csv", MEASURES)]), (false, String::new()));
}

#[test]
fn a_table_of_a_roster_bundle_marks_too_and_a_file_that_is_not_used_does_not() {
    let roster = "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n\
        o1,active,2022-08-01T00:00:00.000Z,Oak,school,01611190106401,\n";
    assert!(marked(&[("orgs.csv", roster)]).0);
    let without_ids = STUDENTS.replace("student_id", "seat");
    assert!(!marked(&[("students.csv", &without_ids)]).0);
}

/// One school of the published form of these files.
fn published(files: &[(&str, &str)]) -> serde_json::Value {
    let mut session = common::session(files.iter().map(|(name, text)| (*name, text.as_bytes())), 1 << 16);
    session.compute(None).expect("computed");
    let one = session.published(Some("01611190106401")).expect("a school of the files");
    assert_eq!(one, session.download("published.json").expect("a download"), "it is the only school");
    assert!(session.published(Some("01611190106402")).is_err(), "no school has this code");
    serde_json::from_slice(&one).expect("JSON")
}

fn indicator<'v>(of: &'v serde_json::Value, id: &str) -> &'v serde_json::Value {
    let domains = of["schools"][0]["domains"].as_array().expect("domains");
    let all = domains.iter().flat_map(|d| d["indicators"].as_array().expect("indicators"));
    all.into_iter().find(|i| i["id"] == id).expect("the indicator")
}

#[test]
fn a_published_result_of_counts_shows_values_but_no_count_of_too_few() {
    let few = "2022-23,01611190106401,suspension_expulsion,all,1,19\n";
    let of = published(&[("measures.csv", &format!("{MEASURES}{few}"))]);
    assert_eq!((of["form"].as_str(), of["student_data"].as_bool()), (Some("sqii-published-1"), Some(false)));
    let absence = indicator(&of, "chronic_absenteeism");
    assert_eq!((absence["value"].as_str(), absence["denominator"].as_str()), (Some("30.0"), Some("100")));
    let suspension = indicator(&of, "suspension_expulsion");
    assert_eq!(suspension["state"].as_str(), Some("too_few"));
    assert_eq!((suspension["value"].as_str(), suspension["denominator"].as_str()), (Some(""), Some("")));
}

#[test]
fn a_published_result_of_student_rows_says_that_it_is_internal() {
    let of = published(&[("students.csv", STUDENTS)]);
    assert_eq!((of["student_data"].as_bool(), of["marking"].as_str()), (Some(true), Some(INTERNAL)));
}
