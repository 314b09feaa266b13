//! A table that no layout knows: which of its columns means what. A proposal with its reasons, what a person chose instead,
//! and the layout that comes of it.
//!
//! Pure: the same table and the same choices give the same mapping. Lives here: likeness of names (`names`), looks of
//! values (`looks`), the choice among them (`propose`), the layout's text (`write`). May not live here: reading rows.

mod choices;
mod columns;
mod looks;
mod names;
mod propose;
mod sample;
mod write;

use serde::Serialize;

use crate::model::{IndicatorId, SchoolYear};
use crate::order;
use crate::tally::columns_of;

use super::layout::{Grain, normal};
pub use choices::Choices;
use columns::{Column, columns, required};
use looks::Looks;
use propose::Found;
pub use sample::Sample;

/// A column of the file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourceColumn {
    /// Its name; its position where it has none.
    pub name: String,
    /// Can it be chosen? Not without a name, nor when a column before it has the same.
    pub usable: bool,
    /// Its first values, masked where they may be personal.
    pub values: Vec<String>,
    /// Are they masked?
    pub masked: bool,
}

/// A value that is in no code list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct UnknownValue {
    /// As the file writes it.
    pub value: String,
    /// The code it was said to mean; empty when nobody said.
    pub code: String,
}

/// A canonical column and what is read as it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MappedColumn {
    /// Its id.
    pub id: &'static str,
    /// Where it belongs: `who`, `numbers`, `groups`, `tests`, `attendance`, `graduation` or `other`.
    pub section: &'static str,
    /// Can no row be read without it?
    pub required: bool,
    /// Positions of the source columns, joined when several; none when nothing is read as it.
    pub sources: Vec<usize>,
    /// Why: `same_name`, `like_name`, `values`, `joined`, `tie`, `chosen`, or empty.
    pub reason: &'static str,
    /// What the name is like, or the look of the values.
    pub like: String,
    /// `sure`, `likely`, `possible` or empty.
    pub confidence: &'static str,
    /// Source columns that fit equally well: one must be chosen.
    pub ties: Vec<usize>,
    /// The look that its values should have and have not; empty when all is well.
    pub should_be: &'static str,
    /// Values among the first rows that are in no code list.
    pub unknown: Vec<UnknownValue>,
    /// The codes that they can mean.
    pub codes: Vec<&'static str>,
}

/// What a table's columns mean, as far as is known.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Mapping {
    /// The file's name.
    pub file: String,
    /// What its rows are.
    pub grain: Grain,
    /// The first line looks like a row, not like names: nothing can be matched.
    pub no_header: bool,
    /// Its columns.
    pub sources: Vec<SourceColumn>,
    /// Columns that joined make a school's code.
    pub joins: Vec<Vec<usize>>,
    /// The canonical columns in the order in which they are asked for.
    pub columns: Vec<MappedColumn>,
    /// The school year of the whole file, if it was given.
    pub school_year: String,
    /// Is that a school year?
    pub school_year_ok: bool,
    /// The indicator of the whole file, if it was given.
    pub indicator: String,
    /// Indicators that a file of measures can be about, besides any other.
    pub known_indicators: Vec<&'static str>,
    /// Required columns that nothing is read as, and ties.
    pub lacks: Vec<&'static str>,
    /// The indicators that its rows can bring.
    pub indicators: Vec<String>,
    /// The layout; empty while something is lacking.
    pub layout: String,
    /// A name for the layout's file.
    pub layout_name: String,
}

/// Those that the shipped methodologies score.
const KNOWN_INDICATORS: [&str; 19] = [
    "ela_performance",
    "math_performance",
    "science_performance",
    "history_performance",
    "writing_performance",
    "ela_distance",
    "math_distance",
    "ela_growth",
    "math_growth",
    "graduation_4yr",
    "graduation_5yr",
    "graduation_6yr",
    "middle_school_persistence",
    "high_school_readiness",
    "chronic_absenteeism",
    "suspension_expulsion",
    "sel_skills",
    "el_redesignation",
    "a_g_completion",
];

/// Matches a table's columns: proposed, except where a person chose.
#[must_use]
pub fn map(file: &str, sample: &Sample, choices: &Choices) -> Mapping {
    let looks: Vec<Looks> = (0..sample.names.len()).map(|at| Looks::of(&sample.values(at))).collect();
    let grain = choices.grain().unwrap_or_else(|| likely_grain(sample, &looks, choices));
    let canonical = columns(grain);
    let found = propose::propose(sample, grain, &canonical, &looks);
    let no_header = sample.no_header();
    let mut columns: Vec<MappedColumn> = canonical
        .iter()
        .zip(found)
        .map(|(column, found)| mapped(sample, grain, column, found, &looks, choices))
        .collect();
    let yearly = columns.iter().any(|c| c.id == "school_year");
    let school_year = if yearly { choices.constant("school_year") } else { "" }.to_owned();
    let year = SchoolYear::parse(&school_year).filter(|year| *year != SchoolYear::UNSTATED);
    let indicator = if grain == Grain::Measures { choices.constant("indicator") } else { "" }.to_owned();
    // What is said of the whole file is not read from a column.
    for column in &mut columns {
        let constant = match column.id {
            "school_year" | "spring" => !school_year.is_empty(),
            "indicator" => !indicator.is_empty(),
            _ => false,
        };
        if constant {
            let MappedColumn { id, section, required, .. } = *column;
            *column = MappedColumn { required: required && id != "indicator", ..MappedColumn::nothing(id, section) };
        }
    }
    let lacks = lacks(grain, &columns, if IndicatorId::parse(&indicator).is_some() { &indicator } else { "" });
    let joins = propose::joined(sample, &looks).into_iter().collect();
    let indicators = indicators(grain, &columns, &indicator);
    // Values that are named to be given a meaning need no mask.
    let named: Vec<usize> =
        columns.iter().filter(|c| !c.unknown.is_empty()).flat_map(|c| c.sources.iter().copied()).collect();
    let sources = sources(sample, &looks, no_header, &named);
    let year_ok = school_year.is_empty() || year.is_some();
    let mut mapping = Mapping {
        file: file.to_owned(),
        grain,
        no_header,
        sources,
        joins,
        columns,
        school_year: year.map_or(school_year, |year| year.to_string()),
        school_year_ok: year_ok,
        indicator,
        known_indicators: if grain == Grain::Measures { KNOWN_INDICATORS.to_vec() } else { Vec::new() },
        lacks,
        indicators,
        layout: String::new(),
        layout_name: write::file_name(file),
    };
    if !no_header && mapping.lacks.is_empty() && year_ok {
        mapping.layout = write::layout(&mapping, sample, choices);
    }
    mapping
}

impl MappedColumn {
    fn nothing(id: &'static str, section: &'static str) -> Self {
        Self {
            id,
            section,
            required: false,
            sources: Vec::new(),
            reason: "",
            like: String::new(),
            confidence: "",
            ties: Vec::new(),
            should_be: "",
            unknown: Vec::new(),
            codes: Vec::new(),
        }
    }
}

fn mapped(
    sample: &Sample,
    grain: Grain,
    column: &Column,
    mut found: Found,
    looks: &[Looks],
    choices: &Choices,
) -> MappedColumn {
    if let Some(sources) = choices.sources(column.id) {
        let sources: Vec<usize> = sources.iter().copied().filter(|at| *at < looks.len() && sample.named(*at)).collect();
        let as_proposed = sources == found.sources && !sources.is_empty();
        if !as_proposed {
            found = Found { reason: if sources.is_empty() { "" } else { "chosen" }, sources, ..Found::default() };
        }
    }
    let confidence = match (found.reason, found.score) {
        ("" | "tie" | "chosen", _) => "",
        (_, 90..) => "sure",
        (_, 65..) => "likely",
        _ => "possible",
    };
    let (mut should_be, mut unknown) = ("", Vec::new());
    if let [source] = *found.sources {
        let looks = looks[source];
        if !looks.is_none() && !column.fitting.is_none() && !looks.any(column.fitting) {
            should_be = column.fitting.id();
        }
        if !names::personal(&sample.names[source]) {
            unknown = unknown_values(column.id, &sample.values(source), choices);
        }
    }
    let codes = if unknown.is_empty() { Vec::new() } else { looks::codes(column.id).map(|(id, _)| id).collect() };
    MappedColumn {
        required: required(grain).contains(&column.id),
        sources: found.sources,
        reason: found.reason,
        like: found.like,
        confidence,
        ties: found.ties,
        should_be,
        unknown,
        codes,
        ..MappedColumn::nothing(column.id, column.section)
    }
}

/// Values that a code column's list does not have, in order. A column of mostly different ones is no code column: none is
/// named then, for they might name somebody.
fn unknown_values(column: &str, values: &[&str], choices: &Choices) -> Vec<UnknownValue> {
    const MOST: usize = 12;
    const SHORT: usize = 6;
    if looks::codes(column).next().is_none() {
        return Vec::new();
    }
    let mut unknown: Vec<&str> =
        values.iter().copied().filter(|v| !v.is_empty() && !looks::listed(column, v)).collect();
    let told = unknown.len();
    order::sort(&mut unknown);
    unknown.dedup();
    let short = unknown.iter().all(|v| v.chars().count() <= SHORT);
    if unknown.len() > MOST || !(short || unknown.len() * 2 <= told) {
        return Vec::new();
    }
    let told = |value: &str| UnknownValue { value: value.to_owned(), code: choices.code(column, value).to_owned() };
    unknown.into_iter().map(told).collect()
}

/// The grain that has the columns chosen, and under which most is known of the table.
fn likely_grain(sample: &Sample, looks: &[Looks], choices: &Choices) -> Grain {
    let score = |grain: Grain| {
        let canonical = columns(grain);
        let found = propose::propose(sample, grain, &canonical, looks);
        let known = |id: &str| {
            canonical.iter().zip(&found).any(|(c, f)| c.id == id && (!f.sources.is_empty() || !f.ties.is_empty()))
        };
        let required = required(grain).iter().filter(|id| known(id)).count();
        let telling = match grain {
            Grain::Students => known("student_id"),
            Grain::Measures => known("denominator") && (known("numerator") || known("value")),
            _ => known("school_type") || known("grade_low"),
        };
        let has = |id: &str| canonical.iter().any(|c| c.id == id);
        (
            choices.columns().all(has),
            telling,
            required == self::required(grain).len(),
            found.iter().map(|f| f.score).sum::<u32>(),
        )
    };
    // Of equals the first.
    let mut best = (Grain::Students, score(Grain::Students));
    for grain in [Grain::Measures, Grain::Schools] {
        let other = score(grain);
        if other > best.1 {
            best = (grain, other);
        }
    }
    best.0
}

fn lacks(grain: Grain, columns: &[MappedColumn], indicator: &str) -> Vec<&'static str> {
    let read = |id: &str| columns.iter().any(|c| c.id == id && !c.sources.is_empty());
    let mut lacks: Vec<&'static str> = required(grain)
        .iter()
        .copied()
        .filter(|id| !(read(id) || *id == "indicator" && !indicator.is_empty()))
        .collect();
    if grain == Grain::Measures && !read("numerator") && !read("value") {
        lacks.push("numerator");
    }
    let tied = columns.iter().filter(|c| !c.ties.is_empty()).map(|c| c.id);
    lacks.extend(tied.filter(|id| !required(grain).contains(id)).collect::<Vec<_>>());
    lacks
}

/// What the mapped columns can bring.
fn indicators(grain: Grain, columns: &[MappedColumn], indicator: &str) -> Vec<String> {
    let read = |id: &str| columns.iter().any(|c| c.id == id && !c.sources.is_empty());
    match grain {
        Grain::Students => crate::tally::student_indicators()
            .iter()
            .filter(|id| columns_of(id).iter().all(|column| read(column)))
            .map(|id| id.as_str().to_owned())
            .collect(),
        Grain::Measures if !indicator.is_empty() => vec![indicator.to_owned()],
        _ => Vec::new(),
    }
}

fn sources(sample: &Sample, looks: &[Looks], no_header: bool, named: &[usize]) -> Vec<SourceColumn> {
    let column = |(at, name): (usize, &String)| {
        let values = sample.values(at);
        let looks = if named.contains(&at) { Looks::RACE } else { looks[at] };
        let shown = sample::shown(name, &values, looks);
        // Names that are values may be somebody's.
        let name = if no_header || normal(name).is_empty() { format!("{}", at + 1) } else { name.clone() };
        let values = if no_header { Vec::new() } else { shown.values };
        SourceColumn { name, usable: sample.named(at) && !no_header, values, masked: shown.masked }
    };
    sample.names.iter().enumerate().map(column).collect()
}

#[cfg(test)]
mod tests;
