//! A sheet becomes text separated by tabs, whose lines are the sheet's rows.

use calamine::{Data, DataRef, ExcelDateTime};

use super::budget::Budget;
use super::number::{date, plain};
use super::{Sink, Stop};

/// A cell of any workbook.
pub(super) enum Value<'a> {
    Empty,
    Text(&'a str),
    Number(f64),
    Date(&'a ExcelDateTime),
    Truth(bool),
}

impl<'a> From<&'a DataRef<'_>> for Value<'a> {
    fn from(data: &'a DataRef<'_>) -> Self {
        match data {
            DataRef::Int(number) => whole(*number),
            DataRef::Float(number) => Self::Number(*number),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Self::Text(text),
            DataRef::SharedString(text) => Self::Text(text),
            DataRef::Bool(truth) => Self::Truth(*truth),
            DataRef::DateTime(moment) => Self::Date(moment),
            DataRef::Error(_) => Self::Text("#N/A"),
            DataRef::Empty => Self::Empty,
        }
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(data: &'a Data) -> Self {
        match data {
            Data::Int(number) => whole(*number),
            Data::Float(number) => Self::Number(*number),
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Self::Text(text),
            Data::Bool(truth) => Self::Truth(*truth),
            Data::DateTime(moment) => Self::Date(moment),
            Data::Error(_) => Self::Text("#N/A"),
            Data::Empty => Self::Empty,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "workbooks store such a number in thirty bits")]
const fn whole(number: i64) -> Value<'static> {
    Value::Number(number as f64)
}

/// Writes a sheet into a member that is opened when the first text comes: an empty sheet is none.
pub(super) struct SheetWriter<'s> {
    name: String,
    sink: &'s mut dyn Sink,
    budget: &'s mut Budget,
    opened: bool,
    /// The row that is being filled, from zero.
    row: u32,
    cells: Vec<String>,
    bytes: usize,
    /// The first rows, until the width is known.
    first: Vec<(u32, Vec<String>)>,
    width: usize,
    /// Line of the next row written.
    line: u32,
    out: Vec<u8>,
}

impl<'s> SheetWriter<'s> {
    /// The rows and columns that a sheet can have.
    pub(super) const ROWS: u32 = 1 << 20;
    pub(super) const COLUMNS: u32 = 1 << 14;
    /// The longest row, in bytes.
    const ROW: usize = 4 << 20;
    /// Rows after which the width is known: the header is among them.
    const FIRST: usize = 30;
    /// Bytes handed on at a time.
    const STEP: usize = 1 << 16;

    pub(super) fn new(name: String, sink: &'s mut dyn Sink, budget: &'s mut Budget) -> Self {
        Self {
            name,
            sink,
            budget,
            opened: false,
            row: 0,
            cells: Vec::new(),
            bytes: 0,
            first: Vec::new(),
            width: 0,
            line: 0,
            out: Vec::new(),
        }
    }

    /// The next cell; rows come in order.
    pub(super) fn cell(&mut self, row: u32, column: u32, value: &Value<'_>) -> Result<(), Stop> {
        let text = match value {
            Value::Empty | Value::Text("") => return Ok(()),
            Value::Text(text) => quoted(text),
            Value::Number(number) => plain(*number),
            Value::Date(moment) => date(moment),
            Value::Truth(true) => "TRUE".to_owned(),
            Value::Truth(false) => "FALSE".to_owned(),
        };
        if row >= Self::ROWS || column >= Self::COLUMNS || row < self.row {
            return Err(Stop::broken(format!(
                "a cell in row {}, column {}",
                u64::from(row) + 1,
                u64::from(column) + 1
            )));
        }
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        self.bytes += text.len();
        if self.bytes > Self::ROW {
            return Err(Stop::too_large(format!("row {}: more than {} MB", row + 1, Self::ROW >> 20)));
        }
        let column = column as usize;
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Stop> {
        self.bytes = 0;
        let cells = std::mem::take(&mut self.cells);
        if cells.is_empty() {
            return Ok(());
        }
        if self.first.len() < Self::FIRST && self.line == 0 {
            self.first.push((self.row, cells));
            return if self.first.len() == Self::FIRST { self.end_first() } else { Ok(()) };
        }
        self.write(self.row, &cells)?;
        self.cells = cells;
        self.cells.clear();
        Ok(())
    }

    fn end_first(&mut self) -> Result<(), Stop> {
        let first = std::mem::take(&mut self.first);
        self.width = first.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        first.iter().try_for_each(|(row, cells)| self.write(*row, cells))
    }

    /// Writes a row on the line of its number, as wide as the sheet: what stands beyond has no name above it.
    fn write(&mut self, row: u32, cells: &[String]) -> Result<(), Stop> {
        let before = self.out.len();
        for _ in self.line..row {
            self.out.push(b'\n');
        }
        for at in 0..self.width {
            if at > 0 {
                self.out.push(b'\t');
            }
            if let Some(cell) = cells.get(at) {
                self.out.extend_from_slice(cell.as_bytes());
            }
        }
        self.out.push(b'\n');
        self.line = row + 1;
        self.budget.take(self.out.len() - before)?;
        if self.out.len() >= Self::STEP {
            self.hand_on();
        }
        Ok(())
    }

    fn hand_on(&mut self) {
        self.open();
        self.sink.push(&self.out);
        self.out.clear();
    }

    fn open(&mut self) {
        if !std::mem::replace(&mut self.opened, true) {
            self.sink.open(&self.name);
        }
    }

    /// The end of the sheet, or why it was not reached: then nothing of it is used.
    pub(super) fn finish(mut self, read: Result<(), Stop>) -> Result<(), Stop> {
        let read = read.and_then(|()| self.end_row()).and_then(|()| self.end_first());
        if let Err(stop) = &read {
            self.open();
            stop.tell(self.sink);
        } else if !self.out.is_empty() {
            self.hand_on();
        }
        if self.opened {
            self.sink.close();
        }
        read
    }
}

/// Text as it stands between separators; a line end inside a cell is a blank, so that lines stay rows.
fn quoted(text: &str) -> String {
    let blank = |c: char| matches!(c, '\r' | '\n' | '\t');
    match (text.contains('"'), text.contains(blank)) {
        (false, false) => text.to_owned(),
        (true, _) => format!("\"{}\"", text.replace(blank, " ").replace('"', "\"\"")),
        (false, true) => text.replace(blank, " "),
    }
}
