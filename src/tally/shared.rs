//! Students in several schools of one LEA in one year: each school counts them (rule 5 of methodology.md), and it is told.

use crate::intake::FindingKind;
use crate::model::SchoolYear;
use crate::order;
use crate::records::{Records, SchoolYearRecords, StudentKey, StudentRow};

use super::{Found, note, place};

/// Notes the student's rows in every school but the first, LEA by LEA and year by year.
pub(super) fn in_two_schools(records: &Records, findings: &mut Found) {
    let mut schools: Vec<&SchoolYearRecords> = records.schools.iter().collect();
    order::sort_by(&mut schools, |a, b| lea(a).cmp(&lea(b)).then_with(|| a.code.cmp(&b.code)));
    let mut bits = Bits::default();
    for schools in schools.chunk_by(|a, b| lea(a) == lea(b)).filter(|schools| schools.len() > 1) {
        of_one_lea(records, schools, &mut bits, findings);
    }
}

fn lea(school: &SchoolYearRecords) -> (SchoolYear, &str) {
    (school.year, &school.facts.lea_code)
}

fn of_one_lea(records: &Records, schools: &[&SchoolYearRecords], bits: &mut Bits, findings: &mut Found) {
    let count = |school: &&SchoolYearRecords| -> usize { records.parts(school).map(|(_, p)| p.students.len()).sum() };
    bits.empty(schools.iter().map(count).sum());
    // Whoever is in one school only is known by one look; of the few others some only share a place among the bits.
    for school in schools {
        let keys = || records.parts(school).flat_map(|(file, part)| records.keys(file, part));
        keys().for_each(|key| bits.look(key));
        keys().for_each(|key| bits.enter(key));
    }
    let mut several: Vec<(StudentKey, u32, u16, u32)> = Vec::new();
    for (at, school) in (0..).zip(schools) {
        each(records, school, |row, file| {
            if bits.has_come_again(row.key) {
                several.push((row.key, at, file, row.line));
            }
        });
    }
    several.sort_unstable();
    for rows in several.chunk_by(|a, b| a.0 == b.0) {
        let (_, school, file, line) = rows[0];
        let mut last = school;
        for (_, other, other_file, other_line) in rows {
            if *other != last {
                last = *other;
                let found = format!("{}, {}", schools[last as usize].year, schools[last as usize].code);
                let expected = format!("also in {}: {}", schools[school as usize].code, place(records, file, line));
                let kind = FindingKind::StudentInTwoSchools;
                note(records, findings, kind, (*other_file, *other_line), "student_id", &found, &expected);
            }
        }
    }
}

fn each(records: &Records, school: &SchoolYearRecords, mut see: impl FnMut(StudentRow, u16)) {
    for (file, part) in records.parts(school) {
        records.students(file, part).for_each(|row| see(row, file));
    }
}

/// Two sets of keys by a part of their hash.
#[derive(Default)]
struct Bits {
    seen: Vec<u64>,
    again: Vec<u64>,
}

impl Bits {
    /// For this many students, with sixteen places for each.
    fn empty(&mut self, students: usize) {
        for set in [&mut self.seen, &mut self.again] {
            set.clear();
            set.resize((students / 4).next_power_of_two(), 0);
        }
    }

    fn place(&self, key: StudentKey) -> (usize, u64) {
        let hash = key.spread();
        (hash >> 6 & (self.seen.len() - 1), 1 << (hash & 63))
    }

    fn look(&mut self, key: StudentKey) {
        let (word, bit) = self.place(key);
        self.again[word] |= self.seen[word] & bit;
    }

    fn enter(&mut self, key: StudentKey) {
        let (word, bit) = self.place(key);
        self.seen[word] |= bit;
    }

    fn has_come_again(&self, key: StudentKey) -> bool {
        let (word, bit) = self.place(key);
        self.again[word] & bit != 0
    }
}
