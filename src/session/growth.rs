//! Growth percentiles of the loaded students.

use std::rc::Rc;

use crate::growth::{Fitted, NoModel, Norms, Note, Progress, Settings};
use crate::intake::Grain;
use crate::records::Records;
use crate::report::{
    GrownStudents, GrownView, GrowthClass, NormsView, StudentGrowth, Unknown, grown_view, growth_class, growth_file,
    growth_schools_file, school_spreads, student_growth,
};

use super::Session;
use super::growing::Growing;
use super::growth_rules::GrowthRules;

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

/// The percentiles, and the records that they are of.
pub(super) struct Grown {
    records: Rc<Records>,
    students: GrownStudents,
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
        let growing = self.begin_growth(settings, norms);
        let fitted = growing.fit(goes_on)?;
        self.growth_from(growing, fitted, every_order)
    }

    /// Begins what [`Session::growth`] does in one go, for whoever has more than one worker: the tasks are done next, and
    /// [`Session::growth_from`] ends it.
    pub fn begin_growth(&mut self, settings: &Settings, norms: Option<&Norms>) -> Growing {
        Growing::of(&self.records(), settings, norms)
    }

    /// Ends [`Session::begin_growth`] with what came of the tasks, in their order. The files must be the same still.
    ///
    /// # Errors
    /// When it is not what came of these tasks.
    pub fn growth_from(
        &mut self,
        growing: Growing,
        fitted: Vec<Fitted>,
        every_order: bool,
    ) -> Result<GrowthFiles, NoModel> {
        let records = self.records();
        let grown = growing.finish(fitted)?;
        let made = || grown.found.iter().map(|own| &own.made);
        Ok(GrowthFiles {
            students: growth_file(&records, &grown, every_order),
            schools: growth_schools_file(&records, &grown),
            norms: norms_of(&records, &grown),
            cohorts: made().map(|own| own.cohorts.len()).sum(),
            percentiles: made().map(|own| own.students.len()).sum(),
            notes: made().flat_map(|own| own.notes.clone()).collect(),
        })
    }

    /// The settings and norms among the files; without them what is assumed, and none.
    pub fn growth_files(&mut self) -> (Settings, Option<Norms>) {
        let rules = self.growth_rules();
        (rules.settings.clone(), rules.norms.clone())
    }

    pub(super) fn growth_rules(&mut self) -> Rc<GrowthRules> {
        let files = &self.files;
        Rc::clone(self.growth_rules.get_or_insert_with(|| Rc::new(GrowthRules::of(files))))
    }

    /// Computes the growth percentiles of the loaded students by the settings and norms among the files.
    ///
    /// # Errors
    /// When `goes_on` stops it: then there are those of before, if any.
    pub fn grow(&mut self, goes_on: &mut Progress<'_>) -> Result<(), NoModel> {
        let growing = self.begin_grow();
        let fitted = growing.fit(goes_on)?;
        self.grow_from(growing, fitted)
    }

    /// Begins what [`Session::grow`] does in one go, for whoever has more than one worker: the tasks are done next, and
    /// [`Session::grow_from`] ends it.
    pub fn begin_grow(&mut self) -> Growing {
        let rules = self.growth_rules();
        self.begin_growth(&rules.settings, rules.norms.as_ref())
    }

    /// Ends [`Session::begin_grow`] with what came of the tasks, in their order. The files must be the same still.
    ///
    /// # Errors
    /// When it is not what came of these tasks: then there are the percentiles of before, if any.
    pub fn grow_from(&mut self, growing: Growing, fitted: Vec<Fitted>) -> Result<(), NoModel> {
        let students = growing.finish(fitted)?;
        self.grown = Some(Grown { records: self.records(), students });
        Ok(())
    }

    /// What growth percentiles rest on, computed or not.
    pub fn grown(&mut self) -> GrownView {
        let rules = self.growth_rules();
        let view = self.grown.as_ref().map(|grown| grown_view(&grown.students)).unwrap_or_default();
        let norms = rules.norms.as_ref().map(|norms| NormsView::of(norms, rules.file(Grain::GrowthNorms)));
        GrownView { settings_file: rules.file(Grain::GrowthSettings).to_owned(), norms, ..view }
    }

    /// The students of a school and year whose ids hold `search`, one by one and together.
    ///
    /// # Errors
    /// When there is no such school, or percentiles have not been computed.
    pub fn growth_class(&self, year: &str, school_code: &str, search: &str) -> Result<GrowthClass, Unknown> {
        let Grown { records, students } = self.computed_growth()?;
        growth_class(records, students, year, school_code, search)
    }

    /// A student's growth in a subject, and what the next score would mean.
    ///
    /// # Errors
    /// When there is no such school or student, or percentiles have not been computed.
    pub fn student_growth(
        &mut self,
        (year, school_code): (&str, &str),
        student: &str,
        subject: &str,
    ) -> Result<StudentGrowth, Unknown> {
        let rules = self.growth_rules();
        let Grown { records, students } = self.computed_growth()?;
        student_growth(records, students, rules.norms.as_ref(), (year, school_code), (student, subject))
    }

    /// `growth.csv`, `growth_schools.csv` or `growth_norms.toml`.
    pub(super) fn growth_download(&self, name: &str) -> Result<Vec<u8>, Unknown> {
        let Grown { records, students } = self.computed_growth()?;
        Ok(match name {
            "growth.csv" => growth_file(records, students, false),
            "growth_schools.csv" => growth_schools_file(records, students),
            "growth_norms.toml" if !students.of_norms => norms_of(records, students).text().into_bytes(),
            _ => return Err(Unknown::Download(name.to_owned())),
        })
    }

    fn computed_growth(&self) -> Result<&Grown, Unknown> {
        self.grown.as_ref().ok_or(Unknown::NothingComputed)
    }
}

fn norms_of(records: &Records, grown: &GrownStudents) -> Norms {
    let models = grown.found.iter().flat_map(|own| own.made.cohorts.clone()).collect();
    let made_by = concat!("sqii ", env!("CARGO_PKG_VERSION"));
    Norms::new(made_by, grown.settings.minimum_norms, models, school_spreads(records, grown))
}
