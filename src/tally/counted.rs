//! Which rows made a count, for the trace: each rule once more, of one school, with its rows.

use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{Days, Flag, Merged, Records, StudentDetails, StudentFacts};

use super::cohort::{self, Cohorts, Member};
use super::disability::{self, CATEGORIES};
use super::marks;
use super::persistence::{self, Paths};
use super::risk;
use super::students::{COUNTED, Rules, Told, for_each_student};

/// A student row that counts in a cell, for the trace.
#[derive(Clone, Copy, Debug)]
pub struct CountedRow {
    /// Position of its file in [`Records::files`].
    pub file: u16,
    /// Its line.
    pub line: u32,
    /// Does the student count in the numerator?
    pub in_numerator: bool,
}

/// The rows of student files that made one count.
#[must_use]
pub fn rows_of(
    records: &Records,
    definitions: &Definitions,
    school: usize,
    indicator: &IndicatorId,
    group: StudentGroup,
) -> Vec<CountedRow> {
    let cell = Cell { records, school, group };
    let rules = Rules::of(definitions);
    // A ratio of risks is made of the rows of the risk.
    let [special_education, suspension] = risk::COUNTED;
    let indicator = if *indicator == suspension { &risk::SUSPENSION } else { indicator };
    if let Some(at) = marks::COUNTED.iter().position(|id| id == indicator) {
        return cell.students(|facts, days, details| match at {
            0..2 => marks::rates(facts, days, details, &rules)[at],
            _ => marks::has_answered(details).then_some(false),
        });
    }
    let category = CATEGORIES.iter().position(|id| id == indicator);
    if category.is_some() || *indicator == special_education {
        return cell.students(|facts, _, details| {
            (facts.disability() != 0).then_some(match category {
                Some(_) => disability::category(facts, details) == category,
                None => facts.disability() == Flag::YES,
            })
        });
    }
    if let Some(own) = COUNTED.iter().find(|c| c.id == *indicator) {
        return cell.students(|facts, days, _| (own.counts)(facts, days, &rules));
    }
    if *indicator == persistence::COUNTED {
        return cell.completers();
    }
    let at = cohort::COUNTED.iter().position(|id| id == indicator);
    at.map_or_else(Vec::new, |at| cell.members(at, cohort::graduates(definitions)))
}

/// Whose rows are looked for.
#[derive(Clone, Copy)]
struct Cell<'r> {
    records: &'r Records,
    /// Position in [`Records::schools`].
    school: usize,
    group: StudentGroup,
}

impl Cell<'_> {
    const fn has(self, facts: StudentFacts) -> bool {
        facts.groups() >> self.group.index() & 1 == 1
    }

    /// The rows of students of the school and year who count.
    fn students(self, counts: impl Fn(StudentFacts, Days, &StudentDetails) -> Option<bool>) -> Vec<CountedRow> {
        let mut counted = Vec::new();
        for_each_student(self.records, self.school, |rows, _, Merged { facts, days, details, .. }| {
            if let Some(in_numerator) = counts(facts, days, &details).filter(|_| self.has(facts)) {
                counted.extend(all(rows, in_numerator));
            }
        });
        counted
    }

    /// The rows of grade 8 of who may go on to grade 10.
    fn completers(self) -> Vec<CountedRow> {
        let records = self.records;
        let mut paths = Paths::new(records);
        for (position, told) in records.schools.iter().enumerate() {
            let place = (u32::try_from(position).unwrap_or(u32::MAX), told.year);
            for_each_student(records, position, |rows, _, merged| {
                paths.note(place, rows[0].row.key, merged.facts, &merged.details);
            });
        }
        let mut completers = paths.completers(records);
        completers.retain(|completer| completer.school as usize == self.school && self.has(completer.facts));
        let from = completers.first().map_or(0, |completer| completer.from as usize);
        let mut counted = Vec::new();
        for_each_student(records, from, |rows, _, _| {
            for completer in completers.iter().filter(|completer| completer.key == rows[0].row.key) {
                counted.extend(all(rows, completer.persists));
            }
        });
        counted
    }

    /// The row that counts of each member of the school's cohort: the outcome may stand in another year or school of the LEA.
    fn members(self, at: usize, graduates: u16) -> Vec<CountedRow> {
        let Self { records, school, .. } = self;
        let own = &records.schools[school];
        let mut cohorts = Cohorts::new(records);
        let mut lines = Vec::new();
        for (position, told) in records.schools.iter().enumerate() {
            if told.facts.lea_code != own.facts.lea_code {
                continue;
            }
            for_each_student(records, position, |rows, _, merged| {
                if let Some(Told { row, file, .. }) = rows.first() {
                    cohorts.note(position, row.key, merged.facts, &merged.details);
                    if merged.facts.outcome().is_some() && told.code == own.code {
                        lines.push((row.key, told.year, *file, row.line, merged.facts));
                    }
                }
            });
        }
        lines.sort_unstable();
        let mut members = cohorts.members(records).swap_remove(school);
        members.sort_unstable();
        let counts = |member: &Member| {
            let Member { key, facts, .. } = *member;
            let in_numerator = cohort::counts(member, graduates)[at].filter(|_| self.has(facts))?;
            let told = &lines[lines.partition_point(|l| l.0 < key)..lines.partition_point(|l| l.0 <= key)];
            let (_, _, file, line, _) = told.iter().rfind(|(_, year, _, _, f)| *year <= own.year && *f == facts)?;
            Some(CountedRow { file: *file, line: *line, in_numerator })
        };
        members.iter().filter_map(counts).collect()
    }
}

/// All rows of a student count alike.
fn all(rows: &[Told], in_numerator: bool) -> impl Iterator<Item = CountedRow> {
    rows.iter().map(move |told| CountedRow { file: told.file, line: told.row.line, in_numerator })
}
