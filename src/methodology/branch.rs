//! Domains and families as the file writes them, and what they have in common with indicators: an id, a label, a place.

use crate::document::{Kind, Value, shown};
use std::ops::Range;

use super::file::{Reading, Table};
use super::number::amount;
use super::refusal::RefusalKind;
use super::setting::own_redistribution;
use super::types::{Redistribution, Sourced};
use crate::model::{IndicatorId, Ratio};

/// A domain or a family as far as it could be read.
pub(super) struct Branch {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) span: Range<usize>,
    pub(super) parent: Option<(String, Range<usize>)>,
    pub(super) points: Option<Sourced<Ratio>>,
    /// A domain that says it has no indicators.
    pub(super) empty: bool,
    pub(super) is_domain: bool,
    pub(super) redistribution: Option<Sourced<Redistribution>>,
}

impl Branch {
    /// How refusals name it.
    pub(super) const fn what(&self) -> &'static str {
        if self.is_domain { "domain" } else { "family" }
    }
}

/// Domains and families, in the file's order.
pub(super) fn branches(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Vec<Branch> {
    let mut branches = Vec::new();
    for mut table in root.tables("domain", reading) {
        let id = node_id(&mut table, "domain", reading);
        let label = label(&mut table, reading);
        let points = table.required("points", reading, "\"20\"").and_then(|raw| {
            let points = amount(&raw, reading, 100)?;
            Some(raw.means(reading, points))
        });
        let empty = table.take("indicators").is_some_and(|value| {
            let says_none = shown(&value.kind) == "none";
            if !says_none {
                let (name, found) = (table.key("indicators"), shown(&value.kind));
                let expected = "none, for a domain without indicators; otherwise leave it out";
                reading.refuse(RefusalKind::Value, &value.span(), name, found, expected);
            }
            says_none
        });
        let redistribution = own_redistribution(&mut table, false, reading);
        let span = table.span.clone();
        table.finish(reading);
        branches.push(Branch { id, label, span, parent: None, points, empty, is_domain: true, redistribution });
    }
    for mut table in root.tables("family", reading) {
        let id = node_id(&mut table, "family", reading);
        let label = label(&mut table, reading);
        let parent = parent(&mut table, reading);
        if parent.is_none() {
            table.lacks(reading, "in", "in = \"the id of a domain or of another family\"");
        }
        let redistribution = own_redistribution(&mut table, false, reading);
        let span = table.span.clone();
        table.finish(reading);
        branches.push(Branch { id, label, span, parent, points: None, empty: false, is_domain: false, redistribution });
    }
    branches
}

/// A node's id; from here on the table is named by it.
pub(super) fn node_id(table: &mut Table<'_>, what: &str, reading: &mut Reading<'_>) -> String {
    let expected = "lower-case letters, digits and underscores, a letter first";
    let Some(id) = table.text("id", reading, expected) else { return String::new() };
    table.name = format!("{what}.{id}");
    if IndicatorId::parse(id).is_none() || id == "index" {
        let at = table.take("id").map_or_else(|| table.span.clone(), Value::span);
        reading.refuse(RefusalKind::Value, &at, table.key("id"), id, expected);
    }
    id.to_owned()
}

pub(super) fn label(table: &mut Table<'_>, reading: &mut Reading<'_>) -> String {
    table.text("label", reading, "its name in plain English").unwrap_or_default().to_owned()
}

/// The domain or family that something is in, and where the file says so.
pub(super) fn parent(table: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<(String, Range<usize>)> {
    let value = table.take("in")?;
    if let Kind::Text(text) = &value.kind {
        return Some((text.to_string(), value.span()));
    }
    let name = table.key("in");
    reading.refuse(RefusalKind::Value, &value.span(), name, shown(&value.kind), "the id of a domain or a family");
    Some((String::new(), value.span()))
}
