//! The schools of a file: which school and year a row belongs to.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::{CodeFault, GradeBins, GradeSet, SchoolCode, SchoolYear, check_cds};
use crate::records::{SchoolFacts, SchoolRecords, StudentArena, StudentDetails, StudentRow, StudentRows};

use super::dates::school_year_of;
use super::facts::{self, FactColumns};
use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::places::Places;
use super::text::{Row, decode};

/// A multiplying hash with no seed: same bytes in, same bytes out. Its order reaches no output.
#[derive(Default)]
pub(super) struct FixedHasher(u64);

impl Hasher for FixedHasher {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }

    fn write(&mut self, bytes: &[u8]) {
        for word in bytes.chunks(8) {
            let mut padded = [0; 8];
            padded[..word.len()].copy_from_slice(word);
            self.0 = (self.0 ^ u64::from_le_bytes(padded)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        }
    }
}

/// The schools of one file by code and year, in the order of first sight.
#[derive(Default)]
pub(super) struct Schools {
    list: Vec<SchoolRecords>,
    students: StudentArena,
    /// Code as the file writes it, and year → position, or why rows with it are left out.
    index: HashMap<Box<[u8]>, Result<u32, Fault>, BuildHasherDefault<FixedHasher>>,
}

/// Why a row belongs to no school.
#[derive(Clone, Copy)]
enum Fault {
    Missing,
    Exponent,
    TooMany,
}

impl Schools {
    /// Schools and years in one file: ten times those of the largest state over some years. A column of students' ids in
    /// the place of school codes ends here.
    const MOST: usize = 200_000;

    pub(super) fn slot(&mut self, position: u32) -> &mut SchoolRecords {
        &mut self.list[position as usize]
    }

    /// Adds a student's row to those of a school and year.
    #[inline]
    pub(super) fn push(&mut self, position: u32, row: StudentRow) {
        let school = &mut self.list[position as usize];
        school.grades.insert(row.facts.grade());
        self.students.push(&mut school.students, row);
    }

    /// The same with what more is known of the student.
    #[inline]
    pub(super) fn push_with(&mut self, position: u32, row: StudentRow, details: &StudentDetails) {
        let school = &mut self.list[position as usize];
        school.grades.insert(row.facts.grade());
        self.students.push_with(&mut school.students, row, details);
    }

    /// Are there so few that another reader's as many can be added?
    pub(super) fn are_few(&self) -> bool {
        self.list.len() <= Self::MOST / 2
    }

    /// The schools, when each can be found again by its code and year.
    pub(super) fn list(&self) -> Option<&[SchoolRecords]> {
        let is_at = |(at, school): (u32, &SchoolRecords)| matches!(self.index.get(&*key_of(school)), Some(Ok(found)) if *found == at);
        (0..).zip(&self.list).all(is_at).then_some(&self.list)
    }

    pub(super) const fn students(&mut self) -> &mut StudentArena {
        &mut self.students
    }

    /// Rows that leave, a slab of them at a time: the first slab that is here, when it is so old that nearly all schools have
    /// filled their chunks in it (they differ in size: the few rows' room that is lost is not worth waiting), or else any.
    pub(super) fn hand_over(&mut self, any: bool) -> Option<Vec<u8>> {
        let behind = if any { 0 } else { StudentArena::slabs_to_fill_chunks(self.list.len()) };
        let slab = self.students.slab_behind(behind)?;
        self.list.iter_mut().for_each(|school| school.students.close_in(slab));
        self.students.carry_slab(slab)
    }

    /// Adds what another has read of later rows, so many lines further down.
    pub(super) fn append(&mut self, later: Vec<SchoolRecords>, students: StudentArena, lines: u32) {
        let shift = self.students.append(students, lines);
        for mut school in later {
            let key = key_of(&school);
            let students = std::mem::take(&mut school.students);
            let at = if let Some(Ok(at)) = self.index.get(&*key) {
                let own = &mut self.list[*at as usize];
                own.grades = own.grades.union(school.grades);
                facts::append(&mut own.facts, school.facts);
                *at
            } else {
                let at = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
                self.index.insert(key, Ok(at));
                self.list.push(school);
                at
            };
            self.list[at as usize].students.append(students, shift);
        }
    }

    pub(super) fn into_parts(self) -> (Vec<SchoolRecords>, StudentArena) {
        (self.list, self.students)
    }
}

/// Code and year as one.
fn key_of(school: &SchoolRecords) -> Box<[u8]> {
    let mut key = school.code.as_str().as_bytes().to_vec();
    write_year(&mut key, school.year);
    key.into()
}

fn write_year(key: &mut Vec<u8>, year: SchoolYear) {
    key.extend_from_slice(&year.spring().unwrap_or(0).to_le_bytes());
}

/// The columns whose texts make a school's code.
pub(super) struct CodeColumns {
    at: Vec<usize>,
    /// Digits of each part of the code, where the layout says so.
    widths: Vec<usize>,
}

impl CodeColumns {
    pub(super) fn new(layout: &Layout, header: &[String]) -> Self {
        let widths = layout.widths.get("school_code").cloned().unwrap_or_default();
        Self { at: layout.find("school_code", header), widths }
    }

    /// Its first column.
    pub(super) fn first(&self) -> Option<usize> {
        self.at.first().copied()
    }

    /// Appends the row's code. A school's part that is the whole code stands alone, and an LEA's part with a school's zeros
    /// is cut; a school that is its own LEA (an independently reporting charter school) is named once. Leading zeros that a spreadsheet has dropped are put back: of a part with a
    /// known width, and of a code of thirteen digits, which in California can be nothing else. True when any was.
    pub(super) fn write(&self, row: &Row<'_>, key: &mut Vec<u8>) -> bool {
        let mut padded = false;
        let text = |at: usize| {
            let cell = row.cell(at);
            cell.strip_prefix(b"'").unwrap_or(cell)
        };
        let whole = match (self.widths.as_slice(), self.at.as_slice()) {
            ([7, 7], [lea, school]) => text(*school).len() >= 13 || text(*school) == text(*lea),
            _ => false,
        };
        for (part, at) in self.at.iter().enumerate().skip(usize::from(whole)) {
            let mut cell = text(*at);
            if whole {
                let width = if cell.len() >= 13 { 14 } else { 7 };
                padded |= pad(cell, width, key);
                key.extend_from_slice(cell);
                break;
            }
            if self.widths.len() == 2 && part == 0 {
                cell = cell.strip_suffix(b"0000000").filter(|c| matches!(c.len(), 6 | 7)).unwrap_or(cell);
            }
            let width = self.widths.get(part).copied().unwrap_or(if cell.len() == 13 { 14 } else { 0 });
            padded |= pad(cell, width, key);
            key.extend_from_slice(cell);
        }
        padded
    }
}

/// Puts lost leading zeros before a number; true when there were any.
fn pad(cell: &[u8], width: usize, key: &mut Vec<u8>) -> bool {
    let lost = !cell.is_empty() && cell.len() < width && cell.iter().all(u8::is_ascii_digit);
    if lost {
        key.resize(key.len() + width - cell.len(), b'0');
    }
    lost
}

/// The columns that say which school and year a row is about.
pub(super) struct SlotColumns {
    code: CodeColumns,
    year: Option<usize>,
    /// The year is written as the calendar year of its spring.
    spring: Option<usize>,
    /// The layout's rows are all of one year.
    constant: Option<SchoolYear>,
    /// A date that must lie in that year.
    dated: Option<usize>,
    pub(super) facts: FactColumns,
    places: Places,
    key: Vec<u8>,
    /// The last year read, as written and as understood.
    last_year: (Vec<u8>, Option<SchoolYear>),
}

impl SlotColumns {
    pub(super) fn new(layout: &Layout, header: &[String], names: &[String]) -> Self {
        let at = |column: &str| layout.find(column, header).first().copied();
        let (code, facts) = (CodeColumns::new(layout, header), FactColumns::new(layout, header, names));
        let (year, spring) = (at("school_year"), at("spring"));
        let telling: Vec<usize> = code.at.iter().copied().chain(year.or(spring)).collect();
        let columns: Vec<usize> = telling.iter().copied().chain(facts.columns()).collect();
        Self {
            code,
            year,
            spring,
            constant: layout.constants.get("school_year").and_then(|year| SchoolYear::parse(year)),
            dated: at(&layout.dated),
            facts,
            places: Places::new(&columns, telling),
            key: Vec::new(),
            last_year: (Vec::new(), Some(SchoolYear::UNSTATED)),
        }
    }

    /// Does the file name no year at all?
    pub(super) const fn no_year(&self) -> bool {
        self.year.is_none() && self.spring.is_none() && self.constant.is_none()
    }

    /// The school and year of a row, or a finding.
    #[inline]
    pub(super) fn find(
        &mut self,
        row: &Row<'_>,
        schools: &mut Schools,
        findings: &mut Findings,
    ) -> Option<(u32, SchoolYear)> {
        if self.dated.is_some_and(|at| self.is_of_another_year(row, at, findings)) {
            return None;
        }
        if let Some(place) = self.places.get(row) {
            return Some(place);
        }
        let before = findings.places();
        let place = self.read(row, schools, findings)?;
        // What is worth a finding is worth one in every row.
        if findings.places() == before {
            self.places.insert(row, place.0, place.1);
        }
        Some(place)
    }

    fn read(&mut self, row: &Row<'_>, schools: &mut Schools, findings: &mut Findings) -> Option<(u32, SchoolYear)> {
        let Some(year) = self.year_of(row) else {
            let cell = self.year.or(self.spring).map_or(&b""[..], |at| row.cell(at));
            findings.add(FindingKind::BadYear, Some(row.line), "school_year", &decode(cell).0, "2014-15");
            return None;
        };
        if year == SchoolYear::UNSTATED && !self.no_year() {
            findings.add(FindingKind::YearUnstated, Some(row.line), "school_year", "", "2014-15");
        }
        self.key.clear();
        let padded = self.code.write(row, &mut self.key);
        let code_length = self.key.len();
        write_year(&mut self.key, year);
        let known = schools.index.get(self.key.as_slice()).copied();
        let found = known.unwrap_or_else(|| {
            let made = self.make(row, code_length, year, schools, findings);
            if padded && made.is_ok() {
                let code = decode(&self.key[..code_length]).0;
                findings.add(FindingKind::LostZero, Some(row.line), "school_code", &code, "all its digits, as text");
            }
            schools.index.insert(self.key.as_slice().into(), made);
            made
        });
        match found {
            Ok(slot) => {
                self.facts.note(row, &mut schools.list[slot as usize].facts, findings);
                Some((slot, year))
            }
            Err(fault) => {
                let code = decode(&self.key[..code_length]).0;
                let (kind, expected) = match fault {
                    Fault::Missing => (FindingKind::MissingCode, "a school code"),
                    Fault::Exponent => (FindingKind::ExponentCode, "14 digits"),
                    Fault::TooMany => (FindingKind::TooManySchools, "a school's code"),
                };
                findings.add(kind, Some(row.line), "school_code", &code, expected);
                None
            }
        }
    }

    /// Does the row's date lie in another year than the layout's? A blank and what is no date tell nothing.
    #[cold]
    fn is_of_another_year(&self, row: &Row<'_>, at: usize, findings: &mut Findings) -> bool {
        let told = school_year_of(row.cell(at)).filter(|told| self.constant.is_some_and(|year| year != *told));
        let Some((told, year)) = told.zip(self.constant) else { return false };
        let expected = format!("a date in {year}");
        findings.add(FindingKind::OtherYear, Some(row.line), "", &told.to_string(), &expected);
        true
    }

    fn year_of(&mut self, row: &Row<'_>) -> Option<SchoolYear> {
        let Some(at) = self.year.or(self.spring) else { return Some(self.constant.unwrap_or(SchoolYear::UNSTATED)) };
        let cell = row.cell(at);
        if self.last_year.0 != cell {
            self.last_year.0 = cell.to_vec();
            self.last_year.1 = if cell.is_empty() {
                Some(SchoolYear::UNSTATED)
            } else if self.year.is_some() {
                SchoolYear::parse(&decode(cell).0)
            } else {
                super::values::whole(cell).and_then(|y| SchoolYear::of_spring(y.try_into().ok()?))
            };
        }
        self.last_year.1
    }

    fn make(
        &self,
        row: &Row<'_>,
        code_length: usize,
        year: SchoolYear,
        schools: &mut Schools,
        findings: &mut Findings,
    ) -> Result<u32, Fault> {
        let code = decode(&self.key[..code_length]).0.into_owned();
        if code.is_empty() {
            return Err(Fault::Missing);
        }
        if schools.list.len() >= Schools::MOST {
            return Err(Fault::TooMany);
        }
        match check_cds(&code) {
            Ok(()) => {}
            Err(CodeFault::Exponent) => return Err(Fault::Exponent),
            Err(CodeFault::Length | CodeFault::LostZero) => {
                findings.add(FindingKind::CodeLength, Some(row.line), "school_code", &code, "14 digits");
            }
        }
        let position = u32::try_from(schools.list.len()).unwrap_or(u32::MAX);
        schools.list.push(SchoolRecords {
            code: SchoolCode::new(&code),
            year,
            facts: SchoolFacts::default(),
            grades: GradeSet::default(),
            bins: GradeBins::default(),
            graduation: false,
            students: StudentRows::default(),
            cells: Vec::new(),
        });
        Ok(position)
    }
}
