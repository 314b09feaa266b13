//! How far two rates differ, and how much of that is accident: two years of one group, or two groups of one year.

use super::{Interval, wilson};

/// The 95 % interval of the second rate less the first, by Newcombe's hybrid score: each rate's Wilson bound on the side
/// that counts. Numerators and denominators. Assumed: the two rates vary independently; the same students a year later do
/// not quite. Nothing of nobody.
#[must_use]
pub fn difference(first: (u64, u64), second: (u64, u64)) -> Option<Interval> {
    let (a, b) = (wilson(first.0, first.1)?, wilson(second.0, second.1)?);
    let (p, q) = (rate(first), rate(second));
    let spread = |x: f64, y: f64| libm::sqrt(x * x + y * y);
    let apart = q - p;
    Some(Interval { lower: apart - spread(q - b.lower, a.upper - p), upper: apart + spread(b.upper - q, p - a.lower) })
}

/// Do two rates differ by no more than accident would make them? Nothing of nobody.
#[must_use]
pub fn may_be_accident(first: (u64, u64), second: (u64, u64)) -> Option<bool> {
    difference(first, second).map(|found| found.lower <= 0.0 && 0.0 <= found.upper)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn rate((numerator, denominator): (u64, u64)) -> f64 {
    numerator as f64 / denominator as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_as_worked_by_hand() {
        // 30 of 100 and 45 of 100. Wilson: 0.218949 … 0.395849 and 0.356145 … 0.547554; so
        // 0.15 − √(0.093855² + 0.095849²) and 0.15 + √(0.097554² + 0.081051²).
        let Interval { lower, upper } = difference((30, 100), (45, 100)).unwrap();
        assert!((lower - 0.015_852).abs() < 1e-5 && (upper - 0.276_831).abs() < 1e-5, "{lower} {upper}");
        assert_eq!(may_be_accident((30, 100), (45, 100)), Some(false));
        assert_eq!(may_be_accident((30, 100), (43, 100)), Some(true));
        assert_eq!(may_be_accident((3, 10), (0, 0)), None);
    }

    #[test]
    fn turned_round_it_is_the_same_difference() {
        for (a, b) in [((0, 20), (5, 30)), ((7, 20), (200, 300)), ((20, 20), (19, 20)), ((0, 25), (0, 40))] {
            let (there, back) = (difference(a, b).unwrap(), difference(b, a).unwrap());
            assert!((there.lower + back.upper).abs() < 1e-12 && (there.upper + back.lower).abs() < 1e-12);
        }
    }

    #[test]
    fn intervals_of_differences_hold_the_true_one_in_95_of_100_pairs() {
        let mut state = 2016_u64;
        let mut chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(state >> 32).unwrap()) / f64::from(u32::MAX)
        };
        let mut count = |rate: f64, students: u64| {
            let cases = (0..students).filter(|_| chance() < rate).count();
            (u64::try_from(cases).unwrap(), students)
        };
        let (mut pairs, mut held) = (0_u32, 0_u32);
        for (n, m) in [(20, 24), (35, 40), (60, 400), (120, 110)] {
            for p in [0.06, 0.15, 0.3, 0.55, 0.8] {
                for apart in [0.0, 0.05, 0.12] {
                    for _ in 0..700 {
                        let found = difference(count(p, n), count(p + apart, m)).unwrap();
                        pairs += 1;
                        held += u32::from(found.lower <= apart && apart <= found.upper);
                    }
                }
            }
        }
        let share = f64::from(held) / f64::from(pairs);
        assert!((share - 0.95).abs() < 0.015, "{share} of {pairs}");
    }
}
