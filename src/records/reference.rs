//! References that a file declares: the numbers of an LEA or of the state.

use crate::model::{IndicatorId, SchoolYear, StudentGroup};

/// Whose numbers they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// An LEA's.
    Lea,
    /// The state's.
    State,
}

impl Scope {
    /// Its id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Lea => "lea",
            Self::State => "state",
        }
    }
}

/// A row of a file of references.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Whose numbers.
    pub scope: Scope,
    /// The LEA's code; empty for the state.
    pub lea: Box<str>,
    /// Of what they are the risk.
    pub indicator: IndicatorId,
    /// The year; nothing when they hold for every year.
    pub year: Option<SchoolYear>,
    /// The student group.
    pub group: StudentGroup,
    /// Cases and students.
    pub risk: [u32; 2],
    /// Line in its file.
    pub line: u32,
}
