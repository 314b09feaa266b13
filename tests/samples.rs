//! The samples that the page offers are what they say they are.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::io::Read;
use std::path::Path;

use sqii::sample::{self, Options};

fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/samples").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn written(fill: impl FnOnce(&mut dyn FnMut(&str))) -> String {
    let mut text = String::new();
    fill(&mut |line| text.push_str(line));
    text
}

#[test]
fn the_made_up_district_is_what_the_binary_writes() {
    let mut students = String::new();
    flate2::read::GzDecoder::new(&*file("district-students.csv.gz")).read_to_string(&mut students).expect("gzip");
    assert!(
        students == written(|line| sample::students(&Options::default(), line)),
        "write it anew with `sqii sample`"
    );
    let schools = written(|line| sample::schools(&Options::default(), line));
    assert_eq!(String::from_utf8(file("district-schools.csv")), Ok(schools));
    assert_eq!(String::from_utf8(file("broken.csv")), Ok(sample::broken()));
}

#[test]
fn the_eight_districts_have_an_index_in_both_years() {
    let names: Vec<String> = [2023, 2024]
        .iter()
        .flat_map(|spring| {
            ["chronic-absenteeism", "suspension", "graduation", "ela", "math"]
                .map(|kind| format!("real-{kind}-{spring}.txt.gz"))
        })
        .collect();
    let files: Vec<(&str, Vec<u8>)> = names.iter().map(|name| (name.as_str(), file(name))).collect();
    let outputs = common::score(files.iter().map(|(name, bytes)| (*name, bytes.as_slice())), None);
    let index = outputs.table("index.csv");
    for (lea, name) in [
        ("1062166", "Fresno"),
        ("1964733", "Los Angeles"),
        ("1964725", "Long Beach"),
        ("0161259", "Oakland"),
        ("3467439", "Sacramento City"),
        ("3868478", "San Francisco"),
        ("1062414", "Sanger"),
        ("3066670", "Santa Ana"),
    ] {
        for year in ["2022-23", "2023-24"] {
            let has = |row: &&std::collections::BTreeMap<String, String>| {
                row["lea_code"] == lea && row["school_year"] == year && !row["index"].is_empty()
            };
            assert!(index.iter().filter(has).count() >= 10, "{name}, {year}");
        }
    }
    assert_eq!(outputs.findings("unknown_group"), 0, "{}", outputs.all_findings());
}

#[test]
fn without_a_choice_the_methodology_is_one_under_which_most_school_years_have_an_index() {
    for grades in [(-1, 5), (6, 8), (9, 12), (4, 8)] {
        let options = Options { students: 600, years: 2, grades, ..Options::default() };
        let rows = written(|line| sample::students(&options, line));
        let mut session = sqii::session::Session::new();
        session.open("students.csv");
        session.push(rows.as_bytes()).expect("an open file");
        session.close().expect("an open file");
        let chosen = session.compute(None).expect("a methodology").clone();
        let indexed = |id: &str| session.compute(Some(id)).map(|overview| overview.indexed).ok();
        let most = sqii::methodology::presets().iter().map(|preset| preset.id).filter_map(indexed).max();
        assert_eq!(Some(chosen.indexed), most, "{grades:?}: {}", chosen.methodology.id);
    }
}
