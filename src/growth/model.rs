//! One cohort's model: a hundred quantiles of the score now, given the prior scores.

use super::cells::Cells;
use super::quantile::Solver;
use super::sample::{Factor, Sample, dot};
use super::spline::Knots;

/// How many quantiles: 0.005, 0.015, … 0.995.
pub const QUANTILES: usize = 100;

/// Why there is no model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoModel {
    /// No students.
    Nobody,
    /// It was stopped.
    Cancelled,
    /// What came back from another worker is not of these students.
    Strange,
}

/// A fitted model. It holds no student.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Of each prior score, the latest first.
    knots: Vec<Knots>,
    /// By quantile: the constant, then the functions of the latest prior score, of the one before, …
    coefficients: Vec<Vec<f64>>,
    /// Columns that say nothing that others do not say; their coefficients are zero.
    unused: usize,
    /// The lowest and the highest obtainable score, if predictions are to go no further.
    obtainable: Option<[f64; 2]>,
}

impl Model {
    /// Fits a cohort, which has as many prior scores as there are knots. `goes_on` is told of each quantile done, and says
    /// whether to go on.
    ///
    /// # Errors
    /// Without students, or when it is stopped.
    pub fn fit(knots: &[Knots], cells: &Cells, goes_on: &mut dyn FnMut(usize) -> bool) -> Result<Self, NoModel> {
        let every: Vec<f64> = (0..QUANTILES).map(tau).collect();
        let (coefficients, unused) = fit(&sample(knots, cells), &every, goes_on)?;
        Ok(Self { knots: knots.to_vec(), coefficients, unused, obtainable: None })
    }

    /// A model as it was written down; nothing when the numbers of coefficients do not fit.
    #[must_use]
    pub fn from_parts(knots: Vec<Knots>, coefficients: Vec<Vec<f64>>) -> Option<Self> {
        let columns = 1 + knots.iter().map(Knots::functions).sum::<usize>();
        let fits = coefficients.len() == QUANTILES && coefficients.iter().all(|fit| fit.len() == columns);
        fits.then_some(Self { knots, coefficients, unused: 0, obtainable: None })
    }

    /// Predictions go no further than the lowest and the highest obtainable score.
    #[must_use]
    pub const fn within(mut self, obtainable: Option<[f64; 2]>) -> Self {
        self.obtainable = obtainable;
        self
    }

    /// The lowest and the highest obtainable score, if predictions go no further.
    #[must_use]
    pub const fn obtainable(&self) -> Option<[f64; 2]> {
        self.obtainable
    }

    /// Of each prior score, the latest first.
    #[must_use]
    pub fn knots(&self) -> &[Knots] {
        &self.knots
    }

    /// By quantile: the constant, then the functions of the latest prior score, of the one before, …
    #[must_use]
    pub fn coefficients(&self) -> &[Vec<f64>] {
        &self.coefficients
    }

    /// The coefficients alone, as [`Model::coefficients`].
    #[must_use]
    pub fn into_coefficients(self) -> Vec<Vec<f64>> {
        self.coefficients
    }

    /// How many columns say nothing that others do not say.
    #[must_use]
    pub const fn unused(&self) -> usize {
        self.unused
    }

    /// The hundred quantiles for these prior scores, the latest first: rising, with five decimals.
    #[must_use]
    pub fn predictions(&self, priors: &[f64]) -> Vec<f64> {
        let mut row = Vec::with_capacity(self.coefficients.first().map_or(0, Vec::len));
        write_row(&self.knots, priors, &mut row);
        let mut quantiles: Vec<f64> =
            self.coefficients.iter().map(|fit| (dot(&row, fit) * 1e5).round() / 1e5).collect();
        if let Some([low, high]) = self.obtainable {
            for quantile in &mut quantiles {
                *quantile = quantile.clamp(low, high);
            }
        }
        quantiles.sort_unstable_by(f64::total_cmp);
        quantiles
    }

    /// The fit of one quantile, from 0 to 99, for these prior scores: neither rounded nor held within anything.
    #[must_use]
    pub fn fitted(&self, quantile: usize, priors: &[f64]) -> f64 {
        let mut row = Vec::new();
        write_row(&self.knots, priors, &mut row);
        self.coefficients.get(quantile).map_or(f64::NAN, |fit| dot(&row, fit))
    }
}

/// The percentile of a score among these quantiles: how many lie below it, from 1 to 99.
#[must_use]
pub fn percentile(quantiles: &[f64], score: f64) -> u8 {
    let below = quantiles.partition_point(|quantile| *quantile < score);
    u8::try_from(below.clamp(1, 99)).unwrap_or(99)
}

/// The coefficients of rising quantiles, and how many columns say nothing that others do not say: those have zeros.
pub(super) fn fit(
    sample: &Sample,
    quantiles: &[f64],
    goes_on: &mut dyn FnMut(usize) -> bool,
) -> Result<(Vec<Vec<f64>>, usize), NoModel> {
    let columns = sample.columns();
    let kept = sample.independent();
    let reduced = (kept.len() < columns).then(|| sample.with_columns(&kept));
    let mut solver = Solver::new(reduced.as_ref().unwrap_or(sample)).ok_or(NoModel::Nobody)?;
    let mut coefficients = vec![Vec::new(); quantiles.len()];
    // From the middle outwards, for each fit begins where the last one ended.
    let middle = quantiles.len() / 2;
    let mut downward = None;
    for (done, at) in (middle..quantiles.len()).chain((0..middle).rev()).enumerate() {
        if at + 1 == middle
            && let Some(begun) = downward.take()
        {
            solver = begun;
        }
        let mut fit = vec![0.0; columns];
        kept.iter().zip(solver.fit(quantiles[at])).for_each(|(column, value)| fit[*column] = value);
        coefficients[at] = fit;
        if at == middle {
            downward = Some(solver.clone());
        }
        if !goes_on(done + 1) {
            return Err(NoModel::Cancelled);
        }
    }
    Ok((coefficients, columns - kept.len()))
}

/// The quantile at a position, from 0.
pub(super) fn tau(at: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "below a hundred")]
    let at = at as f64;
    (at + 0.5) / 100.0
}

pub(super) fn write_row(knots: &[Knots], priors: &[f64], into: &mut Vec<f64>) {
    into.push(1.0);
    knots.iter().zip(priors).for_each(|(knots, prior)| knots.write_basis(*prior, into));
}

/// The design of cells: the constant and the first prior's functions, then those of each further prior.
pub(super) fn sample(knots: &[Knots], cells: &Cells) -> Sample {
    let priors = cells.priors();
    let (scores, rows, cells) = cells.parts();
    let factors = knots.iter().zip(scores).enumerate().map(|(prior, (knots, scores))| {
        // The constant goes with the latest prior.
        let constant = usize::from(prior == 0);
        let mut values = Vec::with_capacity(scores.len() * (constant + knots.functions()));
        for score in scores {
            values.resize(values.len() + constant, 1.0);
            knots.write_basis(*score, &mut values);
        }
        let levels = cells.iter().map(|cell| rows[cell.row as usize * priors + prior]);
        Factor::new(constant + knots.functions(), values, levels.collect())
    });
    let weights = cells.iter().map(|cell| f64::from(cell.count)).collect();
    Sample::new(factors.collect(), cells.iter().map(|cell| cell.score).collect(), weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores now with the one prior score.
    fn cells(students: &[(f64, f64)]) -> Cells {
        let (now, priors): (Vec<f64>, Vec<f64>) = students.iter().copied().unzip();
        Cells::count(&now, &[priors]).0
    }

    #[test]
    fn a_percentile_counts_the_quantiles_strictly_below() {
        let quantiles: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(
            [0.0, 1.0, 1.5, 50.0, 50.1, 100.0, 101.0].map(|score| percentile(&quantiles, score)),
            [1, 1, 1, 49, 50, 99, 99]
        );
    }

    #[test]
    fn nobody_has_no_model() {
        let knots = Knots::new(&[2.0], [0.0, 9.0]).unwrap();
        assert_eq!(Model::fit(&[knots], &cells(&[]), &mut |_| true), Err(NoModel::Nobody));
    }

    #[test]
    fn the_order_of_students_does_not_matter_and_half_are_above_the_median() {
        let knots = Knots::of_scores(&(0..200).map(|n| f64::from(n % 40)).collect::<Vec<_>>()).unwrap();
        let mut students: Vec<(f64, f64)> = (0..2000_u32)
            .map(|n| (f64::from(n % 40 + n.wrapping_mul(2_654_435_761) % 31), f64::from(n % 40)))
            .collect();
        let model = Model::fit(std::slice::from_ref(&knots), &cells(&students), &mut |_| true).unwrap();
        students.reverse();
        assert_eq!(Model::fit(&[knots], &cells(&students), &mut |_| true), Ok(model.clone()));
        let above =
            students.iter().filter(|(score, prior)| percentile(&model.predictions(&[*prior]), *score) > 50).count();
        assert!((960..=1040).contains(&above), "{above}");
        assert_eq!(model.unused(), 0);
    }

    #[test]
    fn priors_that_are_all_alike_leave_one_column() {
        let knots = Knots::new(&[2.0, 4.0], [0.0, 9.0]).unwrap();
        let students: Vec<(f64, f64)> = (1..=199).map(|score| (f64::from(score), 3.0)).collect();
        let model = Model::fit(&[knots], &cells(&students), &mut |_| true).unwrap();
        assert_eq!((model.unused(), percentile(&model.predictions(&[3.0]), 100.0)), (5, 50));
    }

    #[test]
    fn predictions_go_no_further_than_what_can_be_obtained() {
        let knots = Knots::new(&[2.0, 4.0], [0.0, 9.0]).unwrap();
        let students: Vec<(f64, f64)> = (1..=199).map(|score| (f64::from(score), 3.0)).collect();
        let model = Model::fit(&[knots], &cells(&students), &mut |_| true).unwrap().within(Some([50.0, 150.0]));
        let quantiles = model.predictions(&[3.0]);
        assert_eq!((quantiles[0], quantiles[99]), (50.0, 150.0));
        // Nothing predicted lies strictly below the lowest score that there is.
        assert_eq!([50.0, 51.0, 150.0].map(|score| percentile(&quantiles, score)), [1, 25, 75]);
    }

    #[test]
    fn it_can_be_stopped() {
        let knots = Knots::new(&[2.0], [0.0, 9.0]).unwrap();
        let students = cells(&[(1.0, 1.0), (2.0, 5.0)]);
        assert_eq!(Model::fit(&[knots], &students, &mut |done| done < 3), Err(NoModel::Cancelled));
    }
}
