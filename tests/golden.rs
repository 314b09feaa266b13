//! Golden results: the made-up district, and the public files where they are at hand, under the three presets. They change
//! with a written reason alone: see `tests/golden/README.md`.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sqii::export::Sha256;
use sqii::sample::{Options, schools, students};
use sqii::session::Session;

const PRESETS: [&str; 3] = ["core-2015-16", "core-2014-15", "california-public"];
const HASHED: [&str; 4] = ["index.csv", "domains.csv", "measures.csv", "leas.csv"];
const KINDS: [&str; 5] = ["chronicabsenteeism", "suspension", "acgr", "eladownload20", "mathdownload20"];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Each file with its rows and SHA-256; school-years with an index by year; cells by state.
fn digest(session: &mut Session, preset: &str) -> (String, Vec<u8>) {
    let overview = session.compute(Some(preset)).expect("a shipped methodology");
    let mut text = String::from("what,count,sha256\n");
    for year in &overview.years {
        let _ = writeln!(text, "schools {},{},", year.year, year.schools);
        let _ = writeln!(text, "with an index {},{},", year.year, year.indexed);
    }
    for (state, cells) in &overview.states {
        let _ = writeln!(text, "cells {state},{cells},");
    }
    for file in HASHED {
        let bytes = session.download(file).expect("computed");
        // Lines, without the header and what follows the last.
        let rows = bytes.split(|byte| *byte == b'\n').count() - 2;
        let mut hash = Sha256::new();
        hash.push(&bytes);
        let _ = writeln!(text, "{file},{rows},{}", hash.hex());
    }
    (text, session.download("index.csv").expect("computed"))
}

/// Holds a text against what is kept, or keeps it where that is asked for.
fn hold(path: &Path, found: &str) {
    if std::env::var_os("SQII_UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        fs::write(path, found).expect("a file is written");
        return;
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    let differing = kept.lines().zip(found.lines()).filter(|(kept, found)| kept != found).take(10);
    let told: Vec<String> = differing.map(|(kept, found)| format!("  kept  {kept}\n  found {found}")).collect();
    assert!(
        kept == found,
        "{} ({} lines, now {}):\n{}\nIf this is meant, say why in CHANGELOG.md: tests/golden/README.md.",
        path.display(),
        kept.lines().count(),
        found.lines().count(),
        told.join("\n")
    );
}

#[test]
fn the_made_up_district_has_its_kept_results() {
    let options = Options::default();
    let (mut rows, mut directory) = (String::new(), String::new());
    students(&options, &mut |line| rows.push_str(line));
    schools(&options, &mut |line| directory.push_str(line));
    let files = [("students.csv", rows.as_bytes()), ("schools.csv", directory.as_bytes())];
    let mut session = common::session(files, 1 << 16);
    for preset in PRESETS {
        let (told, index) = digest(&mut session, preset);
        hold(&folder("district").join(preset).join("index.csv"), &String::from_utf8(index).expect("UTF-8"));
        hold(&folder("district").join(preset).join("results.csv"), &told);
    }
}

#[test]
fn the_public_files_have_their_kept_results() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cde");
    if !data.is_dir() {
        eprintln!("skipped: the public files are not at hand");
        return;
    }
    let names = KINDS.iter().flat_map(|kind| [23, 24].map(|year| format!("{kind}{year}.txt.gz")));
    let files: Vec<(String, Vec<u8>)> =
        names.map(|name| (name.clone(), fs::read(data.join(&name)).expect("a file of the folder"))).collect();
    let mut session = common::session(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), 1 << 16);
    for preset in PRESETS {
        let (told, _) = digest(&mut session, preset);
        hold(&folder("public").join(preset).join("results.csv"), &told);
    }
}
