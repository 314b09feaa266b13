//! Checks of one value against another. Each takes decoded values and returns what is wrong with what was expected, or
//! nothing; the row goes on. Small and pure, so that the reading of a row calls them at no cost where all is well.
//!
//! Sources, as read in 2026:
//! * which grades are tested: California Department of Education, CAASPP (Education Code section 60640): Smarter Balanced
//!   and alternate assessments in ELA and mathematics in grades 3–8 and 11; the science test in grades 5 and 8 and once in
//!   grades 10–12. First given in 2014-15; before it other tests had other grades.
//! * scale scores: "Smarter Balanced Scale Score Ranges", cde.ca.gov/ta/tg/ca/sbscalerange.asp (2015), and "Scale Score
//!   Ranges", CAASPP Scoring and Reporting Guide, Appendix A (caaspp-elpac.ets.org), which widens them from 2020-21 on.

use crate::model::{Grade, SchoolYear};
use crate::records::{EnglishStatus, Flag};

use super::finding::FindingKind;

/// What is wrong, and what was expected.
pub(super) type Fault = (FindingKind, String);

/// A test of the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test {
    Ela,
    Math,
    Science,
}

/// A bit for each of these grades, by [`Grade::index`].
const fn grades(numbers: &[u8]) -> u16 {
    let (mut bits, mut at) = (0, 0);
    while at < numbers.len() {
        bits |= 1 << (numbers[at] + 3);
        at += 1;
    }
    bits
}

impl Test {
    /// The first school year of these tests, by its spring.
    const SINCE: u16 = 2015;

    /// The grades in which it is given.
    const fn given(self) -> u16 {
        match self {
            Self::Ela | Self::Math => grades(&[3, 4, 5, 6, 7, 8, 11]),
            Self::Science => grades(&[5, 8, 10, 11, 12]),
        }
    }

    const fn grades(self) -> &'static str {
        match self {
            Self::Ela | Self::Math => "a test of grades 3–8 or 11",
            Self::Science => "a test of grades 5, 8 or 10–12",
        }
    }
}

/// A result of a test in a grade that does not take it. Before 2014-15, and where no year or grade is stated, nothing is
/// known.
#[inline]
pub(super) fn grade_is_tested(test: Test, grade: Grade, year: SchoolYear) -> Option<Fault> {
    let since = year.spring().is_some_and(|spring| spring >= Test::SINCE);
    (since && grade != Grade::NOT_STATED && test.given() >> grade.index() & 1 == 0)
        .then(|| (FindingKind::GradeNotTested, test.grades().to_owned()))
}

/// The lowest and highest scale score by test and grade: grade, then ELA and mathematics to 2019-20, then from 2020-21 on.
type Range = (u16, u16);
const RANGES: [(u8, [Range; 4]); 7] = [
    (3, [(2114, 2623), (2189, 2621), (2115, 2650), (2190, 2660)]),
    (4, [(2131, 2663), (2204, 2659), (2140, 2690), (2205, 2700)]),
    (5, [(2201, 2701), (2219, 2700), (2200, 2730), (2220, 2740)]),
    (6, [(2210, 2724), (2235, 2748), (2230, 2770), (2235, 2780)]),
    (7, [(2258, 2745), (2250, 2778), (2260, 2810), (2250, 2820)]),
    (8, [(2288, 2769), (2265, 2802), (2290, 2850), (2265, 2860)]),
    (11, [(2299, 2795), (2280, 2862), (2300, 2900), (2280, 2900)]),
];

/// A scale score that nobody can get in this test and grade. Where no year is stated, neither range holds it.
#[inline]
pub(super) fn score_is_possible(test: Test, grade: Grade, year: SchoolYear, score: u32) -> Option<Fault> {
    let subject = match test {
        Test::Ela => 0,
        Test::Math => 1,
        Test::Science => return None,
    };
    let spring = year.spring().unwrap_or(0);
    if spring != 0 && spring < Test::SINCE {
        return None;
    }
    let (_, ranges) = RANGES.iter().find(|(of, _)| Grade::numbered(*of) == Some(grade))?;
    let (before, since) = (ranges[subject], ranges[subject + 2]);
    let (lowest, highest) = match spring {
        0 => (before.0.min(since.0), before.1.max(since.1)),
        1..=2020 => before,
        _ => since,
    };
    let possible = (u32::from(lowest)..=u32::from(highest)).contains(&score);
    (!possible).then(|| (FindingKind::ScoreOutOfRange, format!("{lowest}–{highest} in this grade and year")))
}

/// Re-designated this year, and by status never an English learner.
#[inline]
pub(super) fn status_is_redesignable(status: u8, redesignated: u8) -> Option<Fault> {
    let never = status == EnglishStatus::EO || status == EnglishStatus::IFEP;
    (never && redesignated == Flag::YES).then(|| (FindingKind::RedesignatedStatus, "EL or RFEP".to_owned()))
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Date {
    /// Calendar year of the spring of the school year that the day lies in: July 1 to June 30.
    pub(super) const fn spring(self) -> u16 {
        if self.month >= 7 { self.year + 1 } else { self.year }
    }
}

/// Reads `2023-08-15`, also with a time behind it, `20230815` and `08/15/2023`. A day that no calendar has is none.
pub(super) fn date(cell: &[u8]) -> Option<Date> {
    let number = |digits: &[u8]| super::values::whole(digits);
    let parts = match cell {
        [y @ .., b'-', _, _, b'-', _, _] if y.len() == 4 => (y, &cell[5..7], &cell[8..10]),
        [_, _, _, _, b'-', _, _, b'-', _, _, b'T' | b' ', ..] => (&cell[..4], &cell[5..7], &cell[8..10]),
        [_, _, _, _, _, _, _, _] if cell.iter().all(u8::is_ascii_digit) => (&cell[..4], &cell[4..6], &cell[6..8]),
        _ => {
            let mut parts = cell.split(|b| *b == b'/');
            let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
            if parts.next().is_some() || year.len() != 4 || month.len() > 2 || day.len() > 2 {
                return None;
            }
            (year, month, day)
        }
    };
    let (year, month, day) = (number(parts.0)?, number(parts.1)?, number(parts.2)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let exists = (1900..2200).contains(&year) && (1..=days).contains(&day);
    exists.then_some(Date { year: year.try_into().ok()?, month: month.try_into().ok()?, day: day.try_into().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> SchoolYear {
        SchoolYear::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn grade(text: &str) -> Grade {
        Grade::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn ela_and_math_are_tested_in_grades_3_to_8_and_11_since_2014_15() {
        for test in [Test::Ela, Test::Math] {
            for yes in ["3", "4", "5", "6", "7", "8", "11", ""] {
                assert_eq!(grade_is_tested(test, grade(yes), year("2014-15")), None, "{yes}");
            }
            for no in ["PK", "TK", "K", "1", "2", "9", "10", "12"] {
                let (kind, expected) =
                    grade_is_tested(test, grade(no), year("2014-15")).unwrap_or_else(|| panic!("{no}"));
                assert_eq!((kind, expected.as_str()), (FindingKind::GradeNotTested, "a test of grades 3–8 or 11"));
                assert_eq!(grade_is_tested(test, grade(no), year("2013-14")), None);
                assert_eq!(grade_is_tested(test, grade(no), SchoolYear::UNSTATED), None);
            }
        }
        assert_eq!(grade_is_tested(Test::Science, grade("10"), year("2018-19")), None);
        assert!(grade_is_tested(Test::Science, grade("4"), year("2018-19")).is_some());
    }

    #[test]
    fn the_lowest_and_the_highest_scale_score_are_possible_and_the_next_are_not() {
        let possible = |test, g: &str, y: &str, score| score_is_possible(test, grade(g), year(y), score).is_none();
        for (test, g, y, lowest, highest) in [
            (Test::Ela, "3", "2014-15", 2114, 2623),
            (Test::Ela, "3", "2020-21", 2115, 2650),
            (Test::Math, "11", "2018-19", 2280, 2862),
            (Test::Math, "11", "2023-24", 2280, 2900),
        ] {
            assert!(possible(test, g, y, lowest) && possible(test, g, y, highest), "{g} {y}");
            assert!(!possible(test, g, y, lowest - 1) && !possible(test, g, y, highest + 1), "{g} {y}");
        }
        // Without a year either range may hold it; without a tested grade nothing is known.
        assert!(score_is_possible(Test::Ela, grade("3"), SchoolYear::UNSTATED, 2114).is_none());
        assert!(score_is_possible(Test::Ela, grade("3"), SchoolYear::UNSTATED, 2651).is_some());
        assert!(possible(Test::Ela, "9", "2018-19", 1) && possible(Test::Ela, "", "2018-19", 1));
        assert!(possible(Test::Ela, "3", "2012-13", 350) && possible(Test::Science, "5", "2018-19", 190));
    }

    #[test]
    fn every_range_is_in_order() {
        for (grade, ranges) in RANGES {
            assert!(
                ranges.iter().all(|(lowest, highest)| (2100..2400).contains(lowest) && highest - lowest > 400),
                "{grade}"
            );
        }
    }

    #[test]
    fn who_never_was_an_english_learner_cannot_be_re_designated() {
        for (status, fault) in [
            (EnglishStatus::EL, false),
            (EnglishStatus::RFEP, false),
            (EnglishStatus::EO, true),
            (EnglishStatus::IFEP, true),
            (0, false),
        ] {
            assert_eq!(status_is_redesignable(status, Flag::YES).is_some(), fault);
            assert_eq!(status_is_redesignable(status, Flag::NO), None);
            assert_eq!(status_is_redesignable(status, Flag::BLANK), None);
        }
    }

    #[test]
    fn a_date_is_of_the_calendar() {
        let day = |year, month, day| Some(Date { year, month, day });
        assert_eq!(date(b"2023-08-15"), day(2023, 8, 15));
        assert_eq!(date(b"2023-08-15T00:00:00.000Z"), day(2023, 8, 15));
        assert_eq!(date(b"20230815"), day(2023, 8, 15));
        assert_eq!(date(b"8/5/2023"), day(2023, 8, 5));
        assert_eq!(date(b"2024-02-29"), day(2024, 2, 29));
        for not in [
            &b"2023-02-29"[..],
            b"2023-13-01",
            b"2023-00-10",
            b"20230431",
            b"15/08/2023",
            b"45123",
            b"",
            b"0001-01-01",
            b"////",
        ] {
            assert_eq!(date(not), None, "{:?}", String::from_utf8_lossy(not));
        }
    }

    #[test]
    fn a_school_year_begins_in_july() {
        assert_eq!(date(b"2023-06-30").map(Date::spring), Some(2023));
        assert_eq!(date(b"2023-07-01").map(Date::spring), Some(2024));
    }
}
