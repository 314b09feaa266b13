//! How much of an index is accident: its levels drawn again and again by their chances.
//!
//! Each scored cell's level is drawn from [`level_chances`]; what has no counts (a mean, a distance) keeps its level, for
//! nothing is known of its spread. Assumed: cells vary independently of each other, and the lowest racial or ethnic
//! group stays the one it is. Groups share students with all students, so the true spread is somewhat wider.

use crate::model::{Level, Measure};
use crate::score::{CellScore, Points, Results, SchoolScore};

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
    drawn: Vec<i128>,
    den: i128,
}

impl IndexSpread {
    /// The chance that the index is at least so many points.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
    pub fn chance_of_at_least(&self, points: Points) -> f64 {
        let below = self.drawn.partition_point(|drawn| Points { num: *drawn, den: self.den }.ratio() < points.ratio());
        (self.drawn.len() - below) as f64 / self.drawn.len() as f64
    }
}

/// Draws: the bounds are then right to about half a percentile.
const DRAWS: usize = 4000;

/// The spread of a school's index; nothing without an index, or where no cell's spread is known.
#[must_use]
pub fn index_spread(results: &Results, at: usize, score: &SchoolScore) -> Option<IndexSpread> {
    score.index.ok()?;
    let members = results.records.schools[at].members;
    let mut fixed = 0;
    let mut known = 0;
    let mut cells: Vec<(i128, [f64; Level::MAX as usize])> = Vec::new();
    for indicator in score.indicators.iter().filter(|indicator| indicator.scored) {
        let rule = &results.methodology.indicators()[indicator.rule?];
        let cuts = results.methodology.cut_points(rule, members);
        for cell in indicator.cells.iter().filter(|cell| cell.scored) {
            let chances = counts(cell).zip(cuts);
            match chances.and_then(|((k, n), cuts)| level_chances(k, n, &cuts.value, rule.better.value)) {
                Some(chances) => {
                    known += cell.maximum;
                    cells.push((cell.maximum / 10, cumulated(chances)));
                }
                None => fixed += cell.points,
            }
        }
    }
    if cells.is_empty() {
        return None;
    }
    let mut random = Random(seed(results, at));
    let draw = |random: &mut Random| {
        let of = |(step, up_to): &(i128, [f64; 10]), random: &mut Random| {
            let chance = random.next();
            let level = up_to.iter().take(9).take_while(|bound| chance >= **bound).count() + 1;
            step * i128::try_from(level).unwrap_or(0)
        };
        fixed + cells.iter().map(|cell| of(cell, random)).sum::<i128>()
    };
    let mut drawn: Vec<i128> = (0..DRAWS).map(|_| draw(&mut random)).collect();
    drawn.sort_unstable();
    let quantile = |per_mille: usize| score.points(drawn[(per_mille * DRAWS).div_ceil(1000).max(1) - 1]);
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

fn cumulated(chances: [f64; 10]) -> [f64; 10] {
    let mut sum = 0.0;
    chances.map(|chance| {
        sum += chance;
        sum
    })
}

/// The same school and year draw the same, alone and among thousands.
fn seed(results: &Results, at: usize) -> u64 {
    let school = &results.records.schools[at];
    let name = format!("{} {}", school.year, school.code);
    twox_hash::XxHash64::oneshot(0, name.as_bytes())
}

/// `SplitMix64` (Steele, Lea and Flood 2014): small, and good enough to draw levels.
struct Random(u64);

impl Random {
    /// From zero to below one.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are a double's")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ z >> 31) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
