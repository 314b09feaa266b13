//! `[tier_chance]` and `[off_track]` of a methodology file: how closely the chance of a tier is looked at, and when a student
//! is told of as off track. Nothing of it touches the Index. A file that has not got one of these tables has this project's
//! defaults.

use super::file::{Reading, Table};
use super::thresholds::{section, share, whole};
use super::types::Sourced;
use crate::model::Ratio;

/// When a tier is in doubt, and when a student is off track.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Watch {
    /// How often all indices are drawn.
    pub draws: Sourced<u32>,
    /// A tier whose chance is less could well be another.
    pub doubtful_under: Sourced<Ratio>,
    /// School years as an English learner from which on a student without re-designation is off track.
    pub english_years: Sourced<u32>,
    /// The grade from which on A–G courses that are not completed are off track.
    pub a_g_grade: Sourced<u32>,
    /// Scale points by which a score has to fall within a year.
    pub score_fall: Sourced<u32>,
    /// Achievement levels, where there are no scale scores in both years.
    pub level_fall: Sourced<u32>,
}

/// What holds where a file does not say.
const DEFAULTS: &str = r#"
[tier_chance]
draws = 400
doubtful_under = "80 %"
provenance = "assumed"
source = "this project's default"
[off_track]
english_years = 6
a_g_grade = 12
score_fall = 20
level_fall = 1
provenance = "assumed"
source = "this project's default"
"#;

pub(super) fn watch(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Watch> {
    let chance = section(root, "tier_chance", DEFAULTS, reading, |table, reading| {
        let draws = whole(table, "draws", 10_000, reading);
        Some((draws?, share(table, "doubtful_under", 1, reading)?))
    });
    let off_track = section(root, "off_track", DEFAULTS, reading, |table, reading| {
        let mut number = |key, most| whole(table, key, most, reading);
        let found = [number("english_years", 20), number("a_g_grade", 12), number("score_fall", 1000)];
        let [english_years, a_g_grade, score_fall] = found;
        Some((english_years?, a_g_grade?, score_fall?, number("level_fall", 5)?))
    });
    let (draws, doubtful_under) = chance?;
    let (english_years, a_g_grade, score_fall, level_fall) = off_track?;
    Some(Watch { draws, doubtful_under, english_years, a_g_grade, score_fall, level_fall })
}
