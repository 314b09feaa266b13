//! Tables beside the Index: communities, lagging data, timelines.

use super::*;

const COVER: &str = "provenance = \"assumed\"\nsource = \"ours\"\n";

/// The small methodology with a table more; of the table's lines some are written otherwise.
fn with(table: &str, lines: &[&str], instead: &[(&str, &str)]) -> Result<Methodology, Vec<Refusal>> {
    let mut text = format!("\n{table}\n{}\n{COVER}", lines.join("\n"));
    for (line, other) in instead {
        assert!(text.contains(line), "{line} is not in {table}");
        text = text.replacen(line, other, 1);
    }
    Methodology::parse(&format!("{SMALL}{text}"))
}

/// What the only refusal is about.
fn refused(found: Result<Methodology, Vec<Refusal>>) -> String {
    let refusals = found.err().unwrap_or_default();
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    assert!([RefusalKind::Value, RefusalKind::UnknownName].contains(&refusals[0].kind));
    refusals[0].what.clone()
}

const COMMUNITIES: [&str; 5] =
    ["weak_up_to = 3", "least_schools = 3", "most_schools = 30", "strong_from = 8", "strong_schools = 5"];

fn communities(line: &str, other: &str) -> Result<Methodology, Vec<Refusal>> {
    with("[communities]", &COMMUNITIES, &[(line, other)])
}

#[test]
fn communities_have_each_of_their_five_numbers() {
    let rules = with("[communities]", &COMMUNITIES, &[]).unwrap();
    let found = rules.communities().unwrap();
    assert_eq!((found.most_schools.value, found.most_schools.provenance), (30, Provenance::Assumed));
    assert!(small().communities().is_none());
    for line in COMMUNITIES {
        let (key, _) = line.split_once(' ').unwrap();
        assert_eq!(refused(communities(line, "")), format!("communities.{key}"));
    }
    assert_eq!(refused(communities("weak_up_to = 3", "weak_up_to = 3\nweek_up_to = 3")), "communities.week_up_to");
}

#[test]
fn communities_that_nobody_could_be_in_or_everybody_are_refused() {
    for (line, other) in [
        ("weak_up_to = 3", "weak_up_to = 0"),
        ("weak_up_to = 3", "weak_up_to = 10"),
        ("weak_up_to = 3", "weak_up_to = \"three\""),
        ("least_schools = 3", "least_schools = 1"),
        ("most_schools = 30", "most_schools = 2.5"),
        ("strong_from = 8", "strong_from = 11"),
        ("strong_schools = 5", "strong_schools = 0"),
        // At a level a school is weak or strong, not both.
        ("strong_from = 8", "strong_from = 3"),
        // Half of six is three, half of five is not.
        ("most_schools = 30", "most_schools = 5"),
    ] {
        let key = line.split_once(' ').unwrap().0;
        assert_eq!(refused(communities(line, other)), format!("communities.{key}"), "{other}");
    }
    assert!(communities("strong_from = 8", "strong_from = 4").is_ok());
    assert!(communities("most_schools = 30", "most_schools = 6").is_ok());
}

const LAGGING: [&str; 3] = ["fall = \"1\"", "fewest_others = 5", "others_better = \"75 %\""];

#[test]
fn what_lags_is_the_methodologys_to_say_and_without_it_this_projects_default() {
    let own = [("\"1\"", "\"2.5\""), ("5", "12"), ("75 %", "2/3")];
    let rules = with("[lagging]", &LAGGING, &own[..1]).unwrap();
    assert_eq!(rules.watch().lagging_fall.value, Ratio::new(5, 2));
    let rules = with("[lagging]", &LAGGING, &own[1..]).unwrap();
    assert_eq!((rules.watch().lagging_others.value, rules.watch().lagging_better.value), (12, Ratio::new(2, 3)));
    let small = small();
    let Watch { lagging_fall, lagging_others, lagging_better, .. } = small.watch();
    assert_eq!((lagging_fall.value, lagging_others.value), (Ratio::from_integer(1), 5));
    assert_eq!((lagging_better.value, lagging_better.provenance), (Ratio::new(3, 4), Provenance::Assumed));
}

#[test]
fn what_would_always_lag_or_never_is_refused() {
    for (line, other) in [
        (LAGGING[0], "fall = \"0\""),
        (LAGGING[0], "fall = \"101\""),
        (LAGGING[0], "fall = \"a point\""),
        (LAGGING[0], ""),
        (LAGGING[1], "fewest_others = 0"),
        (LAGGING[1], "fewest_others = 1001"),
        (LAGGING[2], "others_better = \"0 %\""),
        (LAGGING[2], "others_better = \"101 %\""),
        (LAGGING[2], ""),
    ] {
        let key = line.split_once(' ').unwrap().0;
        assert_eq!(refused(with("[lagging]", &LAGGING, &[(line, other)])), format!("lagging.{key}"), "{other}");
    }
}

const PHASES: [&str; 11] = [
    "[timelines.common_core]",
    "building = \"2030-31\"",
    "transition = \"2031-32\"",
    "application = \"2031-32 to 2032-33\"",
    "assessments = \"from 2033-34\"",
    COVER,
    "[timelines.index]",
    "piloted = \"2031-32\"",
    "first = \"2032-33\"",
    "full = \"from 2033-34\"",
    "",
];

#[test]
fn timelines_are_in_the_order_of_their_phases_each_with_its_years() {
    let rules = with("", &PHASES, &[]).unwrap();
    let years = |phase: &TimelinePhase| (phase.id, phase.years.value.first, phase.years.value.last);
    let found: Vec<_> = rules.timelines().iter().map(years).collect();
    assert_eq!(
        found[2..5],
        [("application", 2032, Some(2033)), ("assessments", 2034, None), ("piloted", 2032, Some(2032))]
    );
    assert_eq!(small().timelines().len(), 7, "the mission's, where a file does not say");
}

#[test]
fn a_phase_without_years_or_that_ends_before_it_begins_is_refused() {
    let building = "building = \"2030-31\"";
    for other in [
        "building = \"soon\"",
        "building = \"unstated\"",
        "building = 2030",
        "building = \"2031-32 to 2030-31\"",
        "building = \"from 2031-32 to 2032-33\"",
        "",
    ] {
        assert_eq!(refused(with("", &PHASES, &[(building, other)])), "timelines.common_core.building", "{other}");
    }
    let more = format!("{building}\nbuidling = \"2030-31\"");
    assert_eq!(refused(with("", &PHASES, &[(building, &more)])), "timelines.common_core.buidling");
    assert_eq!(refused(with("", &PHASES[..5], &[])), "timelines.index");
}
