//! What is refused, with its line and its mend.

use super::*;

#[test]
fn a_text_that_is_not_toml_is_refused() {
    let syntax = refusal("value = 20", "value = = 20");
    assert_eq!((syntax.kind, syntax.found.as_str()), (RefusalKind::Syntax, "value = = 20"));
    assert!(!syntax.expected.is_empty());
    assert_eq!(Methodology::parse("a,b,c\n1,2,3\n").unwrap_err()[0].kind, RefusalKind::Syntax);
    assert!(!Methodology::parse("").unwrap_err().is_empty());
}

#[test]
fn indicators_that_do_not_add_up_to_their_domain_are_refused() {
    let (refusals, _) = broken("high = \"30\"", "high = \"25\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    let expected = "50 at high schools: ela 25 + science 20";
    says(&refusals[0], RefusalKind::Weights, "domain.academic.points.high", "45", expected);
    let line = SMALL.lines().position(|line| line == "points = \"50\"").unwrap() + 1;
    assert_eq!(usize::try_from(refusals[0].line).unwrap(), line);
}

#[test]
fn domains_that_do_not_add_up_to_one_hundred_are_refused() {
    let (refusals, _) = broken("points = \"20\"", "points = \"19\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    says(
        &refusals[0],
        RefusalKind::Weights,
        "domain.points",
        "99",
        "100 over all domains: academic 50 + climate 30 + silent 19",
    );
}

#[test]
fn a_domain_without_indicators_says_so() {
    let (refusals, _) = broken("indicators = \"none\"\n", "");
    says(&refusals[0], RefusalKind::Weights, "domain.silent", "", "indicators = \"none\"");
    let (refusals, _) = broken("id = \"climate\"\n", "id = \"climate\"\nindicators = \"none\"\n");
    says(&refusals[0], RefusalKind::Weights, "domain.climate.indicators", "none", "there are indicators in it");
    assert_eq!(refusals.len(), 1);
}

#[test]
fn cut_points_are_nine() {
    let few = refusal("[\"10 %\", \"20 %\", ", "[\"20 %\", ");
    says(&few, RefusalKind::CutPoints, "indicator.ela.cut_points.every", "8 cut points", "nine");
}

#[test]
fn cut_points_out_of_order_are_refused_in_either_direction() {
    let higher = refusal("\"20 %\", \"30 %\"", "\"30 %\", \"20 %\"");
    says(&higher, RefusalKind::CutPoints, "indicator.ela.cut_points.every", "20 %", "30 % or more");
    let lower = refusal("\"30 %\", \"25 %\"", "\"25 %\", \"30 %\"");
    says(&lower, RefusalKind::CutPoints, "indicator.absence.cut_points.every", "30 %", "25 % or less");
}

#[test]
fn a_rate_above_one_without_a_per_cent_sign_is_refused() {
    let bare = refusal("\"10 %\"", "\"10\"");
    says(&bare, RefusalKind::CutPoints, "indicator.ela.cut_points.every", "10", "\"10 %\"");
    let over = refusal("\"10 %\"", "\"110 %\"");
    assert!(over.expected.contains("100 %"), "{over}");
    let word = refusal("\"10 %\"", "\"ten\"");
    assert!(word.expected.contains("a number"), "{word}");
}

#[test]
fn points_without_cut_points_are_refused() {
    let (refusals, _) = broken("elementary = [\"1\"", "high = [\"1\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    says(&refusals[0], RefusalKind::CutPoints, "indicator.reading.cut_points.elementary", "", "nine");
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest_known_one() {
    let cases = [
        ("\"foster\"", "\"fostr\"", "scored_groups", "fostr", "\"foster\""),
        ("in = \"other\"", "in = \"others\"", "indicator.reading.in", "others", "\"other\""),
        (
            "in = \"performance\"\nlabel = \"Other",
            "in = \"preformance\"\nlabel = \"Other",
            "family.other.in",
            "preformance",
            "\"performance\"",
        ),
        ("\"regular_diploma\"", "\"regular_diplom\"", "definitions.graduates", "regular_diplom", "\"regular_diploma\""),
        (
            "family = \"in_proportion\"",
            "family = \"inproportion\"",
            "redistribution.family",
            "inproportion",
            "\"in_proportion\"",
        ),
        ("{ to = \"ela\" }", "{ to = \"elas\" }", "domain.academic.redistribution", "elas", "\"ela\""),
        ("unit = \"points\"", "unit = \"point\"", "indicator.reading.unit", "point", "\"points\""),
        ("better = \"lower\"", "better = \"lowest\"", "indicator.absence.better", "lowest", "\"lower\""),
        (
            "provenance = \"published\"",
            "provenance = \"publshed\"",
            "indicator.ela.points.elementary.provenance",
            "publshed",
            "\"published\"",
        ),
        ("met_level = 3", "met_levels = 3", "definitions.met_levels", "met_levels", "\"met_level\""),
        ("[n_size]", "[nsize]", "nsize", "nsize", "\"n_size\""),
        ("high = \"30\"", "hihg = \"30\"", "indicator.ela.points.hihg", "hihg", "\"high\""),
    ];
    for (from, to, what, found, expected) in cases {
        let (refusals, line) = broken(from, to);
        let refusal = refusals
            .iter()
            .find(|r| r.kind == RefusalKind::UnknownName)
            .unwrap_or_else(|| panic!("{to}: {refusals:#?}"));
        says(refusal, RefusalKind::UnknownName, what, found, expected);
        assert_eq!(refusal.line, line, "{refusal}");
    }
    let all = refusal("\"foster\"", "\"all\"");
    says(&all, RefusalKind::UnknownName, "scored_groups", "all", "all students have their own share");
}

#[test]
fn a_value_without_its_source_or_provenance_is_refused() {
    let (refusals, _) =
        broken("value = 20\nprovenance = \"assumed\"\nsource = \"ours\"", "value = 20\nprovenance = \"assumed\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    says(&refusals[0], RefusalKind::MissingSource, "n_size.source", "", "source = ");
    let (refusals, _) = broken("value = 20\nprovenance = \"assumed\"", "value = 20");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    says(
        &refusals[0],
        RefusalKind::MissingSource,
        "n_size.provenance",
        "",
        "one of: mission, published, inferred, assumed",
    );
    let blank = refusal("source = \"a report\"", "source = \" \"");
    says(&blank, RefusalKind::MissingSource, "indicator.ela.points.elementary.source", " ", "source = ");
    // Two values in want of the same source are one fault of the table.
    let (refusals, _) = broken(
        "better = \"higher\"\ngroups = true\nprovenance = \"assumed\"\nsource = \"ours\"",
        "better = \"higher\"\ngroups = true\nprovenance = \"assumed\"",
    );
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
}

#[test]
fn a_value_that_cannot_be_is_refused() {
    let cases = [
        ("schema = 1", "schema = 2", "schema", "2", "1"),
        ("id = \"small\"", "id = \"Small One\"", "id", "Small One", "lower-case"),
        ("label = \"Small\"", "label = \"\"", "label", "", "plain English"),
        ("value = 20", "value = 0", "n_size", "0", "from 1"),
        ("value = 20", "value = \"20.5\"", "n_size", "20.5", "whole number"),
        ("value = \"50\"", "value = \"101\"", "minimum_points", "101", "from 0 to 100"),
        ("value = \"1/2\"", "value = \"3/2\"", "all_students_share", "3/2", "from 0 to 1"),
        ("value = \"1/10\"", "value = \"1/9\"", "points_per_level", "1/9", "1/10"),
        ("above_from = 8", "above_from = 7", "bands.above_from", "7", "8"),
        ("weights = \"mean\"", "weights = \"median\"", "span.weights", "median", "mean"),
        ("absence_share = \"1/10\"", "absence_share = \"ten\"", "definitions.absence_share", "ten", "from 0 to 1"),
        ("absence_minimum_days = 30", "absence_minimum_days = 400", "definitions.absence_minimum_days", "400", "366"),
        ("\"regular_diploma\"", "\"transfer_out\"", "definitions.graduates", "transfer_out", "not in the cohort"),
        ("groups = \"in_proportion\"", "groups = { to = \"ela\" }", "redistribution.groups", "to ela", "in_proportion"),
        ("groups = false", "groups = \"no\"", "indicator.absence.groups", "no", "true or false"),
        ("high = \"30\"", "high = \"0\"", "indicator.ela.points.high", "0", "more than 0"),
        ("\"foster\"]", "\"foster\", \"foster\"]", "scored_groups", "foster", "each name once"),
    ];
    for (from, to, what, found, expected) in cases {
        let refusal = refusal(from, to);
        assert_eq!((refusal.what.as_str(), refusal.found.as_str()), (what, found), "{refusal}");
        assert!(refusal.expected.contains(expected), "{refusal}");
    }
}

#[test]
fn what_is_not_there_is_refused_with_what_should_be() {
    let (refusals, _) = broken("better = \"lower\"\n", "");
    says(&refusals[0], RefusalKind::Value, "indicator.absence.better", "", "\"lower\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    let (refusals, _) = broken("id = \"absence\"\n", "");
    assert!(refusals.iter().any(|r| r.what == "indicator[3].id"), "{refusals:#?}");
    let (refusals, _) = broken("in = \"performance\"\nlabel = \"ELA", "label = \"ELA");
    assert!(
        refusals.iter().any(|r| r.what == "indicator.ela.in" && r.expected.contains("continuing")),
        "{refusals:#?}"
    );
}

#[test]
fn an_id_is_used_once() {
    let (refusals, _) = broken("id = \"science\"", "id = \"ela\"");
    let twice = refusals.iter().find(|r| r.what == "indicator.ela.id").unwrap();
    assert!(twice.expected.contains("line"), "{twice}");
}

#[test]
fn families_in_a_circle_are_refused() {
    let (refusals, line) = broken("in = \"academic\"", "in = \"other\"");
    let circle = refusals.iter().find(|r| r.what == "family.performance.in").unwrap();
    assert_eq!((circle.kind, circle.line), (RefusalKind::Value, line), "{circle}");
}

#[test]
fn a_family_without_indicators_is_refused() {
    let (refusals, _) = broken("# more", "[[family]]\nid = \"empty\"\nin = \"climate\"\nlabel = \"Empty\"");
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    says(&refusals[0], RefusalKind::Value, "family.empty", "", "an indicator in it");
}

#[test]
fn weights_that_no_exact_sum_can_hold_are_refused_not_overflowed() {
    let text = SMALL.replacen("high = \"30\"", "high = \"1/999999937\"", 1).replacen(
        "points = \"20\"",
        "points = \"1/999999929\"",
        1,
    );
    let refusals = Methodology::parse(&text).unwrap_err();
    assert!(refusals.iter().any(|r| r.expected.contains("simpler fraction")), "{refusals:#?}");
}

#[test]
fn no_refusal_hides_another() {
    let text = SMALL
        .replacen("value = 20", "value = 0", 1)
        .replacen("\"foster\"", "\"fostr\"", 1)
        .replacen("\"20 %\", \"30 %\"", "\"30 %\", \"20 %\"", 1)
        .replacen("met_level", "met_levl", 1)
        .replacen("unit = \"points\"", "unit = \"point\"", 1);
    let refusals = Methodology::parse(&text).unwrap_err();
    assert!(refusals.len() >= 5, "{refusals:#?}");
    assert!(refusals.is_sorted_by_key(|r| r.line));
    assert!(refusals.iter().all(|r| r.line >= 1 && !r.expected.is_empty() && !r.what.is_empty()));
}

#[test]
fn no_broken_file_ends_in_a_panic() {
    let lines: Vec<&str> = SMALL.lines().collect();
    for at in 0..lines.len() {
        let without: Vec<&str> = lines.iter().enumerate().filter(|(line, _)| *line != at).map(|(_, l)| *l).collect();
        let doubled: Vec<&str> = lines[..=at].iter().chain(&lines[at..]).copied().collect();
        for text in [without.join("\n"), doubled.join("\n"), lines[..at].join("\n")] {
            if let Err(refusals) = Methodology::parse(&text) {
                assert!(!refusals.is_empty(), "{text}");
                assert!(refusals.iter().all(|r| r.line >= 1 && !r.expected.is_empty()), "{refusals:#?}");
            }
        }
    }
}

#[test]
fn a_file_with_a_hundred_thousand_families_is_refused_at_once() {
    let family = |at| format!("[[family]]\nid = \"f{at}\"\nin = \"f{}\"\nlabel = \"F\"\n", at + 1);
    let text: String = std::iter::once(SMALL.to_owned()).chain((0..100_000).map(family)).collect();
    let refusals = Methodology::parse(&text).unwrap_err();
    assert!(refusals.iter().any(|r| r.expected.starts_with("at most 1000")), "{refusals:?}");
}
