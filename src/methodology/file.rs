//! The shape of a methodology file, before anybody asks whether its numbers make sense.
//!
//! A table's own `provenance` and `source` cover its plain values; a value that needs its own is written
//! `{ value = …, provenance = "…", source = "…" }`. The tree is walked here rather than by derived deserialisation, which
//! stops at the first fault: a reader of refusals wants all of them, each with its line.

use crate::document::{self, Fault, Kind, Value, shown};
use std::ops::Range;

use super::refusal::{Refusal, RefusalKind, nearest};
use super::types::{Place, Provenance, Sourced};

/// What reading the file has brought so far.
pub(super) struct Reading<'d> {
    text: &'d str,
    line_starts: Vec<usize>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) values: Vec<Sourced<()>>,
}

impl<'d> Reading<'d> {
    /// Refusals kept: whoever has mended a hundred drops the file again.
    const MOST: usize = 100;

    pub(super) fn new(text: &'d str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        Self { text, ..Self::of(std::iter::once(0).chain(starts).collect()) }
    }

    /// Of a file that is known to be TOML, by the bytes at which its lines begin.
    pub(super) fn of(line_starts: Vec<usize>) -> Self {
        Self { text: "", line_starts, refusals: Vec::new(), values: Vec::new() }
    }

    /// Of values that stand in no file: their line is 0.
    pub(super) fn without_lines() -> Self {
        Self::of(Vec::new())
    }

    /// Line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> u32 {
        u32::try_from(self.line_starts.partition_point(|start| *start <= at)).unwrap_or(u32::MAX)
    }

    pub(super) fn refuse(
        &mut self,
        kind: RefusalKind,
        span: &Range<usize>,
        what: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        let line = self.line(span.start);
        if self.refusals.len() >= Self::MOST {
            return;
        }
        self.refusals.push(Refusal { kind, line, what: what.into(), found: found.into(), expected: expected.into() });
    }

    /// Refuses a text that is not TOML; one fault a line, for a second one there only follows from the first.
    pub(super) fn refuse_syntax(&mut self, fault: &Fault) {
        let span = &fault.span;
        let line = self.line(span.start);
        if self.refusals.last().is_some_and(|refusal| refusal.line == line) {
            return;
        }
        let start = self.line_starts.get(line as usize - 1).copied().unwrap_or_default();
        let text = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let found: String = text.trim().chars().take(80).collect();
        self.refuse(RefusalKind::Syntax, span, "file", found, fault.message.as_str());
    }
}

/// A value with the provenance and source that cover it.
pub(super) struct Raw<'d> {
    pub(super) value: &'d Value<'d>,
    pub(super) name: String,
    provenance: Provenance,
    source: String,
    place: Place,
}

impl Raw<'_> {
    /// Refuses this value.
    pub(super) fn refuse(&self, reading: &mut Reading<'_>, kind: RefusalKind, expected: impl Into<String>) {
        reading.refuse(kind, &self.value.span(), self.name.as_str(), shown(&self.value.kind), expected);
    }

    /// Its meaning, with everything known about it.
    pub(super) fn means<T>(self, reading: &mut Reading<'_>, value: T) -> Sourced<T> {
        let stated = Sourced {
            value: (),
            provenance: self.provenance,
            source: self.source,
            line: reading.line(self.place.value.start),
            name: self.name,
            text: shown(&self.value.kind),
            place: self.place,
        };
        let meant = stated.with(value);
        reading.values.push(stated);
        meant
    }
}

/// A table being read: what is taken is known, what is left over is not.
pub(super) struct Table<'d> {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    entries: &'d document::Table<'d>,
    known: Vec<&'static str>,
    /// Its own provenance and source, once asked for.
    cover: Option<Cover>,
}

#[derive(Clone)]
struct Cover {
    provenance: (Provenance, Range<usize>),
    source: (String, Range<usize>),
}

impl<'d> Table<'d> {
    pub(super) fn root(table: &'d document::Table<'d>) -> Self {
        Self::new(String::new(), 0..0, table)
    }

    fn new(name: String, span: Range<usize>, entries: &'d document::Table<'d>) -> Self {
        Self { name, span, entries, known: Vec::new(), cover: None }
    }

    /// Dotted name of one of its keys.
    pub(super) fn key(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    /// The value of a key, if it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<&'d Value<'d>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        self.entries.get(key)
    }

    /// Refuses the absence of a key.
    pub(super) fn lacks(&self, reading: &mut Reading<'_>, key: &str, expected: impl Into<String>) {
        reading.refuse(RefusalKind::Value, &self.span, self.key(key), "", expected);
    }

    /// A table under a key, if it is there and is one.
    pub(super) fn table(&mut self, key: &'static str, reading: &mut Reading<'_>) -> Option<Self> {
        let value = self.take(key)?;
        let name = self.key(key);
        Self::of(name, value, reading)
    }

    /// The tables of an array of tables.
    pub(super) fn tables(&mut self, key: &'static str, reading: &mut Reading<'_>) -> Vec<Self> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Kind::List(items) = &value.kind else {
            let expected = format!("[[{key}]] in double brackets");
            reading.refuse(RefusalKind::Value, &value.span(), self.key(key), shown(&value.kind), expected);
            return Vec::new();
        };
        let name = self.key(key);
        items.iter().enumerate().filter_map(|(at, item)| Self::of(format!("{name}[{at}]"), item, reading)).collect()
    }

    fn of(name: String, value: &'d Value<'d>, reading: &mut Reading<'_>) -> Option<Self> {
        if let Kind::Table(entries) = &value.kind {
            return Some(Self::new(name, value.span(), entries));
        }
        let expected = format!("a table: [{name}]");
        reading.refuse(RefusalKind::Value, &value.span(), name, shown(&value.kind), expected);
        None
    }

    /// A text that is not blank.
    pub(super) fn text(&mut self, key: &'static str, reading: &mut Reading<'_>, expected: &str) -> Option<&'d str> {
        let Some(value) = self.take(key) else {
            self.lacks(reading, key, format!("{key} = \"…\": {expected}"));
            return None;
        };
        match &value.kind {
            Kind::Text(text) if !text.trim().is_empty() => Some(text),
            other => {
                reading.refuse(RefusalKind::Value, &value.span(), self.key(key), shown(other), expected);
                None
            }
        }
    }

    /// The value of a table that must be there: `[n_size]` with its `value`.
    pub(super) fn setting(&mut self, key: &'static str, reading: &mut Reading<'_>) -> Option<Raw<'d>> {
        if !self.entries.has(key) {
            self.known.push(key);
            self.lacks(reading, key, format!("[{key}] with value, provenance and source"));
            return None;
        }
        let mut table = self.table(key, reading)?;
        if !table.entries.has("value") {
            table.lacks(reading, "value", "value = …");
        }
        let raw = table.plain("value", self.key(key), reading);
        table.finish(reading);
        raw
    }

    /// A value with its provenance and source that must be there.
    pub(super) fn required(&mut self, key: &'static str, reading: &mut Reading<'_>, expected: &str) -> Option<Raw<'d>> {
        if !self.entries.has(key) {
            self.known.push(key);
            self.lacks(reading, key, format!("{key} = {expected}"));
        }
        self.sourced(key, reading)
    }

    /// A value with its provenance and source, if it is there.
    pub(super) fn sourced(&mut self, key: &'static str, reading: &mut Reading<'_>) -> Option<Raw<'d>> {
        let value = self.take(key)?;
        let name = self.key(key);
        if let Kind::Table(entries) = &value.kind
            && entries.has("value")
        {
            let mut own = Table::new(name.clone(), value.span(), entries);
            let raw = own.plain("value", name, reading);
            own.finish(reading);
            return raw;
        }
        self.plain(key, name, reading)
    }

    fn plain(&mut self, key: &'static str, name: String, reading: &mut Reading<'_>) -> Option<Raw<'d>> {
        let value = self.take(key)?;
        let Cover { provenance, source } = self.cover(&value.span(), reading);
        let place = Place { value: value.span(), provenance: provenance.1, source: source.1 };
        Some(Raw { value, name, provenance: provenance.0, source: source.0, place })
    }

    /// The table's provenance and source, refused once when a value needs them and they are not there.
    fn cover(&mut self, needed_at: &Range<usize>, reading: &mut Reading<'_>) -> Cover {
        if let Some(cover) = &self.cover {
            return cover.clone();
        }
        let cover = Cover { provenance: self.provenance(needed_at, reading), source: self.source(needed_at, reading) };
        self.cover.insert(cover).clone()
    }

    fn provenance(&mut self, needed_at: &Range<usize>, reading: &mut Reading<'_>) -> (Provenance, Range<usize>) {
        let ids = Provenance::ALL.map(Provenance::id);
        let (kind, span, found, expected) = match self.take("provenance").map(|v| (v, &v.kind)) {
            Some((value, Kind::Text(text))) => match Provenance::from_id(text) {
                Some(provenance) => return (provenance, value.span()),
                None if text.trim().is_empty() => {
                    (RefusalKind::MissingSource, value.span(), text.to_string(), format!("one of: {}", ids.join(", ")))
                }
                None => (RefusalKind::UnknownName, value.span(), text.to_string(), nearest(text, ids)),
            },
            Some((value, other)) => {
                (RefusalKind::UnknownName, value.span(), shown(other), format!("one of: {}", ids.join(", ")))
            }
            None => (
                RefusalKind::MissingSource,
                needed_at.clone(),
                String::new(),
                format!("provenance = \"…\" beside it, one of: {}", ids.join(", ")),
            ),
        };
        reading.refuse(kind, &span, self.key("provenance"), found, expected);
        (Provenance::Assumed, span)
    }

    fn source(&mut self, needed_at: &Range<usize>, reading: &mut Reading<'_>) -> (String, Range<usize>) {
        let (span, found) = match self.take("source").map(|v| (v, &v.kind)) {
            Some((value, Kind::Text(text))) if !text.trim().is_empty() => return (text.to_string(), value.span()),
            Some((value, other)) => (value.span(), shown(other)),
            None => (needed_at.clone(), String::new()),
        };
        let expected = "source = \"…\": a page, a clause or a name; for an assumed value, whose default it is";
        reading.refuse(RefusalKind::MissingSource, &span, self.key("source"), found, expected);
        (String::new(), span)
    }

    /// Refuses what nobody has asked for.
    pub(super) fn finish(mut self, reading: &mut Reading<'_>) {
        self.known.extend(["provenance", "source"].into_iter().filter(|_| !self.name.is_empty()));
        for (key, _) in self.entries.iter() {
            if !self.known.iter().any(|known| *known == key.name) {
                let expected = nearest(&key.name, self.known.iter().copied());
                reading.refuse(RefusalKind::UnknownName, &key.span(), self.key(&key.name), key.name.as_ref(), expected);
            }
        }
    }
}
