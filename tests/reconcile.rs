//! An official result beside ours: what agrees, what does not, and the first step where both part.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::report::{Reconciled, Reconciliation};
use sqii::session::Session;

/// Two elementary schools under core-2014-15 with nothing but all students: 30, 30, 40/3 and 40/3 points, and the
/// re-designation's 40/3 shared by the last two. Level 5 in both tests, 7 and 8 in the others:
/// 15 + 15 + 20 × 0.7 + 20 × 0.8 = 60.
const MEASURES: &str = "school_year,school_code,school_name,indicator,student_group,numerator,denominator\n\
    2014-15,01000000000001,Oak,ela_performance,all,45,100\n\
    2014-15,01000000000001,Oak,math_performance,all,45,100\n\
    2014-15,01000000000001,Oak,chronic_absenteeism,all,10,100\n\
    2014-15,01000000000001,Oak,suspension_expulsion,all,2,100\n\
    2014-15,01000000000002,Elm,ela_performance,all,45,100\n\
    2014-15,01000000000002,Elm,math_performance,all,45,100\n\
    2014-15,01000000000002,Elm,chronic_absenteeism,all,10,100\n\
    2014-15,01000000000002,Elm,suspension_expulsion,all,2,100\n";
const SCHOOLS: &str = "school_code,school_type\n01000000000001,elementary\n01000000000002,elementary\n";

fn session() -> Session {
    let files = [("measures.csv", MEASURES.as_bytes()), ("schools.csv", SCHOOLS.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    session.compute(Some("core-2014-15")).expect("a preset");
    session
}

fn beside(session: &Session, official: &str) -> Reconciliation {
    session.reconcile(Reconciled { year: "2014-15", official, show: "" }).expect("computed")
}

/// Step, node of the trace, official, computed and difference where the first school of the list parts.
fn first(found: &Reconciliation) -> [&str; 5] {
    let first = found.rows[0].first.as_ref().expect("a difference");
    [first.step, &first.node, &first.official, &first.computed, &first.difference]
}

#[test]
fn what_this_project_writes_itself_agrees_in_everything() {
    const TELLING: [&str; 11] = [
        "index",
        "academic",
        "social_emotional_culture_climate",
        "points_base",
        "points_possible",
        "points",
        "state",
        "denominator",
        "numerator",
        "value",
        "level",
    ];
    let session = session();
    for name in ["index.csv", "domains.csv", "measures.csv"] {
        let own = session.download(name).expect("a download");
        let table = common::table(&own);
        let cells = table.iter().flatten().filter(|(name, cell)| TELLING.contains(&name.as_str()) && !cell.is_empty());
        let cells = cells.count();
        let found = beside(&session, std::str::from_utf8(&own).expect("text"));
        assert_eq!((found.state, found.schools, found.agreeing), ("reconciled", 2, 2), "{name}");
        assert!(cells >= 8, "{name}: {cells}");
        assert_eq!((found.told, found.same), (cells, cells), "{name}");
        assert!(found.unread.is_empty() && found.steps.is_empty(), "{name}: {:?}", found.unread);
    }
}

#[test]
fn a_code_without_its_zeros_and_an_index_of_one_place_agree() {
    let found = beside(&session(), "school_code;index\n1000000000001;60.0\n");
    assert_eq!((found.agreeing, found.schools, found.not_told, found.not_loaded), (1, 1, 1, 0));
}

#[test]
fn the_earliest_step_that_differs_is_where_both_part() {
    let official = "school_code,indicator,denominator,value,level,points\n\
        01000000000001,ela_performance,100,0.45,6,18.00\n\
        01000000000001,chronic_absenteeism,99,0.10,7,14.00\n";
    let found = beside(&session(), official);
    assert_eq!(first(&found), ["denominator", "cell/chronic_absenteeism/all/measure", "99", "100", "-1"]);
    let differing: Vec<&str> = found.rows[0].differences.iter().map(|own| own.step).collect();
    assert_eq!(differing, ["denominator", "level", "points"]);
    assert_eq!(found.told, 8);
}

#[test]
fn a_level_that_explains_the_official_index_is_said_to() {
    // One level more in ELA is three points.
    let found =
        beside(&session(), "school_code,index,ela_performance_level,math_performance_level\n1000000000001,63,6,5\n");
    assert_eq!(first(&found), ["level", "cell/ela_performance/all/level", "6", "5", "+1"]);
    let own = &found.rows[0];
    assert_eq!((own.with_levels.as_str(), own.levels_explain), ("63", true));
    let other = beside(&session(), "school_code,index,ela_performance_level\n1000000000001,64,6\n");
    assert_eq!((other.rows[0].with_levels.as_str(), other.rows[0].levels_explain), ("63", false));
}

#[test]
fn equal_levels_with_other_weights_part_at_the_points_that_are_possible() {
    let official = "school_code,index,ela_performance_level,ela_performance_possible,ela_performance\n\
        01000000000001,57.5,5,25,12.5\n";
    let found = beside(&session(), official);
    assert_eq!(first(&found), ["points_possible", "indicator/ela_performance", "25", "30", "-5"]);
    assert_eq!(found.rows[0].with_levels, "", "no level differs");
}

#[test]
fn one_in_the_last_place_gives_way_to_a_real_difference() {
    let alone = beside(&session(), "school_code,index,academic\n01000000000001,60.01,30.00\n");
    let first_of = |found: &Reconciliation| found.rows[0].first.clone().expect("a difference");
    assert!(first_of(&alone).last_place);
    let both = beside(&session(), "school_code,index,academic\n01000000000001,61.50,30.01\n");
    assert_eq!((first_of(&both).node.as_str(), first_of(&both).last_place), ("index", false));
}

#[test]
fn a_rate_may_be_told_in_percent() {
    let found = beside(&session(), "school_code,ela_performance_value\n01000000000001,45.0%\n01000000000002,46.0 %\n");
    assert_eq!((found.agreeing, found.schools), (1, 2));
    assert_eq!(first(&found), ["value", "cell/ela_performance/all/measure", "46.0", "45.0", "+1.0"]);
    assert!(found.rows[0].first.as_ref().expect("a difference").percent);
}

#[test]
fn another_state_parts_before_any_number() {
    let official = "school_code,indicator,student_group,state,value\n01000000000001,ela_performance,all,too_few,0.45\n\
        01000000000001,ela_performance,white,reported,0.5\n";
    let found = beside(&session(), official);
    assert_eq!(first(&found), ["state", "cell/ela_performance/all/measure", "too_few", "reported", ""]);
    // Of the white students nothing is loaded: the trace of the indicator is all there is.
    assert_eq!(found.rows[0].differences[1].node, "indicator/ela_performance");
}

#[test]
fn schools_are_listed_by_the_step_where_they_part_and_can_be_asked_for_by_it() {
    let official = "school_code,index,ela_performance_level\n01000000000001,61,5\n01000000000002,60,6\n";
    let session = session();
    let found = beside(&session, official);
    let names = |found: &Reconciliation| found.rows.iter().map(|row| row.school_name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&found), ["Elm", "Oak"]);
    let steps: Vec<(&str, usize)> = found.steps.iter().map(|own| (own.step, own.schools)).collect();
    assert_eq!(steps, [("level", 1), ("points", 1)]);
    for (show, expected) in [("points", vec!["Oak"]), ("agree", vec![]), ("differ", vec!["Elm", "Oak"])] {
        let shown = session.reconcile(Reconciled { year: "2014-15", official, show }).expect("computed");
        assert_eq!((names(&shown), shown.shown), (expected.iter().map(ToString::to_string).collect(), expected.len()));
        assert_eq!(shown.schools, 2, "the sums stay those of all");
    }
}

#[test]
fn other_years_other_schools_and_columns_that_say_nothing_are_counted() {
    let official = "school_code,school_year,index,rank\n01000000000001,2014-15,60,3\n01000000000001,2013-14,50,9\n\
        01000000000009,2014-15,50,9\n";
    let found = beside(&session(), official);
    assert_eq!((found.schools, found.agreeing, found.other_years, found.not_loaded), (1, 1, 1, 1));
    assert_eq!((found.unread, found.not_loaded_codes), (vec!["rank".to_owned()], vec!["1000000000009".to_owned()]));
}

#[test]
fn a_table_that_cannot_be_held_against_anything_says_why() {
    let session = session();
    for (official, state) in [
        ("", "no_school_code"),
        ("school,index\n01000000000001,60\n", "no_school_code"),
        ("school_code,index\n01000000000009,60\n", "no_school"),
        ("school_code,rank\n01000000000001,3\n", "no_part"),
    ] {
        assert_eq!(beside(&session, official).state, state, "{official:?}");
    }
}

#[test]
fn the_file_has_every_thing_told_with_the_first_difference_marked() {
    let official = "school_code,index,ela_performance_level\n01000000000001,63,6\n";
    let table = common::table(&session().reconcile_csv("2014-15", official).expect("computed"));
    let cells = |column: &str| table.iter().map(|row| row[column].clone()).collect::<Vec<_>>();
    assert_eq!(cells("step"), ["level", "points"]);
    assert_eq!(cells("trace"), ["cell/ela_performance/all/level", "index"]);
    assert_eq!(
        (cells("computed"), cells("difference")),
        (vec!["5".into(), "60".into()], vec!["+1".into(), "+3".into()])
    );
    assert_eq!(
        (cells("agrees"), cells("first_difference")),
        (vec!["N".into(), "N".into()], vec!["Y".into(), "N".into()])
    );
}

#[test]
fn every_node_named_is_one_of_the_trace() {
    let session = session();
    let own = String::from_utf8(session.download("measures.csv").expect("a download")).expect("text");
    let shifted = own.replace(",100,", ",101,");
    let found = beside(&session, &shifted);
    assert!(!found.rows.is_empty());
    for row in &found.rows {
        for told in &row.differences {
            session.assumed("2014-15", &row.school_code, &told.node).expect("a node of the trace");
        }
    }
}
