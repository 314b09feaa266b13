//! Where continuous-improvement data lags: behind the school's own past, behind schools of similar students, behind all of
//! its kind. A flashlight: nothing of it is in the Index.
//!
//! From where on something lags is the methodology's ([`Watch`]). Only values at the n-size are compared, and only what counts
//! alike in both years.

use crate::methodology::{Better, IndicatorRule, Unit, Watch};
use crate::model::{Amount, Fraction, IndicatorId, Members, Ratio, SchoolYear, StudentGroup};
use crate::order::{self, SmallMap};
use crate::score::Results;
use crate::tally::Count;

use super::{Profiles, changes, counted_by, pairing_rules};

/// How many others do better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Others with a value at the n-size.
    pub others: usize,
    /// Those of them with a better one.
    pub better: usize,
    /// Does it lag behind them?
    pub lags: bool,
}

impl Beside {
    /// Does a large enough part of enough others do better?
    fn judged(self, watch: &Watch) -> Self {
        let share = watch.lagging_better.value;
        let [others, better] = [self.others, self.better].map(|count| i128::try_from(count).unwrap_or(i128::MAX));
        let enough = others >= i128::from(watch.lagging_others.value);
        Self { lags: enough && better * share.denom() >= others * share.numer(), ..self }
    }

    fn count(mut self, own: Fraction, other: Fraction, better: Better) -> Self {
        self.others += 1;
        self.better += usize::from(other != own && better.reaches(other, own));
        self
    }
}

/// An indicator without points, for one group.
#[derive(Clone, Debug)]
pub struct Lagging {
    /// Position of the school and year in the records.
    pub at: usize,
    /// Position of its rule in the methodology.
    pub rule: usize,
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

impl Lagging {
    /// Does it lag behind anything?
    #[must_use]
    pub const fn lags(&self) -> bool {
        self.falls || self.similar.lags || self.all.lags
    }
}

/// Only schools of one type are compared, and alternative ones only with each other.
type Kind = (Members, bool);

/// What the schools of a year are held against.
pub struct LaggingYear<'r> {
    results: &'r Results,
    year: SchoolYear,
    profiles: Option<(Profiles, usize)>,
    /// By kind, rule and group the values of all, in order.
    values: SmallMap<(Kind, usize, StudentGroup), Vec<Fraction>>,
}

impl<'r> LaggingYear<'r> {
    /// Looks through the schools of a year.
    #[must_use]
    pub fn new(results: &'r Results, year: SchoolYear) -> Self {
        let rules = pairing_rules(results);
        let profiles = rules.map(|rules| {
            let most = usize::try_from(rules.similar.value).unwrap_or(usize::MAX);
            (Profiles::new(results, year, &rules), most)
        });
        let mut values: SmallMap<(Kind, usize, StudentGroup), Vec<Fraction>> = SmallMap::new();
        for (at, _) in results.schools().filter(|(_, school)| school.year == year) {
            for (rule, count, amount) in unscored(results, at) {
                values.or_default((kind(results, at), rule, count.group)).push(amount.value);
            }
        }
        let values = values.iter().map(|(key, own)| {
            let mut own = own.clone();
            order::sort(&mut own);
            (*key, own)
        });
        Self { results, year, profiles, values: values.collect() }
    }

    /// Every indicator without points of a school of the year, by group, as far as it has a value.
    #[must_use]
    pub fn school(&self, at: usize) -> Vec<Lagging> {
        let results = self.results;
        let watch = results.methodology.watch();
        let mut similar: Option<Vec<usize>> = None;
        let found = unscored(results, at).map(|(rule, count, now)| {
            let rules = &results.methodology.indicators()[rule];
            let better = rules.better.value;
            let others = similar.get_or_insert_with(|| self.similar(at));
            let values = others.iter().filter_map(|other| value(results, *other, &rules.id, count.group));
            let before = before(results, at, &rules.id, count);
            Lagging {
                at,
                rule,
                group: count.group,
                falls: before.is_some_and(|(_, before)| falls(rules, watch, before.value, now.value)),
                before,
                similar: values
                    .fold(Beside::default(), |beside, other| beside.count(now.value, other.value, better))
                    .judged(watch),
                all: self.beside_all((kind(results, at), rule, count.group), now.value, better).judged(watch),
                now,
            }
        });
        found.collect()
    }

    /// The same of all its schools.
    #[must_use]
    pub fn all(&self) -> Vec<Lagging> {
        let of_year = self.results.schools().filter(|(_, school)| school.year == self.year);
        of_year.flat_map(|(at, _)| self.school(at)).collect()
    }

    fn beside_all(&self, key: (Kind, usize, StudentGroup), own: Fraction, better: Better) -> Beside {
        let values = self.values.get(&key).map_or(&[][..], Vec::as_slice);
        let better = match better {
            Better::Higher => values.len() - values.partition_point(|other| *other <= own),
            Better::Lower => values.partition_point(|other| *other < own),
        };
        Beside { others: values.len().saturating_sub(1), better, lags: false }
    }

    /// The similar schools that are told of a school.
    fn similar(&self, at: usize) -> Vec<usize> {
        let Some((profiles, most)) = &self.profiles else { return Vec::new() };
        let Some(own) = profiles.position(at) else { return Vec::new() };
        let nearest = profiles.nearest(own, 0..profiles.schools.len(), *most);
        nearest.into_iter().map(|(_, other)| profiles.schools[other].at).collect()
    }
}

/// The values of an indicator and group of a school in this and every earlier loaded year that counts alike, the latest last.
#[must_use]
pub fn unscored_years(results: &Results, own: &Lagging) -> Vec<(SchoolYear, Amount)> {
    let id = &results.methodology.indicators()[own.rule].id;
    let now = &results.records.schools[own.at];
    let Some(count) = counts(results, own.at, id).iter().find(|count| count.group == own.group) else {
        return Vec::new();
    };
    let earlier = earlier(results, own.at).into_iter();
    let mut years: Vec<_> = earlier.filter_map(|other| alike(results, (own.at, count), other, id)).collect();
    years.push((now.year, own.now));
    years
}

/// The cells of indicators without points at the n-size, each with the position of its rule.
fn unscored(results: &Results, at: usize) -> impl Iterator<Item = (usize, &Count, Amount)> {
    let rules = results.methodology.indicators().iter().enumerate().filter(|(_, rule)| rule.node.is_none());
    rules.flat_map(move |(position, rule)| {
        let cells = counts(results, at, &rule.id).iter();
        cells.filter_map(move |count| Some((position, count, reported(results, count)?)))
    })
}

fn kind(results: &Results, at: usize) -> Kind {
    let school = &results.records.schools[at];
    (school.members, school.facts.alternative == Some(true))
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

/// The latest earlier year that is loaded, where it counts alike.
fn before(results: &Results, at: usize, id: &IndicatorId, count: &Count) -> Option<(SchoolYear, Amount)> {
    alike(results, (at, count), *earlier(results, at).last()?, id)
}

/// The same school in the earlier years that are loaded, the latest last.
fn earlier(results: &Results, at: usize) -> Vec<usize> {
    let schools = &results.records.schools;
    let now = &schools[at];
    let (mut found, mut first) = (Vec::new(), 0);
    while let Some(year) = schools.get(first).map(|school| school.year).filter(|year| *year < now.year) {
        found.extend(results.records.find(year, now.code.as_str()));
        first += schools[first..].partition_point(|school| school.year == year);
    }
    found
}

fn alike(
    results: &Results,
    (at, count): (usize, &Count),
    other: usize,
    id: &IndicatorId,
) -> Option<(SchoolYear, Amount)> {
    let [now, school] = [at, other].map(|at| &results.records.schools[at]);
    let then = counts(results, other, id).iter().find(|then| then.group == count.group)?;
    let told_by = |records, origin| counted_by(results, records, id, (count.group, Some(origin)));
    let alike = changes(id, school, now).is_empty() && told_by(school, then.origin) == told_by(now, count.origin);
    Some((school.year, reported(results, then)?)).filter(|_| alike)
}

fn falls(rule: &IndicatorRule, watch: &Watch, before: Fraction, now: Fraction) -> bool {
    let fall = watch.lagging_fall.value;
    let step = match rule.unit {
        Unit::Percent => fall / Ratio::from_integer(100),
        Unit::Points | Unit::Ratio => fall,
    };
    let worse = match rule.better.value {
        Better::Higher => before.ratio() - now.ratio(),
        Better::Lower => now.ratio() - before.ratio(),
    };
    worse >= step
}
