//! One student's growth in a subject: the scores by year over where students with the same prior scores came, and what next
//! year's score would mean.

use serde::Serialize;

use crate::growth::{FittedCohort, Norms, Score, number};
use crate::model::SchoolYear;
use crate::records::Records;

use super::growth_class::{ClassResult, GrownStudents, decimal, result};
use super::{SubjectPercentiles, Unknown, find_records};

/// A student's growth chart.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StudentGrowth {
    /// The id as its file writes it.
    pub student: String,
    /// The school's name, or its code.
    pub school: String,
    /// `ela` or `math`.
    pub subject: &'static str,
    /// The scores, in order of year.
    pub years: Vec<StudentYear>,
    /// The next test; nothing when no model leads there.
    pub next: Option<NextYear>,
}

/// A year's score.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StudentYear {
    /// `2022-23`.
    pub year: String,
    /// The calendar year of its spring, for the axis.
    pub spring: u16,
    /// The score and its percentile.
    pub result: ClassResult,
    /// From which score on each percentile begins, among students with the same prior scores; empty without a model.
    pub curves: Vec<CurvePoint>,
    /// The spring of the prior score that the curves start from.
    pub from: u16,
}

/// A score and the percentile that begins with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CurvePoint {
    /// 10, 20, … 90.
    pub percentile: u8,
    /// The lowest score that gives it; empty when no obtainable score does.
    pub score: String,
}

/// What the next score would mean.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct NextYear {
    /// `2025-26`.
    pub year: String,
    /// The calendar year of its spring.
    pub spring: u16,
    /// The grade then.
    pub grade: u8,
    /// The cohort that it would be held against: those who were there before.
    pub cohort: String,
    /// How many students made its model.
    pub of: usize,
    /// From which score on each percentile begins.
    pub curves: Vec<CurvePoint>,
}

/// The percentiles that are shown.
const SHOWN: [u8; 9] = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/// The growth of a student of this school and year; with norms, what is next is held against them.
///
/// # Errors
/// When there is no such school, or no such student with a score of the subject in it.
pub fn student_growth(
    records: &Records,
    grown: &GrownStudents,
    norms: Option<&Norms>,
    (year, school_code): (&str, &str),
    (student, subject): (&str, &str),
) -> Result<StudentGrowth, Unknown> {
    let place = find_records(records, year, school_code)?;
    let unknown = || Unknown::Student(school_code.to_owned());
    let subject = grown.found.iter().position(|own| own.subject.id() == subject).ok_or_else(unknown)?;
    let SubjectPercentiles { subject: id, made } = &grown.found[subject];
    let linked = &grown.scores.linked;
    let at = grown.scores_of(*id, place).find(|at| grown.student(*at) == student).ok_or_else(unknown)?;
    let scores = linked.years_of(linked.student(at)).filter_map(|at| Some((at, linked.score(at, *id)?)));
    let (own, scores): (Vec<u32>, Vec<Score>) = scores.unzip();
    let step = if linked.scores(*id).all(|(_, score)| score.score % 1000 == 0) { 1000.0 } else { 1.0 };
    let years = own.iter().zip(&scores).filter_map(|(at, score)| {
        let cohort = grown.percentile(subject, *at).map(|own| &made.cohorts[own.cohort as usize]);
        let priors: Vec<Score> =
            cohort.map_or_else(Vec::new, |own| linked.priors(*at, *id, &own.progression).collect());
        Some(StudentYear {
            year: named(score.spring),
            spring: score.spring,
            result: result(grown, subject, *at)?,
            curves: cohort.map_or_else(Vec::new, |own| curves(own, &priors, step)),
            from: priors.first().map_or(0, |prior| prior.spring),
        })
    });
    let models = norms.map_or(made.cohorts.as_slice(), Norms::models).iter().filter(|model| model.subject == *id);
    let school = &records.schools[place];
    let name = if school.facts.name.is_empty() { school.code.as_str() } else { &school.facts.name };
    Ok(StudentGrowth {
        student: student.to_owned(),
        school: name.to_owned(),
        subject: id.id(),
        years: years.collect(),
        next: next(&scores, models, step),
    })
}

fn named(spring: u16) -> String {
    SchoolYear::of_spring(spring).unwrap_or(SchoolYear::UNSTATED).to_string()
}

/// By the model that leads from the student's scores to the next test: the soonest, of the most prior scores, the latest.
fn next<'m>(scores: &[Score], models: impl Iterator<Item = &'m FittedCohort>, step: f64) -> Option<NextYear> {
    let last = scores.last()?;
    let priors = |model: &FittedCohort| -> Option<Vec<Score>> {
        let spring = last.spring + model.progression.priors.first()?.years;
        let prior = |of: &crate::growth::Prior| {
            scores.iter().find(|score| (score.spring + of.years, score.grade) == (spring, of.grade)).copied()
        };
        model.progression.priors.iter().map(prior).collect()
    };
    let ways = models.filter_map(|model| Some((model, priors(model)?)));
    let sooner = |(model, priors): &(&FittedCohort, Vec<Score>)| {
        let years = model.progression.priors.first().map_or(0, |prior| prior.years);
        (std::cmp::Reverse(years), priors.len(), model.spring)
    };
    let (model, priors) = ways.max_by_key(sooner)?;
    let spring = last.spring + model.progression.priors.first()?.years;
    Some(NextYear {
        year: named(spring),
        spring,
        grade: number(model.progression.grade),
        cohort: model.name(),
        of: model.students,
        curves: curves(model, &priors, step),
    })
}

/// From which score on each percentile begins; scores are whole steps of so many thousandths.
fn curves(cohort: &FittedCohort, priors: &[Score], step: f64) -> Vec<CurvePoint> {
    let priors: Vec<f64> = priors.iter().map(|prior| f64::from(prior.score) / 1000.0).collect();
    let quantiles = cohort.model.predictions(&priors);
    let most = cohort.model.obtainable().map_or(f64::INFINITY, |[_, most]| most);
    let begins = |percentile: u8| {
        let least = least(&quantiles, percentile, step);
        CurvePoint { percentile, score: if f64::from(least) / 1000.0 > most { String::new() } else { decimal(least) } }
    };
    SHOWN.map(begins).to_vec()
}

/// The lowest score, in thousandths, above so many of the quantiles.
fn least(quantiles: &[f64], percentile: u8, step: f64) -> i32 {
    let below = quantiles.get(usize::from(percentile) - 1).copied().unwrap_or_default();
    let mut steps = libm::floor(below * 1000.0 / step);
    // A product of decimals may lie a hair below them.
    while steps * step / 1000.0 <= below {
        steps += 1.0;
    }
    #[expect(clippy::cast_possible_truncation, reason = "scores fit; what does not is cut off at the ends")]
    let least = (steps * step) as i32;
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::growth::percentile;

    #[test]
    fn the_least_score_of_a_percentile_reaches_it_and_one_less_does_not() {
        let quantiles: Vec<f64> = (0..100).map(|n| 400.0 + f64::from(n) * 0.7).collect();
        for wanted in SHOWN {
            let least = f64::from(least(&quantiles, wanted, 1000.0)) / 1000.0;
            assert!(
                percentile(&quantiles, least) >= wanted && percentile(&quantiles, least - 1.0) < wanted,
                "{wanted}"
            );
        }
        // A quantile that is a score itself is not below it.
        assert_eq!(least(&[400.0; 100], 50, 1000.0), 401_000);
        assert_eq!(least(&[400.0; 100], 50, 1.0), 400_001);
    }
}
