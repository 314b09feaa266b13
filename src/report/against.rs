//! Status against growth: where the schools of a year stand, and how far their students have come.

use serde::Serialize;

use crate::methodology::Unit;
use crate::model::{Ratio, SchoolYear, StudentGroup};
use crate::order;
use crate::score::Results;

use super::spread::{fixed, places, quantile, reported};

/// A subject whose status and growth are both loaded.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Against {
    /// What is measured across.
    pub status: Axis,
    /// What is measured upwards.
    pub growth: Axis,
    /// Codes of the schools that have both, in order; the other columns are as this one.
    pub school_code: Vec<String>,
    /// Names.
    pub school_name: Vec<String>,
    /// Values of the status.
    pub x: Vec<String>,
    /// Values of the growth.
    pub y: Vec<String>,
}

/// One of the two numbers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Axis {
    /// The indicator's id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its unit.
    pub unit: &'static str,
    /// Half of the schools have this value or a lower one.
    pub middle: String,
}

/// What can be set against what: the first status that is loaded is taken.
const PAIRS: [(&[&str], &str); 2] =
    [(&["ela_performance", "ela_distance"], "ela_growth"), (&["math_performance", "math_distance"], "math_growth")];

/// Each pair that any school of the year has; none where no growth is loaded.
#[must_use]
pub fn against(results: &Results, year: &str) -> Vec<Against> {
    let known = |id: &str| results.records.indicators.iter().any(|own| own.as_str() == id);
    PAIRS
        .iter()
        .filter(|(_, growth)| known(growth))
        .filter_map(|(statuses, growth)| statuses.iter().find_map(|status| pair(results, year, status, growth)))
        .collect()
}

fn pair(results: &Results, year: &str, status: &str, growth: &str) -> Option<Against> {
    let year = SchoolYear::parse(year);
    let mut scorer = results.scorer();
    let mut found: Vec<(usize, [(Ratio, Unit); 2])> = Vec::new();
    for (at, school) in results.schools() {
        if Some(school.year) != year {
            continue;
        }
        let score = results.score(&mut scorer, at);
        let value = |id| reported(results, &score, id, StudentGroup::All);
        if let Some(values) = value(status).zip(value(growth)) {
            found.push((at, values.into()));
        }
    }
    let units = found.first()?.1.map(|(_, unit)| unit);
    let axis = |id: &str, own: usize| {
        let mut values: Vec<Ratio> = found.iter().map(|(_, values)| values[own].0).collect();
        order::sort(&mut values);
        let rule = results.methodology.indicators().iter().find(|rule| rule.id.as_str() == id);
        Axis {
            id: id.to_owned(),
            label: rule.map_or(id, |rule| rule.label.as_str()).to_owned(),
            unit: units[own].id(),
            middle: quantile(&values, 2).map_or_else(String::new, |value| fixed(value, places(units[own]))),
        }
    };
    let column =
        |own: usize| found.iter().map(|(_, values)| fixed(values[own].0, places(units[own]))).collect::<Vec<_>>();
    let school = |at: &usize| &results.records.schools[*at];
    Some(Against {
        status: axis(status, 0),
        growth: axis(growth, 1),
        school_code: found.iter().map(|(at, _)| school(at).code.to_string()).collect(),
        school_name: found.iter().map(|(at, _)| school(at).facts.name.to_string()).collect(),
        x: column(0),
        y: column(1),
    })
}
