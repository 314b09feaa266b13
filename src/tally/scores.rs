//! The scale scores of student rows, by student, for growth percentiles.

use std::collections::BTreeMap;

use crate::growth::{Score, Subject, number};
use crate::model::Grade;
use crate::records::{Detail, Records, StudentKey};

use super::students::for_each_student;

/// Scale scores of both subjects; students are numbered in order of LEA and id.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// In order of student.
    rows: Vec<Row>,
    /// By the students' numbers.
    pub students: Vec<StudentKey>,
}

/// A student in a school and year. There are millions of them, and of one subject's scores at a time.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// The LEA's number; zero where an id is one student everywhere.
    lea: u32,
    key: StudentKey,
    spring: u16,
    grade: Grade,
    /// Position in [`Records::schools`].
    school: u32,
    groups: u32,
    /// Of ELA, then of mathematics.
    scores: [Option<i32>; 2],
    errors: [u32; 2],
}

impl Scores {
    /// The scores of all rows with a year and a grade from 1 to 12. An id is one student within an LEA, or everywhere.
    #[must_use]
    pub fn of(records: &Records, statewide: bool) -> Self {
        let mut leas: BTreeMap<&str, u32> = BTreeMap::new();
        let mut rows: Vec<Row> = Vec::new();
        for (at, school) in records.schools.iter().enumerate() {
            let following = u32::try_from(leas.len()).unwrap_or(u32::MAX);
            let lea = *leas.entry(&school.facts.lea_code).or_insert(following);
            let lea = if statewide { 0 } else { lea };
            let has_scores = records.parts(school).any(|(file, _)| records.has_details(file));
            let Some(spring) = school.year.spring().filter(|_| has_scores) else { continue };
            for_each_student(records, at, |told, _, merged| {
                let (facts, details) = (merged.facts, merged.details);
                let grade = facts.grade();
                let scores = [details.ela_score(), details.math_score()];
                if scores != [None; 2] && number(grade) > 0 {
                    let errors = [Detail::ElaCsem, Detail::MathCsem].map(|error| details.get(error).unwrap_or(0));
                    let (key, groups) = (told[0].row.key, facts.groups());
                    let school = u32::try_from(at).unwrap_or(u32::MAX);
                    rows.push(Row { lea, key, spring, grade, school, groups, scores, errors });
                }
            });
        }
        rows.sort_unstable_by_key(|row| (row.lea, row.key));
        let students = Self::each(&rows).map(|student| student[0].key).collect();
        Self { rows, students }
    }

    fn each(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
        rows.chunk_by(|a, b| (a.lea, a.key) == (b.lea, b.key))
    }

    /// The scores of one subject, in order of student. Schools are positions in [`Records::schools`].
    #[must_use]
    pub fn of_subject(&self, subject: Subject) -> Vec<Score> {
        let at = subject as usize;
        let mut scores = Vec::with_capacity(self.rows.iter().filter(|row| row.scores[at].is_some()).count());
        for (student, rows) in (0..).zip(Self::each(&self.rows)) {
            for Row { spring, grade, school, groups, scores: own, errors, .. } in rows.iter().copied() {
                let score = |score| Score { student, spring, grade, score, school, error: errors[at], groups };
                scores.extend(own[at].map(score));
            }
        }
        scores
    }
}
