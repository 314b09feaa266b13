//! What is counted, and how levels and spans are read.

use super::Sourced;
use crate::methodology::Thresholds;
use crate::model::{CohortOutcome, Ratio};

/// Where the bands begin: 8 and 4, the only values there are; [`Level::band`](crate::model::Level::band) applies them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Bands {
    /// Lowest level above average.
    pub above_from: Sourced<u8>,
    /// Lowest average level.
    pub average_from: Sourced<u8>,
}

/// How a span school gets its weights and cut points: one kind of each, so the values are only their ids.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Span {
    /// `mean`: the mean of its members' leaf weights, an absent leaf counting 0.
    pub weights: Sourced<&'static str>,
    /// `highest_member`: those of its highest member that has any.
    pub cut_points: Sourced<&'static str>,
}

/// What is counted. These decide the tally, the rest of a methodology decides the score.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Definitions {
    /// Cohort outcomes in the numerator of a graduation rate.
    pub graduates: Sourced<Vec<CohortOutcome>>,
    /// Achievement level from which a standard is met.
    pub met_level: Sourced<u8>,
    /// Share of enrolled days absent from which a student is chronically absent.
    pub absence_share: Sourced<Ratio>,
    /// Days a student must be enrolled to count in chronic absence.
    pub absence_minimum_days: Sourced<u32>,
    /// From where on something counts.
    pub thresholds: Thresholds,
    /// How growth is measured from student rows; without it only other files bring growth.
    pub growth: Option<GrowthRules>,
}

/// How a school's growth is measured.
#[derive(Clone, Debug)]
pub struct GrowthRules {
    /// The model.
    pub model: Sourced<GrowthKind>,
    /// Of the ELA test: the share of its variance that is not error of measurement.
    pub reliability_ela: Sourced<Ratio>,
    /// The same of the test in mathematics.
    pub reliability_math: Sourced<Ratio>,
    /// Without so many schools there are no percentiles, and nothing is held against a school's own averages.
    pub minimum_schools: Sourced<u32>,
    /// A school is one of those that percentiles are of from so many students on.
    pub ranked_from: Sourced<u32>,
}

/// A model of growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthKind {
    /// [`ValueAdded`](crate::growth::ValueAdded)
    ValueAdded,
    /// [`GrowthPercentiles`](crate::growth::GrowthPercentiles)
    StudentGrowthPercentiles,
}

impl GrowthKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ValueAdded, Self::StudentGrowthPercentiles];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ValueAdded => "value_added",
            Self::StudentGrowthPercentiles => "student_growth_percentiles",
        }
    }
}

impl GrowthRules {
    /// The values alone, to tell whether two measure alike.
    #[must_use]
    pub const fn values(&self) -> (GrowthKind, [Ratio; 2], u32, u32) {
        (
            self.model.value,
            [self.reliability_ela.value, self.reliability_math.value],
            self.minimum_schools.value,
            self.ranked_from.value,
        )
    }
}

impl Definitions {
    /// Do both count the same things? Then one tally serves both.
    #[must_use]
    pub fn counts_like(&self, other: &Self) -> bool {
        self.graduates.value == other.graduates.value
            && self.met_level.value == other.met_level.value
            && self.absence_share.value == other.absence_share.value
            && self.absence_minimum_days.value == other.absence_minimum_days.value
            && self.thresholds.values() == other.thresholds.values()
            && self.growth.as_ref().map(GrowthRules::values) == other.growth.as_ref().map(GrowthRules::values)
    }
}
