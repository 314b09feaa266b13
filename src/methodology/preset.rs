//! The shipped methodologies.

use std::sync::{Arc, LazyLock, OnceLock};

use super::Methodology;

/// A shipped methodology.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its id.
    pub id: &'static str,
    /// Its text.
    pub text: &'static str,
}

const COUNT: usize = 4;
const FULL: &str = include_str!("presets/core-2015-16.toml");

static PRESETS: LazyLock<[Preset; COUNT]> = LazyLock::new(|| {
    // What is not yet scored, and from the n-size on the rules of the full Index.
    let rules = FULL.find("# From how many students").map_or("", |at| &FULL[at..]);
    let phase_in: String = [include_str!("presets/core-phase-in.toml"), rules].concat();
    [
        Preset { id: "core-2014-15", text: include_str!("presets/core-2014-15.toml") },
        Preset { id: "core-phase-in", text: phase_in.leak() },
        Preset { id: "core-2015-16", text: FULL },
        Preset { id: "california-public", text: include_str!("presets/california-public.toml") },
    ]
});

/// Every shipped methodology; where several serve equally well, the later is taken.
#[must_use]
pub fn presets() -> &'static [Preset] {
    &*PRESETS
}

/// The shipped methodology with this id.
#[must_use]
pub fn preset(id: &str) -> Option<Arc<Methodology>> {
    static READ: [OnceLock<Option<Arc<Methodology>>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let at = PRESETS.iter().position(|preset| preset.id == id)?;
    READ[at].get_or_init(|| Methodology::parse(PRESETS[at].text).ok().map(Arc::new)).clone()
}
