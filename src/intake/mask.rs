//! Values that may be personal are shown by their shape alone.

use super::values::whole;

/// The shape of a text: a dot for every letter, `#` for every digit; what stands between them stays.
pub(super) fn mask(text: &str) -> String {
    let hide = |c: char| match c {
        _ if c.is_numeric() => '#',
        ' ' | ',' | '-' | '/' | '.' => c,
        _ => '•',
    };
    text.chars().map(hide).collect()
}

/// `2011-08-17`, `8/17/2011`, `20110817`, with or without a time.
pub(super) fn is_date(text: &str) -> bool {
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let digits = |t: &&str| !t.is_empty() && t.len() <= 4 && t.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [one] => {
            one.len() == 8
                && whole(one.as_bytes()).is_some_and(|n| {
                    (1900..2100).contains(&(n / 10_000))
                        && (1..=12).contains(&(n / 100 % 100))
                        && (1..=31).contains(&(n % 100))
                })
        }
        three @ [_, _, _] => three.iter().all(digits) && three.iter().any(|t| t.len() == 4),
        _ => false,
    }
}

/// May a cell that stands where it should not be somebody's name, number, birthday or address? Where words are expected a
/// word is not masked: it is most likely a code that nobody knows, and must be seen to be mended.
pub(super) fn may_be_personal(cell: &str, words_expected: bool) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let id = (7..=12).contains(&digits) && cell.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let named = cell.split_once(',').is_some_and(|(last, first)| {
        let word = |t: &str| t.trim().chars().next().is_some_and(char::is_alphabetic);
        word(last) && word(first)
    });
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    cell.contains('@') || is_date(cell) || id || named || !words_expected && cell.split([' ', '-']).any(capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_name_somebody_is_personal_and_a_code_is_not() {
        for cell in ["Anders, Bo", "anders, bo", "9000123", "2011-08-17", "8/17/2011", "bo@example.org", "Anders"] {
            assert!(may_be_personal(cell, false), "{cell}");
        }
        for cell in ["n/a", "NULL", "3.5.1", "13", "01611190106401", "4,5", "-1", "abc"] {
            assert!(!may_be_personal(cell, false), "{cell}");
        }
        assert!(!may_be_personal("Hispanc", true) && may_be_personal("Anders, Bo", true));
        assert_eq!(mask("Anders, B 12/3"), "••••••, • ##/#");
    }
}
