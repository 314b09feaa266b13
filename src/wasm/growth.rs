//! Growth percentiles of students.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{Session, fail, give};
use crate::report::{GrownView, GrowthClass, GrowthView, StudentGrowth};

/// What comes of a task of growth, both as bytes; `tell` is called with the steps done. Nothing when it is no task.
#[wasm_bindgen]
#[must_use]
pub fn fit_growth(task: &[u8], tell: &js_sys::Function) -> Option<Vec<u8>> {
    let mut told = |steps: u64| {
        #[expect(clippy::cast_precision_loss, reason = "steps of a progress bar")]
        let _ = tell.call1(&JsValue::NULL, &JsValue::from_f64(steps as f64));
        true
    };
    let fitted = crate::growth::Task::from_bytes(task)?.fit(&mut told);
    Some(fitted.ok()?.to_bytes())
}

#[wasm_bindgen]
impl Session {
    /// The growth of the schools of a year, in one subject and group.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn growth(&self, year: &str, indicator: &str, group: &str) -> Result<Ts<GrowthView>, JsValue> {
        give(&self.0.school_growth(year, indicator, group).map_err(|e| fail(&e))?)
    }

    /// Plans growth percentiles of students: the models to be fitted, in the order of their tasks.
    ///
    /// # Errors
    /// When the result cannot be converted.
    #[wasm_bindgen(unchecked_return_type = "PlannedModel[]")]
    pub fn plan_growth(&mut self) -> Result<js_sys::Array, JsValue> {
        self.0.plan_growth().iter().map(|model| give(model).map(JsValue::from)).collect()
    }

    /// A task of the plan, for [`fit_growth`] in any worker; empty when there is none of this number.
    #[must_use]
    pub fn growth_task(&self, at: usize) -> Vec<u8> {
        self.0.growth_task(at)
    }

    /// Takes what came of a task; false when it is not of it.
    pub fn take_growth(&mut self, at: usize, found: &[u8]) -> bool {
        self.0.take_growth(at, found)
    }

    /// The percentiles, from what came of all tasks.
    ///
    /// # Errors
    /// When a task is still to be done.
    pub fn finish_growth(&mut self) -> Result<Ts<GrownView>, JsValue> {
        give(&self.0.finish_growth().map_err(|e| fail(&e))?)
    }

    /// Forgets the plan.
    pub fn stop_growth(&mut self) {
        self.0.stop_growth();
    }

    /// What growth percentiles rest on, computed or not.
    ///
    /// # Errors
    /// When the result cannot be converted.
    pub fn grown(&mut self) -> Result<Ts<GrownView>, JsValue> {
        give(&self.0.grown())
    }

    /// The students of a school and year whose ids hold `search`, one by one and together.
    ///
    /// # Errors
    /// When there is no such school, or percentiles have not been computed.
    pub fn growth_class(&self, year: &str, school_code: &str, search: &str) -> Result<Ts<GrowthClass>, JsValue> {
        give(&self.0.growth_class(year, school_code, search).map_err(|e| fail(&e))?)
    }

    /// A student's growth in a subject, and what the next score would mean.
    ///
    /// # Errors
    /// When there is no such school or student, or percentiles have not been computed.
    pub fn student_growth(
        &mut self,
        year: &str,
        school_code: &str,
        student: &str,
        subject: &str,
    ) -> Result<Ts<StudentGrowth>, JsValue> {
        give(&self.0.student_growth((year, school_code), student, subject).map_err(|e| fail(&e))?)
    }
}
