//! Levels and their bands.

use serde::Serialize;

/// Level 1–10 (published).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// The highest.
    pub const MAX: u8 = 10;

    /// One plus the cut points reached, of which there are nine.
    #[must_use]
    pub fn from_reached(reached: usize) -> Self {
        Self(u8::try_from(reached).unwrap_or(u8::MAX).min(Self::MAX - 1) + 1)
    }

    /// 1–10.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// 8–10 above average, 4–7 average, 1–3 below average (published).
    #[must_use]
    pub const fn band(self) -> Band {
        match self.0 {
            8.. => Band::Above,
            4..=7 => Band::Average,
            _ => Band::Below,
        }
    }
}

/// The band of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Levels 8–10.
    Above,
    /// Levels 4–7.
    Average,
    /// Levels 1–3.
    Below,
}
