//! A student's scores over the years: who has which prior scores, and who has none and why.
//!
//! One score a student, subject and year. A student's scores in several schools of a year are one when they are alike;
//! where they differ nobody knows which is right, and none is used. Every model of growth takes its scores from here.

use crate::model::Grade;

use super::cohort::Controls;
use super::progression::{Progression, Subject, number};

/// What is known of a student in a school and year. There are millions of them, so both subjects share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Number of the student.
    pub student: u32,
    /// Calendar year of the spring; zero when not stated.
    pub spring: u16,
    /// The grade.
    pub grade: Grade,
    /// Number of the school and year.
    pub school: u32,
    /// The student's groups there, as bits by [`StudentGroup::index`](crate::model::StudentGroup::index).
    pub groups: u32,
    /// What value-added growth corrects for.
    pub controls: Controls,
    /// By subject; [`Entry::NO_SCORE`] where there is none.
    scores: [i32; 2],
    /// By subject.
    errors: [u32; 2],
}

/// A student's score in a subject and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// Number of the student.
    pub student: u32,
    /// Calendar year of the spring.
    pub spring: u16,
    /// The grade.
    pub grade: Grade,
    /// In thousandths.
    pub score: i32,
    /// Its standard error of measurement in thousandths; zero when not stated.
    pub error: u32,
}

/// The scores of both subjects, linked. A score is named by its position: that of the first entry of the student's year.
/// Positions rise with student and year, and are not without gaps.
#[derive(Clone, Debug, Default)]
pub struct Linked {
    /// In order of student, year, and school; a student's stand in one slab. Millions are easier to place in pieces.
    slabs: Vec<Vec<Entry>>,
    /// In order of year and grade.
    unplaced: Vec<Unplaced>,
}

/// Scores that belong to no grade from 1 to 12, or to no year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Calendar year of the spring; zero when not stated.
    pub spring: u16,
    /// The grade as far as it is stated.
    pub grade: Grade,
    /// How many, by subject.
    pub scores: [usize; 2],
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

impl Entry {
    const NO_SCORE: i32 = i32::MIN;

    /// Without a score yet.
    #[must_use]
    pub const fn new(student: u32, (spring, grade): (u16, Grade), school: u32) -> Self {
        let (scores, errors) = ([Self::NO_SCORE; 2], [0; 2]);
        Self { student, spring, grade, school, groups: 0, controls: Controls([0; 5]), scores, errors }
    }

    /// The same of another student.
    #[must_use]
    pub const fn of(mut self, student: u32) -> Self {
        self.student = student;
        self
    }

    /// With a score of a subject and its standard error of measurement, both in thousandths; zero when that is not stated.
    #[must_use]
    pub const fn with(mut self, subject: Subject, score: i32, error: u32) -> Self {
        self.scores[subject as usize] = score;
        self.errors[subject as usize] = error;
        self
    }

    /// The score of a subject here.
    fn score(&self, subject: Subject) -> Option<i32> {
        Some(self.scores[subject as usize]).filter(|score| *score != Self::NO_SCORE)
    }

    fn is_of(&self, other: &Self) -> bool {
        (self.student, self.spring) == (other.student, other.spring)
    }
}

impl Linked {
    /// Entries in a slab: a position is the number of the slab and the place in it.
    const SLAB: usize = 1 << 16;

    /// Entries in any order, one for each student, year and school.
    #[must_use]
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_unstable_by_key(|entry| entry.student);
        let mut linked = Self::default();
        for student in entries.chunk_by_mut(|a, b| a.student == b.student) {
            linked.add(student);
        }
        linked
    }

    /// Adds the entries of the next student, in any order, one for each year and school.
    pub fn add(&mut self, student: &mut [Entry]) {
        student.sort_unstable_by_key(|entry| (entry.spring, entry.school));
        // Nobody is in so many schools; whoever is has scores of the same years that are not held against each other.
        for entries in student.chunks(Self::SLAB) {
            let fits = self.slabs.last().is_some_and(|slab| slab.len() + entries.len() <= Self::SLAB);
            if !fits {
                let many = !self.slabs.is_empty();
                self.slabs.push(Vec::with_capacity(if many { Self::SLAB } else { entries.len() }));
            }
            let placed = |entry: &&Entry| entry.spring > 0 && number(entry.grade) > 0;
            if let Some(slab) = self.slabs.last_mut() {
                slab.extend(entries.iter().filter(placed));
            }
            entries.iter().filter(|entry| !placed(entry)).for_each(|entry| self.leave_out(entry));
        }
    }

    fn leave_out(&mut self, entry: &Entry) {
        let Entry { spring, grade, scores, .. } = *entry;
        let at = self.unplaced.binary_search_by_key(&(spring, grade), |own| (own.spring, own.grade));
        let at = at.unwrap_or_else(|at| {
            self.unplaced.insert(at, Unplaced { spring, grade, scores: [0; 2] });
            at
        });
        let own = self.unplaced[at].scores.iter_mut().zip(scores);
        own.for_each(|(count, score)| *count += usize::from(score != Entry::NO_SCORE));
    }

    /// The scores that belong to no grade or no year, in order of both: none of them is linked.
    #[must_use]
    pub fn unplaced(&self) -> &[Unplaced] {
        &self.unplaced
    }

    /// The scores of a subject with their positions, in order of student and year.
    pub fn scores(&self, subject: Subject) -> impl Iterator<Item = (u32, Score)> {
        self.years().filter_map(move |(at, year)| Some((at, one(year, subject)?)))
    }

    /// Year and lowest grade of the students whose scores of one year differ.
    pub fn contradictions(&self, subject: Subject) -> impl Iterator<Item = (u16, Grade)> {
        self.years().filter_map(move |(_, year)| {
            let grades = year.iter().filter(|entry| entry.score(subject).is_some()).map(|entry| entry.grade);
            one(year, subject).is_none().then_some(())?;
            Some((year[0].spring, grades.min()?))
        })
    }

    /// The score of a subject at a position, if there is one.
    #[must_use]
    pub fn score(&self, at: u32, subject: Subject) -> Option<Score> {
        one(self.year(at), subject)
    }

    /// Whose position it is.
    #[must_use]
    pub fn student(&self, at: u32) -> u32 {
        self.at(at).student
    }

    /// The entries in which a score stands, one for each school.
    pub fn schools(&self, at: u32, subject: Subject) -> impl Iterator<Item = &Entry> {
        self.year(at).iter().filter(move |entry| entry.score(subject).is_some())
    }

    /// The positions of a student's years, in order.
    pub fn years_of(&self, student: u32) -> impl Iterator<Item = u32> {
        let begun = self.slabs.partition_point(|slab| slab.first().is_some_and(|first| first.student <= student));
        let number = begun.saturating_sub(1);
        let slab = self.slabs.get(number).map_or(&[][..], Vec::as_slice);
        let from = slab.partition_point(|entry| entry.student < student);
        let years = years_from(number * Self::SLAB + from, &slab[from..]);
        years.take_while(move |(_, year)| year[0].student == student).map(|(at, _)| at)
    }

    /// The prior scores of the one at this position, the latest first: as many as follow one another without a gap.
    pub fn priors<'l>(
        &'l self,
        at: u32,
        subject: Subject,
        progression: &'l Progression,
    ) -> impl Iterator<Item = Score> + 'l {
        let now = self.at(at).spring;
        progression.priors.iter().map_while(move |prior| {
            let spring = now.checked_sub(prior.years)?;
            let place = self.before(at).find(|at| self.at(*at).spring <= spring)?;
            self.score(place, subject).filter(|score| (score.spring, score.grade) == (spring, prior.grade))
        })
    }

    /// Why the score at this position has no usual prior one.
    #[must_use]
    pub fn why_none(&self, at: u32, subject: Subject) -> NoPrior {
        let now = self.at(at);
        let last = self.before(at).find_map(|at| self.score(at, subject));
        let now_grade = self.score(at, subject).map_or(now.grade, |score| score.grade);
        match last {
            None => NoPrior::First,
            Some(last) if last.spring + 1 != now.spring => NoPrior::Gap,
            Some(last) if last.grade == now_grade => NoPrior::Repeated,
            Some(last) if last.grade > now_grade => NoPrior::WentBack,
            Some(_) => NoPrior::Skipped,
        }
    }

    /// The entries of each student and year, with the position of the first.
    fn years(&self) -> impl Iterator<Item = (u32, &[Entry])> {
        self.slabs.iter().enumerate().flat_map(|(number, slab)| years_from(number * Self::SLAB, slab))
    }

    /// The entries of the year that begins at this position.
    fn year(&self, at: u32) -> &[Entry] {
        let (slab, place) = self.slab(at);
        let rest = &slab[place..];
        let own = rest.iter().take_while(|entry| entry.is_of(&rest[0])).count();
        &rest[..own]
    }

    /// The positions of the same student's earlier years, the latest first.
    fn before(&self, at: u32) -> impl Iterator<Item = u32> {
        let (slab, place) = self.slab(at);
        let places = std::iter::successors(Some(place), |place| {
            let before = &slab[..*place];
            let last = before.last().filter(|last| last.student == slab[*place].student)?;
            Some(before.len() - before.iter().rev().take_while(|entry| entry.is_of(last)).count())
        });
        places.skip(1).filter_map(move |before| at.checked_sub(u32::try_from(place - before).ok()?))
    }

    /// The slab of a position, and the place in it.
    fn slab(&self, at: u32) -> (&[Entry], usize) {
        let at = at as usize;
        (&self.slabs[at / Self::SLAB], at % Self::SLAB)
    }

    fn at(&self, at: u32) -> &Entry {
        let (slab, place) = self.slab(at);
        &slab[place]
    }
}

/// The entries of each student and year, the first at this position, with the position of each year's first.
fn years_from(first: usize, entries: &[Entry]) -> impl Iterator<Item = (u32, &[Entry])> {
    let mut next = first;
    entries.chunk_by(Entry::is_of).map(move |year| {
        let at = next;
        next += year.len();
        (u32::try_from(at).unwrap_or(u32::MAX), year)
    })
}

/// The one score of a student's year, if all schools that have one agree; of two errors the larger.
fn one(year: &[Entry], subject: Subject) -> Option<Score> {
    let mut own = year.iter().filter_map(|entry| Some((entry, entry.score(subject)?)));
    let (first, score) = own.next()?;
    let Entry { student, spring, grade, errors, .. } = *first;
    let mut error = errors[subject as usize];
    for (other, same) in own {
        if (other.grade, same) != (grade, score) {
            return None;
        }
        error = error.max(other.errors[subject as usize]);
    }
    Some(Score { student, spring, grade, score, error })
}

#[cfg(test)]
mod tests {
    use super::super::progression::Prior;
    use super::*;

    fn grade(number: u8) -> Grade {
        Grade::numbered(number).unwrap()
    }

    const ELA: Subject = Subject::Ela;

    fn score(student: u32, spring: u16, in_grade: u8, score: i32) -> Entry {
        Entry::new(student, (spring, grade(in_grade)), u32::from(spring)).with(ELA, score, 0)
    }

    fn priors(linked: &Linked, at: u32, progression: &Progression) -> Vec<i32> {
        linked.priors(at, ELA, progression).map(|score| score.score).collect()
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
        assert_eq!(linked.why_none(1, ELA), NoPrior::Gap);
        assert_eq!((linked.why_none(0, ELA), linked.why_none(4, ELA)), (NoPrior::First, NoPrior::First));
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
        assert_eq!(linked.why_none(2, ELA), NoPrior::Repeated);
        assert_eq!(linked.why_none(4, ELA), NoPrior::Skipped);
        assert_eq!(linked.why_none(6, ELA), NoPrior::WentBack);
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
        let twice = Entry { school: 7, ..score(1, 2025, 5, 50).with(ELA, 50, 9) };
        let other = Entry { school: 7, ..score(2, 2025, 5, 51) };
        let linked = Linked::new(vec![score(1, 2025, 5, 50), twice, score(2, 2025, 5, 50), other]);
        let scores: Vec<_> = linked.scores(ELA).map(|(at, score)| (at, score.student, score.error)).collect();
        assert_eq!(scores, [(0, 1, 9)]);
        assert_eq!(linked.schools(0, ELA).map(|entry| entry.school).collect::<Vec<_>>(), [7, 2025]);
        assert_eq!(linked.contradictions(ELA).collect::<Vec<_>>(), [(2025, grade(5))]);
    }

    #[test]
    fn a_subject_whose_scores_differ_does_not_take_the_other_along() {
        let math = |entry: Entry, score| entry.with(Subject::Math, score, 0);
        let linked = Linked::new(vec![
            score(1, 2024, 4, 40),
            math(score(1, 2025, 5, 50), 70),
            math(Entry { school: 7, ..score(1, 2025, 5, 50) }, 71),
            // Mathematics in one of two schools only.
            score(2, 2025, 5, 51),
            math(Entry { scores: [Entry::NO_SCORE; 2], school: 9, ..score(2, 2025, 5, 0) }, 72),
        ]);
        assert_eq!(
            linked.scores(ELA).map(|(at, score)| (at, score.score)).collect::<Vec<_>>(),
            [(0, 40), (1, 50), (3, 51)]
        );
        assert_eq!(linked.scores(Subject::Math).map(|(at, score)| (at, score.score)).collect::<Vec<_>>(), [(3, 72)]);
        assert_eq!(linked.schools(3, Subject::Math).map(|entry| entry.school).collect::<Vec<_>>(), [9]);
        assert_eq!(priors(&linked, 1, &Progression::usual(grade(5))), [40]);
        assert_eq!(linked.contradictions(Subject::Math).count(), 1);
        assert_eq!(linked.years_of(1).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn a_score_without_a_grade_or_year_is_told_and_not_linked() {
        let nowhere = Entry { grade: Grade::NOT_STATED, ..score(1, 2024, 4, 40) };
        let linked = Linked::new(vec![nowhere, score(1, 2025, 5, 50), Entry { spring: 0, ..score(2, 2025, 5, 52) }]);
        assert_eq!(linked.scores(ELA).count(), 1);
        assert_eq!(linked.why_none(0, ELA), NoPrior::First);
        let told: Vec<_> = linked.unplaced().iter().map(|own| (own.spring, own.grade, own.scores)).collect();
        assert_eq!(told, [(0, grade(5), [1, 0]), (2024, Grade::NOT_STATED, [1, 0])]);
    }

    #[test]
    fn more_students_than_one_slab_holds_are_found_in_every_slab() {
        let students = 50_000_u32;
        let own = |student: u32| {
            let at = (student % 700).cast_signed();
            [score(student, 2024, 4, at), score(student, 2025, 5, at + 1)]
        };
        let linked = Linked::new((0..students).rev().flat_map(own).collect());
        assert_eq!(linked.slabs.len(), 2);
        let usual = Progression::usual(grade(5));
        let (mut last, mut found) = (None, 0);
        for (at, now) in linked.scores(ELA) {
            assert!(last < Some(at) && linked.student(at) == now.student && linked.score(at, ELA) == Some(now));
            last = Some(at);
            if now.grade == grade(5) {
                found += 1;
                assert_eq!(priors(&linked, at, &usual), [now.score - 1]);
                assert_eq!(linked.years_of(now.student).collect::<Vec<_>>(), [at - 1, at]);
            }
        }
        assert_eq!(found, students);
    }
}
