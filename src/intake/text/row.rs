//! One record and its cells.

/// One record: its cells and the line it starts on.
pub(in crate::intake) struct Row<'a> {
    /// From one.
    pub(in crate::intake) line: u32,
    /// Line ends inside its quotation marks.
    pub(in crate::intake) breaks: u32,
    /// Its cells: as they lie, or copied without their quotation marks.
    cells: Cells<'a>,
    /// When they are copied, since taking their quotation marks off is more than leaving out the two ends: the record as it
    /// lies in its file; of no cells when it does not lie whole in one chunk.
    copied_from: Option<Cells<'a>>,
}

/// Bytes, and where cells lie in them.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) data: &'a [u8],
    /// The end of each cell; before them as much as the first cell would begin behind.
    pub(super) bounds: &'a [u32],
    /// Bytes between the end of a cell and the beginning of the next.
    pub(super) gap: u32,
}

impl<'a> Cells<'a> {
    pub(super) const NONE: Self = Self { data: &[], bounds: &[], gap: 0 };

    const fn len(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// From the beginning of one cell to the end of another.
    #[inline]
    fn span(&self, first: usize, last: usize) -> &'a [u8] {
        // The largest number stands for a column that a file lacks.
        let (Some(before), Some(end)) = (self.bounds.get(first), self.bounds.get(last.wrapping_add(1))) else {
            return &[];
        };
        let start = before.wrapping_add(self.gap);
        self.data.get(start as usize..*end as usize).unwrap_or_default()
    }
}

impl<'a> Row<'a> {
    /// A record whose cells lie in a window, each a byte behind the one before.
    ///
    /// Its parts are written where they are to be, each once: what is written in two halves and copied as one has the processor
    /// wait until everything written before has reached its memory.
    #[inline]
    pub(super) const fn lying(line: u32, breaks: u32, data: &'a [u8], bounds: &'a [u32]) -> Self {
        Self { line, breaks, cells: Cells { data, bounds, gap: 1 }, copied_from: None }
    }

    /// A record whose cells are copied.
    pub(super) const fn copied(line: u32, breaks: u32, cells: Cells<'a>, lying: Cells<'a>) -> Self {
        Self { line, breaks, cells, copied_from: Some(lying) }
    }

    /// How many cells.
    #[inline]
    pub(in crate::intake) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell's bytes without surrounding blanks; empty beyond the last.
    #[inline]
    pub(in crate::intake) fn cell(&self, column: usize) -> &'a [u8] {
        let cell = self.untidied(column);
        match cell {
            [first, .., last] if !(PLAIN[usize::from(*first)] && PLAIN[usize::from(*last)]) => self.tidied(cell),
            [only] if !PLAIN[usize::from(*only)] => self.tidied(cell),
            _ => cell,
        }
    }

    /// The cell as it lies, perhaps with blanks or quotation marks around it. What is understood as it lies needs no tidying.
    #[inline]
    pub(in crate::intake) fn untidied(&self, column: usize) -> &'a [u8] {
        self.cells.span(column, column)
    }

    /// The bytes from the beginning of one cell to the end of another as they lie, with what is between them: equal bytes
    /// are equal cells. Nothing when the record does not lie whole in one chunk.
    #[inline]
    pub(in crate::intake) fn span(&self, first: usize, last: usize) -> Option<&'a [u8]> {
        let lying = self.copied_from.as_ref().unwrap_or(&self.cells);
        (last < lying.len()).then(|| lying.span(first, last))
    }

    /// Its cells without their quotation marks, untidied.
    #[cfg(any(test, feature = "fuzz"))]
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(|at| self.unquoted(self.untidied(at)))
    }

    /// Has it no text at all?
    pub(in crate::intake) fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).is_empty())
    }

    fn unquoted(&self, cell: &'a [u8]) -> &'a [u8] {
        match cell {
            [b'"', text @ .., b'"'] if self.copied_from.is_none() => text,
            _ => cell,
        }
    }

    #[cold]
    fn tidied(&self, cell: &'a [u8]) -> &'a [u8] {
        tidied(self.unquoted(cell))
    }
}

/// Bytes that may stand at either end of a cell without anything to tidy.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let signs = [b' ', b'\t', b'\n', 0x0c, b'\r', b'"', b'=', 0xa0, 0xc2];
    let mut at = 0;
    while at < signs.len() {
        plain[signs[at] as usize] = false;
        at += 1;
    }
    plain
};

/// Without blanks around it, also the unbreakable ones of spreadsheets; `="0161…"`, which keeps a spreadsheet from
/// reading a code as a number, is its text.
fn tidied(mut cell: &[u8]) -> &[u8] {
    loop {
        cell = match cell.trim_ascii() {
            // A lone A0 is the unbreakable blank of Windows-1252, unless it ends a UTF-8 letter.
            [0xc2, 0xa0, rest @ ..] | [rest @ .., 0xc2, 0xa0] | [0xa0, rest @ ..] => rest,
            [b'=', b'"', text @ .., b'"'] => text,
            [rest @ .., 0xa0] if std::str::from_utf8(cell).is_err() => rest,
            trimmed => return trimmed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_wrappings_of_spreadsheets_are_no_part_of_a_cell() {
        for written in [" x ", "x\u{a0}", "\u{a0}x", "=\"x\"", "\tx"] {
            assert_eq!(tidied(written.as_bytes()), b"x", "{written:?}");
        }
        assert_eq!(tidied(b"x\xa0"), b"x");
        assert_eq!(tidied("à".as_bytes()), "à".as_bytes());
    }
}
