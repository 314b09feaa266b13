//! `[pairing]`: which schools serve similar students, and how they are paired.
//!
//! A methodology without the section pairs as the latest shipped one of CORE's does.

use super::file::{Reading, Table};
use super::number::{amount, count};
use super::refusal::RefusalKind;
use super::types::Sourced;
use crate::model::{Ratio, StudentGroup};

/// What of a school's students, size and grades two schools are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Feature {
    /// A group's share of the students.
    Share(StudentGroup),
    /// How often one would have to double to have as many students.
    Enrolment,
    /// The lowest grade.
    LowestGrade,
    /// The highest grade.
    HighestGrade,
}

impl Feature {
    /// All that there are, in the order in which they are told.
    pub const EVERY: [Self; 17] = [
        Self::Share(StudentGroup::SocioeconomicallyDisadvantaged),
        Self::Share(StudentGroup::EnglishLearners),
        Self::Share(StudentGroup::StudentsWithDisabilities),
        Self::Share(StudentGroup::Foster),
        Self::Share(StudentGroup::Homeless),
        Self::Share(StudentGroup::Migrant),
        Self::Share(StudentGroup::AfricanAmerican),
        Self::Share(StudentGroup::AmericanIndian),
        Self::Share(StudentGroup::Asian),
        Self::Share(StudentGroup::Filipino),
        Self::Share(StudentGroup::Hispanic),
        Self::Share(StudentGroup::PacificIslander),
        Self::Share(StudentGroup::White),
        Self::Share(StudentGroup::TwoOrMore),
        Self::Enrolment,
        Self::LowestGrade,
        Self::HighestGrade,
    ];

    /// Its id: a group's, or its own.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Share(group) => group.id(),
            Self::Enrolment => "enrolment",
            Self::LowestGrade => "lowest_grade",
            Self::HighestGrade => "highest_grade",
        }
    }
}

/// A feature, what it weighs, and how far schools usually are apart in it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Weighed {
    /// Which.
    pub feature: Feature,
    /// Its weight beside the others'.
    pub weight: Sourced<u32>,
    /// A difference as large as this counts as one: a share, doublings, or grades. Above zero.
    pub spread: Sourced<Ratio>,
}

/// How schools are compared and paired.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Pairing {
    /// How many similar schools are told of each school.
    pub similar: Sourced<u32>,
    /// How many of the nearest partners are thought of for each school.
    pub nearest: Sourced<u32>,
    /// How many schools one partner takes.
    pub capacity: Sourced<u32>,
    /// Schools farther apart than this are no pair.
    pub farthest: Sourced<Ratio>,
    /// How many students a group is taken to have whose number the publisher hides.
    pub hidden_students: Sourced<u32>,
    /// By so many levels a partner must be ahead to be said to do better.
    pub better_levels: Sourced<u32>,
    /// The features compared.
    pub features: Vec<Weighed>,
}

/// The section, where the file has one.
pub(super) fn pairing(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Pairing> {
    let mut table = root.table("pairing", reading)?;
    let mut whole = |key, (low, high), reading: &mut Reading<'_>| {
        let raw = table.required(key, reading, "a whole number")?;
        let read = u32::try_from(count(&raw, reading, low, high)?).ok()?;
        Some(raw.means(reading, read))
    };
    let similar = whole("similar", (1, 100), reading);
    let nearest = whole("nearest", (1, 500), reading);
    let capacity = whole("capacity", (1, 100), reading);
    let hidden_students = whole("hidden_students", (0, 1000), reading);
    let better_levels = whole("better_levels", (1, 9), reading);
    let farthest = table.required("farthest", reading, "\"1.5\"").and_then(|raw| {
        let read = amount(&raw, reading, 1000)?;
        Some(raw.means(reading, read))
    });
    let weights = section(&mut table, "weight", reading);
    let spreads = section(&mut table, "spread", reading);
    table.finish(reading);
    let features = features(weights?, spreads?, reading);
    Some(Pairing {
        similar: similar?,
        nearest: nearest?,
        capacity: capacity?,
        farthest: farthest?,
        hidden_students: hidden_students?,
        better_levels: better_levels?,
        features,
    })
}

fn section<'d>(table: &mut Table<'d>, key: &'static str, reading: &mut Reading<'_>) -> Option<Table<'d>> {
    if table.take(key).is_none() {
        table.lacks(reading, key, format!("[pairing.{key}] with a number for each feature, provenance and source"));
    }
    table.table(key, reading)
}

/// Every feature with a weight has a spread.
fn features(mut weights: Table<'_>, mut spreads: Table<'_>, reading: &mut Reading<'_>) -> Vec<Weighed> {
    let mut features = Vec::new();
    for feature in Feature::EVERY {
        let weight = weights.sourced(feature.id(), reading).and_then(|raw| {
            let read = u32::try_from(count(&raw, reading, 1, 100)?).ok()?;
            Some(raw.means(reading, read))
        });
        if weight.is_none() {
            // What is not compared needs no spread, and may have one.
            spreads.take(feature.id());
            continue;
        }
        let spread = spreads.required(feature.id(), reading, "how far schools usually are apart").and_then(|raw| {
            let read = amount(&raw, reading, 1000)?;
            if read == Ratio::from_integer(0) {
                raw.refuse(reading, RefusalKind::Value, "a number above zero");
            }
            Some(raw.means(reading, read))
        });
        if let (Some(weight), Some(spread)) = (weight, spread) {
            features.push(Weighed { feature, weight, spread });
        }
    }
    if features.is_empty() {
        let ids: Vec<&str> = Feature::EVERY.iter().map(|feature| feature.id()).collect();
        weights.lacks(reading, "enrolment", format!("a weight for at least one of: {}", ids.join(", ")));
    }
    weights.finish(reading);
    spreads.finish(reading);
    features
}
