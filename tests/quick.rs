//! The index without its parts is the index: one way of scoring held against the other on schools of every kind.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write;

use sqii::methodology::{Methodology, presets};
use sqii::model::{Level, Members, Place, SchoolYear, StudentGroup};
use sqii::score::{Quick, Scorer};

/// Any spread will do, the same each time.
struct Spread(u32);

impl Spread {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) % end
    }
}

/// Schools of all types with cells that are there or not, large or small, counted or given as a value, hidden or wrong.
fn measures(rules: &Methodology) -> String {
    let mut spread = Spread(11);
    let mut text = String::from("school_year,school_code,indicator,student_group,numerator,denominator,value,state\n");
    for school in 1..=240 {
        let thin = spread.below(4);
        for rule in rules.indicators() {
            if spread.below(4) < thin {
                continue;
            }
            for group in
                StudentGroup::EVERY.iter().filter(|g| **g == StudentGroup::All || g.id().len() % 2 == school % 2)
            {
                let denominator = 5 + spread.below(60);
                let cell = match (spread.below(12), rule.unit.id()) {
                    (0, _) => continue,
                    (1, _) => ",,,suppressed".to_owned(),
                    (2, "percent") => format!(",{denominator},0.{:03},", spread.below(1000)),
                    (_, "percent") => format!("{},{denominator},,", spread.below(denominator + 1)),
                    (_, "ratio") => format!(",{denominator},{}.{:02},", spread.below(6), spread.below(100)),
                    _ => format!(",{denominator},-{}.{},", spread.below(120), spread.below(10)),
                };
                let _ = writeln!(text, "2014-15,99000{school:09},{},{},{cell}", rule.id, group.id());
            }
        }
    }
    text
}

fn schools() -> String {
    let mut text = String::from("school_code,school_type,grade_low,grade_high\n");
    for school in 1..=240 {
        let kind = ["elementary,K,5", "middle,6,8", "high,9,12", "span,K,12", "span,6,12"][school % 5];
        let _ = writeln!(text, "99000{school:09},{kind}");
    }
    text
}

/// The preset, and the same with other groups, other ways of redistribution, and scales in place of levels.
fn methodologies(text: &str) -> Vec<Methodology> {
    let groups = |kind: &str| text.replacen("groups = \"in_proportion\"", &format!("groups = \"{kind}\""), 1);
    let named =
        text.replacen("    \"lowest_race_ethnicity\",\n", "    \"lowest_race_ethnicity\",\n    \"hispanic\",\n", 1);
    assert_ne!(named, text, "the preset scores the lowest group");
    let scaled =
        [("percent", "higher", "10 %", "90 %"), ("percent", "lower", "40 %", "0 %"), ("points", "higher", "-90", "60")]
            .iter()
            .fold(text.to_owned(), |text, (unit, better, from, to)| {
                let head = format!("unit = \"{unit}\"\nbetter = \"{better}\"\n");
                let scale = format!("{head}scale = {{ from = \"{from}\", to = \"{to}\", steps = 37 }}\n");
                text.replace(&head, &scale)
            });
    assert_ne!(scaled, text, "the preset has indicators that can have a scale");
    // Rates of scaled indicators are drawn as well, and so are levels alone.
    let drawn = |text: &str| {
        let better = ["higher", "lower"].map(|better| format!("unit = \"percent\"\nbetter = \"{better}\"\n"));
        let shrink = "shrink = { toward = \"12.5 %\", students = 40 }\n";
        better.iter().fold(text.to_owned(), |text, head| text.replace(head, &format!("{head}{shrink}")))
    };
    let (drawn, both) = (drawn(text), drawn(&scaled));
    [text.to_owned(), groups("none"), groups("refuse"), groups("equally"), named, scaled, drawn, both]
        .iter()
        .map(|text| Methodology::parse(text).expect("rules as any other"))
        .collect()
}

#[test]
fn the_index_alone_is_the_index_of_the_whole_score() {
    let (mut compared, mut indexed, mut levels) = (0, 0, 0);
    for shipped in presets() {
        let first = Methodology::parse(shipped.text()).expect("a shipped methodology");
        let (measures, schools) = (measures(&first), schools());
        let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
        let mut session = common::session(files, 4096);
        session.compute(Some(shipped.id)).expect("a shipped methodology");
        let results = session.last_results().expect("computed");
        for rules in methodologies(shipped.text()) {
            let indicators = &results.records.indicators;
            let mut scorer = Scorer::new(&rules, indicators);
            let mut quick = Quick::new(&rules, indicators);
            for (at, school) in results.schools() {
                let of_unknown_type = Place { members: Members::of(&[]), ..school.place() };
                let in_years = ["2012-13", "2013-14", "2014-15"]
                    .map(|year| Place { year: SchoolYear::parse(year).expect("a year"), ..school.place() });
                for place in [school.place(), of_unknown_type].into_iter().chain(in_years) {
                    let tally = results.tallies.school(at);
                    let whole = scorer.score(tally, place);
                    let alone = quick.score(tally, place);
                    let expected = whole.index.map(|num| whole.points(num).ratio());
                    assert_eq!(alone.map(sqii::score::Points::ratio), expected, "{} {}", rules.id(), school.code);
                    compared += 1;
                    indexed += u32::from(alone.is_ok());
                    if alone.is_err() {
                        continue;
                    }
                    for (level, rule) in quick.levels().zip(rules.indicators()) {
                        let own = whole.indicators.iter().find(|i| i.id == rule.id && i.scored);
                        let expected = own.and_then(|i| i.cells[0].level).map_or(0, Level::number);
                        assert_eq!(level, expected, "{} {}", school.code, rule.id);
                        levels += u32::from(level > 0);
                    }
                }
            }
        }
    }
    assert!(compared > 7000 && indexed > 800 && levels > 5000, "{compared} {indexed} {levels}");
}
