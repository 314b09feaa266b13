//! What there is to do in one subject: which cohorts, and of each the task that makes its model.

use std::collections::BTreeMap;

use crate::model::Grade;

use super::cells::Cells;
use super::link::{Linked, Score};
use super::model::QUANTILES;
use super::norms::Norms;
use super::note::{Note, NoteKind};
use super::percentiles::FittedCohort;
use super::progression::{Progression, Subject, number};
use super::settings::Settings;
use super::spline::Knots;
use super::task::Task;

/// The cohorts of one subject, each at every order of priors. Their tasks do not depend on one another: each can be fitted
/// anywhere, in any order, and [`Plan::finish`] puts together what came of them.
///
/// It holds positions of scores; whoever has it keeps the [`Linked`] it was made of, and gives the same one each time.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(super) subject: Subject,
    pub(super) cohorts: Vec<Planned>,
    pub(super) notes: Notes,
    /// How often a cohort is drawn again for intervals.
    draws: u32,
}

/// A cohort at one order.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) spring: u16,
    /// Cut to the order.
    pub(super) progression: Progression,
    /// Positions of the scores.
    pub(super) members: Vec<u32>,
    pub(super) way: Way,
}

/// Where the model comes from.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// From the cohort, by these knots.
    Task(Vec<Knots>, Option<[f64; 2]>),
    /// From norms.
    Norms(FittedCohort),
}

/// Scores by year and the way their students came: the position among the ways to the grade keeps the declared order.
type Ways = BTreeMap<(u16, usize, Progression), Vec<(u32, u8)>>;

/// Notes with their counts.
pub(super) type Notes = BTreeMap<Note, usize>;

impl Plan {
    /// Plans the percentiles of a subject; `norms` in place of models of the students' own.
    #[must_use]
    pub fn new(subject: Subject, linked: &Linked, settings: &Settings, norms: Option<&Norms>) -> Self {
        let mut notes = BTreeMap::new();
        let ways = ways(subject, linked, settings, &mut notes);
        let mut planning = Planning {
            linked,
            settings,
            norms,
            knots: BTreeMap::new(),
            plan: Self { subject, cohorts: Vec::new(), notes, draws: settings.bootstrap },
        };
        for ((spring, _, progression), members) in ways {
            let most = members.iter().map(|(_, order)| *order).max().unwrap_or(0);
            for order in 1..=most {
                let with = members.iter().filter(|(_, own)| *own >= order).map(|(at, _)| *at).collect();
                let mut cut = progression.clone();
                cut.priors.truncate(usize::from(order));
                planning.add(spring, cut, with);
            }
        }
        planning.plan
    }

    /// The subject.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// How many tasks there are; none with norms.
    #[must_use]
    pub fn tasks(&self) -> usize {
        self.cohorts.iter().filter(|cohort| matches!(cohort.way, Way::Task(..))).count()
    }

    /// The steps of each task, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<u64> {
        let own = self.cohorts.iter().filter(|cohort| matches!(cohort.way, Way::Task(..)));
        own.map(|cohort| cohort.members.len() as u64 * QUANTILES as u64).collect()
    }

    /// What each task is the model of, in order: year, way and how many students.
    pub fn models(&self) -> impl Iterator<Item = (u16, &Progression, usize)> {
        let own = self.cohorts.iter().filter(|cohort| matches!(cohort.way, Way::Task(..)));
        own.map(|cohort| (cohort.spring, &cohort.progression, cohort.members.len()))
    }

    /// A task, by its number; nothing beyond the last one.
    #[must_use]
    pub fn task(&self, at: usize, linked: &Linked) -> Option<Task> {
        let mut own = self.cohorts.iter().filter_map(|cohort| match &cohort.way {
            Way::Task(knots, obtainable) => Some((cohort, knots, *obtainable)),
            Way::Norms(_) => None,
        });
        let (cohort, knots, obtainable) = own.nth(at)?;
        let needs = cohort.scores(self.subject, linked).any(|score| score.error == 0);
        let draws = if needs { self.draws } else { 0 };
        Some(Task { knots: knots.clone(), obtainable, draws, cells: cohort.count(self.subject, linked).0 })
    }
}

impl Planned {
    /// The members' scores now.
    fn scores(&self, subject: Subject, linked: &Linked) -> impl Iterator<Item = Score> {
        self.members.iter().filter_map(move |at| linked.score(*at, subject))
    }

    /// The members counted, and the cell of each.
    pub(super) fn count(&self, subject: Subject, linked: &Linked) -> (Cells, Vec<u32>) {
        let now: Vec<f64> = self.scores(subject, linked).map(|score| thousandths(score.score)).collect();
        let mut priors = vec![Vec::with_capacity(now.len()); self.progression.priors.len()];
        for at in &self.members {
            for (into, prior) in priors.iter_mut().zip(linked.priors(*at, subject, &self.progression)) {
                into.push(thousandths(prior.score));
            }
        }
        Cells::count(&now, &priors)
    }
}

struct Planning<'p> {
    linked: &'p Linked,
    settings: &'p Settings,
    norms: Option<&'p Norms>,
    /// Of each grade, from all its scores.
    knots: BTreeMap<Grade, Option<Knots>>,
    plan: Plan,
}

impl Planning<'_> {
    /// A cohort with its way to a model, or a note.
    fn add(&mut self, spring: u16, progression: Progression, members: Vec<u32>) {
        let (count, subject) = (members.len(), self.plan.subject);
        let mut tell = |kind| self.plan.notes.insert(note(subject, spring, &progression, kind), count);
        let way = if let Some(norms) = self.norms {
            let norm = norms.find(subject, spring, &progression).cloned();
            match &norm {
                None => tell(NoteKind::NotInNorms),
                Some(norm) if norm.spring != spring => tell(NoteKind::NormsOfAnotherYear),
                Some(_) => None,
            };
            norm.map(Way::Norms)
        } else if count < self.settings.minimum_students {
            tell(NoteKind::TooFew);
            None
        } else {
            let knots: Option<Vec<Knots>> = progression.priors.iter().map(|prior| self.knots_of(prior.grade)).collect();
            if knots.is_none() {
                self.plan.notes.insert(note(subject, spring, &progression, NoteKind::Alike), count);
            }
            knots.map(|knots| Way::Task(knots, self.settings.obtainable(subject, progression.grade)))
        };
        self.plan.cohorts.extend(way.map(|way| Planned { spring, progression, members, way }));
    }

    /// Declared, or from all scores of the grade.
    fn knots_of(&mut self, grade: Grade) -> Option<Knots> {
        let (settings, linked, subject) = (self.settings, self.linked, self.plan.subject);
        let from_scores = || {
            let own = linked.scores(subject).filter(|(_, score)| score.grade == grade);
            Knots::of_scores(&own.map(|(_, score)| thousandths(score.score)).collect::<Vec<_>>()).ok()
        };
        let known = self.knots.entry(grade);
        known.or_insert_with(|| settings.knots(subject, grade).cloned().or_else(from_scores)).clone()
    }
}

/// A note about a cohort.
pub(super) fn note(subject: Subject, spring: u16, progression: &Progression, kind: NoteKind) -> Note {
    let cohort = progression.cohort(subject, spring, progression.priors.len());
    Note { spring, subject, grade: progression.grade, kind, cohort, students: 0 }
}

/// Which way each student came, and with how many prior scores.
fn ways(subject: Subject, linked: &Linked, settings: &Settings, notes: &mut Notes) -> Ways {
    let mut ways = Ways::new();
    let mut known: BTreeMap<Grade, Vec<Progression>> = BTreeMap::new();
    let mut tell = |spring, grade, kind, students| {
        let note = Note { spring, subject, grade, kind, cohort: String::new(), students: 0 };
        *notes.entry(note).or_default() += students;
    };
    for (spring, grade) in linked.contradictions(subject) {
        tell(spring, grade, NoteKind::Contradiction, 1);
    }
    for own in linked.unplaced() {
        let kind = if own.spring == 0 { NoteKind::NoYear } else { NoteKind::NoGrade };
        let grade = if number(own.grade) > 0 { own.grade } else { Grade::NOT_STATED };
        match own.scores[subject as usize] {
            0 => {}
            count => tell(own.spring, grade, kind, count),
        }
    }
    let first_year = linked.scores(subject).map(|(_, score)| score.spring).min();
    for (at, score) in linked.scores(subject) {
        let progressions = known.entry(score.grade).or_insert_with(|| settings.progressions(subject, score.grade));
        let found = progressions.iter().enumerate().find_map(|(place, progression)| {
            let order = u8::try_from(linked.priors(at, subject, progression).count()).unwrap_or(u8::MAX);
            (order > 0).then_some((place, progression, order))
        });
        match found {
            Some((place, progression, order)) => {
                ways.entry((score.spring, place, progression.clone())).or_default().push((at, order));
            }
            None if Some(score.spring) == first_year => {}
            None => tell(score.spring, score.grade, NoteKind::NoPrior(linked.why_none(at, subject)), 1),
        }
    }
    ways
}

/// A score in points.
pub(super) fn thousandths(score: i32) -> f64 {
    f64::from(score) / 1000.0
}
