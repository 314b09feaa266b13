//! What a methodology, a layout and the other files of rules are read from: a tree of tables, lists and values.
//!
//! A text somebody brings becomes one through the TOML crate (`written`), every value with its place for refusals. The files
//! shipped have been read when this crate was built (`build.rs`): they are unpacked (`packed`), so that a page that meets
//! no other needs no TOML. May not live here: what any key means.

pub(crate) mod packed;
mod written;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use packed::{Packed, Shipped};
pub(crate) use written::{Fault, read};

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct Value<'d> {
    pub(crate) kind: Kind<'d>,
    span: Range<usize>,
}

impl Value<'_> {
    /// Its bytes in the text, with quotes or brackets; of what stands in no text, none.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

/// What a value is. Numbers stay as they are written: who reads them knows how exact they are to be.
#[derive(Debug)]
pub(crate) enum Kind<'d> {
    Text(Cow<'d, str>),
    Whole(Cow<'d, str>),
    Decimal(Cow<'d, str>),
    Flag(bool),
    /// A date, or a number to another base than ten: no rule has any.
    Other(String),
    List(Vec<Value<'d>>),
    Table(Table<'d>),
}

impl<'d> Kind<'d> {
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(crate) fn as_list(&self) -> Option<&[Value<'d>]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub(crate) fn as_table(&self) -> Option<&Table<'d>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }
}

/// A name in a table and where it stands.
#[derive(Debug)]
pub(crate) struct Key<'d> {
    pub(crate) name: Cow<'d, str>,
    span: Range<usize>,
}

impl Key<'_> {
    /// Its bytes in the text; of what stands in no text, none.
    pub(crate) fn span(&self) -> Range<usize> {
        self.span.clone()
    }
}

/// Names and their values, in the order of names.
#[derive(Debug, Default)]
pub(crate) struct Table<'d>(Vec<(Key<'d>, Value<'d>)>);

impl<'d> Table<'d> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(Key<'d>, Value<'d>)> {
        self.0.iter()
    }

    pub(crate) fn entry(&self, name: &str) -> Option<&(Key<'d>, Value<'d>)> {
        self.0.iter().find(|(key, _)| key.name == name)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value<'d>> {
        self.entry(name).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }
}

/// A value as a reader of refusals knows it: without quotes and brackets.
pub(crate) fn shown(value: &Kind<'_>) -> String {
    match value {
        Kind::Text(text) | Kind::Whole(text) | Kind::Decimal(text) => text.to_string(),
        Kind::Other(text) => text.clone(),
        Kind::Flag(yes) => yes.to_string(),
        Kind::List(items) => items.iter().map(|item| shown(&item.kind)).collect::<Vec<_>>().join(", "),
        Kind::Table(table) => table
            .iter()
            .map(|(key, value)| format!("{} {}", key.name, shown(&value.kind)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}
