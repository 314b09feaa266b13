//! tally → measure → level → points → index, exactly.
//!
//! Points are whole numbers over one common denominator per methodology, members and pattern of what is present
//! ([`Weights`]); nothing is rounded here. Lives here: the methodology applied to one school. May not live here: how a
//! number is shown, what a file said.

mod leas;
mod quick;
mod results;
mod school;
mod weights;

pub(crate) use leas::tidy;
pub use leas::{LeaResult, LeaResults};
pub use quick::{Found, Quick};
pub use results::{Points, Results, Summary};
pub use school::{CellScore, DomainScore, IndicatorScore, NoIndex, SchoolScore, Scorer};
pub use weights::Weights;
