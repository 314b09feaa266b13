//! How much of an index is accident: its levels drawn again and again by their chances.
//!
//! Each scored cell's level is drawn from [`level_chances`]; what has no counts (a mean, a distance) keeps its level, for
//! nothing is known of its spread. A group's students are among all students, so within an indicator the draws go together:
//! a group's with those of all by the root of its share of them, two groups' as if one membership said nothing of the other
//! (a normal copula of one factor). Assumed: indicators vary independently of each other, and the lowest racial or ethnic
//! group stays the one it is.

use crate::model::{Level, Measure};
use crate::score::{CellScore, IndicatorScore, Points, Results, SchoolScore};

use super::level_chances;

/// An index with its spread.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexSpread {
    /// Of the drawn indices, 2.5 % are lower.
    pub lower: Points,
    /// Of the drawn indices, 2.5 % are higher.
    pub upper: Points,
    /// The part of the possible points that stands on cells whose spread is known.
    pub known: Points,
    /// In the order of drawing: two schools' or years' draws vary independently.
    drawn: Vec<i128>,
    den: i128,
}

impl IndexSpread {
    /// The indices drawn.
    pub fn drawn(&self) -> impl Iterator<Item = Points> {
        self.drawn.iter().map(|num| Points { num: *num, den: self.den })
    }
}

/// Draws: the bounds are then right to about half a percentile.
const DRAWS: usize = 4000;

/// A cell whose level is drawn.
pub(super) struct Drawn {
    /// Points of a level.
    pub(super) step: i128,
    /// How closely it goes with all students of its indicator.
    pub(super) with_all: f64,
    /// What it does by itself: with the part above, a variance of one.
    pub(super) alone: f64,
    /// From which standard normal deviate on it is at level 2, 3, …
    pub(super) bounds: [f64; 9],
}

/// What of an index is drawn.
pub(super) struct Drawing {
    /// The points of cells whose spread is not known.
    pub(super) fixed: i128,
    /// The possible points of the others.
    known: i128,
    /// The others, by indicator.
    pub(super) indicators: Vec<Vec<Drawn>>,
}

impl Drawing {
    /// Nothing without an index.
    pub(super) fn of(results: &Results, at: usize, score: &SchoolScore) -> Option<Self> {
        score.index.ok()?;
        let members = results.records.schools[at].members;
        let (mut fixed, mut known, mut indicators) = (0, 0, Vec::new());
        for indicator in score.indicators.iter().filter(|indicator| indicator.scored) {
            let rule = &results.methodology.indicators()[indicator.rule?];
            let cuts = results.methodology.cut_points(rule, members);
            let mut cells = Vec::new();
            for cell in indicator.cells.iter().filter(|cell| cell.scored) {
                // A scale's steps are not the levels whose chances are known.
                let chances = counts(cell).zip(cuts).filter(|_| rule.scale.is_none());
                match chances
                    .and_then(|((k, n), cuts)| level_chances(k, n, &rule.cuts_at(&cuts.value, n), rule.better.value))
                {
                    Some(chances) => {
                        known += cell.maximum;
                        let share = share_of_all(indicator, cell);
                        let (with_all, alone) = (libm::sqrt(share), libm::sqrt(1.0 - share));
                        cells.push(Drawn { step: cell.maximum / 10, with_all, alone, bounds: bounds(chances) });
                    }
                    None => fixed += cell.points,
                }
            }
            indicators.push(cells);
        }
        indicators.retain(|cells: &Vec<Drawn>| !cells.is_empty());
        Some(Self { fixed, known, indicators })
    }
}

/// The spread of a school's index; nothing without an index, or where no cell's spread is known.
#[must_use]
pub fn index_spread(results: &Results, at: usize, score: &SchoolScore) -> Option<IndexSpread> {
    let Drawing { fixed, known, indicators } = Drawing::of(results, at, score)?;
    if indicators.is_empty() {
        return None;
    }
    let mut random = Random::new(seed(results, at));
    let mut draw = || {
        let mut sum = fixed;
        for cells in &indicators {
            let all = random.normal();
            for cell in cells {
                let deviate = cell.with_all * all + cell.alone * random.normal();
                let reached = cell.bounds.iter().take_while(|bound| deviate >= **bound).count();
                sum += cell.step * i128::try_from(reached + 1).unwrap_or(0);
            }
        }
        sum
    };
    let drawn: Vec<i128> = (0..DRAWS).map(|_| draw()).collect();
    let mut sorted = drawn.clone();
    sorted.sort_unstable();
    let quantile = |per_mille: usize| score.points(sorted[(per_mille * DRAWS).div_ceil(1000).max(1) - 1]);
    let (lower, upper) = (quantile(25), quantile(975));
    Some(IndexSpread { lower, upper, known: score.points(known), drawn, den: score.weights.den })
}

/// Numerator and denominator, where the cell has both.
fn counts(cell: &CellScore) -> Option<(u64, u64)> {
    match &cell.measure {
        Measure::Reported(amount) => Some((amount.numerator?, amount.denominator)),
        Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
    }
}

/// A group's share of all students of its indicator.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn share_of_all(indicator: &IndicatorScore, cell: &CellScore) -> f64 {
    let students = |measure: &Measure| measure.amount().map_or(0, |amount| amount.denominator);
    match students(indicator.all()) {
        0 => 0.0,
        all => (students(&cell.measure) as f64 / all as f64).min(1.0),
    }
}

/// The standard normal deviates below which the chances of the levels add up.
fn bounds(chances: [f64; Level::MAX as usize]) -> [f64; 9] {
    let mut sum = 0.0;
    std::array::from_fn(|level| {
        sum += chances[level];
        deviate(sum)
    })
}

/// The standard normal distribution's quantile: by Abramowitz and Stegun 26.2.23, mended twice by Halley's method.
pub(super) fn deviate(chance: f64) -> f64 {
    if chance > 0.5 {
        return -deviate(1.0 - chance);
    }
    if chance < 1e-18 {
        return -9.0;
    }
    let far = libm::sqrt(-2.0 * libm::log(chance));
    let above = 2.515_517 + far * (0.802_853 + far * 0.010_328);
    let below = 1.0 + far * (1.432_788 + far * (0.189_269 + far * 0.001_308));
    let mut found = above / below - far;
    for _ in 0..2 {
        let over = libm::erfc(-found / std::f64::consts::SQRT_2) / 2.0 - chance;
        let step = over * libm::sqrt(2.0 * std::f64::consts::PI) * libm::exp(found * found / 2.0);
        found -= step / (1.0 + found * step / 2.0);
    }
    found
}

/// The same school and year draw the same, alone and among thousands.
pub(super) fn seed(results: &Results, at: usize) -> u64 {
    let school = &results.records.schools[at];
    let name = format!("{} {}", school.year, school.code);
    twox_hash::XxHash64::oneshot(0, name.as_bytes())
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and good enough to draw levels.
pub(super) struct Random {
    state: u64,
    /// Normal deviates come in pairs.
    kept: Option<f64>,
}

impl Random {
    pub(super) const fn new(state: u64) -> Self {
        Self { state, kept: None }
    }

    /// 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// From zero to below one.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are a double's")]
    fn next(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A standard normal deviate, by Box's and Muller's method.
    fn normal(&mut self) -> f64 {
        if let Some(kept) = self.kept.take() {
            return kept;
        }
        let far = libm::sqrt(-2.0 * libm::log(1.0 - self.next()));
        let turn = 2.0 * std::f64::consts::PI * self.next();
        self.kept = Some(far * libm::sin(turn));
        far * libm::cos(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_the_normal_distribution() {
        assert!((deviate(0.975) - 1.959_963_984_540_054).abs() < 1e-12);
        assert!((deviate(0.5)).abs() < 1e-12 && (deviate(0.158_655_253_931_457) + 1.0).abs() < 1e-9);
        assert!(deviate(0.0) < -8.9 && deviate(1.0) > 8.0);
    }

    #[test]
    fn drawn_deviates_are_normal() {
        let mut random = Random::new(7);
        let drawn: Vec<f64> = (0..100_000).map(|_| random.normal()).collect();
        let mean = |of: &dyn Fn(f64) -> f64| drawn.iter().map(|x| of(*x)).sum::<f64>() / 1e5;
        assert!(mean(&|x| x).abs() < 0.01 && (mean(&|x| x * x) - 1.0).abs() < 0.015);
        assert!((mean(&|x| f64::from(u8::from(x > 1.959_964))) - 0.025).abs() < 0.002);
    }
}
