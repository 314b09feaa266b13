//! From the file's shape to checked rules, or to every reason why not.

use super::branch::branches;
use super::communities::communities;
use super::file::{Reading, Table};
use super::goals::{goals, support};
use super::indicator::{Draft, indicators};
use super::letters::letters;
use super::number::count;
use super::pairing::pairing;
use super::phase_in::phase_in;
use super::refusal::{Refusal, RefusalKind};
use super::setting::{Tiers, bands, definitions, scored_groups, setting_amount, span};
use super::timeline::timelines;
use super::tree;
use super::types::{IndicatorRule, Methodology, Text};
use super::watch::watch;
use crate::document::{self, Kind, Shipped, shown};
use crate::model::Ratio;
use crate::order;

/// Reads and checks a methodology's text.
pub(super) fn check(text: &str) -> Result<Methodology, Vec<Refusal>> {
    let mut reading = Reading::new(text);
    let (document, faults) = document::read(text);
    // A tree with holes would bring refusals that are not the writer's fault.
    if faults.is_empty() {
        return checked(&document, Text::Own(text.to_owned()), reading);
    }
    for fault in &faults {
        reading.refuse_syntax(fault);
    }
    Err(in_order(reading.refusals))
}

/// Checks a file shipped.
pub(super) fn shipped(file: &Shipped, text: Text) -> Result<Methodology, Vec<Refusal>> {
    checked(&file.root, text, Reading::of(file.line_starts.clone()))
}

fn checked(document: &document::Table<'_>, text: Text, mut reading: Reading<'_>) -> Result<Methodology, Vec<Refusal>> {
    let mut root = Table::root(document);
    let methodology = read(text, &mut root, &mut reading);
    root.finish(&mut reading);
    match methodology {
        Some(mut methodology) if reading.refusals.is_empty() => {
            order::sort_by_key(&mut reading.values, |value| value.place.value.start);
            methodology.values = reading.values;
            Ok(methodology)
        }
        Some(_) | None => Err(in_order(reading.refusals)),
    }
}

fn in_order(mut refusals: Vec<Refusal>) -> Vec<Refusal> {
    order::sort_by(&mut refusals, |a, b| (a.line, a.kind, &a.what).cmp(&(b.line, b.kind, &b.what)));
    refusals
}

/// Everything is read before anything is given up, so that no refusal hides another.
fn read(text: Text, root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Methodology> {
    schema(root, reading);
    let id = id(root, reading);
    let label = root.text("label", reading, "its name in plain English").map(str::to_owned);
    let note = note(root, reading);

    let n_size = root.setting("n_size", reading).and_then(|raw| {
        let n = count(&raw, reading, 1, 1_000_000)?.unsigned_abs();
        Some(raw.means(reading, n))
    });
    let minimum_points = setting_amount(root, "minimum_points", 100, reading);
    let all_students_share = setting_amount(root, "all_students_share", 1, reading);
    let scored_groups = scored_groups(root, reading);
    let points_per_level = setting_amount(root, "points_per_level", 1, reading);
    if let Some(other) = points_per_level.as_ref().filter(|tenth| tenth.value != Ratio::new(1, 10)) {
        let expected = "1/10: levels are ten, and all tens earn full points";
        reading.refuse(RefusalKind::Value, &other.place.value, "points_per_level", other.text.as_str(), expected);
    }
    let bands = bands(root, reading);
    let span = span(root, reading);
    let letters = letters(root, reading);
    let definitions = definitions(root, reading);
    let pairing = pairing(root, reading);
    let communities = communities(root, reading);

    let tiers = Tiers::read(root, reading);
    let branches = branches(root, reading);
    let mut drafts = indicators(root, reading);
    let tree = tree::grow(tiers.as_ref(), &branches, &mut drafts, reading);

    let known: Vec<&str> = drafts.iter().map(|draft| draft.id.as_str()).collect();
    let refused = reading.refusals.len();
    let goals = goals(root, &known, reading);
    let support = support(root, reading);
    let watch = watch(root, reading);
    let timelines = timelines(root, reading);
    let phase_in = phase_in(root, tree.as_deref(), drafts.len(), reading);
    let complete = reading.refusals.len() == refused;

    let indicators: Option<Vec<IndicatorRule>> = drafts.into_iter().map(Draft::finish).collect();
    let (indicators, nodes) = (indicators?, tree?);
    complete.then_some(())?;
    let positions = indicators.iter().enumerate().map(|(at, rule)| (rule.id.clone(), at)).collect();
    Some(Methodology {
        id: id?,
        label: label?,
        note,
        text,
        n_size: n_size?,
        minimum_points: minimum_points?,
        all_students_share: all_students_share?,
        scored_groups: scored_groups?,
        points_per_level: points_per_level?,
        bands: bands?,
        span: span?,
        letters,
        definitions: definitions?,
        goals,
        support,
        watch: watch?,
        timelines: timelines?,
        phase_in,
        nodes,
        indicators,
        positions,
        pairing,
        communities,
        values: Vec::new(),
    })
}

fn schema(root: &mut Table<'_>, reading: &mut Reading<'_>) {
    match root.take("schema") {
        None => root.lacks(reading, "schema", "schema = 1"),
        Some(value) if shown(&value.kind) == "1" => {}
        Some(value) => reading.refuse(RefusalKind::Value, &value.span(), "schema", shown(&value.kind), "1"),
    }
}

fn id(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let expected = "lower-case letters, digits and dashes, a letter first";
    let id = root.text("id", reading, expected)?;
    let fits = id.len() <= 64
        && id.as_bytes().first().is_some_and(u8::is_ascii_lowercase)
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fits && let Some(value) = root.take("id") {
        reading.refuse(RefusalKind::Value, &value.span(), "id", id, expected);
    }
    Some(id.to_owned())
}

fn note(root: &mut Table<'_>, reading: &mut Reading<'_>) -> String {
    match root.take("note").map(|value| (value, &value.kind)) {
        None => String::new(),
        Some((_, Kind::Text(text))) => text.trim().to_owned(),
        Some((value, other)) => {
            reading.refuse(RefusalKind::Value, &value.span(), "note", shown(other), "a text in quotes");
            String::new()
        }
    }
}
