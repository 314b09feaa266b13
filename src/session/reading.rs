//! Files in: bytes as they come, and what a file that is at its end changes.

use std::rc::Rc;
use std::sync::Arc;

use crate::intake::{FileReader, FindingKind, Findings, Grain, LoadedFile};
use crate::methodology::{Methodology, Refusal, RefusalKind};
use crate::order;
use crate::report::{FileSummary, Unknown};

use super::rules::Rules;
use super::{Loaded, Session};

impl Session {
    /// Begins a file; one that was not closed is forgotten.
    pub fn open(&mut self, name: &str) {
        self.reader = Some(FileReader::new(name, &self.layouts));
    }

    /// The next bytes of the open file.
    ///
    /// # Errors
    /// When no file is open.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.push(chunk);
        Ok(())
    }

    /// Is the open file an archive or a workbook?
    #[must_use]
    pub fn is_archive(&self) -> bool {
        self.reader.as_ref().is_some_and(FileReader::is_archive)
    }

    /// The open file as two readers see it (see [`FileReader`]).
    ///
    /// # Errors
    /// When no file is open.
    pub fn open_file(&mut self) -> Result<&mut FileReader, Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)
    }

    /// A finding about the open file, from what unpacks it; after an error nothing of the file is used.
    ///
    /// # Errors
    /// When no file is open.
    pub fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) -> Result<(), Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.find(kind, count, found, expected);
        Ok(())
    }

    /// The open file is at its end, and was a container of this kind; its members follow as files of their own.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close_container(&mut self, kind: &str) -> Result<FileSummary, Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.unpacked(kind);
        self.close_one()
    }

    /// The open file is at its end: what it was recognised as. An archive or a workbook is unpacked where this can be done.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close(&mut self) -> Result<FileSummary, Unknown> {
        #[cfg(feature = "archive")]
        if let Some((name, bytes)) = self.reader.as_mut().and_then(FileReader::take_archive) {
            let mut members = Members { session: self, summary: Err(Unknown::NoOpenFile) };
            crate::intake::archive::unpack(&name, &bytes, &mut members);
            return members.summary;
        }
        self.close_one()
    }

    fn close_one(&mut self) -> Result<FileSummary, Unknown> {
        let LoadedFile { source, mut findings, content, mut rules, sample } =
            self.reader.take().ok_or(Unknown::NoOpenFile)?.close();
        let mut used = content.is_some() || source.grain == Grain::Archive;
        if let Some(text) = rules.take_if(|_| source.grain == Grain::Methodology) {
            match Methodology::parse(&text) {
                Ok(methodology) => {
                    used = true;
                    let (origin, file_hash) = (source.name.clone(), source.hash.clone());
                    self.own.push(Rules { methodology: Arc::new(methodology), origin, file_hash });
                    order::sort_by(&mut self.own, |a, b| (&a.origin, &a.file_hash).cmp(&(&b.origin, &b.file_hash)));
                    self.own.dedup_by(|a, b| (&a.origin, &a.file_hash) == (&b.origin, &b.file_hash));
                }
                Err(refusals) => refusals.iter().for_each(|refusal| refuse(&mut findings, refusal)),
            }
        }
        if let (Grain::Layout, Some(layout)) = (source.grain, &source.layout) {
            used = true;
            self.layouts.add(&source.name, &source.hash, Arc::clone(layout));
        }
        used |= rules.is_some();
        let mut summary = FileSummary::of(&source, used, findings.groups());
        summary.mappable = sample.is_some();
        self.files.push(Loaded { source, findings, content: content.map(Rc::new), used, sample, rules });
        self.records = None;
        self.growth_rules = None;
        self.grown = None;
        self.shared = None;
        self.tallies.clear();
        self.computed = None;
        Ok(summary)
    }
}

/// The members of an archive go into the session as files of their own.
#[cfg(feature = "archive")]
struct Members<'s> {
    session: &'s mut Session,
    /// Of the archive itself.
    summary: Result<FileSummary, Unknown>,
}

#[cfg(feature = "archive")]
impl Members<'_> {
    /// The archive itself is closed first.
    fn closed(&mut self, summary: Result<FileSummary, Unknown>) {
        if self.summary.is_err() {
            self.summary = summary;
        }
    }
}

#[cfg(feature = "archive")]
impl crate::intake::archive::Sink for Members<'_> {
    fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) {
        let _ = self.session.find(kind, count, found, expected);
    }

    fn container(&mut self, kind: &'static str) {
        let summary = self.session.close_container(kind);
        self.closed(summary);
    }

    fn open(&mut self, name: &str) {
        self.session.open(name);
    }

    fn push(&mut self, bytes: &[u8]) {
        let _ = self.session.push(bytes);
    }

    fn close(&mut self) {
        let summary = self.session.close_one();
        self.closed(summary);
    }
}

fn refuse(findings: &mut Findings, refusal: &Refusal) {
    let kind = match refusal.kind {
        RefusalKind::Syntax => FindingKind::MethodologySyntax,
        RefusalKind::Weights => FindingKind::MethodologyWeights,
        RefusalKind::CutPoints => FindingKind::MethodologyCutPoints,
        RefusalKind::UnknownName => FindingKind::MethodologyUnknownName,
        RefusalKind::MissingSource => FindingKind::MethodologyMissingSource,
        RefusalKind::Value => FindingKind::MethodologyValue,
    };
    findings.add(kind, Some(refusal.line), &refusal.what, &refusal.found, &refusal.expected);
}
