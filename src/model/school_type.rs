//! School types and how grades give them (methodology.md, rule 8; all `assumed`).

use serde::Serialize;

use super::{Grade, GradeSet};

/// One of the three spans of grades that have their own weights and cut points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    /// Kindergarten to grade 5 or 6.
    Elementary,
    /// Around grades 6–8.
    Middle,
    /// Grades 9–12.
    High,
}

impl Member {
    /// In order from lowest to highest.
    pub const ALL: [Self; 3] = [Self::Elementary, Self::Middle, Self::High];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Elementary => "elementary",
            Self::Middle => "middle",
            Self::High => "high",
        }
    }
}

/// The members that a school has; none = the school's type is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Members(u8);

impl Members {
    /// Exactly these.
    #[must_use]
    pub fn of(members: &[Member]) -> Self {
        Self(members.iter().fold(0, |bits, m| bits | 1 << *m as u8))
    }

    /// Does it have this one?
    #[must_use]
    pub const fn has(self, member: Member) -> bool {
        self.0 & (1 << member as u8) != 0
    }

    /// From lowest to highest.
    pub fn iter(self) -> impl Iterator<Item = Member> {
        Member::ALL.into_iter().filter(move |m| self.has(*m))
    }

    /// The highest, whose cut points a span school uses.
    #[must_use]
    pub fn highest(self) -> Option<Member> {
        self.iter().last()
    }

    /// A number below eight, for tables by members.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The type that these members make.
    #[must_use]
    pub fn school_type(self) -> SchoolType {
        let mut members = self.iter();
        match (members.next(), members.next()) {
            (None, _) => SchoolType::Unknown,
            (Some(Member::Elementary), None) => SchoolType::Elementary,
            (Some(Member::Middle), None) => SchoolType::Middle,
            (Some(Member::High), None) => SchoolType::High,
            (Some(_), Some(_)) => SchoolType::Span,
        }
    }

    /// From the grades with a student: only TK–6 elementary, only 5–9 with a 7 or 8 middle, only 9–12 high; anything
    /// else spans the members whose own grades it has (K–3, or 4–6 alone; 7–8; 9–12).
    #[must_use]
    pub fn from_grades(grades: GradeSet) -> Self {
        let g = |n| Grade::numbered(n).unwrap_or_default();
        let lowest = Grade::from_index(1);
        if grades.is_empty() {
            return Self::default();
        }
        if grades.within(lowest, g(6)) {
            return Self::of(&[Member::Elementary]);
        }
        if grades.within(g(5), g(9)) && grades.touches(g(7), g(8)) {
            return Self::of(&[Member::Middle]);
        }
        if grades.within(g(9), g(12)) {
            return Self::of(&[Member::High]);
        }
        Self::from_bins(
            grades.touches(lowest, g(3)),
            grades.touches(g(4), g(6)),
            grades.touches(g(7), g(8)),
            grades.touches(g(9), g(12)),
        )
    }

    /// From CDE's grade rows: elementary with `GRTKKN` or `GR13`, or with `GR46` alone; middle with `GR78`; high with
    /// `GR912`.
    #[must_use]
    pub fn from_bins(to_grade_3: bool, grades_4_to_6: bool, grades_7_and_8: bool, grades_9_to_12: bool) -> Self {
        let elementary = to_grade_3 || (grades_4_to_6 && !grades_7_and_8 && !grades_9_to_12);
        Self(u8::from(elementary) | u8::from(grades_7_and_8) << 1 | u8::from(grades_9_to_12) << 2)
    }
}

/// A school's type in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolType {
    /// Elementary alone.
    Elementary,
    /// Middle alone.
    Middle,
    /// High alone.
    High,
    /// Several members.
    Span,
    /// Nothing says: no index, and a finding asks for a `schools` file.
    Unknown,
}

impl SchoolType {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Elementary => "elementary",
            Self::Middle => "middle",
            Self::High => "high",
            Self::Span => "span",
            Self::Unknown => "unknown",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(low: &str, high: &str) -> SchoolType {
        let g = |t| Grade::parse(t).unwrap();
        Members::from_grades(GradeSet::between(g(low), g(high))).school_type()
    }

    #[test]
    fn grades_give_the_type() {
        assert_eq!(of("TK", "6"), SchoolType::Elementary);
        assert_eq!(of("5", "9"), SchoolType::Middle);
        assert_eq!(of("7", "7"), SchoolType::Middle);
        assert_eq!(of("9", "12"), SchoolType::High);
        assert_eq!(of("K", "8"), SchoolType::Span);
        assert_eq!(of("6", "12"), SchoolType::Span);
        assert_eq!(Members::from_grades(GradeSet::default()).school_type(), SchoolType::Unknown);
    }

    #[test]
    fn grades_4_to_6_make_an_elementary_school_only_alone() {
        assert_eq!(Members::from_bins(false, true, false, false).school_type(), SchoolType::Elementary);
        assert_eq!(Members::from_bins(false, true, true, false).school_type(), SchoolType::Middle);
        assert_eq!(Members::from_bins(true, true, true, false).highest(), Some(Member::Middle));
    }
}
