//! What more is known of a student in a school and year, kept only where a file brings a column of it.

/// Declares the columns in order, each with its bits where it is kept beside others.
macro_rules! details {
    ($($(#[$doc:meta])* $variant:ident $column:literal $bits:literal,)+) => {
        /// A column of [`StudentDetails`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Detail { $($(#[$doc])* $variant),+ }

        impl Detail {
            /// Every column, in order.
            pub const EVERY: &[Self] = &[$(Self::$variant),+];
            /// How many there are.
            pub const COUNT: usize = Self::EVERY.len();
            const BITS: [u32; Self::COUNT] = [$($bits),+];

            /// Its canonical name.
            #[must_use]
            pub const fn column(self) -> &'static str {
                match self { $(Self::$variant => $column),+ }
            }
        }
    };
}

details! {
    /// Scale score in thousandths.
    ElaScore "ela_scale_score" 32,
    /// Scale score in thousandths.
    MathScore "math_scale_score" 32,
    /// Conditional standard error of measurement of the scale score, in thousandths.
    ElaCsem "ela_csem" 18,
    /// Conditional standard error of measurement of the scale score, in thousandths.
    MathCsem "math_csem" 18,
    /// Grade-point average in hundredths.
    Gpa "gpa" 11,
    /// Share of days attended, in millionths.
    AttendanceRate "attendance_rate" 20,
    /// A [`Flag`](super::Flag): a D or F in ELA or mathematics in grade 8.
    Grade8DOrF "grade8_d_or_f" 2,
    /// A [`Flag`](super::Flag): grade 8 completed this year.
    CompletedGrade8 "completed_grade8" 2,
    /// A [`Flag`](super::Flag): enrolled in grade 10 two years later, wherever.
    EnrolledGrade10 "enrolled_grade10" 2,
    /// A [`Flag`](super::Flag): attended a prekindergarten.
    Prekindergarten "prekindergarten" 2,
    /// Position in [`ExitReason::EVERY`].
    ExitReason "exit_reason" 4,
    /// Position in [`DisabilityCategory::EVERY`].
    DisabilityCategory "disability_category" 5,
    /// Years from the start of grade 9 to the outcome.
    YearsToGraduate "years_to_graduate" 4,
    /// Share of the student's answers that are favorable, in hundredths.
    GrowthMindset "sel_growth_mindset" 7,
    /// Share of the student's answers that are favorable, in hundredths.
    SelfEfficacy "sel_self_efficacy" 7,
    /// Share of the student's answers that are favorable, in hundredths.
    SelfManagement "sel_self_management" 7,
    /// Share of the student's answers that are favorable, in hundredths.
    SocialAwareness "sel_social_awareness" 7,
}

/// What more is known of a student in a school and year: one more than each value, zero where none is stated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct StudentDetails {
    /// The scores.
    pub(super) scores: [u32; Self::SCORES],
    /// All other columns next to each other, the first highest.
    pub(super) others: u128,
}

impl StudentDetails {
    /// Nothing is stated.
    pub const NONE: Self = Self { scores: [0; Self::SCORES], others: 0 };

    const SCORES: usize = 2;

    /// Where each column begins among the others.
    const SHIFTS: [u32; Detail::COUNT] = {
        let (mut shifts, mut at, mut below) = ([0; Detail::COUNT], Detail::COUNT, 0);
        while at > Self::SCORES {
            at -= 1;
            shifts[at] = below;
            below += Detail::BITS[at];
        }
        assert!(below <= u128::BITS);
        shifts
    };

    /// One more than a column's value.
    #[inline]
    const fn kept(&self, detail: Detail) -> u32 {
        let at = detail as usize;
        if at < Self::SCORES {
            return self.scores[at];
        }
        #[expect(clippy::cast_possible_truncation, reason = "no column has more than 32 bits")]
        let lowest = (self.others >> Self::SHIFTS[at]) as u32;
        lowest & Self::most(at)
    }

    #[inline]
    const fn keep(&mut self, detail: Detail, kept: u32) {
        let at = detail as usize;
        if at < Self::SCORES {
            self.scores[at] = kept;
        } else {
            let shift = Self::SHIFTS[at];
            self.others = self.others & !((Self::most(at) as u128) << shift) | (kept as u128) << shift;
        }
    }

    const fn most(at: usize) -> u32 {
        u32::MAX >> (32 - Detail::BITS[at])
    }

    /// The value of a column, in its unit.
    #[must_use]
    #[inline]
    pub const fn get(&self, detail: Detail) -> Option<u32> {
        self.kept(detail).checked_sub(1)
    }

    /// States a value, in the column's unit; the largest that can be kept stands for what is larger.
    #[inline]
    pub fn set(&mut self, detail: Detail, value: Option<u32>) {
        self.keep(detail, value.map_or(0, |value| value.saturating_add(1).min(Self::most(detail as usize))));
    }

    /// Is nothing stated?
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }

    /// Scale score in ELA in thousandths.
    #[must_use]
    pub fn ela_score(&self) -> Option<i32> {
        self.get(Detail::ElaScore).and_then(|score| score.try_into().ok())
    }

    /// Scale score in mathematics in thousandths.
    #[must_use]
    pub fn math_score(&self) -> Option<i32> {
        self.get(Detail::MathScore).and_then(|score| score.try_into().ok())
    }

    /// A yes-or-no column.
    #[must_use]
    pub fn flag(&self, detail: Detail) -> Option<bool> {
        self.get(detail).map(|flag| flag > 0)
    }

    /// Why the student left.
    #[must_use]
    pub fn exit_reason(&self) -> Option<ExitReason> {
        ExitReason::EVERY.get(self.get(Detail::ExitReason)? as usize).copied()
    }

    /// The kind of disability.
    #[must_use]
    pub fn disability_category(&self) -> Option<DisabilityCategory> {
        DisabilityCategory::EVERY.get(self.get(Detail::DisabilityCategory)? as usize).copied()
    }

    /// Fills with what another row of the same student states. In which columns do they contradict each other? There
    /// neither is stated any more, whatever a third row says.
    pub(super) fn merge(rows: &[Self]) -> (Self, bool) {
        let (mut merged, mut conflict) = (Self::NONE, false);
        for detail in Detail::EVERY {
            let mut stated = rows.iter().map(|row| row.kept(*detail)).filter(|value| *value != 0);
            let first = stated.next().unwrap_or(0);
            let agree = stated.all(|value| value == first);
            conflict |= !agree;
            merged.keep(*detail, if agree { first } else { 0 });
        }
        (merged, conflict)
    }

    /// Each column with one more than its value, zero where none is stated.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'static str, u32)> {
        Detail::EVERY.iter().map(|detail| (detail.column(), self.kept(*detail)))
    }
}

macro_rules! codes {
    ($(#[$what:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $id:literal,)+ }) => {
        $(#[$what])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Each, in order.
            pub const EVERY: &[Self] = &[$(Self::$variant),+];

            /// Its id in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }
        }
    };
}

codes! {
    /// Why a student left a school.
    ExitReason {
        /// Completed the school's last grade, or graduated.
        Completed "completed",
        /// Left without going on elsewhere.
        Dropout "dropout",
        /// Moved to a school outside the reach of the files.
        TransferOut "transfer_out",
        /// Left the country.
        Emigrated "emigrated",
        /// Died.
        Deceased "deceased",
        /// Any other reason, or none that is known.
        Other "other",
    }
}

impl ExitReason {
    /// Does who left so leave the denominator of persistence (rule 10 of methodology.md)?
    #[must_use]
    pub const fn leaves_the_count(self) -> bool {
        match self {
            Self::TransferOut | Self::Emigrated | Self::Deceased => true,
            Self::Completed | Self::Dropout | Self::Other => false,
        }
    }
}

codes! {
    /// The kind of a student's disability.
    DisabilityCategory {
        /// Autism.
        Autism "autism",
        /// Deaf-blindness.
        DeafBlindness "deaf_blindness",
        /// Deafness.
        Deafness "deafness",
        /// Emotional disturbance.
        EmotionalDisturbance "emotional_disturbance",
        /// Established medical disability.
        EstablishedMedicalDisability "established_medical_disability",
        /// Hard of hearing.
        HardOfHearing "hard_of_hearing",
        /// Intellectual disability.
        IntellectualDisability "intellectual_disability",
        /// Multiple disabilities.
        MultipleDisabilities "multiple_disabilities",
        /// Orthopedic impairment.
        OrthopedicImpairment "orthopedic_impairment",
        /// Other health impairment.
        OtherHealthImpairment "other_health_impairment",
        /// Specific learning disability.
        SpecificLearningDisability "specific_learning_disability",
        /// Speech or language impairment.
        SpeechOrLanguageImpairment "speech_or_language_impairment",
        /// Traumatic brain injury.
        TraumaticBrainInjury "traumatic_brain_injury",
        /// Visual impairment.
        VisualImpairment "visual_impairment",
        /// Any other.
        Other "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_that_can_be_kept_comes_back() {
        for detail in Detail::EVERY {
            let most = (u32::MAX >> (32 - Detail::BITS[*detail as usize])) - 1;
            for value in [0, 1, most] {
                let mut details = StudentDetails::NONE;
                details.set(*detail, Some(value));
                assert_eq!(details.get(*detail), Some(value), "{detail:?}");
                assert_eq!(Detail::EVERY.iter().filter(|other| details.get(**other).is_some()).count(), 1);
                details.set(*detail, None);
                assert!(details.is_none());
            }
        }
    }

    #[test]
    fn rows_fill_each_other_and_what_they_disagree_on_is_not_stated() {
        let row = |detail, value| {
            let mut details = StudentDetails::NONE;
            details.set(detail, Some(value));
            details
        };
        let gpa = |value| row(Detail::Gpa, value);
        let (merged, conflict) = StudentDetails::merge(&[gpa(300), row(Detail::AttendanceRate, 960_000), gpa(300)]);
        assert_eq!((merged.get(Detail::Gpa), merged.get(Detail::AttendanceRate)), (Some(300), Some(960_000)));
        assert!(!conflict);
        for order in [[300, 301, 300], [300, 300, 301], [301, 300, 300]] {
            let (merged, conflict) = StudentDetails::merge(&order.map(gpa));
            assert_eq!((merged.get(Detail::Gpa), conflict), (None, true), "{order:?}");
        }
    }
}
