//! Whom a group is held against where the other students of its school are too few or have no case (rule 13 of
//! methodology.md): those of the LEA as a file declares them, else those of its loaded schools; then those of the state as a
//! file declares them.

use std::cell::OnceCell;

use crate::judge::{Against, Pool, Risk};
use crate::model::{IndicatorId, StudentGroup};
use crate::score::Results;
use crate::tally::{Declared, Scope};

/// The comparisons of one school, or of one LEA, of which any school is given.
pub(super) struct Beyond<'r, P> {
    results: &'r Results,
    at: usize,
    indicator: &'r IndicatorId,
    /// The LEA's loaded schools together; nothing where the LEA is looked at itself.
    loaded: Option<P>,
    pool: OnceCell<Option<Pool>>,
    declared: OnceCell<Declared>,
}

impl<'r, P: Fn() -> Option<Pool>> Beyond<'r, P> {
    pub(super) fn of(results: &'r Results, at: usize, indicator: &'r IndicatorId, loaded: Option<P>) -> Self {
        Self { results, at, indicator, loaded, pool: OnceCell::new(), declared: OnceCell::new() }
    }

    /// All who are not in a group, in order.
    pub(super) fn others(&self, group: StudentGroup) -> Vec<(Against, Risk)> {
        let declared = self.declared.get_or_init(|| Declared::of(&self.results.records));
        let school = &self.results.records.schools[self.at];
        let named = |scope, against| {
            let [cases, students] = declared.others(scope, school, self.indicator, group)?;
            Some((against, Risk { cases: cases.into(), students: students.into() }))
        };
        let mut found = Vec::new();
        if let Some(loaded) = &self.loaded {
            found.extend(named(Scope::Lea, Against::DeclaredLea));
            if !declared.has(Scope::Lea, school, self.indicator) {
                let pool = self.pool.get_or_init(loaded).as_ref();
                let others = pool.and_then(|pool| pool.side(group)?.others.as_ref().and_then(Risk::of));
                found.extend(others.map(|others| (Against::Lea, others)));
            }
        }
        found.extend(named(Scope::State, Against::DeclaredState));
        found
    }
}
