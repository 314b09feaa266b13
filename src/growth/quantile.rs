//! Quantile regression, exactly: the coefficients β with the least `Σ w ρ_τ(y − x·β)`.
//!
//! The least lies at a basis: a fit through as many cells as there are columns. A *pivot* leads to a better one: the fit
//! turns about all basis cells but one, past as many others as make it better (Barrodale and Roberts). The basis of one
//! quantile is nearly that of the next, so a fit begins where the last one ended and looks at the cells near it only; on
//! which side the others lie is known, and checked at the end (the preprocessing of Portnoy and Koenker, made exact).
//!
//! Cells that lie on a fit by chance would let pivots go round in circles. Outcomes are therefore moved apart, by less
//! than any score is written with and always alike; the coefficients are those through the outcomes as they are.

use super::basis::{Basis, add, dot};
use super::sample::{Cell, Sample};

/// Fits one quantile after the other; neighbours in turn are fastest.
#[derive(Debug)]
pub(super) struct Solver<'s> {
    sample: &'s Sample,
    basis: Basis,
    /// Of every cell, at the last fit; zero in the basis.
    residuals: Vec<f64>,
    near: Near,
    /// By how much outcomes are moved apart at most.
    apart: f64,
    /// Has there been a fit yet?
    begun: bool,
}

/// The cells that a fit looks at, copied together.
#[derive(Debug, Default)]
struct Near {
    cells: Vec<u32>,
    design: Vec<f64>,
    residuals: Vec<f64>,
    weights: Vec<f64>,
    /// How the fit at each cell rises with a move.
    rises: Vec<f64>,
    passed: Vec<Passing>,
}

/// A cell that a move comes to.
#[derive(Clone, Copy, Debug)]
struct Passing {
    /// After how much of the move.
    step: f64,
    /// What passing it takes from the gain of moving on.
    cost: f64,
    /// Position among the near cells.
    at: usize,
}

/// No gain is as small as this: what rounding leaves.
const NO_GAIN: f64 = 1e-7;

impl<'s> Solver<'s> {
    /// Nothing when the sample's columns depend on one another.
    pub(super) fn new(sample: &'s Sample) -> Option<Self> {
        let outcomes = || sample.cells().iter().map(|cell| cell.outcome);
        let (low, high) = (outcomes().fold(f64::INFINITY, f64::min), outcomes().fold(f64::NEG_INFINITY, f64::max));
        Some(Self {
            sample,
            basis: Basis::near_least_squares(sample)?,
            residuals: vec![0.0; sample.cells().len()],
            near: Near::default(),
            apart: (high - low).max(1.0) * 1e-9,
            begun: false,
        })
    }

    /// The coefficients of a quantile between 0 and 1.
    pub(super) fn fit(&mut self, tau: f64) -> Vec<f64> {
        let all = self.residuals.len();
        let mut wanted = if self.begun { (all / 16).max(40 * self.sample.columns()) } else { all };
        if !self.begun {
            self.fit_everywhere();
            self.begun = true;
        }
        loop {
            self.near.gather(self.sample, &self.residuals, wanted);
            let whole = self.near.cells.len() == all;
            let done = self.improve(tau);
            self.basis.refactor(self.sample);
            let before = self.residuals.clone();
            self.fit_everywhere();
            if whole || done && !self.has_turned(&before) {
                return self.basis.coefficients(|cell| self.sample.cells()[cell as usize].outcome);
            }
            wanted *= 2;
        }
    }

    /// The residuals of all cells at the basis' fit.
    fn fit_everywhere(&mut self) {
        let Self { sample, basis, residuals, apart, .. } = self;
        let outcome = |at: u32| moved(&sample.cells()[at as usize], at, *apart);
        let fit = basis.coefficients(outcome);
        let (mut row, mut here) = (u32::MAX, 0.0);
        for ((at, cell), residual) in (0..).zip(sample.cells()).zip(residuals.iter_mut()) {
            if cell.row != row {
                (row, here) = (cell.row, dot(sample.row(cell), &fit));
            }
            *residual = outcome(at) - here;
        }
        for cell in &basis.cells {
            residuals[*cell as usize] = 0.0;
        }
    }

    /// Does a cell that was not looked at lie on another side than it did?
    fn has_turned(&self, before: &[f64]) -> bool {
        let mut near = self.near.cells.iter().peekable();
        (0..)
            .zip(before.iter().zip(&self.residuals))
            .any(|(at, (before, now))| near.next_if_eq(&&at).is_none() && before * now < 0.0)
    }

    /// `Σ w ψ_τ x` over the cells that are not looked at.
    fn pull_of_far(&self, tau: f64) -> Vec<f64> {
        let mut near = self.near.cells.iter().peekable();
        let mut sum = vec![0.0; self.sample.columns()];
        let mut at = 0_u32;
        for cells in self.sample.cells().chunk_by(|a, b| a.row == b.row) {
            let mut pull = 0.0;
            for cell in cells {
                if near.next_if_eq(&&at).is_none() {
                    pull += cell.weight * side(self.residuals[at as usize], tau);
                }
                at += 1;
            }
            if pull != 0.0 {
                add(&mut sum, pull, self.sample.row(&cells[0]));
            }
        }
        sum
    }

    /// Pivots until no move gains anything among the near cells; false when a move leads beyond them.
    fn improve(&mut self, tau: f64) -> bool {
        let far = self.pull_of_far(tau);
        let Self { sample, basis, near, .. } = self;
        let columns = sample.columns();
        let place = |cell: &u32| near.cells.binary_search(cell).unwrap_or(0);
        let mut places: Vec<usize> = basis.cells.iter().map(place).collect();
        let mut pull = near.pull(tau, &far, columns, &places);
        let mut is_fresh = true;
        loop {
            let Some((at, up, gain)) = best_move(basis, &places, near, &pull, tau) else {
                if is_fresh {
                    return true;
                }
                // Added up again without what pivots left.
                pull = near.pull(tau, &far, columns, &places);
                is_fresh = true;
                continue;
            };
            is_fresh = false;
            let sign = if up { 1.0 } else { -1.0 };
            let direction = basis.directions().nth(at).unwrap_or_default();
            let direction: Vec<f64> = direction.iter().map(|part| sign * part).collect();
            let Some((enters, step)) = near.go(&direction, gain, tau, &mut pull) else { return false };
            let leaves = places[at];
            for place in &places {
                near.residuals[*place] = 0.0;
            }
            near.residuals[leaves] = -sign * step;
            add(&mut pull, near.weights[leaves] * side(near.residuals[leaves], tau), near.row(leaves, columns));
            places[at] = enters;
            basis.pivot(at, near.cells[enters], near.row(enters, columns));
        }
    }
}

/// The basis cell to turn away from, whether upward, and what each unit of it gains.
fn best_move(basis: &Basis, places: &[usize], near: &Near, pull: &[f64], tau: f64) -> Option<(usize, bool, f64)> {
    let mut best = None;
    let mut most = NO_GAIN;
    for (at, (direction, place)) in basis.directions().zip(places).enumerate() {
        let along = dot(pull, direction);
        let weight = near.weights[*place];
        for (up, gain) in [(true, along - (1.0 - tau) * weight), (false, -along - tau * weight)] {
            if gain > most {
                (best, most) = (Some((at, up, gain)), gain);
            }
        }
    }
    best
}

impl Near {
    /// About as many cells as wanted, those with the smallest residuals.
    fn gather(&mut self, sample: &Sample, residuals: &[f64], wanted: usize) {
        let width = if wanted < residuals.len() { width(residuals, wanted) } else { f64::INFINITY };
        self.cells.clear();
        self.design.clear();
        self.residuals.clear();
        self.weights.clear();
        for ((at, cell), residual) in (0..).zip(sample.cells()).zip(residuals) {
            if residual.abs() <= width {
                self.cells.push(at);
                self.design.extend_from_slice(sample.row(cell));
                self.residuals.push(*residual);
                self.weights.push(cell.weight);
            }
        }
        self.rises.resize(self.cells.len(), 0.0);
    }

    fn row(&self, at: usize, columns: usize) -> &[f64] {
        &self.design[at * columns..][..columns]
    }

    /// `Σ w ψ_τ x` over all cells but the basis.
    fn pull(&self, tau: f64, far: &[f64], columns: usize, basis: &[usize]) -> Vec<f64> {
        let mut sum = far.to_vec();
        for (at, row) in self.design.chunks_exact(columns).enumerate() {
            if !basis.contains(&at) {
                add(&mut sum, self.weights[at] * side(self.residuals[at], tau), row);
            }
        }
        sum
    }

    /// Moves the fit as far as it gains: the cell where it stops, and how far that is. Nothing when it never does.
    fn go(&mut self, direction: &[f64], gain: f64, tau: f64, pull: &mut [f64]) -> Option<(usize, f64)> {
        let columns = direction.len();
        self.passed.clear();
        for (at, (row, rise)) in self.design.chunks_exact(columns).zip(&mut self.rises).enumerate() {
            *rise = dot(row, direction);
            let residual = self.residuals[at];
            if residual * *rise > 0.0 && rise.abs() > 1e-11 {
                self.passed.push(Passing { step: residual / *rise, cost: self.weights[at] * rise.abs(), at });
            }
        }
        let stop = stop(&mut self.passed, gain)?;
        let Passing { step, at: enters, .. } = self.passed[stop];
        self.residuals.iter_mut().zip(&self.rises).for_each(|(residual, rise)| *residual -= step * rise);
        for passing in &self.passed[..stop] {
            let rises = self.rises[passing.at] > 0.0;
            // It was above a fit that rises there and is below it now, or the other way round; whatever rounding says.
            let beyond = if rises { -f64::MIN_POSITIVE } else { f64::MIN_POSITIVE };
            let residual = &mut self.residuals[passing.at];
            if *residual * beyond <= 0.0 {
                *residual = beyond;
            }
            let change = if rises { -self.weights[passing.at] } else { self.weights[passing.at] };
            add(pull, change, &self.design[passing.at * columns..][..columns]);
        }
        let was = if self.rises[enters] > 0.0 { tau } else { tau - 1.0 };
        add(pull, -self.weights[enters] * was, &self.design[enters * columns..][..columns]);
        Some((enters, step))
    }
}

/// The size of residual that about so many cells have at most: by some of them, for near enough is enough.
fn width(residuals: &[f64], wanted: usize) -> f64 {
    let every = (residuals.len() / 4096).max(1);
    let mut some: Vec<f64> = residuals.iter().step_by(every).map(|residual| residual.abs()).collect();
    let at = (wanted / every).min(some.len() - 1);
    *some.select_nth_unstable_by(at, f64::total_cmp).1
}

/// The passing at which the gain is used up; those before it in the list come before it on the way. Nothing when it
/// never is.
fn stop(passings: &mut [Passing], mut gain: f64) -> Option<usize> {
    let (mut from, mut to) = (0, passings.len());
    while to - from > 1 {
        let middle = from + (to - from) / 2;
        let part = &mut passings[from..to];
        part.select_nth_unstable_by(middle - from, |a, b| a.step.total_cmp(&b.step).then(a.at.cmp(&b.at)));
        let cost: f64 = passings[from..middle].iter().map(|passing| passing.cost).sum();
        if cost >= gain {
            to = middle;
        } else {
            gain -= cost;
            from = middle;
        }
    }
    passings.get(from).filter(|passing| passing.cost >= gain - NO_GAIN).map(|_| from)
}

/// `ψ_τ`: how a residual pulls at the fit.
fn side(residual: f64, tau: f64) -> f64 {
    if residual > 0.0 {
        tau
    } else if residual < 0.0 {
        tau - 1.0
    } else {
        0.0
    }
}

/// The outcome of a cell, moved a little by an amount of its own.
fn moved(cell: &Cell, at: u32, apart: f64) -> f64 {
    let mixed = (at + 1).wrapping_mul(0x9e37_79b9);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b);
    cell.outcome + apart * (f64::from(mixed ^ mixed >> 13) / f64::from(u32::MAX) * 2.0 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn objective(sample: &Sample, fit: &[f64], tau: f64) -> f64 {
        let of = |cell: &Cell| {
            let residual = cell.outcome - dot(sample.row(cell), fit);
            cell.weight * residual * if residual > 0.0 { tau } else { tau - 1.0 }
        };
        sample.cells().iter().map(of).sum()
    }

    /// The least over every fit through two cells.
    fn least(sample: &Sample, tau: f64) -> f64 {
        let cells = sample.cells();
        let mut least = f64::INFINITY;
        for a in cells {
            for b in cells.iter().filter(|b| b.row > a.row) {
                let (x, z) = (sample.row(a)[1], sample.row(b)[1]);
                let slope = (b.outcome - a.outcome) / (z - x);
                least = least.min(objective(sample, &[a.outcome - slope * x, slope], tau));
            }
        }
        least
    }

    fn sample(students: &[(i32, i32)]) -> Sample {
        let mut students = students.to_vec();
        students.sort_unstable();
        let mut sample = Sample::new(2);
        for alike in students.chunk_by(|a, b| a.0 == b.0) {
            sample.begin_row(|row| row.extend([1.0, f64::from(alike[0].0)]));
            for same in alike.chunk_by(|a, b| a.1 == b.1) {
                sample.push(f64::from(same[0].1), u32::try_from(same.len()).unwrap());
            }
        }
        sample
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn no_fit_through_two_cells_is_better(students in prop::collection::vec((0..8_i32, -6..7_i32), 4..60)) {
            let sample = sample(&students);
            prop_assume!(sample.cells().last().is_some_and(|cell| cell.row > 0));
            let mut solver = Solver::new(&sample).unwrap();
            for tau in [0.5, 0.515, 0.875, 0.995, 0.3, 0.005] {
                let found = objective(&sample, &solver.fit(tau), tau);
                let least = least(&sample, tau);
                prop_assert!(found <= least + 1e-6, "τ {tau}: {found} > {least}");
            }
        }
    }

    #[test]
    fn of_one_column_the_fit_is_the_quantile() {
        let mut sample = Sample::new(1);
        sample.begin_row(|row| row.push(1.0));
        (1..=199).for_each(|outcome| sample.push(f64::from(outcome), 1));
        let mut solver = Solver::new(&sample).unwrap();
        for (tau, quantile) in [(0.5, 100.0), (0.505, 101.0), (0.995, 199.0), (0.005, 1.0)] {
            assert_eq!(solver.fit(tau), [quantile]);
        }
    }

    #[test]
    fn constant_outcomes_have_one_fit() {
        let sample = sample(&[(1, 7), (2, 7), (3, 7), (3, 7), (9, 7)]);
        let mut solver = Solver::new(&sample).unwrap();
        for tau in [0.5, 0.995, 0.005] {
            let fit = solver.fit(tau);
            assert!((fit[0] - 7.0).abs() < 1e-12 && fit[1].abs() < 1e-12, "{fit:?}");
        }
    }

    #[test]
    fn columns_that_depend_on_one_another_have_no_fit() {
        let mut sample = Sample::new(2);
        for prior in [1.0, 2.0, 3.0] {
            sample.begin_row(|row| row.extend([prior, 2.0 * prior]));
            sample.push(prior, 1);
        }
        assert!(Solver::new(&sample).is_none());
    }
}
