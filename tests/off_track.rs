//! Which students are off track, and why, worked by hand.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::report::OffTrackView;

const HEADER: &str = "school_year,lea_code,school_code,student_id,grade,english_learner,redesignated,days_enrolled,\
                      days_absent,ela_level,math_level,ela_scale_score,math_scale_score,a_g_complete,grade8_d_or_f\n";
const SCHOOL: &str = "99000010000001";
const OTHER: &str = "99000010000002";

/// Rows of year, school, id, grade and the rest in the order of the header.
fn view(rows: &[&str], kind: &str) -> (OffTrackView, String) {
    let row = |row: &&str| {
        let (year, rest) = row.split_once(',').expect("a year");
        format!("{year},9900001,{rest}\n")
    };
    let text = HEADER.to_owned() + &rows.iter().map(row).collect::<String>();
    let mut session = common::session([("students.csv", text.as_bytes())], 1 << 12);
    session.compute(Some("core-2015-16")).expect("a shipped methodology");
    let csv = session.off_track_csv("2015-16", SCHOOL, kind).expect("the school is there");
    (session.off_track("2015-16", SCHOOL, kind).expect("the school is there"), String::from_utf8(csv).expect("text"))
}

/// Of each student the id, and of each reason the kind, what is now and what was before.
type Told<'v> = Vec<(&'v str, Vec<(&'v str, &'v str, &'v str)>)>;

fn told(view: &OffTrackView) -> Told<'_> {
    (view.students.iter())
        .map(|own| {
            let reasons = own.reasons.iter().map(|one| (one.kind, one.now.as_str(), one.before.as_str())).collect();
            (own.student.as_str(), reasons)
        })
        .collect()
}

#[test]
fn a_tenth_of_the_days_is_absence_off_track_and_half_a_day_less_is_not() {
    let rows = [
        format!("2015-16,{SCHOOL},A,5,EO,,180,18,,,,,,"),
        format!("2015-16,{SCHOOL},B,5,EO,,180,17.5,,,,,,"),
        format!("2015-16,{SCHOOL},C,5,EO,,29,29,,,,,,"),
        format!("2015-16,{SCHOOL},D,5,EO,,30,3,,,,,,"),
        format!("2015-16,{OTHER},E,5,EO,,180,90,,,,,,"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (view, csv) = view(&rows, "");
    assert_eq!(told(&view), [("A", vec![("absent", "18", "180")]), ("D", vec![("absent", "3", "30")])]);
    assert_eq!(view.kinds, [2, 0, 0, 0, 0]);
    assert_eq!(csv.lines().count(), 3);
    assert!(csv.lines().skip(1).all(|line| line.starts_with("internal: contains student data,2015-16,")));
}

#[test]
fn a_d_or_f_and_a_g_courses_not_complete_in_grade_12() {
    let rows = [
        format!("2015-16,{SCHOOL},A,8,EO,,,,,,,,,Y"),
        format!("2015-16,{SCHOOL},B,8,EO,,,,,,,,,N"),
        format!("2015-16,{SCHOOL},C,12,EO,,,,,,,,N,"),
        format!("2015-16,{SCHOOL},D,11,EO,,,,,,,,N,"),
        format!("2015-16,{SCHOOL},E,12,EO,,,,,,,,Y,"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(told(&view(&rows, "").0), [("A", vec![("d_or_f", "", "")]), ("C", vec![("a_g", "", "")])]);
    assert_eq!(told(&view(&rows, "a_g").0), [("C", vec![("a_g", "", "")])]);
}

#[test]
fn an_english_learner_in_the_sixth_loaded_year_wherever_in_the_lea_and_not_re_designated() {
    let mut rows = Vec::new();
    for (at, year) in ["2010-11", "2011-12", "2012-13", "2013-14", "2014-15", "2015-16"].iter().enumerate() {
        let school = if at < 5 { OTHER } else { SCHOOL };
        rows.push(format!("{year},{school},A,{},EL,N,,,,,,,,", at + 1));
        // Re-designated in the sixth year; an English learner only from the second.
        rows.push(format!("{year},{SCHOOL},B,{},{},{},,,,,,,,", at + 1, if at < 5 { "EL" } else { "RFEP" }, "N"));
        if at > 0 {
            rows.push(format!("{year},{SCHOOL},C,{},EL,N,,,,,,,,", at + 1));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(told(&view(&rows, "").0), [("A", vec![("not_redesignated", "6", "")])]);
}

#[test]
fn a_score_twenty_points_below_last_years_and_a_level_where_there_are_no_scores() {
    let rows = [
        format!("2014-15,{SCHOOL},A,4,EO,,,,3,3,2500,2500,,"),
        format!("2015-16,{SCHOOL},A,5,EO,,,,2,2,2480,2481,,"),
        format!("2014-15,{SCHOOL},B,4,EO,,,,3,2,,,,"),
        format!("2015-16,{SCHOOL},B,5,EO,,,,3,1,,,,"),
        // Two years ago is not last year.
        format!("2013-14,{SCHOOL},C,3,EO,,,,4,4,,,,"),
        format!("2015-16,{SCHOOL},C,5,EO,,,,1,1,,,,"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let found = view(&rows, "").0;
    assert_eq!(told(&found), [("A", vec![("fell", "2480", "2500")]), ("B", vec![("fell", "1", "2")])]);
    let reason = |at: usize| (found.students[at].reasons[0].subject, found.students[at].reasons[0].levels);
    assert_eq!((reason(0), reason(1)), (("ela", false), ("math", true)));
}
