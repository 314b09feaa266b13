//! The tables of a roster bundle, narrow: ids as keys, nothing of a person but what is counted.
//!
//! A table alone tells nothing of a school. When files meet, the tables of one bundle become student rows
//! ([`Records::meet`](super::Records::meet)).

use crate::model::Grade;

use super::StudentKey;

/// An id that rows of a bundle use for each other, in 64 bits.
pub type RosterId = StudentKey;

/// One table of a roster bundle.
#[derive(Clone, Debug, Default)]
pub struct RosterTable {
    /// What it holds.
    pub rows: RosterRows,
    /// Ids that rows list, several in one cell: each row has a range of them.
    pub lists: Vec<RosterId>,
}

/// The rows of a table, by its kind.
#[derive(Clone, Debug, Default)]
pub enum RosterRows {
    /// A table that no indicator needs.
    #[default]
    Unneeded,
    /// Line of the first table that holds only changes; zero when every table is whole.
    Manifest(u32),
    /// Schools, districts and what is between them.
    Orgs(Vec<Org>),
    /// School years and their parts.
    Sessions(Vec<Session>),
    /// Classes.
    Classes(Vec<Class>),
    /// People.
    Users(Vec<User>),
    /// Who is a student of which organisation.
    Roles(Vec<Role>),
    /// Race, ethnicity and sex.
    Demographics(Vec<Demographic>),
    /// Which student is in which class; and the pairs of class and school that they name by position.
    Enrollments(Vec<Enrollment>, Vec<(RosterId, RosterId)>),
}

/// What an organisation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrgKind {
    /// A school.
    School,
    /// A part of a school.
    Department,
    /// An LEA.
    District,
    /// Anything else.
    Other,
}

/// A school, a district, or what is between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Org {
    /// Its id in the bundle.
    pub id: RosterId,
    /// What it is.
    pub kind: OrgKind,
    /// What it is a part of.
    pub parent: RosterId,
    /// Its code for others, else its id as written.
    pub code: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Line in its file.
    pub line: u32,
}

/// A school year or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// Its id in the bundle.
    pub id: RosterId,
    /// What it is a part of.
    pub parent: RosterId,
    /// Calendar year of the school year's spring as stated; zero when not.
    pub spring: u16,
    /// The same of the first and of the last day; zero when not stated.
    pub dates: [u16; 2],
    /// Line in its file.
    pub line: u32,
}

/// A class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// Its id in the bundle.
    pub id: RosterId,
    /// Its school.
    pub school: RosterId,
    /// Its sessions: first and one past the last in [`RosterTable::lists`].
    pub sessions: (u32, u32),
    /// Line in its file.
    pub line: u32,
}

/// A person.
#[derive(Clone, Copy, Debug)]
pub struct User {
    /// The id in the bundle.
    pub id: RosterId,
    /// The id by which other files know a student.
    pub student: StudentKey,
    /// The organisations: first and one past the last in [`RosterTable::lists`].
    pub orgs: (u32, u32),
    /// Line in its file.
    pub line: u32,
    /// The grade now.
    pub grade: Grade,
    /// Is this a student, by the table itself?
    pub student_role: bool,
}

/// A student's role in an organisation.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Who.
    pub user: RosterId,
    /// Where.
    pub org: RosterId,
    /// Line in its file.
    pub line: u32,
}

/// What is counted of a person.
#[derive(Clone, Copy, Debug)]
pub struct Demographic {
    /// Who.
    pub user: RosterId,
    /// As in [`StudentFacts::race`](super::StudentFacts::race).
    pub race: u8,
    /// As in [`StudentFacts::gender`](super::StudentFacts::gender).
    pub gender: u8,
    /// Line in its file.
    pub line: u32,
}

/// A student in a class: 16 bytes, for a district has a million of them.
#[derive(Clone, Copy, Debug)]
pub struct Enrollment {
    /// Who.
    pub user: RosterId,
    /// Position of the class and school.
    pub place: u32,
    /// Line in its file.
    pub line: u32,
}
