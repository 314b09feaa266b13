//! Text in whatever encoding becomes UTF-8 (or stays Windows-1252, which cells are read as one by one) as it comes; a
//! byte-order mark is taken off.

/// Turns a file's text bytes into bytes that the record reader takes.
pub(super) enum Encoding {
    /// The first bytes have not all come yet.
    Unseen(Vec<u8>),
    /// UTF-8, or bytes that are looked at cell by cell.
    Plain { mark: bool },
    /// Two bytes a letter.
    Utf16(Box<Utf16>),
}

impl Encoding {
    /// So many bytes decide.
    const LOOKED_AT: usize = 512;

    pub(super) const fn new() -> Self {
        Self::Unseen(Vec::new())
    }

    /// Its name, for a person.
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Utf16(utf16) if utf16.big => "UTF-16 BE",
            Self::Utf16(_) => "UTF-16 LE",
            Self::Plain { mark: true } => "UTF-8 with BOM",
            Self::Plain { mark: false } | Self::Unseen(_) => "UTF-8",
        }
    }

    /// Is a line end always one byte, wherever one begins to look?
    pub(super) const fn is_plain(&self) -> bool {
        matches!(self, Self::Plain { .. })
    }

    /// Hands on what a chunk says.
    pub(super) fn push(&mut self, chunk: &[u8], text: &mut impl FnMut(&[u8])) {
        match self {
            Self::Plain { .. } => text(chunk),
            Self::Utf16(utf16) => utf16.push(chunk, text),
            Self::Unseen(first) => {
                first.extend_from_slice(chunk);
                if first.len() >= Self::LOOKED_AT {
                    self.decide(text);
                }
            }
        }
    }

    /// Hands on the rest.
    pub(super) fn finish(&mut self, text: &mut impl FnMut(&[u8])) {
        if let Self::Unseen(_) = self {
            self.decide(text);
        }
        if let Self::Utf16(utf16) = self {
            utf16.finish(text);
        }
    }

    fn decide(&mut self, text: &mut impl FnMut(&[u8])) {
        let Self::Unseen(first) = self else { return };
        let first = std::mem::take(first);
        let (encoding, rest) = match first.as_slice() {
            [0xef, 0xbb, 0xbf, rest @ ..] => (Self::Plain { mark: true }, rest),
            [0xff, 0xfe, rest @ ..] => (Self::Utf16(Box::new(Utf16::new(false))), rest),
            [0xfe, 0xff, rest @ ..] => (Self::Utf16(Box::new(Utf16::new(true))), rest),
            rest => match unmarked(&rest[..rest.len().min(Self::LOOKED_AT)]) {
                Some(big) => (Self::Utf16(Box::new(Utf16::new(big))), rest),
                None => (Self::Plain { mark: false }, rest),
            },
        };
        *self = encoding;
        if !rest.is_empty() {
            self.push(rest, text);
        }
    }
}

/// UTF-16 without its mark: every other byte of a header line is zero. Is the big end first?
fn unmarked(first: &[u8]) -> Option<bool> {
    let pairs = first.chunks_exact(2);
    let most = pairs.len() * 4 / 5;
    let zero = |at: usize| pairs.clone().filter(|pair| pair[at] == 0 && pair[1 - at] != 0).count();
    let (high, low) = (zero(0), zero(1));
    (pairs.len() >= 2 && high.max(low) > most).then_some(high > low)
}

/// UTF-16 in chunks of any size. Half a letter becomes the replacement character.
pub(super) struct Utf16 {
    big: bool,
    /// The first byte of a pair that the last chunk cut.
    odd: Option<u8>,
    /// The first half of a letter of two pairs.
    half: Option<u16>,
    out: String,
}

impl Utf16 {
    /// Bytes turned at a time.
    const STEP: usize = 1 << 15;

    fn new(big: bool) -> Self {
        Self { big, odd: None, half: None, out: String::new() }
    }

    fn push(&mut self, chunk: &[u8], text: &mut impl FnMut(&[u8])) {
        for step in chunk.chunks(Self::STEP) {
            let mut bytes = step;
            if let (Some(first), [second, rest @ ..]) = (self.odd, bytes) {
                self.pair([first, *second]);
                (self.odd, bytes) = (None, rest);
            }
            let pairs = bytes.chunks_exact(2);
            if let [last] = pairs.remainder() {
                self.odd = Some(*last);
            }
            for pair in pairs {
                self.pair([pair[0], pair[1]]);
            }
            text(self.out.as_bytes());
            self.out.clear();
        }
    }

    fn finish(&mut self, text: &mut impl FnMut(&[u8])) {
        if self.half.take().is_some() | self.odd.take().is_some() {
            text("\u{fffd}".as_bytes());
        }
    }

    fn pair(&mut self, pair: [u8; 2]) {
        let unit = if self.big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
        if let Some(half) = self.half.take() {
            let whole = char::decode_utf16([half, unit]).next().and_then(Result::ok);
            self.out.push(whole.unwrap_or(char::REPLACEMENT_CHARACTER));
            if whole.is_some() {
                return;
            }
        }
        match unit {
            0xd800..=0xdbff => self.half = Some(unit),
            _ => self.out.push(char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], chunk: usize) -> (String, &'static str) {
        let (mut encoding, mut out) = (Encoding::new(), Vec::new());
        bytes.chunks(chunk).for_each(|c| encoding.push(c, &mut |text| out.extend_from_slice(text)));
        encoding.finish(&mut |text| out.extend_from_slice(text));
        (String::from_utf8(out).unwrap(), encoding.name())
    }

    #[test]
    fn utf_16_of_either_end_with_and_without_its_mark_is_read_in_any_chunks() {
        let text = "id,name\n1,Peña 𝔖chool €\n".repeat(40);
        for (mark, big) in [(true, true), (true, false), (false, true), (false, false)] {
            let marked = format!("{}{text}", if mark { "\u{feff}" } else { "" });
            let bytes: Vec<u8> =
                marked.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect();
            for chunk in [1, 2, 3, 7, 511, 4096] {
                let name = if big { "UTF-16 BE" } else { "UTF-16 LE" };
                assert_eq!(read(&bytes, chunk), (text.clone(), name), "chunks of {chunk}");
            }
        }
    }

    #[test]
    fn half_a_letter_is_replaced_and_nothing_else_is_lost() {
        let mut bytes = b"\xff\xfea\x00".to_vec();
        bytes.extend_from_slice(&[0x3d, 0xd8, b'b', 0, 0x00, 0xdc, b'c']);
        assert_eq!(read(&bytes, 3).0, "a\u{fffd}b\u{fffd}\u{fffd}");
    }

    #[test]
    fn plain_text_passes_as_it_is() {
        assert_eq!(read(b"\xef\xbb\xbfa,b\n", 1), ("a,b\n".to_owned(), "UTF-8 with BOM"));
        assert_eq!(read("a,ñ\n".as_bytes(), 2), ("a,ñ\n".to_owned(), "UTF-8"));
        assert_eq!(read(b"", 1), (String::new(), "UTF-8"));
    }
}
