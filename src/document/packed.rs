//! Trees as bytes: what `build.rs` has made of the files shipped.
//!
//! Numbers are LEB128, least part first; negative ones are folded in between the others (0, -1, 1, -2, …). The bytes begin with
//! how many files there are and the length of each, and how many words and the length of each; the words themselves, each
//! once, are a text beside them. A file is, with places, the hash of its text (eight bytes, least first) and the length of each of its
//! lines, first how many; then its value. A value is a number, whose lowest three bits say its kind and whose others which
//! word it is, or how many it holds; with places then how far behind the value before it begins, and how much longer it is
//! than its word in quotes; then what it holds. In a table each value has the number of its name's word before it.

use super::{Key, Kind, Table, Value};

/// Kinds of values, as the bytes tell them.
pub(crate) const TEXT: u64 = 0;
pub(crate) const WHOLE: u64 = 1;
pub(crate) const DECIMAL: u64 = 2;
pub(crate) const FLAG: u64 = 3;
pub(crate) const LIST: u64 = 4;
pub(crate) const TABLE: u64 = 5;

/// The files of one sort.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Packed {
    pub(crate) words: &'static str,
    pub(crate) bytes: &'static [u8],
    /// Do values keep their places in the text?
    pub(crate) placed: bool,
}

/// A file shipped. Without places its hash is 0 and it has no lines.
#[derive(Debug)]
pub(crate) struct Shipped {
    /// xxh64 of its text.
    pub(crate) hash: u64,
    /// The byte at which each of its lines begins.
    pub(crate) line_starts: Vec<usize>,
    pub(crate) root: Table<'static>,
}

impl Packed {
    /// Every file, in the order in which they were packed.
    pub(crate) fn files(self) -> impl Iterator<Item = Shipped> {
        let mut head = Bytes(self.bytes);
        let files = head.lengths();
        let mut words = Vec::new();
        let mut rest = self.words;
        for length in head.lengths() {
            let (word, behind) = rest.split_at_checked(length).unwrap_or_default();
            words.push(word);
            rest = behind;
        }
        files.into_iter().map(move |length| {
            let bytes = Bytes(head.take(length));
            File { bytes, words: &words, placed: self.placed, at: 0 }.read()
        })
    }
}

/// What is not yet read. Past the end there are noughts: a test reads every file shipped.
struct Bytes(&'static [u8]);

impl Bytes {
    fn take(&mut self, length: usize) -> &'static [u8] {
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        taken
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1).first().copied().unwrap_or_default();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn count(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or_default()
    }

    /// How far behind a place another is.
    fn moved(&mut self, from: usize) -> usize {
        let folded = self.count();
        let by = folded.div_ceil(2);
        if folded.is_multiple_of(2) { from + by } else { from.saturating_sub(by) }
    }

    fn lengths(&mut self) -> Vec<usize> {
        (0..self.count()).map(|_| self.count()).collect()
    }
}

struct File<'w> {
    bytes: Bytes,
    words: &'w [&'static str],
    placed: bool,
    /// Where the value before ends.
    at: usize,
}

impl File<'_> {
    fn read(mut self) -> Shipped {
        let (mut hash, mut line_starts) = (0, Vec::new());
        if self.placed {
            hash = self.bytes.take(8).try_into().map_or(0, u64::from_le_bytes);
            let mut start = 0;
            for length in self.bytes.lengths() {
                line_starts.push(start);
                start += length;
            }
        }
        let root = if let Kind::Table(root) = self.value().kind { root } else { Table::default() };
        Shipped { hash, line_starts, root }
    }

    fn word(&self, at: usize) -> &'static str {
        self.words.get(at).copied().unwrap_or_default()
    }

    fn value(&mut self) -> Value<'static> {
        let head = self.bytes.number();
        let more = usize::try_from(head >> 3).unwrap_or_default();
        let kind = head & 7;
        let mut span = 0..0;
        if self.placed {
            let start = self.bytes.moved(self.at);
            let word = if kind == TEXT { self.word(more).len() + 2 } else { 0 };
            span = start..start + self.bytes.moved(word);
            self.at = span.end;
        }
        let kind = match kind {
            WHOLE => Kind::Whole(self.word(more).into()),
            DECIMAL => Kind::Decimal(self.word(more).into()),
            FLAG => Kind::Flag(more == 1),
            LIST => Kind::List((0..more).map(|_| self.value()).collect()),
            TABLE => Kind::Table(Table((0..more).map(|_| self.entry()).collect())),
            _ => Kind::Text(self.word(more).into()),
        };
        Value { kind, span }
    }

    fn entry(&mut self) -> (Key<'static>, Value<'static>) {
        let at = self.bytes.count();
        (Key { name: self.word(at).into(), span: 0..0 }, self.value())
    }
}
