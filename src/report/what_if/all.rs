//! All schools of a year as they are and as they would be.

use serde::Serialize;

use crate::judge::{Outcome, Recount};
use crate::methodology::Methodology;
use crate::model::{SchoolYear, fixed};
use crate::order;
use crate::score::{Quick, Results};

use crate::report::moved::{Distances, MoveBin, MoveRow, PARTS, distance, indexed, parts};

/// How the schools of a year move.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AllMoves {
    /// Schools of the year.
    pub schools: usize,
    /// Of them with an index as they are.
    pub indexed_before: usize,
    /// And as they would be.
    pub indexed_after: usize,
    /// Mean index of those that have one; empty when none has.
    pub mean_before: String,
    /// The same as it would be.
    pub mean_after: String,
    /// Schools whose index would be higher.
    pub up: usize,
    /// Lower.
    pub down: usize,
    /// The same.
    pub same: usize,
    /// Levels of all students that would be higher, over all schools and indicators.
    pub levels_up: usize,
    /// Lower.
    pub levels_down: usize,
    /// How many schools move how far, from the furthest down to the furthest up.
    pub bins: Vec<MoveBin>,
    /// Those that would rise most.
    pub rising: Vec<MoveRow>,
    /// Those that would fall most.
    pub falling: Vec<MoveRow>,
}

/// The schools of a year under the rules in force.
#[derive(Clone, Debug)]
pub struct Before {
    schools: Vec<(usize, Outcome)>,
    /// Of every school, level by indicator; zero without one.
    levels: Vec<u8>,
}

impl Before {
    /// Scores them once, to be held against many trials.
    #[must_use]
    pub fn of(results: &Results, year: SchoolYear) -> Self {
        pass(results, &results.methodology, year, None)
    }
}

/// Schools that are named.
const NAMED: usize = 5;

fn pass(results: &Results, rules: &Methodology, year: SchoolYear, own: Option<(usize, &Recount)>) -> Before {
    let mut quick = Quick::new(rules, &results.records.indicators);
    let mut found = Before { schools: Vec::new(), levels: Vec::new() };
    for (at, school) in results.schools().filter(|(_, school)| school.year == year) {
        let tally = match own {
            Some((changed, recount)) if changed == at => recount.tally(),
            _ => results.tallies.school(at),
        };
        found.schools.push((at, quick.score(tally, school.place())));
        found.levels.extend(quick.levels());
    }
    found
}

fn mean(schools: &[(usize, Outcome)]) -> String {
    let indices = schools.iter().filter_map(|(_, outcome)| outcome.ok());
    let (sum, count) = indices.fold((0, 0), |(sum, count), points| (sum + parts(points), count + 1));
    if count == 0 { String::new() } else { fixed(sum, PARTS * count, 2) }
}

/// The school that is changed itself comes with its counts.
pub(super) fn moves(
    results: &Results,
    before: &Before,
    rules: &Methodology,
    year: SchoolYear,
    own: Option<(usize, &Recount)>,
) -> AllMoves {
    let after = pass(results, rules, year, own);
    let pairs = before.schools.iter().zip(&after.schools).enumerate();
    let moved: Vec<(i128, usize)> =
        pairs.filter_map(|(place, ((_, before), (_, after)))| Some((distance(*before, *after)?, place))).collect();
    let distances: Vec<i128> = moved.iter().map(|(by, _)| *by).collect();
    let Distances { up, down, same, bins } = Distances::of(&distances);
    let levels = before.levels.iter().zip(&after.levels).filter(|(before, after)| **before > 0 && **after > 0);
    let levels_up = levels.clone().filter(|(before, after)| after > before).count();
    let levels_down = levels.filter(|(before, after)| after < before).count();
    let row = |(_, place): &(i128, usize)| {
        let ((at, before), (_, after)) = (before.schools[*place], after.schools[*place]);
        MoveRow::of(&results.records.schools[at], before, after)
    };
    let furthest = |up: bool| {
        let sign = if up { 1 } else { -1 };
        let mut some: Vec<(i128, usize)> = moved.iter().copied().filter(|(by, _)| by * sign > 0).collect();
        order::sort_by_key(&mut some, |(by, place)| (-by * sign, *place));
        some.iter().take(NAMED).map(row).collect()
    };
    let indexed = |of: &[(usize, Outcome)]| indexed(of.iter().map(|(_, outcome)| *outcome));
    AllMoves {
        schools: after.schools.len(),
        indexed_before: indexed(&before.schools),
        indexed_after: indexed(&after.schools),
        mean_before: mean(&before.schools),
        mean_after: mean(&after.schools),
        up,
        down,
        same,
        levels_up,
        levels_down,
        bins,
        rising: furthest(true),
        falling: furthest(false),
    }
}
