//! Two methodologies over the same results: a school's steps add up to its change, and each is put down to its own rule.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::judge::moves;
use sqii::methodology::{Change, RuleKind, preset};
use sqii::model::{Ratio, SchoolYear};
use sqii::session::Session;

/// Two elementary schools; the second has 40 English learners more.
const MEASURES: &str = "\
school_year,school_code,school_name,indicator,student_group,numerator,denominator
2014-15,99000010000001,School 1,ela_performance,all,70,120
2014-15,99000010000001,School 1,ela_performance,english_learners,12,40
2014-15,99000010000001,School 1,math_performance,all,60,120
2014-15,99000010000001,School 1,chronic_absenteeism,all,30,120
2014-15,99000010000001,School 1,suspension_expulsion,all,6,120
2014-15,99000010000002,School 2,ela_performance,all,70,120
2014-15,99000010000002,School 2,ela_performance,english_learners,24,80
2014-15,99000010000002,School 2,math_performance,all,60,120
2014-15,99000010000002,School 2,chronic_absenteeism,all,30,120
2014-15,99000010000002,School 2,suspension_expulsion,all,6,120
";
const SCHOOLS: &str = "school_code,school_type\n99000010000001,elementary\n99000010000002,elementary\n";

fn loaded(other: &str) -> Session {
    let files =
        [("measures.csv", MEASURES.as_bytes()), ("schools.csv", SCHOOLS.as_bytes()), ("other.toml", other.as_bytes())];
    let mut session = common::session(files, 4096);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

/// The preset with some values changed, under an id of its own.
fn other(changes: &[(&str, &str)]) -> String {
    let rules = preset("core-2014-15").expect("a shipped methodology");
    let changes: Vec<Change> =
        changes.iter().map(|(name, value)| Change { name: (*name).into(), value: (*value).into() }).collect();
    let other = rules.changed(&changes, "a test").and_then(|rules| rules.renamed("other", "Another"));
    other.expect("rules as any other").text().to_owned()
}

#[test]
fn each_rule_has_its_own_part_as_by_hand() {
    // Levels: ELA 6 (English learners 4), math 6, absence 3, suspension 5; re-designation has no result.
    // Here 30·(6+4)/20 + 18 + 6 + 10 = 49. n 41: the first school's 40 English learners go, ELA 18: 52.
    // Absence cut 24 instead of 25: level 2, 4 instead of 6. Taken before groups and weights.
    // Academic 30 of 100: ELA 15·10/20 = 7.5 (or 9 alone), math 9; the other two 35 each: 35·2/10 = 7 and 17.5.
    let text = other(&[
        ("n_size", "41"),
        ("indicator.chronic_absenteeism.cut_points.every.2", "24"),
        ("domain.academic.points", "30"),
    ]);
    let moved = loaded(&text).moves("other", "2014-15").expect("both are there");
    let kinds: Vec<_> = moved.kinds.iter().map(|kind| (kind.kind, kind.schools, kind.mean.as_str())).collect();
    assert_eq!(kinds, [("n_size", 1, "3.00"), ("cut_points", 2, "2.00"), ("weights", 2, "6.75")]);
    let rows: Vec<_> = moved
        .rows
        .iter()
        .map(|row| (&*row.school.school_name, &*row.school.before, &*row.school.after, row.by.join(" ")))
        .collect();
    assert_eq!(
        rows,
        [
            ("School 2", "49.00", "41.00", "0.00 -2.00 -6.00".to_owned()),
            ("School 1", "49.00", "42.50", "+3.00 -2.00 -7.50".to_owned()),
        ]
    );
}

#[test]
fn an_index_gained_or_lost_is_put_down_to_the_rule_that_does_it() {
    let moved = loaded(&other(&[("minimum_points", "100")])).moves("other", "2014-15").expect("both are there");
    let kinds: Vec<_> = moved.kinds.iter().map(|kind| (kind.kind, kind.schools, kind.index)).collect();
    assert_eq!(kinds, [("minimum_points", 0, 2)]);
    assert_eq!((moved.indexed_before, moved.indexed_after), (2, 0));
    assert!(moved.rows.iter().all(|row| row.no_index == "points_base" && row.school.change.is_empty()));
}

#[test]
fn a_methodology_beside_itself_moves_nobody() {
    let moved = loaded(&other(&[])).moves("other", "2014-15").expect("both are there");
    assert!(moved.kinds.is_empty() && moved.rows.is_empty());
    assert_eq!((moved.up, moved.down, moved.same), (0, 0, 2));
}

#[test]
fn between_any_two_methodologies_the_steps_add_up_and_end_at_the_other_index() {
    let mut rows = String::new();
    sqii::sample::students(&sqii::sample::Options { students: 6000, ..Default::default() }, &mut |line| rows += line);
    let changed = other(&[
        ("n_size", "35"),
        ("all_students_share", "70"),
        ("indicator.math_performance.cut_points.every.5", "41"),
        ("domain.academic.points", "45"),
    ]);
    let changed = changed.replacen("met_level = { value = 3,", "met_level = { value = 2,", 1);
    let ids = ["core-2014-15", "core-2015-16", "other"];
    let (mut added, mut steps) = (0, 0);
    for here in ids {
        for there in ids {
            let files = [("students.csv", rows.as_bytes()), ("other.toml", changed.as_bytes())];
            let mut session = common::session(files, 1 << 16);
            session.compute(Some(there)).expect("a shipped methodology");
            let expected = session.last_results().expect("computed").clone();
            session.compute(Some(here)).expect("a shipped methodology");
            let results = session.last_results().expect("computed");
            for year in results.years() {
                let moves = of_year(results, &expected, year);
                for school in &moves.schools {
                    let own = expected.summaries[school.at].index.map(sqii::score::Points::ratio);
                    assert_eq!(school.after.map(sqii::score::Points::ratio), own, "{here} {there}");
                    let (Ok(before), Ok(after)) = (school.before, school.after) else { continue };
                    let Some(by) = school.by.iter().copied().collect::<Option<Vec<Ratio>>>() else { continue };
                    assert_eq!(before.ratio() + by.iter().sum::<Ratio>(), after.ratio(), "{here} {there}");
                    added += 1;
                    steps += by.iter().filter(|by| **by != Ratio::from_integer(0)).count();
                }
                assert_eq!(moves.kinds.contains(&RuleKind::Definitions), here != there);
            }
        }
    }
    assert!(added > 40 && steps > 40, "{added} {steps}");
}

fn of_year(here: &sqii::score::Results, there: &sqii::score::Results, year: SchoolYear) -> sqii::judge::Moves {
    moves(&here.records, year, (&here.methodology, &here.tallies), (&there.methodology, &there.tallies))
}
