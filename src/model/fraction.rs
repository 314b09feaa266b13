//! Exact numbers. A measure is compared and counted as a fraction; it becomes a decimal once, for display.

use std::cmp::Ordering;

/// A reduced fraction, for the methodology and the trace.
pub type Ratio = num_rational::Ratio<i128>;

/// A fraction that is never reduced, so that a rate keeps its own numerator and denominator.
/// The denominator is positive.
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    /// Top, with the sign.
    pub num: i64,
    /// Bottom, positive.
    pub den: i64,
}

impl Fraction {
    /// `num / den`.
    ///
    /// # Panics
    /// Never: a denominator that is not positive is read as one.
    #[must_use]
    pub const fn new(num: i64, den: i64) -> Self {
        Self { num, den: if den > 0 { den } else { 1 } }
    }

    /// Reads a plain decimal (`-12.5`, `.5`, `100`) exactly; nothing for any other text, or past 18 digits.
    #[must_use]
    pub fn parse_decimal(text: &str) -> Option<Self> {
        let (negative, body) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, part) = body.split_once('.').unwrap_or((body, ""));
        if whole.len() + part.len() == 0 || whole.len() + part.len() > 18 {
            return None;
        }
        let mut num = 0_i64;
        for b in whole.bytes().chain(part.bytes()) {
            if !b.is_ascii_digit() {
                return None;
            }
            num = num * 10 + i64::from(b - b'0');
        }
        let mut den = 1_i64;
        for _ in part.bytes() {
            den *= 10;
        }
        while den > 1 && num % 10 == 0 {
            num /= 10;
            den /= 10;
        }
        Some(Self { num: if negative { -num } else { num }, den })
    }

    /// The reduced fraction.
    #[must_use]
    pub fn ratio(self) -> Ratio {
        Ratio::new(i128::from(self.num), i128::from(self.den))
    }

    /// Decimals, half away from zero.
    #[must_use]
    pub fn fixed(self, places: u32) -> String {
        fixed(i128::from(self.num), i128::from(self.den), places)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        // Products of short numbers fit 64 bits: several times as fast where 128 are two words.
        if [self.num, self.den, other.num, other.den].iter().all(|own| i32::try_from(*own).is_ok()) {
            return (self.num * other.den).cmp(&(other.num * self.den));
        }
        (i128::from(self.num) * i128::from(other.den)).cmp(&(i128::from(other.num) * i128::from(self.den)))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

/// `num / den` with so many decimals, rounded once, half away from zero (methodology.md, rule 20). `den` is positive.
#[must_use]
pub fn fixed(num: i128, den: i128, places: u32) -> String {
    let unit = 10_i128.pow(places);
    let (magnitude, den) = (num.unsigned_abs(), den.unsigned_abs());
    // Whole and part apart, so that a large numerator does not overflow when scaled.
    let (whole, rest) = (magnitude / den, magnitude % den);
    let unit_u = unit.unsigned_abs();
    let scaled = rest * unit_u;
    let mut part = scaled / den;
    if (scaled % den) * 2 >= den {
        part += 1;
    }
    let (whole, part) = if part == unit_u { (whole + 1, 0) } else { (whole, part) };
    let sign = if num < 0 && (whole, part) != (0, 0) { "-" } else { "" };
    if places == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = places as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_exactly() {
        let read = |t| Fraction::parse_decimal(t).map(|f| (f.num, f.den));
        assert_eq!(read("-227.9"), Some((-2279, 10)));
        assert_eq!(read("7.50"), Some((75, 10)));
        assert_eq!(read("0"), Some((0, 1)));
        assert_eq!(read(".5"), Some((5, 10)));
        for not_a_number in ["", "-", "1e3", "1,000", "*", "12a", "."] {
            assert_eq!(read(not_a_number), None, "{not_a_number}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero_and_happens_once() {
        assert_eq!(fixed(5, 1000, 2), "0.01");
        assert_eq!(fixed(-5, 1000, 2), "-0.01");
        assert_eq!(fixed(-4, 1000, 2), "0.00");
        assert_eq!(fixed(9999, 10000, 2), "1.00");
        assert_eq!(fixed(40, 3, 2), "13.33");
        assert_eq!(fixed(100, 1, 2), "100.00");
        assert_eq!(fixed(7, 2, 0), "4");
    }

    #[test]
    fn fractions_compare_by_value_not_by_form() {
        assert_eq!(Fraction::new(1, 10), Fraction::new(10, 100));
        assert!(Fraction::new(-1, 3) < Fraction::new(-33, 100));
    }
}
