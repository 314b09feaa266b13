//! The percentiles of every student with prior scores: cohort by cohort, each at every order of priors.

use std::collections::BTreeMap;

use crate::model::Grade;

use super::interval::{Measured, about, by_drawing_again, by_measurement, chunks};
use super::link::{Linked, Score};
use super::model::{Model, NoModel, QUANTILES, percentile};
use super::norms::Norms;
use super::note::{Note, NoteKind};
use super::progression::{Progression, Subject};
use super::settings::Settings;
use super::spline::Knots;

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
    pub cohort: u32,
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
    let mut notes = BTreeMap::new();
    let ways = ways(subject, linked, settings, &mut notes);
    // A step is a student in the fit of one quantile.
    let total = ways.values().flatten().map(|(_, order)| u64::from(*order) * QUANTILES as u64).sum();
    let mut work = Work {
        subject,
        linked,
        settings,
        norms,
        made: Percentiles::default(),
        notes,
        knots: BTreeMap::new(),
        done: 0,
        total,
        goes_on,
    };
    for ((spring, _, progression), members) in ways {
        work.cohort(spring, &progression, &members)?;
    }
    let Work { mut made, notes, .. } = work;
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

/// Scores by year and the way their students came: the position among the ways to the grade keeps the declared order.
type Ways = BTreeMap<(u16, usize, Progression), Vec<(u32, u8)>>;

/// Notes with their counts.
type Notes = BTreeMap<Note, usize>;

/// Which way each student came, and with how many prior scores.
fn ways(subject: Subject, linked: &Linked, settings: &Settings, notes: &mut Notes) -> Ways {
    let mut ways = Ways::new();
    let mut known: BTreeMap<Grade, Vec<Progression>> = BTreeMap::new();
    let mut tell = |spring, grade, kind| {
        *notes.entry(Note { spring, subject, grade, kind, cohort: String::new(), students: 0 }).or_default() += 1;
    };
    for (spring, grade) in linked.contradictions() {
        tell(*spring, *grade, NoteKind::Contradiction);
    }
    let first_year = linked.scores().iter().map(|score| score.spring).min();
    for (at, score) in (0..).zip(linked.scores()) {
        let progressions = known.entry(score.grade).or_insert_with(|| settings.progressions(subject, score.grade));
        let found = progressions.iter().enumerate().find_map(|(place, progression)| {
            let order = u8::try_from(linked.priors(at, progression).count()).unwrap_or(u8::MAX);
            (order > 0).then_some((place, progression, order))
        });
        match found {
            Some((place, progression, order)) => {
                ways.entry((score.spring, place, progression.clone())).or_default().push((at, order));
            }
            None if Some(score.spring) == first_year => {}
            None => tell(score.spring, score.grade, NoteKind::NoPrior(linked.why_none(at))),
        }
    }
    ways
}

struct Work<'w> {
    subject: Subject,
    linked: &'w Linked,
    settings: &'w Settings,
    norms: Option<&'w Norms>,
    made: Percentiles,
    notes: Notes,
    /// Of each grade, from all its scores.
    knots: BTreeMap<Grade, Option<Knots>>,
    done: u64,
    total: u64,
    goes_on: &'w mut Progress<'w>,
}

impl Work<'_> {
    fn cohort(&mut self, spring: u16, progression: &Progression, members: &[(u32, u8)]) -> Result<(), NoModel> {
        let most = members.iter().map(|(_, order)| *order).max().unwrap_or(0);
        for order in 1..=most {
            let mut with: Vec<u32> = members.iter().filter(|(_, own)| *own >= order).map(|(at, _)| *at).collect();
            let mut cut = progression.clone();
            cut.priors.truncate(usize::from(order));
            self.at_order(spring, cut, &mut with)?;
            self.done += with.len() as u64 * QUANTILES as u64;
        }
        Ok(())
    }

    fn at_order(&mut self, spring: u16, progression: Progression, members: &mut [u32]) -> Result<(), NoModel> {
        // In an order of their own, so that the order in which they came does not matter; alike stand together.
        let case = |at: u32| -> (f64, Vec<f64>) {
            let priors = self.linked.priors(at, &progression).map(|score| thousandths(score.score)).collect();
            (thousandths(self.linked.scores()[at as usize].score), priors)
        };
        let mut cases: Vec<((f64, Vec<f64>), u32)> = members.iter().map(|at| (case(*at), *at)).collect();
        cases.sort_by(|((score, priors), at), ((other, others), other_at)| {
            let by_priors = priors.iter().zip(others).map(|(a, b)| a.total_cmp(b)).find(|order| order.is_ne());
            by_priors.unwrap_or_else(|| score.total_cmp(other)).then(at.cmp(other_at))
        });
        let (mut students, order): (Vec<(f64, Vec<f64>)>, Vec<u32>) = cases.into_iter().unzip();
        let Some(cohort) = self.model(spring, progression, &mut students)? else { return Ok(()) };
        let found = self.rank(&cohort, &students, &order)?;
        self.made.students.extend(found);
        self.made.cohorts.push(cohort);
        Ok(())
    }

    /// The cohort's model, its own or that of the norms; or a note.
    fn model(
        &mut self,
        spring: u16,
        progression: Progression,
        students: &mut [(f64, Vec<f64>)],
    ) -> Result<Option<FittedCohort>, NoModel> {
        let (count, subject) = (students.len(), self.subject);
        let note = |kind| {
            let cohort = progression.cohort(subject, spring, progression.priors.len());
            Note { spring, subject, grade: progression.grade, kind, cohort, students: 0 }
        };
        if let Some(norms) = self.norms {
            let norm = norms.find(subject, spring, &progression).cloned();
            let kind = match &norm {
                None => Some(NoteKind::NotInNorms),
                Some(norm) if norm.spring != spring => Some(NoteKind::NormsOfAnotherYear),
                Some(_) => None,
            };
            self.notes.extend(kind.map(|kind| (note(kind), count)));
            return Ok(norm);
        }
        if count < self.settings.minimum_students {
            self.notes.insert(note(NoteKind::TooFew), count);
            return Ok(None);
        }
        let knots: Option<Vec<Knots>> = progression.priors.iter().map(|prior| self.knots(prior.grade)).collect();
        let Some(knots) = knots else {
            self.notes.insert(note(NoteKind::Alike), count);
            return Ok(None);
        };
        let (done, total) = (self.done, self.total);
        let goes_on = &mut self.goes_on;
        let model =
            Model::fit(&knots, students, &mut |quantiles| goes_on(done + quantiles as u64 * count as u64, total))?;
        if model.unused() > 0 {
            self.notes.insert(note(NoteKind::Degenerate), count);
        }
        let model = model.within(self.settings.obtainable(subject, progression.grade));
        Ok(Some(FittedCohort { subject, spring, progression, students: count, model }))
    }

    /// Declared, or from all scores of the grade.
    fn knots(&mut self, grade: Grade) -> Option<Knots> {
        let (settings, linked, subject) = (self.settings, self.linked, self.subject);
        let from_scores = || {
            let own = linked.scores().iter().filter(|score| score.grade == grade);
            Knots::of_scores(&own.map(|score| thousandths(score.score)).collect::<Vec<_>>()).ok()
        };
        let known = self.knots.entry(grade);
        known.or_insert_with(|| settings.knots(subject, grade).cloned().or_else(from_scores)).clone()
    }

    /// Everybody's percentile, with its interval.
    fn rank(
        &mut self,
        cohort: &FittedCohort,
        students: &[(f64, Vec<f64>)],
        order: &[u32],
    ) -> Result<Vec<StudentPercentile>, NoModel> {
        let number = u32::try_from(self.made.cohorts.len()).unwrap_or(u32::MAX);
        let of_order = u8::try_from(cohort.order()).unwrap_or(u8::MAX);
        let model = &cohort.model;
        let mut found: Vec<StudentPercentile> = Vec::with_capacity(order.len());
        let mut places = order.to_vec();
        for (alike, places) in chunks(students, &mut places) {
            let quantiles = model.predictions(&alike[0].1);
            for ((score, _), at) in alike.iter().zip(places) {
                let percentile = percentile(&quantiles, *score);
                let interval = self.measured(model, &quantiles, *at, &cohort.progression);
                found.push(StudentPercentile {
                    score: *at,
                    percentile,
                    order: of_order,
                    is_highest: false,
                    cohort: number,
                    interval,
                });
            }
        }
        let draws = self.settings.bootstrap;
        if self.norms.is_none() && draws > 1 && found.iter().any(|student| student.interval.is_none()) {
            let (done, total) = (self.done + students.len() as u64 * QUANTILES as u64, self.total);
            let goes_on = &mut self.goes_on;
            let deviations = by_drawing_again(model, students, draws, &mut || goes_on(done, total))?;
            for (student, deviation) in found.iter_mut().zip(deviations) {
                student.interval = student.interval.or(Some(about(student.percentile, deviation)));
            }
        }
        Ok(found)
    }

    /// By the tests' errors.
    fn measured(&self, model: &Model, quantiles: &[f64], at: u32, progression: &Progression) -> Option<[u8; 2]> {
        let now = self.linked.scores()[at as usize];
        if now.error == 0 {
            return None;
        }
        let measured =
            |score: &Score| Measured { score: thousandths(score.score), error: f64::from(score.error) / 1000.0 };
        let priors: Vec<Measured> = self.linked.priors(at, progression).map(measured).collect();
        by_measurement(model, quantiles, measured(&now), &priors)
    }
}

fn thousandths(score: i32) -> f64 {
    f64::from(score) / 1000.0
}

#[cfg(test)]
mod tests {
    use super::super::link::NoPrior;
    use super::*;

    fn score(student: u32, spring: u16, grade: u8, score: u32) -> Score {
        Score {
            student,
            spring,
            grade: Grade::numbered(grade).unwrap(),
            score: (score * 1000).cast_signed(),
            school: u32::from(spring),
            error: 0,
            groups: 1,
        }
    }

    /// Those with two prior scores, and those with one.
    fn told(two: u32, one: u32) -> Vec<Score> {
        let of = |student: u32| {
            let [a, b, c] = [31, 37, 53].map(|factor| 300 + student * factor % 101);
            let first = (student < two).then(|| score(student, 2023, 3, a));
            first.into_iter().chain([score(student, 2024, 4, u32::midpoint(a, b)), score(student, 2025, 5, b + c % 50)])
        };
        (0..two + one).flat_map(of).collect()
    }

    fn run(told: Vec<Score>, settings: &Settings) -> Percentiles {
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
    fn constant_scores_put_everybody_at_the_first_percentile_and_nothing_breaks() {
        let constant =
            (0..150).flat_map(|student| [score(student, 2024, 4, 300 + student), score(student, 2025, 5, 500)]);
        let found = run(constant.collect(), &Settings { bootstrap: 0, ..Settings::default() });
        assert!(found.students.len() == 150 && found.students.iter().all(|s| s.percentile == 1));
    }

    #[test]
    fn intervals_come_from_errors_where_stated_and_else_from_drawing_again() {
        let mut some = told(0, 200);
        some.iter_mut().filter(|score| score.student % 2 == 0).for_each(|score| score.error = 9000);
        let settings = Settings { bootstrap: 20, ..Settings::default() };
        let (linked, found) = (Linked::new(some.clone()), run(some, &settings));
        assert!(
            found
                .students
                .iter()
                .all(|s| { s.interval.is_some_and(|[low, high]| low <= s.percentile && s.percentile <= high) })
        );
        let width = |error: u32| -> f64 {
            let own = found.students.iter().filter(|s| linked.scores()[s.score as usize].error == error);
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
