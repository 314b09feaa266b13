//! What is fitted: cells, and a design that adds up over the prior scores.
//!
//! A row of the design is a part for each prior score, and students share few scores: what a fit predicts is looked up by
//! score in a table for each prior, and added up. So a fit at all cells costs an addition each, however many columns.

/// Cells with their levels: a level is one of the scores that there are of a prior.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    columns: usize,
    factors: Vec<Factor>,
    /// Of each cell.
    pub(super) outcomes: Vec<f64>,
    /// Of each cell: how many students.
    pub(super) weights: Vec<f64>,
}

/// One prior score's part of the design.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    /// The first of its columns.
    first: usize,
    columns: usize,
    /// Level after level: what stands in the columns.
    values: Vec<f64>,
    /// Of each cell.
    pub(super) levels: Vec<u32>,
}

impl Factor {
    /// `columns` values for each level, and the level of each cell.
    pub(super) const fn new(columns: usize, values: Vec<f64>, levels: Vec<u32>) -> Self {
        Self { first: 0, columns, values, levels }
    }

    fn at(&self, level: u32) -> &[f64] {
        &self.values[level as usize * self.columns..][..self.columns]
    }

    fn count(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// What these coefficients of all columns predict, by level.
    pub(super) fn table(&self, fit: &[f64], into: &mut Vec<f64>) {
        let own = &fit[self.first..][..self.columns];
        into.clear();
        into.extend(self.values.chunks_exact(self.columns).map(|values| dot(values, own)));
    }
}

impl Sample {
    /// Cells with these outcomes and numbers of students; each factor has a level for each.
    pub(super) fn new(mut factors: Vec<Factor>, outcomes: Vec<f64>, weights: Vec<f64>) -> Self {
        let mut columns = 0;
        // Without a column it predicts nothing.
        factors.retain(|factor| factor.columns > 0);
        for factor in &mut factors {
            factor.first = columns;
            columns += factor.columns;
        }
        Self { columns, factors, outcomes, weights }
    }

    /// Columns of the design.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// The parts, in order of their columns.
    pub(super) fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// How many cells.
    pub(super) const fn cells(&self) -> usize {
        self.outcomes.len()
    }

    /// A cell's row of the design.
    pub(super) fn row(&self, cell: u32) -> Vec<f64> {
        let mut row = Vec::with_capacity(self.columns);
        for factor in &self.factors {
            row.extend_from_slice(factor.at(factor.levels[cell as usize]));
        }
        row
    }

    /// Adds to `sum`, which has a place for each column, the rows of cells by amounts that were added up by level.
    pub(super) fn add_levels(&self, amounts: &[Vec<f64>], sum: &mut [f64]) {
        for (factor, amounts) in self.factors.iter().zip(amounts) {
            let own = &mut sum[factor.first..][..factor.columns];
            for (values, amount) in factor.values.chunks_exact(factor.columns).zip(amounts) {
                if *amount != 0.0 {
                    add(own, *amount, values);
                }
            }
        }
    }

    /// A zero for each level of each factor.
    pub(super) fn levels(&self) -> Vec<Vec<f64>> {
        self.factors.iter().map(|factor| vec![0.0; factor.count()]).collect()
    }

    /// `Σ w x xᵀ`, line after line.
    fn gram(&self) -> Vec<f64> {
        let p = self.columns;
        let mut gram = vec![0.0; p * p];
        for (number, one) in self.factors.iter().enumerate() {
            for other in &self.factors[number..] {
                // Of each level of the one, what stands in the columns of the other.
                let mut sums = vec![0.0; one.count() * other.columns];
                for ((level, with), weight) in one.levels.iter().zip(&other.levels).zip(&self.weights) {
                    add(&mut sums[*level as usize * other.columns..][..other.columns], *weight, other.at(*with));
                }
                for (values, sums) in one.values.chunks_exact(one.columns).zip(sums.chunks_exact(other.columns)) {
                    for (a, value) in values.iter().enumerate() {
                        for (b, sum) in sums.iter().enumerate() {
                            let (a, b) = (one.first + a, other.first + b);
                            gram[a * p + b] += value * sum;
                        }
                    }
                }
            }
        }
        for a in 0..p {
            for b in 0..a {
                gram[a * p + b] = gram[b * p + a];
            }
        }
        gram
    }

    /// The cells of which there are students, by other numbers of students.
    pub(super) fn with(&self, counts: &[u32]) -> Self {
        let kept: Vec<usize> = (0..counts.len()).filter(|at| counts[*at] > 0).collect();
        let of = |factor: &Factor| {
            let levels = kept.iter().map(|at| factor.levels[*at]).collect();
            Factor { values: factor.values.clone(), levels, ..*factor }
        };
        Self {
            columns: self.columns,
            factors: self.factors.iter().map(of).collect(),
            outcomes: kept.iter().map(|at| self.outcomes[*at]).collect(),
            weights: kept.iter().map(|at| f64::from(counts[*at])).collect(),
        }
    }

    /// The same with some of the columns.
    pub(super) fn with_columns(&self, kept: &[usize]) -> Self {
        let factors = self.factors.iter().map(|factor| {
            let own: Vec<usize> = kept.iter().filter_map(|at| at.checked_sub(factor.first)).collect();
            let own: Vec<usize> = own.into_iter().filter(|at| *at < factor.columns).collect();
            let values = factor.values.chunks_exact(factor.columns).flat_map(|row| own.iter().map(|at| row[*at]));
            Factor::new(own.len(), values.collect(), factor.levels.clone())
        });
        Self::new(factors.collect(), self.outcomes.clone(), self.weights.clone())
    }

    /// Columns that are no combination of those before them: what a fit can tell apart.
    pub(super) fn independent(&self) -> Vec<usize> {
        let p = self.columns;
        let mut gram = self.gram();
        let whole: Vec<f64> = (0..p).map(|at| gram[at * p + at]).collect();
        // Elimination of one column after the other; what is left of a dependent one is rounding alone.
        let mut kept = Vec::new();
        for at in 0..p {
            let own = gram[at * p + at];
            if own <= whole[at] * 1e-10 || whole[at] == 0.0 {
                continue;
            }
            kept.push(at);
            let pivot = gram[at * p..][..p].to_vec();
            for line in gram.chunks_exact_mut(p).skip(at + 1) {
                let share = line[at] / own;
                line.iter_mut().zip(&pivot).for_each(|(value, p)| *value -= share * p);
            }
        }
        kept
    }

    /// The coefficients of least squares; nothing for dependent columns.
    pub(super) fn least_squares(&self) -> Option<Vec<f64>> {
        let p = self.columns;
        let mut amounts = self.levels();
        for (factor, amounts) in self.factors.iter().zip(&mut amounts) {
            for ((level, outcome), weight) in factor.levels.iter().zip(&self.outcomes).zip(&self.weights) {
                amounts[*level as usize] += weight * outcome;
            }
        }
        let mut sum = vec![0.0; p];
        self.add_levels(&amounts, &mut sum);
        let lines = self.gram();
        let lines = lines.chunks_exact(p.max(1)).zip(&sum);
        let mut lines: Vec<Vec<f64>> = lines.map(|(line, sum)| [line, &[*sum]].concat()).collect();
        reduce(&mut lines, p);
        let fit: Vec<f64> = lines.iter().map(|line| line[p]).collect();
        fit.iter().all(|part| part.is_finite()).then_some(fit)
    }
}

/// Gauss and Jordan's elimination with the largest pivot: the first columns become those of the identity.
pub(super) fn reduce(lines: &mut [Vec<f64>], columns: usize) {
    for at in 0..columns {
        let largest = (at..columns).max_by(|a, b| lines[*a][at].abs().total_cmp(&lines[*b][at].abs()));
        lines.swap(at, largest.unwrap_or(at));
        let mut pivot = std::mem::take(&mut lines[at]);
        let own = pivot[at];
        for value in &mut pivot {
            *value /= own;
        }
        for line in lines.iter_mut().filter(|line| !line.is_empty()) {
            let share = line[at];
            if share != 0.0 {
                add(line, -share, &pivot);
            }
        }
        lines[at] = pivot;
    }
}

pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(super) fn add(sum: &mut [f64], factor: f64, other: &[f64]) {
    sum.iter_mut().zip(other).for_each(|(sum, other)| *sum += factor * other);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_say_nothing_new_are_told() {
        let priors = [1.0, 2.0, 3.0, 5.0, 8.0];
        let one = priors.iter().flat_map(|prior| [1.0, *prior]).collect();
        let other = priors.iter().flat_map(|prior| [2.0 * prior - 3.0, 0.0]).collect();
        let levels = || (0..5).collect();
        let factors = vec![Factor::new(2, one, levels()), Factor::new(2, other, levels())];
        let sample = Sample::new(factors, priors.to_vec(), vec![1.0; 5]);
        assert_eq!(sample.row(2), [1.0, 3.0, 3.0, 0.0]);
        assert_eq!(sample.independent(), [0, 1]);
        assert_eq!(sample.with_columns(&[0, 1]).row(3), [1.0, 5.0]);
    }

    #[test]
    fn least_squares_over_two_priors_finds_the_plane() {
        // All pairs of three and four scores, on the plane 2 + 3 a − b, with weights that do not matter.
        let cells: Vec<(u32, u32)> = (0..3).flat_map(|a| (0..4).map(move |b| (a, b))).collect();
        let one = (0..3).flat_map(|a| [1.0, f64::from(a)]).collect();
        let other = (0..4).map(f64::from).collect();
        let factors = vec![
            Factor::new(2, one, cells.iter().map(|cell| cell.0).collect()),
            Factor::new(1, other, cells.iter().map(|cell| cell.1).collect()),
        ];
        let outcomes = cells.iter().map(|(a, b)| 2.0 + 3.0 * f64::from(*a) - f64::from(*b)).collect();
        let sample = Sample::new(factors, outcomes, (1..=12).map(f64::from).collect());
        let fit = sample.least_squares().unwrap();
        assert!(fit.iter().zip([2.0, 3.0, -1.0]).all(|(a, b)| (a - b).abs() < 1e-9), "{fit:?}");
    }
}
