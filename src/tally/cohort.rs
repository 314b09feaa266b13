//! Graduation cohorts (rule 9 of methodology.md): one outcome a student, the latest row up to the cohort's fourth, fifth or
//! sixth year, at whichever school of the LEA it stands; it counts at that school in that year, with the groups of that row.
//! A later rate needs the school's whole cohort: its rows of the fourth year, or later rows of those who graduated in it.
//!
//! Assumed: a student's id is the LEA's own, so rows of two LEAs are two students (a move to another LEA is a
//! `transfer_out`); of two outcomes in one year the one in the cohort goes first, then the better.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::methodology::Definitions;
use crate::model::{CohortOutcome, IndicatorId, SchoolYear};
use crate::order;
use crate::records::{Detail, Flag, Records, SchoolFacts, SchoolYearRecords, StudentDetails, StudentFacts, StudentKey};

/// A student of a cohort as one row tells of them.
#[derive(Clone, Copy, Debug)]
struct Told {
    /// Number of the LEA in the order of its first school.
    lea: u32,
    key: StudentKey,
    /// Calendar year of the spring of on-time graduation; zero for an unstated year.
    cohort: u16,
    year: SchoolYear,
    /// Among rows of one year a student still in the cohort goes before one who left it, so that a move counts where
    /// the student went; then the better outcome and the school's code decide, never the order of rows.
    stays: bool,
    outcome: Reverse<CohortOutcome>,
    school: u32,
    facts: StudentFacts,
    /// Is it told after the cohort's fourth year that the student graduated in time?
    in_time: bool,
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

/// Gathers the rows that tell an outcome.
#[derive(Debug, Default)]
pub(super) struct Cohorts {
    leas: BTreeMap<Box<str>, u32>,
    told: Vec<Told>,
}

/// Gathers them at one school and year.
pub(super) struct AtSchool<'c> {
    told: &'c mut Vec<Told>,
    lea: u32,
    school: u32,
    year: SchoolYear,
}

impl AtSchool<'_> {
    /// Notes a student (merged from all rows of the school and year), if there is an outcome.
    #[inline]
    pub(super) fn note(&mut self, key: StudentKey, facts: StudentFacts, details: &StudentDetails) {
        if facts.outcome_index() != 0 {
            self.note_outcome(key, facts, details);
        }
    }

    #[inline(never)]
    fn note_outcome(&mut self, key: StudentKey, facts: StudentFacts, details: &StudentDetails) {
        let (age, Some(outcome)) = (facts.cohort_age(), facts.outcome()) else { return };
        let in_time = age > 0 && details.get(Detail::YearsToGraduate).is_some_and(|years| years <= 4);
        let Self { lea, school, year, .. } = *self;
        let (stays, outcome) = (outcome.in_cohort(), Reverse(outcome));
        let cohort = year.spring().map_or(0, |spring| spring.saturating_add_signed(i16::try_from(-age).unwrap_or(0)));
        self.told.push(Told { lea, key, cohort, year, stays, outcome, school, facts, in_time });
    }
}

impl Cohorts {
    /// The school and year at this position.
    pub(super) fn at(&mut self, records: &Records, position: usize) -> AtSchool<'_> {
        let SchoolYearRecords { year, facts: SchoolFacts { lea_code, .. }, .. } = &records.schools[position];
        let next = u32::try_from(self.leas.len()).unwrap_or(u32::MAX);
        let lea = match self.leas.get(lea_code) {
            Some(lea) => *lea,
            None => *self.leas.entry(lea_code.clone()).or_insert(next),
        };
        AtSchool { told: &mut self.told, lea, school: u32::try_from(position).unwrap_or(u32::MAX), year: *year }
    }

    /// The students of the schools' cohorts, in order of school.
    pub(super) fn members(mut self, records: &Records) -> Vec<Member> {
        let by_year = |told: &Told, late| told.year.spring().unwrap_or(0) <= told.cohort + late;
        let later: Vec<Told> =
            if self.told.iter().any(|told| !by_year(told, 0)) { self.told.clone() } else { Vec::new() };
        self.told.retain(|told| by_year(told, 0));
        let mut members = members_of(self.told, 0, records);
        if !later.is_empty() {
            let mut whole: Vec<(u16, &str)> = members.iter().map(|member| cohort_of(records, member)).collect();
            let in_time = later.iter().filter(|told| told.in_time);
            whole.extend(in_time.map(|told| (told.cohort, records.schools[told.school as usize].code.as_str())));
            order::sort(&mut whole);
            whole.dedup();
            for late in [1, 2] {
                let told = later.iter().filter(|told| by_year(told, late)).copied().collect();
                let mut of_year = members_of(told, late, records);
                of_year.retain(|member| whole.binary_search(&cohort_of(records, member)).is_ok());
                members.extend(of_year);
            }
        }
        if !members.is_sorted_by_key(|member| member.school) {
            members.sort_unstable();
        }
        members
    }
}

/// A member's cohort and the school that reports it.
fn cohort_of<'r>(records: &'r Records, member: &Member) -> (u16, &'r str) {
    let school = &records.schools[member.school as usize];
    (school.year.spring().unwrap_or(0).saturating_sub(member.late), school.code.as_str())
}

/// The students of the cohorts so many years after the fourth, as these rows tell.
fn members_of(mut all: Vec<Told>, late: u16, records: &Records) -> Vec<Member> {
    // Most students are told of once: only the others need sorting to find the row that counts.
    let again = repeated(all.iter().map(|told| told.key));
    let mut several = Vec::new();
    if !again.is_empty() {
        all.retain(|told| {
            let once = again.binary_search(&told.key).is_err();
            if !once {
                several.push(*told);
            }
            once
        });
    }
    several.sort_unstable_by_key(|t| (t.lea, t.key, t.cohort, t.year, t.stays, t.outcome, t.school, t.facts));
    let lasts =
        several.chunk_by(|a, b| (a.lea, a.key, a.cohort) == (b.lea, b.key, b.cohort)).filter_map(|rows| rows.last());
    all.iter()
        .chain(lasts)
        .filter(|last| last.stays)
        .filter_map(|last| {
            let school = &records.schools[last.school as usize];
            let reported = last.cohort + if last.cohort == 0 { 0 } else { late };
            let year = SchoolYear::of_spring(reported).unwrap_or(SchoolYear::UNSTATED);
            let at = if school.year == year {
                last.school
            } else {
                u32::try_from(records.find(year, school.code.as_str())?).ok()?
            };
            Some(Member { school: at, late, key: last.key, facts: last.facts })
        })
        .collect()
}

/// Keys that come more than once, in order.
fn repeated(keys: impl ExactSizeIterator<Item = StudentKey>) -> Vec<StudentKey> {
    let size = (keys.len() * 2).next_power_of_two();
    let mut seen = vec![StudentKey::NOBODY; size];
    let mut again = Vec::new();
    for key in keys {
        let mut at = key.spread() & (size - 1);
        while seen[at] != StudentKey::NOBODY && seen[at] != key {
            at = (at + 1) & (size - 1);
        }
        if seen[at] == key {
            again.push(key);
        }
        seen[at] = key;
    }
    again.sort_unstable();
    again.dedup();
    again
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
