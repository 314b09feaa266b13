//! Tables as one workbook. Codes stay text, and nothing in it is a formula.

use csv_core::ReadRecordResult;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Worksheet, XlsxError};

/// The tables of a report's workbook, in order: each is the download of its name and `.csv`.
pub const SHEETS: [&str; 5] = ["index", "domains", "measures", "findings", "about"];

/// Columns of numbers, and how they are shown. All others are text, whatever they look like.
const NUMBERS: &[(&str, &str)] = &[
    ("index", "0.00"),
    ("academic", "0.00"),
    ("social_emotional", "0.00"),
    ("culture_climate", "0.00"),
    ("points", "0.00"),
    ("points_base", "0.00"),
    ("points_possible", "0.00"),
    ("numerator", "0"),
    ("denominator", "0"),
    ("value", "General"),
    ("level", "0"),
    ("line", "0"),
    ("count", "0"),
];

/// What a spreadsheet would take for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Rows of a sheet, its header among them.
const ROWS: u32 = 1_048_576;
/// Characters of a cell.
const LONGEST: usize = 32_767;
/// More cells than this take more memory than a browser's tab has.
const MOST_CELLS: usize = 8_000_000;
/// Column widths, in characters.
const WIDTHS: (usize, usize) = (8, 48);

/// Why there is no workbook.
#[derive(Debug)]
pub enum Failure {
    /// More cells than fit.
    TooLarge,
    /// What the writer says.
    Unwritten(XlsxError),
}

impl From<XlsxError> for Failure {
    fn from(error: XlsxError) -> Self {
        Self::Unwritten(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => f.write_str("too many rows for one workbook; the CSV files hold them all"),
            Self::Unwritten(error) => write!(f, "the workbook could not be written: {error}"),
        }
    }
}

impl std::error::Error for Failure {}

/// A workbook under way.
pub struct Workbook {
    book: rust_xlsxwriter::Workbook,
    cells: usize,
}

impl Default for Workbook {
    fn default() -> Self {
        Self::new()
    }
}

impl Workbook {
    /// Without a sheet yet.
    #[must_use]
    pub fn new() -> Self {
        let mut book = rust_xlsxwriter::Workbook::new();
        // The same tables give the same bytes: the date of writing is not told.
        if let Ok(date) = ExcelDateTime::from_ymd(2000, 1, 1) {
            book.set_properties(&DocProperties::new().set_creation_datetime(&date));
        }
        Self { book, cells: 0 }
    }

    /// A table as a sheet; as several, where its rows are more than a sheet has.
    ///
    /// # Errors
    /// When there are too many cells.
    pub fn sheet(&mut self, name: &str, csv: &[u8]) -> Result<(), Failure> {
        self.sheets_of(ROWS, name, csv)
    }

    fn sheets_of(&mut self, most: u32, name: &str, csv: &[u8]) -> Result<(), Failure> {
        let mut records = Records::new(csv);
        let header: Vec<String> = records.next().unwrap_or_default();
        let columns: Vec<Column> = header.iter().map(|name| Column::of(name)).collect();
        let mut records = records.peekable();
        let mut part = 1;
        loop {
            let title = if part == 1 { name.to_owned() } else { format!("{name} {part}") };
            let sheet = self.book.add_worksheet();
            sheet.set_name(title)?;
            let mut widths: Vec<usize> = header.iter().map(|name| name.len() + 3).collect();
            head(sheet, &header)?;
            let mut rows = 1;
            while let Some(cells) = records.next_if(|_| rows < most) {
                self.cells += cells.len();
                if self.cells > MOST_CELLS {
                    return Err(Failure::TooLarge);
                }
                for ((at, cell), column) in (0..).zip(&cells).zip(&columns) {
                    column.write(sheet, rows, at, cell)?;
                    let width = &mut widths[usize::from(at)];
                    *width = (*width).max(cell.chars().count());
                }
                rows += 1;
            }
            finish(sheet, rows, &widths)?;
            if records.peek().is_none() {
                return Ok(());
            }
            part += 1;
        }
    }

    /// The whole workbook.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn bytes(mut self) -> Result<Vec<u8>, Failure> {
        Ok(self.book.save_to_buffer()?)
    }
}

fn head(sheet: &mut Worksheet, header: &[String]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    for (at, name) in (0..).zip(header) {
        sheet.write_string_with_format(0, at, name, &bold)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn finish(sheet: &mut Worksheet, rows: u32, widths: &[usize]) -> Result<(), XlsxError> {
    for (at, width) in (0_u16..).zip(widths) {
        let characters = u16::try_from((*width).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(u16::MAX);
        sheet.set_column_width(at, f64::from(characters))?;
    }
    if let Some(last) = u16::try_from(widths.len()).ok().and_then(|count| count.checked_sub(1)) {
        sheet.autofilter(0, 0, rows - 1, last)?;
    }
    Ok(())
}

/// What stands in a column.
enum Column {
    Numbers(Format),
    Text {
        /// Of what looks like a formula: it stays text even when somebody edits it.
        quoted: Format,
    },
}

impl Column {
    fn of(name: &str) -> Self {
        match NUMBERS.iter().find(|(column, _)| *column == name) {
            Some((_, format)) => Self::Numbers(Format::new().set_num_format(*format)),
            None => Self::Text { quoted: Format::new().set_num_format("@").set_quote_prefix() },
        }
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, at: u16, cell: &str) -> Result<(), XlsxError> {
        if cell.is_empty() {
            return Ok(());
        }
        if let (Self::Numbers(format), Ok(number)) = (self, cell.parse::<f64>()) {
            sheet.write_number_with_format(row, at, number, format)?;
            return Ok(());
        }
        let (text, formula) = plain(cell);
        let shortened: String;
        let text = if text.chars().count() > LONGEST {
            shortened = text.chars().take(LONGEST - 1).chain(['…']).collect();
            &shortened
        } else {
            text
        };
        match self {
            Self::Text { quoted } if formula => sheet.write_string_with_format(row, at, text, quoted)?,
            Self::Text { .. } | Self::Numbers(_) => sheet.write_string(row, at, text)?,
        };
        Ok(())
    }
}

/// The text that was meant, and whether it looks like a formula. A CSV file has an apostrophe before such text; in a
/// workbook the cell itself says that it is text.
fn plain(cell: &str) -> (&str, bool) {
    let bare = cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(cell);
    (bare, bare.starts_with(FORMULA))
}

/// The records of a CSV file.
struct Records<'b> {
    reader: csv_core::Reader,
    bytes: &'b [u8],
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl<'b> Records<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        Self { reader: csv_core::Reader::new(), bytes, text: vec![0; 1 << 12], ends: vec![0; 64] }
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        let (mut written, mut ended) = (0, 0);
        loop {
            let (result, read, wrote, ends) =
                self.reader.read_record(self.bytes, &mut self.text[written..], &mut self.ends[ended..]);
            self.bytes = &self.bytes[read..];
            (written, ended) = (written + wrote, ended + ends);
            match result {
                // At the end of the bytes the next call, with nothing to read, gives the last record.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::End => return None,
                ReadRecordResult::Record => break,
            }
        }
        let starts = std::iter::once(0).chain(self.ends[..ended].iter().copied());
        let cells = starts.zip(&self.ends[..ended]);
        Some(cells.map(|(from, to)| String::from_utf8_lossy(&self.text[from..*to]).into_owned()).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    #[test]
    fn rows_beyond_a_sheet_go_to_the_next_under_the_same_header() {
        let mut workbook = Workbook::new();
        workbook.sheets_of(3, "measures", b"school_code\n01\n02\n03\n").expect("it fits");
        workbook.sheets_of(3, "empty", b"school_code\n").expect("it fits");
        let bytes = workbook.bytes().expect("written");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        assert_eq!(book.sheet_names(), ["measures", "measures 2", "empty"]);
        let rest = book.worksheet_range("measures 2").expect("a sheet");
        let cells: Vec<&Data> = rest.rows().flatten().collect();
        assert_eq!(cells, [&Data::String("school_code".to_owned()), &Data::String("03".to_owned())]);
    }

    #[test]
    fn text_longer_than_a_cell_is_cut_and_says_so() {
        let mut workbook = Workbook::new();
        workbook.sheet("long", format!("lines\n{}\n", "é".repeat(40_000)).as_bytes()).expect("it fits");
        let bytes = workbook.bytes().expect("written");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let text = book.worksheet_range("long").expect("a sheet")[(1, 0)].to_string();
        assert_eq!((text.chars().count(), text.chars().last()), (LONGEST, Some('…')));
    }
}
