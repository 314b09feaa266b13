//! `[timelines]` of a methodology file: by which school years what was to be done in the transition to the Common Core, and
//! on the way to the Index. No result depends on it. A file that has not got the table has the mission's.

use super::file::{Raw, Reading, Table};
use super::refusal::RefusalKind;
use super::thresholds::section;
use super::types::Sourced;
use crate::document::Kind;
use crate::model::SchoolYear;

/// The timelines and their phases, in order.
pub const TIMELINES: [(&str, &[&str]); 2] = [
    ("common_core", &["building", "transition", "application", "assessments"]),
    ("index", &["piloted", "first", "full"]),
];

/// What is to be done in some school years.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct TimelinePhase {
    /// Of [`TIMELINES`].
    pub timeline: &'static str,
    /// Its id within the timeline.
    pub id: &'static str,
    /// When.
    pub years: Sourced<PhaseYears>,
}

/// From which school year to which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PhaseYears {
    /// The spring of the first.
    pub first: u16,
    /// The spring of the last; nothing while it goes on.
    pub last: Option<u16>,
}

pub(super) fn timelines(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Vec<TimelinePhase>> {
    section(root, "timelines", reading, phases)
}

/// Every phase of every timeline.
fn phases(table: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Vec<TimelinePhase>> {
    let mut found = Some(Vec::new());
    for (timeline, ids) in TIMELINES {
        if table.take(timeline).is_none() {
            table.lacks(reading, timeline, format!("[timelines.{timeline}] with {}", ids.join(", ")));
        }
        let Some(mut own) = table.table(timeline, reading) else {
            found = None;
            continue;
        };
        for id in ids {
            let raw = own.required(id, reading, "\"2013-14\"");
            let phase = raw.and_then(|raw| {
                let years = years(&raw, reading)?;
                Some(TimelinePhase { timeline, id, years: raw.means(reading, years) })
            });
            found = found.zip(phase).map(|(mut found, phase)| {
                found.push(phase);
                found
            });
        }
        own.finish(reading);
    }
    found
}

/// `2013-14`, `2012-13 to 2013-14` or `from 2015-16`.
fn years(raw: &Raw<'_>, reading: &mut Reading<'_>) -> Option<PhaseYears> {
    let spring = |text: &str| SchoolYear::parse(text.trim())?.spring();
    let read = |text: &str| {
        if let Some(first) = text.trim().strip_prefix("from ") {
            return Some(PhaseYears { first: spring(first)?, last: None });
        }
        let (first, last) = text.split_once(" to ").unwrap_or((text, text));
        let (first, last) = (spring(first)?, spring(last)?);
        (first <= last).then_some(PhaseYears { first, last: Some(last) })
    };
    let found = match &raw.value.kind {
        Kind::Text(text) => read(text),
        _ => None,
    };
    if found.is_none() {
        raw.refuse(reading, RefusalKind::Value, "\"2013-14\", \"2012-13 to 2013-14\" or \"from 2015-16\"");
    }
    found
}
