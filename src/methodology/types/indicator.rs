//! The rules of one indicator.

use super::{Better, ByMember, CutPoints, Sourced, Unit};
use crate::methodology::{Scale, Shrinkage};
use crate::model::{Amount, Fraction, IndicatorId, Level, Ratio};

/// An indicator: what it is, and what it weighs where.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IndicatorRule {
    /// Its id.
    pub id: IndicatorId,
    /// Its name in plain English.
    pub label: String,
    /// In what it is measured.
    pub unit: Unit,
    /// Which way is better.
    pub better: Sourced<Better>,
    /// Do student groups share its points? Otherwise all students carry everything.
    pub groups: Sourced<bool>,
    /// Its position in [`Methodology::nodes`](super::Methodology::nodes); nothing for continuous-improvement data, which is
    /// never scored.
    pub node: Option<usize>,
    /// Nominal points at an elementary, middle and high school. Above zero where they are.
    pub points: ByMember<Sourced<Ratio>>,
    /// Cut points at an elementary, middle and high school; there is a set wherever there are points.
    pub cut_points: ByMember<Sourced<CutPoints>>,
    /// Points in proportion to the value; without it a level earns tenths.
    pub scale: Option<Sourced<Scale>>,
    /// Rates of few students drawn toward a declared one; without it every rate counts as it was measured.
    pub shrink: Option<Sourced<Shrinkage>>,
}

impl IndicatorRule {
    /// Into how many parts its maximum is divided: ten, one a level, or the scale's steps.
    #[must_use]
    pub fn parts(&self) -> u32 {
        self.scale.as_ref().map_or(Level::MAX.into(), |scale| scale.value.steps())
    }

    /// How many of the parts an amount of this level earns.
    #[must_use]
    pub fn earned(&self, level: Level, amount: &Amount) -> u32 {
        let scale = self.scale.as_ref().map(|scale| scale.value.mark(self.counted(amount), self.better.value));
        scale.unwrap_or_else(|| level.number().into())
    }

    /// The value that an amount counts as: its own, unless it is drawn toward a declared one.
    #[must_use]
    pub fn counted(&self, amount: &Amount) -> Fraction {
        self.shrink.as_ref().map_or(amount.value, |own| own.value.counted(amount.value, amount.denominator))
    }

    /// The cut points as a measured value of so many students has to reach them.
    #[must_use]
    pub fn cuts_at(&self, cuts: &CutPoints, students: u64) -> CutPoints {
        self.shrink.as_ref().map_or(*cuts, |own| own.value.moved(cuts, students))
    }
}
