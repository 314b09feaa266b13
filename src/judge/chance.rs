//! Intervals of rates, and the chance of each level.
//!
//! The students of one year stand for the school's longer-run rate (assumed): what differs between years by accident alone
//! is what these intervals are about, not whether the year's count is right.

use crate::methodology::{Better, CutPoints};
use crate::model::Level;

/// From, to: proportions.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Interval {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound.
    pub upper: f64,
}

/// The standard normal distribution's 0.975 quantile.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a rate by Wilson's score (1927): those rates that a test at 5 % would not reject.
/// Nothing of nobody.
#[must_use]
pub fn wilson(numerator: u64, denominator: u64) -> Option<Interval> {
    if denominator == 0 || numerator > denominator {
        return None;
    }
    let (k, n) = (float(numerator), float(denominator));
    let centre = k + Z * Z / 2.0;
    let spread = Z * libm::sqrt(k * (n - k) / n + Z * Z / 4.0);
    let share = |x: f64| (x / (n + Z * Z)).clamp(0.0, 1.0);
    // The bounds of none and of all are exact.
    let lower = if numerator == 0 { 0.0 } else { share(centre - spread) };
    let upper = if numerator == denominator { 1.0 } else { share(centre + spread) };
    Some(Interval { lower, upper })
}

/// The chance of each of the ten levels, given a rate's counts: the posterior of the rate under Jeffreys' prior,
/// Beta(k + ½, n − k + ½), cut at the cut points. They sum to one. Nothing of nobody.
#[must_use]
pub fn level_chances(numerator: u64, denominator: u64, cuts: &CutPoints, better: Better) -> Option<[f64; 10]> {
    if denominator == 0 || numerator > denominator {
        return None;
    }
    let (a, b) = (float(numerator) + 0.5, float(denominator - numerator) + 0.5);
    let scale = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b);
    // The chance that each cut point is reached falls from the first to the last.
    let mut before = 1.0;
    let mut chances = [0.0; Level::MAX as usize];
    for (chance, cut) in chances.iter_mut().zip(cuts.cuts()) {
        // What is out of reach of one cut point is out of reach of those behind it.
        if before < NEVER {
            break;
        }
        let below = beta(scale, a, b, float_of(cut.num) / float_of(cut.den));
        let reached = match better {
            Better::Higher => 1.0 - below,
            Better::Lower => below,
        };
        *chance = (before - reached).max(0.0);
        before = reached;
    }
    chances[9] = if before < NEVER { 0.0 } else { before };
    Some(chances)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "cut points are far below 2^53")]
const fn float_of(part: i64) -> f64 {
    part as f64
}

/// A chance that is none.
const NEVER: f64 = 1e-15;

/// The distribution function of Beta(a, b) at x: the regularised incomplete beta function, by its continued fraction
/// (Abramowitz and Stegun 26.5.8) on the side where it converges fast. `scale` is the logarithm of Γ(a + b) / Γ(a) Γ(b).
fn beta(scale: f64, a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta(scale, b, a, 1.0 - x);
    }
    let front = libm::exp(scale + a * libm::log(x) + b * libm::log1p(-x));
    front / (a * fraction(a, b, x))
}

/// 1 + d₁/(1 + d₂/(1 + …)), from the front (Lentz's method).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |y: f64| if y.abs() < TINY { TINY } else { y };
    let (mut value, mut above, mut below) = (1.0, 1.0, 0.0);
    for step in 1..=MOST_STEPS {
        let half = f64::from(step / 2);
        let twice = a + 2.0 * half;
        let part = if step % 2 == 0 {
            half * (b - half) * x / ((twice - 1.0) * twice)
        } else {
            -(a + half) * (a + b + half) * x / (twice * (twice + 1.0))
        };
        below = 1.0 / away(1.0 + part * below);
        above = away(1.0 + part / above);
        value *= above * below;
        if (above * below - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

/// Enough for a million students: steps grow with the square root of the larger parameter.
const MOST_STEPS: u32 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fraction;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    fn beta(a: f64, b: f64, x: f64) -> f64 {
        super::beta(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b), a, b, x)
    }

    #[test]
    fn the_beta_distribution_where_it_has_a_closed_form() {
        for x in [0.01, 0.2, 0.5, 0.9, 0.999] {
            assert!(near(beta(1.0, 1.0, x), x));
            assert!(near(beta(1.0, 7.0, x), 1.0 - (1.0 - x).powi(7)));
            assert!(near(beta(4.0, 1.0, x), x.powi(4)));
            // Of order statistics: the third of five at most x.
            let third: f64 = [10.0, 5.0, 1.0].iter().zip(3..).map(|(c, k)| c * x.powi(k) * (1.0 - x).powi(5 - k)).sum();
            assert!(near(beta(3.0, 3.0, x), third), "{x}");
            // The arcsine law.
            assert!(near(beta(0.5, 0.5, x), 2.0 / std::f64::consts::PI * x.sqrt().asin()), "{x}");
        }
        // Of a million students: what the logarithms of the gamma function leave.
        assert!((beta(500_000.5, 500_000.5, 0.5) - 0.5).abs() < 1e-8);
    }

    #[test]
    fn wilson_as_worked_by_hand() {
        // 5 of 10: (5 + 1.9207) ± 1.96 √(2.5 + 0.9604), over 13.8415.
        let Interval { lower, upper } = wilson(5, 10).unwrap();
        assert!((lower - 0.236_593).abs() < 1e-6 && (upper - 0.763_407).abs() < 1e-6, "{lower} {upper}");
        assert!(near(wilson(0, 20).unwrap().lower, 0.0) && near(wilson(20, 20).unwrap().upper, 1.0));
        // None of twenty: up to z²/(n + z²).
        assert!(near(wilson(0, 20).unwrap().upper, Z * Z / (20.0 + Z * Z)));
        assert!(wilson(0, 0).is_none() && wilson(3, 2).is_none());
    }

    #[test]
    fn chances_of_levels_sum_to_one_and_turn_round_with_the_direction() {
        let tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(|n| Fraction::new(n, 10));
        let up = CutPoints::new(tenths, Better::Higher).unwrap();
        let mut worst_first = tenths;
        worst_first.reverse();
        let down = CutPoints::new(worst_first, Better::Lower).unwrap();
        for (k, n) in [(0, 20), (7, 20), (10, 20), (20, 20), (400, 1000), (1, 1_000_000)] {
            let higher = level_chances(k, n, &up, Better::Higher).unwrap();
            let mut lower = level_chances(n - k, n, &down, Better::Lower).unwrap();
            assert!(near(higher.iter().sum(), 1.0) && near(lower.iter().sum(), 1.0), "{k} of {n}");
            lower.iter_mut().zip(higher).for_each(|(l, h)| assert!((*l - h).abs() < 1e-9, "{k} of {n}"));
        }
        // Half of twenty lies on a cut point: below and above are as likely.
        let half = level_chances(10, 20, &up, Better::Higher).unwrap();
        assert!(near(half[..5].iter().sum(), 0.5) && half[5] > 0.3);
    }

    /// How often the interval of a simulated year holds the rate that the year was drawn from.
    fn coverage(rate: f64, students: u64, seed: u64) -> f64 {
        let mut state = seed;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
        };
        let years = 20_000;
        let held = (0..years)
            .filter(|_| {
                let cases = (0..students).filter(|_| chance() < rate).count();
                let found = wilson(u64::try_from(cases).unwrap(), students).unwrap();
                found.lower <= rate && rate <= found.upper
            })
            .count();
        f64::from(u32::try_from(held).unwrap()) / f64::from(years)
    }

    #[test]
    fn intervals_hold_the_true_rate_in_95_of_100_years() {
        // Over schools of many sizes and rates; a single size and rate jumps with the whole students there are.
        let seed = 2015;
        let mut held = Vec::new();
        for students in [20, 33, 47, 80, 150] {
            for rate in [0.07, 0.13, 0.22, 0.35, 0.5, 0.64, 0.81, 0.9] {
                held.push(coverage(rate, students, seed + students));
            }
        }
        let mean = held.iter().sum::<f64>() / 40.0;
        assert!((mean - 0.95).abs() < 0.015, "seed {seed}: {mean}");
        assert!(held.iter().all(|one| *one > 0.90), "seed {seed}: {held:?}");
    }
}
