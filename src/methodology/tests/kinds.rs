//! Kinds of rules that no shipped methodology uses: scales, letters, growth targets.

use super::*;
use crate::model::Amount;

/// The small methodology with something more behind one of its texts.
fn with(behind: &str, more: &str) -> Result<Methodology, Vec<Refusal>> {
    assert!(SMALL.contains(behind), "{behind} is not in small.toml");
    Methodology::parse(&SMALL.replacen(behind, &format!("{behind}{more}"), 1))
}

/// Of what kind the only refusal is, and what it is about.
fn refused(found: Result<Methodology, Vec<Refusal>>) -> (RefusalKind, String) {
    let mut refusals = found.err().unwrap_or_default();
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    let Refusal { kind, what, .. } = refusals.remove(0);
    (kind, what)
}

const ELA: &str = "unit = \"percent\"\nbetter = \"higher\"\n";
const ABSENCE: &str = "unit = \"percent\"\nbetter = \"lower\"\n";
const READING: &str = "id = \"reading\"\nin = \"other\"\nlabel = \"Reading\"\n";

#[test]
fn an_indicator_may_have_a_scale_in_place_of_tenths() {
    let rules = with(ELA, "scale = { from = \"0 %\", to = \"100 %\", steps = 100 }\n").unwrap();
    let ela = rule(&rules, "ela");
    let level = ela.cut_points.get(Member::High).unwrap().value.level(Fraction::new(57, 120), Better::Higher);
    assert_eq!((ela.parts(), ela.earned(level, &Amount::rate(57, 120)), level.number()), (100, 48, 5));
    let science = rule(&rules, "science");
    assert_eq!((science.parts(), science.earned(level, &Amount::rate(57, 120))), (10, 5));
    let sourced = ela.scale.as_ref().unwrap();
    assert_eq!((sourced.name.as_str(), sourced.provenance), ("indicator.ela.scale", Provenance::Assumed));
}

#[test]
fn a_scale_that_leads_nowhere_is_refused() {
    let scale = |behind: &str, from: &str, to: &str, steps: &str| {
        refused(with(behind, &format!("scale = {{ from = \"{from}\", to = \"{to}\", steps = {steps} }}\n")))
    };
    let ela = (RefusalKind::Value, "indicator.ela.scale".to_owned());
    assert_eq!(scale(ELA, "50 %", "50 %", "10"), ela);
    assert_eq!(scale(ELA, "90 %", "10 %", "10"), ela);
    for steps in ["0", "1001", "2.5"] {
        assert_eq!(scale(ELA, "0 %", "100 %", steps), ela, "{steps}");
    }
    assert_eq!(scale(ABSENCE, "0 %", "30 %", "10"), (RefusalKind::Value, "indicator.absence.scale".to_owned()));
    assert_eq!(scale(ELA, "0 %", "120 %", "10"), (RefusalKind::CutPoints, "indicator.ela.scale".to_owned()));
    assert_eq!(scale(READING, "0 %", "9", "10"), (RefusalKind::CutPoints, "indicator.reading.scale".to_owned()));
    assert_eq!(refused(with(ELA, "scale = { from = \"0 %\", to = \"100 %\" }\n")), ela);
}

/// `[letters]` of the small methodology.
fn letters(round_to: &str, from: &str) -> Result<Methodology, Vec<Refusal>> {
    let text =
        format!("\n[letters]\nround_to = \"{round_to}\"\nfrom = {from}\nprovenance = \"assumed\"\nsource = \"ours\"\n");
    with("[bands]\nabove_from = 8\naverage_from = 4\nprovenance = \"assumed\"\nsource = \"ours\"\n", &text)
}

#[test]
fn an_index_gets_its_letter_after_it_is_rounded_half_up() {
    let rules = letters("1", "{ F = \"0\", A = \"62\", B = \"54\" }").unwrap();
    let letter = |hundredths: i128| rules.letters().unwrap().of(Ratio::new(hundredths, 100)).to_owned();
    let found = [10_000, 6_150, 6_149, 5_350, 5_349, 0].map(letter);
    assert_eq!(found, ["A", "A", "B", "B", "F", "F"]);
    assert!(small().letters().is_none());
}

#[test]
fn letters_without_an_end_or_a_difference_are_refused() {
    let from = (RefusalKind::Value, "letters.from".to_owned());
    for written in
        ["{ A = \"62\" }", "{ A = \"62\", B = \"62\", F = \"0\" }", "{ A = \"101\", F = \"0\" }", "{ }", "\"A\""]
    {
        assert_eq!(refused(letters("1", written)), from, "{written}");
    }
    let round_to = (RefusalKind::Value, "letters.round_to".to_owned());
    assert_eq!(refused(letters("0", "{ F = \"0\" }")), round_to);
}

/// The small methodology with this rule for its index.
fn goal(rule: &str) -> Result<Methodology, Vec<Refusal>> {
    let other = "{ at_least = \"90\" }";
    let goals = format!(
        "[goals]\nindex = {rule}\ngraduation = {other}\nachievement = {other}\ngaps = {other}\ngraduation_of = []\n\
        achievement_of = [\"ela\"]\ngap_groups = []\nprovenance = \"assumed\"\nsource = \"ours\"\n\n"
    );
    Methodology::parse(&SMALL.replacen("[[domain]]", &format!("{goals}[[domain]]"), 1))
}

#[test]
fn a_growth_target_has_four_figures() {
    let rules =
        goal("{ growth_target = { fraction = \"5 %\", to = \"800\", at_least = \"1\", round_to = \"1\" } }").unwrap();
    let expected = GoalRule::GrowthTarget {
        fraction: Ratio::new(1, 20),
        to: Ratio::from_integer(800),
        at_least: Ratio::from_integer(1),
        round_to: Ratio::from_integer(1),
    };
    assert_eq!(rules.goals().unwrap().index.value, expected);
    for lacking in [
        "{ growth_target = { fraction = \"5 %\", to = \"800\" } }",
        "{ growth_target = { fraction = \"5 %\", to = \"800\", at_least = \"1\", round_to = \"0\" } }",
    ] {
        assert_eq!(refused(goal(lacking)), (RefusalKind::Value, "goals.index".to_owned()), "{lacking}");
    }
}

#[test]
fn the_examples_of_the_documentation_are_methodologies() {
    for (id, text) in [
        ("florida-like", include_str!("../../../docs/methodologies/florida-like.toml")),
        ("api-1999-2000", include_str!("../../../docs/methodologies/api-1999-2000.toml")),
    ] {
        let rules = Methodology::parse(text).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
        assert_eq!(rules.id(), id);
        assert!(
            rules.values().iter().all(|value| value.provenance == Provenance::Assumed),
            "{id}: nothing is official"
        );
        assert!(rules.indicators().iter().all(|rule| rule.scale.is_some()), "{id}");
    }
}

#[test]
fn rates_alone_are_drawn_toward_a_declared_rate() {
    let shrink =
        |toward: &str, students: &str| format!("shrink = {{ toward = \"{toward}\", students = {students} }}\n");
    let rules = with(ABSENCE, &shrink("8 %", "50")).unwrap();
    let absence = rule(&rules, "absence");
    assert_eq!(absence.counted(&Amount::rate(12, 40)), Fraction::new(16, 90));
    assert_eq!(rule(&rules, "ela").counted(&Amount::rate(12, 40)), Fraction::new(12, 40), "off without a word of it");
    let place = |id: &str| (RefusalKind::Value, format!("indicator.{id}.shrink"));
    assert_eq!(refused(with(READING, &shrink("8 %", "50"))), place("reading"));
    for (toward, students) in [("8.05 %", "50"), ("8 %", "0"), ("8 %", "1001"), ("8 %", "2.5")] {
        assert_eq!(refused(with(ABSENCE, &shrink(toward, students))), place("absence"), "{toward} {students}");
    }
    assert!(
        presets().iter().all(|own| !own.text().contains("shrink =")),
        "shipped methodologies count what was measured"
    );
}
