//! A measure: a value, or the reason why there is none.

use serde::Serialize;

use super::Fraction;

/// A counted value before anybody asks whether it is large enough to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Students (or answers) that meet the indicator; nothing for a mean or a distance.
    pub numerator: Option<u64>,
    /// Students (or answers) it is about.
    pub denominator: u64,
    /// A rate as numerator/denominator (a proportion); a distance in scale points.
    pub value: Fraction,
}

impl Amount {
    /// A rate. With nobody in the denominator it has counts and no value.
    #[must_use]
    pub fn rate(numerator: u32, denominator: u32) -> Self {
        let value = Fraction::new(i64::from(numerator), i64::from(denominator));
        Self { numerator: Some(u64::from(numerator)), denominator: u64::from(denominator), value }
    }

    /// A value about so many students: `mantissa / 10^scale`.
    #[must_use]
    pub fn value(mantissa: i64, scale: u8, denominator: u32) -> Self {
        let value = Fraction::new(mantissa, 10_i64.pow(u32::from(scale.min(18))));
        Self { numerator: None, denominator: u64::from(denominator), value }
    }

    /// The value, where anybody is in the denominator.
    #[must_use]
    pub const fn known_value(&self) -> Option<Fraction> {
        if self.denominator == 0 { None } else { Some(self.value) }
    }
}

/// The value of an indicator for one school, year and group. Four different blanks stay four different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// At or above the n-size.
    Reported(Amount),
    /// Below the n-size: its counts show in internal outputs, never in published ones.
    TooFew {
        /// What was counted.
        amount: Amount,
        /// The n-size.
        needed: u64,
    },
    /// The publisher hid it.
    Suppressed,
    /// No data.
    Missing,
    /// This indicator does not exist for this type of school.
    NotApplicable,
}

/// A measure's state by name, for counts and files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum State {
    /// [`Measure::Reported`]
    Reported,
    /// [`Measure::TooFew`]
    TooFew,
    /// [`Measure::Suppressed`]
    Suppressed,
    /// [`Measure::Missing`]
    Missing,
    /// [`Measure::NotApplicable`]
    NotApplicable,
}

impl State {
    /// All five, in the order of reports.
    pub const ALL: [Self; 5] = [Self::Reported, Self::TooFew, Self::Suppressed, Self::Missing, Self::NotApplicable];

    /// Its id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::TooFew => "too_few",
            Self::Suppressed => "suppressed",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl Measure {
    /// Its state.
    #[must_use]
    pub const fn state(&self) -> State {
        match self {
            Self::Reported(_) => State::Reported,
            Self::TooFew { .. } => State::TooFew,
            Self::Suppressed => State::Suppressed,
            Self::Missing => State::Missing,
            Self::NotApplicable => State::NotApplicable,
        }
    }

    /// What was counted, where anything was.
    #[must_use]
    pub const fn amount(&self) -> Option<&Amount> {
        match self {
            Self::Reported(amount) | Self::TooFew { amount, .. } => Some(amount),
            Self::Suppressed | Self::Missing | Self::NotApplicable => None,
        }
    }
}
