//! A basis: the cells that a fit passes through, as many as there are columns.

use super::sample::{Cell, Sample};

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
        let fit = least_squares(sample)?;
        let off = |cell: &Cell| (cell.outcome - dot(sample.row(cell), &fit)).abs();
        let mut order: Vec<(f64, u32)> = sample.cells().iter().map(off).zip(0..).collect();
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

    /// Works the directions out anew, for pivots leave rounding behind: the inverse of the cells' rows.
    pub(super) fn refactor(&mut self, sample: &Sample) {
        let columns = self.columns;
        let width = 2 * columns;
        let mut lines: Vec<Vec<f64>> = Vec::with_capacity(columns);
        for (at, cell) in self.cells.iter().enumerate() {
            let mut line = sample.row(&sample.cells()[*cell as usize]).to_vec();
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
        let mut rest = sample.row(&sample.cells()[*cell as usize]).to_vec();
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

/// The coefficients of least squares; nothing for dependent columns.
fn least_squares(sample: &Sample) -> Option<Vec<f64>> {
    let columns = sample.columns();
    let mut lines = vec![vec![0.0; columns + 1]; columns];
    for cell in sample.cells() {
        let row = sample.row(cell);
        for (part, line) in row.iter().zip(&mut lines) {
            let weight = cell.weight * part;
            line.iter_mut().zip(row.iter().chain([&cell.outcome])).for_each(|(sum, other)| *sum += weight * other);
        }
    }
    reduce(&mut lines, columns);
    let fit: Vec<f64> = lines.iter().map(|line| line[columns]).collect();
    fit.iter().all(|part| part.is_finite()).then_some(fit)
}

/// Gauss and Jordan's elimination with the largest pivot: the first columns become those of the identity.
fn reduce(lines: &mut [Vec<f64>], columns: usize) {
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
