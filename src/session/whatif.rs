//! What if rules or measures were others.

use crate::judge::MeasureChange;
use crate::methodology::Change;
use crate::model::{Fraction, IndicatorId, SchoolYear, StudentGroup};
use crate::report::{Before, Unknown, Variant, WhatIf, changed_source, what_if};

pub use crate::report::Asked;

use super::{Computed, Session};

/// The schools of a year under the rules in force.
pub(super) type BeforeOf = (SchoolYear, Before);

impl Session {
    /// What comes of changed rules and measures.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn what_if(&mut self, asked: &Asked<'_>) -> Result<WhatIf, Unknown> {
        let Computed { results, before, .. } = self.computed.as_mut().ok_or(Unknown::NothingComputed)?;
        let year = SchoolYear::parse(asked.year).unwrap_or(SchoolYear::UNSTATED);
        let known = before.take().filter(|(of, _)| *of == year);
        let (_, before) = before.insert(known.unwrap_or_else(|| (year, Before::of(results, year))));
        what_if(results, before, asked)
    }

    /// The same of a variant as it is written: what cannot be read in it changes nothing.
    ///
    /// # Errors
    /// As [`Session::what_if`].
    pub fn try_variant(&mut self, year: &str, variant: &Variant, indicator: &str) -> Result<WhatIf, Unknown> {
        let (changes, measures) = (changes(&variant.changes), measures(&variant.measures));
        let school = if self.last_results()?.records.schools.iter().any(|s| s.code.to_string() == variant.school) {
            variant.school.as_str()
        } else {
            ""
        };
        self.what_if(&Asked { year, changes: &changes, school, measures: &measures, indicator })
    }

    /// The methodology in force with changed rules, as a text of its own.
    ///
    /// # Errors
    /// When nothing has been computed, or the changes cannot be.
    pub fn changed_methodology(&self, names_and_values: &[String]) -> Result<String, Unknown> {
        let rules = &self.last_results()?.methodology;
        let changed = rules.changed(&changes(names_and_values), &changed_source(rules));
        let refused = |_| Unknown::Methodology(rules.id().to_owned());
        let (id, label) = (format!("{}-what-if", rules.id()), format!("{}, changed", rules.label()));
        Ok(changed.and_then(|changed| changed.renamed(&id, &label)).map_err(refused)?.text().to_owned())
    }
}

fn changes(names_and_values: &[String]) -> Vec<Change> {
    let pairs = names_and_values.as_chunks().0.iter();
    pairs.map(|[name, value]| Change { name: name.clone(), value: value.clone() }).collect()
}

fn measures(triples: &[String]) -> Vec<MeasureChange> {
    let triples = triples.as_chunks().0.iter();
    triples
        .filter_map(|[indicator, group, by]| {
            Some(MeasureChange {
                indicator: IndicatorId::parse(indicator)?,
                group: StudentGroup::from_id(group)?,
                by: Fraction::parse_decimal(by)?,
            })
        })
        .collect()
}
