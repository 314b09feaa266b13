//! The TOML of settings and norms, walked so that every fault is told with its line.

use crate::document::{self, Kind, shown};
use crate::methodology::{Refusal, RefusalKind, nearest};
use crate::model::Grade;

use super::progression::Subject;

pub(super) use crate::document::Value;

/// Reads a file with `read`, or tells everything that is wrong with it.
pub(super) fn read<T>(text: &str, read: impl FnOnce(&mut Table<'_>, &mut Faults) -> T) -> Result<T, Vec<Refusal>> {
    let mut faults = Faults { text, all: Vec::new() };
    let (document, errors) = document::read(text);
    if let Some(error) = errors.first() {
        faults.add(RefusalKind::Syntax, error.span.start, "file", String::new(), &error.message);
        return Err(faults.all);
    }
    let mut root = Table { name: String::new(), at: 0, entries: &document, known: Vec::new() };
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
        self.add(RefusalKind::Value, value.span().start, what, shown(&value.kind), expected);
        None
    }
}

/// A table being read: what is asked for is known, what is left over is not.
pub(super) struct Table<'d> {
    name: String,
    at: usize,
    entries: &'d document::Table<'d>,
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
        read: impl FnOnce(&'d Kind<'d>) -> Option<T>,
    ) -> Option<T> {
        let value = self.take(key)?;
        read(&value.kind).or_else(|| faults.value(value, &self.key(key), expected))
    }

    /// A value that must be there.
    pub(super) fn need<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        faults: &mut Faults<'_>,
        read: impl FnOnce(&'d Kind<'d>) -> Option<T>,
    ) -> Option<T> {
        if !self.entries.has(key) {
            self.refuse(key, &format!("{key} = …, {expected}"), faults);
        }
        self.get(key, expected, faults, read)
    }

    /// Something is wrong with a value, or lacking.
    pub(super) fn refuse(&self, key: &str, expected: &str, faults: &mut Faults<'_>) {
        let value = self.entries.get(key);
        let at = value.map_or(self.at, |value| value.span().start);
        let found = value.map_or_else(String::new, |value| shown(&value.kind));
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
        let items = self.get(key, &expected, faults, |value| value.as_list());
        let mut made = Vec::new();
        for item in items.into_iter().flatten() {
            let Some(entries) = item.kind.as_table() else {
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
        for (key, _) in self.entries.iter() {
            let found: &str = &key.name;
            if !self.known.contains(&found) {
                let expected = nearest(found, self.known.iter().copied());
                faults.add(RefusalKind::UnknownName, key.span().start, &self.key(found), found.to_owned(), &expected);
            }
        }
    }
}

pub(super) fn text(value: &Kind<'_>) -> Option<String> {
    value.as_text().map(str::to_owned)
}

pub(super) fn subject(value: &Kind<'_>) -> Option<Subject> {
    Subject::from_id(value.as_text()?)
}

/// `"04"`, `"4"` or `4`.
pub(super) fn grade(value: &Kind<'_>) -> Option<Grade> {
    let grade = match value {
        Kind::Whole(_) => Grade::numbered(whole(value)?)?,
        _ => Grade::parse(value.as_text()?)?,
    };
    (super::progression::number(grade) > 0).then_some(grade)
}

pub(super) fn whole<T: TryFrom<u64>>(value: &Kind<'_>) -> Option<T> {
    let Kind::Whole(number) = value else { return None };
    T::try_from(number.parse().ok()?).ok()
}

/// A finite number.
pub(super) fn decimal(value: &Kind<'_>) -> Option<f64> {
    let (Kind::Whole(number) | Kind::Decimal(number)) = value else { return None };
    number.parse().ok().filter(|number: &f64| number.is_finite())
}

pub(super) fn list<T>(value: &Kind<'_>, each: impl Fn(&Kind<'_>) -> Option<T>) -> Option<Vec<T>> {
    value.as_list()?.iter().map(|item| each(&item.kind)).collect()
}
