//! How much a percentile varies with the students who make the model: the cohort is drawn again and again from itself.
//!
//! As students are drawn with their prior scores, this is the bootstrap of pairs. Of a large cohort fewer are drawn than it
//! has, and the spread is lessened by the root of their share (the *m out of n* bootstrap; both suit the quantile process:
//! V. Chernozhukov, I. Fernández-Val, B. Melly, *Fast algorithms for the quantile regression process*, Empirical Economics
//! 62, 2022). Assumed: how many are drawn; and that of a draw every fifth quantile is enough, between which a percentile is
//! found on a straight line.

use std::iter::repeat_n;

use super::cells::Cells;
use super::model::{Model, NoModel, fit, sample, tau};
use super::sample::Sample;

/// Students drawn at most for one draw of a cohort.
const MOST_DRAWN: usize = 2000;

/// The quantiles that are fitted to a draw, by their position: every fifth, and the outermost.
const FITTED: [usize; 22] = [0, 2, 7, 12, 17, 22, 27, 32, 37, 42, 47, 52, 57, 62, 67, 72, 77, 82, 87, 92, 97, 99];

/// By how much the percentile of each cell varies when the cohort is drawn again: standard deviations over the draws.
/// `percentiles` are those of the cells by the model.
///
/// # Errors
/// When it is stopped.
pub fn by_drawing_again(
    model: &Model,
    cells: &Cells,
    percentiles: &[u8],
    draws: u32,
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<Vec<f64>, NoModel> {
    spread(model, cells, percentiles, draws, &FITTED, goes_on)
}

fn spread(
    model: &Model,
    cells: &Cells,
    percentiles: &[u8],
    draws: u32,
    fitted: &[usize],
    goes_on: &mut dyn FnMut() -> bool,
) -> Result<Vec<f64>, NoModel> {
    let students: Vec<u32> =
        (0..).zip(cells.cells()).flat_map(|(at, cell)| repeat_n(at, cell.count as usize)).collect();
    let size = students.len().min(MOST_DRAWN);
    let whole = sample(model.knots(), cells);
    let quantiles: Vec<f64> = fitted.iter().map(|at| tau(*at)).collect();
    let mut random = Random(u64::from(draws) << 32 | students.len() as u64);
    let mut sums = vec![[0.0; 2]; cells.cells().len()];
    let mut counts = vec![0; cells.cells().len()];
    for _ in 0..draws {
        counts.fill(0);
        for _ in 0..size {
            counts[students[random.below(students.len())] as usize] += 1;
        }
        let (coefficients, _) = fit(&whole.with(&counts), &quantiles, &mut |_| true)?;
        let again = Drawn::new(&whole, &quantiles, &coefficients, model.obtainable());
        for (at, (sum, percentile)) in sums.iter_mut().zip(percentiles).enumerate() {
            let found = again.percentile(at, f64::from(*percentile));
            sum[0] += found;
            sum[1] += found * found;
        }
        if !goes_on() {
            return Err(NoModel::Cancelled);
        }
    }
    let draws = f64::from(draws.max(2));
    let share = libm::sqrt(float(size) / float(students.len().max(1)));
    let spread =
        |[sum, squares]: &[f64; 2]| libm::sqrt(((squares - sum * sum / draws) / (draws - 1.0)).max(0.0)) * share;
    Ok(sums.iter().map(spread).collect())
}

/// What a draw says of everybody.
struct Drawn<'d> {
    whole: &'d Sample,
    quantiles: &'d [f64],
    /// Of each factor, level by level: what it adds to each quantile.
    tables: Vec<Vec<f64>>,
    obtainable: Option<[f64; 2]>,
}

impl<'d> Drawn<'d> {
    fn new(whole: &'d Sample, quantiles: &'d [f64], coefficients: &[Vec<f64>], obtainable: Option<[f64; 2]>) -> Self {
        let mut column = Vec::new();
        let tables = whole.factors().iter().map(|factor| {
            let mut table = Vec::new();
            for (at, fit) in coefficients.iter().enumerate() {
                factor.table(fit, &mut column);
                table.resize(column.len() * coefficients.len(), 0.0);
                table.iter_mut().skip(at).step_by(coefficients.len()).zip(&column).for_each(|(to, part)| *to = *part);
            }
            table
        });
        Self { whole, quantiles, tables: tables.collect(), obtainable }
    }

    /// A cell's percentile, with decimals; looked for from about where it was.
    fn percentile(&self, cell: usize, about: f64) -> f64 {
        let (score, count) = (self.whole.outcomes[cell], self.quantiles.len());
        match self.obtainable {
            Some([low, _]) if score <= low => return 1.0,
            Some([_, high]) if score > high => return 99.0,
            _ => {}
        }
        let predicted = |at: usize| -> f64 {
            let parts = self.tables.iter().zip(self.whole.factors());
            parts.map(|(table, factor)| table[factor.levels[cell] as usize * count + at]).sum()
        };
        // The first of the two quantiles that the score lies between.
        let mut at = self.quantiles.partition_point(|quantile| 100.0 * quantile < about).clamp(1, count - 1) - 1;
        let (mut below, mut above) = (predicted(at), predicted(at + 1));
        while score > above && at + 2 < count {
            at += 1;
            (below, above) = (above, predicted(at + 1));
        }
        while score <= below && at > 0 {
            at -= 1;
            (below, above) = (predicted(at), below);
        }
        let (from, to) = (self.quantiles[at], self.quantiles[at + 1]);
        let share = if score <= below {
            0.0
        } else if score > above {
            1.0
        } else {
            (score - below) / (above - below)
        };
        (100.0 * (from + share * (to - from))).clamp(1.0, 99.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 students")]
const fn float(count: usize) -> f64 {
    count as f64
}

/// Splitmix64: the same numbers everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.next()) * end as u128;
        usize::try_from(product >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::interval::about;
    use super::super::model::QUANTILES;
    use super::super::spline::Knots;
    use super::*;

    /// So many students of a population: scores about a line, the further apart the higher the prior score. With everybody's
    /// cell, and the share of the population with the same prior score and a lower one now, in percent.
    fn drawn(students: usize, seed: u64) -> (Model, Cells, Vec<(u32, f64)>) {
        let mut random = Random(seed);
        let (mut now, mut prior, mut true_percent) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..students {
            let own = float(random.below(51));
            let share = (float(random.below(1 << 20)) + 0.5) / float(1 << 20);
            now.push(2.0 * own + (10.0 + own / 5.0) * libm::log(share / (1.0 - share)));
            prior.push(own);
            true_percent.push(100.0 * share);
        }
        let (cells, cell_of) = Cells::count(&now, &[prior]);
        let knots = Knots::new(&[], [-5.0, 55.0]).unwrap();
        let model = Model::fit(&[knots], &cells, &mut |_| true).unwrap();
        (model, cells, cell_of.into_iter().zip(true_percent).collect())
    }

    fn deviations((model, cells, _): &(Model, Cells, Vec<(u32, f64)>), draws: u32, fitted: &[usize]) -> Vec<f64> {
        spread(model, cells, &model.percentiles(cells), draws, fitted, &mut || true).unwrap()
    }

    #[test]
    fn drawn_again_a_percentile_varies_as_theory_says() {
        // Where the cubic is right the variance of the rank is p (1 − p) times the leverage, whose mean is 4 of n.
        let cohort = drawn(800, 1);
        let found = deviations(&cohort, 30, &FITTED);
        let students = float(found.len());
        let mean: f64 = found.iter().map(|s| s * s).sum::<f64>() / students;
        let theory = 100.0 * 100.0 / 6.0 * 4.0 / 800.0;
        assert!((0.7..1.4).contains(&(mean / theory)), "{mean} {theory}");
        let (model, cells, _) = cohort;
        let stopped = by_drawing_again(&model, &cells, &model.percentiles(&cells), 40, &mut || false);
        assert_eq!(stopped, Err(NoModel::Cancelled));
    }

    #[test]
    fn every_fifth_quantile_gives_the_spread_of_all_of_them() {
        let every: Vec<usize> = (0..QUANTILES).collect();
        // More than are drawn at once, and fewer.
        for (students, seed) in [(3000, 2), (300, 3)] {
            let cohort = drawn(students, seed);
            let [some, all] = [&FITTED[..], &every].map(|fitted| deviations(&cohort, 25, fitted));
            let mean = |values: &[f64]| values.iter().sum::<f64>() / float(values.len());
            let ratio = mean(&some) / mean(&all);
            let apart = some.iter().zip(&all).map(|(some, all)| (some - all).abs()).collect::<Vec<_>>();
            assert!((0.93..1.07).contains(&ratio), "{students}: {ratio}");
            assert!(mean(&apart) < 0.1 * mean(&all), "{students}: {} of {}", mean(&apart), mean(&all));
        }
    }

    #[test]
    fn nineteen_of_twenty_intervals_hold_the_percentile_in_the_population() {
        for (students, cohorts) in [(300, 12), (2500, 2)] {
            let (mut held, mut all) = (0, 0);
            for seed in 0..cohorts {
                let cohort = drawn(students, 100 + seed);
                let found = deviations(&cohort, 25, &FITTED);
                let (model, cells, own) = cohort;
                let percentiles = model.percentiles(&cells);
                for (cell, share) in own {
                    let [low, high] = about(percentiles[cell as usize], found[cell as usize]);
                    held += usize::from(f64::from(low) - 0.5 <= share && share <= f64::from(high) + 0.5);
                    all += 1;
                }
            }
            let held = float(held) / float(all);
            assert!((0.91..0.99).contains(&held), "{students}: {held}");
        }
    }
}
