//! Student growth percentiles as a model of schools' growth: the mean percentile of a school's students.

use super::cells::Cells;
use super::cohort::Cohort;
use super::growth_model::{CohortGrowth, Growth, GrowthModel, NoGrowth};
use super::model::{Model, NoModel};
use super::spline::Knots;

/// The model: one prior score of the same subject, knots from the cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GrowthPercentiles;

impl GrowthModel for GrowthPercentiles {
    fn id(&self) -> &'static str {
        "student_growth_percentiles"
    }

    fn growth(&self, cohorts: &[Cohort]) -> Growth {
        Growth { cohorts: cohorts.iter().map(fit).collect(), concentrations: Vec::new(), doubt: Vec::new() }
    }
}

fn fit(cohort: &Cohort) -> Result<CohortGrowth, NoGrowth> {
    let students = &cohort.students;
    let schools = u32::try_from(cohort.schools().count()).unwrap_or(u32::MAX);
    let freedom = f64::from(u32::try_from(students.len()).unwrap_or(u32::MAX)) - f64::from(schools);
    if freedom < 1.0 {
        return Err(NoGrowth::TooFew);
    }
    let priors: Vec<f64> = students.iter().map(|student| student.priors[0]).collect();
    let knots = Knots::of_scores(&priors).map_err(|_| NoGrowth::Alike)?;
    let now: Vec<f64> = students.iter().map(|student| student.score).collect();
    let (cells, cell_of) = Cells::count(&now, &[priors]);
    let model = Model::fit(&[knots], &cells, &mut |_| true).map_err(|why| match why {
        NoModel::Nobody | NoModel::Cancelled | NoModel::Strange => NoGrowth::TooFew,
    })?;
    let percentiles = model.percentiles(&cells);
    let growth: Vec<f64> = cell_of.iter().map(|cell| f64::from(percentiles[*cell as usize])).collect();
    let noise = cohort.about_schools(&growth) / freedom;
    let coefficients = model.coefficients().iter().flatten().map(|value| Some(*value)).collect();
    Ok(CohortGrowth { students: growth, noise, coefficients })
}
