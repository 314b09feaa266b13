//! `[communities]`: which schools share a need, and who is strong in it.
//!
//! A methodology without the section does as the latest shipped one of CORE's.

use super::file::{Reading, Table};
use super::number::count;
use super::types::Sourced;

/// When schools share a need.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Communities {
    /// A need: an indicator in which a group is at this level or below.
    pub weak_up_to: Sourced<u32>,
    /// Fewer schools with the same need are no community.
    pub least_schools: Sourced<u32>,
    /// Strong: at this level or above.
    pub strong_from: Sourced<u32>,
    /// Of so many strong schools is told.
    pub strong_schools: Sourced<u32>,
}

/// The section, where the file has one.
pub(super) fn communities(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Communities> {
    let mut table = root.table("communities", reading)?;
    let mut whole = |key, (low, high), reading: &mut Reading<'_>| {
        let raw = table.required(key, reading, "a whole number")?;
        let read = u32::try_from(count(&raw, reading, low, high)?).ok()?;
        Some(raw.means(reading, read))
    };
    let weak_up_to = whole("weak_up_to", (1, 9), reading);
    let least_schools = whole("least_schools", (2, 1000), reading);
    let strong_from = whole("strong_from", (2, 10), reading);
    let strong_schools = whole("strong_schools", (1, 100), reading);
    table.finish(reading);
    Some(Communities {
        weak_up_to: weak_up_to?,
        least_schools: least_schools?,
        strong_from: strong_from?,
        strong_schools: strong_schools?,
    })
}
