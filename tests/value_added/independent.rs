//! The same effects by dense normal equations with a column for every school, and by numpy.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use nalgebra::{DMatrix, DVector};
use sqii::growth::{Cohort, Control, Student};

fn scaled(cohort: &Cohort, get: fn(&Student) -> f64) -> Vec<f64> {
    let values = DVector::from_iterator(cohort.students.len(), cohort.students.iter().map(get));
    let mean = values.mean();
    let deviation = values.variance().sqrt();
    values.iter().map(|value| (value - mean) / deviation).collect()
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).expect("few"))
}

/// The effect of every school by number.
pub(crate) fn effects(cohorts: &[Cohort], reliabilities: [f64; 2]) -> Vec<f64> {
    let schools = 1 + cohorts.iter().flat_map(|c| &c.students).map(|s| s.school as usize).max().expect("a school");
    let mut sums = vec![0.0; schools];
    let mut counts = vec![0.0; schools];
    let mut noises = vec![0.0; schools];
    let mut averages = DMatrix::<f64>::zeros(schools, 12);
    for cohort in cohorts {
        let [score, own, other] = [|s: &Student| s.score, |s: &Student| s.priors[0], |s: &Student| s.priors[1]]
            .map(|get: fn(&Student) -> f64| scaled(cohort, get));
        // One column for each level there is but the last of its control, two prior scores, one for each school.
        let mut levels: Vec<(usize, u8)> = Vec::new();
        for control in 0..5 {
            let mut there: Vec<u8> = cohort.students.iter().map(|s| s.controls.0[control]).collect();
            there.sort_unstable();
            there.dedup();
            there.pop();
            levels.extend(there.into_iter().map(|level| (control, level)));
        }
        let known = levels.len();
        let rows = cohort.students.len();
        let design = DMatrix::from_fn(rows, known + 2 + schools, |row, column| {
            let student = &cohort.students[row];
            match column {
                _ if column < known => {
                    let (control, level) = levels[column];
                    f64::from(u8::from(student.controls.0[control] == level))
                }
                _ if column == known => own[row],
                _ if column == known + 1 => other[row],
                _ => f64::from(u8::from(student.school as usize == column - known - 2)),
            }
        });
        let outcome = DVector::from_vec(score);
        let mut normal = design.transpose() * &design;
        for (at, reliability) in reliabilities.iter().enumerate() {
            normal[(known + at, known + at)] -= (float(rows) - float(schools)) * (1.0 - reliability);
        }
        let fit = normal.lu().solve(&(design.transpose() * &outcome)).expect("independent columns");
        let left = &outcome - &design * &fit;
        let beyond: Vec<f64> =
            cohort.students.iter().enumerate().map(|(row, s)| left[row] + fit[known + 2 + s.school as usize]).collect();
        let level = beyond.iter().sum::<f64>() / float(rows);
        let noise = left.norm_squared() / (float(rows) - float(schools) - float(known) - 2.0);
        for (row, student) in cohort.students.iter().enumerate() {
            let school = student.school as usize;
            sums[school] += beyond[row] - level;
            counts[school] += 1.0;
            noises[school] += noise;
            averages[(school, 0)] += own[row];
            averages[(school, 1)] += other[row];
            for (at, control) in Control::ALL.into_iter().enumerate() {
                let level = usize::from(student.controls.0[at]);
                averages[(school, 2 + 2 * at)] += f64::from(u8::from(control.concentrates(level)));
                averages[(school, 3 + 2 * at)] += f64::from(u8::from(level == 0));
            }
        }
    }
    // Only concentrations in which schools differ.
    let kept: Vec<usize> = (0..12).filter(|at| averages.column(*at).variance() > 0.0).collect();
    let design = DMatrix::from_fn(schools, kept.len() + 1, |school, column| match column {
        0 => 1.0,
        _ => averages[(school, kept[column - 1])] / counts[school],
    });
    let means = DVector::from_fn(schools, |school, _| sums[school] / counts[school]);
    let variance = |school: usize| noises[school] / counts[school].powi(2);
    let students: f64 = counts.iter().sum();
    // The means beyond the concentrations under these weights, and from them the variance between schools.
    let step = |weight: &dyn Fn(usize) -> f64| {
        let weights = DMatrix::from_diagonal(&DVector::from_fn(schools, |school, _| weight(school)));
        let normal = design.transpose() * &weights * &design;
        let right = design.transpose() * &weights * &means;
        let mut beyond = &means - &design * normal.lu().solve(&right).expect("independent columns");
        let centre = beyond.iter().zip(&counts).map(|(mean, count)| mean * count).sum::<f64>() / students;
        beyond.add_scalar_mut(-centre);
        let squares: f64 = (0..schools).map(|s| counts[s] * beyond[s].powi(2)).sum();
        let squares = squares * (float(schools) - 1.0) / (float(schools) - 1.0 - float(kept.len()));
        let noise: f64 = (0..schools).map(|s| counts[s] * variance(s) * (1.0 - counts[s] / students)).sum();
        let spread = students - counts.iter().map(|count| count * count).sum::<f64>() / students;
        (((squares - noise) / spread).max(0.0), beyond)
    };
    let (first, _) = step(&|school| counts[school]);
    let (between, beyond) = step(&|school| 1.0 / (first + variance(school)));
    (0..schools).map(|s| between / (between + variance(s)) * beyond[s]).collect()
}

/// Effect and standard error of every school; nothing where python3 has no numpy.
pub(crate) fn by_numpy(cohorts: &[Cohort], reliabilities: [f64; 2]) -> Option<Vec<[f64; 2]>> {
    let there = Command::new("python3").args(["-c", "import numpy"]).output().ok()?;
    if !there.status.success() {
        return None;
    }
    let mut rows = format!("{:?},{:?}\n", reliabilities[0], reliabilities[1]);
    for (at, cohort) in cohorts.iter().enumerate() {
        for s in &cohort.students {
            let levels: Vec<String> = s.controls.0.iter().map(u8::to_string).collect();
            let [own, other] = s.priors;
            let _ = writeln!(rows, "{at},{},{:?},{own:?},{other:?},{}", s.school, s.score, levels.join(","));
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/value_added/check.py");
    let mut python = Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    python.stdin.take().expect("a pipe").write_all(rows.as_bytes()).expect("rows are read");
    let output = python.wait_with_output().expect("an end");
    assert!(output.status.success(), "check.py failed");
    let text = String::from_utf8(output.stdout).expect("text");
    let number = |text: &str| text.parse::<f64>().expect("a number");
    Some(text.lines().filter_map(|line| line.split_once(',')).map(|(a, b)| [number(a), number(b)]).collect())
}
