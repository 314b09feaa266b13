//! What a methodology says.

use super::*;

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
