//! How a school's growth came about: the step of a trace from students' scores to a percentile.

use std::collections::BTreeMap;

use crate::growth::{Standing, Standings};
use crate::methodology::GrowthRules;
use crate::tally::SubjectGrowth;

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
        children: Vec::new(),
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
