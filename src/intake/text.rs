//! Text becomes records: delimited, quoted, pushed in chunks of any size. A record that lies whole and plain in its chunk is
//! cut where it lies; csv-core reads every other one (across chunks, with doubled quotation marks) and is the judge of
//! both: a test holds them against each other. This adds line numbers, the choice of delimiter and a bound on the length
//! of a record.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// One record: its cells and the line it starts on.
pub(super) struct Row<'a> {
    /// From one.
    pub(super) line: u32,
    /// Line ends inside its quotation marks.
    pub(super) breaks: u32,
    data: &'a [u8],
    /// Where each cell begins and ends in `data`.
    spans: &'a [(u32, u32)],
}

impl<'a> Row<'a> {
    pub(super) const fn len(&self) -> usize {
        self.spans.len()
    }

    /// The cell's bytes without surrounding blanks; empty beyond the last.
    #[inline]
    pub(super) fn cell(&self, column: usize) -> &'a [u8] {
        let Some(&(start, end)) = self.spans.get(column) else { return &[] };
        let cell = &self.data[start as usize..end as usize];
        match cell {
            [b' ' | b'\t' | b'=' | 0xa0 | 0xc2, ..] | [.., b' ' | b'\t' | 0xa0] => tidied(cell),
            _ => cell,
        }
    }

    /// Has it no text at all?
    pub(super) fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).is_empty())
    }
}

/// Without blanks around it, also the unbreakable ones of spreadsheets; `="0161…"`, which keeps a spreadsheet from
/// reading a code as a number, is its text.
#[cold]
fn tidied(mut cell: &[u8]) -> &[u8] {
    loop {
        cell = match cell.trim_ascii() {
            // A lone A0 is the unbreakable blank of Windows-1252, unless it ends a UTF-8 letter.
            [0xc2, 0xa0, rest @ ..] | [rest @ .., 0xc2, 0xa0] | [0xa0, rest @ ..] => rest,
            [b'=', b'"', text @ .., b'"'] => text,
            [rest @ .., 0xa0] if std::str::from_utf8(cell).is_err() => rest,
            trimmed => return trimmed,
        }
    }
}

/// What a record reader hands on.
pub(super) enum Event<'a> {
    Row(Row<'a>),
    /// The record that starts on this line is longer than [`RecordReader::LONGEST`] and was passed over.
    TooLong {
        line: u32,
    },
}

/// A push parser of delimited text.
pub(super) struct RecordReader {
    reader: Reader,
    data: Vec<u8>,
    ends: Vec<usize>,
    filled: usize,
    fields: usize,
    /// The byte that ends a line: CR in files that have no LF.
    newline: u8,
    /// Line of the next byte.
    line: u32,
    /// Line on which the record in progress starts; zero between records.
    started: u32,
    too_long: bool,
    delimiter: u8,
    spans: Vec<(u32, u32)>,
}

impl RecordReader {
    /// The longest record that is read, in bytes.
    pub(super) const LONGEST: usize = 1 << 20;

    /// Reads text with this delimiter and line end, whose first byte is on this line.
    pub(super) fn new(delimiter: u8, newline: u8, line: u32) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(delimiter).build(),
            data: vec![0; 4096],
            ends: vec![0; 256],
            filled: 0,
            fields: 0,
            newline,
            line,
            started: 0,
            too_long: false,
            delimiter,
            spans: Vec::new(),
        }
    }

    /// Parses a chunk; every record that ends in it is handed on.
    pub(super) fn push(&mut self, mut input: &[u8], sink: &mut impl FnMut(Event<'_>)) {
        while !input.is_empty() {
            if self.started == 0 {
                let blank = input.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
                self.count_lines(&input[..blank]);
                input = &input[blank..];
                if input.is_empty() {
                    return;
                }
                if let Some((read, breaks)) = self.cut(input) {
                    sink(Event::Row(Row { line: self.line, breaks, data: &input[..read], spans: &self.spans }));
                    self.line += breaks + u32::from(input[read - 1] == self.newline);
                    input = &input[read..];
                    continue;
                }
                self.started = self.line;
            }
            input = self.step(input, sink);
        }
    }

    /// Cuts the record at the beginning of the input into `spans`, when it lies there whole and plain: how many bytes it
    /// takes with its first line-end byte, and how many line ends are inside its quotation marks.
    #[inline]
    fn cut(&mut self, input: &[u8]) -> Option<(usize, u32)> {
        let input = &input[..input.len().min(Self::LONGEST)];
        self.spans.clear();
        let (mut at, mut breaks) = (0, 0);
        loop {
            let (start, end) = if *input.get(at)? == b'"' {
                let close = at + 1 + memchr::memchr(b'"', &input[at + 1..])?;
                breaks += memchr::memchr_iter(self.newline, &input[at + 1..close]).count();
                (at + 1, close)
            } else {
                (at, at + cell_end(&input[at..], self.delimiter)?)
            };
            self.spans.push((u32::try_from(start).ok()?, u32::try_from(end).ok()?));
            at = if start > at { end + 1 } else { end };
            match *input.get(at)? {
                b'\r' | b'\n' => return Some((at + 1, u32::try_from(breaks).ok()?)),
                byte if byte == self.delimiter => at += 1,
                // Text after a closing quotation mark, or a doubled one.
                _ => return None,
            }
        }
    }

    /// The end of the text: the last record needs no line end.
    pub(super) fn finish(&mut self, sink: &mut impl FnMut(Event<'_>)) {
        while self.started != 0 {
            self.step(&[], sink);
        }
    }

    fn step<'i>(&mut self, input: &'i [u8], sink: &mut impl FnMut(Event<'_>)) -> &'i [u8] {
        let (result, read, written, ended) =
            self.reader.read_record(input, &mut self.data[self.filled..], &mut self.ends[self.fields..]);
        self.count_lines(&input[..read]);
        self.filled += written;
        self.fields += ended;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull if self.data.len() < Self::LONGEST => self.data.resize(self.data.len() * 2, 0),
            ReadRecordResult::OutputEndsFull if self.ends.len() < Self::LONGEST / 8 => {
                self.ends.resize(self.ends.len() * 2, 0);
            }
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                self.too_long = true;
                (self.filled, self.fields) = (0, 0);
            }
            ReadRecordResult::Record | ReadRecordResult::End => {
                if self.too_long {
                    sink(Event::TooLong { line: self.started });
                } else if matches!(result, ReadRecordResult::Record) {
                    let breaks = self.inner_breaks(&input[..read]);
                    self.spans.clear();
                    let mut start = 0;
                    for end in &self.ends[..self.fields] {
                        // A record has at most a million bytes.
                        let end = u32::try_from(*end).unwrap_or(u32::MAX);
                        self.spans.push((start, end));
                        start = end;
                    }
                    let data = &self.data[..self.filled];
                    sink(Event::Row(Row { line: self.started, breaks, data, spans: &self.spans }));
                }
                (self.filled, self.fields, self.started, self.too_long) = (0, 0, 0, false);
            }
        }
        &input[read..]
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        self.line += u32::try_from(memchr::memchr_iter(self.newline, bytes).count()).unwrap_or(0);
    }

    /// Line ends inside the record that ends with these bytes; its own is not one.
    fn inner_breaks(&self, last: &[u8]) -> u32 {
        let own = u32::from(last.last() == Some(&self.newline));
        self.line.saturating_sub(self.started + own)
    }
}

/// Where a cell without quotation marks ends: at the delimiter or a line end. Eight bytes at a time.
#[inline]
fn cell_end(bytes: &[u8], delimiter: u8) -> Option<usize> {
    const ONES: u64 = u64::MAX / 255;
    // The lowest set bit marks the lowest byte that is zero; higher ones may lie.
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    let delimiters = ONES * u64::from(delimiter);
    let mut at = 0;
    while let Some(eight) = bytes.get(at..at + 8).and_then(|eight| <[u8; 8]>::try_from(eight).ok()) {
        let word = u64::from_le_bytes(eight);
        let found = zeros(word ^ delimiters) | zeros(word ^ (ONES * 0x0a)) | zeros(word ^ (ONES * 0x0d));
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    let tail = bytes[at..].iter().position(|b| *b == delimiter || matches!(b, b'\r' | b'\n'))?;
    Some(at + tail)
}

/// The separator that occurs most often in the header line, outside quotes; a comma when none does.
pub(super) fn delimiter_of(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0), (b'|', 0), (b'^', 0)];
    for byte in header {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(d, _)| d == byte).for_each(|(_, n)| *n += 1),
        }
    }
    // The first of equals wins: a comma before the rarer separators.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(d, _)| *d)
}

/// A cell's text: UTF-8, or else Windows-1252 (then `true`).
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (Cow::Owned(bytes.iter().map(|b| windows_1252(*b)).collect()), true),
    }
}

/// Windows-1252, as browsers read it: bytes 80–9F differ from Latin-1.
const fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[(byte - 0x80) as usize],
        _ => byte as char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &[u8], chunk: usize) -> Vec<(u32, Vec<String>)> {
        let mut reader = RecordReader::new(b',', b'\n', 1);
        let mut rows = Vec::new();
        let mut sink = |event: Event<'_>| match event {
            Event::Row(row) => {
                rows.push((row.line, (0..row.len()).map(|i| decode(row.cell(i)).0.into_owned()).collect()));
            }
            Event::TooLong { line } => rows.push((line, vec!["too long".into()])),
        };
        text.chunks(chunk).for_each(|c| reader.push(c, &mut sink));
        reader.finish(&mut sink);
        rows
    }

    #[test]
    fn line_numbers_survive_quoted_newlines_blank_lines_and_any_chunking() {
        let text = b"a,b\r\n\r\n\"x\ny\",2\r\n3, 4 \r\nlast,";
        let expected = vec![
            (1, vec!["a".to_string(), "b".into()]),
            (3, vec!["x\ny".into(), "2".into()]),
            (5, vec!["3".into(), "4".into()]),
            (6, vec!["last".into(), String::new()]),
        ];
        for chunk in 1..=text.len() {
            assert_eq!(rows(text, chunk), expected, "chunks of {chunk}");
        }
    }

    /// All records by csv-core alone, through the csv crate.
    fn judged(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        reader.byte_records().map(|record| record.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
    }

    fn cut(text: &[u8], chunk: usize) -> Vec<Vec<Vec<u8>>> {
        let mut reader = RecordReader::new(b',', b'\n', 1);
        let mut rows = Vec::new();
        let mut sink = |event: Event<'_>| {
            if let Event::Row(row) = event {
                rows.push(row.spans.iter().map(|(a, b)| row.data[*a as usize..*b as usize].to_vec()).collect());
            }
        };
        text.chunks(chunk).for_each(|c| reader.push(c, &mut sink));
        reader.finish(&mut sink);
        rows
    }

    #[test]
    fn whatever_the_bytes_and_the_chunks_the_records_are_those_of_csv_core() {
        use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
        use proptest::{collection::vec, prelude::*};
        let config = Config { cases: 20_000, failure_persistence: None, ..Config::default() };
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
        let byte = prop_oneof![4 => Just(b'a'), 2 => Just(b','), 2 => Just(b'"'), 1 => Just(b'\n'), 1 => Just(b'\r'), 1 => any::<u8>()];
        let cases = (vec(byte, 0..80), 1_usize..40);
        let outcome = runner.run(&cases, |(text, chunk)| {
            prop_assume!(!text.starts_with(b"\xef\xbb\xbf"));
            prop_assert_eq!(cut(&text, chunk), judged(&text));
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("seed [7; 32]: {failure}"));
    }

    #[test]
    fn a_record_beyond_the_bound_is_passed_over_and_the_next_is_read() {
        let mut text = b"a,b\n".to_vec();
        text.extend(std::iter::repeat_n(b'x', RecordReader::LONGEST * 3));
        text.extend_from_slice(b",1\nc,d\n");
        let read = rows(&text, 65536);
        assert_eq!(read[1], (2, vec!["too long".to_string()]));
        assert_eq!(read[2], (3, vec!["c".to_string(), "d".into()]));
    }

    #[test]
    fn blanks_and_wrappings_of_spreadsheets_are_no_part_of_a_cell() {
        for written in [" x ", "x\u{a0}", "\u{a0}x", "=\"x\"", "\tx"] {
            assert_eq!(tidied(written.as_bytes()), b"x", "{written:?}");
        }
        assert_eq!(tidied(b"x\xa0"), b"x");
        assert_eq!(tidied("à".as_bytes()), "à".as_bytes());
    }

    #[test]
    fn the_header_chooses_the_delimiter() {
        assert_eq!(delimiter_of(b"a,b,c"), b',');
        assert_eq!(delimiter_of(b"a\tb\tc, d"), b'\t');
        assert_eq!(delimiter_of(b"\"a,b,c\"^d"), b'^');
        assert_eq!(delimiter_of(b"alone"), b',');
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_windows_1252() {
        assert_eq!(decode(b"Pe\xf1a \x96 A"), (Cow::Borrowed("Peña – A"), true));
        assert_eq!(decode("Peña".as_bytes()), (Cow::Borrowed("Peña"), false));
    }
}
