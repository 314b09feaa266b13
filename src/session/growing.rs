//! Growth percentiles being made, for whoever has more than one worker: tasks go out, what came of them comes back.

use crate::growth::{Fitted, NoModel, Norms, Plan, Progress, Settings, Subject, Task};
use crate::records::Records;
use crate::report::{GrownStudents, PlannedModel, SubjectPercentiles};
use crate::tally::Scores;

/// What is left to do are its tasks, here or elsewhere, in any order.
#[derive(Clone, Debug)]
pub struct Growing {
    scores: Scores,
    /// By subject.
    plans: Vec<Plan>,
    settings: Settings,
    of_norms: bool,
}

impl Growing {
    pub(super) fn of(records: &Records, settings: &Settings, norms: Option<&Norms>) -> Self {
        let scores = Scores::of(records, settings.statewide_ids);
        let plan = |subject| Plan::new(subject, &scores.linked, settings, norms);
        let plans = Subject::ALL.into_iter().map(plan).collect();
        Self { scores, plans, settings: settings.clone(), of_norms: norms.is_some() }
    }

    /// The steps of each task, both subjects' one after the other: what progress is counted in.
    #[must_use]
    pub fn steps(&self) -> Vec<u64> {
        self.plans.iter().flat_map(Plan::steps).collect()
    }

    /// What each task is the model of, in order.
    #[must_use]
    pub fn models(&self) -> Vec<PlannedModel> {
        let of = |plan: &Plan| -> Vec<PlannedModel> {
            let steps = plan.steps();
            let models = plan.models().zip(steps);
            models.map(|(model, steps)| PlannedModel::of(plan.subject(), model, steps)).collect()
        };
        self.plans.iter().flat_map(of).collect()
    }

    /// A task by its number, from 0; nothing beyond the last one.
    #[must_use]
    pub fn task(&self, at: usize) -> Option<Task> {
        let mut at = at;
        for plan in &self.plans {
            match at.checked_sub(plan.tasks()) {
                None => return plan.task(at, &self.scores.linked),
                Some(rest) => at = rest,
            }
        }
        None
    }

    /// Does all tasks here. `goes_on` is told of the steps done of all.
    pub(super) fn fit(&self, goes_on: &mut Progress<'_>) -> Result<Vec<Fitted>, NoModel> {
        let total = self.steps().iter().sum();
        let (mut done, mut fitted) = (0, Vec::new());
        for task in (0..).map_while(|at| self.task(at)) {
            fitted.push(task.fit(&mut |steps| goes_on(done + steps, total))?);
            done += task.steps();
        }
        Ok(fitted)
    }

    /// Puts together what came of the tasks, in their order.
    pub(super) fn finish(self, fitted: Vec<Fitted>) -> Result<GrownStudents, NoModel> {
        let mut fitted = fitted.into_iter();
        let mut found = Vec::new();
        for plan in self.plans {
            let subject = plan.subject();
            let own = fitted.by_ref().take(plan.tasks()).collect();
            found.push(SubjectPercentiles { subject, made: plan.finish(&self.scores.linked, own)? });
        }
        Ok(GrownStudents { scores: self.scores, found, settings: self.settings, of_norms: self.of_norms })
    }
}
