//! Practices: what works at a school, in somebody's own words. Shown as text, and taken along as a file.

use serde::Serialize;

use crate::intake::{FindingKind, Findings};
use crate::judge::Need;
use crate::model::{IndicatorId, SchoolCode};
use crate::order;
use crate::records::{Found, Practice};
use crate::score::Results;
use crate::tally::Further;

use super::card::label;
use super::files::{Table, harmless};

/// What works at a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PracticeView {
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub indicator_label: String,
    /// What is done.
    pub practice: String,
    /// Whom to ask; may be empty.
    pub contact_role: String,
    /// Where more is to be read, as text; may be empty.
    pub link: String,
}

/// Every practice once, by school, indicator and words.
fn all(results: &Results) -> Vec<&Practice> {
    let mut found: Vec<&Practice> = results.records.practices().map(|(_, practice)| practice).collect();
    order::sort(&mut found);
    found.dedup_by(|a, b| words(a) == words(b));
    found
}

fn words(practice: &Practice) -> (&SchoolCode, &IndicatorId, [&str; 3]) {
    let Practice { school, indicator, practice, contact_role, link, .. } = practice;
    (school, indicator, [practice, contact_role, link])
}

/// The practices of a school; of these indicators only, where some are asked for.
#[must_use]
pub fn practices(results: &Results, school_code: &str, of: Option<&[&str]>) -> Vec<PracticeView> {
    let own = all(results).into_iter().filter(|one| one.school.as_str() == school_code);
    let own = own.filter(|one| of.is_none_or(|of| of.contains(&one.indicator.as_str())));
    own.map(|one| PracticeView {
        indicator: one.indicator.to_string(),
        indicator_label: label(results.methodology.indicator(&one.indicator), &one.indicator),
        practice: one.practice.to_string(),
        contact_role: one.contact_role.to_string(),
        link: one.link.to_string(),
    })
    .collect()
}

/// The practices of a school for a need.
pub(super) fn practices_for(results: &Results, school_code: &str, need: Need) -> Vec<PracticeView> {
    let rule = results.methodology.indicators().get(need.indicator);
    rule.map_or_else(Vec::new, |rule| practices(results, school_code, Some(&[rule.id.as_str()])))
}

/// `practices.csv`: those of all files, as they can be dropped again.
pub(super) fn practices_file(results: &Results) -> Vec<u8> {
    let mut table = Table::new("school_code,indicator,practice,contact_role,link");
    for one in all(results) {
        table.row([
            one.school.as_str(),
            one.indicator.as_str(),
            &harmless(&one.practice),
            &harmless(&one.contact_role),
            &harmless(&one.link),
        ]);
    }
    table.bytes()
}

/// Practices of schools and for indicators that nothing else names, by position of their file.
pub(crate) fn unknown_practices(results: &Results) -> Found {
    let records = &results.records;
    let known_indicator = |id: &IndicatorId| {
        results.methodology.indicator(id).is_some() || records.indicators.contains(id) || Further::of(id).is_some()
    };
    let mut findings = Found::new();
    for (file, practice) in records.practices() {
        let mut find = |kind, column, found: &str, expected| {
            let name = &records.files[usize::from(file)].name;
            let own = findings.entry(file).or_insert_with(|| Findings::of(name));
            own.add(kind, Some(practice.line), column, found, expected);
        };
        if !records.schools.iter().any(|school| school.code == practice.school) {
            let expected = "a school of the other files";
            find(FindingKind::PracticeUnknownSchool, "school_code", practice.school.as_str(), expected);
        }
        if !known_indicator(&practice.indicator) {
            let expected = "an indicator of the methodology or the data";
            find(FindingKind::PracticeUnknownIndicator, "indicator", practice.indicator.as_str(), expected);
        }
    }
    findings
}
