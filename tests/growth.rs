//! Student growth percentiles beside those of a reference, when it is at hand (`../shared/data/sgp`): the public example
//! panel of the SGP project, reading, 2025, and what version 2.2 of its program gave.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

use sqii::growth::{Knots, Model, percentile};

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

    fn knots(&self, grade: u32) -> Knots {
        let of = |kind: &str| -> Vec<f64> {
            let name = format!("{kind}_{grade}");
            self.knots
                .iter()
                .filter(|row| row["name"] == name)
                .map(|row| row["value"].parse().expect("a score"))
                .collect()
        };
        let boundaries: [f64; 2] = of("boundaries").try_into().expect("two boundaries");
        Knots::new(&of("knots"), boundaries).expect("knots in order")
    }

    /// Id, score in 2025 and as many scores before, of those who came up a grade each year.
    fn cohort(&self, grade: u32, order: u32) -> Vec<(String, (f64, Vec<f64>))> {
        let score = |row: &BTreeMap<String, String>, back: u32| -> Option<f64> {
            let in_grade = row[&format!("GRADE_{}", 2025 - back)] == (grade - back).to_string();
            row[&format!("SS_{}", 2025 - back)].parse().ok().filter(|_| in_grade)
        };
        self.panel
            .iter()
            .filter_map(|row| {
                let priors = (1..=order).map(|back| score(row, back)).collect::<Option<Vec<f64>>>()?;
                Some((row["ID"].clone(), (score(row, 0)?, priors)))
            })
            .collect()
    }

    fn model(&self, grade: u32, order: u32, cohort: &[(String, (f64, Vec<f64>))]) -> Model {
        let knots: Vec<Knots> = (1..=order).map(|back| self.knots(grade - back)).collect();
        let mut students: Vec<(f64, Vec<f64>)> = cohort.iter().map(|(_, scores)| scores.clone()).collect();
        Model::fit(&knots, &mut students, &mut |_| true).expect("a model")
    }
}

#[test]
fn every_student_of_the_reference_gets_its_percentile_at_every_order() {
    let Some(reference) = Reference::open() else { return };
    for (grade, orders, students) in [(5, 2, 7026), (6, 3, 6856)] {
        let expected = rows(&reference.text(&format!("SGP_reference_READING_2025_grade{grade}.csv")));
        assert_eq!(expected.len(), students);
        let mut highest: BTreeMap<String, u8> = BTreeMap::new();
        for order in 1..=orders {
            let cohort = reference.cohort(grade, order);
            let model = reference.model(grade, order, &cohort);
            assert_eq!(model.unused(), 0);
            let found: BTreeMap<&str, u8> = cohort
                .iter()
                .map(|(id, (score, priors))| (id.as_str(), percentile(&model.predictions(priors), *score)))
                .collect();
            let column = format!("SGP_ORDER_{order}");
            for row in &expected {
                let percentile = found.get(row["ID"].as_str()).map_or("NA".to_owned(), u8::to_string);
                assert_eq!(percentile, row[&column], "grade {grade}, order {order}, student {}", row["ID"]);
            }
            highest.extend(found.into_iter().map(|(id, percentile)| (id.to_owned(), percentile)));
        }
        let wrong = expected.iter().filter(|row| highest[&row["ID"]].to_string() != row["SGP"]).count();
        assert_eq!(wrong, 0, "grade {grade}");
    }
}

#[test]
fn the_coefficients_of_one_prior_are_those_of_the_reference() {
    let Some(reference) = Reference::open() else { return };
    let model = reference.model(5, 1, &reference.cohort(5, 1));
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
