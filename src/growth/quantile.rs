//! Quantile regression, exactly: the coefficients β with the least `Σ w ρ_τ(y − x·β)`.
//!
//! The least lies at a basis: a fit through as many cells as there are columns. A *pivot* leads to a better one: the fit
//! turns about all basis cells but one, past as many others as make it better (Barrodale and Roberts). The basis of one
//! quantile is nearly that of the next, so a fit begins where the last one ended and looks at the cells near it only; on
//! which side the others lie is known, and checked at the end (the preprocessing of Portnoy and Koenker, made exact).
//!
//! Cells that lie on a fit by chance would let pivots go round in circles. Outcomes are therefore moved apart, by less
//! than any score is written with and always alike; the coefficients are those through the outcomes as they are.

use super::basis::Basis;
use super::sample::{Sample, add, dot};

/// Fits one quantile after the other; neighbours in turn are fastest.
#[derive(Clone, Debug)]
pub(super) struct Solver<'s> {
    sample: &'s Sample,
    /// The outcomes, moved apart.
    outcomes: Vec<f64>,
    basis: Basis,
    /// Of every cell, at the last fit; zero in the basis.
    residuals: Vec<f64>,
    /// What they were before.
    before: Vec<f64>,
    near: Near,
    /// A table for each factor.
    tables: Vec<Vec<f64>>,
    /// Has there been a fit yet?
    begun: bool,
}

/// The cells that a fit looks at, copied together.
#[derive(Clone, Debug, Default)]
struct Near {
    cells: Vec<u32>,
    /// Of each factor.
    levels: Vec<Vec<u32>>,
    residuals: Vec<f64>,
    weights: Vec<f64>,
    /// How the fit at each cell rises with a move.
    rises: Vec<f64>,
    /// Cells that may lie on the way of a move.
    met: Vec<u32>,
    passed: Vec<Passing>,
    /// How far the next move goes, by guess.
    reach: f64,
}

/// A cell that a move comes to.
#[derive(Clone, Copy, Debug)]
struct Passing {
    /// After how much of the move.
    step: f64,
    /// What passing it takes from the gain of moving on.
    cost: f64,
    /// Position among the near cells.
    at: u32,
}

/// No gain is as small as this: what rounding leaves.
const NO_GAIN: f64 = 1e-7;

impl<'s> Solver<'s> {
    /// Nothing when the sample's columns depend on one another.
    pub(super) fn new(sample: &'s Sample) -> Option<Self> {
        let (low, high) = sample
            .outcomes
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), o| (low.min(*o), high.max(*o)));
        let apart = (high - low).max(1.0) * 1e-9;
        let levels = vec![Vec::new(); sample.factors().len()];
        Some(Self {
            sample,
            outcomes: (0..).zip(&sample.outcomes).map(|(at, outcome)| moved(*outcome, at, apart)).collect(),
            basis: Basis::near_least_squares(sample)?,
            residuals: vec![0.0; sample.cells()],
            before: Vec::new(),
            near: Near { levels, reach: 1.0, ..Near::default() },
            tables: vec![Vec::new(); sample.factors().len()],
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
            std::mem::swap(&mut self.before, &mut self.residuals);
            self.fit_everywhere();
            if whole || done && !self.has_turned() {
                return self.basis.coefficients(|cell| self.sample.outcomes[cell as usize]);
            }
            wanted *= 2;
        }
    }

    /// The residuals of all cells at the basis' fit.
    fn fit_everywhere(&mut self) {
        let Self { sample, basis, residuals, outcomes, tables, .. } = self;
        let fit = basis.coefficients(|at| outcomes[at as usize]);
        residuals.clear();
        residuals.extend_from_slice(outcomes);
        for (factor, table) in sample.factors().iter().zip(tables) {
            factor.table(&fit, table);
            let levels = factor.levels.iter();
            residuals.iter_mut().zip(levels).for_each(|(residual, level)| *residual -= table[*level as usize]);
        }
        for cell in &basis.cells {
            residuals[*cell as usize] = 0.0;
        }
    }

    /// Does a cell that was not looked at lie on another side than it did?
    fn has_turned(&self) -> bool {
        let mut near = self.near.cells.iter().peekable();
        (0..)
            .zip(self.before.iter().zip(&self.residuals))
            .any(|(at, (before, now))| near.next_if_eq(&&at).is_none() && before * now < 0.0)
    }

    /// `Σ w ψ_τ x` over the cells that are not looked at.
    fn pull_of_far(&self, tau: f64) -> Vec<f64> {
        let Self { sample, residuals, near, .. } = self;
        // As if all were looked at; then the near ones taken off.
        let mut amounts: Vec<f64> =
            residuals.iter().zip(&sample.weights).map(|(residual, weight)| weight * side(*residual, tau)).collect();
        for cell in &near.cells {
            amounts[*cell as usize] = 0.0;
        }
        let mut levels = sample.levels();
        for (factor, levels) in sample.factors().iter().zip(&mut levels) {
            for (level, amount) in factor.levels.iter().zip(&amounts) {
                levels[*level as usize] += amount;
            }
        }
        let mut sum = vec![0.0; sample.columns()];
        sample.add_levels(&levels, &mut sum);
        sum
    }

    /// Pivots until no move gains anything among the near cells; false when a move leads beyond them.
    fn improve(&mut self, tau: f64) -> bool {
        let far = self.pull_of_far(tau);
        let Self { sample, basis, near, tables, .. } = self;
        let place = |cell: &u32| near.cells.binary_search(cell).unwrap_or(0);
        let mut places: Vec<usize> = basis.cells.iter().map(place).collect();
        let mut pull = near.pull(sample, tau, &far, &places);
        let mut is_fresh = true;
        loop {
            let Some((at, up, gain)) = best_move(basis, &places, near, &pull, tau) else {
                if is_fresh {
                    return true;
                }
                // Added up again without what pivots left.
                pull = near.pull(sample, tau, &far, &places);
                is_fresh = true;
                continue;
            };
            is_fresh = false;
            let sign = if up { 1.0 } else { -1.0 };
            let direction = basis.directions().nth(at).unwrap_or_default();
            let direction: Vec<f64> = direction.iter().map(|part| sign * part).collect();
            near.rise(sample, &direction, tables);
            let Some((enters, step)) = near.go(sample, gain, tau, &mut pull) else { return false };
            let leaves = places[at];
            for place in &places {
                near.residuals[*place] = 0.0;
            }
            near.residuals[leaves] = -sign * step;
            let amount = near.weights[leaves] * side(near.residuals[leaves], tau);
            add(&mut pull, amount, &sample.row(near.cells[leaves]));
            places[at] = enters;
            basis.pivot(at, near.cells[enters], &sample.row(near.cells[enters]));
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
        self.cells.extend((0..).zip(residuals).filter(|(_, residual)| residual.abs() <= width).map(|(at, _)| at));
        self.residuals.clear();
        self.residuals.extend(self.cells.iter().map(|at| residuals[*at as usize]));
        self.weights.clear();
        self.weights.extend(self.cells.iter().map(|at| sample.weights[*at as usize]));
        for (factor, levels) in sample.factors().iter().zip(&mut self.levels) {
            levels.clear();
            levels.extend(self.cells.iter().map(|at| factor.levels[*at as usize]));
        }
        self.rises.resize(self.cells.len(), 0.0);
    }

    /// `Σ w ψ_τ x` over all cells but the basis.
    fn pull(&self, sample: &Sample, tau: f64, far: &[f64], basis: &[usize]) -> Vec<f64> {
        let sides = self.residuals.iter().zip(&self.weights);
        let mut amounts: Vec<f64> = sides.map(|(residual, weight)| weight * side(*residual, tau)).collect();
        for place in basis {
            amounts[*place] = 0.0;
        }
        let mut sums = sample.levels();
        for (levels, sums) in self.levels.iter().zip(&mut sums) {
            for (level, amount) in levels.iter().zip(&amounts) {
                sums[*level as usize] += amount;
            }
        }
        let mut sum = far.to_vec();
        sample.add_levels(&sums, &mut sum);
        sum
    }

    /// How the fit at each cell rises when the coefficients move so.
    fn rise(&mut self, sample: &Sample, direction: &[f64], tables: &mut [Vec<f64>]) {
        for (at, ((factor, levels), table)) in sample.factors().iter().zip(&self.levels).zip(tables).enumerate() {
            factor.table(direction, table);
            let rises = self.rises.iter_mut().zip(levels);
            if at == 0 {
                rises.for_each(|(rise, level)| *rise = table[*level as usize]);
            } else {
                rises.for_each(|(rise, level)| *rise += table[*level as usize]);
            }
        }
    }

    /// The cells that a move of this length comes to, and what passing them all costs.
    fn pass(&mut self, reach: f64) -> f64 {
        // Without a branch, for whether a cell lies on the way is as good as chance.
        self.met.resize(self.cells.len() + 1, 0);
        let mut met = 0;
        for (at, (rise, residual)) in (0..).zip(self.rises.iter().zip(&self.residuals)) {
            let along = residual * rise;
            self.met[met] = at;
            met += usize::from(along > 0.0) & usize::from(along <= reach * rise * rise);
        }
        self.passed.clear();
        let mut costs = 0.0;
        for at in &self.met[..met] {
            let (rise, residual) = (self.rises[*at as usize], self.residuals[*at as usize]);
            if rise.abs() > 1e-11 {
                let cost = self.weights[*at as usize] * rise.abs();
                self.passed.push(Passing { step: residual / rise, cost, at: *at });
                costs += cost;
            }
        }
        costs
    }

    /// Moves the fit as far as it gains: the cell where it stops, and how far that is. Nothing when it never does.
    fn go(&mut self, sample: &Sample, gain: f64, tau: f64, pull: &mut [f64]) -> Option<(usize, f64)> {
        // Most moves end soon, so the cells nearest on the way are looked for first.
        while self.pass(self.reach) < gain && self.reach < f64::INFINITY {
            self.reach = if self.reach < 1e9 { 4.0 * self.reach } else { f64::INFINITY };
        }
        let stop = stop(&mut self.passed, gain)?;
        let Passing { step, at: enters, .. } = self.passed[stop];
        let enters = enters as usize;
        self.reach = 3.0 * step;
        self.residuals.iter_mut().zip(&self.rises).for_each(|(residual, rise)| *residual -= step * rise);
        for passing in &self.passed[..stop] {
            let at = passing.at as usize;
            let rises = self.rises[at] > 0.0;
            // It was above a fit that rises there and is below it now, or the other way round; whatever rounding says.
            let beyond = if rises { -f64::MIN_POSITIVE } else { f64::MIN_POSITIVE };
            let residual = &mut self.residuals[at];
            if *residual * beyond <= 0.0 {
                *residual = beyond;
            }
            let change = if rises { -self.weights[at] } else { self.weights[at] };
            add(pull, change, &sample.row(self.cells[at]));
        }
        let was = if self.rises[enters] > 0.0 { tau } else { tau - 1.0 };
        add(pull, -self.weights[enters] * was, &sample.row(self.cells[enters]));
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

/// An outcome of a cell, moved a little by an amount of its own.
fn moved(outcome: f64, at: u32, apart: f64) -> f64 {
    let mixed = (at + 1).wrapping_mul(0x9e37_79b9);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0x85eb_ca6b);
    outcome + apart * (f64::from(mixed ^ mixed >> 13) / f64::from(u32::MAX) * 2.0 - 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::cells::Cells;
    use super::super::sample::Factor;
    use super::*;
    use proptest::prelude::*;

    fn objective(sample: &Sample, fit: &[f64], tau: f64) -> f64 {
        let of = |cell: u32| {
            let residual = sample.outcomes[cell as usize] - dot(&sample.row(cell), fit);
            sample.weights[cell as usize] * residual * if residual > 0.0 { tau } else { tau - 1.0 }
        };
        cells(sample).map(of).sum()
    }

    fn cells(sample: &Sample) -> std::ops::Range<u32> {
        0..u32::try_from(sample.cells()).unwrap()
    }

    /// The least over every fit through two cells.
    fn least(sample: &Sample, tau: f64) -> f64 {
        let all: Vec<(f64, f64, f64)> = cells(sample)
            .map(|cell| (sample.row(cell)[1], sample.outcomes[cell as usize], sample.weights[cell as usize]))
            .collect();
        let through = |(x, from, _): (f64, f64, f64), (z, to, _): (f64, f64, f64)| {
            let slope = (to - from) / (z - x);
            let of = |(at, outcome, weight): &(f64, f64, f64)| {
                let residual = outcome - from - slope * (at - x);
                weight * residual * if residual > 0.0 { tau } else { tau - 1.0 }
            };
            all.iter().map(of).sum()
        };
        let pairs = all.iter().flat_map(|a| all.iter().filter(|b| a.0 < b.0).map(move |b| through(*a, *b)));
        pairs.fold(f64::INFINITY, f64::min)
    }

    /// Students with a prior score and a score now, the same as a line.
    fn sample(students: &[(i32, i32)]) -> Sample {
        let columns = |get: fn(&(i32, i32)) -> i32| students.iter().map(|s| f64::from(get(s))).collect::<Vec<_>>();
        let counted = Cells::count(&columns(|s| s.1), &[columns(|s| s.0)]).0;
        let (scores, _, cells) = counted.parts();
        let values = scores[0].iter().flat_map(|score| [1.0, *score]).collect();
        let factor = Factor::new(2, values, cells.iter().map(|cell| cell.row).collect());
        let weights = cells.iter().map(|cell| f64::from(cell.count)).collect();
        Sample::new(vec![factor], cells.iter().map(|cell| cell.score).collect(), weights)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn no_fit_through_two_cells_is_better(students in prop::collection::vec((0..8_i32, -6..7_i32), 4..60)) {
            let sample = sample(&students);
            prop_assume!(students.iter().any(|student| student.0 != students[0].0));
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
        let factor = Factor::new(1, vec![1.0], vec![0; 199]);
        let sample = Sample::new(vec![factor], (1..=199).map(f64::from).collect(), vec![1.0; 199]);
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
        let factor = Factor::new(2, vec![1.0, 2.0, 2.0, 4.0, 3.0, 6.0], vec![0, 1, 2]);
        let sample = Sample::new(vec![factor], vec![1.0, 2.0, 3.0], vec![1.0; 3]);
        assert!(Solver::new(&sample).is_none());
    }
}
