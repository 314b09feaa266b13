//! Text becomes records: delimited, quoted, pushed in chunks of any size.
//!
//! A record that lies whole in its chunk is cut where it lies (`scan`); csv-core reads every other one and is the judge of
//! both: a test holds them against each other. Lives here: bytes, cells, line numbers. May not live here: what a cell means.

mod decode;
mod reader;
mod row;
mod scan;

pub(super) use decode::{decode, delimiter_of};
pub(super) use reader::{Event, RecordReader};
pub(super) use row::Row;
