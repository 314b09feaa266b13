//! What if: some values of the rules or some measures of a school changed, and what comes of it.

mod all;
mod knobs;
mod school;
mod variant;

use serde::Serialize;

use crate::judge::{MeasureChange, Trial};
use crate::methodology::{Change, Methodology, Refusal};
use crate::model::SchoolYear;
use crate::score::{Results, Scorer};

pub use all::{AllMoves, Before, Crossing, Shift};
pub use knobs::{Knob, KnobSet};
pub use school::{SchoolTrial, TrialCell, TrialIndicator, TrialPart, TrialStanding, TrialTier};
pub use variant::Variant;

use super::{IndicatorName, Unknown, find};

/// What is to be tried.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// The school year whose schools are looked at.
    pub year: &'a str,
    /// Changed values of the methodology.
    pub changes: &'a [Change],
    /// A school to be looked at more closely; empty without one.
    pub school: &'a str,
    /// Its changed measures.
    pub measures: &'a [MeasureChange],
    /// The indicator whose cut points are asked for; empty without one.
    pub indicator: &'a str,
}

/// What came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WhatIf {
    /// Changes that cannot be: then nothing is changed.
    pub refused: Vec<RefusedChange>,
    /// The n-size, the split, the fewest points.
    pub settings: Vec<Knob>,
    /// Points of the domains.
    pub domains: Vec<Knob>,
    /// Points of the indicators, by domain.
    pub weights: Vec<KnobSet>,
    /// Cut points of the indicator asked for, by school type.
    pub cuts: Vec<KnobSet>,
    /// Indicators that have cut points.
    pub indicators: Vec<IndicatorName>,
    /// All schools of the year.
    pub all: Option<AllMoves>,
    /// The school asked for.
    pub school: Option<SchoolTrial>,
}

/// A change that cannot be.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RefusedChange {
    /// Which value.
    pub name: String,
    /// What it was to be.
    pub value: String,
    /// The mend.
    pub expected: String,
}

/// The source of what is changed.
#[must_use]
pub fn source(rules: &Methodology) -> String {
    format!("changed to see what would come of it; from {} {}", rules.id(), rules.hash())
}

/// Tries it. `before` is what [`Before::of`] found of the year asked for under the rules in force.
///
/// # Errors
/// When there is no such school in that year.
pub fn what_if(results: &Results, before: &mut Before, asked: &Asked<'_>) -> Result<WhatIf, Unknown> {
    let rules = &*results.methodology;
    let at = if asked.school.is_empty() { None } else { Some(find(results, asked.year, asked.school)?) };
    let changed = match rules.changed(asked.changes, &source(rules)) {
        Ok(changed) => changed,
        Err(refusals) => {
            return Ok(WhatIf { refused: refusals.into_iter().map(refused).collect(), ..knobs(rules, rules, asked) });
        }
    };
    let recount = at.map(|at| school::recounted(results, at, asked.measures));
    let trial = Trial { rules: &changed, own: at.zip(recount.as_ref()), closely: at };
    let after = before.tried(results, trial);
    let school = at.zip(recount.as_ref()).map(|(at, recount)| {
        let standing = [before.closely(results, at), after.closely.as_ref()]
            .map(|closely| closely.map(school::standing).unwrap_or_default());
        let mut scorer = Scorer::new(&changed, &results.records.indicators);
        school::trial(results, &mut scorer, (at, recount), asked.measures, standing)
    });
    let all = SchoolYear::parse(asked.year).map(|_| all::moves(results, before, &after));
    Ok(WhatIf { all, school, ..knobs(rules, &changed, asked) })
}

fn knobs(rules: &Methodology, changed: &Methodology, asked: &Asked<'_>) -> WhatIf {
    WhatIf {
        refused: Vec::new(),
        settings: knobs::settings(rules, changed),
        domains: knobs::domains(rules, changed),
        weights: knobs::weights(rules, changed),
        cuts: knobs::cuts(rules, changed, asked.indicator),
        indicators: knobs::indicators(rules),
        all: None,
        school: None,
    }
}

fn refused(refusal: Refusal) -> RefusedChange {
    RefusedChange { name: refusal.what, value: refusal.found, expected: refusal.expected }
}
