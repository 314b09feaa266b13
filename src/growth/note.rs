//! What is to be told of growth beside the percentiles.

use std::fmt;

use crate::model::{Grade, SchoolYear};

use super::link::NoPrior;
use super::progression::{Subject, number};

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Students whose scores of one year differ: none is used.
    Contradiction,
    /// Scores without a grade from 1 to 12.
    NoGrade,
    /// Scores of no stated year.
    NoYear,
    /// Students without prior scores in a usual or declared progression.
    NoPrior(NoPrior),
    /// A cohort with fewer students than needed.
    TooFew,
    /// A cohort without a model: a prior score is nearly the same for everybody.
    Alike,
    /// A cohort's model in which some functions of the prior scores say nothing that others do not say.
    Degenerate,
    /// A cohort that the norms do not have.
    NotInNorms,
    /// A cohort held against the norms of another year.
    NormsOfAnotherYear,
}

impl NoteKind {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::NoGrade => "no_grade",
            Self::NoYear => "no_year",
            Self::NoPrior(NoPrior::First) => "first_score",
            Self::NoPrior(NoPrior::Repeated) => "repeated_grade",
            Self::NoPrior(NoPrior::Skipped) => "skipped_grade",
            Self::NoPrior(NoPrior::WentBack) => "went_back",
            Self::NoPrior(NoPrior::Gap) => "gap",
            Self::TooFew => "too_few_students",
            Self::Alike => "priors_alike",
            Self::Degenerate => "degenerate",
            Self::NotInNorms => "not_in_norms",
            Self::NormsOfAnotherYear => "norms_of_another_year",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Contradiction => "scores of one year differ, and none is used",
            Self::NoGrade => "a score and no grade from 1 to 12; none is used",
            Self::NoYear => "a score and no school year; none is used",
            Self::NoPrior(NoPrior::First) => "no earlier score",
            Self::NoPrior(NoPrior::Repeated) => {
                "in the same grade the year before; declare a [[progression]] to use it"
            }
            Self::NoPrior(NoPrior::Skipped) => {
                "two or more grades below the year before; declare a [[progression]] to use it"
            }
            Self::NoPrior(NoPrior::WentBack) => {
                "in a higher grade the year before; declare a [[progression]] to use it"
            }
            Self::NoPrior(NoPrior::Gap) => {
                "no score of the year before; declare a [[progression]] to use an earlier one"
            }
            Self::TooFew => "too few for a model",
            Self::Alike => "prior scores are nearly all alike, so there is no model",
            Self::Degenerate => "prior scores say less than the model asks; what they say is used",
            Self::NotInNorms => "the norms have no model for them",
            Self::NormsOfAnotherYear => "held against the norms of another year",
        }
    }
}

/// One thing told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// Calendar year of the spring.
    pub spring: u16,
    /// The subject.
    pub subject: Subject,
    /// The grade now.
    pub grade: Grade,
    /// What.
    pub kind: NoteKind,
    /// The cohort, when it is about one.
    pub cohort: String,
    /// Students concerned.
    pub students: usize,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = SchoolYear::of_spring(self.spring).unwrap_or(SchoolYear::UNSTATED);
        write!(f, "{year}, {}", self.subject.id())?;
        if number(self.grade) > 0 {
            write!(f, ", grade {}", number(self.grade))?;
        }
        write!(f, ": {} students: {}", self.students, self.kind.text())?;
        if self.cohort.is_empty() { Ok(()) } else { write!(f, " ({})", self.cohort) }
    }
}
