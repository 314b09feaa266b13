//! Growth percentiles being made, for whoever has more than one worker: tasks go out, what came of them comes back.

use crate::growth::{Fitted, Linked, NoModel, Norms, Plan, Progress, Settings, Subject, Task};
use crate::records::{Records, StudentKey};
use crate::report::{GrownStudents, PlannedModel, SubjectPercentiles};
use crate::tally::Scores;

/// What is left to do are its tasks, here or elsewhere, in any order.
#[derive(Clone, Debug)]
pub struct Growing {
    students: Vec<StudentKey>,
    subjects: Vec<(Plan, Linked)>,
    settings: Settings,
    of_norms: bool,
}

impl Growing {
    pub(super) fn of(records: &Records, settings: &Settings, norms: Option<&Norms>) -> Self {
        let scores = Scores::of(records, settings.statewide_ids);
        let subjects = Subject::ALL.into_iter().map(|subject| {
            let linked = Linked::new(scores.of_subject(subject));
            (Plan::new(subject, &linked, settings, norms), linked)
        });
        let subjects = subjects.collect();
        Self { students: scores.students, subjects, settings: settings.clone(), of_norms: norms.is_some() }
    }

    /// The steps of each task, both subjects' one after the other: what progress is counted in.
    #[must_use]
    pub fn steps(&self) -> Vec<u64> {
        self.subjects.iter().flat_map(|(plan, _)| plan.steps()).collect()
    }

    /// What each task is the model of, in order.
    #[must_use]
    pub fn models(&self) -> Vec<PlannedModel> {
        let of = |(plan, _): &(Plan, Linked)| -> Vec<PlannedModel> {
            let steps = plan.steps();
            let models = plan.models().zip(steps);
            models.map(|(model, steps)| PlannedModel::of(plan.subject(), model, steps)).collect()
        };
        self.subjects.iter().flat_map(of).collect()
    }

    /// A task by its number, from 0; nothing beyond the last one.
    #[must_use]
    pub fn task(&self, at: usize) -> Option<Task> {
        let mut at = at;
        for (plan, linked) in &self.subjects {
            match at.checked_sub(plan.tasks()) {
                None => return plan.task(at, linked),
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
        for (plan, linked) in self.subjects {
            let subject = plan.subject();
            let own = fitted.by_ref().take(plan.tasks()).collect();
            let made = plan.finish(&linked, own)?;
            found.push(SubjectPercentiles { subject, linked, made });
        }
        Ok(GrownStudents { students: self.students, found, settings: self.settings, of_norms: self.of_norms })
    }
}
