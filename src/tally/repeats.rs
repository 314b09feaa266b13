//! Who has several rows of one year: in a school, which merges them, or in several schools of one LEA, each of which counts
//! the student and is told so (rule 5 of methodology.md).

use crate::intake::FindingKind;
use crate::model::SchoolYear;
use crate::order;
use crate::records::{Records, SchoolYearRecords, StudentKey};

use super::bits::Bits;
use super::{Found, note, place};

/// A school and year, and its position in [`Records::schools`].
type Placed<'r> = (usize, &'r SchoolYearRecords);

/// All schools and years; those of one LEA and year are next to each other.
pub(super) fn by_lea(records: &Records) -> Vec<Placed<'_>> {
    let mut schools: Vec<Placed<'_>> = records.schools.iter().enumerate().collect();
    order::sort_by(&mut schools, |(_, a), (_, b)| lea(a).cmp(&lea(b)).then_with(|| a.code.cmp(&b.code)));
    schools
}

/// Are they of one LEA and year?
pub(super) fn are_of_one_lea((_, a): &Placed<'_>, (_, b): &Placed<'_>) -> bool {
    lea(a) == lea(b)
}

/// Looks for students with several rows, in one LEA and year after the other.
pub(super) struct Repeats<'r> {
    records: &'r Records,
    bits: Bits,
    rows: Vec<Row>,
}

impl<'r> Repeats<'r> {
    pub(super) fn new(records: &'r Records) -> Self {
        Self { records, bits: Bits::default(), rows: Vec::new() }
    }

    /// Of each school of an LEA: has a student several rows in it? Notes the student's rows in every school but the first.
    pub(super) fn of_lea(&mut self, schools: &[Placed<'_>], findings: &mut Found) -> Vec<bool> {
        let Self { records, bits, rows } = self;
        let parts = || schools.iter().flat_map(|(_, school)| records.parts(school));
        bits.clear(parts().map(|(_, part)| part.students.len()).sum());
        parts().for_each(|(file, part)| records.keys(file, part).for_each(|key| bits.enter(key)));
        rows.clear();
        let mut repeated = Vec::with_capacity(schools.len());
        for (at, (_, school)) in (0..).zip(schools) {
            let first = rows.len();
            of_school(records, school, at, bits, rows);
            repeated.push(one_each(rows, first));
        }
        rows.sort_unstable();
        for rows in rows.chunk_by(|a, b| a.key == b.key).filter(|rows| rows.len() > 1) {
            tell(records, schools, rows, findings);
        }
        repeated
    }
}

fn lea(school: &SchoolYearRecords) -> (SchoolYear, &str) {
    (school.year, &school.facts.lea_code)
}

/// The row of a student who may have others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: StudentKey,
    /// Position of the school among those of the LEA.
    school: u32,
    file: u16,
    line: u32,
}

/// Of a school the rows of all who share a place among the bits: nobody else has several.
fn of_school(records: &Records, school: &SchoolYearRecords, at: u32, bits: &Bits, rows: &mut Vec<Row>) {
    for (file, part) in records.parts(school) {
        let shared = records.students(file, part).filter(|row| bits.is_shared(row.key));
        rows.extend(shared.map(|row| Row { key: row.key, school: at, file, line: row.line }));
    }
}

/// Leaves the first row of each student of one school; had one of them another?
fn one_each(rows: &mut Vec<Row>, first: usize) -> bool {
    rows[first..].sort_unstable();
    let mut end = first;
    for at in first..rows.len() {
        if end == first || rows[end - 1].key != rows[at].key {
            rows[end] = rows[at];
            end += 1;
        }
    }
    let had = end < rows.len();
    rows.truncate(end);
    had
}

fn tell(records: &Records, schools: &[Placed<'_>], rows: &[Row], findings: &mut Found) {
    let code = |row: &Row| &schools[row.school as usize].1.code;
    let [first, others @ ..] = rows else { return };
    for row in others {
        let found = format!("{}, {}", schools[row.school as usize].1.year, code(row));
        let expected = format!("also in {}: {}", code(first), place(records, first.file, first.line));
        let at = (row.file, row.line);
        note(records, findings, FindingKind::StudentInTwoSchools, at, "student_id", &found, &expected);
    }
}
