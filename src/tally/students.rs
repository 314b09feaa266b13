//! Student rows → counts. What of a student counts in which indicator: rules 4, 9 and 11 of methodology.md, with the
//! methodology's definitions.

use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{
    Days, EnglishStatus, Flag, Merged, Records, SchoolYearRecords, StudentDetails, StudentFacts, StudentKey,
    StudentRow, merge_students,
};

use super::cohort::{self, Cohorts, Member};
use super::growth;
use super::joins::{Shared, repeated, strangers};
use super::table::Table;
use super::{Count, Found, positions};

/// An indicator that is counted from student rows.
struct Counted {
    id: IndicatorId,
    columns: &'static [&'static str],
    /// Is the student in the denominator, and if so in the numerator?
    counts: fn(StudentFacts, Days, &Rules) -> Option<bool>,
}

/// The methodology's definitions in the form of the hot loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    met_level: u8,
    /// Absent of enrolled: numerator and denominator of the share.
    absence: (u64, u64),
    /// Hundredths of days.
    minimum_days: u64,
}

impl Rules {
    pub(super) fn of(definitions: &Definitions) -> Self {
        let share = definitions.absence_share.value;
        let part = |n: &i128| u64::try_from(*n).unwrap_or(u64::MAX);
        Self {
            met_level: definitions.met_level.value,
            absence: (part(share.numer()), part(share.denom())),
            minimum_days: u64::from(definitions.absence_minimum_days.value) * 100,
        }
    }
}

/// Met the standard, among those with a valid level.
fn met(level: u8, rules: &Rules) -> Option<bool> {
    (level != 0).then_some(level >= rules.met_level)
}

const COUNTED: &[Counted] = &[
    Counted {
        id: IndicatorId::known("ela_performance"),
        columns: &["ela_level"],
        counts: |f, _, r| met(f.ela_level(), r),
    },
    Counted {
        id: IndicatorId::known("math_performance"),
        columns: &["math_level"],
        counts: |f, _, r| met(f.math_level(), r),
    },
    Counted {
        id: IndicatorId::known("science_performance"),
        columns: &["science_level"],
        counts: |f, _, r| met(f.science_level(), r),
    },
    Counted {
        id: IndicatorId::known("history_performance"),
        columns: &["history_level"],
        counts: |f, _, r| met(f.history_level(), r),
    },
    Counted {
        id: IndicatorId::known("writing_performance"),
        columns: &["writing_level"],
        counts: |f, _, r| met(f.writing_level(), r),
    },
    Counted {
        id: IndicatorId::known("chronic_absenteeism"),
        columns: &["days_enrolled", "days_absent"],
        counts: |_, days, r| {
            let (enrolled, absent) = days.stated().map(|(e, a)| (u64::from(e), u64::from(a)))?;
            (enrolled >= r.minimum_days).then_some(absent * r.absence.1 >= enrolled * r.absence.0)
        },
    },
    Counted {
        id: IndicatorId::known("suspension_expulsion"),
        columns: &["suspensions", "expulsions"],
        counts: |f, _, _| (f.suspended() != 0).then_some(f.suspended() == Flag::YES),
    },
    Counted {
        id: IndicatorId::known("el_redesignation"),
        columns: &["english_learner", "redesignated"],
        counts: |f, _, _| {
            let redesignated = f.redesignated() == Flag::YES;
            (f.english() == EnglishStatus::EL && f.redesignated() != 0 || redesignated).then_some(redesignated)
        },
    },
];

/// The indicators that student rows bring.
#[must_use]
pub fn student_indicators() -> Vec<IndicatorId> {
    COUNTED.iter().map(|c| c.id.clone()).chain(cohort::COUNTED).chain(growth::COUNTED).collect()
}

/// Indicators that are not counted from student rows yet, and the canonical columns that hold what they need. Until then a
/// `measures` file brings them.
const WAITING: &[(&str, &[&str])] = &[
    ("graduation_5yr", &["cohort_outcome", "cohort_year"]),
    ("graduation_6yr", &["cohort_outcome", "cohort_year"]),
    ("middle_school_persistence", &["completed_grade8", "enrolled_grade10"]),
    ("high_school_readiness", &["gpa", "attendance_rate", "grade8_d_or_f", "suspensions"]),
    ("suspension_disproportionality", &["race_ethnicity", "suspensions", "expulsions"]),
    ("sel_skills", &["sel_growth_mindset", "sel_self_efficacy", "sel_self_management", "sel_social_awareness"]),
    ("special_education_disproportionality", &["race_ethnicity", "student_with_disability"]),
    ("prekindergarten", &["prekindergarten"]),
];

/// The canonical columns that bring an indicator; none when only a `measures` file can.
#[must_use]
pub fn columns_of(indicator: &IndicatorId) -> &'static [&'static str] {
    match COUNTED.iter().find(|c| c.id == *indicator) {
        Some(counted) => counted.columns,
        None if *indicator == IndicatorId::known("a_g_completion") => &["cohort_outcome", "a_g_complete"],
        None if growth::COUNTED[0] == *indicator => &["ela_scale_score", "grade"],
        None if growth::COUNTED[1] == *indicator => &["math_scale_score", "grade"],
        None if cohort::COUNTED.contains(indicator) => &["cohort_outcome", "cohort_year"],
        None => WAITING.iter().find(|(id, _)| *id == indicator.as_str()).map_or(&[], |(_, columns)| columns),
    }
}

/// Counts the cohorts' members, school by school as in [`Records::schools`].
pub(super) fn count_cohorts(records: &Records, members: &[Member], graduates: u16) -> Vec<Vec<Count>> {
    let positions = positions(records, &cohort::COUNTED);
    let mut schools = vec![Vec::new(); records.schools.len()];
    let mut table = Table::new();
    for members in members.chunk_by(|a, b| a.school == b.school) {
        for member in members {
            table.add(member.facts.groups(), cohort::counts(member.facts, graduates));
        }
        schools[members[0].school as usize] = table.take(&positions);
    }
    schools
}

/// A student row that counts in a cell, for the trace.
#[derive(Clone, Copy, Debug)]
pub struct CountedRow {
    /// Position of its file in [`Records::files`].
    pub file: u16,
    /// Its line.
    pub line: u32,
    /// Does the student count in the numerator?
    pub in_numerator: bool,
}

/// The rows of student files that made one count.
#[must_use]
pub fn rows_of(
    records: &Records,
    definitions: &Definitions,
    school: usize,
    indicator: &IndicatorId,
    group: StudentGroup,
) -> Vec<CountedRow> {
    let in_group = |facts: StudentFacts| facts.groups() >> group.index() & 1 == 1;
    let rules = Rules::of(definitions);
    let mut counted = Vec::new();
    if let Some(own) = COUNTED.iter().find(|c| c.id == *indicator) {
        for_each_student(records, school, |rows, _, merged| {
            if let Some(in_numerator) =
                (own.counts)(merged.facts, merged.days, &rules).filter(|_| in_group(merged.facts))
            {
                counted.extend(rows.iter().map(|told| CountedRow {
                    file: told.file,
                    line: told.row.line,
                    in_numerator,
                }));
            }
        });
    } else if let Some(at) = cohort::COUNTED.iter().position(|id| id == indicator) {
        // A cohort's outcome may stand in another year or school of the LEA.
        let lea = &records.schools[school].facts.lea_code;
        let mut cohorts = Cohorts::default();
        let mut lines = Vec::new();
        for (position, told) in records.schools.iter().enumerate().filter(|(_, told)| told.facts.lea_code == *lea) {
            let mut cohorts = cohorts.at(records, position);
            for_each_student(records, position, |rows, _, merged| {
                if let Some(Told { row, file, .. }) = rows.first() {
                    cohorts.note(row.key, merged.facts);
                    if merged.facts.outcome().is_some() && told.code == records.schools[school].code {
                        lines.push((row.key, told.year, *file, row.line, merged.facts));
                    }
                }
            });
        }
        lines.sort_unstable();
        let graduates = cohort::graduates(definitions);
        let mut members = cohorts.members(records);
        members.retain(|member| member.school as usize == school);
        members.sort_unstable();
        for Member { key, facts, .. } in members {
            let Some(in_numerator) = cohort::counts(facts, graduates)[at].filter(|_| in_group(facts)) else { continue };
            let year = records.schools[school].year;
            let own = &lines[lines.partition_point(|l| l.0 < key)..lines.partition_point(|l| l.0 <= key)];
            let row = own.iter().rfind(|(_, y, _, _, f)| *y <= year && *f == facts);
            counted.extend(row.map(|(_, _, file, line, _)| CountedRow { file: *file, line: *line, in_numerator }));
        }
    }
    counted
}

/// Every student of a school and year with their rows and files, merged.
pub(super) fn for_each_student(
    records: &Records,
    school: usize,
    mut each: impl FnMut(&[Told], &[StudentDetails], Merged),
) {
    let mut rows: Vec<Told> = Vec::new();
    let mut all_details: Vec<StudentDetails> = Vec::new();
    for (file, part) in records.parts(&records.schools[school]) {
        let first = rows.len();
        rows.extend(records.students(file, part).map(|row| Told { row, file, details: None }));
        if records.has_details(file) {
            for (told, details) in rows[first..].iter_mut().zip(records.details(file, part)) {
                told.details = u32::try_from(all_details.len()).ok();
                all_details.push(details);
            }
        }
    }
    rows.sort_unstable_by_key(|told| (told.row.key, told.file, told.row.line));
    let (mut own, mut details): (Vec<StudentRow>, Vec<StudentDetails>) = Default::default();
    for student in rows.chunk_by(|a, b| a.row.key == b.row.key) {
        own.clear();
        own.extend(student.iter().map(|told| told.row));
        details.clear();
        details.extend(student.iter().filter_map(|told| all_details.get(told.details? as usize)));
        each(student, &all_details, merge_students(&own, &details));
    }
}

/// One row of a student and the file that tells it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) row: StudentRow,
    pub(super) file: u16,
    /// Position of the row's details among those of its school and year.
    details: Option<u32>,
}

impl Told {
    /// The row's details, among those of its school and year.
    pub(super) fn details_among(&self, all: &[StudentDetails]) -> StudentDetails {
        self.details.and_then(|at| all.get(at as usize)).copied().unwrap_or_default()
    }
}

/// Counts the student rows of one school and year after the other, in one reused table.
pub(super) struct Counter<'r> {
    records: &'r Records,
    rules: Rules,
    positions: Vec<u16>,
    table: Table<{ COUNTED.len() }>,
    /// Keys of one school's students, by their hash.
    seen: Vec<StudentKey>,
}

impl<'r> Counter<'r> {
    pub(super) fn new(records: &'r Records, rules: Rules) -> Self {
        let ids: Vec<IndicatorId> = COUNTED.iter().map(|c| c.id.clone()).collect();
        Self { records, rules, positions: positions(records, &ids), table: Table::new(), seen: Vec::new() }
    }

    pub(super) fn count(&mut self, position: usize, cohorts: &mut Cohorts, findings: &mut Found) -> Vec<Count> {
        let school = &self.records.schools[position];
        let total: usize = self.records.parts(school).map(|(_, part)| part.students.len()).sum();
        if total == 0 {
            return Vec::new();
        }
        let Self { records, rules, table, seen, .. } = self;
        let mut shared = Shared::default();
        let mut cohorts = cohorts.at(records, position);
        if all_differ(records, school, total, seen) {
            for (file, part) in records.parts(school) {
                records.students(file, part).for_each(|row| {
                    add(table, row.facts, row.days, rules);
                    cohorts.note(row.key, row.facts);
                });
            }
        } else {
            for_each_student(records, position, |rows, details, merged| {
                repeated(records, rows, details, merged.conflict, findings);
                shared.mark(rows);
                add(table, merged.facts, merged.days, rules);
                cohorts.note(rows[0].row.key, merged.facts);
            });
        }
        strangers(records, school, &shared, findings);
        table.take(&self.positions)
    }
}

/// Counts a student.
#[inline]
fn add(table: &mut Table<{ COUNTED.len() }>, facts: StudentFacts, days: Days, rules: &Rules) {
    table.add(facts.groups(), std::array::from_fn(|i| (COUNTED[i].counts)(facts, days, rules)));
}

/// Has every student one row? Most schools' have, and need no sorting to find who has two.
fn all_differ(records: &Records, school: &SchoolYearRecords, count: usize, seen: &mut Vec<StudentKey>) -> bool {
    let size = (count * 2).next_power_of_two();
    seen.clear();
    seen.resize(size, StudentKey::NOBODY);
    let mut is_new = |key: StudentKey| {
        let mut at = key.spread() & (size - 1);
        while seen[at] != StudentKey::NOBODY {
            if seen[at] == key {
                return false;
            }
            at = (at + 1) & (size - 1);
        }
        seen[at] = key;
        true
    };
    records.parts(school).all(|(file, part)| records.students(file, part).all(|row| is_new(row.key)))
}
