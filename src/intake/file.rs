//! One file from its first byte to its content and findings.
//!
//! Lives here: what a file goes through, each step in a file of its own: bytes to text (this one), what kind of text it is,
//! the table in it, the table's header, its rows; and how two readers share a large file.

mod half;
mod header;
mod rows;
mod table;
mod text;

use std::sync::Arc;

use crate::records::{FileContent, StudentArena};

use super::container::{Damage, MEMBER, Unpacker};
use super::encoding::Encoding;
use super::finding::{FindingKind, Findings, Severity};
use super::fingerprint::Fingerprint;
use super::head::Head;
use super::layout::{Grain, Layout, Layouts};
use super::mapping::Sample;

use half::Lead;
use text::{Stage, TextFile};

/// A file as its user knows it, and what it was recognised as.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its size as given.
    pub bytes: u64,
    /// A fingerprint of its bytes as given (xxHash64 of its blocks of four megabytes, 16 hex digits): equal files have
    /// equal ones.
    pub hash: String,
    /// `gzip`, the kind of an archive or workbook, or nothing.
    pub compression: &'static str,
    /// `UTF-8`, `UTF-8 with BOM`, `UTF-16 LE`, `UTF-16 BE` or `Windows-1252`.
    pub encoding: &'static str,
    /// Its layout, if recognised; of a layout file, what it says.
    pub layout: Option<Arc<Layout>>,
    /// What its rows are.
    pub grain: Grain,
    /// Rows read, without the header.
    pub rows: u64,
}

/// A file that has been read to its end.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// Which file.
    pub source: Source,
    /// What is wrong with it.
    pub findings: Findings,
    /// What it tells; nothing when it could not be used.
    pub content: Option<FileContent>,
    /// The text of a methodology, or of settings or norms of growth.
    pub rules: Option<String>,
    /// The header and first rows of a table that no layout knows, or whose columns are not all read.
    pub sample: Option<Sample>,
}

/// Reads one file, pushed in chunks of any size.
pub struct FileReader {
    name: String,
    bytes: u64,
    fingerprint: Fingerprint,
    unpacker: Unpacker,
    encoding: Encoding,
    text: TextFile,
    /// The kind of container that it was unpacked as, without an error.
    container: Option<&'static str>,
    /// Something that was found while it was unpacked says why nothing of it is used.
    refused: bool,
    /// Of a second reader: what comes before its first line.
    lead: Option<Lead>,
    /// Rows that a second reader has handed over.
    received: StudentArena,
}

impl FileReader {
    /// A file of this name, to be held against these layouts; the name says only whether it is a methodology or a layout
    /// (`.toml`).
    #[must_use]
    pub fn new(name: &str, layouts: &Layouts) -> Self {
        let rules = name.to_ascii_lowercase().ends_with(".toml");
        Self {
            name: name.to_owned(),
            bytes: 0,
            fingerprint: Fingerprint::new(),
            unpacker: Unpacker::new(),
            encoding: Encoding::new(),
            text: TextFile {
                layouts: layouts.clone(),
                member: name.contains(MEMBER),
                stage: if rules { Stage::Rules(Vec::new()) } else { Stage::Head(Head::default()) },
                findings: Findings::of(name),
                rows: 0,
            },
            container: None,
            refused: false,
            lead: None,
            received: StudentArena::default(),
        }
    }

    /// Is it an archive or a workbook, whose members are to be unpacked at its end?
    #[must_use]
    pub const fn is_archive(&self) -> bool {
        self.unpacker.is_archive()
    }

    /// The bytes of an archive or a workbook.
    #[cfg(feature = "archive")]
    pub(crate) fn take_archive(&mut self) -> Option<(String, Vec<u8>)> {
        Some((self.name.clone(), self.unpacker.take_archive()?))
    }

    /// What it contained has been unpacked.
    pub fn unpacked(&mut self, container: &str) {
        let known = ["xlsx", "xlsb", "xls", "ods"].into_iter().find(|kind| *kind == container);
        self.container = Some(known.unwrap_or("zip"));
    }

    /// Adds what was found while it was unpacked. After an error nothing of the file is used.
    pub fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) {
        if kind.severity() == Severity::Error {
            self.text.findings = Findings::of(&self.name);
            self.text.stage = Stage::Refused;
            self.refused = true;
        }
        self.text.findings.add_many(kind, count, None, "", found, expected);
    }

    /// The next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        self.fingerprint.push(chunk);
        let Self { unpacker, encoding, text, lead, .. } = self;
        let chunk = lead.as_mut().map_or(chunk, |lead| lead.pass(chunk));
        unpacker.push(chunk, &mut |bytes| encoding.push(bytes, &mut |bytes| text.push(bytes)));
    }

    /// The end of the file.
    #[must_use]
    pub fn close(mut self) -> LoadedFile {
        let Self { unpacker, encoding, text, .. } = &mut self;
        let damage = unpacker.finish(&mut |bytes| encoding.push(bytes, &mut |bytes| text.push(bytes))).err();
        encoding.finish(&mut |bytes| text.push(bytes));
        let compression = self.container.unwrap_or_else(|| self.unpacker.compression());
        if self.unpacker.is_archive() && self.container.is_none() && !self.refused {
            let (found, expected) = ("a zip archive or a spreadsheet", "a text table or a workbook");
            self.text.findings.add(FindingKind::NotText, None, "", found, expected);
        }
        if self.unpacker.is_archive() {
            self.text.stage = Stage::Refused;
        }
        let archive = self.container.is_some() && !self.refused;
        let mut source = Source {
            hash: self.fingerprint.text(),
            name: self.name,
            bytes: self.bytes,
            compression,
            encoding: self.encoding.name(),
            layout: None,
            grain: if archive { Grain::Archive } else { Grain::Unknown },
            rows: 0,
        };
        if let Some(damage) = damage {
            let kind = match damage {
                Damage::Truncated => FindingKind::TruncatedGzip,
                Damage::Broken => FindingKind::BrokenGzip,
                Damage::TooLarge => FindingKind::UnpacksTooLarge,
            };
            // Part of a school's students would give a wrong number: nothing of the file is used, nor reported twice.
            let mut findings = Findings::of(&source.name);
            findings.add(kind, None, "", &format!("{} bytes", source.bytes), "a whole file of its size");
            return LoadedFile { source, findings, content: None, rules: None, sample: None };
        }
        self.text.close(source.bytes == 0, &mut source)
    }
}

impl LoadedFile {
    /// Reads a file held in memory, by the layouts shipped.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        let mut reader = FileReader::new(name, &Layouts::shipped());
        reader.push(bytes);
        reader.close()
    }
}
