//! Which schools serve similar students, and who learns from whom.
//!
//! A distance depends on two schools and the methodology alone: no other school that is loaded changes it.

mod assign;
mod plan;
mod profile;

use crate::methodology::{Pairing, preset};
use crate::score::Results;

pub use assign::{Possible, assign};
pub use plan::{Because, Choice, ChoiceKind, Lacks, Lea, Partner, Plan, Seeker, Solution, Standing, Wishes};
pub use profile::{Distance, Profile, Profiles, Value};

/// The methodology's rules of pairing; where it has none, those of the shipped Index.
#[must_use]
pub fn pairing_rules(results: &Results) -> Option<Pairing> {
    let own = results.methodology.pairing().cloned();
    own.or_else(|| preset("core-2015-16").and_then(|shipped| shipped.pairing().cloned()))
}
