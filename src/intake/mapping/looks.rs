//! What the first values of a column look like.

use crate::model::{CohortOutcome, Grade, IndicatorId, SchoolYear, StudentGroup};
use crate::order;

use super::super::layout::{layouts, normal};
use super::super::mask::is_date;
use super::super::values::{hundredths, whole};

/// A set of looks: most values of a column are such.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Looks(u32);

macro_rules! looks {
    ($($name:ident $id:literal $bit:literal),+ $(,)?) => {
        impl Looks {
            $(pub(super) const $name: Self = Self(1 << $bit);)+

            /// The id of the first look of a set, for a message.
            pub(super) const fn id(self) -> &'static str {
                $(if self.0 & (1 << $bit) != 0 { return $id; })+
                ""
            }
        }
    };
}

// In the order in which a message names them: the most telling first.
looks! {
    CDS "cds" 0,
    SCHOOL_YEAR "school_year" 1,
    RACE "race" 2,
    ENGLISH "english" 3,
    GENDER "gender" 4,
    OUTCOME "outcome" 5,
    SCHOOL_TYPE "school_type" 6,
    GROUP "group" 7,
    INDICATOR "indicator" 8,
    YES_NO "yes_no" 9,
    LEVEL "level" 10,
    GRADE "grade" 11,
    YEAR "year" 12,
    DATE "date" 13,
    DAYS "days" 14,
    COUNT "count" 15,
    NUMBER "number" 16,
    ID "id" 17,
    CODES "codes" 18,
    TEXT "text" 19,
    LEA_CDS "lea_cds" 20,
    SCORE "score" 21,
}

impl Looks {
    /// Nothing is known, or nothing is asked.
    pub(super) const NONE: Self = Self(0);
    /// Cannot tell who somebody is.
    const HARMLESS: Self = Self::CDS
        .and(Self::LEA_CDS)
        .and(Self::SCHOOL_YEAR)
        .and(Self::RACE)
        .and(Self::ENGLISH)
        .and(Self::GENDER)
        .and(Self::OUTCOME)
        .and(Self::SCHOOL_TYPE)
        .and(Self::GROUP)
        .and(Self::INDICATOR)
        .and(Self::YES_NO)
        .and(Self::LEVEL)
        .and(Self::GRADE)
        .and(Self::YEAR)
        .and(Self::DAYS);

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// May its values be shown as they are?
    pub(super) const fn harmless(self) -> bool {
        self.any(Self::HARMLESS)
    }

    /// Of a column's values; blanks and stars tell nothing. Nine in ten must be such.
    pub(super) fn of(values: &[&str]) -> Self {
        let told: Vec<&str> = values.iter().copied().filter(|v| !v.is_empty() && *v != "*").collect();
        if told.is_empty() {
            return Self::NONE;
        }
        let is = |test: &dyn Fn(&str) -> bool| told.iter().filter(|v| test(v)).count() * 10 >= told.len() * 9;
        let mut distinct = told.clone();
        order::sort(&mut distinct);
        distinct.dedup();
        let mut looks = Self::NONE;
        let mut note = |look: Self, holds: bool| {
            if holds {
                looks = looks.and(look);
            }
        };
        let lea = |v: &str| cds(v) && v.ends_with("0000000");
        note(Self::LEA_CDS, is(&lea));
        note(Self::CDS, is(&cds) && !is(&lea));
        note(Self::SCHOOL_YEAR, is(&|v| v != "unstated" && SchoolYear::parse(v).is_some()));
        note(Self::YEAR, is(&|v| v.len() == 4 && whole(v.as_bytes()).is_some_and(|y| (1990..2100).contains(&y))));
        note(Self::RACE, is(&|v| listed("race_ethnicity", v)));
        note(Self::ENGLISH, is(&|v| listed("english_learner", v)));
        note(Self::GENDER, is(&|v| listed("gender", v)));
        note(Self::OUTCOME, is(&|v| CohortOutcome::from_id(v).is_some() || listed("cohort_outcome", v)));
        note(Self::SCHOOL_TYPE, is(&|v| ["elementary", "middle", "high", "span"].contains(&normal(v).as_str())));
        note(Self::GROUP, is(&|v| StudentGroup::from_id(v).is_some()) && distinct.len() > 1);
        note(Self::INDICATOR, is(&|v| v.contains('_') && IndicatorId::parse(v).is_some()));
        note(Self::YES_NO, distinct.len() <= 3 && is(&yes_or_no));
        note(Self::LEVEL, is(&|v| matches!(v.as_bytes(), [b'1'..=b'5'])));
        note(Self::GRADE, is(&|v| Grade::parse(v).is_some()));
        note(Self::DATE, is(&is_date));
        note(Self::DAYS, is(&|v| hundredths(v.as_bytes()).is_some_and(|days| days <= 36_600)));
        note(Self::SCORE, is(&|v| whole(v.as_bytes()).is_some_and(|score| (100..10_000).contains(&score))));
        note(Self::COUNT, is(&|v| whole(v.as_bytes()).is_some()));
        note(Self::NUMBER, is(&number));
        note(Self::ID, is(&id) && distinct.len() * 2 > told.len());
        note(Self::CODES, is(&|v| v.chars().count() <= 12) && distinct.len() * 2 <= told.len().max(6));
        note(Self::TEXT, is(&|v| v.chars().any(char::is_alphabetic)));
        looks
    }
}

/// A school's code of fourteen digits, or of thirteen where a spreadsheet has eaten the zero.
fn cds(value: &str) -> bool {
    let value = value.trim_start_matches('\'');
    matches!(value.len(), 13 | 14) && value.bytes().all(|b| b.is_ascii_digit())
}

fn yes_or_no(value: &str) -> bool {
    matches!(normal(value).as_str(), "y" | "n" | "yes" | "no" | "0" | "1" | "true" | "false")
}

/// A number as programs write it: `-12.5`, `.5`, `1.6E12`, `7.5%`; `NaN` where one is missing. Its value is of no matter here.
fn number(value: &str) -> bool {
    let value = value.trim_end_matches('%').trim_start_matches(['+', '-']);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (mantissa, exponent) = value.split_once(['e', 'E']).unwrap_or((value, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let power = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let written = digits(whole) && digits(decimals) && whole.len() + decimals.len() > 0;
    written && digits(power) && !power.is_empty() || value.eq_ignore_ascii_case("nan")
}

/// A code or number that may name somebody: no blanks, at least three signs, with a digit.
fn id(value: &str) -> bool {
    value.len() >= 3
        && value.bytes().any(|b| b.is_ascii_digit())
        && value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The codes that the canonical layout of students lists for a column.
pub(super) fn codes(column: &str) -> impl Iterator<Item = (&'static str, &'static [String])> {
    let students = layouts().iter().find(|l| l.id == "students");
    let codes = students.and_then(|l| l.codes.get(column)).into_iter().flatten();
    codes.map(|(id, spellings)| (id.as_str(), spellings.as_slice()))
}

/// Is this a spelling of one of a column's codes?
pub(super) fn listed(column: &str, value: &str) -> bool {
    let value = normal(value);
    codes(column).any(|(id, spellings)| normal(id) == value || spellings.iter().any(|s| normal(s) == value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_however_programs_write_it() {
        assert!(["7", "-12.5", "+.5", "5.", "1.6E12", "1e-3", "7.5%", "NaN"].into_iter().all(number));
        assert!(!["", "%", ".", "-", "1.2.3", "e5", "1e", "1e+", "1,5", "12a", "½"].into_iter().any(number));
    }

    #[test]
    fn values_are_known_by_their_looks() {
        let looks = |values: &[&str], look| Looks::of(values).any(look);
        assert!(looks(&["01611190106401", "1611190106402"], Looks::CDS));
        assert!(looks(&["01611190000000"], Looks::LEA_CDS) && !looks(&["01611190000000"], Looks::CDS));
        assert!(looks(&["2022-23", "2022-2023", ""], Looks::SCHOOL_YEAR));
        assert!(looks(&["Hispanic/Latino", "WHITE"], Looks::RACE));
        assert!(looks(&["EO", "english learner"], Looks::ENGLISH));
        assert!(looks(&["Y", "N", "Y"], Looks::YES_NO) && !looks(&["Y", "N", "?"], Looks::YES_NO));
        assert!(looks(&["TK", "K", "05", "12"], Looks::GRADE) && !looks(&["13", "A"], Looks::GRADE));
        assert!(looks(&["8/17/2011"], Looks::DATE) && looks(&["20110817"], Looks::DATE));
        assert!(looks(&["9000123", "9000124"], Looks::ID) && !looks(&["12", "13"], Looks::ID));
        assert!(Looks::of(&["", "*"]).is_none());
    }
}
