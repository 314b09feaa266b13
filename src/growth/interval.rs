//! How sure a percentile is, and the mean and the median of several.
//!
//! Two things make a student's percentile unsure. The test measures with an error: where it is stated, the score now may be
//! as much higher or lower, and so may the scores before it, which moves what is expected by the slope of the student's own
//! quantile. Or, where no error is stated, the cohort might have been another: see [`by_drawing_again`](super::by_drawing_again).

use super::model::{Model, percentile};

/// The standard normal distribution's 0.975 quantile.
const Z: f64 = 1.959_963_984_540_054;

/// A prior or present score and its standard error of measurement, if stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The score.
    pub score: f64,
    /// Its error; zero when not stated.
    pub error: f64,
}

/// From which to which percentile, at 95 %, by the tests' errors; nothing where the present score's is not stated.
#[must_use]
pub fn by_measurement(model: &Model, now: Measured, priors: &[Measured]) -> Option<[u8; 2]> {
    if now.error <= 0.0 {
        return None;
    }
    let mut shifted: Vec<f64> = priors.iter().map(|prior| prior.score).collect();
    let quantiles = model.predictions(&shifted);
    let at = usize::from(percentile(&quantiles, now.score));
    let mut variance = now.error * now.error;
    for (place, prior) in priors.iter().enumerate().filter(|(_, prior)| prior.error > 0.0) {
        let mut expected = |score: f64| {
            shifted[place] = score;
            model.fitted(at, &shifted)
        };
        let moved = (expected(prior.score + prior.error) - expected(prior.score - prior.error)) / 2.0;
        shifted[place] = prior.score;
        variance += moved * moved;
    }
    let reach = Z * libm::sqrt(variance);
    Some([now.score - reach, now.score + reach].map(|score| percentile(&quantiles, score)))
}

/// The 95 % interval about a percentile of this standard deviation.
#[must_use]
pub fn about(percentile: u8, deviation: f64) -> [u8; 2] {
    let reach = Z * deviation;
    [f64::from(percentile) - reach, f64::from(percentile) + reach].map(|end| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 99")]
        let end = libm::round(end).clamp(1.0, 99.0) as u8;
        end
    })
}

/// The growth of several students together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// How many.
    pub students: usize,
    /// Mean percentile.
    pub mean: f64,
    /// Its 95 % interval; nothing for fewer than three students.
    pub mean_interval: Option<[f64; 2]>,
    /// Median percentile.
    pub median: f64,
    /// Its 95 % interval, from one student's percentile to another's; nothing for fewer than six.
    pub median_interval: Option<[f64; 2]>,
}

/// Mean and median of percentiles; nothing of nobody. The students stand for others who might have been there.
#[must_use]
pub fn together(percentiles: &mut [u8]) -> Option<Together> {
    percentiles.sort_unstable();
    let students = percentiles.len();
    let (count, at) = (float(students), |place: usize| f64::from(percentiles[place]));
    let median = match (students, students / 2) {
        (0, _) => return None,
        (_, half) if students % 2 == 1 => at(half),
        (_, half) => f64::midpoint(at(half - 1), at(half)),
    };
    let mean = percentiles.iter().map(|p| f64::from(*p)).sum::<f64>() / count;
    let squares: f64 = percentiles.iter().map(|p| (f64::from(*p) - mean).powi(2)).sum();
    let mean_interval = (students > 2).then(|| {
        let reach = student_t(count - 1.0) * libm::sqrt(squares / (count - 1.0) / count);
        [mean - reach, mean + reach].map(|end| end.clamp(1.0, 99.0))
    });
    let median_interval = left_out(students).map(|out| [at(out), at(students - 1 - out)]);
    Some(Together { students, mean, mean_interval, median, median_interval })
}

/// How many of so many may be left out at either end so that the median lies among the rest in 95 of 100 cases: the
/// binomial distribution of how many lie below it. Nothing when none may.
fn left_out(students: usize) -> Option<usize> {
    let n = float(students);
    let mut below = 0.0;
    for k in 0..=students / 2 {
        let count = float(k);
        let ways = libm::lgamma(n + 1.0) - libm::lgamma(count + 1.0) - libm::lgamma(n - count + 1.0);
        below += libm::exp(ways - n * std::f64::consts::LN_2);
        if below > 0.025 {
            return k.checked_sub(1);
        }
    }
    None
}

/// The 0.975 quantile of Student's distribution with at least two degrees of freedom, by its expansion about the normal one.
fn student_t(freedom: f64) -> f64 {
    let (z3, z5, z7, z9) = (Z.powi(3), Z.powi(5), Z.powi(7), Z.powi(9));
    Z + (z3 + Z) / 4.0 / freedom
        + (5.0 * z5 + 16.0 * z3 + 3.0 * Z) / 96.0 / freedom.powi(2)
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * Z) / 384.0 / freedom.powi(3)
        + (79.0 * z9 + 776.0 * z7 + 1482.0 * z5 - 1920.0 * z3 - 945.0 * Z) / 92160.0 / freedom.powi(4)
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^53 students")]
const fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::super::cells::Cells;
    use super::super::spline::Knots;
    use super::*;

    #[test]
    fn of_students_t_the_known_quantiles() {
        for (freedom, known) in [(4.0, 2.776_445), (9.0, 2.262_157), (29.0, 2.045_230), (120.0, 1.979_930)] {
            assert!((student_t(freedom) - known).abs() < 0.002, "{freedom}");
        }
    }

    #[test]
    fn the_median_of_six_lies_between_the_first_and_the_last_in_31_of_32_cases() {
        // Five: both ends hold in 15 of 16 cases only. Nine: leaving one out at either end, in 246 of 256.
        assert_eq!(
            [1, 5, 6, 8, 9, 11, 12, 20, 100].map(left_out),
            [None, None, Some(0), Some(0), Some(1), Some(1), Some(2), Some(5), Some(39)]
        );
        let found = together(&mut [90, 10, 20, 50, 60, 40]).unwrap();
        assert!((found.mean - 45.0).abs() < 1e-12 && (found.median - 45.0).abs() < 1e-12);
        assert_eq!(found.median_interval, Some([10.0, 90.0]));
        // Squares about the mean are 4,150: 45 ± 2.571 √(4150 / 5 / 6).
        let [low, high] = found.mean_interval.unwrap();
        assert!((low - 14.76).abs() < 0.05 && (high - 75.24).abs() < 0.05, "{low} {high}");
        assert_eq!(together(&mut [7]).unwrap().mean_interval, None);
        assert_eq!(together(&mut []), None);
    }

    /// Of scores that rise by one for each point of the prior score; at each a hundred, spread evenly over a hundred points.
    fn straight() -> Model {
        let knots = Knots::new(&[], [0.0, 50.0]).unwrap();
        let above = |k: u32| f64::from(k) + 0.5;
        let students =
            (0..=50).flat_map(|prior| (0..100_u32).map(move |k| (f64::from(prior) + above(k), f64::from(prior))));
        let (now, priors): (Vec<f64>, Vec<f64>) = students.unzip();
        let cells = Cells::count(&now, &[priors]).0;
        Model::fit(&[knots], &cells, &mut |_| true).unwrap()
    }

    #[test]
    fn an_error_of_five_points_reaches_ten_percentiles_and_that_of_the_prior_adds_to_it() {
        let model = straight();
        let found = |now, prior| {
            let priors = [Measured { score: 20.0, error: prior }];
            by_measurement(&model, Measured { score: 70.25, error: now }, &priors)
        };
        assert_eq!(percentile(&model.predictions(&[20.0]), 70.25), 50);
        // 1.96 · 5 = 9.8 points; with the prior's 12, whose slope is one, 1.96 · 13 = 25.5.
        assert_eq!(found(5.0, 0.0), Some([40, 60]));
        assert_eq!(found(5.0, 12.0), Some([25, 76]));
        assert_eq!(found(0.0, 12.0), None);
    }
}
