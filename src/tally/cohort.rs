//! Graduation cohorts (rule 9 of methodology.md): one outcome a student, the latest row up to the cohort's fourth year,
//! wherever it stands; it counts at that row's school in the cohort's fourth year, with the groups of that row.

use crate::methodology::Definitions;
use crate::model::{CohortOutcome, IndicatorId, SchoolYear};
use crate::records::{Flag, Records, StudentFacts, StudentKey};

/// A student of a cohort as one row tells of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    key: StudentKey,
    /// Calendar year of the spring of on-time graduation; zero for an unstated year.
    cohort: u16,
    year: SchoolYear,
    /// Among rows of one year a student still in the cohort goes before one who left it, so that a move counts where
    /// the student went; then the order of outcomes and schools decides, never that of rows.
    stays: bool,
    outcome: CohortOutcome,
    school: u32,
    facts: StudentFacts,
}

/// Gathers the rows that tell an outcome.
#[derive(Debug, Default)]
pub(super) struct Cohorts {
    told: Vec<Told>,
}

impl Cohorts {
    /// Notes a student (merged from all rows of a school and year), if there is an outcome.
    #[inline]
    pub(super) fn note(&mut self, key: StudentKey, school: usize, year: SchoolYear, facts: StudentFacts) {
        let (Some(age), Some(outcome)) = (facts.cohort_age(), facts.outcome()) else { return };
        if age > 0 {
            return;
        }
        let cohort = year.spring().map_or(0, |spring| spring.saturating_add_signed(i16::try_from(-age).unwrap_or(0)));
        let school = u32::try_from(school).unwrap_or(u32::MAX);
        self.told.push(Told { key, cohort, year, stays: outcome.in_cohort(), outcome, school, facts });
    }

    /// The students of each school's cohort: position of the school in its fourth year, the student, the facts.
    pub(super) fn members(mut self, records: &Records) -> Vec<(usize, StudentKey, StudentFacts)> {
        self.told.sort_unstable();
        let mut members: Vec<(usize, StudentKey, StudentFacts)> = self
            .told
            .chunk_by(|a, b| (a.key, a.cohort) == (b.key, b.cohort))
            .filter_map(|rows| rows.last())
            .filter(|last| last.stays)
            .filter_map(|last| {
                let school = &records.schools[last.school as usize];
                let year = SchoolYear::of_spring(last.cohort).unwrap_or(SchoolYear::UNSTATED);
                Some((records.find(year, school.code.as_str())?, last.key, last.facts))
            })
            .collect();
        members.sort_unstable();
        members
    }
}

/// The indicators of a cohort, in order of id.
pub(super) const COUNTED: [IndicatorId; 3] =
    [IndicatorId::known("a_g_completion"), IndicatorId::known("dropout_4yr"), IndicatorId::known("graduation_4yr")];

/// In which of [`COUNTED`] a member of a cohort counts, and how. A–G completion is a share of the graduates.
pub(super) fn counts(facts: StudentFacts, graduates: u16) -> [Option<bool>; 3] {
    let Some(outcome) = facts.outcome() else { return [None; 3] };
    let finished = graduates >> outcome as u16 & 1 == 1;
    let a_g = facts.a_g_complete();
    [(finished && a_g != 0).then_some(a_g == Flag::YES), Some(outcome == CohortOutcome::Dropout), Some(finished)]
}

/// The outcomes in the numerator as bits by position in [`CohortOutcome::EVERY`].
pub(super) fn graduates(definitions: &Definitions) -> u16 {
    definitions.graduates.value.iter().fold(0, |bits, outcome| bits | 1 << *outcome as u16)
}
