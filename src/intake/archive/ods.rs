//! Spreadsheets of the Open Document Format, row by row. Cells and rows are written once and said to repeat: a reader that lays them out
//! in memory can be made to fill it.

use std::io::{BufReader, Read, Seek};

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};
use zip::ZipArchive;

use super::budget::Budget;
use super::parts::of_zip;
use super::sheet::{SheetWriter, Value};
use super::{MEMBER, Sink, Stop, shown};
use crate::intake::finding::FindingKind;

/// The longest text of a cell, in bytes.
const CELL: usize = 1 << 17;

/// Hands on every sheet as a member.
pub(super) fn sheets<R: Read + Seek>(name: &str, zip: &mut ZipArchive<R>, sink: &mut dyn Sink, budget: &mut Budget) {
    // What is wrong before the first sheet is told about it.
    let first = |stop: &Stop, sink: &mut dyn Sink| {
        sink.open(&format!("{name}{MEMBER}1"));
        stop.tell(sink);
        sink.close();
    };
    let content = match zip.by_name("content.xml") {
        Ok(content) => content,
        Err(error) => return first(&of_zip(&error), sink),
    };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(e)) if e.name().as_ref() == "table:table" => {
                let sheet = attribute(&e, "table:name").unwrap_or_default();
                let mut writer = SheetWriter::new(format!("{name}{MEMBER}{}", shown(&sheet)), sink, budget);
                let read = Table::default().read(&mut reader, &mut writer);
                if writer.finish(read).is_err() {
                    return;
                }
            }
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => return first(&Stop::broken(error.to_string()), sink),
        }
    }
}

/// A table in progress.
#[derive(Default)]
struct Table {
    row: u32,
    /// How often the row in progress stands there.
    rows: u32,
    /// Runs of equal cells in the row: first column, how many, text.
    runs: Vec<(u32, u32, Cell)>,
    column: u32,
}

#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Number(f64),
    Text(String),
    Truth(bool),
}

impl Table {
    fn read<R: std::io::BufRead>(mut self, reader: &mut Reader<R>, writer: &mut SheetWriter<'_>) -> Result<(), Stop> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(|e| Stop::broken(e.to_string()))? {
                Event::Start(e) => match e.name().as_ref() {
                    "table:table-row" => {
                        self.rows = repeated(&e, "table:number-rows-repeated");
                        self.column = 0;
                        self.runs.clear();
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        let many = repeated(&e, "table:number-columns-repeated");
                        let end = e.name().as_ref().to_owned();
                        let stated = stated(&e);
                        let written = text_of(reader, &end)?;
                        let cell = stated.or_else(|| (!written.is_empty()).then_some(Cell::Text(written)));
                        if let Some(cell) = cell {
                            self.runs.push((self.column, many, cell));
                        }
                        self.column = self.column.saturating_add(many);
                    }
                    _ => {}
                },
                Event::End(e) if e.name().as_ref() == "table:table-row" => {
                    self.end_row(writer)?;
                    self.row = self.row.saturating_add(self.rows);
                }
                Event::End(e) if e.name().as_ref() == "table:table" => return Ok(()),
                Event::Eof => return Err(Stop::broken("a sheet without its end")),
                _ => {}
            }
        }
    }

    fn end_row(&self, writer: &mut SheetWriter<'_>) -> Result<(), Stop> {
        if self.runs.is_empty() {
            return Ok(());
        }
        for row in 0..self.rows {
            for (first, many, cell) in &self.runs {
                let value = match cell {
                    Cell::Number(number) => Value::Number(*number),
                    Cell::Text(text) => Value::Text(text),
                    Cell::Truth(truth) => Value::Truth(*truth),
                };
                for column in 0..*many {
                    writer.cell(self.row.saturating_add(row), first.saturating_add(column), &value)?;
                }
            }
        }
        Ok(())
    }
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|n| n.parse().ok()).unwrap_or(1)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().with_checks(false).filter_map(Result::ok).find(|a| a.key.as_ref() == name)?;
    Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
}

/// The value that a cell states beside its text.
fn stated(element: &BytesStart<'_>) -> Option<Cell> {
    match attribute(element, "office:value-type")?.as_str() {
        "float" | "percentage" | "currency" => {
            attribute(element, "office:value")?.parse().ok().filter(|n: &f64| n.is_finite()).map(Cell::Number)
        }
        // Midnight is no part of a date.
        "date" => attribute(element, "office:date-value")
            .map(|date| Cell::Text(date.strip_suffix("T00:00:00").map_or(date.clone(), str::to_owned))),
        "boolean" => attribute(element, "office:boolean-value").map(|truth| Cell::Truth(truth == "true")),
        "string" => attribute(element, "office:string-value").map(Cell::Text),
        _ => None,
    }
}

/// The text of a cell up to its end, without that of its comments.
fn text_of<R: std::io::BufRead>(reader: &mut Reader<R>, end: &str) -> Result<String, Stop> {
    let (mut text, mut buffer, mut aside, mut paragraph) = (String::new(), Vec::new(), 0_u32, 0_u32);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|e| Stop::broken(e.to_string()))? {
            Event::Start(e) => match e.name().as_ref() {
                "office:annotation" => aside += 1,
                "text:p" if aside == 0 => {
                    paragraph += 1;
                    if !text.is_empty() {
                        text.push(' ');
                    }
                }
                "text:s" if aside == 0 => {
                    let blanks = repeated(&e, "text:c").min(64);
                    (0..blanks).for_each(|_| text.push(' '));
                }
                "text:tab" | "text:line-break" if aside == 0 => text.push(' '),
                _ => {}
            },
            Event::End(e) => match e.name().as_ref() {
                "office:annotation" => aside = aside.saturating_sub(1),
                "text:p" if aside == 0 => paragraph = paragraph.saturating_sub(1),
                name if name == end => return Ok(text),
                _ => {}
            },
            Event::Text(t) if aside == 0 && paragraph > 0 => text.push_str(&t.xml10_content()),
            Event::CData(t) if aside == 0 && paragraph > 0 => text.push_str(&t.xml10_content()),
            Event::GeneralRef(r) if aside == 0 && paragraph > 0 => push_reference(&r, &mut text),
            Event::Eof => return Err(Stop::broken("a cell without its end")),
            _ => {}
        }
        if text.len() > CELL {
            return Err(Stop { kind: FindingKind::UnpacksTooLarge, ..Stop::too_large("a cell of more than 128 KB") });
        }
    }
}

fn push_reference(reference: &BytesRef<'_>, text: &mut String) {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        _ => text.push_str(resolve_predefined_entity(&reference.xml10_content()).unwrap_or_default()),
    }
}
