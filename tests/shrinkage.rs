//! Rates of few students drawn toward a declared one: what is told about them follows the level that counts.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::report::TraceNode;
use sqii::session::Session;

/// The worked case: absence of 9 of 30 students, as if 60 more were there with 10 percent: 15 of 90, level 4.
fn session() -> Session {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/worked/rates_of_few_students_may_be_drawn_toward_a_declared_rate");
    let files = ["own.toml", "measures.csv", "schools.csv"]
        .map(|name| (name, std::fs::read(folder.join(name)).expect("a file of the case")));
    let mut session = common::session(files.iter().map(|(name, bytes)| (*name, bytes.as_slice())), 4096);
    session.compute(None).expect("the case's own methodology");
    session
}

#[test]
fn what_a_higher_level_takes_is_counted_as_the_level_is() {
    let insight = session().insight("2014-15", "99000010000001", 100).expect("a school of the case");
    let absence = insight.cells.iter().find(|cell| cell.node == "cell/chronic_absenteeism/all").expect("its cell");
    // 16 % of 90 are 14.4, less 6: 8 students; 13 % are 11.7: 5; 10 % are 9: 3.
    let steps: Vec<(u8, u64, &str)> =
        absence.steps.iter().map(|step| (step.level, step.students, step.index.as_str())).collect();
    assert_eq!(steps, [(5, 1, "59.00"), (6, 4, "62.00"), (7, 6, "65.00")]);
    // The interval is that of what was measured.
    assert!(
        absence.lower.parse::<f64>().expect("a number") < 30.0
            && absence.upper.parse::<f64>().expect("a number") > 30.0
    );
}

#[test]
fn the_chance_of_the_level_is_that_of_the_level_that_counts() {
    let insight = session().insight("2014-15", "99000010000001", 100).expect("a school of the case");
    let chance = |node: &str| {
        let cell = insight.cells.iter().find(|cell| cell.node == node).expect("a cell of the school");
        cell.level_chance.parse::<u32>().expect("a chance")
    };
    // Level 4 is from 16 to 20 % as it counts: from 14.4 to 18 of 90, which is from 28 to 40 % as it was measured.
    assert!((20..=60).contains(&chance("cell/chronic_absenteeism/all")), "{}", chance("cell/chronic_absenteeism/all"));
}

#[test]
fn the_trace_and_the_card_say_so() {
    fn find<'n>(node: &'n TraceNode, id: &str) -> Option<&'n TraceNode> {
        if node.id == id { Some(node) } else { node.children.iter().find_map(|child| find(child, id)) }
    }
    let session = session();
    let trace = session.trace("2014-15", "99000010000001").expect("a school of the case");
    let level = find(&trace, "cell/chronic_absenteeism/all/level").expect("its level");
    assert_eq!((level.args["value"].as_str(), level.args["counted"].as_str()), ("30.0", "16.7"));
    assert!(level.rules.iter().any(|rule| rule.name == "indicator.chronic_absenteeism.shrink"));
    let card = session.card("2014-15", "99000010000001").expect("a school of the case");
    let told: Vec<(&str, &str, u32)> = card
        .domains
        .iter()
        .flat_map(|domain| &domain.indicators)
        .filter(|own| !own.shrunk_toward.is_empty())
        .map(|own| (own.id.as_str(), own.shrunk_toward.as_str(), own.shrunk_students))
        .collect();
    assert_eq!(told, [("chronic_absenteeism", "10.0", 60)]);
}
