//! Which surveys too few of those invited have answered.

use crate::intake::{FindingGroup, FindingKind, Findings};
use crate::records::RESPONDENTS;
use crate::report::{responses, survey};
use crate::score::Results;

/// A finding for every school, year and survey under the methodology's rate.
pub(super) fn low_responses(results: &Results) -> Vec<FindingGroup> {
    let mut findings = Findings::of("");
    let told_by = |file: &crate::records::Part| file.content.directory.values().any(|e| e.invited != [None; 3]);
    if !results.records.files.iter().any(told_by) {
        return Vec::new();
    }
    for respondent in RESPONDENTS {
        let id = survey(respondent);
        let Some(position) = results.position(&id) else { continue };
        for (at, school) in results.schools() {
            let all = results.tallies.school(at).indicator(position).first().and_then(|count| count.content.amount());
            let told = all.and_then(|amount| responses(results, school, &id, amount.denominator));
            let Some((answered, invited, true)) = told else { continue };
            let found = format!("{} {} {id}: {answered} of {invited}", school.year, school.code);
            let limit = &results.methodology.definitions().thresholds.response_rate;
            findings.add(FindingKind::LowResponseRate, None, "", &found, &format!("{} of those invited", limit.text));
        }
    }
    findings.groups()
}
