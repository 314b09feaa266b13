//! What an LEA's results are made of: a student of two schools once, its index the mean of its schools'.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;

use sqii::model::{SchoolYear, StudentGroup};
use sqii::score::LeaResult;

const HEADER: &str = "school_year,school_code,student_id,grade,race_ethnicity,days_enrolled,days_absent,suspensions,\
                      ela_level,math_level";
const FIRST: &str = "99000010000001";
const SECOND: &str = "99000010000002";
const MEASURES: &str = "school_year,school_code,indicator,student_group,numerator,denominator,value,state\n";

fn lea<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>, see: impl FnOnce(&LeaResult)) {
    let files = files.into_iter().map(|(name, text)| (name, text.as_bytes()));
    let mut session = common::session(files, 1 << 12);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    let year = SchoolYear::parse("2014-15").expect("a year");
    see(session.leas().expect("computed").find(year, "9900001").expect("the LEA of both codes"));
}

fn counts(lea: &LeaResult, indicator: &str, group: StudentGroup) -> Option<(Option<u64>, u64)> {
    let of = lea.indicators.iter().find(|i| i.id.as_str() == indicator)?;
    let amount = of.cells.iter().find(|cell| cell.group == group)?.measure.amount()?;
    Some((amount.numerator, amount.denominator))
}

#[test]
fn a_student_of_two_schools_counts_once_and_the_days_add_up() {
    let mut text = format!("{HEADER}\n");
    for n in 1..=30 {
        let _ = writeln!(text, "2014-15,{FIRST},{n:04},4,white,180,0,0,3,3");
        let _ = writeln!(text, "2014-15,{SECOND},{:04},4,hispanic,180,0,0,2,2", n + 100);
    }
    // Absent 8 of 80 days at the first and 2 of 100 at the second school: chronic there, not in all. Suspended at one.
    let _ = writeln!(text, "2014-15,{FIRST},0500,4,asian,80,8,0,,");
    let _ = writeln!(text, "2014-15,{SECOND},0500,4,asian,100,2,1,4,4");
    lea([("students.csv", text.as_str())], |lea| {
        assert_eq!(lea.schools.len(), 2);
        assert_eq!(counts(lea, "suspension_expulsion", StudentGroup::All), Some((Some(1), 61)));
        assert_eq!(counts(lea, "chronic_absenteeism", StudentGroup::All), Some((Some(0), 61)));
        assert_eq!(counts(lea, "ela_performance", StudentGroup::All), Some((Some(31), 61)));
        assert_eq!(counts(lea, "suspension_expulsion", StudentGroup::Asian), Some((Some(1), 1)));
    });
}

/// Index 100 with 300 students and 10 with 100: 77.5.
#[test]
fn the_index_is_the_mean_of_the_schools_weighed_by_their_students() {
    let mut text = MEASURES.to_owned();
    for (school, students, met, absent, suspended) in [(FIRST, 300, 300, 0, 0), (SECOND, 100, 0, 100, 100)] {
        for (indicator, numerator) in [
            ("ela_performance", met),
            ("math_performance", met),
            ("chronic_absenteeism", absent),
            ("suspension_expulsion", suspended),
            ("el_redesignation", met),
        ] {
            let _ = writeln!(text, "2014-15,{school},{indicator},all,{numerator},{students},,");
        }
    }
    let schools = format!("school_code,school_type\n{FIRST},elementary\n{SECOND},elementary\n");
    lea([("measures.csv", text.as_str()), ("schools.csv", schools.as_str())], |lea| {
        assert_eq!((lea.indexed, lea.students), (2, 400));
        assert_eq!(lea.index.map(|index| index.fixed(6)).as_deref(), Some("77.500000"));
        assert_eq!(counts(lea, "ela_performance", StudentGroup::All), Some((Some(300), 400)));
    });
}

/// Two schools over two years: 300 students at the first, 100 at the second; a third only this year.
#[test]
fn an_leas_goal_is_of_the_mean_over_the_schools_that_both_years_have() {
    let mut text = MEASURES.to_owned();
    let mut school = |year: &str, code: &str, students: u32, met: u32| {
        for indicator in ["ela_performance", "math_performance"] {
            let _ = writeln!(text, "{year},{code},{indicator},all,{},{students},,", students * met / 100);
            let _ = writeln!(text, "{year},{code},{indicator},english_learners,{},100,,", met / 2);
        }
    };
    school("2016-17", FIRST, 300, 50);
    school("2017-18", FIRST, 300, 60);
    school("2016-17", SECOND, 100, 10);
    school("2017-18", SECOND, 100, 10);
    school("2017-18", "99000010000003", 400, 20);
    let types =
        format!("school_code,school_type\n{FIRST},elementary\n{SECOND},elementary\n99000010000003,elementary\n");
    let files = [("measures.csv", text.as_bytes()), ("schools.csv", types.as_bytes())];
    let mut session = common::session(files, 1 << 12);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    let page = session.lea_goals("2017-18", 0).expect("computed");
    assert_eq!((page.count, page.leas.len(), page.leas[0].schools, page.leas[0].students), (1, 1, 3, 800));
    let index = &page.leas[0].goals[0];
    let results = session.last_results().expect("computed");
    let of = |year: &str, code: &str| {
        let at = results.records.find(SchoolYear::parse(year).expect("a year"), code).expect("a school");
        results.summaries[at].index.expect("an index").ratio()
    };
    let whole = sqii::model::Ratio::from_integer;
    let mean = |year: &str| (of(year, FIRST) * whole(300) + of(year, SECOND) * whole(100)) / whole(400);
    let two = |value: sqii::model::Ratio| sqii::model::fixed(*value.numer(), *value.denom(), 2);
    let gain = index.ways.iter().find(|way| way.kind == "gain_over" && way.years == 1).expect("a way of the rule");
    assert_eq!((gain.now.clone(), gain.before.clone()), (two(mean("2017-18")), two(mean("2016-17"))));
    let all = (of("2017-18", FIRST) * whole(300)
        + of("2017-18", SECOND) * whole(100)
        + of("2017-18", "99000010000003") * whole(400))
        / whole(800);
    assert_eq!((index.value.clone(), index.verdict), (two(all), "met"), "{index:?}");
    // Pooled: 180 + 10 + 80 of 800 meet the standard in each subject; last year 150 + 10 of 400.
    let achievement = page.leas[0].goals.iter().find(|goal| goal.goal == "achievement").expect("judged");
    assert_eq!((achievement.value.as_str(), achievement.before.as_str()), ("33.75", "40.00"));
    assert_eq!(achievement.verdict, "not_met");
    let csv = String::from_utf8(session.download("goals_leas.csv").expect("computed")).expect("text");
    assert!(csv.contains("2017-18,9900001,,achievement,all,not_met,,33.750000,40.000000"), "{csv}");
}
