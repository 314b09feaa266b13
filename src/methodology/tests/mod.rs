//! What a methodology must be, and what is said of one that is not.

use std::collections::BTreeMap;

mod beside;
mod kinds;
mod phase_in;
mod refused;
mod shipped;
mod stated;

use super::types::Text;
use super::*;
use crate::model::{CohortOutcome, Fraction, IndicatorId, Member, Members, Ratio, SchoolYear, StudentGroup};

const SMALL: &str = include_str!("small.toml");

fn small() -> Methodology {
    Methodology::parse(SMALL).unwrap_or_else(|refusals| panic!("{refusals:#?}"))
}

fn shipped(id: &str) -> Methodology {
    let text = presets().iter().find(|preset| preset.id == id).unwrap().text();
    Methodology::parse(text).unwrap_or_else(|refusals| panic!("{id}: {refusals:#?}"))
}

fn rule<'m>(methodology: &'m Methodology, id: &'static str) -> &'m IndicatorRule {
    methodology.indicator(&IndicatorId::known(id)).unwrap()
}

/// The refusals of the small methodology when one text in it is replaced, and the line of that text.
fn broken(from: &str, to: &str) -> (Vec<Refusal>, u32) {
    let at = SMALL.find(from).unwrap_or_else(|| panic!("{from} is not in small.toml"));
    let line = u32::try_from(SMALL[..at].matches('\n').count() + 1).unwrap();
    let refusals = Methodology::parse(&SMALL.replacen(from, to, 1)).err().unwrap_or_default();
    (refusals, line)
}

/// Exactly one refusal, on the line of the replaced text.
fn refusal(from: &str, to: &str) -> Refusal {
    let (mut refusals, line) = broken(from, to);
    assert_eq!(refusals.len(), 1, "{refusals:#?}");
    let refusal = refusals.remove(0);
    assert_eq!(refusal.line, line, "{refusal}");
    refusal
}

fn says(refusal: &Refusal, kind: RefusalKind, what: &str, found: &str, expected: &str) {
    assert_eq!((refusal.kind, refusal.what.as_str(), refusal.found.as_str()), (kind, what, found), "{refusal}");
    assert!(refusal.expected.contains(expected), "{refusal}");
}
