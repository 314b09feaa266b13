//! A variant as a file to be kept and handed on. It holds no data: changes say how much more or less, never what there is.

use std::fmt::Write;

use serde::Serialize;

use crate::document::{self, shown};

/// The file's version and kind, by which it is known.
const HEAD: &str = "schema = 1\nkind = \"what-if\"\n";

/// Changes under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Variant {
    /// What somebody calls it.
    pub name: String,
    /// The id of the methodology that it changes.
    pub methodology: String,
    /// Names and values of rules in turn.
    pub changes: Vec<String>,
    /// The school whose measures are changed; empty without one.
    pub school: String,
    /// Indicator, student group and how much more in turn.
    pub measures: Vec<String>,
}

impl Variant {
    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("# What if: changes to try, without any data.\n{HEAD}");
        let _ = writeln!(text, "name = {}", quoted(&self.name));
        let _ = writeln!(text, "methodology = {}", quoted(&self.methodology));
        if !self.school.is_empty() {
            let _ = writeln!(text, "school = {}", quoted(&self.school));
        }
        let lists: [(&str, &[&str], &[String]); 2] =
            [("rule", &["name", "value"], &self.changes), ("measure", &["indicator", "group", "by"], &self.measures)];
        for (table, keys, all) in lists {
            for one in all.chunks_exact(keys.len()) {
                let _ = writeln!(text, "\n[[{table}]]");
                for (key, value) in keys.iter().zip(one) {
                    let _ = writeln!(text, "{key} = {}", quoted(value));
                }
            }
        }
        text
    }

    /// Reads a file; nothing when it is none of these.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (root, faults) = document::read(text);
        if !faults.is_empty() {
            return None;
        }
        let known = |key: &str| root.get(key).map(|value| shown(&value.kind));
        if known("schema").as_deref() != Some("1") || known("kind").as_deref() != Some("what-if") {
            return None;
        }
        let list = |table: &str, keys: &[&str]| -> Option<Vec<String>> {
            let Some(all) = root.get(table) else { return Some(Vec::new()) };
            let mut read = Vec::new();
            for one in all.kind.as_list()? {
                let one = one.kind.as_table()?;
                for key in keys {
                    read.push(shown(&one.get(key)?.kind));
                }
            }
            Some(read)
        };
        Some(Self {
            name: known("name").unwrap_or_default(),
            methodology: known("methodology").unwrap_or_default(),
            changes: list("rule", &["name", "value"])?,
            school: known("school").unwrap_or_default(),
            measures: list("measure", &["indicator", "group", "by"])?,
        })
    }
}

fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let variant = Variant {
            name: "Half \"and\" half\nagain".into(),
            methodology: "core-2014-15".into(),
            changes: ["n_size", "30", "domain.academic.points", "55"].map(String::from).into(),
            school: "01234560123456".into(),
            measures: ["ela_performance", "english_learners", "-3"].map(String::from).into(),
        };
        let read = Variant::read(&variant.text());
        assert_eq!(read, Some(Variant { name: "Half \"and\" half again".into(), ..variant }));
        let empty = Variant { name: "Nothing".into(), ..Variant::default() };
        assert_eq!(Variant::read(&empty.text()), Some(empty));
    }

    #[test]
    fn another_file_is_no_variant() {
        for text in [
            "",
            "schema = 1",
            "schema = 2\nkind = \"what-if\"",
            "a,b\n1,2\n",
            "schema = 1\nkind = \"what-if\"\nrule = 3",
        ] {
            assert_eq!(Variant::read(text), None, "{text}");
        }
    }
}
