//! Workbooks of Excel, sheet by sheet, by calamine. It is not written against hostile files: what it panics over is a
//! damaged workbook (in the browser the module dies and its caller says the same).

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use super::budget::Budget;
use super::sheet::{SheetWriter, Value};
use super::{MEMBER, Sink, Stop, ole, shown};
use crate::intake::finding::FindingKind;

type Bytes<'b> = Cursor<&'b [u8]>;

/// An opened workbook.
pub(super) struct Book<'b> {
    format: Format<'b>,
    sheets: Vec<String>,
    hidden: Vec<String>,
}

enum Format<'b> {
    Xlsx(Xlsx<Bytes<'b>>),
    Xlsb(Xlsb<Bytes<'b>>),
    Xls(Xls<Bytes<'b>>),
}

/// Sheets that are read.
const SHEETS: usize = 500;

pub(super) fn xlsx(bytes: &[u8]) -> Result<Book<'_>, Stop> {
    let book = guarded(|| Xlsx::new(Cursor::new(bytes)))?;
    let listed = book.sheets_metadata().to_vec();
    Ok(Book::new(&listed, Format::Xlsx(book)))
}

pub(super) fn xlsb(bytes: &[u8]) -> Result<Book<'_>, Stop> {
    let book = guarded(|| Xlsb::new(Cursor::new(bytes)))?;
    let listed = book.sheets_metadata().to_vec();
    Ok(Book::new(&listed, Format::Xlsb(book)))
}

/// A workbook from before 2007, or what else comes in its container.
pub(super) fn old(bytes: &[u8]) -> Result<Book<'_>, Stop> {
    ole::check(bytes)?;
    let book = guarded(|| Xls::new(Cursor::new(bytes)))?;
    let listed = book.sheets_metadata().to_vec();
    Ok(Book::new(&listed, Format::Xls(book)))
}

impl<'b> Book<'b> {
    fn new(listed: &[calamine::Sheet], format: Format<'b>) -> Self {
        let (mut sheets, mut hidden) = (Vec::new(), Vec::new());
        for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).take(SHEETS) {
            let visible = sheet.visible == SheetVisible::Visible;
            if visible { &mut sheets } else { &mut hidden }.push(sheet.name.clone());
        }
        Self { format, sheets, hidden }
    }

    /// A hidden sheet is often last year's, or a list behind another: nobody means to hand it over.
    pub(super) fn tell_hidden(&self, sink: &mut dyn Sink) {
        if let Ok(count @ 1..) = u32::try_from(self.hidden.len()) {
            let names: Vec<String> = self.hidden.iter().take(20).map(|name| shown(name)).collect();
            sink.find(FindingKind::MembersPassedOver, count, &names.join(", "), "sheets that are not hidden");
        }
    }

    fn read(&mut self, sheet: &str, writer: &mut SheetWriter<'_>) -> Result<(), Stop> {
        match &mut self.format {
            Format::Xlsx(book) => {
                let mut cells = match guarded(|| book.worksheet_cells_reader(sheet)) {
                    Ok(cells) => cells,
                    // A sheet of charts may call itself a worksheet.
                    Err(stop) if stop.found.contains("chartsheet") => return Ok(()),
                    Err(stop) => return Err(stop),
                };
                while let Some(cell) = guarded(|| cells.next_cell())? {
                    let (row, column) = cell.get_position();
                    writer.cell(row, column, &Value::from(cell.get_value()))?;
                }
            }
            Format::Xlsb(book) => {
                let mut cells = guarded(|| book.worksheet_cells_reader(sheet))?;
                while let Some(cell) = guarded(|| cells.next_cell())? {
                    let (row, column) = cell.get_position();
                    writer.cell(row, column, &Value::from(cell.get_value()))?;
                }
            }
            Format::Xls(book) => {
                let range = guarded(|| book.worksheet_range(sheet))?;
                let (top, left) = range.start().unwrap_or_default();
                let at =
                    |start: u32, offset: usize| u32::try_from(offset).map_or(u32::MAX, |o| start.saturating_add(o));
                for (row, column, value) in range.used_cells() {
                    writer.cell(at(top, row), at(left, column), &Value::from(value))?;
                }
            }
        }
        Ok(())
    }
}

/// Hands on every sheet as a member.
pub(super) fn sheets(name: &str, book: &mut Book<'_>, sink: &mut dyn Sink, budget: &mut Budget) {
    for sheet in std::mem::take(&mut book.sheets) {
        let mut writer = SheetWriter::new(format!("{name}{MEMBER}{}", shown(&sheet)), sink, budget);
        let read = book.read(&sheet, &mut writer);
        if writer.finish(read).is_err_and(|stop| stop.kind == FindingKind::UnpacksTooLarge) {
            return;
        }
    }
}

/// Calls into calamine; a panic there is a damaged workbook.
fn guarded<T, E: Into<Stop>>(call: impl FnOnce() -> Result<T, E>) -> Result<T, Stop> {
    match catch_unwind(AssertUnwindSafe(call)) {
        Ok(outcome) => outcome.map_err(Into::into),
        Err(_) => Err(Stop::broken("a part that contradicts itself")),
    }
}

impl From<XlsxError> for Stop {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::encrypted("a workbook with a password"),
            other => Self::broken(other.to_string()),
        }
    }
}

impl From<XlsbError> for Stop {
    fn from(error: XlsbError) -> Self {
        match error {
            XlsbError::Password => Self::encrypted("a workbook with a password"),
            other => Self::broken(other.to_string()),
        }
    }
}

impl From<XlsError> for Stop {
    fn from(error: XlsError) -> Self {
        match error {
            XlsError::Password => Self::encrypted("a workbook with a password"),
            other => Self::broken(other.to_string()),
        }
    }
}
