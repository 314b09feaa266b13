//! Chunks become records.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::row::{Cells, Row};
use super::scan::Ends;

/// What a record reader hands on.
pub(in crate::intake) enum Event<'a> {
    Row(&'a Row<'a>),
    /// The record that starts on this line is longer than [`RecordReader::LONGEST`] and was passed over.
    TooLong {
        line: u32,
    },
}

/// A push parser of delimited text.
pub(in crate::intake) struct RecordReader {
    delimiter: u8,
    /// The byte that ends a line: CR in files that have no LF.
    newline: u8,
    /// Line of the next byte.
    line: u32,
    ends: Ends,
    careful: Careful,
}

impl RecordReader {
    /// The longest record that is read, in bytes.
    pub(in crate::intake) const LONGEST: usize = 1 << 20;
    /// Bytes scanned at a time: few enough that they and their ends stay near the processor.
    const WINDOW: usize = 1 << 15;

    /// Reads text with this delimiter and line end, whose first byte is on this line.
    pub(in crate::intake) fn new(delimiter: u8, newline: u8, line: u32) -> Self {
        Self { delimiter, newline, line, ends: Ends::default(), careful: Careful::new(delimiter) }
    }

    /// Parses a chunk; every record that ends in it is handed on.
    pub(in crate::intake) fn push(&mut self, mut input: &[u8], sink: &mut impl FnMut(Event<'_>)) {
        while !input.is_empty() {
            if self.careful.started == 0 {
                let read = self.sweep(&input[..input.len().min(Self::WINDOW)], sink);
                input = &input[read..];
                if input.is_empty() {
                    return;
                }
                if read > 0 {
                    continue;
                }
                self.careful.started = self.line;
            }
            input = self.step(input, sink);
        }
    }

    /// The line of the next byte.
    pub(in crate::intake) const fn line(&self) -> u32 {
        self.line
    }

    /// Is no record in progress?
    pub(in crate::intake) const fn is_between_records(&self) -> bool {
        self.careful.started == 0
    }

    /// The end of the text: the last record needs no line end.
    pub(in crate::intake) fn finish(&mut self, sink: &mut impl FnMut(Event<'_>)) {
        while self.careful.started != 0 {
            self.step(&[], sink);
        }
    }

    /// Hands on the whole and regular records at the beginning of a window: how many bytes they take.
    #[inline]
    fn sweep(&mut self, window: &[u8], sink: &mut impl FnMut(Event<'_>)) -> usize {
        let Self { delimiter, newline, line, ends, careful } = self;
        ends.scan(window, *delimiter);
        let mut start = pass_line_ends(window, 0, *newline, line);
        let (mut first, mut doubled) = (0, ends.doubled.iter().copied().peekable());
        for past in &ends.records {
            // The place before a record's own ends is that of the end of the record before.
            let Some([before, .., end]) = ends.cells.get_mut(first as usize..=*past as usize) else { continue };
            let end = *end as usize;
            *before = u32::try_from(start).unwrap_or(u32::MAX).wrapping_sub(1);
            let bounds = &ends.cells[first as usize..=*past as usize];
            let record = &window[start..end];
            let breaks = if ends.breaks { count(record, *newline) } else { 0 };
            let mut irregular = false;
            while doubled.next_if(|at| (*at as usize) < end).is_some() {
                irregular = true;
            }
            if irregular {
                let lying = Cells { data: window, bounds, gap: 1 };
                careful.whole(&window[start..=end], *line, breaks, lying, sink);
            } else {
                sink(Event::Row(&Row::lying(*line, breaks, window, bounds)));
            }
            *line += breaks;
            start = pass_line_ends(window, end, *newline, line);
            first = *past;
        }
        start
    }

    /// Lets csv-core read on in the record in progress.
    fn step<'i>(&mut self, input: &'i [u8], sink: &mut impl FnMut(Event<'_>)) -> &'i [u8] {
        let (read, done) = self.careful.read(input);
        self.line += count(&input[..read], self.newline);
        if done {
            // Line ends inside the record; its own is not one.
            let own = u32::from(read > 0 && input[read - 1] == self.newline);
            let breaks = self.line.saturating_sub(self.careful.started + own);
            self.careful.hand_on(breaks, Cells::NONE, sink);
        }
        &input[read..]
    }
}

/// The position after the line ends at this one, which are counted.
#[inline]
fn pass_line_ends(window: &[u8], mut at: usize, newline: u8, line: &mut u32) -> usize {
    while let Some(byte @ (b'\r' | b'\n')) = window.get(at) {
        *line += u32::from(*byte == newline);
        at += 1;
    }
    at
}

fn count(bytes: &[u8], byte: u8) -> u32 {
    u32::try_from(memchr::memchr_iter(byte, bytes).count()).unwrap_or(u32::MAX)
}

/// csv-core, for records that cross chunks or have unusual quotation marks.
struct Careful {
    reader: Reader,
    data: Vec<u8>,
    ends: Vec<usize>,
    /// As [`Cells`] has them: zero, then `ends`.
    bounds: Vec<u32>,
    filled: usize,
    fields: usize,
    /// Line on which the record in progress starts; zero between records.
    started: u32,
    outcome: Outcome,
}

/// What has become of the record in progress.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Reading,
    TooLong,
    /// There was none.
    Nothing,
}

impl Careful {
    fn new(delimiter: u8) -> Self {
        let (mut reader, mut data, mut ends) =
            (ReaderBuilder::new().delimiter(delimiter).build(), vec![0; 4096], vec![0; 256]);
        // What it reads first may stand in the middle of a file, where no byte-order mark is one.
        reader.read_record(b"\n", &mut data, &mut ends);
        Self { reader, data, ends, bounds: vec![0], filled: 0, fields: 0, started: 0, outcome: Outcome::Reading }
    }

    /// Reads one whole record.
    #[cold]
    fn whole(&mut self, mut record: &[u8], line: u32, breaks: u32, lying: Cells<'_>, sink: &mut impl FnMut(Event<'_>)) {
        self.started = line;
        loop {
            let (read, done) = self.read(record);
            if done {
                return self.hand_on(breaks, lying, sink);
            }
            record = &record[read..];
        }
    }

    /// Reads on: how many bytes were read, and whether the record is at its end.
    fn read(&mut self, input: &[u8]) -> (usize, bool) {
        let (result, read, written, ended) =
            self.reader.read_record(input, &mut self.data[self.filled..], &mut self.ends[self.fields..]);
        self.filled += written;
        self.fields += ended;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull if self.data.len() < RecordReader::LONGEST => {
                self.data.resize(self.data.len() * 2, 0);
            }
            ReadRecordResult::OutputEndsFull if self.ends.len() < RecordReader::LONGEST / 8 => {
                self.ends.resize(self.ends.len() * 2, 0);
            }
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                self.outcome = Outcome::TooLong;
                (self.filled, self.fields) = (0, 0);
            }
            ReadRecordResult::Record => return (read, true),
            ReadRecordResult::End => {
                if self.outcome == Outcome::Reading {
                    self.outcome = Outcome::Nothing;
                }
                return (read, true);
            }
        }
        (read, false)
    }

    /// The record is at its end.
    fn hand_on(&mut self, breaks: u32, lying: Cells<'_>, sink: &mut impl FnMut(Event<'_>)) {
        match self.outcome {
            Outcome::TooLong => sink(Event::TooLong { line: self.started }),
            Outcome::Nothing => {}
            Outcome::Reading => {
                self.bounds.truncate(1);
                // A record has at most a million bytes.
                let ends = self.ends[..self.fields].iter().map(|end| u32::try_from(*end).unwrap_or(u32::MAX));
                self.bounds.extend(ends);
                let copied = Cells { data: &self.data[..self.filled], bounds: &self.bounds, gap: 0 };
                sink(Event::Row(&Row::copied(self.started, breaks, copied, lying)));
            }
        }
        (self.filled, self.fields, self.started, self.outcome) = (0, 0, 0, Outcome::Reading);
    }
}

#[cfg(test)]
mod tests {
    use super::super::decode;
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
                rows.push(row.cells().map(<[u8]>::to_vec).collect());
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
    fn text_after_a_mark_that_ends_a_block_is_seen() {
        for filling in 50..70 {
            let text = format!("\"{}\"q,r\ns\n", "x".repeat(filling));
            assert_eq!(cut(text.as_bytes(), 200), judged(text.as_bytes()), "{filling}");
        }
    }

    #[test]
    fn a_byte_order_mark_in_the_middle_of_a_file_is_text() {
        let text = "a,b\n\u{feff}c,d".as_bytes();
        for chunk in 1..=text.len() {
            assert_eq!(cut(text, chunk)[1][0], "\u{feff}c".as_bytes(), "chunks of {chunk}");
        }
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
}
