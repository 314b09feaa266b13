//! What schools are compared by, and how far apart two of them are.
//!
//! Distance = mean over the features that both schools have, by weight, of their difference in spreads. It is worked out in
//! whole hundred-thousandths: each feature of each school is rounded once, so that sums and comparisons are exact.

use crate::methodology::{Feature, Pairing, Weighed};
use crate::model::{Fraction, Grade, IndicatorId, Members, Ratio, SchoolYear, StudentGroup, fixed};
use crate::records::SchoolYearRecords;
use crate::score::Results;
use crate::tally::Count;

/// Indicators whose denominator stands for a school's students, the best first: all who were ever enrolled, those enrolled
/// thirty days, those tested.
const ENROLMENT: [&str; 4] = ["suspension_expulsion", "chronic_absenteeism", "ela_performance", "ela_distance"];

/// More features than there are, so that they are added without a remainder.
const MOST: usize = 20;

/// A distance of one.
const UNIT: i32 = 100_000;

/// Of a coordinate: sums of differences stay within 32 bits.
const FARTHEST: i128 = 50_000_000;

/// A feature of a school.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A group's share of the students.
    Share(Fraction),
    /// The share that a group is taken to have where the publisher hides how many they are.
    Hidden(Fraction),
    /// Students.
    Students(u64),
    /// A grade.
    Grade(Grade),
}

/// How far apart two schools are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Distance(u32);

impl Distance {
    /// With two decimals.
    #[must_use]
    pub fn shown(self) -> String {
        fixed(self.0.into(), UNIT.into(), 2)
    }

    /// With five decimals: all there are.
    #[must_use]
    pub fn exact(self) -> String {
        fixed(self.0.into(), UNIT.into(), 5)
    }

    /// The mean, rounded half up; nothing of none.
    pub fn mean(distances: impl Iterator<Item = Self>) -> Option<Self> {
        let (sum, count) = distances.fold((0_u64, 0_u64), |(sum, count), one| (sum + u64::from(one.0), count + 1));
        (count > 0).then(|| Self(u32::try_from((sum + count / 2) / count).unwrap_or(u32::MAX)))
    }

    /// In hundred-thousandths.
    #[must_use]
    pub const fn hundred_thousandths(self) -> u32 {
        self.0
    }

    /// Is it at most so much?
    #[must_use]
    pub fn within(self, farthest: Ratio) -> bool {
        Ratio::new(self.0.into(), UNIT.into()) <= farthest
    }
}

/// A school's place among others.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Position in [`Records::schools`](crate::records::Records::schools).
    pub at: usize,
    /// Only schools of one kind are compared: the members that make their type, and whether they are alternative schools.
    pub kind: (Members, bool),
    coordinates: [i32; MOST],
    /// All bits where the feature is known.
    known: [i32; MOST],
    /// The weight where the feature is known.
    weights: [i32; MOST],
}

impl Profile {
    /// How far apart two schools are; nothing where less than half of the weights can be compared.
    #[must_use]
    pub fn distance(&self, other: &Self) -> Option<Distance> {
        let (mut sum, mut weight, mut whole) = (0_i32, 0_i32, 0_i32);
        for at in 0..MOST {
            let both = self.known[at] & other.known[at];
            sum += (self.coordinates[at] - other.coordinates[at]).abs() & both;
            weight += self.weights[at] & both;
            whole += self.weights[at].max(other.weights[at]);
        }
        if weight == 0 || weight * 2 < whole {
            return None;
        }
        u32::try_from((sum + weight / 2) / weight).ok().map(Distance)
    }

    /// How far apart two schools are in one feature, in hundred-thousandths of its spread.
    #[must_use]
    pub fn difference(&self, other: &Self, at: usize) -> u32 {
        (self.coordinates[at] - other.coordinates[at]).unsigned_abs() / self.weights[at].unsigned_abs().max(1)
    }

    /// How much of a distance comes of each feature, in the order of the methodology's; nothing where it is not compared.
    #[must_use]
    pub fn parts(&self, other: &Self) -> Vec<Option<Distance>> {
        let both = |at: usize| self.known[at] & other.known[at] != 0;
        let weight: i32 = (0..MOST).filter(|at| both(*at)).map(|at| self.weights[at]).sum();
        let part = |at: usize| {
            let difference = (self.coordinates[at] - other.coordinates[at]).abs();
            both(at).then(|| Distance(u32::try_from((difference + weight / 2) / weight.max(1)).unwrap_or(u32::MAX)))
        };
        (0..MOST).map(part).collect()
    }
}

/// The schools of a year, to be compared.
#[derive(Clone, Debug)]
pub struct Profiles {
    /// By what.
    pub features: Vec<Weighed>,
    hidden: u32,
    /// Groups that no school of the year names: nothing is known of them.
    unnamed: Vec<StudentGroup>,
    /// In order of code.
    pub schools: Vec<Profile>,
}

impl Profiles {
    /// All schools of a year whose type is known.
    #[must_use]
    pub fn new(results: &Results, year: SchoolYear, rules: &Pairing) -> Self {
        let mut named = [false; StudentGroup::COUNT];
        let of_year = || results.schools().filter(|(_, school)| school.year == year);
        for count in of_year().filter_map(|(at, _)| students(results, at)).flatten() {
            named[count.group.index()] = true;
        }
        let unnamed = StudentGroup::EVERY.iter().copied().filter(|group| !named[group.index()]).collect();
        let (features, hidden) = (rules.features.clone(), rules.hidden_students.value);
        let mut profiles = Self { features, hidden, unnamed, schools: Vec::new() };
        for (at, school) in of_year().filter(|(_, school)| !school.members.is_empty()) {
            let profile = profiles.profile(results, at, school);
            profiles.schools.push(profile);
        }
        profiles
    }

    /// The features of a school, in the order of the methodology's; nothing where a feature is not known.
    #[must_use]
    pub fn values(&self, results: &Results, at: usize) -> Vec<Option<Value>> {
        let counts = students(results, at).unwrap_or_default();
        let of = |group| counts.iter().find(|count| count.group == group);
        let all = of(StudentGroup::All).and_then(|all| all.content.amount()).map_or(0, |all| all.denominator);
        let grades = grades(results, &results.records.schools[at]);
        let race = counts.iter().any(|count| count.group.is_race_or_ethnicity());
        let value = |feature: Feature| match feature {
            Feature::Enrolment => (all > 0).then_some(Value::Students(all)),
            Feature::LowestGrade => grades.map(|(low, _)| Value::Grade(low)),
            Feature::HighestGrade => grades.map(|(_, high)| Value::Grade(high)),
            Feature::Share(group) => {
                if all == 0 || self.unnamed.contains(&group) || (group.is_race_or_ethnicity() && !race) {
                    return None;
                }
                let hidden = u64::from(self.hidden).min(all);
                let own = of(group).map(|own| own.content.amount().map(|own| own.denominator));
                let share = |n: u64| {
                    let [own, all] = [n.min(all), all].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
                    Fraction::new(own, all)
                };
                Some(match own {
                    Some(None) => Value::Hidden(share(hidden)),
                    Some(Some(own)) => Value::Share(share(own)),
                    None => Value::Share(share(0)),
                })
            }
        };
        self.features.iter().map(|weighed| value(weighed.feature)).collect()
    }

    /// The position of a school.
    #[must_use]
    pub fn position(&self, at: usize) -> Option<usize> {
        self.schools.binary_search_by_key(&at, |school| school.at).ok()
    }

    /// The nearest of these schools of the same kind, the nearest first, equally near ones in order of code; never itself.
    #[must_use]
    pub fn nearest(&self, of: usize, among: impl IntoIterator<Item = usize>, most: usize) -> Vec<(Distance, usize)> {
        let own = &self.schools[of];
        let others = among.into_iter().filter(|other| *other != of && self.schools[*other].kind == own.kind);
        let mut found: Vec<(Distance, usize)> =
            others.filter_map(|other| Some((own.distance(&self.schools[other])?, other))).collect();
        if most < found.len() {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        found
    }

    fn profile(&self, results: &Results, at: usize, school: &SchoolYearRecords) -> Profile {
        let kind = (school.members, school.facts.alternative == Some(true));
        let mut profile = Profile { at, kind, coordinates: [0; MOST], known: [0; MOST], weights: [0; MOST] };
        for (place, (weighed, value)) in self.features.iter().zip(self.values(results, at)).enumerate() {
            if let Some(value) = value {
                profile.coordinates[place] = coordinate(value, weighed);
                profile.known[place] = -1;
            }
            profile.weights[place] = i32::try_from(weighed.weight.value).unwrap_or(0);
        }
        profile
    }
}

/// A feature in spreads, times its weight, times [`UNIT`].
fn coordinate(value: Value, weighed: &Weighed) -> i32 {
    let unit = i128::from(UNIT);
    let (num, den) = match value {
        Value::Share(share) | Value::Hidden(share) => (i128::from(share.num) * unit, i128::from(share.den)),
        Value::Students(students) => (doublings(students), 1),
        Value::Grade(grade) => (i128::from(grade.index()) * unit, 1),
    };
    let num = num * weighed.spread.value.denom() * i128::from(weighed.weight.value);
    let den = den * weighed.spread.value.numer();
    // Half up: values are never below zero.
    let rounded = (2 * num + den) / (2 * den);
    i32::try_from(rounded.min(FARTHEST)).unwrap_or(0)
}

/// The logarithm to base two, times [`UNIT`].
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "students and their logarithm are small"
)]
fn doublings(students: u64) -> i128 {
    libm::round(libm::log2(students as f64) * f64::from(UNIT)) as i128
}

/// The counts by group of the indicator that stands for a school's students.
fn students(results: &Results, at: usize) -> Option<&[Count]> {
    let tally = results.tallies.school(at);
    ENROLMENT.iter().find_map(|id| {
        let counts = tally.indicator(results.position(&IndicatorId::parse(id)?)?);
        let all = counts.iter().find(|count| count.group == StudentGroup::All)?;
        all.content.amount().filter(|all| all.denominator > 0).map(|_| counts)
    })
}

/// The lowest and the highest grade: of student rows, else of a public file's grade rows.
fn grades(results: &Results, school: &SchoolYearRecords) -> Option<(Grade, Grade)> {
    let parts = || results.records.parts(school).map(|(_, part)| part);
    let grades = parts().map(|part| part.grades).reduce(crate::model::GradeSet::union)?;
    let bins = || parts().map(|part| part.bins).reduce(crate::model::GradeBins::union);
    grades.ends().or_else(|| bins()?.ends())
}
