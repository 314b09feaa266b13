//! One school over the years: where a line through them must break. And how schools spread, by group as well.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;

use sqii::report::{History, HistoryBreak, HistoryLine, SpreadOf};
use sqii::session::Session;

const SCHOOL: &str = "99000020000001";
const MEASURES: &str =
    "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

fn read(files: &[(&str, String)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.open(name);
        session.push(text.as_bytes()).expect("the file is open");
        session.close().expect("the file is open");
    }
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

/// A `measures` file: year, school, indicator, group, numerator, denominator.
fn measures(rows: &[(&str, &str, &str, &str, u32, u32)]) -> String {
    let row = |(year, school, indicator, group, numerator, denominator): &(&str, &str, &str, &str, u32, u32)| {
        format!("{year},9900002,Harbor,{school},Harbor Elementary,{indicator},{group},{numerator},{denominator},,\n")
    };
    MEASURES.to_owned() + &rows.iter().map(row).collect::<String>()
}

const SCHOOLS: &str =
    "school_code,school_type\n99000020000001,elementary\n99000020000002,elementary\n99000020000003,high\n";

fn schools() -> (&'static str, String) {
    ("schools.csv", SCHOOLS.to_owned())
}

fn history(files: &[(&str, String)]) -> History {
    read(files).history(SCHOOL).expect("the school is loaded")
}

fn line<'h>(history: &'h History, id: &str) -> &'h HistoryLine {
    history.lines.iter().find(|line| line.id == id).expect("a line")
}

fn values(line: &HistoryLine) -> Vec<&str> {
    line.points.iter().map(|point| point.value.as_str()).collect()
}

#[test]
fn years_that_follow_each_other_and_were_counted_alike_are_joined() {
    let rows = [2017, 2018, 2019].map(|spring| format!("{}-{}", spring - 1, spring % 100));
    let rows: Vec<_> = rows.iter().map(|y| (y.as_str(), SCHOOL, "chronic_absenteeism", "all", 10, 100)).collect();
    let history = history(&[("measures.csv", measures(&rows)), schools()]);
    let line = line(&history, "chronic_absenteeism");
    assert_eq!(values(line), ["10.0", "10.0", "10.0"]);
    assert_eq!(line.breaks, []);
    assert_eq!(history.years.iter().map(|y| y.spring).collect::<Vec<_>>(), [2017, 2018, 2019]);
}

#[test]
fn a_year_that_is_missing_breaks_the_line() {
    let rows = ["2018-19", "2020-21"].map(|year| (year, SCHOOL, "chronic_absenteeism", "all", 10, 100));
    let history = history(&[("measures.csv", measures(&rows)), schools()]);
    assert_eq!(
        line(&history, "chronic_absenteeism").breaks,
        [HistoryBreak { from: 0, to: 1, reasons: vec!["missing_year"] }]
    );
}

#[test]
fn too_few_students_in_a_year_break_the_line_as_a_missing_year() {
    let rows = [("2016-17", 100), ("2017-18", 15), ("2018-19", 100)]
        .map(|(year, of)| (year, SCHOOL, "chronic_absenteeism", "all", 10, of));
    let history = history(&[("measures.csv", measures(&rows)), schools()]);
    let line = line(&history, "chronic_absenteeism");
    assert_eq!(values(line), ["10.0", "", "10.0"]);
    assert_eq!(line.points[1].state, "too_few");
    assert_eq!(line.breaks.iter().map(|b| (b.from, b.to)).collect::<Vec<_>>(), [(0, 2)]);
}

#[test]
fn a_new_test_breaks_the_line_of_californias_schools_and_of_no_others() {
    let rows = |school| ["2013-14", "2014-15"].map(|year| (year, school, "ela_performance", "all", 40, 100));
    let california = history(&[("measures.csv", measures(&rows(SCHOOL))), schools()]);
    assert_eq!(line(&california, "ela_performance").breaks[0].reasons, ["new_test"]);
    let session = read(&[("measures.csv", measures(&rows("harbor-1")))]);
    let elsewhere = session.history("harbor-1").expect("the school is loaded");
    assert_eq!(line(&elsewhere, "ela_performance").breaks, []);
}

#[test]
fn who_counted_a_year_matters_and_breaks_index_and_domain_too() {
    let mut students =
        "school_year,school_code,student_id,grade,days_enrolled,days_absent,suspensions,ela_level,math_level\n"
            .to_owned();
    for n in 0..40 {
        let _ = writeln!(students, "2016-17,{SCHOOL},{n},3,180,{},0,3,3", if n < 4 { 40 } else { 2 });
    }
    let counted = ["chronic_absenteeism", "ela_performance", "math_performance", "suspension_expulsion"]
        .map(|indicator| ("2017-18", SCHOOL, indicator, "all", 4, 40));
    let history = history(&[("students.csv", students), ("measures.csv", measures(&counted)), schools()]);
    assert_eq!(line(&history, "chronic_absenteeism").breaks[0].reasons, ["other_source"]);
    let index = line(&history, "index");
    assert!(index.points.iter().all(|point| !point.value.is_empty()), "{index:?}");
    assert_eq!(index.breaks[0].reasons, ["other_source"]);
    assert_eq!(line(&history, "academic").breaks[0].reasons, ["other_source"]);
}

#[test]
fn an_index_of_other_indicators_is_not_joined() {
    let four = ["ela_performance", "math_performance", "chronic_absenteeism", "suspension_expulsion"];
    let of = |year, indicators: &[&'static str]| {
        indicators.iter().map(|i| (year, SCHOOL, *i, "all", 40, 100)).collect::<Vec<_>>()
    };
    let rows = [of("2016-17", &four), of("2017-18", &four), of("2018-19", &four[..3])].concat();
    let history = history(&[("measures.csv", measures(&rows)), schools()]);
    let index = line(&history, "index");
    assert_eq!(
        index.breaks.iter().map(|b| (b.from, b.to, b.reasons.as_slice())).collect::<Vec<_>>(),
        [(1, 2, ["other_indicators"].as_slice())]
    );
    let domain = &line(&history, "academic").points[0];
    assert!(!domain.of.is_empty() && !domain.possible.is_empty() && !domain.value.is_empty());
}

#[test]
fn schools_spread_and_one_of_them_is_marked() {
    let other = "99000020000002";
    let rows = [
        ("2017-18", SCHOOL, "chronic_absenteeism", "all", 10, 100),
        ("2017-18", SCHOOL, "chronic_absenteeism", "foster", 9, 30),
        ("2017-18", other, "chronic_absenteeism", "all", 20, 100),
        ("2017-18", other, "chronic_absenteeism", "foster", 2, 12),
    ];
    let high = [("all", 100), ("foster", 30)]
        .map(|(group, of)| ("2017-18", "99000020000003", "graduation_4yr", group, 20, of));
    let session = read(&[("measures.csv", measures(&[rows.as_slice(), &high].concat())), schools()]);
    let asked = SpreadOf { year: "2017-18", id: "chronic_absenteeism", group: "all", school_type: "", school: SCHOOL };
    let spread = session.spread(&asked).expect("the school is loaded");
    assert_eq!((spread.schools, spread.reported, spread.here.as_str()), (2, 2, "10.0"));
    assert_eq!(
        (spread.low.as_str(), spread.high.as_str(), spread.school_type.as_str()),
        ("10.0", "20.0", "elementary")
    );
    assert_eq!(spread.bins.iter().filter(|bin| bin.here).map(|bin| bin.schools).sum::<usize>(), 1);

    let group = session.group("2017-18", "foster", "chronic_absenteeism").expect("computed");
    let states = |id: &str| {
        let own = group.indicators.iter().find(|own| own.id == id).expect("an indicator");
        ["reported", "too_few", "missing"].map(|state| own.states[state])
    };
    assert_eq!(states("chronic_absenteeism"), [1, 1, 1]);
    assert_eq!(states("graduation_4yr"), [1, 0, 0], "an elementary school lacks no graduation");
    assert_eq!(group.schools.value, ["30.0", ""]);
    assert_eq!(group.schools.needed, ["", "20"]);
    assert_eq!(group.across.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["all", "foster"]);
}

#[test]
fn status_stands_against_growth_where_growth_is_loaded() {
    let mut text = measures(&[("2017-18", SCHOOL, "ela_performance", "all", 45, 100)]);
    assert!(read(&[("measures.csv", text.clone())]).against("2017-18").expect("computed").is_empty());
    let _ = writeln!(text, "2017-18,9900002,Harbor,{SCHOOL},Harbor Elementary,ela_growth,all,,100,57.5,");
    let pairs = read(&[("measures.csv", text)]).against("2017-18").expect("computed");
    let [pair] = pairs.as_slice() else { panic!("one subject, not {}", pairs.len()) };
    assert_eq!(
        (pair.x.as_slice(), pair.y.as_slice()),
        (["45.0".to_owned()].as_slice(), ["57.5".to_owned()].as_slice())
    );
    assert_eq!((pair.status.unit, pair.growth.middle.as_str()), ("percent", "57.5"));
}
