//! What is known of a student in a school and year.

use crate::model::{CohortOutcome, Grade, StudentGroup};

use super::details::StudentDetails;
use super::digits::digits;

/// A student's id in 64 bits. Ids of up to 17 digits and texts of up to ten letters, digits, `-` and `_` are kept
/// exactly; longer ones by a 62-bit hash: two students of an LEA of 100,000 are taken for one with a chance below one in
/// five hundred million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudentKey(u64);

impl StudentKey {
    /// The key of no id.
    pub const NOBODY: Self = Self(0);
    const DIGITS: u64 = 0;
    const LETTERS: u64 = 1 << 62;
    const HASH: u64 = 2 << 62;

    /// The key's bits well mixed, for tables.
    #[must_use]
    #[inline]
    pub const fn spread(self) -> usize {
        (self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }

    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    pub(super) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The upper 24 bits.
    pub(super) const fn upper(self) -> u32 {
        (self.0 >> 40) as u32
    }

    /// From an id of one to 17 digits.
    #[must_use]
    #[inline]
    pub fn of_digits(id: &[u8]) -> Option<Self> {
        digits(id).map(|value| Self(Self::DIGITS | (id.len() as u64) << 57 | value))
    }

    /// The id as it was written; of a long one only `hash:` and its hash.
    #[must_use]
    pub fn text(self) -> String {
        match self.0 >> 62 {
            0 => {
                let (digits, value) = ((self.0 >> 57) as usize, self.0 & ((1 << 57) - 1));
                if digits == 0 { String::new() } else { format!("{value:0digits$}") }
            }
            1 => {
                let packed = self.0 & !Self::LETTERS;
                let length = packed.ilog2() / 6;
                let letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
                (0..length).rev().map(|at| char::from(letters[(packed >> (6 * at) & 63) as usize])).collect()
            }
            _ => format!("hash:{:016x}", self.0 & !Self::HASH),
        }
    }

    /// From the id as written; of no id [`StudentKey::NOBODY`].
    #[must_use]
    pub fn new(id: &[u8]) -> Self {
        if id.is_empty() {
            return Self::NOBODY;
        }
        if let Some(key) = Self::of_digits(id) {
            return key;
        }
        if id.len() <= 10 {
            let packed = id.iter().try_fold(0_u64, |packed, b| {
                let six = match b {
                    b'0'..=b'9' => b - b'0',
                    b'A'..=b'Z' => b - b'A' + 10,
                    b'a'..=b'z' => b - b'a' + 36,
                    b'-' => 62,
                    b'_' => 63,
                    _ => return None,
                };
                Some(packed << 6 | u64::from(six))
            });
            // A one above the highest sextet carries the length.
            if let Some(packed) = packed {
                return Self(Self::LETTERS | 1 << (6 * id.len()) | packed);
            }
        }
        Self(Self::HASH | twox_hash::XxHash64::oneshot(0, id) >> 2)
    }
}

/// A field of [`StudentFacts`]: its lowest bit.
#[derive(Clone, Copy, Debug)]
pub struct Field(u32);

impl Field {
    /// The field that a setter sets.
    #[must_use]
    pub fn of(set: fn(&mut StudentFacts, u8)) -> Self {
        let mut facts = StudentFacts::default();
        set(&mut facts, u8::MAX);
        Self(facts.0.trailing_zeros())
    }
}

macro_rules! packed {
    ($($(#[$doc:meta])* $get:ident $set:ident: $shift:literal, $bits:literal;)+) => {
        /// What is known of a student in a school and year. In every field zero is *not stated*.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct StudentFacts(u64);

        impl StudentFacts {
            /// Fills a field that is not stated yet.
            #[inline]
            pub const fn fill(&mut self, field: Field, value: u8) {
                self.0 |= (value as u64) << field.0;
            }

            /// Nothing is stated.
            pub const NONE: Self = Self(0);

            /// What either states, of which no field is stated by both.
            #[must_use]
            #[inline]
            pub const fn with(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            const FIELDS: &[u64] = &[$(((1 << $bits) - 1) << $shift),+];

            pub(super) const fn bits(self) -> u64 {
                self.0
            }

            pub(super) const fn from_bits(bits: u64) -> Self {
                Self(bits)
            }

            $(
                $(#[$doc])*
                #[must_use]
                #[inline]
                pub const fn $get(self) -> u8 {
                    ((self.0 >> $shift) & ((1 << $bits) - 1)) as u8
                }

                /// Sets the field above.
                #[inline]
                pub const fn $set(&mut self, value: u8) {
                    self.0 = self.0 & !(((1 << $bits) - 1) << $shift) | (value as u64 & ((1 << $bits) - 1)) << $shift;
                }
            )+
        }
    };
}

packed! {
    /// [`StudentGroup::index`] of one of the eight racial and ethnic groups.
    race set_race: 0, 4;
    /// An [`EnglishStatus`].
    english set_english: 4, 3;
    /// A [`Flag`].
    disability set_disability: 7, 2;
    /// A [`Flag`].
    disadvantaged set_disadvantaged: 9, 2;
    /// A [`Flag`].
    foster set_foster: 11, 2;
    /// A [`Flag`].
    homeless set_homeless: 13, 2;
    /// A [`Flag`].
    migrant set_migrant: 15, 2;
    /// 1 female, 2 male, 3 nonbinary.
    gender set_gender: 17, 2;
    /// [`Grade::index`].
    grade_index set_grade_index: 19, 4;
    /// A [`Flag`]: suspended or expelled at least once.
    suspended set_suspended: 23, 2;
    /// Achievement level 1–5.
    ela_level set_ela_level: 25, 3;
    /// Achievement level 1–5.
    math_level set_math_level: 28, 3;
    /// Achievement level 1–5.
    science_level set_science_level: 31, 3;
    /// Achievement level 1–5.
    history_level set_history_level: 34, 3;
    /// Achievement level 1–5.
    writing_level set_writing_level: 37, 3;
    /// A [`Flag`]: re-designated this year.
    redesignated set_redesignated: 40, 2;
    /// One plus the position in [`CohortOutcome::EVERY`].
    outcome_index set_outcome_index: 42, 4;
    /// See [`StudentFacts::cohort_age`], plus five.
    cohort_bits set_cohort_bits: 46, 3;
    /// A [`Flag`]: A–G courses completed.
    a_g_complete set_a_g_complete: 49, 2;
}

/// A yes-or-no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag;

impl Flag {
    /// No.
    pub const NO: u8 = 1;
    /// Yes.
    pub const YES: u8 = 2;
    /// The column is there and the cell is blank: no, unless another row says more.
    pub const BLANK: u8 = 3;
}

/// English-learner status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnglishStatus;

impl EnglishStatus {
    /// English learner.
    pub const EL: u8 = 1;
    /// Re-designated fluent English proficient.
    pub const RFEP: u8 = 2;
    /// Initially fluent English proficient.
    pub const IFEP: u8 = 3;
    /// English only.
    pub const EO: u8 = 4;
}

impl StudentFacts {
    /// The fields in which [`Flag::BLANK`] can stand.
    const BLANKS: [u64; 2] = [3 << 23, 3 << 40];

    /// The grade.
    #[must_use]
    pub const fn grade(self) -> Grade {
        Grade::from_index(self.grade_index())
    }

    /// The cohort's outcome.
    #[must_use]
    pub fn outcome(self) -> Option<CohortOutcome> {
        CohortOutcome::EVERY.get(usize::from(self.outcome_index().checked_sub(1)?)).copied()
    }

    /// Years since the spring in which the student's cohort should have graduated: 0 in the cohort's fourth year, −2 two
    /// years before, 2 in its sixth. Where no cohort is stated it is this year's.
    #[must_use]
    pub const fn cohort_age(self) -> i32 {
        match self.cohort_bits() {
            0 => 0,
            bits => bits as i32 - 5,
        }
    }

    /// Sets [`StudentFacts::cohort_age`]; false when it is out of reach (−4…2).
    pub fn set_cohort_age(&mut self, age: i32) -> bool {
        let bits = u8::try_from(age + 5).ok().filter(|bits| (1..8).contains(bits));
        self.set_cohort_bits(bits.unwrap_or(0));
        bits.is_some()
    }

    /// The student's groups as bits by [`StudentGroup::index`]; everybody is in `all`.
    #[must_use]
    #[inline]
    pub const fn groups(self) -> u32 {
        const fn bit(group: StudentGroup) -> u32 {
            1 << group.index()
        }
        const fn when(yes: bool, group: StudentGroup) -> u32 {
            if yes { bit(group) } else { 0 }
        }
        // `race` is zero or the group's own index, and bit zero is `all`.
        bit(StudentGroup::All)
            | 1 << self.race()
            | when(self.english() == EnglishStatus::EL, StudentGroup::EnglishLearners)
            | when(self.english() == EnglishStatus::RFEP, StudentGroup::Rfep)
            | when(self.disability() == Flag::YES, StudentGroup::StudentsWithDisabilities)
            | when(self.disadvantaged() == Flag::YES, StudentGroup::SocioeconomicallyDisadvantaged)
            | when(self.foster() == Flag::YES, StudentGroup::Foster)
            | when(self.homeless() == Flag::YES, StudentGroup::Homeless)
            | when(self.migrant() == Flag::YES, StudentGroup::Migrant)
            | when(self.gender() == 1, StudentGroup::Female)
            | when(self.gender() == 2, StudentGroup::Male)
            | when(self.gender() == 3, StudentGroup::Nonbinary)
    }
}

/// Days enrolled and absent in hundredths of a day, so that half days stay exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    enrolled: u16,
    absent: u16,
}

impl Days {
    /// Neither is stated.
    pub const NOT_STATED: Self = Self { enrolled: u16::MAX, absent: u16::MAX };
    /// More hundredths than any year has.
    pub const MOST: u16 = 655 * 100;

    /// Hundredths of days, each at most [`Days::MOST`].
    #[must_use]
    pub const fn new(enrolled: u16, absent: u16) -> Self {
        Self { enrolled, absent }
    }

    pub(super) const fn hundredths(self) -> (u16, u16) {
        (self.enrolled, self.absent)
    }

    /// Hundredths of days enrolled and absent, when both are stated.
    #[must_use]
    pub const fn stated(self) -> Option<(u16, u16)> {
        if self.enrolled == u16::MAX { None } else { Some((self.enrolled, self.absent)) }
    }
}

/// One row of a student file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StudentRow {
    /// Who.
    pub key: StudentKey,
    /// What is known.
    pub facts: StudentFacts,
    /// Attendance.
    pub days: Days,
    /// Line in its file.
    pub line: u32,
}

/// A student once, whatever number of rows tell of them.
#[derive(Clone, Copy, Debug)]
pub struct Merged {
    /// What the rows agree on: a field in which two rows state different values is not stated.
    pub facts: StudentFacts,
    /// Attendance, unless two rows differ.
    pub days: Days,
    /// What more is known, in the same way.
    pub details: StudentDetails,
    /// Do two rows contradict each other?
    pub conflict: bool,
}

/// Merges all rows of one student, and the details that any of them have (rule 5 of methodology.md). The result does not
/// depend on their order.
#[must_use]
pub fn merge_students(rows: &[StudentRow], details: &[StudentDetails]) -> Merged {
    let (details, details_conflict) = StudentDetails::merge(details);
    let Some(first) = rows.first() else {
        return Merged { facts: StudentFacts::default(), days: Days::NOT_STATED, details, conflict: details_conflict };
    };
    let (mut facts, mut days, mut conflicting) = (first.facts.0, first.days, 0_u64);
    let mut days_conflict = false;
    for row in &rows[1..] {
        for field in StudentFacts::FIELDS {
            let (mut had, mut has) = (facts & field, row.facts.0 & field);
            if StudentFacts::BLANKS.contains(field) && had != has {
                // All bits of such a field are set by a blank, which yields to anything stated.
                if had == *field && has != 0 {
                    facts &= !field;
                    had = 0;
                } else if has == *field && had != 0 {
                    has = 0;
                }
            }
            if had != 0 && has != 0 && had != has {
                conflicting |= field;
            }
            facts |= if had == 0 { has } else { 0 };
        }
        match (days.stated(), row.days.stated()) {
            (Some(had), Some(has)) if had != has => days_conflict = true,
            (None, Some(_)) => days = row.days,
            _ => {}
        }
    }
    Merged {
        facts: StudentFacts(facts & !conflicting),
        days: if days_conflict { Days::NOT_STATED } else { days },
        details,
        conflict: conflicting != 0 || days_conflict || details_conflict,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(set: impl FnOnce(&mut StudentFacts), days: Days) -> StudentRow {
        let mut facts = StudentFacts::default();
        set(&mut facts);
        StudentRow { key: StudentKey::new(b"1"), facts, days, line: 1 }
    }

    #[test]
    fn different_ids_have_different_keys() {
        let ids = ["1", "01", "001", "A", "0A", "A0", "a", "", "0", "00A", "zzzzzzzzzz", "0zzzzzzzzz", "-", "_-"];
        let mut keys: Vec<_> = ids.iter().map(|id| StudentKey::new(id.as_bytes())).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), ids.len());
    }

    #[test]
    fn an_id_comes_back_as_it_was_written_unless_it_is_long() {
        for id in ["", "1", "01", "12345678901234567", "A", "0A", "a-Text_9", "zzzzzzzzzz", "0000000000"] {
            assert_eq!(StudentKey::new(id.as_bytes()).text(), id);
        }
        assert!(StudentKey::new(b"a long id with blanks").text().starts_with("hash:"));
    }

    #[test]
    fn rows_that_complete_each_other_are_one_student() {
        let a = row(|f| f.set_ela_level(3), Days::NOT_STATED);
        let b = row(|f| f.set_math_level(2), Days::new(18000, 900));
        let merged = merge_students(&[a, b], &[]);
        assert_eq!((merged.facts.ela_level(), merged.facts.math_level()), (3, 2));
        assert_eq!(merged.days.stated(), Some((18000, 900)));
        assert!(!merged.conflict);
    }

    #[test]
    fn what_rows_disagree_on_is_not_stated_in_whatever_order_they_come() {
        let level = |l| row(|f| f.set_ela_level(l), Days::NOT_STATED);
        for order in [[1, 2, 1], [1, 1, 2], [2, 1, 1]] {
            let merged = merge_students(&order.map(level), &[]);
            assert_eq!(merged.facts.ela_level(), 0, "{order:?}");
            assert!(merged.conflict);
        }
    }

    #[test]
    fn a_blank_yields_to_what_another_row_states() {
        let suspended = |flag| row(|f| f.set_suspended(flag), Days::NOT_STATED);
        for order in [[Flag::BLANK, Flag::YES], [Flag::YES, Flag::BLANK]] {
            let merged = merge_students(&order.map(suspended), &[]);
            assert_eq!((merged.facts.suspended(), merged.conflict), (Flag::YES, false), "{order:?}");
        }
        assert_eq!(merge_students(&[Flag::BLANK, Flag::BLANK].map(suspended), &[]).facts.suspended(), Flag::BLANK);
    }

    #[test]
    fn a_student_is_in_all_and_in_each_group_stated() {
        let facts = row(
            |f| {
                f.set_race(StudentGroup::Hispanic as u8);
                f.set_english(EnglishStatus::EL);
            },
            Days::NOT_STATED,
        )
        .facts;
        let groups: Vec<_> =
            StudentGroup::EVERY.iter().filter(|g| facts.groups() >> g.index() & 1 == 1).map(|g| g.id()).collect();
        assert_eq!(groups, ["all", "hispanic", "english_learners"]);
    }
}
