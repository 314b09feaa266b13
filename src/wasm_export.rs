//! The face of the module that exports: tables in, a workbook out; bytes in, a SHA-256 out. It is the same crate built with
//! the feature `export`, loaded when somebody exports.

use wasm_bindgen::prelude::*;

use crate::export;

/// A workbook under way.
#[wasm_bindgen]
#[derive(Default)]
pub struct Workbook(export::Workbook);

#[wasm_bindgen]
impl Workbook {
    /// Without a sheet yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A table as a sheet.
    ///
    /// # Errors
    /// When there are too many cells.
    pub fn sheet(&mut self, name: &str, csv: &[u8]) -> Result<(), JsError> {
        Ok(self.0.sheet(name, csv)?)
    }

    /// The whole workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn bytes(self) -> Result<Vec<u8>, JsError> {
        Ok(self.0.bytes()?)
    }
}

/// The names of the tables of a report's workbook.
#[wasm_bindgen]
#[must_use]
pub fn sheets() -> Vec<String> {
    export::SHEETS.iter().map(|name| (*name).to_owned()).collect()
}

/// A file's SHA-256, pushed in chunks.
#[wasm_bindgen]
#[derive(Default)]
pub struct Sha256(export::Sha256);

#[wasm_bindgen]
impl Sha256 {
    /// Of nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        self.0.push(chunk);
    }

    /// 64 hexadecimal digits.
    #[must_use]
    pub fn hex(self) -> String {
        self.0.hex()
    }
}
