//! Tiers of support over the years, from files to tiers (methodology.md, rule 16).
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::fmt::Write as _;

use sqii::judge::goals::Why;
use sqii::judge::support::{Course, Pool, SchoolSupport, Tier};
use sqii::methodology::presets;
use sqii::model::{Ratio, SchoolType, SchoolYear};
use sqii::session::Session;

const MEASURES: &str =
    "school_year,lea_code,lea_name,school_code,school_name,indicator,student_group,numerator,denominator,value,state\n";

/// Schools of which so many of 100 meet the standard in both subjects, by year; every tenth is a level, and 6 points.
struct District {
    measures: String,
    schools: String,
}

impl District {
    fn new() -> Self {
        Self {
            measures: MEASURES.to_owned(),
            schools: "school_code,school_type,alternative,grade_low,grade_high\n".to_owned(),
        }
    }

    fn school(&mut self, code: &str, kind: &str, met: &[(&str, u32)]) {
        let alternative = if code.starts_with("alt") { "Y" } else { "N" };
        let grades = if kind == "span" { "6,12" } else { "," };
        let _ = writeln!(self.schools, "{code},{kind},{alternative},{grades}");
        for (year, met) in met {
            for (indicator, count) in [
                ("ela_performance", *met),
                ("math_performance", *met),
                ("chronic_absenteeism", 12),
                ("suspension_expulsion", 2),
            ] {
                let _ = writeln!(self.measures, "{year},d,District,{code},{code},{indicator},all,{count},100,,");
            }
        }
    }

    /// A hundred schools of a kind, ten of each level.
    fn hundred(&mut self, kind: &str) {
        for n in 0..100 {
            let met = n / 10 * 10 + 5;
            self.school(&format!("{kind}-{n:02}"), kind, &[("2016-17", met), ("2017-18", met)]);
        }
    }

    fn read(&self, own: Option<&str>) -> Session {
        let mut session = Session::new();
        let own = own.map(|text| ("own.toml", text));
        let files = [("measures.csv", self.measures.as_str()), ("schools.csv", self.schools.as_str())];
        for (name, text) in own.into_iter().chain(files) {
            session.open(name);
            session.push(text.as_bytes()).expect("the file is open");
            session.close().expect("the file is open");
        }
        session.compute(Some("core-2014-15")).expect("a methodology");
        session
    }
}

fn of(session: &Session, year: &str, code: &str) -> SchoolSupport {
    let year = SchoolYear::parse(year).expect("a year");
    let at = session.last_results().expect("computed").records.find(year, code).expect("a school of the files");
    session.support().expect("computed")[at]
}

fn lowest(session: &Session, year: &str) -> usize {
    let results = session.last_results().expect("computed");
    let support = session.support().expect("computed");
    let lowest = results
        .schools()
        .filter(|(at, school)| school.year.to_string() == year && support[*at].rank.is_ok_and(|rank| rank.lowest));
    lowest.count()
}

#[test]
fn the_lowest_five_percent_and_all_tied_with_the_last_of_them() {
    let mut district = District::new();
    district.hundred("elementary");
    let session = district.read(None);
    // Five of a hundred; ten schools share the lowest value.
    assert_eq!(lowest(&session, "2017-18"), 10);
    let first = of(&session, "2017-18", "elementary-00");
    let rank = first.rank.expect("two years of one type");
    assert_eq!((rank.of, rank.place, rank.pool), (100, 1, Pool::Type(SchoolType::Elementary)));
    assert_eq!((rank.value, first.tier, first.course), (rank.line, Ok(Tier::Intensive), Course::Enters));
    assert_eq!(of(&session, "2017-18", "elementary-10").tier, Ok(Tier::Paired));
    assert_eq!(of(&session, "2016-17", "elementary-00").rank, Err(Why::NoEarlierYear), "both years are required");
    assert!(of(&session, "2016-17", "elementary-00").in_year.expect("the year's own list").lowest);
}

#[test]
fn five_percent_of_twenty_one_schools_are_two() {
    let mut district = District::new();
    for n in 0..21 {
        // Of one level each, but for the lowest three.
        let met = if n < 3 { n * 10 + 5 } else { 55 };
        district.school(&format!("s{n:02}"), "middle", &[("2016-17", met), ("2017-18", met)]);
    }
    assert_eq!(lowest(&district.read(None), "2017-18"), 2);
}

#[test]
fn the_mean_of_two_years_decides_and_not_the_last() {
    let mut district = District::new();
    district.hundred("elementary");
    district.school("riser", "elementary", &[("2016-17", 5), ("2017-18", 95)]);
    district.school("faller", "elementary", &[("2016-17", 15), ("2017-18", 5)]);
    let session = district.read(None);
    assert!(!of(&session, "2017-18", "riser").rank.expect("ranked").lowest);
    let faller = of(&session, "2017-18", "faller");
    // One level in both subjects is six points: half of that above the lowest.
    let rank = faller.rank.expect("ranked");
    assert_eq!(
        rank.value - of(&session, "2017-18", "elementary-00").rank.expect("ranked").value,
        Ratio::from_integer(3)
    );
    assert_eq!((rank.lowest, rank.place), (false, 11));
    assert!(faller.in_year.expect("the year's own list").lowest);
}

#[test]
fn a_type_with_few_schools_joins_the_span_schools_and_these_join_all() {
    let mut district = District::new();
    district.hundred("elementary");
    for n in 0..19 {
        district.school(&format!("high-{n:02}"), "high", &[("2016-17", 55), ("2017-18", 55)]);
    }
    let few = district.read(None);
    let rank = of(&few, "2017-18", "high-00").rank.expect("ranked");
    assert_eq!((rank.pool, rank.of), (Pool::All, 119));
    assert_eq!(of(&few, "2017-18", "elementary-00").rank.expect("ranked").of, 100, "a large type stays by itself");
    district.school("span-0", "span", &[("2016-17", 5), ("2017-18", 5)]);
    let joined = district.read(None);
    let rank = of(&joined, "2017-18", "high-00").rank.expect("ranked");
    assert_eq!((rank.pool, rank.of, rank.lowest), (Pool::Span, 20, false));
}

#[test]
fn alternative_schools_have_no_tier_and_do_not_count_among_the_others() {
    let mut district = District::new();
    district.hundred("elementary");
    district.school("alt-0", "elementary", &[("2016-17", 5), ("2017-18", 5)]);
    let session = district.read(None);
    assert_eq!(of(&session, "2017-18", "alt-0").tier, Err(Why::Alternative));
    assert_eq!(of(&session, "2017-18", "elementary-00").rank.expect("ranked").of, 100);
}

#[test]
fn intensive_intervention_ends_in_the_second_year_outside() {
    let mut district = District::new();
    for n in 0..40 {
        let years = ["2013-14", "2014-15", "2015-16", "2016-17", "2017-18"];
        district.school(&format!("s{n:02}"), "elementary", &years.map(|year| (year, 45)));
    }
    let own = [("2013-14", 5), ("2014-15", 5), ("2015-16", 95), ("2016-17", 95), ("2017-18", 95)];
    district.school("helped", "elementary", &own);
    let twin = [("2013-14", 15), ("2014-15", 15), ("2015-16", 5), ("2016-17", 5), ("2017-18", 5)];
    for n in 0..3 {
        district.school(&format!("twin-{n}"), "elementary", &twin);
    }
    let session = district.read(None);
    let courses = own.map(|(year, _)| of(&session, year, "helped").course);
    assert_eq!(courses, [Course::Outside, Course::Enters, Course::StaysOutside, Course::Leaves, Course::Outside]);
    assert_eq!(of(&session, "2015-16", "helped").tier, Ok(Tier::Intensive));
    assert_ne!(of(&session, "2016-17", "helped").tier, Ok(Tier::Intensive));
}

#[test]
fn another_methodology_may_ask_for_each_year() {
    let mut district = District::new();
    district.hundred("elementary");
    district.school("riser", "elementary", &[("2016-17", 5), ("2017-18", 15)]);
    district.school("stays", "elementary", &[("2016-17", 5), ("2017-18", 5)]);
    let preset = presets().iter().find(|preset| preset.id == "core-2014-15").expect("a preset").text();
    let session = district.read(Some(&preset.replace("mean_of_years = 2", "in_each_year = 2")));
    assert!(!of(&session, "2017-18", "riser").rank.expect("ranked").lowest);
    assert!(of(&session, "2017-18", "stays").rank.expect("ranked").lowest);
}

#[test]
fn files_in_another_order_change_no_tier() {
    let mut district = District::new();
    district.hundred("elementary");
    let forwards = district.read(None);
    let (head, rows) = district.measures.split_at(MEASURES.len());
    let backwards: String = rows.split_inclusive('\n').rev().collect();
    let backwards = District { measures: head.to_owned() + &backwards, schools: district.schools.clone() }.read(None);
    for name in ["support.csv", "support.json", "goals.csv", "goals.json"] {
        assert_eq!(forwards.download(name), backwards.download(name), "{name}");
    }
}
