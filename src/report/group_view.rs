//! One student group across the schools of a year.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::methodology::Unit;
use crate::model::{Amount, Level, Measure, Ratio, SchoolYear, State, StudentGroup};
use crate::order;
use crate::score::{CellScore, IndicatorScore, Results};

use super::card::{band, unit};
use super::spread::{fixed, in_unit, places, quantile};
use super::{denominator, numerator, shown_value};

/// A student group in a year: every indicator at a glance, one of them in full.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct GroupView {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The groups that any school of the year has data of.
    pub groups: Vec<GroupChoice>,
    /// The indicators that have data of this group, in the methodology's order.
    pub indicators: Vec<GroupAcross>,
    /// The indicator in full: the one asked for, else the first; empty without any.
    pub indicator: String,
    /// The schools, in that indicator.
    pub schools: GroupSchools,
    /// Every group, in that indicator.
    pub across: Vec<GroupAcross>,
}

/// A group that can be chosen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GroupChoice {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub label: &'static str,
}

/// One group in one indicator, over all schools that have it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct GroupAcross {
    /// The indicator's or the group's id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The indicator's unit.
    pub unit: &'static str,
    /// `higher`, `lower`, or empty.
    pub better: &'static str,
    /// How many schools are in each state.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub states: BTreeMap<&'static str, u64>,
    /// How many schools are above average, average, and below; none where the indicator has no levels.
    pub bands: Vec<usize>,
    /// A quarter of the schools with a value have this one or a lower.
    pub low: String,
    /// Half of them.
    pub middle: String,
    /// Three quarters of them.
    pub high: String,
}

/// Schools as columns, in order of code.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct GroupSchools {
    /// Codes.
    pub school_code: Vec<String>,
    /// Names.
    pub school_name: Vec<String>,
    /// States.
    pub state: Vec<&'static str>,
    /// Values; empty without one.
    pub value: Vec<String>,
    /// Numerators; empty where there are none.
    pub numerator: Vec<String>,
    /// Denominators.
    pub denominator: Vec<String>,
    /// The n-size, when too few.
    pub needed: Vec<String>,
    /// Levels; zero without one.
    pub level: Vec<u8>,
    /// Their bands.
    pub band: Vec<&'static str>,
    /// Values of all students.
    pub all: Vec<String>,
    /// By column: row numbers in ascending order, exactly; blanks last.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number[]>"))]
    pub order: BTreeMap<String, Vec<u32>>,
}

/// The group's view; the first group with data when there is none of this id.
#[must_use]
pub fn group_view(results: &Results, year: &str, group: &str, indicator: &str) -> GroupView {
    let asked = SchoolYear::parse(year);
    let mut scorer = results.scorer();
    let rows: Vec<(usize, Vec<IndicatorScore>)> = results
        .schools()
        .filter(|(_, school)| Some(school.year) == asked)
        .map(|(at, _)| (at, results.score(&mut scorer, at).indicators))
        .collect();
    let there = |group: StudentGroup| {
        let mut cells = rows.iter().flat_map(|(_, indicators)| indicators).flat_map(|i| &i.cells);
        cells.any(|cell| cell.group == group && cell.measure.state() != State::Missing)
    };
    let groups: Vec<StudentGroup> =
        StudentGroup::EVERY.iter().copied().filter(|g| *g != StudentGroup::All && there(*g)).collect();
    let group = StudentGroup::from_id(group).or(groups.first().copied()).unwrap_or(StudentGroup::All);
    let mut ids: Vec<&IndicatorScore> = Vec::new();
    for own in rows.iter().flat_map(|(_, indicators)| indicators) {
        if ids.iter().all(|known| known.id != own.id) {
            ids.push(own);
        }
    }
    order::sort_by_key(&mut ids, |own| (own.rule.is_none(), own.rule, own.id.clone()));
    let across = |like: &IndicatorScore, group: StudentGroup| Across::of(results, &rows, like, group);
    let all: Vec<(&IndicatorScore, Across)> = ids.into_iter().map(|like| (like, across(like, group))).collect();
    let all: Vec<_> = all.into_iter().filter(|(_, across)| across.any).collect();
    let full = all.iter().find(|(like, _)| like.id.as_str() == indicator).or(all.first()).map(|(like, _)| *like);
    GroupView {
        year: year.to_owned(),
        group: group.id(),
        label: group.label(),
        groups: groups.iter().map(|g| GroupChoice { id: g.id(), label: g.label() }).collect(),
        indicator: full.map_or_else(String::new, |like| like.id.to_string()),
        schools: full.map(|like| schools(results, &rows, like, group)).unwrap_or_default(),
        across: full.map_or_else(Vec::new, |like| {
            let every = std::iter::once(StudentGroup::All).chain(groups.iter().copied());
            let each = every.map(|g| (g, across(like, g))).filter(|(_, across)| across.any);
            each.map(|(g, across)| across.shown(g.id(), g.label())).collect()
        }),
        indicators: all
            .into_iter()
            .map(|(like, across)| {
                let rule = like.rule.map(|at| &results.methodology.indicators()[at]);
                across.shown(like.id.as_str(), rule.map_or(like.id.as_str(), |rule| rule.label.as_str()))
            })
            .collect(),
    }
}

/// What is counted of one group in one indicator.
struct Across {
    /// Has any school data of it, be it hidden?
    any: bool,
    unit: Unit,
    better: &'static str,
    states: [u64; 5],
    bands: Vec<usize>,
    values: Vec<Ratio>,
}

impl Across {
    fn of(
        results: &Results,
        scores: &[(usize, Vec<IndicatorScore>)],
        like: &IndicatorScore,
        group: StudentGroup,
    ) -> Self {
        let rule = like.rule.map(|at| &results.methodology.indicators()[at]);
        let unit = unit(rule, like);
        let mut across = Self {
            any: false,
            unit,
            better: rule.map_or("", |rule| rule.better.value.id()),
            states: [0; 5],
            bands: Vec::new(),
            values: Vec::new(),
        };
        for cell in scores.iter().filter_map(|(_, indicators)| cell_of(indicators, like, group)) {
            across.take(&cell);
        }
        order::sort(&mut across.values);
        across
    }

    fn take(&mut self, cell: &Cell<'_>) {
        let measure = cell.measure();
        self.states[measure.state() as usize] += 1;
        self.any |= !matches!(measure.state(), State::Missing | State::NotApplicable);
        let value = measure.amount().filter(|_| measure.state() == State::Reported).and_then(Amount::known_value);
        self.values.extend(value.map(|value| in_unit(value.ratio(), self.unit)));
        if let Some(level) = cell.score().and_then(|cell| cell.level) {
            self.bands.resize(3, 0);
            self.bands[level.band() as usize] += 1;
        }
    }

    fn shown(&self, id: &str, label: &str) -> GroupAcross {
        let quarter = |n| quantile(&self.values, n).map_or_else(String::new, |v| fixed(v, places(self.unit)));
        GroupAcross {
            id: id.to_owned(),
            label: label.to_owned(),
            unit: self.unit.id(),
            better: self.better,
            states: order::map(State::ALL.iter().map(|s| s.id()).zip(self.states)),
            bands: self.bands.clone(),
            low: quarter(1),
            middle: quarter(2),
            high: quarter(3),
        }
    }
}

/// A school's cell of the group; none where the school has the indicator and nothing of the group.
enum Cell<'s> {
    There(&'s CellScore),
    Not,
}

impl<'s> Cell<'s> {
    const fn score(&self) -> Option<&'s CellScore> {
        match self {
            Self::There(cell) => Some(cell),
            Self::Not => None,
        }
    }

    fn measure(&self) -> &'s Measure {
        self.score().map_or(&Measure::Missing, |cell| &cell.measure)
    }
}

/// Nothing where the school does not have the indicator at all, or where it does not exist for its type.
fn cell_of<'s>(indicators: &'s [IndicatorScore], like: &IndicatorScore, group: StudentGroup) -> Option<Cell<'s>> {
    let own = indicators.iter().find(|own| own.id == like.id && own.all().state() != State::NotApplicable)?;
    Some(own.cells.iter().find(|cell| cell.group == group).map_or(Cell::Not, Cell::There))
}

fn schools(
    results: &Results,
    scores: &[(usize, Vec<IndicatorScore>)],
    like: &IndicatorScore,
    group: StudentGroup,
) -> GroupSchools {
    let unit = unit(like.rule.map(|at| &results.methodology.indicators()[at]), like);
    let school = |at: usize| &results.records.schools[at];
    let there = |(at, indicators): &'_ (usize, Vec<IndicatorScore>)| {
        let own = indicators.iter().position(|own| own.id == like.id)?;
        let cell = indicators[own].cells.iter().position(|cell| cell.group == group)?;
        Some((*at, own, cell))
    };
    let rows: Vec<(usize, &IndicatorScore, &CellScore)> = scores
        .iter()
        .filter_map(|row| there(row).map(|(at, own, cell)| (at, &row.1[own], &row.1[own].cells[cell])))
        .filter(|(_, _, cell)| !matches!(cell.measure.state(), State::Missing | State::NotApplicable))
        .collect();
    let mut columns = GroupSchools::default();
    for (at, own, cell) in &rows {
        let reported = cell.measure.state() == State::Reported;
        columns.school_code.push(school(*at).code.to_string());
        columns.school_name.push(school(*at).facts.name.to_string());
        columns.state.push(cell.measure.state().id());
        columns.value.push(if reported { shown_value(&cell.measure, unit) } else { String::new() });
        columns.numerator.push(numerator(&cell.measure));
        columns.denominator.push(denominator(&cell.measure));
        columns.needed.push(match cell.measure {
            Measure::TooFew { needed, .. } => needed.to_string(),
            Measure::Reported(_) | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => String::new(),
        });
        columns.level.push(cell.level.map_or(0, Level::number));
        columns.band.push(band(cell.level));
        columns.all.push(if own.all().state() == State::Reported {
            shown_value(own.all(), unit)
        } else {
            String::new()
        });
    }
    let names: Vec<String> = rows.iter().map(|(at, ..)| school(*at).facts.name.to_lowercase()).collect();
    let value = |at: usize| {
        let measure = &rows[at].2.measure;
        measure.amount().filter(|_| measure.state() == State::Reported).and_then(Amount::known_value)
    };
    let students = |at: usize| rows[at].2.measure.amount().map(|a| a.denominator);
    let by = |order: &dyn Fn(usize, usize) -> Ordering| order::sorted(rows.len(), order);
    columns.order = order::map([
        ("school_name".to_owned(), by(&|a, b| names[a].cmp(&names[b]))),
        ("value".to_owned(), by(&|a, b| blanks_last(value(a), value(b)))),
        ("students".to_owned(), by(&|a, b| blanks_last(students(a), students(b)))),
    ]);
    columns
}

fn blanks_last<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    (a.is_none(), a).cmp(&(b.is_none(), b))
}
