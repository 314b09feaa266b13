//! Cut points from loaded schools, as a methodology to be used or saved.

use serde::Serialize;

use crate::calibrate::{Failure, calibrate_known};
use crate::model::{IndicatorId, SchoolYear};
use crate::score::Results;

use super::IndicatorName;

/// What came of it.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Calibration {
    /// `calibrated`, `no_schools` or `refused`.
    pub state: &'static str,
    /// The new methodology's text; empty without one.
    pub text: String,
    /// The name of its file.
    pub name: String,
    /// What was calibrated from how many schools.
    pub sets: Vec<CalibratedSet>,
    /// Indicators that nobody has: their cut points stay.
    pub kept: Vec<IndicatorName>,
}

/// A set of cut points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CalibratedSet {
    /// Its indicator.
    pub indicator: IndicatorName,
    /// The school type's id.
    pub school_type: &'static str,
    /// Schools whose values were used.
    pub schools: usize,
    /// Were the schools of all types used, for want of enough of this one?
    pub pooled: bool,
}

/// Calibrates the methodology in force on the schools of a year (rule 18), under an id of its own.
#[must_use]
pub fn calibration(results: &Results, year: &str) -> Calibration {
    let rules = &results.methodology;
    let source = format!("deciles of the loaded schools of {year} (rule 18)");
    let year_of = SchoolYear::parse(year).unwrap_or(SchoolYear::UNSTATED);
    let failed = |state| Calibration { state, ..Calibration::default() };
    let (methodology, done, kept) = match calibrate_known(results, year_of, &source) {
        Ok(found) => found,
        Err(Failure::NoSchools(_)) => return failed("no_schools"),
        Err(Failure::Refused(_)) => return failed("refused"),
    };
    let id = format!("{}-cut-{year}", rules.id());
    let Ok(methodology) = methodology.renamed(&id, &format!("{}, cut points of {year}", rules.label())) else {
        return failed("refused");
    };
    let named = |id: &IndicatorId| {
        let label = rules.indicator(id).map_or_else(|| id.to_string(), |rule| rule.label.clone());
        IndicatorName { id: id.to_string(), label }
    };
    let sets = done.iter().map(|set| CalibratedSet {
        indicator: named(&set.indicator),
        school_type: set.member.id(),
        schools: set.schools,
        pooled: set.pooled,
    });
    Calibration {
        state: "calibrated",
        text: methodology.text().to_owned(),
        name: format!("{id}.toml"),
        sets: sets.collect(),
        kept: kept.iter().map(named).collect(),
    }
}
