//! The bright light: which groups and how many students count at the n-size that larger ones would hide, for every larger
//! n-size at once, so that a slider follows the hand.

use serde::Serialize;

use crate::judge::sizes;
use crate::model::StudentGroup;
use crate::order;
use crate::records::StudentKey;
use crate::score::Results;

use super::scope::{Scope, ScopeView, lea_of};

/// The largest n-size on the slider (assumed).
const MOST: usize = 200;

/// Whom larger n-sizes would hide.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Light {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Of whom.
    pub scope: ScopeView,
    /// The methodology's n-size: place zero of every line. Place one is the next larger, and so on.
    pub n_size: usize,
    /// The last of them.
    pub most: usize,
    /// The one that the mission document sets its own against.
    pub against: usize,
    /// Schools looked at.
    pub schools: u32,
    /// Of them, those with student rows: only there can a student be counted once.
    pub with_rows: u32,
    /// All groups.
    pub all: LightLine,
    /// By n-size: students who are in one of the groups that it would hide, each once.
    pub students: Vec<u32>,
    /// Groups that any of these n-sizes would hide somewhere.
    pub groups: Vec<LightGroup>,
}

/// What an n-size would hide, by n-size.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LightLine {
    /// Schools with such a group.
    pub schools: Vec<u32>,
    /// Groups of schools.
    pub groups: Vec<u32>,
    /// Their students: memberships, for one student may be in several groups.
    pub members: Vec<u32>,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LightGroup {
    /// Its id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// What would be hidden of it.
    pub line: LightLine,
}

/// What would be hidden from a size on, one size after the other.
#[derive(Clone)]
struct Steps {
    schools: Vec<u32>,
    groups: Vec<u32>,
    members: Vec<u32>,
}

impl Steps {
    fn new(places: usize) -> Self {
        Self { schools: vec![0; places], groups: vec![0; places], members: vec![0; places] }
    }

    /// A group of this size is hidden by the next larger n-size, and by all after it.
    fn add(&mut self, place: usize, size: u64) {
        if let (Some(groups), Some(members)) = (self.groups.get_mut(place + 1), self.members.get_mut(place + 1)) {
            *groups += 1;
            *members += u32::try_from(size).unwrap_or(u32::MAX);
        }
    }

    fn add_school(&mut self, place: usize) {
        if let Some(schools) = self.schools.get_mut(place + 1) {
            *schools += 1;
        }
    }

    fn line(self) -> LightLine {
        LightLine { schools: summed(self.schools), groups: summed(self.groups), members: summed(self.members) }
    }
}

fn summed(steps: Vec<u32>) -> Vec<u32> {
    let mut sum = 0;
    steps
        .into_iter()
        .map(|step| {
            sum += step;
            sum
        })
        .collect()
}

/// Whom larger n-sizes would hide.
#[must_use]
pub fn light(results: &Results, year: &str, code: &str) -> Light {
    let scope = Scope::of(results, year, code);
    let n_size = usize::try_from(results.methodology.n_size().value).unwrap_or(usize::MAX);
    let most = MOST.max(n_size.saturating_add(1));
    let places = most - n_size + 1;
    let mut all = Steps::new(places);
    let mut groups = vec![Steps::new(places); StudentGroup::COUNT];
    let mut students = Students { found: Vec::new(), steps: vec![0; places] };
    let mut with_rows = 0;
    let mut scorer = results.scorer();
    let mut schools: Vec<usize> = scope.schools.clone();
    // A student's id is the LEA's: those of one LEA come together.
    let lea = |at: &usize| lea_of(&results.records.schools[*at]);
    order::sort_by(&mut schools, |a, b| lea(a).cmp(&lea(b)).then(a.cmp(b)));
    for schools in schools.chunk_by(|a, b| lea(a) == lea(b)) {
        for at in schools {
            let whole = results.score(&mut scorer, *at);
            // The place of each group's size, of those that count.
            let size_of = sizes(results, &whole);
            let place = |group: usize| {
                let size = usize::try_from(size_of[group]).ok()?;
                size.checked_sub(n_size).filter(|place| group > 0 && place + 1 < places)
            };
            let own: Vec<Option<usize>> = (0..StudentGroup::COUNT).map(place).collect();
            for (group, place) in own.iter().enumerate().filter_map(|(group, place)| Some((group, (*place)?))) {
                all.add(place, size_of[group]);
                groups[group].add(place, size_of[group]);
                groups[group].add_school(place);
            }
            if let Some(first) = own.iter().flatten().min() {
                all.add_school(*first);
            }
            with_rows += u32::from(students.take(results, *at, &own));
        }
        students.count();
    }
    let line = |(group, steps): (&StudentGroup, Steps)| LightGroup {
        group: group.id(),
        label: group.label(),
        line: steps.line(),
    };
    Light {
        year: year.to_owned(),
        scope: scope.view,
        n_size,
        most,
        against: usize::try_from(super::LARGER).unwrap_or(most).clamp(n_size, most),
        schools: u32::try_from(scope.schools.len()).unwrap_or(u32::MAX),
        with_rows,
        all: all.line(),
        students: summed(students.steps),
        groups: StudentGroup::EVERY
            .iter()
            .zip(groups)
            .map(line)
            .filter(|group| group.line.groups.last().is_some_and(|groups| *groups > 0))
            .collect(),
    }
}

/// Students of one LEA in groups that would be hidden.
struct Students {
    /// Each with the place of its smallest group.
    found: Vec<(StudentKey, usize)>,
    steps: Vec<u32>,
}

impl Students {
    /// Notes the students of a school, given the place of each group's size. Has it any rows?
    fn take(&mut self, results: &Results, at: usize, places: &[Option<usize>]) -> bool {
        let school = &results.records.schools[at];
        let mut any = false;
        for (file, part) in results.records.parts(school) {
            for row in results.records.students(file, part) {
                any = true;
                let bits = row.facts.groups();
                let own = places.iter().enumerate().filter(|(group, _)| bits >> group & 1 == 1);
                if let Some(first) = own.filter_map(|(_, place)| *place).min() {
                    self.found.push((row.key, first));
                }
            }
        }
        any
    }

    /// The LEA is at its end: each student counts from the smallest of all of its groups on.
    fn count(&mut self) {
        order::sort(&mut self.found);
        for same in self.found.chunk_by(|a, b| a.0 == b.0) {
            if let Some(step) = self.steps.get_mut(same[0].1 + 1) {
                *step += 1;
            }
        }
        self.found.clear();
    }
}
