//! The schools of one year as columns.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::SchoolYear;
use crate::order;
use crate::records::SchoolYearRecords;
use crate::score::{NoIndex, Points, Results, Summary};

/// A domain.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DomainHead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its nominal points.
    pub points: String,
}

/// One year's schools, one entry a school in every column, in order of code.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct SchoolTable {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// In the methodology's order.
    pub domains: Vec<DomainHead>,
    /// How many schools.
    pub count: usize,
    /// Codes.
    pub school_code: Vec<String>,
    /// Names.
    pub school_name: Vec<String>,
    /// LEAs' names.
    pub lea_name: Vec<String>,
    /// Types' ids.
    pub school_type: Vec<&'static str>,
    /// Alternative schools?
    pub alternative: Vec<bool>,
    /// The index with two places; empty without one.
    pub index: Vec<String>,
    /// Why there is none; empty with one.
    pub no_index: Vec<&'static str>,
    /// By domain: points earned.
    pub domain_points: Vec<Vec<String>>,
    /// By domain: points possible.
    pub domain_possible: Vec<Vec<String>>,
    /// Nominal points of the scored indicators.
    pub points_base: Vec<String>,
    /// By column: row numbers in ascending order, exactly; blanks last.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number[]>"))]
    pub order: BTreeMap<String, Vec<u32>>,
}

/// The table with each column of text in one piece, its cells parted by [`BETWEEN`]: many small texts take long to hand over.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct JoinedTable {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// In the methodology's order.
    pub domains: Vec<DomainHead>,
    /// How many schools.
    pub count: usize,
    /// Codes.
    pub school_code: String,
    /// Names.
    pub school_name: String,
    /// LEAs' names.
    pub lea_name: String,
    /// Types' ids.
    pub school_type: String,
    /// Alternative schools?
    pub alternative: Vec<bool>,
    /// The index with two places; empty without one.
    pub index: String,
    /// Why there is none; empty with one.
    pub no_index: String,
    /// By domain: points earned.
    pub domain_points: Vec<String>,
    /// By domain: points possible.
    pub domain_possible: Vec<String>,
    /// Nominal points of the scored indicators.
    pub points_base: String,
    /// By column: row numbers in ascending order, exactly; blanks last.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, number[]>"))]
    pub order: BTreeMap<String, Vec<u32>>,
}

/// Stands between joined cells: no character. In a cell, where it should not be, the one for what is none takes its place.
pub const BETWEEN: char = '\u{ffff}';

impl SchoolTable {
    /// The table with its columns of text joined.
    #[must_use]
    pub fn joined(self) -> JoinedTable {
        JoinedTable {
            year: self.year,
            domains: self.domains,
            count: self.count,
            school_code: join(&self.school_code),
            school_name: join(&self.school_name),
            lea_name: join(&self.lea_name),
            school_type: join(&self.school_type),
            alternative: self.alternative,
            index: join(&self.index),
            no_index: join(&self.no_index),
            domain_points: self.domain_points.iter().map(|points| join(points)).collect(),
            domain_possible: self.domain_possible.iter().map(|points| join(points)).collect(),
            points_base: join(&self.points_base),
            order: self.order,
        }
    }
}

fn join<T: AsRef<str>>(cells: &[T]) -> String {
    let mut joined = String::new();
    for (at, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if at > 0 {
            joined.push(BETWEEN);
        }
        for (at, part) in cell.split(BETWEEN).enumerate() {
            joined.push_str(if at > 0 { "\u{fffd}" } else { "" });
            joined.push_str(part);
        }
    }
    joined
}

/// A row of the table before it is shown.
type Row<'a> = (&'a SchoolYearRecords, &'a Summary);

/// Builds the table of a year.
#[must_use]
pub fn school_table(results: &Results, year: &str) -> SchoolTable {
    let year_asked = SchoolYear::parse(year);
    let rows: Vec<Row<'_>> =
        results.schools().map(|(_, s)| s).zip(&results.summaries).filter(|(s, _)| Some(s.year) == year_asked).collect();
    let domains: Vec<DomainHead> = results
        .methodology
        .domains()
        .map(|(_, node)| DomainHead {
            id: node.id.clone(),
            label: node.label.clone(),
            points: node.points.as_ref().map_or_else(String::new, |p| p.value.to_string()),
        })
        .collect();
    let text = |get: fn(&Row<'_>) -> String| rows.iter().map(get).collect::<Vec<_>>();
    let possible = |row: &Row<'_>, d: usize| row.1.domains.get(d).filter(|(_, possible)| possible.num > 0).copied();
    let by_domain = |get: &dyn Fn(&Row<'_>, usize) -> String| -> Vec<Vec<String>> {
        (0..domains.len()).map(|d| rows.iter().map(|row| get(row, d)).collect()).collect()
    };
    let mut order = BTreeMap::new();
    let names: Vec<String> = rows.iter().map(|row| row.0.facts.name.to_lowercase()).collect();
    let leas: Vec<String> = rows.iter().map(|row| row.0.facts.lea_name.to_lowercase()).collect();
    order.insert("school_name".to_owned(), order::sorted(rows.len(), |a, b| names[a].cmp(&names[b])));
    let by_lea = |a: usize, b: usize| (&leas[a], &names[a]).cmp(&(&leas[b], &names[b]));
    order.insert("lea_name".to_owned(), order::sorted(rows.len(), by_lea));
    order.insert("school_type".to_owned(), sorted(&rows, |a, b| a.0.school_type().cmp(&b.0.school_type())));
    let by_points = |get: &dyn Fn(&Row<'_>) -> Option<Points>| {
        let keys: Vec<Option<Points>> = rows.iter().map(get).collect();
        order::sorted(rows.len(), |a, b| blanks_last(keys[a].as_ref(), keys[b].as_ref()))
    };
    order.insert("points_base".to_owned(), by_points(&|row| Some(row.1.base)));
    order.insert("index".to_owned(), by_points(&|row| row.1.index.ok()));
    for (d, domain) in domains.iter().enumerate() {
        order.insert(domain.id.clone(), by_points(&|row| possible(row, d).map(|(points, _)| points)));
    }
    SchoolTable {
        year: year.to_owned(),
        count: rows.len(),
        school_code: text(|(s, _)| s.code.to_string()),
        school_name: text(|(s, _)| s.facts.name.to_string()),
        lea_name: text(|(s, _)| s.facts.lea_name.to_string()),
        school_type: rows.iter().map(|(s, _)| s.school_type().id()).collect(),
        alternative: rows.iter().map(|(s, _)| s.facts.alternative == Some(true)).collect(),
        index: text(|(_, summary)| summary.index.map_or_else(|_| String::new(), |p| p.fixed(2))),
        no_index: rows.iter().map(|(_, summary)| summary.index.err().map_or("", NoIndex::id)).collect(),
        domain_points: by_domain(&|row, d| possible(row, d).map_or_else(String::new, |(points, _)| points.fixed(2))),
        domain_possible: by_domain(&|row, d| possible(row, d).map_or_else(String::new, |(_, most)| most.fixed(2))),
        points_base: text(|(_, summary)| summary.base.fixed(2)),
        domains,
        order,
    }
}

/// Row numbers in this order; equals stay in order of code.
fn sorted(rows: &[Row<'_>], by: impl Fn(&Row<'_>, &Row<'_>) -> Ordering) -> Vec<u32> {
    order::sorted(rows.len(), |a, b| by(&rows[a], &rows[b]))
}

fn blanks_last(a: Option<&Points>, b: Option<&Points>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if a.den == b.den => a.num.cmp(&b.num),
        (Some(a), Some(b)) => a.ratio().cmp(&b.ratio()),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_cells_are_parted_by_what_is_in_none_of_them() {
        let cells = ["Peña", "", "A\u{ffff}B"];
        let joined = join(&cells);
        assert_eq!(joined.split(BETWEEN).collect::<Vec<_>>(), ["Peña", "", "A\u{fffd}B"]);
        assert_eq!(join::<&str>(&[]), "");
    }
}
