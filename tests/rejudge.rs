//! Indices, goals and tiers that follow a slider are those of the whole way: one held against the other under seeded random
//! changes, on made-up schools of every kind, on the made-up district and on the public files.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use sqii::judge::goals::{Judge, Verdict, Verdicts, Why, verdicts};
use sqii::judge::support::{Tier, support};
use sqii::judge::{Ground, MeasureChange, Trial, recount};
use sqii::methodology::{Change, Methodology, Unit, presets};
use sqii::model::{Fraction, IndicatorId, SchoolYear, StudentGroup};
use sqii::sample::{self, Options};
use sqii::score::Results;
use sqii::session::{Asked, Session};

/// Any spread will do, the same each time.
struct Spread(u64);

impl Spread {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// What the comparison came upon.
#[derive(Debug, Default)]
struct Seen {
    schools: usize,
    met: usize,
    missed: usize,
    open: Vec<Why>,
    tiers: [usize; 4],
}

/// Every school of a year, both ways.
fn compare(results: &Results, year: SchoolYear, rules: &Methodology, ground: &mut Ground, seen: &mut Seen) {
    let whole = Results::new(Arc::new(rules.clone()), Rc::clone(&results.records), Rc::clone(&results.tallies));
    let told = verdicts(&whole);
    let tiers = support(&whole, &told);
    let first = results.records.schools.iter().position(|school| school.year == year).expect("a school of the year");
    let closely = Some(first + seen.schools % 7);
    let quick = ground.rejudge(results, Trial { rules, own: None, closely });
    for school in &quick.schools {
        let (at, code) = (school.at, &results.records.schools[school.at].code);
        let index = whole.summaries[at].index.map(sqii::score::Points::ratio);
        assert_eq!(school.index.map(sqii::score::Points::ratio), index, "{code}");
        assert_eq!(school.goal, told[at].goal, "{code}");
        let tier = tiers.as_ref().map(|tiers| tiers[at].tier);
        assert_eq!(school.tier, tier, "{code}: {:?}", told[at]);
        note(seen, told[at], tier);
    }
    let of_year = results.records.schools.iter().filter(|school| school.year == year).count();
    assert_eq!(quick.schools.len(), of_year);
    let (Some(at), Some(closely)) = (closely.filter(|at| *at < first + of_year), quick.closely) else { return };
    let goal = Judge::new(&whole).map(|mut judge| judge.school(at).index);
    assert_eq!(closely.goal, goal, "{}", results.records.schools[at].code);
    assert_eq!(closely.support, tiers.map(|tiers| tiers[at]), "{}", results.records.schools[at].code);
}

fn note(seen: &mut Seen, told: Verdicts, tier: Option<Result<Tier, Why>>) {
    seen.schools += 1;
    match told.goal {
        Verdict::Met => seen.met += 1,
        Verdict::NotMet => seen.missed += 1,
        Verdict::NotJudged(why) if !seen.open.contains(&why) => seen.open.push(why),
        Verdict::NotJudged(_) => {}
    }
    if let Some(Ok(tier)) = tier {
        seen.tiers[Tier::ALL.iter().position(|one| *one == tier).expect("a tier")] += 1;
    }
}

/// A few random values of what the page lets a person turn.
fn turned(session: &mut Session, year: &str, spread: &mut Spread) -> Vec<Change> {
    let mut of = |indicator: &str| session.what_if(&Asked { year, indicator, ..Asked::default() }).expect("computed");
    let first = of("");
    let indicator = &first.indicators[usize::try_from(spread.below(first.indicators.len() as u64)).expect("few")];
    let cuts = of(&indicator.id).cuts.into_iter().flat_map(|set| set.knobs).collect();
    let weights = first.weights.into_iter().flat_map(|set| set.knobs).collect();
    let mut changes = Vec::new();
    for knobs in [first.settings, first.domains, weights, cuts] {
        if knobs.is_empty() || spread.below(2) == 0 {
            continue;
        }
        let knob = &knobs[usize::try_from(spread.below(knobs.len() as u64)).expect("few")];
        let [low, high, step] = [&knob.low, &knob.high, knob.step].map(|text| {
            let number = Fraction::parse_decimal(text).expect("a number");
            number.num * (100 / number.den)
        });
        let steps = u64::try_from((high - low) / step.max(1)).expect("from low to high");
        let value = low + step * i64::try_from(spread.below(steps + 1)).expect("few");
        let sign = if value < 0 { "-" } else { "" };
        let value = format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100);
        let value = if knob.step.contains('.') { value } else { value.trim_end_matches(".00").to_owned() };
        changes.push(Change { name: knob.name.clone(), value });
    }
    changes
}

/// Random changes, one after the other, under the rules in force.
fn hold(session: &mut Session, year: &str, rounds: usize, first: u64) -> Seen {
    let (mut spread, mut seen) = (Spread(first), Seen::default());
    let of = SchoolYear::parse(year).expect("a year");
    let mut ground = Ground::of(session.last_results().expect("computed"), of);
    for round in 0..rounds {
        let changes = if round == 0 { Vec::new() } else { turned(session, year, &mut spread) };
        let results = session.last_results().expect("computed");
        // What one domain gave away an indicator of it cannot have as well.
        let Ok(rules) = results.methodology.changed(&changes, "a test") else { continue };
        compare(results, of, &rules, &mut ground, &mut seen);
    }
    seen
}

const YEARS: [&str; 4] = ["2015-16", "2016-17", "2017-18", "2018-19"];
const SCHOOLS: usize = 90;

/// Schools of all types over four years: some open late, some are alternative; cells come and go, are hidden, given as a
/// value, or stay as they were, so that some gain nothing at all.
fn measures(rules: &Methodology) -> (String, String) {
    let mut spread = Spread(5);
    let mut text = String::from("school_year,school_code,indicator,student_group,numerator,denominator,value,state\n");
    let mut schools = String::from("school_code,school_type,grade_low,grade_high,alternative\n");
    for school in 1..=SCHOOLS {
        let kinds = ["elementary,K,5", "middle,6,8", "high,9,12", "elementary,K,5", "span,K,12"];
        let (steady, thin) = (spread.below(4) == 0, spread.below(6));
        let alternative = if school % 17 == 0 { "Y" } else { "N" };
        let _ = writeln!(schools, "99000{school:09},{},{alternative}", kinds[school % 5]);
        for (nth, year) in YEARS.iter().enumerate() {
            if spread.below(12) == 0 {
                continue;
            }
            for rule in rules.indicators() {
                if spread.below(24) < thin {
                    continue;
                }
                for (place, group) in StudentGroup::EVERY.iter().enumerate().filter(|(place, _)| place % 2 == 0) {
                    let mut own = Spread((school * 1000 + place) as u64 * 31 + rule.id.as_str().len() as u64);
                    let of = if steady { &mut own } else { &mut spread };
                    let denominator = if place == 0 { 120 + of.below(60) } else { 10 + of.below(35) };
                    let rate = (of.below(70) + 10 * nth as u64 * u64::from(school % 3 == 0)).min(99);
                    let cell = match (spread.below(30), rule.unit.id()) {
                        (0, _) if place > 0 => continue,
                        (1, _) if place > 0 => ",,,suppressed".to_owned(),
                        (2, "percent") => format!(",{denominator},0.{rate:02}5,"),
                        (_, "percent") => format!("{},{denominator},,", denominator * rate / 100),
                        (_, "ratio") => format!(",{denominator},{}.{:02},", rate % 6, rate),
                        _ => format!(",{denominator},{}.{},", i64::try_from(rate).expect("small") - 60, rate % 10),
                    };
                    let _ = writeln!(text, "{year},99000{school:09},{},{},{cell}", rule.id, group.id());
                }
            }
        }
    }
    (text, schools)
}

#[test]
fn schools_of_every_kind_are_judged_as_by_the_whole_way() {
    for (seed, shipped) in presets().iter().enumerate() {
        let rules = Methodology::parse(shipped.text()).expect("a shipped methodology");
        let (measures, schools) = measures(&rules);
        let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
        let mut session = common::session(files, 4096);
        session.compute(Some(shipped.id)).expect("a shipped methodology");
        let seen = hold(&mut session, YEARS[3], 12, seed as u64 + 1);
        assert!(seen.met > 50 && seen.missed > 50, "{}: {seen:?}", shipped.id);
        if shipped.id == "core-2014-15" {
            assert!(seen.tiers.iter().all(|schools| *schools > 5), "{seen:?}");
            assert!(seen.open.contains(&Why::CommonBase), "{seen:?}");
        }
    }
}

#[test]
fn other_kinds_of_goals_and_of_support_are_judged_alike() {
    let shipped = presets().iter().find(|preset| preset.id == "core-2014-15").expect("a preset").text();
    let goal = "{ any_of = [";
    let at = shipped.find(goal).expect("the goal of the index");
    let end = at + shipped[at..].find("] }").expect("its end") + 3;
    let whole = |rule: &str| format!("{}{rule}{}", &shipped[..at], &shipped[end..]);
    let rules = [
        "{ growth_target = { fraction = \"5 %\", to = \"80\", at_least = \"1\", round_to = \"1\" } }",
        "{ all_of = [{ at_least = \"40\" }, { rises_over = { years = 2 } }] }",
        "{ close_fraction_of_distance = { fraction = \"1/10\", to = \"90\" } }",
    ];
    let in_each = shipped.replace("mean_of_years", "in_each_year");
    assert_ne!(in_each, shipped);
    let texts = rules.iter().map(|rule| whole(rule)).chain([in_each]);
    let (measures, schools) = measures(&Methodology::parse(shipped).expect("a shipped methodology"));
    for (seed, text) in texts.enumerate() {
        let files =
            [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes()), ("own.toml", text.as_bytes())];
        let mut session = common::session(files, 4096);
        session.compute(None).expect("the user's own");
        let seen = hold(&mut session, YEARS[3], 8, 40 + seed as u64);
        assert!(seen.met > 20 && seen.missed > 20, "{seen:?}");
    }
}

#[test]
fn the_made_up_district_is_judged_as_by_the_whole_way() {
    let (mut students, mut schools) = (String::new(), String::new());
    sample::students(&Options::default(), &mut |line| students.push_str(line));
    sample::schools(&Options::default(), &mut |line| schools.push_str(line));
    let files = [("students.csv", students.as_bytes()), ("schools.csv", schools.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    for methodology in ["core-2014-15", "core-2015-16"] {
        session.compute(Some(methodology)).expect("a shipped methodology");
        let seen = hold(&mut session, "2014-15", 60, 9);
        assert!(seen.met > 0 && seen.missed > 0, "{methodology}: {seen:?}");
    }
}

#[test]
fn the_public_files_are_judged_as_by_the_whole_way() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cde");
    if !folder.is_dir() {
        eprintln!("skipped: the public files are not at hand");
        return;
    }
    let kinds = ["chronicabsenteeism", "suspension", "acgr", "eladownload20", "mathdownload20"];
    let names = [23, 24].iter().flat_map(|spring| kinds.map(|kind| format!("{kind}{spring}.txt.gz")));
    let files: Vec<(String, Vec<u8>)> = names
        .map(|name| {
            let packed = std::fs::read(folder.join(&name)).expect("a file of the folder");
            let mut bytes = Vec::new();
            flate2::read::MultiGzDecoder::new(&*packed).read_to_end(&mut bytes).expect("gzip");
            (name, bytes)
        })
        .collect();
    let mut session = common::session(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), 1 << 16);
    session.compute(Some("california-public")).expect("a shipped methodology");
    let seen = hold(&mut session, "2023-24", 4, 3);
    assert!(seen.open.contains(&Why::OtherType), "{seen:?}");
    assert!(seen.schools > 19_000 && seen.tiers.iter().all(|schools| *schools > 500), "{seen:?}");
}

#[test]
fn a_school_with_other_counts_is_judged_as_from_a_file_that_has_them() {
    let shipped = presets().iter().find(|preset| preset.id == "core-2014-15").expect("a preset").text();
    let rules = Methodology::parse(shipped).expect("a shipped methodology");
    let (measures, schools) = measures(&rules);
    let load = |measures: &str| {
        let files = [("measures.csv", measures.as_bytes()), ("schools.csv", schools.as_bytes())];
        let mut session = common::session(files, 4096);
        session.compute(Some("core-2014-15")).expect("a shipped methodology");
        session
    };
    let session = load(&measures);
    let results = session.last_results().expect("computed");
    let year = SchoolYear::parse(YEARS[3]).expect("a year");
    let mut ground = Ground::of(results, year);
    let (mut spread, mut moved) = (Spread(8), 0);
    for _ in 0..12 {
        // A count of all students and one of a group are set to others, in the file and in the trial.
        let code = format!("99000{:09}", 1 + spread.below(SCHOOLS as u64));
        let Some(at) = results.records.find(year, &code) else { continue };
        let mut changes = Vec::new();
        let mut text = measures.clone();
        for (id, group) in [("ela_performance", StudentGroup::All), ("math_performance", StudentGroup::All)] {
            let head = format!("{},{code},{id},{},", YEARS[3], group.id());
            let Some(line) = measures.lines().find(|line| line.starts_with(&head)) else { continue };
            let counts: Vec<&str> = line[head.len()..].split(',').collect();
            let (Ok(numerator), Ok(denominator)) = (counts[0].parse::<i64>(), counts[1].parse::<u64>()) else {
                continue;
            };
            let by = i64::try_from(spread.below(denominator + 1)).expect("few") - numerator;
            text = text.replace(line, &format!("{head}{},{denominator},,", numerator + by));
            changes.push(MeasureChange { indicator: IndicatorId::known(id), group, by: Fraction::new(by, 1) });
        }
        let percent = |id: &IndicatorId| rules.indicator(id).is_some_and(|rule| rule.unit == Unit::Percent);
        let id = |position: u16| results.records.indicators[usize::from(position)].clone();
        let own = recount(results.tallies.school(at), &changes, id, percent);
        let trial = Trial { rules: &results.methodology, own: Some((at, &own)), closely: Some(at) };
        let quick = ground.rejudge(results, trial);
        let other = load(&text);
        let whole = other.last_results().expect("computed");
        let (told, tiers) = (other.verdicts().expect("computed"), other.support().expect("computed"));
        for school in &quick.schools {
            assert_eq!((school.goal, school.tier), (told[school.at].goal, Some(tiers[school.at].tier)), "{code}");
        }
        let closely = quick.closely.expect("asked for");
        assert_eq!(closely.goal, Judge::new(whole).map(|mut judge| judge.school(at).index));
        assert_eq!(closely.support, Some(tiers[at]));
        moved += usize::from(!changes.is_empty());
    }
    assert!(moved > 5, "{moved}");
}
