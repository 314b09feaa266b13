//! Layouts: which published file is this, which column means what. Data (`layouts/*.toml`), read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::GradeBin;
use crate::records::Precedence;

/// What a file's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Grain {
    /// One row per student, school and year.
    Students,
    /// Somebody already counted.
    Measures,
    /// One row per school.
    Schools,
    /// A methodology (not a table).
    Methodology,
    /// Not recognised.
    Unknown,
}

/// One counted indicator in a row of a wide file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LayoutMeasure {
    /// The indicator's id.
    pub indicator: String,
    /// Column of the numerator; a rate when present.
    #[serde(default)]
    pub numerator: String,
    /// Column of the denominator.
    pub denominator: String,
    /// Column of the value, when there is no numerator.
    #[serde(default)]
    pub value: String,
    /// Does a blank mean that the publisher hid the cell?
    #[serde(default)]
    pub blank_is_suppressed: bool,
    /// Only rows in which this column holds this text.
    #[serde(default)]
    pub only: Option<Only>,
}

/// A condition on a column's text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// The column's name.
    pub column: String,
    /// The text it must hold.
    pub is: String,
}

/// A published or canonical file format. The shape is the TOML's own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Layout {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub label: String,
    /// Where the format is described, or that it is this project's own.
    pub source: String,
    /// What its rows are.
    pub grain: Grain,
    /// Whom it yields to.
    pub precedence: Precedence,
    /// Columns without which a file is not of this layout (any spelling of each).
    pub required: Vec<String>,
    /// Of these at least one is needed as well, if any are listed.
    #[serde(default)]
    pub one_of: Vec<String>,
    /// Canonical column → spellings.
    #[serde(default)]
    pub columns: BTreeMap<String, Vec<String>>,
    /// Canonical column → columns whose texts joined make it.
    #[serde(default)]
    pub join: BTreeMap<String, Vec<String>>,
    /// Canonical column → digits of each of its parts, so that lost leading zeros can be put back.
    #[serde(default)]
    pub widths: BTreeMap<String, Vec<usize>>,
    /// Canonical column → canonical value → spellings.
    #[serde(default)]
    pub codes: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Rows to keep.
    #[serde(default)]
    pub keep: Option<Only>,
    /// The indicators of a wide `measures` row.
    #[serde(default)]
    pub measure: Vec<LayoutMeasure>,
    /// Group codes known and not used (totals of splits, not reported, …).
    #[serde(default)]
    pub unused_groups: Vec<String>,
    /// Group codes that count grades, which tell the school's type.
    #[serde(default)]
    pub grade_groups: BTreeMap<String, GradeBin>,
    /// A row of this file tells of a high school where no grade row says otherwise.
    #[serde(default)]
    pub graduation: bool,
    /// Definitions that differ from this project's own, shown in the trace: group or indicator → note id.
    #[serde(default)]
    pub differs: BTreeMap<String, String>,
}

impl Layout {
    /// Positions of a canonical column's source columns in a header; none when it is absent.
    #[must_use]
    pub fn find(&self, canonical: &str, header: &[String]) -> Vec<usize> {
        let at = |name: &String| position(header, &normal(name));
        if let Some(joined) = self.join.get(canonical) {
            return joined.iter().map(at).collect::<Option<_>>().unwrap_or_default();
        }
        position(header, &normal(canonical))
            .or_else(|| self.columns.get(canonical).and_then(|names| names.iter().find_map(at)))
            .into_iter()
            .collect()
    }

    /// Every column's name that means something here, normalised.
    pub(super) fn spellings(&self) -> BTreeSet<String> {
        let measures = self.measure.iter().flat_map(|m| [&m.numerator, &m.denominator, &m.value]);
        let aliases = self.columns.iter().chain(&self.join).flat_map(|(c, names)| std::iter::once(c).chain(names));
        self.required.iter().chain(measures).chain(aliases).map(|n| normal(n)).collect()
    }

    /// Columns of a header that mean the same: the first of each set is read.
    pub(super) fn doubled(&self, header: &[String]) -> Vec<Vec<usize>> {
        let named = |canonical: &String, names: &[String]| -> Vec<usize> {
            let spellings: BTreeSet<String> = std::iter::once(canonical).chain(names).map(|n| normal(n)).collect();
            // The canonical name goes first, then the spellings in the layout's order; what is read is what `find` gives.
            let first = self.find(canonical, header);
            let others =
                header.iter().enumerate().filter(|(at, name)| !first.contains(at) && spellings.contains(*name));
            first.iter().copied().chain(others.map(|(at, _)| at)).collect()
        };
        let sets = self.columns.iter().map(|(canonical, names)| named(canonical, names));
        sets.filter(|set| set.len() > 1).collect()
    }

    fn has(&self, column: &str, header: &[String]) -> bool {
        !self.find(column, header).is_empty()
    }

    /// How many of its columns a header has: the more, the surer.
    fn known(&self, header: &[String]) -> usize {
        self.columns.keys().chain(self.join.keys()).filter(|c| self.has(c, header)).count()
    }
}

fn position(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|h| h == name)
}

/// What a header turned out to be.
pub(super) enum Recognised {
    Layout(&'static Layout),
    /// Nearly this layout.
    Lacks {
        layout: &'static Layout,
        column: String,
    },
    Nothing,
}

/// Finds the layout of a (normalised) header: all its required columns are there; of several, the most known columns.
pub(super) fn recognise(header: &[String]) -> Recognised {
    let lacking = |l: &Layout| -> Option<String> {
        l.required.iter().find(|c| !l.has(c, header)).cloned().or_else(|| {
            let enough = l.one_of.is_empty() || l.one_of.iter().any(|c| l.has(c, header));
            (!enough).then(|| l.one_of.join(" | "))
        })
    };
    if let Some(layout) = layouts().iter().filter(|l| lacking(l).is_none()).max_by_key(|l| l.known(header)) {
        return Recognised::Layout(layout);
    }
    let nearest = layouts().iter().max_by_key(|l| l.known(header));
    match nearest.and_then(|l| lacking(l).map(|column| (l, column))) {
        Some((layout, column)) if layout.known(header) >= 3 => Recognised::Lacks { layout, column },
        _ => Recognised::Nothing,
    }
}

/// A column's name without case, blanks and signs: `Academic Year` and `academic_year` are one.
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        const SHIPPED: &[(&str, &str)] = &[$(($name, include_str!(concat!("layouts/", $name, ".toml")))),+];
    };
}

shipped!(
    "students",
    "measures",
    "schools",
    "cde_chronic_absenteeism",
    "cde_suspension",
    "cde_graduation",
    "cde_academic_indicator",
);

/// Every layout shipped.
#[must_use]
pub fn layouts() -> &'static [Layout] {
    static LAYOUTS: LazyLock<Vec<Layout>> = LazyLock::new(|| {
        // A layout that does not parse is left out here and fails the test below.
        SHIPPED.iter().filter_map(|(_, text)| toml::from_str(text).ok()).collect()
    });
    &LAYOUTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_layout_parses_and_is_named_after_its_file() {
        for (name, text) in SHIPPED {
            let layout: Layout = toml::from_str(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(layout.id, *name);
            assert!(!layout.source.is_empty());
        }
        assert_eq!(layouts().len(), SHIPPED.len());
    }

    #[test]
    fn a_header_without_its_required_column_is_named_with_what_it_lacks() {
        let header: Vec<String> = ["student_id", "grade", "ela_level", "days_absent"].map(normal).into();
        let Recognised::Lacks { layout, column } = recognise(&header) else { panic!("not nearly recognised") };
        assert_eq!((layout.id.as_str(), column.as_str()), ("students", "school_code"));
    }
}
