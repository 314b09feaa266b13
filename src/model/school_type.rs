//! School types and how grades give them (methodology.md, rule 8; all `assumed`).

use serde::Serialize;

use super::{Grade, GradeBin, GradeBins, GradeSet};

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

/// The members that a school has; none = the school's type is unknown. A school can be a span of one member: grades
/// that fit no single type, such as 4–8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Members(u8);

impl Members {
    const SPAN: u8 = 8;

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

    /// No member at all: nothing can be weighed.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 & !Self::SPAN == 0
    }

    /// The same members as a span.
    #[must_use]
    pub const fn as_span(self) -> Self {
        if self.is_empty() { self } else { Self(self.0 | Self::SPAN) }
    }

    /// The type that these members make.
    #[must_use]
    pub fn school_type(self) -> SchoolType {
        if self.0 & Self::SPAN != 0 {
            return SchoolType::Span;
        }
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
        let ends = [
            (GradeBin::ToGrade3, lowest, g(3)),
            (GradeBin::Grades4To6, g(4), g(6)),
            (GradeBin::Grades7And8, g(7), g(8)),
            (GradeBin::Grades9To12, g(9), g(12)),
        ];
        let mut bins = GradeBins::default();
        for (bin, _, _) in ends.into_iter().filter(|(_, low, high)| grades.touches(*low, *high)) {
            bins.insert(bin);
        }
        Self::from_bins(bins).as_span()
    }

    /// From CDE's grade rows: elementary with `GRTKKN` or `GR13`, or with `GR46` alone; middle with `GR78`; high with
    /// `GR912`.
    #[must_use]
    pub const fn from_bins(bins: GradeBins) -> Self {
        let (middle, high) = (bins.has(GradeBin::Grades7And8), bins.has(GradeBin::Grades9To12));
        let elementary = bins.has(GradeBin::ToGrade3) || bins.has(GradeBin::Grades4To6) && !middle && !high;
        Self(elementary as u8 | (middle as u8) << 1 | (high as u8) << 2)
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
        assert_eq!(of("4", "8"), SchoolType::Span);
        assert_eq!(Members::from_grades(GradeSet::default()).school_type(), SchoolType::Unknown);
    }

    #[test]
    fn grades_4_to_6_make_an_elementary_school_only_alone() {
        let of = |bins: &[GradeBin]| {
            let mut set = GradeBins::default();
            for bin in bins {
                set.insert(*bin);
            }
            Members::from_bins(set)
        };
        let (low, upper, middle) = (GradeBin::ToGrade3, GradeBin::Grades4To6, GradeBin::Grades7And8);
        assert_eq!(of(&[upper]).school_type(), SchoolType::Elementary);
        assert_eq!(of(&[upper, middle]).school_type(), SchoolType::Middle);
        assert_eq!(of(&[low, upper, middle]), Members::of(&[Member::Elementary, Member::Middle]));
    }
}
