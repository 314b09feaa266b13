//! The public suite csv-spectrum (npm, a development dependency of www/): its files give the records of its answers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Event, RecordReader};

fn records(text: &[u8], chunk: usize) -> Vec<Vec<String>> {
    let (mut reader, mut records) = (RecordReader::new(b',', b'\n', 1), Vec::new());
    let mut sink = |event: Event<'_>| {
        if let Event::Row(row) = event {
            records.push(row.cells().map(|cell| String::from_utf8(cell.to_vec()).unwrap()).collect());
        }
    };
    text.chunks(chunk).for_each(|part| reader.push(part, &mut sink));
    reader.finish(&mut sink);
    records
}

#[test]
fn every_file_of_csv_spectrum_gives_its_answer() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/node_modules/csv-spectrum");
    // `make test` brings it; `cargo test` alone may come before.
    let Ok(files) = std::fs::read_dir(suite.join("csvs")) else { return };
    let files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 12, "{} files", files.len());
    // The answer of one has another telephone number than its file.
    for file in files.iter().filter(|file| !file.ends_with("location_coordinates.csv")) {
        let text = std::fs::read(file).unwrap();
        let answer = suite.join("json").join(file.file_stem().unwrap()).with_extension("json");
        let answer: Vec<BTreeMap<String, String>> = serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
        for chunk in [1, 7, 4096] {
            let mut records = records(&text, chunk).into_iter();
            let header = records.next().unwrap();
            let rows: Vec<BTreeMap<String, String>> =
                records.map(|cells| header.iter().cloned().zip(cells).collect()).collect();
            assert_eq!(rows, answer, "{}", file.display());
        }
    }
}
