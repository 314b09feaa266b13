//! Disparity in one indicator: of a school, of an LEA, a student of two of its schools once, or of all that are loaded. Gaps to the highest group
//! and to all other students, risk ratio, composition, and what became of the gap since the year before.

use serde::Serialize;

use crate::judge::{Disparity, GapChange, Pool, Side, changes, counted_by, disparities, gap_change, without};
use crate::methodology::{Better, IndicatorRule};
use crate::model::{Amount, Ratio, SchoolYear, StudentGroup};
use crate::order::{self, SmallMap};
use crate::score::Results;
use crate::tally::{Count, Origin};

use super::beyond::Beyond;
use super::insight::{DisparityView, disparity, shown};
use super::scope::{Scope, ScopeView, lea_of};

/// One indicator's disparities.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DisparityReport {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Of whom.
    pub scope: ScopeView,
    /// The indicators with groups that can be chosen.
    pub indicators: Vec<DisparityIndicator>,
    /// The one shown: that asked for, else the first; empty without any.
    pub indicator: String,
    /// How many schools' counts are added.
    pub schools: u32,
    /// The value of all students; empty without one.
    pub all: String,
    /// How many they are.
    pub students: String,
    /// A group is shown from so many students on.
    pub n_size: u64,
    /// The groups at the n-size.
    pub rows: Vec<DisparityRow>,
    /// The group that is furthest behind all others; empty where none is behind.
    pub furthest: &'static str,
    /// The group whose share of the cases is most above its share of the students; empty without shares.
    pub over: &'static str,
    /// Groups that are not shown because they have too few students: how many.
    pub too_few: usize,
    /// The year before, if its gaps can be set beside these; else empty.
    pub before: String,
    /// Why they cannot: ids of messages.
    pub reasons: Vec<&'static str>,
    /// Of several schools: those in which the group asked for, else the one furthest behind, is furthest behind.
    pub widest: WidestGaps,
}

/// An indicator that can be chosen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DisparityIndicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its unit.
    pub unit: &'static str,
    /// `higher` or `lower`.
    pub better: &'static str,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DisparityRow {
    /// Its id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Its value.
    pub value: String,
    /// Its students.
    pub students: String,
    /// The value of all other students; empty where they are too few or not known.
    pub others: String,
    /// How it stands.
    pub standing: DisparityView,
    /// Is the gap to all others more than accident makes?
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"noise\" | \"clear\" | \"unknown\""))]
    pub sure: &'static str,
    /// What became of the gap; nothing without one the year before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<GapMove>,
}

/// A gap and the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GapMove {
    /// The gap the year before.
    pub before: String,
    /// `wider`, `narrower`, `same`, or `top_fell`: narrower because the others fell, not because the group rose.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"wider\" | \"narrower\" | \"same\" | \"top_fell\""))]
    pub way: &'static str,
}

/// Schools by the gap of one group to all their other students, the widest first.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WidestGaps {
    /// The group; empty of one school.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Schools in which it is behind.
    pub behind: usize,
    /// Schools in which it is not.
    pub ahead: usize,
    /// Schools in which the group or all others are fewer than the n-size, hidden or not told.
    pub few: usize,
    /// At most a hundred in which it is behind.
    pub schools: Vec<SchoolGap>,
}

/// The gap in one school.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SchoolGap {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// The group's students.
    pub students: String,
    /// The group's value.
    pub value: String,
    /// The value of all others.
    pub others: String,
    /// The gap.
    pub gap: String,
}

/// Schools listed.
const LISTED: usize = 100;

/// The disparities of a scope in an indicator. Of several schools, one group is followed through all of them.
#[must_use]
pub fn disparity_report(results: &Results, year: &str, code: &str, indicator: &str, group: &str) -> DisparityReport {
    let scope = Scope::of(results, year, code);
    let rules: Vec<(&IndicatorRule, u16)> = results
        .methodology
        .indicators()
        .iter()
        .filter_map(|rule| Some((rule, results.position(&rule.id)?)))
        .filter(|(_, at)| scope.schools.iter().any(|school| results.tallies.school(*school).indicator(*at).len() > 1))
        .collect();
    let chosen = rules.iter().find(|(rule, _)| rule.id.as_str() == indicator).or(rules.first()).copied();
    let mut report = DisparityReport {
        year: year.to_owned(),
        indicators: rules
            .iter()
            .map(|(rule, _)| DisparityIndicator {
                id: rule.id.to_string(),
                label: rule.label.clone(),
                unit: rule.unit.id(),
                better: rule.better.value.id(),
            })
            .collect(),
        indicator: String::new(),
        schools: 0,
        all: String::new(),
        students: String::new(),
        n_size: results.methodology.n_size().value,
        rows: Vec::new(),
        furthest: "",
        over: "",
        too_few: 0,
        before: String::new(),
        reasons: Vec::new(),
        widest: WidestGaps::default(),
        scope: scope.view.clone(),
    };
    if let Some((rule, position)) = chosen {
        let asked = Asked { results, rule, position, n_size: report.n_size };
        asked.fill(&mut report, &scope, StudentGroup::from_id(group));
    }
    report
}

/// An indicator of the loaded schools.
struct Asked<'r> {
    results: &'r Results,
    rule: &'r IndicatorRule,
    position: u16,
    n_size: u64,
}

impl Asked<'_> {
    fn counts(&self, school: usize) -> &[Count] {
        self.results.tallies.school(school).indicator(self.position)
    }

    fn pool(&self, schools: &[usize]) -> Pool {
        let mut pool = Pool::new(self.rule.unit);
        let mut leas: SmallMap<&str, Vec<usize>> = SmallMap::new();
        for school in schools {
            match lea_of(&self.results.records.schools[*school]).filter(|_| self.is_of_rows(*school)) {
                Some(lea) => leas.or_default(lea).push(*school),
                None => pool.add(self.counts(*school)),
            }
        }
        for own in leas.values() {
            if let [school] = own[..] {
                pool.add(self.counts(school));
                continue;
            }
            let together = self.results.tallies.together(&self.results.records, own);
            let counts: Vec<Count> = together.into_iter().filter(|count| count.indicator == self.position).collect();
            pool.add_together(&counts, u32::try_from(own.len()).unwrap_or(u32::MAX));
        }
        pool
    }

    /// Was it counted from rows of students?
    fn is_of_rows(&self, school: usize) -> bool {
        let first = self.counts(school).first();
        first.is_some_and(|count| matches!(count.origin, Origin::Students | Origin::Provisional | Origin::Reference(_)))
    }

    fn fill(&self, report: &mut DisparityReport, scope: &Scope, group: Option<StudentGroup>) {
        let pool = self.pool(&scope.schools);
        report.indicator = self.rule.id.to_string();
        report.schools = pool.schools();
        let Some(all) = pool.all().filter(|all| all.denominator >= self.n_size) else { return };
        (report.all, report.students) = (self.shown(&all), all.denominator.to_string());
        let sides = pool.sides(self.n_size);
        let any = StudentGroup::EVERY.iter().filter(|group| pool.side(**group).is_some()).count();
        report.too_few = any - sides.len();
        let found = self.standing(&all, &sides, scope);
        let before = self.before(scope, report);
        for (own, side) in found.iter().zip(&sides) {
            let enough = |others: &&Amount| others.denominator >= self.n_size;
            report.rows.push(DisparityRow {
                group: own.group.id(),
                label: own.group.label(),
                value: self.shown(&side.own),
                students: side.own.denominator.to_string(),
                others: side.others.as_ref().filter(enough).map_or_else(String::new, |others| self.shown(others)),
                standing: disparity(own, self.rule.unit),
                sure: match own.accident {
                    Some(true) => "noise",
                    Some(false) => "clear",
                    None => "unknown",
                },
                change: before.iter().find(|then| then.group == own.group).and_then(|then| self.moved(then, own)),
            });
        }
        let most = |of: fn(&Disparity) -> Option<Ratio>| {
            let groups = found.iter().filter_map(|own| Some((of(own)?, own.group)));
            groups.max_by_key(|(by, group)| (*by, std::cmp::Reverse(*group)))
        };
        let furthest = most(|own| own.others);
        let behind = furthest.filter(|(gap, _)| *gap > Ratio::from_integer(0));
        report.furthest = behind.map_or("", |(_, group)| group.id());
        let over = most(|own| own.shares.map(|(cases, students)| cases - students));
        report.over = over.map_or("", |(_, group)| group.id());
        if scope.view.kind != "school" {
            let asked = group.filter(|group| found.iter().any(|own| own.group == *group));
            if let Some(group) = asked.or(furthest.map(|(_, group)| group)) {
                report.widest = self.widest(scope, group);
            }
        }
    }

    /// Those beyond a school, and beyond an LEA, can stand in for its others.
    fn standing(&self, all: &Amount, sides: &[Side], scope: &Scope) -> Vec<Disparity> {
        let Some(any) = scope.schools.first().filter(|_| scope.view.kind != "all") else {
            return disparities(self.rule, self.n_size, all, sides, &|_| Vec::new());
        };
        let lea = || {
            let school = &self.results.records.schools[*any];
            let lea = lea_of(school)?;
            let own =
                self.results.schools().filter(|(_, other)| other.year == school.year && lea_of(other) == Some(lea));
            Some(self.pool(&own.map(|(at, _)| at).collect::<Vec<_>>()))
        };
        let loaded = Some(lea).filter(|_| scope.view.kind == "school");
        let beyond = Beyond::of(self.results, *any, &self.rule.id, loaded);
        disparities(self.rule, self.n_size, all, sides, &|group| beyond.others(group))
    }

    /// How the groups stood the year before; none where it is not loaded, or was not counted alike.
    fn before(&self, scope: &Scope, report: &mut DisparityReport) -> Vec<Disparity> {
        let Some(year) = scope.year.spring().and_then(|spring| SchoolYear::of_spring(spring - 1)) else {
            return Vec::new();
        };
        let then = Scope::of(self.results, &year.to_string(), &scope.view.code);
        let pool = self.pool(&then.schools);
        let Some(all) = pool.all().filter(|all| then.view.kind == scope.view.kind && all.denominator >= self.n_size)
        else {
            return Vec::new();
        };
        report.reasons = self.reasons(&then, scope);
        if !report.reasons.is_empty() {
            return Vec::new();
        }
        report.before = year.to_string();
        self.standing(&all, &pool.sides(self.n_size), &then)
    }

    fn reasons(&self, then: &Scope, now: &Scope) -> Vec<&'static str> {
        let schools = &self.results.records.schools;
        let mut reasons = Vec::new();
        for (first, last) in then.schools.iter().zip(&now.schools) {
            for reason in changes(&self.rule.id, &schools[*first], &schools[*last]) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        let sources = |scope: &Scope| {
            let told = scope.schools.iter().filter_map(|at| {
                let count = self.counts(*at).first()?;
                Some(counted_by(self.results, &schools[*at], &self.rule.id, (count.group, Some(count.origin))))
            });
            order::set(told)
        };
        if sources(then) != sources(now) {
            reasons.push("other_source");
        }
        reasons
    }

    /// A gap in which the group was behind, then and now; one that has closed altogether is zero now.
    fn moved(&self, then: &Disparity, now: &Disparity) -> Option<GapMove> {
        let zero = Ratio::from_integer(0);
        let before = then.others.filter(|gap| *gap > zero)?;
        let after = now.others?.max(zero);
        let rose = now.value.ratio() - then.value.ratio();
        let better_by = if self.rule.better.value == Better::Higher { rose } else { -rose };
        let way = match gap_change(before, after, better_by) {
            GapChange::Wider => "wider",
            GapChange::Narrower => "narrower",
            GapChange::Same => "same",
            GapChange::TopFell => "top_fell",
        };
        Some(GapMove { before: shown(before, self.rule.unit), way })
    }

    fn widest(&self, scope: &Scope, group: StudentGroup) -> WidestGaps {
        let mut found = WidestGaps { group: group.id(), label: group.label(), ..WidestGaps::default() };
        let mut gaps: Vec<(Ratio, usize, Amount, Amount)> = Vec::new();
        for at in &scope.schools {
            match self.gap(*at, group) {
                None => found.few += 1,
                Some((gap, ..)) if gap <= Ratio::from_integer(0) => found.ahead += 1,
                Some((gap, own, others)) => gaps.push((gap, *at, own, others)),
            }
        }
        found.behind = gaps.len();
        order::sort_by(&mut gaps, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (gap, at, own, others) in gaps.into_iter().take(LISTED) {
            let school = &self.results.records.schools[at];
            found.schools.push(SchoolGap {
                school_code: school.code.to_string(),
                school_name: school.facts.name.to_string(),
                students: own.denominator.to_string(),
                value: self.shown(&own),
                others: self.shown(&others),
                gap: shown(gap, self.rule.unit),
            });
        }
        found
    }

    /// How far all other students of a school are ahead of a group; both at the n-size.
    fn gap(&self, school: usize, group: StudentGroup) -> Option<(Ratio, Amount, Amount)> {
        let counts = self.counts(school);
        let known = |group: StudentGroup| {
            let count = counts.iter().find(|count| count.group == group)?;
            count.content.amount().filter(|amount| amount.denominator >= self.n_size && self.rule.unit.fits(amount))
        };
        let (all, own) = (known(StudentGroup::All)?, known(group)?);
        let others = without(&all, &own).filter(|others| others.denominator >= self.n_size)?;
        let ahead = others.value.ratio() - own.value.ratio();
        Some((if self.rule.better.value == Better::Higher { ahead } else { -ahead }, own, others))
    }

    fn shown(&self, amount: &Amount) -> String {
        shown(amount.value.ratio(), self.rule.unit)
    }
}
