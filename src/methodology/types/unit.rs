//! In what an indicator is measured, and which direction is better.

use serde::Serialize;

use crate::model::{Amount, Fraction};

/// In what an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A rate: kept as a proportion, shown in percent.
    Percent,
    /// Scale points or a percentile.
    Points,
    /// A ratio of two risks.
    Ratio,
}

impl Unit {
    /// Can an amount be in this unit? A rate is between 0 and 1; points and ratios have no numerator.
    #[must_use]
    pub const fn fits(self, amount: &Amount) -> bool {
        match self {
            Self::Percent => amount.value.num >= 0 && amount.value.num <= amount.value.den,
            Self::Points | Self::Ratio => amount.numerator.is_none(),
        }
    }

    /// All three.
    pub const ALL: [Self; 3] = [Self::Percent, Self::Points, Self::Ratio];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Ratio => "ratio",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Better {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Higher, Self::Lower];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }

    /// Has `value` reached `cut`? A value equal to a cut point has reached it.
    #[must_use]
    pub fn reaches(self, value: Fraction, cut: Fraction) -> bool {
        match self {
            Self::Higher => value >= cut,
            Self::Lower => value <= cut,
        }
    }
}
