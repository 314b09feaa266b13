//! Continuous-improvement data of a school, and where it lags. Shared, never scored.

use serde::Serialize;

use crate::judge::{Beside, Lagging, LaggingYear};
use crate::model::{Amount, Measure};
use crate::score::Results;

use super::{Unknown, find, shown_value};

/// A school's continuous-improvement data in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Lags {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// By indicator and group.
    pub cells: Vec<LagCell>,
}

/// One indicator of one group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagCell {
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub indicator_label: String,
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub group_label: &'static str,
    /// `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// With one place.
    pub value: String,
    /// The latest earlier year; empty without one that counts alike.
    pub before_year: String,
    /// Its value.
    pub before: String,
    /// Does it lag behind its own past?
    pub falls: bool,
    /// Beside similar schools.
    pub similar: BesideView,
    /// Beside all schools of its kind.
    pub all: BesideView,
}

/// How many others do better.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BesideView {
    /// Others with a value.
    pub others: usize,
    /// Those that do better.
    pub better: usize,
    /// Does it lag behind them?
    pub lags: bool,
}

/// Where a school's continuous-improvement data lags.
///
/// # Errors
/// When there is no such school in that year.
pub fn lags(results: &Results, year: &str, school_code: &str) -> Result<Lags, Unknown> {
    let at = find(results, year, school_code)?;
    let school = &results.records.schools[at];
    let cells = LaggingYear::new(results, school.year).school(at);
    let cells = cells.iter().map(|own| cell(results, own)).collect();
    Ok(Lags { year: school.year.to_string(), school_code: school.code.to_string(), cells })
}

pub(super) fn cell(results: &Results, own: &Lagging) -> LagCell {
    let rule = &results.methodology.indicators()[own.rule];
    let beside = |Beside { others, better }: Beside, lags| BesideView { others, better, lags };
    let shown = |amount: Amount| shown_value(&Measure::Reported(amount), rule.unit);
    LagCell {
        indicator: rule.id.to_string(),
        indicator_label: rule.label.clone(),
        group: own.group.id(),
        group_label: own.group.label(),
        unit: rule.unit.id(),
        value: shown(own.now),
        before_year: own.before.map_or_else(String::new, |(year, _)| year.to_string()),
        before: own.before.map_or_else(String::new, |(_, amount)| shown(amount)),
        falls: own.falls,
        similar: beside(own.similar, own.similar.lags()),
        all: beside(own.all, own.all.lags()),
    }
}
