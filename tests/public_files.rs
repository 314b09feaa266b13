//! The public files of the California Department of Education, when they are at hand (`../shared/data/cde`): every cell
//! is checked against the file's own text, read here in another way.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use sqii::calibrate::calibrate;
use sqii::judge::{Profiles, Value, pairing_rules};
use sqii::methodology::Feature;
use sqii::model::SchoolYear;
use sqii::session::Session;

const KINDS: [&str; 5] = ["chronicabsenteeism", "suspension", "acgr", "eladownload20", "mathdownload20"];

/// The files of one year by spring, unpacked; nothing when they are not at hand.
fn files(spring: u32) -> Option<Vec<(String, Vec<u8>)>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cde");
    if !folder.is_dir() {
        eprintln!("skipped: the public files are not at hand");
        return None;
    }
    let read = |kind: &str| {
        let name = format!("{kind}{spring}.txt.gz");
        let packed = std::fs::read(folder.join(&name)).expect("a file of the folder");
        let mut bytes = Vec::new();
        flate2::read::MultiGzDecoder::new(&*packed).read_to_end(&mut bytes).expect("gzip");
        (name, bytes)
    };
    Some(KINDS.map(read).into())
}

fn session(files: &[(String, Vec<u8>)]) -> Session {
    common::session(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())), 1 << 16)
}

#[test]
fn the_shipped_cut_points_are_what_calibration_gives() {
    let Some(files) = files(23) else { return };
    let mut session = session(&files);
    session.compute(Some("california-public")).expect("a shipped methodology");
    let year = SchoolYear::parse("2022-23").expect("a year");
    let results = session.last_results().expect("computed");
    let shipped = &results.methodology;
    let (again, _) = calibrate(results, year, "another source").expect("every indicator has values");
    let mut compared = 0;
    for (one, two) in shipped.indicators().iter().zip(again.indicators()).filter(|(rule, _)| rule.node.is_some()) {
        for ((_, one), (_, two)) in one.cut_points.iter().zip(two.cut_points.iter()) {
            assert_eq!(one.text, two.text, "{}", one.name);
            compared += 1;
        }
    }
    assert_eq!(compared, 13);
}

#[test]
fn every_cell_of_the_public_files_is_what_the_file_says() {
    for spring in [23, 24] {
        let Some(files) = files(spring) else { return };
        let mut session = session(&files);
        let overview = session.compute(None).expect("a shipped methodology");
        assert_eq!(overview.methodology.id, "california-public");
        assert!(overview.indexed >= 8_800, "{} school-years have an index", overview.indexed);
        let (states, bytes) = (overview.states.clone(), session.download("measures.csv").expect("computed"));
        let mut ours: BTreeMap<(String, String, String), [String; 3]> = BTreeMap::new();
        for row in csv::Reader::from_reader(&*bytes).records() {
            let row = row.expect("a row");
            let key = (row[1].to_owned(), row[2].to_owned(), row[3].to_owned());
            ours.insert(key, [row[7].to_owned(), row[4].to_owned(), row[5].to_owned()]);
        }
        let mut cells = 0;
        for (name, bytes) in &files {
            cells += check(name, bytes, &mut ours);
        }
        // What is left was in no file, and says so.
        assert!(ours.values().all(|[state, ..]| state == "missing" || state == "not_applicable"));
        eprintln!("spring 20{spring}: {cells} cells as in the files; {states:?}");
    }
}

/// Takes every cell of a file out of ours, comparing; how many there were.
fn check(name: &str, bytes: &[u8], ours: &mut BTreeMap<(String, String, String), [String; 3]>) -> usize {
    const GROUPS: [(&str, &str); 32] = [
        ("TA", "all"),
        ("RB", "african_american"),
        ("RI", "american_indian"),
        ("RA", "asian"),
        ("RF", "filipino"),
        ("RH", "hispanic"),
        ("RP", "pacific_islander"),
        ("RW", "white"),
        ("RT", "two_or_more"),
        ("SE", "english_learners"),
        ("SD", "students_with_disabilities"),
        ("SS", "socioeconomically_disadvantaged"),
        ("SF", "foster"),
        ("SH", "homeless"),
        ("SM", "migrant"),
        ("GF", "female"),
        ("GM", "male"),
        ("GX", "nonbinary"),
        ("ALL", "all"),
        ("AA", "african_american"),
        ("AI", "american_indian"),
        ("AS", "asian"),
        ("FI", "filipino"),
        ("HI", "hispanic"),
        ("PI", "pacific_islander"),
        ("WH", "white"),
        ("MR", "two_or_more"),
        ("EL", "english_learners"),
        ("SWD", "students_with_disabilities"),
        ("SED", "socioeconomically_disadvantaged"),
        ("FOS", "foster"),
        ("HOM", "homeless"),
    ];
    let text: String = bytes.iter().map(|b| char::from(*b)).collect();
    let mut lines = text.split("\r\n");
    let header: Vec<&str> = lines.next().unwrap_or_default().trim_start_matches("ï»¿").split('\t').collect();
    let at = |names: &[&str]| header.iter().position(|h| names.contains(h)).unwrap_or(usize::MAX);
    let level = at(&["Aggregate Level", "AggregateLevel", "rtype"]);
    let group = at(&["Reporting Category", "ReportingCategory", "studentgroup"]);
    let code = [
        at(&["County Code", "CountyCode", "cds"]),
        at(&["District Code", "DistrictCode"]),
        at(&["School Code", "SchoolCode"]),
    ];
    let measures: Vec<(&str, usize, usize)> = [
        ("chronic_absenteeism", "ChronicAbsenteeismCount", "ChronicAbsenteeismEligibleCumulativeEnrollment"),
        ("suspension_expulsion", "Unduplicated Count of Students Suspended (Total)", "CumulativeEnrollment"),
        ("graduation_4yr", "Regular HS Diploma Graduates (Count)", "CohortStudents"),
        ("a_g_completion", "Met UC/CSU Grad Req's (Count)", "Regular HS Diploma Graduates (Count)"),
        ("dropout_4yr", "Dropout (Count)", "CohortStudents"),
        (if name.starts_with("ela") { "ela_distance" } else { "math_distance" }, "currstatus", "currdenom"),
    ]
    .iter()
    .map(|(indicator, top, bottom)| (*indicator, at(&[top]), at(&[bottom])))
    .filter(|(_, top, _)| *top != usize::MAX)
    .collect();
    let mut cells = 0;
    for line in lines.filter(|line| !line.is_empty()) {
        let row: Vec<&str> = line.split('\t').collect();
        let Some((_, group)) = GROUPS.iter().find(|(c, _)| *c == row[group]).filter(|_| row[level] == "S") else {
            continue;
        };
        let school: String = code.iter().filter_map(|at| row.get(*at)).copied().collect();
        for (indicator, top, bottom) in &measures {
            let (top, bottom) = (row[*top], row[*bottom]);
            let distance = indicator.ends_with("distance");
            let expected = match (top, bottom) {
                ("*", _) | (_, "*") => ["suppressed", "", ""],
                ("", _) if distance => ["suppressed", "", ""],
                ("", _) | (_, "") => continue,
                (top, bottom) => {
                    let few = bottom.parse::<u32>().expect("a number") < 20;
                    [if few { "too_few" } else { "reported" }, if distance { "" } else { top }, bottom]
                }
            };
            let key = (school.clone(), (*indicator).to_owned(), (*group).to_owned());
            let found = ours.remove(&key);
            assert_eq!(found.as_ref().map(|f| f.each_ref().map(String::as_str)), Some(expected), "{name} {key:?}");
            cells += 1;
        }
    }
    cells
}

#[test]
#[expect(clippy::cast_precision_loss, reason = "ten thousand schools")]
fn the_shipped_spreads_are_those_of_the_public_schools() {
    let Some(files) = files(23) else { return };
    let mut session = session(&files);
    session.compute(Some("california-public")).expect("a shipped methodology");
    let results = session.last_results().expect("computed");
    let year = SchoolYear::parse("2022-23").expect("a year");
    let rules = pairing_rules(results).expect("a section of its own");
    let profiles = Profiles::new(results, year, &rules);
    let values: Vec<Vec<Option<f64>>> = profiles
        .schools
        .iter()
        .map(|school| profiles.values(results, school.at).into_iter().map(|value| value.map(number)).collect())
        .collect();
    for (at, weighed) in rules.features.iter().enumerate() {
        let known: Vec<f64> = values.iter().filter_map(|own| own[at]).collect();
        let count = known.len() as f64;
        let mean = known.iter().sum::<f64>() / count;
        let spread = (known.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / count).sqrt();
        assert_eq!(weighed.spread.text, written(spread, weighed.feature), "{}", weighed.feature.id());
    }
}

/// A share; doublings; the place of a grade.
#[expect(clippy::cast_precision_loss, reason = "students of a school")]
fn number(value: Value) -> f64 {
    match value {
        Value::Share(share) | Value::Hidden(share) => share.num as f64 / share.den as f64,
        Value::Students(students) => (students as f64).log2(),
        Value::Grade(grade) => f64::from(grade.index()),
    }
}

fn written(spread: f64, feature: Feature) -> String {
    match feature {
        Feature::Share(_) => format!("{:.1} %", spread * 100.0),
        Feature::Enrolment | Feature::LowestGrade | Feature::HighestGrade => format!("{spread:.1}"),
    }
}
