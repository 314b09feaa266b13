//! Conditions on the text of a column: which rows of a file are meant.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::text::Row;

/// A condition on a column's text, as a layout writes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Only {
    /// The column's name.
    pub column: String,
    /// The texts one of which it must hold; in the file one text or a list.
    #[serde(deserialize_with = "texts")]
    pub is: Vec<String>,
}

/// A condition with its column found in a header. The empty one holds for no row.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    at: usize,
    is: Vec<Box<[u8]>>,
}

impl Condition {
    pub(super) fn new(at: usize, is: &[String]) -> Self {
        Self { at, is: is.iter().map(|text| text.as_bytes().into()).collect() }
    }

    #[inline]
    pub(super) fn holds(&self, row: &Row<'_>) -> bool {
        let cell = row.cell(self.at);
        self.is.iter().any(|text| **text == *cell)
    }
}

/// The rows that a layout keeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    pub(super) keep: Vec<Condition>,
    pub(super) leave_out: Vec<Condition>,
}

impl Kept {
    #[inline]
    pub(super) fn has(&self, row: &Row<'_>) -> bool {
        self.keep.iter().all(|c| c.holds(row)) && !self.leave_out.iter().any(|c| c.holds(row))
    }
}

/// One text or a list of texts.
pub(super) fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    struct Texts;

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text or a list of texts")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut texts = Vec::new();
            while let Some(text) = list.next_element()? {
                texts.push(text);
            }
            Ok(texts)
        }
    }

    deserializer.deserialize_any(Texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_names_one_text_or_several() {
        let of = |text: &str| toml::from_str::<Only>(text).map(|only| only.is);
        assert_eq!(of("column = \"a\"\nis = \"S\"").ok(), Some(vec!["S".to_owned()]));
        assert_eq!(of("column = \"a\"\nis = [\"S\", \"D\"]").ok(), Some(vec!["S".to_owned(), "D".to_owned()]));
        assert!(of("column = \"a\"\nis = 3").is_err());
    }
}
