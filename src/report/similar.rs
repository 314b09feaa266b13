//! The schools that serve the students most like a school's, and in what they are alike and apart.

use serde::Serialize;

use crate::judge::{Distance, Profiles, Value, pairing_rules};
use crate::methodology::{Feature, Weighed};
use crate::model::{Fraction, SchoolType, StudentGroup};
use crate::order;
use crate::score::Results;

use super::{Unknown, find, percent};

/// The schools similar to one school in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Similar {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// Why there are none: `type_unknown`, `alone`, `unknown`; empty where there are some.
    pub none: &'static str,
    /// How many students a group is taken to have where the publisher hides them.
    pub hidden_students: u32,
    /// With how many schools of its kind it was compared.
    pub compared: usize,
    /// By what they are compared.
    pub features: Vec<FeatureHead>,
    /// The nearest first.
    pub schools: Vec<SimilarSchool>,
}

/// A feature that schools are compared by.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FeatureHead {
    /// A group's id, `enrolment`, `lowest_grade` or `highest_grade`.
    pub id: &'static str,
    /// Its name in plain English.
    pub label: &'static str,
    /// `percent`, `students` or `grade`.
    pub unit: &'static str,
    /// Its weight.
    pub weight: u32,
    /// The school's own value: `hidden` where the publisher hides it, empty where it is not known.
    pub here: String,
}

/// A similar school.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SimilarSchool {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its index with two places; empty without one.
    pub index: String,
    /// With two places.
    pub distance: String,
    /// As [`Similar::features`]: its values; empty where one is not known.
    pub values: Vec<String>,
    /// As [`Similar::features`]: what of the distance comes of each; empty where it is not compared.
    pub parts: Vec<String>,
    /// Positions of the features in which both are most alike.
    pub alike: Vec<usize>,
    /// Positions of the features in which they are farthest apart, as they count.
    pub apart: Vec<usize>,
}

/// Reasons told on each side.
const REASONS: usize = 3;

/// Stands for a share that the publisher hides.
const HIDDEN: &str = "hidden";

/// A group of less than a twentieth in both schools makes them alike in nothing that is worth telling. Assumed.
const FEW: Fraction = Fraction::new(1, 20);

/// Less than a quarter of the usual spread apart is alike. Assumed.
const ALIKE: u32 = 25_000;

/// The schools similar to this one.
///
/// # Errors
/// When there is no such school in that year.
pub fn similar(results: &Results, year: &str, school_code: &str) -> Result<Similar, Unknown> {
    let at = find(results, year, school_code)?;
    let school = &results.records.schools[at];
    let mut view = Similar {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        none: "type_unknown",
        hidden_students: 0,
        compared: 0,
        features: Vec::new(),
        schools: Vec::new(),
    };
    let Some(rules) = pairing_rules(results).filter(|_| school.school_type() != SchoolType::Unknown) else {
        return Ok(view);
    };
    let profiles = Profiles::new(results, school.year, &rules);
    let Some(own) = profiles.position(at) else { return Ok(view) };
    let kind = profiles.schools[own].kind;
    view.compared = profiles.schools.iter().filter(|other| other.kind == kind).count() - 1;
    view.hidden_students = rules.hidden_students.value;
    view.features = heads(&profiles, results, at);
    let most = usize::try_from(rules.similar.value).unwrap_or(usize::MAX);
    let nearest = profiles.nearest(own, 0..profiles.schools.len(), most);
    view.schools = nearest.iter().map(|(distance, other)| told(results, &profiles, own, *other, *distance)).collect();
    view.none = match (view.compared, view.schools.is_empty()) {
        (0, _) => "alone",
        (_, true) => "unknown",
        (_, false) => "",
    };
    Ok(view)
}

pub(super) fn heads(profiles: &Profiles, results: &Results, at: usize) -> Vec<FeatureHead> {
    let values = profiles.values(results, at);
    let head = |(weighed, value): (&Weighed, Option<Value>)| FeatureHead {
        id: weighed.feature.id(),
        label: label(weighed.feature),
        unit: match weighed.feature {
            Feature::Share(_) => "percent",
            Feature::Enrolment => "students",
            Feature::LowestGrade | Feature::HighestGrade => "grade",
        },
        weight: weighed.weight.value,
        here: value.map_or_else(String::new, shown),
    };
    profiles.features.iter().zip(values).map(head).collect()
}

const fn label(feature: Feature) -> &'static str {
    match feature {
        Feature::Share(group) => StudentGroup::label(group),
        Feature::Enrolment => "Students",
        Feature::LowestGrade => "Lowest grade",
        Feature::HighestGrade => "Highest grade",
    }
}

/// Shares in percent with one place.
fn shown(value: Value) -> String {
    match value {
        Value::Share(share) => percent(share),
        Value::Hidden(_) => HIDDEN.to_owned(),
        Value::Students(students) => students.to_string(),
        Value::Grade(grade) => grade.label(),
    }
}

pub(super) fn told(
    results: &Results,
    profiles: &Profiles,
    own: usize,
    other: usize,
    distance: Distance,
) -> SimilarSchool {
    let at = profiles.schools[other].at;
    let school = &results.records.schools[at];
    let parts = profiles.schools[own].parts(&profiles.schools[other]);
    let parts = &parts[..profiles.features.len()];
    let values = profiles.values(results, at);
    let here = profiles.values(results, profiles.schools[own].at);
    let worth_telling: Vec<bool> = here.iter().zip(&values).map(|pair| !few(*pair.0) || !few(*pair.1)).collect();
    let (alike, apart) = reasons(profiles, own, other, parts, &worth_telling);
    SimilarSchool {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        index: results.summaries[at].index.map_or_else(|_| String::new(), |points| points.fixed(2)),
        distance: distance.shown(),
        values: values.into_iter().map(|v| v.map_or_else(String::new, shown)).collect(),
        parts: parts.iter().map(|part| part.map_or_else(String::new, Distance::shown)).collect(),
        alike,
        apart,
    }
}

fn few(value: Option<Value>) -> bool {
    match value {
        Some(Value::Share(share)) => share < FEW,
        Some(Value::Hidden(_)) | None => true,
        Some(Value::Students(_) | Value::Grade(_)) => false,
    }
}

/// Positions of the features in which two schools are alike, the weightiest first, and of those that part them most.
fn reasons(
    profiles: &Profiles,
    own: usize,
    other: usize,
    parts: &[Option<Distance>],
    worth_telling: &[bool],
) -> (Vec<usize>, Vec<usize>) {
    let difference = |at: usize| profiles.schools[own].difference(&profiles.schools[other], at);
    let compared = || (0..parts.len()).filter(|at| parts[*at].is_some());
    let weight = |at: usize| profiles.features[at].weight.value;
    let mut alike: Vec<usize> = compared().filter(|at| worth_telling[*at] && difference(*at) <= ALIKE).collect();
    order::sort_by_key(&mut alike, |at| (u32::MAX - weight(*at), difference(*at), *at));
    let mut apart: Vec<usize> = compared().filter(|at| difference(*at) > ALIKE).collect();
    order::sort_by_key(&mut apart, |at| (std::cmp::Reverse(parts[*at]), *at));
    alike.truncate(REASONS);
    apart.truncate(REASONS);
    (alike, apart)
}
