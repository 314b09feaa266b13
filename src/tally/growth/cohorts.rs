//! Linked scores become cohorts for the growth of schools: each score beside those of the year before.
//!
//! A prior score is the one of the year before in the grade before, within the LEA.

use std::collections::BTreeMap;

use crate::growth::{Cohort, Linked, Progression, Student, Subject};
use crate::model::{Grade, SchoolYear};
use crate::order;
use crate::records::Records;

use super::super::scores::Scores;

/// The scores of all years, linked; nothing without two years in a row.
pub(super) fn scores(records: &Records) -> Option<Linked> {
    let mut springs = records.schools.iter().filter_map(|school| school.year.spring());
    let mut last = springs.next()?;
    let follows = springs.any(|spring| std::mem::replace(&mut last, spring) + 1 == spring);
    follows.then(|| Scores::of(records, false).linked)
}

/// The cohorts of a subject and year by grade, their schools numbered from the first of the year.
pub(super) fn cohorts(
    records: &Records,
    linked: &Linked,
    subject: Subject,
    year: SchoolYear,
) -> BTreeMap<Grade, Cohort> {
    let first = u32::try_from(records.schools.partition_point(|school| school.year < year)).unwrap_or(u32::MAX);
    let mut ways: BTreeMap<Grade, Progression> = BTreeMap::new();
    let mut told: BTreeMap<Grade, Vec<(Student, bool)>> = BTreeMap::new();
    for (at, now) in linked.scores(subject).filter(|(_, now)| Some(now.spring) == year.spring()) {
        let way = &*ways.entry(now.grade).or_insert_with(|| before(now.grade));
        let prior = |of| linked.priors(at, of, way).next().map(|prior| points(prior.score));
        let Some(own) = prior(subject) else { continue };
        let other = prior(subject.other());
        let (score, priors) = (points(now.score), [own, other.unwrap_or(0.0)]);
        let students = told.entry(now.grade).or_default();
        for entry in linked.schools(at, subject) {
            let (school, controls, groups) = (entry.school - first, entry.controls, entry.groups);
            students.push((Student { school, score, priors, controls, groups }, other.is_some()));
        }
    }
    order::map(told.into_iter().map(|(grade, students)| (grade, cohort(students))))
}

/// The year before, in the grade before.
fn before(grade: Grade) -> Progression {
    let mut way = Progression::usual(grade);
    way.priors.truncate(1);
    way
}

/// In thousandths, as they are kept: a model takes scores in units of their own spread.
fn points(score: i32) -> f64 {
    f64::from(score)
}

/// The students of one cohort. Where at least half have a prior score in the other subject, those without are left out.
fn cohort(students: Vec<(Student, bool)>) -> Cohort {
    let both = students.iter().filter(|(_, both)| *both).count() * 2 >= students.len();
    let mut kept: Vec<Student> = students.into_iter().filter(|(_, own)| *own || !both).map(|(own, _)| own).collect();
    // Stable: within a school the students stay in the order of their ids.
    kept.sort_by_key(|student| student.school);
    Cohort { students: kept, both }
}
