//! The timelines by school year, and where a year stands in them.

use serde::Serialize;

use crate::methodology::{TIMELINES, TimelinePhase};
use crate::model::SchoolYear;

/// The timelines, with a year marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Timelines {
    /// The school years that they cover.
    pub years: Vec<String>,
    /// The position of the year asked for; nothing when it is not among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<usize>,
    /// By timeline and year.
    pub phases: Vec<PhaseView>,
}

/// One phase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PhaseView {
    /// `common_core` or `index`.
    pub timeline: &'static str,
    /// Its id within the timeline.
    pub id: &'static str,
    /// The position of its first year.
    pub first: usize,
    /// That of its last one.
    pub last: usize,
    /// Does it go on?
    pub open: bool,
    /// Does the year asked for belong to it?
    pub now: bool,
    /// `mission`, `published`, `inferred` or `assumed`.
    pub provenance: &'static str,
    /// Where that is from.
    pub source: &'static str,
}

/// The timelines, and to which phases a school year belongs.
#[must_use]
pub fn timelines(year: &str) -> Timelines {
    let begins = |phase: &TimelinePhase| usize::from(phase.first);
    let ends = |phase: &TimelinePhase| usize::from(phase.last.unwrap_or(phase.first));
    let start = TIMELINES.iter().map(begins).min().unwrap_or(0);
    let end = TIMELINES.iter().map(ends).max().unwrap_or(0);
    let stated = SchoolYear::parse(year).and_then(|year| year.to_string().get(..4)?.parse::<usize>().ok());
    let view = |phase: &TimelinePhase| {
        let (first, last, open) = (begins(phase), ends(phase), phase.last.is_none());
        PhaseView {
            timeline: phase.timeline,
            id: phase.id,
            first: first - start,
            last: last - start,
            open,
            now: stated.is_some_and(|year| year >= first && (open || year <= last)),
            provenance: phase.provenance.id(),
            source: phase.source,
        }
    };
    Timelines {
        years: (start..=end).map(|year| format!("{year}-{:02}", (year + 1) % 100)).collect(),
        at: stated.and_then(|year| year.checked_sub(start)).filter(|at| start + at <= end),
        phases: TIMELINES.iter().map(view).collect(),
    }
}
