//! `[tier_chance]`, `[lagging]` and `[off_track]` of a methodology file: how closely the chance of a tier is looked at, when
//! continuous-improvement data lags, and when a student is told of as off track. Nothing of it touches the Index. A file that has not got one of these tables has this project's
//! defaults.

use super::file::{Reading, Table};
use super::number::amount;
use super::refusal::RefusalKind;
use super::thresholds::{section, share, whole};
use super::types::Sourced;
use crate::model::Ratio;

/// When a tier is in doubt, when data lags, and when a student is off track.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Watch {
    /// How often all indices are drawn.
    pub draws: Sourced<u32>,
    /// A tier whose chance is less could well be another.
    pub doubtful_under: Sourced<Ratio>,
    /// Percentage points of a rate, or points of anything else, by which a value lags behind the year before.
    pub lagging_fall: Sourced<Ratio>,
    /// With fewer others nothing lags behind them.
    pub lagging_others: Sourced<u32>,
    /// The part of them that has to do better.
    pub lagging_better: Sourced<Ratio>,
    /// School years as an English learner from which on a student without re-designation is off track.
    pub english_years: Sourced<u32>,
    /// The grade from which on A–G courses that are not completed are off track.
    pub a_g_grade: Sourced<u32>,
    /// Scale points by which a score has to fall within a year.
    pub score_fall: Sourced<u32>,
    /// Achievement levels, where there are no scale scores in both years.
    pub level_fall: Sourced<u32>,
}

pub(super) fn watch(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Watch> {
    let chance = section(root, "tier_chance", reading, |table, reading| {
        let (draws, under) = (whole(table, "draws", 10_000, reading), share(table, "doubtful_under", 1, reading));
        Some((draws?, under?))
    });
    let lagging = section(root, "lagging", reading, |table, reading| {
        let fall = above_zero(table, "fall", 100, reading);
        let others = whole(table, "fewest_others", 1000, reading);
        let better = above_zero(table, "others_better", 1, reading);
        Some((fall?, others?, better?))
    });
    let off_track = section(root, "off_track", reading, |table, reading| {
        let mut number = |key, most| whole(table, key, most, reading);
        let most = [("english_years", 20), ("a_g_grade", 12), ("score_fall", 1000), ("level_fall", 5)];
        let [english_years, a_g_grade, score_fall, level_fall] = most.map(|(key, most)| number(key, most));
        Some((english_years?, a_g_grade?, score_fall?, level_fall?))
    });
    let (draws, doubtful_under) = chance?;
    let (lagging_fall, lagging_others, lagging_better) = lagging?;
    let (english_years, a_g_grade, score_fall, level_fall) = off_track?;
    Some(Watch {
        draws,
        doubtful_under,
        lagging_fall,
        lagging_others,
        lagging_better,
        english_years,
        a_g_grade,
        score_fall,
        level_fall,
    })
}

/// With nothing everything would lag.
fn above_zero(
    table: &mut Table<'_>,
    key: &'static str,
    high: i128,
    reading: &mut Reading<'_>,
) -> Option<Sourced<Ratio>> {
    let raw = table.required(key, reading, "\"1\"")?;
    let value = amount(&raw, reading, high)?;
    if value == Ratio::from_integer(0) {
        raw.refuse(reading, RefusalKind::Value, "more than 0");
        return None;
    }
    Some(raw.means(reading, value))
}
