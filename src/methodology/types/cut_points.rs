//! From which value on a level is reached, by member school type.

use super::Better;
use crate::model::{Fraction, Level, Member};

/// Nine cut points, from worst to best in the indicator's direction; equal neighbours are legal. A rate's are proportions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutPoints {
    cuts: [Fraction; 9],
}

impl CutPoints {
    /// Nine in order, or nothing when they are out of order.
    #[must_use]
    pub fn new(cuts: [Fraction; 9], better: Better) -> Option<Self> {
        let in_order = cuts.windows(2).all(|pair| matches!(pair, [worse, next] if better.reaches(*next, *worse)));
        in_order.then_some(Self { cuts })
    }

    /// From worst to best.
    #[must_use]
    pub const fn cuts(&self) -> &[Fraction; 9] {
        &self.cuts
    }

    /// Each of them moved, in an order that stays.
    pub(in crate::methodology) fn map(&self, moved: impl FnMut(Fraction) -> Fraction) -> Self {
        Self { cuts: self.cuts.map(moved) }
    }

    /// How many of the nine the value has reached; one equal to a cut point has reached it.
    #[must_use]
    pub fn reached(&self, value: Fraction, better: Better) -> usize {
        self.cuts.iter().filter(|cut| better.reaches(value, **cut)).count()
    }

    /// Level 1–10: one plus the cut points reached.
    #[must_use]
    pub fn level(&self, value: Fraction, better: Better) -> Level {
        Level::from_reached(self.reached(value, better))
    }
}

/// Something for each member school type that has it.
#[derive(Clone, Debug)]
pub struct ByMember<T>([Option<T>; 3]);

impl<T> Default for ByMember<T> {
    fn default() -> Self {
        Self([None, None, None])
    }
}

impl<T> ByMember<T> {
    pub(in crate::methodology) fn set(&mut self, member: Member, value: T) {
        self.0[member as usize] = Some(value);
    }

    /// That of one member.
    #[must_use]
    pub const fn get(&self, member: Member) -> Option<&T> {
        self.0[member as usize].as_ref()
    }

    /// Those there are, from the lowest member to the highest.
    pub fn iter(&self) -> impl Iterator<Item = (Member, &T)> {
        Member::ALL.into_iter().filter_map(|member| self.get(member).map(|value| (member, value)))
    }

    /// Has no member any?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}
