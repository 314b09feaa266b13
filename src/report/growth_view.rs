//! The growth of all schools of a year in one subject and group, each with its interval.

use serde::Serialize;

use crate::growth::{NoGrowth, Standing};
use crate::model::{SchoolYear, StudentGroup};
use crate::order;
use crate::score::Results;
use crate::tally::SubjectGrowth;

/// Growth as student rows of two years give it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrowthView {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The indicators there are for this year.
    pub indicators: Vec<String>,
    /// The one shown; empty without any.
    pub indicator: String,
    /// Groups with percentiles.
    pub groups: Vec<GrowthGroup>,
    /// The one shown; `all` without any.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The model's id.
    pub model: &'static str,
    /// Students measured in all schools.
    pub students: usize,
    /// The grades measured, and why one was not.
    pub grades: Vec<GrowthGrade>,
    /// Schools with enough students of the group.
    pub ranked: u32,
    /// How many of them percentiles want.
    pub needed: u32,
    /// Schools whose interval lies above the middle.
    pub above: u32,
    /// Schools whose interval lies below the middle.
    pub below: u32,
    /// In order of name; without percentiles none.
    pub schools: Vec<SchoolGrowth>,
}

/// A group that can be chosen.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrowthGroup {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
}

/// A grade of the cohort.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GrowthGrade {
    /// 1–12.
    pub grade: u8,
    /// Students with scores of both years.
    pub students: usize,
    /// Why there is no growth: `too_few`, `alike`; empty when there is.
    pub failed: &'static str,
}

/// One school.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SchoolGrowth {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Students measured.
    pub students: u32,
    /// 0–100.
    pub percentile: u8,
    /// Where the interval begins.
    pub low: u8,
    /// Where it ends.
    pub high: u8,
    /// `above`, `below`, or `unclear` where the interval holds the middle.
    pub side: &'static str,
    /// Fewer students than a result needs to count.
    pub too_few: bool,
}

/// The growth of a year; an unknown indicator or group gives way to the first there is.
#[must_use]
pub fn growth_view(results: &Results, year: &str, indicator: &str, group: &str) -> GrowthView {
    let of_year = SchoolYear::parse(year).unwrap_or(SchoolYear::UNSTATED);
    let id = |subject: &SubjectGrowth| results.records.indicators[usize::from(subject.indicator())].to_string();
    let subjects: Vec<&SubjectGrowth> = results.tallies.grown().iter().filter(|own| own.year == of_year).collect();
    let rules = results.methodology.definitions().growth.as_ref();
    let mut view = GrowthView {
        year: of_year.to_string(),
        indicators: subjects.iter().map(|subject| id(subject)).collect(),
        indicator: String::new(),
        groups: Vec::new(),
        group: StudentGroup::All.id(),
        label: StudentGroup::All.label(),
        model: "",
        students: 0,
        grades: Vec::new(),
        ranked: 0,
        needed: rules.map_or(0, |rules| rules.minimum_schools.value),
        above: 0,
        below: 0,
        schools: Vec::new(),
    };
    let chosen = subjects.iter().find(|subject| id(subject) == indicator).or(subjects.first());
    let Some(subject) = chosen.copied() else { return view };
    view.indicator = id(subject);
    view.model = subject.model;
    view.grades = subject.cohorts.iter().map(grade).collect();
    view.students = view.grades.iter().filter(|grade| grade.failed.is_empty()).map(|grade| grade.students).sum();
    let ranked: Vec<_> = subject
        .groups()
        .iter()
        .filter(|(_, standings)| standings.schools.iter().any(|school| school.percentile.is_some()))
        .collect();
    view.groups = ranked.iter().map(|(group, _)| GrowthGroup { id: group.id(), label: group.label() }).collect();
    let known = ranked.iter().find(|(own, _)| own.id() == group).or(ranked.first()).copied();
    let Some((group, standings)) = known.or(subject.groups().first()) else { return view };
    (view.group, view.label, view.ranked) = (group.id(), group.label(), standings.ranked);
    let n_size = results.methodology.n_size().value;
    view.schools = standings.schools.iter().filter_map(|own| school(results, subject, own, n_size)).collect();
    order::sort_by(&mut view.schools, |a, b| (&a.school_name, &a.school_code).cmp(&(&b.school_name, &b.school_code)));
    let on = |side: &str| u32::try_from(view.schools.iter().filter(|own| own.side == side).count()).unwrap_or(u32::MAX);
    (view.above, view.below) = (on("above"), on("below"));
    view
}

fn grade(cohort: &crate::tally::GrownCohort) -> GrowthGrade {
    let failed = match cohort.failed {
        None => "",
        Some(NoGrowth::TooFew) => "too_few",
        Some(NoGrowth::Alike) => "alike",
    };
    GrowthGrade { grade: cohort.grade.index().saturating_sub(3), students: cohort.students, failed }
}

fn school(results: &Results, subject: &SubjectGrowth, own: &Standing, n_size: u64) -> Option<SchoolGrowth> {
    let percentile = own.percentile?;
    let school = &results.records.schools[subject.place(own)];
    let (low, high) = percentile.interval;
    Some(SchoolGrowth {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        students: own.students,
        percentile: percentile.value,
        low,
        high,
        side: side(own),
        too_few: u64::from(own.students) < n_size,
    })
}

/// On which side of all schools' mean the whole interval lies.
fn side(own: &Standing) -> &'static str {
    let [low, high] = own.interval();
    match () {
        () if low > 0.0 => "above",
        () if high < 0.0 => "below",
        () => "unclear",
    }
}
