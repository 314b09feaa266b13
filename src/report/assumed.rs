//! What is assumed here: every assumed value of the methodology that a shown number rests on, collected from its trace.

use serde::Serialize;

use crate::methodology::Provenance;
use crate::score::Results;

use super::trace::{TraceNode, outline};
use super::{Unknown, find};

/// An assumed value, and where it bears on the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AssumedValue {
    /// Its dotted name.
    pub name: String,
    /// The value as the methodology's file writes it.
    pub value: String,
    /// Whose default it is, and why.
    pub source: String,
    /// Line in the methodology's file.
    pub line: u32,
    /// The indicators in which it is used; none when it bears on a sum as a whole.
    pub indicators: Vec<IndicatorName>,
}

/// An indicator by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct IndicatorName {
    /// Its id.
    pub id: String,
    /// Its name in plain English.
    pub label: String,
}

/// The assumed values under one node of a school's trace, in the order in which the trace tells them.
///
/// # Errors
/// When there is no such school in that year, or no such node.
pub fn assumed(results: &Results, year: &str, school_code: &str, node: &str) -> Result<Vec<AssumedValue>, Unknown> {
    let root = outline(results, find(results, year, school_code)?);
    let (node, above) = root.seek(node, None).ok_or_else(|| Unknown::Node(node.to_owned()))?;
    Ok(under(node, above))
}

/// The assumed values under a node that is in this indicator.
pub(super) fn under(node: &TraceNode, indicator: Option<&TraceNode>) -> Vec<AssumedValue> {
    let mut found = Vec::new();
    collect(node, indicator.map(name).as_ref(), &mut found);
    found
}

fn name(indicator: &TraceNode) -> IndicatorName {
    let id = indicator.id.strip_prefix("indicator/").unwrap_or(&indicator.id).to_owned();
    IndicatorName { id, label: indicator.args.get("label").cloned().unwrap_or_default() }
}

fn collect(node: &TraceNode, within: Option<&IndicatorName>, found: &mut Vec<AssumedValue>) {
    let own = (node.kind == "indicator").then(|| name(node));
    let within = own.as_ref().or(within);
    for rule in node.rules.iter().filter(|rule| rule.provenance == Provenance::Assumed.id()) {
        let at = found.iter().position(|known| known.name == rule.name).unwrap_or_else(|| {
            found.push(AssumedValue {
                name: rule.name.clone(),
                value: rule.value.clone(),
                source: rule.source.clone(),
                line: rule.line,
                indicators: Vec::new(),
            });
            found.len() - 1
        });
        if let Some(indicator) = within.filter(|one| !found[at].indicators.contains(one)) {
            found[at].indicators.push(indicator.clone());
        }
    }
    node.children.iter().filter(|child| contributes(child)).for_each(|child| collect(child, within, found));
}

/// Is a part in the sum above it? What has no points is told beside it, and bears on nothing.
fn contributes(child: &TraceNode) -> bool {
    match child.kind {
        "domain" | "indicator" => !child.value.is_empty(),
        "cell" => child.args.contains_key("points_possible"),
        _ => true,
    }
}
