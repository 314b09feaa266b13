//! Student groups.

use serde::Serialize;

macro_rules! groups {
    ($($variant:ident $id:literal $label:literal),+ $(,)?) => {
        /// A student group: everybody, a race or ethnicity, or a programme. The order is the order of every list and file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum StudentGroup { $(#[doc = $label] $variant),+ }

        impl StudentGroup {
            /// Every group, in order.
            pub const EVERY: &[Self] = &[$(Self::$variant),+];

            /// Its id in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// Its name in plain English.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The group with this id.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

groups! {
    All "all" "All students",
    AfricanAmerican "african_american" "African American",
    AmericanIndian "american_indian" "American Indian or Alaska Native",
    Asian "asian" "Asian",
    Filipino "filipino" "Filipino",
    Hispanic "hispanic" "Hispanic or Latino",
    PacificIslander "pacific_islander" "Native Hawaiian or Pacific Islander",
    White "white" "White",
    TwoOrMore "two_or_more" "Two or more races",
    EnglishLearners "english_learners" "English learners",
    StudentsWithDisabilities "students_with_disabilities" "Students with disabilities",
    SocioeconomicallyDisadvantaged "socioeconomically_disadvantaged" "Socioeconomically disadvantaged",
    Foster "foster" "Foster youth",
    Homeless "homeless" "Students experiencing homelessness",
    Migrant "migrant" "Migrant students",
    Rfep "rfep" "Reclassified fluent English proficient",
    Female "female" "Female",
    Male "male" "Male",
    Nonbinary "nonbinary" "Nonbinary",
}

impl StudentGroup {
    /// How many there are.
    pub const COUNT: usize = Self::EVERY.len();

    /// Position in [`StudentGroup::EVERY`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// One of the eight racial and ethnic groups?
    #[must_use]
    pub const fn is_race_or_ethnicity(self) -> bool {
        self as usize >= Self::AfricanAmerican as usize && self as usize <= Self::TwoOrMore as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back_and_eight_groups_are_race_or_ethnicity() {
        assert!(StudentGroup::EVERY.iter().all(|g| StudentGroup::from_id(g.id()) == Some(*g)));
        assert_eq!(StudentGroup::EVERY.iter().filter(|g| g.is_race_or_ethnicity()).count(), 8);
    }
}
