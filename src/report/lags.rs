//! Continuous-improvement data of a school, and where it lags. Shared, never scored.

use serde::Serialize;

use crate::judge::{Beside, Lagging, LaggingYear};
use crate::methodology::Watch;
use crate::model::{Amount, Measure, Ratio};
use crate::score::{Points, Results};

use super::{Unknown, find, shown_value};

/// A school's continuous-improvement data in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Lags {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// From where on something lags.
    pub rules: LagRules,
    /// By indicator and group.
    pub cells: Vec<LagCell>,
}

/// From where on something lags, by the methodology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagRules {
    /// Points by which a value is behind the year before.
    pub fall: String,
    /// With fewer others nothing lags behind them.
    pub others: u32,
    /// Percent of them that do better.
    pub better: String,
    /// `mission`, `published`, `inferred` or `assumed`: the least sure of the three.
    pub provenance: &'static str,
}

impl LagRules {
    pub(super) fn of(results: &Results) -> Self {
        let Watch { lagging_fall, lagging_others, lagging_better, .. } = results.methodology.watch();
        let sure = [lagging_fall.provenance, lagging_others.provenance, lagging_better.provenance];
        Self {
            fall: plain(lagging_fall.value),
            others: lagging_others.value,
            better: plain(lagging_better.value * Ratio::from_integer(100)),
            provenance: sure.into_iter().max().unwrap_or(lagging_fall.provenance).id(),
        }
    }
}

/// With as many decimals as it needs, at most two.
fn plain(value: Ratio) -> String {
    let text = Points::from(value).fixed(2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
    let (year, school_code) = (school.year.to_string(), school.code.to_string());
    Ok(Lags { year, school_code, rules: LagRules::of(results), cells })
}

pub(super) fn cell(results: &Results, own: &Lagging) -> LagCell {
    let rule = &results.methodology.indicators()[own.rule];
    let beside = |Beside { others, better, lags }: Beside| BesideView { others, better, lags };
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
        similar: beside(own.similar),
        all: beside(own.all),
    }
}
