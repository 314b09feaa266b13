//! Indicators are named by id; what an indicator means is methodology.

use std::borrow::{Borrow, Cow};
use std::fmt;

use serde::Serialize;

/// What is measured, by its id: `chronic_absenteeism`. Any further id in a `measures` file is shared, never scored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct IndicatorId(Cow<'static, str>);

impl IndicatorId {
    /// An id known at compile time.
    #[must_use]
    pub const fn known(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// An id from a file: lower-case letters, digits and underscores, starting with a letter.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = text.len() <= 64
            && text.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        fits.then(|| Self(Cow::Owned(text.to_owned())))
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for IndicatorId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
