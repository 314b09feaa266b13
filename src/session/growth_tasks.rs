//! Growth percentiles whose models are fitted elsewhere: the plan stays here, tasks go out, and what came of them comes
//! back, in any order.

use crate::growth::Fitted;
use crate::report::{GrownView, PlannedModel, Unknown};

use super::Session;
use super::growing::Growing;

/// A plan, and what has come back of its tasks.
pub(super) struct Shared {
    growing: Growing,
    fitted: Vec<Option<Fitted>>,
}

impl Session {
    /// Plans the percentiles of the loaded students by the settings and norms among the files: the models to be fitted, in
    /// the order of their tasks. Another plan before it is forgotten.
    pub fn plan_growth(&mut self) -> Vec<PlannedModel> {
        let growing = self.begin_grow();
        let models: Vec<PlannedModel> = growing.models();
        let fitted = models.iter().map(|_| None).collect();
        self.shared = Some(Shared { growing, fitted });
        models
    }

    /// A task of the plan as bytes, which hold scores and counts, no student; empty when there is none of this number.
    #[must_use]
    pub fn growth_task(&self, at: usize) -> Vec<u8> {
        let task = self.shared.as_ref().and_then(|shared| shared.growing.task(at));
        task.map_or_else(Vec::new, |task| task.to_bytes())
    }

    /// Takes what came of a task. False when these are not the bytes of it.
    pub fn take_growth(&mut self, at: usize, found: &[u8]) -> bool {
        let place = self.shared.as_mut().and_then(|shared| shared.fitted.get_mut(at));
        let (Some(place), Some(fitted)) = (place, Fitted::from_bytes(found)) else { return false };
        *place = Some(fitted);
        true
    }

    /// The percentiles, from what came of all tasks.
    ///
    /// # Errors
    /// When a task is still to be done, or something came back that is not of its task: the percentiles of before stay.
    pub fn finish_growth(&mut self) -> Result<GrownView, Unknown> {
        let Shared { growing, fitted } = self.shared.take().ok_or(Unknown::NothingComputed)?;
        let fitted: Option<Vec<Fitted>> = fitted.into_iter().collect();
        self.grow_from(growing, fitted.ok_or(Unknown::NothingComputed)?).map_err(|_| Unknown::NothingComputed)?;
        Ok(self.grown())
    }

    /// Forgets the plan.
    pub fn stop_growth(&mut self) {
        self.shared = None;
    }
}
