//! The rules as data: which indicators count, how much, from which value on, and how sure we are of each number.
//!
//! Lives here: the file's shape (`file`), the checks that turn a file into rules or into refusals with the line and the
//! mend (`check` and the parts it names), the checked type that the rest of the core reads (`types`), the shipped files
//! (`preset`, `presets/*.toml`, packed by `build.rs`), new cut points and changed values in a file's text (`splice`, `change`), and the steps from
//! one methodology to another (`mix`). May not live here: anything that applies a
//! rule to a school, reads a layout, or knows the page. Only a level is computed here: it is the cut points' own.
//!
//! Start with [`Methodology`]: [`Methodology::parse`] reads any text, [`preset`] a shipped one.

mod branch;
mod change;
mod check;
mod communities;
mod file;
mod goals;
mod indicator;
mod letters;
mod mix;
mod number;
mod pairing;
mod phase_in;
mod preset;
mod refusal;
mod scale;
mod setting;
mod shipped;
mod shrinkage;
mod splice;
mod thresholds;
mod timeline;
mod tree;
mod types;
mod watch;

pub use change::Change;
pub use communities::Communities;
pub use goals::{GoalRule, Lowest};
pub use letters::{Letters, half_up};
pub use mix::RuleKind;
pub use pairing::{Feature, Pairing, Weighed};
pub use phase_in::{Phase, PhaseIn, PhaseYear};
pub use preset::{Preset, preset, presets};
pub use refusal::{Refusal, RefusalKind};
pub(crate) use refusal::{distance, nearest};
pub use scale::Scale;
pub use shrinkage::Shrinkage;
pub use thresholds::Thresholds;
pub use timeline::{PhaseYears, TIMELINES, TimelinePhase};
pub use types::{
    Bands, Better, ByMember, CutPoints, Definitions, Goals, GrowthKind, GrowthRules, IndicatorRule, Methodology, Node,
    NodeKind, Place, Provenance, Redistribution, ScoredGroup, Sourced, Span, Support, Unit,
};
pub use watch::Watch;

#[cfg(test)]
mod tests;
