//! Values are held against each other: a finding each, and the row goes on.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;

use common::Outputs;

const SCHOOL: &str = "01611190106401";
const HEADER: &str = "school_year,school_code,student_id,grade,english_learner,redesignated,ela_level,ela_scale_score,math_level,math_scale_score,science_level";

/// Thirty good rows of grade 5, and further ones.
fn score(year: &str, further: &[&str]) -> Outputs {
    let mut text = format!("{HEADER}\n");
    for n in 0..30 {
        let _ = writeln!(text, "{year},{SCHOOL},{},5,EL,N,3,2510,3,2530,3", 1000 + n);
    }
    for (n, row) in further.iter().enumerate() {
        let _ = writeln!(text, "{year},{SCHOOL},{},{row}", 2000 + n);
    }
    common::score([("rows.csv", text.as_bytes())], Some("core-2015-16"))
}

/// Line, column, found and expected of the one finding of a kind.
fn only(outputs: &Outputs, kind: &str) -> [String; 4] {
    let rows = outputs.table("findings.csv");
    let mut of_kind = rows.iter().filter(|row| row["kind"] == kind);
    let row = of_kind.next().unwrap_or_else(|| panic!("no {kind} in\n{}", outputs.all_findings()));
    assert!(of_kind.next().is_none(), "{}", outputs.all_findings());
    ["line", "column", "found", "expected"].map(|column| row[column].clone())
}

fn tested(outputs: &Outputs, indicator: &str) -> String {
    let rows = outputs.table("measures.csv");
    let row = rows.iter().find(|row| row["indicator"] == indicator && row["student_group"] == "all");
    row.map_or_else(String::new, |row| row["denominator"].clone())
}

#[test]
fn rows_that_agree_with_themselves_have_no_finding() {
    for year in ["2012-13", "2014-15", "2022-23", "unstated"] {
        let outputs = score(year, &["11,RFEP,Y,4,2700,4,2800,2", "1,EO,,,,,,", "9,EO,N,,,,,"]);
        assert!(
            outputs.table("findings.csv").iter().all(|row| row["severity"] == "note"),
            "{}",
            outputs.all_findings()
        );
    }
}

#[test]
fn a_test_result_in_a_grade_that_is_not_tested_is_counted_with_a_warning() {
    let outputs = score("2014-15", &["9,EO,,2,,,,"]);
    assert_eq!(only(&outputs, "grade_not_tested"), ["32", "ela_level", "grade 9", "a test of grades 3–8 or 11"]);
    assert_eq!(tested(&outputs, "ela_performance"), "31");
    let outputs = score("2014-15", &["4,EO,,,,,,2"]);
    assert_eq!(only(&outputs, "grade_not_tested")[1], "science_level");
    // Other tests were given before.
    assert_eq!(score("2012-13", &["9,EO,,2,,,,"]).findings("grade_not_tested"), 0);
}

#[test]
fn a_scale_score_outside_its_tests_range_is_a_warning_and_the_level_counts() {
    let outputs = score("2018-19", &["5,EO,,4,2702,4,2700,"]);
    let expected = "2201–2701 in this grade and year";
    assert_eq!(only(&outputs, "score_out_of_range"), ["32", "ela_scale_score", "2702", expected]);
    assert_eq!(tested(&outputs, "ela_performance"), "31");
    // From 2020-21 on the ranges are wider.
    assert_eq!(score("2020-21", &["5,EO,,4,2702,4,2700,"]).findings("score_out_of_range"), 0);
    assert_eq!(score("2020-21", &["5,EO,,4,350,4,27000,"]).findings("score_out_of_range"), 2);
    // An id in its place is not shown.
    let outputs = score("2020-21", &["5,EO,,4,987654321,,,"]);
    assert!(!outputs.all_findings().contains("987654321"), "{}", outputs.all_findings());
}

#[test]
fn a_scale_score_that_is_no_number_is_a_finding() {
    let outputs = score("2018-19", &["5,EO,,4,24O7,,,"]);
    assert_eq!(only(&outputs, "bad_number"), ["32", "ela_scale_score", "24O7", "a scale score"]);
}

#[test]
fn a_re_designated_student_who_never_was_an_english_learner_is_a_warning() {
    for status in ["EO", "IFEP"] {
        let outputs = score("2018-19", &[&format!("5,{status},Y,,,,,")]);
        assert_eq!(only(&outputs, "redesignated_status"), ["32", "english_learner", status, "EL or RFEP"]);
    }
}

#[test]
fn rows_of_several_years_are_held_against_the_rules_of_their_own() {
    let mut text = format!("{HEADER}\n");
    for (year, score) in [("2018-19", 2701), ("2020-21", 2730), ("2018-19", 2730), ("2020-21", 2731), ("2012-13", 350)]
    {
        let _ = writeln!(text, "{year},{SCHOOL},1,5,EO,,4,{score},,,");
    }
    let outputs = common::score([("rows.csv", text.as_bytes())], Some("core-2015-16"));
    let rows = outputs.table("findings.csv");
    let lines: Vec<&str> =
        rows.iter().filter(|row| row["kind"] == "score_out_of_range").map(|row| row["line"].as_str()).collect();
    assert_eq!((lines, outputs.findings("score_out_of_range")), (vec!["4"], 2), "{}", outputs.all_findings());
}
