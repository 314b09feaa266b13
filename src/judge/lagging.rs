//! Where continuous-improvement data lags: behind the school's own past, behind schools of similar students, behind all of
//! its kind. A flashlight: nothing of it is in the Index.
//!
//! Assumed: worse than the year before by [`FALL`] or more lags behind the past; with at least [`ENOUGH`] others to compare
//! with, a value lags behind them when three quarters do better. Only values at the n-size are compared, and only what
//! counts alike in both years.

use crate::methodology::{Better, IndicatorRule, Unit};
use crate::model::{Amount, Fraction, IndicatorId, Ratio, SchoolYear, StudentGroup};
use crate::score::Results;
use crate::tally::Count;

use super::{Profiles, changes, counted_by, pairing_rules};

/// A percentage point of a rate; a point of anything else.
const FALL: u32 = 1;

/// Fewer others say nothing.
const ENOUGH: usize = 5;

/// How many others do better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Others with a value at the n-size.
    pub others: usize,
    /// Those of them with a better one.
    pub better: usize,
}

impl Beside {
    /// Do three quarters of enough others do better?
    #[must_use]
    pub const fn lags(self) -> bool {
        self.others >= ENOUGH && self.better * 4 >= self.others * 3
    }

    fn count(mut self, own: Fraction, other: Fraction, better: Better) -> Self {
        self.others += 1;
        self.better += usize::from(other != own && better.reaches(other, own));
        self
    }
}

/// An indicator without points, for one group.
#[derive(Clone, Debug)]
pub struct Lagging<'r> {
    /// Its rule.
    pub rule: &'r IndicatorRule,
    /// The group.
    pub group: StudentGroup,
    /// This year.
    pub now: Amount,
    /// The latest earlier year that counts alike, and its value.
    pub before: Option<(SchoolYear, Amount)>,
    /// Does it lag behind its own past?
    pub falls: bool,
    /// Beside schools of similar students.
    pub similar: Beside,
    /// Beside all schools of its kind.
    pub all: Beside,
}

/// Every indicator without points of a school and year, by group, as far as it has a value and a direction.
#[must_use]
pub fn lagging(results: &Results, at: usize) -> Vec<Lagging<'_>> {
    let school = &results.records.schools[at];
    let kind = |other: &crate::records::SchoolYearRecords| (other.members, other.facts.alternative == Some(true));
    let of_kind = results
        .schools()
        .filter(|(other, records)| *other != at && records.year == school.year && kind(records) == kind(school));
    let all: Vec<usize> = of_kind.map(|(other, _)| other).collect();
    let similar = similar(results, at);
    let mut found = Vec::new();
    for rule in results.methodology.indicators().iter().filter(|rule| rule.node.is_none()) {
        for count in counts(results, at, &rule.id) {
            let Some(now) = reported(results, count) else { continue };
            let beside = |others: &[usize]| {
                let values = others.iter().filter_map(|other| value(results, *other, &rule.id, count.group));
                values.fold(Beside::default(), |beside, other| beside.count(now.value, other.value, rule.better.value))
            };
            let before = before(results, at, &rule.id, count);
            found.push(Lagging {
                rule,
                group: count.group,
                falls: before.is_some_and(|(_, before)| falls(rule, before.value, now.value)),
                before,
                similar: beside(&similar),
                all: beside(&all),
                now,
            });
        }
    }
    found
}

/// The similar schools that are told of the school.
fn similar(results: &Results, at: usize) -> Vec<usize> {
    let Some(rules) = pairing_rules(results) else { return Vec::new() };
    let profiles = Profiles::new(results, results.records.schools[at].year, &rules);
    let Some(own) = profiles.position(at) else { return Vec::new() };
    let most = usize::try_from(rules.similar.value).unwrap_or(usize::MAX);
    let nearest = profiles.nearest(own, 0..profiles.schools.len(), most);
    nearest.into_iter().map(|(_, other)| profiles.schools[other].at).collect()
}

fn counts<'r>(results: &'r Results, at: usize, id: &IndicatorId) -> &'r [Count] {
    results.position(id).map_or(&[], |position| results.tallies.school(at).indicator(position))
}

fn reported(results: &Results, count: &Count) -> Option<Amount> {
    count.content.amount().filter(|amount| amount.denominator >= results.methodology.n_size().value)
}

fn value(results: &Results, at: usize, id: &IndicatorId, group: StudentGroup) -> Option<Amount> {
    let own = counts(results, at, id).iter().find(|count| count.group == group)?;
    reported(results, own)
}

fn before(results: &Results, at: usize, id: &IndicatorId, count: &Count) -> Option<(SchoolYear, Amount)> {
    let now = &results.records.schools[at];
    let earlier = results.schools().filter(|(_, school)| school.code == now.code && school.year < now.year);
    let (other, school) = earlier.max_by_key(|(_, school)| school.year)?;
    let then = counts(results, other, id).iter().find(|then| then.group == count.group)?;
    let told_by = |records, origin| counted_by(results, records, id, (count.group, Some(origin)));
    let alike = changes(id, school, now).is_empty() && told_by(school, then.origin) == told_by(now, count.origin);
    Some((school.year, reported(results, then)?)).filter(|_| alike)
}

fn falls(rule: &IndicatorRule, before: Fraction, now: Fraction) -> bool {
    let step = match rule.unit {
        Unit::Percent => Ratio::new(FALL.into(), 100),
        Unit::Points | Unit::Ratio => Ratio::from_integer(FALL.into()),
    };
    let worse = match rule.better.value {
        Better::Higher => before.ratio() - now.ratio(),
        Better::Lower => now.ratio() - before.ratio(),
    };
    worse >= step
}
