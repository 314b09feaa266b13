//! The shipped methodologies.

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
pub fn preset(id: &str) -> Option<Methodology> {
    let found = PRESETS.iter().find(|preset| preset.id == id)?;
    Methodology::parse(found.text).ok()
}
