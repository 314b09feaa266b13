//! One record and its cells.

/// One record: its cells and the line it starts on.
pub(in crate::intake) struct Row<'a> {
    /// From one.
    pub(in crate::intake) line: u32,
    /// Line ends inside its quotation marks.
    pub(in crate::intake) breaks: u32,
    data: &'a [u8],
    start: u32,
    /// Where each cell ends in `data`.
    ends: &'a [u32],
    /// As it lies in the file: one byte between two cells, and quotation marks around some.
    raw: bool,
}

impl<'a> Row<'a> {
    /// A record as it lies in the file.
    #[inline]
    pub(super) const fn raw(data: &'a [u8], start: u32, ends: &'a [u32], line: u32, breaks: u32) -> Self {
        Self { line, breaks, data, start, ends, raw: true }
    }

    /// A record whose cells were copied one after the other.
    pub(super) const fn unquoted(data: &'a [u8], ends: &'a [u32], line: u32, breaks: u32) -> Self {
        Self { line, breaks, data, start: 0, ends, raw: false }
    }

    /// Does it lie as in the file, so that equal bytes of a [`Row::span`] are equal cells?
    #[inline]
    pub(in crate::intake) const fn is_raw(&self) -> bool {
        self.raw
    }

    /// How many cells.
    #[inline]
    pub(in crate::intake) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The cell's bytes without surrounding blanks; empty beyond the last.
    #[inline]
    pub(in crate::intake) fn cell(&self, column: usize) -> &'a [u8] {
        let cell = self.bytes(column);
        match cell {
            [first, .., last] if !(PLAIN[usize::from(*first)] && PLAIN[usize::from(*last)]) => self.tidied(cell),
            [only] if !PLAIN[usize::from(*only)] => self.tidied(cell),
            _ => cell,
        }
    }

    /// The bytes from the beginning of one cell to the end of another, with what lies between them.
    #[inline]
    pub(in crate::intake) fn span(&self, first: usize, last: usize) -> &'a [u8] {
        match (self.begin(first), self.ends.get(last)) {
            (Some(start), Some(end)) => self.data.get(start..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Its cells without their quotation marks, untidied.
    #[cfg(test)]
    pub(super) fn cells(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(|at| match self.bytes(at) {
            [b'"', text @ .., b'"'] if self.raw => text,
            bytes => bytes,
        })
    }

    /// Has it no text at all?
    pub(in crate::intake) fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.cell(at).is_empty())
    }

    #[inline]
    fn begin(&self, column: usize) -> Option<usize> {
        match column.checked_sub(1) {
            None => Some(self.start as usize),
            Some(before) => self.ends.get(before).map(|end| *end as usize + usize::from(self.raw)),
        }
    }

    #[inline]
    fn bytes(&self, column: usize) -> &'a [u8] {
        let (Some(start), Some(end)) = (self.begin(column), self.ends.get(column)) else { return &[] };
        self.data.get(start..*end as usize).unwrap_or_default()
    }

    #[cold]
    fn tidied(&self, cell: &'a [u8]) -> &'a [u8] {
        match cell {
            [b'"', text @ .., b'"'] if self.raw => tidied(text),
            _ => tidied(cell),
        }
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
