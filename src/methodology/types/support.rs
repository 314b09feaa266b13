//! School Quality Improvement Goals, and who gets support.

use super::{ScoredGroup, Sourced};
use crate::methodology::{GoalRule, Lowest};
use crate::model::{IndicatorId, Ratio};

/// School Quality Improvement Goals: the index decides, the others stand beside it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Goals {
    /// Of the index.
    pub index: Sourced<GoalRule>,
    /// Of the graduation rate.
    pub graduation: Sourced<GoalRule>,
    /// Of the mean of the subjects.
    pub achievement: Sourced<GoalRule>,
    /// Of the mean gap between all other students and a group.
    pub gaps: Sourced<GoalRule>,
    /// The indicators that `graduation` looks at, each with students; the first that a school has.
    pub graduation_of: Sourced<Vec<IndicatorId>>,
    /// The subjects that `achievement` and `gaps` look at.
    pub achievement_of: Sourced<Vec<IndicatorId>>,
    /// The groups whose gaps make the mean gap.
    pub gap_groups: Sourced<Vec<ScoredGroup>>,
}

/// Who gets intensive support, and for how long.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Support {
    /// How the years are put together.
    pub lowest: Sourced<Lowest>,
    /// The part of the schools that are the lowest.
    pub share: Sourced<Ratio>,
    /// A type with fewer schools joins the span schools, then all.
    pub fewest_schools: Sourced<usize>,
    /// Outside for so many years running, a school leaves.
    pub exit_after: Sourced<u16>,
}
