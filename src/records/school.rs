//! What one file tells of schools.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{GradeSet, IndicatorId, Member, Members, SchoolCode, SchoolYear};

use super::{Cell, StudentRows};

/// Which of two files is believed where they give different values for one cell (methodology.md, rule 6): the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// CDE's grade rows that a school has, suppressed ones too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradeBins {
    /// `GRTKKN` or `GR13`.
    pub to_3: bool,
    /// `GR46`.
    pub from_4_to_6: bool,
    /// `GR78`.
    pub of_7_and_8: bool,
    /// `GR912`.
    pub from_9_to_12: bool,
    /// A row of a graduation file.
    pub graduation: bool,
}

impl GradeBins {
    /// Notes what either has.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            to_3: self.to_3 || other.to_3,
            from_4_to_6: self.from_4_to_6 || other.from_4_to_6,
            of_7_and_8: self.of_7_and_8 || other.of_7_and_8,
            from_9_to_12: self.from_9_to_12 || other.from_9_to_12,
            graduation: self.graduation || other.graduation,
        }
    }

    /// The members they make; a graduation row alone makes a high school.
    #[must_use]
    pub fn members(self) -> Members {
        let members = Members::from_bins(self.to_3, self.from_4_to_6, self.of_7_and_8, self.from_9_to_12);
        if members == Members::default() && self.graduation { Members::of(&[Member::High]) } else { members }
    }
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
    /// Student rows.
    pub students: StudentRows,
    /// Cells.
    pub cells: Vec<Cell>,
}

/// A row of a `schools` file: what holds in every year.
#[derive(Clone, Debug)]
pub struct DirectoryEntry {
    /// Names and marks.
    pub facts: SchoolFacts,
    /// Stated members; none when the type is not stated, or is `span` without grades.
    pub members: Members,
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
    /// Rows of a `schools` file.
    pub directory: BTreeMap<SchoolCode, DirectoryEntry>,
    /// Indicators of the cells, in the order of first sight.
    pub indicators: Vec<IndicatorId>,
}
