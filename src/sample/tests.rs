//! What every sample must be.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher as _;

use super::*;

fn text(options: &Options) -> String {
    let mut text = String::new();
    students(options, &mut |line| text.push_str(line));
    text
}

fn hash(text: &str) -> u64 {
    let mut hasher = twox_hash::XxHash64::with_seed(0);
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The cells of every row, by column name.
fn rows(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), names.len(), "{line}");
            names.iter().copied().zip(cells).collect()
        })
        .collect()
}

#[test]
fn the_same_options_give_the_same_bytes() {
    let one = text(&Options::default());
    assert_eq!(one, text(&Options::default()));
    assert_ne!(one, text(&Options { seed: 1, ..Options::default() }));
    // A change of the sample changes every picture and figure made from it: change this number on purpose only.
    assert_eq!(format!("{:016x}", hash(&one)), "9aaba3ab686f069d");
}

#[test]
fn every_column_is_filled_somewhere_and_has_gaps_where_life_has() {
    let text = text(&Options::default());
    let rows = rows(&text);
    for column in row::HEADER.trim_end().split(',') {
        assert!(rows.iter().any(|row| !row[column].is_empty()), "{column}");
    }
    assert!(rows.iter().any(|row| row["race_ethnicity"].is_empty()));
    assert!(rows.iter().any(|row| row["grade"] == "4" && row["ela_level"].is_empty()));
}

#[test]
fn a_student_has_one_row_a_school_and_year() {
    let text = text(&Options::default());
    let rows = rows(&text);
    let keys: BTreeSet<_> =
        rows.iter().map(|row| (row["school_year"], row["school_code"], row["student_id"])).collect();
    assert_eq!(keys.len(), rows.len());
    let people: BTreeSet<_> = rows.iter().map(|row| (row["school_year"], row["student_id"])).collect();
    assert!(people.len() < rows.len(), "somebody moves during the year");
}

#[test]
fn six_schools_hold_about_two_thousand_students_in_each_of_three_years() {
    let text = text(&Options::default());
    let rows = rows(&text);
    for year in ["2012-13", "2013-14", "2014-15"] {
        let people: BTreeSet<_> =
            rows.iter().filter(|row| row["school_year"] == year).map(|row| row["student_id"]).collect();
        assert!((1900..=2100).contains(&people.len()), "{year}: {}", people.len());
    }
    let schools: BTreeSet<_> = rows.iter().map(|row| row["school_code"]).collect();
    assert_eq!(schools.len(), 6);
    assert!(schools.iter().all(|code| crate::model::check_cds(code).is_ok()));
}

#[test]
fn rows_do_not_contradict_themselves() {
    let text = text(&Options::default());
    let number = |cell: &str| cell.parse::<i64>().ok();
    for row in rows(&text) {
        if let (Some(enrolled), Some(absent)) = (number(row["days_enrolled"]), number(row["days_absent"])) {
            assert!(absent <= enrolled && enrolled > 0, "{row:?}");
            let rate = crate::model::fixed((enrolled - absent).into(), enrolled.into(), 4);
            assert_eq!(row["attendance_rate"], rate, "{row:?}");
        }
        assert_eq!(row["ela_level"].is_empty(), row["ela_scale_score"].is_empty(), "{row:?}");
        assert_eq!(row["disability_category"].is_empty(), row["student_with_disability"] == "N", "{row:?}");
        assert_eq!(row["grade8_d_or_f"].is_empty(), row["completed_grade8"].is_empty(), "{row:?}");
        assert!(row["cohort_outcome"].is_empty() || !row["cohort_year"].is_empty(), "{row:?}");
        assert!(row["redesignated"] != "Y" || ["EL", "RFEP"].contains(&row["english_learner"]), "{row:?}");
        assert!(number(row["expulsions"]) <= number(row["suspensions"]), "{row:?}");
    }
}

#[test]
fn students_go_up_a_grade_each_year_and_from_grade_8_to_grade_9() {
    let text = text(&Options::default());
    let mut by_student: BTreeMap<&str, BTreeMap<&str, i64>> = BTreeMap::new();
    let rows = rows(&text);
    for row in &rows {
        if let Ok(grade) = row["grade"].parse() {
            by_student.entry(row["student_id"]).or_default().insert(row["school_year"], grade);
        }
    }
    let pairs: Vec<(i64, i64)> = by_student
        .values()
        .flat_map(|years| years.values().zip(years.values().skip(1)).map(|(a, b)| (*a, *b)).collect::<Vec<_>>())
        .collect();
    let up = pairs.iter().filter(|(a, b)| b - a == 1).count();
    assert!(up * 100 > pairs.len() * 97);
    assert!(pairs.iter().all(|(a, b)| b - a == 1 || b == a));
    assert!(pairs.iter().filter(|pair| **pair == (8, 9)).count() > 100);
}

#[test]
fn scores_of_one_student_go_together_over_the_years() {
    let text = text(&Options::default());
    let rows = rows(&text);
    let score = |year: &str| -> BTreeMap<&str, f64> {
        let of_year = rows.iter().filter(|row| row["school_year"] == year);
        of_year.filter_map(|row| Some((row["student_id"], row["ela_scale_score"].parse().ok()?))).collect()
    };
    let (before, after) = (score("2013-14"), score("2014-15"));
    let pairs: Vec<(f64, f64)> = before.iter().filter_map(|(id, a)| Some((*a, *after.get(id)?))).collect();
    let n = f64::from(u32::try_from(pairs.len()).unwrap_or_default());
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
    let (a, b) = (mean(|p| p.0), mean(|p| p.1));
    let both = pairs.iter().map(|p| (p.0 - a) * (p.1 - b)).sum::<f64>();
    let spread = |of: fn(&(f64, f64)) -> f64, m: f64| pairs.iter().map(|p| (of(p) - m).powi(2)).sum::<f64>();
    let correlation = both / (spread(|p| p.0, a) * spread(|p| p.1, b)).sqrt();
    assert!((0.75..0.95).contains(&correlation), "{correlation}");
}

#[test]
fn a_larger_sample_is_more_districts_and_only_the_grades_asked_for() {
    let options = Options { students: 20_000, years: 1, grades: (4, 8), ..Options::default() };
    let text = text(&options);
    let rows = rows(&text);
    let people: BTreeSet<_> = rows.iter().map(|row| row["student_id"]).collect();
    assert!((19_000..=21_000).contains(&people.len()), "{}", people.len());
    assert!(rows.iter().all(|row| ["4", "5", "6", "7", "8"].contains(&row["grade"])));
    assert_eq!(rows.iter().map(|row| row["lea_code"]).collect::<BTreeSet<_>>().len(), 10);
    let mut schools_file = String::new();
    schools(&options, &mut |line| schools_file.push_str(line));
    let listed: BTreeSet<_> = schools_file.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(listed, rows.iter().map(|row| row["school_code"]).collect());
}
