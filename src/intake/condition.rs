//! Conditions on the text of a column: which rows of a file are meant.

use super::text::Row;

/// A condition on a column's text, as a layout writes it.
#[derive(Clone, Debug)]
pub struct Only {
    /// The column's name.
    pub column: String,
    /// The texts one of which it must hold; in the file one text or a list.
    pub is: Vec<String>,
}

/// A condition with its column found in a header. The empty one holds for no row.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    at: usize,
    is: Vec<Box<[u8]>>,
}

impl Condition {
    pub(super) fn new(at: usize, is: &[String]) -> Self {
        Self { at, is: is.iter().map(|text| text.as_bytes().into()).collect() }
    }

    #[inline]
    pub(super) fn holds(&self, row: &Row<'_>) -> bool {
        let cell = row.cell(self.at);
        self.is.iter().any(|text| **text == *cell)
    }
}

/// The rows that a layout keeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) keep: Vec<Condition>,
    pub(super) leave_out: Vec<Condition>,
}

impl Kept {
    #[inline]
    pub(super) fn has(&self, row: &Row<'_>) -> bool {
        self.keep.iter().all(|c| c.holds(row)) && !self.leave_out.iter().any(|c| c.holds(row))
    }
}
