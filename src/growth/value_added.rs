//! Value added, CORE's way: what students score beyond what others score who had the same scores before and of whom the
//! same is known.
//!
//! Published: the controls — the prior test in both subjects, disability, English learner, homeless, foster, economic
//! disadvantage — their school concentrations, and shrinkage (see [`super::standing`]). Assumed, for CORE's own formulas
//! are not known to us:
//! * Scores are in standard deviations of the cohort and residuals about their mean, so that grades combine.
//! * Coefficients of the controls compare students of one school with one another: a good school with many poor students
//!   does not make poverty look harmless. Missing is a level of its own.
//! * Error of measurement: a prior score's variance is lessened by the share that its test's reliability leaves.
//! * Concentrations compare the schools' mean residuals, all grades together, each school with the more weight the surer its
//!   mean is. They are the averages as observed. Without enough schools there are none.

use super::cohort::{Cohort, Control, Controls, Student};
use super::growth_model::{CohortGrowth, Growth, GrowthModel, NoGrowth};
use super::moments::{Moments, Regression};
use super::standing::{Mean, Ranking, standings};

/// The model, with what it is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueAdded {
    /// Of the prior test in the same subject and in the other one: the share of its variance that is not error.
    pub reliabilities: [f64; 2],
    /// From so many schools on concentrations are estimated.
    pub concentrations_from: u32,
}

/// Columns of the concentrations: two prior scores, then of each control the share of students it is about and the share
/// of whom it is not known.
const CONCENTRATIONS: usize = 2 + 2 * Control::ALL.len();

impl GrowthModel for ValueAdded {
    fn id(&self) -> &'static str {
        "value_added"
    }

    fn growth(&self, cohorts: &[Cohort]) -> Growth {
        let mut fits: Vec<Result<Fit, NoGrowth>> = cohorts.iter().map(|cohort| self.fit(cohort)).collect();
        let (concentrations, doubt) = self.concentrate(cohorts, &mut fits);
        let grown =
            |fit: Fit| CohortGrowth { students: fit.residuals, noise: fit.noise, coefficients: fit.coefficients };
        Growth { cohorts: fits.into_iter().map(|fit| fit.map(grown)).collect(), concentrations, doubt }
    }
}

/// What was found within the schools of one cohort.
struct Fit {
    scale: Scale,
    coefficients: Vec<Option<f64>>,
    residuals: Vec<f64>,
    noise: f64,
}

/// Means and standard deviations of the score and both prior scores.
struct Scale([(f64, f64); 3]);

impl Scale {
    fn of(cohort: &Cohort) -> Self {
        let of = |get: fn(&Student) -> f64| {
            let mut moments = Moments::new(1);
            cohort.students.iter().for_each(|student| moments.add(1.0, &[(0, get(student))]));
            // Twice, for a score's square is large beside its variance.
            let mean = moments.mean(0);
            let squares: f64 =
                cohort.students.iter().map(|student| (get(student) - mean) * (get(student) - mean)).sum();
            (mean, (squares / moments.weight).sqrt())
        };
        Self([of(|s| s.score), of(|s| s.priors[0]), of(|s| s.priors[1])])
    }

    fn at(&self, which: usize, score: f64) -> f64 {
        let (mean, deviation) = self.0[which];
        if deviation > 0.0 { (score - mean) / deviation } else { 0.0 }
    }
}

/// Columns of the levels, the usual ones left out; then the two prior scores; then the score now.
fn columns() -> usize {
    Control::ALL.iter().map(|control| control.levels() - 1).sum::<usize>() + 3
}

/// The columns of levels in which a student has a one.
fn levels(controls: Controls) -> impl Iterator<Item = usize> {
    let mut first = 0;
    controls.each().filter_map(move |(control, level)| {
        let own = first;
        first += control.levels() - 1;
        let at = if level < control.usual() { level } else { level.wrapping_sub(1) };
        (level != control.usual()).then_some(own + at)
    })
}

impl ValueAdded {
    fn fit(&self, cohort: &Cohort) -> Result<Fit, NoGrowth> {
        let scale = Scale::of(cohort);
        let columns = columns();
        let (first, outcome) = (columns - 3, columns - 1);
        let row = |student: &Student, row: &mut Vec<(usize, f64)>| {
            row.clear();
            row.extend(levels(student.controls).map(|column| (column, 1.0)));
            row.push((first, scale.at(1, student.priors[0])));
            if cohort.both {
                row.push((first + 1, scale.at(2, student.priors[1])));
            }
            row.push((outcome, scale.at(0, student.score)));
        };
        let (mut within, mut schools, mut values) = (Moments::new(columns), 0.0, Vec::new());
        for school in cohort.schools() {
            let mut own = Moments::new(columns);
            for student in school {
                row(student, &mut values);
                own.add(1.0, &values);
            }
            within.pool(&own.centred());
            schools += 1.0;
        }
        let scores_differ = within.product(outcome, outcome) > 0.0;
        let own_freedom = within.weight - schools;
        for (column, reliability) in (first..).zip(self.reliabilities) {
            within.lessen(column, column, own_freedom * (1.0 - reliability));
        }
        let regression = within.regress();
        let freedom = own_freedom - f64::from(u32::try_from(regression.rank()).unwrap_or(u32::MAX));
        let coefficients = regression.coefficients;
        if freedom < 1.0 {
            return Err(NoGrowth::TooFew);
        }
        let priors_tell = coefficients[first].is_some() && (!cohort.both || coefficients[first + 1].is_some());
        if !scores_differ || !priors_tell {
            return Err(NoGrowth::Alike);
        }
        let mut residuals = Vec::with_capacity(cohort.students.len());
        for student in &cohort.students {
            row(student, &mut values);
            let (_, score) = values.pop().unwrap_or_default();
            let expected: f64 = values.iter().map(|(column, x)| x * coefficients[*column].unwrap_or(0.0)).sum();
            residuals.push(score - expected);
        }
        // Without the cohort's own level, in which the choice of the usual levels would stand.
        let level = residuals.iter().sum::<f64>() / within.weight;
        for residual in &mut residuals {
            *residual -= level;
        }
        let noise = cohort.about_schools(&residuals) / freedom;
        Ok(Fit { scale, coefficients, residuals, noise })
    }

    /// Takes off the residuals what goes with the school's own averages. Coefficients as [`CONCENTRATIONS`], and by school the
    /// variance of what was taken off; none when there are too few schools.
    fn concentrate(&self, cohorts: &[Cohort], fits: &mut [Result<Fit, NoGrowth>]) -> (Vec<Option<f64>>, Vec<f64>) {
        let schools = averages(cohorts, fits);
        let known: Vec<&Averages> = schools.iter().filter(|school| school.mean.students > 0).collect();
        if u32::try_from(known.len()).is_ok_and(|known| known < self.concentrations_from) {
            return (Vec::new(), Vec::new());
        }
        // First by students; then, the variance between schools known, by one over the variance of each mean.
        let (regression, means) = between(&known, Mean::count);
        let beyond: Vec<Mean> = known.iter().map(|school| school.beyond(&regression, &means)).collect();
        let variance = standings(&beyond, regression.rank(), Ranking::NOBODY).between;
        let (regression, means) = between(&known, |mean| 1.0 / (variance + mean.variance()));
        for (cohort, fit) in cohorts.iter().zip(fits) {
            let Ok(fit) = fit else { continue };
            let mut left = &mut fit.residuals[..];
            for students in cohort.schools() {
                let (own, rest) = left.split_at_mut(students.len());
                left = rest;
                let explained = regression.at(&schools[students[0].school as usize].about(&means));
                for residual in own {
                    *residual -= explained;
                }
            }
        }
        let doubt = schools.iter().map(|school| match school.mean.students {
            0 => 0.0,
            _ => regression.variance(&school.about(&means)),
        });
        let doubt = doubt.collect();
        (regression.coefficients, doubt)
    }
}

/// Regresses the schools' mean residuals on their concentrations; with it the weighted means of these.
fn between(schools: &[&Averages], weight: impl Fn(&Mean) -> f64) -> (Regression, Vec<f64>) {
    let mut moments = Moments::new(CONCENTRATIONS + 1);
    for school in schools {
        let values = school.concentrations().into_iter().chain([school.mean.mean()]);
        moments.add(weight(&school.mean), &values.enumerate().collect::<Vec<_>>());
    }
    let means = (0..CONCENTRATIONS).map(|column| moments.mean(column)).collect();
    (moments.centred().regress(), means)
}

/// A school's students of all cohorts.
#[derive(Clone, Debug, Default)]
struct Averages {
    /// Of the residuals.
    mean: Mean,
    /// Of the concentrations.
    sums: [f64; CONCENTRATIONS],
}

impl Averages {
    fn concentrations(&self) -> [f64; CONCENTRATIONS] {
        self.sums.map(|sum| sum / self.mean.count())
    }

    /// The concentrations about those of all schools.
    fn about(&self, means: &[f64]) -> Vec<f64> {
        self.concentrations().iter().zip(means).map(|(own, all)| own - all).collect()
    }

    /// The residuals without what is explained.
    fn beyond(&self, regression: &Regression, means: &[f64]) -> Mean {
        Mean { sum: self.mean.sum - self.mean.count() * regression.at(&self.about(means)), ..self.mean }
    }
}

/// By number of school.
fn averages(cohorts: &[Cohort], fits: &[Result<Fit, NoGrowth>]) -> Vec<Averages> {
    let last = cohorts.iter().filter_map(|cohort| cohort.students.last()).map(|student| student.school).max();
    let mut schools = vec![Averages::default(); last.map_or(0, |last| last as usize + 1)];
    for (cohort, fit) in cohorts.iter().zip(fits) {
        let Ok(fit) = fit else { continue };
        for (student, residual) in cohort.students.iter().zip(&fit.residuals) {
            let own = &mut schools[student.school as usize];
            own.mean.add(*residual, fit.noise);
            for at in 0..if cohort.both { 2 } else { 1 } {
                own.sums[at] += fit.scale.at(at + 1, student.priors[at]);
            }
            for (at, (control, level)) in student.controls.each().enumerate() {
                own.sums[2 + 2 * at] += f64::from(u8::from(control.concentrates(level)));
                own.sums[3 + 2 * at] += f64::from(u8::from(level == 0));
            }
        }
    }
    schools
}
