//! Continuous-improvement data of all schools of a year, and where it lags: filtered, some rows at a time, or as a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::judge::{Lagging, unscored_years};
use crate::model::{Measure, SchoolYear, StudentGroup};
use crate::score::Results;

use super::files::{Table, harmless};
use super::lags::{LagCell, LagRules, cell};
use super::shown_value;

/// Rows listed at once.
const LISTED: usize = 50;

/// Which rows are wanted; what is empty leaves all in.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagAsked {
    /// The school year.
    pub year: String,
    /// The indicator's id.
    pub indicator: String,
    /// The LEA's code.
    pub lea: String,
    /// The group's id.
    pub group: String,
    /// `any`: lags behind anything; `past`, `similar`, `all`: behind this.
    pub lag: String,
    /// Position of the first row listed.
    pub first: usize,
}

/// Some rows of a year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagPage {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// From where on something lags.
    pub rules: LagRules,
    /// Indicators without points that have a value.
    pub indicators: Vec<LagChoice>,
    /// LEAs that have one.
    pub leas: Vec<LagChoice>,
    /// Groups that have one.
    pub groups: Vec<LagChoice>,
    /// Rows that were asked for.
    pub count: usize,
    /// Of all rows of the year, those that lag behind anything.
    pub lagging: usize,
    /// Position of the first one listed.
    pub first: usize,
    /// In order of school, indicator and group.
    pub rows: Vec<LagRow>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagChoice {
    /// Its id or code.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// An indicator and group of a school.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagRow {
    /// The school's code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// What it is, and where it lags.
    pub cell: LagCell,
    /// The values of all years that count alike, the latest last.
    pub years: Vec<LagYear>,
}

/// A value of one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LagYear {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// With one place.
    pub value: String,
}

fn wanted<'l>(results: &Results, all: &'l [Lagging], asked: &LagAsked) -> Vec<&'l Lagging> {
    let fits = |own: &&Lagging| {
        let school = &results.records.schools[own.at];
        let is = |asked: &str, own: &str| asked.is_empty() || asked == own;
        is(&asked.indicator, results.methodology.indicators()[own.rule].id.as_str())
            && is(&asked.lea, &school.facts.lea_code)
            && is(&asked.group, own.group.id())
            && match asked.lag.as_str() {
                "any" => own.lags(),
                "past" => own.falls,
                "similar" => own.similar.lags,
                "all" => own.all.lags,
                _ => true,
            }
    };
    all.iter().filter(fits).collect()
}

fn row(results: &Results, own: &Lagging) -> LagRow {
    let school = &results.records.schools[own.at];
    let unit = results.methodology.indicators()[own.rule].unit;
    let years = unscored_years(results, own)
        .into_iter()
        .map(|(year, amount)| LagYear { year: year.to_string(), value: shown_value(&Measure::Reported(amount), unit) });
    LagRow {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        cell: cell(results, own),
        years: years.collect(),
    }
}

/// Each id once, in order, with the first of its labels.
fn choices<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<LagChoice> {
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, label) in pairs.filter(|(id, _)| !id.is_empty()) {
        found.entry(id).and_modify(|known| *known = (*known).min(label)).or_insert(label);
    }
    found.into_iter().map(|(id, label)| LagChoice { id: id.to_owned(), label: label.to_owned() }).collect()
}

/// The rows that are asked for, of all rows of the year.
#[must_use]
pub fn lagging_page(results: &Results, all: &[Lagging], asked: &LagAsked) -> LagPage {
    let rows = wanted(results, all, asked);
    let groups = StudentGroup::EVERY.iter().filter(|group| all.iter().any(|own| own.group == **group));
    LagPage {
        year: SchoolYear::parse(&asked.year).map_or_else(String::new, |year| year.to_string()),
        rules: LagRules::of(results),
        indicators: choices(all.iter().map(|own| {
            let rule = &results.methodology.indicators()[own.rule];
            (rule.id.as_str(), rule.label.as_str())
        })),
        leas: choices(all.iter().map(|own| {
            let facts = &results.records.schools[own.at].facts;
            (&*facts.lea_code, &*facts.lea_name)
        })),
        groups: groups.map(|group| LagChoice { id: group.id().to_owned(), label: group.label().to_owned() }).collect(),
        count: rows.len(),
        lagging: all.iter().filter(|own| own.lags()).count(),
        first: asked.first,
        rows: rows.into_iter().skip(asked.first).take(LISTED).map(|own| row(results, own)).collect(),
    }
}

/// `lagging.csv`: the rows that are asked for, all of them.
#[must_use]
pub fn lagging_csv(results: &Results, all: &[Lagging], asked: &LagAsked) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,lea_code,school_code,school_name,indicator,student_group,value,before_year,before,lags_behind_past,similar_schools,similar_better,lags_behind_similar,schools_of_type,better,lags_behind_type",
    );
    for own in wanted(results, all, asked) {
        let facts = &results.records.schools[own.at].facts;
        let school = &results.records.schools[own.at];
        let (rule, yes) = (&results.methodology.indicators()[own.rule], |lags: bool| if lags { "Y" } else { "N" });
        let (before_year, before) =
            own.before.map_or_else(Default::default, |(year, amount)| (year.to_string(), amount.value.fixed(6)));
        table.row([
            &school.year.to_string(),
            &harmless(&facts.lea_code),
            school.code.as_str(),
            &harmless(&facts.name),
            rule.id.as_str(),
            own.group.id(),
            &own.now.value.fixed(6),
            &before_year,
            &before,
            yes(own.falls),
            &own.similar.others.to_string(),
            &own.similar.better.to_string(),
            yes(own.similar.lags),
            &own.all.others.to_string(),
            &own.all.better.to_string(),
            yes(own.all.lags),
        ]);
    }
    table.bytes()
}
