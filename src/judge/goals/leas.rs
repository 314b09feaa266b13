//! Goals of an LEA: of the mean of its schools' indices, and of its pooled measures (methodology.md, rules 14 and 17).
//!
//! Assumed: with an earlier year the mean is compared over the schools that have an index in both, each on what is of one kind
//! in both years and weighed by its students of each year; a school that opened, closed or changed its type is in neither.

use crate::methodology::Better;
use crate::model::{Ratio, SchoolYear, StudentGroup};
use crate::score::{LeaResult, LeaResults, Results, tidy};

use super::facts::Facts;
use super::weigh::{Asked, weigh};
use super::{Compared, Goal, GoalsOf, Judge, Why};

/// The goals of an LEA in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaGoalsOf {
    /// Of the mean of its schools' indices.
    pub index: Goal,
    /// What stands beside it, for all students.
    pub beside: GoalsOf,
    /// The same of its groups, of those that have any result.
    pub groups: Vec<GoalsOf>,
}

impl<'r> Judge<'r> {
    /// Judges LEAs as well. Nothing when the methodology has no goals.
    #[must_use]
    pub fn with_leas(results: &'r Results, leas: &'r LeaResults) -> Option<Self> {
        Some(Self { leas: Some(leas), ..Self::new(results)? })
    }

    /// The goals of an LEA; nothing of one without schools.
    pub fn lea(&mut self, lea: &LeaResult) -> Option<LeaGoalsOf> {
        let now = Facts::of_lea(self.results, self.rules, lea)?;
        let index = lea.index.map_or(Goal::not_judged(Why::NoIndex), |index| {
            let rule = &self.rules.index.value;
            let mut past = |years| self.lea_beside(lea, years);
            weigh(rule, Asked { now: tidy(index.ratio()), better: Better::Higher, past: &mut past })
        });
        let beside = self.beside(&now, StudentGroup::All);
        Some(LeaGoalsOf { index, beside, groups: self.groups_of(&now) })
    }

    /// The mean of the indices beside that of an earlier year, over the schools that have both.
    fn lea_beside(&mut self, lea: &LeaResult, years: u16) -> Result<Compared, Why> {
        let zero = Ratio::from_integer(0);
        let (mut now, mut before, mut why) = ((zero, 0), (zero, 0), Why::NoEarlierYear);
        for at in lea.schools.iter().copied().filter(|at| self.results.summaries[*at].index.is_ok()) {
            let school = &self.results.records.schools[at];
            let year = school.year.spring().and_then(|spring| SchoolYear::of_spring(spring.checked_sub(years)?));
            let Some(then) = year.and_then(|year| self.results.records.find(year, school.code.as_str())) else {
                continue;
            };
            let facts = self.facts(at);
            match self.index_beside(&facts, years) {
                Ok(found) => {
                    add(&mut now, found.now, self.results.weight(at));
                    add(&mut before, found.before, self.results.weight(then));
                }
                Err(found) => why = found,
            }
        }
        mean(now).zip(mean(before)).map(|(now, before)| Compared { now, before }).ok_or(why)
    }
}

fn add((sum, students): &mut (Ratio, u64), index: Ratio, weight: u64) {
    *sum += tidy(index) * Ratio::from_integer(weight.into());
    *students += weight;
}

fn mean((sum, students): (Ratio, u64)) -> Option<Ratio> {
    (students > 0).then(|| tidy(sum / Ratio::from_integer(students.into())))
}
