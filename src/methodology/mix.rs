//! From one methodology to another in steps, each bringing one kind of rule, so that what a change does can be told apart.

use super::types::{ByMember, CutPoints, IndicatorRule, Methodology, Sourced};
use crate::model::Member;

/// A kind of rule, in the order in which the steps are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// What is counted in student rows.
    Definitions,
    /// The n-size.
    NSize,
    /// Cut points, scales and shrinkage of the indicators that both have, in the same unit and direction.
    CutPoints,
    /// Which groups are scored, and what they share.
    Groups,
    /// Indicators, their points, where they stand and what becomes of missing ones.
    Weights,
    /// From how many points on there is an index.
    MinimumPoints,
}

impl RuleKind {
    /// All six, in order.
    pub const ALL: [Self; 6] =
        [Self::Definitions, Self::NSize, Self::CutPoints, Self::Groups, Self::Weights, Self::MinimumPoints];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Definitions => "definitions",
            Self::NSize => "n_size",
            Self::CutPoints => "cut_points",
            Self::Groups => "groups",
            Self::Weights => "weights",
            Self::MinimumPoints => "minimum_points",
        }
    }
}

impl Methodology {
    /// These rules with one more kind of the other's. After the last step they score as the other does. A step has no text
    /// of its own: only its rules count.
    #[must_use]
    pub fn towards(&self, other: &Self, kind: RuleKind) -> Self {
        let mut next = self.clone();
        match kind {
            RuleKind::Definitions => next.definitions = other.definitions.clone(),
            RuleKind::NSize => next.n_size = other.n_size.clone(),
            RuleKind::CutPoints => {
                for own in &mut next.indicators {
                    if let Some(theirs) = other.indicator(&own.id).filter(|theirs| alike(own, theirs)) {
                        own.cut_points = towards_cuts(own, theirs);
                        own.scale.clone_from(&theirs.scale);
                        own.shrink.clone_from(&theirs.shrink);
                    }
                }
            }
            RuleKind::Groups => {
                next.all_students_share = other.all_students_share.clone();
                next.scored_groups = other.scored_groups.clone();
            }
            RuleKind::Weights => {
                next = other.clone();
                next.minimum_points = self.minimum_points.clone();
            }
            RuleKind::MinimumPoints => next.minimum_points = other.minimum_points.clone(),
        }
        next
    }
}

fn alike(own: &IndicatorRule, theirs: &IndicatorRule) -> bool {
    own.unit == theirs.unit && own.better.value == theirs.better.value
}

/// The other's where it has any; where it has none the indicator will carry no points there either.
fn towards_cuts(own: &IndicatorRule, theirs: &IndicatorRule) -> ByMember<Sourced<CutPoints>> {
    let mut cuts = ByMember::default();
    for member in Member::ALL {
        if let Some(set) = theirs.cut_points.get(member).or_else(|| own.cut_points.get(member)) {
            cuts.set(member, set.clone());
        }
    }
    cuts
}
