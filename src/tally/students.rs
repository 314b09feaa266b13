//! Student rows → counts. What of a student counts in which indicator: rules 4, 9 and 11 of methodology.md, with the
//! methodology's definitions.

use crate::methodology::Definitions;
use crate::model::{IndicatorId, Ratio};
use crate::records::{
    CellContent, Days, EnglishStatus, Flag, Merged, Records, StudentDetails, StudentFacts, StudentKey, StudentRow,
    merge_students,
};

use super::cohort::{self, Cohorts, Member};
use super::disability::{CATEGORIES, Disabilities, Identified};
use super::growth;
use super::joins::{Shared, repeated, strangers};
use super::marks::{self, Marks};
use super::persistence::{self, Paths};
use super::risk;
use super::surveys;
use super::table::Table;
use super::{Count, Found, positions};

/// An indicator that is counted from student rows.
pub(super) struct Counted {
    pub(super) id: IndicatorId,
    columns: &'static [&'static str],
    /// Is the student in the denominator, and if so in the numerator?
    pub(super) counts: fn(StudentFacts, Days, &Rules) -> Option<bool>,
}

/// The methodology's definitions in the form of the hot loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    met_level: u8,
    /// Absent of enrolled: numerator and denominator of the share.
    absence: (u64, u64),
    /// Hundredths of days.
    minimum_days: u64,
    /// Who is ready for high school: hundredths of grade points, and millionths of the days attended.
    pub(super) ready: (u32, u32),
    /// Of each grade, by [`Grade::index`](crate::model::Grade::index): are its students to be tested?
    tested: u16,
    pub(super) surveys: Surveys,
    pub(super) risk: Needed,
}

impl Rules {
    pub(super) fn of(definitions: &Definitions) -> Self {
        let share = definitions.absence_share.value;
        let part = |n: &i128| u64::try_from(*n).unwrap_or(u64::MAX);
        let limits = &definitions.thresholds;
        // What a file writes finer than this is cut off, so a threshold is reached from the next whole unit on.
        let units =
            |of: Ratio, unit| (of * Ratio::from_integer(unit)).ceil().to_integer().try_into().unwrap_or(u32::MAX);
        let (gpa, attendance) = (limits.ready_gpa.value, limits.ready_attendance.value);
        Self {
            met_level: definitions.met_level.value,
            absence: (part(share.numer()), part(share.denom())),
            minimum_days: u64::from(definitions.absence_minimum_days.value) * 100,
            ready: (units(gpa, 100), units(attendance, 1_000_000)),
            tested: limits.tested_grades.value.iter().fold(0, |all, grade| all | 1 << grade.index()),
            surveys: Surveys { favorable_from: limits.favorable_from.value, respondents: limits.respondents.value },
            risk: Needed { students: limits.risk_students.value, cases: limits.risk_cases.value },
        }
    }
}

/// What of the answers to a survey counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surveys {
    /// Score from which on an answer is favorable.
    pub(super) favorable_from: u32,
    /// Respondents from which on a construct counts.
    pub(super) respondents: u32,
}

/// What a ratio of risks needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needed {
    /// Students of a group, and of its comparison.
    pub(super) students: u32,
    /// Cases of a group whose ratio is scored.
    pub(super) cases: u32,
}

/// Met the standard, among those with a valid level.
fn met(level: u8, rules: &Rules) -> Option<bool> {
    (level != 0).then_some(level >= rules.met_level)
}

/// Participation in the tests of ELA and mathematics.
const PARTICIPATION: [&str; 2] = ["ela_participation", "math_participation"];

pub(super) const COUNTED: &[Counted] = &[
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
    Counted {
        id: IndicatorId::known(PARTICIPATION[0]),
        columns: &["grade", "ela_level"],
        counts: |f, _, r| is_tested(f, r).then_some(f.ela_level() != 0),
    },
    Counted {
        id: IndicatorId::known(PARTICIPATION[1]),
        columns: &["grade", "math_level"],
        counts: |f, _, r| is_tested(f, r).then_some(f.math_level() != 0),
    },
];

/// Is the student of a grade whose students are to be tested?
fn is_tested(facts: StudentFacts, rules: &Rules) -> bool {
    rules.tested >> facts.grade().index() & 1 == 1
}

/// The indicators that student rows bring.
#[must_use]
pub fn student_indicators() -> Vec<IndicatorId> {
    let further = marks::COUNTED.into_iter().chain(risk::COUNTED).chain([persistence::COUNTED]).chain(growth::COUNTED);
    let further = further.chain(CATEGORIES.iter().cloned()).chain(surveys::counted());
    COUNTED.iter().map(|c| c.id.clone()).chain(cohort::COUNTED).chain(further).collect()
}

/// The columns of a `surveys` file.
const ANSWERS: &[&str] = &["respondent", "construct", "favorable"];
const SCORES: &[&str] = &["respondent", "construct", "score"];

/// The columns of the indicators that more than one row, or details of students, bring.
const COLUMNS: &[(&str, &[&str])] = &[
    ("a_g_completion", &["cohort_outcome", "a_g_complete"]),
    ("dropout_4yr", &["cohort_outcome", "cohort_year"]),
    ("graduation_4yr", &["cohort_outcome", "cohort_year"]),
    ("graduation_5yr", &["cohort_outcome", "cohort_year"]),
    ("graduation_6yr", &["cohort_outcome", "cohort_year"]),
    ("high_school_readiness", &["gpa", "attendance_rate", "grade8_d_or_f", "suspensions"]),
    ("middle_school_persistence", &["completed_grade8", "enrolled_grade10"]),
    ("prekindergarten", &["prekindergarten"]),
    ("sel_skills", &["sel_growth_mindset", "sel_self_efficacy", "sel_self_management", "sel_social_awareness"]),
    ("sel_skills_mean", SCORES),
    ("survey_family", ANSWERS),
    ("survey_family_mean", SCORES),
    ("survey_staff", ANSWERS),
    ("survey_staff_mean", SCORES),
    ("survey_student", ANSWERS),
    ("survey_student_mean", SCORES),
    ("special_education_disproportionality", &["race_ethnicity", "student_with_disability"]),
    ("suspension_disproportionality", &["race_ethnicity", "suspensions", "expulsions"]),
    ("ela_growth", &["ela_scale_score", "grade"]),
    ("math_growth", &["math_scale_score", "grade"]),
];

/// The canonical columns that bring an indicator; none when only a `measures` file can.
#[must_use]
pub fn columns_of(indicator: &IndicatorId) -> &'static [&'static str] {
    match COUNTED.iter().find(|c| c.id == *indicator) {
        Some(counted) => counted.columns,
        None if CATEGORIES.contains(indicator) => &["race_ethnicity", "student_with_disability", "disability_category"],
        None => COLUMNS.iter().find(|(id, _)| *id == indicator.as_str()).map_or(&[], |(_, columns)| columns),
    }
}

/// Counts the cohorts' members; both school by school as in [`Records::schools`].
pub(super) fn count_cohorts(records: &Records, members: &[Vec<Member>], graduates: u16) -> Vec<Vec<Count>> {
    let positions = positions(records, &cohort::COUNTED);
    let mut table = Table::new();
    let count = |members: &Vec<Member>| {
        if members.is_empty() {
            return Vec::new();
        }
        for member in members {
            table.add(member.facts.groups(), cohort::counts(member, graduates));
        }
        table.take(&positions)
    };
    members.iter().map(count).collect()
}

/// Every student of a school and year with their rows and files, merged.
pub(crate) fn for_each_student(
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
pub(crate) struct Told {
    pub(crate) row: StudentRow,
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

/// What is summed up of students.
struct Sums {
    rules: Rules,
    positions: Vec<u16>,
    table: Table<{ COUNTED.len() }>,
    disabilities: Disabilities,
    marks: Marks,
}

impl Sums {
    fn new(records: &Records, rules: Rules) -> Self {
        let ids: Vec<IndicatorId> = COUNTED.iter().map(|c| c.id.clone()).collect();
        let marked = positions(records, &marks::COUNTED);
        Self {
            rules,
            positions: positions(records, &ids),
            table: Table::new(),
            disabilities: Disabilities::default(),
            marks: Marks::new([marked[0], marked[1], marked[2]]),
        }
    }

    #[inline]
    fn add(&mut self, facts: StudentFacts, days: Days, details: &StudentDetails) {
        self.table.add(facts.groups(), std::array::from_fn(|i| (COUNTED[i].counts)(facts, days, &self.rules)));
        self.disabilities.add(facts, details);
        self.marks.add(facts, days, details, &self.rules);
    }

    fn take(&mut self) -> (Vec<Count>, Identified) {
        let mut counts = self.table.take(&self.positions);
        self.leave_out_tests_to_come(&mut counts);
        // The counts of many schools are kept: no more room than the ratios that come later may need.
        counts.reserve_exact(risk::MOST);
        self.marks.take(self.rules.surveys.respondents, &mut counts);
        (counts, self.disabilities.take())
    }

    /// Of tests that nobody in the school took no results have come yet.
    fn leave_out_tests_to_come(&self, counts: &mut Vec<Count>) {
        let took = |count: &Count| matches!(count.content, CellContent::Rate { numerator: 1.., .. });
        for (counted, at) in COUNTED.iter().zip(&self.positions) {
            if PARTICIPATION.contains(&counted.id.as_str())
                && !counts.iter().any(|count| count.indicator == *at && took(count))
            {
                counts.retain(|count| count.indicator != *at);
            }
        }
    }
}

/// Counts the students of several schools of one LEA and year, each once (rule 5): days are summed, an event at one school
/// is an event; on what else two schools contradict each other is not stated.
pub(super) fn count_together(records: &Records, rules: Rules, schools: &[usize]) -> (Vec<Count>, Identified) {
    let mut students: Vec<(StudentRow, StudentDetails)> = Vec::new();
    for school in schools {
        for_each_student(records, *school, |rows, _, Merged { facts, days, details, .. }| {
            students.push((StudentRow { facts, days, ..rows[0].row }, details));
        });
    }
    students.sort_unstable_by_key(|(row, _)| row.key);
    let mut sums = Sums::new(records, rules);
    for own in students.chunk_by(|(a, _), (b, _)| a.key == b.key) {
        if let [(row, details)] = own {
            sums.add(row.facts, row.days, details);
            continue;
        }
        let mut event = [0; 2];
        let (mut enrolled, mut absent, mut stated) = (0_u16, 0_u16, false);
        let mut rows: Vec<StudentRow> = Vec::new();
        for (row, _) in own {
            let mut row = *row;
            for (event, own) in event.iter_mut().zip([row.facts.suspended(), row.facts.redesignated()]) {
                *event = first_of([Flag::YES, Flag::NO, Flag::BLANK], *event, own);
            }
            row.facts.set_suspended(0);
            row.facts.set_redesignated(0);
            if let Some((more, away)) = row.days.stated() {
                (enrolled, absent, stated) = (enrolled.saturating_add(more), absent.saturating_add(away), true);
            }
            rows.push(StudentRow { days: Days::NOT_STATED, ..row });
        }
        let details: Vec<StudentDetails> = own.iter().map(|(_, details)| *details).collect();
        let Merged { mut facts, details, .. } = merge_students(&rows, &details);
        facts.set_suspended(event[0]);
        facts.set_redesignated(event[1]);
        let days = if stated { Days::new(enrolled.min(Days::MOST), absent.min(Days::MOST)) } else { Days::NOT_STATED };
        sums.add(facts, days, &details);
    }
    sums.take()
}

/// Of two flags the one that goes first.
fn first_of(order: [u8; 3], a: u8, b: u8) -> u8 {
    order.into_iter().find(|flag| *flag == a || *flag == b).unwrap_or(0)
}

/// Counts the student rows of one school and year after the other, in one reused table.
pub(super) struct Counter<'r> {
    records: &'r Records,
    sums: Sums,
}

/// What is gathered over schools and years.
pub(super) struct Gathered {
    pub(super) cohorts: Cohorts,
    pub(super) paths: Paths,
    /// As [`Records::schools`].
    pub(super) identified: Vec<Identified>,
}

impl<'r> Counter<'r> {
    pub(super) fn new(records: &'r Records, rules: Rules) -> Self {
        Self { records, sums: Sums::new(records, rules) }
    }

    /// Counts the students of the school and year at a position. Has one of them several rows in it? Most schools' have one
    /// each, and need no sorting.
    pub(super) fn count(
        &mut self,
        position: usize,
        has_repeated: bool,
        gathered: &mut Gathered,
        findings: &mut Found,
    ) -> Vec<Count> {
        let records = self.records;
        let school = &records.schools[position];
        if records.parts(school).all(|(_, part)| part.students.is_empty()) {
            return Vec::new();
        }
        let mut shared = Shared::default();
        let Gathered { cohorts, paths, identified } = gathered;
        let place = (u32::try_from(position).unwrap_or(u32::MAX), school.year);
        let mut add = |key: StudentKey, facts: StudentFacts, days: Days, details: &StudentDetails| {
            self.sums.add(facts, days, details);
            cohorts.note(position, key, facts, details);
            if paths.wanted() {
                paths.note(place, key, facts, details);
            }
        };
        if has_repeated {
            for_each_student(records, position, |rows, details, merged| {
                repeated(records, rows, details, merged.conflict, findings);
                shared.mark(rows);
                add(rows[0].row.key, merged.facts, merged.days, &merged.details);
            });
        } else {
            for (file, part) in records.parts(school) {
                let rows = records.students(file, part);
                if records.has_marks(file) {
                    rows.zip(records.details(file, part))
                        .for_each(|(r, details)| add(r.key, r.facts, r.days, &details));
                } else {
                    rows.for_each(|row| add(row.key, row.facts, row.days, &StudentDetails::NONE));
                }
            }
        }
        cohorts.close(position);
        strangers(records, school, &shared, findings);
        let (counts, own) = self.sums.take();
        identified[position] = own;
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_from_rows_says_which_columns_bring_it() {
        for id in student_indicators() {
            assert!(!columns_of(&id).is_empty(), "{id}");
        }
    }
}
