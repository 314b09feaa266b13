//! What growth is measured with: a file of its own, or what is assumed without one.
//!
//! ```toml
//! kind = "growth-settings"
//! max_priors = 2              # else all that there are
//! student_ids = "statewide"   # or "lea", which is assumed: an id is one student within an LEA
//! minimum_students = 100      # fewer in a cohort have no model
//! minimum_norms = 1000        # fewer in a cohort go into no norms
//! minimum_group = 20          # of fewer percentiles together nothing is concluded
//! bootstrap = 25              # times a cohort is drawn again for intervals; 0: no such intervals
//!
//! [[knots]]
//! subject = "ela"
//! grade = "04"
//! knots = [542, 580, 606, 635]
//! boundaries = [180, 940]
//! obtainable = [180, 940]     # predictions go no further than the lowest and highest obtainable score
//!
//! [[progression]]             # beside the usual one of a grade each year, and before it
//! subject = "math"            # else both
//! grade = "11"
//! priors = ["08", "07"]
//! years = [3, 4]              # how long before; else as many years as grades, at least one more each time
//! ```

use crate::methodology::Refusal;
use crate::model::Grade;

use super::progression::{Prior, Progression, Subject, number};
use super::reading::{Faults, Table, decimal, grade, list, read, subject, whole};
use super::spline::Knots;

/// What growth is measured with.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Priors used at most.
    pub max_priors: usize,
    /// Is an id one student in the whole state? Else within an LEA.
    pub statewide_ids: bool,
    /// Students that a cohort needs for a model.
    pub minimum_students: usize,
    /// Students that a cohort needs to go into norms.
    pub minimum_norms: usize,
    /// Students whose percentiles together say something; of fewer they are shown and marked (rule 4 of methodology.md).
    pub minimum_group: usize,
    /// How often a cohort is drawn again for intervals.
    pub bootstrap: u32,
    pub(super) scales: Vec<Scale>,
    pub(super) progressions: Vec<(Option<Subject>, Progression)>,
}

/// What is declared of the scores of a subject and grade.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    subject: Subject,
    grade: Grade,
    knots: Option<Knots>,
    obtainable: Option<[f64; 2]>,
}

impl Default for Settings {
    /// Assumed, all of it.
    fn default() -> Self {
        Self {
            max_priors: usize::MAX,
            statewide_ids: false,
            minimum_students: 100,
            minimum_norms: 1000,
            minimum_group: 20,
            bootstrap: 25,
            scales: Vec::new(),
            progressions: Vec::new(),
        }
    }
}

impl Settings {
    /// What a file's `kind` says.
    pub const KIND: &str = "growth-settings";

    /// Reads a settings file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line.
    pub fn parse(text: &str) -> Result<Self, Vec<Refusal>> {
        read(text, |root, faults| {
            let usual = Self::default();
            kind(root, Self::KIND, faults);
            let ids = root.get("student_ids", "lea | statewide", faults, |value| match value.as_text()? {
                "lea" => Some(false),
                "statewide" => Some(true),
                _ => None,
            });
            let mut count =
                |key, least: usize| root.get(key, "a whole number", faults, |v| whole(v).filter(|n| *n >= least));
            let max_priors = count("max_priors", 1).unwrap_or(usual.max_priors);
            let minimum_students = count("minimum_students", 1).unwrap_or(usual.minimum_students);
            let minimum_norms = count("minimum_norms", 1).unwrap_or(usual.minimum_norms);
            let minimum_group = count("minimum_group", 1).unwrap_or(usual.minimum_group);
            Self {
                max_priors,
                statewide_ids: ids.unwrap_or(usual.statewide_ids),
                minimum_students,
                minimum_norms,
                minimum_group,
                bootstrap: root
                    .get("bootstrap", "0–1000", faults, |v| whole(v).filter(|n| *n <= 1000))
                    .unwrap_or(usual.bootstrap),
                scales: root.tables("knots", faults, scale),
                progressions: root.tables("progression", faults, progression),
            }
        })
    }

    /// Knots declared for a subject and grade.
    #[must_use]
    pub fn knots(&self, subject: Subject, grade: Grade) -> Option<&Knots> {
        self.scale(subject, grade)?.knots.as_ref()
    }

    /// The lowest and the highest obtainable score, where declared.
    #[must_use]
    pub fn obtainable(&self, subject: Subject, grade: Grade) -> Option<[f64; 2]> {
        self.scale(subject, grade)?.obtainable
    }

    fn scale(&self, subject: Subject, grade: Grade) -> Option<&Scale> {
        self.scales.iter().find(|scale| (scale.subject, scale.grade) == (subject, grade))
    }

    /// The ways to a grade: declared ones, in the file's order, then the usual one; none longer than the most priors.
    #[must_use]
    pub fn progressions(&self, subject: Subject, grade: Grade) -> Vec<Progression> {
        let of_subject = |own: &Option<Subject>| own.is_none_or(|own| own == subject);
        let declared = self.progressions.iter().filter(|(own, to)| of_subject(own) && to.grade == grade);
        let mut all: Vec<_> = declared.map(|(_, to)| to.clone()).chain([Progression::usual(grade)]).collect();
        for progression in &mut all {
            progression.priors.truncate(self.max_priors);
        }
        all
    }
}

/// The file says what it is.
pub(super) fn kind(root: &mut Table<'_>, kind: &str, faults: &mut Faults<'_>) {
    root.need("kind", &format!("{kind:?}"), faults, |value| (value.as_text()? == kind).then_some(()));
}

fn scale(table: &mut Table<'_>, faults: &mut Faults<'_>) -> Option<Scale> {
    let subject = table.need("subject", "ela | math", faults, subject);
    let grade = table.need("grade", "a grade from 1 to 12", faults, grade);
    let interior = table.get("knots", "a list of scores", faults, |value| list(value, decimal));
    let boundaries = table.get("boundaries", "two scores", faults, |value| list(value, decimal)?.try_into().ok());
    let obtainable = table.get("obtainable", "the lowest and the highest score", faults, |value| {
        list(value, decimal)?.try_into().ok().filter(|[low, high]: &[f64; 2]| low < high)
    });
    let knots = match (interior, boundaries) {
        (Some(interior), Some(boundaries)) => {
            let knots = Knots::new(&interior, boundaries).ok();
            if knots.is_none() {
                table.refuse("knots", "rising, and between the boundaries", faults);
            }
            knots
        }
        (None, None) => None,
        _ => {
            table.refuse("knots", "knots and boundaries together", faults);
            None
        }
    };
    Some(Scale { subject: subject?, grade: grade?, knots, obtainable })
}

fn progression(table: &mut Table<'_>, faults: &mut Faults<'_>) -> Option<(Option<Subject>, Progression)> {
    let subject = table.get("subject", "ela | math", faults, subject);
    let now = table.need("grade", "a grade from 1 to 12", faults, grade)?;
    let grades = table.need("priors", "grades, the latest first", faults, |value| list(value, grade))?;
    let years = table.get("years", "years before, the latest first", faults, |value| list(value, whole::<u16>));
    let years = years.unwrap_or_else(|| usual_years(now, &grades));
    let rising = years.first().is_some_and(|first| *first > 0) && years.windows(2).all(|pair| pair[0] < pair[1]);
    if !rising || years.len() != grades.len() {
        table.refuse("years", "one for each prior, each more than the one before", faults);
        return None;
    }
    let priors = grades.into_iter().zip(years).map(|(grade, years)| Prior { grade, years }).collect();
    Some((subject, Progression { grade: now, priors }))
}

/// As many years as grades between, but each prior at least a year before the next.
fn usual_years(now: Grade, grades: &[Grade]) -> Vec<u16> {
    let mut last = 0;
    let years = grades.iter().map(|grade| {
        last = u16::from(number(now).saturating_sub(number(*grade))).max(last + 1);
        last
    });
    years.collect()
}

/// Is this text of settings or norms, by its `kind`?
#[must_use]
pub fn kind_of(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    let kind = line.strip_prefix("kind")?.trim_start().strip_prefix('=')?.trim();
    Some(kind.split('#').next()?.trim().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_grade(number: u8) -> Grade {
        Grade::numbered(number).unwrap()
    }

    #[test]
    fn what_is_declared_goes_before_what_is_usual() {
        let text = "kind = \"growth-settings\"\nmax_priors = 2\nstudent_ids = \"statewide\"\nminimum_students = 20\n\
            [[knots]]\nsubject = \"ela\"\ngrade = \"04\"\nknots = [542, 580.5]\nboundaries = [180, 940]\nobtainable = [180, 940]\n\
            [[progression]]\ngrade = 11\npriors = [8, 7, 6]\n\
            [[progression]]\nsubject = \"math\"\ngrade = \"05\"\npriors = [\"05\", \"04\"]\n";
        let settings = Settings::parse(text).unwrap();
        assert!(settings.statewide_ids);
        assert_eq!((settings.minimum_students, settings.minimum_norms, settings.bootstrap), (20, 1000, 25));
        assert_eq!(
            settings.knots(Subject::Ela, in_grade(4)),
            Knots::new(&[542.0, 580.5], [180.0, 940.0]).ok().as_ref()
        );
        assert_eq!(settings.obtainable(Subject::Ela, in_grade(4)), Some([180.0, 940.0]));
        assert_eq!(settings.knots(Subject::Math, in_grade(4)), None);
        let ways = |subject, grade| -> Vec<Vec<(u8, u16)>> {
            let all = settings.progressions(subject, in_grade(grade));
            all.iter().map(|to| to.priors.iter().map(|prior| (number(prior.grade), prior.years)).collect()).collect()
        };
        assert_eq!(ways(Subject::Ela, 11), [vec![(8, 3), (7, 4)], vec![(10, 1), (9, 2)]]);
        assert_eq!(ways(Subject::Math, 5), [vec![(5, 1), (4, 2)], vec![(4, 1), (3, 2)]]);
        assert_eq!(ways(Subject::Ela, 5), [vec![(4, 1), (3, 2)]]);
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_mend() {
        let faults = |more: &str| -> Vec<(u32, String, String)> {
            let all = Settings::parse(&format!("kind = \"growth-settings\"\n{more}")).unwrap_err();
            all.into_iter().map(|fault| (fault.line, fault.what, fault.expected)).collect()
        };
        assert_eq!(faults("max_prior = 2"), [(2, "max_prior".into(), "did you mean \"max_priors\"?".into())]);
        assert_eq!(faults("bootstrap = 2000"), [(2, "bootstrap".into(), "0–1000".into())]);
        let knots = "[[knots]]\nsubject = \"ela\"\ngrade = 4\nknots = [5, 3]\nboundaries = [0, 9]\n";
        assert_eq!(faults(knots), [(5, "knots.knots".into(), "rising, and between the boundaries".into())]);
        assert_eq!(faults("[[knots]]\nsubject = \"ela\"\ngrade = 13\n")[0].1, "knots.grade");
        assert_eq!(faults("[[progression]]\ngrade = 6\npriors = [5, 4]\nyears = [2, 1]\n")[0].1, "progression.years");
        assert_eq!(faults("knots = 3")[0].2, "tables: [[knots]]");
        assert_eq!(faults("a = [")[0].1, "file");
        assert_eq!(Settings::parse("").unwrap_err()[0].what, "kind");
    }

    #[test]
    fn a_file_tells_its_kind_in_its_first_line() {
        assert_eq!(kind_of("# mine\n\n kind = \"growth-settings\" # so\n").as_deref(), Some("growth-settings"));
        assert_eq!(kind_of("id = \"x\"\nkind = \"growth-settings\""), None);
    }
}
