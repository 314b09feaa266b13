//! The district's six schools, again and again for larger samples.

use crate::model::SchoolType;

/// One of the six schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum School {
    Harbor,
    Juniper,
    Lakeside,
    Orchard,
    Summit,
    Bridge,
}

impl School {
    pub(super) const ALL: [Self; 6] =
        [Self::Harbor, Self::Juniper, Self::Lakeside, Self::Orchard, Self::Summit, Self::Bridge];

    pub(super) const fn number(self) -> usize {
        self as usize
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Harbor => "Harbor Elementary",
            Self::Juniper => "Juniper Elementary",
            Self::Lakeside => "Lakeside Middle",
            Self::Orchard => "Orchard K-8",
            Self::Summit => "Summit High",
            Self::Bridge => "Bridge Continuation High",
        }
    }

    pub(super) const fn school_type(self) -> SchoolType {
        match self {
            Self::Harbor | Self::Juniper => SchoolType::Elementary,
            Self::Lakeside => SchoolType::Middle,
            Self::Orchard => SchoolType::Span,
            Self::Summit | Self::Bridge => SchoolType::High,
        }
    }

    /// Lowest and highest grade, as numbers of [`super::student`].
    pub(super) const fn grades(self) -> (i64, i64) {
        match self {
            Self::Harbor | Self::Juniper => (-1, 5),
            Self::Lakeside => (6, 8),
            Self::Orchard => (-1, 8),
            Self::Summit => (9, 12),
            Self::Bridge => (10, 12),
        }
    }

    pub(super) const fn is_alternative(self) -> bool {
        matches!(self, Self::Bridge)
    }

    pub(super) const fn is_title_i(self) -> bool {
        matches!(self, Self::Juniper | Self::Orchard | Self::Bridge)
    }

    /// What the school adds to a score, in scale points: some schools rise over the years, one falls.
    pub(super) const fn effect(self, year: i64) -> i64 {
        match self {
            Self::Harbor => 25,
            Self::Juniper => -30 + 12 * year,
            Self::Lakeside => 8 - 5 * year,
            Self::Orchard => 3 * year - 10,
            Self::Summit => 3 * year,
            Self::Bridge => -45,
        }
    }
}

/// County 99 does not exist.
pub(super) fn lea_code(district: u64) -> String {
    format!("99{:05}", district % 99_999 + 1)
}

pub(super) fn lea_name(district: u64) -> String {
    numbered("Estuary Unified", district)
}

pub(super) fn school_code(district: u64, school: School) -> String {
    format!("{}{:07}", lea_code(district), school.number() + 1)
}

pub(super) fn school_name(district: u64, school: School) -> String {
    numbered(school.name(), district)
}

/// The first district's names are plain, the others' numbered.
fn numbered(name: &str, district: u64) -> String {
    if district == 0 { name.to_owned() } else { format!("{name} {}", district + 1) }
}
