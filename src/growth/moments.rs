//! Sums of squares and products within schools and between them, and the regression that they give.

/// Sums over rows of `columns` values.
#[derive(Clone, Debug)]
pub(super) struct Moments {
    columns: usize,
    /// Rows, by weight.
    pub(super) weight: f64,
    sums: Vec<f64>,
    /// Of products, row after row; both halves.
    products: Vec<f64>,
}

impl Moments {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, weight: 0.0, sums: vec![0.0; columns], products: vec![0.0; columns * columns] }
    }

    /// A row by its columns that are not zero.
    pub(super) fn add(&mut self, weight: f64, row: &[(usize, f64)]) {
        self.weight += weight;
        for (a, x) in row {
            self.sums[*a] += weight * x;
            for (b, z) in row {
                self.products[a * self.columns + b] += weight * x * z;
            }
        }
    }

    /// The products about the means of the rows.
    pub(super) fn centred(mut self) -> Self {
        if self.weight > 0.0 {
            for (a, line) in self.sums.iter().zip(self.products.chunks_exact_mut(self.columns)) {
                line.iter_mut().zip(&self.sums).for_each(|(product, b)| *product -= a * b / self.weight);
            }
        }
        self
    }

    /// Adds other moments that were centred by themselves.
    pub(super) fn pool(&mut self, centred: &Self) {
        self.weight += centred.weight;
        self.sums.iter_mut().zip(&centred.sums).for_each(|(sum, own)| *sum += own);
        self.products.iter_mut().zip(&centred.products).for_each(|(sum, own)| *sum += own);
    }

    /// The mean of a column.
    pub(super) fn mean(&self, column: usize) -> f64 {
        if self.weight > 0.0 { self.sums[column] / self.weight } else { 0.0 }
    }

    pub(super) fn product(&self, a: usize, b: usize) -> f64 {
        self.products[a * self.columns + b]
    }

    pub(super) fn lessen(&mut self, a: usize, b: usize, by: f64) {
        self.products[a * self.columns + b] -= by;
    }

    /// The regression of the last column on those before it. A column of which those before it leave nothing, or less than
    /// nothing where error was taken off it, has no coefficient.
    pub(super) fn regress(&self) -> Regression {
        let outcome = self.columns - 1;
        // L·D·Lᵀ in the order of the columns; a column that is left out has no pivot.
        let mut lower: Vec<Vec<f64>> = Vec::with_capacity(outcome);
        let mut pivots: Vec<Option<f64>> = Vec::with_capacity(outcome);
        let mut right = Vec::with_capacity(outcome);
        for at in 0..outcome {
            let mut line = vec![0.0; at];
            let mut pivot = self.product(at, at);
            let mut rest = self.product(at, outcome);
            for before in 0..at {
                let Some(own) = pivots[before] else { continue };
                let share: f64 = (0..before).map(|k| line[k] * lower[before][k] * pivots[k].unwrap_or(0.0)).sum();
                line[before] = (self.product(at, before) - share) / own;
                pivot -= line[before] * line[before] * own;
                rest -= line[before] * right[before];
            }
            let kept = pivot > self.product(at, at) * LEAST;
            pivots.push(kept.then_some(pivot));
            right.push(if kept { rest } else { 0.0 });
            lower.push(line);
        }
        let mut coefficients: Vec<Option<f64>> = vec![None; outcome];
        for at in (0..outcome).rev() {
            let Some(pivot) = pivots[at] else { continue };
            let later: f64 = (at + 1..outcome).map(|k| lower[k][at] * coefficients[k].unwrap_or(0.0)).sum();
            coefficients[at] = Some(right[at] / pivot - later);
        }
        Regression { lower, pivots, coefficients }
    }
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Regression {
    lower: Vec<Vec<f64>>,
    pivots: Vec<Option<f64>>,
    /// By column; none where it says nothing that those before it do not say.
    pub(super) coefficients: Vec<Option<f64>>,
}

impl Regression {
    /// Columns with a coefficient.
    pub(super) fn rank(&self) -> usize {
        self.coefficients.iter().flatten().count()
    }

    /// The fit at a row.
    pub(super) fn at(&self, row: &[f64]) -> f64 {
        self.coefficients.iter().zip(row).map(|(coefficient, value)| coefficient.unwrap_or(0.0) * value).sum()
    }

    /// The variance of the fit at a row, where rows were weighted by what their variances are one over.
    pub(super) fn variance(&self, row: &[f64]) -> f64 {
        let mut solved: Vec<f64> = Vec::with_capacity(row.len());
        let mut sum = 0.0;
        for ((line, pivot), value) in self.lower.iter().zip(&self.pivots).zip(row) {
            let own = value - line.iter().zip(&solved).map(|(share, before)| share * before).sum::<f64>();
            solved.push(if pivot.is_some() { own } else { 0.0 });
            sum += pivot.map_or(0.0, |pivot| own * own / pivot);
        }
        sum
    }
}

/// Of a column that depends on those before it only rounding is left.
const LEAST: f64 = 1e-10;

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(rows: &[[f64; 3]]) -> Moments {
        let mut moments = Moments::new(3);
        for row in rows {
            moments.add(1.0, &[(0, row[0]), (1, row[1]), (2, row[2])]);
        }
        moments.centred()
    }

    #[test]
    fn a_plane_is_found() {
        // 2a − 3b + 5.
        let rows = [[1.0, 0.0], [0.0, 1.0], [2.0, 2.0], [5.0, 1.0], [3.0, 7.0]];
        let found = moments(&rows.map(|[a, b]| [a, b, 2.0 * a - 3.0 * b + 5.0])).regress().coefficients;
        assert!((found[0].unwrap() - 2.0).abs() < 1e-12 && (found[1].unwrap() + 3.0).abs() < 1e-12, "{found:?}");
    }

    #[test]
    fn a_column_that_says_nothing_new_has_no_coefficient() {
        let found = moments(&[[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [4.0, 8.0, 4.0]]).regress().coefficients;
        assert!((found[0].unwrap() - 1.0).abs() < 1e-12 && found[1].is_none());
        let constant = moments(&[[7.0, 1.0, 3.0], [7.0, 2.0, 6.0]]).regress().coefficients;
        assert!(constant[0].is_none() && (constant[1].unwrap() - 3.0).abs() < 1e-12);
    }

    #[test]
    fn the_variance_of_a_fit_is_the_row_by_the_inverse_by_the_row() {
        let mut moments = Moments::new(3);
        for (a, b, product) in [(0, 0, 4.0), (0, 1, 2.0), (1, 0, 2.0), (1, 1, 3.0)] {
            moments.lessen(a, b, -product);
        }
        // The inverse of (4 2; 2 3) is (3 −2; −2 4) / 8.
        assert!((moments.regress().variance(&[1.0, 3.0]) - (3.0 - 12.0 + 36.0) / 8.0).abs() < 1e-12);
    }
}
