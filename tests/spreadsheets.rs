//! What spreadsheets and export programs do to files, one test a habit: read as meant, or said.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::Outputs;

const SCHOOL: &str = "01999990000001";
const HEADER: &str = "school_year,school_code,school_name,student_id,grade,days_enrolled,days_absent,suspensions,expulsions,\
ela_level,math_level";

/// Thirty rows of one school; `change` may rewrite the cells of a row.
fn rows(change: impl Fn(usize, &mut Vec<String>)) -> Vec<String> {
    let row = |n: usize| {
        let (suspended, absent) = (usize::from(n < 3), if n < 6 { 40 } else { 2 });
        let text = format!("2014-15,{SCHOOL},Harbor Elementary,{},4,180,{absent},{suspended},0,3,2", 1000 + n);
        let mut cells: Vec<String> = text.split(',').map(str::to_owned).collect();
        change(n, &mut cells);
        cells.join(",")
    };
    (0..30).map(row).collect()
}

fn file(header: &str, rows: &[String]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

fn score(text: &str) -> Outputs {
    common::score([("students.csv", text.as_bytes())], Some("core-2014-15"))
}

/// One cell of measures.csv for all students of the school.
fn measure(outputs: &Outputs, indicator: &str, column: &str) -> String {
    let of_all = |row: &std::collections::BTreeMap<String, String>| {
        row["school_code"] == SCHOOL && row["indicator"] == indicator && row["student_group"] == "all"
    };
    outputs
        .table("measures.csv")
        .into_iter()
        .find(of_all)
        .map(|mut row| row.remove(column).unwrap_or_default())
        .unwrap_or_default()
}

/// The same numbers as the plain file, and not a word but for notes.
fn reads_like_the_plain_file(text: &str) {
    let (plain, odd) = (score(&file(HEADER, &rows(|_, _| {}))), score(text));
    for name in ["index.csv", "measures.csv", "domains.csv"] {
        assert_eq!(odd.table(name), plain.table(name), "{name}\n{}", odd.all_findings());
    }
    assert!(odd.table("findings.csv").iter().all(|row| row["severity"] == "note"), "{}", odd.all_findings());
}

#[test]
fn a_line_that_names_the_separator() {
    reads_like_the_plain_file(&format!("sep=;\n{}", file(HEADER, &rows(|_, _| {})).replace(',', ";")));
}

#[test]
fn rows_of_nothing_but_separators_at_the_end() {
    reads_like_the_plain_file(&format!("{}{}", file(HEADER, &rows(|_, _| {})), ",,,,,,,,,,\n".repeat(200)));
}

#[test]
fn a_separator_at_the_end_of_every_row() {
    reads_like_the_plain_file(&file(HEADER, &rows(|_, cells| cells.push(String::new()))));
    reads_like_the_plain_file(&file(&format!("{HEADER},"), &rows(|_, _| {})));
    reads_like_the_plain_file(&file(&format!("{HEADER},"), &rows(|_, cells| cells.push(String::new()))));
}

#[test]
fn codes_wrapped_against_the_spreadsheet() {
    reads_like_the_plain_file(&file(HEADER, &rows(|_, cells| cells[1] = format!("=\"{SCHOOL}\""))));
    reads_like_the_plain_file(&file(HEADER, &rows(|_, cells| cells[1] = format!("'{SCHOOL}"))));
    reads_like_the_plain_file(&file(HEADER, &rows(|n, cells| cells[n % 11].push('\u{a0}'))));
}

#[test]
fn a_lost_leading_zero_splits_no_school() {
    let outputs = score(&file(
        HEADER,
        &rows(|n, cells| {
            if n % 2 == 0 {
                cells[1] = SCHOOL[1..].to_owned();
            }
        }),
    ));
    assert_eq!(outputs.table("index.csv").len(), 1, "{}", outputs.all_findings());
    assert_eq!(measure(&outputs, "suspension_expulsion", "denominator"), "30");
    assert_eq!(outputs.findings("lost_zero"), 1);
}

#[test]
fn parts_of_a_public_code_without_their_zeros() {
    let text = "Academic Year,Aggregate Level,County Code,District Code,School Code,School Name,District Name,Charter School,\
DASS,Reporting Category,ChronicAbsenteeismEligibleCumulativeEnrollment,ChronicAbsenteeismCount\n\
2023-24,S,1,61119,106401,Harbor,Estuary,N,N,TA,100,10\n2023-24,S,01,61119,0106401,Harbor,Estuary,N,N,RH,50,5\n";
    let outputs = common::score([("absence.csv", text.as_bytes())], None);
    let index = outputs.table("index.csv");
    assert_eq!(index.iter().map(|row| &*row["school_code"]).collect::<Vec<_>>(), ["01611190106401"]);
    assert_eq!(outputs.findings("lost_zero"), 1, "{}", outputs.all_findings());
}

#[test]
fn digits_lost_to_an_exponent_and_saved_again() {
    let outputs = score(&file(
        HEADER,
        &rows(|n, cells| {
            if n == 0 {
                cells[1] = "16112000000000".into();
            }
            if n == 1 {
                cells[3] = "1.23457E+09".into();
            }
        }),
    ));
    assert_eq!(outputs.findings("exponent_code"), 2, "{}", outputs.all_findings());
    assert_eq!(measure(&outputs, "suspension_expulsion", "denominator"), "28");
    assert!(!outputs.all_findings().contains("1.23457"), "a student's id is not shown");
}

#[test]
fn an_unreadable_suspension_is_not_a_clean_record() {
    let outputs = score(&file(
        HEADER,
        &rows(|n, cells| {
            if n < 3 {
                cells[7] = "N/A".into();
            }
        }),
    ));
    assert_eq!(measure(&outputs, "suspension_expulsion", "denominator"), "27", "{}", outputs.all_findings());
    assert_eq!(outputs.findings("bad_number"), 3);
}

#[test]
fn a_blank_suspension_is_no_event_and_yields_to_another_row() {
    let blank = rows(|n, cells| {
        if n >= 3 {
            cells[7].clear();
        }
    });
    assert_eq!(measure(&score(&file(HEADER, &blank)), "suspension_expulsion", "denominator"), "30");
    let half = |text: &str| -> String { file(HEADER, &rows(|_, cells| cells[7] = text.to_owned())) };
    let (blank, one) = (half(""), half("1"));
    for files in [[("a.csv", &blank), ("b.csv", &one)], [("a.csv", &one), ("b.csv", &blank)]] {
        let outputs = common::score(files.map(|(name, text)| (name, text.as_bytes())), Some("core-2014-15"));
        assert_eq!(measure(&outputs, "suspension_expulsion", "numerator"), "30", "{}", outputs.all_findings());
        assert_eq!(outputs.findings("conflicting_student_rows"), 0);
    }
}

#[test]
fn a_blank_school_year_is_said() {
    let outputs = score(&file(
        HEADER,
        &rows(|n, cells| {
            if n == 5 {
                cells[0].clear();
            }
        }),
    ));
    assert_eq!(outputs.findings("year_unstated"), 1, "{}", outputs.all_findings());
    assert_eq!(outputs.table("index.csv").len(), 2);
}

#[test]
fn lines_that_end_in_cr_alone_are_counted() {
    let text = file(
        HEADER,
        &rows(|n, cells| {
            if n == 9 {
                cells[5] = "x".into();
            }
        }),
    );
    let outputs = score(&text.replace('\n', "\r"));
    let found = outputs.table("findings.csv").into_iter().find(|row| row["kind"] == "bad_number").expect("a finding");
    assert_eq!(found["line"], "11");
}

#[test]
fn a_quotation_mark_that_swallows_rows() {
    let outputs = score(&file(
        HEADER,
        &rows(|n, cells| match n {
            5 => cells[2] = "\"Harbor".into(),
            15 => cells[2] = "Harbor\"".into(),
            _ => {}
        }),
    ));
    let found = outputs.table("findings.csv").into_iter().find(|row| row["kind"] == "runs_over_lines");
    assert_eq!(found.expect("a finding")["line"], "7", "{}", outputs.all_findings());
}

#[test]
fn two_columns_that_mean_the_same() {
    let outputs = score(&file(&format!("{HEADER},days absent"), &rows(|_, cells| cells.push("0".into()))));
    assert_eq!(outputs.findings("doubled_column"), 1, "{}", outputs.all_findings());
    assert_eq!(measure(&outputs, "chronic_absenteeism", "numerator"), "6");
}

#[test]
fn a_file_without_a_header_is_not_quoted() {
    let outputs = score(&file(&rows(|_, _| {})[0], &rows(|_, _| {})));
    assert_eq!(outputs.findings("unknown_layout"), 1, "{}", outputs.all_findings());
    assert!(!outputs.all_findings().contains("1000"), "a student's id is not shown");
}

#[test]
fn a_name_that_a_spreadsheet_would_compute() {
    let outputs = score(&file(HEADER, &rows(|_, cells| cells[2] = "=1+1".into())));
    assert_eq!(outputs.table("index.csv")[0]["school_name"], "'=1+1");
}

#[test]
fn percent_where_a_proportion_is_meant() {
    let measures = format!(
        "school_year,school_code,indicator,student_group,numerator,denominator,value\n\
2014-15,{SCHOOL},chronic_absenteeism,all,,120,45\n2014-15,{SCHOOL},ela_distance,all,12,30,\n\
2014-15,{SCHOOL},math_performance,all,5,20,\n2014-15,{SCHOOL},math_performance,all,,20,0.25\n\
2014-15,{SCHOOL},ela_performance,all,5,,\n"
    );
    let outputs = common::score([("measures.csv", measures.as_bytes())], Some("core-2014-15"));
    assert_eq!(outputs.findings("wrong_unit"), 2, "{}", outputs.all_findings());
    assert_eq!(measure(&outputs, "chronic_absenteeism", "state"), "missing");
    // 5 of 20 and 0.25 over 20 are one cell; half a count is none.
    assert_eq!(measure(&outputs, "math_performance", "numerator"), "5");
    assert_eq!(outputs.findings("unequal_cells"), 0);
    assert_eq!(outputs.findings("incomplete_cell"), 1);
}

#[test]
fn a_file_given_twice_is_told_once_and_counted_once() {
    let text = file(
        HEADER,
        &rows(|n, cells| {
            if n == 0 {
                cells[5] = "x".into();
            }
        }),
    );
    let once = score(&text);
    let files = [("students.csv", text.as_bytes()), ("copy.csv", text.as_bytes()), ("students.csv", text.as_bytes())];
    let twice = common::score(files, Some("core-2014-15"));
    assert_eq!(twice.bytes("measures.csv"), once.bytes("measures.csv"));
    assert_eq!(twice.findings("bad_number"), 1, "{}", twice.all_findings());
    assert_eq!(twice.findings("same_file_twice"), 2, "{}", twice.all_findings());
}
