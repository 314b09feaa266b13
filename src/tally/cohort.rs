//! Graduation cohorts (rule 9 of methodology.md): one outcome a student, the latest row up to the cohort's fourth, fifth or
//! sixth year, at whichever school of the LEA it stands; it counts at that school in that year, with the groups of that row.
//! A later rate needs the school's whole cohort: its rows of the fourth year, or later rows of those who graduated in it.
//!
//! Assumed: a student's id is the LEA's own, so rows of two LEAs are two students (a move to another LEA is a
//! `transfer_out`); of two outcomes in one year the one in the cohort goes first, then the better.

use std::cmp::Reverse;

use crate::methodology::Definitions;
use crate::model::{CohortOutcome, IndicatorId, SchoolYear};
use crate::order;
use crate::records::{Detail, Flag, Records, SchoolYearRecords, StudentDetails, StudentFacts, StudentKey};

use super::bits::Bits;

/// A student of a cohort as one row tells of them; the rest is known by the school. There may be hundreds of thousands.
#[derive(Clone, Copy, Debug)]
struct Told {
    school: u32,
    /// Is it told after the cohort's fourth year that the student graduated in time?
    in_time: bool,
    key: StudentKey,
    facts: StudentFacts,
}

impl Told {
    fn school<'r>(&self, records: &'r Records) -> &'r SchoolYearRecords {
        &records.schools[self.school as usize]
    }

    /// Calendar year of the spring of on-time graduation; zero for an unstated year.
    fn cohort(&self, records: &Records) -> u16 {
        let age = i16::try_from(self.facts.cohort_age()).unwrap_or(0);
        self.school(records).year.spring().map_or(0, |spring| spring.saturating_add_signed(-age))
    }

    /// Is it told at most so many years after the cohort's fourth?
    fn is_by(&self, records: &Records, late: u16) -> bool {
        self.school(records).year.spring().unwrap_or(0) <= self.cohort(records) + late
    }

    fn stays(&self) -> bool {
        self.facts.outcome().is_some_and(CohortOutcome::in_cohort)
    }

    /// The same for all rows of one student.
    fn student<'r>(&self, records: &'r Records) -> (&'r str, StudentKey, u16) {
        (&self.school(records).facts.lea_code, self.key, self.cohort(records))
    }

    /// Among a student's rows the last counts. Of one year a student still in the cohort goes before one who left it, so that
    /// a move counts where the student went; then the better outcome and the school's code decide, never the order of rows.
    fn order(&self, records: &Records) -> impl Ord {
        (self.school(records).year, self.stays(), Reverse(self.facts.outcome()), self.school, self.facts)
    }
}

/// A student of a school's cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    /// Position of the school in the year of the rate.
    pub(super) school: u32,
    /// Years since the cohort's fourth.
    pub(super) late: u16,
    pub(super) key: StudentKey,
    pub(super) facts: StudentFacts,
}

/// Gathers the rows that tell an outcome, by position of their school in [`Records::schools`].
#[derive(Debug)]
pub(super) struct Cohorts(Vec<Vec<Told>>);

impl Cohorts {
    pub(super) fn new(records: &Records) -> Self {
        Self(vec![Vec::new(); records.schools.len()])
    }

    /// Notes a student of the school and year at this position (merged from all their rows), if there is an outcome.
    #[inline]
    pub(super) fn note(&mut self, school: usize, key: StudentKey, facts: StudentFacts, details: &StudentDetails) {
        if facts.outcome_index() != 0 {
            self.note_outcome(school, key, facts, details);
        }
    }

    #[inline(never)]
    fn note_outcome(&mut self, school: usize, key: StudentKey, facts: StudentFacts, details: &StudentDetails) {
        let in_time = facts.cohort_age() > 0 && details.get(Detail::YearsToGraduate).is_some_and(|years| years <= 4);
        self.0[school].push(Told { school: u32::try_from(school).unwrap_or(u32::MAX), in_time, key, facts });
    }

    /// No more students of a school come: what is kept of them takes no more room than it needs.
    pub(super) fn close(&mut self, school: usize) {
        self.0[school].shrink_to_fit();
    }

    /// The students of the schools' cohorts, school by school as in [`Records::schools`].
    pub(super) fn members(mut self, records: &Records) -> Vec<Vec<Member>> {
        let has_later = self.0.iter().flatten().any(|told| !told.is_by(records, 0));
        let later = if has_later { self.0.clone() } else { Vec::new() };
        self.0.iter_mut().for_each(|told| told.retain(|told| told.is_by(records, 0)));
        let mut members = members_of(self.0, 0, records);
        if has_later {
            let mut whole: Vec<(u16, &str)> =
                members.iter().flatten().map(|member| cohort_of(records, member)).collect();
            let in_time = later.iter().flatten().filter(|told| told.in_time);
            whole.extend(in_time.map(|told| (told.cohort(records), told.school(records).code.as_str())));
            order::sort(&mut whole);
            whole.dedup();
            for late in [1, 2] {
                let is_by = |told: &&Told| told.is_by(records, late);
                let told = later.iter().map(|told| told.iter().filter(is_by).copied().collect()).collect();
                for (members, mut of_year) in members.iter_mut().zip(members_of(told, late, records)) {
                    of_year.retain(|member| whole.binary_search(&cohort_of(records, member)).is_ok());
                    members.extend(of_year);
                }
            }
        }
        members
    }
}

/// A member's cohort and the school that reports it.
fn cohort_of<'r>(records: &'r Records, member: &Member) -> (u16, &'r str) {
    let school = &records.schools[member.school as usize];
    (school.year.spring().unwrap_or(0).saturating_sub(member.late), school.code.as_str())
}

/// The students of the cohorts so many years after the fourth, as these rows tell; both school by school.
fn members_of(mut all: Vec<Vec<Told>>, late: u16, records: &Records) -> Vec<Vec<Member>> {
    // Most students are told of once: only the others need sorting to find the row that counts.
    let again = Bits::repeated(all.iter().map(Vec::len).sum(), all.iter().flatten().map(|told| told.key));
    let mut several = Vec::new();
    if !again.is_empty() {
        for told in &mut all {
            several.extend(told.extract_if(.., |told| again.binary_search(&told.key).is_ok()));
        }
    }
    several.sort_unstable_by(|a, b| {
        a.student(records).cmp(&b.student(records)).then_with(|| a.order(records).cmp(&b.order(records)))
    });
    let lasts = several.chunk_by(|a, b| a.student(records) == b.student(records)).filter_map(|rows| rows.last());
    let member = |last: Told| {
        let (school, cohort) = (last.school(records), last.cohort(records));
        let reported = cohort + if cohort == 0 { 0 } else { late };
        let year = SchoolYear::of_spring(reported).unwrap_or(SchoolYear::UNSTATED);
        let at = if school.year == year {
            last.school
        } else {
            u32::try_from(records.find(year, school.code.as_str())?).ok()?
        };
        last.stays().then_some(Member { school: at, late, key: last.key, facts: last.facts })
    };
    let mut elsewhere: Vec<Member> = lasts.copied().filter_map(member).collect();
    // In the room of the rows, but for those that count in another year than that of their row.
    let stay = |(at, told): (u32, Vec<Told>)| {
        let mut members: Vec<Member> = told.into_iter().filter_map(member).collect();
        elsewhere.extend(members.extract_if(.., |member| member.school != at));
        members
    };
    let mut members: Vec<Vec<Member>> = (0..).zip(all).map(stay).collect();
    for member in elsewhere {
        members[member.school as usize].push(member);
    }
    members
}

/// The indicators of a cohort, in order of id.
pub(super) const COUNTED: [IndicatorId; 5] = [
    IndicatorId::known("a_g_completion"),
    IndicatorId::known("dropout_4yr"),
    IndicatorId::known("graduation_4yr"),
    IndicatorId::known("graduation_5yr"),
    IndicatorId::known("graduation_6yr"),
];

/// In which of [`COUNTED`] a member of a cohort counts, and how. A–G completion is a share of the graduates.
pub(super) fn counts(member: &Member, graduates: u16) -> [Option<bool>; 5] {
    let Some(outcome) = member.facts.outcome() else { return [None; 5] };
    let finished = graduates >> outcome as u16 & 1 == 1;
    match member.late {
        0 => {
            let a_g = member.facts.a_g_complete();
            let a_g = (finished && a_g != 0).then_some(a_g == Flag::YES);
            [a_g, Some(outcome == CohortOutcome::Dropout), Some(finished), None, None]
        }
        1 => [None, None, None, Some(finished), None],
        _ => [None, None, None, None, Some(finished)],
    }
}

/// The outcomes in the numerator as bits by position in [`CohortOutcome::EVERY`].
pub(super) fn graduates(definitions: &Definitions) -> u16 {
    definitions.graduates.value.iter().fold(0, |bits, outcome| bits | 1 << *outcome as u16)
}
