//! The students whose growth is measured together: of one subject, year and grade, with the same grade before.

/// One student of a cohort.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Student {
    /// Number of the school, from 0.
    pub school: u32,
    /// The score now.
    pub score: f64,
    /// The score of the year before in the same subject, and in the other one. Where [`Cohort::both`] is false the second
    /// is not looked at.
    pub priors: [f64; 2],
    /// What else is known.
    pub controls: Controls,
    /// Student groups, as bits by [`StudentGroup::index`](crate::model::StudentGroup::index).
    pub groups: u32,
}

/// Students in order of school. Within a school any order that does not depend on files will do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    /// The students.
    pub students: Vec<Student>,
    /// Does every student have a prior score in the other subject too?
    pub both: bool,
}

impl Cohort {
    /// The students of each school.
    pub(super) fn schools(&self) -> impl Iterator<Item = &[Student]> {
        self.students.chunk_by(|a, b| a.school == b.school)
    }

    /// The squares of the students' values about their school's mean.
    pub(super) fn about_schools(&self, values: &[f64]) -> f64 {
        let mut left = values;
        let mut sum = 0.0;
        for school in self.schools() {
            let (own, rest) = left.split_at(school.len());
            left = rest;
            let mean = own.iter().sum::<f64>() / f64::from(u32::try_from(own.len()).unwrap_or(u32::MAX));
            sum += own.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>();
        }
        sum
    }
}

/// A control that is known of students: one of a few levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Kind of disability.
    Disability,
    /// Status in English.
    English,
    /// Socioeconomically disadvantaged.
    Disadvantaged,
    /// In foster care.
    Foster,
    /// Without a home.
    Homeless,
}

impl Control {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Disability, Self::English, Self::Disadvantaged, Self::Foster, Self::Homeless];

    /// How many levels there can be. Level 0 is always *not stated*: missing is a level of its own.
    #[must_use]
    pub const fn levels(self) -> usize {
        match self {
            Self::Disability => 18,
            Self::English => 5,
            Self::Disadvantaged | Self::Foster | Self::Homeless => 3,
        }
    }

    /// The level that others are held against: no disability, only English, no.
    #[must_use]
    pub const fn usual(self) -> usize {
        match self {
            Self::Disability | Self::Disadvantaged | Self::Foster | Self::Homeless => 1,
            Self::English => 4,
        }
    }

    /// Does a student of this level count in the school's concentration: has a disability, learns English, and so on?
    #[must_use]
    pub const fn concentrates(self, level: usize) -> bool {
        match self {
            Self::English => level == 1,
            Self::Disability | Self::Disadvantaged | Self::Foster | Self::Homeless => level >= 2,
        }
    }
}

/// A level of each control, as [`Control::ALL`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Controls(pub [u8; 5]);

impl Controls {
    /// Every control with its level.
    pub fn each(self) -> impl Iterator<Item = (Control, usize)> {
        Control::ALL
            .into_iter()
            .zip(self.0)
            .map(|(control, level)| (control, usize::from(level).min(control.levels() - 1)))
    }
}
