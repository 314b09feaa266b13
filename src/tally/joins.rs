//! What is to be said where rows of one student, or files on one school, meet.

use crate::intake::FindingKind;
use crate::records::{Records, SchoolYearRecords, StudentDetails, StudentRow, columns_stated, disagreements};

use super::students::Told;
use super::{Found, note, place};

/// A student has several rows: a finding for each that disagrees with one before it, in which column, and else for each
/// that a file repeats. Rows of several files that agree are what files are joined for.
#[cold]
pub(super) fn repeated(
    records: &Records,
    rows: &[Told],
    details: &[StudentDetails],
    conflict: bool,
    findings: &mut Found,
) {
    let mut differing = Vec::new();
    if conflict {
        let own: Vec<StudentRow> = rows.iter().map(|told| told.row).collect();
        let details: Vec<StudentDetails> = rows.iter().map(|told| told.details_among(details)).collect();
        for (column, first, at) in disagreements(&own, &details) {
            let (first, Told { row, file, .. }) = (&rows[first], &rows[at]);
            let expected = format!("the same as in {}: neither is used", place(records, first.file, first.row.line));
            let found = "another value for the same student, school and year";
            note(records, findings, FindingKind::ConflictingStudentRows, (*file, row.line), column, found, &expected);
            differing.push(at);
        }
    }
    for (at, pair) in (1..).zip(rows.windows(2)) {
        let [first, next] = pair else { continue };
        if next.file == first.file && differing.binary_search(&at).is_err() {
            let expected = format!("once; first in {}", place(records, first.file, first.row.line));
            let line = (next.file, next.row.line);
            note(records, findings, FindingKind::RepeatedStudentRow, line, "student_id", "a repeated row", &expected);
        }
    }
}

/// Which files of a school and year have a student who is in another of them too.
#[derive(Default)]
pub(super) struct Shared(Vec<bool>);

impl Shared {
    /// The rows of one student.
    pub(super) fn mark(&mut self, rows: &[Told]) {
        let Some(first) = rows.first().filter(|first| rows.iter().any(|told| told.file != first.file)) else {
            return;
        };
        for told in rows.iter().chain([first]) {
            let at = usize::from(told.file);
            if self.0.len() <= at {
                self.0.resize(at + 1, false);
            }
            self.0[at] = true;
        }
    }
}

/// Rows of each file that are looked at.
const SOME: usize = 16;

/// A file shares no student of this school and year with any other. Where it states what another lacks and the other way
/// round, they are meant to be joined, and their ids are of two kinds.
pub(super) fn strangers(records: &Records, school: &SchoolYearRecords, shared: &Shared, findings: &mut Found) {
    let with_rows = || records.parts(school).filter(|(_, part)| !part.students.is_empty());
    let alone = |file: u16| !shared.0.get(usize::from(file)).is_some_and(|shared| *shared);
    if with_rows().nth(1).is_none() || !with_rows().any(|(file, _)| alone(file)) {
        return;
    }
    let rows = |file, part| records.students(file, part).zip(records.details(file, part));
    let line = |file, part| rows(file, part).next().map_or(0, |(row, _)| row.line);
    let files: Vec<(u16, u64, u32)> =
        with_rows().map(|(file, part)| (file, columns_stated(rows(file, part).take(SOME)), line(file, part))).collect();
    for (at, (file, has, line)) in files.iter().enumerate().filter(|(_, (file, ..))| alone(*file)) {
        // Of two files that are both alone the later one has the finding.
        let others = files.iter().enumerate().filter(|(other, (of, ..))| *other < at || *other > at && !alone(*of));
        let mut lacking = others.filter(|(_, (_, had, _))| had & !has != 0 && has & !had != 0);
        if let Some((_, (other, ..))) = lacking.next() {
            let found = format!("{} {}: no student in common", school.year, school.code);
            let expected = format!("student ids as in {}", records.files[usize::from(*other)].name);
            note(records, findings, FindingKind::NoStudentInCommon, (*file, *line), "student_id", &found, &expected);
        }
    }
}
