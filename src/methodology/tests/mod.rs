//! What a methodology must be, and what is said of one that is not.

use std::collections::BTreeMap;

mod beside;
mod kinds;

use super::types::Text;
use super::*;
use crate::model::{CohortOutcome, Fraction, IndicatorId, Member, Members, Ratio, SchoolYear, StudentGroup};

const SMALL: &str = include_str!("small.toml");

fn small() -> Methodology {
    Methodology::parse(SMALL).unwrap_or_else(|refusals| panic!("{refusals:#?}"))
}

fn shipped(id: &str) -> Methodology {
    let text = presets().iter().find(|preset| preset.id == id).unwrap().text();
    Methodology::parse(text).unwrap_or_else(|refusals| panic!("{id}: {refusals:#?}"))
}

fn rule<'m>(methodology: &'m Methodology, id: &'static str) -> &'m IndicatorRule {
    methodology.indicator(&IndicatorId::known(id)).unwrap()
}

/// The refusals of the small methodology when one text in it is replaced, and the line of that text.
fn broken(from: &str, to: &str) -> (Vec<Refusal>, u32) {
    let at = SMALL.find(from).unwrap_or_else(|| panic!("{from} is not in small.toml"));
    let line = u32::try_from(SMALL[..at].matches('\n').count() + 1).unwrap();
    let refusals = Methodology::parse(&SMALL.replacen(from, to, 1)).err().unwrap_or_default();
    (refusals, line)
}

/// Exactly one refusal, on the line of the replaced text.
fn refusal(from: &str, to: &str) -> Refusal {
    let (mut refusals, line) = broken(from, to);
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    let refusal = refusals.remove(0);
    assert_eq!(refusal.line, line, "{refusal}");
    refusal
}

fn says(refusal: &Refusal, kind: RefusalKind, what: &str, found: &str, expected: &str) {
    assert_eq!((refusal.kind, refusal.what.as_str(), refusal.found.as_str()), (kind, what, found), "{refusal}");
    assert!(refusal.expected.contains(expected), "{refusal}");
}

// --- what is shipped

#[test]
fn a_shipped_methodology_is_unpacked_as_its_text_says() {
    for shipped in presets() {
        let read = Methodology::parse(shipped.text()).unwrap();
        let unpacked = super::preset(shipped.id).unwrap();
        assert_eq!((unpacked.text(), unpacked.hash()), (read.text(), read.hash()));
        assert!(matches!(unpacked.text, Text::Shipped { .. }));
        let read = Methodology { text: unpacked.text.clone(), ..read };
        assert_eq!(format!("{unpacked:?}"), format!("{read:?}"));
    }
}

#[test]
fn the_defaults_are_a_text_without_faults_and_stand_in_no_line() {
    let (read, faults) = crate::document::read(include_str!("../defaults.toml"));
    assert!(faults.is_empty());
    let names = |table: &crate::document::Table<'_>| -> Vec<(String, String)> {
        table.iter().map(|(key, value)| (key.name.to_string(), crate::document::shown(&value.kind))).collect()
    };
    assert_eq!(names(super::preset::defaults()), names(&read));
    let small = Methodology::parse(SMALL).unwrap();
    assert_eq!((small.watch().draws.value, small.watch().draws.line), (400, 0));
}

#[test]
fn every_preset_is_taken_under_its_own_id() {
    for preset in presets() {
        assert_eq!(shipped(preset.id).id(), preset.id);
        assert_eq!(super::preset(preset.id).unwrap().text(), preset.text());
    }
    assert_eq!(
        presets().iter().map(|p| p.id).collect::<Vec<_>>(),
        ["core-2014-15", "core-phase-in", "core-2015-16", "california-public"]
    );
    assert!(super::preset("core-2016-17").is_none());
}

#[test]
fn every_preset_gives_each_school_type_one_hundred_points_or_says_which_are_not_there() {
    for (id, expected) in [("core-2014-15", 100), ("core-2015-16", 100), ("california-public", 80)] {
        let methodology = shipped(id);
        for members in [vec![Member::Elementary], vec![Member::Middle], vec![Member::High], Member::ALL.to_vec()] {
            let members = Members::of(&members);
            let sum: Ratio = methodology.indicators().iter().map(|rule| methodology.nominal(rule, members)).sum();
            assert_eq!(sum, Ratio::from_integer(expected), "{id} {members:?}");
        }
    }
}

#[test]
fn nominal_points_are_those_of_the_tables() {
    let table: &[(&str, &str, [&str; 3])] = &[
        ("core-2015-16", "ela_performance", ["12", "8", "8"]),
        ("core-2015-16", "math_performance", ["12", "8", "8"]),
        ("core-2015-16", "science_performance", ["2", "4/3", "4/3"]),
        ("core-2015-16", "history_performance", ["2", "4/3", "4/3"]),
        ("core-2015-16", "writing_performance", ["2", "4/3", "4/3"]),
        ("core-2015-16", "ela_growth", ["15", "10", "10"]),
        ("core-2015-16", "math_growth", ["15", "10", "10"]),
        ("core-2015-16", "middle_school_persistence", ["0", "20", "0"]),
        ("core-2015-16", "graduation_4yr", ["0", "0", "10"]),
        ("core-2015-16", "graduation_5yr", ["0", "0", "5"]),
        ("core-2015-16", "graduation_6yr", ["0", "0", "5"]),
        ("core-2015-16", "chronic_absenteeism", ["20/3"; 3]),
        ("core-2015-16", "suspension_expulsion", ["10/3"; 3]),
        ("core-2015-16", "suspension_disproportionality", ["10/3"; 3]),
        ("core-2015-16", "sel_skills", ["20/3"; 3]),
        ("core-2015-16", "survey_student", ["20/9"; 3]),
        ("core-2015-16", "survey_staff", ["20/9"; 3]),
        ("core-2015-16", "survey_family", ["20/9"; 3]),
        ("core-2015-16", "el_redesignation", ["20/3"; 3]),
        ("core-2015-16", "special_education_disproportionality", ["20/3"; 3]),
        ("core-2014-15", "ela_performance", ["30", "20", "20"]),
        ("core-2014-15", "math_performance", ["30", "20", "20"]),
        ("core-2014-15", "high_school_readiness", ["0", "20", "0"]),
        ("core-2014-15", "graduation_4yr", ["0", "0", "20"]),
        ("core-2014-15", "chronic_absenteeism", ["40/3"; 3]),
        ("core-2014-15", "suspension_expulsion", ["40/3"; 3]),
        ("core-2014-15", "el_redesignation", ["40/3"; 3]),
        ("california-public", "ela_distance", ["30", "30", "20"]),
        ("california-public", "math_distance", ["30", "30", "20"]),
        ("california-public", "graduation_4yr", ["0", "0", "20"]),
        ("california-public", "chronic_absenteeism", ["10"; 3]),
        ("california-public", "suspension_expulsion", ["10"; 3]),
    ];
    let mut scored: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, indicator, points) in table {
        let methodology = shipped(id);
        *scored.entry(id).or_default() += 1;
        for (member, points) in Member::ALL.into_iter().zip(points) {
            let nominal = methodology.nominal(rule(&methodology, indicator), Members::of(&[member]));
            assert_eq!(nominal.to_string(), *points, "{id} {indicator} {member:?}");
        }
    }
    for (id, count) in scored {
        assert_eq!(shipped(id).indicators().iter().filter(|rule| rule.node.is_some()).count(), count, "{id}");
    }
}

#[test]
fn every_preset_knows_every_indicator_and_scores_no_continuing_data() {
    for preset in presets() {
        let methodology = shipped(preset.id);
        assert_eq!(methodology.indicators().len(), 27, "{}", preset.id);
        for id in ["prekindergarten", "middle_school_transition", "a_g_completion", "dropout_4yr"] {
            assert_eq!(rule(&methodology, id).node, None, "{} {id}", preset.id);
        }
    }
}

#[test]
fn rates_have_proportions_as_cut_points() {
    let methodology = shipped("core-2015-16");
    let high = Members::of(&[Member::High]);
    let cuts = methodology.cut_points(rule(&methodology, "chronic_absenteeism"), high).unwrap();
    assert_eq!(cuts.value.cuts()[6], Fraction::new(3, 40));
    assert_eq!(cuts.text, "30 %, 25 %, 20 %, 16 %, 13 %, 10 %, 7.5 %, 5 %, 3 %");
    let growth = methodology.cut_points(rule(&methodology, "ela_growth"), high).unwrap();
    for (percentile, level) in [(7, 1), (10, 2), (57, 6), (88, 9), (90, 10)] {
        assert_eq!(growth.value.level(Fraction::new(percentile, 1), Better::Higher).number(), level, "{percentile}");
    }
}

#[test]
fn groups_and_graduates_are_as_the_rules_say() {
    let methodology = shipped("core-2015-16");
    let without: Vec<_> =
        methodology.indicators().iter().filter(|rule| !rule.groups.value).map(|rule| rule.id.as_str()).collect();
    assert_eq!(
        without,
        [
            "suspension_disproportionality",
            "survey_staff",
            "survey_family",
            "el_redesignation",
            "special_education_disproportionality"
        ]
    );
    assert_eq!(methodology.definitions().graduates.value, [CohortOutcome::RegularDiploma]);
    assert_eq!(shipped("core-2014-15").definitions().graduates.value.len(), 3);
    assert!(methodology.definitions().counts_like(shipped("california-public").definitions()));
    assert!(!methodology.definitions().counts_like(shipped("core-2014-15").definitions()));
}

#[test]
fn nothing_assumed_is_cited_as_cores_and_nothing_else_as_ours() {
    for preset in presets() {
        for value in shipped(preset.id).values() {
            let ours = value.source.starts_with("this project's default");
            assert_eq!(ours, value.provenance == Provenance::Assumed, "{} {}", preset.id, value.name);
            let cited = value.source.starts_with("mission document");
            assert_eq!(cited, value.provenance == Provenance::Mission, "{} {}", preset.id, value.name);
        }
    }
}

// --- what a methodology says

#[test]
fn value_equal_to_a_cut_point_reaches_it() {
    let methodology = small();
    let cuts = methodology.cut_points(rule(&methodology, "ela"), Members::of(&[Member::High])).unwrap().value;
    let level = |num| cuts.level(Fraction::new(num, 1000), Better::Higher).number();
    assert_eq!((level(99), level(100), level(101)), (1, 2, 2));
    assert_eq!((level(0), level(899), level(900), level(1000)), (1, 9, 10, 10));
    assert_eq!(cuts.level(Fraction::new(7, 70), Better::Higher).number(), 2);
}

#[test]
fn where_lower_is_better_a_value_equal_to_a_cut_point_reaches_it() {
    let methodology = small();
    let cuts = methodology.cut_points(rule(&methodology, "absence"), Members::of(&[Member::High])).unwrap().value;
    let level = |num| cuts.level(Fraction::new(num, 1000), Better::Lower).number();
    assert_eq!((level(301), level(300), level(299)), (1, 2, 2));
    assert_eq!((level(76), level(75), level(30), level(0)), (7, 8, 10, 10));
}

#[test]
fn equal_neighbours_are_legal_and_a_value_reaches_them_all() {
    let text = SMALL.replacen("\"10 %\", \"20 %\"", "\"20 %\", \"20 %\"", 1);
    let methodology = Methodology::parse(&text).unwrap();
    let cuts = methodology.cut_points(rule(&methodology, "ela"), Members::of(&[Member::High])).unwrap().value;
    assert_eq!(cuts.level(Fraction::new(2, 10), Better::Higher).number(), 3);
}

#[test]
fn a_span_school_weighs_the_mean_of_its_members_and_an_absent_leaf_counts_nothing() {
    let methodology = shipped("core-2015-16");
    let points = |id, members: &[Member]| methodology.nominal(rule(&methodology, id), Members::of(members));
    let (elementary, middle, high) = (Member::Elementary, Member::Middle, Member::High);
    assert_eq!(points("ela_performance", &[elementary, middle]), Ratio::from_integer(10));
    assert_eq!(points("ela_performance", &[elementary, middle, high]), Ratio::new(28, 3));
    assert_eq!(points("middle_school_persistence", &[elementary, middle]), Ratio::from_integer(10));
    assert_eq!(points("graduation_4yr", &[middle, high]), Ratio::from_integer(5));
    assert_eq!(points("ela_performance", &[]), Ratio::from_integer(0));
}

#[test]
fn a_span_school_has_the_cut_points_of_its_highest_member_that_has_any() {
    let methodology = shipped("california-public");
    let name = |id, members: &[Member]| {
        methodology.cut_points(rule(&methodology, id), Members::of(members)).map(|cuts| cuts.name.as_str())
    };
    let all = Member::ALL;
    assert_eq!(name("ela_distance", &all), Some("indicator.ela_distance.cut_points.high"));
    assert_eq!(name("ela_distance", &all[..2]), Some("indicator.ela_distance.cut_points.middle"));
    assert_eq!(name("graduation_4yr", &all[..2]), None);

    let methodology = small();
    let lower = methodology.cut_points(rule(&methodology, "reading"), Members::of(&all)).unwrap();
    assert_eq!(lower.name, "indicator.reading.cut_points.elementary");
}

#[test]
fn the_tree_stands_in_the_files_order_with_parents_before_children() {
    let methodology = small();
    let tree: Vec<_> = methodology
        .nodes()
        .iter()
        .map(|node| (node.id.as_str(), node.parent.and_then(|at| methodology.nodes().get(at)).map(|p| p.id.as_str())))
        .collect();
    assert_eq!(
        tree,
        [
            ("index", None),
            ("academic", Some("index")),
            ("performance", Some("academic")),
            ("ela", Some("performance")),
            ("other", Some("performance")),
            ("reading", Some("other")),
            ("science", Some("other")),
            ("climate", Some("index")),
            ("absence", Some("climate")),
            ("silent", Some("index")),
        ]
    );
    let science = rule(&methodology, "science").node.unwrap();
    assert_eq!(methodology.domain_of(science), Some(1));
    assert_eq!(methodology.domain_of(0), None);
    assert_eq!(methodology.domains().map(|(at, _)| at).collect::<Vec<_>>(), [1, 7, 9]);
    assert_eq!(methodology.children(2).collect::<Vec<_>>(), [3, 4]);
    assert_eq!(methodology.nodes()[science].kind, NodeKind::Indicator(2));
}

#[test]
fn a_node_may_redistribute_in_its_own_way() {
    let methodology = small();
    let kind = |at: usize| methodology.nodes()[at].redistribution.value.clone();
    assert_eq!(kind(0), Redistribution::InProportion);
    assert_eq!(kind(1), Redistribution::To(IndicatorId::known("ela")));
    assert_eq!(kind(4), Redistribution::Equally);
    assert_eq!(kind(3), Redistribution::InProportion);
    assert_eq!(kind(8), Redistribution::None);
    let to = &methodology.nodes()[1].redistribution;
    assert_eq!((to.provenance, to.text.as_str()), (Provenance::Assumed, "to ela"));
}

#[test]
fn any_student_group_may_be_scored() {
    let groups = small().scored_groups().value.clone();
    let expected = [ScoredGroup::LowestRaceEthnicity, ScoredGroup::Group(StudentGroup::Foster)];
    assert_eq!(groups, expected);
    assert_eq!(groups.iter().map(|g| g.id()).collect::<Vec<_>>(), ["lowest_race_ethnicity", "foster"]);
}

#[test]
fn a_value_has_its_own_provenance_or_its_tables() {
    let methodology = small();
    let ela = rule(&methodology, "ela");
    let elementary = ela.points.get(Member::Elementary).unwrap();
    let high = ela.points.get(Member::High).unwrap();
    assert_eq!((elementary.provenance, elementary.source.as_str()), (Provenance::Published, "a report"));
    assert_eq!((high.provenance, high.source.as_str()), (Provenance::Assumed, "ours"));
    assert_eq!(&SMALL[high.place.value.clone()], "\"30\"");
    assert_eq!(&SMALL[high.place.source.clone()], "\"ours\"");
    let line = SMALL.lines().position(|line| line == "high = \"30\"").unwrap() + 1;
    assert_eq!(usize::try_from(high.line).unwrap(), line);
    assert_eq!(high.name, "indicator.ela.points.high");
}

#[test]
fn every_sourced_value_is_counted_once() {
    let methodology = small();
    let counts = methodology.provenance_counts();
    assert_eq!(counts.values().sum::<usize>(), methodology.values().len());
    assert_eq!(counts[&Provenance::Published], 1);
    assert_eq!(counts[&Provenance::Mission], 0);
    assert_eq!(methodology.assumed().count(), counts[&Provenance::Assumed]);
    let names: Vec<_> = methodology.values().iter().map(|value| value.name.as_str()).collect();
    assert!(names.contains(&"n_size") && names.contains(&"indicator.absence.cut_points.every"), "{names:?}");
    let lines: Vec<_> = methodology.values().iter().map(|value| value.line).collect();
    assert!(lines.is_sorted());
}

#[test]
fn the_hash_names_exactly_this_text() {
    let methodology = small();
    assert_eq!(methodology.hash(), small().hash());
    assert_eq!(methodology.hash().len(), 16);
    let other = Methodology::parse(&SMALL.replacen("value = 20", "value = 21", 1)).unwrap();
    assert_ne!(methodology.hash(), other.hash());
    assert_eq!(methodology.n_size().value, 20);
    assert_eq!(Methodology { text: Text::Own(String::new()), ..methodology }.hash(), "ef46db3751d8e999");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let text = format!("\u{feff}{}", SMALL.replace('\n', "\r\n"));
    let methodology = Methodology::parse(&text).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    assert_eq!(rule(&methodology, "ela").better.line, rule(&small(), "ela").better.line);
}

#[test]
fn calibration_replaces_cut_points_and_their_source_and_nothing_else() {
    let methodology = shipped("california-public");
    let rates: [Fraction; 9] = std::array::from_fn(|at| Fraction::new(i64::try_from(40 - at).unwrap(), 100));
    let distances: [Fraction; 9] = std::array::from_fn(|at| Fraction::new(i64::try_from(at).unwrap() * 10 - 955, 10));
    let new = BTreeMap::from([
        ((IndicatorId::known("chronic_absenteeism"), Member::Middle), rates),
        ((IndicatorId::known("ela_distance"), Member::High), distances),
    ]);
    let calibrated = methodology.with_cut_points(&new, Provenance::Assumed, "this project's \"rule 18\"").unwrap();
    let absence = rule(&calibrated, "chronic_absenteeism").cut_points.get(Member::Middle).unwrap();
    assert_eq!(absence.value.cuts(), &rates);
    assert!(absence.text.starts_with("40/100, 39/100, "), "{}", absence.text);
    assert_eq!(absence.source, "this project's \"rule 18\"");
    let distance = rule(&calibrated, "ela_distance").cut_points.get(Member::High).unwrap();
    assert!(distance.text.starts_with("-95.5, -94.5, "), "{}", distance.text);
    let changed = methodology.text().lines().zip(calibrated.text().lines()).filter(|(old, new)| old != new);
    assert_eq!(changed.count(), 4);
}

#[test]
fn calibration_of_what_has_no_cut_points_of_its_own_is_refused() {
    let methodology = shipped("california-public");
    let nine = [Fraction::new(1, 2); 9];
    for (id, member) in [("graduation_4yr", Member::Middle), ("dropout_4yr", Member::High), ("nobody", Member::High)] {
        let new = BTreeMap::from([((IndicatorId::known(id), member), nine)]);
        let refusals = methodology.with_cut_points(&new, Provenance::Assumed, "x").unwrap_err();
        assert_eq!(refusals.len(), 1, "{id}");
    }
}

// --- what is refused, with its line and its mend

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

// --- phase-in

const PHASES: &str =
    "[[phase_in]]\nyear = \"2013-14\"\npiloted = [\"academic\"]\nprovenance = \"assumed\"\nsource = \"a test\"\n";

#[test]
fn the_nearest_name_says_what_an_indicator_is_in_a_year() {
    let text = format!("{SMALL}\n{PHASES}collected = [\"reading\"]\n");
    let methodology = Methodology::parse(&text).unwrap_or_else(|refusals| panic!("{refusals:#?}"));
    let phase = |year: &str, id: &str| {
        let at = methodology.indicators().iter().position(|rule| rule.id.as_str() == id).unwrap();
        let phases = methodology.phase_in().of(SchoolYear::parse(year).unwrap());
        phases.map_or(Phase::Scored, |phases| phases.phase(at))
    };
    assert_eq!(phase("2013-14", "ela"), Phase::Piloted);
    assert_eq!(phase("2013-14", "reading"), Phase::Collected);
    assert_eq!(phase("2009-10", "ela"), Phase::Piloted, "a year before the first is like it");
    assert_eq!(phase("2014-15", "ela"), Phase::Scored);
    assert_eq!(phase("unstated", "ela"), Phase::Scored);
}

#[test]
fn a_phase_of_an_unknown_name_or_year_is_refused_with_its_mend() {
    let refused = |from: &str, to: &str| {
        let text = format!("{SMALL}\n{}", PHASES.replacen(from, to, 1));
        let mut refusals = Methodology::parse(&text).err().unwrap_or_default();
        assert_eq!(refusals.len(), 1, "{refusals:#?}");
        refusals.remove(0)
    };
    let unknown = refused("\"academic\"", "\"acadmic\"");
    says(&unknown, RefusalKind::UnknownName, "phase_in[0].piloted", "acadmic", "academic");
    says(&refused("2013-14", "2013"), RefusalKind::Value, "phase_in[0].year", "2013", "2013-14");
    says(&refused("year = \"2013-14\"\n", ""), RefusalKind::Value, "phase_in[0].year", "", "year");
}
