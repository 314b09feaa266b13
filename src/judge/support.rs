//! Tiers of support (methodology.md, rule 16): who is recognised, who is paired, who gets intensive intervention.
//!
//! Foundation — every school. Recognition — great success. Paired support — the goal is not met. Intensive intervention —
//! among the lowest of comparable schools over the declared number of years, until outside for so many years running.
//! Assumed: intensive intervention goes before recognition; a school that changed its type is ranked again when it has the
//! years in the new one; a year in which a school is not ranked changes nothing of its intensive intervention.

use crate::methodology::{Lowest, Support};
use crate::model::{Ratio, SchoolType, SchoolYear};
use crate::order::{self, SmallMap};
use crate::score::Results;

use super::goals::{Verdict, Verdicts, Why};

/// A tier of the pyramid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// All schools: collective learning.
    Foundation,
    /// Great success.
    Recognition,
    /// The goal is not met.
    Paired,
    /// Among the lowest over the declared number of years.
    Intensive,
}

impl Tier {
    /// From the top of the pyramid to its foundation.
    pub const ALL: [Self; 4] = [Self::Intensive, Self::Paired, Self::Recognition, Self::Foundation];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Foundation => "foundation",
            Self::Recognition => "recognition",
            Self::Paired => "paired",
            Self::Intensive => "intensive",
        }
    }
}

/// What a year means for a school's intensive intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// It is outside, and was.
    Outside,
    /// It begins in this year.
    Enters,
    /// It goes on: still among the lowest.
    Stays,
    /// It goes on, though outside: not yet for long enough.
    StaysOutside,
    /// It ends in this year.
    Leaves,
}

impl Course {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Outside => "outside",
            Self::Enters => "enters",
            Self::Stays => "stays",
            Self::StaysOutside => "stays_outside",
            Self::Leaves => "leaves",
        }
    }

    pub(super) const fn intensive(self) -> bool {
        matches!(self, Self::Enters | Self::Stays | Self::StaysOutside)
    }
}

/// With whom a school is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pool {
    /// Schools of its type.
    Type(SchoolType),
    /// Span schools, and the types that are too few.
    Span,
    /// All schools.
    All,
}

impl Pool {
    /// Its id: a school type, `with_span` or `all`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Type(kind) => kind.id(),
            Self::Span => "with_span",
            Self::All => "all",
        }
    }
}

/// Where a school stands among comparable schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// What it is ranked by.
    pub value: Ratio,
    /// With whom.
    pub pool: Pool,
    /// How many there are.
    pub of: usize,
    /// Its place from the lowest, from one; schools that are tied have the same.
    pub place: usize,
    /// The value of the last that is among the lowest.
    pub line: Ratio,
    /// Is it among the lowest?
    pub lowest: bool,
}

/// A school's support in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolSupport {
    /// Its tier, or why there is none.
    pub tier: Result<Tier, Why>,
    /// Over the declared years, or why it is not ranked. Of `in_each_year` the value is the year's own.
    pub rank: Result<Rank, Why>,
    /// In the year's own list.
    pub in_year: Option<Rank>,
    /// Its intensive intervention.
    pub course: Course,
}

/// The support of every school and year, as [`Records::schools`](crate::records::Records::schools); nothing when the
/// methodology does not say.
#[must_use]
pub fn support(results: &Results, verdicts: &[Verdicts]) -> Option<Vec<SchoolSupport>> {
    let rules = results.methodology.support()?;
    let schools = &results.records.schools;
    let ranked = |at: usize| schools[at].facts.alternative != Some(true);
    let own: Vec<Result<Ratio, Why>> = (0..schools.len())
        .map(|at| match results.summaries[at].index {
            _ if !ranked(at) => Err(Why::Alternative),
            Ok(index) => Ok(index.ratio()),
            Err(_) => Err(Why::NoIndex),
        })
        .collect();
    let by_year = rank(results, rules, &own);
    let ranks: Vec<Result<Rank, Why>> = match rules.lowest.value {
        Lowest::MeanOfYears(years) => {
            let means: Vec<_> = (0..schools.len()).map(|at| mean(results, &own, at, years)).collect();
            rank(results, rules, &means)
                .into_iter()
                .zip(&means)
                .map(|(rank, mean)| rank.ok_or(mean.err().unwrap_or(Why::NoIndex)))
                .collect()
        }
        Lowest::InEachYear(years) => (0..schools.len()).map(|at| each(results, &own, &by_year, at, years)).collect(),
    };
    let mut support: Vec<SchoolSupport> = Vec::with_capacity(schools.len());
    // How many years running each school was outside, while its intervention went on; years come in order.
    let mut going_on: SmallMap<&str, u16> = SmallMap::new();
    for (at, school) in results.schools() {
        let before = going_on.get(school.code.as_str()).copied();
        let lowest = ranks[at].ok().map(|rank| rank.lowest);
        let (course, after) = course(before, lowest, rules.exit_after.value);
        match after {
            Some(years) => drop(going_on.insert(school.code.as_str(), years)),
            None => drop(going_on.remove(school.code.as_str())),
        }
        let tier = match own[at] {
            Err(why) => Err(why),
            Ok(_) if course.intensive() => Ok(Tier::Intensive),
            Ok(_) if verdicts[at].success == Verdict::Met => Ok(Tier::Recognition),
            Ok(_) if verdicts[at].goal == Verdict::NotMet => Ok(Tier::Paired),
            Ok(_) => Ok(Tier::Foundation),
        };
        support.push(SchoolSupport { tier, rank: ranks[at], in_year: by_year[at], course });
    }
    Some(support)
}

/// What a year means for an intervention: before it, so many years outside; nothing when there is none.
pub(super) fn course(before: Option<u16>, lowest: Option<bool>, exit_after: u16) -> (Course, Option<u16>) {
    match (before, lowest) {
        (None, Some(true)) => (Course::Enters, Some(0)),
        (None, Some(false) | None) => (Course::Outside, None),
        (Some(_), Some(true)) => (Course::Stays, Some(0)),
        (Some(outside), None) => (Course::Stays, Some(outside)),
        (Some(outside), Some(false)) if outside + 1 >= exit_after => (Course::Leaves, None),
        (Some(outside), Some(false)) => (Course::StaysOutside, Some(outside + 1)),
    }
}

/// The same school so many years before, of the same type.
pub(super) fn earlier(results: &Results, at: usize, years: u16) -> Result<usize, Why> {
    let school = &results.records.schools[at];
    let year = school.year.spring().and_then(|spring| SchoolYear::of_spring(spring.checked_sub(years)?));
    let before = year.and_then(|year| results.records.find(year, school.code.as_str())).ok_or(Why::NoEarlierYear)?;
    if results.records.schools[before].members != school.members {
        return Err(Why::OtherType);
    }
    Ok(before)
}

/// The mean of the last so many years' indices.
fn mean(results: &Results, own: &[Result<Ratio, Why>], at: usize, years: u16) -> Result<Ratio, Why> {
    let mut sum = own[at]?;
    for back in 1..years {
        sum += own[earlier(results, at, back)?].map_err(|_| Why::NoEarlierYear)?;
    }
    Ok(sum / Ratio::from_integer(years.into()))
}

/// The year's own rank; among the lowest only when it is in every one of the last so many years.
fn each(
    results: &Results,
    own: &[Result<Ratio, Why>],
    by_year: &[Option<Rank>],
    at: usize,
    years: u16,
) -> Result<Rank, Why> {
    own[at]?;
    let mut rank = by_year[at].ok_or(Why::NoIndex)?;
    for back in 1..years {
        let before = by_year[earlier(results, at, back)?].ok_or(Why::NoEarlierYear)?;
        rank.lowest &= before.lowest;
    }
    Ok(rank)
}

/// Schools that are ranked together.
pub(super) struct Comparable {
    pub(super) pool: Pool,
    /// Positions of those among whom the lowest are looked for.
    pub(super) among: Vec<usize>,
    /// Those whose rank it is.
    pub(super) whom: Vec<usize>,
}

/// Ranks the schools of each year and pool that have a value.
fn rank(results: &Results, rules: &Support, values: &[Result<Ratio, Why>]) -> Vec<Option<Rank>> {
    let mut ranks = vec![None; values.len()];
    for Comparable { pool, among, whom } in comparable(results, rules, &|at| values[at].is_ok()) {
        place(values, rules, &among, &whom, pool, &mut ranks);
    }
    ranks
}

/// With whom the schools of each year that have a value are ranked.
pub(super) fn comparable(results: &Results, rules: &Support, has: &dyn Fn(usize) -> bool) -> Vec<Comparable> {
    let mut pools = Vec::new();
    let mut years: SmallMap<SchoolYear, Vec<usize>> = SmallMap::new();
    for (at, school) in results.schools().filter(|(at, _)| has(*at)) {
        years.or_default(school.year).push(at);
    }
    for all in years.values() {
        let of_type = |at: usize| results.records.schools[at].school_type();
        let fewest = rules.fewest_schools.value;
        let mut counts: SmallMap<SchoolType, usize> = SmallMap::new();
        for at in all {
            *counts.or_default(of_type(*at)) += 1;
        }
        let joins = |kind: SchoolType, count: usize| kind == SchoolType::Span || count < fewest;
        let types: SmallMap<SchoolType, bool> =
            counts.iter().map(|(kind, count)| (*kind, joins(*kind, *count))).collect();
        let joined: Vec<usize> = all.iter().copied().filter(|at| types.get(&of_type(*at)) == Some(&true)).collect();
        for (kind, joins) in &types {
            if !joins {
                let own: Vec<usize> = all.iter().copied().filter(|at| of_type(*at) == *kind).collect();
                pools.push(Comparable { pool: Pool::Type(*kind), among: own.clone(), whom: own });
            }
        }
        let only_span = types.iter().filter(|(_, joins)| **joins).all(|(kind, _)| *kind == SchoolType::Span);
        if joined.len() < fewest {
            pools.push(Comparable { pool: Pool::All, among: all.clone(), whom: joined });
        } else {
            let pool = if only_span { Pool::Type(SchoolType::Span) } else { Pool::Span };
            pools.push(Comparable { pool, among: joined.clone(), whom: joined });
        }
    }
    pools
}

/// How many are the lowest of so many.
pub(super) fn lowest_of(rules: &Support, schools: usize) -> usize {
    let share = rules.share.value * Ratio::from_integer(i128::try_from(schools).unwrap_or(0));
    usize::try_from(share.ceil().to_integer()).unwrap_or(0)
}

/// Gives `whom` their ranks among `among`.
fn place(
    values: &[Result<Ratio, Why>],
    rules: &Support,
    among: &[usize],
    whom: &[usize],
    pool: Pool,
    ranks: &mut [Option<Rank>],
) {
    let value = |at: usize| values[at].unwrap_or_default();
    let order = order::sorted(among.len(), |a, b| value(among[a]).cmp(&value(among[b])));
    let sorted: Vec<Ratio> = order.iter().map(|at| value(among[*at as usize])).collect();
    let Some(line) = lowest_of(rules, among.len()).checked_sub(1).and_then(|last| sorted.get(last)).copied() else {
        return;
    };
    for at in whom {
        let value = value(*at);
        ranks[*at] = Some(Rank {
            value,
            pool,
            of: among.len(),
            place: sorted.partition_point(|other| *other < value) + 1,
            line,
            lowest: value <= line,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Course::{Enters, Leaves, Outside, Stays, StaysOutside};
    use super::course;

    #[test]
    fn intervention_ends_after_two_years_outside_running() {
        let mut state = None;
        let years = [Some(false), Some(true), Some(false), Some(true), Some(false), None, Some(false), Some(false)];
        let courses = years.map(|lowest| {
            let (course, after) = course(state, lowest, 2);
            state = after;
            course
        });
        assert_eq!(courses, [Outside, Enters, StaysOutside, Stays, StaysOutside, Stays, Leaves, Outside]);
    }
}
