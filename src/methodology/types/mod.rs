//! The checked rules. Every value says how sure we are of it and where it stands in the file.

mod cut_points;
mod definitions;
mod indicator;
mod methodology;
mod sourced;
mod support;
mod unit;
mod weights;

pub use cut_points::{ByMember, CutPoints};
pub use definitions::{Bands, Definitions, GrowthKind, GrowthRules, Span};
pub use indicator::IndicatorRule;
pub use methodology::Methodology;
pub(in crate::methodology) use methodology::Text;
pub use sourced::{Place, Provenance, Sourced};
pub use support::{Goals, Support};
pub use unit::{Better, Unit};
pub use weights::{Node, NodeKind, Redistribution, ScoredGroup};
