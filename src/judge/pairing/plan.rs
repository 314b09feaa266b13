//! Who learns from whom: schools that miss their goal and recognised schools of similar students.
//!
//! In this order: what people have decided; pairs there were before, unless there is a reason to part them; then as many
//! schools as possible get a partner, at the least total distance.

use std::collections::BTreeMap;

use crate::methodology::Pairing;
use crate::model::{SchoolCode, SchoolYear};
use crate::score::Results;

use super::assign::{Possible, assign};
use super::{Distance, Profiles};

/// What a school is to pairing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Recognised for great success: it can be a partner.
    pub recognised: bool,
    /// It missed its goal: it looks for a partner.
    pub missed: bool,
}

/// Which LEA a partner may be of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lea {
    /// Any.
    #[default]
    Any,
    /// The school's own.
    Same,
    /// Another.
    Different,
}

impl Lea {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Any, Self::Same, Self::Different];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Same => "same",
            Self::Different => "different",
        }
    }
}

/// What is to become of two schools.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceKind {
    /// Somebody decided that they are a pair.
    Pin,
    /// Somebody decided that they are none.
    Forbid,
    /// They were a pair before.
    Before,
}

impl ChoiceKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Pin, Self::Forbid, Self::Before];

    /// Its id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Forbid => "forbid",
            Self::Before => "before",
        }
    }
}

/// A choice about two schools.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// The school that looks for a partner.
    pub school: SchoolCode,
    /// The partner.
    pub partner: SchoolCode,
    /// What is to become of them.
    pub kind: ChoiceKind,
}

/// What people have decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Which LEA a partner may be of.
    pub lea: Lea,
    /// About single schools. Of several pins of one school the last holds.
    pub choices: Vec<Choice>,
}

/// How a pair came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The least total distance.
    Least,
    /// Somebody decided so.
    Pinned,
    /// It was one before.
    Kept,
}

impl Because {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Least => "least",
            Self::Pinned => "pinned",
            Self::Kept => "kept",
        }
    }
}

/// Why a school has no partner, or a pair that there was is parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// No school of its kind is recognised.
    NoneRecognised,
    /// Too little is known of its students.
    NotKnown,
    /// The nearest recognised school of its kind is too far away.
    TooFar,
    /// Those near enough may not be its partner: their LEA, or somebody's decision.
    NotAllowed,
    /// All near enough have as many schools as they can take.
    Full,
    /// The former partner is not loaded for this year.
    Gone,
    /// The former partner is no longer recognised.
    NotRecognised,
    /// The former partner is of another type now.
    OtherKind,
}

impl Lacks {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoneRecognised => "none_recognised",
            Self::NotKnown => "not_known",
            Self::TooFar => "too_far",
            Self::NotAllowed => "not_allowed",
            Self::Full => "full",
            Self::Gone => "gone",
            Self::NotRecognised => "not_recognised",
            Self::OtherKind => "other_kind",
        }
    }
}

/// A partner found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partner {
    /// Its place in [`Profiles::schools`].
    pub school: usize,
    /// How far it is; nothing where that cannot be said, as for a pin.
    pub distance: Option<Distance>,
    /// How the pair came about.
    pub because: Because,
}

/// A school that looks for a partner.
#[derive(Clone, Debug)]
pub struct Seeker {
    /// Its place in [`Profiles::schools`].
    pub school: usize,
    /// The nearest partners that it may have, the nearest first.
    pub options: Vec<(Distance, usize)>,
    /// The nearest partner that it may have; without any, the nearest recognised school of its kind.
    pub nearest: Option<Distance>,
    /// Why it can have none at all.
    hopeless: Option<Lacks>,
    /// The former partner by code, and why they are parted.
    pub parted: Option<(SchoolCode, Lacks)>,
}

/// Everything that pairing rests on.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The year's schools.
    pub profiles: Profiles,
    /// In order of code.
    pub seekers: Vec<Seeker>,
    /// The recognised schools, by place in the profiles.
    pub partners: Vec<usize>,
    capacity: u32,
    /// Former pairs that stay together: seeker and partner.
    kept: Vec<(usize, usize)>,
    /// Pins: place of the school and of its partner.
    pins: Vec<(usize, usize)>,
}

/// Which partner each seeker gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// As [`Plan::seekers`].
    pub partners: Vec<Result<Partner, Lacks>>,
}

impl Solution {
    /// Schools with a partner.
    #[must_use]
    pub fn paired(&self) -> usize {
        self.partners.iter().filter(|partner| partner.is_ok()).count()
    }

    /// The distances of all pairs together, in hundred-thousandths.
    #[must_use]
    pub fn total(&self) -> u64 {
        let distances = self.partners.iter().filter_map(|partner| partner.as_ref().ok()?.distance);
        distances.map(|distance| u64::from(distance.hundred_thousandths())).sum()
    }
}

impl Plan {
    /// For the schools of a year; standings are by position in the records. Alternative schools stay out of it.
    #[must_use]
    pub fn new(results: &Results, year: SchoolYear, rules: &Pairing, standings: &[Standing], wishes: &Wishes) -> Self {
        let profiles = Profiles::new(results, year, rules);
        let standing = |place: usize| {
            let school = &profiles.schools[place];
            if school.kind.1 { Standing::default() } else { standings.get(school.at).copied().unwrap_or_default() }
        };
        let places = || 0..profiles.schools.len();
        let partners: Vec<usize> = places().filter(|place| standing(*place).recognised).collect();
        let place_of = |code: &SchoolCode| {
            let by_code = |school: &super::Profile| results.records.schools[school.at].code.cmp(code);
            profiles.schools.binary_search_by(by_code).ok()
        };
        let mut plan = Self {
            seekers: Vec::new(),
            partners,
            capacity: rules.capacity.value,
            kept: Vec::new(),
            pins: Vec::new(),
            profiles: profiles.clone(),
        };
        let mut forbidden = Vec::new();
        let mut before = Vec::new();
        for choice in &wishes.choices {
            let (Some(school), partner) = (place_of(&choice.school), place_of(&choice.partner)) else { continue };
            match (choice.kind, partner) {
                (ChoiceKind::Before, partner) => before.push((school, choice.partner.clone(), partner)),
                (ChoiceKind::Pin, Some(partner)) if partner != school => plan.pins.push((school, partner)),
                (ChoiceKind::Forbid, Some(partner)) => forbidden.push((school, partner)),
                (ChoiceKind::Pin | ChoiceKind::Forbid, _) => {}
            }
        }
        // Numbers are compared faster than codes, and every school is asked about every partner.
        let mut numbers = BTreeMap::new();
        let number = |school: &super::Profile| {
            let next = numbers.len();
            *numbers.entry(&results.records.schools[school.at].facts.lea_code).or_insert(next)
        };
        let leas: Vec<usize> = profiles.schools.iter().map(number).collect();
        let allowed = |school: usize, partner: usize| {
            let lea_fits = match wishes.lea {
                Lea::Any => true,
                Lea::Same => leas[school] == leas[partner],
                Lea::Different => leas[school] != leas[partner],
            };
            lea_fits && !forbidden.contains(&(school, partner))
        };
        let pinned = |place: usize| plan.pins.iter().any(|(own, _)| *own == place);
        let looking: Vec<usize> = places().filter(|place| standing(*place).missed || pinned(*place)).collect();
        for school in looking {
            let mut seeker = plan.seeker(school, rules, &allowed);
            // Of several former partners the last named counts.
            if let Some((_, code, partner)) = before.iter().rev().find(|(own, ..)| *own == school) {
                match plan.parts(school, *partner, rules, &allowed) {
                    Some(reason) => seeker.parted = Some((code.clone(), reason)),
                    None => plan.kept.extend(partner.map(|partner| (school, partner))),
                }
            }
            plan.seekers.push(seeker);
        }
        plan
    }

    fn seeker(&self, school: usize, rules: &Pairing, allowed: &impl Fn(usize, usize) -> bool) -> Seeker {
        let (profiles, farthest) = (&self.profiles, rules.farthest.value);
        let own = &profiles.schools[school];
        let same_kind = || self.partners.iter().copied().filter(|other| profiles.schools[*other].kind == own.kind);
        let most = usize::try_from(rules.nearest.value).unwrap_or(usize::MAX);
        let mut options = profiles.nearest(school, same_kind().filter(|other| allowed(school, *other)), most);
        options.retain(|(distance, _)| distance.within(farthest));
        let first = options.first().copied();
        let nearest = first.or_else(|| profiles.nearest(school, same_kind(), 1).first().copied());
        let nearest = nearest.map(|(distance, _)| distance);
        let hopeless = match (nearest, options.is_empty()) {
            (_, false) => None,
            (None, _) if same_kind().all(|other| other == school) => Some(Lacks::NoneRecognised),
            (None, _) => Some(Lacks::NotKnown),
            (Some(nearest), _) if !nearest.within(farthest) => Some(Lacks::TooFar),
            (Some(_), _) => Some(Lacks::NotAllowed),
        };
        Seeker { school, options, nearest, hopeless, parted: None }
    }

    /// Why a former pair does not stay together; nothing when it does, as far as there is a place.
    fn parts(
        &self,
        school: usize,
        partner: Option<usize>,
        rules: &Pairing,
        allowed: &impl Fn(usize, usize) -> bool,
    ) -> Option<Lacks> {
        let Some(partner) = partner else { return Some(Lacks::Gone) };
        let [own, other] = [school, partner].map(|place| &self.profiles.schools[place]);
        if own.kind != other.kind {
            return Some(Lacks::OtherKind);
        }
        if self.partners.binary_search(&partner).is_err() {
            return Some(Lacks::NotRecognised);
        }
        match own.distance(other) {
            None => Some(Lacks::NotKnown),
            Some(distance) if !distance.within(rules.farthest.value) => Some(Lacks::TooFar),
            Some(_) if !allowed(school, partner) => Some(Lacks::NotAllowed),
            Some(_) => None,
        }
    }

    /// The best pairs; with one more pin, those that would then be the best.
    #[must_use]
    pub fn solve(&self, also: Option<(usize, usize)>) -> Solution {
        let mut places: Vec<u32> = vec![self.capacity; self.partners.len()];
        let mut partners: Vec<Result<Partner, Lacks>> = Vec::with_capacity(self.seekers.len());
        let distance =
            |school: usize, partner: usize| self.profiles.schools[school].distance(&self.profiles.schools[partner]);
        let mut take = |partner: usize, whatever: bool| match self.partners.binary_search(&partner) {
            Ok(at) if places[at] > 0 => {
                places[at] -= 1;
                true
            }
            Ok(_) | Err(_) => whatever,
        };
        let last =
            |pairs: &[(usize, usize)], school| pairs.iter().rev().find(|(own, _)| *own == school).map(|(_, p)| *p);
        // Decisions first, for they hold whatever else.
        let pinned: Vec<Option<usize>> = self
            .seekers
            .iter()
            .map(|seeker| {
                let also = also.filter(|(own, _)| *own == seeker.school).map(|(_, partner)| partner);
                also.or_else(|| last(&self.pins, seeker.school)).inspect(|partner| {
                    take(*partner, true);
                })
            })
            .collect();
        for (seeker, pinned) in self.seekers.iter().zip(pinned) {
            let school = seeker.school;
            let mut kept = || last(&self.kept, school).filter(|partner| take(*partner, false));
            partners.push(match (pinned, pinned.is_none().then(&mut kept).flatten()) {
                (Some(partner), _) => {
                    Ok(Partner { school: partner, distance: distance(school, partner), because: Because::Pinned })
                }
                (None, Some(partner)) => {
                    Ok(Partner { school: partner, distance: distance(school, partner), because: Because::Kept })
                }
                (None, None) => Err(seeker.hopeless.unwrap_or(Lacks::Full)),
            });
        }
        let open: Vec<usize> = (0..partners.len()).filter(|at| partners[*at] == Err(Lacks::Full)).collect();
        let options = |at: &usize| {
            let number =
                |partner: &usize| self.partners.binary_search(partner).ok().and_then(|at| u32::try_from(at).ok());
            let possible = |(distance, partner): &(Distance, usize)| {
                Some(Possible { partner: number(partner)?, cost: distance.hundred_thousandths() })
            };
            self.seekers[*at].options.iter().filter_map(possible).collect::<Vec<_>>()
        };
        let chosen = assign(&open.iter().map(options).collect::<Vec<_>>(), &places);
        for (at, partner) in open.into_iter().zip(chosen) {
            if let Some(partner) = partner.map(|number| self.partners[number as usize]) {
                let distance = distance(self.seekers[at].school, partner);
                partners[at] = Ok(Partner { school: partner, distance, because: Because::Least });
            }
        }
        Solution { partners }
    }

    /// The seeker that is this school.
    #[must_use]
    pub fn seeker_of(&self, school: usize) -> Option<usize> {
        self.seekers.binary_search_by_key(&school, |seeker| seeker.school).ok()
    }
}
