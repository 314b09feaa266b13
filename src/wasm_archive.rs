//! The face of the module that unpacks archives and workbooks: bytes in, members out. It is the same crate built with the
//! feature `archive`, loaded when such a file comes; what the members mean is the other module's.

use wasm_bindgen::prelude::*;

use crate::intake::{FindingKind, archive};

#[wasm_bindgen(typescript_custom_section)]
const SINK: &str = r"
/** Where the members of an archive go. A file of the archive's name is open when unpacking begins. */
export interface Sink {
  /** A finding about the open file. */
  find(kind: string, count: number, found: string, expected: string): void;
  /** The open file was a container of this kind and is at its end. */
  container(kind: string): void;
  open(name: string): void;
  /** The bytes are only there during the call. */
  push(bytes: Uint8Array): void;
  close(): void;
}
";

#[wasm_bindgen]
extern "C" {
    /// Where the members go, as the page has it.
    #[wasm_bindgen(typescript_type = "Sink")]
    pub type Sink;

    #[wasm_bindgen(method)]
    fn find(this: &Sink, kind: &str, count: u32, found: &str, expected: &str);
    #[wasm_bindgen(method)]
    fn container(this: &Sink, kind: &str);
    #[wasm_bindgen(method)]
    fn open(this: &Sink, name: &str);
    #[wasm_bindgen(method)]
    fn push(this: &Sink, bytes: &[u8]);
    #[wasm_bindgen(method)]
    fn close(this: &Sink);
}

struct Outside<'s>(&'s Sink);

impl archive::Sink for Outside<'_> {
    fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) {
        self.0.find(kind.id(), count, found, expected);
    }

    fn container(&mut self, kind: &'static str) {
        self.0.container(kind);
    }

    fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// An archive or a workbook, pushed in chunks.
#[wasm_bindgen]
pub struct Archive(Vec<u8>);

#[wasm_bindgen]
impl Archive {
    /// One of about so many bytes.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self(Vec::with_capacity(size.min(archive::MOST)))
    }

    /// The next bytes; false when there are more than can be read.
    pub fn push(&mut self, chunk: &[u8]) -> bool {
        let fits = self.0.len() + chunk.len() <= archive::MOST;
        if fits {
            self.0.extend_from_slice(chunk);
        }
        fits
    }

    /// Hands its members on. The archive is the open file of this name.
    pub fn unpack(self, name: &str, sink: &Sink) {
        archive::unpack(name, &self.0, &mut Outside(sink));
    }
}
