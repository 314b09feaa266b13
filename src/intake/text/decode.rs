//! How letters and separators are written.

use std::borrow::Cow;

/// The separator that occurs most often in the header line, outside quotes; a comma when none does.
pub(in crate::intake) fn delimiter_of(header: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b'\t', 0), (b';', 0), (b'|', 0), (b'^', 0)];
    for byte in header {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(d, _)| d == byte).for_each(|(_, n)| *n += 1),
        }
    }
    // The first of equals wins: a comma before the rarer separators.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(d, _)| *d)
}

/// A cell's text: UTF-8, or else Windows-1252 (then `true`).
pub(in crate::intake) fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (Cow::Owned(bytes.iter().map(|b| windows_1252(*b)).collect()), true),
    }
}

/// Windows-1252, as browsers read it: bytes 80–9F differ from Latin-1.
const fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[(byte - 0x80) as usize],
        _ => byte as char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_chooses_the_delimiter() {
        assert_eq!(delimiter_of(b"a,b,c"), b',');
        assert_eq!(delimiter_of(b"a\tb\tc, d"), b'\t');
        assert_eq!(delimiter_of(b"\"a,b,c\"^d"), b'^');
        assert_eq!(delimiter_of(b"alone"), b',');
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_windows_1252() {
        assert_eq!(decode(b"Pe\xf1a \x96 A"), (Cow::Borrowed("Peña – A"), true));
        assert_eq!(decode("Peña".as_bytes()), (Cow::Borrowed("Peña"), false));
    }
}
