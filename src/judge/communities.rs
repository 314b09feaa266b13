//! Communities of practice: schools of one kind that share a need, and the strong schools nearest to them.
//!
//! A need is an indicator in which a group is at a low level. Every need that enough schools have is a community: who is in
//! it follows from a school's own levels and the methodology alone, so that anybody can check it by hand, and the order of
//! rows and of schools is nothing to it. A school with several needs is in several communities. A need of more schools than
//! can work together is parted into communities of schools that serve similar students.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::methodology::{Communities as Rules, Sourced, preset};
use crate::model::{Level, Members, SchoolYear, StudentGroup};
use crate::order;
use crate::score::Results;

use super::{Distance, Profiles, pairing_rules};

/// The methodology's rules of communities; where it has none, those of the shipped Index.
#[must_use]
pub fn community_rules(results: &Results) -> Option<Rules> {
    let own = results.methodology.communities().cloned();
    own.or_else(|| preset("core-2015-16").and_then(|shipped| shipped.communities().cloned()))
}

/// What a community shares: schools of these members, weak in this indicator for this group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// What makes their type.
    pub members: Members,
    /// Position in [`Methodology::indicators`](crate::methodology::Methodology::indicators).
    pub indicator: usize,
    /// Position in [`StudentGroup::EVERY`].
    pub group: usize,
}

/// A school by its level in one need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Position in [`Records::schools`](crate::records::Records::schools).
    pub at: usize,
    /// Its level.
    pub level: Level,
}

/// Schools with the same need, and those that are strong in it; each in order of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Community {
    /// What they share.
    pub need: Need,
    /// Which one of those with this need, from 0 on.
    pub part: usize,
    /// How many communities have this need.
    pub parts: usize,
    /// At the low level or below.
    pub schools: Vec<Member>,
    /// At the high level or above: the same in every part.
    pub strong: Rc<[Member]>,
}

/// All communities of a year, by need and part. Alternative schools are in none, as they are in no pair.
#[must_use]
pub fn communities(results: &Results, year: SchoolYear, rules: &Rules, profiles: &Profiles) -> Vec<Community> {
    let mut scorer = results.scorer();
    let mut found: BTreeMap<Need, [Vec<Member>; 2]> = BTreeMap::new();
    let taking_part = results.schools().filter(|(_, school)| {
        school.year == year && !school.members.is_empty() && school.facts.alternative != Some(true)
    });
    for (at, school) in taking_part {
        for own in results.score(&mut scorer, at).indicators {
            let Some(indicator) = own.rule else { continue };
            for cell in &own.cells {
                let Some(level) = cell.level else { continue };
                let number = u32::from(level.number());
                let (is_weak, is_strong) = (number <= rules.weak_up_to.value, number >= rules.strong_from.value);
                if is_weak || is_strong {
                    let need = Need { members: school.members, indicator, group: cell.group.index() };
                    let [weak, strong] = found.entry(need).or_default();
                    if is_weak { weak } else { strong }.push(Member { at, level });
                }
            }
        }
    }
    let size = |rule: &Sourced<u32>| usize::try_from(rule.value).unwrap_or(usize::MAX);
    let (least, most) = (size(&rules.least_schools), size(&rules.most_schools));
    let mut communities = Vec::new();
    for (need, [weak, strong]) in found.into_iter().filter(|(_, [weak, _])| weak.len() >= least) {
        let strong: Rc<[Member]> = strong.into();
        let parts = weak.len().div_ceil(most);
        let split = split(weak, parts, profiles).into_iter().enumerate();
        communities.extend(split.map(|(part, schools)| Community {
            need,
            part,
            parts,
            schools,
            strong: strong.clone(),
        }));
    }
    communities
}

/// Into so many parts, as equal as can be, of schools that serve similar students: those nearer to the one of two schools
/// far apart, and those nearer to the other, each parted again. The first of the two is the farthest from the first in order
/// of code, the second the farthest from that one. A school that cannot be compared is as near to both.
fn split(mut schools: Vec<Member>, parts: usize, profiles: &Profiles) -> Vec<Vec<Member>> {
    let Some(first) = schools.first().filter(|_| parts > 1).copied() else { return vec![schools] };
    let distance = |one: Member, other: Member| -> u32 {
        let place = |member: Member| Some(&profiles.schools[profiles.position(member.at)?]);
        let between = place(one).zip(place(other)).and_then(|(one, other)| one.distance(other));
        between.map_or(0, Distance::hundred_thousandths)
    };
    let farthest = |from: Member| {
        let by_distance = |member: &&Member| (distance(from, **member), Reverse(member.at));
        schools.iter().max_by_key(by_distance).copied().unwrap_or(from)
    };
    let one = farthest(first);
    let other = farthest(one);
    let nearer = |member: &Member| (i64::from(distance(one, *member)) - i64::from(distance(other, *member)), member.at);
    order::sort_by_key(&mut schools, nearer);
    let first_parts = parts / 2;
    let mut rest = schools.split_off(schools.len() * first_parts / parts);
    for half in [&mut schools, &mut rest] {
        order::sort_by_key(half, |member| member.at);
    }
    [split(schools, first_parts, profiles), split(rest, parts - first_parts, profiles)].concat()
}

impl Need {
    /// The group.
    #[must_use]
    pub fn group(self) -> StudentGroup {
        StudentGroup::EVERY.get(self.group).copied().unwrap_or(StudentGroup::All)
    }
}

impl Community {
    /// The strong schools nearest to this community: by the mean of their distances to all its schools that they can be
    /// compared with, equally near ones in order of code. One that can be compared with none is left out.
    #[must_use]
    pub fn nearest(&self, profiles: &Profiles, most: usize) -> Vec<(Distance, Member)> {
        let places = |list: &[Member]| -> Vec<(usize, Member)> {
            list.iter().filter_map(|member| Some((profiles.position(member.at)?, *member))).collect()
        };
        let schools = places(&self.schools);
        let mean = |(place, member): (usize, Member)| {
            let strong = &profiles.schools[place];
            let distances = schools.iter().filter_map(|(own, _)| strong.distance(&profiles.schools[*own]));
            Some((Distance::mean(distances)?, member))
        };
        let mut found: Vec<(Distance, Member)> = places(&self.strong).into_iter().filter_map(mean).collect();
        order::sort_by_key(&mut found, |(distance, member)| (*distance, member.at));
        found.truncate(most);
        found
    }
}

/// The profiles by which the schools of a year are compared.
#[must_use]
pub fn profiles_of(results: &Results, year: SchoolYear) -> Option<Profiles> {
    Some(Profiles::new(results, year, &pairing_rules(results)?))
}
