//! `[communities]`: which schools share a need, and who is strong in it.
//!
//! A methodology without the section does as the latest shipped one of CORE's.

use super::file::{Reading, Table};
use super::number::count;
use super::refusal::RefusalKind;
use super::types::Sourced;

/// When schools share a need.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Communities {
    /// A need: an indicator in which a group is at this level or below.
    pub weak_up_to: Sourced<u32>,
    /// Fewer schools with the same need are no community.
    pub least_schools: Sourced<u32>,
    /// More schools with the same need are several communities.
    pub most_schools: Sourced<u32>,
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
    let most_schools = whole("most_schools", (2, 100_000), reading);
    let strong_from = whole("strong_from", (2, 10), reading);
    let strong_schools = whole("strong_schools", (1, 100), reading);
    table.finish(reading);
    above(weak_up_to.as_ref(), strong_from.as_ref(), reading, "a level above weak_up_to", |weak| weak + 1);
    // Of one more than the most there are two halves, and each is to be a community.
    above(least_schools.as_ref(), most_schools.as_ref(), reading, "at least twice least_schools", |least| 2 * least);
    Some(Communities {
        weak_up_to: weak_up_to?,
        least_schools: least_schools?,
        most_schools: most_schools?,
        strong_from: strong_from?,
        strong_schools: strong_schools?,
    })
}

/// Refuses the second where it is less than what the first asks for.
fn above(
    first: Option<&Sourced<u32>>,
    second: Option<&Sourced<u32>>,
    reading: &mut Reading<'_>,
    expected: &str,
    asks: fn(u32) -> u32,
) {
    if let (Some(first), Some(second)) = (first, second)
        && second.value < asks(first.value)
    {
        reading.refuse(RefusalKind::Value, &second.place.value, second.name.as_str(), second.text.as_str(), expected);
    }
}
