//! Files read, matched, and written.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{Session, fail, give};
use crate::intake::{Choices, FileReader, FindingKind, Mapping};
use crate::report::FileSummary;

#[wasm_bindgen]
impl Session {
    /// Nothing loaded.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a file.
    pub fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    /// The next bytes of the open file.
    ///
    /// # Errors
    /// When no file is open.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.0.push(chunk).map_err(|e| fail(&e))
    }

    /// Is the open file an archive or a workbook? Then the other module unpacks it.
    #[must_use]
    pub fn is_archive(&self) -> bool {
        self.0.is_archive()
    }

    /// The bytes of the open file read so far.
    #[expect(clippy::cast_precision_loss, reason = "no file has that many bytes")]
    pub fn position(&mut self) -> f64 {
        self.0.open_file().map_or(0, |file| file.position()) as f64
    }

    /// Can a second reader begin further down in the open file?
    pub fn can_be_halved(&mut self) -> bool {
        self.0.open_file().is_ok_and(|file| file.can_be_halved())
    }

    /// Forgets the first rows of the open file; the next bytes come from further down. False when it cannot be read so.
    pub fn begin_half(&mut self) -> bool {
        self.0.open_file().is_ok_and(FileReader::begin_half)
    }

    /// Can what was read since be taken over?
    pub fn can_hand_over(&mut self) -> bool {
        self.0.open_file().is_ok_and(FileReader::can_hand_over)
    }

    /// Rows read since, which leave the session a part at a time: those that were read long ago; behind the half's end all.
    pub fn hand_over(&mut self) -> Option<Vec<u8>> {
        self.0.open_file().ok().and_then(FileReader::hand_over)
    }

    /// At the end of the file, what was read since beside those rows. Nothing when it cannot be taken over.
    pub fn end_half(&mut self) -> Option<Vec<u8>> {
        self.0.open_file().ok().and_then(FileReader::end_half)
    }

    /// Keeps rows that a second reader hands over.
    pub fn receive(&mut self, rows: &[u8]) {
        if let Ok(file) = self.0.open_file() {
            file.receive(rows);
        }
    }

    /// Takes over what a second reader has read from here on. False when the file is to be read on.
    pub fn take_over(&mut self, half: &[u8]) -> bool {
        self.0.open_file().is_ok_and(|file| file.take_over(half))
    }

    /// A finding about the open file, from the module that unpacks it.
    ///
    /// # Errors
    /// When no file is open.
    pub fn find(&mut self, kind: &str, count: u32, found: &str, expected: &str) -> Result<(), JsValue> {
        let Some(kind) = FindingKind::EVERY.iter().find(|k| k.id() == kind) else { return Ok(()) };
        self.0.find(*kind, count, found, expected).map_err(|e| fail(&e))
    }

    /// The open file is at its end, and was a container of this kind.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close_container(&mut self, kind: &str) -> Result<Ts<FileSummary>, JsValue> {
        give(&self.0.close_container(kind).map_err(|e| fail(&e))?)
    }

    /// The open file is at its end: what it was recognised as.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close(&mut self) -> Result<Ts<FileSummary>, JsValue> {
        give(&self.0.close().map_err(|e| fail(&e))?)
    }

    /// What the columns of a file mean that no layout knows: proposed, except where a person chose. Choices are keys and
    /// values in turn: `grain`, `column.…`, `constant.…`, `code.….…`.
    ///
    /// # Errors
    /// When there is no such file, or nothing to match in it.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn mapping(&self, name: &str, hash: &str, choices: Vec<String>) -> Result<Ts<Mapping>, JsValue> {
        give(&self.0.mapping(name, hash, &Choices::new(&choices)).map_err(|e| fail(&e))?)
    }

    /// What `<sqii-report>` shows on another site, as the bytes of its file: of all schools, or of one.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn published(&self, school_code: Option<String>) -> Result<Vec<u8>, JsValue> {
        self.0.published(school_code.as_deref()).map_err(|e| fail(&e))
    }

    /// The bytes of a download.
    ///
    /// # Errors
    /// When no download has this name.
    pub fn download(&self, name: &str) -> Result<Vec<u8>, JsValue> {
        self.0.download(name).map_err(|e| fail(&e))
    }
}
