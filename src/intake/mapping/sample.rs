//! What is kept of a table for matching its columns: the header and the first rows, and nothing more.

use super::super::layout::normal;
use super::super::mask::mask;
use super::super::text::{Row, decode};
use super::looks::Looks;
use super::names::personal;

/// The header and the first rows of a table.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The columns' names as the file writes them.
    pub(super) names: Vec<String>,
    /// The first rows, each as long as the header.
    pub(super) rows: Vec<Vec<String>>,
}

impl Sample {
    /// Rows kept.
    const ROWS: usize = 20;
    /// Characters kept of a cell.
    const CELL: usize = 80;

    /// Of a table with these names.
    #[must_use]
    pub fn new(names: Vec<String>) -> Self {
        Self { names, rows: Vec::new() }
    }

    /// Keeps a row, while there is room.
    #[inline]
    pub(in super::super) fn keep(&mut self, row: &Row<'_>) {
        if self.rows.len() < Self::ROWS {
            let cell = |at| decode(row.cell(at)).0.chars().take(Self::CELL).collect();
            self.rows.push((0..self.names.len()).map(cell).collect());
        }
    }

    /// Is there no room for another?
    #[inline]
    pub(in super::super) const fn is_full(&self) -> bool {
        self.rows.len() >= Self::ROWS
    }

    /// The values of a column.
    pub(super) fn values(&self, column: usize) -> Vec<&str> {
        self.rows.iter().filter_map(|row| row.get(column)).map(String::as_str).collect()
    }

    /// Is the first line a row rather than a header? Names have letters; codes, numbers and dates do not.
    pub(super) fn no_header(&self) -> bool {
        let told: Vec<&String> = self.names.iter().filter(|name| !name.is_empty()).collect();
        let bare = |name: &&&String| {
            !name.chars().any(char::is_alphabetic) || name.chars().filter(char::is_ascii_digit).count() >= 5
        };
        told.is_empty() || told.iter().filter(bare).count() * 4 >= told.len()
    }

    /// Can this column be named in a layout? Not without a name, nor when another before it has the same.
    pub(super) fn named(&self, column: usize) -> bool {
        let name = normal(&self.names[column]);
        !name.is_empty() && self.names[..column].iter().all(|other| normal(other) != name)
    }
}

/// The first values of a column as they may be shown.
pub(super) struct Shown {
    pub(super) values: Vec<String>,
    pub(super) masked: bool,
}

/// Values shown of a column.
const SHOWN: usize = 3;

/// Values are shown as they are only where their looks and their column's name say that they name nobody.
pub(super) fn shown(name: &str, values: &[&str], looks: Looks) -> Shown {
    let mut distinct: Vec<&str> = Vec::new();
    for value in values.iter().filter(|v| !v.is_empty()) {
        if !distinct.contains(value) && distinct.len() < SHOWN {
            distinct.push(value);
        }
    }
    let masked = !distinct.is_empty() && (personal(name) || !looks.harmless()) && !public(name, looks);
    let values = distinct
        .into_iter()
        .map(|v| if masked { mask(&v.chars().take(24).collect::<String>()) } else { v.to_owned() })
        .collect();
    Shown { values, masked }
}

/// Numbers, and names of schools, districts and counties.
fn public(name: &str, looks: Looks) -> bool {
    let words = super::names::words(name);
    let institution = ["school", "district", "county"].iter().any(|w| words.contains(*w));
    !personal(name) && (institution || (looks.any(Looks::NUMBER) && !looks.any(Looks::ID.and(Looks::DATE))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, values: &[&str]) -> Vec<String> {
        shown(name, values, Looks::of(values)).values
    }

    #[test]
    fn values_that_may_name_somebody_are_masked() {
        assert_eq!(seen("Pupil", &["9000123", "9000124"]), ["#######", "#######"]);
        assert_eq!(seen("Born", &["2011-08-17"]), ["####-##-##"]);
        assert_eq!(seen("x", &["Anders, Bo"]), ["••••••, ••"]);
        assert_eq!(seen("SSID", &["12", "14"]), ["##", "##"]);
        assert_eq!(seen("School Name", &["North High"]), ["North High"]);
        assert_eq!(seen("Race", &["White", "Asian", "White"]), ["White", "Asian"]);
        assert_eq!(seen("ELA", &["1", "4"]), ["1", "4"]);
        assert_eq!(seen("Flag", &["?!"]), ["••"]);
    }

    #[test]
    fn a_first_line_of_codes_is_no_header() {
        let of = |names: &[&str]| Sample::new(names.iter().map(|n| (*n).to_owned()).collect()).no_header();
        assert!(of(&["SENR", "01611190106401", "9000123", "5", "2011-08-17"]));
        assert!(!of(&["School", "Level 2023", "Q1", "Grade"]));
    }
}
