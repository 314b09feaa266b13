//! Findings show nothing of a person, whatever the layout and whatever is wrong with the file.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use sqii::intake::{Grain, Layout, layouts};

const ID: &str = "9876543210";
const FAMILY: &str = "Zzyzxfamily";
const GIVEN: &str = "Qwertgiven";
const BORN: &str = "2009-03-14";
const MAIL: &str = "someone@example.org";
const SCHOOL: &str = "01611190106401";

fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A header with every column that the layout knows, in its first spelling, and columns about persons that it does not.
fn header_of(layout: &Layout) -> Vec<String> {
    let unknown = ["Student Family Name", "Student Given Name", "Birth Date Of Student", "Home Mail"];
    if !layout.header.is_empty() {
        return layout.header.clone();
    }
    let mut names: Vec<String> = layout.required.clone();
    names.extend(layout.join.values().flatten().cloned());
    names.extend(layout.columns.iter().map(|(canonical, spellings)| spellings.first().unwrap_or(canonical).clone()));
    names.extend(layout.flags.values().flat_map(|flags| flags.values().cloned()));
    names.extend(layout.date_in_year.values().cloned());
    names.extend(layout.when.values().chain(&layout.keep).chain(&layout.leave_out).map(|only| only.column.clone()));
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(normal(name)));
    names.into_iter().chain(unknown.map(str::to_owned)).collect()
}

/// The positions of a canonical column.
fn at(layout: &Layout, column: &str, header: &[String]) -> Vec<usize> {
    layout.find(column, &header.iter().map(|name| normal(name)).collect::<Vec<_>>())
}

/// Rows in which every column holds one text, but for those by which a row is kept and its school and year are known.
fn file(layout: &Layout, texts: &[&str]) -> String {
    let header = header_of(layout);
    let fixed = |cells: &mut Vec<String>| {
        let parts: &[&str] = match at(layout, "school_code", &header).len() {
            1 => &[SCHOOL],
            2 => &[&SCHOOL[..7], &SCHOOL[7..]],
            _ => &[&SCHOOL[..2], &SCHOOL[2..7], &SCHOOL[7..]],
        };
        for (column, part) in at(layout, "school_code", &header).into_iter().zip(parts) {
            (*part).clone_into(&mut cells[column]);
        }
        for column in at(layout, "school_year", &header) {
            "2018-19".clone_into(&mut cells[column]);
        }
        for only in &layout.keep {
            if let ([column], [text, ..]) = (at(layout, &only.column, &header).as_slice(), only.is.as_slice()) {
                cells[*column].clone_from(text);
            }
        }
        if let (Some(text), [first, ..]) = (layout.first_cell.first(), cells.as_mut_slice()) {
            first.clone_from(text);
        }
    };
    let named: Vec<(&str, &str)> =
        vec![("familyname", FAMILY), ("lastname", FAMILY), ("givenname", GIVEN), ("firstname", GIVEN)];
    let mut lines: Vec<String> = if layout.header.is_empty() { vec![header.join(",")] } else { Vec::new() };
    for text in texts {
        let mut cells = vec![(*text).to_owned(); header.len()];
        for (cell, name) in cells.iter_mut().zip(&header) {
            let name = normal(name);
            if let Some((_, person)) = named.iter().find(|(part, _)| name.contains(part)) {
                (*person).clone_into(cell);
            } else if name.contains("birth") {
                BORN.clone_into(cell);
            }
        }
        for column in at(layout, "student_id", &header) {
            ID.clone_into(&mut cells[column]);
        }
        fixed(&mut cells);
        lines.push(cells.join(","));
        // A row in which cells are missing, and one in which a quotation mark is.
        lines.push(cells[1..].join(","));
    }
    lines.push(format!("\"{}", header.join("\n")));
    lines.join("\n") + "\n"
}

#[test]
fn no_finding_shows_an_id_a_name_a_birth_date_or_an_address() {
    let of_people = |layout: &&std::sync::Arc<Layout>| matches!(layout.grain, Grain::Students | Grain::Roster);
    let mut found = 0;
    for layout in layouts().iter().filter(of_people) {
        let text = file(layout, &["@@@", ID, BORN, MAIL, "1.5E+13", "", "-1", "99"]);
        let outputs = common::score([("people.csv", text.as_bytes())], Some("core-2015-16"));
        found += outputs.table("findings.csv").len();
        for name in ["findings.csv", "report.json"] {
            let bytes = String::from_utf8_lossy(outputs.bytes(name)).into_owned();
            for secret in [ID, FAMILY, GIVEN, BORN, MAIL] {
                assert!(!bytes.contains(secret), "{}: {name} shows {secret}\n{}", layout.id, outputs.all_findings());
            }
        }
        // The layout was read, or the test shows nothing.
        assert_eq!(outputs.findings("unknown_layout"), 0, "{}\n{text}\n{}", layout.id, outputs.all_findings());
    }
    assert!(found > 50, "only {found} findings");
}
