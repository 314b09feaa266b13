//! School codes: text, parsed once, never a number.

use std::borrow::Borrow;
use std::fmt;

use serde::Serialize;

/// A school's code as its files write it; leading zeros kept. California's (CDS) has 14 digits:
/// 2 county, 5 district, 7 school.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct SchoolCode(Box<str>);

impl SchoolCode {
    /// Takes the text as it stands.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The code's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The LEA part of a CDS code (its first seven digits), or nothing when this is no CDS code.
    #[must_use]
    pub fn lea(&self) -> Option<&str> {
        check_cds(&self.0).is_ok().then(|| &self.0[..7])
    }
}

impl Borrow<str> for SchoolCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SchoolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with a code that should be a CDS code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    /// `1.61E+13`: a spreadsheet has destroyed the digits; nothing can bring them back.
    Exponent,
    /// Thirteen digits: a spreadsheet has eaten the leading zero of counties 01–09.
    LostZero,
    /// Anything else that is not fourteen digits.
    Length,
}

/// Checks that a text is a 14-digit CDS code.
///
/// # Errors
/// [`CodeFault`] says in which of the known ways it is not.
pub fn check_cds(text: &str) -> Result<(), CodeFault> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match (digits, text.len()) {
        // 1.6112E+13 saved once more: a school's code never ends in so many zeros.
        (true, 14) if text.ends_with("000000000") => Err(CodeFault::Exponent),
        (true, 14) => Ok(()),
        (true, 13) => Err(CodeFault::LostZero),
        (false, _) if is_exponent(text) => Err(CodeFault::Exponent),
        _ => Err(CodeFault::Length),
    }
}

/// `1.61E+13`, `1e13`: digits, perhaps a point, an `E` and an exponent with a sign or with two digits.
/// (`5E1` alone may be a school's own code and is left in peace.)
fn is_exponent(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let number = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let (signed, digits) = exponent.strip_prefix(['+', '-']).map_or((false, exponent), |rest| (true, rest));
    number(mantissa)
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (signed || mantissa.contains('.') || digits.len() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cds_code_has_fourteen_digits_and_keeps_its_zeros() {
        assert_eq!(check_cds("01611190106401"), Ok(()));
        assert_eq!(SchoolCode::new("01611190106401").lea(), Some("0161119"));
        assert_eq!(check_cds("1611190106401"), Err(CodeFault::LostZero));
        assert_eq!(check_cds("161119"), Err(CodeFault::Length));
    }

    #[test]
    fn an_exponent_is_a_destroyed_code_but_5e1_is_somebodys_own() {
        for destroyed in ["1.61E+13", "1.6E13", "1E+13", "1e13"] {
            assert_eq!(check_cds(destroyed), Err(CodeFault::Exponent), "{destroyed}");
        }
        assert_eq!(check_cds("16112000000000"), Err(CodeFault::Exponent));
        assert_eq!(check_cds("5E1"), Err(CodeFault::Length));
    }
}
