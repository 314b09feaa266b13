//! Rows of a `practices` file: what works at a school.

use crate::model::{CodeFault, IndicatorId, SchoolCode, check_cds};
use crate::records::Practice;

use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::schools::CodeColumns;
use super::text::{Row, decode};
use super::values::unguarded;

/// Reads the rows of a `practices` file.
pub(super) struct PracticeIntake {
    code: CodeColumns,
    code_name: String,
    practice: usize,
    indicator: usize,
    contact_role: Option<usize>,
    link: Option<usize>,
    rows: Vec<Practice>,
    header: Vec<String>,
}

impl PracticeIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| layout.find(column, header).first().copied();
        let code = CodeColumns::new(layout, header);
        Some(Self {
            code_name: names.get(code.first()?)?.clone(),
            code,
            practice: at("practice")?,
            indicator: at("indicator")?,
            contact_role: at("contact_role"),
            link: at("link"),
            rows: Vec::new(),
            header: names,
        })
    }

    pub(super) fn finish(self) -> Vec<Practice> {
        self.rows
    }

    pub(super) fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        let mut key = Vec::new();
        let padded = self.code.write(row, &mut key);
        let code = decode(&key).0;
        let mut find = |kind, column: &str, found: &str, expected: &str| {
            findings.add(kind, Some(row.line), column, found, expected);
        };
        if padded {
            find(FindingKind::LostZero, &self.code_name, &code, "all its digits, as text");
        }
        if code.is_empty() {
            return find(FindingKind::MissingCode, &self.code_name, "", "a school code");
        }
        if check_cds(&code) == Err(CodeFault::Exponent) {
            return find(FindingKind::ExponentCode, &self.code_name, &code, "14 digits");
        }
        let text = |at: usize| unguarded(decode(row.cell(at)).0.trim()).to_owned();
        let practice = text(self.practice);
        if practice.is_empty() {
            return find(FindingKind::BadValue, &self.header[self.practice], "", "what is done, in words");
        }
        let Some(indicator) = IndicatorId::parse(&text(self.indicator)) else {
            let found = text(self.indicator);
            return find(FindingKind::BadIndicator, &self.header[self.indicator], &found, "an indicator's id");
        };
        self.rows.push(Practice {
            school: SchoolCode::new(&code),
            indicator,
            practice: practice.into(),
            contact_role: self.contact_role.map(text).unwrap_or_default().into(),
            link: self.link.map(text).unwrap_or_default().into(),
            line: row.line,
        });
    }
}
