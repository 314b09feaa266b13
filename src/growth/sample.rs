//! What is fitted: students with the same prior scores are one row, those with the same score now one cell.

/// Rows of a design, and the outcomes.
#[derive(Clone, Debug, Default)]
pub(super) struct Sample {
    columns: usize,
    /// Row after row.
    design: Vec<f64>,
    /// In order of row and outcome.
    cells: Vec<Cell>,
}

/// Students of one row with one outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    /// Number of the row of the design.
    pub(super) row: u32,
    /// The outcome.
    pub(super) outcome: f64,
    /// How many students.
    pub(super) weight: f64,
}

impl Sample {
    /// A design of so many columns, and no row yet.
    pub(super) const fn new(columns: usize) -> Self {
        Self { columns, design: Vec::new(), cells: Vec::new() }
    }

    /// Columns of the design.
    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// The cells, in order.
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// A cell's row of the design.
    pub(super) fn row(&self, cell: &Cell) -> &[f64] {
        &self.design[cell.row as usize * self.columns..][..self.columns]
    }

    /// Begins a row, which `write` writes.
    pub(super) fn begin_row(&mut self, write: impl FnOnce(&mut Vec<f64>)) {
        write(&mut self.design);
        debug_assert!(self.design.len().is_multiple_of(self.columns));
    }

    /// So many students of the last row with one outcome, which is more than that of the students before.
    pub(super) fn push(&mut self, outcome: f64, students: u32) {
        let row = u32::try_from(self.design.len() / self.columns).unwrap_or(u32::MAX).saturating_sub(1);
        self.cells.push(Cell { row, outcome, weight: f64::from(students) });
    }

    /// The same with some of the columns.
    pub(super) fn with_columns(&self, columns: &[usize]) -> Self {
        let rows = self.design.chunks_exact(self.columns);
        let design = rows.flat_map(|row| columns.iter().map(|at| row[*at])).collect();
        Self { columns: columns.len(), design, cells: self.cells.clone() }
    }

    /// Columns that are no combination of those before them: what a fit can tell apart.
    pub(super) fn independent(&self) -> Vec<usize> {
        let p = self.columns;
        let mut gram = vec![0.0; p * p];
        for cell in &self.cells {
            let row = self.row(cell);
            for (a, line) in row.iter().zip(gram.chunks_exact_mut(p)) {
                line.iter_mut().zip(row).for_each(|(sum, b)| *sum += cell.weight * a * b);
            }
        }
        // Elimination of one column after the other; what is left of a dependent one is rounding alone.
        let mut kept = Vec::new();
        for at in 0..p {
            let own = gram[at * p + at];
            let whole: f64 = self.cells.iter().map(|cell| cell.weight * self.row(cell)[at].powi(2)).sum();
            if own <= whole * 1e-10 || whole == 0.0 {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_that_say_nothing_new_are_told() {
        let mut sample = Sample::new(4);
        for prior in [1.0, 2.0, 3.0, 5.0, 8.0] {
            sample.begin_row(|row| row.extend([1.0, prior, 2.0 * prior - 3.0, 0.0]));
            sample.push(prior, 1);
        }
        assert_eq!(sample.independent(), [0, 1]);
        assert_eq!(sample.with_columns(&[0, 1]).row(&sample.cells()[3]), [1.0, 5.0]);
    }
}
