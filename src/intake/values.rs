//! Cells become values.

use crate::order::SmallMap;

use super::layout::normal;
use super::text::decode;

/// What texts of a column mean, found by a few of their bytes. Remembers what it has been asked.
#[derive(Clone, Debug)]
pub(super) struct Meanings<T> {
    /// A power of two, at least twice what is known.
    table: Vec<Option<Meaning<T>>>,
    known: usize,
}

#[derive(Clone, Debug)]
struct Meaning<T> {
    print: Print,
    text: Box<[u8]>,
    means: T,
}

/// A text's length with its first and last eight bytes: all of it, up to sixteen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Print {
    first: u64,
    last: u64,
    length: usize,
}

impl Print {
    #[inline]
    fn of(text: &[u8]) -> Self {
        let length = text.len();
        if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
            return Self { first: u64::from_le_bytes(*first), last: u64::from_le_bytes(*last), length };
        }
        Self { first: short_word(text), last: 0, length }
    }

    /// Well mixed; the high bits best.
    #[inline]
    const fn mixed(self) -> u64 {
        (self.first ^ self.last.rotate_left(23) ^ self.length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[inline]
    const fn slot(self) -> usize {
        (self.mixed() >> 40) as usize
    }
}

/// A number that is the same for the same text, and for few others.
#[inline]
pub(super) fn print(text: &[u8]) -> u64 {
    Print::of(text).mixed()
}

/// Are two slices of one length equal? Sixteen bytes at a time, the last of them twice where they are no multiple.
#[inline]
pub(super) fn same(a: &[u8], b: &[u8]) -> bool {
    let equal = |a: &[u8; 16], b: &[u8; 16]| u128::from_le_bytes(*a) == u128::from_le_bytes(*b);
    match (a.last_chunk(), b.last_chunk()) {
        (Some(a_last), Some(b_last)) => {
            let parts = a.as_chunks().0.iter().zip(b.as_chunks().0);
            parts.fold(equal(a_last, b_last), |all, (a, b)| all & equal(a, b))
        }
        _ => a == b,
    }
}

/// Fewer than eight bytes as a number, the first lowest.
#[inline]
fn short_word(text: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (text.len() - 4));
    }
    match text {
        [] => 0,
        [first, .., last] => u64::from(*first) | u64::from(text[text.len() / 2]) << 8 | u64::from(*last) << 16,
        [only] => u64::from(*only),
    }
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self { table: Vec::new(), known: 0 }
    }
}

impl<T: Copy> Meanings<T> {
    /// What a text means, if it is known.
    #[inline]
    pub(super) fn get(&self, text: &[u8]) -> Option<T> {
        let print = Print::of(text);
        let mask = self.table.len().checked_sub(1)?;
        let mut at = print.slot() & mask;
        while let Some(meaning) = &self.table[at] {
            if meaning.print == print && (print.length <= 16 || *meaning.text == *text) {
                return Some(meaning.means);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Adds a text that is not known yet.
    pub(super) fn insert(&mut self, text: &[u8], means: T) {
        if self.table.len() < 2 * (self.known + 1) {
            let old = std::mem::take(&mut self.table);
            self.table.resize_with((old.len() * 2).max(16), || None);
            self.known = 0;
            old.into_iter().flatten().for_each(|meaning| self.put(meaning));
        }
        self.put(Meaning { print: Print::of(text), text: text.into(), means });
    }

    fn put(&mut self, meaning: Meaning<T>) {
        let mask = self.table.len() - 1;
        let mut at = meaning.print.slot() & mask;
        while self.table[at].is_some() {
            at = (at + 1) & mask;
        }
        self.table[at] = Some(meaning);
        self.known += 1;
    }
}

/// A code list: canonical codes with all their spellings.
#[derive(Clone, Debug)]
pub(super) struct CodeList {
    /// Marks of texts of one letter: [`CodeList::UNKNOWN`], [`CodeList::NONE`], or a code and [`CodeList::CODES`].
    letters: [u8; 256],
    /// Marks of longer texts.
    spellings: Meanings<u8>,
    /// Without case, blanks and signs → code.
    plain: SmallMap<String, u8>,
    /// How many were met in the file beyond the listed spellings.
    learned: usize,
    expected: String,
}

impl Default for CodeList {
    fn default() -> Self {
        Self {
            letters: [0; 256],
            spellings: Meanings::default(),
            plain: SmallMap::new(),
            learned: 0,
            expected: String::new(),
        }
    }
}

impl CodeList {
    /// What has not been met.
    const UNKNOWN: u8 = 0;
    /// What has been met and is no spelling of any code.
    const NONE: u8 = 1;
    /// Marks from here on are codes.
    const CODES: u8 = 2;
    /// Cells remembered from a file beyond the listed spellings, at most.
    const LEARNED: usize = 64;

    pub(super) fn new<'a>(codes: impl IntoIterator<Item = (&'a str, u8)>, expected: &str) -> Self {
        let mut list = Self { expected: expected.to_owned(), ..Self::default() };
        codes.into_iter().for_each(|(text, code)| list.spell(text, code));
        list
    }

    /// Adds another spelling; the first meaning of a text stands.
    pub(super) fn spell(&mut self, text: &str, code: u8) {
        if self.mark(text.as_bytes()) == Self::UNKNOWN {
            self.remember(text.as_bytes(), Some(code));
        }
        self.plain.or_insert_with(normal(text), || code);
    }

    /// For a finding.
    pub(super) fn expected(&self) -> &str {
        &self.expected
    }

    /// The code; a spelling that differs in case, blanks or signs only is the same.
    #[inline]
    pub(super) fn read(&mut self, cell: &[u8]) -> Option<u8> {
        match self.mark(cell) {
            Self::UNKNOWN => self.learn(cell),
            mark => mark.checked_sub(Self::CODES),
        }
    }

    /// The code of a text that has been met.
    #[inline]
    pub(super) fn known(&self, cell: &[u8]) -> Option<u8> {
        self.mark(cell).checked_sub(Self::CODES)
    }

    #[inline]
    fn mark(&self, cell: &[u8]) -> u8 {
        match cell {
            [letter] => self.letters[usize::from(*letter)],
            _ => self.spellings.get(cell).unwrap_or(Self::UNKNOWN),
        }
    }

    fn remember(&mut self, cell: &[u8], code: Option<u8>) {
        let mark = code.map_or(Self::NONE, |code| code.saturating_add(Self::CODES));
        match cell {
            [letter] => self.letters[usize::from(*letter)] = mark,
            _ => self.spellings.insert(cell, mark),
        }
    }

    #[cold]
    fn learn(&mut self, cell: &[u8]) -> Option<u8> {
        let code = self.plain.get(&normal(&decode(cell).0)).copied();
        if self.learned < Self::LEARNED {
            self.learned += 1;
            self.remember(cell, code);
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

/// A number of one to four digits.
#[inline]
pub(super) fn short(cell: &[u8]) -> Option<u16> {
    let four = match *cell {
        [d] => [b'0', b'0', b'0', d],
        [c, d] => [b'0', b'0', c, d],
        [b, c, d] => [b'0', b, c, d],
        [a, b, c, d] => [a, b, c, d],
        _ => return None,
    };
    let digits = u32::from_le_bytes(four) ^ 0x3030_3030;
    // Six more than a nine reaches the upper half of a byte, where every other sign has something.
    if (digits | digits.wrapping_add(0x0606_0606)) & 0xf0f0_f0f0 != 0 {
        return None;
    }
    let [a, b, c, d] = digits.to_le_bytes().map(u16::from);
    Some(a * 1000 + b * 100 + c * 10 + d)
}

/// A number of days in hundredths: whole, or with one or two decimals.
#[inline]
pub(super) fn hundredths(cell: &[u8]) -> Option<u16> {
    if let Some(days) = short(cell) {
        return (days <= crate::records::Days::MOST / 100).then(|| days * 100);
    }
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

/// Text as it was before a file of this project put an apostrophe before its sign, so that no spreadsheet takes it for a formula.
pub(crate) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|own| own.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_four_digits_are_their_number_and_anything_else_is_none() {
        for number in 0..10_000_u16 {
            assert_eq!(short(number.to_string().as_bytes()), Some(number));
            assert_eq!(short(format!("{number:04}").as_bytes()), Some(number));
        }
        assert_eq!((short(b""), short(b"12345")), (None, None));
        for other in (0..=u8::MAX).filter(|sign| !sign.is_ascii_digit()) {
            for at in 0..4 {
                let mut text = *b"9999";
                text[at] = other;
                assert_eq!((short(&text), short(&text[at..])), (None, None), "{other} at {at}");
            }
        }
    }

    #[test]
    fn short_texts_that_differ_are_never_taken_for_each_other() {
        let texts = ["a", "aa", "ab", "ba", "aaa", "aab", "aba", "baa", "a\0", "aa\0", "\0", "\0a", "abcd", "abcde"];
        let mut meanings = Meanings::default();
        texts.iter().zip(0_u8..).for_each(|(text, code)| meanings.insert(text.as_bytes(), code));
        assert!(texts.iter().zip(0_u8..).all(|(text, code)| meanings.get(text.as_bytes()) == Some(code)));
    }

    #[test]
    fn half_days_stay_exact() {
        assert_eq!(hundredths(b"4.5"), Some(450));
        assert_eq!(hundredths(b"180"), Some(18000));
        assert_eq!(hundredths(b"4.25"), Some(425));
        assert_eq!(hundredths(b"4.250"), Some(425));
        assert_eq!(hundredths(b"4.333"), None);
        assert_eq!(hundredths(b"9999"), None);
        assert_eq!(hundredths(b"980"), None);
    }

    #[test]
    fn a_spelling_in_another_case_is_the_same_code_and_is_remembered() {
        let mut list = CodeList::new([("EL", 1), ("English Learner", 1)], "EL");
        assert_eq!(list.read(b"english learner"), Some(1));
        assert_eq!(list.known(b"english learner"), Some(1));
        assert_eq!((list.read(b"XX"), list.read(b"XX")), (None, None));
        assert_eq!(list.learned, 2);
    }
}
