//! The bright light: whom a larger n-size would hide.

use crate::model::{Amount, StudentGroup};
use crate::score::{Results, SchoolScore};

/// A group that counts in at least one scored indicator at the methodology's n-size, and in none at a larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visible {
    /// The group.
    pub group: StudentGroup,
    /// Its students: the largest denominator of the indicators in which it counts. A membership each; one student may be
    /// in several groups.
    pub students: u64,
}

/// How large each group of a school is where it may count, by [`StudentGroup::index`]: the largest denominator of the
/// scored indicators that take groups.
#[must_use]
pub fn sizes(results: &Results, score: &SchoolScore) -> [u64; StudentGroup::COUNT] {
    let rules = results.methodology.indicators();
    let takes_groups = |rule: Option<usize>| rule.is_some_and(|at| rules[at].node.is_some() && rules[at].groups.value);
    let mut largest = [0_u64; StudentGroup::COUNT];
    for indicator in score.indicators.iter().filter(|indicator| takes_groups(indicator.rule)) {
        for cell in &indicator.cells {
            let denominator = cell.measure.amount().map_or(0, |amount: &Amount| amount.denominator);
            let place = &mut largest[cell.group.index()];
            *place = denominator.max(*place);
        }
    }
    largest
}

/// The groups of a school that count from `from` students on and would not from `to` on, in order of group.
#[must_use]
pub fn newly_visible(results: &Results, score: &SchoolScore, from: u64, to: u64) -> Vec<Visible> {
    StudentGroup::EVERY
        .iter()
        .zip(sizes(results, score))
        .filter(|(group, students)| **group != StudentGroup::All && *students >= from && *students < to)
        .map(|(group, students)| Visible { group: *group, students })
        .collect()
}
