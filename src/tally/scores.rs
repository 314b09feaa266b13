//! The scale scores of student rows, by student, for growth.

use std::collections::BTreeMap;

use crate::growth::{Controls, Entry, Linked, Subject};
use crate::records::{Detail, DisabilityCategory, Flag, Records, StudentDetails, StudentFacts, StudentKey};

use super::students::for_each_student;

/// Scale scores of both subjects, linked over the years.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Schools are positions in [`Records::schools`].
    pub linked: Linked,
    /// By the students' numbers, which are in order of LEA and id.
    pub students: Vec<StudentKey>,
}

impl Scores {
    /// The scores of all rows. An id is one student within an LEA, or everywhere.
    #[must_use]
    pub fn of(records: &Records, statewide: bool) -> Self {
        let with_scores = |at: &usize| records.parts(&records.schools[*at]).any(|(file, _)| records.has_details(file));
        let schools: Vec<usize> = (0..records.schools.len()).filter(with_scores).collect();
        let mut leas: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for at in schools {
            let lea = if statewide { "" } else { &*records.schools[at].facts.lea_code };
            leas.entry(lea).or_default().push(at);
        }
        let mut scores = Self::default();
        let (mut own, mut entries): (Vec<(StudentKey, Entry)>, Vec<Entry>) = Default::default();
        for schools in leas.values() {
            own.clear();
            for at in schools {
                tell(records, *at, &mut own);
            }
            own.sort_unstable();
            for student in own.chunk_by(|a, b| a.0 == b.0) {
                let number = u32::try_from(scores.students.len()).unwrap_or(u32::MAX);
                scores.students.push(student[0].0);
                entries.clear();
                entries.extend(student.iter().map(|(_, entry)| entry.of(number)));
                scores.linked.add(&mut entries);
            }
        }
        scores
    }
}

/// Every student of a school and year with a score.
fn tell(records: &Records, at: usize, into: &mut Vec<(StudentKey, Entry)>) {
    let spring = records.schools[at].year.spring().unwrap_or(0);
    let school = u32::try_from(at).unwrap_or(u32::MAX);
    for_each_student(records, at, |told, _, merged| {
        let (facts, details) = (merged.facts, merged.details);
        let mut entry = Entry::new(0, (spring, facts.grade()), school);
        let scores = [details.ela_score(), details.math_score()];
        for ((subject, score), error) in Subject::ALL.into_iter().zip(scores).zip([Detail::ElaCsem, Detail::MathCsem]) {
            if let Some(score) = score {
                entry = entry.with(subject, score, details.get(error).unwrap_or(0));
            }
        }
        if scores != [None; 2] {
            entry.groups = facts.groups();
            entry.controls = controls(facts, &details);
            into.push((told[0].row.key, entry));
        }
    });
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
