//! What works at a school: notes that people write for other schools.

use crate::model::{IndicatorId, SchoolCode};

/// A row of a file of practices. All of it is somebody's text, and is shown as text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Practice {
    /// Whose.
    pub school: SchoolCode,
    /// What it works on.
    pub indicator: IndicatorId,
    /// What is done.
    pub practice: Box<str>,
    /// Whom to ask: a role, such as `counselor`; may be empty.
    pub contact_role: Box<str>,
    /// Where more is to be read; may be empty.
    pub link: Box<str>,
    /// Line in its file.
    pub line: u32,
}
