//! The work of one model, by itself: what is to be fitted goes anywhere as bytes, and what was found comes back as bytes.
//!
//! The models of a consortium do not depend on one another, so two workers can share them: see [`Plan`](super::Plan).

use super::bytes::{Reader, Writer};
use super::cells::{Cell, Cells};
use super::drawing::by_drawing_again;
use super::interval::about;
use super::model::{Model, NoModel, QUANTILES};
use super::spline::Knots;

/// One model's cells, and how it is made of them. It holds scores and counts, no student and no school.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    pub(super) knots: Vec<Knots>,
    pub(super) obtainable: Option<[f64; 2]>,
    /// How often the cohort is drawn again for intervals.
    pub(super) draws: u32,
    pub(super) cells: Cells,
}

/// What came of a [`Task`].
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    pub(super) unused: u32,
    /// By quantile.
    pub(super) coefficients: Vec<Vec<f64>>,
    /// By cell.
    pub(super) percentiles: Vec<u8>,
    /// By cell: from which to which percentile when the cohort is drawn again; empty when it is not.
    pub(super) intervals: Vec<[u8; 2]>,
}

/// What a file of bytes begins with; it changes with what follows.
const TASK: u32 = u32::from_le_bytes(*b"sqT1");
const FITTED: u32 = u32::from_le_bytes(*b"sqF2");

impl Task {
    /// How much work it is: a step is a student in the fit of one quantile.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.cells.students() * QUANTILES as u64
    }

    /// Does it. `goes_on` is told of the steps done, and says whether to go on.
    ///
    /// # Errors
    /// Without students, or when it is stopped.
    pub fn fit(&self, goes_on: &mut dyn FnMut(u64) -> bool) -> Result<Fitted, NoModel> {
        let Self { knots, obtainable, draws, cells } = self;
        let (students, all) = (cells.students(), self.steps());
        let model = Model::fit(knots, cells, &mut |done| goes_on(done as u64 * students))?.within(*obtainable);
        let percentiles = model.percentiles(cells);
        let deviations = match draws {
            0 | 1 => Vec::new(),
            _ => by_drawing_again(&model, cells, &percentiles, *draws, &mut || goes_on(all))?,
        };
        Ok(Fitted {
            unused: u32::try_from(model.unused()).unwrap_or(u32::MAX),
            intervals: percentiles.iter().zip(deviations).map(|(percentile, by)| about(*percentile, by)).collect(),
            coefficients: model.into_coefficients(),
            percentiles,
        })
    }

    /// For another worker.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.whole(TASK);
        out.count(self.knots.len());
        for knots in &self.knots {
            out.decimals(knots.interior());
            for end in knots.boundaries() {
                out.decimal(end);
            }
        }
        out.decimals(self.obtainable.as_ref().map_or(&[], |ends| ends));
        out.whole(self.draws);
        let (scores, rows, cells) = self.cells.parts();
        for scores in scores {
            out.decimals(scores);
        }
        out.wholes(rows);
        out.count(cells.len());
        for Cell { row, score, count } in cells {
            out.whole(*row);
            out.decimal(*score);
            out.whole(*count);
        }
        out.0
    }

    /// From another worker; nothing when these are not the bytes of a task.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        (from.whole()? == TASK).then_some(())?;
        let knots = from.list(20, |from| Knots::new(&from.decimals()?, [from.decimal()?, from.decimal()?]).ok())?;
        let obtainable = match *from.decimals()? {
            [] => None,
            [low, high] if low < high => Some([low, high]),
            _ => return None,
        };
        let draws = from.whole()?;
        let scores = (0..knots.len()).map(|_| from.decimals()).collect::<Option<_>>()?;
        let rows = from.list(4, Reader::whole)?;
        let cell =
            |from: &mut Reader<'_>| Some(Cell { row: from.whole()?, score: from.decimal()?, count: from.whole()? });
        let cells = from.list(16, cell)?;
        let cells = Cells::from_parts(scores, rows, cells)?;
        from.is_done().then_some(Self { knots, obtainable, draws, cells })
    }
}

impl Fitted {
    /// For the worker that gave the task.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.whole(FITTED);
        out.whole(self.unused);
        out.count(self.coefficients.len());
        for fit in &self.coefficients {
            out.decimals(fit);
        }
        out.bytes(&self.percentiles);
        out.bytes(self.intervals.as_flattened());
        out.0
    }

    /// From the worker that did the task; nothing when these are not the bytes of what it found.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        (from.whole()? == FITTED).then_some(())?;
        let unused = from.whole()?;
        let coefficients = from.list(4, Reader::decimals)?;
        let percentiles = from.bytes()?.to_vec();
        let (intervals, rest) = from.bytes()?.as_chunks();
        let is_whole = rest.is_empty() && from.is_done();
        is_whole.then(|| Self { unused, coefficients, percentiles, intervals: intervals.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two prior scores, one of them with decimals.
    fn task() -> Task {
        let student = |n: u32| (f64::from(n * 37 % 101), f64::from(n * 53 % 23), f64::from(n % 17) / 2.0);
        let all = (0..400).map(student);
        let priors = [all.clone().map(|s| s.1).collect(), all.clone().map(|s| s.2).collect()];
        let cells = Cells::count(&all.map(|s| s.0).collect::<Vec<_>>(), &priors).0;
        let knots = vec![Knots::new(&[7.0, 14.0], [-1.0, 24.0]).unwrap(), Knots::new(&[], [-1.0, 9.0]).unwrap()];
        Task { knots, obtainable: Some([10.0, 90.0]), draws: 3, cells }
    }

    #[test]
    fn a_task_done_elsewhere_is_the_task_done_here() {
        let task = task();
        let there = Task::from_bytes(&task.to_bytes()).unwrap();
        assert_eq!(there, task);
        let fitted = there.fit(&mut |_| true).unwrap();
        assert_eq!(Fitted::from_bytes(&fitted.to_bytes()), Some(fitted.clone()));
        assert_eq!(task.fit(&mut |_| true), Ok(fitted.clone()));
        let cells = task.cells.cells().len();
        assert_eq!((fitted.percentiles.len(), fitted.intervals.len(), fitted.coefficients.len()), (cells, cells, 100));
    }

    #[test]
    fn its_progress_ends_at_its_steps_and_it_can_be_stopped() {
        let task = task();
        let mut last = 0;
        let mut rises = |done| {
            assert!(last <= done);
            last = done;
            true
        };
        task.fit(&mut rises).unwrap();
        assert_eq!((last, task.steps()), (40_000, 40_000));
        assert_eq!(task.fit(&mut |done| done < 20_000), Err(NoModel::Cancelled));
    }

    #[test]
    fn bytes_that_are_cut_off_or_not_of_a_task_are_none() {
        let task = task();
        let (bytes, fitted) = (task.to_bytes(), task.fit(&mut |_| true).unwrap().to_bytes());
        for end in (0..bytes.len()).step_by(7) {
            assert_eq!(Task::from_bytes(&bytes[..end]), None, "{end}");
        }
        for end in (0..fitted.len()).step_by(7) {
            assert_eq!(Fitted::from_bytes(&fitted[..end]), None, "{end}");
        }
        assert_eq!(Task::from_bytes(&fitted), None);
        assert_eq!(Fitted::from_bytes(&bytes), None);
        // A cell in a row that there is not.
        let mut strange = bytes.clone();
        let last = strange.len() - 16;
        strange[last..last + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(Task::from_bytes(&strange), None);
    }
}
