//! What one file tells of schools.

use std::collections::BTreeMap;

use crate::model::{GradeBins, GradeSet, IndicatorId, Members, SchoolCode, SchoolYear};

use super::{Cell, Practice, Reference, RosterTable, StudentArena, StudentRows, SurveyTable};

/// Which of two files is believed where they give different values for one cell (methodology.md, rule 6): the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precedence {
    /// A `schools` file, for what it says of schools.
    Schools,
    /// Student rows.
    Students,
    /// A canonical `measures` file.
    Measures,
    /// A public file.
    Public,
}

/// Names and marks of a school.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolFacts {
    /// The school's name; empty when not given.
    pub name: Box<str>,
    /// The LEA's code.
    pub lea_code: Box<str>,
    /// The LEA's name.
    pub lea_name: Box<str>,
    /// A charter school?
    pub charter: Option<bool>,
    /// An alternative school (CDE: DASS)?
    pub alternative: Option<bool>,
}

/// What one file tells of one school in one year.
#[derive(Clone, Debug)]
pub struct SchoolRecords {
    /// Which school.
    pub code: SchoolCode,
    /// Which year.
    pub year: SchoolYear,
    /// Names and marks.
    pub facts: SchoolFacts,
    /// Grades of its student rows.
    pub grades: GradeSet,
    /// Grade rows of a public file.
    pub bins: GradeBins,
    /// Has it a row in a graduation file?
    pub graduation: bool,
    /// Its student rows in [`FileContent::students`].
    pub students: StudentRows,
    /// Cells.
    pub cells: Vec<Cell>,
}

/// A row of a `schools` file: what holds in every year.
#[derive(Clone, Debug)]
pub struct DirectoryEntry {
    /// Names and marks.
    pub facts: SchoolFacts,
    /// Stated members; none when neither a type nor grades are stated.
    pub members: Members,
    /// Does it say `span`? Without grades the members are then those of the records.
    pub span: bool,
    /// Students, staff and families who were invited to a survey.
    pub invited: [Option<u32>; 3],
    /// The row's line.
    pub line: u32,
}

/// Everything one file tells.
#[derive(Clone, Debug)]
pub struct FileContent {
    /// Whom this file yields to.
    pub precedence: Precedence,
    /// By school and year, in the order of first sight.
    pub schools: Vec<SchoolRecords>,
    /// The student rows of all schools.
    pub students: StudentArena,
    /// Rows of a `schools` file.
    pub directory: BTreeMap<SchoolCode, DirectoryEntry>,
    /// Indicators of the cells, in the order of first sight.
    pub indicators: Vec<IndicatorId>,
    /// A table of a roster bundle.
    pub roster: Option<RosterTable>,
    /// Answers to surveys.
    pub survey: Option<SurveyTable>,
    /// Numbers of LEAs or of the state.
    pub references: Vec<Reference>,
    /// What works at schools, in words.
    pub practices: Vec<Practice>,
}

impl FileContent {
    /// Nothing yet.
    #[must_use]
    pub fn new(precedence: Precedence) -> Self {
        Self {
            precedence,
            schools: Vec::new(),
            students: StudentArena::default(),
            directory: BTreeMap::new(),
            indicators: Vec::new(),
            roster: None,
            survey: None,
            references: Vec::new(),
            practices: Vec::new(),
        }
    }
}
