//! Schools whose effects are known, because they are made up.

use sqii::growth::{Cohort, Controls, Student};

/// A generator of its own (`SplitMix64`): the same numbers everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    pub(crate) fn even(&mut self) -> f64 {
        (self.next() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Mean 0, standard deviation 1: twelve even numbers are near enough to normal, and need no logarithm.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.even()).sum::<f64>() - 6.0
    }
}

pub(crate) const RELIABILITY: [f64; 2] = [0.85, 0.9];
/// Of true prior scores in both subjects.
pub(crate) const PRIORS: [f64; 2] = [0.6, 0.2];
/// Of a school's share of poor students.
pub(crate) const CONCENTRATION: f64 = -0.5;
/// Standard deviation of the schools' effects.
pub(crate) const EFFECT: f64 = 0.2;

pub(crate) struct Simulated {
    pub(crate) cohorts: Vec<Cohort>,
    /// By school, in standard deviations of the scores.
    pub(crate) effects: Vec<f64>,
    /// Of the scores by cohort.
    pub(crate) deviations: Vec<f64>,
}

/// Schools of two grades, ten to a hundred and twenty students in each. In poor schools scores before are lower, and so
/// is what the school adds.
pub(crate) fn schools(seed: u64, count: u32) -> Simulated {
    let mut dice = Dice(seed);
    let mut cohorts = vec![Cohort { students: Vec::new(), both: true }; 2];
    let mut effects = Vec::new();
    for school in 0..count {
        let effect = EFFECT * dice.bell();
        let poverty = dice.even();
        effects.push(effect);
        let mut first = [0; 2];
        let (mut students, mut poor) = (0.0, 0.0);
        for (first, cohort) in first.iter_mut().zip(&mut cohorts) {
            *first = cohort.students.len();
            let most = 10.0 + 110.0 * dice.even() * dice.even();
            let mut at = 0.0;
            while at < most {
                let student = student(&mut dice, school, effect, poverty);
                poor += f64::from(u8::from(student.controls.0[2] == 2));
                cohort.students.push(student);
                at += 1.0;
            }
            students += at;
        }
        for (first, cohort) in first.into_iter().zip(&mut cohorts) {
            cohort.students[first..].iter_mut().for_each(|s| s.score += CONCENTRATION * poor / students);
        }
    }
    let deviations: Vec<f64> = cohorts.iter().map(deviation).collect();
    for (grade, cohort) in (0_u8..).zip(&mut cohorts) {
        // Another scale in each grade.
        cohort.students.iter_mut().for_each(|s| s.score = 2400.0 + 50.0 * f64::from(grade) + 90.0 * s.score);
    }
    Simulated { cohorts, effects, deviations }
}

fn student(dice: &mut Dice, school: u32, effect: f64, poverty: f64) -> Student {
    // Of one in ten it is not stated, and these are between the others.
    let stated = dice.even() >= 0.1;
    let poor = stated && dice.even() < poverty;
    let (learner, disabled) = (dice.even() < 0.2, dice.even() < 0.12);
    let kind = if disabled { 3.0 + (dice.even() * 3.0).floor() } else { 1.0 };
    let general = dice.bell() - 0.5 * f64::from(u8::from(poor)) - 0.6 * (poverty - 0.5);
    let truth = [0.9 * general + 0.4 * dice.bell(), 0.8 * general + 0.5 * dice.bell()];
    let score = PRIORS[0] * truth[0] + PRIORS[1] * truth[1]
        - 0.1 * f64::from(u8::from(poor))
        - 0.06 * f64::from(u8::from(!stated))
        - 0.15 * f64::from(u8::from(learner))
        - 0.05 * (kind - 1.0)
        + effect
        + 0.45 * dice.bell();
    // The variance of true scores follows from the lines above; error is what the reliabilities leave beside it.
    let error = |reliability: f64, variance: f64| (variance * (1.0 - reliability) / reliability).sqrt();
    let general_variance = 1.0 + SPREAD;
    let variances = [0.81 * general_variance + 0.16, 0.64 * general_variance + 0.25];
    let priors = [0, 1].map(|at| 2300.0 + 100.0 * (truth[at] + error(RELIABILITY[at], variances[at]) * dice.bell()));
    let english = if learner { 1 } else { 4 };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "one to five")]
    let controls = Controls([kind as u8, english, u8::from(stated) + u8::from(poor), 1, 1]);
    let groups = 1 | u32::from(learner) << 9;
    Student { school, score, priors, controls, groups }
}

/// What poverty adds to the variance of what is general: −0.5·poor − 0.6·poverty with nine tenths of the poor stated, drawn
/// by an even poverty. Var(poor) = 0.45 · 0.55, Var(poverty) = 1/12, Cov = 0.9/12.
const SPREAD: f64 = 0.25 * 0.45 * 0.55 + 0.36 / 12.0 + 2.0 * 0.3 * 0.9 / 12.0;

pub(crate) fn deviation(cohort: &Cohort) -> f64 {
    let count = f64::from(u32::try_from(cohort.students.len()).expect("few"));
    let mean = cohort.students.iter().map(|s| s.score).sum::<f64>() / count;
    (cohort.students.iter().map(|s| (s.score - mean).powi(2)).sum::<f64>() / count).sqrt()
}
