//! TOML text → tree. The one place that knows the TOML crate.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Key, Kind, Table, Value};

/// Why a text is not TOML.
#[derive(Debug)]
pub(crate) struct Fault {
    /// Where.
    pub(crate) span: Range<usize>,
    /// In English.
    pub(crate) message: String,
}

/// The tree of a text, with holes where there are faults.
pub(crate) fn read(text: &str) -> (Table<'_>, Vec<Fault>) {
    let (document, errors) = DeTable::parse_recoverable(text);
    let fault =
        |error: toml::de::Error| Fault { span: error.span().unwrap_or_default(), message: error.message().to_owned() };
    (table(document.into_inner()), errors.into_iter().map(fault).collect())
}

fn table(entries: DeTable<'_>) -> Table<'_> {
    Table(
        entries.into_iter().map(|(key, own)| (Key { span: key.span(), name: key.into_inner() }, value(own))).collect(),
    )
}

/// As deep as the TOML crate lets a text go.
fn value(own: Spanned<DeValue<'_>>) -> Value<'_> {
    let span = own.span();
    let kind = match own.into_inner() {
        DeValue::String(text) => Kind::Text(text),
        DeValue::Integer(number) if number.radix() == 10 => Kind::Whole(number.as_str().to_owned().into()),
        DeValue::Integer(number) => Kind::Other(number.as_str().to_owned()),
        DeValue::Float(number) => Kind::Decimal(number.as_str().to_owned().into()),
        DeValue::Boolean(yes) => Kind::Flag(yes),
        DeValue::Datetime(date) => Kind::Other(date.to_string()),
        DeValue::Array(items) => Kind::List(items.into_iter().map(value).collect()),
        DeValue::Table(entries) => Kind::Table(table(entries)),
    };
    Value { kind, span }
}
