//! The module's face: convert, call the core, convert back. Nothing else.

mod growth;
mod reading;
mod results;
mod rules;
mod support;

pub use growth::fit_growth;
pub use rules::{methodology_text, presets, read_variant, variant_text};
pub use support::{checklist_file, read_checklist, read_pair_file};

use serde::Serialize;
use serde::de::DeserializeOwned;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::report::Unknown;

/// A failed call, as the page sees it.
#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

fn fail(unknown: &Unknown) -> JsValue {
    let failure = Failure { code: unknown.code(), message: unknown.to_string() };
    failure.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn give<T: tsify::Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value.into_ts().map_err(|e| JsValue::from_str(&e.to_string()))
}

fn take<T: tsify::Tsify<JsType: Clone> + DeserializeOwned>(value: &Ts<T>) -> Result<T, JsValue> {
    value.to_rust().map_err(|e| JsValue::from_str(&e.to_string()))
}

/// Tells the console what went wrong before the module stops.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

/// A rehearsal on made-up rows: until a file comes.
#[wasm_bindgen]
#[derive(Default)]
pub struct Rehearsal(crate::rehearsal::Rehearsal);

#[wasm_bindgen]
impl Rehearsal {
    /// Not begun.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Does one step, of a few milliseconds when it has been done before: is there another?
    pub fn step(&mut self) -> bool {
        self.0.step()
    }
}

/// Reads files, computes, answers.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(crate::session::Session);
