//! How the schools of one type and year spread over an index or an indicator, and where one of them stands. No school but
//! that one is named.

use serde::Serialize;

use crate::methodology::Unit;
use crate::model::{Ratio, SchoolYear, State, StudentGroup};
use crate::order;
use crate::score::{Points, Results, SchoolScore};

use super::card::unit;
use super::{Unknown, find};

/// A distribution in bins of equal width.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Spread {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// `index`, or the indicator's id.
    pub id: String,
    /// The indicator's name; empty for the index.
    pub label: String,
    /// The indicator's unit; `points` for the index.
    pub unit: &'static str,
    /// `higher`, `lower`, or empty.
    pub better: &'static str,
    /// The student group's id.
    pub group: &'static str,
    /// Its name.
    pub group_label: &'static str,
    /// The type of these schools; empty for all types.
    pub school_type: String,
    /// Schools of this type in this year.
    pub schools: usize,
    /// Those with a value.
    pub reported: usize,
    /// From the lowest to the highest.
    pub bins: Vec<SpreadBin>,
    /// A quarter of the schools with a value have this one or a lower.
    pub low: String,
    /// Half of them.
    pub middle: String,
    /// Three quarters of them.
    pub high: String,
    /// The value of the school asked for; empty without one.
    pub here: String,
}

/// Schools between two values: `from` is in it, `to` in the next; the last has both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SpreadBin {
    /// Lower end.
    pub from: String,
    /// Upper end.
    pub to: String,
    /// How many schools.
    pub schools: usize,
    /// Is the school asked for among them?
    pub here: bool,
}

/// Which schools are looked at, and in what.
#[derive(Clone, Copy, Debug)]
pub struct SpreadOf<'a> {
    /// The year.
    pub year: &'a str,
    /// `index`, or an indicator's id.
    pub id: &'a str,
    /// The student group's id.
    pub group: &'a str,
    /// The type's id; empty for the type of `school`, or for all types without one.
    pub school_type: &'a str,
    /// The code of the school to mark; may be empty.
    pub school: &'a str,
}

/// How schools spread.
///
/// # Errors
/// When a school is to be marked that is not there in that year.
pub fn spread(results: &Results, asked: &SpreadOf<'_>) -> Result<Spread, Unknown> {
    let here = if asked.school.is_empty() { None } else { Some(find(results, asked.year, asked.school)?) };
    let own_type = here.map_or("", |at| results.records.schools[at].school_type().id());
    let kind = if asked.school_type.is_empty() { own_type } else { asked.school_type };
    let year = SchoolYear::parse(asked.year);
    let group = StudentGroup::from_id(asked.group).unwrap_or(StudentGroup::All);
    let index = asked.id == "index";
    let mut unit = if index { Some(Unit::Points) } else { None };
    let (mut values, mut schools, mut own) = (Vec::new(), 0, None);
    let mut scorer = results.scorer();
    for (at, school) in results.schools() {
        if Some(school.year) != year || !(kind.is_empty() || school.school_type().id() == kind) {
            continue;
        }
        schools += 1;
        let value = if index {
            results.summaries[at].index.ok().map(Points::ratio)
        } else {
            let found = reported(results, &results.score(&mut scorer, at), asked.id, group);
            unit = unit.or(found.map(|(_, unit)| unit));
            found.map(|(value, _)| value)
        };
        if here == Some(at) {
            own = value;
        }
        values.extend(value);
    }
    order::sort(&mut values);
    let rule = results.methodology.indicators().iter().find(|rule| rule.id.as_str() == asked.id);
    let unit = unit.or(rule.map(|rule| rule.unit)).unwrap_or(Unit::Points);
    let shown = |value: Ratio| fixed(value, if index { 2 } else { places(unit) });
    let quarter = |n: usize| quantile(&values, n).map_or_else(String::new, shown);
    let label = if index { "" } else { rule.map_or(asked.id, |rule| rule.label.as_str()) };
    Ok(Spread {
        year: asked.year.to_owned(),
        id: asked.id.to_owned(),
        label: label.to_owned(),
        unit: unit.id(),
        better: rule.map_or(if index { "higher" } else { "" }, |rule| rule.better.value.id()),
        group: group.id(),
        group_label: group.label(),
        school_type: kind.to_owned(),
        schools,
        reported: values.len(),
        bins: bins(&values, own, index || unit == Unit::Percent),
        low: quarter(1),
        middle: quarter(2),
        high: quarter(3),
        here: own.map_or_else(String::new, shown),
    })
}

/// Decimals of a shown value.
pub(super) const fn places(unit: Unit) -> u32 {
    match unit {
        Unit::Percent | Unit::Points => 1,
        Unit::Ratio => 2,
    }
}

/// A reported value as it is shown: a rate in percent, anything else as it is; and its unit.
pub(super) fn reported(results: &Results, score: &SchoolScore, id: &str, group: StudentGroup) -> Option<(Ratio, Unit)> {
    let indicator = score.indicators.iter().find(|i| i.id.as_str() == id)?;
    let cell = indicator.cells.iter().find(|c| c.group == group && c.measure.state() == State::Reported)?;
    let value = cell.measure.amount()?.known_value()?.ratio();
    let unit = unit(indicator.rule.map(|at| &results.methodology.indicators()[at]), indicator);
    Some((in_unit(value, unit), unit))
}

/// A proportion in percent, anything else as it is.
pub(super) fn in_unit(value: Ratio, unit: Unit) -> Ratio {
    if unit == Unit::Percent { value * 100 } else { value }
}

/// The value that `n` quarters of these, in order, have or stay below.
pub(super) fn quantile(values: &[Ratio], n: usize) -> Option<Ratio> {
    let place = (values.len() * n).div_ceil(4).max(1) - 1;
    values.get(place).copied()
}

pub(super) fn fixed(value: Ratio, places: u32) -> String {
    crate::model::fixed(*value.numer(), *value.denom(), places)
}

/// Most bins there are.
const BINS: i128 = 20;

/// Bins of a round width (1, 2 or 5 times a power of ten) that begin at a multiple of it; values in order.
fn bins(values: &[Ratio], here: Option<Ratio>, to_100: bool) -> Vec<SpreadBin> {
    let (Some(lowest), Some(highest)) = (values.first(), values.last()) else { return Vec::new() };
    let whole = |value: Ratio| value.floor().to_integer();
    let hundred = Ratio::from_integer(100);
    // A hundred belongs to the last bin, where nothing can be above it.
    let first_of = |width: Ratio| whole(*lowest / width);
    let last_of = |width: Ratio| {
        let ends_at_100 = to_100 && *highest == hundred && *lowest < hundred && (hundred / width).is_integer();
        whole(*highest / width) - i128::from(ends_at_100)
    };
    let widths = (0..).flat_map(|power: u32| [1, 2, 5].map(|digit| digit * 10_i128.pow(power.min(30))));
    // In hundredths: the finest bin is that wide.
    let mut width = Ratio::new(1, 100);
    for hundredths in widths.take(60) {
        width = Ratio::new(hundredths, 100);
        if last_of(width) - first_of(width) < BINS {
            break;
        }
    }
    let places = [0, 1, 2].into_iter().find(|p| (width * 10_i128.pow(*p)).is_integer()).unwrap_or(2);
    let (first, last) = (first_of(width), last_of(width));
    let bin_of = |value: Ratio| whole(value / width).min(last);
    let own = here.map(bin_of);
    let mut rest = values.iter().map(|value| bin_of(*value)).peekable();
    (first..=last)
        .map(|bin| {
            let mut schools = 0;
            while rest.next_if_eq(&bin).is_some() {
                schools += 1;
            }
            SpreadBin {
                from: fixed(width * bin, places),
                to: fixed(width * (bin + 1), places),
                schools,
                here: own == Some(bin),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[i128]) -> Vec<Ratio> {
        values.iter().map(|v| Ratio::new(*v, 10)).collect()
    }

    #[test]
    fn every_school_is_in_one_bin_and_a_hundred_in_the_last() {
        let values = of(&[0, 5, 49, 50, 51, 950, 1000, 1000]);
        let bins = bins(&values, Some(Ratio::from_integer(5)), true);
        assert_eq!(bins.iter().map(|b| b.schools).sum::<usize>(), values.len());
        let ends = |b: &SpreadBin| (b.from.clone(), b.to.clone(), b.schools);
        assert_eq!(bins.first().map(ends), Some(("0".into(), "5".into(), 3)));
        assert_eq!(bins.last().map(ends), Some(("95".into(), "100".into(), 3)));
        assert_eq!(bins.iter().position(|b| b.here), Some(1), "a value at the edge begins the next bin");
    }

    #[test]
    fn values_below_zero_and_values_all_alike_have_bins() {
        let bins_of = |values: &[i128]| bins(&of(values), None, false);
        let below = bins_of(&[-2279, -10, 0, 635]);
        assert_eq!(below.iter().map(|b| b.schools).sum::<usize>(), 4);
        assert_eq!(below.first().map(|b| b.from.as_str()), Some("-240"));
        let alike = bins_of(&[30, 30, 30]);
        assert_eq!(alike.iter().map(|b| (b.from.as_str(), b.schools)).collect::<Vec<_>>(), [("3.00", 3)]);
        assert!(bins_of(&[]).is_empty());
    }

    #[test]
    fn quartiles_are_values_of_schools() {
        let values = of(&[10, 20, 30, 40, 50]);
        let quarters = [1, 2, 3].map(|n| quantile(&values, n).map(|v| fixed(v, 0)));
        assert_eq!(quarters, [Some("2".into()), Some("3".into()), Some("4".into())]);
        assert_eq!(quantile(&[], 2), None);
    }
}
