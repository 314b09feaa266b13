//! Norms as a file: TOML, every number so that it is read as the one it was.

use std::fmt::Write;
use std::hash::Hasher;

use twox_hash::XxHash64;

use crate::methodology::Refusal;
use crate::model::SchoolYear;

use super::model::Model;
use super::norms::{Norms, SchoolSpread};
use super::percentiles::FittedCohort;
use super::progression::{Prior, Progression, number};
use super::reading::{Faults, Table, decimal, grade, list, read, subject, text, whole};
use super::settings::kind;
use super::spline::Knots;

impl Norms {
    /// What a file's `kind` says.
    pub const KIND: &str = "growth-norms";

    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        let body = self.body();
        format!("kind = {:?}\nhash = {:?}\n{body}", Self::KIND, hash(&body))
    }

    /// Sixteen hex digits of everything in it.
    #[must_use]
    pub fn hash(&self) -> String {
        hash(&self.body())
    }

    fn body(&self) -> String {
        let mut out = format!("made_by = {:?}\nminimum_students = {}\n", self.made_by, self.minimum_students);
        for cohort in self.models() {
            // Writing to a String cannot fail.
            let _ = write_model(cohort, &mut out);
        }
        for spread in &self.spreads {
            let SchoolSpread { model, subject, spring, group, schools, hundredths } = spread;
            let _ = write!(
                out,
                "\n[[schools]]\nmodel = {model:?}\nsubject = {:?}\nyear = \"{}\"\nstudent_group = {group:?}\nschools = {schools}\nhundredths = {hundredths:?}\n",
                subject.id(),
                year(*spring),
            );
        }
        out
    }

    /// Reads a file of norms. `minimum_students` is what the reader asks of a model.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line; also a model of too few students, and a file that is not as it
    /// was written.
    pub fn parse(file: &str, minimum_students: usize) -> Result<Self, Vec<Refusal>> {
        read(file, |root, faults| {
            kind(root, Self::KIND, faults);
            let said = root.need("hash", "sixteen digits", faults, text);
            let body = file.split_once("made_by").map_or(String::new(), |(_, rest)| format!("made_by{rest}"));
            if said.is_some_and(|said| said != hash(&body)) {
                root.refuse("hash", "norms as they were written: this file has been changed or cut off", faults);
            }
            let made_by = root.need("made_by", "what made it", faults, text).unwrap_or_default();
            let own = root.need("minimum_students", "a whole number", faults, whole).unwrap_or_default();
            let models = root.tables("model", faults, |table, faults| model(table, minimum_students.max(own), faults));
            let spreads = root.tables("schools", faults, spread);
            Self::new(&made_by, own, models, spreads)
        })
    }
}

fn hash(body: &str) -> String {
    let mut hash = XxHash64::with_seed(0);
    hash.write(body.as_bytes());
    format!("{:016x}", hash.finish())
}

fn year(spring: u16) -> SchoolYear {
    SchoolYear::of_spring(spring).unwrap_or(SchoolYear::UNSTATED)
}

fn write_model(cohort: &FittedCohort, out: &mut String) -> std::fmt::Result {
    let FittedCohort { subject, spring, progression, students, model } = cohort;
    let priors: Vec<u8> = progression.priors.iter().map(|prior| number(prior.grade)).collect();
    let years: Vec<u16> = progression.priors.iter().map(|prior| prior.years).collect();
    write!(
        out,
        "\n[[model]]\nsubject = {:?}\nyear = \"{}\"\ngrade = {}\npriors = {priors:?}\nyears = {years:?}\nstudents = {students}\n",
        subject.id(),
        year(*spring),
        number(progression.grade),
    )?;
    if let Some(obtainable) = model.obtainable() {
        writeln!(out, "obtainable = {obtainable:?}")?;
    }
    let knots: Vec<&[f64]> = model.knots().iter().map(Knots::interior).collect();
    let boundaries: Vec<[f64; 2]> = model.knots().iter().map(Knots::boundaries).collect();
    writeln!(out, "knots = {knots:?}\nboundaries = {boundaries:?}\ncoefficients = [")?;
    model.coefficients().iter().try_for_each(|fit| writeln!(out, "  {fit:?},"))?;
    out.write_str("]\n")
}

fn model(table: &mut Table<'_>, minimum_students: usize, faults: &mut Faults<'_>) -> Option<FittedCohort> {
    let subject = table.need("subject", "ela | math", faults, subject);
    let spring =
        table.need("year", "a school year: 2024-25", faults, |value| SchoolYear::parse(value.as_text()?)?.spring());
    let now = table.need("grade", "a grade from 1 to 12", faults, grade);
    let grades = table.need("priors", "grades, the latest first", faults, |value| list(value, grade));
    let years = table.need("years", "years before", faults, |value| list(value, whole));
    let students = table.need("students", "how many", faults, whole::<usize>);
    let obtainable = table.get("obtainable", "two scores", faults, |value| list(value, decimal)?.try_into().ok());
    let numbers = |value: &_| list(value, |item| list(item, decimal));
    let knots = table.need("knots", "lists of scores", faults, numbers);
    let boundaries = table.need("boundaries", "pairs of scores", faults, numbers);
    let coefficients = table.need("coefficients", "a hundred lists", faults, numbers);
    if students.is_some_and(|students| students < minimum_students) {
        table.refuse("students", &format!("at least {minimum_students} students"), faults);
        return None;
    }
    let (grades, years): (Vec<_>, Vec<_>) = (grades?, years?);
    let (knots, boundaries) = (knots?, boundaries?);
    let made: Option<Vec<Knots>> =
        knots.iter().zip(boundaries).map(|(knots, ends)| Knots::new(knots, ends.try_into().ok()?).ok()).collect();
    let fits = grades.len() == years.len() && grades.len() == knots.len();
    let Some(model) =
        made.filter(|made| fits && made.len() == knots.len()).and_then(|made| Model::from_parts(made, coefficients?))
    else {
        table.refuse("coefficients", "priors, years, knots, boundaries and coefficients that fit each other", faults);
        return None;
    };
    let priors = grades.into_iter().zip(years).map(|(grade, years)| Prior { grade, years }).collect();
    let progression = Progression { grade: now?, priors };
    Some(FittedCohort {
        subject: subject?,
        spring: spring?,
        progression,
        students: students?,
        model: model.within(obtainable),
    })
}

fn spread(table: &mut Table<'_>, faults: &mut Faults<'_>) -> Option<SchoolSpread> {
    let model = table.need("model", "a model of growth", faults, text);
    let subject = table.need("subject", "ela | math", faults, subject);
    let spring =
        table.need("year", "a school year: 2024-25", faults, |value| SchoolYear::parse(value.as_text()?)?.spring());
    let group = table.need("student_group", "a student group", faults, text);
    let schools = table.need("schools", "how many", faults, whole::<usize>);
    let hundredths = table.need("hundredths", "101 numbers", faults, |value| {
        list(value, decimal).filter(|values| values.len() == 101 && values.windows(2).all(|pair| pair[0] <= pair[1]))
    });
    if schools.is_some_and(|schools| schools < SchoolSpread::FEWEST) {
        table.refuse("schools", &format!("at least {} schools", SchoolSpread::FEWEST), faults);
        return None;
    }
    Some(SchoolSpread {
        model: model?,
        subject: subject?,
        spring: spring?,
        group: group?,
        schools: schools?,
        hundredths: hundredths?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::percentiles::percentiles;
    use super::super::settings::Settings;
    use super::super::{Entry, Linked, NoteKind, Subject};
    use super::*;
    use crate::model::Grade;

    fn linked(students: u32) -> Linked {
        scores(Subject::Ela, students, 2025)
    }

    /// The year before and this one, of a grade and the next, with scores that differ.
    fn scores(subject: Subject, students: u32, spring: u16) -> Linked {
        let told = (0..students).flat_map(|student| {
            let prior = (student * 37 % 101).cast_signed();
            let now = prior + (student * 53 % 89).cast_signed();
            [(spring - 1, 4, prior), (spring, 5, now)].map(|(spring, grade, score)| {
                let place = (spring, Grade::numbered(grade).unwrap());
                Entry::new(student, place, u32::from(spring)).with(subject, score * 1000 + 300_000, 0)
            })
        });
        Linked::new(told.collect())
    }

    fn settings() -> Settings {
        Settings { bootstrap: 0, ..Settings::default() }
    }

    fn norms(students: u32) -> Norms {
        let made = percentiles(Subject::Ela, &linked(students), &settings(), None, &mut |_, _| true).unwrap();
        let mut schools: Vec<f64> = (0..60).map(|n| f64::from(n * 7 % 60)).collect();
        let spread = SchoolSpread::of("percentiles", Subject::Ela, 2025, "all", &mut schools).unwrap();
        Norms::new("sqii test", 1000, made.cohorts, vec![spread])
    }

    #[test]
    fn norms_are_read_as_they_were_written_and_give_the_same_percentiles() {
        let own = norms(1500);
        let read = Norms::parse(&own.text(), 1000).unwrap();
        assert_eq!(read, own);
        assert_eq!(own.models().len(), 1);
        let by_own = percentiles(Subject::Ela, &linked(1500), &settings(), None, &mut |_, _| true).unwrap();
        // A class of thirty, held against them; it would be too few for a model.
        let few = linked(30);
        assert!(percentiles(Subject::Ela, &few, &settings(), None, &mut |_, _| true).unwrap().students.is_empty());
        let by_norms = percentiles(Subject::Ela, &few, &settings(), Some(&read), &mut |_, _| true).unwrap();
        let of =
            |all: &[super::super::StudentPercentile]| all.iter().map(|s| s.percentile).take(30).collect::<Vec<_>>();
        assert_eq!(of(&by_norms.students), of(&by_own.students));
        assert!(by_norms.notes.is_empty());
    }

    #[test]
    fn norms_of_too_few_are_refused_and_left_out() {
        assert!(norms(900).models().is_empty());
        let refused = Norms::parse(&norms(1500).text(), 2000).unwrap_err();
        assert_eq!(
            (refused[0].what.as_str(), refused[0].expected.as_str()),
            ("model.students", "at least 2000 students")
        );
        assert_eq!(SchoolSpread::of("percentiles", Subject::Ela, 2025, "all", &mut [1.0; 49]), None);
    }

    #[test]
    fn norms_that_were_changed_are_refused() {
        let text = norms(1500).text();
        let changed = text.replace("students = 1500", "students = 9500");
        assert!(changed != text && Norms::parse(&changed, 1000).unwrap_err()[0].what == "hash");
        assert_eq!(Norms::parse(&text.replace(Norms::KIND, "other"), 1000).unwrap_err()[0].what, "kind");
    }

    #[test]
    fn norms_of_another_year_or_another_way_are_told() {
        let own = norms(1500);
        let later = scores(Subject::Ela, 30, 2027);
        let found = percentiles(Subject::Ela, &later, &settings(), Some(&own), &mut |_, _| true).unwrap();
        assert_eq!(found.notes[0].kind, NoteKind::NormsOfAnotherYear);
        assert_eq!(found.students.len(), 30);
        let math = scores(Subject::Math, 30, 2025);
        let found = percentiles(Subject::Math, &math, &settings(), Some(&own), &mut |_, _| true).unwrap();
        assert_eq!((found.notes[0].kind, found.notes[0].students, found.students.len()), (NoteKind::NotInNorms, 30, 0));
    }
}
