//! Methodologies: read, changed, tried, and held against official results.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{Session, fail, give};
use crate::report::{
    Calibration, Comparison, MethodologySummary, MethodologyView, Reconciled, Reconciliation, RulesMoved, Unknown,
    Variant, WhatIf,
};

/// The shipped methodologies.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn presets() -> Result<js_sys::Array, JsValue> {
    let summaries = crate::methodology::presets().iter().filter_map(|p| crate::methodology::preset(p.id));
    summaries.map(|m| give(&MethodologySummary::of(&m, "shipped")).map(JsValue::from)).collect()
}

/// The text of a shipped methodology, to start one's own from.
///
/// # Errors
/// When there is none of this id.
#[wasm_bindgen]
pub fn methodology_text(id: &str) -> Result<String, JsValue> {
    let found = crate::methodology::presets().iter().find(|p| p.id == id);
    found.map(|p| p.text().to_owned()).ok_or_else(|| fail(&Unknown::Methodology(id.to_owned())))
}

/// A variant as the text of a file without data.
#[wasm_bindgen]
#[must_use]
pub fn variant_text(
    name: String,
    methodology: String,
    changes: Vec<String>,
    school: String,
    measures: Vec<String>,
) -> String {
    Variant { name, methodology, changes, school, measures }.text()
}

/// Reads the text of a variant's file; nothing when it is none.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_variant(text: &str) -> Result<Option<Ts<Variant>>, JsValue> {
    Variant::read(text).map(|variant| give(&variant)).transpose()
}

#[wasm_bindgen]
impl Session {
    /// One school's points beside those of an official table.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn compare(&self, year: &str, school_code: &str, official: &str) -> Result<Ts<Comparison>, JsValue> {
        give(&self.0.compare(year, school_code, official).map_err(|e| fail(&e))?)
    }

    /// An official table held against the results of a year; `show` says which schools are listed.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile(&self, year: &str, official: &str, show: &str) -> Result<Ts<Reconciliation>, JsValue> {
        give(&self.0.reconcile(Reconciled { year, official, show }).map_err(|e| fail(&e))?)
    }

    /// The same of everything that is told, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile_csv(&self, year: &str, official: &str) -> Result<Vec<u8>, JsValue> {
        self.0.reconcile_csv(year, official).map_err(|e| fail(&e))
    }

    /// A methodology, to be read.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology(&self, id: &str) -> Result<Ts<MethodologyView>, JsValue> {
        give(&self.0.methodology(id).map_err(|e| fail(&e))?)
    }

    /// A methodology's text.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology_text(&self, id: &str) -> Result<String, JsValue> {
        self.0.methodology_text(id).map_err(|e| fail(&e))
    }

    /// In which values two methodologies differ.
    ///
    /// # Errors
    /// When no methodology has one of the ids.
    #[wasm_bindgen(unchecked_return_type = "Difference[]")]
    pub fn differences(&self, here: &str, there: &str) -> Result<js_sys::Array, JsValue> {
        let values = self.0.differences(here, there).map_err(|e| fail(&e))?;
        values.iter().map(|value| give(value).map(JsValue::from)).collect()
    }

    /// What comes of a variant: of changed rules, names and values in turn; and of a school's changed measures, indicator,
    /// student group and how much more in turn. Cut points are those of one indicator.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school in this year.
    pub fn what_if(
        &mut self,
        year: &str,
        changes: Vec<String>,
        school: String,
        measures: Vec<String>,
        indicator: &str,
    ) -> Result<Ts<WhatIf>, JsValue> {
        let variant = Variant { changes, school, measures, ..Variant::default() };
        give(&self.0.try_variant(year, &variant, indicator).map_err(|e| fail(&e))?)
    }

    /// Which schools of a year move under another methodology than the one in force, and which kind of rule moves them.
    ///
    /// # Errors
    /// When nothing has been computed, or no methodology has this id.
    pub fn moves(&mut self, there: &str, year: &str) -> Result<Ts<RulesMoved>, JsValue> {
        give(&self.0.moves(there, year).map_err(|e| fail(&e))?)
    }

    /// The same of every school, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed, or no methodology has this id.
    pub fn moves_csv(&mut self, there: &str, year: &str) -> Result<Vec<u8>, JsValue> {
        self.0.moves_csv(there, year).map_err(|e| fail(&e))
    }

    /// The methodology in force with cut points from the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn calibration(&self, year: &str) -> Result<Ts<Calibration>, JsValue> {
        give(&self.0.calibration(year).map_err(|e| fail(&e))?)
    }

    /// The methodology in force with changed rules, as a text of its own.
    ///
    /// # Errors
    /// When nothing has been computed, or the changes cannot be.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn changed_methodology(&self, changes: Vec<String>) -> Result<String, JsValue> {
        self.0.changed_methodology(&changes).map_err(|e| fail(&e))
    }
}
