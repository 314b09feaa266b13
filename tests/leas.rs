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
