//! Layouts that a user gives: what they read, and what becomes of those that are wrong.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use common::{score, score_by_binary};

const LAYOUT: &str = r#"id = "district_export"
label = "Our own export"
source = "columns matched by hand"
grain = "students"
precedence = "students"
required = ["school_code", "student_id", "Site No", "Pupil"]

[columns]
school_code = ["Site No"]
student_id = ["Pupil"]
grade = ["Gr"]
ela_level = ["ELA Lvl"]
"#;

fn export() -> String {
    let rows: Vec<String> = (0..25).map(|n| format!("01611190000001,{},5,{}\n", 9000 + n, 1 + n % 4)).collect();
    format!("Site No,Pupil,Gr,ELA Lvl\n{}", rows.concat())
}

#[test]
fn a_file_is_read_by_the_layout_that_was_given_before_it() {
    let (layout, export) = (LAYOUT.as_bytes(), export());
    let alone = score([("export.csv", export.as_bytes())], None);
    assert_eq!(alone.findings("unknown_layout"), 1);
    let with = score([("mine.toml", layout), ("export.csv", export.as_bytes())], Some("core-2014-15"));
    assert_eq!(with.findings("unknown_layout"), 0, "{}", with.all_findings());
    let cells = with.table("measures.csv");
    let all = cells.iter().find(|c| c["indicator"] == "ela_performance" && c["student_group"] == "all");
    assert_eq!(all.map(|c| (c["numerator"].as_str(), c["denominator"].as_str())), Some(("12", "25")));
}

#[test]
fn the_order_in_which_layouts_come_decides_nothing() {
    let other = LAYOUT.replace("ela_level", "math_level");
    let export = export();
    let one = score([("a.toml", LAYOUT.as_bytes()), ("b.toml", other.as_bytes()), ("e.csv", export.as_bytes())], None);
    let two = score([("b.toml", other.as_bytes()), ("a.toml", LAYOUT.as_bytes()), ("e.csv", export.as_bytes())], None);
    assert_eq!(one.bytes("measures.csv"), two.bytes("measures.csv"));
}

#[test]
fn a_wrong_layout_is_a_finding_with_its_line_and_reads_nothing() {
    let wrong = LAYOUT.replace("ela_level =", "ela_levell =");
    let export = export();
    let outputs = score([("mine.toml", wrong.as_bytes()), ("export.csv", export.as_bytes())], None);
    let findings = outputs.table("findings.csv");
    let refused = findings.iter().find(|f| f["kind"] == "layout_value").expect("a refusal");
    assert_eq!((refused["line"].as_str(), refused["expected"].as_str()), ("12", "did you mean \"ela_level\"?"));
    assert_eq!(outputs.findings("unknown_layout"), 1);
}

#[test]
fn the_binary_reads_layouts_before_the_files_in_whatever_order_they_are_named() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("layouts_of_ones_own");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (table, layout) = (folder.join("export.csv"), folder.join("mine.toml"));
    std::fs::write(&table, export()).expect("written");
    std::fs::write(&layout, LAYOUT).expect("written");
    let outputs = score_by_binary(&[table, layout], None, "layouts_of_ones_own_out");
    assert_eq!(outputs.findings("unknown_layout"), 0, "{}", outputs.all_findings());
}

#[test]
fn the_binary_matches_an_unknown_files_columns_and_reads_it_by_the_layout_it_printed() {
    let folder = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("layout_of_a_file");
    std::fs::create_dir_all(&folder).expect("a folder");
    let table = folder.join("roster.csv");
    std::fs::write(&table, export().replace("ELA Lvl", "Band")).expect("written");
    let printed = std::process::Command::new(env!("CARGO_BIN_EXE_sqii"))
        .arg("layout")
        .arg(&table)
        .args(["--column", "ela_level=Band", "--year", "2022-23"])
        .output()
        .expect("the binary starts");
    assert!(printed.status.success(), "{}", String::from_utf8_lossy(&printed.stderr));
    let layout = folder.join("roster.layout.toml");
    std::fs::write(&layout, printed.stdout).expect("written");
    let outputs = score_by_binary(&[table, layout], Some("core-2014-15"), "layout_of_a_file_out");
    assert_eq!(outputs.findings("unknown_layout"), 0, "{}", outputs.all_findings());
    let cells = outputs.table("measures.csv");
    let all = cells.iter().find(|c| c["indicator"] == "ela_performance" && c["student_group"] == "all");
    assert_eq!(all.map(|c| (c["school_year"].as_str(), c["denominator"].as_str())), Some(("2022-23", "25")));
}
