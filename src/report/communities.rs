//! Communities of practice as the page and `communities.csv` show them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::judge::{
    Community, CommunityMember, Distance, Need, Profiles, communities as found_in, community_rules, profiles_of,
};
use crate::methodology::Communities as Rules;
use crate::model::{Members, SchoolYear};
use crate::order;
use crate::score::{IndicatorScore, Results, Scorer};

use super::files::{Table, harmless};
use super::practices::practices_for;
use super::{PracticeView, Unknown, shown_value};

/// Other needs told of a community.
const ALSO: usize = 5;

/// The communities of a year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Communities {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// A need is at this level or below.
    pub weak_up_to: u32,
    /// Fewer schools are no community.
    pub least_schools: u32,
    /// Strong is at this level or above.
    pub strong_from: u32,
    /// The most schools first.
    pub communities: Vec<CommunityRow>,
}

/// One community in a list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CommunityRow {
    /// Type, indicator and group: `elementary/chronic_absenteeism/all`.
    pub id: String,
    /// The schools' type.
    pub school_type: &'static str,
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub indicator_label: String,
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub group_label: &'static str,
    /// Schools with the need.
    pub schools: usize,
    /// Their LEAs.
    pub leas: usize,
    /// Schools of the type that are strong in it.
    pub strong: usize,
}

/// One community in full.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CommunityView {
    /// As in the list.
    pub row: CommunityRow,
    /// In order of code.
    pub schools_in: Vec<CommunitySchool>,
    /// Further needs that many of them share, the most first.
    pub also: Vec<SharedNeed>,
    /// The strong schools nearest to them, the nearest first.
    pub nearest: Vec<CommunitySchool>,
}

/// A further need, and how many of the community have it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SharedNeed {
    /// The indicator's id.
    pub indicator: String,
    /// Its name.
    pub indicator_label: String,
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub group_label: &'static str,
    /// Schools of the community that have it too.
    pub schools: usize,
}

/// A school of a community, or a strong one near to it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CommunitySchool {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its level in the need.
    pub level: u8,
    /// Its value, with one place.
    pub value: String,
    /// `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// Of a strong school: the mean distance to the community, with two places; else empty.
    pub distance: String,
    /// Of a strong school: what it has written down for the indicator.
    pub practices: Vec<PracticeView>,
}

/// The communities of a year, worked out once.
#[derive(Debug)]
pub struct Neighbours {
    year: SchoolYear,
    rules: Rules,
    found: BTreeMap<Need, Community>,
    profiles: Profiles,
}

impl Neighbours {
    /// Those of a year; nothing without a year that is loaded.
    #[must_use]
    pub fn new(results: &Results, year: &str) -> Option<Self> {
        let year = SchoolYear::parse(year).filter(|year| results.years().contains(year))?;
        let rules = community_rules(results)?;
        let found = found_in(results, year, &rules);
        Some(Self { year, rules, found, profiles: profiles_of(results, year)? })
    }

    /// Are they of this year?
    #[must_use]
    pub fn is_of(&self, year: &str) -> bool {
        SchoolYear::parse(year) == Some(self.year)
    }

    fn most(&self) -> usize {
        usize::try_from(self.rules.strong_schools.value).unwrap_or(usize::MAX)
    }
}

/// The communities, to be shown.
#[must_use]
pub fn communities(results: &Results, shared: &Neighbours) -> Communities {
    let mut rows: Vec<CommunityRow> = shared.found.iter().map(|(need, own)| row(results, *need, own)).collect();
    // Equally large ones stay in the order of needs.
    order::sort_by_key(&mut rows, |row| std::cmp::Reverse(row.schools));
    Communities {
        year: shared.year.to_string(),
        weak_up_to: shared.rules.weak_up_to.value,
        least_schools: shared.rules.least_schools.value,
        strong_from: shared.rules.strong_from.value,
        communities: rows,
    }
}

/// One community in full.
///
/// # Errors
/// When there is none of this id.
pub fn community(results: &Results, shared: &Neighbours, id: &str) -> Result<CommunityView, Unknown> {
    let wanted = shared.found.iter().find(|(need, _)| self::id(results, **need) == id);
    let (need, own) = wanted.ok_or_else(|| Unknown::Community(id.to_owned()))?;
    let mut scorer = results.scorer();
    let inside: BTreeSet<usize> = order::set(own.schools.iter().map(|member| member.at));
    let others = shared.found.iter().filter(|(other, _)| *other != need && other.members == need.members);
    let mut also: Vec<(usize, Need)> = others
        .map(|(other, community)| (community.schools.iter().filter(|m| inside.contains(&m.at)).count(), *other))
        .filter(|(schools, _)| schools * 2 >= inside.len())
        .collect();
    order::sort_by_key(&mut also, |(schools, need)| (std::cmp::Reverse(*schools), *need));
    also.truncate(ALSO);
    let shared_need = |(schools, other): (usize, Need)| {
        let CommunityRow { indicator, indicator_label, group, group_label, .. } =
            row(results, other, &Community::default());
        SharedNeed { indicator, indicator_label, group, group_label, schools }
    };
    Ok(CommunityView {
        row: row(results, *need, own),
        schools_in: own.schools.iter().map(|member| school(results, &mut scorer, *need, *member, None)).collect(),
        also: also.into_iter().map(shared_need).collect(),
        nearest: own
            .nearest(&shared.profiles, shared.most())
            .into_iter()
            .map(|(distance, member)| school(results, &mut scorer, *need, member, Some(distance)))
            .collect(),
    })
}

/// `communities.csv`: a row a school of each community, then the strong schools nearest to it.
#[must_use]
pub fn communities_file(results: &Results, shared: &Neighbours) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_type,indicator,student_group,role,school_code,school_name,lea_code,level,distance",
    );
    let year = shared.year.to_string();
    for (need, own) in &shared.found {
        let head = row(results, *need, own);
        let members = own.schools.iter().map(|member| ("member", *member, None));
        let strong = own.nearest(&shared.profiles, shared.most());
        let strong = strong.into_iter().map(|(distance, member)| ("strong", member, Some(distance)));
        for (role, CommunityMember { at, level }, distance) in members.chain(strong) {
            let school = &results.records.schools[at];
            table.row([
                &year,
                head.school_type,
                &head.indicator,
                head.group,
                role,
                school.code.as_str(),
                &harmless(&school.facts.name),
                &harmless(&school.facts.lea_code),
                &level.number().to_string(),
                &distance.map_or_else(String::new, Distance::exact),
            ]);
        }
    }
    table.bytes()
}

fn id(results: &Results, need: Need) -> String {
    let indicator = results.methodology.indicators().get(need.indicator).map_or("", |rule| rule.id.as_str());
    format!("{}/{indicator}/{}", kind(need.members), need.group().id())
}

/// A type; a span with what it spans.
fn kind(members: Members) -> String {
    let parts: Vec<&str> = members.iter().map(crate::model::Member::id).collect();
    let whole = members.school_type().id();
    if whole == "span" { format!("span of {}", parts.join(" and ")) } else { whole.to_owned() }
}

fn row(results: &Results, need: Need, own: &Community) -> CommunityRow {
    let rule = results.methodology.indicators().get(need.indicator);
    let leas = own.schools.iter().map(|member| &results.records.schools[member.at].facts.lea_code);
    CommunityRow {
        id: id(results, need),
        school_type: need.members.school_type().id(),
        indicator: rule.map_or_else(String::new, |rule| rule.id.to_string()),
        indicator_label: rule.map_or_else(String::new, |rule| rule.label.clone()),
        group: need.group().id(),
        group_label: need.group().label(),
        schools: own.schools.len(),
        leas: order::set(leas).len(),
        strong: own.strong.len(),
    }
}

fn school(
    results: &Results,
    scorer: &mut Scorer<'_>,
    need: Need,
    member: CommunityMember,
    distance: Option<Distance>,
) -> CommunitySchool {
    let records = &results.records.schools[member.at];
    let score = results.score(scorer, member.at);
    let own = |one: &&IndicatorScore| one.rule == Some(need.indicator);
    let cell = score.indicators.iter().find(own).and_then(|one| one.cells.iter().find(|c| c.group == need.group()));
    let unit = results.methodology.indicators()[need.indicator].unit;
    CommunitySchool {
        school_code: records.code.to_string(),
        school_name: records.facts.name.to_string(),
        lea_name: records.facts.lea_name.to_string(),
        level: member.level.number(),
        value: cell.map_or_else(String::new, |cell| shown_value(&cell.measure, unit)),
        unit: unit.id(),
        distance: distance.map_or_else(String::new, Distance::shown),
        practices: distance.map_or_else(Vec::new, |_| practices_for(results, records.code.as_str(), need)),
    }
}
