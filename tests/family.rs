//! The family view: what it says of a school, and what it keeps to itself.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;

use sqii::model::State;
use sqii::report::{Family, FamilyFinding};
use sqii::session::Session;

const SCHOOL: &str = "99000020000001";
const HEADER: &str =
    "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

/// A `measures` file of one elementary school: year, indicator, group, then `numerator,denominator,value,state`.
fn family(year: &str, methodology: &str, rows: &[(&str, &str, &str, &str)]) -> Family {
    let mut measures = HEADER.to_owned();
    for (year, indicator, group, cell) in rows {
        writeln!(measures, "{year},9900002,Harbor,{SCHOOL},Harbor Elementary,{indicator},{group},{cell}")
            .expect("text");
    }
    let schools = "school_code,school_type\n99000020000001,elementary\n".to_owned();
    let mut session = Session::new();
    for (name, text) in [("measures.csv", measures), ("schools.csv", schools)] {
        session.open(name);
        session.push(text.as_bytes()).expect("the file is open");
        session.close().expect("the file is open");
    }
    session.compute(Some(methodology)).expect("a shipped methodology");
    session.family(year, SCHOOL).expect("the school is loaded")
}

fn this_year(rows: &[(&str, &str, &str)]) -> Family {
    let rows: Vec<_> = rows.iter().map(|(indicator, group, cell)| ("2023-24", *indicator, *group, *cell)).collect();
    family("2023-24", "core-2014-15", &rows)
}

fn finding<'f>(family: &'f Family, indicator: &str) -> &'f FamilyFinding {
    let mut all = family.topics.iter().flat_map(|topic| &topic.findings);
    all.find(|finding| finding.indicator == indicator).expect("a finding")
}

fn arg<'s>(sentence: &'s sqii::report::Sentence, name: &str) -> &'s str {
    sentence.args.get(name).map_or("", String::as_str)
}

#[test]
fn a_share_is_told_in_whole_students_of_a_hundred_with_its_level() {
    let family = this_year(&[("math_performance", "all", "95,200,,")]);
    let math = finding(&family, "math_performance");
    assert_eq!(math.says.id, "says-math_performance");
    assert_eq!(arg(&math.says, "share"), "48", "47.5 is rounded once");
    assert_eq!((math.share.as_str(), math.level, math.band, math.students.as_str()), ("48", 5, "average", "200"));
    assert_eq!(family.topics.iter().map(|topic| topic.id).collect::<Vec<_>>(), ["math"]);
}

#[test]
fn nobody_and_everybody_are_not_told_apart_from_few_and_nearly_all() {
    for (numerator, share, dots) in [
        (0, "few", "0"),
        (3, "few", "0"),
        (4, "1", "1"),
        (396, "99", "99"),
        (397, "nearly-all", "100"),
        (400, "nearly-all", "100"),
    ] {
        let cell = format!("{numerator},400,,");
        let family = this_year(&[("math_performance", "all", &cell)]);
        let math = finding(&family, "math_performance");
        assert_eq!((arg(&math.says, "share"), math.share.as_str()), (share, dots), "{numerator} of 400");
    }
}

#[test]
fn a_distance_is_told_as_points_above_or_below_the_standard() {
    let rows = |value: &str| vec![("2023-24", "ela_distance", "all", value.to_owned())];
    for (value, points, side) in [("-61.5", "62", "below"), ("12.4", "12", "above"), ("-0.4", "0", "at")] {
        let rows = rows(&format!(",240,{value},"));
        let rows: Vec<_> = rows.iter().map(|(y, i, g, c)| (*y, *i, *g, c.as_str())).collect();
        let family = family("2023-24", "california-public", &rows);
        let reading = finding(&family, "ela_distance");
        assert_eq!((arg(&reading.says, "points"), arg(&reading.says, "side")), (points, side));
    }
}

#[test]
fn a_change_says_more_or_less_and_whether_that_is_better() {
    let of = |then: &str, now: &str| {
        let rows = [("2022-23", "chronic_absenteeism", "all", then), ("2023-24", "chronic_absenteeism", "all", now)];
        let family = family("2023-24", "core-2014-15", &rows);
        let change = finding(&family, "chronic_absenteeism").change.clone().expect("the year before is loaded");
        assert_eq!((family.before.as_str(), change.id.as_str()), ("2022-23", "change-percent"));
        ["side", "count", "turn"].map(|name| arg(&change, name).to_owned())
    };
    assert_eq!(of("30,200,,", "40,200,,"), ["more", "5", "worse"], "absence is better when less");
    assert_eq!(of("40,200,,", "30,200,,"), ["less", "5", "better"]);
    assert_eq!(of("40,200,,", "40,201,,")[0], "same");
}

#[test]
fn years_that_do_not_follow_each_other_are_not_compared() {
    let rows =
        [("2021-22", "chronic_absenteeism", "all", "30,200,,"), ("2023-24", "chronic_absenteeism", "all", "40,200,,")];
    let family = family("2023-24", "core-2014-15", &rows);
    assert_eq!((family.before.as_str(), family.years.len()), ("", 2));
    assert_eq!(finding(&family, "chronic_absenteeism").change, None);
}

#[test]
fn a_year_of_ten_students_is_not_told_by_its_difference() {
    let rows =
        [("2022-23", "chronic_absenteeism", "all", "3,10,,"), ("2023-24", "chronic_absenteeism", "all", "40,200,,")];
    let family = family("2023-24", "core-2014-15", &rows);
    assert_eq!(finding(&family, "chronic_absenteeism").change, None);
}

#[test]
fn groups_two_levels_below_all_students_are_named_and_others_are_not() {
    let family = this_year(&[
        ("math_performance", "all", "100,200,,"),
        ("math_performance", "hispanic", "33,80,,"),
        ("math_performance", "white", "67,120,,"),
        ("math_performance", "english_learners", "8,40,,"),
        ("math_performance", "students_with_disabilities", "5,50,,"),
    ]);
    let math = finding(&family, "math_performance");
    let named: Vec<_> = math.behind.iter().map(|group| (group.group, arg(&group.says, "share"))).collect();
    assert_eq!(named, [("students_with_disabilities", "10"), ("english_learners", "20")]);
    assert_eq!(math.hidden, 0);
}

#[test]
fn a_group_that_all_but_ten_are_in_is_hidden_because_the_ten_would_show() {
    let rows = |english| {
        this_year(&[("math_performance", "all", "100,200,,"), ("math_performance", "english_learners", english)])
    };
    assert_eq!(finding(&rows("20,189,,"), "math_performance").behind.len(), 1);
    let hidden = rows("20,190,,");
    let math = finding(&hidden, "math_performance");
    assert_eq!((math.behind.len(), math.hidden), (0, 1));
}

#[test]
fn one_small_race_takes_a_second_with_it() {
    let family = this_year(&[
        ("math_performance", "all", "100,165,,"),
        ("math_performance", "asian", "5,5,,"),
        ("math_performance", "hispanic", "6,60,,"),
        ("math_performance", "white", "89,100,,"),
    ]);
    let math = finding(&family, "math_performance");
    assert_eq!((math.behind.len(), math.hidden), (0, 2), "the Hispanic group would give the five away");
}

#[test]
fn what_is_not_known_is_told_with_its_reason_and_no_number() {
    let family = this_year(&[
        ("ela_performance", "all", ",,,suppressed"),
        ("math_performance", "all", "9,15,,"),
        ("suspension_expulsion", "all", "9,200,,"),
    ]);
    let why = |reason| family.unknown.iter().find(|unknown| unknown.reason == reason).map(|u| u.indicators.join(" "));
    assert_eq!(why(State::Suppressed).as_deref(), Some("ela_performance"));
    assert_eq!(why(State::TooFew).as_deref(), Some("math_performance"));
    assert_eq!(why(State::Missing).as_deref(), Some("el_redesignation chronic_absenteeism"));
    assert_eq!((family.index.as_str(), family.no_index), ("", "points_base"));
    let text = serde_json::to_string(&family.topics).expect("plain data");
    assert!(!text.contains("\"15\""), "{text}");
}

#[test]
fn growth_is_missed_wherever_there_are_results() {
    let family = this_year(&[("math_performance", "all", "100,200,,")]);
    let missing = family.unknown.iter().find(|unknown| unknown.reason == State::Missing).expect("something is missing");
    assert!(missing.indicators.contains(&"math_growth".to_owned()), "{missing:?}");
    assert!(!missing.indicators.contains(&"ela_growth".to_owned()), "{missing:?}");
}
