//! What every model of growth gives, so that one can take another's place.

use super::cohort::Cohort;
use super::standing::Mean;

/// A model of growth. An LEA may propose its own, as the mission document lets it, with a research-based rationale that its
/// board approved: it implements this, and everything after it — groups, schools, percentiles, levels — stays as it is.
pub trait GrowthModel {
    /// Its id in methodologies, traces and files.
    fn id(&self) -> &'static str;

    /// The growth of the students of one subject and year, cohort by cohort.
    fn growth(&self, cohorts: &[Cohort]) -> Growth;
}

/// What a model found.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// As the cohorts.
    pub cohorts: Vec<Result<CohortGrowth, NoGrowth>>,
    /// What the schools' own averages were held against, if at all: coefficients of the concentrations.
    pub concentrations: Vec<Option<f64>>,
    /// By number of school the variance of what that took off its mean.
    pub doubt: Vec<f64>,
}

impl Growth {
    /// How many numbers were estimated from the schools' averages.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.concentrations.iter().flatten().count()
    }

    /// A school without students yet.
    #[must_use]
    pub fn mean_of(&self, school: u32) -> Mean {
        let doubt = self.doubt.get(school as usize).copied().unwrap_or(0.0);
        Mean { school, doubt, ..Mean::default() }
    }
}

/// The growth of a cohort's students.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortGrowth {
    /// As the cohort's students, in a unit in which cohorts are alike.
    pub students: Vec<f64>,
    /// The variance of students about their school.
    pub noise: f64,
    /// What was estimated, in the model's own order; nothing for what could not be told apart.
    pub coefficients: Vec<Option<f64>>,
}

/// Why a cohort has no growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoGrowth {
    /// Fewer students than the model has numbers to estimate.
    TooFew,
    /// The prior scores do not differ by more than their error of measurement, or the scores now are all alike.
    Alike,
}
