//! Goals over the years, from files to verdicts (methodology.md, rules 14 and 15).
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;

use sqii::judge::goals::{Judge, SchoolGoals, Verdict, Why};
use sqii::model::Ratio;
use sqii::session::Session;

const ONE: &str = "harbor-1";
const MEASURES: &str =
    "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

/// Elementary schools without a code of California's, whose published breaks do not hold for them.
fn read(rows: &str, schools: &str) -> Session {
    let mut session = Session::new();
    for (name, text) in [("measures.csv", format!("{MEASURES}{rows}")), ("schools.csv", schools.to_owned())] {
        session.open(name);
        session.push(text.as_bytes()).expect("the file is open");
        session.close().expect("the file is open");
    }
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    the_verdicts_alone_are_the_same(&session);
    session
}

/// Of every school and year read here.
fn the_verdicts_alone_are_the_same(session: &Session) {
    let mut judge = Judge::new(session.last_results().expect("computed")).expect("the preset has goals");
    for (at, alone) in session.verdicts().expect("computed").iter().enumerate() {
        let SchoolGoals { index, success, .. } = judge.school(at);
        assert_eq!((alone.goal, alone.success), (index.verdict, success.verdict), "school {at}");
    }
}

const ELEMENTARY: &str = "school_code,school_type\nharbor-1,elementary\nharbor-2,elementary\n";

/// A school and year in which so many of 100 meet each of the four indicators' standard, without groups.
fn year(school: &str, year: &str, counts: [u32; 4]) -> String {
    let indicators = ["ela_performance", "math_performance", "chronic_absenteeism", "suspension_expulsion"];
    let row = |(id, count): (&str, u32)| format!("{year},h,Harbor,{school},Harbor,{id},all,{count},100,,\n");
    indicators.into_iter().zip(counts).map(row).collect()
}

/// Those lines of a text that fit.
fn lines(text: &str, fits: impl Fn(&str) -> bool) -> String {
    text.split_inclusive('\n').filter(|line| fits(line)).collect()
}

/// The group's and all students' counts of a subject.
fn subject(year: &str, id: &str, all: [u32; 2], group: [u32; 2]) -> String {
    let row = |name: &str, [n, of]: [u32; 2]| format!("{year},h,Harbor,{ONE},Harbor,{id},{name},{n},{of},,\n");
    row("all", all) + &row("english_learners", group)
}

fn goals(session: &Session, year: &str, school: &str) -> SchoolGoals {
    let results = session.last_results().expect("computed");
    let year = sqii::model::SchoolYear::parse(year).expect("a year");
    let at = results.records.find(year, school).expect("a school of the files");
    Judge::new(results).expect("the preset has goals").school(at)
}

fn goal(session: &Session, year: &str) -> Verdict {
    goals(session, year, ONE).index.verdict
}

fn points(whole: i128) -> Ratio {
    whole.into()
}

#[test]
fn a_gain_of_two_points_in_one_year_or_four_in_two_meets_the_goal() {
    // English carries 30 points: one level more is 3 of them.
    let rows = year(ONE, "2016-17", [45, 45, 12, 2]) + &year(ONE, "2017-18", [55, 45, 12, 2]);
    let session = read(&(rows.clone() + &year(ONE, "2018-19", [55, 45, 12, 2])), ELEMENTARY);
    assert_eq!(goal(&session, "2016-17"), Verdict::NotMet, "a first year has only the first branch");
    assert_eq!(goal(&session, "2017-18"), Verdict::Met);
    // Three over two years are less than four.
    assert_eq!(goal(&session, "2018-19"), Verdict::NotMet);
    let missed = goals(&session, "2018-19", ONE).index;
    assert_eq!(missed.short, Some(points(1)));
    assert_eq!(missed.ways.iter().map(|way| way.kind).collect::<Vec<_>>(), ["at_least", "gain_over", "gain_over"]);
    let session = read(&(rows + &year(ONE, "2018-19", [55, 45, 11, 2])), ELEMENTARY);
    assert_eq!(goal(&session, "2018-19"), Verdict::NotMet, "the same level is the same index");
}

#[test]
fn ninety_meets_the_goal_without_a_gain() {
    let session = read(&year(ONE, "2016-17", [90, 90, 3, 0]), ELEMENTARY);
    let goals = goals(&session, "2016-17", ONE);
    assert_eq!((goals.index.verdict, goals.index.value), (Verdict::Met, Some(points(100))));
}

#[test]
fn years_with_other_indicators_are_compared_on_what_both_have() {
    // Absence rose to level 10 in the second year, and was not there in the first: no gain comes of it.
    let first = lines(&year(ONE, "2016-17", [45, 45, 12, 2]), |line| !line.contains("chronic"));
    let session = read(&(first + &year(ONE, "2017-18", [45, 45, 1, 2])), ELEMENTARY);
    let found = goals(&session, "2017-18", ONE).index;
    assert_eq!(found.verdict, Verdict::NotMet);
    assert_eq!((found.ways[1].before, Some(found.ways[1].now)), (found.before, found.before));
    assert_ne!(found.value, found.before, "the index itself did rise");
}

#[test]
fn too_little_in_common_is_not_judged() {
    // 30 + 26.67 points each year; what both have is mathematics, with 30.
    let keep = |text: &str, ids: &[&str]| lines(text, |line| ids.iter().any(|id| line.contains(id)));
    let first = keep(&year(ONE, "2016-17", [45, 45, 12, 2]), &["ela", "math"]);
    let second = keep(&year(ONE, "2017-18", [45, 45, 12, 2]), &["math", "chronic", "suspension"]);
    let session = read(&(first + &second), ELEMENTARY);
    assert_eq!(goal(&session, "2017-18"), Verdict::NotJudged(Why::CommonBase));
}

#[test]
fn a_school_that_closed_opened_or_changed_its_type() {
    let rows = year(ONE, "2016-17", [45, 45, 12, 2]) + &year("harbor-2", "2017-18", [45, 45, 12, 2]);
    let session = read(&rows, ELEMENTARY);
    let results = session.last_results().expect("computed");
    assert_eq!(results.summaries.len(), 2, "a closed school has no later year, a new one no earlier");
    assert_eq!(goals(&session, "2017-18", "harbor-2").index.verdict, Verdict::NotMet);
    // Grades give the type of the year: elementary, then a span.
    let students = |year: &str, grades: [u32; 2]| {
        let mut rows = String::new();
        for n in 0..60 {
            let _ = writeln!(rows, "{year},{ONE},{n},{},180,2,0,3,3", grades[n % 2]);
        }
        rows
    };
    let header =
        "school_year,school_code,student_id,grade,days_enrolled,days_absent,suspensions,ela_level,math_level\n";
    let mut session = Session::new();
    session.open("students.csv");
    let text = header.to_owned() + &students("2016-17", [3, 4]) + &students("2017-18", [3, 8]);
    session.push(text.as_bytes()).expect("the file is open");
    session.close().expect("the file is open");
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    let way = goals(&session, "2017-18", ONE).index.ways.swap_remove(1);
    assert_eq!(way.verdict, Verdict::NotJudged(Why::OtherType));
}

#[test]
fn an_alternative_school_has_its_goal_and_no_recognition() {
    let rows = year(ONE, "2016-17", [95, 95, 1, 0]);
    let session = read(&rows, "school_code,school_type,alternative\nharbor-1,elementary,Y\n");
    let goals = goals(&session, "2016-17", ONE);
    assert_eq!((goals.index.verdict, goals.success.verdict), (Verdict::Met, Verdict::NotJudged(Why::Alternative)));
}

/// Two years with English learners: (all, group) of a hundred and forty in both subjects.
fn with_gap(before: (u32, u32), after: (u32, u32)) -> Session {
    let mut rows = String::new();
    for (name, (all, group)) in [("2016-17", before), ("2017-18", after)] {
        rows += &lines(&year(ONE, name, [0, 0, 12, 2]), |line| !line.contains("performance"));
        for id in ["ela_performance", "math_performance"] {
            rows += &subject(name, id, [all, 100], [group, 40]);
        }
    }
    read(&rows, ELEMENTARY)
}

fn conditions(session: &Session) -> Vec<Verdict> {
    goals(session, "2017-18", ONE).success.conditions.iter().map(|condition| condition.verdict).collect()
}

#[test]
fn great_success_needs_the_goal_a_rise_a_smaller_gap_and_the_middle() {
    // English learners 8 of 40, then 16; all others 42 of 60, then 44: the gap shrinks from 50 to 33 1/3.
    let session = with_gap((50, 8), (60, 16));
    assert_eq!(conditions(&session), [Verdict::Met; 4]);
    let found = goals(&session, "2017-18", ONE);
    assert_eq!(found.success.verdict, Verdict::Met);
    assert_eq!((found.beside.gaps.verdict, found.beside.gaps.before), (Verdict::Met, Some(points(50))));
    assert_eq!(found.beside.achievement.value, Some(points(60)));
    let kept: Vec<Verdict> = session.verdicts().expect("computed").iter().map(|verdicts| verdicts.success).collect();
    assert_eq!(kept, [Verdict::NotMet, Verdict::Met], "of both years");
}

#[test]
fn a_gap_that_shrinks_because_the_others_fell_is_no_success() {
    // The group stays at 8 of 40, then 7; the others fall from 42 of 60 to 33.
    let session = with_gap((50, 8), (40, 7));
    assert_eq!(conditions(&session)[2], Verdict::NotMet);
    assert_eq!(goals(&session, "2017-18", ONE).success.verdict, Verdict::NotMet);
}

#[test]
fn without_a_gap_great_success_is_not_judged() {
    let rows = year(ONE, "2016-17", [45, 45, 12, 2]) + &year(ONE, "2017-18", [55, 55, 9, 2]);
    let session = read(&rows, ELEMENTARY);
    let found = goals(&session, "2017-18", ONE).success;
    assert_eq!(found.verdict, Verdict::NotJudged(Why::NoGap));
}

#[test]
fn below_the_middle_of_its_type_is_no_success() {
    let mut rows = String::new();
    for (name, counts) in [("2016-17", [95, 95, 1, 0]), ("2017-18", [95, 95, 1, 0])] {
        rows += &year("harbor-2", name, counts);
    }
    for (name, (all, group)) in [("2016-17", (50, 8)), ("2017-18", (60, 16))] {
        for id in ["ela_performance", "math_performance"] {
            rows += &subject(name, id, [all, 100], [group, 40]);
        }
    }
    let session = read(&rows, ELEMENTARY);
    assert_eq!(conditions(&session), [Verdict::Met, Verdict::Met, Verdict::Met, Verdict::NotMet]);
}

#[test]
fn the_lowest_racial_or_ethnic_group_is_last_years() {
    let race =
        |year: &str, id: &str, group: &str, n: u32| format!("{year},h,Harbor,{ONE},Harbor,{id},{group},{n},30,,\n");
    let mut rows = year(ONE, "2016-17", [50, 50, 12, 2]) + &year(ONE, "2017-18", [55, 55, 12, 2]);
    // Asian students were lowest and are not any more; white students are now.
    for id in ["ela_performance", "math_performance"] {
        rows += &(race("2016-17", id, "asian", 6) + &race("2016-17", id, "white", 12));
        rows += &(race("2017-18", id, "asian", 15) + &race("2017-18", id, "white", 9));
    }
    let session = read(&rows, ELEMENTARY);
    let gaps = goals(&session, "2017-18", ONE).beside.gaps;
    // 44 of 70 less 6 of 30; then 40 of 70 less 15 of 30.
    assert_eq!((gaps.verdict, gaps.before), (Verdict::Met, Some(Ratio::new(42_857_142_857, 1_000_000_000))));
    assert_eq!(gaps.value, Some(Ratio::new(7_142_857_143, 1_000_000_000)));
}

#[test]
fn rows_in_another_order_change_no_verdict() {
    let text = year(ONE, "2016-17", [45, 45, 12, 2]) + &year("harbor-2", "2016-17", [50, 40, 12, 2]);
    let text = text + &year(ONE, "2017-18", [55, 45, 12, 2]) + &year("harbor-2", "2017-18", [50, 30, 12, 2]);
    let forwards = read(&text, ELEMENTARY);
    let backwards: String = text.split_inclusive('\n').rev().collect();
    let backwards = read(&backwards, ELEMENTARY);
    assert_eq!(forwards.verdicts().expect("computed"), backwards.verdicts().expect("computed"));
}

#[test]
fn missing_a_way_by_a_thousandth_is_missing_it() {
    // English rises one level: exactly three points, from 88.666… or so far below ninety.
    let rows = year(ONE, "2016-17", [45, 45, 12, 2]) + &year(ONE, "2017-18", [55, 45, 12, 2]);
    let asked = |from: &str, to: &str| {
        let text = sqii::methodology::presets().iter().find(|p| p.id == "core-2014-15").expect("shipped").text();
        assert!(text.contains(from), "{from}");
        let mut session = Session::new();
        let own = text.replace(from, to);
        for (name, text) in
            [("own.toml", own), ("measures.csv", format!("{MEASURES}{rows}")), ("schools.csv", ELEMENTARY.to_owned())]
        {
            session.open(name);
            session.push(text.as_bytes()).expect("the file is open");
            session.close().expect("the file is open");
        }
        session.compute(Some("core-2014-15")).expect("the file's methodology");
        goals(&session, "2017-18", ONE).index
    };
    let two = "{ years = 1, points = \"2\" }";
    assert_eq!(asked(two, "{ years = 1, points = \"3\" }").verdict, Verdict::Met);
    let missed = asked(two, "{ years = 1, points = \"3.001\" }");
    assert_eq!((missed.verdict, missed.short), (Verdict::NotMet, Some(Ratio::new(1, 1000))));
    // The same of the first way: what there is, and a thousandth more.
    let value = missed.value.expect("an index");
    let thousandths = value * points(1000);
    assert!(thousandths.is_integer() || *thousandths.denom() == 3, "{thousandths}");
    let floor = thousandths.floor().to_integer();
    let at_least = |thousandths: i128| {
        let level = format!("at_least = \"{}.{:03}\"", thousandths / 1000, thousandths % 1000);
        let text = format!("index = {{ any_of = [{{ {level} }}");
        asked("index = { any_of = [{ at_least = \"90\" }", &text).ways[0].verdict
    };
    assert_eq!((at_least(floor), at_least(floor + 1)), (Verdict::Met, Verdict::NotMet));
}

#[test]
fn four_points_in_two_years_meet_the_goal_where_the_last_year_alone_does_not() {
    // Six points of English and mathematics; then three of English are lost, and two of absence gained: five in two years.
    let rows = year(ONE, "2016-17", [45, 45, 12, 2]) + &year(ONE, "2017-18", [55, 55, 12, 2]);
    let session = read(&(rows + &year(ONE, "2018-19", [45, 55, 10, 2])), ELEMENTARY);
    let found = goals(&session, "2018-19", ONE).index;
    let ways: Vec<Verdict> = found.ways.iter().map(|way| way.verdict).collect();
    assert_eq!((found.verdict, ways), (Verdict::Met, vec![Verdict::NotMet, Verdict::NotMet, Verdict::Met]));
}

#[test]
fn of_merged_schools_the_code_that_stays_has_a_past_and_a_new_one_has_none() {
    let before = year(ONE, "2016-17", [45, 45, 12, 2]) + &year("harbor-2", "2016-17", [65, 65, 12, 2]);
    // The second school's students move to the first: it is held against the past of its own code alone.
    let session = read(&(before.clone() + &year(ONE, "2017-18", [55, 55, 12, 2])), ELEMENTARY);
    let found = goals(&session, "2017-18", ONE).index;
    assert_eq!((found.verdict, found.ways[1].before.is_some()), (Verdict::Met, true));
    // Both go on as a school of a new code: its first year has only the first way.
    let types = format!("{ELEMENTARY}harbor-3,elementary\n");
    let session = read(&(before + &year("harbor-3", "2017-18", [55, 55, 12, 2])), &types);
    let found = goals(&session, "2017-18", "harbor-3").index;
    assert_eq!(found.verdict, Verdict::NotMet);
    let ways: Vec<Verdict> = found.ways.iter().map(|way| way.verdict).collect();
    assert_eq!(ways[1..], [Verdict::NotJudged(Why::NoEarlierYear); 2]);
}
