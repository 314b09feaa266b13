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
