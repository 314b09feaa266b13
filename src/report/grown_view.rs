//! What growth percentiles rest on: settings, norms, models, and what is to be told beside them.

use serde::Serialize;
use twox_hash::XxHash64;

use crate::growth::{FittedCohort, Norms, Note, Progression, Subject, number};
use crate::model::SchoolYear;

use super::growth_class::GrownStudents;

/// The growth percentiles of the loaded students, as a whole.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrownView {
    /// Have they been computed?
    pub computed: bool,
    /// Students with a percentile.
    pub students: usize,
    /// Percentiles at the highest order: a student, year and subject each.
    pub percentiles: usize,
    /// The models used, own ones or those of norms.
    pub models: Vec<GrownModel>,
    /// What else is to be told.
    pub notes: Vec<GrownNote>,
    /// The file of the settings; empty where they are assumed.
    pub settings_file: String,
    /// What is held against, if a file of norms is used.
    pub norms: Option<NormsView>,
    /// Can norms of these models be saved?
    pub saves_norms: bool,
    /// Students that a model needs to go into norms.
    pub minimum_norms: usize,
    /// Students whose percentiles together say something.
    pub minimum_group: usize,
}

/// A file of norms.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NormsView {
    /// Its name.
    pub file: String,
    /// What made it, with its version.
    pub made_by: String,
    /// How many models it has.
    pub models: usize,
    /// Students of the smallest and the largest.
    pub students: [usize; 2],
    /// Sixteen hex digits of everything in it.
    pub hash: String,
}

/// A model to be fitted.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PlannedModel {
    /// `ela` or `math`.
    pub subject: &'static str,
    /// 1–12.
    pub grade: u8,
    /// Years and grades: `2022-23/ela_3; 2023-24/ela_4`.
    pub cohort: String,
    /// How many students.
    pub students: usize,
    /// How much work it is.
    pub steps: u64,
}

/// A model.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrownModel {
    /// `ela` or `math`.
    pub subject: &'static str,
    /// 1–12.
    pub grade: u8,
    /// How many prior scores.
    pub order: usize,
    /// Years and grades: `2022-23/ela_3; 2023-24/ela_4`.
    pub cohort: String,
    /// How many students made it.
    pub students: usize,
    /// Sixteen hex digits of its coefficients.
    pub hash: String,
}

/// Something to be told.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrownNote {
    /// Its id.
    pub kind: &'static str,
    /// `2022-23`.
    pub year: String,
    /// `ela` or `math`.
    pub subject: &'static str,
    /// 1–12; 0 where none is stated.
    pub grade: u8,
    /// Students concerned.
    pub students: usize,
    /// The cohort, when it is about one.
    pub cohort: String,
}

impl PlannedModel {
    /// Of a subject, by its year, way and students.
    #[must_use]
    pub fn of(subject: Subject, (spring, way, students): (u16, &Progression, usize), steps: u64) -> Self {
        let cohort = way.cohort(subject, spring, way.priors.len());
        Self { subject: subject.id(), grade: number(way.grade), cohort, students, steps }
    }
}

impl NormsView {
    /// Of the norms in this file.
    #[must_use]
    pub fn of(norms: &Norms, file: &str) -> Self {
        let sizes = || norms.models().iter().map(|model| model.students);
        Self {
            file: file.to_owned(),
            made_by: norms.made_by.clone(),
            models: norms.models().len(),
            students: [sizes().min().unwrap_or(0), sizes().max().unwrap_or(0)],
            hash: norms.hash(),
        }
    }
}

/// What was found, beside the files that it rests on.
#[must_use]
pub fn grown_view(grown: &GrownStudents) -> GrownView {
    let GrownStudents { scores, found, settings, of_norms } = grown;
    let highest = || found.iter().flat_map(|own| own.made.students.iter().filter(|s| s.is_highest));
    let mut students: Vec<u32> = highest().map(|own| scores.linked.student(own.score)).collect();
    students.sort_unstable();
    students.dedup();
    let models = || found.iter().flat_map(|own| &own.made.cohorts);
    GrownView {
        computed: true,
        students: students.len(),
        percentiles: highest().count(),
        models: models().map(model).collect(),
        notes: found.iter().flat_map(|own| &own.made.notes).map(note).collect(),
        saves_norms: !of_norms && models().any(|model| model.students >= settings.minimum_norms),
        minimum_norms: settings.minimum_norms,
        minimum_group: settings.minimum_group,
        ..GrownView::default()
    }
}

fn model(cohort: &FittedCohort) -> GrownModel {
    let bytes: Vec<u8> =
        cohort.model.coefficients().iter().flatten().flat_map(|value| value.to_bits().to_le_bytes()).collect();
    GrownModel {
        subject: cohort.subject.id(),
        grade: number(cohort.progression.grade),
        order: cohort.order(),
        cohort: cohort.name(),
        students: cohort.students,
        hash: format!("{:016x}", XxHash64::oneshot(0, &bytes)),
    }
}

fn note(note: &Note) -> GrownNote {
    let Note { spring, subject, grade, kind, cohort, students } = note;
    GrownNote {
        kind: kind.id(),
        year: SchoolYear::of_spring(*spring).unwrap_or(SchoolYear::UNSTATED).to_string(),
        subject: subject.id(),
        grade: number(*grade),
        students: *students,
        cohort: cohort.clone(),
    }
}
