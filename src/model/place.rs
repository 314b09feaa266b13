//! What decides which of a methodology's rules hold for a school.

use super::{Members, SchoolYear};

/// A school's type and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The members that make its type.
    pub members: Members,
    /// The year.
    pub year: SchoolYear,
}
