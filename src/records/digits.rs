//! Digits, eight at a time.

/// The number that up to 17 digits write; nothing when there is another sign, or more.
#[inline]
pub(super) fn digits(text: &[u8]) -> Option<u64> {
    match text.len() {
        1..=7 => few(text),
        8..=16 => {
            let (high, low) = text.split_at(text.len() - 8);
            Some(few(high)? * 100_000_000 + eight(u64::from_le_bytes(*low.first_chunk()?))?)
        }
        17 => Some(digits(&text[..16])? * 10 + few(&text[16..])?),
        _ => None,
    }
}

/// Up to eight digits.
#[inline]
fn few(text: &[u8]) -> Option<u64> {
    if let Some(all) = text.first_chunk() {
        return eight(u64::from_le_bytes(*all));
    }
    text.iter().try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u64::from(digit - b'0')))
}

/// Eight digits, the first in the lowest byte. Neighbours are added up in pairs: of digits, of twos, of fours.
#[inline]
const fn eight(text: u64) -> Option<u64> {
    const ONES: u64 = u64::MAX / 255;
    let zeros = text.wrapping_sub(ONES * 0x30);
    // A sign below `0` or above `9` sets a high bit in one of the two.
    if (zeros | zeros.wrapping_add(ONES * 0x76)) & (ONES * 0x80) != 0 {
        return None;
    }
    let twos = (zeros.wrapping_mul(10).wrapping_add(zeros >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos.wrapping_mul(100).wrapping_add(twos >> 16)) & 0x0000_ffff_0000_ffff;
    Some((fours.wrapping_mul(10_000).wrapping_add(fours >> 32)) & 0xffff_ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_length_are_their_number_and_anything_else_is_none() {
        assert_eq!(digits(b""), None);
        for text in ["0", "7", "1234567", "12345678", "0123456789", "9999999999999999", "12345678901234567"] {
            assert_eq!(digits(text.as_bytes()), Some(text.parse().unwrap_or(0)), "{text}");
        }
        assert_eq!(digits(b"123456789012345678"), None);
        for at in 0..10 {
            for other in [b'/', b':', b' ', b'-', b'A', 0xff, 0] {
                let mut text = *b"0123456789";
                text[at] = other;
                assert_eq!(digits(&text), None, "{other} at {at}");
            }
        }
    }
}
