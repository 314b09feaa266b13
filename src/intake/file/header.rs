//! The header of a table, and what its columns make of a row.

use std::sync::Arc;

use crate::records::FileContent;

use super::super::facts::FactColumns;
use super::super::finding::{FindingKind, Findings};
use super::super::layout::{Layout, Layouts, Recognised, normal, normalised};
use super::super::mapping::Sample;
use super::super::text::Row;
use super::super::total::Total;
use super::rows::Rows;

pub(super) struct Header {
    /// The layout it has, or nearly has.
    pub(super) layout: Option<Arc<Layout>>,
    columns: usize,
    pub(super) names: Vec<String>,
    pub(super) rows: Rows,
    pub(super) sample: Sample,
    /// No row has come yet.
    first: bool,
    /// The file has no header row: its layout has named the columns.
    pub(super) headless: bool,
    pub(super) total: Total,
}

impl Header {
    pub(super) fn read(mut names: Vec<String>, line: u32, layouts: &Layouts, findings: &mut Findings) -> Self {
        let headless = names.first().and_then(|cell| layouts.recognise_headless(cell));
        if let Some(layout) = headless {
            names = layout.header.iter().cloned().chain(std::iter::repeat(String::new())).take(names.len()).collect();
        }
        let header = normalised(&names);
        let nearest = |layout: Option<Arc<Layout>>, rows| Self {
            total: Total::new(layout.as_ref().map(|l| l.find("school_code", &header)).unwrap_or_default()),
            layout,
            columns: names.len(),
            names: names.clone(),
            rows,
            sample: Sample::new(names.clone()),
            first: true,
            headless: headless.is_some(),
        };
        match headless.map_or_else(|| layouts.recognise(&header), |layout| layout.recognised(&header)) {
            Recognised::Layout(layout) => {
                let rows = Rows::new(&layout, &header, &names);
                nearest(Some(layout), rows.unwrap_or(Rows::Unrecognised))
            }
            Recognised::Lacks { layout, column } => {
                let expected = format!("{column} (for {})", layout.id);
                let found = names.join(", ");
                findings.add(FindingKind::MissingRequiredColumn, Some(line), &column, &found, &expected);
                nearest(Some(layout), Rows::Unrecognised)
            }
            Recognised::Nothing => {
                let found = format!(
                    "{} columns{}",
                    names.len(),
                    if looks_like_names(&names) { format!(": {}", names.join(", ")) } else { String::new() }
                );
                findings.add(FindingKind::UnknownLayout, Some(line), "", &found, "the header of a known layout");
                nearest(None, Rows::Unrecognised)
            }
        }
    }

    /// Its layout, where its rows are read by it.
    pub(super) fn recognised(&self) -> Option<&Arc<Layout>> {
        self.layout.as_ref().filter(|_| !matches!(self.rows, Rows::Unrecognised))
    }

    /// The columns that say what a school is.
    pub(super) fn facts(&self) -> Option<&FactColumns> {
        self.rows.facts()
    }

    /// As many cells as the header. A file may write a separator at the end of every row, or of the header alone: then its
    /// first row says so. In a later row alone an extra cell has shifted the others.
    fn fits(&mut self, row: &Row<'_>) -> bool {
        let first = std::mem::take(&mut self.first);
        if first && row.len() != self.columns {
            let blank = (self.columns..row.len()).all(|at| row.cell(at).is_empty())
                && self.names.get(row.len()..).is_none_or(|gone| gone.iter().all(String::is_empty));
            if blank {
                self.columns = row.len();
            }
        }
        row.len() == self.columns
    }

    /// A row as most are: it begins with a digit, has a cell for each column, and nothing asks for a closer look.
    #[inline]
    pub(super) fn is_usual(&self, row: &Row<'_>) -> bool {
        row.len() == self.columns
            && row.breaks == 0
            && matches!(row.untidied(0), [b'0'..=b'9', ..])
            && self.sample.is_full()
    }

    pub(super) fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        if !self.fits(row) && !matches!(self.rows, Rows::Known | Rows::Unrecognised) {
            let (found, expected) = (format!("{} cells", row.len()), format!("{} cells", self.columns));
            findings.add(FindingKind::FieldCount, Some(row.line), "", &found, &expected);
            return;
        }
        self.sample.keep(row);
        self.rows.take(row, findings);
    }

    /// What it tells, and its first rows where there is something to match.
    pub(super) fn close(mut self, findings: &mut Findings) -> (Option<FileContent>, Option<Sample>) {
        if let (Rows::Known, Some(layout)) = (&self.rows, &self.layout) {
            findings.add(FindingKind::NothingToCompute, None, "", &layout.label, &layout.why);
            return (None, None);
        }
        let unread = self.note_unread(findings);
        let known = self.headless || self.layout.as_ref().is_some_and(|l| !l.canonical());
        let unrecognised = matches!(self.rows, Rows::Unrecognised);
        let sample = (unrecognised && !self.headless || unread && !known).then(|| std::mem::take(&mut self.sample));
        (self.layout.and_then(|layout| self.rows.content(layout.precedence, findings)), sample)
    }

    /// Columns that this layout does not know, and those that say the same as another. Are there any that it does not know?
    fn note_unread(&self, findings: &mut Findings) -> bool {
        let Some(layout) = self.recognised() else {
            return false;
        };
        let header = normalised(&self.names);
        for columns in layout.doubled(&header) {
            let names: Vec<&str> = columns.iter().filter_map(|at| self.names.get(*at)).map(String::as_str).collect();
            let found = names.join(", ");
            findings.add(FindingKind::DoubledColumn, Some(1), names.first().unwrap_or(&""), &found, "one of them");
        }
        let known = layout.spellings();
        let unread: Vec<&str> =
            self.names.iter().map(String::as_str).filter(|n| !n.is_empty() && !known.contains(&normal(n))).collect();
        if let Ok(count @ 1..) = u32::try_from(unread.len()) {
            findings.add_many(FindingKind::UnreadColumns, count, Some(1), "", &unread.join(", "), "");
        }
        !unread.is_empty()
    }
}

/// Names begin with a letter and are not codes. The first row of a file without a header must not be quoted: it may hold
/// a student's id.
fn looks_like_names(cells: &[String]) -> bool {
    let name = |cell: &String| {
        cell.chars().next().is_none_or(char::is_alphabetic) && !cell.ends_with(|c: char| c.is_ascii_digit())
    };
    cells.iter().all(name)
}
