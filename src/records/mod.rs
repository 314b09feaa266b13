//! What intake yields and the tally counts: student rows and cells, by school and year.
//!
//! Lives here: the narrow columns that are kept, and how files meet ([`Records`]). Merging is a set union by student and
//! by cell, so it is associative, commutative and idempotent: the order of files and rows cannot change a result. May not
//! live here: how a file is written, what counts.

mod bundle;
mod carry;
mod cell;
mod details;
mod digits;
mod disagree;
mod listed;
mod meet;
mod placing;
mod practice;
mod reference;
mod roster;
mod rows;
mod school;
mod student;
mod survey;

pub use bundle::bundle_of;
pub(crate) use carry::{Carried, Carrier};
pub use cell::{Cell, CellContent};
pub use details::{Detail, DisabilityCategory, ExitReason, StudentDetails};
pub use disagree::{columns_stated, disagreements};
pub use meet::{Found, Part, Records, SchoolYearRecords, TypeSource};
pub use practice::Practice;
pub use reference::{Reference, Scope};
pub use roster::{
    Class, Demographic, Enrollment, Org, OrgKind, Role, RosterId, RosterRows, RosterTable, Session, User,
};
pub use rows::{StudentArena, StudentRows};
pub use school::{DirectoryEntry, FileContent, Precedence, SchoolFacts, SchoolRecords};
pub use student::{Days, EnglishStatus, Field, Flag, Merged, StudentFacts, StudentKey, StudentRow, merge_students};
pub use survey::{Answer, RESPONDENTS, Respondent, SurveyTable};
