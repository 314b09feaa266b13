//! The steps of a number's way, and what they rest on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::methodology::Sourced;

/// One step of a number's way.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct TraceNode {
    /// `index`, `domain/ID`, `indicator/ID`, `cell/INDICATOR/GROUP`, and below a cell its steps.
    pub id: String,
    /// What kind of step: the message's id.
    pub kind: &'static str,
    /// What the message names.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub args: BTreeMap<&'static str, String>,
    /// The step's result.
    pub value: String,
    /// The formula with its numbers: `8/10 × 15.00 = 12.00`.
    pub formula: String,
    /// The methodology's values that were used.
    pub rules: Vec<RuleRef>,
    /// The files it rests on.
    pub sources: Vec<SourceRef>,
    /// What it was made from.
    pub children: Vec<TraceNode>,
}

/// A value of the methodology.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RuleRef {
    /// Its dotted name.
    pub name: String,
    /// The value as the file writes it.
    pub value: String,
    /// How sure we are of it.
    pub provenance: &'static str,
    /// Whence.
    pub source: String,
    /// Line in the methodology's file.
    pub line: u32,
}

impl RuleRef {
    pub(in crate::report) fn of<T>(rule: &Sourced<T>) -> Self {
        Self {
            name: rule.name.clone(),
            value: rule.text.clone(),
            provenance: rule.provenance.id(),
            source: rule.source.clone(),
            line: rule.line,
        }
    }
}

/// A place in a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SourceRef {
    /// The file's name.
    pub file: String,
    /// The file's fingerprint.
    pub hash: String,
    /// The id of its layout.
    pub layout: String,
    /// The line; zero for several rows.
    pub line: u32,
    /// Rows that were counted.
    pub rows: usize,
    /// The first lines counted in the numerator.
    pub lines: Vec<u32>,
    /// The columns that were read.
    pub columns: Vec<String>,
}

impl TraceNode {
    pub(in crate::report) fn new(id: impl Into<String>, kind: &'static str, value: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            args: BTreeMap::new(),
            value: value.into(),
            formula: String::new(),
            rules: Vec::new(),
            sources: Vec::new(),
            children: Vec::new(),
        }
    }

    pub(in crate::report) fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    pub(super) fn formula(mut self, formula: impl Into<String>) -> Self {
        self.formula = formula.into();
        self
    }

    pub(super) fn rule<T>(mut self, rule: &Sourced<T>) -> Self {
        self.rules.push(RuleRef::of(rule));
        self
    }

    /// The node with this id, and the indicator that it is in.
    pub(in crate::report) fn seek<'n>(
        &'n self,
        id: &str,
        indicator: Option<&'n Self>,
    ) -> Option<(&'n Self, Option<&'n Self>)> {
        if self.id == id {
            return Some((self, indicator));
        }
        let within = if self.kind == "indicator" { Some(self) } else { indicator };
        self.children.iter().find_map(|child| child.seek(id, within))
    }
}
