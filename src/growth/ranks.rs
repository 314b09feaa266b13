//! Everybody's percentile by a model: what it predicts is looked up by score in a table for each prior, and added up.

use super::cells::{Cell, Cells};
use super::model::{Model, QUANTILES, percentile, write_row};
use super::spline::Knots;

/// Half of the fifth decimal, to which predictions are rounded.
const HALF: f64 = 5e-6;

/// Nearer than this to where rounding turns, a prediction is rounded to see.
const NEAR: f64 = 1e-9;

impl Model {
    /// The percentile of each cell: as [`percentile`] of [`Model::predictions`].
    #[must_use]
    pub fn percentiles(&self, cells: &Cells) -> Vec<u8> {
        let tables: Vec<Vec<[f64; QUANTILES]>> = (0..cells.priors()).map(|prior| self.table(prior, cells)).collect();
        let mut found = Vec::with_capacity(cells.cells().len());
        for alike in cells.cells().chunk_by(|a, b| a.row == b.row) {
            let mut quantiles = [0.0; QUANTILES];
            for (table, level) in tables.iter().zip(cells.row(alike[0].row)) {
                quantiles.iter_mut().zip(&table[*level as usize]).for_each(|(sum, part)| *sum += part);
            }
            found.extend(alike.iter().map(|cell| self.rank(&quantiles, cell, cells)));
        }
        found
    }

    /// What a prior adds to each quantile, by score.
    fn table(&self, prior: usize, cells: &Cells) -> Vec<[f64; QUANTILES]> {
        let before: usize = self.knots()[..prior].iter().map(Knots::functions).sum();
        let mut row = Vec::new();
        let of = |score: &f64| {
            row.clear();
            write_row(&self.knots()[prior..=prior], &[*score], &mut row);
            // The constant goes with the latest prior.
            let (from, first) = if prior == 0 { (0, 0) } else { (1, 1 + before) };
            let mut parts = [0.0; QUANTILES];
            for (part, fit) in parts.iter_mut().zip(self.coefficients()) {
                *part = row[from..].iter().zip(&fit[first..]).map(|(value, fit)| value * fit).sum();
            }
            parts
        };
        cells.scores_of(prior).iter().map(of).collect()
    }

    fn rank(&self, quantiles: &[f64; QUANTILES], cell: &Cell, cells: &Cells) -> u8 {
        let score = cell.score;
        let below = match self.obtainable() {
            Some([low, _]) if score <= low => 0,
            Some([_, high]) if score > high => QUANTILES,
            _ => {
                let [surely, perhaps] = [score - HALF - NEAR, score - HALF + NEAR]
                    .map(|end| quantiles.iter().map(|quantile| usize::from(*quantile < end)).sum::<usize>());
                if surely < perhaps {
                    return percentile(&self.predictions(&cells.priors_of(cell.row)), score);
                }
                surely
            }
        };
        u8::try_from(below.clamp(1, 99)).unwrap_or(99)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two prior scores and few scores now, so that fits pass through many of them.
    fn cells() -> Cells {
        let all = 0..3000_u32;
        let priors = [
            all.clone().map(|n| f64::from(n * 37 % 41)).collect(),
            all.clone().map(|n| f64::from(n * 53 % 29)).collect(),
        ];
        let now: Vec<f64> = all.map(|n| f64::from(n * 37 % 41 / 3 + n * 101 % 17)).collect();
        Cells::count(&now, &priors).0
    }

    #[test]
    fn a_percentile_looked_up_is_the_one_predicted() {
        let cells = cells();
        let knots = [Knots::new(&[10.0, 30.0], [-4.0, 45.0]).unwrap(), Knots::new(&[15.0], [-3.0, 32.0]).unwrap()];
        let model = Model::fit(&knots, &cells, &mut |_| true).unwrap();
        for model in [model.clone(), model.within(Some([5.0, 20.0]))] {
            let predicted = |cell: &Cell| percentile(&model.predictions(&cells.priors_of(cell.row)), cell.score);
            assert_eq!(model.percentiles(&cells), cells.cells().iter().map(predicted).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_score_on_a_quantile_is_not_above_it() {
        // Everybody of a row has the row's own score: every quantile passes through it.
        let priors: Vec<f64> = (0..400).map(|n| f64::from(n % 40)).collect();
        let cells = Cells::count(&priors.iter().map(|prior| 2.0 * prior + 0.3).collect::<Vec<_>>(), &[priors]).0;
        let knots = [Knots::new(&[10.0, 30.0], [-4.0, 45.0]).unwrap()];
        let model = Model::fit(&knots, &cells, &mut |_| true).unwrap();
        assert!(model.percentiles(&cells).iter().all(|percentile| *percentile == 1));
    }
}
