//! Index, goal and tier of every school of a year under changed rules, or with one school's counts changed: so fast that they
//! follow a hand on a slider.
//!
//! What no such change moves is kept: which earlier years a school is set beside and in what they are of one kind, and what
//! every indicator earned as long as nothing moved how it is read. The rest is worked out in billionths of a point and, where
//! these are too near to say, exactly. A test holds all of it against [`verdicts`](super::goals::verdicts) and
//! [`support`](super::support::support), which say the same.

use std::cell::Cell;

use crate::methodology::{GoalRule, Goals, Lowest, Methodology, Support};
use crate::model::{Ratio, SchoolType, SchoolYear};
use crate::order::SmallMap;
use crate::score::{Found, Points, Quick, Results};
use crate::tally::SchoolTally;

use super::billionths::{Billionths, billionths, exactly_at_place, is_near, meets};
use super::goals::{Compared, Goal, Verdict, Why, alike, goal_of_index, subjects, succeeds};
use super::ranked::Ranked;
use super::support::{Comparable, Course, Rank, SchoolSupport, Tier, course, earlier, lowest_of};
use super::{Outcome, Recount};

/// What no trial changes of the schools of a year and of the years before it.
pub struct Ground {
    /// Positions of the year's schools.
    from: usize,
    until: usize,
    /// What every indicator earned under the rules in force, school by school.
    found: Vec<Found>,
    /// How many years back the goal of the index looks.
    back: Vec<u16>,
    /// Of every school of the year, by years back.
    past: Vec<Vec<Option<Past>>>,
    /// The same school in the years that its rank looks at, by years back from one.
    ranked_with: Vec<Vec<Result<usize, Why>>>,
    /// The school's last earlier year that is loaded.
    last: Vec<Option<usize>>,
    /// Of every school of the year, at an n-size: did achievement rise and gaps narrow? As far as asked.
    succeeded: (u64, Vec<Option<bool>>),
}

/// A school in an earlier year.
struct Past {
    at: usize,
    other_type: bool,
    /// By position in the methodology: is it of one kind in both years?
    alike: Vec<bool>,
}

/// A school of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anew {
    /// Its position in the records.
    pub at: usize,
    /// Its index.
    pub index: Outcome,
    /// The goal that decides.
    pub goal: Verdict,
    /// Its tier; nothing where the methodology does not say.
    pub tier: Option<Result<Tier, Why>>,
}

/// One school more closely, as [`Judge`](super::goals::Judge) and [`support`](super::support::support) have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closely {
    /// The goal of the index; nothing where the methodology has none.
    pub goal: Option<Goal>,
    /// Its support; nothing where the methodology does not say.
    pub support: Option<SchoolSupport>,
}

/// All schools of the year.
#[derive(Clone, Debug)]
pub struct Rejudged {
    /// In the records' order.
    pub schools: Vec<Anew>,
    /// Of every school, level by indicator; zero without one.
    pub levels: Vec<u8>,
    /// The school asked for.
    pub closely: Option<Closely>,
}

/// What is changed.
#[derive(Clone, Copy, Debug)]
pub struct Trial<'a> {
    /// The rules, with the indicators of those in force.
    pub rules: &'a Methodology,
    /// A school of the year with other counts.
    pub own: Option<(usize, &'a Recount)>,
    /// The school to be looked at more closely.
    pub closely: Option<usize>,
}

impl Ground {
    /// Looks at the schools of a year and of all years before it.
    #[must_use]
    pub fn of(results: &Results, year: SchoolYear) -> Self {
        let rules = &*results.methodology;
        let schools = &results.records.schools;
        let (from, until) = (
            schools.partition_point(|school| school.year < year),
            schools.partition_point(|school| school.year <= year),
        );
        let mut quick = Quick::new(rules, &results.records.indicators);
        let width = rules.indicators().len();
        let mut found = vec![Found::default(); until * width];
        for (at, own) in found.chunks_exact_mut(width.max(1)).enumerate() {
            quick.read(results.tallies.school(at), schools[at].place(), own, |_| true);
        }
        let mut back = Vec::new();
        rules.goals().inspect(|goals| years_back(&goals.index.value, &mut back));
        let past = |at: usize, years: u16| {
            let school = &schools[at];
            let year = SchoolYear::of_spring(school.year.spring()?.checked_sub(years)?)?;
            let then = results.records.find(year, school.code.as_str())?;
            let other_type = schools[then].members != school.members;
            Some(Past { at: then, other_type, alike: alike(results, [then, at]) })
        };
        let years = rules.support().map_or(1, |support| {
            let (Lowest::MeanOfYears(years) | Lowest::InEachYear(years)) = support.lowest.value;
            years
        });
        let mut known: SmallMap<&str, usize> = SmallMap::new();
        let last = schools[..until].iter().enumerate();
        Self {
            from,
            until,
            found,
            past: (from..until).map(|at| back.iter().map(|years| past(at, *years)).collect()).collect(),
            ranked_with: (0..until).map(|at| (1..years).map(|back| earlier(results, at, back)).collect()).collect(),
            last: last.map(|(at, school)| known.insert(school.code.as_str(), at)).collect(),
            back,
            succeeded: (0, Vec::new()),
        }
    }

    /// Judges the schools of the year anew.
    #[must_use]
    pub fn rejudge(&mut self, results: &Results, trial: Trial<'_>) -> Rejudged {
        let width = trial.rules.indicators().len();
        let mut quick = Quick::new(trial.rules, &results.records.indicators);
        let mut found = self.found.clone();
        read_anew(results, &mut quick, trial, &mut found);
        let rows = |at: usize| &found[at * width..][..width];
        let place = |at: usize| results.records.schools[at].place();
        let indices: Vec<Outcome> = (0..self.until).map(|at| quick.index(place(at), rows(at), |_| true)).collect();
        let values: Vec<Billionths> = indices.iter().map(|index| index.map_or(0, billionths)).collect();
        let past: Vec<Pasts> = (self.from..self.until)
            .map(|at| {
                let years = self.back.iter().zip(&self.past[at - self.from]);
                let beside = |past: &Past| beside(&mut quick, results, &indices, &rows, (at, past));
                let mut beside = beside;
                years
                    .map(|(years, past)| (*years, past.as_ref().ok_or(Why::NoEarlierYear).and_then(&mut beside)))
                    .collect()
            })
            .collect();
        let goals = results.methodology.goals();
        let goal_of = |at: usize| match (goals, indices[at]) {
            (None, _) => Verdict::NotJudged(Why::NoGoals),
            (_, Err(_)) => Verdict::NotJudged(Why::NoIndex),
            (Some(goals), Ok(index)) => goal(goals, index, values[at], &past[at - self.from]),
        };
        let verdicts: Vec<Verdict> = (self.from..self.until).map(goal_of).collect();
        let closer = trial.closely.filter(|at| (self.from..self.until).contains(at));
        let mut closely = closer.map(|at| Closely {
            goal: goals.map(|goals| closer_goal(goals, indices[at], &past[at - self.from])),
            support: None,
        });
        let mut tiers = vec![None; verdicts.len()];
        if let Some(support) = results.methodology.support() {
            let has: Vec<bool> = (results.records.schools.iter().zip(&indices))
                .map(|(school, index)| school.facts.alternative != Some(true) && index.is_ok())
                .collect();
            let ranked = Ranked::new(results, support, &has, &|at, back| self.ranked_with[at][usize::from(back) - 1]);
            let exact = |at: usize| indices[at].map_or_else(|_| Ratio::from_integer(0), Points::ratio);
            let lowest = ranked.lowest(support, &values, Some(&exact));
            let courses = self.courses(support, &lowest);
            let standing = Ranking { results, support, has: &has, values: &values, exact: &exact, ranked: &ranked };
            let middle = standing.middles(self.from..self.until);
            for (place, tier) in tiers.iter_mut().enumerate() {
                let at = self.from + place;
                *tier = Some(match standing.own(at) {
                    Err(why) => Err(why),
                    Ok(()) if courses[at].intensive() => Ok(Tier::Intensive),
                    Ok(()) if verdicts[place] == Verdict::Met && middle(at) && self.succeeded(results, trial, at) => {
                        Ok(Tier::Recognition)
                    }
                    Ok(()) if verdicts[place] == Verdict::NotMet => Ok(Tier::Paired),
                    Ok(()) => Ok(Tier::Foundation),
                });
            }
            if let (Some(at), Some(closely)) = (closer, &mut closely) {
                closely.support = tiers[at - self.from].map(|tier| SchoolSupport {
                    tier,
                    rank: standing.rank(at, &lowest, &self.ranked_with[at]),
                    in_year: standing.in_year(at),
                    course: courses[at],
                });
            }
        }
        let schools = (self.from..self.until).zip(verdicts.iter().zip(tiers));
        Rejudged {
            schools: schools.map(|(at, (goal, tier))| Anew { at, index: indices[at], goal: *goal, tier }).collect(),
            levels: found[self.from * width..].iter().map(|found| found.level()).collect(),
            closely,
        }
    }

    /// What each year means for every school's intensive intervention.
    fn courses(&self, support: &Support, lowest: &[Option<bool>]) -> Vec<Course> {
        let mut going_on: Vec<Option<u16>> = Vec::with_capacity(self.until);
        let mut courses = Vec::with_capacity(self.until);
        for (last, lowest) in self.last.iter().zip(lowest) {
            let (course, after) = course(last.and_then(|last| going_on[last]), *lowest, support.exit_after.value);
            going_on.push(after);
            courses.push(course);
        }
        courses
    }

    /// Did a school's achievement rise, and did its gaps narrow? Only the n-size and its own counts move that.
    fn succeeded(&mut self, results: &Results, trial: Trial<'_>, at: usize) -> bool {
        let n = trial.rules.n_size().value;
        if self.succeeded.0 != n {
            self.succeeded = (n, vec![None; self.until - self.from]);
        }
        let own = trial.own.filter(|(own, _)| *own == at).map(|(_, recount)| recount.tally());
        let known = self.succeeded.1[at - self.from].filter(|_| own.is_none());
        known.unwrap_or_else(|| {
            let found = self.looks_successful(results, n, at, own.unwrap_or_else(|| results.tallies.school(at)));
            if own.is_none() {
                self.succeeded.1[at - self.from] = Some(found);
            }
            found
        })
    }

    fn looks_successful(&self, results: &Results, n: u64, at: usize, tally: SchoolTally<'_>) -> bool {
        let Some(rules) = results.methodology.goals() else { return false };
        let year_before = self.back.iter().position(|years| *years == 1);
        let Some(past) = year_before.and_then(|place| self.past[at - self.from][place].as_ref()) else { return false };
        let now = subjects(results, rules, tally, n);
        let before = subjects(results, rules, results.tallies.school(past.at), n);
        succeeds(rules, n, [&now, &before], &past.alike)
    }
}

/// Reads what the trial moves.
fn read_anew(results: &Results, quick: &mut Quick<'_>, trial: Trial<'_>, found: &mut [Found]) {
    let width = trial.rules.indicators().len();
    let mut before = Quick::new(&results.methodology, &results.records.indicators);
    let mut kept = SmallMap::new();
    for (at, own) in found.chunks_exact_mut(width.max(1)).enumerate() {
        let place = results.records.schools[at].place();
        if let Some((_, recount)) = trial.own.filter(|(own, _)| *own == at) {
            quick.read(recount.tally(), place, own, |_| true);
            continue;
        }
        let kept = kept.or_insert_with(place, || quick.reads_like(&mut before, place));
        if kept.contains(&false) {
            quick.read(results.tallies.school(at), place, own, |rule| !kept[rule]);
        }
    }
}

/// The index and that of so many years before, on what is of one kind in both; or why there is none.
type Pasts = Vec<(u16, Result<[Points; 2], Why>)>;

/// All numbers of years that a rule looks back, and the year before, which great success asks for.
fn years_back(rule: &GoalRule, back: &mut Vec<u16>) {
    let mut add = |years: u16| {
        if !back.contains(&years) {
            back.push(years);
        }
    };
    add(1);
    match rule {
        GoalRule::GainOver { years, .. } | GoalRule::RisesOver { years } => add(*years),
        GoalRule::AtLeast(_)
        | GoalRule::AtMost(_)
        | GoalRule::CloseFractionOfDistance { .. }
        | GoalRule::GrowthTarget { .. } => {}
        GoalRule::AnyOf(rules) | GoalRule::AllOf(rules) => rules.iter().for_each(|rule| years_back(rule, back)),
    }
}

fn beside<'f>(
    quick: &mut Quick<'_>,
    results: &Results,
    indices: &[Outcome],
    rows: &dyn Fn(usize) -> &'f [Found],
    (at, past): (usize, &Past),
) -> Result<[Points; 2], Why> {
    let (Ok(now), Ok(before)) = (indices[at], indices[past.at]) else { return Err(Why::NoEarlierYear) };
    if past.other_type {
        return Err(Why::OtherType);
    }
    let (row, row_before) = (rows(at), rows(past.at));
    let scored = |rule: usize| [row[rule].level() > 0, row_before[rule].level() > 0];
    let common = |rule: usize| past.alike[rule] && scored(rule) == [true; 2];
    if (0..row.len()).all(|rule| common(rule) || scored(rule) == [false; 2]) {
        return Ok([now, before]);
    }
    let place = |at: usize| results.records.schools[at].place();
    let now = quick.index(place(at), row, common).map_err(|_| Why::CommonBase)?;
    let before = quick.index(place(past.at), row_before, common).map_err(|_| Why::CommonBase)?;
    Ok([now, before])
}

fn goal(goals: &Goals, index: Points, value: Billionths, pasts: &Pasts) -> Verdict {
    let near = Cell::new(false);
    let past = |years: u16| {
        let [now, before] = looked_up(pasts, years)?;
        Ok((billionths(now), billionths(before)))
    };
    let met = meets(&goals.index.value, value, &past, &near);
    if near.get() {
        return closer_goal(goals, Ok(index), pasts).verdict;
    }
    met.map_or_else(Verdict::NotJudged, Verdict::of)
}

fn closer_goal(goals: &Goals, index: Outcome, pasts: &Pasts) -> Goal {
    let Ok(index) = index else { return Goal::not_judged(Why::NoIndex) };
    let mut past = |years: u16| {
        let [now, before] = looked_up(pasts, years)?.map(Points::ratio);
        Ok(Compared { now, before })
    };
    goal_of_index(goals, index.ratio(), &mut past)
}

fn looked_up(pasts: &Pasts, years: u16) -> Result<[Points; 2], Why> {
    pasts.iter().find(|(back, _)| *back == years).map_or(Err(Why::NoEarlierYear), |(_, found)| *found)
}

/// Where schools stand among each other.
struct Ranking<'a> {
    results: &'a Results,
    support: &'a Support,
    /// Does a school have an index that is ranked?
    has: &'a [bool],
    values: &'a [Billionths],
    exact: &'a dyn Fn(usize) -> Ratio,
    ranked: &'a Ranked,
}

impl Ranking<'_> {
    /// Why a school is not ranked by its index.
    fn own(&self, at: usize) -> Result<(), Why> {
        if self.results.records.schools[at].facts.alternative == Some(true) {
            return Err(Why::Alternative);
        }
        if self.has[at] { Ok(()) } else { Err(Why::NoIndex) }
    }

    /// Says of each of these schools, which are of one year: is it at or above the middle of its type?
    fn middles(&self, of_year: std::ops::Range<usize>) -> impl Fn(usize) -> bool {
        let kind = |at: usize| self.results.records.schools[at].school_type();
        let mut by_type: SmallMap<SchoolType, Vec<usize>> = SmallMap::new();
        for at in of_year.filter(|at| self.has[*at]) {
            by_type.or_default(kind(at)).push(at);
        }
        let middle = |among: &Vec<usize>| {
            let at_place = |place: usize| exactly_at_place(among, &|at| self.values[at], self.exact, place);
            let last = among.len().checked_sub(1)?;
            let lower = at_place(last / 2)?;
            let upper = if last.is_multiple_of(2) { lower } else { at_place(among.len() / 2)? };
            Some((lower.0 + upper.0, lower.1 + upper.1))
        };
        let middles: SmallMap<SchoolType, Option<(Billionths, Ratio)>> =
            by_type.iter().map(|(kind, among)| (*kind, middle(among))).collect();
        move |at: usize| {
            middles.get(&kind(at)).copied().flatten().is_some_and(|(line, exact)| {
                let twice = self.values[at] * 2;
                if is_near(twice, line) { (self.exact)(at) * Ratio::from_integer(2) >= exact } else { twice > line }
            })
        }
    }

    /// By the year's own index.
    fn in_year(&self, at: usize) -> Option<Rank> {
        self.place(&self.ranked.in_year, at, &|at| self.values[at], self.exact)
    }

    /// Over the declared years.
    fn rank(&self, at: usize, lowest: &[Option<bool>], years: &[Result<usize, Why>]) -> Result<Rank, Why> {
        self.own(at)?;
        for then in years {
            if !self.has[(*then)?] {
                return Err(Why::NoEarlierYear);
            }
        }
        let found = match self.support.lowest.value {
            Lowest::MeanOfYears(years) => {
                let of = Ratio::from_integer(years.into());
                let exact =
                    |at: usize| self.ranked.years[at].iter().flatten().map(|at| (self.exact)(*at)).sum::<Ratio>() / of;
                let sum = |at: usize| self.ranked.sum(at, self.values);
                self.place(&self.ranked.of_mean, at, &sum, &exact)
            }
            Lowest::InEachYear(_) => self.in_year(at).map(|rank| Rank { lowest: lowest[at] == Some(true), ..rank }),
        };
        found.ok_or(Why::NoIndex)
    }

    /// `value` orders as `exact` does.
    fn place(
        &self,
        pools: &[Comparable],
        at: usize,
        value: &dyn Fn(usize) -> Billionths,
        exact: &dyn Fn(usize) -> Ratio,
    ) -> Option<Rank> {
        let pool = pools.iter().find(|pool| pool.whom.contains(&at))?;
        let last = lowest_of(self.support, pool.among.len()).checked_sub(1)?;
        let (_, line) = exactly_at_place(&pool.among, value, exact, last)?;
        let own = (value(at), exact(at));
        let below = |other: &&usize| {
            let near = is_near(value(**other), own.0);
            if near { exact(**other) < own.1 } else { value(**other) < own.0 }
        };
        let place = pool.among.iter().filter(below).count() + 1;
        Some(Rank { value: own.1, pool: pool.pool, of: pool.among.len(), place, line, lowest: own.1 <= line })
    }
}
