//! Status and change: what is set against each other, which way it went, and whether accident alone would do as much.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;

use sqii::report::{Moves, ProgressChange, StatusChange};

const SCHOOL: &str = "99000020000001";
const SCHOOLS: &[u8] = b"school_code,school_type\n99000020000001,elementary\n";

/// Of rows: year, indicator, group, numerator, denominator.
fn progress(rows: &[(&str, &str, &str, u32, u32)]) -> StatusChange {
    let mut text = String::from("school_year,school_code,indicator,student_group,numerator,denominator\n");
    for (year, indicator, group, numerator, denominator) in rows {
        writeln!(text, "{year},{SCHOOL},{indicator},{group},{numerator},{denominator}").expect("text");
    }
    let mut session = common::session([("measures.csv", text.as_bytes()), ("schools.csv", SCHOOLS)], 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session.progress(SCHOOL).expect("the school is there")
}

fn changes(found: &StatusChange, group: &str) -> Vec<ProgressChange> {
    let groups = found.indicators.iter().flat_map(|indicator| &indicator.groups);
    groups.filter(|own| own.group == group).flat_map(|own| own.changes.clone()).collect()
}

const fn joined(way: &'static str, value: String, levels: i8, sure: &'static str) -> ProgressChange {
    ProgressChange { from: 0, to: 1, reasons: Vec::new(), way, value, levels, sure }
}

#[test]
fn fewer_absent_students_are_better_and_gain_the_levels_between_the_cut_points() {
    // 26 % is level 2 (at most 25 is level 3); 9 % is level 7 (at most 10).
    let found = progress(&[
        ("2016-17", "chronic_absenteeism", "all", 52, 200),
        ("2017-18", "chronic_absenteeism", "all", 18, 200),
        ("2016-17", "chronic_absenteeism", "english_learners", 2, 40),
        ("2017-18", "chronic_absenteeism", "english_learners", 3, 40),
        ("2016-17", "chronic_absenteeism", "foster", 4, 19),
        ("2017-18", "chronic_absenteeism", "foster", 4, 25),
    ]);
    assert_eq!(changes(&found, "all"), [joined("better", "17.0".to_owned(), 5, "clear")]);
    // 5 % and 7.5 %: one cut point lies on each.
    assert_eq!(changes(&found, "english_learners"), [joined("worse", "2.5".to_owned(), -1, "noise")]);
    assert_eq!(changes(&found, "foster"), [], "nineteen students have no value to set anything against");
    assert_eq!(found.moves[1], Moves { gained: 1, lost: 1, kept: 0, noise: 1, broken: 0 });
    assert_eq!(found.moves[0], Moves::default());
}

#[test]
fn a_year_between_or_another_test_is_no_change() {
    let found = progress(&[
        ("2013-14", "ela_performance", "all", 40, 100),
        ("2014-15", "ela_performance", "all", 60, 100),
        ("2016-17", "ela_performance", "all", 60, 100),
    ]);
    let reasons: Vec<_> = changes(&found, "all").into_iter().map(|own| (own.reasons, own.way, own.levels)).collect();
    assert_eq!(reasons, [(vec!["new_test"], "", 0), (vec!["missing_year"], "", 0)]);
    assert_eq!(found.moves[1], Moves { broken: 1, ..Moves::default() });
}

#[test]
fn the_same_rate_of_other_counts_is_the_same() {
    let found =
        progress(&[("2016-17", "ela_performance", "all", 45, 90), ("2017-18", "ela_performance", "all", 50, 100)]);
    assert_eq!(changes(&found, "all"), [joined("same", "0.0".to_owned(), 0, "noise")]);
    assert_eq!(found.moves[1], Moves { kept: 1, ..Moves::default() });
}

#[test]
fn of_an_indicator_without_a_direction_it_is_only_told_which_way_it_went() {
    let found =
        progress(&[("2016-17", "library_visits", "all", 40, 100), ("2017-18", "library_visits", "all", 30, 100)]);
    assert_eq!(changes(&found, "all"), [joined("down", "10.0".to_owned(), 0, "noise")]);
    assert_eq!(found.moves[1], Moves::default(), "without levels none is gained, lost or kept");
}
