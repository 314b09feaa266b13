//! A mapping as the text of a layout file.

use std::fmt::Write;

use crate::order::SmallMap;

use super::super::layout::{Grain, normal};
use super::choices::Choices;
use super::columns::required;
use super::looks;
use super::sample::Sample;
use super::{MappedColumn, Mapping};

/// A name for the layout's file, after the file it was made from.
pub(super) fn file_name(file: &str) -> String {
    let last = file.rsplit(['/', '\\', '›']).next().unwrap_or_default().trim();
    let stem = last.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or("table");
    format!("{stem}.layout.toml")
}

/// The layout's text. It is known again by all the columns it reads.
pub(super) fn layout(mapping: &Mapping, sample: &Sample, choices: &Choices) -> String {
    let Mapping { grain, columns, indicator, school_year, file, .. } = mapping;
    let read: Vec<&MappedColumn> = columns.iter().filter(|c| !c.sources.is_empty()).collect();
    let wide = *grain == Grain::Measures && !indicator.is_empty();
    // The numbers of a file about one indicator are named by their source columns.
    let number = |c: &MappedColumn| wide && matches!(c.id, "numerator" | "denominator" | "value");
    let name = |at: usize| sample.names[at].as_str();
    let mut text = String::new();
    let _ = writeln!(
        text,
        "# Columns matched on this page; drop this file together with files that have the same columns."
    );
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(text, "{key} = {}", quoted(value));
    };
    let stem = file_name(file);
    let id: String =
        normal(stem.trim_end_matches(".layout.toml")).chars().filter(char::is_ascii_alphanumeric).collect();
    line("id", &format!("own_{id}"));
    line("label", &format!("Columns of {file}, matched by hand"));
    line("source", &format!("columns of {file}, matched by hand"));
    for key in ["grain", "precedence"] {
        line(key, grain.canonical_id().unwrap_or_default());
    }
    let mut exact = exact(mapping, sample);
    exact.retain(|id| !(wide && matches!(*id, "numerator" | "denominator" | "value")));
    let mut needed: Vec<&str> = required(*grain).iter().copied().filter(|id| !wide || *id == "school_code").collect();
    for source in read.iter().flat_map(|c| &c.sources) {
        // A name that means something else here cannot be asked for by itself.
        let taken = exact.keys().any(|id| normal(id) == normal(name(*source)));
        if !taken && !needed.contains(&name(*source)) {
            needed.push(name(*source));
        }
    }
    let _ = writeln!(text, "required = {}", list(&needed));
    let _ = writeln!(text, "\n[columns]");
    for column in read.iter().filter(|c| !exact.contains_key(c.id) && !number(c)) {
        let _ =
            writeln!(text, "{} = {}", column.id, list(&column.sources.iter().map(|at| name(*at)).collect::<Vec<_>>()));
    }
    if !exact.is_empty() {
        let _ = writeln!(text, "\n# These and no others, whatever else the file calls so.\n[join]");
        for (id, sources) in &exact {
            let _ = writeln!(text, "{id} = {}", list(&sources.iter().map(|at| name(*at)).collect::<Vec<_>>()));
        }
    }
    if let Some(parts) = exact.get("school_code").map(|sources| sources.len()).filter(|parts| *parts > 1) {
        let widths = if parts == 3 { "[2, 5, 7]" } else { "[7, 7]" };
        let _ = writeln!(text, "\n[widths]\nschool_code = {widths}");
    }
    if !school_year.is_empty() {
        let _ = writeln!(text, "\n[constants]\nschool_year = {}", quoted(school_year));
    }
    if wide {
        let _ = writeln!(text, "\n[[measure]]\nindicator = {}", quoted(indicator));
        for column in read.iter().filter(|c| number(c)) {
            let source = column.sources.first().map_or("", |at| name(*at));
            let _ = writeln!(text, "{} = {}", column.id, quoted(source));
        }
    }
    for column in &read {
        codes(&mut text, column, choices);
    }
    text
}

/// Columns that must be read from these sources alone: several joined, and those where the file has another column of the
/// canonical name, which would else go first.
fn exact<'m>(mapping: &'m Mapping, sample: &Sample) -> SmallMap<&'m str, &'m Vec<usize>> {
    let header: Vec<String> = sample.names.iter().map(|n| normal(n)).collect();
    let shadowed = |c: &MappedColumn| {
        let at = header.iter().position(|name| *name == normal(c.id));
        at.is_some_and(|at| c.sources.first() != Some(&at))
    };
    mapping.columns.iter().filter(|c| c.sources.len() > 1 || shadowed(c)).map(|c| (c.id, &c.sources)).collect()
}

/// The code list of a column: the canonical one with what a person added.
fn codes(text: &mut String, column: &MappedColumn, choices: &Choices) {
    let mut heading = true;
    for (id, spellings) in looks::codes(column.id) {
        let mut spellings: Vec<&str> = spellings.iter().map(String::as_str).collect();
        let said = column.unknown.iter().filter(|u| choices.code(column.id, &u.value) == id);
        spellings.extend(said.map(|u| u.value.as_str()));
        if std::mem::take(&mut heading) {
            let _ = writeln!(text, "\n[codes.{}]", column.id);
        }
        let _ = writeln!(text, "{id} = {}", list(&spellings));
    }
}

fn list(texts: &[&str]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
