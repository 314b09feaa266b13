//! The tree of weights: what carries points, and whose go where when there is no result.

use super::Sourced;
use crate::model::{IndicatorId, Ratio, StudentGroup};

/// A group that shares the groups' part of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScoredGroup {
    /// This group.
    Group(StudentGroup),
    /// The racial or ethnic group with the worst value, per indicator, school and year.
    LowestRaceEthnicity,
}

impl ScoredGroup {
    /// The id of [`ScoredGroup::LowestRaceEthnicity`].
    pub const LOWEST: &'static str = "lowest_race_ethnicity";

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Group(group) => group.id(),
            Self::LowestRaceEthnicity => Self::LOWEST,
        }
    }
}

/// What becomes of the weight of a child that has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redistribution {
    /// Its siblings with a result share it in proportion to their nominal weights.
    InProportion,
    /// Its siblings with a result share it equally.
    Equally,
    /// It goes to this indicator.
    To(IndicatorId),
    /// Nobody gets it: those points cannot be earned.
    None,
    /// There is no index without this child.
    Refuse,
}

impl Redistribution {
    /// Its kind's id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::InProportion => "in_proportion",
            Self::Equally => "equally",
            Self::To(_) => "to",
            Self::None => "none",
            Self::Refuse => "refuse",
        }
    }
}

/// What a node of the tree of weights is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// The index itself, the root.
    Index,
    /// A domain.
    Domain,
    /// Indicators that belong together.
    Family,
    /// A scored indicator: its position in [`Methodology::indicators`](super::Methodology::indicators).
    Indicator(usize),
}

/// A node of the tree of weights.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Node {
    /// Its id; the root's is `index`.
    pub id: String,
    /// Its name in plain English.
    pub label: String,
    /// Position of its parent; only the root has none.
    pub parent: Option<usize>,
    /// What it is.
    pub kind: NodeKind,
    /// What becomes of the weight of one of its *children* (of a group, for an indicator) without a result.
    pub redistribution: Sourced<Redistribution>,
    /// A domain's points.
    pub points: Option<Sourced<Ratio>>,
}
