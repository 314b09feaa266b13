//! How a student's high-school cohort ended (methodology.md, rule 9).

use serde::Serialize;

macro_rules! outcomes {
    ($($(#[$doc:meta])* $variant:ident $id:literal),+ $(,)?) => {
        /// What became of a student of a graduation cohort: one outcome a student, the latest row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum CohortOutcome { $($(#[$doc])* $variant),+ }

        impl CohortOutcome {
            /// Every outcome, in order.
            pub const EVERY: &[Self] = &[$(Self::$variant),+];

            /// Its id in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The outcome with this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

outcomes! {
    /// A regular high-school diploma.
    RegularDiploma "regular_diploma",
    /// A diploma of an adult-education programme.
    AdultEdDiploma "adult_ed_diploma",
    /// The California High School Proficiency Examination passed.
    Chspe "chspe",
    /// A high-school equivalency certificate.
    Ged "ged",
    /// A special-education certificate of completion.
    SpedCertificate "sped_certificate",
    /// Still enrolled.
    StillEnrolled "still_enrolled",
    /// Left without any of these.
    Dropout "dropout",
    /// Moved to a school outside the cohort's reach.
    TransferOut "transfer_out",
    /// Left the country.
    Emigrated "emigrated",
    /// Died.
    Deceased "deceased",
}

impl CohortOutcome {
    /// Does the student stay in the adjusted cohort? Transfers out, emigrants and the dead leave it.
    #[must_use]
    pub const fn in_cohort(self) -> bool {
        match self {
            Self::RegularDiploma
            | Self::AdultEdDiploma
            | Self::Chspe
            | Self::Ged
            | Self::SpedCertificate
            | Self::StillEnrolled
            | Self::Dropout => true,
            Self::TransferOut | Self::Emigrated | Self::Deceased => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_three_outcomes_leave_the_cohort() {
        assert!(CohortOutcome::EVERY.iter().all(|o| CohortOutcome::from_id(o.id()) == Some(*o)));
        assert_eq!(CohortOutcome::EVERY.iter().filter(|o| !o.in_cohort()).count(), 3);
    }
}
