//! Cut points from loaded schools (rule 18 of methodology.md; `assumed`).
//!
//! Cut k of 1…9 is the nearest-rank quantile of the all-student values at the n-size, sorted from worst to best: element
//! ⌈k N / 10⌉. One set for each school type and indicator, from the schools of exactly that type (under 50: all types
//! pooled), without alternative schools. Values are kept exactly: a rate as the fraction of the school it is from.

use std::collections::BTreeMap;

use crate::methodology::{Better, IndicatorRule, Methodology, Provenance, Refusal};
use crate::model::{Fraction, IndicatorId, Measure, Member, Members, SchoolYear};
use crate::score::Results;

/// Fewer schools of a type than this are pooled with all others.
const FEWEST: usize = 50;

/// What was calibrated from how many schools.
#[derive(Clone, Debug)]
pub struct Calibrated {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The school type.
    pub member: Member,
    /// Schools whose values were used.
    pub schools: usize,
    /// Were all types pooled?
    pub pooled: bool,
}

/// Nobody to calibrate from, or the methodology does not take the result.
#[derive(Debug)]
pub enum Failure {
    /// No school of this year has a value of this indicator.
    NoSchools(IndicatorId),
    /// The methodology refuses the new cut points.
    Refused(Vec<Refusal>),
}

/// The methodology of these results with the cut points of every scored indicator and school type taken from a year.
///
/// # Errors
/// When nobody has a value, or the result is refused.
pub fn calibrate(results: &Results, year: SchoolYear, source: &str) -> Result<(Methodology, Vec<Calibrated>), Failure> {
    let found = sets(results, year);
    match found.nobody.into_iter().next() {
        Some(indicator) => Err(Failure::NoSchools(indicator)),
        None => written(results, &found.cuts, source).map(|methodology| (methodology, found.done)),
    }
}

/// The same, with the cut points of indicators that nobody has as they are: these are told.
///
/// # Errors
/// When nobody has a value of any, or the result is refused.
pub fn calibrate_known(
    results: &Results,
    year: SchoolYear,
    source: &str,
) -> Result<(Methodology, Vec<Calibrated>, Vec<IndicatorId>), Failure> {
    let found = sets(results, year);
    match found.nobody.first().filter(|_| found.done.is_empty()) {
        Some(indicator) => Err(Failure::NoSchools(indicator.clone())),
        None => written(results, &found.cuts, source).map(|methodology| (methodology, found.done, found.nobody)),
    }
}

/// Cut points by indicator and school type.
type Cuts = BTreeMap<(IndicatorId, Member), [Fraction; 9]>;

/// What a year's schools give.
struct Sets {
    cuts: Cuts,
    done: Vec<Calibrated>,
    /// Indicators of which no school has a value.
    nobody: Vec<IndicatorId>,
}

fn sets(results: &Results, year: SchoolYear) -> Sets {
    let mut found = Sets { cuts: BTreeMap::new(), done: Vec::new(), nobody: Vec::new() };
    for rule in results.methodology.indicators().iter().filter(|rule| rule.node.is_some()) {
        let values = values(results, year, rule);
        if values.is_empty() {
            found.nobody.push(rule.id.clone());
            continue;
        }
        for (member, _) in rule.cut_points.iter() {
            let own: Vec<Fraction> =
                values.iter().filter(|(members, _)| *members == Members::of(&[member])).map(|(_, v)| *v).collect();
            let pooled = own.len() < FEWEST;
            let used = if pooled { values.iter().map(|(_, v)| *v).collect() } else { own };
            found.done.push(Calibrated { indicator: rule.id.clone(), member, schools: used.len(), pooled });
            if let Some(deciles) = deciles(used, rule.better.value) {
                found.cuts.insert((rule.id.clone(), member), deciles);
            }
        }
    }
    found
}

fn written(results: &Results, cuts: &Cuts, source: &str) -> Result<Methodology, Failure> {
    results.methodology.with_cut_points(cuts, Provenance::Assumed, source).map_err(Failure::Refused)
}

/// Members and all-student value of every school of the year that counts.
fn values(results: &Results, year: SchoolYear, rule: &IndicatorRule) -> Vec<(Members, Fraction)> {
    let mut scorer = results.scorer();
    results
        .schools()
        .filter(|(_, school)| school.year == year && school.facts.alternative != Some(true))
        .filter_map(|(at, school)| {
            let score = results.score(&mut scorer, at);
            let indicator = score.indicators.iter().find(|i| i.id == rule.id)?;
            match indicator.all() {
                Measure::Reported(amount) => Some((school.members, amount.value)),
                Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
            }
        })
        .collect()
}

/// Nine cut points from worst to best; nothing from nobody.
fn deciles(mut values: Vec<Fraction>, better: Better) -> Option<[Fraction; 9]> {
    // Equal values are ordered by their form, so that the same schools give the same text.
    values.sort_by(|a, b| {
        let worst_first = match better {
            Better::Higher => a.cmp(b),
            Better::Lower => b.cmp(a),
        };
        worst_first.then_with(|| a.den.cmp(&b.den))
    });
    let count = values.len();
    let cut = |k: usize| values.get((k * count).div_ceil(10).checked_sub(1)?).copied();
    let mut cuts = [Fraction::new(0, 1); 9];
    for (place, k) in cuts.iter_mut().zip(1..) {
        *place = cut(k)?;
    }
    Some(cuts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_k_is_element_k_n_over_ten_rounded_up() {
        let values: Vec<Fraction> = (1..=25).map(|n| Fraction::new(n, 1)).collect();
        let cuts = deciles(values.clone(), Better::Higher).unwrap();
        assert_eq!(cuts.map(|c| c.num), [3, 5, 8, 10, 13, 15, 18, 20, 23]);
        let cuts = deciles(values, Better::Lower).unwrap();
        assert_eq!(cuts.map(|c| c.num), [23, 21, 18, 16, 13, 11, 8, 6, 3]);
    }

    #[test]
    fn nobody_gives_no_cut_points() {
        assert!(deciles(Vec::new(), Better::Higher).is_none());
    }
}
