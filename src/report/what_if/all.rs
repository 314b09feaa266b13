//! All schools of a year as they are and as they would be.

use serde::Serialize;

use crate::judge::support::Tier;
use crate::judge::{Anew, Closely, Ground, Rejudged, Trial};
use crate::model::{SchoolYear, fixed};
use crate::order;
use crate::score::Results;

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
    /// Schools by the goal of their index; empty when the methodology has none.
    pub goals: Vec<Shift>,
    /// Schools by tier from the top of the pyramid, at last those without; empty when the methodology does not say.
    pub tiers: Vec<Shift>,
    /// Schools whose goal or tier would be another.
    pub crossed: usize,
    /// So many of them, those whose index moves furthest first.
    pub crossings: Vec<Crossing>,
}

/// So many schools whose goal is so, or which are in this tier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Shift {
    /// Of goals `met`, `not_met` or `not_judged`; of tiers the tier's id, empty for none.
    pub id: &'static str,
    /// As they are.
    pub before: usize,
    /// As they would be.
    pub after: usize,
}

/// A school whose goal or tier would be another.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Crossing {
    /// The school and its index.
    pub school: MoveRow,
    /// `met`, `not_met` or `not_judged`; as it is.
    pub goal_before: &'static str,
    /// As it would be.
    pub goal_after: &'static str,
    /// The tier's id; empty without one.
    pub tier_before: &'static str,
    /// As it would be.
    pub tier_after: &'static str,
}

/// The schools of a year under the rules in force.
pub struct Before {
    ground: Ground,
    found: Rejudged,
    /// The school last looked at more closely.
    closely: Option<(usize, Option<Closely>)>,
}

impl Before {
    /// Judges them once, to be held against many trials.
    #[must_use]
    pub fn of(results: &Results, year: SchoolYear) -> Self {
        let mut ground = Ground::of(results, year);
        let as_they_are = Trial { rules: &results.methodology, own: None, closely: None };
        let found = ground.rejudge(results, as_they_are);
        Self { ground, found, closely: None }
    }

    /// The same of one school more closely.
    pub(super) fn closely(&mut self, results: &Results, at: usize) -> Option<&Closely> {
        if self.closely.as_ref().is_none_or(|(known, _)| *known != at) {
            let as_it_is = Trial { rules: &results.methodology, own: None, closely: Some(at) };
            self.closely = Some((at, self.ground.rejudge(results, as_it_is).closely));
        }
        self.closely.as_ref()?.1.as_ref()
    }

    /// All of them in a trial.
    pub(super) fn tried(&mut self, results: &Results, trial: Trial<'_>) -> Rejudged {
        self.ground.rejudge(results, trial)
    }
}

/// Schools that are named.
const NAMED: usize = 5;
/// Schools whose goal or tier moves that are listed.
const LISTED: usize = 50;

fn mean(schools: &[Anew]) -> String {
    let indices = schools.iter().filter_map(|school| school.index.ok());
    let (sum, count) = indices.fold((0, 0), |(sum, count), points| (sum + parts(points), count + 1));
    if count == 0 { String::new() } else { fixed(sum, PARTS * count, 2) }
}

/// How the schools move from one judging to another.
pub(super) fn moves(results: &Results, before: &Before, after: &Rejudged) -> AllMoves {
    let before = &before.found;
    let pairs: Vec<(&Anew, &Anew)> = before.schools.iter().zip(&after.schools).collect();
    let by = |(before, after): &(&Anew, &Anew)| distance(before.index, after.index);
    let moved: Vec<(i128, usize)> =
        pairs.iter().enumerate().filter_map(|(place, pair)| Some((by(pair)?, place))).collect();
    let distances: Vec<i128> = moved.iter().map(|(by, _)| *by).collect();
    let Distances { up, down, same, bins } = Distances::of(&distances);
    let levels = before.levels.iter().zip(&after.levels).filter(|(before, after)| **before > 0 && **after > 0);
    let levels_up = levels.clone().filter(|(before, after)| after > before).count();
    let levels_down = levels.filter(|(before, after)| after < before).count();
    let row = |place: usize| {
        let (before, after) = pairs[place];
        MoveRow::of(&results.records.schools[before.at], before.index, after.index)
    };
    let furthest = |up: bool| {
        let sign = if up { 1 } else { -1 };
        let mut some: Vec<(i128, usize)> = moved.iter().copied().filter(|(by, _)| by * sign > 0).collect();
        order::sort_by_key(&mut some, |(by, place)| (-by * sign, *place));
        some.iter().take(NAMED).map(|(_, place)| row(*place)).collect()
    };
    let mut crossed: Vec<usize> = (0..pairs.len()).filter(|place| crosses(pairs[*place])).collect();
    let crossings = crossed.len();
    order::sort_by_key(&mut crossed, |place| (by(&pairs[*place]).map_or(0, |by| -by.abs()), *place));
    let crossing = |place: usize| {
        let (before, after) = pairs[place];
        Crossing {
            school: row(place),
            goal_before: before.goal.id(),
            goal_after: after.goal.id(),
            tier_before: tier(before),
            tier_after: tier(after),
        }
    };
    let shifts = |ids: &[&'static str], of: &dyn Fn(&Anew) -> &'static str| -> Vec<Shift> {
        let count = |all: &[Anew], id: &str| all.iter().filter(|school| of(school) == id).count();
        let shift =
            |id: &&'static str| Shift { id, before: count(&before.schools, id), after: count(&after.schools, id) };
        ids.iter().map(shift).collect()
    };
    let rules = &results.methodology;
    let goals = rules.goals().map(|_| shifts(&["met", "not_met", "not_judged"], &|school| school.goal.id()));
    let tiers = rules.support().map(|_| {
        let [first, second, third, fourth] = Tier::ALL.map(Tier::id);
        shifts(&[first, second, third, fourth, ""], &tier)
    });
    let indexed = |of: &[Anew]| indexed(of.iter().map(|school| school.index));
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
        goals: goals.unwrap_or_default(),
        tiers: tiers.unwrap_or_default(),
        crossed: crossings,
        crossings: crossed.into_iter().take(LISTED).map(crossing).collect(),
    }
}

/// Its tier's id; empty without one.
fn tier(school: &Anew) -> &'static str {
    school.tier.and_then(Result::ok).map_or("", Tier::id)
}

fn crosses((before, after): (&Anew, &Anew)) -> bool {
    before.goal.id() != after.goal.id() || tier(before) != tier(after)
}
