//! The timelines by school year, and where a year stands in them.

use serde::Serialize;

use crate::methodology::{Methodology, TimelinePhase};
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
    /// Where that is from, as the methodology's file says it.
    pub source: String,
}

/// The timelines of a methodology, and to which phases a school year belongs.
#[must_use]
pub fn timelines(methodology: &Methodology, year: &str) -> Timelines {
    let all = methodology.timelines();
    let ends = |phase: &TimelinePhase| phase.years.value.last.unwrap_or(phase.years.value.first);
    let start = all.iter().map(|phase| phase.years.value.first).min().unwrap_or(0);
    let end = all.iter().map(ends).max().unwrap_or(0);
    let stated = SchoolYear::parse(year).and_then(SchoolYear::spring);
    let view = |phase: &TimelinePhase| {
        let (first, last, open) = (phase.years.value.first, ends(phase), phase.years.value.last.is_none());
        PhaseView {
            timeline: phase.timeline,
            id: phase.id,
            first: usize::from(first - start),
            last: usize::from(last - start),
            open,
            now: stated.is_some_and(|year| year >= first && (open || year <= last)),
            provenance: phase.years.provenance.id(),
            source: phase.years.source.clone(),
        }
    };
    Timelines {
        years: (start..=end).filter_map(SchoolYear::of_spring).map(|year| year.to_string()).collect(),
        at: stated.filter(|year| *year <= end).and_then(|year| year.checked_sub(start)).map(usize::from),
        phases: all.iter().map(view).collect(),
    }
}
