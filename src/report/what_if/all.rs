//! All schools of a year as they are and as they would be.

use serde::Serialize;

use crate::judge::{Outcome, Recount};
use crate::methodology::Methodology;
use crate::model::{SchoolYear, fixed};
use crate::order;
use crate::score::{Points, Quick, Results};

use super::change;

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

/// Schools whose index moves so far.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MoveBin {
    /// From so many points; empty without an end.
    pub from: String,
    /// To so many points; empty without an end.
    pub to: String,
    /// How many.
    pub schools: usize,
}

/// A school that moves.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MoveRow {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// Its index as it is.
    pub before: String,
    /// Its index as it would be.
    pub after: String,
    /// The difference with its sign.
    pub change: String,
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

/// Millionths of a point: finer than anything shown.
pub(in super::super) const PARTS: i128 = 1_000_000;
/// Where one bar ends and the next begins, in points. Assumed; for the drawing alone.
const EDGES: [i128; 4] = [1, 2, 5, 10];
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
        found.schools.push((at, quick.score(tally, school.members)));
        found.levels.extend(quick.levels());
    }
    found
}

/// In millionths, rounded half away from zero.
pub(in super::super) fn parts(points: Points) -> i128 {
    let (whole, rest) = (points.num * PARTS / points.den, points.num * PARTS % points.den);
    whole + if rest.abs() * 2 >= points.den { rest.signum() } else { 0 }
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
    let pairs = before.schools.iter().zip(&after.schools);
    let moved: Vec<(i128, usize)> = pairs
        .enumerate()
        .filter_map(|(place, ((_, before), (_, after)))| Some((parts((*after).ok()?) - parts((*before).ok()?), place)))
        .collect();
    let count = |fits: &dyn Fn(i128) -> bool| moved.iter().filter(|(by, _)| fits(*by)).count();
    let levels = before.levels.iter().zip(&after.levels).filter(|(before, after)| **before > 0 && **after > 0);
    let levels_up = levels.clone().filter(|(before, after)| after > before).count();
    let levels_down = levels.filter(|(before, after)| after < before).count();
    let row = |(_, place): &(i128, usize)| row(results, before.schools[*place], after.schools[*place].1);
    let furthest = |up: bool| {
        let sign = if up { 1 } else { -1 };
        let mut some: Vec<(i128, usize)> = moved.iter().copied().filter(|(by, _)| by * sign > 0).collect();
        order::sort_by_key(&mut some, |(by, place)| (-by * sign, *place));
        some.iter().take(NAMED).map(row).collect()
    };
    let indexed = |of: &[(usize, Outcome)]| of.iter().filter(|(_, outcome)| outcome.is_ok()).count();
    AllMoves {
        schools: after.schools.len(),
        indexed_before: indexed(&before.schools),
        indexed_after: indexed(&after.schools),
        mean_before: mean(&before.schools),
        mean_after: mean(&after.schools),
        up: count(&|by| by > 0),
        down: count(&|by| by < 0),
        same: count(&|by| by == 0),
        levels_up,
        levels_down,
        bins: bins(&count),
        rising: furthest(true),
        falling: furthest(false),
    }
}

/// How many moves fit.
type Fitting<'c> = &'c dyn Fn(&dyn Fn(i128) -> bool) -> usize;

/// Below and above alike, and those that stay between them.
pub(in super::super) fn bins(count: Fitting<'_>) -> Vec<MoveBin> {
    let ends: Vec<(i128, Option<i128>)> =
        std::iter::once(0).chain(EDGES).zip(EDGES.into_iter().map(Some).chain([None])).collect();
    let bin = |sign: i128, (from, to): (i128, Option<i128>)| {
        let inside = |by: i128| by * sign > from * PARTS && to.is_none_or(|to| by * sign <= to * PARTS);
        let [near, far] = [Some(from), to].map(|end| end.map_or_else(String::new, |end| (end * sign).to_string()));
        let [from, to] = if sign > 0 { [near, far] } else { [far, near] };
        MoveBin { from, to, schools: count(&inside) }
    };
    let down = ends.iter().rev().map(|end| bin(-1, *end));
    let still = MoveBin { from: "0".into(), to: "0".into(), schools: count(&|by| by == 0) };
    down.chain([still]).chain(ends.iter().map(|end| bin(1, *end))).collect()
}

fn row(results: &Results, (at, before): (usize, Outcome), after: Outcome) -> MoveRow {
    let school = &results.records.schools[at];
    let shown = |outcome: Outcome| outcome.map_or_else(|_| String::new(), |points| points.fixed(2));
    MoveRow {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        school_type: school.school_type().id(),
        before: shown(before),
        after: shown(after),
        change: change(before, after),
    }
}
