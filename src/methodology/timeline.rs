//! By which school years what was to be done: the transition to the Common Core, and the Index itself.
//!
//! They belong to no methodology: no result depends on them.

use super::Provenance;

/// What is to be done in some school years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelinePhase {
    /// `common_core` or `index`.
    pub timeline: &'static str,
    /// Its id within the timeline.
    pub id: &'static str,
    /// The calendar year in which its first school year begins.
    pub first: u16,
    /// The same of its last; nothing while it goes on.
    pub last: Option<u16>,
    /// Where that is from.
    pub provenance: Provenance,
    /// In which words.
    pub source: &'static str,
}

const fn phase(timeline: &'static str, id: &'static str, first: u16, last: Option<u16>) -> TimelinePhase {
    let (provenance, source) = (Provenance::Mission, "mission document: timeline of the transition to the Common Core");
    TimelinePhase { timeline, id, first, last, provenance, source }
}

/// All phases, by timeline and year.
pub const TIMELINES: [TimelinePhase; 7] = [
    phase("common_core", "building", 2011, Some(2012)),
    phase("common_core", "transition", 2012, Some(2013)),
    phase("common_core", "application", 2013, Some(2014)),
    TimelinePhase {
        source: "mission document: assessments aligned to the Common Core by 2014-15",
        ..phase("common_core", "assessments", 2014, Some(2014))
    },
    TimelinePhase {
        source: "mission document, School Quality Improvement Index: indicators will be determined and piloted during the 2013-14 school year",
        ..phase("index", "piloted", 2013, Some(2013))
    },
    TimelinePhase {
        provenance: Provenance::Inferred,
        source: "from later public CORE sources: the Index reports of 2014-15 score two domains, and not yet social-emotional learning and surveys",
        ..phase("index", "first", 2014, Some(2014))
    },
    TimelinePhase {
        source: "mission document, School Quality Improvement Index: fully implemented in 2015-16",
        ..phase("index", "full", 2015, None)
    },
];
