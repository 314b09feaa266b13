//! A layout's tree → [`Layout`]: the tree is walked here, so that every fault is told with its place.

use crate::document::{self, Kind, Value, shown};
use crate::methodology::nearest;
use crate::model::GradeBin;
use crate::order::SmallMap;
use crate::records::Precedence;

use super::condition::Only;
use super::layout::{Grain, Layout, LayoutMeasure};
use super::roster::RosterKind;

const GRAINS: &[(&str, Grain)] = &[
    ("students", Grain::Students),
    ("measures", Grain::Measures),
    ("schools", Grain::Schools),
    ("surveys", Grain::Surveys),
    ("references", Grain::References),
    ("practices", Grain::Practices),
    ("roster", Grain::Roster),
    ("known", Grain::Known),
];

const PRECEDENCES: &[(&str, Precedence)] = &[
    ("schools", Precedence::Schools),
    ("students", Precedence::Students),
    ("measures", Precedence::Measures),
    ("public", Precedence::Public),
];

const TABLES: &[(&str, RosterKind)] = &[
    ("manifest", RosterKind::Manifest),
    ("orgs", RosterKind::Orgs),
    ("sessions", RosterKind::Sessions),
    ("classes", RosterKind::Classes),
    ("users", RosterKind::Users),
    ("roles", RosterKind::Roles),
    ("demographics", RosterKind::Demographics),
    ("enrollments", RosterKind::Enrollments),
    ("unneeded", RosterKind::Unneeded),
];

const GRADE_BINS: &[(&str, GradeBin)] = &[
    ("to_grade_3", GradeBin::ToGrade3),
    ("grades_4_to_6", GradeBin::Grades4To6),
    ("grades_7_and_8", GradeBin::Grades7And8),
    ("grades_9_to_12", GradeBin::Grades9To12),
];

/// What is wrong in one place of the file.
#[derive(Debug)]
pub(super) struct Fault {
    /// Byte at which it stands.
    pub(super) at: usize,
    /// Dotted name of its key.
    pub(super) what: String,
    pub(super) found: String,
    pub(super) expected: String,
}

/// The layout of a tree, or everything that makes it none.
pub(super) fn layout(document: &document::Table<'_>) -> Result<Layout, Vec<Fault>> {
    let mut faults = Faults(Vec::new());
    let layout = whole(Table::new(String::new(), 0, document), &mut faults);
    if faults.0.is_empty() { Ok(layout) } else { Err(faults.0) }
}

fn whole(mut root: Table<'_>, faults: &mut Faults) -> Layout {
    let grain = root.name_of("grain", GRAINS, faults);
    let precedence = root.name_of("precedence", PRECEDENCES, faults);
    for (key, there) in [("grain", grain.is_some()), ("precedence", precedence.is_some())] {
        if !there {
            root.lacks(key, faults);
        }
    }
    let layout = Layout {
        id: root.needed("id", faults),
        label: root.needed("label", faults),
        source: root.needed("source", faults),
        grain: grain.unwrap_or(Grain::Unknown),
        table: root.name_of("table", TABLES, faults),
        why: root.text("why", faults),
        precedence: precedence.unwrap_or(Precedence::Public),
        header: root.texts("header", faults),
        first_cell: root.texts("first_cell", faults),
        required: root.texts("required", faults),
        one_of: root.texts("one_of", faults),
        columns: root.map("columns", faults, texts),
        join: root.map("join", faults, texts),
        widths: root.map("widths", faults, widths),
        codes: root.map("codes", faults, |value, name, faults| entries(value, name, faults, texts)),
        constants: root.map("constants", faults, text),
        dated: root.text("dated", faults),
        when: root.map("when", faults, only),
        flags: root.map("flags", faults, |value, name, faults| entries(value, name, faults, text)),
        blanks: root.map("blanks", faults, texts),
        sums: root.map("sums", faults, texts),
        date_in_year: root.map("date_in_year", faults, text),
        keep: root.list("keep", faults, only),
        leave_out: root.list("leave_out", faults, only),
        measure: root.list("measure", faults, measure),
        unused_groups: root.texts("unused_groups", faults),
        grade_groups: root.map("grade_groups", faults, |value, name, faults| one_of(value, name, GRADE_BINS, faults)),
        grade_counts: root.map("grade_counts", faults, text),
        graduation: root.yes("graduation", faults),
        differs: root.map("differs", faults, text),
    };
    root.lacks("required", faults);
    root.finish(faults);
    layout
}

fn measure(value: &Value<'_>, name: &str, faults: &mut Faults) -> Option<LayoutMeasure> {
    let mut table = Table::of(value, name, faults)?;
    let measure = LayoutMeasure {
        indicator: table.needed("indicator", faults),
        numerator: table.text("numerator", faults),
        denominator: table.needed("denominator", faults),
        denominator_plus: table.text("denominator_plus", faults),
        value: table.text("value", faults),
        blank_is_suppressed: table.yes("blank_is_suppressed", faults),
        percent: table.yes("percent", faults),
        only: table.list("only", faults, only),
    };
    table.finish(faults);
    Some(measure)
}

/// A condition: `{ column = "…", is = "…" }`, or a list of texts.
fn only(value: &Value<'_>, name: &str, faults: &mut Faults) -> Option<Only> {
    let mut table = Table::of(value, name, faults)?;
    let only = Only { column: table.needed("column", faults), is: table.texts("is", faults) };
    table.lacks("is", faults);
    table.finish(faults);
    Some(only)
}

fn text(value: &Value<'_>, name: &str, faults: &mut Faults) -> Option<String> {
    let Kind::Text(text) = &value.kind else { return faults.add(value, name, "a text in quotes") };
    Some(text.to_string())
}

/// One text or a list of texts.
fn texts(value: &Value<'_>, name: &str, faults: &mut Faults) -> Option<Vec<String>> {
    match &value.kind {
        Kind::Text(text) => Some(vec![text.to_string()]),
        Kind::List(items) => items.iter().map(|item| text(item, name, faults)).collect(),
        _ => faults.add(value, name, "a text or a list of texts"),
    }
}

fn widths(value: &Value<'_>, name: &str, faults: &mut Faults) -> Option<Vec<usize>> {
    let width = |value: &Value<'_>| match &value.kind {
        Kind::Whole(number) => number.parse().ok(),
        _ => None,
    };
    match &value.kind {
        Kind::List(items) => items.iter().map(width).collect::<Option<_>>(),
        _ => None,
    }
    .or_else(|| faults.add(value, name, "a list of whole numbers"))
}

fn one_of<T: Copy>(value: &Value<'_>, name: &str, known: &[(&str, T)], faults: &mut Faults) -> Option<T> {
    let found = text(value, name, faults)?;
    let named = known.iter().find(|(id, _)| *id == found).map(|(_, named)| *named);
    named.or_else(|| faults.add(value, name, &nearest(&found, known.iter().map(|(id, _)| *id))))
}

type Read<T> = fn(&Value<'_>, &str, &mut Faults) -> Option<T>;

/// The entries of a table, each read alike.
fn entries<T>(value: &Value<'_>, name: &str, faults: &mut Faults, read: Read<T>) -> Option<SmallMap<String, T>> {
    let mut map = SmallMap::new();
    for (key, value) in Table::of(value, name, faults)?.entries.iter() {
        if let Some(read) = read(value, &format!("{name}.{}", key.name), faults) {
            map.insert(key.name.to_string(), read);
        }
    }
    Some(map)
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add<T>(&mut self, value: &Value<'_>, what: &str, expected: &str) -> Option<T> {
        self.at(value.span().start, what.to_owned(), shown(&value.kind), expected);
        None
    }

    fn at(&mut self, at: usize, what: String, found: String, expected: &str) {
        self.0.push(Fault { at, what, found, expected: expected.to_owned() });
    }
}

/// A table being read: what is asked for is known, what is left over is not.
struct Table<'d> {
    name: String,
    at: usize,
    entries: &'d document::Table<'d>,
    known: Vec<&'static str>,
}

impl<'d> Table<'d> {
    fn new(name: String, at: usize, entries: &'d document::Table<'d>) -> Self {
        Self { name, at, entries, known: Vec::new() }
    }

    fn of(value: &'d Value<'d>, name: &str, faults: &mut Faults) -> Option<Self> {
        match &value.kind {
            Kind::Table(entries) => Some(Self::new(name.to_owned(), value.span().start, entries)),
            _ => faults.add(value, name, &format!("a table: [{name}]")),
        }
    }

    fn key(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }

    fn take(&mut self, key: &'static str) -> Option<&'d Value<'d>> {
        self.known.push(key);
        self.entries.get(key)
    }

    /// Tells that a key is not there.
    fn lacks(&self, key: &str, faults: &mut Faults) {
        if !self.entries.has(key) {
            faults.at(self.at, self.key(key), String::new(), &format!("{key} = …"));
        }
    }

    fn read<T>(&mut self, key: &'static str, faults: &mut Faults, read: Read<T>) -> Option<T> {
        let value = self.take(key)?;
        read(value, &self.key(key), faults)
    }

    fn text(&mut self, key: &'static str, faults: &mut Faults) -> String {
        self.read(key, faults, text).unwrap_or_default()
    }

    fn needed(&mut self, key: &'static str, faults: &mut Faults) -> String {
        self.lacks(key, faults);
        self.text(key, faults)
    }

    fn texts(&mut self, key: &'static str, faults: &mut Faults) -> Vec<String> {
        self.read(key, faults, texts).unwrap_or_default()
    }

    fn yes(&mut self, key: &'static str, faults: &mut Faults) -> bool {
        match self.take(key).map(|value| (value, &value.kind)) {
            None => false,
            Some((_, Kind::Flag(yes))) => *yes,
            Some((value, _)) => faults.add(value, &self.key(key), "true | false").unwrap_or_default(),
        }
    }

    fn name_of<T: Copy>(&mut self, key: &'static str, known: &[(&str, T)], faults: &mut Faults) -> Option<T> {
        let value = self.take(key)?;
        one_of(value, &self.key(key), known, faults)
    }

    fn map<T>(&mut self, key: &'static str, faults: &mut Faults, read: Read<T>) -> SmallMap<String, T> {
        let value = self.take(key);
        value.and_then(|value| entries(value, &self.key(key), faults, read)).unwrap_or_default()
    }

    fn list<T>(&mut self, key: &'static str, faults: &mut Faults, read: Read<T>) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let name = self.key(key);
        let Kind::List(items) = &value.kind else {
            return faults.add(value, &name, "a list in brackets").unwrap_or_default();
        };
        items.iter().filter_map(|item| read(item, &name, faults)).collect()
    }

    /// Tells of the keys that nobody has asked for.
    fn finish(self, faults: &mut Faults) {
        for (key, _) in self.entries.iter() {
            let found = key.name.as_ref();
            if !self.known.contains(&found) {
                let expected = nearest(found, self.known.iter().copied());
                faults.at(key.span().start, self.key(found), found.to_owned(), &expected);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout;

    fn faults(text: &str) -> Vec<(String, String)> {
        let all = layout::parse(text).err().unwrap_or_default();
        all.into_iter().map(|fault| (fault.what, fault.expected)).collect()
    }

    const HEAD: &str =
        "id = \"a\"\nlabel = \"a\"\nsource = \"a\"\ngrain = \"students\"\nprecedence = \"students\"\nrequired = []\n";

    fn one(more: &str) -> (String, String) {
        let mut all = faults(&format!("{HEAD}{more}"));
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn a_condition_names_one_text_or_several() {
        let is = |text: &str| layout::parse(&format!("{HEAD}keep = [{{ column = \"a\", is = {text} }}]"));
        assert_eq!(is("\"S\"").ok().map(|l| l.keep[0].is.clone()), Some(vec!["S".to_owned()]));
        assert_eq!(is("[\"S\", \"D\"]").ok().map(|l| l.keep[0].is.clone()), Some(vec!["S".to_owned(), "D".to_owned()]));
        assert!(is("3").is_err());
    }

    #[test]
    fn every_fault_is_told_with_its_key_and_mend() {
        assert_eq!(faults(HEAD), []);
        assert_eq!(one("[colums]\n"), ("colums".into(), "did you mean \"columns\"?".into()));
        assert_eq!(one("[columns]\ngrade = 3\n"), ("columns.grade".into(), "a text or a list of texts".into()));
        assert_eq!(one("[widths]\nschool_code = [7, -7]\n").0, "widths.school_code");
        assert_eq!(one("keep = [{ column = \"a\" }]"), ("keep.is".into(), "is = …".into()));
        assert_eq!(one("keep = { column = \"a\", is = \"b\" }").1, "a list in brackets");
        assert_eq!(one("graduation = \"yes\""), ("graduation".into(), "true | false".into()));
        assert_eq!(one("[grade_groups]\nx = \"to_grade_4\"\n").1, "did you mean \"to_grade_3\"?");
        let lacking: Vec<String> = faults("").into_iter().map(|(what, _)| what).collect();
        assert_eq!(lacking, ["grain", "precedence", "id", "label", "source", "required"]);
    }
}
