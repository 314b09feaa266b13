//! The TOML of settings and norms, walked so that every fault is told with its line.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::methodology::{Refusal, RefusalKind, nearest, shown};
use crate::model::Grade;

use super::progression::Subject;

pub(super) type Value<'d> = Spanned<DeValue<'d>>;

/// Reads a file with `read`, or tells everything that is wrong with it.
pub(super) fn read<T>(text: &str, read: impl FnOnce(&mut Table<'_>, &mut Faults) -> T) -> Result<T, Vec<Refusal>> {
    let mut faults = Faults { text, all: Vec::new() };
    let document = match DeTable::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            faults.add(RefusalKind::Syntax, at, "file", String::new(), error.message());
            return Err(faults.all);
        }
    };
    let mut root = Table { name: String::new(), at: 0, entries: document.get_ref(), known: Vec::new() };
    let made = read(&mut root, &mut faults);
    root.finish(&mut faults);
    if faults.all.is_empty() { Ok(made) } else { Err(faults.all) }
}

pub(super) struct Faults<'t> {
    text: &'t str,
    all: Vec<Refusal>,
}

impl Faults<'_> {
    fn add(&mut self, kind: RefusalKind, at: usize, what: &str, found: String, expected: &str) {
        let before = self.text.get(..at).unwrap_or_default();
        let line = u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX);
        self.all.push(Refusal { kind, line, what: what.to_owned(), found, expected: expected.to_owned() });
    }

    pub(super) fn value<T>(&mut self, value: &Value<'_>, what: &str, expected: &str) -> Option<T> {
        self.add(RefusalKind::Value, value.span().start, what, shown(value.get_ref()), expected);
        None
    }
}

/// A table being read: what is asked for is known, what is left over is not.
pub(super) struct Table<'d> {
    name: String,
    at: usize,
    entries: &'d DeTable<'d>,
    known: Vec<&'static str>,
}

impl<'d> Table<'d> {
    pub(super) fn key(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn take(&mut self, key: &'static str) -> Option<&'d Value<'d>> {
        self.known.push(key);
        self.entries.get(key)
    }

    /// A value that may be absent; `expected` tells what it should be.
    pub(super) fn get<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        faults: &mut Faults<'_>,
        read: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(key)?;
        read(value.get_ref()).or_else(|| faults.value(value, &self.key(key), expected))
    }

    /// A value that must be there.
    pub(super) fn need<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        faults: &mut Faults<'_>,
        read: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<T> {
        if !self.entries.contains_key(key) {
            self.refuse(key, &format!("{key} = …, {expected}"), faults);
        }
        self.get(key, expected, faults, read)
    }

    /// Something is wrong with a value, or lacking.
    pub(super) fn refuse(&self, key: &str, expected: &str, faults: &mut Faults<'_>) {
        let value = self.entries.get(key);
        let at = value.map_or(self.at, |value| value.span().start);
        let found = value.map_or_else(String::new, |value| shown(value.get_ref()));
        faults.add(RefusalKind::Value, at, &self.key(key), found, expected);
    }

    /// The tables under `[[key]]`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
        mut read: impl FnMut(&mut Table<'d>, &mut Faults<'_>) -> Option<T>,
    ) -> Vec<T> {
        let name = self.key(key);
        let expected = format!("tables: [[{name}]]");
        let items = self.get(key, &expected, faults, |value| value.as_array());
        let mut made = Vec::new();
        for item in items.into_iter().flatten() {
            let Some(entries) = item.get_ref().as_table() else {
                faults.value::<()>(item, &name, &expected);
                continue;
            };
            let mut table = Table { name: name.clone(), at: item.span().start, entries, known: Vec::new() };
            made.extend(read(&mut table, faults));
            table.finish(faults);
        }
        made
    }

    fn finish(&self, faults: &mut Faults<'_>) {
        for (key, _) in self.entries {
            let found: &str = key.get_ref();
            if !self.known.contains(&found) {
                let expected = nearest(found, self.known.iter().copied());
                faults.add(RefusalKind::UnknownName, key.span().start, &self.key(found), found.to_owned(), &expected);
            }
        }
    }
}

pub(super) fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(super) fn subject(value: &DeValue<'_>) -> Option<Subject> {
    Subject::from_id(value.as_str()?)
}

/// `"04"`, `"4"` or `4`.
pub(super) fn grade(value: &DeValue<'_>) -> Option<Grade> {
    let grade = match value {
        DeValue::Integer(_) => Grade::numbered(whole(value)?)?,
        _ => Grade::parse(value.as_str()?)?,
    };
    (super::progression::number(grade) > 0).then_some(grade)
}

pub(super) fn whole<T: TryFrom<u64>>(value: &DeValue<'_>) -> Option<T> {
    let number = value.as_integer().filter(|number| number.radix() == 10)?;
    T::try_from(number.as_str().parse().ok()?).ok()
}

/// A finite number.
pub(super) fn decimal(value: &DeValue<'_>) -> Option<f64> {
    let text = match value {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

pub(super) fn list<T>(value: &DeValue<'_>, each: impl Fn(&DeValue<'_>) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(|item| each(item.get_ref())).collect()
}
