//! Cubic B-splines as a basis for scores.

/// The knots of one grade's scores in one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Knots {
    /// Each boundary four times, and the interior knots between.
    all: Vec<f64>,
}

/// Knots that are no knots: boundaries first, then the interior ones between them, each at least the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadKnots;

/// Cubic.
const DEGREE: usize = 3;

impl Knots {
    /// Interior knots and the boundaries around them.
    ///
    /// # Errors
    /// When they are out of order.
    pub fn new(interior: &[f64], [low, high]: [f64; 2]) -> Result<Self, BadKnots> {
        let inside = interior.iter().all(|knot| low < *knot && *knot < high);
        let rising = interior.windows(2).all(|pair| pair[0] <= pair[1]);
        if !(low < high && inside && rising) {
            return Err(BadKnots);
        }
        let mut all = vec![low; DEGREE + 1];
        all.extend_from_slice(interior);
        all.extend([high; DEGREE + 1]);
        Ok(Self { all })
    }

    /// Knots from scores: the 20th, 40th, 60th and 80th percentiles (type 7 of Hyndman and Fan), boundaries a tenth of the
    /// range beyond the lowest and highest score, all with three decimals.
    ///
    /// # Errors
    /// When the scores do not differ enough.
    pub fn of_scores(scores: &[f64]) -> Result<Self, BadKnots> {
        let mut sorted = scores.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let (Some(low), Some(high)) = (sorted.first(), sorted.last()) else { return Err(BadKnots) };
        let beyond = (high - low) * 0.1;
        let interior = [0.2, 0.4, 0.6, 0.8].map(|share| thousandths(quantile(&sorted, share)));
        Self::new(&interior, [thousandths(low - beyond), thousandths(high + beyond)])
    }

    /// The interior knots.
    #[must_use]
    pub fn interior(&self) -> &[f64] {
        &self.all[DEGREE + 1..self.all.len() - DEGREE - 1]
    }

    /// The boundaries.
    #[must_use]
    pub fn boundaries(&self) -> [f64; 2] {
        [self.all[0], self.all[self.all.len() - 1]]
    }

    /// How many functions the basis has. The first of the complete one is left out, for a fit has a constant.
    #[must_use]
    pub fn functions(&self) -> usize {
        self.interior().len() + DEGREE
    }

    /// Writes the functions' values at a score after what is there. Beyond the boundaries the outermost pieces go on.
    pub fn write_basis(&self, score: f64, into: &mut Vec<f64>) {
        let piece = self.interior().iter().filter(|knot| score >= **knot).count();
        // The four functions that are not zero on this piece, by de Boor's recurrence.
        let at = piece + DEGREE;
        let mut values = [1.0, 0.0, 0.0, 0.0];
        for degree in 1..=DEGREE {
            let mut carried = 0.0;
            for (k, value) in values.iter_mut().enumerate().take(degree) {
                let (right, left) = (self.all[at + k + 1], self.all[at + k + 1 - degree]);
                let share = *value / (right - left);
                *value = carried + (right - score) * share;
                carried = (score - left) * share;
            }
            values[degree] = carried;
        }
        let first = into.len();
        into.resize(first + self.functions(), 0.0);
        for (k, value) in (piece..).zip(values).skip(usize::from(piece == 0)) {
            into[first + k - 1] = value;
        }
    }
}

/// The quantile of sorted values that lies so far between the first and the last of them.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 students")]
    let place = share * (sorted.len() - 1) as f64;
    let whole = place.floor();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a position among them")]
    let at = whole as usize;
    let next = sorted[(at + 1).min(sorted.len() - 1)];
    sorted[at] + (place - whole) * (next - sorted[at])
}

fn thousandths(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(knots: &Knots, score: f64) -> Vec<f64> {
        let mut values = Vec::new();
        knots.write_basis(score, &mut values);
        values
    }

    #[test]
    fn functions_sum_to_one_with_the_one_left_out() {
        let knots = Knots::new(&[510.0, 550.0, 580.0, 615.0], [150.0, 795.0]).unwrap();
        for score in [150.0, 151.0, 400.0, 510.0, 549.9, 580.0, 700.0, 795.0] {
            let values = basis(&knots, score);
            assert_eq!(values.len(), 7);
            // The first function of the complete basis is that of the lowest piece alone.
            let left_out = if score < 510.0 { ((510.0 - score) / 360.0_f64).powi(3) } else { 0.0 };
            assert!((values.iter().sum::<f64>() + left_out - 1.0).abs() < 1e-12, "{score}");
            assert!(values.iter().all(|value| *value >= 0.0));
        }
        assert_eq!(basis(&knots, 150.0), [0.0; 7]);
        assert!((basis(&knots, 795.0)[6] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn any_cubic_is_made_of_them_also_beyond_the_boundaries() {
        // Divided differences of a cubic's values at a fit through eight points would be exact; here its polar form is used:
        // the coefficient of a function is the blossom of the cubic at its three inner knots.
        let knots = Knots::new(&[2.0, 3.0, 5.0], [0.0, 10.0]).unwrap();
        let cubic = |x: f64| x.powi(3) - 4.0 * x * x + x - 7.0;
        let blossom =
            |a: f64, b: f64, c: f64| a * b * c - 4.0 * (a * b + b * c + a * c) / 3.0 + (a + b + c) / 3.0 - 7.0;
        for x in [-1.0, 0.0, 0.5, 2.0, 2.7, 4.0, 5.0, 9.9, 10.0, 11.0] {
            let first = blossom(0.0, 0.0, 0.0);
            let made: f64 = basis(&knots, x)
                .iter()
                .zip(2..)
                .map(|(value, at)| value * (blossom(knots.all[at], knots.all[at + 1], knots.all[at + 2]) - first))
                .sum();
            assert!((made + first - cubic(x)).abs() < 1e-9, "{x}");
        }
    }

    #[test]
    fn knots_from_scores() {
        let scores: Vec<f64> = (0..=100).map(f64::from).collect();
        assert_eq!(Knots::of_scores(&scores), Knots::new(&[20.0, 40.0, 60.0, 80.0], [-10.0, 110.0]));
        // Between two scores: a fifth of the way from the first of four to the last.
        assert!((quantile(&[1.0, 2.0, 4.0, 8.0], 0.2) - 1.6).abs() < 1e-12);
        assert_eq!(Knots::of_scores(&[5.0, 5.0, 5.0]), Err(BadKnots));
        assert_eq!(Knots::of_scores(&[]), Err(BadKnots));
        assert_eq!(Knots::new(&[3.0, 2.0], [0.0, 9.0]), Err(BadKnots));
    }
}
