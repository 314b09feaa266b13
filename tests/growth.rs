//! Student growth percentiles beside those of a reference, when it is at hand (`../shared/data/sgp`): the public example
//! panel of the SGP project, reading, 2025, and what version 2.2 of its program gave.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use sqii::growth::{
    Entry, FittedCohort, Linked, Percentiles, Score, Settings, StudentPercentile, Subject, number, percentiles,
};
use sqii::model::Grade;

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/sgp");
    if !folder.is_dir() {
        eprintln!("skipped: the reference is not at hand");
        return None;
    }
    Some(folder)
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

struct Reference {
    folder: PathBuf,
    panel: Vec<BTreeMap<String, String>>,
    knots: Vec<BTreeMap<String, String>>,
}

impl Reference {
    fn open() -> Option<Self> {
        let folder = folder()?;
        let mut panel = String::new();
        let packed = std::fs::read(folder.join("sgpData.csv.gz")).expect("the panel");
        flate2::read::GzDecoder::new(&*packed).read_to_string(&mut panel).expect("gzip");
        let knots =
            rows(&std::fs::read_to_string(folder.join("SGP_reference_READING_knots_boundaries.csv")).expect("knots"));
        Some(Self { folder, panel: rows(&panel), knots })
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.join(name)).expect("a file of the reference")
    }

    /// The knots and boundaries as a settings file; `more` goes before them.
    fn settings(&self, more: &str) -> Settings {
        let of = |kind: &str, grade: u32| {
            let name = format!("{kind}_{grade}");
            let values = self.knots.iter().filter(|row| row["name"] == name).map(|row| row["value"].as_str());
            values.collect::<Vec<_>>().join(", ")
        };
        let mut text = format!("kind = \"growth-settings\"\nbootstrap = 0\n{more}");
        for grade in 3..=10 {
            let (knots, boundaries) = (of("knots", grade), of("boundaries", grade));
            let lines = [
                "[[knots]]\nsubject = \"ela\"".to_owned(),
                format!("grade = {grade}\nknots = [{knots}]\nboundaries = [{boundaries}]\n"),
            ];
            text.push_str(&lines.join("\n"));
        }
        Settings::parse(&text).expect("settings")
    }

    /// Every score of the panel; a student's number is the place in it.
    fn linked(&self) -> Linked {
        let score = |(student, row): (u32, &BTreeMap<String, String>), spring: u16| -> Option<Entry> {
            let score: i32 = row[&format!("SS_{spring}")].parse().ok()?;
            let grade = Grade::parse(&row[&format!("GRADE_{spring}")])?;
            Some(Entry::new(student, (spring, grade), 0).with(Subject::Ela, score * 1000, 0))
        };
        let rows = (0..).zip(&self.panel);
        Linked::new(rows.flat_map(|row| (2021..=2025).filter_map(move |spring| score(row, spring))).collect())
    }

    fn percentiles(&self, linked: &Linked, more: &str) -> Percentiles {
        percentiles(Subject::Ela, linked, &self.settings(more), None, &mut |_, _| true).expect("percentiles")
    }
}

/// Only what the reference has: those who were in grade 5 or 6 in 2025, and nothing before grade 3.
fn of_the_reference(linked: &Linked) -> Linked {
    let scores = linked.scores(Subject::Ela).map(|(_, score)| score).filter(|score| {
        let grade = number(score.grade);
        grade >= 3 && matches!(2025 - score.spring + u16::from(grade), 5 | 6)
    });
    let entry = |score: Score| {
        Entry::new(score.student, (score.spring, score.grade), 0).with(Subject::Ela, score.score, score.error)
    };
    Linked::new(scores.map(entry).collect())
}

#[test]
fn every_student_of_the_reference_gets_its_percentile_at_every_order() {
    let Some(reference) = Reference::open() else { return };
    let linked = of_the_reference(&reference.linked());
    let made = reference.percentiles(&linked, "max_priors = 3\n");
    assert!(made.cohorts.iter().all(|cohort| cohort.model.unused() == 0));
    let of_2025 = |student: &&StudentPercentile| {
        linked.score(student.score, Subject::Ela).is_some_and(|score| score.spring == 2025)
    };
    let mut found: BTreeMap<(&str, u8), u8> = BTreeMap::new();
    let mut highest: BTreeMap<&str, u8> = BTreeMap::new();
    for student in made.students.iter().filter(of_2025) {
        let id = reference.panel[linked.student(student.score) as usize]["ID"].as_str();
        found.insert((id, student.order), student.percentile);
        if student.is_highest {
            highest.insert(id, student.percentile);
        }
    }
    for (grade, orders, students) in [(5, 2, 7026), (6, 3, 6856)] {
        let expected = rows(&reference.text(&format!("SGP_reference_READING_2025_grade{grade}.csv")));
        assert_eq!(expected.len(), students);
        for row in &expected {
            for order in 1..=orders {
                let percentile = found.get(&(row["ID"].as_str(), order)).map_or("NA".to_owned(), u8::to_string);
                let column = format!("SGP_ORDER_{order}");
                assert_eq!(percentile, row[&column], "grade {grade}, order {order}, student {}", row["ID"]);
            }
            assert_eq!(highest[row["ID"].as_str()].to_string(), row["SGP"], "grade {grade}, student {}", row["ID"]);
        }
    }
}

#[test]
fn the_coefficients_of_one_prior_are_those_of_the_reference() {
    let Some(reference) = Reference::open() else { return };
    let made = reference.percentiles(&of_the_reference(&reference.linked()), "max_priors = 1\n");
    let grade_5 = |cohort: &&FittedCohort| (cohort.spring, number(cohort.progression.grade)) == (2025, 5);
    let model = &made.cohorts.iter().find(grade_5).expect("grade 5").model;
    let matrix: Vec<Vec<f64>> = reference
        .text("SGP_reference_grade5_coef_qrmatrix_5_1.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.parse().expect("a coefficient")).collect())
        .collect();
    let mut furthest = 0.0_f64;
    for (column, line) in matrix.iter().enumerate() {
        for (quantile, expected) in line.iter().enumerate() {
            let found = model.coefficients()[quantile][column];
            furthest = furthest.max((found - expected).abs() / expected.abs().max(1.0));
        }
    }
    assert!(furthest < 1e-9, "{furthest}");
}
