//! A consortium's models, without any student: for a single school or teacher who has too few students for a model.

use super::percentiles::FittedCohort;
use super::progression::{Progression, Subject};

/// Models that others can be held against.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Norms {
    /// What made them, with its version.
    pub made_by: String,
    /// Fewest students that a model here was made of.
    pub minimum_students: usize,
    /// In order of subject, year and progression.
    models: Vec<FittedCohort>,
    /// How schools spread, by model of growth, subject, year and student group.
    pub spreads: Vec<SchoolSpread>,
}

/// How the growth of schools spreads.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolSpread {
    /// The model of growth: `percentiles` for mean growth percentiles.
    pub model: String,
    /// The subject.
    pub subject: Subject,
    /// Calendar year of the spring.
    pub spring: u16,
    /// The student group's id.
    pub group: String,
    /// How many schools.
    pub schools: usize,
    /// The growth that so many percent of the schools have at most: of 0, 1, … 100 percent.
    pub hundredths: Vec<f64>,
}

impl SchoolSpread {
    /// Schools that a spread needs (rule 19 of methodology.md).
    pub const FEWEST: usize = 50;

    /// The spread of these schools; nothing of too few.
    #[must_use]
    pub fn of(model: &str, subject: Subject, spring: u16, group: &str, growths: &mut [f64]) -> Option<Self> {
        if growths.len() < Self::FEWEST {
            return None;
        }
        growths.sort_unstable_by(f64::total_cmp);
        let last = growths.len() - 1;
        let hundredths = (0..=100).map(|percent| growths[last * percent / 100]).collect();
        Some(Self {
            model: model.to_owned(),
            subject,
            spring,
            group: group.to_owned(),
            schools: growths.len(),
            hundredths,
        })
    }
}

impl Norms {
    /// Norms of these models, without those of too few students.
    #[must_use]
    pub fn new(made_by: &str, minimum_students: usize, models: Vec<FittedCohort>, spreads: Vec<SchoolSpread>) -> Self {
        let mut models: Vec<_> = models.into_iter().filter(|model| model.students >= minimum_students).collect();
        models.sort_by(|a, b| (a.subject, a.spring, &a.progression).cmp(&(b.subject, b.spring, &b.progression)));
        Self { made_by: made_by.to_owned(), minimum_students, models, spreads }
    }

    /// The models, in order.
    #[must_use]
    pub fn models(&self) -> &[FittedCohort] {
        &self.models
    }

    /// The model of a progression in this year; else the latest before it; else the earliest after it.
    #[must_use]
    pub fn find(&self, subject: Subject, spring: u16, progression: &Progression) -> Option<&FittedCohort> {
        let own = || self.models.iter().filter(|model| (model.subject, &model.progression) == (subject, progression));
        own().filter(|model| model.spring <= spring).max_by_key(|model| model.spring).or_else(|| own().next())
    }
}
