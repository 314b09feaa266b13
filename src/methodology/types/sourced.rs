//! A value, how sure we are of it, and where it stands in the file.

use std::ops::Range;

use serde::Serialize;

/// How sure we are of a value. Nothing `assumed` is ever shown as CORE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The mission document says so.
    Mission,
    /// A later public source says so.
    Published,
    /// Arithmetic from published figures.
    Inferred,
    /// A default of this project, or of whoever wrote the file.
    Assumed,
}

impl Provenance {
    /// All four, from surest to least sure.
    pub const ALL: [Self; 4] = [Self::Mission, Self::Published, Self::Inferred, Self::Assumed];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }

    /// The provenance with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// Byte ranges in the methodology's text, so that a new value and its source can be written in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The value, with its quotes or brackets.
    pub value: Range<usize>,
    /// The provenance that covers it, with its quotes. A table's own provenance covers several values.
    pub provenance: Range<usize>,
    /// The source that covers it, with its quotes.
    pub source: Range<usize>,
}

/// A value of the methodology, how sure we are of it, and whence.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// How sure we are.
    pub provenance: Provenance,
    /// Page, clause or name; for an assumed value, whose default it is.
    pub source: String,
    /// Line of the value in the methodology's text, from 1.
    pub line: u32,
    /// Dotted name: `indicator.ela_performance.points.high`.
    pub name: String,
    /// The value as the file writes it, on one line, without quotes and brackets: `40/3`, `10 %, 20 %, …`.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl<T> Sourced<T> {
    /// Another value with the same provenance, source and place.
    #[must_use]
    pub fn with<U>(&self, value: U) -> Sourced<U> {
        Sourced {
            value,
            provenance: self.provenance,
            source: self.source.clone(),
            line: self.line,
            name: self.name.clone(),
            text: self.text.clone(),
            place: self.place.clone(),
        }
    }
}
