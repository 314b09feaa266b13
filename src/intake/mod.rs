//! Bytes become records and findings: container → text → layout → rows.
//!
//! ```text
//! push(bytes) ─▶ container ─▶ text ─▶ layout ─▶ students │ measures │ schools │ roster ─▶ FileContent
//!                 (gzip)     (records)  (which file is this, which column means what)
//! ```
//!
//! Lives here: everything that knows how a file is written. Layouts are data (`layouts/*.toml`, packed by
//! `build.rs`). May not live here: any rule of a methodology, any sum over rows.

#[cfg(feature = "archive")]
pub mod archive;
mod checks;
mod coded;
mod column;
mod condition;
mod container;
mod dates;
mod details;
mod directory;
mod encoding;
mod facts;
mod file;
mod finding;
mod fingerprint;
mod gzip;
mod head;
mod layout;
mod layout_file;
mod layout_toml;
mod mapping;
mod mask;
mod measures;
mod places;
mod practices;
mod references;
mod roster;
mod runs;
mod schools;
mod shipped;
mod students;
mod surveys;
mod text;
mod total;
mod values;

pub use condition::Only;
pub use file::{FileReader, LoadedFile, Source};
pub use finding::{Finding, FindingGroup, FindingKind, Findings, Severity, worst_first};
pub use layout::{Grain, Layout, LayoutMeasure, Layouts, layout_text, layouts};
pub use mapping::{Choices, MappedColumn, Mapping, Sample, SourceColumn, UnknownValue, map};
pub use roster::RosterKind;
#[cfg(feature = "fuzz")]
pub use text::records;
pub(crate) use values::unguarded;
