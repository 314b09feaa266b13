//! Cells that somebody already counted.

use crate::model::{Fraction, StudentGroup};

/// A cell's content, 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The publisher hid it.
    Suppressed,
}

impl CellContent {
    /// A value from a decimal read by [`Fraction::parse_decimal`].
    #[must_use]
    pub fn value(value: Fraction, denominator: u32) -> Self {
        let scale = u8::try_from(value.den.ilog10()).unwrap_or(0);
        Self::Value { mantissa: value.num, scale, denominator }
    }
}

/// One cell of a file: indicator, group, content, and the line it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
