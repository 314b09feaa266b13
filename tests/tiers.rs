//! How likely a tier is: drawn again and again, in steps, and right as often as it says.
#![allow(
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a test stops where it cannot go on; counts are small"
)]

mod common;

use std::fmt::Write as _;

use sqii::judge::support::Tier;
use sqii::judge::tiers::TierChances;
use sqii::methodology::presets;
use sqii::session::Session;

/// Numbers that look random and are the same every time.
struct Luck(u64);

impl Luck {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// How many of so many, each with this chance.
    fn of(&mut self, students: u32, rate: f64) -> u32 {
        (0..students).map(|_| u32::from(self.next() < rate)).sum()
    }
}

const STUDENTS: u32 = 80;
const YEARS: [&str; 2] = ["2016-17", "2017-18"];
const INDICATORS: [&str; 4] = ["ela_performance", "math_performance", "chronic_absenteeism", "suspension_expulsion"];

/// The true rates of a school by indicator and year.
type Truth = [[f64; 4]; 2];

fn school(text: &mut String, number: usize, counts: impl Fn(usize, usize) -> (u32, u32)) {
    for (year, name) in YEARS.iter().enumerate() {
        for (at, indicator) in INDICATORS.iter().enumerate() {
            let (cases, students) = counts(year, at);
            let _ = writeln!(text, "{name},{number:014},{indicator},all,{cases},{students}");
        }
    }
}

fn session(rows: &str, schools: usize, methodology: Option<&str>) -> Session {
    let measures = format!("school_year,school_code,indicator,student_group,numerator,denominator\n{rows}");
    let mut types = "school_code,school_type\n".to_owned();
    for n in 0..schools {
        let _ = writeln!(types, "{n:014},elementary");
    }
    let mut files = vec![("measures.csv", measures.as_bytes()), ("schools.csv", types.as_bytes())];
    files.extend(methodology.map(|text| ("own.toml", text.as_bytes())));
    let mut session = common::session(files, 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

fn chances(session: &Session) -> TierChances {
    let results = session.last_results().expect("computed");
    let mut chances = TierChances::new(results);
    let mut steps = 0;
    while !chances.is_done() {
        let before = chances.progress();
        assert_eq!(before.done, steps, "each step is one of those told of before");
        chances.step(results, session.support().expect("computed"));
        steps += 1;
    }
    assert_eq!(steps, chances.progress().total);
    chances
}

/// True rates of each indicator from the prior that the chances rest on: far apart, so that schools truly differ.
fn truth(luck: &mut Luck) -> Truth {
    // Beta(½, ½) is the arcsine law.
    std::array::from_fn(|_| {
        std::array::from_fn(|_| {
            let turn = (std::f64::consts::FRAC_PI_2 * luck.next()).sin();
            turn * turn
        })
    })
}

#[test]
fn of_tiers_said_to_have_a_chance_so_many_are_true() {
    let (mut told, mut came) = ([0.0; 10], [0.0; 10]);
    let (mut told_of, mut came_of) = ([0.0; 4], [0.0; 4]);
    for seed in 1..=4 {
        let mut luck = Luck(2_015 + seed);
        let schools = 300;
        let truths: Vec<Truth> = (0..schools).map(|_| truth(&mut luck)).collect();
        let (mut seen, mut exact) = (String::new(), String::new());
        for (number, truth) in truths.iter().enumerate() {
            let cases: Vec<Vec<u32>> =
                truth.iter().map(|year| year.iter().map(|rate| luck.of(STUDENTS, *rate)).collect()).collect();
            school(&mut seen, number, |year, at| (cases[year][at], STUDENTS));
            // A million students have their true rate to a tenth of a percent.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from nothing to a million")]
            school(&mut exact, number, |year, at| ((truth[year][at] * 1e6) as u32, 1_000_000));
        }
        let (seen, exact) = (session(&seen, schools, None), session(&exact, schools, None));
        let chances = chances(&seen);
        let support = exact.support().expect("computed");
        let results = seen.last_results().expect("computed");
        for (at, _) in results.schools().filter(|(_, school)| school.year.to_string() == YEARS[1]) {
            for (place, tier) in Tier::ALL.into_iter().enumerate() {
                let chance = chances.chance(at, tier).expect("drawn");
                let chance = *chance.numer() as f64 / *chance.denom() as f64;
                let truly = f64::from(u8::from(support[at].tier == Ok(tier)));
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a tenth")]
                let tenth = ((chance * 10.0) as usize).min(9);
                // What never came says nothing of what is likely.
                if chance > 0.0 {
                    told[tenth] += chance;
                    came[tenth] += truly;
                }
                told_of[place] += chance;
                came_of[place] += truly;
            }
        }
    }
    for (tenth, (told, came)) in told.iter().zip(came).enumerate() {
        // Each tenth to three standard errors of what it tells, and three more in a hundred.
        let middle = f64::from(u32::try_from(tenth).expect("few")) / 10.0 + 0.05;
        let schools = told / middle;
        let error = 3.0 * (told * (1.0 - middle)).sqrt() + 0.03 * schools + 1.0;
        assert!((told - came).abs() <= error, "tenth {tenth}: told {told:.1}, came {came}");
    }
    for (told, came) in told_of.iter().zip(came_of) {
        assert!((told - came).abs() <= 3.0 * told.max(1.0).sqrt() + 0.02 * 1200.0, "told {told:.1}, came {came}");
    }
}

/// Of a school with English learners: rates of the learners and of all others, by year and indicator.
type Parted = [[[f64; 2]; 4]; 2];

/// Learners, and all others.
const PARTS: [u32; 2] = [30, 50];

/// A file's rows of a school whose learners are told apart.
fn parted(text: &mut String, number: usize, students: [u32; 2], mut cases: impl FnMut(usize, usize, usize) -> u32) {
    for (year, name) in YEARS.iter().enumerate() {
        for (at, indicator) in INDICATORS.iter().enumerate() {
            let [learners, others] = [0, 1].map(|part| cases(year, at, part));
            let all = (learners + others, students[0] + students[1]);
            for (group, (cases, students)) in [("all", all), ("english_learners", (learners, students[0]))] {
                let _ = writeln!(text, "{name},{number:014},{indicator},{group},{cases},{students}");
            }
        }
    }
}

/// What is told of recognition in the last year over all schools, and how many truly are recognised.
fn recognised(start: u64, truth_of: impl Fn(&mut Luck) -> Parted) -> (f64, f64) {
    let mut luck = Luck(start);
    let schools = 300;
    let (mut seen, mut exact) = (String::new(), String::new());
    for number in 0..schools {
        let truth = truth_of(&mut luck);
        parted(&mut seen, number, PARTS, |year, at, part| luck.of(PARTS[part], truth[year][at][part]));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from nothing to half a million")]
        parted(&mut exact, number, PARTS.map(|students| students * 10_000), |year, at, part| {
            (truth[year][at][part] * f64::from(PARTS[part]) * 1e4) as u32
        });
    }
    let (seen, exact) = (session(&seen, schools, None), session(&exact, schools, None));
    let (chances, support) = (chances(&seen), exact.support().expect("computed"));
    let results = seen.last_results().expect("computed");
    let (mut told, mut came) = (0.0, 0.0);
    for (at, _) in results.schools().filter(|(_, school)| school.year.to_string() == YEARS[1]) {
        let chance = chances.chance(at, Tier::Recognition).expect("drawn");
        told += *chance.numer() as f64 / *chance.denom() as f64;
        came += f64::from(u8::from(support[at].tier == Ok(Tier::Recognition)));
    }
    (told, came)
}

#[test]
fn recognition_comes_as_often_as_told_where_schools_truly_move_and_less_often_where_accident_moves_them() {
    let rate = |luck: &mut Luck| {
        let turn = (std::f64::consts::FRAC_PI_2 * luck.next()).sin();
        turn * turn
    };
    // Years that have nothing to do with each other: what is found of achievement and gaps is nearly always so.
    let apart = |luck: &mut Luck| -> Parted {
        std::array::from_fn(|_| std::array::from_fn(|_| std::array::from_fn(|_| rate(luck))))
    };
    // The second year is as the first, give or take three points in a hundred: much of what is found is accident.
    let near = |luck: &mut Luck| -> Parted {
        let first: [[f64; 2]; 4] = std::array::from_fn(|_| std::array::from_fn(|_| 0.2 + 0.6 * rate(luck)));
        [first, first.map(|parts| parts.map(|own| (own + 0.06 * luck.next() - 0.03).clamp(0.0, 1.0)))]
    };
    let over = |of: &dyn Fn(&mut Luck) -> Parted| {
        let found: Vec<(f64, f64)> = (1..=2).map(|seed| recognised(1_999 + seed, of)).collect();
        found.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    let ((told, came), (told_near, came_near)) = (over(&apart), over(&near));
    eprintln!(
        "of 600 schools, recognised: told {told:.1}, came {came}; of those that hardly move: told {told_near:.1}, came {came_near}"
    );
    assert!(told > 20.0 && came > 20.0, "told {told:.1}, came {came}");
    assert!((told - came).abs() <= 3.0 * told.sqrt() + 0.02 * 600.0, "told {told:.1}, came {came}");
    assert!(told_near > 20.0 && came_near < told_near, "told {told_near:.1}, came {came_near}");
}

#[test]
fn a_tier_without_noise_is_certain_and_as_found() {
    let mut text = String::new();
    for number in 0..60 {
        // Of a million students, in the middle of a level.
        let met = u32::try_from(number % 10).expect("few") * 100_000 + 50_000;
        let now = if number == 59 { 950_000 } else { met };
        school(&mut text, number, |year, at| {
            (if at < 2 { if year == 0 { met.min(550_000) } else { now } } else { 270_000 }, 1_000_000)
        });
    }
    let session = session(&text, 60, None);
    let (found, support) = (chances(&session), session.support().expect("computed"));
    let mut tiers = Vec::new();
    for (at, own) in support.iter().enumerate() {
        let tier = own.tier.expect("every school has an index");
        assert_eq!(found.chance(at, tier), Some(1.into()), "{at} {tier:?}");
        tiers.push(tier);
    }
    for tier in [Tier::Intensive, Tier::Paired, Tier::Foundation] {
        assert!(tiers.contains(&tier), "{tier:?} is among the cases");
    }
}

#[test]
fn how_often_all_is_drawn_is_data_and_the_same_is_drawn_in_any_order_of_files() {
    let mut luck = Luck(7);
    let mut rows = Vec::new();
    for number in 0..30 {
        let truth = truth(&mut luck);
        let mut text = String::new();
        school(&mut text, number, |year, at| (luck_free(truth[year][at]), STUDENTS));
        rows.push(text);
    }
    let forwards = session(&rows.concat(), 30, None);
    rows.reverse();
    let backwards = session(&rows.concat(), 30, None);
    let csv = |session: &Session| String::from_utf8(session.download("support.csv").expect("computed")).expect("text");
    assert_eq!(csv(&forwards), csv(&backwards));
    assert!(csv(&forwards).lines().skip(1).all(|line| line.ends_with(",400")), "{}", csv(&forwards));
    let preset = presets().iter().find(|preset| preset.id == "core-2014-15").expect("a preset").text();
    let few = session(&rows.concat(), 30, Some(&preset.replace("draws = 400", "draws = 25")));
    assert!(csv(&few).lines().skip(1).all(|line| line.ends_with(",25")));
    assert_eq!(few.step_tier_chances().expect("computed").exact, "19.6");
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from nothing to eighty")]
fn luck_free(rate: f64) -> u32 {
    (rate * f64::from(STUDENTS)) as u32
}
