//! Which schools move when the rules change, by how much, and which kind of rule moved them.

use num_traits::CheckedSub;

use crate::methodology::{Methodology, RuleKind};
use crate::model::{Ratio, SchoolYear};
use crate::records::Records;
use crate::score::{NoIndex, Points, Quick};
use crate::tally::Tallies;

/// An index, or why there is none.
pub type Outcome = Result<Points, NoIndex>;

/// One school under the one rules and under the other.
#[derive(Clone, Debug)]
pub struct Move {
    /// Its position in [`Records::schools`].
    pub at: usize,
    /// Under the rules that one comes from.
    pub before: Outcome,
    /// Under the others.
    pub after: Outcome,
    /// Is there an index before the first step and after each?
    pub steps: Vec<bool>,
    /// What each kind of rule changed, as [`Moves::kinds`]; nothing where there is no index before or after it.
    pub by: Vec<Option<Ratio>>,
}

/// All schools of a year under two methodologies.
#[derive(Clone, Debug)]
pub struct Moves {
    /// The kinds of rules in which they differ, in the order in which the steps are taken.
    pub kinds: Vec<RuleKind>,
    /// As in [`Records::schools`].
    pub schools: Vec<Move>,
}

/// Goes from the one methodology to the other, a kind of rule at a time; the steps of a school add up to its whole
/// difference exactly. What a kind does may hang on those before it: the order is always the same.
#[must_use]
pub fn moves(
    records: &Records,
    year: SchoolYear,
    (here, counts): (&Methodology, &Tallies),
    (there, other_counts): (&Methodology, &Tallies),
) -> Moves {
    let mut rules = here.clone();
    let mut counted = counts;
    let first = outcomes(records, year, &rules, counted);
    let mut schools: Vec<Move> = first
        .into_iter()
        .map(|(at, before)| Move { at, before, after: before, steps: vec![before.is_ok()], by: Vec::new() })
        .collect();
    let mut kinds = Vec::new();
    for kind in RuleKind::ALL {
        if same(here, there, kind) {
            continue;
        }
        rules = rules.towards(there, kind);
        if kind == RuleKind::Definitions {
            counted = other_counts;
        }
        kinds.push(kind);
        for (school, (_, after)) in schools.iter_mut().zip(outcomes(records, year, &rules, counted)) {
            school.by.push(moved_by(school.after, after));
            school.steps.push(after.is_ok());
            school.after = after;
        }
    }
    Moves { kinds, schools }
}

/// Is nothing of this kind different? Of weights and cut points only the schools can tell.
fn same(here: &Methodology, there: &Methodology, kind: RuleKind) -> bool {
    match kind {
        RuleKind::Definitions => here.definitions().counts_like(there.definitions()),
        RuleKind::NSize => here.n_size().value == there.n_size().value,
        RuleKind::Groups => {
            here.all_students_share().value == there.all_students_share().value
                && here.scored_groups().value == there.scored_groups().value
        }
        RuleKind::MinimumPoints => here.minimum_points().value == there.minimum_points().value,
        RuleKind::CutPoints | RuleKind::Weights => here.text() == there.text(),
    }
}

/// The index of every school of a year, with the school's position.
#[must_use]
pub fn outcomes(records: &Records, year: SchoolYear, rules: &Methodology, counted: &Tallies) -> Vec<(usize, Outcome)> {
    let mut quick = Quick::new(rules, &records.indicators);
    let of_year = records.schools.iter().enumerate().filter(|(_, school)| school.year == year);
    of_year.map(|(at, school)| (at, quick.score(counted.school(at), school.place()))).collect()
}

/// From one index to another.
#[must_use]
pub fn moved_by(before: Outcome, after: Outcome) -> Option<Ratio> {
    let (before, after) = (before.ok()?, after.ok()?);
    if (before.num, before.den) == (after.num, after.den) {
        return Some(Ratio::from_integer(0));
    }
    after.ratio().checked_sub(&before.ratio())
}
