//! What is shipped.

use super::*;

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
