//! Two methodologies over the same results: which schools move, by how much, and which kind of rule moved them.

use serde::Serialize;

use crate::judge::{Move, Moves, Outcome, moved_by};
use crate::model::{Ratio, fixed};
use crate::order;
use crate::score::{NoIndex, Points, Results};

use super::files::{harmless, quoted};
use super::moved::{Distances, MoveBin, MoveRow, PARTS, distance, indexed, parts, signed};

/// The schools of a year under two methodologies.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RulesMoved {
    /// Schools of the year.
    pub schools: usize,
    /// With an index under the one.
    pub indexed_before: usize,
    /// With an index under the other.
    pub indexed_after: usize,
    /// With an index under both, and higher under the other.
    pub up: usize,
    /// Lower.
    pub down: usize,
    /// The same.
    pub same: usize,
    /// How many move how far.
    pub bins: Vec<MoveBin>,
    /// What each kind of rule does; kinds that move nobody are left out.
    pub kinds: Vec<KindMoves>,
    /// Those that move furthest first; then those that lose or gain an index.
    pub rows: Vec<MovedSchool>,
}

/// What one kind of rule does.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KindMoves {
    /// Its id.
    pub kind: &'static str,
    /// Schools that it moves.
    pub schools: usize,
    /// Mean of how far it moves them, up or down.
    pub mean: String,
    /// Schools that lose or gain an index by it.
    pub index: usize,
}

/// A school under both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MovedSchool {
    /// From the one to the other.
    pub school: MoveRow,
    /// By kind, as [`RulesMoved::kinds`]; empty where a step begins or ends without an index.
    pub by: Vec<String>,
    /// Why there is no index under the other; empty with one.
    pub no_index: &'static str,
}

/// Schools that are listed; the file has all.
const LISTED: usize = 50;

/// Builds the view; the moves are of one year of these results.
#[must_use]
pub fn rules_moved(results: &Results, moves: &Moves) -> RulesMoved {
    let by = |school: &Move| distance(school.before, school.after);
    let distances: Vec<i128> = moves.schools.iter().filter_map(by).collect();
    let Distances { up, down, same, bins } = Distances::of(&distances);
    let moving = kinds(moves);
    let places: Vec<usize> = moving.iter().map(|(place, _)| *place).collect();
    let mut furthest: Vec<&Move> = moves
        .schools
        .iter()
        .filter(|school| by(school) != Some(0) && !(school.before.is_err() && school.after.is_err()))
        .collect();
    order::sort_by_key(&mut furthest, |school| (by(school).is_none(), by(school).map(|by| -by.abs()), school.at));
    RulesMoved {
        schools: moves.schools.len(),
        indexed_before: indexed(moves.schools.iter().map(|school| school.before)),
        indexed_after: indexed(moves.schools.iter().map(|school| school.after)),
        up,
        down,
        same,
        bins,
        kinds: moving.into_iter().map(|(_, kind)| kind).collect(),
        rows: furthest.iter().take(LISTED).map(|school| row(results, school, &places)).collect(),
    }
}

/// The kinds that move anybody, with their places among the steps.
fn kinds(moves: &Moves) -> Vec<(usize, KindMoves)> {
    let of = |(place, kind): (usize, &crate::methodology::RuleKind)| {
        let (mut schools, mut sum, mut index) = (0, 0, 0);
        for school in &moves.schools {
            match school.by.get(place).copied().flatten() {
                Some(by) if by != Ratio::from_integer(0) => {
                    schools += 1;
                    sum += parts(Points::from(by)).abs();
                }
                Some(_) => {}
                None => index += usize::from(gains_or_loses(school, place)),
            }
        }
        let mean = if schools == 0 { String::new() } else { fixed(sum, PARTS * i128::from(schools), 2) };
        let schools = usize::try_from(schools).unwrap_or(usize::MAX);
        (schools + index > 0).then_some((place, KindMoves { kind: kind.id(), schools, mean, index }))
    };
    moves.kinds.iter().enumerate().filter_map(of).collect()
}

/// Is there an index on one side of a step only?
fn gains_or_loses(school: &Move, place: usize) -> bool {
    school.steps.get(place).zip(school.steps.get(place + 1)).is_some_and(|(before, after)| before != after)
}

fn row(results: &Results, school: &Move, places: &[usize]) -> MovedSchool {
    let by = |place: &usize| school.by.get(*place).copied().flatten().map_or_else(String::new, |by| signed(by, 2));
    MovedSchool {
        school: MoveRow::of(&results.records.schools[school.at], school.before, school.after),
        by: places.iter().map(by).collect(),
        no_index: school.after.err().map_or("", NoIndex::id),
    }
}

/// Every school as a table: each step of the way with six decimals.
#[must_use]
pub fn moves_csv(results: &Results, moves: &Moves) -> Vec<u8> {
    let mut text = String::from("school_year,school_code,school_name,school_type,index_here,index_there,change");
    for kind in &moves.kinds {
        text.push_str(",by_");
        text.push_str(kind.id());
    }
    text.push('\n');
    let index = |outcome: Outcome| outcome.map_or_else(|_| String::new(), |points| points.fixed(6));
    let six = |by: Option<Ratio>| by.map_or_else(String::new, |by| Points::from(by).fixed(6));
    for school in &moves.schools {
        let own = &results.records.schools[school.at];
        let mut cells = vec![
            own.year.to_string(),
            own.code.to_string(),
            harmless(&own.facts.name).into_owned(),
            own.school_type().id().to_owned(),
            index(school.before),
            index(school.after),
            six(moved_by(school.before, school.after)),
        ];
        cells.extend(school.by.iter().map(|by| six(*by)));
        text.push_str(&cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text.into_bytes()
}
