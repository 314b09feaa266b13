//! What is handed on: a workbook, report.json, what is assumed, a methodology to be read, an official value beside ours.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use calamine::{Data, Reader, Xlsx};
use sqii::export::{SHEETS, Workbook};
use sqii::session::Session;

const SCHOOL: &str = "01999990000001";
const YEAR: &str = "2014-15";

/// Forty students of a school with this name.
fn students(name: &str) -> String {
    let mut text =
        "school_year,school_code,school_name,student_id,grade,race_ethnicity,days_enrolled,days_absent,suspensions,\
expulsions,ela_level,math_level\n"
            .to_owned();
    for n in 0..40 {
        let (absent, suspended, level) = (if n < 6 { 40 } else { 2 }, n / 38, 1 + n % 4);
        let race = if n % 2 == 0 { "hispanic" } else { "white" };
        let cells = format!("{YEAR},{SCHOOL},\"{name}\",{n},4,{race},180,{absent},{suspended},0,{level},{level}\n");
        text.push_str(&cells);
    }
    text
}

fn computed(name: &str, methodology: &str) -> Session {
    let mut session = common::session([("students.csv", students(name).as_bytes())], 1 << 16);
    session.compute(Some(methodology)).expect("a shipped methodology");
    session
}

fn workbook(session: &Session) -> Xlsx<std::io::Cursor<Vec<u8>>> {
    let mut workbook = Workbook::new();
    for name in SHEETS {
        workbook.sheet(name, &session.download(&format!("{name}.csv")).expect("a table")).expect("it fits");
    }
    Xlsx::new(std::io::Cursor::new(workbook.bytes().expect("it is written"))).expect("a workbook")
}

#[test]
fn a_workbook_says_what_its_tables_say_with_codes_as_text() {
    let session = computed("Harbor", "core-2014-15");
    let mut book = workbook(&session);
    assert_eq!(book.sheet_names(), SHEETS);
    for name in SHEETS {
        let table = session.download(&format!("{name}.csv")).expect("a table");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*table);
        let expected: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let sheet = book.worksheet_range(name).expect("a sheet");
        assert_eq!(sheet.height(), expected.len(), "{name}");
        let header = &expected[0];
        for (row, expected) in sheet.rows().zip(&expected).skip(1) {
            for ((cell, expected), column) in row.iter().zip(expected).zip(header) {
                match cell {
                    Data::Empty => assert_eq!(expected, "", "{name} {column}"),
                    Data::Float(number) => {
                        assert!(!column.ends_with("_code") && column != "school_year", "{column} is a number");
                        let told: f64 = expected.parse().expect("a number");
                        assert!((number - told).abs() < 1e-12, "{name} {column}: {number} {expected}");
                    }
                    Data::String(text) => assert_eq!(text, expected, "{name} {column}"),
                    other => panic!("{name} {column}: {other:?}"),
                }
            }
        }
    }
    let codes = book.worksheet_range("index").expect("a sheet");
    assert_eq!(codes.get_value((1, 1)), Some(&Data::String(SCHOOL.to_owned())));
}

#[test]
fn a_workbook_computes_nothing() {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
        let mut book = workbook(&computed(name, "core-2014-15"));
        for sheet in SHEETS {
            let formulas = book.worksheet_formula(sheet).expect("a sheet");
            assert!(formulas.used_cells().next().is_none(), "{name:?} in {sheet}");
        }
        // The name itself, not one with an apostrophe before it.
        let index = book.worksheet_range("index").expect("a sheet");
        let told = index.get_value((1, 2)).map(ToString::to_string).unwrap_or_default();
        assert_eq!(told.trim(), name.trim(), "{name:?}");
    }
}

#[test]
fn report_json_is_what_its_schema_says() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("www/schemas/report.schema.json");
    let schema: serde_json::Value =
        serde_json::from_slice(&std::fs::read(path).expect("the schema")).expect("a JSON file");
    assert!(jsonschema::meta::is_valid(&schema));
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let broken = students("Harbor").replace(",180,40,", ",180,forty,") + "not a row\n";
    let sessions = [
        common::session([("students.csv", students("Harbor").as_bytes()), ("broken.csv", broken.as_bytes())], 1 << 16),
        common::session([("own.toml", &b"schema = 1"[..]), ("unknown.txt", &b"what is this"[..])], 1 << 16),
        Session::new(),
    ];
    for mut session in sessions {
        session.compute(None).expect("there are shipped methodologies");
        let report = session.download("report.json").expect("it is always there");
        let mut report: serde_json::Value = serde_json::from_slice(&report).expect("a JSON file");
        let said: Vec<String> =
            schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert_eq!(said, Vec::<String>::new());
        report["more"] = 1.into();
        assert!(!schema.is_valid(&report), "the schema describes everything there is");
    }
}

#[test]
fn the_index_rests_on_every_assumed_value_of_its_parts_and_a_value_on_its_own_alone() {
    let session = computed("Harbor", "core-2014-15");
    let names = |node: &str| -> Vec<String> {
        let values = session.assumed(YEAR, SCHOOL, node).expect("a node");
        values.into_iter().map(|value| value.name).collect()
    };
    let index = names("index");
    assert!(index.contains(&"minimum_points".to_owned()), "{index:?}");
    let absence = names("indicator/chronic_absenteeism");
    assert!(!absence.is_empty() && absence.iter().all(|name| index.contains(name)), "{absence:?} in {index:?}");
    assert!(!absence.contains(&"indicator.ela_performance.cut_points.elementary".to_owned()));
    assert_eq!(names("cell/ela_performance/all/measure"), ["definitions.met_level"]);
    assert!(
        names("cell/ela_performance/all/level").contains(&"definitions.met_level".to_owned()),
        "a level has a value"
    );
    // Each once, with every indicator in which it is used.
    let mut once = index.clone();
    once.dedup();
    assert_eq!(once, index);
    let share =
        session.assumed(YEAR, SCHOOL, "index").expect("a node").into_iter().find(|v| v.name == "all_students_share");
    assert!(share.expect("it is assumed").indicators.len() > 1);
    let card = session.card(YEAR, SCHOOL).expect("a school");
    assert_eq!(card.assumed, index.len());
    assert_eq!(card.domains[0].assumed, names(&format!("domain/{}", card.domains[0].id)).len());
    assert_eq!(session.assumed(YEAR, SCHOOL, "cell/nothing").expect_err("no node").code(), "unknown_node");
}

#[test]
fn a_methodology_shows_each_of_its_values_once() {
    let session = Session::new();
    for preset in sqii::methodology::presets() {
        let methodology = sqii::methodology::preset(preset.id).expect("shipped");
        let view = session.methodology(preset.id).expect("shipped");
        let indicators: Vec<_> =
            view.domains.iter().flat_map(|domain| &domain.indicators).chain(&view.shared).collect();
        let mut shown: Vec<&str> = view.settings.iter().chain(&view.definitions).map(|rule| &*rule.name).collect();
        shown.extend(view.domains.iter().flat_map(|d| d.points.iter().chain(&d.rules)).map(|rule| &*rule.name));
        shown.extend(indicators.iter().flat_map(|i| &i.rules).map(|rule| &*rule.name));
        shown.extend(indicators.iter().flat_map(|i| &i.cut_points).map(|cuts| &*cuts.rule.name));
        let mut points: Vec<&str> = indicators.iter().flat_map(|i| &i.points).map(|p| &*p.rule.name).collect();
        // One value for every school type is shown at each.
        points.dedup();
        shown.extend(points);
        shown.sort_unstable();
        let mut all: Vec<&str> = methodology.values().iter().map(|value| &*value.name).collect();
        all.sort_unstable();
        assert_eq!(shown, all, "{}", preset.id);
        assert_eq!(session.methodology_text(preset.id).expect("shipped"), preset.text());
    }
}

#[test]
fn two_methodologies_differ_in_the_values_that_differ() {
    let session = Session::new();
    assert_eq!(session.differences("core-2014-15", "core-2014-15").expect("shipped"), []);
    let forth = session.differences("core-2014-15", "core-2015-16").expect("shipped");
    let academic = forth.iter().find(|d| d.name == "domain.academic.points");
    assert!(academic.is_none(), "both have 60 points");
    assert!(forth.iter().any(|d| d.here.is_none()) && forth.iter().all(|d| d.here != d.there));
    let back = session.differences("core-2015-16", "core-2014-15").expect("shipped");
    assert_eq!(back.len(), forth.len());
}

#[test]
fn an_official_value_is_compared_at_its_own_places() {
    let session = computed("Harbor", "core-2014-15");
    let card = session.card(YEAR, SCHOOL).expect("a school");
    let compare = |table: &str| session.compare(YEAR, SCHOOL, table).expect("a school");
    let same = compare(&format!("school_code,index\n{SCHOOL},{}\n", card.index));
    assert_eq!((same.state, same.line, same.parts.len()), ("compared", 2, 1));
    assert!(same.parts[0].same, "{same:?}");
    // A lost zero is the same code; another year's row is not; the domain that differs is named.
    let table = format!(
        "School Year;School Code;index;academic;chronic_absenteeism\n2013-14;{SCHOOL};1;1;1\n2014-15;{};200.00;{};\n",
        &SCHOOL[1..],
        card.domains[0].points,
    );
    let told = compare(&table);
    assert_eq!((told.state, told.line), ("compared", 3));
    let parts: Vec<(&str, bool)> = told.parts.iter().map(|part| (&*part.part, part.same)).collect();
    assert_eq!(parts, [("index", false), ("domain/academic", true)]);
    // What a reader works out from the two numbers printed.
    let shown = |text: &str| sqii::model::Fraction::parse_decimal(text).expect("a number").ratio();
    assert_eq!(shown(&told.parts[0].difference), shown("200") - shown(&told.parts[0].computed));
    assert!(told.parts[0].difference.starts_with('+'));
    let without = compare(&format!("school_code,index\n{SCHOOL},n/a\n"));
    assert_eq!((without.parts[0].same, &*without.parts[0].difference), (false, ""));
    for (table, state) in [
        ("", "no_school_code"),
        ("code,index\n1,2\n", "no_school_code"),
        ("school_code,index\n99,2\n", "no_school"),
        ("school_code,colour\n01999990000001,green\n", "no_part"),
    ] {
        assert_eq!(compare(table).state, state, "{table:?}");
    }
}
