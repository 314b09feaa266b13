//! Cells that somebody already counted.

use crate::model::{Amount, Fraction, Ratio, StudentGroup};

/// A cell's content: sixteen bytes, for there are millions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellContent {
    /// A rate.
    Rate {
        /// Students (or answers) that meet the indicator.
        numerator: u32,
        /// Students (or answers) it is about.
        denominator: u32,
    },
    /// A value with the number of students it is about: `mantissa / 10^scale`.
    Value {
        /// Digits with the sign.
        mantissa: i64,
        /// Decimals.
        scale: u8,
        /// Students it is about.
        denominator: u32,
    },
    /// A value that no decimal says exactly, with the number of students it is about. It is rare, and kept elsewhere.
    Quotient {
        /// Exactly.
        value: Box<Fraction>,
        /// Students it is about.
        denominator: u32,
    },
    /// The publisher hid it.
    Suppressed,
}

impl CellContent {
    /// A value by its exact fraction; one of more than 18 digits is cut off behind the twelfth decimal.
    #[must_use]
    pub fn quotient(value: Ratio, denominator: u32) -> Self {
        let fits = |value: Ratio| Some((i64::try_from(*value.numer()).ok()?, i64::try_from(*value.denom()).ok()?));
        let cut = || fits((value * Ratio::from_integer(1_000_000_000_000)).trunc() / 1_000_000_000_000);
        let (num, den) = fits(value).or_else(cut).unwrap_or((i64::MAX, 1));
        Self::Quotient { value: Box::new(Fraction::new(num, den)), denominator }
    }

    /// A value from a decimal read by [`Fraction::parse_decimal`].
    #[must_use]
    pub fn value(value: Fraction, denominator: u32) -> Self {
        let scale = u8::try_from(value.den.ilog10()).unwrap_or(0);
        Self::Value { mantissa: value.num, scale, denominator }
    }

    /// Its amount; nothing when hidden.
    #[must_use]
    pub fn amount(&self) -> Option<Amount> {
        match *self {
            Self::Rate { numerator, denominator } => Some(Amount::rate(numerator, denominator)),
            Self::Value { mantissa, scale, denominator } => Some(Amount::value(mantissa, scale, denominator)),
            Self::Quotient { ref value, denominator } => {
                Some(Amount { numerator: None, denominator: u64::from(denominator), value: **value })
            }
            Self::Suppressed => None,
        }
    }

    /// Does it say the same, in whichever form? 5 of 20 and 0.25 over 20 are one cell.
    #[must_use]
    pub fn says_what(&self, other: &Self) -> bool {
        match (self.amount(), other.amount()) {
            (Some(a), Some(b)) => a.denominator == b.denominator && a.known_value() == b.known_value(),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// One cell of a file: indicator, group, content, and the line it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Position in [`FileContent::indicators`](super::FileContent::indicators).
    pub indicator: u16,
    /// The student group.
    pub group: StudentGroup,
    /// What it says.
    pub content: CellContent,
    /// Line in its file.
    pub line: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_narrow() {
        assert_eq!((size_of::<CellContent>(), size_of::<Cell>()), (16, 24));
    }
}
