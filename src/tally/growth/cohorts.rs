//! Students of two years become cohorts: each score beside those of the year before.
//!
//! A prior score is the one of the year before in the grade before, within the LEA. Where a student's scores of one year
//! differ nobody knows which is right, and none is used.

use std::collections::BTreeMap;

use crate::growth::{Cohort, Controls, Student};
use crate::model::{Grade, SchoolYear};
use crate::records::{
    DisabilityCategory, Flag, Records, StudentDetails, StudentFacts, StudentKey, StudentRow, merge_students,
};

/// Subjects with scale scores: ELA, then mathematics.
pub(super) const SUBJECTS: usize = 2;

/// A student in a school and year, with a score.
#[derive(Clone, Copy)]
struct Row {
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
    let mut leas: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in schools {
        leas.entry(&records.schools[at].facts.lea_code).or_default().push(at);
    }
    let mut told: BTreeMap<(usize, SchoolYear, Grade), Vec<(Student, bool)>> = BTreeMap::new();
    for lea in leas.values() {
        each_student(records, lea, |student| {
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
        });
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

/// Every student of an LEA with more than one score: school by school, years in order.
fn each_student(records: &Records, schools: &[usize], mut each: impl FnMut(&[Row])) {
    let mut told: Vec<(StudentRow, StudentDetails)> = Vec::new();
    let mut order: Vec<(StudentKey, u32, u32)> = Vec::new();
    for at in schools {
        let school = u32::try_from(*at).unwrap_or(u32::MAX);
        for (file, part) in records.parts(&records.schools[*at]) {
            for row in records.students(file, part).zip(records.details(file, part)) {
                order.push((row.0.key, school, u32::try_from(told.len()).unwrap_or(u32::MAX)));
                told.push(row);
            }
        }
    }
    order.sort_unstable();
    let mut years: Vec<Row> = Vec::new();
    for student in order.chunk_by(|a, b| a.0 == b.0).filter(|rows| rows.len() > 1) {
        years.clear();
        for rows in student.chunk_by(|a, b| a.1 == b.1) {
            let (facts, details) = if let [(_, _, at)] = rows {
                let (row, details) = &told[*at as usize];
                (row.facts, *details)
            } else {
                let (own, more): (Vec<StudentRow>, Vec<StudentDetails>) =
                    rows.iter().map(|(_, _, at)| told[*at as usize]).unzip();
                let merged = merge_students(&own, &more);
                (merged.facts, merged.details)
            };
            let scores = [details.ela_score(), details.math_score()];
            if facts.grade() != Grade::NOT_STATED && scores != [None; SUBJECTS] {
                let school = rows[0].1;
                let year = records.schools[school as usize].year;
                let (controls, groups) = (controls(facts, &details), facts.groups());
                years.push(Row { year, school, grade: facts.grade(), scores, controls, groups });
            }
        }
        if years.len() > 1 {
            each(&years);
        }
    }
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
