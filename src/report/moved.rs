//! How far the schools of a year move, whatever moves them: other rules, other counts.

use serde::Serialize;

use crate::judge::{Outcome, moved_by};
use crate::model::Ratio;
use crate::records::SchoolYearRecords;
use crate::score::Points;

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
    /// Its index as it is; empty without one.
    pub before: String,
    /// Its index as it would be; empty without one.
    pub after: String,
    /// The difference with its sign; empty where one has none.
    pub change: String,
}

impl MoveRow {
    /// Of a school, from one index to another.
    pub(super) fn of(school: &SchoolYearRecords, before: Outcome, after: Outcome) -> Self {
        let shown = |outcome: Outcome| outcome.map_or_else(|_| String::new(), |points| points.fixed(2));
        Self {
            school_code: school.code.to_string(),
            school_name: school.facts.name.to_string(),
            school_type: school.school_type().id(),
            before: shown(before),
            after: shown(after),
            change: change(before, after),
        }
    }
}

/// How many move which way, and how far.
pub(super) struct Distances {
    pub(super) up: usize,
    pub(super) down: usize,
    pub(super) same: usize,
    pub(super) bins: Vec<MoveBin>,
}

impl Distances {
    /// Of the distances of [`distance`].
    pub(super) fn of(all: &[i128]) -> Self {
        let [up, down, same] = [1, -1, 0].map(|sign| all.iter().filter(|by| by.signum() == sign).count());
        Self { up, down, same, bins: bins(all) }
    }
}

/// Millionths of a point: finer than anything shown.
pub(super) const PARTS: i128 = 1_000_000;
/// Where one bar ends and the next begins, in points. Assumed; for the drawing alone.
const EDGES: [i128; 4] = [1, 2, 5, 10];

/// In millionths, rounded half away from zero.
pub(super) fn parts(points: Points) -> i128 {
    let (whole, rest) = (points.num * PARTS / points.den, points.num * PARTS % points.den);
    whole + if rest.abs() * 2 >= points.den { rest.signum() } else { 0 }
}

/// From one index to another in millionths, up or down; nothing where one is not there.
pub(super) fn distance(before: Outcome, after: Outcome) -> Option<i128> {
    Some(parts(after.ok()?) - parts(before.ok()?))
}

/// How many have an index.
pub(super) fn indexed(outcomes: impl Iterator<Item = Outcome>) -> usize {
    outcomes.flatten().count()
}

/// Below and above alike, and those that stay between them.
fn bins(all: &[i128]) -> Vec<MoveBin> {
    let ends: Vec<(i128, Option<i128>)> =
        std::iter::once(0).chain(EDGES).zip(EDGES.into_iter().map(Some).chain([None])).collect();
    let bin = |sign: i128, (from, to): (i128, Option<i128>)| {
        let inside = |by: &&i128| **by * sign > from * PARTS && to.is_none_or(|to| **by * sign <= to * PARTS);
        let [near, far] = [Some(from), to].map(|end| end.map_or_else(String::new, |end| (end * sign).to_string()));
        let [from, to] = if sign > 0 { [near, far] } else { [far, near] };
        MoveBin { from, to, schools: all.iter().filter(inside).count() }
    };
    let down = ends.iter().rev().map(|end| bin(-1, *end));
    let still = MoveBin { from: "0".into(), to: "0".into(), schools: all.iter().filter(|by| **by == 0).count() };
    down.chain([still]).chain(ends.iter().map(|end| bin(1, *end))).collect()
}

/// With so many places and its sign.
pub(super) fn signed(number: Ratio, places: u32) -> String {
    let text = Points::from(number).fixed(places);
    let zero = text.chars().all(|digit| matches!(digit, '0' | '.'));
    if zero || text.starts_with('-') { text } else { format!("+{text}") }
}

/// From one index to another with its sign; empty where one is not there.
pub(super) fn change(before: Outcome, after: Outcome) -> String {
    moved_by(before, after).map_or_else(String::new, |by| signed(by, 2))
}
