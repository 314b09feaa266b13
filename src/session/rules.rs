//! Which methodologies there are, and which is taken when none is asked for.

use std::rc::Rc;
use std::sync::Arc;

use crate::methodology::{Methodology, preset, presets};
use crate::model::Ratio;
use crate::records::Records;
use crate::report::{MethodologySummary, Unknown};
use crate::score::{Results, Scorer};

use super::Session;

/// A methodology and where it came from.
#[derive(Clone)]
pub(super) struct Rules {
    pub(super) methodology: Arc<Methodology>,
    /// `shipped`, or the file's name.
    pub(super) origin: String,
    /// The file's fingerprint; empty when shipped.
    pub(super) file_hash: String,
}

impl Session {
    pub(super) fn known_rules(&self, id: &str) -> Result<Rules, Unknown> {
        self.rules(id).ok_or_else(|| Unknown::Methodology(id.to_owned()))
    }

    /// The shipped one under which most is told.
    pub(super) fn most_indexed(&mut self, records: &Rc<Records>) -> (Rules, Results) {
        let mut best: Option<((usize, Ratio), Rules)> = None;
        for rules in shipped() {
            let tallies = self.tallies(&rules.methodology, records);
            let mut scorer = Scorer::new(&rules.methodology, &records.indicators);
            let schools = records.schools.iter().enumerate().map(|(at, school)| (tallies.school(at), school.place()));
            let outlook = scorer.outlook(schools);
            if best.as_ref().is_none_or(|(so_far, _)| outlook >= *so_far) {
                best = Some((outlook, rules));
            }
        }
        let Some((_, rules)) = best else { unreachable!("there are shipped methodologies, and a test reads each") };
        let results = self.results(&rules.methodology, records);
        (rules, results)
    }

    /// The user's own go before shipped ones of the same id.
    pub(super) fn rules(&self, id: &str) -> Option<Rules> {
        let own = self.own.iter().rev().find(|rules| rules.methodology.id() == id).cloned();
        own.or_else(|| Some(Rules { methodology: preset(id)?, origin: SHIPPED.to_owned(), file_hash: String::new() }))
    }

    pub(super) fn methodologies(&self) -> Vec<MethodologySummary> {
        let own = |id: &str| self.own.iter().any(|rules| rules.methodology.id() == id);
        let shipped = shipped().filter(|rules| !own(rules.methodology.id()));
        // Of the user's own with one id only the last can be chosen.
        let last = |(at, rules): &(usize, &Rules)| {
            self.own[at + 1..].iter().all(|later| later.methodology.id() != rules.methodology.id())
        };
        let mine = self.own.iter().enumerate().filter(last).map(|(_, rules)| rules.clone());
        mine.chain(shipped).map(|r| MethodologySummary::of(&r.methodology, &r.origin)).collect()
    }

    /// Another of the user's methodologies, or a shipped one of other rules, has the same id.
    pub(super) fn shares_its_id(&self, rules: &Rules) -> bool {
        let id = rules.methodology.id();
        preset(id).is_some_and(|shipped| shipped.hash() != rules.methodology.hash())
            || self.own.iter().any(|other| other.methodology.id() == id && other.file_hash != rules.file_hash)
    }
}

/// The origin of a shipped methodology.
const SHIPPED: &str = "shipped";

fn shipped() -> impl Iterator<Item = Rules> {
    presets().iter().filter_map(|p| preset(p.id)).map(|methodology| Rules {
        methodology,
        origin: SHIPPED.to_owned(),
        file_hash: String::new(),
    })
}
