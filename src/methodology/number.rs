//! Numbers of a methodology file, read exactly.
//!
//! One rule for all: a number with a `%` is per cent (`7.5 %` is the proportion 3/40), a number without one is itself
//! (`3/40`, `-12.5`, `40/3`). Whole numbers and decimals may also stand without quotes.

use super::file::Raw;
use super::file::Reading;
use super::refusal::RefusalKind;
use crate::document::{Kind, Value, shown};
use crate::model::{Fraction, Ratio};

/// Largest denominator of a share, and of all points together, so that sums stay exact.
pub(super) const MOST_PARTS: i128 = 1_000_000_000;

/// Reads a number; nothing for anything else.
pub(super) fn number(value: &Kind<'_>) -> Option<Number> {
    match value {
        Kind::Text(text) | Kind::Whole(text) | Kind::Decimal(text) => parse(text),
        Kind::Other(_) | Kind::Flag(_) | Kind::List(_) | Kind::Table(_) => None,
    }
}

/// A number, and whether it was written per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: Fraction,
    pub(super) percent: bool,
}

fn parse(text: &str) -> Option<Number> {
    let text = text.trim();
    if let Some(percent) = text.strip_suffix('%') {
        let written = Fraction::parse_decimal(percent.trim_end())?;
        return Some(Number { value: Fraction::new(written.num, written.den.checked_mul(100)?), percent: true });
    }
    let value = match text.split_once('/') {
        Some((top, bottom)) => {
            let (top, bottom) = (whole(top)?, whole(bottom)?);
            (bottom > 0).then_some(Fraction::new(top, bottom))?
        }
        None => Fraction::parse_decimal(text)?,
    };
    Some(Number { value, percent: false })
}

fn whole(text: &str) -> Option<i64> {
    let read = Fraction::parse_decimal(text.trim())?;
    (read.den == 1 && !text.contains('.')).then_some(read.num)
}

/// A whole number from `low` to `high`.
pub(super) fn count(raw: &Raw<'_>, reading: &mut Reading<'_>, low: i64, high: i64) -> Option<i64> {
    let read = number(&raw.value.kind).filter(|n| !n.percent && n.value.den == 1).map(|n| n.value.num);
    let fits = read.filter(|n| (low..=high).contains(n));
    if fits.is_none() {
        raw.refuse(reading, RefusalKind::Value, format!("a whole number from {low} to {high}"));
    }
    fits
}

/// A share or an amount from 0 to `high`.
pub(super) fn amount(raw: &Raw<'_>, reading: &mut Reading<'_>, high: i128) -> Option<Ratio> {
    let read = number(&raw.value.kind).map(|n| n.value.ratio());
    let fits =
        read.filter(|r| *r >= Ratio::from_integer(0) && *r <= Ratio::from_integer(high) && *r.denom() <= MOST_PARTS);
    if fits.is_none() {
        let expected = format!("a number from 0 to {high}, as \"1/2\" or \"0.5\"");
        raw.refuse(reading, RefusalKind::Value, expected);
    }
    fits
}

/// One cut point: a proportion for a rate, otherwise the number itself.
pub(super) fn cut_point(value: &Value<'_>, rate: bool, name: &str, reading: &mut Reading<'_>) -> Option<Fraction> {
    let written = &value.kind;
    let refuse = |reading: &mut Reading<'_>, expected: String| {
        reading.refuse(RefusalKind::CutPoints, &value.span(), name, shown(written), expected);
        None
    };
    let Some(number) = number(written) else {
        let expected = if rate { "a number: \"7.5 %\" or \"3/40\"" } else { "a number: \"7.5\"" };
        return refuse(reading, expected.into());
    };
    if !rate && number.percent {
        return refuse(reading, "a number without %: the unit is not percent".into());
    }
    if rate && !(Fraction::new(0, 1)..=Fraction::new(1, 1)).contains(&number.value) {
        let mend =
            if number.percent { "from 0 % to 100 %".into() } else { format!("per cent: \"{} %\"", shown(written)) };
        return refuse(reading, mend);
    }
    Some(number.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_per_cent_sign_is_per_cent_and_one_without_is_itself() {
        let read = |text| parse(text).map(|n| n.value);
        assert_eq!(read("7.5 %"), Some(Fraction::new(3, 40)));
        assert_eq!(read("7.5%"), read("3/40"));
        assert_eq!(read("13.33"), Some(Fraction::new(1333, 100)));
        assert_eq!(read(" -12.5 "), Some(Fraction::new(-25, 2)));
        assert_eq!(read("40 / 3"), Some(Fraction::new(40, 3)));
        for not_a_number in ["", "%", "1/0", "1/-2", "1.5/2", "1/2 %", "1e3", "½", "9999999999999999999"] {
            assert_eq!(read(not_a_number), None, "{not_a_number}");
        }
    }
}
