//! (school year, school, student group, indicator) → counts.
//!
//! Both grains meet here: student rows are counted, cells are taken whole. Lives here: what of a student counts in which
//! indicator (by the methodology's definitions), and which of several cells is believed. May not live here: n-sizes,
//! levels, points.

mod cells;
mod cohort;
mod joins;
mod shared;
mod students;
mod table;

use std::rc::Rc;

use crate::intake::{FindingKind, Findings};
use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{CellContent, Records, SchoolYearRecords};

pub use crate::records::Found;

use cohort::{Cohorts, Member};
use students::Rules;

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

/// All counts of one school and year.
#[derive(Clone, Copy, Debug)]
pub struct SchoolTally<'t> {
    /// Each in order of indicator and group; no indicator is in both.
    parts: [&'t [Count]; 2],
}

impl<'t> SchoolTally<'t> {
    /// Of counts in order of indicator and group, as [`SchoolTally::counts`] gives them.
    #[must_use]
    pub const fn of(counts: &'t [Count]) -> Self {
        Self { parts: [counts, &[]] }
    }

    /// Every count; those of an indicator together, in order of group.
    pub fn counts(&self) -> impl Iterator<Item = &'t Count> {
        let [first, second] = self.parts;
        let (mut first, mut second) = (first.iter().peekable(), second.iter().peekable());
        std::iter::from_fn(move || match (first.peek(), second.peek()) {
            (Some(a), Some(b)) if b.indicator < a.indicator => second.next(),
            (None, _) => second.next(),
            (Some(_), _) => first.next(),
        })
    }

    /// The counts of one indicator, in order of group.
    #[must_use]
    pub fn indicator(&self, indicator: u16) -> &'t [Count] {
        let own = |counts: &'t [Count]| {
            let from = counts.partition_point(|c| c.indicator < indicator);
            let to = counts.partition_point(|c| c.indicator <= indicator);
            &counts[from..to]
        };
        let [first, second] = self.parts.map(own);
        if first.is_empty() { second } else { first }
    }
}

/// What holds whoever is a graduate: most counts, and who belongs to which cohort.
#[derive(Debug)]
struct Base {
    rules: Rules,
    /// As [`Records::schools`]: all indicators but those of a cohort.
    schools: Vec<Vec<Count>>,
    members: Vec<Member>,
    findings: Found,
}

/// All tallies, school by school as in [`Records::schools`].
#[derive(Debug)]
pub struct Tallies {
    base: Rc<Base>,
    /// As [`Records::schools`]: the indicators of a cohort.
    cohorts: Vec<Vec<Count>>,
    findings: Found,
}

impl Tallies {
    /// The counts of one school and year, by position in [`Records::schools`].
    #[must_use]
    pub fn school(&self, at: usize) -> SchoolTally<'_> {
        SchoolTally { parts: [&self.base.schools[at], &self.cohorts[at]] }
    }

    /// What was found while rows met.
    pub fn findings(&self) -> impl Iterator<Item = (&u16, &Findings)> {
        self.base.findings.iter().chain(&self.findings)
    }
}

/// Counts everything under these definitions; what other tallies of the same records have counted alike is theirs.
#[must_use]
pub fn tally<'t>(
    records: &Records,
    definitions: &Definitions,
    others: impl IntoIterator<Item = &'t Tallies>,
) -> Tallies {
    let rules = Rules::of(definitions);
    let known = others.into_iter().find(|other| other.base.rules == rules).map(|other| Rc::clone(&other.base));
    let base = known.unwrap_or_else(|| Rc::new(count(records, rules)));
    let mut findings = Found::new();
    let mut cohorts = students::count_cohorts(records, &base.members, cohort::graduates(definitions));
    let of_cohort = positions(records, &cohort::COUNTED);
    for (school, counts) in records.schools.iter().zip(&mut cohorts) {
        cells::add(records, school, counts, |indicator| of_cohort.contains(&indicator), &mut findings);
    }
    Tallies { base, cohorts, findings }
}

fn count(records: &Records, rules: Rules) -> Base {
    let mut findings = Found::new();
    let mut cohorts = Cohorts::default();
    let mut counter = students::Counter::new(records, rules);
    let mut schools: Vec<Vec<Count>> =
        (0..records.schools.len()).map(|at| counter.count(at, &mut cohorts, &mut findings)).collect();
    shared::in_two_schools(records, &mut findings);
    let of_cohort = positions(records, &cohort::COUNTED);
    for (school, counts) in records.schools.iter().zip(&mut schools) {
        cells::add(records, school, counts, |indicator| !of_cohort.contains(&indicator), &mut findings);
    }
    Base { rules, schools, members: cohorts.members(records), findings }
}

/// Positions in [`Records::indicators`].
fn positions(records: &Records, ids: &[IndicatorId]) -> Vec<u16> {
    let position = |id| records.indicators.binary_search(id).unwrap_or(usize::from(u16::MAX));
    ids.iter().map(|id| u16::try_from(position(id)).unwrap_or(u16::MAX)).collect()
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
