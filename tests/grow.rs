//! `sqii grow`, from the made-up district: what it writes, and what a single school gets of its consortium's norms.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use sqii::sample;

fn grow(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sqii"));
    command.current_dir(folder).arg("grow").args(arguments).output().expect("the binary")
}

/// An empty folder with the made-up district and settings for so few students.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut text = String::new();
    sample::students(&sample::Options::default(), &mut |line| text.push_str(line));
    fs::write(folder.join("students.csv"), &text).expect("students");
    // One school alone: too few for models of its own.
    let own = |line: &&str| line.contains("school_code") || line.contains("99000010000003");
    let lines: Vec<&str> = text.lines().filter(own).collect();
    fs::write(folder.join("one.csv"), lines.join("\n")).expect("one school");
    let settings = "kind = \"growth-settings\"\nminimum_students = 60\nminimum_norms = 60\nbootstrap = 0\n";
    fs::write(folder.join("settings.toml"), settings).expect("settings");
    folder
}

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).expect("a table").deserialize().map(|row| row.expect("a row")).collect()
}

/// Percentiles by these columns.
fn keys<'r>(rows: &'r [Row], names: &[&str]) -> BTreeMap<Vec<&'r str>, &'r str> {
    let key = |row: &'r Row| names.iter().map(|name| row[*name].as_str()).collect();
    rows.iter().map(|row| (key(row), row["growth_percentile"].as_str())).collect()
}

const STUDENT: &[&str] = &["school_year", "student_id", "school_code", "subject"];

#[test]
fn every_student_and_subject_has_one_row_at_the_highest_order_and_schools_their_means() {
    let folder = folder("grow");
    let done = grow(&folder, &["students.csv", "--settings", "settings.toml", "--out", "."]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let highest = rows(&folder.join("growth.csv"));
    assert_eq!(keys(&highest, STUDENT).len(), highest.len());
    // Three years: two prior scores at most, in the last.
    assert!(highest.iter().all(|row| row["order"] == "1" || row["school_year"] == "2014-15" && row["order"] == "2"));
    assert!(highest.iter().any(|row| row["order"] == "2" && row["cohort"].starts_with("2012-13/")));
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(told.contains("in the same grade the year before"), "{told}");
    let percentiles = |school: &Row| -> Vec<f64> {
        let of = |row: &&Row| ["school_year", "school_code", "subject"].iter().all(|name| row[*name] == school[*name]);
        highest.iter().filter(of).map(|row| row["growth_percentile"].parse().expect("a percentile")).collect()
    };
    let schools = rows(&folder.join("growth_schools.csv"));
    let whole: Vec<&Row> = schools.iter().filter(|row| row["student_group"] == "all").collect();
    assert!(whole.len() > 10);
    for school in whole {
        let own = percentiles(school);
        let mean = own.iter().sum::<f64>() / own.iter().map(|_| 1.0).sum::<f64>();
        assert_eq!(school["students"], own.len().to_string());
        assert!((school["mean"].parse::<f64>().expect("a mean") - mean).abs() < 1e-6);
        assert_eq!(school["state"] == "too_few", own.len() < 20);
    }
    let all = grow(&folder, &["students.csv", "--settings", "settings.toml", "--all-orders", "--out", "all"]);
    assert!(all.status.success() && rows(&folder.join("all/growth.csv")).len() > highest.len());
}

#[test]
fn a_school_alone_gets_from_its_norms_what_it_got_among_all() {
    let folder = folder("grow_norms");
    let with = ["--all-orders", "--settings", "settings.toml"];
    let all = [&["students.csv", "--save-norms", "norms.toml", "--out", "all"], &with[..]].concat();
    assert!(grow(&folder, &all).status.success());
    let held = [&["one.csv", "--norms", "norms.toml", "--out", "one"], &with[..]].concat();
    let done = grow(&folder, &held);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let [all, one] = ["all", "one"].map(|name| rows(&folder.join(name).join("growth.csv")));
    let key = [STUDENT, &["order", "cohort"]].concat();
    let (all, one) = (keys(&all, &key), keys(&one, &key));
    // Who came from another school has fewer prior scores here; by those there are, everybody has the same.
    assert!(one.len() > 500 && one.iter().all(|(key, percentile)| all.get(key) == Some(percentile)));
    // No student stands in them.
    let norms = fs::read_to_string(folder.join("norms.toml")).expect("norms");
    assert!(one.keys().all(|key| !norms.contains(key[1])));
    // Norms for more students than they were made of are refused, and so are changed ones.
    let refused = grow(&folder, &["one.csv", "--norms", "norms.toml", "--out", "one"]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("at least 1000 students"));
    fs::write(folder.join("norms.toml"), norms.replace("students = ", "students = 1")).expect("norms");
    let refused = grow(&folder, &held);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("changed or cut off"));
}

#[test]
fn a_score_without_a_grade_or_a_year_has_no_percentile_and_is_told() {
    let folder = folder("grow_places");
    let mut text = "school_year,school_code,student_id,grade,ela_scale_score\n".to_owned();
    for student in 0..80 {
        let [before, now] = [37, 53].map(|factor| 2400 + student * factor % 101);
        // A grade that is a word, none at all, a kindergarten's; and a year that is missing.
        let (grade, year) = match student {
            0 | 1 => ("ungraded", "2014-15"),
            2 => ("", "2014-15"),
            3 => ("KN", "2014-15"),
            4 => ("5", ""),
            _ => ("5", "2014-15"),
        };
        let lines = [("2013-14", "4", before), (year, grade, now)];
        text.extend(lines.map(|(year, grade, score)| format!("{year},99000010000001,{student:04},{grade},{score}\n")));
    }
    fs::write(folder.join("students.csv"), text).expect("students");
    let done = grow(&folder, &["students.csv", "--settings", "settings.toml", "--out", "."]);
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{told}");
    assert_eq!(rows(&folder.join("growth.csv")).len(), 75);
    assert!(told.contains("2014-15, ela: 4 students: a score and no grade from 1 to 12"), "{told}");
    assert!(told.contains("unstated, ela, grade 5: 1 students: a score and no school year"), "{told}");
}
