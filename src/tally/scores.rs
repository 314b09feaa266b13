//! The scale scores of student rows, by student, for growth percentiles.

use std::collections::BTreeMap;

use crate::growth::{Score, Subject, number};
use crate::records::{Detail, Records, StudentKey};

use super::students::for_each_student;

/// An LEA's number, and the student's id.
type Student = (u32, StudentKey);

/// Scores of both subjects; students are numbered in order of LEA and id.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Of ELA, then of mathematics. Schools are positions in [`Records::schools`].
    pub subjects: [Vec<Score>; 2],
    /// By the students' numbers.
    pub students: Vec<StudentKey>,
}

impl Scores {
    /// The scores of all rows with a year and a grade from 1 to 12. An id is one student within an LEA, or everywhere.
    #[must_use]
    pub fn of(records: &Records, statewide: bool) -> Self {
        let mut leas: BTreeMap<&str, u32> = BTreeMap::new();
        let mut told: Vec<(Student, [Option<Score>; 2])> = Vec::new();
        for (at, school) in records.schools.iter().enumerate() {
            let following = u32::try_from(leas.len()).unwrap_or(u32::MAX);
            let lea = *leas.entry(&school.facts.lea_code).or_insert(following);
            let lea = if statewide { 0 } else { lea };
            let has_scores = records.parts(school).any(|(file, _)| records.has_details(file));
            let Some(spring) = school.year.spring().filter(|_| has_scores) else { continue };
            for_each_student(records, at, |rows, _, merged| {
                let (facts, details) = (merged.facts, merged.details);
                let grade = facts.grade();
                let school = u32::try_from(at).unwrap_or(u32::MAX);
                let score = |score: Option<i32>, error| {
                    let error = details.get(error).unwrap_or(0);
                    Some(Score { student: 0, spring, grade, score: score?, school, error, groups: facts.groups() })
                };
                let own = [score(details.ela_score(), Detail::ElaCsem), score(details.math_score(), Detail::MathCsem)];
                if own.iter().any(Option::is_some) && number(grade) > 0 {
                    told.push(((lea, rows[0].row.key), own));
                }
            });
        }
        told.sort_unstable_by_key(|(student, _)| *student);
        let mut scores = Self::default();
        for student in told.chunk_by(|a, b| a.0 == b.0) {
            let number = u32::try_from(scores.students.len()).unwrap_or(u32::MAX);
            scores.students.push(student[0].0.1);
            for (_, own) in student {
                for (all, score) in scores.subjects.iter_mut().zip(own) {
                    all.extend(score.map(|score| Score { student: number, ..score }));
                }
            }
        }
        scores
    }

    /// The scores of one subject.
    #[must_use]
    pub fn take(&mut self, subject: Subject) -> Vec<Score> {
        std::mem::take(&mut self.subjects[subject as usize])
    }
}
