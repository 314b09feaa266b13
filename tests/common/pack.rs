//! Archives and workbooks, made in memory.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A zip archive of these members.
pub(crate) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        if name.ends_with('/') {
            writer.add_directory(*name, SimpleFileOptions::default()).expect("in memory");
        } else {
            writer.start_file(*name, SimpleFileOptions::default()).expect("in memory");
            writer.write_all(bytes).expect("in memory");
        }
    }
    writer.finish().expect("in memory").into_inner()
}

/// A zip archive with one member of so many equal bytes.
pub(crate) fn zip_of_equal_bytes(name: &str, before: &[u8], byte: u8, megabytes: usize, after: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, SimpleFileOptions::default()).expect("in memory");
    fill(&mut writer, before, byte, megabytes, after);
    writer.finish().expect("in memory").into_inner()
}

fn fill(writer: &mut impl std::io::Write, before: &[u8], byte: u8, megabytes: usize, after: &[u8]) {
    writer.write_all(before).expect("in memory");
    let megabyte = vec![byte; 1 << 20];
    (0..megabytes).for_each(|_| writer.write_all(&megabyte).expect("in memory"));
    writer.write_all(after).expect("in memory");
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).expect("in memory");
    encoder.finish().expect("in memory")
}

pub(crate) fn gzip_of_equal_bytes(byte: u8, megabytes: usize) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    fill(&mut encoder, b"", byte, megabytes, b"");
    encoder.finish().expect("in memory")
}

/// The same workbook with one part replaced.
pub(crate) fn with_part(workbook: &[u8], part: &str, change: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let mut file = from.by_index(at).expect("a part");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("in memory");
        to.start_file(&*name, SimpleFileOptions::default()).expect("in memory");
        to.write_all(&if name == part { change(&bytes) } else { bytes }).expect("in memory");
    }
    to.finish().expect("in memory").into_inner()
}

/// Fills a sheet.
pub(crate) type Fill<'f> = &'f dyn Fn(&mut Worksheet);

/// A workbook of named sheets.
pub(crate) fn workbook(sheets: &[(&str, Fill<'_>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        fill(sheet);
    }
    book.save_to_buffer().expect("in memory")
}

/// Writes lines of comma-separated cells from this row on; digits become numbers, as when a person types them.
pub(crate) fn typed(sheet: &mut Worksheet, first: u32, lines: &str) {
    for (row, line) in (first..).zip(lines.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')) {
            let written = match cell.parse::<f64>() {
                _ if cell.is_empty() => continue,
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) => sheet.write_string(row, column, cell),
            };
            written.expect("a cell");
        }
    }
}

/// The same with every cell as text.
pub(crate) fn texts(sheet: &mut Worksheet, first: u32, lines: &str) {
    for (row, line) in (first..).zip(lines.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
}

/// An open-document spreadsheet with this inside its `office:spreadsheet`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:body><office:spreadsheet>{tables}\
</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// One table of such a spreadsheet.
pub(crate) fn ods_table(name: &str, lines: &str) -> String {
    let cell = |cell: &str| match cell.parse::<f64>() {
        _ if cell.is_empty() => "<table:table-cell/>".to_owned(),
        Ok(n) => {
            let value = format!("office:value-type=\"float\" office:value=\"{n}\"");
            format!("<table:table-cell {value}><text:p>{n:e}</text:p></table:table-cell>")
        }
        Err(_) => {
            let text = cell.replace('&', "&amp;");
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        }
    };
    let row = |line: &str| {
        let cells: Vec<String> = line.split(',').map(cell).collect();
        ["<table:table-row>", &cells.concat(), "</table:table-row>"].concat()
    };
    let rows: Vec<String> = lines.lines().map(row).collect();
    // As programs write them: the rest of the sheet as one row of one cell, repeated.
    let rest = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
table:number-columns-repeated=\"16384\"/></table:table-row>";
    format!("<table:table table:name=\"{name}\">{}{rest}</table:table>", rows.concat())
}

/// A container of before 2007 with one stream of this name.
pub(crate) fn ole(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let mut stream = stream.to_vec();
    // Smaller streams would go elsewhere.
    stream.resize(stream.len().max(4096).next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    let fats = (sectors + 2).div_ceil(SECTOR / 4 - 1);
    let word = |n: usize| u32::try_from(n).expect("small").to_le_bytes();
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    file[24..26].copy_from_slice(&0x3e_u16.to_le_bytes());
    file[26..28].copy_from_slice(&3_u16.to_le_bytes());
    file[28..30].copy_from_slice(&[0xfe, 0xff]);
    file[30..32].copy_from_slice(&9_u16.to_le_bytes());
    file[32..34].copy_from_slice(&6_u16.to_le_bytes());
    file[44..48].copy_from_slice(&word(fats));
    file[48..52].copy_from_slice(&word(fats));
    file[56..60].copy_from_slice(&4096_u32.to_le_bytes());
    file[60..64].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    file[68..72].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    for n in 0..109 {
        let id = if n < fats { word(n) } else { [0xff; 4] };
        file[76 + n * 4..80 + n * 4].copy_from_slice(&id);
    }
    let mut fat = vec![0xff_u8; fats * SECTOR];
    let mut set = |at: usize, value: [u8; 4]| fat[at * 4..at * 4 + 4].copy_from_slice(&value);
    (0..fats).for_each(|n| set(n, 0xffff_fffd_u32.to_le_bytes()));
    set(fats, 0xffff_fffe_u32.to_le_bytes());
    for n in 0..sectors {
        set(fats + 1 + n, if n + 1 == sectors { 0xffff_fffe_u32.to_le_bytes() } else { word(fats + 2 + n) });
    }
    file.extend_from_slice(&fat);
    let mut directory = vec![0_u8; SECTOR];
    for (at, name, kind, start, size) in
        [(0, "Root Entry", 5, 0xffff_fffe_u32, 0), (1, name, 2, u32::try_from(fats + 1).expect("small"), stream.len())]
    {
        let entry = &mut directory[at * 128..][..128];
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&u16::try_from(units.len()).expect("small").to_le_bytes());
        entry[66] = kind;
        entry[68..80].fill(0xff);
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&word(size));
    }
    file.extend_from_slice(&directory);
    file.extend_from_slice(&stream);
    file
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("short");
    [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
}

/// The workbook stream of one sheet, of these cells.
pub(crate) fn biff(sheet: &[u8]) -> Vec<u8> {
    let bof = |kind: u16| record(0x0809, &[0x0600_u16.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat());
    let name = b"Students";
    let globals = |start: u32| {
        let length = u8::try_from(name.len()).expect("short");
        let bound = [&start.to_le_bytes()[..], &[0, 0, length, 0], name].concat();
        [bof(5), record(0x0085, &bound), record(0x000a, &[])].concat()
    };
    let start = u32::try_from(globals(0).len()).expect("short");
    [globals(start), bof(0x10), sheet.to_vec(), record(0x000a, &[])].concat()
}

/// One cell of such a sheet.
pub(crate) fn biff_cell(row: u16, column: u16, cell: &str) -> Vec<u8> {
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0; 2]].concat();
    if let Ok(number) = cell.parse::<f64>() {
        return record(0x0203, &[&place[..], &number.to_le_bytes()].concat());
    }
    let length = u16::try_from(cell.len()).expect("short");
    record(0x0204, &[&place[..], &length.to_le_bytes(), &[0], cell.as_bytes()].concat())
}

/// A workbook of before 2007 with lines of comma-separated cells.
pub(crate) fn xls(lines: &str) -> Vec<u8> {
    let mut sheet = Vec::new();
    for (row, line) in (0..).zip(lines.lines()) {
        for (column, cell) in (0..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            sheet.extend(biff_cell(row, column, cell));
        }
    }
    ole("Workbook", &biff(&sheet))
}

/// A record of a binary workbook of 2007 and later: type and length in sevens of bits.
fn record_12(kind: u16, data: &[u8]) -> Vec<u8> {
    let low = u8::try_from(kind & 0x7f).expect("seven bits");
    let mut bytes =
        if kind < 0x80 { vec![low] } else { vec![low | 0x80, u8::try_from(kind >> 7).expect("seven bits")] };
    let length = data.len();
    bytes.push(u8::try_from(length & 0x7f).expect("seven bits") | if length > 0x7f { 0x80 } else { 0 });
    if length > 0x7f {
        bytes.push(u8::try_from(length >> 7).expect("fewer than sixteen thousand"));
    }
    bytes.extend_from_slice(data);
    bytes
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(units.len() / 2).expect("short").to_le_bytes()[..], &units].concat()
}

/// A binary workbook with lines of comma-separated cells; `#7` stands for the seventh of its shared strings, of which it
/// has none.
pub(crate) fn xlsb(lines: &str) -> Vec<u8> {
    let mut sheet = [record_12(0x94, &[0; 16]), record_12(0x91, &[])].concat();
    for (row, line) in (0_u32..).zip(lines.lines()) {
        sheet.extend(record_12(0, &[&row.to_le_bytes()[..], &[0; 12]].concat()));
        for (column, cell) in (0_u32..).zip(line.split(',')).filter(|(_, cell)| !cell.is_empty()) {
            let (kind, value) = match (cell.parse::<f64>(), cell.strip_prefix('#')) {
                (Ok(number), _) => (5, number.to_le_bytes().to_vec()),
                (_, Some(index)) => (7, index.parse::<u32>().expect("an index").to_le_bytes().to_vec()),
                _ => (6, wide(cell)),
            };
            sheet.extend(record_12(kind, &[&column.to_le_bytes()[..], &[0; 4], &value].concat()));
        }
    }
    sheet.extend(record_12(0x92, &[]));
    let bundle = [&[0, 0, 0, 0, 1, 0, 0, 0][..], &wide("rId1"), &wide("Students")].concat();
    let book = [record_12(0x9c, &bundle), record_12(0x90, &[]), record_12(0x9d, &[])].concat();
    let relation = b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relation),
        ("xl/worksheets/sheet1.bin", &sheet),
    ])
}
