//! Layouts: which published file is this, which column means what. Data (`layouts/*.toml`), unpacked once.

use std::sync::{Arc, LazyLock};

use serde::Serialize;

use crate::document::Packed;
use crate::model::GradeBin;
use crate::order::{self, SmallMap};
use crate::records::Precedence;

use super::condition::{Condition, Kept, Only};
use super::layout_toml;
use super::roster::RosterKind;
use super::shipped::SHIPPED;

/// What a file's rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Grain {
    /// One row per student, school and year.
    Students,
    /// Somebody already counted.
    Measures,
    /// One row per school.
    Schools,
    /// One row per answer to a survey.
    Surveys,
    /// Numbers of an LEA or of the state.
    References,
    /// What works at a school, in words.
    Practices,
    /// A table of a roster bundle; together they make student rows.
    Roster,
    /// A methodology (not a table).
    Methodology,
    /// A layout (not a table).
    Layout,
    /// Settings of growth (not a table).
    GrowthSettings,
    /// Growth norms (not a table).
    GrowthNorms,
    /// Recognised, and nothing of it is computed: the layout says why.
    Known,
    /// An archive or a workbook: its members are files of their own.
    Archive,
    /// Not recognised.
    Unknown,
}

impl Grain {
    /// Is every row about one student?
    #[must_use]
    pub const fn is_of_students(self) -> bool {
        match self {
            Self::Students | Self::Roster => true,
            Self::Measures
            | Self::Schools
            | Self::Surveys
            | Self::References
            | Self::Practices
            | Self::Methodology
            | Self::Layout
            | Self::GrowthSettings
            | Self::GrowthNorms
            | Self::Known
            | Self::Archive
            | Self::Unknown => false,
        }
    }

    /// The id of this project's own layout of such rows.
    pub(super) const fn canonical_id(self) -> Option<&'static str> {
        match self {
            Self::Students => Some("students"),
            Self::Measures => Some("measures"),
            Self::Schools => Some("schools"),
            Self::Surveys => Some("surveys"),
            Self::References => Some("references"),
            Self::Practices => Some("practices"),
            Self::Roster
            | Self::Methodology
            | Self::Layout
            | Self::GrowthSettings
            | Self::GrowthNorms
            | Self::Archive
            | Self::Known
            | Self::Unknown => None,
        }
    }
}

/// One counted indicator in a row of a wide file.
#[derive(Clone, Debug)]
pub struct LayoutMeasure {
    /// The indicator's id.
    pub indicator: String,
    /// Column of the numerator; a rate when present.
    pub numerator: String,
    /// Column of the denominator.
    pub denominator: String,
    /// Column whose count the denominator lacks: those who are in the numerator and not in the denominator.
    pub denominator_plus: String,
    /// Column of the value, when there is no numerator.
    pub value: String,
    /// Does a blank numerator or value mean that the publisher hid the cell?
    pub blank_is_suppressed: bool,
    /// Is the value in 0–100?
    pub percent: bool,
    /// Only rows in which all these hold.
    pub only: Vec<Only>,
}

/// A published or canonical file format. The shape is the TOML's own.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub label: String,
    /// Where the format is described, or that it is this project's own.
    pub source: String,
    /// What its rows are.
    pub grain: Grain,
    /// Which table of a roster bundle this is.
    pub table: Option<RosterKind>,
    /// Why nothing of a known file is computed.
    pub why: String,
    /// Whom it yields to.
    pub precedence: Precedence,
    /// The columns of a file without a header row, in order; a later edition may have more or fewer at the end.
    pub header: Vec<String>,
    /// The first cell of the rows of a file without a header row, by which it is known: one of these.
    pub first_cell: Vec<String>,
    /// Columns without which a file is not of this layout (any spelling of each).
    pub required: Vec<String>,
    /// Of these at least one is needed as well, if any are listed.
    pub one_of: Vec<String>,
    /// Canonical column → spellings.
    pub columns: SmallMap<String, Vec<String>>,
    /// Canonical column → columns whose texts joined make it.
    pub join: SmallMap<String, Vec<String>>,
    /// Canonical column → digits of each of its parts, so that lost leading zeros can be put back.
    pub widths: SmallMap<String, Vec<usize>>,
    /// Canonical column → canonical value → spellings.
    pub codes: SmallMap<String, SmallMap<String, Vec<String>>>,
    /// Canonical column → its text in every row.
    pub constants: SmallMap<String, String>,
    /// A date column that must lie in the constant school year: a file of another year has the same columns.
    pub dated: String,
    /// Canonical column → the rows in which it is read. Two of them may have one source column.
    pub when: SmallMap<String, Only>,
    /// Canonical code column → canonical code → the yes/no column that states it.
    pub flags: SmallMap<String, SmallMap<String, String>>,
    /// Canonical column → texts that state nothing.
    pub blanks: SmallMap<String, Vec<String>>,
    /// Canonical column of days → columns whose sum it is.
    pub sums: SmallMap<String, Vec<String>>,
    /// Canonical yes/no column → a date column: yes when the date lies in the row's school year.
    pub date_in_year: SmallMap<String, String>,
    /// Rows to keep: all these hold. A condition on a column that the file lacks holds.
    pub keep: Vec<Only>,
    /// Rows to leave out: any of these holds.
    pub leave_out: Vec<Only>,
    /// The indicators of a wide `measures` row.
    pub measure: Vec<LayoutMeasure>,
    /// Group codes known and not used (totals of splits, not reported, …).
    pub unused_groups: Vec<String>,
    /// Group codes that count grades, which tell the school's type.
    pub grade_groups: SmallMap<String, GradeBin>,
    /// Columns that count the students of a grade, which tell the school's type: column → grade.
    pub grade_counts: SmallMap<String, String>,
    /// A row of this file tells of a high school where no grade row says otherwise.
    pub graduation: bool,
    /// Definitions that differ from this project's own, shown in the trace: group or indicator → note id.
    pub differs: SmallMap<String, String>,
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

    /// Is it this project's own format?
    pub(super) fn canonical(&self) -> bool {
        self.grain.canonical_id() == Some(&self.id)
    }

    /// Every column's name that means something here, normalised; in order, each once.
    pub(super) fn spellings(&self) -> Vec<String> {
        let measures = self.measure.iter().flat_map(|m| [&m.numerator, &m.denominator, &m.denominator_plus, &m.value]);
        let aliases = self.columns.iter().chain(&self.join).flat_map(|(c, names)| std::iter::once(c).chain(names));
        let only = self.measure.iter().flat_map(|m| &m.only);
        let conditions = self.keep.iter().chain(&self.leave_out).chain(self.when.values()).chain(only);
        let others = self.date_in_year.values().chain(self.flags.values().flat_map(SmallMap::values));
        let others = others.chain(self.grade_counts.keys()).chain([&self.dated]).chain(self.sums.values().flatten());
        let named = self.required.iter().chain(measures).chain(aliases).chain(others);
        once(named.chain(conditions.map(|c| &c.column)).map(|n| normal(n)).collect())
    }

    /// In which rows a canonical column is read; nothing = in all.
    pub(super) fn when(&self, canonical: &str, header: &[String]) -> Option<Condition> {
        // Where the deciding column is absent nothing can be read.
        self.when.get(canonical).map(|only| self.condition(only, header).unwrap_or_default())
    }

    /// Which rows are kept.
    pub(super) fn kept(&self, header: &[String]) -> Kept {
        Kept { keep: self.conditions(&self.keep, header), leave_out: self.conditions(&self.leave_out, header) }
    }

    /// Texts of a canonical column that state nothing.
    pub(super) fn blank(&self, canonical: &str) -> &[String] {
        self.blanks.get(canonical).map_or(&[], Vec::as_slice)
    }

    /// The yes/no columns that make a canonical code column: code and position.
    pub(super) fn flags(&self, canonical: &str, header: &[String]) -> Vec<(&str, usize)> {
        let columns = self.flags.get(canonical).into_iter().flatten();
        columns.filter_map(|(code, name)| Some((code.as_str(), position(header, &normal(name))?))).collect()
    }

    /// The columns whose sum a canonical column is: all of them, or none when one is absent.
    pub(super) fn sum(&self, canonical: &str, header: &[String]) -> Vec<usize> {
        let at = |name: &String| position(header, &normal(name));
        self.sums.get(canonical).and_then(|names| names.iter().map(at).collect()).unwrap_or_default()
    }

    /// The date column that makes a canonical yes/no column.
    pub(super) fn date_in_year(&self, canonical: &str, header: &[String]) -> Option<usize> {
        position(header, &normal(self.date_in_year.get(canonical)?))
    }

    /// Conditions on the columns that a header has.
    pub(super) fn conditions(&self, all: &[Only], header: &[String]) -> Vec<Condition> {
        all.iter().filter_map(|only| self.condition(only, header)).collect()
    }

    fn condition(&self, only: &Only, header: &[String]) -> Option<Condition> {
        Some(Condition::new(*self.find(&only.column, header).first()?, &only.is))
    }

    /// Columns of a header that mean the same: the first of each set is read.
    pub(super) fn doubled(&self, header: &[String]) -> Vec<Vec<usize>> {
        let named = |canonical: &String, names: &[String]| -> Vec<usize> {
            let spellings = order::set(std::iter::once(canonical).chain(names).map(|n| normal(n)));
            // The canonical name goes first, then the spellings in the layout's order; what is read is what `find` gives.
            let first = self.find(canonical, header);
            let others =
                header.iter().enumerate().filter(|(at, name)| !first.contains(at) && spellings.contains(*name));
            first.iter().copied().chain(others.map(|(at, _)| at)).collect()
        };
        let sets = self.columns.iter().map(|(canonical, names)| named(canonical, names));
        sets.filter(|set| set.len() > 1).collect()
    }

    /// Whether a header has what this layout needs.
    pub(super) fn recognised(self: &Arc<Self>, header: &[String]) -> Recognised {
        match self.lacking(header) {
            None => Recognised::Layout(Arc::clone(self)),
            Some(column) => Recognised::Lacks { layout: Arc::clone(self), column },
        }
    }

    /// The required column that a (normalised) header lacks.
    fn lacking(&self, header: &[String]) -> Option<String> {
        self.required.iter().find(|c| !self.has(c, header)).cloned().or_else(|| {
            let enough = self.one_of.is_empty() || self.one_of.iter().any(|c| self.has(c, header));
            (!enough).then(|| self.one_of.join(" | "))
        })
    }

    fn has(&self, column: &str, header: &[String]) -> bool {
        !self.find(column, header).is_empty()
    }

    /// How many of its columns a header has: the more, the surer.
    pub(super) fn known(&self, header: &[String]) -> usize {
        self.columns.keys().chain(self.join.keys()).filter(|c| self.has(c, header)).count()
    }
}

/// Names in order, each once.
fn once(mut names: Vec<String>) -> Vec<String> {
    order::sort(&mut names);
    names.dedup();
    names
}

fn position(header: &[String], name: &str) -> Option<usize> {
    if name.is_empty() { None } else { header.iter().position(|h| h == name) }
}

/// What a header turned out to be.
pub(super) enum Recognised {
    Layout(Arc<Layout>),
    /// Nearly this layout.
    Lacks {
        layout: Arc<Layout>,
        column: String,
    },
    Nothing,
}

/// The layouts that a file is held against: the user's own go before those shipped.
#[derive(Clone, Debug, Default)]
pub struct Layouts {
    /// By name and fingerprint of the file they came from: the order in which files come decides nothing.
    own: SmallMap<(String, String), Arc<Layout>>,
}

impl Layouts {
    /// Those shipped alone.
    #[must_use]
    pub fn shipped() -> Self {
        Self::default()
    }

    /// Are there none of the user's own?
    pub(super) fn are_shipped(&self) -> bool {
        self.own.is_empty()
    }

    /// Adds one of the user's own, with the name and fingerprint of its file.
    pub fn add(&mut self, file: &str, hash: &str, layout: Arc<Layout>) {
        self.own.insert((file.to_owned(), hash.to_owned()), layout);
    }

    /// Finds the layout of a (normalised) header: all its required columns are there; of several, the most known columns.
    pub(super) fn recognise(&self, header: &[String]) -> Recognised {
        fn named<'l>(layouts: impl Iterator<Item = &'l Arc<Layout>>) -> impl Iterator<Item = &'l Arc<Layout>> {
            layouts.filter(|l| l.first_cell.is_empty())
        }
        let best = |layouts: &mut dyn Iterator<Item = &Arc<Layout>>| {
            layouts.filter(|l| l.lacking(header).is_none()).max_by_key(|l| l.known(header)).cloned()
        };
        // Of equals the last is taken: by file name among the user's own, as listed among those shipped.
        let fits = best(&mut named(self.own.values())).or_else(|| best(&mut named(layouts().iter())));
        if let Some(layout) = fits {
            return Recognised::Layout(layout);
        }
        let nearest = named(layouts().iter()).chain(named(self.own.values())).max_by_key(|l| l.known(header));
        match nearest.and_then(|l| l.lacking(header).map(|column| (l, column))) {
            Some((layout, column)) if layout.known(header) >= 3 => {
                Recognised::Lacks { layout: Arc::clone(layout), column }
            }
            _ => Recognised::Nothing,
        }
    }

    /// Does any layout know a column of this (normalised) name?
    pub(super) fn knows(&self, name: &str) -> bool {
        static WORDS: LazyLock<Vec<String>> =
            LazyLock::new(|| once(layouts().iter().flat_map(|layout| layout.spellings()).collect()));
        let has = |words: &[String]| words.binary_search_by(|word| word.as_str().cmp(name)).is_ok();
        has(&WORDS) || self.own.values().any(|layout| has(&layout.spellings()))
    }

    /// The layout of a file without a header row, told by its first row's first cell.
    pub(super) fn recognise_headless(&self, first_cell: &str) -> Option<&Arc<Layout>> {
        self.own.values().chain(layouts()).find(|l| l.first_cell.iter().any(|cell| cell == first_cell))
    }
}

/// A column's name without case, blanks and signs: `Academic Year` and `academic_year` are one.
pub(super) fn normal(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The names of a header's columns, without case, blanks and signs.
pub(super) fn normalised(names: &[String]) -> Vec<String> {
    names.iter().map(|name| normal(name)).collect()
}

/// A layout's text, read.
#[cfg(test)]
pub(super) fn parse(text: &str) -> Result<Layout, Vec<layout_toml::Fault>> {
    layout_toml::layout(&crate::document::read(text).0)
}

/// What `build.rs` has made of the files in the list.
const PACKED: Packed = Packed {
    words: include_str!(concat!(env!("OUT_DIR"), "/layouts.words")),
    bytes: include_bytes!(concat!(env!("OUT_DIR"), "/layouts.bytes")),
    placed: false,
};

/// Every layout shipped.
#[must_use]
pub fn layouts() -> &'static [Arc<Layout>] {
    static LAYOUTS: LazyLock<Vec<Arc<Layout>>> = LazyLock::new(|| {
        // A layout that is none is left out here and fails the test below.
        PACKED.files().filter_map(|file| layout_toml::layout(&file.root).ok()).map(Arc::new).collect()
    });
    &LAYOUTS
}

/// The columns of the canonical file of this grain, in order of name.
pub(super) fn canonical(grain: Grain) -> Vec<&'static str> {
    let layout = layouts().iter().find(|l| l.grain == grain && l.canonical());
    layout.into_iter().flat_map(|l| l.columns.keys().map(String::as_str)).chain(["spring"]).collect()
}

/// The text of a shipped layout, to start one's own from.
#[must_use]
pub fn layout_text(id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_layout_parses_and_is_named_after_its_file() {
        for (name, text) in SHIPPED {
            let layout = parse(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            assert_eq!(layout.id, *name);
            assert!(!layout.source.is_empty());
        }
    }

    #[test]
    fn every_shipped_layout_is_unpacked_as_its_text_says() {
        assert_eq!(layouts().len(), SHIPPED.len());
        for ((name, text), unpacked) in SHIPPED.iter().zip(layouts()) {
            let read = parse(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            assert_eq!(format!("{unpacked:?}"), format!("{read:?}"));
        }
    }

    #[test]
    fn what_a_layout_reads_depends_on_other_columns_of_the_row() {
        let text = r#"
            id = "x"
            label = "x"
            source = "a test"
            grain = "students"
            precedence = "students"
            required = []
            header = ["Kind", "Level", "RFEP", "Hispanic"]
            first_cell = ["AAA", "AAA-R"]
            keep = [{ column = "absent", is = "Y" }]
            [columns]
            ela_level = ["Level"]
            math_level = ["Level"]
            [when]
            ela_level = { column = "Kind", is = ["01", "1"] }
            math_level = { column = "absent", is = "2" }
            [flags.race_ethnicity]
            hispanic = "Hispanic"
            asian = "Asian"
            [blanks]
            ela_level = ["NS", "9"]
            [date_in_year]
            redesignated = "RFEP"
        "#;
        let layout = parse(text).unwrap_or_else(|faults| panic!("{faults:?}"));
        let header: Vec<String> = layout.header.iter().map(|name| normal(name)).collect();
        assert_eq!(layout.find("ela_level", &header), layout.find("math_level", &header));
        assert!(layout.when("ela_level", &header).is_some() && layout.when("grade", &header).is_none());
        assert_eq!(layout.flags("race_ethnicity", &header), [("hispanic", 3)]);
        assert_eq!(layout.date_in_year("redesignated", &header), Some(2));
        assert_eq!(layout.blank("ela_level"), ["NS", "9"]);
        // A condition on a column that the file lacks holds for the row and bars what depends on it.
        assert!(layout.kept(&header).keep.is_empty());
        assert_eq!(
            layout.when("math_level", &header).map(|c| format!("{c:?}")),
            Some("Condition { at: 0, is: [] }".into())
        );
    }

    #[test]
    fn a_header_without_its_required_column_is_named_with_what_it_lacks() {
        let header: Vec<String> = ["student_id", "grade", "ela_level", "days_absent"].map(normal).into();
        let Recognised::Lacks { layout, column } = Layouts::shipped().recognise(&header) else {
            panic!("not nearly recognised")
        };
        assert_eq!((layout.id.as_str(), column.as_str()), ("students", "school_code"));
    }
}
