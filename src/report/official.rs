//! An official result beside the one computed here: where they differ, and by how much. For an appeal.

use std::borrow::Cow;

use csv_core::ReadRecordResult;
use serde::Serialize;

use crate::model::{Fraction, Ratio};
use crate::score::{Points, Results, SchoolScore};

use super::moved::signed;
use super::{Unknown, find};

/// What an official table says of a school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Comparison {
    /// `compared`, or why nothing was: `no_school_code`, `no_school`, `no_part`.
    pub state: &'static str,
    /// The line that tells of the school; zero when none does.
    pub line: u32,
    /// Part by part, from the index down.
    pub parts: Vec<Compared>,
}

/// A part of the sum, by both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Compared {
    /// `index`, `domain/ID` or `indicator/ID`, as in the trace.
    pub part: String,
    /// Its name; empty for the index.
    pub label: String,
    /// The official points, as they are written.
    pub official: String,
    /// The points computed here, with as many places; empty when there are none.
    pub computed: String,
    /// The official points less those beside them, with its sign; empty when one of them is no number.
    pub difference: String,
    /// Are both the same, rounded to the places of the official one?
    pub same: bool,
}

/// Decimals that a comparison goes to at most.
const MOST_PLACES: usize = 6;

/// Compares one school's points with an official table: `school_code`, perhaps `school_year`, and any of `index`, the ids
/// of domains and those of indicators.
///
/// # Errors
/// When there is no such school in that year.
pub fn compare(results: &Results, year: &str, school_code: &str, table: &str) -> Result<Comparison, Unknown> {
    let at = find(results, year, school_code)?;
    let score = results.score(&mut results.scorer(), at);
    let rows = rows(table);
    let nothing = |state| Ok(Comparison { state, line: 0, parts: Vec::new() });
    let Some(((_, header), rows)) = rows.split_first() else { return nothing("no_school_code") };
    let names: Vec<String> = header.iter().map(|name| column_name(name)).collect();
    let column = |name: &str| names.iter().position(|known| known == name);
    let Some(code_column) = column("school_code") else { return nothing("no_school_code") };
    let year_column = column("school_year");
    let same_code = |told: &str| plain_code(told) == plain_code(school_code);
    let told = rows.iter().find(|(_, row)| {
        row.get(code_column).is_some_and(|code| same_code(code))
            && year_column.and_then(|at| row.get(at)).is_none_or(|told| told.trim().is_empty() || told.trim() == year)
    });
    let Some((line, row)) = told else { return nothing("no_school") };
    let official = |id: &str| column(id).and_then(|at| row.get(at)).map(|text| text.trim()).filter(|t| !t.is_empty());
    let parts: Vec<Compared> = computed(results, &score)
        .into_iter()
        .filter_map(|Part { node, id, label, points }| Some(beside(node, label, official(&id)?, points)))
        .collect();
    let state = if parts.is_empty() { "no_part" } else { "compared" };
    Ok(Comparison { state, line: *line, parts })
}

/// Something that has points.
struct Part {
    node: String,
    id: String,
    label: String,
    points: Option<Points>,
}

fn computed(results: &Results, score: &SchoolScore) -> Vec<Part> {
    let methodology = &results.methodology;
    let mut parts = vec![Part {
        node: "index".to_owned(),
        id: "index".to_owned(),
        label: String::new(),
        points: score.index.ok().map(|num| score.points(num)),
    }];
    for domain in &score.domains {
        let node = &methodology.nodes()[domain.node];
        parts.push(Part {
            node: format!("domain/{}", node.id),
            id: node.id.clone(),
            label: node.label.clone(),
            points: (domain.maximum > 0).then(|| score.points(domain.points)),
        });
    }
    for indicator in &score.indicators {
        let Some(rule) = indicator.rule.map(|at| &methodology.indicators()[at]) else { continue };
        parts.push(Part {
            node: format!("indicator/{}", indicator.id),
            id: indicator.id.to_string(),
            label: rule.label.clone(),
            points: indicator.scored.then(|| score.points(indicator.points)),
        });
    }
    parts
}

fn beside(part: String, label: String, official: &str, computed: Option<Points>) -> Compared {
    let Held { computed, difference, same, .. } = held(official, computed);
    Compared { part, label, official: official.to_owned(), computed, difference, same }
}

/// An official number held against ours.
pub(super) struct Held {
    /// Ours with as many places; empty without one.
    pub(super) computed: String,
    /// The official one less ours, with its sign; empty when one of them is no number.
    pub(super) difference: String,
    /// Are both the same at those places?
    pub(super) same: bool,
    /// Do they differ by one in the last place at most? Then it may be nothing but another rounding.
    pub(super) last_place: bool,
}

/// An official value was rounded when it was published: it is held against ours at the same places.
pub(super) fn held(official: &str, computed: Option<Points>) -> Held {
    let places = official.split_once('.').map_or(0, |(_, decimals)| decimals.len()).min(MOST_PLACES);
    let places = u32::try_from(places).unwrap_or_default();
    let shown = computed.map(|points| points.fixed(places));
    let read = Fraction::parse_decimal(official).map(Fraction::ratio);
    let rounded = shown.as_deref().and_then(Fraction::parse_decimal).map(Fraction::ratio);
    let apart = read.zip(rounded).map(|(official, computed)| official - computed);
    let difference = apart.map_or_else(String::new, |apart| signed(apart, places));
    let last = Ratio::new(1, 10_i128.pow(places));
    let last_place = places > 0 && apart.is_some_and(|apart| apart <= last && apart >= -last);
    Held { computed: shown.unwrap_or_default(), difference, same: read.is_some() && read == rounded, last_place }
}

/// The rows of a small table with their lines; columns are kept apart by what the header has most of.
pub(super) fn rows(table: &str) -> Vec<(u32, Vec<String>)> {
    let mut rows = Vec::new();
    each_row(table, |line, cells| rows.push((line, cells.iter().map(ToString::to_string).collect())));
    rows
}

/// The same row by row, for a table of any size.
pub(super) fn each_row(table: &str, mut row: impl FnMut(u32, &[Cow<'_, str>])) {
    let table = table.trim_start_matches('\u{feff}');
    let header = table.lines().next().unwrap_or_default();
    let delimiters = [b'\t', b';', b','];
    let delimiter = delimiters.into_iter().max_by_key(|one| header.matches(char::from(*one)).count()).unwrap_or(b',');
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let (mut input, mut text, mut ends) = (table.as_bytes(), vec![0; header.len() + 256], vec![0; header.len() + 2]);
    loop {
        let line = u32::try_from(reader.line()).unwrap_or(u32::MAX);
        let (mut written, mut ended) = (0, 0);
        loop {
            let (result, read, wrote, more) = reader.read_record(input, &mut text[written..], &mut ends[ended..]);
            input = &input[read..];
            (written, ended) = (written + wrote, ended + more);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => text.resize(text.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return,
            }
        }
        let starts = std::iter::once(0).chain(ends[..ended].iter().copied());
        let cells = starts.zip(&ends[..ended]).map(|(from, to)| String::from_utf8_lossy(&text[from..*to]));
        row(line, &cells.collect::<Vec<_>>());
    }
}

/// A column's name as a table writes it: in small letters, joined by underscores.
pub(super) fn column_name(written: &str) -> String {
    written.trim().to_lowercase().replace([' ', '-'], "_")
}

/// Does a table name this school? Whoever took a code for a number has lost its zeros.
pub(super) fn plain_code(code: &str) -> &str {
    code.trim().trim_start_matches('0')
}
