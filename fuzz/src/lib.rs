//! What must hold of any bytes. Each target takes bytes and panics when it does not.

use csv_core::{ReadRecordResult, ReaderBuilder};
use sqii::intake::records;
use sqii::session::Session;

/// Takes some bytes off the front as a number.
fn number(bytes: &mut &[u8]) -> usize {
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    *bytes = rest;
    usize::from(*first)
}

/// The records of any text, however it is cut into chunks, are those of csv-core, and each starts on its line.
pub fn text(mut input: &[u8]) {
    let delimiter = [b',', b'\t', b';', b'|', b'^'][number(&mut input) % 5];
    let chunks: Vec<usize> = (0..1 + number(&mut input) % 4).map(|_| 1 + number(&mut input)).collect();
    let ours = records(input, delimiter, &chunks);
    let judged = judged(input, delimiter);
    assert_eq!(ours.len(), judged.len(), "as many records");
    for ((line, cells), (judged_line, judged_cells)) in ours.into_iter().zip(judged) {
        assert_eq!(cells.as_ref(), Some(&judged_cells));
        assert_eq!(line, judged_line, "{judged_cells:?}");
    }
}

/// The records by csv-core alone, with the line on which the first byte of each stands.
fn judged(input: &[u8], delimiter: u8) -> Vec<(u32, Vec<Vec<u8>>)> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut records = Vec::new();
    let (mut data, mut ends) = (vec![0; input.len() + 1], vec![0; input.len() + 2]);
    // A byte-order mark is taken off before; in a part of a file there is none.
    reader.read_record(b"\n", &mut data, &mut ends);
    let mut at = 0;
    loop {
        // Line ends between two records belong to neither.
        while matches!(input.get(at), Some(b'\r' | b'\n')) {
            at += 1;
        }
        let line = 1 + u32::try_from(input[..at].iter().filter(|b| **b == b'\n').count()).unwrap_or(u32::MAX);
        let (mut filled, mut fields) = (0, 0);
        loop {
            let (result, read, written, ended) =
                reader.read_record(&input[at..], &mut data[filled..], &mut ends[fields..]);
            (at, filled, fields) = (at + read, filled + written, fields + ended);
            match result {
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return records,
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    unreachable!("there is room for all")
                }
            }
        }
        let mut start = 0;
        let cells = ends[..fields].iter().map(|end| data[std::mem::replace(&mut start, *end)..*end].to_vec()).collect();
        records.push((line, cells));
    }
}

const GOOD: &str =
    "school_year,school_code,student_id,grade,days_enrolled,days_absent\n2014-15,99000020000001,1,4,180,20\n";

/// Panics inside the readers of workbooks are caught and end in a finding; one of our own ends the run.
pub fn panic_only_for_our_own() {
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let file = info.location().map_or("", |place| place.file());
        if !file.contains("/registry/") && !file.starts_with("/rustc/") {
            told(info);
        }
    }));
}

/// Any bytes as a file of any kind, in any chunks: findings, never a panic, and the good file beside it is read.
pub fn containers(mut input: &[u8]) {
    let name = ["any.csv", "any.zip", "any.xlsx", "any.xlsb", "any.xls", "any.ods", "any.gz", "any.toml"];
    let name = name[number(&mut input) % name.len()];
    let chunk = 1 + number(&mut input) * 16;
    let mut session = Session::new();
    session.open(name);
    for part in input.chunks(chunk) {
        session.push(part).expect("a file is open");
    }
    session.close().expect("a file is open");
    session.open("good.csv");
    session.push(GOOD.as_bytes()).expect("a file is open");
    let good = session.close().expect("a file is open");
    assert_eq!((good.rows, good.used), (1, true));
}

/// Any layout (the input up to its first zero byte) and any table after it.
pub fn mapping(input: &[u8]) {
    let mut parts = input.splitn(2, |b| *b == 0);
    let (layout, table) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut session = Session::new();
    for (name, bytes) in [("own.toml", layout), ("any.csv", table)] {
        session.open(name);
        session.push(bytes).expect("a file is open");
        session.close().expect("a file is open");
    }
    let _ = session.compute(None).map(|overview| overview.files.len());
}
