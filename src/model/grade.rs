//! Grades and sets of them.

/// A grade as a small number: 0 not stated, 1 prekindergarten, 2 transitional kindergarten, 3 kindergarten,
/// 4–15 grades 1–12.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(u8);

impl Grade {
    /// No grade given.
    pub const NOT_STATED: Self = Self(0);

    /// From [`Grade::index`]; only the lower four bits are read.
    #[must_use]
    pub const fn from_index(index: u8) -> Self {
        Self(index & 15)
    }

    /// 0–15, for packing.
    #[must_use]
    pub const fn index(self) -> u8 {
        self.0
    }

    /// Grade 1–12.
    #[must_use]
    pub const fn numbered(grade: u8) -> Option<Self> {
        if grade >= 1 && grade <= 12 { Some(Self(grade + 3)) } else { None }
    }

    /// `PK`, `TK`, `K`, `1` to `12`; empty when not stated.
    #[must_use]
    pub fn label(self) -> String {
        match self.0 {
            0 => String::new(),
            1 => "PK".to_owned(),
            2 => "TK".to_owned(),
            3 => "K".to_owned(),
            grade => (grade - 3).to_string(),
        }
    }

    /// Reads `K`, `KN`, `TK`, `PK`, `05`, `5`, `12`. Blank is not stated.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "" => Self::NOT_STATED,
            "PK" | "PS" | "pk" => Self(1),
            "TK" | "tk" => Self(2),
            "K" | "KN" | "KG" | "k" | "0" | "00" => Self(3),
            _ if text.len() <= 2 => return text.parse::<u8>().ok().and_then(Self::numbered),
            _ => return None,
        })
    }
}

/// The grades with at least one student.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradeSet(u16);

impl GradeSet {
    /// Every grade from `low` to `high`.
    #[must_use]
    pub fn between(low: Grade, high: Grade) -> Self {
        let mut set = Self::default();
        (low.0..=high.0).for_each(|g| set.insert(Grade(g)));
        set
    }

    /// Adds a grade; a grade not stated adds nothing.
    pub const fn insert(&mut self, grade: Grade) {
        if grade.0 != 0 {
            self.0 |= 1 << grade.0;
        }
    }

    /// Union.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn bits(self) -> u16 {
        self.0
    }

    pub(crate) const fn of_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// No grade at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The lowest and the highest; nothing without any.
    #[must_use]
    pub fn ends(self) -> Option<(Grade, Grade)> {
        let low = u8::try_from(self.0.trailing_zeros()).ok().filter(|low| *low < 16)?;
        let high = u8::try_from(self.0.ilog2()).ok()?;
        Some((Grade(low), Grade(high)))
    }

    /// Is every grade here between `low` and `high`?
    #[must_use]
    pub fn within(self, low: Grade, high: Grade) -> bool {
        self.0 & !Self::between(low, high).0 == 0
    }

    /// Is any grade here between `low` and `high`?
    #[must_use]
    pub fn touches(self, low: Grade, high: Grade) -> bool {
        self.0 & Self::between(low, high).0 != 0
    }
}

/// A span of grades that a public file counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GradeBin {
    /// Up to grade 3.
    ToGrade3,
    /// Grades 4–6.
    Grades4To6,
    /// Grades 7 and 8.
    Grades7And8,
    /// Grades 9–12.
    Grades9To12,
}

/// The spans of grades for which a public file has a row of a school, suppressed ones too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GradeBins(u8);

impl GradeBins {
    /// Adds a span.
    pub const fn insert(&mut self, bin: GradeBin) {
        self.0 |= 1 << bin as u8;
    }

    /// Is it here?
    #[must_use]
    pub const fn has(self, bin: GradeBin) -> bool {
        self.0 & (1 << bin as u8) != 0
    }

    /// The lowest grade of the lowest span and the highest of the highest, kindergarten being the first; nothing without
    /// any.
    #[must_use]
    pub fn ends(self) -> Option<(Grade, Grade)> {
        let spans = [
            (GradeBin::ToGrade3, 3, 6),
            (GradeBin::Grades4To6, 7, 9),
            (GradeBin::Grades7And8, 10, 11),
            (GradeBin::Grades9To12, 12, 15),
        ];
        let mut here = spans.into_iter().filter(|(bin, ..)| self.has(*bin)).map(|(_, low, high)| (low, high));
        let (low, high) = here.next()?;
        Some((Grade(low), Grade(here.next_back().map_or(high, |(_, high)| high))))
    }

    /// Union.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_kindergarten_are_one_grade() {
        assert_eq!(Grade::parse("KN"), Grade::parse("K"));
        assert_eq!(Grade::parse("05"), Grade::parse("5"));
        assert_eq!(Grade::parse("13"), None);
        assert_eq!(Grade::parse("UG"), None);
    }
}
