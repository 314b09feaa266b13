//! `[letters]`: what an index is called. `from = { A = "62", B = "54", F = "0" }` after rounding half up to `round_to`.

use super::file::{Raw, Reading, Table};
use super::number::{MOST_PARTS, number};
use super::refusal::RefusalKind;
use super::types::Sourced;
use crate::document::{Kind, Value};
use crate::model::Ratio;
use crate::order;

/// From so many points on an index has a letter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Letters {
    /// To a multiple of this the index is rounded first, half up.
    pub round_to: Sourced<Ratio>,
    /// Letters, each with the points it begins at; the last begins at none.
    pub from: Sourced<Vec<(String, Ratio)>>,
}

impl Letters {
    /// The index as it is rounded before it gets its letter.
    #[must_use]
    pub fn rounded(&self, index: Ratio) -> Ratio {
        half_up(index, self.round_to.value)
    }

    /// Its letter.
    #[must_use]
    pub fn of(&self, index: Ratio) -> &str {
        let rounded = self.rounded(index);
        self.from.value.iter().find(|(_, from)| rounded >= *from).map_or("", |(letter, _)| letter)
    }
}

/// To the next multiple of a unit; what lies half way between two is rounded up.
#[must_use]
pub fn half_up(value: Ratio, unit: Ratio) -> Ratio {
    (value / unit + Ratio::new(1, 2)).floor() * unit
}

/// `[letters]`, if it is there.
pub(super) fn letters(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Letters> {
    let mut table = root.table("letters", reading)?;
    let round_to = table.required("round_to", reading, "\"1\"").and_then(|raw| {
        let unit = amount(raw.value).filter(|unit| *unit > Ratio::from_integer(0));
        if unit.is_none() {
            raw.refuse(reading, RefusalKind::Value, "a number of points more than 0: \"1\"");
        }
        Some(raw.means(reading, unit?))
    });
    let from = table.required("from", reading, "{ A = \"62\", F = \"0\" }").and_then(|raw| {
        let from = limits(&raw);
        if from.is_none() {
            raw.refuse(
                reading,
                RefusalKind::Value,
                "letters and their points, one of them from 0: { A = \"62\", F = \"0\" }",
            );
        }
        Some(raw.means(reading, from?))
    });
    table.finish(reading);
    Some(Letters { round_to: round_to?, from: from? })
}

/// The best first.
fn limits(raw: &Raw<'_>) -> Option<Vec<(String, Ratio)>> {
    let Kind::Table(table) = &raw.value.kind else { return None };
    let each = table.iter().map(|(letter, from)| Some((letter.name.to_string(), amount(from)?)));
    let mut limits = each.collect::<Option<Vec<_>>>()?;
    order::sort_by(&mut limits, |(_, a), (_, b)| b.cmp(a));
    let apart = limits.windows(2).all(|pair| matches!(pair, [(_, above), (_, below)] if above > below));
    (apart && limits.last()?.1 == Ratio::from_integer(0)).then_some(limits)
}

/// Points of the index.
fn amount(value: &Value<'_>) -> Option<Ratio> {
    let read = number(&value.kind).filter(|n| !n.percent).map(|n| n.value.ratio())?;
    let inside = read >= Ratio::from_integer(0) && read <= Ratio::from_integer(100) && *read.denom() <= MOST_PARTS;
    inside.then_some(read)
}
