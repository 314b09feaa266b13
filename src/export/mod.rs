//! What only an export needs: tables as a workbook, SHA-256 of a file's bytes.
//!
//! Lives here: the forms of other programs. May not live here: any number or word that is not already in a table. In the
//! browser it is a module of its own, without a session.

mod sha256;
mod workbook;

pub use sha256::Sha256;
pub use workbook::{Failure, SHEETS, Workbook};
