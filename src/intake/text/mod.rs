//! Text becomes records: delimited, quoted, pushed in chunks of any size.
//!
//! A record that lies whole in its chunk is cut where it lies (`scan`); csv-core reads every other one and is the judge of
//! both: a test holds them against each other. Lives here: bytes, cells, line numbers. May not live here: what a cell means.

mod decode;
mod reader;
mod row;
mod scan;
#[cfg(test)]
mod suite;

pub(super) use decode::{decode, delimiter_of};
pub(super) use reader::{Event, RecordReader};
pub(super) use row::Row;

/// What fuzzing compares with csv-core: the line and the cells of each record, of text cut into chunks of these lengths
/// again and again; no cells where a record is too long.
#[cfg(feature = "fuzz")]
#[doc(hidden)]
#[must_use]
pub fn records(mut text: &[u8], delimiter: u8, chunks: &[usize]) -> Vec<(u32, Option<Vec<Vec<u8>>>)> {
    let mut reader = RecordReader::new(delimiter, b'\n', 1);
    let mut rows = Vec::new();
    let mut sink = |event: Event<'_>| {
        rows.push(match event {
            Event::Row(row) => (row.line, Some(row.cells().map(<[u8]>::to_vec).collect())),
            Event::TooLong { line } => (line, None),
        });
    };
    for chunk in chunks.iter().cycle() {
        let (now, rest) = text.split_at((*chunk).clamp(1, text.len().max(1)).min(text.len()));
        reader.push(now, &mut sink);
        text = rest;
        if text.is_empty() {
            break;
        }
    }
    reader.finish(&mut sink);
    rows
}
