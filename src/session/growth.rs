//! Growth percentiles of the loaded students.

use crate::growth::{Linked, NoModel, Norms, Note, Progress, Settings, Subject, percentiles};
use crate::report::{SubjectPercentiles, growth_file, growth_schools_file, school_spreads};
use crate::tally::Scores;

use super::Session;

/// What `sqii grow` writes.
#[derive(Clone, Debug)]
pub struct GrowthFiles {
    /// `growth.csv`.
    pub students: Vec<u8>,
    /// `growth_schools.csv`.
    pub schools: Vec<u8>,
    /// The models without a student, as far as made of enough; of own models only.
    pub norms: Norms,
    /// Models, own ones or those of norms, and percentiles: a student, subject and order each.
    pub cohorts: usize,
    /// How many percentiles.
    pub percentiles: usize,
    /// What else is to be told.
    pub notes: Vec<Note>,
}

impl Session {
    /// The growth percentiles of every loaded student with prior scores; held against `norms` where given.
    ///
    /// # Errors
    /// When `goes_on` stops it.
    pub fn growth(
        &mut self,
        settings: &Settings,
        norms: Option<&Norms>,
        every_order: bool,
        goes_on: &mut Progress<'_>,
    ) -> Result<GrowthFiles, NoModel> {
        let records = self.records();
        let mut scores = Scores::of(&records, settings.statewide_ids);
        let mut found = Vec::new();
        for subject in Subject::ALL {
            let linked = Linked::new(scores.take(subject));
            let made = percentiles(subject, &linked, settings, norms, goes_on)?;
            found.push(SubjectPercentiles { subject, linked, made });
        }
        let students = growth_file(&records, &scores.students, &found, every_order);
        let schools = growth_schools_file(&records, &found);
        let spreads = school_spreads(&records, &found);
        let notes = found.iter().flat_map(|own| own.made.notes.clone()).collect();
        let percentiles = found.iter().map(|own| own.made.students.len()).sum();
        let models: Vec<_> = found.into_iter().flat_map(|own| own.made.cohorts).collect();
        let cohorts = models.len();
        let made_by = concat!("sqii ", env!("CARGO_PKG_VERSION"));
        let norms = Norms::new(made_by, settings.minimum_norms, models, spreads);
        Ok(GrowthFiles { students, schools, norms, cohorts, percentiles, notes })
    }
}
