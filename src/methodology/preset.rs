//! The shipped methodologies, as `build.rs` has packed them.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock, OnceLock};

use super::Methodology;
use super::check::shipped;
use super::shipped::{IDS, text};
use super::types::Text;
use crate::document::{Packed, Table};

/// A shipped methodology.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// Its id.
    pub id: &'static str,
    at: usize,
}

impl Preset {
    /// Its text. Nothing is read from it: see [`preset`].
    #[must_use]
    pub fn text(self) -> &'static str {
        shipped_text(self.at)
    }
}

const COUNT: usize = IDS.len();

const PACKED: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/presets.words")),
    bytes: include_bytes!(concat!(env!("OUT_DIR"), "/presets.bytes")),
    placed: true,
};

const DEFAULTS: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/defaults.words")),
    bytes: include_bytes!(concat!(env!("OUT_DIR"), "/defaults.bytes")),
    placed: false,
};

/// Every shipped methodology; where several serve equally well, the later is taken.
#[must_use]
pub fn presets() -> &'static [Preset] {
    static PRESETS: LazyLock<[Preset; COUNT]> = LazyLock::new(|| std::array::from_fn(|at| Preset { id: IDS[at], at }));
    &*PRESETS
}

/// The shipped methodology with this id.
#[must_use]
pub fn preset(id: &str) -> Option<Arc<Methodology>> {
    static READ: [OnceLock<Option<Arc<Methodology>>>; COUNT] = [const { OnceLock::new() }; COUNT];
    let at = IDS.iter().position(|known| *known == id)?;
    let read = || {
        let file = PACKED.files().nth(at)?;
        shipped(&file, Text::Shipped { at, hash: file.hash }).ok().map(Arc::new)
    };
    READ[at].get_or_init(read).clone()
}

/// The text of the methodology at a place in the list.
pub(super) fn shipped_text(at: usize) -> &'static str {
    static TEXTS: [OnceLock<Cow<'static, str>>; COUNT] = [const { OnceLock::new() }; COUNT];
    TEXTS.get(at).map_or("", |kept| kept.get_or_init(|| text(at)))
}

/// The tables that hold where a methodology does not say.
pub(super) fn defaults() -> &'static Table<'static> {
    static READ: LazyLock<Table<'static>> =
        LazyLock::new(|| DEFAULTS.files().next().map(|file| file.root).unwrap_or_default());
    &READ
}
