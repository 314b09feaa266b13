//! Archives and workbooks: bytes become members, and each member is a text file of its own to everything that follows.
//!
//! ```text
//! bytes ─▶ zip ─▶ members ──────────────▶ Sink (open, push, close)
//!           │        └─ workbook in a zip ─┐
//!           └─ xlsx, xlsb, ods, xls ──▶ sheets ─▶ text with the sheet's row numbers as its lines
//! ```
//!
//! Lives here: what unpacks. May not live here: anything that knows what a table means. Whatever the bytes, the memory and
//! the time taken are bounded (`Budget`), and what cannot be read ends in a finding. In the browser this is a module of
//! its own, loaded when such a file comes.

mod budget;
mod members;
mod number;
mod ods;
mod ole;
mod parts;
mod sheet;
mod workbook;

use std::io::Cursor;

use zip::ZipArchive;

use super::container::MEMBER;
use super::finding::FindingKind;

use budget::Budget;
use parts::Package;

/// The largest archive that is read, in bytes.
pub const MOST: usize = 1 << 30;

/// Where the members go. A file of the archive's name is open when unpacking begins.
pub trait Sink {
    /// A finding about the open file; after an error nothing of the file is used.
    fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str);
    /// The open file was a container of this kind and is at its end.
    fn container(&mut self, kind: &'static str);
    /// A member begins.
    fn open(&mut self, name: &str);
    /// The next bytes of the member.
    fn push(&mut self, bytes: &[u8]);
    /// The member is at its end.
    fn close(&mut self);
}

/// Why a file is read no further: what to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    kind: FindingKind,
    found: String,
    expected: &'static str,
}

impl Stop {
    /// A bound is passed.
    fn too_large(found: impl Into<String>) -> Self {
        Self { kind: FindingKind::UnpacksTooLarge, found: found.into(), expected: "a file that unpacks to its size" }
    }

    /// Bytes that contradict themselves.
    fn broken(found: impl Into<String>) -> Self {
        Self { kind: FindingKind::BrokenArchive, found: found.into(), expected: "a whole archive or workbook" }
    }

    /// A password is needed.
    fn encrypted(found: &str) -> Self {
        Self { kind: FindingKind::Encrypted, found: found.to_owned(), expected: "a file without a password" }
    }

    /// No table in any sense.
    fn not_a_table(found: &str) -> Self {
        Self { kind: FindingKind::NotText, found: found.to_owned(), expected: "a text table or a workbook" }
    }

    fn tell(&self, sink: &mut dyn Sink) {
        sink.find(self.kind, 1, &self.found, self.expected);
    }
}

/// Unpacks an archive of this name, which is open in the sink, and hands on its members.
pub fn unpack(name: &str, bytes: &[u8], sink: &mut dyn Sink) {
    unpack_within(name, bytes, sink, &mut Budget::of(bytes.len()), 0);
}

/// `depth` counts the archives around this one.
fn unpack_within(name: &str, bytes: &[u8], sink: &mut dyn Sink, budget: &mut Budget, depth: u8) {
    let opened = if bytes.starts_with(&super::container::OLE) {
        workbook::old(bytes).map(|book| ("xls", Opened::Old(book)))
    } else {
        zipped(bytes, budget, depth)
    };
    match opened {
        Ok((kind, Opened::Old(mut book))) => {
            sink.container(kind);
            workbook::sheets(name, &mut book, sink, budget);
        }
        Ok((kind, Opened::Book(mut book))) => {
            book.tell_hidden(sink);
            sink.container(kind);
            workbook::sheets(name, &mut book, sink, budget);
        }
        Ok((kind, Opened::Document(mut zip))) => {
            sink.container(kind);
            ods::sheets(name, &mut zip, sink, budget);
        }
        Ok((kind, Opened::Zip(mut zip))) => {
            let listed = members::list(&mut zip, sink);
            sink.container(kind);
            members::hand_on(name, &mut zip, listed, sink, budget, depth);
        }
        Err(stop) => {
            stop.tell(sink);
            sink.close();
        }
    }
}

enum Opened<'b> {
    Zip(ZipArchive<Cursor<&'b [u8]>>),
    Document(ZipArchive<Cursor<&'b [u8]>>),
    Book(workbook::Book<'b>),
    Old(workbook::Book<'b>),
}

fn zipped<'b>(bytes: &'b [u8], budget: &mut Budget, depth: u8) -> Result<(&'static str, Opened<'b>), Stop> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| Stop::broken(e.to_string()))?;
    Ok(match parts::package(&mut zip)? {
        Package::Xlsx => {
            parts::check(&mut zip, budget)?;
            ("xlsx", Opened::Book(workbook::xlsx(bytes)?))
        }
        Package::Xlsb => {
            parts::check(&mut zip, budget)?;
            ("xlsb", Opened::Book(workbook::xlsb(bytes)?))
        }
        Package::Ods => {
            parts::check(&mut zip, budget)?;
            ("ods", Opened::Document(zip))
        }
        Package::Other(what) => return Err(Stop::not_a_table(what)),
        Package::None if depth > 0 => return Err(Stop::not_a_table("an archive inside an archive")),
        Package::None => ("zip", Opened::Zip(zip)),
    })
}

/// A name fit to be shown: no signs that nobody sees, and not without end.
fn shown(name: &str) -> String {
    name.chars().take(200).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
