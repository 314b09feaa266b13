//! The counts of an LEA in a year, pooled over its schools (rule 17 of methodology.md): a student of several schools counts
//! once. What rests on a student's way over the years (graduation, persistence) and what others have counted is the sum of
//! the schools' counts; a value without counts is their mean, weighed by students. What a publisher hid is left out.

use std::collections::BTreeMap;

use crate::model::{Ratio, StudentGroup};
use crate::records::{CellContent, Records};

use super::disability::CATEGORIES;
use super::{Count, Origin, Tallies, cohort, persistence, positions, risk, students};

impl Tallies {
    /// The counts of these schools of one LEA and year together, in order of indicator and group.
    #[must_use]
    pub fn together(&self, records: &Records, schools: &[usize]) -> Vec<Count> {
        let (mut counts, identified) = students::count_together(records, self.base.rules, schools);
        if let Some(any) = schools.first().map(|at| &records.schools[*at]) {
            risk::add_together(records, self.base.rules.risk, any, &identified, &mut counts);
        }
        let summed = [positions(records, &cohort::COUNTED), positions(records, &[persistence::COUNTED])].concat();
        let mut sums: BTreeMap<(u16, StudentGroup), (Origin, Sum)> = BTreeMap::new();
        for count in counts {
            sums.entry((count.indicator, count.group)).or_insert((count.origin, Sum::default())).1.add(&count.content);
        }
        // Ratios of one school and of another make none of both.
        let ratios = [positions(records, &risk::COUNTED), positions(records, &CATEGORIES)].concat();
        for count in schools.iter().flat_map(|at| self.school(*at).counts()) {
            let counted_above = matches!(count.origin, Origin::Students | Origin::Provisional | Origin::Reference(_));
            let known = ratios.contains(&count.indicator) && sums.contains_key(&(count.indicator, StudentGroup::All));
            if known || counted_above && !summed.contains(&count.indicator) {
                continue;
            }
            let sum = sums.entry((count.indicator, count.group)).or_insert((count.origin, Sum::default()));
            sum.1.add(&count.content);
        }
        let count = |((indicator, group), (origin, sum)): ((u16, StudentGroup), (Origin, Sum))| {
            Some(Count { indicator, group, origin, content: sum.content()? })
        };
        sums.into_iter().filter_map(count).collect()
    }
}

/// Contents of one cell together.
#[derive(Default)]
struct Sum {
    /// Numerator, as long as every part has one.
    numerator: Option<u32>,
    denominator: u32,
    /// Values times students.
    values: Ratio,
    parts: u32,
    hidden: bool,
}

impl Sum {
    fn add(&mut self, content: &CellContent) {
        let Some(amount) = content.amount() else {
            self.hidden = true;
            return;
        };
        let students = u32::try_from(amount.denominator).unwrap_or(u32::MAX);
        let numerator = amount.numerator.and_then(|n| u32::try_from(n).ok());
        self.numerator = match (self.parts, self.numerator, numerator) {
            (0, _, own) => own,
            (_, Some(sum), Some(own)) => sum.checked_add(own),
            _ => None,
        };
        self.values += amount.value.ratio() * Ratio::from_integer(i128::from(students));
        self.denominator = self.denominator.saturating_add(students);
        self.parts += 1;
    }

    fn content(&self) -> Option<CellContent> {
        match (self.parts, self.numerator, self.denominator) {
            (0, ..) => self.hidden.then_some(CellContent::Suppressed),
            (_, Some(numerator), denominator) => Some(CellContent::Rate { numerator, denominator }),
            (_, None, 0) => None,
            (_, None, denominator) => {
                let value = self.values / Ratio::from_integer(i128::from(denominator));
                Some(CellContent::quotient(value, denominator))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_add_up_and_values_are_weighed_by_their_students() {
        let sum = |contents: &[CellContent]| {
            let mut sum = Sum::default();
            for content in contents {
                sum.add(content);
            }
            sum.content()
        };
        let rate = |numerator, denominator| CellContent::Rate { numerator, denominator };
        let value = |mantissa, denominator| CellContent::Value { mantissa, scale: 1, denominator };
        assert_eq!(sum(&[rate(5, 20), rate(1, 10), CellContent::Suppressed]), Some(rate(6, 30)));
        assert_eq!(sum(&[value(-100, 30), value(200, 60)]), Some(CellContent::quotient(Ratio::from_integer(10), 90)));
        assert_eq!(sum(&[rate(1, 2), value(10, 2)]), Some(CellContent::quotient(Ratio::new(3, 4), 4)));
        assert_eq!(sum(&[CellContent::Suppressed]), Some(CellContent::Suppressed));
    }
}
