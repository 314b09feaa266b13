//! A basis: the cells that a fit passes through, as many as there are columns.

use super::sample::{Sample, add, dot, reduce};

/// The cells, and how the fit turns about them.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    columns: usize,
    pub(super) cells: Vec<u32>,
    /// One after the other for each cell the change of the coefficients that lifts the fit by one at this cell and leaves
    /// it at every other.
    directions: Vec<f64>,
}

impl Basis {
    /// Independent cells, the nearest to the fit of least squares first; nothing when there are not enough.
    pub(super) fn near_least_squares(sample: &Sample) -> Option<Self> {
        Self::near(sample, &sample.least_squares()?)
    }

    /// Independent cells, the nearest to a fit first; nothing when there are not enough.
    pub(super) fn near(sample: &Sample, fit: &[f64]) -> Option<Self> {
        let mut fitted = vec![0.0; sample.cells()];
        let mut table = Vec::new();
        for factor in sample.factors() {
            factor.table(fit, &mut table);
            fitted.iter_mut().zip(&factor.levels).for_each(|(sum, level)| *sum += table[*level as usize]);
        }
        let off = sample.outcomes.iter().zip(&fitted).map(|(outcome, fitted)| (outcome - fitted).abs());
        let mut order: Vec<(f64, u32)> = off.zip(0..).collect();
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        // The further apart the rows of the basis, the better; if there are none such, nearer ones will do.
        let cells = [1e-3, 1e-6, 1e-9].iter().find_map(|apart| independent(sample, &order, *apart))?;
        let columns = sample.columns();
        let mut basis = Self { columns, cells, directions: vec![0.0; columns * columns] };
        basis.refactor(sample);
        Some(basis)
    }

    /// The directions, in order of the cells.
    pub(super) fn directions(&self) -> impl Iterator<Item = &[f64]> {
        self.directions.chunks_exact(self.columns)
    }

    /// Another cell takes the place of the one at `at`.
    pub(super) fn pivot(&mut self, at: usize, enters: u32, row: &[f64]) {
        let columns = self.columns;
        self.cells[at] = enters;
        let mut turned = self.directions[at * columns..][..columns].to_vec();
        let own = dot(row, &turned);
        for part in &mut turned {
            *part /= own;
        }
        for (other, direction) in self.directions.chunks_exact_mut(columns).enumerate() {
            if other == at {
                direction.copy_from_slice(&turned);
            } else {
                let along = dot(row, direction);
                add(direction, -along, &turned);
            }
        }
    }

    /// Works the directions out anew, for pivots leave rounding behind: the inverse of the cells' rows. The cells are put in
    /// order, so that it does not matter by which way the basis was reached.
    pub(super) fn refactor(&mut self, sample: &Sample) {
        self.cells.sort_unstable();
        let columns = self.columns;
        let width = 2 * columns;
        let mut lines: Vec<Vec<f64>> = Vec::with_capacity(columns);
        for (at, cell) in self.cells.iter().enumerate() {
            let mut line = sample.row(*cell);
            line.resize(width, 0.0);
            line[columns + at] = 1.0;
            lines.push(line);
        }
        reduce(&mut lines, columns);
        for (part, line) in lines.iter().enumerate() {
            for (at, value) in line[columns..].iter().enumerate() {
                self.directions[at * columns + part] = *value;
            }
        }
    }

    /// The coefficients of the fit through outcomes of the cells.
    pub(super) fn coefficients(&self, outcome: impl Fn(u32) -> f64) -> Vec<f64> {
        let mut sum = vec![0.0; self.columns];
        for (cell, direction) in self.cells.iter().zip(self.directions()) {
            add(&mut sum, outcome(*cell), direction);
        }
        sum
    }
}

/// As many of the cells as there are columns, each row with this share of it apart from those before; in this order.
fn independent(sample: &Sample, order: &[(f64, u32)], apart: f64) -> Option<Vec<u32>> {
    let mut across: Vec<Vec<f64>> = Vec::new();
    let mut cells = Vec::new();
    for (_, cell) in order {
        let mut rest = sample.row(*cell);
        let whole = dot(&rest, &rest).sqrt();
        // Twice, for once leaves rounding.
        for _ in 0..2 {
            for other in &across {
                let along = dot(other, &rest);
                add(&mut rest, -along, other);
            }
        }
        let length = dot(&rest, &rest).sqrt();
        if length > apart * whole {
            for part in &mut rest {
                *part /= length;
            }
            across.push(rest);
            cells.push(*cell);
            if cells.len() == sample.columns() {
                return Some(cells);
            }
        }
    }
    None
}
