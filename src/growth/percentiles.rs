//! The percentiles of every student with prior scores: cohort by cohort, each at every order of priors.

use super::interval::{Measured, by_measurement};
use super::link::{Linked, Score};
use super::model::{Model, NoModel};
use super::norms::Norms;
use super::note::{Note, NoteKind};
use super::plan::{Plan, Planned, Way, note, thousandths};
use super::progression::{Progression, Subject};
use super::settings::Settings;
use super::task::Fitted;

/// A student's percentile in a subject and year, by one model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentPercentile {
    /// Position of the score among the linked ones.
    pub score: u32,
    /// 1–99.
    pub percentile: u8,
    /// How many prior scores the model has.
    pub order: u8,
    /// Is this the highest order at which the student has one?
    pub is_highest: bool,
    /// Position of the cohort.
    pub cohort: u16,
    /// From which to which percentile, at 95 %.
    pub interval: Option<[u8; 2]>,
}

/// Those who came the same way to a grade in a year, with at least so many prior scores; and their model.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedCohort {
    /// The subject.
    pub subject: Subject,
    /// Calendar year of the spring.
    pub spring: u16,
    /// The way they came, cut to the order of the model.
    pub progression: Progression,
    /// How many students made the model.
    pub students: usize,
    /// The model.
    pub model: Model,
}

impl FittedCohort {
    /// How many prior scores.
    #[must_use]
    pub fn order(&self) -> usize {
        self.progression.priors.len()
    }

    /// Its name: `2023-24/ela_4; 2024-25/ela_5`.
    #[must_use]
    pub fn name(&self) -> String {
        self.progression.cohort(self.subject, self.spring, self.order())
    }
}

/// The percentiles of one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Percentiles {
    /// In order of score and order.
    pub students: Vec<StudentPercentile>,
    /// The models used, own ones or those of norms.
    pub cohorts: Vec<FittedCohort>,
    /// What else is to be told.
    pub notes: Vec<Note>,
}

/// How far the work is: steps done of all.
pub type Progress<'p> = dyn FnMut(u64, u64) -> bool + 'p;

/// Gives every student of a subject a percentile; `norms` in place of models of the students' own.
///
/// # Errors
/// When `goes_on` stops it.
pub fn percentiles(
    subject: Subject,
    linked: &Linked,
    settings: &Settings,
    norms: Option<&Norms>,
    goes_on: &mut Progress<'_>,
) -> Result<Percentiles, NoModel> {
    let plan = Plan::new(subject, linked, settings, norms);
    let total = plan.steps().iter().sum();
    let (mut done, mut fitted) = (0, Vec::new());
    for task in (0..plan.tasks()).map_while(|at| plan.task(at, linked)) {
        fitted.push(task.fit(&mut |steps| goes_on(done + steps, total))?);
        done += task.steps();
    }
    plan.finish(linked, fitted)
}

impl Plan {
    /// Puts together what came of the tasks, in their order.
    ///
    /// # Errors
    /// When it is not what came of these tasks.
    pub fn finish(self, linked: &Linked, fitted: Vec<Fitted>) -> Result<Percentiles, NoModel> {
        let mut fitted = fitted.into_iter();
        let Self { subject, cohorts, mut notes, .. } = self;
        let mut made = Percentiles::default();
        made.students.reserve_exact(cohorts.iter().map(|cohort| cohort.members.len()).sum());
        for planned in cohorts {
            let (cohort, found) = match &planned.way {
                Way::Norms(norm) => (norm.clone(), None),
                Way::Task(knots, obtainable) => {
                    let mut own = fitted.next().ok_or(NoModel::Strange)?;
                    let coefficients = std::mem::take(&mut own.coefficients);
                    let model = Model::from_parts(knots.clone(), coefficients).ok_or(NoModel::Strange)?;
                    let (spring, progression, students) =
                        (planned.spring, planned.progression.clone(), planned.members.len());
                    if own.unused > 0 {
                        notes.insert(note(subject, spring, &progression, NoteKind::Degenerate), students);
                    }
                    (
                        FittedCohort { subject, spring, progression, students, model: model.within(*obtainable) },
                        Some(own),
                    )
                }
            };
            let number = u16::try_from(made.cohorts.len()).unwrap_or(u16::MAX);
            made.students.extend(ranked(&planned, &cohort, number, found, linked)?);
            made.cohorts.push(cohort);
        }
        if fitted.next().is_some() {
            return Err(NoModel::Strange);
        }
        made.students.sort_unstable_by_key(|student| (student.score, student.order));
        // The highest order of a score stands last.
        let mut next = None;
        for student in made.students.iter_mut().rev() {
            student.is_highest = next != Some(student.score);
            next = Some(student.score);
        }
        made.notes = notes.into_iter().map(|(note, students)| Note { students, ..note }).collect();
        Ok(made)
    }
}

/// Every member's percentile, with its interval; `found` where the model is the cohort's own.
fn ranked(
    planned: &Planned,
    cohort: &FittedCohort,
    number: u16,
    found: Option<Fitted>,
    linked: &Linked,
) -> Result<Vec<StudentPercentile>, NoModel> {
    let subject = cohort.subject;
    let (cells, cell_of) = planned.count(subject, linked);
    let (percentiles, intervals) = match found {
        Some(found) => (found.percentiles, found.intervals),
        None => (cohort.model.percentiles(&cells), Vec::new()),
    };
    let count = cells.cells().len();
    if percentiles.len() != count || !(intervals.is_empty() || intervals.len() == count) {
        return Err(NoModel::Strange);
    }
    let order = u8::try_from(cohort.order()).unwrap_or(u8::MAX);
    let of = |(score, cell): (&u32, &u32)| {
        let percentile = percentiles[*cell as usize];
        let drawn = || intervals.get(*cell as usize).copied();
        let interval = measured(&cohort.model, subject, *score, &planned.progression, linked).or_else(drawn);
        StudentPercentile { score: *score, percentile, order, is_highest: false, cohort: number, interval }
    };
    Ok(planned.members.iter().zip(&cell_of).map(of).collect())
}

/// By the tests' errors, where that of the score now is stated.
fn measured(model: &Model, subject: Subject, at: u32, progression: &Progression, linked: &Linked) -> Option<[u8; 2]> {
    let now = linked.score(at, subject).filter(|now| now.error > 0)?;
    let measured = |score: &Score| Measured { score: thousandths(score.score), error: f64::from(score.error) / 1000.0 };
    let priors: Vec<Measured> = linked.priors(at, subject, progression).map(|prior| measured(&prior)).collect();
    by_measurement(model, measured(&now), &priors)
}

#[cfg(test)]
mod tests {
    use super::super::link::{Entry, NoPrior};
    use super::*;
    use crate::model::Grade;

    fn score(student: u32, spring: u16, grade: u8, score: u32) -> Entry {
        measured(student, spring, grade, score, 0)
    }

    fn measured(student: u32, spring: u16, grade: u8, score: u32, error: u32) -> Entry {
        let place = (spring, Grade::numbered(grade).unwrap());
        Entry::new(student, place, u32::from(spring)).with(Subject::Math, (score * 1000).cast_signed(), error)
    }

    /// Those with two prior scores, and those with one.
    fn told(two: u32, one: u32) -> Vec<Entry> {
        let of = |student: u32| {
            let [a, b, c] = [31, 37, 53].map(|factor| 300 + student * factor % 101);
            let first = (student < two).then(|| score(student, 2023, 3, a));
            first.into_iter().chain([score(student, 2024, 4, u32::midpoint(a, b)), score(student, 2025, 5, b + c % 50)])
        };
        (0..two + one).flat_map(of).collect()
    }

    fn run(told: Vec<Entry>, settings: &Settings) -> Percentiles {
        percentiles(Subject::Math, &Linked::new(told), settings, None, &mut |_, _| true).unwrap()
    }

    #[test]
    fn everybody_has_a_percentile_at_each_order_and_keeps_the_highest() {
        let found = run(told(200, 100), &Settings { bootstrap: 0, ..Settings::default() });
        // Of 2024 the one order; of 2025 all at the first, and those with two priors at the second.
        let sizes: Vec<_> =
            found.cohorts.iter().map(|cohort| (cohort.spring, cohort.order(), cohort.students)).collect();
        assert_eq!(sizes, [(2024, 1, 200), (2025, 1, 300), (2025, 2, 200)]);
        assert_eq!(found.students.len(), 700);
        assert_eq!(found.students.iter().filter(|student| student.is_highest).count(), 500);
        assert!(found.students.iter().all(|s| !s.is_highest || s.order == 2 || s.cohort < 2));
        let mean = found.students.iter().map(|s| f64::from(s.percentile)).sum::<f64>() / 700.0;
        // Somewhat below 50: a score on a quantile is not above it, and with few students many are.
        assert!((44.0..=50.0).contains(&mean), "{mean}");
    }

    #[test]
    fn an_order_with_too_few_is_told_and_the_one_below_it_stands() {
        let found = run(told(99, 100), &Settings { bootstrap: 0, ..Settings::default() });
        let notes: Vec<_> = found.notes.iter().map(|note| (note.kind, note.students)).collect();
        assert_eq!(notes, [(NoteKind::NoPrior(NoPrior::First), 100), (NoteKind::TooFew, 99), (NoteKind::TooFew, 99)]);
        assert!(found.students.len() == 199 && found.students.iter().all(|s| s.is_highest && s.order == 1));
    }

    #[test]
    fn priors_that_are_all_alike_have_no_model_and_a_note() {
        let same = (0..150).flat_map(|student| [score(student, 2024, 4, 400), score(student, 2025, 5, 300 + student)]);
        let found = run(same.collect(), &Settings::default());
        assert_eq!(found.notes.iter().map(|note| note.kind).collect::<Vec<_>>(), [NoteKind::Alike]);
        assert!(found.students.is_empty());
    }

    #[test]
    fn prior_scores_that_say_the_same_are_told_and_give_the_percentiles_of_one() {
        let of = |student: u32| {
            let [prior, now] = [37, 53].map(|factor| 300 + student * factor % 101);
            [score(student, 2023, 3, prior), score(student, 2024, 4, prior), score(student, 2025, 5, now)]
        };
        let found = run((0..300).flat_map(of).collect(), &Settings { bootstrap: 0, ..Settings::default() });
        let degenerate: Vec<_> = found.notes.iter().filter(|note| note.kind == NoteKind::Degenerate).collect();
        assert_eq!(degenerate.iter().map(|note| (note.spring, note.students)).collect::<Vec<_>>(), [(2025, 300)]);
        let both: Vec<_> = found.students.chunk_by(|a, b| a.score == b.score).filter(|own| own.len() == 2).collect();
        assert!(both.len() == 300 && both.iter().all(|own| own[0].percentile == own[1].percentile));
        assert!(both.iter().any(|own| own[0].percentile > 90) && both.iter().any(|own| own[0].percentile < 10));
    }

    #[test]
    fn constant_scores_put_everybody_at_the_first_percentile_and_nothing_breaks() {
        let constant =
            (0..150).flat_map(|student| [score(student, 2024, 4, 300 + student), score(student, 2025, 5, 500)]);
        let found = run(constant.collect(), &Settings { bootstrap: 0, ..Settings::default() });
        assert!(found.students.len() == 150 && found.students.iter().all(|s| s.percentile == 1));
    }

    #[test]
    fn intervals_come_from_errors_where_stated_and_else_from_drawing_again() {
        let some: Vec<Entry> = (0..200_u32)
            .flat_map(|student| {
                let [prior, now] = [37, 53].map(|factor| 300 + student * factor % 101);
                let error = if student % 2 == 0 { 9000 } else { 0 };
                [(2024, 4, prior), (2025, 5, prior + now % 50)]
                    .map(|(spring, grade, score)| measured(student, spring, grade, score, error))
            })
            .collect();
        let settings = Settings { bootstrap: 20, ..Settings::default() };
        let (linked, found) = (Linked::new(some.clone()), run(some, &settings));
        assert!(
            found
                .students
                .iter()
                .all(|s| { s.interval.is_some_and(|[low, high]| low <= s.percentile && s.percentile <= high) })
        );
        let width = |error: u32| -> f64 {
            let own = found.students.iter().filter(|s| linked.score(s.score, Subject::Math).unwrap().error == error);
            own.map(|s| s.interval.map_or(0.0, |[low, high]| f64::from(high - low))).sum()
        };
        // An error of nine points among a hundred reaches further than chance among two hundred students.
        assert!(width(9000) > width(0) && width(0) > 0.0);
    }

    #[test]
    fn rows_in_another_order_give_the_same() {
        let settings = Settings { bootstrap: 3, ..Settings::default() };
        let mut rows = told(150, 60);
        let found = run(rows.clone(), &settings);
        rows.reverse();
        assert_eq!(run(rows, &settings), found);
    }
}
