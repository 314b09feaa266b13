//! Student rows of several files join on student, school and year.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use common::Outputs;

const SCHOOL: &str = "01611190106401";

/// Twenty-four students: an enrolment file, a file of test levels, a file of days. Twelve are English learners, twelve met
/// the standard, six are chronically absent.
fn files() -> [(&'static str, String); 3] {
    let mut enrolment = "school_year,school_code,student_id,grade,english_learner\n".to_owned();
    let mut tests = "Academic Year,CDS Code,SSID,ELA Level\n".to_owned();
    let mut days = "year,school_id,ssid,days_enrolled,days_absent\n".to_owned();
    for n in 1..=24 {
        let id = 1_000_000_000 + n;
        let _ = writeln!(enrolment, "2022-23,{SCHOOL},{id},4,{}", if n <= 12 { "EL" } else { "EO" });
        let _ = writeln!(tests, "2022-2023,{SCHOOL},{id},{}", if n % 2 == 0 { 3 } else { 1 });
        let _ = writeln!(days, "2022-23,{SCHOOL},{id},180,{}", if n <= 6 { 18 } else { 17 });
    }
    [("enrolment.csv", enrolment), ("tests.csv", tests), ("days.csv", days)]
}

fn score<T: AsRef<str>>(files: &[(&'static str, T)]) -> Outputs {
    common::score(files.iter().map(|(name, text)| (*name, text.as_ref().as_bytes())), Some("core-2015-16"))
}

fn counts(outputs: &Outputs, indicator: &str, group: &str) -> String {
    let rows = outputs.table("measures.csv");
    let row = rows.iter().find(|row| row["indicator"] == indicator && row["student_group"] == group);
    row.map_or_else(String::new, |row| format!("{}/{}", row["numerator"], row["denominator"]))
}

/// Kind, file, line, column and what was expected, of every finding that is not a note.
fn found(outputs: &Outputs) -> Vec<[String; 5]> {
    let rows = outputs.table("findings.csv");
    let worse = rows.iter().filter(|row| row["severity"] != "note");
    worse.map(|row| ["kind", "file", "line", "column", "expected"].map(|column| row[column].clone())).collect()
}

#[test]
fn three_files_complete_each_student() {
    let outputs = score(&files());
    assert_eq!(counts(&outputs, "ela_performance", "all"), "12/24");
    assert_eq!(counts(&outputs, "ela_performance", "english_learners"), "6/12");
    assert_eq!(counts(&outputs, "chronic_absenteeism", "english_learners"), "6/12");
    assert_eq!(found(&outputs), Vec::<[String; 5]>::new());
}

#[test]
fn the_order_of_the_files_does_not_matter_even_where_they_contradict_each_other() {
    let mut files = files();
    files[1].1 = files[1].1.replace("1000000002,3", "1000000002,2") + &format!("2022-23,{SCHOOL},1000000002,4\n");
    files[2].1 =
        files[2].1.replace("1000000003,180,18", "1000000003,180,19") + &format!("2022-23,{SCHOOL},1000000003,90,18\n");
    let expected = score(&files);
    assert_eq!(expected.findings("conflicting_student_rows"), 3, "{}", expected.all_findings());
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(score(&order.map(|at| files[at].clone())), expected, "{order:?}");
    }
}

#[test]
fn a_contradiction_names_both_places_and_the_column_and_shows_no_value() {
    let mut files = files();
    files[0].1 = files[0]
        .1
        .replacen("english_learner\n", "english_learner,ela_level\n", 1)
        .replace(",EL\n", ",EL,1\n")
        .replace(",EO\n", ",EO,\n");
    files[2].1 = files[2].1.clone() + &format!("2022-23,{SCHOOL},1000000009,170,17\n");
    let outputs = score(&files);
    // Of the twelve English learners six have another level in the file of tests.
    assert_eq!(counts(&outputs, "ela_performance", "english_learners"), "0/6");
    assert_eq!(counts(&outputs, "chronic_absenteeism", "all"), "6/23");
    let other = |file: &str, line: u32| format!("the same as in {file}, line {line}: neither is used");
    let finding = |file: &str, line: &str, column: &str, expected: String| {
        ["conflicting_student_rows", file, line, column, &expected].map(str::to_owned)
    };
    let all = found(&outputs);
    assert!(all.contains(&finding("tests.csv", "3", "ela_level", other("enrolment.csv", 3))), "{all:#?}");
    assert!(all.contains(&finding("days.csv", "26", "days_enrolled", other("days.csv", 10))), "{all:#?}");
    assert_eq!(outputs.findings("conflicting_student_rows"), 6 + 1);
    assert!(!outputs.all_findings().contains("1000000009"));
}

#[test]
fn rows_without_a_year_are_not_joined_and_the_finding_says_so() {
    let mut files = files();
    files[2].1 = files[2].1.replace("year,", "").replace("2022-23,", "");
    let outputs = score(&files);
    assert_eq!(outputs.findings("year_not_joined"), 24, "{}", outputs.all_findings());
    let rows = outputs.table("findings.csv");
    let row = rows.iter().find(|row| row["kind"] == "year_not_joined").expect("a finding");
    assert_eq!((row["file"].as_str(), row["column"].as_str()), ("days.csv", "school_year"));
    assert_eq!(counts(&outputs, "chronic_absenteeism", "english_learners"), "");
    let years: Vec<String> = outputs.table("index.csv").iter().map(|row| row["school_year"].clone()).collect();
    assert_eq!(years, ["unstated", "2022-23"]);
}

#[test]
fn no_file_with_a_year_no_finding_but_that_of_the_year() {
    let files = files().map(|(name, text)| {
        let text = text.replace("2022-2023,", "").replace("2022-23,", "");
        (name, text.replace("school_year,", "").replace("Academic Year,", "").replace("year,", ""))
    });
    let outputs = score(&files);
    assert_eq!(counts(&outputs, "ela_performance", "english_learners"), "6/12");
    assert_eq!(found(&outputs), Vec::<[String; 5]>::new());
}

#[test]
fn files_that_call_their_students_by_ids_of_two_kinds_share_none_and_the_finding_says_so() {
    let mut files = files();
    files[2].1 = files[2].1.replace(",10000000", ",L");
    let outputs = score(&files);
    assert_eq!(outputs.findings("no_student_in_common"), 1, "{}", outputs.all_findings());
    assert_eq!(counts(&outputs, "chronic_absenteeism", "english_learners"), "");
}

#[test]
fn files_with_the_same_columns_may_have_different_students() {
    let [(_, all), ..] = files();
    let (header, rows) = all.split_once('\n').expect("a header");
    let (first, second) = rows.split_at(rows.len() / 2);
    let files = [("a.csv", format!("{header}\n{first}")), ("b.csv", format!("{header}\n{second}"))];
    assert_eq!(found(&score(&files)), Vec::<[String; 5]>::new());
}

#[test]
fn a_file_that_repeats_a_student_beside_another_file_repeats_once() {
    let mut files = files();
    files[1].1 = files[1].1.clone() + &format!("2022-23,{SCHOOL},1000000001,1\n");
    let outputs = score(&files);
    assert_eq!(outputs.findings("repeated_student_row"), 1, "{}", outputs.all_findings());
    assert_eq!(counts(&outputs, "ela_performance", "all"), "12/24");
}

#[test]
fn a_student_in_two_schools_of_one_lea_counts_in_each_and_is_noted_once_a_year() {
    let other_school = |files: &[(&'static str, String)], code: &str| -> Vec<(&'static str, String)> {
        let own = files.iter().map(|(name, text)| {
            let moved: String = text.lines().skip(1).map(|line| line.replace(SCHOOL, code) + "\n").collect();
            (*name, text.clone() + &moved)
        });
        own.collect()
    };
    let files = files();
    let outputs = score(&other_school(&files, "01611190130229"));
    assert_eq!(outputs.findings("student_in_two_schools"), 24, "{}", outputs.all_findings());
    assert_eq!(outputs.findings("conflicting_student_rows"), score(&files).findings("conflicting_student_rows"));
    assert_eq!(counts(&outputs, "ela_performance", "all"), counts(&score(&files), "ela_performance", "all"));
    assert!(!outputs.all_findings().contains("1000000001"));
    // Ids are an LEA's own: in another one they are other students.
    assert_eq!(score(&other_school(&files, "19647330106401")).findings("student_in_two_schools"), 0);
    // Nor is who is there in another year.
    let later: String =
        files[0].1.replace("2022-2023", "2023-24").replace("2022-23", "2023-24").replace(SCHOOL, "01611190130229");
    let years = [files[0].clone(), ("later.csv", later)];
    assert_eq!(score(&years).findings("student_in_two_schools"), 0);
}

/// Five thousand made-up rows of three LEAs with four schools each, counted in the plainest way.
#[test]
fn who_has_several_rows_is_found_whoever_it_is() {
    const SEED: u64 = 20;
    let mut state = SEED;
    let mut below = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let mut rows = "school_year,school_code,student_id,grade,days_enrolled,days_absent\n".to_owned();
    let mut schools: BTreeMap<(u64, u64), BTreeSet<u64>> = BTreeMap::new();
    let (mut again, mut students) = (0_usize, BTreeMap::<(u64, u64), usize>::new());
    for _ in 0..5_000 {
        let (lea, school, student) = (below(3), below(4), below(4_000));
        let _ = writeln!(rows, "2022-23,0{lea}61119013{school:04},{},4,180,9", 1_000_000_000 + student);
        if schools.entry((lea, school)).or_default().insert(student) {
            *students.entry((lea, student)).or_default() += 1;
        } else {
            again += 1;
        }
    }
    let elsewhere: usize = students.values().map(|schools| schools - 1).sum();
    assert!(again > 100 && elsewhere > 500, "seed {SEED}: {again} and {elsewhere} are too few to tell anything");
    let outputs = score(&[("rows.csv", rows)]);
    assert_eq!(outputs.findings("repeated_student_row"), again, "seed {SEED}");
    assert_eq!(outputs.findings("student_in_two_schools"), elsewhere, "seed {SEED}");
    let absence =
        |row: &BTreeMap<String, String>| row["indicator"] == "chronic_absenteeism" && row["student_group"] == "all";
    let measures = outputs.table("measures.csv");
    let counted = measures.iter().filter(|row| absence(row)).map(|row| row["denominator"].parse::<usize>().ok());
    assert_eq!(counted.sum::<Option<usize>>(), Some(schools.values().map(BTreeSet::len).sum()), "seed {SEED}");
}

#[test]
fn a_school_that_the_schools_file_does_not_list_is_named_once_a_file() {
    let mut files: Vec<(&'static str, String)> = files().into();
    files.push(("schools.csv", "school_code,school_name,school_type\n01611190130229,A school,high\n".to_owned()));
    let outputs = score(&files);
    assert_eq!(outputs.findings("school_not_listed"), 3, "{}", outputs.all_findings());
    files[3].1.push_str("01611190106401,Another,elementary\n");
    assert_eq!(score(&files).findings("school_not_listed"), 0);
    // Nothing to hold them against.
    files.pop();
    assert_eq!(score(&files).findings("school_not_listed"), 0);
}
