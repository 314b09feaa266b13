//! Students counted together: those with the same prior scores are a row, those of a row with the same score now a cell.

/// Students with the same prior scores and the same score now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Number of the row.
    pub row: u32,
    /// The score now.
    pub score: f64,
    /// How many students.
    pub count: u32,
}

/// All cells of a cohort. Nobody can be told apart in them any more, and the order of students is gone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    /// Of each prior, the latest first: the scores that there are, rising.
    scores: Vec<Vec<f64>>,
    /// Of each row, one after the other: the positions of its prior scores among them. Rows rise.
    rows: Vec<u32>,
    /// In order of row and score.
    all: Vec<Cell>,
}

impl Cells {
    /// Counts students: their scores now, and for each prior, the latest first, everybody's score then. With it the number of
    /// every student's cell.
    #[must_use]
    pub fn count(now: &[f64], priors: &[Vec<f64>]) -> (Self, Vec<u32>) {
        let (mut scores, mut rows, mut row_of) = (Vec::new(), vec![0_u64], vec![0_u32; now.len()]);
        // What each row goes through: the row of the priors before, and the score.
        let mut ways: Vec<Vec<u64>> = Vec::new();
        for prior in priors {
            let (values, value_of) = distinct(prior.iter().map(|score| sortable(*score)));
            let pairs = row_of.iter().zip(&value_of).map(|(row, value)| u64::from(*row) << 32 | u64::from(*value));
            (rows, row_of) = distinct(pairs);
            scores.push(values.into_iter().map(score_of).collect());
            ways.push(rows.clone());
        }
        let (values, value_of) = distinct(now.iter().map(|score| sortable(*score)));
        let pairs = row_of.iter().zip(&value_of).map(|(row, value)| u64::from(*row) << 32 | u64::from(*value));
        let (pairs, cell_of) = distinct(pairs);
        let cell = |pair: &u64| Cell { row: high(*pair), score: score_of(values[low(*pair) as usize]), count: 0 };
        let mut cells: Vec<Cell> = pairs.iter().map(cell).collect();
        for cell in &cell_of {
            cells[*cell as usize].count += 1;
        }
        let count = if now.is_empty() { 0 } else { rows.len() };
        let mut places = vec![0; count * priors.len()];
        for (row, places) in (0..count).zip(places.chunks_exact_mut(priors.len().max(1))) {
            let mut at = row;
            for (place, ways) in places.iter_mut().zip(&ways).rev() {
                *place = low(ways[at]);
                at = high(ways[at]) as usize;
            }
        }
        (Self { scores, rows: places, all: cells }, cell_of)
    }

    /// How many prior scores a student has.
    #[must_use]
    pub const fn priors(&self) -> usize {
        self.scores.len()
    }

    /// The scores that there are of a prior, rising.
    #[must_use]
    pub fn scores_of(&self, prior: usize) -> &[f64] {
        &self.scores[prior]
    }

    /// Of each row the positions of its prior scores among those that there are, the latest first.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        self.rows.chunks_exact(self.scores.len().max(1))
    }

    /// Of a row the positions of its prior scores among those that there are, the latest first.
    #[must_use]
    pub fn row(&self, row: u32) -> &[u32] {
        &self.rows[row as usize * self.scores.len()..][..self.scores.len()]
    }

    /// The prior scores of a row, the latest first.
    #[must_use]
    pub fn priors_of(&self, row: u32) -> Vec<f64> {
        self.row(row).iter().zip(&self.scores).map(|(at, scores)| scores[*at as usize]).collect()
    }

    /// The cells, in order of row and score.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.all
    }

    /// How many students.
    #[must_use]
    pub fn students(&self) -> u64 {
        self.all.iter().map(|cell| u64::from(cell.count)).sum()
    }

    /// As they are written down; nothing when they do not fit each other.
    pub(super) fn from_parts(scores: Vec<Vec<f64>>, rows: Vec<u32>, all: Vec<Cell>) -> Option<Self> {
        let priors = scores.len().max(1);
        let made = Self { scores, rows, all };
        let rising = |scores: &Vec<f64>| scores.windows(2).all(|pair| pair[0] < pair[1]);
        let known = |row: &[u32]| row.iter().zip(&made.scores).all(|(at, scores)| (*at as usize) < scores.len());
        let count = made.rows.len() / priors;
        let fits = made.rows.len().is_multiple_of(priors)
            && made.scores.iter().flatten().chain(made.all.iter().map(|cell| &cell.score)).all(|s| s.is_finite())
            && made.scores.iter().all(rising)
            && made.rows().all(known)
            && made.all.iter().all(|cell| cell.count > 0 && (cell.row as usize) < count)
            && made.all.windows(2).all(|pair| (pair[0].row, pair[0].score) < (pair[1].row, pair[1].score));
        fits.then_some(made)
    }

    /// The parts, as [`Cells::from_parts`].
    pub(super) fn parts(&self) -> (&[Vec<f64>], &[u32], &[Cell]) {
        (&self.scores, &self.rows, &self.all)
    }
}

/// The values that there are, rising, and of each the position among them.
fn distinct(values: impl Iterator<Item = u64>) -> (Vec<u64>, Vec<u32>) {
    let mut told: Vec<(u64, u32)> = values.zip(0..).collect();
    told.sort_unstable();
    let (mut all, mut positions) = (Vec::new(), vec![0; told.len()]);
    for alike in told.chunk_by(|a, b| a.0 == b.0) {
        let position = u32::try_from(all.len()).unwrap_or(u32::MAX);
        all.push(alike[0].0);
        for (_, at) in alike {
            positions[*at as usize] = position;
        }
    }
    (all, positions)
}

/// Bits that rise with the score.
fn sortable(score: f64) -> u64 {
    // Zero has one sign.
    let bits = (score + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn score_of(sortable: u64) -> f64 {
    f64::from_bits(if sortable >> 63 == 1 { sortable & !(1 << 63) } else { !sortable })
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half")]
const fn low(pair: u64) -> u32 {
    pair as u32
}

const fn high(pair: u64) -> u32 {
    low(pair >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_alike_are_one_cell_and_rows_and_cells_rise() {
        let now = [6.0, 5.0, -1.5, 5.0, 5.0];
        let priors = [vec![4.0, 3.0, 3.0, 3.0, 4.0], vec![-2.0, 0.0, -0.0, 0.0, -7.0]];
        let (cells, of) = Cells::count(&now, &priors);
        assert_eq!((cells.scores_of(0), cells.scores_of(1)), (&[3.0, 4.0][..], &[-7.0, -2.0, 0.0][..]));
        assert_eq!(cells.rows().collect::<Vec<_>>(), [[0, 2], [1, 0], [1, 1]]);
        let found: Vec<_> = cells.cells().iter().map(|cell| (cell.row, cell.score, cell.count)).collect();
        assert_eq!(found, [(0, -1.5, 1), (0, 5.0, 2), (1, 5.0, 1), (2, 6.0, 1)]);
        assert_eq!((of, cells.students()), (vec![3, 1, 0, 1, 2], 5));
    }

    #[test]
    fn nobody_is_no_cell() {
        let (cells, of) = Cells::count(&[], &[vec![]]);
        assert!(of.is_empty() && cells.cells().is_empty() && cells.rows().next().is_none());
    }
}
