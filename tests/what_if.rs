//! Rules and measures changed, worked by hand: what follows, and what must not.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write;

use proptest::prelude::*;
use sqii::judge::MeasureChange;
use sqii::methodology::{Change, Methodology, Provenance, preset, presets};
use sqii::model::{Fraction, IndicatorId, Member, Ratio, StudentGroup};
use sqii::report::WhatIf;
use sqii::session::{Asked, Session};

const CODE: &str = "99000010000001";

/// Two elementary schools with all four indicators of an elementary school and 120 students.
fn loaded() -> Session {
    let mut measures =
        String::from("school_year,school_code,school_name,indicator,student_group,numerator,denominator\n");
    for (school, absent) in [("1", 30), ("2", 12)] {
        let cells = [
            ("ela_performance", "all", 70, 120),
            ("ela_performance", "english_learners", 12, 40),
            ("math_performance", "all", 60, 120),
            ("chronic_absenteeism", "all", absent, 120),
            ("chronic_absenteeism", "english_learners", 9, 40),
            ("suspension_expulsion", "all", 6, 120),
        ];
        for (indicator, group, numerator, denominator) in cells {
            let code = format!("9900001000000{school}");
            let _ = writeln!(measures, "2014-15,{code},School {school},{indicator},{group},{numerator},{denominator}");
        }
    }
    let schools = "school_code,school_type\n99000010000001,elementary\n99000010000002,elementary\n";
    let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
    let mut session = common::session(files, 4096);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

fn change(name: &str, value: &str) -> Change {
    Change { name: name.into(), value: value.into() }
}

fn tried(changes: &[Change], measures: &[MeasureChange]) -> WhatIf {
    let asked = Asked { year: "2014-15", changes, school: CODE, measures, indicator: "" };
    loaded().what_if(&asked).expect("the school is loaded")
}

fn changed(id: &str, changes: &[Change]) -> Methodology {
    let rules = preset(id).expect("a shipped methodology");
    rules.changed(changes, "a test").unwrap_or_else(|refusals| panic!("{refusals:?}"))
}

fn points(rules: &Methodology, indicator: &'static str, member: Member) -> Ratio {
    let rule = rules.indicator(&IndicatorId::known(indicator)).expect("an indicator of this methodology");
    rule.points.get(member).expect("points at this school type").value
}

#[test]
fn nothing_changed_leaves_everything_as_it_is() {
    let found = tried(&[], &[]);
    let all = found.all.expect("a year");
    assert_eq!((all.schools, all.same, all.up, all.down), (2, 2, 0, 0));
    let school = found.school.expect("the school");
    assert_eq!(school.before, school.after);
    assert_eq!(school.change, "0.00");
    assert!(found.settings.iter().all(|knob| !knob.changed));
}

#[test]
fn a_domain_that_gets_less_gives_to_the_other_and_its_own_indicators_keep_their_ratio() {
    // Academic 60 → 30: ELA and math 30 → 15 each. The other 40 → 70: 40/3 · 7/4 = 70/3 each.
    let rules = changed("core-2014-15", &[change("domain.academic.points", "30")]);
    assert_eq!(points(&rules, "ela_performance", Member::Elementary), Ratio::from_integer(15));
    assert_eq!(points(&rules, "ela_performance", Member::High), Ratio::from_integer(10));
    assert_eq!(points(&rules, "chronic_absenteeism", Member::Middle), Ratio::new(70, 3));
}

#[test]
fn an_indicator_that_gets_more_takes_it_from_its_domain_at_its_school_types_only() {
    // ELA at high schools 20 → 30 of 60: the other two share 30 instead of 40, 15 each. Elementary stays.
    let rules = changed("core-2014-15", &[change("indicator.ela_performance.points.high", "30")]);
    assert_eq!(points(&rules, "ela_performance", Member::High), Ratio::from_integer(30));
    assert_eq!(points(&rules, "math_performance", Member::High), Ratio::from_integer(15));
    assert_eq!(points(&rules, "graduation_4yr", Member::High), Ratio::from_integer(15));
    assert_eq!(points(&rules, "math_performance", Member::Elementary), Ratio::from_integer(30));
}

#[test]
fn what_is_changed_is_assumed_and_nothing_else_is() {
    let before = preset("core-2014-15").expect("a shipped methodology");
    let after = changed("core-2014-15", &[change("n_size", "30")]);
    assert_eq!((after.n_size().value, after.n_size().provenance), (30, Provenance::Assumed));
    assert_eq!(after.n_size().source, "a test");
    let others = |rules: &Methodology| -> Vec<(String, String, Provenance)> {
        let values = rules.values().iter().filter(|value| value.name != "n_size");
        values.map(|value| (value.name.clone(), value.text.clone(), value.provenance)).collect()
    };
    assert_eq!(others(&before), others(&after));
}

#[test]
fn a_rule_changed_moves_the_index_as_by_hand() {
    // Levels: ELA 58.3 % is 6, math 50 % is 6, absence 25 % (cuts 30, 25) is 3, suspension 5 % (12, 9, 7, 5.5) is 5.
    // English learners: ELA 30 % is 4; absence 22.5 % is 3. Re-designation has no result: the other two share 40.
    // 30·(6+4)/2/10 + 30·6/10 + 20·3/10 + 20·5/10 = 15 + 18 + 6 + 10 = 49.
    let found = tried(&[change("all_students_share", "100")], &[]);
    let school = found.school.expect("the school");
    assert_eq!(school.before, "49.00");
    // All students carry everything: ELA 18 instead of 15.
    assert_eq!((school.after.as_str(), school.change.as_str()), ("52.00", "+3.00"));
    let all = found.all.expect("a year");
    // The second school: absence 10 % is 7, of English learners 22.5 % is 3: 5 of 10; alone 7.
    // 15 + 18 + 10 + 10 = 53 becomes 18 + 18 + 14 + 10 = 60.
    assert_eq!((all.mean_before.as_str(), all.mean_after.as_str()), ("51.00", "56.00"));
    let rising: Vec<_> = all.rising.iter().map(|row| (row.school_name.as_str(), row.change.as_str())).collect();
    assert_eq!(rising, [("School 2", "+7.00"), ("School 1", "+3.00")]);
    let moved: Vec<_> = all.bins.iter().filter(|bin| bin.schools > 0).map(|bin| (&*bin.from, &*bin.to)).collect();
    assert_eq!(moved, [("2", "5"), ("5", "10")]);
}

#[test]
fn a_cut_point_moved_moves_levels() {
    // Absence 25 % no longer reaches 24 %: level 2. The second school's 10 % is not touched.
    let found = tried(&[change("indicator.chronic_absenteeism.cut_points.every.2", "24")], &[]);
    let all = found.all.expect("a year");
    assert_eq!((all.levels_up, all.levels_down), (0, 1));
    // English learners at 22.5 % stay at level 3: 20 · (2 + 3) / 2 / 10 = 5 instead of 6.
    assert_eq!(found.school.expect("the school").after, "48.00");
}

#[test]
fn students_who_change_in_a_group_change_among_all() {
    let by =
        |group, by| MeasureChange { indicator: IndicatorId::known("ela_performance"), group, by: Fraction::new(by, 1) };
    let found = tried(&[], &[by(StudentGroup::EnglishLearners, 8)]);
    let school = found.school.expect("the school");
    let cells = &school.indicators.iter().find(|i| i.part.id == "ela_performance").expect("it").cells;
    let seen: Vec<_> = cells.iter().map(|c| (c.group, c.numerator.as_str(), c.level_before, c.level_after)).collect();
    // 20 of 40 is level 6; 78 of 120 is 65 %, level 7. 30 · 13 / 20 = 19.5 instead of 15.
    assert_eq!(seen, [("all", "78", 6, 7), ("english_learners", "20", 4, 6)]);
    assert_eq!(school.change, "+4.50");
    // What is said of all students holds.
    let found = tried(&[], &[by(StudentGroup::EnglishLearners, 8), by(StudentGroup::All, 0)]);
    assert_eq!(found.school.expect("the school").change, "+3.00");
    // Other schools are not touched.
    assert_eq!(found.all.map(|all| (all.up, all.same)), Some((1, 1)));
}

#[test]
fn no_more_students_than_there_are() {
    let change = MeasureChange {
        indicator: IndicatorId::known("math_performance"),
        group: StudentGroup::All,
        by: Fraction::new(1000, 1),
    };
    let school = tried(&[], &[change]).school.expect("the school");
    let math = school.indicators.iter().find(|i| i.part.id == "math_performance").expect("it");
    assert_eq!((math.cells[0].numerator.as_str(), math.cells[0].after.as_str()), ("120", "100.0"));
    assert_eq!((math.cells[0].low.as_str(), math.cells[0].high.as_str()), ("-60", "60"));
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    for (name, value) in [
        ("domain.academic.points", "100"),
        ("indicator.ela_performance.points.high", "60"),
        ("indicator.chronic_absenteeism.cut_points.every.2", "40"),
        ("n_size", "0"),
        ("n_size", "many"),
        ("no_such_value", "1"),
    ] {
        let found = tried(&[change(name, value)], &[]);
        assert_eq!(found.refused.len(), 1, "{name} {value}: {:?}", found.refused);
        assert!(found.all.is_none() && !found.settings.is_empty());
    }
}

#[test]
fn every_knob_of_every_shipped_methodology_can_be_turned_to_its_ends() {
    for shipped in presets() {
        let mut session = loaded();
        session.compute(Some(shipped.id)).expect("a shipped methodology");
        let of = |session: &mut Session, indicator: &str| {
            let asked = Asked { year: "2014-15", indicator, ..Asked::default() };
            session.what_if(&asked).expect("computed")
        };
        let first = of(&mut session, "");
        let mut knobs = [first.settings, first.domains].concat();
        knobs.extend(first.weights.into_iter().flat_map(|set| set.knobs));
        for indicator in first.indicators {
            knobs.extend(of(&mut session, &indicator.id).cuts.into_iter().flat_map(|set| set.knobs));
        }
        let rules = preset(shipped.id).expect("a shipped methodology");
        for knob in knobs {
            for value in [&knob.low, &knob.high] {
                let turned = rules.changed(&[change(&knob.name, value)], "a test");
                assert!(turned.is_ok(), "{} {} = {value}: {:?}", shipped.id, knob.name, turned.err());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn points_always_add_up_to_a_hundred(
        academic in 1_u32..99, culture in 1_u32..60, ela in 1_u32..12, absence in 1_u32..6, order in any::<bool>(),
    ) {
        let mut changes = vec![
            change("domain.academic.points", &academic.to_string()),
            change("domain.culture_climate.points", &culture.to_string()),
            change("indicator.ela_growth.points.middle", &ela.to_string()),
            change("indicator.chronic_absenteeism.points.every", &absence.to_string()),
        ];
        if order {
            changes.reverse();
        }
        let rules = preset("core-2015-16").expect("a shipped methodology");
        // A later change may find no room for an earlier one: then it says so. What is taken adds up.
        if let Ok(rules) = rules.changed(&changes, "a test") {
            let sum: Ratio = rules.domains().filter_map(|(_, node)| node.points.as_ref()).map(|own| own.value).sum();
            prop_assert_eq!(sum, Ratio::from_integer(100));
            for member in Member::ALL {
                let sum: Ratio = rules.indicators().iter().filter_map(|rule| rule.points.get(member)).map(|own| own.value).sum();
                prop_assert_eq!(sum, Ratio::from_integer(100));
            }
        }
    }
}
