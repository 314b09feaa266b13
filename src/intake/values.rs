//! Cells become values.

use std::collections::BTreeMap;

use super::layout::normal;
use super::text::decode;

/// A code list: canonical codes with all their spellings, small enough to search in a row.
#[derive(Clone, Debug, Default)]
pub(super) struct CodeList {
    /// As written → code; nothing for what was met in the file and is no spelling of any.
    spellings: Vec<(Box<[u8]>, Option<u8>)>,
    /// Without case, blanks and signs → code.
    plain: BTreeMap<String, u8>,
    expected: String,
}

impl CodeList {
    /// Cells remembered from a file beyond the listed spellings, at most.
    const LEARNED: usize = 64;

    pub(super) fn new<'a>(codes: impl IntoIterator<Item = (&'a str, u8)>, expected: &str) -> Self {
        let mut list = Self { expected: expected.to_owned(), ..Self::default() };
        codes.into_iter().for_each(|(text, code)| list.spell(text, code));
        list
    }

    /// Adds another spelling.
    pub(super) fn spell(&mut self, text: &str, code: u8) {
        self.spellings.push((Box::from(text.as_bytes()), Some(code)));
        self.plain.entry(normal(text)).or_insert(code);
    }

    /// For a finding.
    pub(super) fn expected(&self) -> &str {
        &self.expected
    }

    /// The code; a spelling that differs in case, blanks or signs only is the same.
    #[inline]
    pub(super) fn read(&mut self, cell: &[u8]) -> Option<u8> {
        match self.spellings.iter().find(|(spelling, _)| **spelling == *cell) {
            Some((_, code)) => *code,
            None => self.learn(cell),
        }
    }

    #[cold]
    fn learn(&mut self, cell: &[u8]) -> Option<u8> {
        let code = self.plain.get(&normal(&decode(cell).0)).copied();
        if self.spellings.len() < self.plain.len() + Self::LEARNED {
            self.spellings.push((cell.into(), code));
        }
        code
    }
}

/// A whole number without sign, at most nine digits.
#[inline]
pub(super) fn whole(cell: &[u8]) -> Option<u32> {
    if cell.is_empty() || cell.len() > 9 {
        return None;
    }
    cell.iter().try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// A number of days in hundredths: whole, or with one or two decimals.
#[inline]
pub(super) fn hundredths(cell: &[u8]) -> Option<u16> {
    let (days, part) = match cell.iter().position(|b| *b == b'.') {
        None => (whole(cell)?, 0),
        Some(point) => {
            let decimals = cell[point + 1..].trim_ascii_end();
            let decimals = decimals.strip_suffix(b"0").filter(|d| d.len() >= 2).unwrap_or(decimals);
            let part = match decimals {
                [] => 0,
                [_] => whole(decimals)? * 10,
                [_, _] => whole(decimals)?,
                _ => return None,
            };
            (whole(&cell[..point])?, part)
        }
    };
    u16::try_from(days.checked_mul(100)? + part).ok().filter(|d| *d <= crate::records::Days::MOST)
}

/// Y or N in the spellings that systems use.
pub(super) fn yes_or_no() -> CodeList {
    let codes = [("N", 1), ("Y", 2), ("No", 1), ("Yes", 2), ("0", 1), ("1", 2), ("false", 1), ("true", 2)];
    CodeList::new(codes, "Y | N")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_days_stay_exact() {
        assert_eq!(hundredths(b"4.5"), Some(450));
        assert_eq!(hundredths(b"180"), Some(18000));
        assert_eq!(hundredths(b"4.25"), Some(425));
        assert_eq!(hundredths(b"4.250"), Some(425));
        assert_eq!(hundredths(b"4.333"), None);
        assert_eq!(hundredths(b"9999"), None);
    }

    #[test]
    fn a_spelling_in_another_case_is_the_same_code_and_is_remembered() {
        let mut list = CodeList::new([("EL", 1), ("English Learner", 1)], "EL");
        assert_eq!(list.read(b"english learner"), Some(1));
        assert_eq!(list.spellings.len(), 3);
        assert_eq!((list.read(b"XX"), list.read(b"XX")), (None, None));
        assert_eq!(list.spellings.len(), 4);
    }
}
