//! One record and its cells.

/// One record: its cells and the line it starts on.
pub(in crate::intake) struct Row<'a> {
    /// From one.
    pub(in crate::intake) line: u32,
    /// Line ends inside its quotation marks.
    pub(in crate::intake) breaks: u32,
    /// The record as it lies in its file; of no cells when it does not lie whole in one chunk.
    lying: Cells<'a>,
    /// Its cells without quotation marks, one after the other, where taking them off is more than leaving out the two ends.
    copied: Option<Cells<'a>>,
}

/// Bytes, and where cells end in them.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) data: &'a [u8],
    pub(super) start: u32,
    pub(super) ends: &'a [u32],
}

impl<'a> Cells<'a> {
    pub(super) const NONE: Self = Self { data: &[], start: 0, ends: &[] };

    /// A cell; after the one before it `gap` bytes are passed over.
    #[inline]
    fn get(&self, column: usize, gap: u32) -> &'a [u8] {
        self.span(column, column, gap)
    }

    #[inline]
    fn span(&self, first: usize, last: usize, gap: u32) -> &'a [u8] {
        let start = match first.checked_sub(1) {
            None => Some(self.start),
            Some(before) => self.ends.get(before).map(|end| end + gap),
        };
        let (Some(start), Some(end)) = (start, self.ends.get(last)) else { return &[] };
        self.data.get(start as usize..*end as usize).unwrap_or_default()
    }
}

impl<'a> Row<'a> {
    #[inline]
    pub(super) const fn new(line: u32, breaks: u32, lying: Cells<'a>, copied: Option<Cells<'a>>) -> Self {
        Self { line, breaks, lying, copied }
    }

    /// How many cells.
    #[inline]
    pub(in crate::intake) fn len(&self) -> usize {
        self.copied.map_or(self.lying.ends, |copied| copied.ends).len()
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
        match &self.copied {
            None => self.lying.get(column, 1),
            Some(copied) => copied.get(column, 0),
        }
    }

    /// The bytes from the beginning of one cell to the end of another as they lie, with what is between them: equal bytes
    /// are equal cells. Nothing when the record does not lie whole in one chunk.
    #[inline]
    pub(in crate::intake) fn span(&self, first: usize, last: usize) -> Option<&'a [u8]> {
        (last < self.lying.ends.len()).then(|| self.lying.span(first, last, 1))
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
            [b'"', text @ .., b'"'] if self.copied.is_none() => text,
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
