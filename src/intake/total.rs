//! Rows that add up the others: reports end with them, and a subtotal may stand in between.

use super::text::Row;

/// Knows a row of totals when it sees one.
pub(super) struct Total {
    /// The columns of the school's code.
    code: Vec<usize>,
}

impl Total {
    /// What such a row begins with.
    const WORDS: [&[u8]; 5] = [b"total", b"totals", b"subtotal", b"sub total", b"grand total"];

    pub(super) const fn new(code: Vec<usize>) -> Self {
        Self { code }
    }

    /// Its first text says total, and it has no code.
    #[inline]
    pub(super) fn is_at(&self, row: &Row<'_>) -> bool {
        matches!(row.cell(0).first(), None | Some(b'T' | b't' | b'S' | b's' | b'G' | b'g')) && self.says_so(row)
    }

    #[cold]
    fn says_so(&self, row: &Row<'_>) -> bool {
        let Some(first) = (0..row.len()).find(|at| !row.cell(*at).is_empty()) else { return false };
        let cell = row.cell(first);
        let coded = |at: &usize| *at != first && !row.cell(*at).is_empty();
        let word = |word: &&[u8]| {
            let begins = cell.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            // "Total", "TOTAL: 40", "Total students"; never "Totally".
            begins && cell.get(word.len()).is_none_or(|after| !after.is_ascii_alphanumeric())
        };
        Self::WORDS.iter().any(word) && !self.code.iter().any(coded)
    }
}
