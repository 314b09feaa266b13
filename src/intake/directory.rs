//! Rows of a `schools` file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::model::{CodeFault, Grade, GradeSet, Member, Members, SchoolCode, check_cds};
use crate::records::{DirectoryEntry, RESPONDENTS, SchoolFacts};

use super::condition::Kept;
use super::facts::FactColumns;
use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::schools::CodeColumns;
use super::text::{Row, decode};
use super::values::whole;

/// Reads the rows of a `schools` file.
pub(super) struct DirectoryIntake {
    pub(super) facts: FactColumns,
    code: CodeColumns,
    kept: Kept,
    left_out: u32,
    school_type: Option<usize>,
    grades: Option<(usize, usize)>,
    /// Students, staff and families invited to a survey.
    invited: [Option<usize>; 3],
    code_name: String,
    header: Vec<String>,
}

impl DirectoryIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: &[String]) -> Option<Self> {
        let at = |column: &str| layout.find(column, header).first().copied();
        let code = CodeColumns::new(layout, header);
        let code_name = names.get(code.first()?)?.clone();
        Some(Self {
            facts: FactColumns::new(layout, header, names),
            code,
            code_name,
            kept: layout.kept(header),
            left_out: 0,
            school_type: at("school_type"),
            grades: at("grade_low").zip(at("grade_high")),
            invited: RESPONDENTS.map(|respondent| at(&format!("survey_invited_{}", respondent.id()))),
            header: names.to_vec(),
        })
    }

    #[inline(never)]
    pub(super) fn row(
        &mut self,
        row: &Row<'_>,
        directory: &mut BTreeMap<SchoolCode, DirectoryEntry>,
        findings: &mut Findings,
    ) {
        if !self.kept.has(row) {
            self.left_out += 1;
            return;
        }
        let mut key = Vec::new();
        let padded = self.code.write(row, &mut key);
        let code = decode(&key).0;
        if padded {
            let expected = "all its digits, as text";
            findings.add(FindingKind::LostZero, Some(row.line), &self.code_name, &code, expected);
        }
        let mut report = |kind, found: &str, expected: &str| {
            findings.add(kind, Some(row.line), &self.code_name, found, expected);
        };
        match check_cds(&code) {
            _ if code.is_empty() => return report(FindingKind::MissingCode, "", "a school code"),
            Err(CodeFault::Exponent) => return report(FindingKind::ExponentCode, &code, "14 digits"),
            Err(CodeFault::Length | CodeFault::LostZero) | Ok(()) => {}
        }
        let (members, span) = self.members(row, findings);
        let invited = self.invited(row, findings);
        match directory.entry(SchoolCode::new(&code)) {
            Entry::Vacant(vacant) => {
                let mut facts = SchoolFacts::default();
                self.facts.note(row, &mut facts, findings);
                vacant.insert(DirectoryEntry { facts, members, span, invited, line: row.line });
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                let before = known.facts.clone();
                self.facts.note(row, &mut known.facts, findings);
                let stated = span || !members.is_empty();
                let same_type = !stated || (known.members, known.span) == (members, span);
                let agree = known.invited.iter().zip(invited).all(|(a, b)| a.is_none() || b.is_none() || *a == b);
                for (known, own) in known.invited.iter_mut().zip(invited) {
                    *known = known.or(own).filter(|known| own.is_none_or(|own| own == *known));
                }
                if known.facts != before || !same_type || !agree {
                    let expected = format!("as in line {}", known.line);
                    let (line, column) = (Some(row.line), &self.code_name);
                    findings.add(FindingKind::ConflictingSchoolRows, line, column, &code, &expected);
                }
                if !known.span && known.members.is_empty() {
                    (known.members, known.span) = (members, span);
                } else if !same_type {
                    // Types that two rows state differently are not stated, whichever comes first.
                    (known.members, known.span) = (Members::default(), false);
                }
            }
        }
    }

    /// How many were invited to the surveys.
    fn invited(&self, row: &Row<'_>, findings: &mut Findings) -> [Option<u32>; 3] {
        self.invited.map(|at| {
            let at = at.filter(|at| !row.cell(*at).is_empty())?;
            let count = whole(row.cell(at));
            if count.is_none() {
                let found = decode(row.cell(at)).0;
                findings.add(FindingKind::BadNumber, Some(row.line), &self.header[at], &found, "a whole number");
            }
            count
        })
    }

    /// Rows that are not about one school.
    pub(super) const fn left_out(&self) -> u32 {
        self.left_out
    }

    /// The stated members, and whether the row says `span`.
    fn members(&self, row: &Row<'_>, findings: &mut Findings) -> (Members, bool) {
        let mut bad = |at: usize, expected: &str| {
            let found = decode(row.cell(at)).0;
            findings.add(FindingKind::BadValue, Some(row.line), &self.header[at], &found, expected);
        };
        let mut grade = |at: usize| {
            let grade = std::str::from_utf8(row.cell(at)).ok().and_then(Grade::parse);
            if grade.is_none() {
                bad(at, "PK, TK, K, 1–12");
            }
            grade.filter(|grade| *grade != Grade::NOT_STATED)
        };
        let ends = self.grades.and_then(|(low, high)| grade(low).zip(grade(high)));
        if let (Some((low, high)), Some((_, at))) = (ends, self.grades)
            && low > high
        {
            bad(at, "a grade at or above grade_low");
        }
        let spans = ends.filter(|(low, high)| low <= high).map(|(low, high)| GradeSet::between(low, high));
        let from_grades = spans.map(Members::from_grades).unwrap_or_default();
        let Some(at) = self.school_type else { return (from_grades, false) };
        match decode(row.cell(at)).0.to_lowercase().as_str() {
            "elementary" => (Members::of(&[Member::Elementary]), false),
            "middle" => (Members::of(&[Member::Middle]), false),
            "high" => (Members::of(&[Member::High]), false),
            "span" => (from_grades.as_span(), true),
            "" => (from_grades, false),
            _ => {
                bad(at, "elementary | middle | high | span");
                (from_grades, false)
            }
        }
    }
}
