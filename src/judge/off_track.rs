//! Students of a school who are off track, each with every reason: for staff who can help, from student rows alone.
//!
//! Who is told of by the methodology's `[off_track]` and its definition of chronic absence. Earlier years are those loaded of
//! the same LEA; a student of whom too few years are loaded is not told of for a number of years.

use crate::methodology::{Definitions, Watch};
use crate::model::{Grade, Ratio, SchoolYear};
use crate::order::{self, SmallMap};
use crate::records::{Days, Detail, EnglishStatus, Flag, Merged, StudentKey};
use crate::score::Results;
use crate::tally::for_each_student;

/// Why a student is off track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Chronically absent: hundredths of days absent, of so many enrolled.
    Absent {
        /// Hundredths of days absent.
        absent: u16,
        /// Hundredths of days enrolled.
        enrolled: u16,
    },
    /// A D or F in ELA or mathematics in grade 8.
    DOrF,
    /// A–G courses are not completed.
    AToG,
    /// An English learner in so many loaded years, and never re-designated.
    NotRedesignated {
        /// Loaded school years as an English learner, this one included.
        years: u32,
    },
    /// A score fell within a year: scale points in thousandths, or achievement levels.
    Fell {
        /// Of mathematics, or else of ELA.
        math: bool,
        /// Achievement levels, where there are no scale scores in both years.
        levels: bool,
        /// The year before.
        before: i32,
        /// This year.
        now: i32,
    },
}

impl Reason {
    /// The ids of the kinds.
    pub const KINDS: [&'static str; 5] = ["absent", "d_or_f", "a_g", "not_redesignated", "fell"];

    /// Its kind's id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Absent { .. } => Self::KINDS[0],
            Self::DOrF => Self::KINDS[1],
            Self::AToG => Self::KINDS[2],
            Self::NotRedesignated { .. } => Self::KINDS[3],
            Self::Fell { .. } => Self::KINDS[4],
        }
    }
}

/// A student who is off track.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffTrack {
    /// Who.
    pub key: StudentKey,
    /// The grade.
    pub grade: Grade,
    /// Every reason, in order of [`Reason::KINDS`].
    pub reasons: Vec<Reason>,
}

/// What an earlier year tells of a student.
#[derive(Clone, Copy, Debug)]
struct Earlier {
    year: SchoolYear,
    english: bool,
    scores: [Option<i32>; 2],
    levels: [u8; 2],
}

/// The students of a school and year who are off track, in order of id.
#[must_use]
pub fn off_track(results: &Results, at: usize) -> Vec<OffTrack> {
    let records = &results.records;
    let school = &records.schools[at];
    let mut own: Vec<(StudentKey, Merged)> = Vec::new();
    for_each_student(records, at, |rows, _, merged| {
        if let Some(first) = rows.first().filter(|first| first.row.key != StudentKey::NOBODY) {
            own.push((first.row.key, merged));
        }
    });
    let mut earlier: SmallMap<StudentKey, Vec<Earlier>> = SmallMap::new();
    let same_lea = |other: usize| {
        let other = &records.schools[other];
        other.code == school.code || !school.facts.lea_code.is_empty() && other.facts.lea_code == school.facts.lea_code
    };
    let known: Vec<StudentKey> = own.iter().map(|(key, _)| *key).collect();
    for (other, records_of) in results.schools().filter(|(other, of)| of.year < school.year && same_lea(*other)) {
        for_each_student(records, other, |rows, _, merged| {
            let Some(key) = rows.first().map(|told| told.row.key).filter(|key| known.binary_search(key).is_ok()) else {
                return;
            };
            earlier.or_default(key).push(told(records_of.year, &merged));
        });
    }
    let (definitions, watch) = (results.methodology.definitions(), results.methodology.watch());
    let found = own.into_iter().filter_map(|(key, merged)| {
        let before = earlier.get(&key).map_or(&[][..], Vec::as_slice);
        let reasons = reasons(definitions, watch, school.year, &merged, before);
        (!reasons.is_empty()).then(|| OffTrack { key, grade: merged.facts.grade(), reasons })
    });
    let mut found: Vec<OffTrack> = found.collect();
    order::sort_by(&mut found, |a, b| a.key.text().cmp(&b.key.text()));
    found
}

fn told(year: SchoolYear, merged: &Merged) -> Earlier {
    let (facts, details) = (merged.facts, &merged.details);
    Earlier {
        year,
        english: facts.english() == EnglishStatus::EL,
        scores: [details.ela_score(), details.math_score()],
        levels: [facts.ela_level(), facts.math_level()],
    }
}

fn reasons(
    definitions: &Definitions,
    watch: &Watch,
    year: SchoolYear,
    merged: &Merged,
    earlier: &[Earlier],
) -> Vec<Reason> {
    let (facts, now) = (merged.facts, told(year, merged));
    let mut reasons: Vec<Reason> = absent(definitions, merged.days).into_iter().collect();
    if merged.details.flag(Detail::Grade8DOrF) == Some(true) {
        reasons.push(Reason::DOrF);
    }
    let grade = crate::growth::number(facts.grade());
    if facts.a_g_complete() == Flag::NO && u32::from(grade) >= watch.a_g_grade.value {
        reasons.push(Reason::AToG);
    }
    if now.english && facts.redesignated() != Flag::YES {
        let mut years: Vec<SchoolYear> = earlier.iter().filter(|then| then.english).map(|then| then.year).collect();
        order::sort(&mut years);
        years.dedup();
        let years = u32::try_from(years.len() + 1).unwrap_or(u32::MAX);
        if years >= watch.english_years.value {
            reasons.push(Reason::NotRedesignated { years });
        }
    }
    let last_year = year.spring().and_then(|spring| SchoolYear::of_spring(spring.checked_sub(1)?));
    let mut before = earlier.iter().filter(|then| Some(then.year) == last_year);
    // Of two schools in one year nobody knows whose score it is.
    if let (Some(before), None) = (before.next(), before.next()) {
        reasons.extend([false, true].into_iter().filter_map(|math| fell(watch, math, before, &now)));
    }
    reasons
}

fn absent(definitions: &Definitions, days: Days) -> Option<Reason> {
    let (enrolled, absent) = days.stated()?;
    let long_enough = u32::from(enrolled) >= definitions.absence_minimum_days.value * 100 && enrolled > 0;
    let share = Ratio::new(absent.into(), u32::from(enrolled).max(1).into());
    (long_enough && share >= definitions.absence_share.value).then_some(Reason::Absent { absent, enrolled })
}

fn fell(watch: &Watch, math: bool, before: &Earlier, now: &Earlier) -> Option<Reason> {
    let at = usize::from(math);
    if let (Some(before), Some(now)) = (before.scores[at], now.scores[at]) {
        let enough = i64::from(before) - i64::from(now) >= i64::from(watch.score_fall.value) * 1000;
        return enough.then_some(Reason::Fell { math, levels: false, before, now });
    }
    let [before, now] = [before.levels[at], now.levels[at]].map(i32::from);
    let enough = before > 0 && now > 0 && i64::from(before - now) >= i64::from(watch.level_fall.value);
    enough.then_some(Reason::Fell { math, levels: true, before, now })
}
