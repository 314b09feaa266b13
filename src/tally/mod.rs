//! (school year, school, student group, indicator) → counts.
//!
//! Both grains meet here: student rows are counted, cells are taken whole. Lives here: what of a student counts in which
//! indicator (by the methodology's definitions), and which of several cells is believed. May not live here: n-sizes,
//! levels, points.

mod cells;
mod cohort;
mod joins;
mod students;

use std::collections::BTreeMap;

use crate::intake::{FindingKind, Findings};
use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{CellContent, Records, SchoolYearRecords};

pub use crate::records::Found;

pub use students::{CountedRow, columns_of, rows_of, student_indicators};

/// Where a count comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Student rows.
    Students,
    /// A cell that somebody else counted.
    Cell,
}

/// The count of one indicator for one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// Position in [`Records::indicators`].
    pub indicator: u16,
    /// The group.
    pub group: StudentGroup,
    /// Where it comes from.
    pub origin: Origin,
    /// What was counted.
    pub content: CellContent,
}

/// All counts of one school and year, in order of indicator and group.
#[derive(Clone, Debug, Default)]
pub struct SchoolTally {
    /// In order of indicator and group.
    pub counts: Vec<Count>,
}

impl SchoolTally {
    /// The counts of one indicator, in order of group.
    #[must_use]
    pub fn indicator(&self, indicator: u16) -> &[Count] {
        let from = self.counts.partition_point(|c| c.indicator < indicator);
        let to = self.counts.partition_point(|c| c.indicator <= indicator);
        &self.counts[from..to]
    }
}

/// All tallies, school by school as in [`Records::schools`].
#[derive(Debug, Default)]
pub struct Tallies {
    /// As [`Records::schools`].
    pub schools: Vec<SchoolTally>,
    /// What was found while rows met.
    pub findings: Found,
}

/// Counts everything under these definitions.
#[must_use]
pub fn tally(records: &Records, definitions: &Definitions) -> Tallies {
    let mut findings = BTreeMap::new();
    let mut cohorts = cohort::Cohorts::default();
    let mut counter = students::Counter::new(records, definitions);
    let mut schools: Vec<SchoolTally> = (0..records.schools.len())
        .map(|at| SchoolTally { counts: counter.count(at, &mut cohorts, &mut findings) })
        .collect();
    students::add_cohorts(records, definitions, cohorts, &mut schools);
    for (school, tally) in records.schools.iter().zip(&mut schools) {
        cells::add(records, school, &mut tally.counts, &mut findings);
        tally.counts.shrink_to_fit();
    }
    Tallies { schools, findings }
}

/// Notes a finding under its file.
fn note(
    records: &Records,
    findings: &mut Found,
    kind: FindingKind,
    (file, line): (u16, u32),
    column: &str,
    found: &str,
    expected: &str,
) {
    let own = findings.entry(file).or_insert_with(|| Findings::of(&records.files[usize::from(file)].name));
    own.add(kind, Some(line), column, found, expected);
}

/// A place in a file for a person: `measures.csv, line 12`.
fn place(records: &Records, file: u16, line: u32) -> String {
    format!("{}, line {line}", records.files[usize::from(file)].name)
}

/// A cell's name for a person.
fn name_of(school: &SchoolYearRecords, indicator: &IndicatorId, group: StudentGroup) -> String {
    format!("{} {}: {indicator}, {}", school.year, school.code, group.id())
}
