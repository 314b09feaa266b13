//! Rows of a `surveys` file: each is one answer.

use crate::model::StudentGroup;
use crate::records::{Answer, RESPONDENTS, StudentKey, SurveyTable};

use super::condition::Kept;
use super::finding::{FindingKind, Findings};
use super::layout::Layout;
use super::schools::{Schools, SlotColumns};
use super::text::{Row, decode};
use super::values::{CodeList, whole, yes_or_no};

/// Constructs of one file, at most: a column of anything else is not a list of them.
const MOST_CONSTRUCTS: usize = 1000;

/// Reads the rows of a `surveys` file.
pub(super) struct SurveyIntake {
    slot: SlotColumns,
    kept: Kept,
    respondent: usize,
    respondents: CodeList,
    id: Option<usize>,
    construct: usize,
    favorable: Option<usize>,
    yes_no: CodeList,
    score: Option<usize>,
    group: Option<usize>,
    table: SurveyTable,
    header: Vec<String>,
}

impl SurveyIntake {
    pub(super) fn new(layout: &Layout, header: &[String], names: Vec<String>) -> Option<Self> {
        let at = |column: &str| layout.find(column, header).first().copied();
        let mut respondents = CodeList::new([], "student | staff | family");
        for (code, respondent) in (0..).zip(RESPONDENTS) {
            respondents.spell(respondent.id(), code);
        }
        for (text, code) in
            [("students", 0), ("teacher", 1), ("teachers", 1), ("parent", 2), ("parents", 2), ("families", 2)]
        {
            respondents.spell(text, code);
        }
        Some(Self {
            slot: SlotColumns::new(layout, header, &names),
            kept: layout.kept(header),
            respondent: at("respondent")?,
            respondents,
            id: at("respondent_id"),
            construct: at("construct")?,
            favorable: at("favorable"),
            yes_no: yes_or_no(),
            score: at("score"),
            group: at("student_group"),
            table: SurveyTable::default(),
            header: names,
        })
    }

    pub(super) const fn slot(&self) -> &SlotColumns {
        &self.slot
    }

    pub(super) fn finish(self) -> SurveyTable {
        self.table
    }

    #[inline(never)]
    pub(super) fn row(&mut self, row: &Row<'_>, schools: &mut Schools, findings: &mut Findings) {
        if !self.kept.has(row) {
            return;
        }
        let mut bad = |kind, at: usize, expected: &str| {
            findings.add(kind, Some(row.line), &self.header[at], &decode(row.cell(at)).0, expected);
        };
        let Some(respondent) = self.respondents.read(row.cell(self.respondent)) else {
            return bad(FindingKind::BadValue, self.respondent, self.respondents.expected());
        };
        let Some(construct) = intern(&mut self.table.constructs, row.cell(self.construct)) else {
            return bad(FindingKind::BadValue, self.construct, "what the question is about");
        };
        let key =
            self.id.map(|at| row.cell(at)).filter(|id| !id.is_empty()).map_or(StudentKey::NOBODY, StudentKey::new);
        let mut answer = Answer::none(RESPONDENTS[usize::from(respondent)], construct, key);
        let favorable = self.favorable.filter(|at| !row.cell(*at).is_empty());
        let score = self.score.filter(|at| !row.cell(*at).is_empty());
        match (favorable, score) {
            // No answer is no valid answer.
            (None, None) => return,
            // A score says more than whether it is favorable.
            (_, Some(at)) => match whole(row.cell(at)).filter(|score| (1..=5).contains(score)) {
                Some(score) => answer.scores[score as usize - 1] = 1,
                None => return bad(FindingKind::BadNumber, at, "a score from 1 to 5"),
            },
            (Some(at), None) => match self.yes_no.read(row.cell(at)) {
                Some(1) => answer.unfavorable = 1,
                Some(_) => answer.favorable = 1,
                None => return bad(FindingKind::BadValue, at, "1 | 0"),
            },
        }
        if let Some(at) = self.group {
            for text in decode(row.cell(at)).0.split([';', '|', ',', ' ']).filter(|text| !text.is_empty()) {
                match StudentGroup::from_id(text) {
                    Some(group) => answer.groups |= 1 << group.index(),
                    None => bad(FindingKind::UnknownGroup, at, "a student group's id"),
                }
            }
        }
        if let Some((slot, _)) = self.slot.find(row, schools, findings) {
            self.table.push(slot, answer);
        }
    }
}

fn intern(constructs: &mut Vec<Box<str>>, cell: &[u8]) -> Option<u16> {
    let text = decode(cell).0.trim().to_lowercase().replace([' ', '-'], "_");
    let known = constructs.iter().position(|construct| **construct == *text).or_else(|| {
        if text.is_empty() || constructs.len() >= MOST_CONSTRUCTS {
            return None;
        }
        constructs.push(text.into());
        Some(constructs.len() - 1)
    })?;
    u16::try_from(known).ok()
}
