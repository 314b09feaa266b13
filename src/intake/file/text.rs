//! The text of a file: its head, then a table, or rules, or nothing that is read.

use std::sync::Arc;

use crate::growth::{Norms, Settings, kind_of};

use super::super::container;
use super::super::facts::FactColumns;
use super::super::finding::{FindingKind, Findings};
use super::super::head::{Fit, Head};
use super::super::layout::{Grain, Layouts};
use super::super::layout_file;
use super::super::text::decode;
use super::table::{Table, fit};
use super::{LoadedFile, Source};

/// The text of a file.
pub(super) struct TextFile {
    pub(super) layouts: Layouts,
    /// It came out of an archive, where cover sheets and pictures are no mistake.
    pub(super) member: bool,
    pub(super) stage: Stage,
    pub(super) findings: Findings,
    pub(super) rows: u64,
}

pub(super) enum Stage {
    /// Until the header is found.
    Head(Head),
    Table(Box<Table>),
    /// A methodology, a layout, settings or norms of growth.
    Rules(Vec<u8>),
    /// Nothing more is read; a finding says why.
    Refused,
}

impl TextFile {
    /// With fewer columns, and unknown, it is prose or a list of settings.
    const NARROW: usize = 3;
    /// The longest methodology or layout file.
    const RULES: usize = 1 << 20;
    /// The longest file of norms: a model of two prior scores is some forty thousand bytes.
    const NORMS: usize = 1 << 26;

    pub(super) fn push(&mut self, bytes: &[u8]) {
        match &mut self.stage {
            Stage::Head(head) => {
                if head.push(bytes) {
                    self.begin();
                }
            }
            Stage::Table(table) => table.push(bytes, &self.layouts, &mut self.findings, &mut self.rows),
            Stage::Rules(text) => {
                let whole = text.len() + bytes.len();
                text.extend_from_slice(bytes);
                if whole > Self::RULES && (whole > Self::NORMS || !is_norms(text)) {
                    self.findings.add(FindingKind::MethodologySyntax, None, "", "more than 1 MB", "a methodology file");
                    self.stage = Stage::Refused;
                }
            }
            Stage::Refused => {}
        }
    }

    /// The head is there: is this text, how is it separated, and where does the table begin?
    fn begin(&mut self) {
        let Stage::Head(head) = &mut self.stage else { return };
        let layouts = &self.layouts;
        let mut first = true;
        let plan = head.plan(&mut |names| fit(layouts, names, std::mem::take(&mut first)));
        let found = not_text(head.looked_at());
        let text = head.take();
        if let Some((mut kind, found)) = found {
            if self.member {
                kind = FindingKind::NoTable;
            }
            self.findings.add(kind, None, "", found, "a text table: CSV, tabs, semicolons, pipes or carets");
            self.stage = Stage::Refused;
            return;
        }
        if self.member && plan.widest < Self::NARROW && matches!(plan.fit, Fit::None) {
            self.findings.add(FindingKind::NoTable, None, "", "text", "a table");
            self.stage = Stage::Refused;
            return;
        }
        let mut table = Table::new(plan);
        table.push(&text, &self.layouts, &mut self.findings, &mut self.rows);
        self.stage = Stage::Table(Box::new(table));
    }

    pub(super) fn close(mut self, empty: bool, source: &mut Source) -> LoadedFile {
        if let Stage::Head(head) = &mut self.stage {
            if head.is_blank() {
                let found = if empty { "0 bytes" } else { "only blanks" };
                self.findings.add(FindingKind::EmptyFile, None, "", found, "a header line and rows");
                self.stage = Stage::Refused;
            } else {
                self.begin();
            }
        }
        let (mut content, mut rules, mut sample) = (None, None, None);
        match self.stage {
            Stage::Head(_) | Stage::Refused => {}
            Stage::Rules(text) => {
                let text = decode(&text).0.into_owned();
                if layout_file::is_layout(&text) {
                    source.grain = Grain::Layout;
                    source.layout = layout_file::read(&text, &mut self.findings).map(Arc::new);
                } else {
                    source.grain = match kind_of(&text).as_deref() {
                        Some(Settings::KIND) => Grain::GrowthSettings,
                        Some(Norms::KIND) => Grain::GrowthNorms,
                        _ => Grain::Methodology,
                    };
                    rules = Some(text);
                }
            }
            Stage::Table(mut table) => {
                table.finish(&self.layouts, &mut self.findings, &mut self.rows);
                if let Some(header) = table.header {
                    source.layout = header.recognised().cloned();
                    source.grain = source.layout.as_ref().map_or(Grain::Unknown, |l| l.grain);
                    if self.rows == 0 && source.layout.is_some() {
                        self.findings.add(FindingKind::EmptyFile, Some(1), "", "a header and no rows", "rows");
                    }
                    if let Some(line) = header.facts().and_then(FactColumns::windows_1252) {
                        source.encoding = "Windows-1252";
                        self.findings.add(FindingKind::Windows1252, Some(line), "", source.encoding, "UTF-8");
                    }
                    (content, sample) = header.close(&mut self.findings);
                }
            }
        }
        source.rows = self.rows;
        LoadedFile { source: source.clone(), findings: self.findings, content, rules, sample }
    }
}

fn is_norms(text: &[u8]) -> bool {
    kind_of(&decode(&text[..text.len().min(4096)]).0).is_some_and(|kind| kind == Norms::KIND)
}

/// Files that are certainly no text.
fn not_text(head: &[u8]) -> Option<(FindingKind, &'static str)> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let found = if starts(b"%PDF") {
        "a PDF document"
    } else if container::is_archive(head) {
        "a packed archive or spreadsheet inside a packed file"
    } else if head.contains(&0) {
        "binary data"
    } else {
        return None;
    };
    Some((FindingKind::NotText, found))
}
