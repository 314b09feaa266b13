//! Disparity: how far a group stands from the highest group and from all other students, and whether it has more than
//! its share of what no one should have.
//!
//! Adapted from, and not defined by, 34 CFR 300.647 (rule 13 of methodology.md). All other students are those of the school
//! (of several: see [`Pool`](super::Pool)) without the group: all students' count less the group's own. Every part needs
//! the n-size on both sides; a ratio needs one case among the others as well, else it is taken against the other students of
//! the LEA, then against a declared reference.

use crate::methodology::{Better, IndicatorRule};
use crate::model::{Amount, Fraction, Ratio, StudentGroup};

use super::may_be_accident;

/// Cases among students.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Risk {
    /// Students with the outcome.
    pub cases: u64,
    /// Students.
    pub students: u64,
}

impl Risk {
    /// Of what was counted; nothing of a mean.
    #[must_use]
    pub fn of(amount: &Amount) -> Option<Self> {
        Some(Self { cases: amount.numerator?, students: amount.denominator })
    }

    const fn counts(self) -> (u64, u64) {
        (self.cases, self.students)
    }
}

/// A group at the n-size, and all other students.
#[derive(Clone, Debug)]
pub struct Side {
    /// The group.
    pub group: StudentGroup,
    /// What was counted of it.
    pub own: Amount,
    /// What was counted of all others; nothing when it is not known.
    pub others: Option<Amount>,
}

/// Whom a ratio is taken against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The other students of the school, or of all schools looked at.
    School,
    /// The other students of the LEA's loaded schools.
    Lea,
    /// The other students of the LEA, as a file of references declares them.
    DeclaredLea,
    /// The other students of the state, as a file of references declares them.
    DeclaredState,
}

impl Against {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Lea => "lea",
            Self::DeclaredLea => "declared_lea",
            Self::DeclaredState => "declared_state",
        }
    }
}

/// A group's risk over that of other students.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RiskRatio {
    /// Exactly; 1 where nobody has the outcome.
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
    /// Would accident alone make such a gap to all other students? Nothing where no spread is known.
    pub accident: Option<bool>,
    /// Where the indicator counts what is to be avoided.
    pub ratio: Option<RiskRatio>,
    /// Its share of the cases, and of the students; of an indicator that counts what is to be avoided.
    pub shares: Option<(Ratio, Ratio)>,
}

/// All without a group; nothing when the group is no part of all.
#[must_use]
pub fn without(all: &Amount, group: &Amount) -> Option<Amount> {
    let denominator = all.denominator.checked_sub(group.denominator).filter(|rest| *rest > 0)?;
    if let (Some(all), Some(group)) = (all.numerator, group.numerator) {
        let cases = all.checked_sub(group).filter(|cases| *cases <= denominator)?;
        return Some(Amount::rate(u32::try_from(cases).ok()?, u32::try_from(denominator).ok()?));
    }
    // Of means: what all have together less what the group has, shared by the rest.
    let sum = |amount: &Amount| amount.value.ratio() * Ratio::from_integer(amount.denominator.into());
    let value = (sum(all) - sum(group)) / Ratio::from_integer(denominator.into());
    Some(Amount { numerator: None, denominator, value: fraction(value)? })
}

/// A fraction of numbers that fit.
pub(super) fn fraction(value: Ratio) -> Option<Fraction> {
    Some(Fraction::new(i64::try_from(*value.numer()).ok()?, i64::try_from(*value.denom()).ok()?))
}

/// Every group's standing in an indicator. `beyond` gives who else is not in a group, in the order in which they are asked.
#[must_use]
pub fn disparities(
    rule: &IndicatorRule,
    n_size: u64,
    all: &Amount,
    sides: &[Side],
    beyond: &dyn Fn(StudentGroup) -> Vec<(Against, Risk)>,
) -> Vec<Disparity> {
    let better = rule.better.value;
    let ahead = |other: Ratio, own: Ratio| if better == Better::Higher { other - own } else { own - other };
    let best = sides.iter().map(|side| (side.own.value, side.group)).reduce(|best, next| {
        let is_better = next.0 != best.0 && better.reaches(next.0, best.0);
        if is_better { next } else { best }
    });
    sides
        .iter()
        .map(|side| {
            let own = side.own.value.ratio();
            let others = side.others.as_ref().filter(|others| others.denominator >= n_size);
            let counts = |amount| Risk::of(amount).map(Risk::counts);
            let risk = Risk::of(&side.own).filter(|_| better == Better::Lower);
            let others_risk = side.others.as_ref().and_then(Risk::of);
            Disparity {
                group: side.group,
                value: side.own.value,
                highest: best
                    .filter(|(_, best)| *best != side.group)
                    .map(|(value, best)| (best, ahead(value.ratio(), own))),
                others: others.map(|others| ahead(others.value.ratio(), own)),
                accident: others.and_then(|others| may_be_accident(counts(&side.own)?, counts(others)?)),
                ratio: risk.and_then(|own| {
                    if Risk::of(all)?.cases == 0 {
                        Some(no_case(own))
                    } else {
                        ratio(own, others_risk, n_size, || beyond(side.group))
                    }
                }),
                shares: risk.and_then(|own| shares(Risk::of(all)?, own)),
            }
        })
        .collect()
}

/// The value of all other students, at the n-size.
pub(super) fn others(all: &Amount, group: &Amount, n_size: u64) -> Option<Fraction> {
    without(all, group).filter(|rest| rest.denominator >= n_size).map(|rest| rest.value)
}

/// Nobody at all has the outcome.
fn no_case(own: Risk) -> RiskRatio {
    RiskRatio { value: Ratio::from_integer(1), against: Against::School, few_cases: own.cases < FEW_CASES }
}

fn ratio(own: Risk, others: Option<Risk>, n_size: u64, beyond: impl Fn() -> Vec<(Against, Risk)>) -> Option<RiskRatio> {
    let few_cases = own.cases < FEW_CASES;
    let enough = |others: &Risk| others.students >= n_size && others.cases > 0;
    let (against, others) = match others.filter(enough) {
        Some(others) => (Against::School, others),
        None => beyond().into_iter().find(|(_, others)| enough(others))?,
    };
    let risk = |r: Risk| Ratio::new(r.cases.into(), r.students.into());
    Some(RiskRatio { value: risk(own) / risk(others), against, few_cases })
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
    use crate::methodology::{Methodology, preset};

    const fn risk(cases: u64, students: u64) -> Risk {
        Risk { cases, students }
    }

    fn value(found: Option<RiskRatio>) -> Option<(i128, i128, Against)> {
        found.map(|r| (*r.value.numer(), *r.value.denom(), r.against))
    }

    #[test]
    fn a_ratio_is_the_groups_risk_over_that_of_all_others() {
        // 6 of 40 against 6 of 160: four times as many.
        let found = ratio(risk(6, 40), Some(risk(6, 160)), 20, Vec::new);
        assert_eq!(value(found), Some((4, 1, Against::School)));
        assert!(!found.unwrap().few_cases);
        assert!(ratio(risk(2, 40), Some(risk(10, 160)), 20, Vec::new).unwrap().few_cases);
    }

    #[test]
    fn without_a_case_among_the_others_the_lea_stands_in() {
        let lea = || vec![(Against::Lea, risk(10, 1000)), (Against::DeclaredState, risk(1, 1000))];
        assert_eq!(value(ratio(risk(6, 40), Some(risk(0, 160)), 20, lea)), Some((15, 1, Against::Lea)));
        // So it does where the others are too few, or not known.
        assert_eq!(value(ratio(risk(6, 40), Some(risk(2, 10)), 20, lea)), Some((15, 1, Against::Lea)));
        assert_eq!(value(ratio(risk(6, 40), None, 20, lea)), Some((15, 1, Against::Lea)));
        assert_eq!(ratio(risk(6, 40), Some(risk(0, 160)), 20, Vec::new), None);
        let none = || vec![(Against::DeclaredLea, risk(0, 1000))];
        assert_eq!(ratio(risk(6, 40), Some(risk(0, 160)), 20, none), None);
        let then = || vec![(Against::DeclaredLea, risk(0, 1000)), (Against::DeclaredState, risk(3, 1000))];
        assert_eq!(value(ratio(risk(6, 40), None, 20, then)), Some((50, 1, Against::DeclaredState)));
    }

    #[test]
    fn all_other_students_are_all_without_the_group() {
        let rest = |all: Amount, group: Amount| without(&all, &group).map(|rest| (rest.value, rest.denominator));
        assert_eq!(rest(Amount::rate(60, 100), Amount::rate(10, 40)), Some((Fraction::new(5, 6), 60)));
        // Means: 100 × 10 less 40 × −5, over 60.
        assert_eq!(rest(Amount::value(100, 1, 100), Amount::value(-50, 1, 40)), Some((Fraction::new(20, 1), 60)));
        // A group larger than all, or with more cases than there are, is a mistake of the file's, not a gap.
        assert_eq!(rest(Amount::rate(5, 10), Amount::rate(1, 30)), None);
        assert_eq!(rest(Amount::rate(5, 100), Amount::rate(9, 30)), None);
        assert_eq!(rest(Amount::rate(5, 10), Amount::rate(5, 10)), None, "nobody is left");
    }

    fn standing(all: (u32, u32), group: (u32, u32)) -> Disparity {
        let methodology: &Methodology = &preset("core-2014-15").unwrap();
        let rule = methodology.indicators().iter().find(|rule| rule.id.as_str() == "suspension_expulsion").unwrap();
        let amount = |(cases, students)| Amount::rate(cases, students);
        let (all, own) = (amount(all), amount(group));
        let sides = [Side { group: StudentGroup::Foster, own, others: without(&all, &own) }];
        disparities(rule, 20, &all, &sides, &|_| Vec::new()).pop().unwrap()
    }

    #[test]
    fn no_case_in_the_school_is_a_ratio_of_one() {
        let found = standing((0, 200), (0, 40));
        assert_eq!(value(found.ratio), Some((1, 1, Against::School)));
        assert_eq!(found.shares, None);
    }

    #[test]
    fn too_few_others_have_no_gap_and_a_small_gap_may_be_accident() {
        let found = standing((20, 100), (10, 81));
        assert_eq!((found.others, found.accident), (None, None));
        assert_eq!(standing((20, 100), (9, 40)).accident, Some(true));
        let clear = standing((60, 300), (40, 60));
        assert_eq!((clear.others, clear.accident), (Some(Ratio::new(7, 12)), Some(false)));
        assert_eq!(clear.shares, Some((Ratio::new(2, 3), Ratio::new(1, 5))));
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
