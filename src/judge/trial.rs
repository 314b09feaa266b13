//! A school's measures changed, to see what would come of it.
//!
//! A change says how much more or less, never what there is: so it can be handed on without data. Assumed: students who
//! change in a group change among all students as well, those of several groups as if they were different students; unless
//! the change of all students is said. Other groups stay as they are.

use crate::model::{Fraction, IndicatorId, StudentGroup};
use crate::records::CellContent;
use crate::tally::{Count, SchoolTally};

/// So much more (or less) in one cell of a school: students in the numerator where the cell counts them, else in the
/// indicator's unit, a rate in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureChange {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The group.
    pub group: StudentGroup,
    /// How much.
    pub by: Fraction,
}

/// A school's counts with the changes in them.
#[derive(Clone, Debug)]
pub struct Recount(Vec<Count>);

impl Recount {
    /// To be scored like any other.
    #[must_use]
    pub fn tally(&self) -> SchoolTally<'_> {
        SchoolTally::of(&self.0)
    }
}

/// Counts anew. `id` names the indicator of a position in the records; `percent` says whether it is a rate.
#[must_use]
pub fn recount(
    tally: SchoolTally<'_>,
    changes: &[MeasureChange],
    id: impl Fn(u16) -> IndicatorId,
    percent: impl Fn(&IndicatorId) -> bool,
) -> Recount {
    let counts = tally.counts().map(|count| {
        let indicator = id(count.indicator);
        let own: Vec<&MeasureChange> = changes.iter().filter(|change| change.indicator == indicator).collect();
        if own.is_empty() {
            return count.clone();
        }
        let said = own.iter().rev().find(|change| change.group == count.group).map(|change| change.by);
        let content = match (&count.content, said, count.group) {
            (&CellContent::Rate { numerator, denominator }, Some(by), _) => {
                CellContent::Rate { numerator: moved(numerator, whole(by), denominator), denominator }
            }
            (&CellContent::Rate { numerator, denominator }, None, StudentGroup::All) => {
                let by = own.iter().fold(0_i64, |sum, change| sum.saturating_add(whole(change.by)));
                CellContent::Rate { numerator: moved(numerator, by, denominator), denominator }
            }
            (&CellContent::Value { denominator, .. } | &CellContent::Quotient { denominator, .. }, Some(by), _) => {
                let value = count.content.amount().map_or(by, |amount| amount.value);
                value_moved(value, by, percent(&indicator), denominator)
            }
            (content, _, _) => content.clone(),
        };
        Count { content, indicator: count.indicator, group: count.group, origin: count.origin }
    });
    Recount(counts.collect())
}

fn whole(by: Fraction) -> i64 {
    by.num / by.den
}

fn moved(numerator: u32, by: i64, denominator: u32) -> u32 {
    let moved = i64::from(numerator).saturating_add(by).clamp(0, i64::from(denominator));
    u32::try_from(moved).unwrap_or(numerator)
}

/// A value with at most six decimals more than it had; a rate stays between nobody and everybody.
fn value_moved(value: Fraction, by: Fraction, percent: bool, denominator: u32) -> CellContent {
    let hundredth = if percent { 100 } else { 1 };
    let (num, den) = (i128::from(by.num), i128::from(by.den) * hundredth);
    let sum = (i128::from(value.num) * den + num * i128::from(value.den)) * 1_000_000;
    let mut mantissa = sum.div_euclid(i128::from(value.den) * den);
    if percent {
        mantissa = mantissa.clamp(0, 1_000_000);
    }
    CellContent::Value { mantissa: i64::try_from(mantissa).unwrap_or(value.num), scale: 6, denominator }
}
