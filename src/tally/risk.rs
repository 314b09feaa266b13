//! Disproportionality (rule 13 of methodology.md, adapted from 34 CFR 300.647 and not defined by it): how many times the
//! risk of a group is that of all other students.
//!
//! The comparison is with the other students of the school; where they are too few, or none of them has a case, with those
//! of the LEA's loaded schools, which is provisional. Assumed: the LEA's numbers are the sums of its schools'.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, Ratio, SchoolYear, StudentGroup};
use crate::records::{CellContent, EnglishStatus, Flag, Records, StudentFacts};

use super::{Count, Origin};

/// Students whom both a group and its comparison must have.
const STUDENTS: u32 = 20;
/// Cases that a group must have for its ratio to be scored.
const CASES: u32 = 3;

/// The indicators.
pub(super) const COUNTED: [IndicatorId; 2] =
    [IndicatorId::known("special_education_disproportionality"), IndicatorId::known("suspension_disproportionality")];
/// Of what the second is the risk.
pub(super) const SUSPENSION: IndicatorId = IndicatorId::known("suspension_expulsion");

/// Cases and students by group.
pub(super) type Risks = [[u32; 2]; StudentGroup::COUNT];

/// Groups whose ratios are shown beside those of races and ethnicities.
const LEARNERS: &[StudentGroup] = &[StudentGroup::EnglishLearners];
const BOTH: &[StudentGroup] = &[StudentGroup::EnglishLearners, StudentGroup::StudentsWithDisabilities];

/// Who has a disability, among those of whom it is known, by race or ethnicity and among learners of English.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Disabilities {
    /// By [`StudentFacts::race`], then by [`StudentFacts::disability`].
    by_race: [[u32; 4]; 16],
    learners: [u32; 4],
}

impl Disabilities {
    #[inline]
    pub(super) fn add(&mut self, facts: StudentFacts) {
        let disability = usize::from(facts.disability() & 3);
        self.by_race[usize::from(facts.race() & 15)][disability] += 1;
        self.learners[disability] += u32::from(facts.english() == EnglishStatus::EL);
    }

    pub(super) fn take(&mut self) -> Risks {
        let risk = |counts: &[u32; 4]| {
            [counts[usize::from(Flag::YES)], counts[usize::from(Flag::YES)] + counts[usize::from(Flag::NO)]]
        };
        let mut risks = [[0; 2]; StudentGroup::COUNT];
        for (race, counts) in self.by_race.iter().enumerate() {
            let [cases, students] = risk(counts);
            let all = &mut risks[StudentGroup::All.index()];
            *all = [all[0] + cases, all[1] + students];
            if StudentGroup::EVERY.get(race).is_some_and(|group| group.is_race_or_ethnicity()) {
                risks[race] = [cases, students];
            }
        }
        risks[StudentGroup::EnglishLearners.index()] = risk(&self.learners);
        *self = Self::default();
        risks
    }
}

/// How a ratio came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    ratio: Ratio,
    provisional: bool,
}

/// Adds the ratios of every school: of its students with disabilities, and of the suspensions that are counted.
pub(super) fn add(records: &Records, disabilities: &[Risks], schools: &mut [Vec<Count>]) {
    let [special_education, suspension] = COUNTED;
    let [special_education, suspension, suspended] =
        super::positions(records, &[special_education, suspension, SUSPENSION])[..]
    else {
        return;
    };
    of_lea(records, special_education, LEARNERS, disabilities, schools);
    let suspensions: Vec<Risks> = schools.iter().map(|counts| risks(counts, suspended)).collect();
    of_lea(records, suspension, BOTH, &suspensions, schools);
}

/// Adds the ratios of an LEA, whose students are these.
pub(super) fn add_together(records: &Records, disabilities: &Risks, counts: &mut Vec<Count>) {
    let [special_education, suspension] = COUNTED;
    let [special_education, suspension, suspended] =
        super::positions(records, &[special_education, suspension, SUSPENSION])[..]
    else {
        return;
    };
    let suspensions = risks(counts, suspended);
    of_school(disabilities, disabilities, special_education, LEARNERS, counts);
    of_school(&suspensions, &suspensions, suspension, BOTH, counts);
}

fn of_lea(records: &Records, indicator: u16, shown: &[StudentGroup], own: &[Risks], schools: &mut [Vec<Count>]) {
    let mut leas: BTreeMap<(SchoolYear, &str), Risks> = BTreeMap::new();
    for (school, own) in records.schools.iter().zip(own) {
        let lea = leas.entry((school.year, &school.facts.lea_code)).or_insert([[0; 2]; StudentGroup::COUNT]);
        lea.as_flattened_mut().iter_mut().zip(own.as_flattened()).for_each(|(all, own)| *all += own);
    }
    for ((school, own), counts) in records.schools.iter().zip(own).zip(schools) {
        if let Some(lea) = leas.get(&(school.year, &*school.facts.lea_code)) {
            of_school(own, lea, indicator, shown, counts);
        }
    }
}

fn risks(counts: &[Count], of: u16) -> Risks {
    let mut risks = [[0; 2]; StudentGroup::COUNT];
    for count in counts.iter().filter(|count| count.indicator == of) {
        if let CellContent::Rate { numerator, denominator } = count.content {
            risks[count.group.index()] = [numerator, denominator];
        }
    }
    risks
}

/// The ratio of each group, and for all students the largest of a racial or ethnic group that is scored.
fn of_school(own: &Risks, lea: &Risks, indicator: u16, shown: &[StudentGroup], counts: &mut Vec<Count>) {
    let all = own[StudentGroup::All.index()];
    if all[1] == 0 {
        return;
    }
    let none = all[0] == 0;
    let mut largest = none.then_some(Held { ratio: Ratio::from_integer(1), provisional: false });
    let count = |group, held: Held, students| {
        let origin = if held.provisional { Origin::Provisional } else { Origin::Students };
        Count { indicator, group, origin, content: CellContent::quotient(held.ratio, students) }
    };
    let mut groups = Vec::new();
    for group in StudentGroup::EVERY.iter().filter(|group| group.is_race_or_ethnicity() || shown.contains(group)) {
        let risk = own[group.index()];
        let Some(held) = ratio(risk, others(own, *group))
            .map(|ratio| Held { ratio, provisional: false })
            .or_else(|| ratio(risk, others(lea, *group)).map(|ratio| Held { ratio, provisional: true }))
        else {
            continue;
        };
        if group.is_race_or_ethnicity() && risk[0] >= CASES && largest.is_none_or(|most| held.ratio > most.ratio) {
            largest = Some(held);
        }
        groups.push(count(*group, held, risk[1]));
    }
    if let Some(largest) = largest {
        counts.push(count(StudentGroup::All, largest, all[1]));
    }
    counts.extend(groups);
}

fn others(risks: &Risks, group: StudentGroup) -> [u32; 2] {
    let (all, own) = (risks[StudentGroup::All.index()], risks[group.index()]);
    [all[0].saturating_sub(own[0]), all[1].saturating_sub(own[1])]
}

/// The risk of a group over that of its comparison, where both have enough students and the comparison a case.
fn ratio([cases, students]: [u32; 2], [other_cases, others]: [u32; 2]) -> Option<Ratio> {
    (students >= STUDENTS && others >= STUDENTS && other_cases >= 1).then(|| {
        let part = |a: u32, b: u32| Ratio::new(i128::from(a), i128::from(b));
        part(cases, students) / part(other_cases, others)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_needs_twenty_students_on_both_sides_and_a_case_among_the_others() {
        assert_eq!(ratio([5, 20], [2, 40]), Some(Ratio::from_integer(5)));
        assert_eq!(ratio([5, 19], [2, 40]), None);
        assert_eq!(ratio([5, 20], [2, 19]), None);
        assert_eq!(ratio([5, 20], [0, 40]), None);
        assert_eq!(ratio([0, 20], [1, 20]), Some(Ratio::from_integer(0)));
    }
}
