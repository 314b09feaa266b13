//! How a school's growth came about: the step of a trace from students' scores to a percentile.

use std::collections::BTreeMap;

use crate::growth::{NoGrowth, Progression, Standing, Standings, Subject, number};
use crate::methodology::GrowthRules;
use crate::model::SchoolYear;
use crate::tally::{GrownCohort, SubjectGrowth};

use super::{RuleRef, TraceNode};

/// The step below a measure.
pub(super) fn growth_node(
    id: &str,
    (subject, standings, school): (&SubjectGrowth, &Standings, &Standing),
    rules: Option<&GrowthRules>,
) -> TraceNode {
    let percentile = school.percentile;
    let grades = || subject.cohorts.iter().filter(|cohort| cohort.failed.is_none());
    let names: Vec<String> = grades().map(|cohort| cohort.grade.index().saturating_sub(3).to_string()).collect();
    let students: usize = grades().map(|cohort| cohort.students).sum();
    let given = [
        ("model", subject.model.to_owned()),
        ("grades", names.join(", ")),
        ("cohort", students.to_string()),
        ("students", school.students.to_string()),
        ("schools", standings.ranked.to_string()),
        ("concentrations", subject.concentrations.to_string()),
        ("mean", decimals(school.mean)),
        ("kept", format!("{} %", decimals(school.kept * 100.0))),
        ("effect", decimals(school.effect)),
        ("error", decimals(school.error)),
        ("interval", percentile.map_or_else(String::new, |p| format!("{}–{}", p.interval.0, p.interval.1))),
        ("coefficients", subject.coefficients.clone()),
    ];
    let mut own = Vec::new();
    if let Some(rules) = rules {
        own.push(RuleRef::of(&rules.model));
        own.extend([&rules.reliability_ela, &rules.reliability_math].map(RuleRef::of));
        own.extend([&rules.minimum_schools, &rules.ranked_from].map(RuleRef::of));
    }
    TraceNode {
        id: format!("{id}/growth"),
        kind: "growth",
        args: given.into_iter().filter(|(_, value)| !value.is_empty()).collect::<BTreeMap<_, _>>(),
        value: percentile.map_or_else(String::new, |percentile| percentile.value.to_string()),
        formula: format!("{} × {} ≈ {}", decimals(school.kept), decimals(school.mean), decimals(school.effect)),
        rules: own,
        sources: Vec::new(),
        children: subject.cohorts.iter().map(|cohort| cohort_node(id, subject.year, cohort)).collect(),
    }
}

/// A grade of the cohort: which scores, of how many students, and a fingerprint of what was estimated of it.
fn cohort_node(id: &str, year: SchoolYear, cohort: &GrownCohort) -> TraceNode {
    let grade = number(cohort.grade).to_string();
    let subject = if id.contains("math_growth") { Subject::Math } else { Subject::Ela };
    let scores = Progression::usual(cohort.grade).cohort(subject, year.spring().unwrap_or(0), 1);
    let node = TraceNode::new(format!("{id}/growth/{grade}"), "growth_cohort", "")
        .arg("grade", grade)
        .arg("scores", scores)
        .arg("measured", cohort.students.to_string());
    match cohort.failed {
        None => node.arg("coefficients", &cohort.coefficients),
        Some(NoGrowth::TooFew) => node.arg("failed", "too_few"),
        Some(NoGrowth::Alike) => node.arg("failed", "alike"),
    }
}

/// Three decimals, never a negative nothing.
fn decimals(value: f64) -> String {
    let text = format!("{value:.3}");
    if text.bytes().all(|b| matches!(b, b'-' | b'0' | b'.')) { "0.000".to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!([-0.0001, 0.0, -0.0015, 2.0].map(decimals), ["0.000", "0.000", "-0.002", "2.000"]);
    }
}
