//! What was found in each file, and when the files met.

use crate::intake::{FindingGroup, FindingKind, Findings, worst_first};
use crate::methodology::Unit;
use crate::order::{self, SmallMap};
use crate::records::{Records, TypeSource};
use crate::report::{FileSummary, unknown_practices};
use crate::score::Results;
use crate::tally::Found;

use super::growth_rules::GrowthRules;
use super::responses;
use super::{Loaded, Session};

impl Session {
    /// Each file with its own findings and those that came up when the files met.
    pub(super) fn findings(&self, results: &Results, growth: &GrowthRules) -> (Vec<FileSummary>, Vec<FindingGroup>) {
        let records = &results.records;
        let mut met: SmallMap<(&str, &str), Vec<FindingGroup>> = SmallMap::new();
        for (file, findings) in records
            .findings
            .iter()
            .chain(results.tallies.findings())
            .chain(&wrong_units(results))
            .chain(&unknown_practices(results))
        {
            let part = &records.files[usize::from(*file)];
            met.or_default((&part.name, &part.hash)).extend(findings.groups());
        }
        let mut loaded: Vec<&Loaded> = self.files.iter().collect();
        order::sort_by_key(&mut loaded, |file| (&file.source.name, &file.source.hash));
        let mut twice: Vec<_> = records.twice.iter().map(|(name, hash)| (name.as_str(), hash.as_str())).collect();
        let mut files = Vec::new();
        // Backwards, for of files with the same name and bytes the last is the one too many.
        for file in loaded.into_iter().rev() {
            let key = (file.source.name.as_str(), file.source.hash.as_str());
            let mut summary = if let Some(at) = twice.iter().position(|copy| *copy == key) {
                twice.swap_remove(at);
                let mut own = Findings::of(key.0);
                own.add(FindingKind::SameFileTwice, None, "", key.0, "each file once");
                FileSummary { rows: 0, ..FileSummary::of(&file.source, false, own.groups()) }
            } else {
                let mut findings = file.findings.groups();
                findings.extend(met.remove(&key).unwrap_or_default());
                let mappable = file.sample.is_some();
                FileSummary { mappable, ..FileSummary::of(&file.source, file.used, findings) }
            };
            if let Some(rules) =
                self.own.iter().find(|rules| (rules.origin.as_str(), &rules.file_hash) == (key.0, &file.source.hash))
            {
                summary.used = true;
                rules.methodology.label().clone_into(&mut summary.layout_label);
                if self.shares_its_id(rules) {
                    let mut own = Findings::of(key.0);
                    own.add(FindingKind::MethodologySameId, None, "id", rules.methodology.id(), "an id of its own");
                    summary.findings.extend(own.groups());
                }
            }
            if let Some((used, own)) = growth.of_file(key.0, key.1) {
                summary.used = used;
                summary.findings.extend(own.groups());
            }
            files.push(summary);
        }
        files.reverse();
        let mut all: Vec<FindingGroup> = files.iter().flat_map(|f| f.findings.clone()).collect();
        all.extend(types(records));
        all.extend(responses::low_responses(results));
        worst_first(&mut all);
        (files, all)
    }
}

/// Cells that are not in their indicator's unit, by position of their file. Units are the methodology's.
fn wrong_units(results: &Results) -> Found {
    let records = &results.records;
    let units: Vec<Option<Unit>> =
        records.indicators.iter().map(|id| results.methodology.indicator(id).map(|rule| rule.unit)).collect();
    let mut findings = Found::new();
    for (at, part) in (0..).zip(&records.files) {
        for (school, cell) in part.content.schools.iter().flat_map(|s| s.cells.iter().map(move |cell| (s, cell))) {
            let indicator = usize::from(records.indicator(at, cell.indicator));
            let (Some(unit), Some(amount)) = (units[indicator], cell.content.amount()) else { continue };
            if unit.fits(&amount) {
                continue;
            }
            let expected = match unit {
                Unit::Percent => "a proportion: 0.45 for 45 percent",
                Unit::Points => "a value in scale points, and no numerator",
                Unit::Ratio => "a value, and no numerator",
            };
            let found = format!("{} {}: {}", school.code, records.indicators[indicator], amount.value.fixed(4));
            let own = findings.entry(at).or_insert_with(|| Findings::of(&part.name));
            own.add(FindingKind::WrongUnit, Some(cell.line), "value", &found, expected);
        }
    }
    findings
}

/// Which schools' types are unknown, or were taken from records.
fn types(records: &Records) -> Vec<FindingGroup> {
    let mut findings = Findings::of("");
    for school in &records.schools {
        let kind = match school.type_source {
            TypeSource::Unknown => FindingKind::TypeUnknown,
            TypeSource::Grades | TypeSource::CdeRows => FindingKind::TypeFromRecords,
            TypeSource::SchoolsFile => continue,
        };
        findings.add_told(kind, None, "school_type", || {
            let name = format!("{} {} {}", school.year, school.code, school.facts.name);
            let found = if school.members.is_empty() { name } else { format!("{name}: {}", school.school_type().id()) };
            (found, "elementary | middle | high | span".to_owned())
        });
    }
    findings.groups()
}
