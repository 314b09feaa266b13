//! What is fitted for growth percentiles is the same to the last bit here and in the browser: coefficients, percentiles and
//! spreads, of made-up students and of the reference (`../shared/data/sgp`), held against fingerprints that the boundary tests
//! hold the browser's module against too. `SQII_UPDATE=1` writes them anew.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use sqii::growth::{Fitted, Task};
use sqii::session::Session;

const COLUMNS: &str = "school_year,lea_code,school_code,student_id,grade,ela_scale_score\n";

/// Numbers that look like chance and are always the same; as in tests/files.mjs.
fn mixed(of: u32) -> u32 {
    let mixed = of.wrapping_add(1).wrapping_mul(0x9e37_79b9);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b);
    mixed ^ mixed >> 13
}

/// From −90 to 90, most often near nothing.
fn bell(of: u32) -> i32 {
    (0..6).map(|k| i32::try_from(mixed(of * 8 + k) % 31).expect("few") - 15).sum()
}

fn row(spring: u32, student: usize, grade: u32, score: i32) -> String {
    format!("{}-{:02},9900001,99000010000001,{student:08},{grade:02},{score}\n", spring - 1, spring % 100)
}

/// Fifteen hundred students in grades 3, 4 and 5.
fn made_up() -> [(&'static str, String); 2] {
    let mut students = COLUMNS.to_owned();
    for student in 0..1500_u32 {
        for year in 0..3_u32 {
            let score =
                2400 + 50 * i32::try_from(year).expect("few") + bell(student) + bell(student * 3 + year + 500_000) / 2;
            students += &row(2013 + year, student as usize, 3 + year, score);
        }
    }
    [("settings.toml", "kind = \"growth-settings\"\nbootstrap = 3\n".to_owned()), ("students.csv", students)]
}

/// The reference's reading scores with its knots: those in grade 5 or 6 in 2025, nothing before grade 3.
fn reference() -> Option<[(&'static str, String); 2]> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/sgp");
    let mut panel = String::new();
    let packed = std::fs::read(folder.join("sgpData.csv.gz")).ok()?;
    flate2::read::GzDecoder::new(&*packed).read_to_string(&mut panel).expect("gzip");
    let mut students = COLUMNS.to_owned();
    for (at, line) in csv::Reader::from_reader(panel.as_bytes()).deserialize().enumerate() {
        let line: BTreeMap<String, String> = line.expect("a row");
        for spring in 2021..=2025 {
            let number = |name: &str| line[&format!("{name}_{spring}")].parse::<u32>().ok();
            let (Some(score), Some(grade)) = (number("SS"), number("GRADE")) else { continue };
            if grade >= 3 && matches!(2025 - spring + grade, 5 | 6) {
                students += &row(spring, at, grade, score.cast_signed());
            }
        }
    }
    let knots = std::fs::read_to_string(folder.join("SGP_reference_READING_knots_boundaries.csv")).expect("knots");
    let knots: Vec<BTreeMap<String, String>> =
        csv::Reader::from_reader(knots.as_bytes()).deserialize().map(|line| line.expect("a row")).collect();
    let mut settings = "kind = \"growth-settings\"\nbootstrap = 0\nmax_priors = 3\n".to_owned();
    for grade in 3..=10 {
        let [knots, ends] = ["knots", "boundaries"].map(|kind| {
            let own = knots.iter().filter(|line| line["name"] == format!("{kind}_{grade}"));
            own.map(|line| line["value"].as_str()).collect::<Vec<_>>().join(", ")
        });
        let table =
            format!("[[knots]]\nsubject = \"ela\"\ngrade = {grade}\nknots = [{knots}]\nboundaries = [{ends}]\n");
        settings += &table;
    }
    Some([("settings.toml", settings), ("students.csv", students)])
}

/// A fingerprint for each task: of what there was to do, and of what came of it.
fn fingerprints(files: &[(&str, String)]) -> Vec<String> {
    let mut session = Session::new();
    for (name, text) in files {
        session.open(name);
        session.push(text.as_bytes()).expect("the file is open");
        session.close().expect("the file is open");
    }
    let growing = session.begin_grow();
    let tasks = (0..).map_while(|at| growing.task(at));
    let found: Vec<(Task, Fitted)> =
        tasks.map(|task| (task.clone(), task.fit(&mut |_| true).expect("a model"))).collect();
    let print = |(task, fitted): &(Task, Fitted)| {
        let mut text = String::new();
        for byte in Sha256::digest([task.to_bytes(), fitted.to_bytes()].concat()) {
            write!(text, "{byte:02x}").expect("memory");
        }
        text
    };
    found.iter().map(print).collect()
}

#[test]
fn what_is_fitted_is_the_same_to_the_last_bit_here_and_in_the_browser() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/growth_fits.json");
    let mut expected: BTreeMap<String, Vec<String>> = std::fs::read_to_string(&path)
        .map(|text| serde_json::from_str(&text).expect("names and fingerprints"))
        .unwrap_or_default();
    let mut found = BTreeMap::from([("made_up".to_owned(), fingerprints(&made_up()))]);
    assert_eq!(found["made_up"].len(), 3);
    match reference() {
        Some(files) => drop(found.insert("reference".to_owned(), fingerprints(&files))),
        None => eprintln!("skipped: the reference is not at hand"),
    }
    if std::env::var_os("SQII_UPDATE").is_some() {
        expected.extend(found.clone());
        let text = serde_json::to_string_pretty(&expected).expect("text");
        std::fs::write(&path, text + "\n").expect("the file of fingerprints");
    }
    for (name, found) in found {
        assert_eq!(expected.get(&name), Some(&found), "{name}");
    }
}
