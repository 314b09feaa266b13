//! One school's pair: how alike the two are, what the partner does better, the next best choices and what they would cost.

use serde::Serialize;

use crate::judge::{Lacks, Partner, Solution, pairing_rules};
use crate::model::{Level, StudentGroup};
use crate::order;
use crate::score::{IndicatorScore, Results};

use super::card::{label, unit};
use super::pairs::{Planned, total};
use super::practices::{PracticeView, practices};
use super::shown_value;
use super::similar::{FeatureHead, SimilarSchool, heads, told};

/// A school that looks for a partner.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Pair {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// By what schools are compared, with the school's own values.
    pub features: Vec<FeatureHead>,
    /// The partner; none without one, or where too little is known to compare them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partner: Option<SimilarSchool>,
    /// The distance of the nearest recognised school of its kind; empty where there is none.
    pub nearest: String,
    /// What the partner does better, the most first.
    pub better: Vec<BetterCell>,
    /// What the partner has written down for the indicators in which it does better.
    pub practices: Vec<PracticeView>,
    /// Levels that a partner must be ahead to be said to do better.
    pub better_levels: u32,
    /// The nearest other partners that it may have.
    pub others: Vec<Other>,
}

/// Something in which the partner is ahead.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct BetterCell {
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
    /// The school's level.
    pub here: u8,
    /// The partner's.
    pub there: u8,
    /// The school's value.
    pub here_value: String,
    /// The partner's.
    pub there_value: String,
}

/// Another partner, and what it would cost to take that one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Other {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// With two places.
    pub distance: String,
    /// By how much the distances of all pairs together would be more (or, with a minus, less).
    pub more: String,
    /// How many schools fewer would have a partner.
    pub fewer: usize,
    /// How many other schools would have another partner, or none.
    pub moved: usize,
}

/// A school's pair, with so many other partners: each costs a plan of its own. Nothing when the school looks for none.
#[must_use]
pub fn pair(results: &Results, planned: &Planned, school_code: &str, others: usize) -> Option<Pair> {
    let at = results.records.find(planned.year, school_code)?;
    let (plan, solution) = (&planned.plan, &planned.solution);
    let own = plan.profiles.position(at)?;
    let seeker = plan.seeker_of(own)?;
    let rules = pairing_rules(results)?;
    let school = &results.records.schools[at];
    let found = solution.partners[seeker];
    let partner = found.ok().map(|partner| partner.school);
    let options = plan.seekers[seeker].options.iter().filter(|(_, other)| Some(*other) != partner).take(others);
    let levels = rules.better_levels.value;
    let better = partner.map_or_else(Vec::new, |p| better(results, at, plan.profiles.schools[p].at, levels));
    let ahead: Vec<&str> = better.iter().map(|cell| cell.indicator.as_str()).collect();
    let code = partner.map(|p| &planned.school(results, p).code);
    Some(Pair {
        practices: code.map_or_else(Vec::new, |code| practices(results, code.as_str(), Some(&ahead))),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        features: heads(&plan.profiles, results, at),
        partner: found
            .ok()
            .and_then(|partner| Some(told(results, &plan.profiles, own, partner.school, partner.distance?))),
        nearest: plan.seekers[seeker].nearest.map_or_else(String::new, crate::judge::Distance::shown),
        better,
        better_levels: levels,
        others: options
            .map(|(distance, other)| {
                let school = planned.school(results, *other);
                let swapped = plan.solve(Some((own, *other)));
                let (before, after) = (solution.total(), swapped.total());
                let sign = if after < before { "-" } else { "" };
                Other {
                    school_code: school.code.to_string(),
                    school_name: school.facts.name.to_string(),
                    lea_name: school.facts.lea_name.to_string(),
                    distance: distance.shown(),
                    more: format!("{sign}{}", total(after.abs_diff(before))),
                    fewer: solution.paired().saturating_sub(swapped.paired()),
                    moved: moved(solution, &swapped, seeker),
                }
            })
            .collect(),
    })
}

fn moved(before: &Solution, after: &Solution, but: usize) -> usize {
    let partner = |found: &Result<Partner, Lacks>| found.map(|partner| partner.school).ok();
    let changed = before.partners.iter().zip(&after.partners).enumerate();
    changed.filter(|(at, (one, two))| *at != but && partner(one) != partner(two)).count()
}

/// Every cell in which the one is so many levels ahead, the most first.
fn better(results: &Results, here: usize, there: usize, levels: u32) -> Vec<BetterCell> {
    let mut scorer = results.scorer();
    let [here, there] = [here, there].map(|at| results.score(&mut scorer, at).indicators);
    let mut found = Vec::new();
    for own in &here {
        let Some(other) = there.iter().find(|other| other.id == own.id) else { continue };
        for group in StudentGroup::EVERY {
            found.extend(ahead(results, own, other, *group, levels));
        }
    }
    order::sort_by_key(&mut found, |cell: &BetterCell| i16::from(cell.here) - i16::from(cell.there));
    found
}

fn ahead(
    results: &Results,
    own: &IndicatorScore,
    other: &IndicatorScore,
    group: StudentGroup,
    levels: u32,
) -> Option<BetterCell> {
    let cell = |score: &IndicatorScore| {
        let cell = score.cells.iter().find(|cell| cell.group == group)?;
        Some((cell.level.map(Level::number)?, cell.measure))
    };
    let ((here, own_measure), (there, other_measure)) = (cell(own)?, cell(other)?);
    let rule = own.rule.map(|rule| &results.methodology.indicators()[rule]);
    let unit = unit(rule, own);
    (u32::from(there) >= u32::from(here) + levels).then(|| BetterCell {
        indicator: own.id.to_string(),
        indicator_label: label(rule, &own.id),
        group: group.id(),
        group_label: group.label(),
        unit: unit.id(),
        here,
        there,
        here_value: shown_value(&own_measure, unit),
        there_value: shown_value(&other_measure, unit),
    })
}
