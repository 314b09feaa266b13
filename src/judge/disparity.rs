//! Disparity: how far a group stands from the highest group and from all other students, and whether it has more than
//! its share of what no one should have.
//!
//! Adapted from, and not defined by, 34 CFR 300.647 (rule 13 of methodology.md). All other students are those of the school
//! without the group: all students' count less the group's own. Every part needs the n-size on both sides; a ratio needs
//! one case among the others as well, else it is taken against the other students of the LEA, whose schools' counts are
//! added (assumed: few students are in two of its schools).

use crate::methodology::{Better, Methodology};
use crate::model::{Amount, Fraction, Measure, Ratio, StudentGroup};
use crate::score::IndicatorScore;

/// Cases among students.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Risk {
    /// Students with the outcome.
    pub cases: u64,
    /// Students.
    pub students: u64,
}

impl Risk {
    fn of(amount: &Amount) -> Option<Self> {
        Some(Self { cases: amount.numerator?, students: amount.denominator })
    }

    /// These without those; nothing when they are not part of these.
    #[must_use]
    pub fn without(self, part: Self) -> Option<Self> {
        let cases = self.cases.checked_sub(part.cases)?;
        let students = self.students.checked_sub(part.students)?;
        (cases <= students).then_some(Self { cases, students })
    }
}

/// Whom a ratio is taken against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The other students of the school.
    School,
    /// The other students of the LEA.
    Lea,
}

/// A group's risk over that of other students.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskRatio {
    /// Exactly; 1 where nobody in the school has the outcome.
    pub value: Ratio,
    /// Against whom.
    pub against: Against,
    /// The group has too few cases for the ratio to be scored: it is shown alone.
    pub few_cases: bool,
}

/// Fewer cases than this in a group are shown, not scored (rule 13).
const FEW_CASES: u64 = 3;

/// How a group stands in one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disparity {
    /// The group.
    pub group: StudentGroup,
    /// Its value.
    pub value: Fraction,
    /// The group with the best value at the n-size, unless this is it, and how far it is ahead: zero or more.
    pub highest: Option<(StudentGroup, Ratio)>,
    /// How far all other students are ahead; below zero where the group is.
    pub others: Option<Ratio>,
    /// Where the indicator counts what is to be avoided.
    pub ratio: Option<RiskRatio>,
    /// Its share of the cases, and of the students; of an indicator that counts what is to be avoided.
    pub shares: Option<(Ratio, Ratio)>,
}

/// Every group's standing in an indicator, in order of group; those under the n-size have none.
///
/// `lea` gives the LEA's counts of a group, or of all students.
#[must_use]
pub fn disparities(
    methodology: &Methodology,
    indicator: &IndicatorScore,
    lea: &dyn Fn(StudentGroup) -> Option<Risk>,
) -> Vec<Disparity> {
    let Some(rule) = indicator.rule.map(|rule| &methodology.indicators()[rule]) else { return Vec::new() };
    let (n_size, better) = (methodology.n_size().value, rule.better.value);
    let reported = || {
        indicator.cells.iter().filter_map(|cell| match &cell.measure {
            Measure::Reported(amount) => Some((cell.group, amount)),
            Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
        })
    };
    let groups = || reported().filter(|(group, _)| *group != StudentGroup::All);
    let Some((_, all)) = reported().find(|(group, _)| *group == StudentGroup::All) else { return Vec::new() };
    let ahead = |other: Ratio, own: Ratio| if better == Better::Higher { other - own } else { own - other };
    let best = groups().map(|(group, amount)| (amount.value, group)).reduce(|best, next| {
        let is_better = next.0 != best.0 && better.reaches(next.0, best.0);
        if is_better { next } else { best }
    });
    groups()
        .map(|(group, amount)| {
            let own = amount.value.ratio();
            let risks = Risk::of(all).zip(Risk::of(amount)).filter(|_| better == Better::Lower);
            Disparity {
                group,
                value: amount.value,
                highest: best.filter(|(_, best)| *best != group).map(|(value, best)| (best, ahead(value.ratio(), own))),
                others: others(all, amount, n_size).map(|others| ahead(others, own)),
                ratio: risks
                    .and_then(|(all, own)| ratio(all, own, n_size, || lea(StudentGroup::All)?.without(lea(group)?))),
                shares: risks.and_then(|(all, own)| shares(all, own)),
            }
        })
        .collect()
}

/// The value of all other students.
pub(super) fn others(all: &Amount, group: &Amount, n_size: u64) -> Option<Ratio> {
    let rest = all.denominator.checked_sub(group.denominator).filter(|rest| *rest >= n_size && *rest > 0)?;
    if let (Some(all), Some(group)) = (Risk::of(all), Risk::of(group)) {
        let rest = all.without(group)?;
        return Some(Ratio::new(rest.cases.into(), rest.students.into()));
    }
    // Of means: what all have together less what the group has, shared by the rest.
    let sum = |amount: &Amount| amount.value.ratio() * Ratio::from_integer(amount.denominator.into());
    Some((sum(all) - sum(group)) / Ratio::from_integer(rest.into()))
}

fn ratio(all: Risk, group: Risk, n_size: u64, lea: impl Fn() -> Option<Risk>) -> Option<RiskRatio> {
    let few_cases = group.cases < FEW_CASES;
    if group.students < n_size {
        return None;
    }
    if all.cases == 0 {
        return Some(RiskRatio { value: Ratio::from_integer(1), against: Against::School, few_cases });
    }
    let enough = |others: &Risk| others.students >= n_size && others.cases > 0;
    let (others, against) = match all.without(group).filter(enough) {
        Some(others) => (others, Against::School),
        None => (lea().filter(enough)?, Against::Lea),
    };
    let risk = |r: Risk| Ratio::new(r.cases.into(), r.students.into());
    Some(RiskRatio { value: risk(group) / risk(others), against, few_cases })
}

/// Share of the cases, share of the students.
fn shares(all: Risk, group: Risk) -> Option<(Ratio, Ratio)> {
    if all.cases == 0 || all.students == 0 {
        return None;
    }
    Some((Ratio::new(group.cases.into(), all.cases.into()), Ratio::new(group.students.into(), all.students.into())))
}

/// What became of a gap from one year to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapChange {
    /// It grew.
    Wider,
    /// It is the same.
    Same,
    /// It closed, and the group is no worse off.
    Narrower,
    /// It closed, and only because those ahead fell: the group did not rise.
    TopFell,
}

/// How a gap changed: its sizes (those ahead less the group, zero or more when the group is behind), and by how much the
/// group's own value got better.
#[must_use]
pub fn gap_change(before: Ratio, after: Ratio, group_better_by: Ratio) -> GapChange {
    match after.cmp(&before) {
        std::cmp::Ordering::Greater => GapChange::Wider,
        std::cmp::Ordering::Equal => GapChange::Same,
        std::cmp::Ordering::Less if group_better_by > Ratio::from_integer(0) => GapChange::Narrower,
        std::cmp::Ordering::Less => GapChange::TopFell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn risk(cases: u64, students: u64) -> Risk {
        Risk { cases, students }
    }

    fn value(found: Option<RiskRatio>) -> Option<(i128, i128, Against)> {
        found.map(|r| (*r.value.numer(), *r.value.denom(), r.against))
    }

    #[test]
    fn a_ratio_is_the_groups_risk_over_that_of_all_others() {
        // 6 of 40 against 6 of 160: four times as many.
        let found = ratio(risk(12, 200), risk(6, 40), 20, || None);
        assert_eq!(value(found), Some((4, 1, Against::School)));
        assert!(!found.unwrap().few_cases);
        assert!(ratio(risk(12, 200), risk(2, 40), 20, || None).unwrap().few_cases);
    }

    #[test]
    fn without_a_case_among_the_others_the_lea_stands_in() {
        let lea = || Some(risk(10, 1000));
        assert_eq!(value(ratio(risk(6, 200), risk(6, 40), 20, lea)), Some((15, 1, Against::Lea)));
        // So it does where the others are too few.
        assert_eq!(value(ratio(risk(8, 50), risk(6, 40), 20, lea)), Some((15, 1, Against::Lea)));
        assert_eq!(ratio(risk(6, 200), risk(6, 40), 20, || None), None);
        assert_eq!(ratio(risk(6, 200), risk(6, 40), 20, || Some(risk(0, 1000))), None);
    }

    #[test]
    fn no_case_in_the_school_is_a_ratio_of_one() {
        assert_eq!(value(ratio(risk(0, 200), risk(0, 40), 20, || None)), Some((1, 1, Against::School)));
        assert_eq!(ratio(risk(0, 200), risk(0, 19), 20, || None), None);
    }

    #[test]
    fn all_other_students_are_all_without_the_group() {
        assert_eq!(others(&Amount::rate(60, 100), &Amount::rate(10, 40), 20), Some(Ratio::new(5, 6)));
        assert_eq!(others(&Amount::rate(60, 100), &Amount::rate(50, 81), 20), None);
        // Means: 100 × 10 less 40 × −5, over 60.
        let (all, group) = (Amount::value(100, 1, 100), Amount::value(-50, 1, 40));
        assert_eq!(others(&all, &group, 20), Some(Ratio::from_integer(20)));
        // A group larger than all is a mistake of the file's, not a gap.
        assert_eq!(others(&Amount::rate(1, 30), &Amount::rate(5, 10), 20), None);
    }

    #[test]
    fn a_gap_that_closes_because_the_top_fell_is_named_so() {
        let points = Ratio::from_integer;
        assert_eq!(gap_change(points(10), points(8), points(1)), GapChange::Narrower);
        assert_eq!(gap_change(points(10), points(8), points(0)), GapChange::TopFell);
        assert_eq!(gap_change(points(10), points(8), points(-3)), GapChange::TopFell);
        assert_eq!(gap_change(points(10), points(12), points(5)), GapChange::Wider);
        assert_eq!(gap_change(points(10), points(10), points(5)), GapChange::Same);
    }
}
