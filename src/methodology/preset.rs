//! The shipped methodologies.

use std::sync::{Arc, OnceLock};

use super::Methodology;

/// A shipped methodology.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
}

const PRESETS: [Preset; 3] = [
    Preset { id: "core-2014-15", text: include_str!("presets/core-2014-15.toml") },
    Preset { id: "core-2015-16", text: include_str!("presets/core-2015-16.toml") },
    Preset { id: "california-public", text: include_str!("presets/california-public.toml") },
];

/// Every shipped methodology; where several serve equally well, the later is taken.
#[must_use]
pub const fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The shipped methodology with this id.
#[must_use]
pub fn preset(id: &str) -> Option<Arc<Methodology>> {
    static READ: [OnceLock<Option<Arc<Methodology>>>; PRESETS.len()] = [const { OnceLock::new() }; PRESETS.len()];
    let at = PRESETS.iter().position(|preset| preset.id == id)?;
    READ[at].get_or_init(|| Methodology::parse(PRESETS[at].text).ok().map(Arc::new)).clone()
}
