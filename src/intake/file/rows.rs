//! The rows of a table, by what they are about.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::SchoolCode;
use crate::records::{DirectoryEntry, FileContent, Precedence};

use super::super::directory::DirectoryIntake;
use super::super::facts::FactColumns;
use super::super::finding::{FindingKind, Findings};
use super::super::layout::{Grain, Layout};
use super::super::measures::MeasureIntake;
use super::super::practices::PracticeIntake;
use super::super::references::ReferenceIntake;
use super::super::roster::RosterIntake;
use super::super::schools::{Schools, SlotColumns};
use super::super::students::StudentIntake;
use super::super::surveys::SurveyIntake;
use super::super::text::Row;

/// The rows of a recognised table.
pub(super) enum Rows {
    Students {
        intake: Box<StudentIntake>,
        schools: Schools,
    },
    Measures {
        intake: Box<MeasureIntake>,
        schools: Schools,
    },
    Schools {
        intake: Box<DirectoryIntake>,
        directory: BTreeMap<SchoolCode, DirectoryEntry>,
    },
    Surveys {
        intake: Box<SurveyIntake>,
        schools: Schools,
    },
    References(Box<ReferenceIntake>),
    Practices(Box<PracticeIntake>),
    Roster(Box<RosterIntake>),
    /// Recognised, and nothing to compute.
    Known,
    Unrecognised,
}

impl Rows {
    /// Those of a layout, as far as its columns are there.
    pub(super) fn new(layout: &Arc<Layout>, header: &[String], names: &[String]) -> Option<Self> {
        match layout.grain {
            Grain::Students => StudentIntake::new(layout, header, names.to_vec())
                .map(|intake| Self::Students { intake: Box::new(intake), schools: Schools::default() }),
            Grain::Measures => MeasureIntake::new(layout, header, names.to_vec())
                .map(|intake| Self::Measures { intake: Box::new(intake), schools: Schools::default() }),
            Grain::Schools => DirectoryIntake::new(layout, header, names)
                .map(|intake| Self::Schools { intake: Box::new(intake), directory: BTreeMap::new() }),
            Grain::Surveys => SurveyIntake::new(layout, header, names.to_vec())
                .map(|intake| Self::Surveys { intake: Box::new(intake), schools: Schools::default() }),
            Grain::References => {
                ReferenceIntake::new(layout, header, names.to_vec()).map(|intake| Self::References(Box::new(intake)))
            }
            Grain::Practices => {
                PracticeIntake::new(layout, header, names.to_vec()).map(|intake| Self::Practices(Box::new(intake)))
            }
            Grain::Roster => {
                RosterIntake::new(layout, header, names.to_vec()).map(|intake| Self::Roster(Box::new(intake)))
            }
            Grain::Known => Some(Self::Known),
            Grain::Methodology
            | Grain::Layout
            | Grain::GrowthSettings
            | Grain::GrowthNorms
            | Grain::Archive
            | Grain::Unknown => None,
        }
    }

    pub(super) const fn slot(&self) -> Option<&SlotColumns> {
        match self {
            Self::Students { intake, .. } => Some(intake.slot()),
            Self::Measures { intake, .. } => Some(intake.slot()),
            Self::Surveys { intake, .. } => Some(intake.slot()),
            Self::Schools { .. }
            | Self::References(_)
            | Self::Practices(_)
            | Self::Roster(_)
            | Self::Known
            | Self::Unrecognised => None,
        }
    }

    pub(super) fn facts(&self) -> Option<&FactColumns> {
        match self {
            Self::Schools { intake, .. } => Some(&intake.facts),
            other => other.slot().map(|slot| &slot.facts),
        }
    }

    #[inline]
    pub(super) fn take(&mut self, row: &Row<'_>, findings: &mut Findings) {
        match self {
            Self::Students { intake, schools } => intake.row(row, schools, findings),
            Self::Measures { intake, schools } => intake.row(row, schools, findings),
            Self::Schools { intake, directory } => intake.row(row, directory, findings),
            Self::Surveys { intake, schools } => intake.row(row, schools, findings),
            Self::References(intake) => intake.row(row, findings),
            Self::Practices(intake) => intake.row(row, findings),
            Self::Roster(intake) => intake.row(row, findings),
            Self::Known | Self::Unrecognised => {}
        }
    }

    /// What they tell, with the precedence of the layout.
    pub(super) fn content(self, precedence: Precedence, findings: &mut Findings) -> Option<FileContent> {
        if let Self::Students { .. } | Self::Measures { .. } | Self::Surveys { .. } = self
            && self.slot().is_some_and(SlotColumns::no_year)
        {
            findings.add(FindingKind::YearUnstated, None, "school_year", "", "2014-15");
        }
        let nothing = FileContent::new(precedence);
        Some(match self {
            Self::Students { intake, schools } => {
                if let left_out @ 1.. = intake.left_out() {
                    let (kind, found) = (FindingKind::RowsNotCounted, left_out.to_string());
                    findings.add_many(kind, left_out, None, "", &found, "see the layout's conditions");
                }
                let (schools, students) = schools.into_parts();
                FileContent { schools, students, ..nothing }
            }
            Self::Measures { intake, schools } => {
                let (left_out, indicators) = intake.finish();
                note_left_out(left_out, findings);
                FileContent { schools: schools.into_parts().0, indicators, ..nothing }
            }
            Self::Schools { intake, directory } => {
                note_left_out(intake.left_out(), findings);
                FileContent { directory, ..nothing }
            }
            Self::Surveys { intake, schools } => {
                FileContent { schools: schools.into_parts().0, survey: Some(intake.finish()), ..nothing }
            }
            Self::References(intake) => FileContent { references: intake.finish(), ..nothing },
            Self::Practices(intake) => FileContent { practices: intake.finish(), ..nothing },
            Self::Roster(intake) => FileContent { roster: Some(intake.finish()), ..nothing },
            Self::Known | Self::Unrecognised => return None,
        })
    }
}

fn note_left_out(rows: u32, findings: &mut Findings) {
    if rows > 0 {
        findings.add_many(FindingKind::RowsLeftOut, rows, None, "", &rows.to_string(), "rows of schools");
    }
}
