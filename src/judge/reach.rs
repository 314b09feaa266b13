//! What it takes: the change that would bring one, two and three levels more, and the index that would come of it.
//!
//! Where the numerator counts students, the change is a whole number of students; else it is in the indicator's unit.
//! Assumed: students who change in a group change among all students as well; other groups stay as they are.

use crate::methodology::{Better, Unit};
use crate::model::{Amount, Fraction, IndicatorId, Level, Measure, Ratio, StudentGroup};
use crate::records::CellContent;
use crate::score::{CellScore, IndicatorScore, Points, Results, Scorer};
use crate::tally::{Count, SchoolTally};

/// What would have to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// So many students more (or fewer, where lower is better) in the numerator.
    Students(u64),
    /// So much in the indicator's unit, up or down as is better.
    Value(Ratio),
}

/// The way to a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The level reached.
    pub level: Level,
    /// What it takes.
    pub change: Change,
    /// The index that would come of it; nothing where there is none.
    pub index: Option<Points>,
}

/// The most levels looked ahead.
const AHEAD: usize = 3;

/// The steps from a cell's level, at most three; none from the highest, or without a level. A level whose cut point is that
/// of the next is passed over: what reaches one reaches both.
#[must_use]
pub fn steps(
    results: &Results,
    scorer: &mut Scorer<'_>,
    at: usize,
    indicator: &IndicatorScore,
    cell: &CellScore,
) -> Vec<Step> {
    let Some(rule) = indicator.rule.map(|rule| &results.methodology.indicators()[rule]) else { return Vec::new() };
    let members = results.records.schools[at].members;
    let (Some(cuts), Some(level), Measure::Reported(amount)) =
        (results.methodology.cut_points(rule, members), cell.level, &cell.measure)
    else {
        return Vec::new();
    };
    let (cuts, better) = (&rule.cuts_at(&cuts.value, amount.denominator), rule.better.value);
    let mut steps: Vec<Step> = Vec::new();
    for cut in cuts.cuts().iter().skip(usize::from(level.number()) - 1) {
        let Some((change, changed)) = change(amount, *cut, better, rule.unit) else { break };
        let level = cuts.level(changed.value, better);
        if steps.last().is_none_or(|before| level > before.level) {
            let index = index_with(results, scorer, at, &indicator.id, cell.group, (amount, &changed), better);
            steps.push(Step { level, change, index });
        }
        if steps.len() == AHEAD {
            break;
        }
    }
    steps
}

/// What brings an amount to a cut point, and the amount it then is; nothing when no number of its students does.
fn change(amount: &Amount, cut: Fraction, better: Better, unit: Unit) -> Option<(Change, Amount)> {
    if let (Some(numerator), Unit::Percent) = (amount.numerator, unit) {
        let wanted = i128::from(cut.num) * i128::from(amount.denominator);
        let den = i128::from(cut.den);
        let reached = match better {
            Better::Higher => -(-wanted).div_euclid(den),
            Better::Lower => wanted.div_euclid(den),
        };
        let reached = u64::try_from(reached).ok().filter(|reached| *reached <= amount.denominator)?;
        let rate = Amount::rate(u32::try_from(reached).ok()?, u32::try_from(amount.denominator).ok()?);
        return Some((Change::Students(reached.abs_diff(numerator)), rate));
    }
    let distance = cut.ratio() - amount.value.ratio();
    let distance = if distance < Ratio::from_integer(0) { -distance } else { distance };
    Some((Change::Value(distance), Amount { value: cut, ..*amount }))
}

/// The index of a school with this cell changed.
fn index_with(
    results: &Results,
    scorer: &mut Scorer<'_>,
    at: usize,
    indicator: &IndicatorId,
    group: StudentGroup,
    (before, after): (&Amount, &Amount),
    better: Better,
) -> Option<Points> {
    let position = results.position(indicator)?;
    let tally = results.tallies.school(at);
    let more = |n: &Amount| n.numerator.map(i128::from);
    let gained = more(after).zip(more(before)).map(|(after, before)| after - before);
    let counts: Vec<Count> = tally
        .counts()
        .map(|count| {
            if count.indicator != position {
                return count.clone();
            }
            let content = match (&count.content, gained) {
                (&CellContent::Rate { numerator, denominator }, Some(gained))
                    if count.group == group || count.group == StudentGroup::All =>
                {
                    let numerator = u32::try_from((i128::from(numerator) + gained).clamp(0, i128::from(denominator)));
                    CellContent::Rate { numerator: numerator.unwrap_or(0), denominator }
                }
                (_, None) if count.group == group => after_value(after, better),
                (content, _) => content.clone(),
            };
            Count { content, indicator: count.indicator, group: count.group, origin: count.origin }
        })
        .collect();
    let score = scorer.score(SchoolTally::of(&counts), results.records.schools[at].place());
    score.index.ok().map(|num| score.points(num))
}

/// A value that reaches what it should, with six decimals.
fn after_value(after: &Amount, better: Better) -> CellContent {
    let Fraction { num, den } = after.value;
    let (scaled, den) = (i128::from(num) * 1_000_000, i128::from(den));
    let mantissa = match better {
        Better::Higher => -(-scaled).div_euclid(den),
        Better::Lower => scaled.div_euclid(den),
    };
    let denominator = u32::try_from(after.denominator).unwrap_or(u32::MAX);
    CellContent::Value { mantissa: i64::try_from(mantissa).unwrap_or(i64::MAX), scale: 6, denominator }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn students(numerator: u32, denominator: u32, cut: Fraction, better: Better) -> Option<u64> {
        match change(&Amount::rate(numerator, denominator), cut, better, Unit::Percent)? {
            (Change::Students(students), _) => Some(students),
            (Change::Value(_), _) => None,
        }
    }

    #[test]
    fn the_fewest_students_that_reach_a_cut_point() {
        let half = Fraction::new(1, 2);
        assert_eq!(students(10, 23, half, Better::Higher), Some(2));
        assert_eq!(students(9, 20, half, Better::Higher), Some(1));
        // Lower is better: eleven of 23 are at most half.
        assert_eq!(students(17, 23, half, Better::Lower), Some(6));
        // Nobody absent still reaches nothing below zero.
        assert_eq!(students(1, 20, Fraction::new(-1, 100), Better::Lower), None);
        assert_eq!(students(19, 20, Fraction::new(101, 100), Better::Higher), None);
    }

    #[test]
    fn one_student_fewer_does_not_reach_it() {
        for den in [1, 3, 7, 20, 97] {
            for num in 0..=den {
                for cut in [Fraction::new(1, 3), Fraction::new(13, 27), Fraction::new(1, 10), Fraction::new(9, 10)] {
                    for better in Better::ALL {
                        let amount = Amount::rate(num, den);
                        let Some((Change::Students(students), changed)) = change(&amount, cut, better, Unit::Percent)
                        else {
                            panic!("{num}/{den}")
                        };
                        assert!(better.reaches(changed.value, cut));
                        if !better.reaches(amount.value, cut) {
                            let back = if better == Better::Higher { -1 } else { 1 };
                            let worse = Fraction::new(changed.value.num + back, changed.value.den);
                            assert!(students > 0 && !better.reaches(worse, cut), "{num}/{den} {cut:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_distance_needs_what_is_missing_to_the_cut_point() {
        let amount = Amount::value(-253, 1, 40);
        let (found, _) = change(&amount, Fraction::new(-20, 1), Better::Higher, Unit::Points).unwrap();
        assert_eq!(found, Change::Value(Ratio::new(53, 10)));
        // A cut point that is no decimal is reached from the better side.
        let third = Amount { value: Fraction::new(1, 3), ..amount };
        let reached = |better| after_value(&third, better).amount().unwrap().value;
        assert!(reached(Better::Higher) >= third.value && reached(Better::Lower) <= third.value);
    }
}
