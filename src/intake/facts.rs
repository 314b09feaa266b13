//! Names and marks of a school, told by each of its rows. Rows that write them in two ways must not let their order
//! decide: the smallest text stands, and a mark that any row sets is set.

use crate::records::SchoolFacts;

use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::text::{Row, decode};
use super::values::CodeList;

/// The columns that name and mark a school.
pub(super) struct FactColumns {
    name: Option<usize>,
    lea_code: Option<usize>,
    lea_name: Option<usize>,
    charter: Option<usize>,
    alternative: Option<usize>,
    /// The layout's own codes of charter schools.
    charters: Option<CodeList>,
    header: Vec<String>,
    /// The first line whose letters are not UTF-8.
    windows_1252: Option<u32>,
}

impl FactColumns {
    pub(super) fn new(layout: &Layout, header: &[String], names: &[String]) -> Self {
        let at = |column: &str| layout.find(column, header).first().copied();
        Self {
            name: at("school_name"),
            lea_code: at("lea_code"),
            lea_name: at("lea_name"),
            charter: at("charter"),
            alternative: at("alternative"),
            charters: charters(layout),
            header: names.to_vec(),
            windows_1252: None,
        }
    }

    /// The columns that are there.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        [self.name, self.lea_code, self.lea_name, self.charter, self.alternative].into_iter().flatten()
    }

    /// The first line whose letters are not UTF-8.
    pub(super) const fn windows_1252(&self) -> Option<u32> {
        self.windows_1252
    }

    /// Later rows were read by another, which has met such a line or not.
    pub(super) fn append(&mut self, windows_1252: Option<u32>) {
        self.windows_1252 = self.windows_1252.or(windows_1252);
    }

    /// Takes in what a row tells.
    #[inline]
    pub(super) fn note(&mut self, row: &Row<'_>, facts: &mut SchoolFacts, findings: &mut Findings) {
        for (at, fact) in
            [(self.name, &mut facts.name), (self.lea_name, &mut facts.lea_name), (self.lea_code, &mut facts.lea_code)]
        {
            let Some(cell) = at.map(|at| row.cell(at)) else { continue };
            if cell != fact.as_bytes() && !cell.is_empty() {
                self.smallest(row.line, cell, fact);
            }
        }
        let mut charters = self.charters.as_mut();
        for (at, mark) in [(self.charter, &mut facts.charter), (self.alternative, &mut facts.alternative)] {
            let codes = charters.take();
            let Some(at) = at else { continue };
            if let Some(charter) = codes.and_then(|list| list.read(row.cell(at))) {
                *mark = (*mark).max(Some(charter == CHARTER));
                continue;
            }
            let told = match row.cell(at) {
                [] => continue,
                b"Y" | b"y" | b"Yes" | b"YES" | b"yes" | b"1" | b"true" | b"TRUE" => true,
                b"N" | b"n" | b"No" | b"NO" | b"no" | b"0" | b"false" | b"FALSE" => false,
                other => {
                    findings.add(FindingKind::BadValue, Some(row.line), &self.header[at], &decode(other).0, "Y | N");
                    continue;
                }
            };
            *mark = (*mark).max(Some(told));
        }
    }

    #[cold]
    fn smallest(&mut self, line: u32, cell: &[u8], fact: &mut Box<str>) {
        let (text, fallback) = decode(cell);
        if fallback {
            self.windows_1252.get_or_insert(line);
        }
        if fact.is_empty() || *text < **fact {
            *fact = text.into();
        }
    }
}

/// Takes in what later rows of the same school have told: as if each had been noted.
pub(super) fn append(facts: &mut SchoolFacts, later: SchoolFacts) {
    let SchoolFacts { name, lea_code, lea_name, charter, alternative } = later;
    for (fact, text) in [(&mut facts.name, name), (&mut facts.lea_code, lea_code), (&mut facts.lea_name, lea_name)] {
        if fact.is_empty() || !text.is_empty() && text < *fact {
            *fact = text;
        }
    }
    facts.charter = facts.charter.max(charter);
    facts.alternative = facts.alternative.max(alternative);
}

const CHARTER: u8 = 1;

/// The layout's own codes of charter schools (`Y`) and others (`N`).
fn charters(layout: &Layout) -> Option<CodeList> {
    let codes = layout.codes.get("charter")?;
    let spelled = |id: &str, code: u8| codes.get(id).into_iter().flatten().map(move |text| (text.as_str(), code));
    Some(CodeList::new(spelled("Y", CHARTER).chain(spelled("N", 0)), "Y | N"))
}
