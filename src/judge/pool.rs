//! Counts of several schools added: an LEA's schools, or all that are loaded. What was counted of several schools together, a
//! student once, is added as one.
//!
//! Assumed: where a school's count of a group is hidden, that school's other
//! students are not known either, and neither side takes any of it; what has no row of a group, among rows of others, has
//! no such student.

use crate::methodology::Unit;
use crate::model::{Amount, Ratio, StudentGroup};
use crate::tally::Count;

use super::disparity::{Side, fraction};

/// A sum of counts, or of means by their students: whole numbers over one power of ten.
#[derive(Clone, Copy, Debug)]
struct Sum {
    students: u64,
    cases: u64,
    /// Has something no numerator?
    of_means: bool,
    /// Nothing when the numbers are too long to be added.
    weighted: Option<i128>,
    den: i128,
}

impl Sum {
    const NOTHING: Self = Self { students: 0, cases: 0, of_means: false, weighted: Some(0), den: 1 };

    fn add(&mut self, amount: &Amount) {
        self.students += amount.denominator;
        match amount.numerator {
            Some(cases) => self.cases += cases,
            None => self.weigh(amount, 1),
        }
    }

    /// Adds all without a group that is part of them.
    fn add_rest(&mut self, all: &Amount, group: &Amount) {
        self.students += all.denominator - group.denominator;
        if let (Some(all), Some(group)) = (all.numerator, group.numerator) {
            self.cases += all - group;
        } else {
            self.weigh(all, 1);
            self.weigh(group, -1);
        }
    }

    fn weigh(&mut self, amount: &Amount, sign: i128) {
        self.of_means = true;
        let den = i128::from(amount.value.den);
        if den > self.den {
            self.weighted = self.weighted.and_then(|sum| sum.checked_mul(den / self.den));
            self.den = den;
        }
        let more = sign * i128::from(amount.value.num) * i128::from(amount.denominator);
        self.weighted = self.weighted.and_then(|sum| sum.checked_add(more.checked_mul(self.den / den)?));
    }

    fn amount(&self) -> Option<Amount> {
        if self.students == 0 {
            return None;
        }
        if !self.of_means {
            return Some(Amount::rate(u32::try_from(self.cases).ok()?, u32::try_from(self.students).ok()?));
        }
        let sum = Ratio::new(self.weighted?, self.den) + Ratio::from_integer(self.cases.into());
        let value = fraction(sum / Ratio::from_integer(self.students.into()))?;
        Some(Amount { numerator: None, denominator: self.students, value })
    }
}

/// Is the group a part of all? Both rates, or both means.
fn is_part(group: &Amount, all: &Amount) -> bool {
    group.denominator < all.denominator
        && match (group.numerator, all.numerator) {
            (Some(own), Some(cases)) => own <= cases && cases - own <= all.denominator - group.denominator,
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
}

/// One indicator of several schools.
#[derive(Clone, Debug)]
pub struct Pool {
    unit: Unit,
    schools: u32,
    /// By [`StudentGroup::index`]: the group, and the others.
    groups: Vec<(Sum, Sum)>,
}

impl Pool {
    /// Of no school yet.
    #[must_use]
    pub fn new(unit: Unit) -> Self {
        Self { unit, schools: 0, groups: vec![(Sum::NOTHING, Sum::NOTHING); StudentGroup::COUNT] }
    }

    /// Adds a school's counts of the indicator, in order of group.
    pub fn add(&mut self, counts: &[Count]) {
        self.add_together(counts, 1);
    }

    /// Adds what was counted of so many schools together.
    pub fn add_together(&mut self, counts: &[Count], schools: u32) {
        let known =
            |count: &Count| count.content.amount().filter(|amount| amount.denominator > 0 && self.unit.fits(amount));
        let Some(all) = counts.first().filter(|count| count.group == StudentGroup::All).and_then(known) else { return };
        self.schools += schools;
        self.groups[StudentGroup::All.index()].0.add(&all);
        let mut groups = counts[1..].iter().peekable();
        for group in StudentGroup::EVERY.iter().filter(|group| **group != StudentGroup::All && counts.len() > 1) {
            let (own, others) = &mut self.groups[group.index()];
            match groups.next_if(|count| count.group == *group) {
                None => others.add(&all),
                Some(count) => {
                    let Some(amount) = count.content.amount().filter(|amount| self.unit.fits(amount)) else { continue };
                    if amount.denominator == 0 {
                        others.add(&all);
                    } else if amount.denominator == all.denominator {
                        own.add(&amount);
                    } else if is_part(&amount, &all) {
                        own.add(&amount);
                        others.add_rest(&all, &amount);
                    }
                }
            }
        }
    }

    /// How many schools were added.
    #[must_use]
    pub const fn schools(&self) -> u32 {
        self.schools
    }

    /// All students of all schools.
    #[must_use]
    pub fn all(&self) -> Option<Amount> {
        self.groups.first().and_then(|(all, _)| all.amount())
    }

    /// A group and all other students; nothing of a group without students.
    #[must_use]
    pub fn side(&self, group: StudentGroup) -> Option<Side> {
        let (own, others) = self.groups.get(group.index()).filter(|_| group != StudentGroup::All)?;
        Some(Side { group, own: own.amount()?, others: others.amount() })
    }

    /// Every group with at least so many students, in order.
    #[must_use]
    pub fn sides(&self, n_size: u64) -> Vec<Side> {
        let every = StudentGroup::EVERY.iter().filter_map(|group| self.side(*group));
        every.filter(|side| side.own.denominator >= n_size).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fraction;
    use crate::records::CellContent;
    use crate::tally::Origin;

    fn count(group: StudentGroup, content: CellContent) -> Count {
        Count { indicator: 0, group, origin: Origin::Cell, content }
    }

    fn rate(group: StudentGroup, numerator: u32, denominator: u32) -> Count {
        count(group, CellContent::Rate { numerator, denominator })
    }

    fn counts(amount: Option<Amount>) -> Option<(u64, u64)> {
        amount.and_then(|amount| Some((amount.numerator?, amount.denominator)))
    }

    #[test]
    fn a_hidden_group_hides_that_schools_others_and_a_missing_one_has_nobody() {
        use StudentGroup::{All, Asian, Foster};
        let mut pool = Pool::new(Unit::Percent);
        pool.add(&[rate(All, 30, 100), rate(Asian, 5, 20), rate(Foster, 8, 10)]);
        pool.add(&[rate(All, 10, 50), count(Asian, CellContent::Suppressed), rate(Foster, 1, 4)]);
        pool.add(&[rate(All, 7, 70), rate(Asian, 1, 30)]);
        // No groups at all: nothing says who is in one.
        pool.add(&[rate(All, 9, 90)]);
        pool.add(&[count(All, CellContent::Suppressed), rate(Asian, 1, 2)]);
        assert_eq!(pool.schools(), 4);
        assert_eq!(counts(pool.all()), Some((56, 310)));
        let asian = pool.side(Asian).unwrap();
        assert_eq!((counts(Some(asian.own)), counts(asian.others)), (Some((6, 50)), Some((31, 120))));
        let foster = pool.side(Foster).unwrap();
        assert_eq!((counts(Some(foster.own)), counts(foster.others)), (Some((9, 14)), Some((38, 206))));
        assert_eq!(pool.sides(20).iter().map(|side| side.group).collect::<Vec<_>>(), [Asian]);
    }

    #[test]
    fn means_are_weighted_by_their_students() {
        use StudentGroup::{All, Asian};
        let mean = |group, mantissa, denominator| count(group, CellContent::Value { mantissa, scale: 1, denominator });
        let mut pool = Pool::new(Unit::Points);
        pool.add(&[mean(All, 100, 40), mean(Asian, -50, 10)]);
        pool.add(&[mean(All, 25, 20), mean(Asian, 40, 5)]);
        let asian = pool.side(Asian).unwrap();
        // (10 × −5 + 5 × 4) / 15; the rest of the first (400 + 50) / 30, of the second (50 − 20) / 15.
        assert_eq!(asian.own.value, Fraction::new(-2, 1));
        assert_eq!(asian.others.unwrap().value, Fraction::new(480, 45));
        assert_eq!(pool.all().unwrap().value, Fraction::new(450, 60));
    }
}
