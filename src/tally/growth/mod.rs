//! Growth from student rows: what a model finds of the cohorts becomes one count for each school and group (rule 19 of
//! methodology.md), as a percentile from 0 to 100.

mod cohorts;

use twox_hash::XxHash64;

use crate::growth::{
    Cohort, CohortGrowth, Growth, GrowthModel, GrowthPercentiles, Mean, NoGrowth, Ranking, Standing, Standings,
    Subject, ValueAdded, standings,
};
use crate::methodology::{GrowthKind, GrowthRules};
use crate::model::{Grade, IndicatorId, Ratio, SchoolYear, StudentGroup};
use crate::records::{CellContent, Records};

use super::{Count, Found, Origin, positions};

/// The indicators of growth: ELA, then mathematics.
pub(super) const COUNTED: [IndicatorId; Subject::ALL.len()] =
    [IndicatorId::known("ela_growth"), IndicatorId::known("math_growth")];

/// What was found of one subject and year.
#[derive(Clone, Debug)]
pub struct SubjectGrowth {
    /// Position in [`Records::indicators`].
    indicator: u16,
    /// The year.
    pub year: SchoolYear,
    /// The model's id.
    pub model: &'static str,
    /// By grade.
    pub cohorts: Vec<GrownCohort>,
    /// How many concentrations of schools were estimated.
    pub concentrations: usize,
    /// A fingerprint of everything that was estimated.
    pub coefficients: String,
    /// Position of the year's first school.
    first: usize,
    /// In order of group.
    groups: Vec<(StudentGroup, Standings)>,
}

impl SubjectGrowth {
    /// Position of its indicator in [`Records::indicators`].
    #[must_use]
    pub const fn indicator(&self) -> u16 {
        self.indicator
    }

    /// Every group with a student, in order.
    #[must_use]
    pub fn groups(&self) -> &[(StudentGroup, Standings)] {
        &self.groups
    }

    /// Position in [`Records::schools`] of a school of this year.
    #[must_use]
    pub const fn place(&self, school: &Standing) -> usize {
        self.first + school.school as usize
    }
}

/// What was found of one grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrownCohort {
    /// The grade now.
    pub grade: Grade,
    /// Students with scores of both years.
    pub students: usize,
    /// Why it has no growth.
    pub failed: Option<NoGrowth>,
    /// A fingerprint of what was estimated of it; empty without growth.
    pub coefficients: String,
}

/// All growth: what was found of student rows, and cells.
#[derive(Debug, Default)]
pub(super) struct Grown {
    /// What of the rules counts.
    by: Option<RuleValues>,
    /// As [`Records::schools`]; empty when there is nothing.
    pub(super) schools: Vec<Vec<Count>>,
    pub(super) findings: Found,
    pub(super) subjects: Vec<SubjectGrowth>,
}

type RuleValues = (GrowthKind, [Ratio; 2], u32, u32);

impl Grown {
    /// Was it measured by these rules?
    pub(super) fn is_by(&self, rules: Option<&GrowthRules>) -> bool {
        self.by == rules.map(GrowthRules::values)
    }

    /// What was found of the subject of this school's indicator, of the group, and of the school in it.
    pub(super) fn told(
        &self,
        school: usize,
        indicator: u16,
        group: StudentGroup,
    ) -> Option<(&SubjectGrowth, &Standings, &Standing)> {
        self.subjects.iter().filter(|subject| subject.indicator == indicator).find_map(|subject| {
            let number = u32::try_from(school.checked_sub(subject.first)?).ok()?;
            let (_, standings) = subject.groups.iter().find(|(own, _)| *own == group)?;
            let at = standings.schools.binary_search_by_key(&number, |own| own.school).ok()?;
            Some((subject, standings, &standings.schools[at]))
        })
    }
}

/// Measures the growth of all students with scores of two years in a row; what somebody else has measured joins it.
pub(super) fn grow(records: &Records, rules: Option<&GrowthRules>) -> Grown {
    let mut grown = Grown { by: rules.map(GrowthRules::values), ..Grown::default() };
    let indicators = positions(records, &COUNTED);
    let found = rules.map(|rules| measure(records, rules, &indicators)).unwrap_or_default();
    let told = records.files.iter().any(|file| file.content.indicators.iter().any(|id| COUNTED.contains(id)));
    if found.is_empty() && !told {
        return grown;
    }
    grown.schools = vec![Vec::new(); records.schools.len()];
    for found in &found {
        count(&mut grown.schools, found);
    }
    grown.subjects = found;
    for (school, counts) in records.schools.iter().zip(&mut grown.schools) {
        let growth = |indicator| indicators.contains(&indicator);
        super::cells::add(records, school, counts, growth, &mut grown.findings);
    }
    grown
}

/// By subject and year: one after the other, for a cohort takes as much room as its students' rows.
fn measure(records: &Records, rules: &GrowthRules, indicators: &[u16]) -> Vec<SubjectGrowth> {
    let Some(linked) = cohorts::scores(records) else { return Vec::new() };
    let mut years: Vec<SchoolYear> = records.schools.iter().map(|school| school.year).collect();
    years.dedup();
    let subjects = Subject::ALL.into_iter().zip(indicators);
    let each = subjects.flat_map(|(subject, indicator)| years.iter().map(move |year| (subject, *indicator, *year)));
    each.filter_map(|(subject, indicator, year)| {
        let (grades, own): (Vec<Grade>, Vec<Cohort>) =
            cohorts::cohorts(records, &linked, subject, year).into_iter().unzip();
        if own.is_empty() {
            return None;
        }
        let model = model(rules, subject);
        let growth = model.growth(&own);
        let ranking = Ranking { students: rules.ranked_from.value, schools: rules.minimum_schools.value };
        let cohorts = grades.iter().zip(own.iter().zip(&growth.cohorts)).map(|(grade, (cohort, growth))| GrownCohort {
            grade: *grade,
            students: cohort.students.len(),
            failed: growth.as_ref().err().copied(),
            coefficients: growth.as_ref().map_or_else(|_| String::new(), |own| fingerprint(estimated(own))),
        });
        Some(SubjectGrowth {
            indicator,
            year,
            model: model.id(),
            cohorts: cohorts.collect(),
            concentrations: growth.taken(),
            coefficients: {
                let all = growth.cohorts.iter().flatten().flat_map(estimated);
                fingerprint(all.chain(growth.concentrations.iter().copied()))
            },
            first: records.schools.partition_point(|school| school.year < year),
            groups: by_group(&own, &growth, ranking),
        })
    })
    .collect()
}

/// The methodology's model for a subject.
fn model(rules: &GrowthRules, subject: Subject) -> Box<dyn GrowthModel> {
    let share = |ratio: Ratio| {
        #[expect(clippy::cast_precision_loss, reason = "numerator and denominator are small")]
        let (numerator, denominator) = (*ratio.numer() as f64, *ratio.denom() as f64);
        numerator / denominator
    };
    let reliabilities = [share(rules.reliability_ela.value), share(rules.reliability_math.value)];
    match rules.model.value {
        GrowthKind::ValueAdded => Box::new(ValueAdded {
            reliabilities: [subject, subject.other()].map(|of| reliabilities[of as usize]),
            concentrations_from: rules.minimum_schools.value,
        }),
        GrowthKind::StudentGrowthPercentiles => Box::new(GrowthPercentiles),
    }
}

/// Where the schools stand, for every group with a student.
fn by_group(cohorts: &[Cohort], growth: &Growth, ranking: Ranking) -> Vec<(StudentGroup, Standings)> {
    let last = cohorts.iter().filter_map(|cohort| cohort.students.last()).map(|student| student.school).max();
    let empty: Vec<Mean> = (0..=last.unwrap_or(0)).map(|school| growth.mean_of(school)).collect();
    let mut means = vec![empty; StudentGroup::COUNT];
    for (cohort, grown) in cohorts.iter().zip(&growth.cohorts) {
        let Ok(grown) = grown else { continue };
        for (student, growth) in cohort.students.iter().zip(&grown.students) {
            for (group, means) in means.iter_mut().enumerate() {
                if student.groups >> group & 1 == 1 {
                    means[student.school as usize].add(*growth, grown.noise);
                }
            }
        }
    }
    let groups = StudentGroup::EVERY.iter().zip(means).map(|(group, mut means)| {
        means.retain(|mean| mean.students > 0);
        (*group, standings(&means, growth.taken(), ranking))
    });
    groups.filter(|(_, standings)| !standings.schools.is_empty()).collect()
}

/// Percentiles become counts, in order of indicator and group.
fn count(schools: &mut [Vec<Count>], found: &SubjectGrowth) {
    for (group, standings) in &found.groups {
        for school in &standings.schools {
            let Some(percentile) = school.percentile else { continue };
            let (mantissa, denominator) = (i64::from(percentile.value), school.students);
            let content = CellContent::Value { mantissa, scale: 0, denominator };
            let count = Count { indicator: found.indicator, group: *group, origin: Origin::Growth, content };
            schools[found.first + school.school as usize].push(count);
        }
    }
}

/// Everything that was estimated of a cohort.
fn estimated(own: &CohortGrowth) -> impl Iterator<Item = Option<f64>> {
    own.coefficients.iter().copied().chain([Some(own.noise)])
}

/// A fingerprint of numbers, to the last bit.
fn fingerprint(values: impl Iterator<Item = Option<f64>>) -> String {
    let bytes: Vec<u8> = values.flat_map(|value| value.map_or(u64::MAX, f64::to_bits).to_le_bytes()).collect();
    format!("{:016x}", XxHash64::oneshot(0, &bytes))
}
