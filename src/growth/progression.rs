//! Through which grades a student comes to a score.

use std::fmt::Write;

use crate::model::{Grade, SchoolYear};

/// A subject with scale scores in every tested grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// English language arts.
    Ela,
    /// Mathematics.
    Math,
}

impl Subject {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ela, Self::Math];

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ela => Self::Math,
            Self::Math => Self::Ela,
        }
    }

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ela => "ela",
            Self::Math => "math",
        }
    }

    /// The subject with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.id() == id)
    }
}

/// A prior score's place: its grade, and how many years before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prior {
    /// The grade then.
    pub grade: Grade,
    /// At least one, and more than of the prior before it in the list.
    pub years: u16,
}

/// The grades in which the scores before one were taken, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Progression {
    /// The grade now.
    pub grade: Grade,
    /// The priors, as far back as they go.
    pub priors: Vec<Prior>,
}

impl Progression {
    /// The usual one: a grade each year.
    #[must_use]
    pub fn usual(grade: Grade) -> Self {
        let first = Grade::numbered(1).map_or(u8::MAX, Grade::index);
        let before = (first..grade.index()).rev();
        let priors = before.zip(1..).map(|(index, years)| Prior { grade: Grade::from_index(index), years }).collect();
        Self { grade, priors }
    }

    /// A cohort's name at so many priors: `2022-23/ela_3; 2023-24/ela_4; 2024-25/ela_5`.
    #[must_use]
    pub fn cohort(&self, subject: Subject, spring: u16, order: usize) -> String {
        let mut name = String::new();
        let now = Prior { grade: self.grade, years: 0 };
        for Prior { grade, years } in self.priors.iter().take(order).rev().chain([&now]) {
            let year = SchoolYear::of_spring(spring.saturating_sub(*years)).unwrap_or(SchoolYear::UNSTATED);
            let between = if name.is_empty() { "" } else { "; " };
            // Writing to a String cannot fail.
            let _ = write!(name, "{between}{year}/{}_{}", subject.id(), number(*grade));
        }
        name
    }
}

/// A grade as a number; nothing for those before grade 1.
#[must_use]
pub fn number(grade: Grade) -> u8 {
    grade.index().saturating_sub(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_way_to_a_grade_is_a_grade_each_year() {
        let fifth = Progression::usual(Grade::numbered(5).unwrap());
        let priors: Vec<_> = fifth.priors.iter().map(|prior| (number(prior.grade), prior.years)).collect();
        assert_eq!(priors, [(4, 1), (3, 2), (2, 3), (1, 4)]);
        assert_eq!(fifth.cohort(Subject::Ela, 2025, 2), "2022-23/ela_3; 2023-24/ela_4; 2024-25/ela_5");
        assert_eq!(Progression::usual(Grade::NOT_STATED).priors, []);
    }
}
