//! Declared references (rule 7 of methodology.md): the numbers of an LEA or of the state that a file brings, against which
//! the risks of a school are held. Each is named in the trace by its file's fingerprint.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, SchoolYear, StudentGroup};
use crate::records::{Records, Reference, SchoolYearRecords};

use super::risk::{Risks, others};

pub use crate::records::Scope;

/// The references of all files, by scope, LEA, indicator and year; each with the file and line of its first row.
#[derive(Debug, Default)]
pub(super) struct References(BTreeMap<Key, (Risks, Place)>);

/// File and line.
type Place = (u16, u32);

/// Cases and students; nothing where two rows differ.
type Cell = (Option<[u32; 2]>, Place);

type Key = (Scope, Box<str>, IndicatorId, Option<SchoolYear>);

impl References {
    /// Of two rows that say the same thing differently none counts: neither is a reference.
    pub(super) fn of(records: &Records) -> Self {
        let mut cells: BTreeMap<(Key, StudentGroup), Cell> = BTreeMap::new();
        for (file, reference) in records.references() {
            let Reference { scope, lea, indicator, year, group, risk, line } = reference;
            let key = (*scope, lea.clone(), indicator.clone(), *year);
            let cell = cells.entry((key, *group)).or_insert((Some(*risk), (file, *line)));
            cell.0 = cell.0.filter(|known| known == risk);
        }
        let mut all: BTreeMap<Key, (Risks, Place)> = BTreeMap::new();
        for ((key, group), (risk, place)) in cells {
            let (risks, first) = all.entry(key).or_insert(([[0; 2]; StudentGroup::COUNT], place));
            risks[group.index()] = risk.unwrap_or_default();
            *first = place.min(*first);
        }
        Self(all)
    }

    /// The reference of a school's LEA, or of the state, for a year; else one that names no year.
    pub(super) fn find(
        &self,
        scope: Scope,
        school: &SchoolYearRecords,
        indicator: &IndicatorId,
    ) -> Option<&(Risks, Place)> {
        let lea: Box<str> = if scope == Scope::Lea { school.facts.lea_code.clone() } else { "".into() };
        let of = |year| self.0.get(&(scope, lea.clone(), indicator.clone(), year));
        if self.0.is_empty() { None } else { of(Some(school.year)).or_else(|| of(None)) }
    }
}

/// What files declare of the students of an LEA and of the state.
#[derive(Debug)]
pub struct Declared(References);

impl Declared {
    /// All references there are.
    #[must_use]
    pub fn of(records: &Records) -> Self {
        Self(References::of(records))
    }

    /// Does any file declare the risk of an indicator for a school's LEA, or for the state?
    #[must_use]
    pub fn has(&self, scope: Scope, school: &SchoolYearRecords, indicator: &IndicatorId) -> bool {
        self.0.find(scope, school, indicator).is_some()
    }

    /// Cases and students of those who are not in a group. A reference that lacks the group cannot say who they are.
    #[must_use]
    pub fn others(
        &self,
        scope: Scope,
        school: &SchoolYearRecords,
        indicator: &IndicatorId,
        group: StudentGroup,
    ) -> Option<[u32; 2]> {
        let (risks, _) = self.0.find(scope, school, indicator)?;
        (risks[group.index()][1] > 0).then(|| others(risks, group))
    }
}

/// File and first line of the reference that a school's ratio of risks is held against.
#[must_use]
pub fn reference_of(
    records: &Records,
    school: &SchoolYearRecords,
    ratio: &IndicatorId,
    scope: Scope,
) -> Option<(u16, u32)> {
    let [_, suspension] = &super::risk::COUNTED;
    let risk = if ratio == suspension { &super::risk::SUSPENSION } else { ratio };
    References::of(records).find(scope, school, risk).map(|(_, place)| *place)
}
