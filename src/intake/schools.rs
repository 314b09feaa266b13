//! The schools of a file: which school and year a row belongs to, and the rows of a `schools` file.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::{CodeFault, Grade, GradeBins, GradeSet, Member, Members, SchoolCode, SchoolYear, check_cds};
use crate::records::{DirectoryEntry, SchoolFacts, SchoolRecords, StudentRows};

use super::finding::{FindingKind, Findings};
use super::layout::Layout;
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
    /// Code as the file writes it, and year → position, or why rows with it are left out.
    index: HashMap<Box<[u8]>, Result<u32, Fault>, BuildHasherDefault<FixedHasher>>,
    /// The last key, for files sorted by school.
    last: (Vec<u8>, Option<u32>),
}

/// Why a row belongs to no school.
#[derive(Clone, Copy)]
enum Fault {
    Missing,
    Exponent,
}

impl Schools {
    pub(super) fn slot(&mut self, position: u32) -> &mut SchoolRecords {
        &mut self.list[position as usize]
    }

    pub(super) fn into_list(self) -> Vec<SchoolRecords> {
        self.list
    }
}

/// The columns that say which school and year a row is about.
pub(super) struct SlotColumns {
    code: Vec<usize>,
    year: Option<usize>,
    /// The year is written as the calendar year of its spring.
    spring: Option<usize>,
    name: Option<usize>,
    lea_code: Vec<usize>,
    lea_name: Option<usize>,
    charter: Option<usize>,
    alternative: Option<usize>,
    key: Vec<u8>,
    /// The last year read, as written and as understood.
    last_year: (Vec<u8>, Option<SchoolYear>),
}

impl SlotColumns {
    pub(super) fn new(layout: &Layout, header: &[String]) -> Self {
        let at = |column: &str| layout.find(column, header).first().copied();
        Self {
            code: layout.find("school_code", header),
            year: at("school_year"),
            spring: at("spring"),
            name: at("school_name"),
            lea_code: layout.find("lea_code", header),
            lea_name: at("lea_name"),
            charter: at("charter"),
            alternative: at("alternative"),
            key: Vec::new(),
            last_year: (Vec::new(), Some(SchoolYear::UNSTATED)),
        }
    }

    /// Does the file name no year at all?
    pub(super) const fn no_year(&self) -> bool {
        self.year.is_none() && self.spring.is_none()
    }

    /// The school and year of a row, or a finding.
    pub(super) fn find(
        &mut self,
        row: &Row<'_>,
        schools: &mut Schools,
        findings: &mut Findings,
    ) -> Option<(u32, SchoolYear)> {
        let Some(year) = self.year_of(row) else {
            let cell = self.year.or(self.spring).map_or(&b""[..], |at| row.cell(at));
            findings.add(FindingKind::BadYear, Some(row.line), "school_year", &decode(cell).0, "2014-15");
            return None;
        };
        self.key.clear();
        for at in &self.code {
            self.key.extend_from_slice(row.cell(*at));
        }
        let code_length = self.key.len();
        self.key.extend_from_slice(&year.spring().unwrap_or(0).to_le_bytes());
        if schools.last.0 == self.key
            && let Some(slot) = schools.last.1
        {
            self.same_facts(row, &mut schools.list[slot as usize].facts);
            return Some((slot, year));
        }
        let known = schools.index.get(self.key.as_slice()).copied();
        let found = known.unwrap_or_else(|| {
            let made = self.make(row, code_length, year, schools, findings);
            schools.index.insert(self.key.as_slice().into(), made);
            made
        });
        match found {
            Ok(slot) => {
                schools.last.0.clone_from(&self.key);
                schools.last.1 = Some(slot);
                self.same_facts(row, &mut schools.list[slot as usize].facts);
                Some((slot, year))
            }
            Err(fault) => {
                let code = decode(&self.key[..code_length]).0;
                let (kind, expected) = match fault {
                    Fault::Missing => (FindingKind::MissingCode, "a school code"),
                    Fault::Exponent => (FindingKind::ExponentCode, "14 digits"),
                };
                findings.add(kind, Some(row.line), "school_code", &code, expected);
                None
            }
        }
    }

    fn year_of(&mut self, row: &Row<'_>) -> Option<SchoolYear> {
        let Some(at) = self.year.or(self.spring) else { return Some(SchoolYear::UNSTATED) };
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
        match check_cds(&code) {
            Ok(()) => {}
            Err(CodeFault::Exponent) => return Err(Fault::Exponent),
            Err(CodeFault::LostZero) => {
                findings.add(FindingKind::LostZero, Some(row.line), "school_code", &code, "14 digits");
            }
            Err(CodeFault::Length) => {
                findings.add(FindingKind::CodeLength, Some(row.line), "school_code", &code, "14 digits");
            }
        }
        let facts = self.facts(row, &code, findings);
        let position = u32::try_from(schools.list.len()).unwrap_or(u32::MAX);
        schools.list.push(SchoolRecords {
            code: SchoolCode::new(&code),
            year,
            facts,
            grades: GradeSet::default(),
            bins: GradeBins::default(),
            graduation: false,
            students: StudentRows::default(),
            cells: Vec::new(),
        });
        Ok(position)
    }

    /// Rows that write a school's name in two ways must not let their order decide: the smallest text stands.
    #[inline]
    fn same_facts(&self, row: &Row<'_>, facts: &mut SchoolFacts) {
        for (at, fact) in [(self.name, &mut facts.name), (self.lea_name, &mut facts.lea_name)] {
            let Some(cell) = at.map(|at| row.cell(at)) else { continue };
            if cell != fact.as_bytes() && !cell.is_empty() {
                let text = decode(cell).0;
                if fact.is_empty() || *text < **fact {
                    *fact = text.into();
                }
            }
        }
        for (at, mark) in [(self.charter, &mut facts.charter), (self.alternative, &mut facts.alternative)] {
            *mark = (*mark).max(at.map(|at| yes(row.cell(at))));
        }
    }

    fn facts(&self, row: &Row<'_>, code: &str, findings: &mut Findings) -> SchoolFacts {
        let mut windows = false;
        let mut text = |at: Option<usize>| -> Box<str> {
            let Some(at) = at else { return Box::default() };
            let (text, fallback) = decode(row.cell(at));
            windows |= fallback;
            text.into()
        };
        let (name, lea_name) = (text(self.name), text(self.lea_name));
        if windows {
            findings.add(FindingKind::Windows1252, Some(row.line), "school_name", &name, "UTF-8");
        }
        let mut lea_code: String = self.lea_code.iter().map(|at| decode(row.cell(*at)).0.into_owned()).collect();
        if lea_code.is_empty()
            && let Some(lea) = SchoolCode::new(code).lea()
        {
            lea.clone_into(&mut lea_code);
        }
        let mark = |at: Option<usize>| at.map(|at| yes(row.cell(at)));
        SchoolFacts {
            name,
            lea_code: lea_code.into(),
            lea_name,
            charter: mark(self.charter),
            alternative: mark(self.alternative),
        }
    }
}

/// Y, in the spellings of these columns.
fn yes(cell: &[u8]) -> bool {
    matches!(cell, b"Y" | b"y" | b"Yes" | b"yes" | b"1")
}

/// Reads the rows of a `schools` file.
pub(super) struct DirectoryIntake {
    slot: SlotColumns,
    school_type: Option<usize>,
    grades: Option<(usize, usize)>,
}

impl DirectoryIntake {
    pub(super) fn new(layout: &Layout, header: &[String]) -> Self {
        let at = |column: &str| layout.find(column, header).first().copied();
        Self {
            slot: SlotColumns { year: None, ..SlotColumns::new(layout, header) },
            school_type: at("school_type"),
            grades: at("grade_low").zip(at("grade_high")),
        }
    }

    pub(super) fn row(
        &mut self,
        row: &Row<'_>,
        directory: &mut BTreeMap<SchoolCode, DirectoryEntry>,
        findings: &mut Findings,
    ) {
        let code = self.slot.code.first().map(|at| decode(row.cell(*at)).0.into_owned()).unwrap_or_default();
        match check_cds(&code) {
            Err(CodeFault::Exponent) => {
                findings.add(FindingKind::ExponentCode, Some(row.line), "school_code", &code, "14 digits");
                return;
            }
            Err(_) if code.is_empty() => {
                findings.add(FindingKind::MissingCode, Some(row.line), "school_code", "", "a school code");
                return;
            }
            Err(CodeFault::LostZero) => {
                findings.add(FindingKind::LostZero, Some(row.line), "school_code", &code, "14 digits");
            }
            Err(CodeFault::Length) | Ok(()) => {}
        }
        let facts = self.slot.facts(row, &code, findings);
        let (members, span) = self.members(row, findings);
        let entry = DirectoryEntry { facts, members, span, line: row.line };
        match directory.entry(SchoolCode::new(&code)) {
            std::collections::btree_map::Entry::Vacant(vacant) => {
                vacant.insert(entry);
            }
            std::collections::btree_map::Entry::Occupied(mut first) => {
                let expected = format!("as in line {}", first.get().line);
                let same_type = (first.get().members, first.get().span) == (entry.members, entry.span);
                if first.get().facts != entry.facts || !same_type {
                    findings.add(FindingKind::UnequalCells, Some(row.line), "school_code", &code, &expected);
                    // What two rows state differently is not stated, whichever comes first.
                    if !same_type {
                        (first.get_mut().members, first.get_mut().span) = (Members::default(), false);
                    }
                }
            }
        }
    }

    /// The stated members, and whether the row says `span`.
    fn members(&self, row: &Row<'_>, findings: &mut Findings) -> (Members, bool) {
        let grades = self.grades.and_then(|(low, high)| {
            let read = |at: usize| -> Option<Grade> {
                std::str::from_utf8(row.cell(at)).ok().and_then(Grade::parse).filter(|g| *g != Grade::NOT_STATED)
            };
            Some(GradeSet::between(read(low)?, read(high)?))
        });
        let from_grades = || grades.map(Members::from_grades).unwrap_or_default();
        let Some(at) = self.school_type else { return (from_grades(), false) };
        match decode(row.cell(at)).0.to_lowercase().as_str() {
            "elementary" => (Members::of(&[Member::Elementary]), false),
            "middle" => (Members::of(&[Member::Middle]), false),
            "high" => (Members::of(&[Member::High]), false),
            "span" => (from_grades().as_span(), true),
            "" => (from_grades(), false),
            other => {
                let expected = "elementary | middle | high | span";
                findings.add(FindingKind::BadValue, Some(row.line), "school_type", other, expected);
                (from_grades(), false)
            }
        }
    }
}
