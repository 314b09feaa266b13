//! Rule 18 of methodology.md worked by hand: cut k of 1…9 is element ⌈k N / 10⌉ of the values from worst to best.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::calibrate::calibrate;
use sqii::methodology::Methodology;
use sqii::model::{Fraction, IndicatorId, Member, Members, SchoolYear};

const MEASURES: &str = "school_year,school_code,indicator,student_group,numerator,denominator,value\n";
const SCHOOLS: &str = "school_code,school_type,alternative,grade_low,grade_high\n";

fn code(number: i64) -> String {
    format!("9900004{number:07}")
}

/// 53 elementary schools and ten high schools that count; one alternative, one too small, one of another year.
fn loaded() -> (String, String) {
    let (mut measures, mut schools) = (vec![MEASURES.to_owned()], vec![SCHOOLS.to_owned()]);
    let mut add = |number: i64, year: &str, distance: i64, students: i64, absent: i64| {
        let enrolled = if students < 20 { students } else { students * 10 };
        for indicator in ["ela_distance", "math_distance"] {
            measures.push(format!("{year},{},{indicator},all,,{students},{distance}\n", code(number)));
        }
        for indicator in ["chronic_absenteeism", "suspension_expulsion"] {
            measures.push(format!("{year},{},{indicator},all,{absent},{enrolled},\n", code(number)));
        }
    };
    for n in 1..=53 {
        // Not in order of the values: 37 is prime to 53.
        let place = n * 37 % 53 + 1;
        add(n, "2022-23", place, 20, place);
        schools.push(format!("{},elementary,N,,\n", code(n)));
    }
    for n in 101..=110 {
        add(n, "2022-23", 900 + n, 20, 0);
        schools.push(format!("{},high,N,,\n", code(n)));
    }
    add(201, "2022-23", -5000, 30, 300);
    schools.push(format!("{},elementary,Y,,\n", code(201)));
    add(202, "2022-23", -4000, 19, 0);
    schools.push(format!("{},elementary,N,,\n", code(202)));
    add(203, "2021-22", -3000, 30, 300);
    schools.push(format!("{},elementary,N,,\n", code(203)));
    for n in 101..=110 {
        measures.push(format!("2022-23,{},graduation_4yr,all,{},200,\n", code(n), n));
    }
    (measures.concat(), schools.concat())
}

fn calibrated() -> Methodology {
    let (measures, schools) = loaded();
    let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
    let mut session = common::session(files, 4096);
    session.compute(Some("california-public")).expect("a shipped methodology");
    let year = SchoolYear::parse("2022-23").expect("a year");
    let (methodology, _) =
        calibrate(session.last_results().expect("computed"), year, "a test").expect("every indicator has values");
    methodology
}

fn cuts(methodology: &Methodology, indicator: &'static str, member: Member) -> Vec<Fraction> {
    let rule = methodology.indicator(&IndicatorId::known(indicator)).expect("an indicator of this methodology");
    methodology.cut_points(rule, Members::of(&[member])).expect("cut points").value.cuts().to_vec()
}

fn whole(numbers: [i64; 9]) -> Vec<Fraction> {
    numbers.map(|n| Fraction::new(n, 1)).to_vec()
}

#[test]
fn cut_points_are_the_nearest_ranks_of_the_schools_of_exactly_that_type() {
    // N = 53: ⌈5.3⌉ = 6, ⌈10.6⌉ = 11, ⌈15.9⌉ = 16, ⌈21.2⌉ = 22, ⌈26.5⌉ = 27, ⌈31.8⌉ = 32, ⌈37.1⌉ = 38, ⌈42.4⌉ = 43, ⌈47.7⌉ = 48,
    // and the element in place n is n. The alternative, the small and the earlier school are far below, and not there.
    let expected = whole([6, 11, 16, 22, 27, 32, 38, 43, 48]);
    assert_eq!(cuts(&calibrated(), "ela_distance", Member::Elementary), expected);
}

#[test]
fn under_fifty_schools_of_a_type_are_pooled_with_all_others() {
    // N = 53 + 10: ⌈6.3 k⌉ = 7, 13, 19, 26, 32, 38, 45, 51, 57; the 57th is the fourth high school: 904 + 100.
    let expected = whole([7, 13, 19, 26, 32, 38, 45, 51, 1004]);
    for member in [Member::Middle, Member::High] {
        assert_eq!(cuts(&calibrated(), "math_distance", member), expected);
    }
}

#[test]
fn where_lower_is_better_the_worst_is_the_highest_and_a_rate_stays_a_fraction() {
    // From worst to best 53/200, 52/200, …: element 6 is 48/200, element 11 is 43/200, …
    let expected: Vec<Fraction> = [48, 43, 38, 32, 27, 22, 16, 11, 6].map(|n| Fraction::new(n, 200)).to_vec();
    let methodology = calibrated();
    assert_eq!(cuts(&methodology, "chronic_absenteeism", Member::Elementary), expected);
    assert!(methodology.text().contains("6/25") || methodology.text().contains("48/200"), "kept exactly");
}

#[test]
fn ten_schools_give_each_cut_point_one_school() {
    let expected: Vec<Fraction> = (101..=109).map(|n| Fraction::new(n, 200)).collect();
    assert_eq!(cuts(&calibrated(), "graduation_4yr", Member::High), expected);
}

#[test]
fn a_calibrated_methodology_is_read_again_and_says_whence() {
    let methodology = calibrated();
    let again = Methodology::parse(methodology.text()).expect("a methodology like any other");
    assert_eq!(again.hash(), methodology.hash());
    let rule = again.indicator(&IndicatorId::known("ela_distance")).expect("it");
    let set = again.cut_points(rule, Members::of(&[Member::Elementary])).expect("cut points");
    assert_eq!(set.source, "a test");
}

#[test]
fn a_set_that_all_school_types_share_is_written_for_each_and_what_nobody_has_stays() {
    let (measures, schools) = loaded();
    let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
    let mut session = common::session(files, 4096);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    let found = session.calibration("2022-23").expect("computed");
    assert_eq!(found.state, "calibrated");
    let methodology = Methodology::parse(&found.text).expect("a methodology like any other");
    assert_eq!((methodology.id(), found.name.as_str()), ("core-2014-15-cut-2022-23", "core-2014-15-cut-2022-23.toml"));
    // The elementary schools' own, as in the test of the fractions; of the other types all 63 are pooled, and the
    // ten high schools without an absent student are the best: elements 7, 13, … of 53/200, 52/200, …
    let elementary: Vec<Fraction> = [48, 43, 38, 32, 27, 22, 16, 11, 6].map(|n| Fraction::new(n, 200)).to_vec();
    let pooled: Vec<Fraction> = [47, 41, 35, 28, 22, 16, 9, 3, 0].map(|n| Fraction::new(n, 200)).to_vec();
    assert_eq!(cuts(&methodology, "chronic_absenteeism", Member::Elementary), elementary);
    assert_eq!(cuts(&methodology, "chronic_absenteeism", Member::Middle), pooled);
    assert_eq!(cuts(&methodology, "chronic_absenteeism", Member::High), pooled);
    // Nobody has a share that meets the standard.
    let kept: Vec<_> = found.kept.iter().map(|indicator| indicator.id.as_str()).collect();
    assert_eq!(kept, ["ela_performance", "math_performance", "high_school_readiness", "el_redesignation"]);
    let before = sqii::methodology::preset("core-2014-15").expect("a shipped methodology");
    assert_eq!(cuts(&methodology, "ela_performance", Member::High), cuts(&before, "ela_performance", Member::High));
    assert_eq!(session.calibration("2001-02").map(|found| found.state), Ok("no_schools"));
}
