//! Do the intervals of the index hold what they should? Simulated schools whose true rates are known.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;

use sqii::judge::index_spread;

/// The same numbers every time (Knuth's constants for a 64-bit linear congruence).
struct Draws(u64);

impl Draws {
    fn chance(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.chance()
    }
}

const GROUPS: [&str; 5] =
    ["all", "hispanic", "english_learners", "students_with_disabilities", "socioeconomically_disadvantaged"];
/// An indicator and the rates that its schools have.
const INDICATORS: [(&str, f64, f64); 4] = [
    ("ela_performance", 0.15, 0.85),
    ("math_performance", 0.1, 0.8),
    ("chronic_absenteeism", 0.03, 0.33),
    ("suspension_expulsion", 0.004, 0.12),
];

/// Cases and students as found, and the rate they come from.
#[derive(Default)]
struct Cell {
    cases: u32,
    students: u32,
    rate: f64,
}

impl Cell {
    fn count(&mut self, case: bool, rate: f64) {
        self.students += 1;
        self.cases += u32::from(case);
        self.rate += rate;
    }
}

/// A school: cells by indicator and group, student by student. A group's rate is the mean of its students' chances. One
/// student in `together` of a hundred fares alike in every indicator.
fn school(draws: &mut Draws, together: f64) -> Vec<[Cell; 5]> {
    let students = draws.between(150.0, 700.0) as usize;
    let share = [1.0, draws.between(0.3, 0.8), draws.between(0.2, 0.5), 0.2, draws.between(0.4, 0.8)];
    let base = INDICATORS.map(|(_, from, to)| draws.between(from, to));
    let apart = INDICATORS.map(|(_, from, to)| {
        [0.0, 0.12, 0.3, 0.25, 0.15].map(|most: f64| draws.between(-most, most / 3.0) * (to - from))
    });
    let mut cells: Vec<[Cell; 5]> = INDICATORS.iter().map(|_| Default::default()).collect();
    for _ in 0..students {
        let member = share.map(|share| draws.chance() < share);
        let (alike, luck) = (draws.chance() < together, draws.chance());
        for (at, own) in cells.iter_mut().enumerate() {
            let rate = base[at] + (0..5).filter(|group| member[*group]).map(|group| apart[at][group]).sum::<f64>();
            let rate = rate.clamp(0.002, 0.98);
            // Who fares well is not absent.
            let luck = if at < 2 { luck } else { 1.0 - luck };
            let case = if alike { luck } else { draws.chance() } < rate;
            for (cell, _) in own.iter_mut().zip(member).filter(|(_, member)| *member) {
                cell.count(case, rate);
            }
        }
    }
    for cell in cells.iter_mut().flatten() {
        cell.rate /= f64::from(cell.students.max(1));
    }
    cells
}

/// The same schools as found and as they truly are: how often the interval of the index found holds the true index.
fn coverage(schools: u32, together: f64) -> f64 {
    let mut draws = Draws(2014);
    let head = "school_year,school_code,indicator,student_group,numerator,denominator\n";
    let (mut found, mut truth) = (head.to_owned(), head.to_owned());
    let mut types = String::from("school_code,school_type\n");
    for n in 0..schools {
        let code = format!("{:014}", 99_000_010_000_001_u64 + u64::from(n));
        writeln!(types, "{code},elementary").expect("text");
        for ((id, ..), cells) in INDICATORS.iter().zip(school(&mut draws, together)) {
            for (group, Cell { cases, students, rate }) in GROUPS.iter().zip(cells) {
                writeln!(found, "2014-15,{code},{id},{group},{cases},{students}").expect("text");
                writeln!(truth, "2014-15,{code},{id},{group},{:.0},1000000", rate * 1e6).expect("text");
            }
        }
    }
    let [found, truth] = [found, truth].map(|text| {
        let mut session =
            common::session([("measures.csv", text.as_bytes()), ("schools.csv", types.as_bytes())], 1 << 16);
        session.compute(Some("core-2014-15")).expect("a shipped methodology");
        session
    });
    let (found, truth) = (found.last_results().expect("computed"), truth.last_results().expect("computed"));
    let mut scorer = found.scorer();
    let mut held = 0_u32;
    for (at, truth) in truth.summaries.iter().enumerate() {
        let score = found.score(&mut scorer, at);
        let spread = index_spread(found, at, &score).expect("every cell is a count");
        let index = truth.index.expect("an index").ratio();
        held += u32::from(spread.lower.ratio() <= index && index <= spread.upper.ratio());
    }
    assert_eq!(truth.summaries.len(), schools as usize);
    f64::from(held) / f64::from(schools)
}

#[test]
fn the_interval_of_the_index_holds_the_true_one_in_95_of_100_schools() {
    let held = coverage(800, 0.0);
    assert!((held - 0.95).abs() < 0.015, "{held}");
}

#[test]
fn where_students_fare_alike_in_every_indicator_it_is_somewhat_too_narrow() {
    let held = coverage(400, 0.3);
    assert!((0.85..0.95).contains(&held), "{held}");
}
