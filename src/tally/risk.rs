//! Disproportionality (rule 13 of methodology.md, adapted from 34 CFR 300.647 and not defined by it): how many times the
//! risk of a group is that of all other students.
//!
//! The comparison is with the other students of the school; where they are too few, or none of them has a case, with those
//! of the LEA: as a file of references gives them, else those of its loaded schools, which is provisional (assumed: the LEA's
//! numbers are the sums of its schools'); at last with the reference of the state.

use std::collections::BTreeMap;

use crate::model::{IndicatorId, Ratio, SchoolYear, StudentGroup};
use crate::records::{CellContent, Records, SchoolYearRecords};

use super::disability::{CATEGORIES, Identified};
use super::reference::{References, Scope};
use super::students::Needed;
use super::{Count, Origin, positions};

/// The indicators.
pub(super) const COUNTED: [IndicatorId; 2] =
    [IndicatorId::known("special_education_disproportionality"), IndicatorId::known("suspension_disproportionality")];
/// Of what the second is the risk.
pub(super) const SUSPENSION: IndicatorId = IndicatorId::known("suspension_expulsion");

/// Is an indicator a ratio of risks?
#[must_use]
pub fn is_ratio(id: &IndicatorId) -> bool {
    CATEGORIES.contains(id) || COUNTED.contains(id)
}

/// Cases and students by group.
pub(super) type Risks = [[u32; 2]; StudentGroup::COUNT];

/// Groups whose ratios are shown beside those of races and ethnicities.
const LEARNERS: &[StudentGroup] = &[StudentGroup::EnglishLearners];
const BOTH: &[StudentGroup] = &[StudentGroup::EnglishLearners, StudentGroup::StudentsWithDisabilities];

/// The most counts that [`add`] adds to a school of which no category of disability is stated: of all students, of eight
/// racial and ethnic groups and of those above.
pub(super) const MOST: usize = 2 * (1 + 8) + LEARNERS.len() + BOTH.len();

/// How a ratio came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Held {
    ratio: Ratio,
    origin: Origin,
}

/// What the ratios of an indicator are made of.
#[derive(Clone, Copy)]
struct Ratios<'r> {
    /// Position of the ratio's indicator.
    indicator: u16,
    shown: &'static [StudentGroup],
    needed: Needed,
    references: &'r References,
    /// The indicator by whose id references name the risk.
    risk: &'r IndicatorId,
}

/// The comparison of a school: the risks of its LEA's loaded schools, and what files of references say.
#[derive(Clone, Copy, Default)]
struct Beyond<'r> {
    loaded: Option<&'r Risks>,
    lea: Option<&'r Risks>,
    state: Option<&'r Risks>,
}

/// Adds the ratios of every school: of its students with disabilities, all and by category, and of the suspensions that are
/// counted.
pub(super) fn add(records: &Records, needed: Needed, identified: &[Identified], schools: &mut [Vec<Count>]) {
    let references = References::of(records);
    let suspended = position(records, &SUSPENSION);
    let suspensions: Vec<Option<Risks>> = schools.iter().map(|counts| Some(risks(counts, suspended))).collect();
    each(records, needed, &references, |ratios, told| {
        let own: Vec<Option<Risks>> = match told {
            Told::Suspensions => suspensions.clone(),
            Told::Disabilities => identified.iter().map(|own| Some(own.all)).collect(),
            Told::Category(at) if identified.iter().any(|own| own.categories.iter().any(|(c, _)| *c == at)) => {
                identified.iter().map(|own| own.category(at)).collect()
            }
            Told::Category(_) => return,
        };
        ratios.of_schools(records, &own, matches!(told, Told::Category(_)), schools);
    });
}

/// Adds the ratios of an LEA, whose students are these. `any` is one of its schools.
pub(super) fn add_together(
    records: &Records,
    needed: Needed,
    any: &SchoolYearRecords,
    identified: &Identified,
    counts: &mut Vec<Count>,
) {
    let references = References::of(records);
    let suspensions = risks(counts, position(records, &SUSPENSION));
    each(records, needed, &references, |ratios, told| {
        let own = match told {
            Told::Suspensions => Some(suspensions),
            Told::Disabilities => Some(identified.all),
            Told::Category(at) => identified.category(at).filter(|own| own[StudentGroup::All.index()][0] > 0),
        };
        let beyond = Beyond { loaded: None, ..ratios.beyond(any) };
        if let Some(own) = own {
            ratios.of_school(&own, Beyond { lea: None, ..beyond }, counts);
        }
    });
}

/// Of what the risks are.
#[derive(Clone, Copy)]
enum Told {
    Suspensions,
    Disabilities,
    /// By position in [`CATEGORIES`].
    Category(usize),
}

/// Every indicator that is a ratio of risks.
fn each(records: &Records, needed: Needed, references: &References, mut each: impl FnMut(Ratios<'_>, Told)) {
    let [special_education, suspension] = &COUNTED;
    let suspended = &SUSPENSION;
    let of = |id, risk, shown| Ratios { indicator: position(records, id), shown, needed, references, risk };
    each(of(special_education, special_education, LEARNERS), Told::Disabilities);
    each(of(suspension, suspended, BOTH), Told::Suspensions);
    for (at, id) in CATEGORIES.iter().enumerate() {
        each(of(id, id, LEARNERS), Told::Category(at));
    }
}

fn position(records: &Records, id: &IndicatorId) -> u16 {
    positions(records, std::slice::from_ref(id))[0]
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

impl<'r> Ratios<'r> {
    /// The ratios of every school. Only `with_cases`: of those with a case.
    fn of_schools(self, records: &Records, own: &[Option<Risks>], with_cases: bool, schools: &mut [Vec<Count>]) {
        let mut leas: BTreeMap<(SchoolYear, &str), Risks> = BTreeMap::new();
        for (school, own) in records.schools.iter().zip(own) {
            let Some(own) = own else { continue };
            let lea = leas.entry((school.year, &school.facts.lea_code)).or_insert([[0; 2]; StudentGroup::COUNT]);
            lea.as_flattened_mut().iter_mut().zip(own.as_flattened()).for_each(|(all, own)| *all += own);
        }
        for ((school, own), counts) in records.schools.iter().zip(own).zip(schools) {
            let Some(own) = own.filter(|own| !with_cases || own[StudentGroup::All.index()][0] > 0) else { continue };
            let loaded = leas.get(&(school.year, &*school.facts.lea_code));
            self.of_school(&own, Beyond { loaded, ..self.beyond(school) }, counts);
        }
    }

    /// What references say of a school's LEA and of the state.
    fn beyond(self, school: &SchoolYearRecords) -> Beyond<'r> {
        let find = |scope| self.references.find(scope, school, self.risk).map(|(risks, _)| risks);
        Beyond { loaded: None, lea: find(Scope::Lea), state: find(Scope::State) }
    }

    /// The ratio of each group, and for all students the largest of a racial or ethnic group that is scored.
    fn of_school(self, own: &Risks, beyond: Beyond<'_>, counts: &mut Vec<Count>) {
        let all = own[StudentGroup::All.index()];
        if all[1] == 0 {
            return;
        }
        let none = all[0] == 0;
        let mut largest = none.then_some(Held { ratio: Ratio::from_integer(1), origin: Origin::Students });
        let count = |group, held: Held, students| {
            let content = CellContent::quotient(held.ratio, students);
            Count { indicator: self.indicator, group, origin: held.origin, content }
        };
        let shown = |group: &&StudentGroup| group.is_race_or_ethnicity() || self.shown.contains(group);
        let mut groups = Vec::new();
        for group in StudentGroup::EVERY.iter().filter(shown) {
            let risk = own[group.index()];
            let Some(held) = self.held(risk, own, beyond, *group) else { continue };
            let scored = group.is_race_or_ethnicity() && risk[0] >= self.needed.cases;
            if scored && largest.is_none_or(|most| held.ratio > most.ratio) {
                largest = Some(held);
            }
            groups.push(count(*group, held, risk[1]));
        }
        if let Some(largest) = largest {
            counts.push(count(StudentGroup::All, largest, all[1]));
        }
        counts.extend(groups);
    }

    fn held(self, risk: [u32; 2], own: &Risks, beyond: Beyond<'_>, group: StudentGroup) -> Option<Held> {
        let against = |risks: Option<&Risks>, origin| {
            let ratio = ratio(risk, others(risks?, group), self.needed.students)?;
            Some(Held { ratio, origin })
        };
        // A reference that lacks the group cannot say who the others are.
        let with_group = |risks: Option<&'_ Risks>| risks.filter(|risks| risks[group.index()][1] > 0).copied();
        against(Some(own), Origin::Students)
            .or_else(|| against(with_group(beyond.lea).as_ref(), Origin::Reference(Scope::Lea)))
            .or_else(|| against(beyond.loaded.filter(|_| beyond.lea.is_none()), Origin::Provisional))
            .or_else(|| against(with_group(beyond.state).as_ref(), Origin::Reference(Scope::State)))
    }
}

/// All who are not in a group.
pub(super) fn others(risks: &Risks, group: StudentGroup) -> [u32; 2] {
    let (all, own) = (risks[StudentGroup::All.index()], risks[group.index()]);
    [all[0].saturating_sub(own[0]), all[1].saturating_sub(own[1])]
}

/// The risk of a group over that of its comparison, where both have enough students and the comparison a case.
fn ratio([cases, students]: [u32; 2], [other_cases, others]: [u32; 2], needed: u32) -> Option<Ratio> {
    (students >= needed && others >= needed && other_cases >= 1).then(|| {
        let part = |a: u32, b: u32| Ratio::new(i128::from(a), i128::from(b));
        part(cases, students) / part(other_cases, others)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_needs_twenty_students_on_both_sides_and_a_case_among_the_others() {
        assert_eq!(ratio([5, 20], [2, 40], 20), Some(Ratio::from_integer(5)));
        assert_eq!(ratio([5, 19], [2, 40], 20), None);
        assert_eq!(ratio([5, 20], [2, 19], 20), None);
        assert_eq!(ratio([5, 20], [0, 40], 20), None);
        assert_eq!(ratio([0, 20], [1, 20], 20), Some(Ratio::from_integer(0)));
    }
}
