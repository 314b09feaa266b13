//! Why a school is where it is, at a glance: its tier, the goal that decides, and with whom it learns.

use serde::Serialize;

use crate::judge::goals::Judge;
use crate::model::StudentGroup;
use crate::score::Results;

use super::goals::{GoalView, goal};
use super::pairs::{PairRow, Planned, pair_rows};
use super::support::{Known, SchoolTier, school};
use super::{Unknown, find};

/// A school's support in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SupportNow {
    /// Its tier and why; nothing when the methodology does not say who gets support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<SchoolTier>,
    /// The goal of the index; nothing when the methodology has no goals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalView>,
    /// Of a school that missed its goal: its partner, or why it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pair: Option<PairRow>,
    /// The schools whose partner it is, in order of code.
    pub learners: Vec<PairRow>,
}

/// A school's support in one year, beside the pairs of that year.
///
/// # Errors
/// When there is no such school in that year.
pub fn support_now(
    results: &Results,
    known: &Known<'_>,
    planned: &Planned,
    (year, school_code): (&str, &str),
) -> Result<SupportNow, Unknown> {
    let at = find(results, year, school_code)?;
    let (pair, learners) = pair_rows(results, planned, at);
    Ok(SupportNow {
        tier: (at < known.support.len()).then(|| school(results, at, known)),
        goal: Judge::new(results).map(|mut judge| goal("index", StudentGroup::All, &judge.school(at).index)),
        pair,
        learners,
    })
}
