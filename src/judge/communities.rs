//! Communities of practice: schools of one kind that share a need, and the strong schools nearest to them.
//!
//! A need is an indicator in which a group is at a low level. Every need that enough schools have is a community: who is in
//! it follows from a school's own levels and the methodology alone, so that anybody can check it by hand, and the order of
//! rows and of schools is nothing to it. A school with several needs is in several communities.

use std::collections::BTreeMap;

use crate::methodology::{Communities as Rules, preset};
use crate::model::{Level, Members, SchoolYear, StudentGroup};
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Community {
    /// At the low level or below.
    pub schools: Vec<Member>,
    /// At the high level or above.
    pub strong: Vec<Member>,
}

/// All communities of a year, by need. Alternative schools are in none, as they are in no pair.
#[must_use]
pub fn communities(results: &Results, year: SchoolYear, rules: &Rules) -> BTreeMap<Need, Community> {
    let mut scorer = results.scorer();
    let mut found: BTreeMap<Need, Community> = BTreeMap::new();
    let taking_part = results.schools().filter(|(_, school)| {
        school.year == year && !school.members.is_empty() && school.facts.alternative != Some(true)
    });
    for (at, school) in taking_part {
        for own in results.score(&mut scorer, at).indicators {
            let Some(indicator) = own.rule else { continue };
            for cell in &own.cells {
                let Some(level) = cell.level else { continue };
                let number = u32::from(level.number());
                let (weak, strong) = (number <= rules.weak_up_to.value, number >= rules.strong_from.value);
                if weak || strong {
                    let need = Need { members: school.members, indicator, group: cell.group.index() };
                    let community = found.entry(need).or_default();
                    let list = if weak { &mut community.schools } else { &mut community.strong };
                    list.push(Member { at, level });
                }
            }
        }
    }
    let least = usize::try_from(rules.least_schools.value).unwrap_or(usize::MAX);
    found.retain(|_, community| community.schools.len() >= least);
    found
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
        crate::order::sort_by_key(&mut found, |(distance, member)| (*distance, member.at));
        found.truncate(most);
        found
    }
}

/// The profiles by which the schools of a year are compared.
#[must_use]
pub fn profiles_of(results: &Results, year: SchoolYear) -> Option<Profiles> {
    Some(Profiles::new(results, year, &pairing_rules(results)?))
}
