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
use crate::records::{EnglishStatus, Flag, StudentFacts};

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

    /// The level in a row.
    pub(super) const fn level(self, facts: StudentFacts) -> u8 {
        match self {
            Self::Ela => facts.ela_level(),
            Self::Math => facts.math_level(),
            Self::Science => facts.science_level(),
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

/// The lowest and the highest scale score. Where no year is stated, those of either range.
fn range(test: Test, grade: Grade, year: SchoolYear) -> Option<Range> {
    let subject = match test {
        Test::Ela => 0,
        Test::Math => 1,
        Test::Science => return None,
    };
    let (_, ranges) = RANGES.iter().find(|(of, _)| Grade::numbered(*of) == Some(grade))?;
    let (before, since) = (ranges[subject], ranges[subject + 2]);
    match year.spring() {
        None => Some((before.0.min(since.0), before.1.max(since.1))),
        Some(..Test::SINCE) => None,
        Some(..=2020) => Some(before),
        Some(_) => Some(since),
    }
}

/// A scale score that nobody can get in this test and grade.
pub(super) fn score_is_possible(test: Test, grade: Grade, year: SchoolYear, score: u32) -> Option<Fault> {
    let (lowest, highest) = range(test, grade, year)?;
    let possible = (u32::from(lowest)..=u32::from(highest)).contains(&score);
    (!possible).then(|| (FindingKind::ScoreOutOfRange, format!("{lowest}–{highest} in this grade and year")))
}

/// Re-designated this year, and by status never an English learner.
#[inline]
pub(super) const fn is_redesignated_by_mistake(facts: StudentFacts) -> bool {
    facts.redesignated() == Flag::YES && matches!(facts.english(), EnglishStatus::EO | EnglishStatus::IFEP)
}

/// The same as tables for one school year, so that a row without a fault costs a few comparisons.
pub(super) struct Allowed {
    year: SchoolYear,
    /// Grades without the tests of ELA and mathematics, and without that of science, as bits by [`Grade::index`].
    untested: [u16; 2],
    /// By test and grade: the digits of the lowest and of the highest score; zero where they are not known.
    scores: [[[u32; 2]; 16]; 2],
}

impl Default for Allowed {
    fn default() -> Self {
        Self::of(SchoolYear::UNSTATED)
    }
}

impl Allowed {
    fn of(year: SchoolYear) -> Self {
        let without = |test: Test| {
            let none = |index: &u8| grade_is_tested(test, Grade::from_index(*index), year).is_some();
            (0..16).filter(none).fold(0, |bits, index| bits | 1 << index)
        };
        let digits = |score: u16| score.to_string().bytes().fold(0, |all, digit| all << 8 | u32::from(digit));
        let range = |test: Test, index: u8| {
            let (lowest, highest) = range(test, Grade::from_index(index), year)?;
            Some([digits(lowest), digits(highest)])
        };
        let ranges = |test: Test| {
            [0_u8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map(|i| range(test, i).unwrap_or([0, 0]))
        };
        Self {
            year,
            untested: [without(Test::Ela), without(Test::Science)],
            scores: [ranges(Test::Ela), ranges(Test::Math)],
        }
    }

    /// From here on rows are of this year.
    #[inline]
    pub(super) fn turn_to(&mut self, year: SchoolYear) {
        if self.year != year {
            *self = Self::of(year);
        }
    }

    /// Is there a result of a test that the grade does not take?
    #[inline]
    pub(super) const fn no_test_in(&self, facts: StudentFacts) -> bool {
        let grade = facts.grade_index();
        self.untested[0] >> grade & 1 == 1 && (facts.ela_level() | facts.math_level()) != 0
            || self.untested[1] >> grade & 1 == 1 && facts.science_level() != 0
    }

    /// The digits of the lowest and of the highest score, where they are known.
    #[inline]
    pub(super) fn scores(&self, test: Test, grade: Grade) -> Option<[u32; 2]> {
        let range = self.scores[usize::from(test == Test::Math)][usize::from(grade.index())];
        (range[1] != 0).then_some(range)
    }
}

/// Is a cell blank, or a score between these? One of another length than four digits is looked at more closely, as one out
/// of the range is.
#[inline]
pub(super) fn is_between([lowest, highest]: [u32; 2], cell: &[u8]) -> bool {
    match cell {
        [] => true,
        [a, b, c, d] => {
            let digits = u32::from_be_bytes([*a, *b, *c, *d]);
            digits & 0xf0f0_f0f0 == 0x3030_3030 && (lowest..=highest).contains(&digits)
        }
        _ => false,
    }
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
        let mistaken = |status, redesignated| {
            let mut facts = StudentFacts::default();
            facts.set_english(status);
            facts.set_redesignated(redesignated);
            is_redesignated_by_mistake(facts)
        };
        assert!(mistaken(EnglishStatus::EO, Flag::YES) && mistaken(EnglishStatus::IFEP, Flag::YES));
        for status in [0, EnglishStatus::EL, EnglishStatus::RFEP] {
            assert!(!mistaken(status, Flag::YES));
        }
        for no in [0, Flag::NO, Flag::BLANK] {
            assert!(!mistaken(EnglishStatus::EO, no));
        }
    }

    #[test]
    fn the_tables_of_a_year_say_what_the_rules_say() {
        for spring in [0, 2013, 2014, 2015, 2020, 2021, 2024] {
            let year = SchoolYear::of_spring(spring).unwrap_or(SchoolYear::UNSTATED);
            let mut allowed = Allowed::default();
            allowed.turn_to(year);
            for grade in (0..16).map(Grade::from_index) {
                for test in [Test::Ela, Test::Math, Test::Science] {
                    let mut facts = StudentFacts::default();
                    facts.set_grade_index(grade.index());
                    assert!(!allowed.no_test_in(facts));
                    match test {
                        Test::Ela => facts.set_ela_level(1),
                        Test::Math => facts.set_math_level(1),
                        Test::Science => facts.set_science_level(1),
                    }
                    assert_eq!(allowed.no_test_in(facts), grade_is_tested(test, grade, year).is_some());
                }
                for (test, score) in [Test::Ela, Test::Math].into_iter().flat_map(|t| (1900..3100).map(move |s| (t, s)))
                {
                    let fine =
                        allowed.scores(test, grade).is_none_or(|range| is_between(range, score.to_string().as_bytes()));
                    assert_eq!(fine, score_is_possible(test, grade, year, score).is_none(), "{score}");
                }
            }
        }
        assert!(is_between([1, 2], b"") && !is_between([1, u32::MAX], b"345") && !is_between([1, u32::MAX], b"24O7"));
    }
}
