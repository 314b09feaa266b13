//! Communities of practice as the page and `communities.csv` show them.

use std::collections::BTreeMap;

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
    /// More are several communities.
    pub most_schools: u32,
    /// Strong is at this level or above.
    pub strong_from: u32,
    /// The needs that the most schools have first, each with all its communities.
    pub communities: Vec<CommunityRow>,
}

/// One community in a list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CommunityRow {
    /// Its need, and where that has several communities, which one, from 1 on: `elementary/chronic_absenteeism/all/2`.
    pub id: String,
    /// Type, indicator and group: `elementary/chronic_absenteeism/all`.
    pub need: String,
    /// Which one of those with its need, from 1 on.
    pub part: usize,
    /// How many communities have its need.
    pub parts: usize,
    /// Schools that have its need.
    pub of: usize,
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
    found: Vec<Community>,
    /// Positions in `found` by id.
    ids: BTreeMap<String, usize>,
    /// Schools that have each need.
    of_needs: BTreeMap<Need, usize>,
    /// The needs of each school, by position in the records.
    needs_of: BTreeMap<usize, Vec<Need>>,
    profiles: Profiles,
}

impl Neighbours {
    /// Those of a year; nothing without a year that is loaded.
    #[must_use]
    pub fn new(results: &Results, year: &str) -> Option<Self> {
        let year = SchoolYear::parse(year).filter(|year| results.years().contains(year))?;
        let rules = community_rules(results)?;
        let profiles = profiles_of(results, year)?;
        let found = found_in(results, year, &rules, &profiles);
        let ids = found.iter().enumerate().map(|(at, own)| (id(results, own), at)).collect();
        let mut of_needs = BTreeMap::new();
        let mut needs_of: BTreeMap<usize, Vec<Need>> = BTreeMap::new();
        for own in &found {
            *of_needs.entry(own.need).or_default() += own.schools.len();
            own.schools.iter().for_each(|member| needs_of.entry(member.at).or_default().push(own.need));
        }
        Some(Self { year, rules, found, ids, of_needs, needs_of, profiles })
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
    let mut rows: Vec<CommunityRow> = shared.found.iter().map(|own| row(results, shared, own)).collect();
    // Equally large needs stay in their order.
    order::sort_by_key(&mut rows, |row| std::cmp::Reverse(row.of));
    Communities {
        year: shared.year.to_string(),
        weak_up_to: shared.rules.weak_up_to.value,
        least_schools: shared.rules.least_schools.value,
        most_schools: shared.rules.most_schools.value,
        strong_from: shared.rules.strong_from.value,
        communities: rows,
    }
}

/// One community in full.
///
/// # Errors
/// When there is none of this id.
pub fn community(results: &Results, shared: &Neighbours, id: &str) -> Result<CommunityView, Unknown> {
    let own = shared.ids.get(id).map(|at| &shared.found[*at]).ok_or_else(|| Unknown::Community(id.to_owned()))?;
    let need = own.need;
    let mut scorer = results.scorer();
    let mut having: BTreeMap<Need, usize> = BTreeMap::new();
    for other in own.schools.iter().filter_map(|member| shared.needs_of.get(&member.at)).flatten() {
        *having.entry(*other).or_default() += 1;
    }
    having.remove(&need);
    let mut also: Vec<(usize, Need)> = having.into_iter().map(|(need, schools)| (schools, need)).collect();
    also.retain(|(schools, _)| schools * 2 >= own.schools.len());
    order::sort_by_key(&mut also, |(schools, need)| (std::cmp::Reverse(*schools), *need));
    also.truncate(ALSO);
    let shared_need = |(schools, need): (usize, Need)| {
        let (indicator, indicator_label) = indicator(results, need);
        SharedNeed { indicator, indicator_label, group: need.group().id(), group_label: need.group().label(), schools }
    };
    Ok(CommunityView {
        row: row(results, shared, own),
        schools_in: own.schools.iter().map(|member| school(results, &mut scorer, need, *member, None)).collect(),
        also: also.into_iter().map(shared_need).collect(),
        nearest: own
            .nearest(&shared.profiles, shared.most())
            .into_iter()
            .map(|(distance, member)| school(results, &mut scorer, need, member, Some(distance)))
            .collect(),
    })
}

/// `communities.csv`: a row a school of each community, then the strong schools nearest to it.
#[must_use]
pub fn communities_file(results: &Results, shared: &Neighbours) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_type,indicator,student_group,part,role,school_code,school_name,lea_code,level,distance",
    );
    let year = shared.year.to_string();
    for own in &shared.found {
        let (part, group) = ((own.part + 1).to_string(), own.need.group().id());
        let (school_type, (indicator, _)) = (own.need.members.school_type().id(), indicator(results, own.need));
        let members = own.schools.iter().map(|member| ("member", *member, None));
        let strong = own.nearest(&shared.profiles, shared.most());
        let strong = strong.into_iter().map(|(distance, member)| ("strong", member, Some(distance)));
        for (role, CommunityMember { at, level }, distance) in members.chain(strong) {
            let school = &results.records.schools[at];
            table.row([
                &year,
                school_type,
                &indicator,
                group,
                &part,
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

fn need_id(results: &Results, need: Need) -> String {
    format!("{}/{}/{}", kind(need.members), indicator(results, need).0, need.group().id())
}

fn id(results: &Results, own: &Community) -> String {
    let need = need_id(results, own.need);
    if own.parts == 1 { need } else { format!("{need}/{}", own.part + 1) }
}

/// The id and the name of an indicator.
fn indicator(results: &Results, need: Need) -> (String, String) {
    let rule = results.methodology.indicators().get(need.indicator);
    rule.map_or_else(Default::default, |rule| (rule.id.to_string(), rule.label.clone()))
}

/// A type; a span with what it spans.
fn kind(members: Members) -> String {
    let parts: Vec<&str> = members.iter().map(crate::model::Member::id).collect();
    let whole = members.school_type().id();
    if whole == "span" { format!("span of {}", parts.join(" and ")) } else { whole.to_owned() }
}

fn row(results: &Results, shared: &Neighbours, own: &Community) -> CommunityRow {
    let leas = own.schools.iter().map(|member| &results.records.schools[member.at].facts.lea_code);
    let (indicator, indicator_label) = indicator(results, own.need);
    CommunityRow {
        id: id(results, own),
        need: need_id(results, own.need),
        part: own.part + 1,
        parts: own.parts,
        of: shared.of_needs.get(&own.need).copied().unwrap_or_default(),
        school_type: own.need.members.school_type().id(),
        indicator,
        indicator_label,
        group: own.need.group().id(),
        group_label: own.need.group().label(),
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
