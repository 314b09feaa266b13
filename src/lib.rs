//! # The School Quality Improvement Index
//!
//! The journey of a number, in reading order; data flows one way:
//!
//! ```text
//! files ─▶ intake ─▶ records ─▶ tally ─▶ measure ─▶ level ─▶ points ─▶ index ─▶ report ─▶ page
//! ```
//!
//! * [`model`] — the vocabulary: codes, years, groups, indicators, measures, exact numbers
//! * [`methodology`] — rules as data, every value with its provenance
//! * [`intake`] — bytes → records and findings
//! * [`records`] — student rows and cells; how files meet
//! * [`tally`] — (year, school, group, indicator) → counts
//! * [`score`] — measure → level → points → index
//! * [`judge`] — what a result means: how sure it is, what it would take to change it
//! * [`growth`] — prior scores → student growth percentiles, value added; growth of schools
//! * [`report`] — what is shown and written
//! * `export` — tables as a workbook, SHA-256 of files
//! * [`session`] — the journey in one object, for both faces
//! * [`rehearsal`] — made-up rows read beforehand, for the browser's compiler
//! * [`calibrate`] — cut points from loaded schools
//! * [`sample`] — a made-up district to try it with
//!
//! The core reads no clock, file, environment or locale: same bytes in, same bytes out, natively and in WebAssembly.

pub mod calibrate;
mod document;
#[cfg(feature = "export")]
pub mod export;
pub mod growth;
pub mod intake;
pub mod judge;
pub mod methodology;
pub mod model;
mod order;
pub mod records;
pub mod rehearsal;
pub mod report;
pub mod sample;
pub mod score;
pub mod session;
pub mod tally;

pub use order::SmallMap;

#[cfg(all(target_arch = "wasm32", not(any(feature = "archive", feature = "export"))))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "archive"))]
pub mod wasm_archive;
#[cfg(all(target_arch = "wasm32", feature = "export"))]
pub mod wasm_export;
