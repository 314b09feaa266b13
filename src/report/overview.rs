//! What was loaded, under which rules, and what came of it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::intake::{FindingGroup, Grain, Source};
use crate::methodology::{Methodology, Provenance};
use crate::model::State;
use crate::order;
use crate::score::Results;

/// A methodology that can be chosen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct MethodologySummary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// `shipped`, or the name of the file it was dropped as.
    pub origin: String,
    /// How many of its values are of each provenance.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub provenance: BTreeMap<&'static str, usize>,
    /// The fingerprint of its text.
    pub hash: String,
}

impl MethodologySummary {
    /// Of a methodology that came from here.
    #[must_use]
    pub fn of(methodology: &Methodology, origin: &str) -> Self {
        let counts = methodology.provenance_counts();
        Self {
            id: methodology.id().to_owned(),
            label: methodology.label().to_owned(),
            origin: origin.to_owned(),
            provenance: order::map(Provenance::ALL.iter().map(|p| (p.id(), counts.get(p).copied().unwrap_or(0)))),
            hash: methodology.hash(),
        }
    }
}

/// How the methodology was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Chosen {
    /// By the user.
    User,
    /// It gives the most loaded school-years an index.
    MostIndexed,
}

/// A file and what it was recognised as.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FileSummary {
    /// Its name.
    pub name: String,
    /// Its size as given.
    pub bytes: u64,
    /// Rows read.
    pub rows: u64,
    /// Its layout's id; empty when not recognised.
    pub layout: String,
    /// Its layout's name.
    pub layout_label: String,
    /// What its rows are.
    pub grain: Grain,
    /// How its letters are written.
    pub encoding: String,
    /// `gzip` or empty.
    pub compression: String,
    /// Does it feed the results?
    pub used: bool,
    /// The fingerprint of its bytes.
    pub hash: String,
    /// Has it columns that can be matched by hand?
    pub mappable: bool,
    /// What is wrong with it.
    pub findings: Vec<FindingGroup>,
}

impl FileSummary {
    /// Of a file.
    #[must_use]
    pub fn of(source: &Source, used: bool, findings: Vec<FindingGroup>) -> Self {
        Self {
            name: source.name.clone(),
            bytes: source.bytes,
            rows: source.rows,
            layout: source.layout.as_ref().map_or_else(String::new, |l| l.id.clone()),
            layout_label: source.layout.as_ref().map_or_else(String::new, |l| l.label.clone()),
            grain: source.grain,
            encoding: source.encoding.to_owned(),
            compression: source.compression.to_owned(),
            used,
            hash: source.hash.clone(),
            mappable: false,
            findings,
        }
    }
}

/// A school year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct YearSummary {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Schools in it.
    pub schools: usize,
    /// Schools with an index.
    pub indexed: usize,
}

/// What is written on everything that comes from rows of students, until small groups are hidden in it.
pub const INTERNAL: &str = "internal — contains student data";

/// The whole at a glance.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct Overview {
    /// Does any used file have rows of students?
    pub student_data: bool,
    /// [`INTERNAL`] of student data, else empty.
    pub marking: &'static str,
    /// The rules in force.
    pub methodology: MethodologySummary,
    /// The rules there are.
    pub methodologies: Vec<MethodologySummary>,
    /// How they were chosen.
    pub chosen: Chosen,
    /// In order.
    pub years: Vec<YearSummary>,
    /// Rows read in all files.
    pub rows: u64,
    /// School-years.
    pub schools: usize,
    /// School-years with an index.
    pub indexed: usize,
    /// Cells by state.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number>"))]
    pub states: BTreeMap<&'static str, u64>,
    /// In order of name.
    pub files: Vec<FileSummary>,
    /// All findings, worst first.
    pub findings: Vec<FindingGroup>,
}

/// Builds the overview.
#[must_use]
pub fn overview(
    results: &Results,
    methodology: MethodologySummary,
    methodologies: Vec<MethodologySummary>,
    chosen: Chosen,
    files: Vec<FileSummary>,
    findings: Vec<FindingGroup>,
) -> Overview {
    let years = results
        .years()
        .into_iter()
        .map(|year| {
            let own = || results.schools().zip(&results.summaries).filter(move |((_, s), _)| s.year == year);
            let indexed = own().filter(|(_, summary)| summary.index.is_ok()).count();
            YearSummary { year: year.to_string(), schools: own().count(), indexed }
        })
        .collect();
    let student_data = files.iter().any(|file| file.used && file.grain.is_of_students());
    Overview {
        student_data,
        marking: if student_data { INTERNAL } else { "" },
        methodology,
        methodologies,
        chosen,
        years,
        rows: files.iter().map(|f| f.rows).sum(),
        schools: results.summaries.len(),
        indexed: results.indexed(),
        states: order::map(State::ALL.iter().map(|s| s.id()).zip(results.states)),
        files,
        findings,
    }
}
