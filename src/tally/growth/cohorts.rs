//! Students of two years become cohorts: each score beside those of the year before.
//!
//! A prior score is the one of the year before in the grade before, within the LEA. Where a student's scores of one year
//! differ nobody knows which is right, and none is used.

use std::collections::BTreeMap;

use crate::growth::{Cohort, Controls, Student};
use crate::model::{Grade, SchoolYear};
use crate::records::{DisabilityCategory, Flag, Records, StudentDetails, StudentFacts, StudentKey};

use super::super::students::for_each_student;

/// Subjects with scale scores: ELA, then mathematics.
pub(super) const SUBJECTS: usize = 2;

/// A student in a school and year.
#[derive(Clone, Copy)]
struct Row {
    lea: u32,
    key: StudentKey,
    year: SchoolYear,
    /// Position in [`Records::schools`].
    school: u32,
    grade: Grade,
    scores: [Option<i32>; SUBJECTS],
    controls: Controls,
    groups: u32,
}

/// Cohorts by subject, year and grade.
pub(super) type Cohorts = BTreeMap<(usize, SchoolYear, Grade), Cohort>;

/// The cohorts of all years, their schools numbered from the first of the year; none without scores of two years.
pub(super) fn cohorts(records: &Records) -> Cohorts {
    let with_scores = |at: &usize| records.parts(&records.schools[*at]).any(|(file, _)| records.has_details(file));
    let schools: Vec<usize> = (0..records.schools.len()).filter(with_scores).collect();
    let follows = |pair: &[usize]| {
        let [before, now] = [pair[0], pair[1]].map(|at| records.schools[at].year);
        next(before) == Some(now)
    };
    if !schools.windows(2).any(follows) {
        return Cohorts::new();
    }
    let mut rows = rows(records, &schools);
    rows.sort_unstable_by_key(|row| (row.lea, row.key, row.year, row.school));
    let mut told: BTreeMap<(usize, SchoolYear, Grade), Vec<(Student, bool)>> = BTreeMap::new();
    for student in rows.chunk_by(|a, b| (a.lea, a.key) == (b.lea, b.key)) {
        for now in student {
            for subject in 0..SUBJECTS {
                let Some((score, prior)) = pair(student, now, subject) else { continue };
                let other = score_of(student, before(now), 1 - subject);
                let priors = [f64::from(prior), other.map_or(0.0, f64::from)];
                let Row { school, controls, groups, .. } = *now;
                let own = Student { school, score: f64::from(score), priors, controls, groups };
                told.entry((subject, now.year, now.grade)).or_default().push((own, other.is_some()));
            }
        }
    }
    told.into_iter().map(|(key, students)| (key, cohort(records, key.1, students))).collect()
}

/// A score and the one of the year before.
fn pair(student: &[Row], now: &Row, subject: usize) -> Option<(i32, i32)> {
    now.scores[subject]?;
    let score = score_of(student, Some((now.year, now.grade)), subject)?;
    Some((score, score_of(student, before(now), subject)?))
}

/// The student's score of this year and grade, unless there are two that differ.
fn score_of(student: &[Row], place: Option<(SchoolYear, Grade)>, subject: usize) -> Option<i32> {
    let own = student.iter().filter(|row| Some((row.year, row.grade)) == place);
    let mut scores = own.filter_map(|row| row.scores[subject]);
    let first = scores.next()?;
    scores.all(|score| score == first).then_some(first)
}

/// The year before, and the grade before.
fn before(now: &Row) -> Option<(SchoolYear, Grade)> {
    let year = SchoolYear::of_spring(now.year.spring()? - 1)?;
    let first = Grade::numbered(1)?;
    (now.grade > first).then(|| (year, Grade::from_index(now.grade.index() - 1)))
}

fn next(year: SchoolYear) -> Option<SchoolYear> {
    SchoolYear::of_spring(year.spring()? + 1)
}

/// The students of one cohort. Where at least half have a prior score in the other subject, those without are left out.
fn cohort(records: &Records, year: SchoolYear, students: Vec<(Student, bool)>) -> Cohort {
    let first = u32::try_from(records.schools.partition_point(|school| school.year < year)).unwrap_or(u32::MAX);
    let both = students.iter().filter(|(_, both)| *both).count() * 2 >= students.len();
    let mut kept: Vec<Student> = students.into_iter().filter(|(_, own)| *own || !both).map(|(own, _)| own).collect();
    for student in &mut kept {
        student.school -= first;
    }
    // Stable: within a school the students stay in the order of their ids.
    kept.sort_by_key(|student| student.school);
    Cohort { students: kept, both }
}

fn rows(records: &Records, schools: &[usize]) -> Vec<Row> {
    let mut leas: BTreeMap<&str, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for at in schools {
        let school = &records.schools[*at];
        let following = u32::try_from(leas.len()).unwrap_or(u32::MAX);
        let lea = *leas.entry(&school.facts.lea_code).or_insert(following);
        for_each_student(records, *at, |told, _, merged| {
            let (facts, details) = (merged.facts, merged.details);
            let scores = [details.ela_score(), details.math_score()];
            if facts.grade() == Grade::NOT_STATED || scores == [None; SUBJECTS] {
                return;
            }
            rows.push(Row {
                lea,
                key: told[0].row.key,
                year: school.year,
                school: u32::try_from(*at).unwrap_or(u32::MAX),
                grade: facts.grade(),
                scores,
                controls: controls(facts, &details),
                groups: facts.groups(),
            });
        });
    }
    rows
}

/// Levels of the controls; zero where nothing is stated.
fn controls(facts: StudentFacts, details: &StudentDetails) -> Controls {
    let kind = |kind: DisabilityCategory| 3 + kind as u8;
    let disability = match (details.disability_category(), facts.disability()) {
        (Some(category), _) => kind(category),
        (None, Flag::YES) => 2,
        (None, stated) => stated,
    };
    Controls([disability, facts.english(), facts.disadvantaged(), facts.foster(), facts.homeless()])
}
