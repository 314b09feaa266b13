//! Points in billionths: whole numbers that are compared at once. What is so near a line that the rounding may decide is
//! told, to be compared exactly.

use std::cell::Cell;

use crate::methodology::{GoalRule, half_up};
use crate::model::Ratio;
use crate::score::Points;

use super::goals::Why;

/// Points, times a billion.
pub(super) type Billionths = i64;

pub(super) const BILLION: i128 = 1_000_000_000;

/// Within a millionth of a point nobody can say: far more than any rounding.
const NEAR: Billionths = 1000;

/// Is it so near a line that rounding may decide?
pub(super) const fn is_near(value: Billionths, line: Billionths) -> bool {
    value.abs_diff(line) <= NEAR.unsigned_abs()
}

/// To the nearest billionth.
pub(super) fn billionths(points: Points) -> Billionths {
    let Points { num, den } = points;
    // Divided as shorter numbers where they fit: several times as fast.
    let (points, rest) = match (i64::try_from(num), i64::try_from(den)) {
        (Ok(num), Ok(den)) => (num.div_euclid(den), float(num.rem_euclid(den).into())),
        _ => (i64::try_from(num.div_euclid(den)).unwrap_or(0), float(num.rem_euclid(den))),
    };
    points * 1_000_000_000 + whole(rest / float(den) * float(BILLION))
}

#[expect(clippy::cast_possible_truncation, reason = "an index has at most 100 billion billionths")]
pub(super) fn whole(value: f64) -> Billionths {
    libm::round(value) as i64
}

#[expect(clippy::cast_precision_loss, reason = "a billionth more or less is near, and told")]
pub(super) const fn float(value: i128) -> f64 {
    value as f64
}

fn floored(value: Ratio) -> Billionths {
    i64::try_from(value.floor().to_integer()).unwrap_or(i64::MAX)
}

/// Is a goal's rule met? As [`weigh`](super::goals) judges it; `near` is set where a billionth more or less may decide.
/// `past` gives the index and that of so many years before, on what both have.
pub(super) fn meets(
    rule: &GoalRule,
    now: Billionths,
    past: &dyn Fn(u16) -> Result<(Billionths, Billionths), Why>,
    near: &Cell<bool>,
) -> Result<bool, Why> {
    let held = |value: Billionths, line: Billionths| {
        near.set(near.get() || is_near(value, line));
        value.cmp(&line)
    };
    let line = |points: &Ratio| billionths(Points::from(*points));
    match rule {
        GoalRule::AtLeast(value) => Ok(held(now, line(value)).is_ge()),
        GoalRule::AtMost(value) => Ok(held(now, line(value)).is_le()),
        GoalRule::GainOver { years, points } => {
            past(*years).map(|(now, before)| held(now - before, line(points)).is_ge())
        }
        GoalRule::RisesOver { years } => past(*years).map(|(now, before)| held(now, before).is_gt()),
        GoalRule::CloseFractionOfDistance { fraction, to } => past(1).map(|(now, before)| {
            let distance = Ratio::from_integer((line(to) - before).max(0).into());
            held(now - before, floored(fraction * distance)).is_ge()
        }),
        GoalRule::GrowthTarget { fraction, to, at_least, round_to } => past(1).map(|(now, before)| {
            // What the target is rounded to may hang on a billionth as well.
            near.set(true);
            let distance = *to - Ratio::new(before.into(), BILLION);
            if distance <= Ratio::from_integer(0) {
                return now >= line(to);
            }
            now - before >= line(&half_up(fraction * distance, *round_to).max(*at_least))
        }),
        GoalRule::AnyOf(rules) => {
            let found: Vec<_> = rules.iter().map(|rule| meets(rule, now, past, near)).collect();
            let mut open = found.iter().filter_map(|found| found.err());
            match (found.contains(&Ok(true)), open.clone().find(|why| why.leaves_open())) {
                (true, _) => Ok(true),
                (false, Some(why)) => Err(why),
                (false, None) if found.iter().any(Result::is_ok) => Ok(false),
                (false, None) => Err(open.next().unwrap_or(Why::NoResult)),
            }
        }
        GoalRule::AllOf(rules) => {
            let found: Vec<_> = rules.iter().map(|rule| meets(rule, now, past, near)).collect();
            match (found.contains(&Ok(false)), found.iter().find_map(|found| found.err())) {
                (true, _) => Ok(false),
                (false, Some(why)) => Err(why),
                (false, None) => Ok(true),
            }
        }
    }
}

/// The value at this place from the lowest, counted from zero.
pub(super) fn at_place(values: &mut [Billionths], place: usize) -> Option<Billionths> {
    (place < values.len()).then(|| *values.select_nth_unstable(place).1)
}

/// The same exactly. Only the values so near it that nobody can say are compared exactly.
pub(super) fn exactly_at_place(
    among: &[usize],
    value: &dyn Fn(usize) -> Billionths,
    exact: &dyn Fn(usize) -> Ratio,
    place: usize,
) -> Option<(Billionths, Ratio)> {
    let mut values: Vec<Billionths> = among.iter().map(|at| value(*at)).collect();
    let line = at_place(&mut values, place)?;
    let below = values.iter().filter(|value| **value < line && !is_near(**value, line)).count();
    let mut near: Vec<Ratio> = among.iter().filter(|at| is_near(value(**at), line)).map(|at| exact(*at)).collect();
    near.sort_unstable();
    Some((line, *near.get(place.checked_sub(below)?)?))
}
