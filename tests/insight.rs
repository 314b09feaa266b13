//! What results mean, checked by the way there is to check it: change the counts and score again.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;

use common::Table;
use sqii::report::Insight;
use sqii::session::Session;

const DISTRICT: &[u8] = include_bytes!("../www/samples/district-students.csv.gz");
const SCHOOLS: &[u8] = include_bytes!("../www/samples/district-schools.csv");

/// The made-up district as counts, so that single counts can be changed.
fn counts() -> Table {
    let files = [("district-students.csv.gz", DISTRICT), ("schools.csv", SCHOOLS)];
    let mut rows = common::score(files, Some("core-2014-15")).table("measures.csv");
    rows.retain(|row| !row["denominator"].is_empty() && row["state"] != "missing");
    rows
}

fn session(rows: &Table) -> Session {
    let columns = ["school_year", "school_code", "indicator", "student_group", "numerator", "denominator"];
    let mut text = columns.join(",") + "\n";
    for row in rows {
        text += &(columns.map(|column| row[column].as_str()).join(",") + "\n");
    }
    let mut session = common::session([("measures.csv", text.as_bytes()), ("schools.csv", SCHOOLS)], 1 << 16);
    session.compute(Some("core-2014-15")).expect("a shipped methodology");
    session
}

fn insight(session: &Session, row: &BTreeMap<String, String>) -> Insight {
    session.insight(&row["school_year"], &row["school_code"], 100).expect("the school is there")
}

/// Adds so many students to a numerator.
fn change(row: &mut BTreeMap<String, String>, students: i64) {
    let numerator: i64 = row["numerator"].parse().expect("a count");
    row.insert("numerator".to_owned(), (numerator + students).to_string());
}

#[test]
fn what_it_takes_is_what_it_takes() {
    let rows = counts();
    let base = session(&rows);
    let (mut checked, mut with_index) = (0, 0);
    // A cell here and there: each is scored anew, whole.
    for (at, row) in rows.iter().enumerate().step_by(61) {
        let node = format!("cell/{}/{}", row["indicator"], row["student_group"]);
        let found = insight(&base, row);
        let Some(cell) = found.cells.iter().find(|cell| cell.node == node) else { continue };
        let lower = ["chronic_absenteeism", "suspension_expulsion"].contains(&row["indicator"].as_str());
        for step in &cell.steps {
            let students = i64::try_from(step.students).expect("few") * if lower { -1 } else { 1 };
            for (students, reached) in [(students, true), (students - students.signum(), false)] {
                let mut changed = rows.clone();
                change(&mut changed[at], students);
                if row["student_group"] != "all" {
                    let all = rows.iter().position(|other| {
                        ["school_year", "school_code", "indicator"].iter().all(|key| other[*key] == row[*key])
                            && other["student_group"] == "all"
                    });
                    change(&mut changed[all.expect("all students are counted")], students);
                }
                let after = session(&changed);
                let card = after.card(&row["school_year"], &row["school_code"]).expect("the school is there");
                let indicators = card.domains.iter().flat_map(|domain| &domain.indicators);
                let level = indicators.flat_map(|i| &i.cells).find(|c| c.node == node).map(|c| c.level);
                assert_eq!(level.expect("a cell") >= step.level, reached, "{node} {step:?} {row:?}");
                if reached {
                    assert_eq!(card.index, step.index, "{node} {step:?}");
                    with_index += usize::from(!card.index.is_empty());
                }
            }
            checked += 1;
        }
    }
    assert!(checked > 15 && with_index > 10, "{checked} {with_index}");
}

#[test]
fn a_school_means_the_same_alone_and_among_others() {
    let rows = counts();
    let (code, year) = (rows[0]["school_code"].clone(), rows[0]["school_year"].clone());
    let alone: Table =
        rows.iter().filter(|row| row["school_code"] == code && row["school_year"] == year).cloned().collect();
    let (alone, among) = (insight(&session(&alone), &rows[0]), insight(&session(&rows), &rows[0]));
    assert_eq!((&alone.index_lower, &alone.index_upper), (&among.index_lower, &among.index_upper));
    assert!(!alone.index_lower.is_empty() && alone.index_lower < alone.index_upper);
    assert_eq!(format!("{:?}", alone.visible), format!("{:?}", among.visible));
    assert!(alone.visible.iter().all(|group| (20..100).contains(&group.students)) && !alone.visible.is_empty());
}
