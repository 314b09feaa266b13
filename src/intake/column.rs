//! Where a canonical column is read, and in which rows.

use super::condition::Condition;
use super::layout::Layout;
use super::text::Row;

/// A canonical column that a file has.
pub(super) struct Column {
    pub(super) at: usize,
    /// What most columns have nothing of.
    special: Option<Box<Special>>,
}

struct Special {
    /// The text that stands in every row.
    constant: Option<Box<[u8]>>,
    /// The rows in which it is read.
    when: Option<Condition>,
    /// Texts that state nothing.
    blanks: Vec<Box<[u8]>>,
}

impl Column {
    /// The column of this name, if the header has it or the layout states its text.
    pub(super) fn of(layout: &Layout, canonical: &str, header: &[String]) -> Option<Self> {
        let at = layout.find(canonical, header).first().copied();
        let constant = layout.constants.get(canonical).map(|text| text.as_bytes().into());
        if at.is_none() && constant.is_none() {
            return None;
        }
        let when = layout.when(canonical, header);
        let blanks: Vec<_> = layout.blank(canonical).iter().map(|text| text.as_bytes().into()).collect();
        let plain = constant.is_none() && when.is_none() && blanks.is_empty();
        let special = (!plain).then(|| Box::new(Special { constant, when, blanks }));
        Some(Self { at: at.unwrap_or(0), special })
    }

    /// The columns whose sum a canonical column is: its own alone, if the layout names no others.
    pub(super) fn sum_of(layout: &Layout, canonical: &str, header: &[String]) -> Vec<Self> {
        match Self::of(layout, canonical, header) {
            Some(own) => vec![own],
            None => layout.sum(canonical, header).into_iter().map(|at| Self { at, special: None }).collect(),
        }
    }

    /// Is it read in every row, just as it is written?
    pub(super) const fn is_plain(&self) -> bool {
        self.special.is_none()
    }

    /// Its text in a row as it lies, perhaps with blanks or quotation marks around it; of a special column as it is read.
    #[inline]
    pub(super) fn untidied<'a>(&'a self, row: &Row<'a>) -> &'a [u8] {
        match &self.special {
            None => row.untidied(self.at),
            Some(special) => special.cell(self.at, row),
        }
    }

    /// Its text in a row; empty where nothing is stated.
    #[inline]
    pub(super) fn cell<'a>(&'a self, row: &Row<'a>) -> &'a [u8] {
        match &self.special {
            None => row.cell(self.at),
            Some(special) => special.cell(self.at, row),
        }
    }
}

impl Special {
    fn cell<'a>(&'a self, at: usize, row: &Row<'a>) -> &'a [u8] {
        if self.when.as_ref().is_some_and(|when| !when.holds(row)) {
            return &[];
        }
        if let Some(constant) = &self.constant {
            return constant;
        }
        let cell = row.cell(at);
        if self.blanks.iter().any(|blank| **blank == *cell) { &[] } else { cell }
    }
}
