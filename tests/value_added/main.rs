//! Value added beside the truth, where it is known, and beside the same numbers worked out in other ways.
#![allow(clippy::expect_used, reason = "a test stops where it cannot go on")]

mod independent;
mod simulation;

use simulation::{CONCENTRATION, PRIORS, RELIABILITY, Simulated, schools};
use sqii::growth::{
    Cohort, Controls, Growth, GrowthModel, GrowthPercentiles, Mean, NoGrowth, Ranking, Standings, Student, ValueAdded,
    standings,
};

const MODEL: ValueAdded = ValueAdded { reliabilities: RELIABILITY, concentrations_from: 50 };
const RANKING: Ranking = Ranking { students: 20, schools: 50 };

/// Every school's growth of all students.
fn of_schools(cohorts: &[Cohort], growth: &Growth) -> Standings {
    let last = cohorts.iter().filter_map(|cohort| cohort.students.last()).map(|s| s.school).max().expect("a school");
    let mut means: Vec<Mean> = (0..=last).map(|school| growth.mean_of(school)).collect();
    for (cohort, own) in cohorts.iter().zip(&growth.cohorts) {
        let own = own.as_ref().expect("growth");
        for (student, growth) in cohort.students.iter().zip(&own.students) {
            means[student.school as usize].add(*growth, own.noise);
        }
    }
    standings(&means, growth.taken(), RANKING)
}

fn correlation(a: &[f64], b: &[f64]) -> f64 {
    let mean = |x: &[f64]| x.iter().sum::<f64>() / f64::from(u32::try_from(x.len()).expect("few"));
    let (ma, mb) = (mean(a), mean(b));
    let product =
        |x: &[f64], mx: f64, y: &[f64], my: f64| -> f64 { x.iter().zip(y).map(|(x, y)| (x - mx) * (y - my)).sum() };
    product(a, ma, b, mb) / (product(a, ma, a, ma) * product(b, mb, b, mb)).sqrt()
}

/// The schools' true effects in the unit of the growth.
fn truth(simulated: &Simulated) -> Vec<f64> {
    let deviation = simulated.deviations.iter().sum::<f64>() / 2.0;
    simulated.effects.iter().map(|effect| effect / deviation).collect()
}

#[test]
fn schools_effects_are_found_as_well_as_theory_says_and_intervals_cover_the_truth() {
    let (mut covered, mut all) = (0_u32, 0_u32);
    let (mut found, mut expected) = (0.0, 0.0);
    let rounds = 12;
    for seed in 1..=rounds {
        let simulated = schools(seed, 300);
        let growth = MODEL.growth(&simulated.cohorts);
        let standings = of_schools(&simulated.cohorts, &growth);
        let truth = truth(&simulated);
        // Effects are centred by students, as the growth is.
        let students: f64 = standings.schools.iter().map(|s| f64::from(s.students)).sum();
        let centre =
            standings.schools.iter().zip(&truth).map(|(s, t)| f64::from(s.students) * t).sum::<f64>() / students;
        for (school, truth) in standings.schools.iter().zip(&truth) {
            all += 1;
            covered += u32::from((school.effect - (truth - centre)).abs() <= 1.96 * school.error);
        }
        let effects: Vec<f64> = standings.schools.iter().map(|s| s.effect).collect();
        found += correlation(&effects, &truth);
        // Of an effect that is shrunk by what its reliability is, the correlation is the root of the mean reliability; and each
        // number estimated from the schools before takes away one of three hundred.
        let left = 1.0 - f64::from(u32::try_from(growth.taken()).expect("few") + 1) / 300.0;
        expected += (standings.schools.iter().map(|s| s.kept).sum::<f64>() / 300.0 * left).sqrt();
    }
    let rounds = f64::from(u32::try_from(rounds).expect("few"));
    let coverage = f64::from(covered) / f64::from(all);
    eprintln!("correlation {:.4}, by theory {:.4}; coverage {coverage:.4}", found / rounds, expected / rounds);
    assert!((found - expected).abs() / rounds < 0.01);
    assert!((0.935..=0.965).contains(&coverage), "{coverage}");
}

#[test]
fn error_of_measurement_is_corrected_for() {
    let simulated = schools(3, 300);
    let of = |model: ValueAdded| {
        let growth = model.growth(&simulated.cohorts);
        let own = growth.cohorts[0].clone().expect("growth");
        let last = own.coefficients.len() - 2;
        let slope = own.coefficients[last].expect("the prior score of the same subject");
        // In the unit of the simulation: the score's deviation over the prior score's.
        let prior: Vec<f64> = simulated.cohorts[0].students.iter().map(|s| s.priors[0] / 100.0).collect();
        let count = f64::from(u32::try_from(prior.len()).expect("few"));
        let mean = prior.iter().sum::<f64>() / count;
        let deviation = (prior.iter().map(|p| (p - mean).powi(2)).sum::<f64>() / count).sqrt();
        slope * simulated.deviations[0] / deviation
    };
    let (corrected, plain) = (of(MODEL), of(ValueAdded { reliabilities: [1.0, 1.0], ..MODEL }));
    eprintln!("slope {corrected:.4}, uncorrected {plain:.4}, true {:.4}", PRIORS[0]);
    assert!((corrected - PRIORS[0]).abs() < 0.04, "{corrected}");
    assert!(plain < PRIORS[0] - 0.1, "{plain}");
}

#[test]
fn a_poor_schools_effect_is_held_against_other_poor_schools() {
    let simulated = schools(5, 300);
    let growth = MODEL.growth(&simulated.cohorts);
    let deviation = simulated.deviations.iter().sum::<f64>() / 2.0;
    // Of the concentrations: two prior scores, disability, English, then poverty.
    let poverty = growth.concentrations[2 + 2 * 2].expect("the concentration of poverty") * deviation;
    eprintln!("concentration {poverty:.3}, true {CONCENTRATION}");
    assert!((poverty - CONCENTRATION).abs() < 0.2, "{poverty}");
    assert!(growth.concentrations.iter().flatten().count() >= 6);
}

#[test]
fn without_schools_enough_there_are_no_concentrations() {
    let simulated = schools(7, 49);
    let growth = MODEL.growth(&simulated.cohorts);
    assert_eq!(growth.taken(), 0);
    let standings = of_schools(&simulated.cohorts, &growth);
    assert!(standings.schools.iter().all(|school| school.percentile.is_none()));
    let sum: f64 = standings.schools.iter().map(|s| f64::from(s.students) * s.mean).sum();
    assert!(sum.abs() < 1e-8, "{sum}");
}

#[test]
fn another_model_takes_its_place() {
    let simulated = schools(11, 60);
    for model in [&MODEL as &dyn GrowthModel, &GrowthPercentiles] {
        let standings = of_schools(&simulated.cohorts, &model.growth(&simulated.cohorts));
        let effects: Vec<f64> = standings.schools.iter().map(|s| s.effect).collect();
        let found = correlation(&effects, &simulated.effects);
        eprintln!("{}: {found:.3}", model.id());
        assert!(found > 0.6, "{}: {found}", model.id());
        assert!(standings.schools.iter().all(|school| school.percentile.is_some()));
    }
}

#[test]
fn the_order_of_a_schools_students_hardly_matters_and_the_scale_does_not() {
    let simulated = schools(13, 60);
    let effects = |cohorts: &[Cohort]| -> Vec<f64> {
        of_schools(cohorts, &MODEL.growth(cohorts)).schools.iter().map(|s| s.effect).collect()
    };
    let first = effects(&simulated.cohorts);
    let mut other = simulated.cohorts;
    for cohort in &mut other {
        cohort.students.reverse();
        cohort.students.sort_by_key(|s| s.school);
        cohort.students.iter_mut().for_each(|s| s.score = 7.0 * s.score - 100.0);
    }
    assert!(first.iter().zip(effects(&other)).all(|(a, b)| (a - b).abs() < 1e-9));
}

#[test]
fn the_same_by_dense_equations() {
    let simulated = schools(17, 80);
    let growth = MODEL.growth(&simulated.cohorts);
    let standings = of_schools(&simulated.cohorts, &growth);
    let other = independent::effects(&simulated.cohorts, RELIABILITY);
    let off = standings.schools.iter().zip(&other).map(|(a, b)| (a.effect - b).abs()).fold(0.0, f64::max);
    eprintln!("largest difference {off:e}");
    assert!(off < 1e-8, "{off}");
}

#[test]
fn the_same_by_numpy() {
    let simulated = schools(19, 80);
    let growth = MODEL.growth(&simulated.cohorts);
    let standings = of_schools(&simulated.cohorts, &growth);
    let Some(other) = independent::by_numpy(&simulated.cohorts, RELIABILITY) else {
        eprintln!("skipped: python3 with numpy is not at hand");
        return;
    };
    assert_eq!(other.len(), standings.schools.len());
    for (school, [effect, error]) in standings.schools.iter().zip(other) {
        assert!(
            (school.effect - effect).abs() < 1e-8 && (school.error - error).abs() < 1e-8,
            "{school:?} {effect} {error}"
        );
    }
}

#[test]
fn centring_and_shrinkage_by_hand() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/value_added/worked/");
    let rows = |name: &str| -> Vec<Vec<String>> {
        let rows = csv::Reader::from_path(format!("{folder}{name}")).expect("a file").into_deserialize();
        rows.map(|row| row.expect("a row")).collect()
    };
    let means: Vec<Mean> = rows("schools.csv")
        .iter()
        .map(|row| {
            let students: u32 = row[1].parse().expect("students");
            let mean: f64 = row[2].parse().expect("a mean");
            let (sum, noise) = (f64::from(students) * mean, f64::from(students) * 4.0);
            Mean { school: row[0].parse().expect("a number"), students, sum, noise, doubt: 0.0 }
        })
        .collect();
    let found = standings(&means, 0, Ranking { students: 20, schools: 3 });
    let [first, second, _] = found.schools[..] else { panic!("three schools") };
    let rank = first.percentile.expect("three are enough here");
    for row in rows("worked.csv") {
        let own = match row[1].as_str() {
            "centre" => found.centre,
            "mean of school 0" => first.mean,
            "mean of school 1" => second.mean,
            "variance between schools" => found.between,
            "share kept" => first.kept,
            "effect of school 0" => first.effect,
            "standard error" => first.error,
            "rank of school 0" => f64::from(rank.value),
            "variance of a mean" | "squares of the means" | "what accident makes of them" | "weight" => continue,
            other => panic!("{other} is not known"),
        };
        let expected: f64 = row[3].parse().expect("a number");
        assert!((own - expected).abs() < 5e-7, "{}: {own}, by hand {expected}", row[1]);
    }
}

#[test]
fn missing_is_a_level_of_its_own() {
    // Score = prior score, 10 more in the second school, 3 less when disadvantaged, 5 less when that is not stated.
    let mut students = Vec::new();
    for school in [0, 1] {
        for (prior, level) in [(100, 0), (130, 1), (110, 2), (150, 0), (120, 1), (170, 2)] {
            let score = prior + 10 * i32::try_from(school).expect("few") - [5, 0, 3][usize::from(level)];
            let controls = Controls([1, 4, level, 1, 1]);
            let priors = [f64::from(prior), 0.0];
            students.push(Student { school, score: f64::from(score), priors, controls, groups: 1 });
        }
    }
    let cohort = Cohort { students, both: false };
    let deviation = simulation::deviation(&cohort);
    let model = ValueAdded { reliabilities: [1.0, 1.0], ..MODEL };
    let growth = model.growth(std::slice::from_ref(&cohort)).cohorts[0].clone().expect("growth");
    for (student, growth) in cohort.students.iter().zip(&growth.students) {
        let expected = if student.school == 0 { -5.0 } else { 5.0 } / deviation;
        assert!((growth - expected).abs() < 1e-12, "{student:?} {growth}");
    }
    assert!(growth.noise.abs() < 1e-12);
    // Not stated, then disadvantaged.
    let levels: Vec<f64> = growth.coefficients.iter().flatten().map(|own| own * deviation).collect();
    assert!((levels[0] + 5.0).abs() < 1e-9 && (levels[1] + 3.0).abs() < 1e-9, "{levels:?}");
}

#[test]
fn what_cannot_be_estimated_has_no_growth() {
    let simulated = schools(23, 3);
    let mut alike = simulated.cohorts[0].clone();
    alike.students.iter_mut().for_each(|s| s.priors[0] = 2400.0);
    let mut one_each = simulated.cohorts[0].clone();
    one_each.students.dedup_by_key(|s| s.school);
    let nobody = Cohort { students: Vec::new(), both: true };
    let found = |cohort: Cohort| MODEL.growth(&[cohort]).cohorts[0].clone().expect_err("no growth");
    assert_eq!(found(alike), NoGrowth::Alike);
    assert_eq!(found(one_each), NoGrowth::TooFew);
    assert_eq!(found(nobody), NoGrowth::TooFew);
    // A reliability below what the data bear.
    let doubtful = ValueAdded { reliabilities: [0.05, 0.05], ..MODEL };
    assert_eq!(doubtful.growth(&simulated.cohorts).cohorts[0], Err(NoGrowth::Alike));
}
