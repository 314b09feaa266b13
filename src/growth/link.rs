//! A student's scores over the years: who has which prior scores, and who has none and why.
//!
//! One score a student, subject and year. A student's scores in several schools of a year are one when they are alike;
//! where they differ nobody knows which is right, and none is used.

use crate::model::Grade;

use super::progression::Progression;

/// A score as a student row tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Number of the student.
    pub student: u32,
    /// Calendar year of the spring.
    pub spring: u16,
    /// The grade.
    pub grade: Grade,
    /// In thousandths.
    pub score: i32,
    /// Number of the school and year.
    pub school: u32,
    /// Its standard error of measurement in thousandths; zero when not stated.
    pub error: u32,
    /// The student's groups there, as bits by [`StudentGroup::index`](crate::model::StudentGroup::index).
    pub groups: u32,
}

/// The scores of a subject, linked.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// In order of student and year, one for each.
    scores: Vec<Score>,
    /// Positions of scores that stand in a second school too, which, and the student's groups there.
    also: Vec<(u32, u32, u32)>,
    /// Calendar years and grades of those that contradict each other, one for each student.
    contradictions: Vec<(u16, Grade)>,
}

/// Why a score has no prior ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoPrior {
    /// There is no earlier score at all.
    First,
    /// The year before was in the same grade.
    Repeated,
    /// The year before was two or more grades below.
    Skipped,
    /// The year before was in a higher grade.
    WentBack,
    /// There are earlier scores, but none of the year before.
    Gap,
}

impl Linked {
    /// Scores in any order.
    #[must_use]
    pub fn new(mut told: Vec<Score>) -> Self {
        told.sort_unstable();
        let mut linked = Self::default();
        // Put together where they stand, for there are millions.
        let (mut kept, mut from) = (0, 0);
        while let Some(first) = told.get(from).copied() {
            let same = |other: &Score| (other.student, other.spring) == (first.student, first.spring);
            let end = from + told[from..].iter().take_while(|other| same(other)).count();
            let others = &told[from + 1..end];
            if others.iter().any(|other| (other.grade, other.score) != (first.grade, first.score)) {
                linked.contradictions.push((first.spring, first.grade));
            } else {
                let at = u32::try_from(kept).unwrap_or(u32::MAX);
                let mut school = first.school;
                for other in others {
                    if other.school != school {
                        school = other.school;
                        linked.also.push((at, school, other.groups));
                    }
                }
                // Of two errors of one score the larger.
                let error = others.iter().map(|other| other.error).fold(first.error, u32::max);
                told[kept] = Score { error, ..first };
                kept += 1;
            }
            from = end;
        }
        told.truncate(kept);
        linked.scores = told;
        linked
    }

    /// The scores, in order of student and year.
    #[must_use]
    pub fn scores(&self) -> &[Score] {
        &self.scores
    }

    /// Year and grade of the students whose scores of one year differ.
    #[must_use]
    pub fn contradictions(&self) -> &[(u16, Grade)] {
        &self.contradictions
    }

    /// Schools in which a score stands, and the student's groups there.
    pub fn schools(&self, at: u32) -> impl Iterator<Item = (u32, u32)> {
        let from = self.also.partition_point(|(score, ..)| *score < at);
        let also = self.also[from..].iter().take_while(move |(score, ..)| *score == at);
        let Score { school, groups, .. } = self.scores[at as usize];
        [(school, groups)].into_iter().chain(also.map(|(_, school, groups)| (*school, *groups)))
    }

    /// The prior scores of the one at this position, the latest first: as many as follow one another without a gap.
    pub fn priors<'l>(&'l self, at: u32, progression: &'l Progression) -> impl Iterator<Item = &'l Score> {
        let now = self.scores[at as usize];
        progression.priors.iter().map_while(move |prior| {
            let spring = now.spring.checked_sub(prior.years)?;
            self.before(at)
                .find(|score| score.spring <= spring)
                .filter(|score| (score.spring, score.grade) == (spring, prior.grade))
        })
    }

    /// The same student's earlier scores, the latest first.
    fn before(&self, at: u32) -> impl Iterator<Item = &Score> {
        let student = self.scores[at as usize].student;
        self.scores[..at as usize].iter().rev().take_while(move |score| score.student == student)
    }

    /// Why the score at this position has no usual prior one.
    #[must_use]
    pub fn why_none(&self, at: u32) -> NoPrior {
        let now = self.scores[at as usize];
        match self.before(at).next() {
            None => NoPrior::First,
            Some(last) if last.spring + 1 != now.spring => NoPrior::Gap,
            Some(last) if last.grade == now.grade => NoPrior::Repeated,
            Some(last) if last.grade > now.grade => NoPrior::WentBack,
            Some(_) => NoPrior::Skipped,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::progression::Prior;
    use super::*;

    fn grade(number: u8) -> Grade {
        Grade::numbered(number).unwrap()
    }

    fn score(student: u32, spring: u16, in_grade: u8, score: i32) -> Score {
        Score { student, spring, grade: grade(in_grade), score, error: 0, school: u32::from(spring), groups: 1 }
    }

    fn priors(linked: &Linked, at: u32, progression: &Progression) -> Vec<i32> {
        linked.priors(at, progression).map(|score| score.score).collect()
    }

    #[test]
    fn priors_go_back_as_far_as_years_and_grades_follow_one_another() {
        let linked = Linked::new(vec![
            score(1, 2023, 4, 40),
            score(1, 2021, 3, 30),
            score(1, 2024, 5, 50),
            score(1, 2025, 6, 60),
            score(2, 2024, 5, 55),
        ]);
        let sixth = Progression::usual(grade(6));
        // Grade 3 was two years before grade 4.
        assert_eq!(priors(&linked, 3, &sixth), [50, 40]);
        assert_eq!(linked.why_none(1), NoPrior::Gap);
        assert_eq!((linked.why_none(0), linked.why_none(4)), (NoPrior::First, NoPrior::First));
    }

    #[test]
    fn a_repeated_and_a_skipped_grade_have_no_usual_prior_but_may_have_a_declared_one() {
        let linked = Linked::new(vec![
            score(1, 2023, 4, 41),
            score(1, 2024, 5, 51),
            score(1, 2025, 5, 52),
            score(2, 2024, 4, 42),
            score(2, 2025, 6, 62),
            score(3, 2024, 6, 63),
            score(3, 2025, 5, 53),
        ]);
        let usual = Progression::usual(grade(5));
        assert!(priors(&linked, 2, &usual).is_empty());
        assert_eq!(linked.why_none(2), NoPrior::Repeated);
        assert_eq!(linked.why_none(4), NoPrior::Skipped);
        assert_eq!(linked.why_none(6), NoPrior::WentBack);
        let repeats = Progression {
            grade: grade(5),
            priors: vec![Prior { grade: grade(5), years: 1 }, Prior { grade: grade(4), years: 2 }],
        };
        assert_eq!(priors(&linked, 2, &repeats), [51, 41]);
    }

    #[test]
    fn grade_11_comes_from_grade_8_when_declared() {
        let linked = Linked::new(vec![score(1, 2021, 7, 70), score(1, 2022, 8, 80), score(1, 2025, 11, 110)]);
        let from_8 = Progression {
            grade: grade(11),
            priors: vec![Prior { grade: grade(8), years: 3 }, Prior { grade: grade(7), years: 4 }],
        };
        assert_eq!(priors(&linked, 2, &from_8), [80, 70]);
        assert!(priors(&linked, 2, &Progression::usual(grade(11))).is_empty());
    }

    #[test]
    fn a_score_in_two_schools_is_one_score_and_two_different_ones_are_none() {
        let twice = Score { school: 7, error: 9, ..score(1, 2025, 5, 50) };
        let linked =
            Linked::new(vec![twice, score(1, 2025, 5, 50), twice, score(2, 2025, 5, 50), score(2, 2025, 5, 51)]);
        assert_eq!(linked.scores().len(), 1);
        assert_eq!(linked.scores()[0].error, 9);
        assert_eq!(linked.schools(0).collect::<Vec<_>>(), [(7, 1), (2025, 1)]);
        assert_eq!(linked.contradictions(), [(2025, grade(5))]);
    }
}
