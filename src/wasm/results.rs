//! What there is: schools, their cards, and how their numbers came about.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{Session, fail, give};
use crate::report::{
    Card, DisparityReport, Family, GroupView, History, Insight, JoinedTable, Light, Overview, SchoolTable, Spread,
    SpreadOf, StatusChange, TraceNode,
};

#[wasm_bindgen]
impl Session {
    /// Computes everything; without an id the core chooses a methodology and says so.
    ///
    /// # Errors
    /// When no methodology has this id.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn compute(&mut self, methodology: Option<String>) -> Result<Ts<Overview>, JsValue> {
        give(self.0.compute(methodology.as_deref()).map_err(|e| fail(&e))?)
    }

    /// The schools of one year, as columns.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn schools(&self, year: &str) -> Result<Ts<SchoolTable>, JsValue> {
        give(&self.0.schools(year).map_err(|e| fail(&e))?)
    }

    /// The same with each column of text in one piece, its cells parted by U+FFFF: quicker to hand over.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn schools_joined(&self, year: &str) -> Result<Ts<JoinedTable>, JsValue> {
        give(&self.0.schools(year).map_err(|e| fail(&e))?.joined())
    }

    /// One school's card.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn card(&self, year: &str, school_code: &str) -> Result<Ts<Card>, JsValue> {
        give(&self.0.card(year, school_code).map_err(|e| fail(&e))?)
    }

    /// One school in plain words for families.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn family(&self, year: &str, school_code: &str) -> Result<Ts<Family>, JsValue> {
        give(&self.0.family(year, school_code).map_err(|e| fail(&e))?)
    }

    /// What one school's results mean, its groups held against a larger n-size.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn insight(&self, year: &str, school_code: &str, larger: u32) -> Result<Ts<Insight>, JsValue> {
        give(&self.0.insight(year, school_code, larger.into()).map_err(|e| fail(&e))?)
    }

    /// How one school's numbers came about.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn trace(&self, year: &str, school_code: &str) -> Result<Ts<TraceNode>, JsValue> {
        give(&self.0.trace(year, school_code).map_err(|e| fail(&e))?)
    }

    /// One school over all loaded years.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn history(&self, school_code: &str) -> Result<Ts<History>, JsValue> {
        give(&self.0.history(school_code).map_err(|e| fail(&e))?)
    }

    /// Status and change of one school over all loaded years.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn progress(&self, school_code: &str) -> Result<Ts<StatusChange>, JsValue> {
        give(&self.0.progress(school_code).map_err(|e| fail(&e))?)
    }

    /// Disparity in an indicator: of the school or LEA of this code, or of all schools of the year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn disparity(
        &self,
        year: &str,
        code: &str,
        indicator: &str,
        group: &str,
    ) -> Result<Ts<DisparityReport>, JsValue> {
        give(&self.0.disparity(year, code, indicator, group).map_err(|e| fail(&e))?)
    }

    /// Whom larger n-sizes would hide: of the school or LEA of this code, or of all schools of the year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn light(&self, year: &str, code: &str) -> Result<Ts<Light>, JsValue> {
        give(&self.0.light(year, code).map_err(|e| fail(&e))?)
    }

    /// How the schools of a type and year spread over `index` or an indicator of a student group; one may be marked.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn spread(
        &self,
        year: &str,
        id: &str,
        group: &str,
        school_type: &str,
        school: &str,
    ) -> Result<Ts<Spread>, JsValue> {
        give(&self.0.spread(&SpreadOf { year, id, group, school_type, school }).map_err(|e| fail(&e))?)
    }

    /// Status against growth of the schools of a year, by subject; empty where no growth is loaded.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn against(&self, year: &str) -> Result<js_sys::Array, JsValue> {
        self.0.against(year).map_err(|e| fail(&e))?.iter().map(|pair| give(pair).map(JsValue::from)).collect()
    }

    /// One student group across the schools of a year, with one indicator in full.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn group(&self, year: &str, group: &str, indicator: &str) -> Result<Ts<GroupView>, JsValue> {
        give(&self.0.group(year, group, indicator).map_err(|e| fail(&e))?)
    }

    /// The assumed values that a node of a school's trace rests on.
    ///
    /// # Errors
    /// When there is no such school or node.
    #[wasm_bindgen(unchecked_return_type = "AssumedValue[]")]
    pub fn assumed(&self, year: &str, school_code: &str, node: &str) -> Result<js_sys::Array, JsValue> {
        let values = self.0.assumed(year, school_code, node).map_err(|e| fail(&e))?;
        values.iter().map(|value| give(value).map(JsValue::from)).collect()
    }
}
