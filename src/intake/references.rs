//! Rows of a `references` file: the numbers of an LEA or of the state.

use crate::model::{IndicatorId, SchoolYear, StudentGroup};
use crate::records::{Reference, Scope};

use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::text::{Row, decode};
use super::values::whole;

/// Reads the rows of a `references` file.
pub(super) struct ReferenceIntake {
    year: Option<usize>,
    scope: usize,
    lea: Option<usize>,
    indicator: usize,
    group: usize,
    numerator: usize,
    denominator: usize,
    rows: Vec<Reference>,
    header: Vec<String>,
}

impl ReferenceIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| layout.find(column, header).first().copied();
        Some(Self {
            year: at("school_year"),
            scope: at("reference")?,
            lea: at("lea_code"),
            indicator: at("indicator")?,
            group: at("student_group")?,
            numerator: at("numerator")?,
            denominator: at("denominator")?,
            rows: Vec::new(),
            header: names,
        })
    }

    pub(super) fn finish(self) -> Vec<Reference> {
        self.rows
    }

    #[inline(never)]
    pub(super) fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        match self.read(row) {
            Ok(reference) => self.rows.push(reference),
            Err((kind, at, expected)) => {
                findings.add(kind, Some(row.line), &self.header[at], &decode(row.cell(at)).0, expected);
            }
        }
    }

    /// A row's reference, or the column that is wrong and what should stand there.
    fn read(&self, row: &Row<'_>) -> Result<Reference, (FindingKind, usize, &'static str)> {
        let text = |at: usize| decode(row.cell(at)).0;
        let scope = match text(self.scope).to_lowercase().as_str() {
            "lea" | "district" => Scope::Lea,
            "state" => Scope::State,
            _ => return Err((FindingKind::BadValue, self.scope, "lea | state")),
        };
        let lea = match (scope, self.lea) {
            (Scope::State, _) => Box::default(),
            (Scope::Lea, Some(at)) if !row.cell(at).is_empty() => text(at).into(),
            (Scope::Lea, at) => return Err((FindingKind::MissingCode, at.unwrap_or(self.scope), "the LEA's code")),
        };
        let year = match self.year.filter(|at| !row.cell(*at).is_empty()) {
            None => None,
            Some(at) => Some(SchoolYear::parse(&text(at)).ok_or((FindingKind::BadYear, at, "2014-15"))?),
        };
        let indicator = IndicatorId::parse(&text(self.indicator));
        let indicator = indicator.ok_or((FindingKind::BadIndicator, self.indicator, "an indicator's id"))?;
        let group = StudentGroup::from_id(&text(self.group));
        let group = group.ok_or((FindingKind::UnknownGroup, self.group, "a student group's id"))?;
        let count = |at: usize| whole(row.cell(at)).ok_or((FindingKind::BadNumber, at, "a whole number"));
        let risk = [count(self.numerator)?, count(self.denominator)?];
        if risk[0] > risk[1] {
            let expected = "at most the denominator";
            return Err((FindingKind::NumeratorExceedsDenominator, self.numerator, expected));
        }
        Ok(Reference { scope, lea, indicator, year, group, risk, line: row.line })
    }
}
