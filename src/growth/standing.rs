//! Where a school's growth stands among the schools' (rule 19 of methodology.md): the mean growth of its students, centred
//! and shrunk against the same student group elsewhere, as a percentile.
//!
//! The shrinkage is empirical Bayes: of a mean as much is kept as is likely not accident, which is the share of the
//! variance between schools in all variance of such a mean.

/// What is known of one school's students of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mean {
    /// Number of the school.
    pub school: u32,
    /// Students.
    pub students: u32,
    /// The sum of their growth.
    pub sum: f64,
    /// The sum of the variances that students have about their school.
    pub noise: f64,
    /// The variance of what a model took off the mean: the more unlike other schools a school is, the more.
    pub doubt: f64,
}

impl Mean {
    /// Adds a student.
    pub fn add(&mut self, growth: f64, noise: f64) {
        self.students += 1;
        self.sum += growth;
        self.noise += noise;
    }

    pub(super) fn count(&self) -> f64 {
        f64::from(self.students)
    }

    pub(super) fn mean(&self) -> f64 {
        self.sum / self.count()
    }

    /// The variance of the mean: what the students' accidents leave of it.
    pub(super) fn variance(&self) -> f64 {
        self.noise / (self.count() * self.count())
    }
}

/// A group's growth in all schools.
#[derive(Clone, Debug, PartialEq)]
pub struct Standings {
    /// The mean of all students, which is what *centred* takes off.
    pub centre: f64,
    /// The variance between schools, beyond accident.
    pub between: f64,
    /// How many schools the percentiles are of; without enough there are none.
    pub ranked: u32,
    /// As the means.
    pub schools: Vec<Standing>,
}

/// One school's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Number of the school.
    pub school: u32,
    /// Students.
    pub students: u32,
    /// Mean growth, centred.
    pub mean: f64,
    /// The share of it that is kept, from 0 to 1.
    pub kept: f64,
    /// What is kept: the school's effect.
    pub effect: f64,
    /// The effect's standard error.
    pub error: f64,
    /// The effect's percentile among schools, and the percentiles of the ends of its interval.
    pub percentile: Option<Percentile>,
}

impl Standing {
    /// From where to where the effect may well be: 95 of a hundred such intervals hold it.
    #[must_use]
    pub fn interval(&self) -> [f64; 2] {
        [self.effect - WITHIN * self.error, self.effect + WITHIN * self.error]
    }
}

/// A percentile from 0 to 100 with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percentile {
    /// Of the effect.
    pub value: u8,
    /// Of the interval's ends.
    pub interval: (u8, u8),
}

/// Who is ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// A school is one of those held against from so many students of the group on.
    pub students: u32,
    /// Without so many schools there are no percentiles.
    pub schools: u32,
}

impl Ranking {
    /// No percentiles.
    pub(super) const NOBODY: Self = Self { students: u32::MAX, schools: u32::MAX };
}

/// 95 of a hundred lie within so many standard errors.
const WITHIN: f64 = 1.959_963_984_540_054;

/// Centres, shrinks and ranks the schools of one group. `taken`: how many numbers were estimated from the same means
/// before.
#[must_use]
pub fn standings(means: &[Mean], taken: usize, ranking: Ranking) -> Standings {
    let students: f64 = means.iter().map(Mean::count).sum();
    let centre = means.iter().map(|mean| mean.sum).sum::<f64>() / if students > 0.0 { students } else { 1.0 };
    let between = variance_between(means, centre, taken);
    let mut schools: Vec<Standing> = means.iter().map(|mean| shrunk(mean, centre, between)).collect();
    let mut effects: Vec<f64> =
        schools.iter().filter(|school| school.students >= ranking.students).map(|school| school.effect).collect();
    effects.sort_unstable_by(f64::total_cmp);
    let ranked = u32::try_from(effects.len()).unwrap_or(u32::MAX);
    if ranked >= ranking.schools {
        for school in &mut schools {
            let [low, high] = school.interval().map(|end| rank(&effects, end));
            let value = rank(&effects, school.effect);
            school.percentile = Some(Percentile { value, interval: (low, high) });
        }
    }
    Standings { centre, between, ranked, schools }
}

fn shrunk(mean: &Mean, centre: f64, between: f64) -> Standing {
    let variance = mean.variance();
    let kept = if between > 0.0 { between / (between + variance) } else { 0.0 };
    let centred = mean.mean() - centre;
    Standing {
        school: mean.school,
        students: mean.students,
        mean: centred,
        kept,
        effect: kept * centred,
        error: (kept * variance + kept * kept * mean.doubt).sqrt(),
        percentile: None,
    }
}

/// The variance between schools by the method of moments: what the squares of the means, by students, are above what
/// accident alone would make of them. Nothing when they are not above.
fn variance_between(means: &[Mean], centre: f64, taken: usize) -> f64 {
    let schools = f64::from(u32::try_from(means.len()).unwrap_or(u32::MAX));
    let students: f64 = means.iter().map(Mean::count).sum();
    let freedom = schools - 1.0 - f64::from(u32::try_from(taken).unwrap_or(u32::MAX));
    if freedom < 1.0 {
        return 0.0;
    }
    let squares: f64 = means.iter().map(|mean| mean.count() * (mean.mean() - centre) * (mean.mean() - centre)).sum();
    // What was estimated from the means before has brought them as much nearer to nothing.
    let squares = squares * (schools - 1.0) / freedom;
    let noise: f64 = means.iter().map(|mean| mean.count() * mean.variance() * (1.0 - mean.count() / students)).sum();
    let spread = students - means.iter().map(|mean| mean.count() * mean.count()).sum::<f64>() / students;
    ((squares - noise) / spread).max(0.0)
}

/// The share of effects below, with half of those alike, in whole hundredths.
fn rank(sorted: &[f64], effect: f64) -> u8 {
    let below = sorted.partition_point(|other| *other < effect);
    let alike = sorted.partition_point(|other| *other <= effect) - below;
    u8::try_from((2 * below + alike) * 100 / (2 * sorted.len()).max(1)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYBODY: Ranking = Ranking { students: 1, schools: 1 };

    fn mean(school: u32, students: u32, mean: f64) -> Mean {
        let count = f64::from(students);
        Mean { school, students, sum: mean * count, noise: count, doubt: 0.0 }
    }

    #[test]
    fn a_percentile_is_the_middle_rank_rounded_down() {
        let effects = [-1.0, 0.0, 0.0, 2.0];
        // Half of one of four; one and half of two; three and half of one; all; none.
        assert_eq!([-1.0, 0.0, 2.0, 3.0, -2.0].map(|effect| rank(&effects, effect)), [12, 50, 87, 100, 0]);
    }

    #[test]
    fn a_group_is_centred_by_its_students() {
        let found = standings(&[mean(0, 30, 1.0), mean(1, 10, -1.0)], 0, EVERYBODY);
        assert!((found.centre - 0.5).abs() < 1e-12);
        assert!((found.schools[1].mean + 1.5).abs() < 1e-12);
    }

    #[test]
    fn what_accident_explains_is_not_kept() {
        // Of four students each: a mean has the variance 1/4, and these means differ by less.
        let found = standings(&[mean(0, 4, 0.1), mean(1, 4, -0.1), mean(2, 4, 0.0)], 0, EVERYBODY);
        assert!(found.between.abs() < 1e-12 && found.schools.iter().all(|school| school.effect.abs() < 1e-12));
    }

    #[test]
    fn percentiles_want_schools_enough_and_these_want_students_enough() {
        let means: Vec<Mean> = (0..51).map(|n| mean(n, if n == 0 { 19 } else { 20 }, f64::from(n) / 10.0)).collect();
        let ranking = Ranking { students: 20, schools: 50 };
        let found = standings(&means, 0, ranking);
        assert_eq!((found.ranked, found.schools[0].percentile.map(|p| p.value)), (50, Some(0)));
        assert_eq!(found.schools[50].percentile.map(|p| p.value), Some(99));
        assert!(standings(&means[..50], 0, ranking).schools.iter().all(|school| school.percentile.is_none()));
    }
}
