//! One file from its first byte to its content and findings.

mod half;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::growth::{Norms, Settings, kind_of};
use crate::model::SchoolCode;
use crate::records::{DirectoryEntry, FileContent};

use super::container::{Damage, MEMBER, Unpacker};
use super::directory::DirectoryIntake;
use super::encoding::Encoding;
use super::facts::FactColumns;
use super::finding::{FindingKind, Findings, Severity};
use super::fingerprint::Fingerprint;
use super::head::{Fit, Head, Plan};
use super::layout::{Grain, Layout, Layouts, Recognised, normal};
use super::layout_file;
use super::mapping::Sample;
use super::measures::MeasureIntake;
use super::practices::PracticeIntake;
use super::references::ReferenceIntake;
use super::roster::RosterIntake;
use super::schools::{Schools, SlotColumns};
use super::students::StudentIntake;
use super::surveys::SurveyIntake;
use super::text::{Event, RecordReader, Row, decode};
use super::total::Total;

use half::Lead;

/// A file as its user knows it, and what it was recognised as.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its size as given.
    pub bytes: u64,
    /// A fingerprint of its bytes as given (xxHash64 of its blocks of four megabytes, 16 hex digits): equal files have
    /// equal ones.
    pub hash: String,
    /// `gzip`, the kind of an archive or workbook, or nothing.
    pub compression: &'static str,
    /// `UTF-8`, `UTF-8 with BOM`, `UTF-16 LE`, `UTF-16 BE` or `Windows-1252`.
    pub encoding: &'static str,
    /// Its layout, if recognised; of a layout file, what it says.
    pub layout: Option<Arc<Layout>>,
    /// What its rows are.
    pub grain: Grain,
    /// Rows read, without the header.
    pub rows: u64,
}

/// A file that has been read to its end.
#[derive(Clone, Debug)]
pub struct LoadedFile {
    /// Which file.
    pub source: Source,
    /// What is wrong with it.
    pub findings: Findings,
    /// What it tells; nothing when it could not be used.
    pub content: Option<FileContent>,
    /// The text of a methodology, or of settings or norms of growth.
    pub rules: Option<String>,
    /// The header and first rows of a table that no layout knows, or whose columns are not all read.
    pub sample: Option<Sample>,
}

/// Reads one file, pushed in chunks of any size.
pub struct FileReader {
    name: String,
    bytes: u64,
    fingerprint: Fingerprint,
    unpacker: Unpacker,
    encoding: Encoding,
    text: TextFile,
    /// The kind of container that it was unpacked as, without an error.
    container: Option<&'static str>,
    /// Something that was found while it was unpacked says why nothing of it is used.
    refused: bool,
    /// Of a second reader: what comes before its first line.
    lead: Option<Lead>,
    /// A second reader has read the rest.
    is_whole: bool,
}

impl FileReader {
    /// A file of this name, to be held against these layouts; the name says only whether it is a methodology or a layout
    /// (`.toml`).
    #[must_use]
    pub fn new(name: &str, layouts: &Layouts) -> Self {
        let rules = name.to_ascii_lowercase().ends_with(".toml");
        Self {
            name: name.to_owned(),
            bytes: 0,
            fingerprint: Fingerprint::new(),
            unpacker: Unpacker::new(),
            encoding: Encoding::new(),
            text: TextFile {
                layouts: layouts.clone(),
                member: name.contains(MEMBER),
                stage: if rules { Stage::Rules(Vec::new()) } else { Stage::Head(Head::default()) },
                findings: Findings::of(name),
                rows: 0,
            },
            container: None,
            refused: false,
            lead: None,
            is_whole: false,
        }
    }

    /// Is it an archive or a workbook, whose members are to be unpacked at its end?
    #[must_use]
    pub const fn is_archive(&self) -> bool {
        self.unpacker.is_archive()
    }

    /// The bytes of an archive or a workbook.
    #[cfg(feature = "archive")]
    pub(crate) fn take_archive(&mut self) -> Option<(String, Vec<u8>)> {
        Some((self.name.clone(), self.unpacker.take_archive()?))
    }

    /// What it contained has been unpacked.
    pub fn unpacked(&mut self, container: &str) {
        let known = ["xlsx", "xlsb", "xls", "ods"].into_iter().find(|kind| *kind == container);
        self.container = Some(known.unwrap_or("zip"));
    }

    /// Adds what was found while it was unpacked. After an error nothing of the file is used.
    pub fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) {
        if kind.severity() == Severity::Error {
            self.text.findings = Findings::of(&self.name);
            self.text.stage = Stage::Refused;
            self.refused = true;
        }
        self.text.findings.add_many(kind, count, None, "", found, expected);
    }

    /// The next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        self.bytes += chunk.len() as u64;
        self.fingerprint.push(chunk);
        let Self { unpacker, encoding, text, lead, .. } = self;
        let chunk = lead.as_mut().map_or(chunk, |lead| lead.pass(chunk));
        unpacker.push(chunk, &mut |bytes| encoding.push(bytes, &mut |bytes| text.push(bytes)));
    }

    /// The end of the file.
    #[must_use]
    pub fn close(mut self) -> LoadedFile {
        let Self { unpacker, encoding, text, .. } = &mut self;
        let damage = unpacker.finish(&mut |bytes| encoding.push(bytes, &mut |bytes| text.push(bytes))).err();
        encoding.finish(&mut |bytes| text.push(bytes));
        let compression = self.container.unwrap_or_else(|| self.unpacker.compression());
        if self.unpacker.is_archive() && self.container.is_none() && !self.refused {
            let (found, expected) = ("a zip archive or a spreadsheet", "a text table or a workbook");
            self.text.findings.add(FindingKind::NotText, None, "", found, expected);
        }
        if self.unpacker.is_archive() {
            self.text.stage = Stage::Refused;
        }
        let archive = self.container.is_some() && !self.refused;
        let mut source = Source {
            hash: self.fingerprint.text(),
            name: self.name,
            bytes: self.bytes,
            compression,
            encoding: self.encoding.name(),
            layout: None,
            grain: if archive { Grain::Archive } else { Grain::Unknown },
            rows: 0,
        };
        if let Some(damage) = damage {
            let kind = match damage {
                Damage::Truncated => FindingKind::TruncatedGzip,
                Damage::Broken => FindingKind::BrokenGzip,
                Damage::TooLarge => FindingKind::UnpacksTooLarge,
            };
            // Part of a school's students would give a wrong number: nothing of the file is used, nor reported twice.
            let mut findings = Findings::of(&source.name);
            findings.add(kind, None, "", &format!("{} bytes", source.bytes), "a whole file of its size");
            return LoadedFile { source, findings, content: None, rules: None, sample: None };
        }
        self.text.close(source.bytes == 0, &mut source)
    }
}

impl LoadedFile {
    /// Reads a file held in memory, by the layouts shipped.
    #[must_use]
    pub fn read(name: &str, bytes: &[u8]) -> Self {
        let mut reader = FileReader::new(name, &Layouts::shipped());
        reader.push(bytes);
        reader.close()
    }
}

/// The text of a file.
struct TextFile {
    layouts: Layouts,
    /// It came out of an archive, where cover sheets and pictures are no mistake.
    member: bool,
    stage: Stage,
    findings: Findings,
    rows: u64,
}

enum Stage {
    /// Until the header is found.
    Head(Head),
    Table(Box<Table>),
    /// A methodology, a layout, settings or norms of growth.
    Rules(Vec<u8>),
    /// Nothing more is read; a finding says why.
    Refused,
}

struct Table {
    reader: RecordReader,
    plan: Plan,
    header: Option<Header>,
    /// What stands above the header.
    above: Above,
}

/// The rows above the header.
#[derive(Default)]
struct Above {
    /// The next record names the separator.
    named: bool,
    /// Rows with text: how many, on which lines the first and the last.
    rows: u32,
    lines: (u32, u32),
}

struct Header {
    /// The layout it has, or nearly has.
    layout: Option<Arc<Layout>>,
    columns: usize,
    names: Vec<String>,
    body: Body,
    sample: Sample,
    /// No row has come yet.
    first: bool,
    /// The file has no header row: its layout has named the columns.
    headless: bool,
    total: Total,
}

/// The rows of a recognised table.
enum Body {
    Students {
        intake: Box<StudentIntake>,
        schools: Schools,
    },
    Measures {
        intake: Box<MeasureIntake>,
        schools: Schools,
    },
    Schools {
        intake: Box<DirectoryIntake>,
        directory: BTreeMap<SchoolCode, DirectoryEntry>,
    },
    Surveys {
        intake: Box<SurveyIntake>,
        schools: Schools,
    },
    References(Box<ReferenceIntake>),
    Practices(Box<PracticeIntake>),
    Roster(Box<RosterIntake>),
    /// Recognised, and nothing to compute.
    Known,
    Unrecognised,
}

impl Body {
    const fn slot(&self) -> Option<&SlotColumns> {
        match self {
            Self::Students { intake, .. } => Some(intake.slot()),
            Self::Measures { intake, .. } => Some(intake.slot()),
            Self::Surveys { intake, .. } => Some(intake.slot()),
            Self::Schools { .. }
            | Self::References(_)
            | Self::Practices(_)
            | Self::Roster(_)
            | Self::Known
            | Self::Unrecognised => None,
        }
    }

    fn facts(&self) -> Option<&FactColumns> {
        match self {
            Self::Schools { intake, .. } => Some(&intake.facts),
            other => other.slot().map(|slot| &slot.facts),
        }
    }
}

impl TextFile {
    /// With fewer columns, and unknown, it is prose or a list of settings.
    const NARROW: usize = 3;
    /// The longest methodology or layout file.
    const RULES: usize = 1 << 20;
    /// The longest file of norms: a model of two prior scores is some forty thousand bytes.
    const NORMS: usize = 1 << 26;

    fn push(&mut self, bytes: &[u8]) {
        match &mut self.stage {
            Stage::Head(head) => {
                if head.push(bytes) {
                    self.begin();
                }
            }
            Stage::Table(table) => table.push(bytes, &self.layouts, &mut self.findings, &mut self.rows),
            Stage::Rules(text) => {
                let whole = text.len() + bytes.len();
                text.extend_from_slice(bytes);
                if whole > Self::RULES && (whole > Self::NORMS || !is_norms(text)) {
                    self.findings.add(FindingKind::MethodologySyntax, None, "", "more than 1 MB", "a methodology file");
                    self.stage = Stage::Refused;
                }
            }
            Stage::Refused => {}
        }
    }

    /// The head is there: is this text, how is it separated, and where does the table begin?
    fn begin(&mut self) {
        let Stage::Head(head) = &mut self.stage else { return };
        let layouts = &self.layouts;
        let mut first = true;
        let plan = head.plan(&mut |names| fit(layouts, names, std::mem::take(&mut first)));
        let found = not_text(head.looked_at());
        let text = head.take();
        if let Some((mut kind, found)) = found {
            if self.member {
                kind = FindingKind::NoTable;
            }
            self.findings.add(kind, None, "", found, "a text table: CSV, tabs, semicolons, pipes or carets");
            self.stage = Stage::Refused;
            return;
        }
        let reader = RecordReader::new(plan.delimiter, plan.newline, 1);
        let above = Above { named: plan.named, ..Above::default() };
        if self.member && plan.widest < Self::NARROW && matches!(plan.fit, Fit::None) {
            self.findings.add(FindingKind::NoTable, None, "", "text", "a table");
            self.stage = Stage::Refused;
            return;
        }
        let mut table = Table { reader, plan, header: None, above };
        table.push(&text, &self.layouts, &mut self.findings, &mut self.rows);
        self.stage = Stage::Table(Box::new(table));
    }

    fn close(mut self, empty: bool, source: &mut Source) -> LoadedFile {
        if let Stage::Head(head) = &mut self.stage {
            if head.is_blank() {
                let found = if empty { "0 bytes" } else { "only blanks" };
                self.findings.add(FindingKind::EmptyFile, None, "", found, "a header line and rows");
                self.stage = Stage::Refused;
            } else {
                self.begin();
            }
        }
        let (mut content, mut rules, mut sample) = (None, None, None);
        match self.stage {
            Stage::Head(_) | Stage::Refused => {}
            Stage::Rules(text) => {
                let text = decode(&text).0.into_owned();
                if layout_file::is_layout(&text) {
                    source.grain = Grain::Layout;
                    source.layout = layout_file::read(&text, &mut self.findings).map(Arc::new);
                } else {
                    source.grain = match kind_of(&text).as_deref() {
                        Some(Settings::KIND) => Grain::GrowthSettings,
                        Some(Norms::KIND) => Grain::GrowthNorms,
                        _ => Grain::Methodology,
                    };
                    rules = Some(text);
                }
            }
            Stage::Table(mut table) => {
                table.finish(&self.layouts, &mut self.findings, &mut self.rows);
                if let Some(header) = table.header {
                    source.layout = header.layout.clone().filter(|_| !matches!(header.body, Body::Unrecognised));
                    source.grain = source.layout.as_ref().map_or(Grain::Unknown, |l| l.grain);
                    if self.rows == 0 && source.layout.is_some() {
                        self.findings.add(FindingKind::EmptyFile, Some(1), "", "a header and no rows", "rows");
                    }
                    if let Some(line) = header.body.facts().and_then(FactColumns::windows_1252) {
                        source.encoding = "Windows-1252";
                        self.findings.add(FindingKind::Windows1252, Some(line), "", source.encoding, "UTF-8");
                    }
                    (content, sample) = header.close(&mut self.findings);
                }
            }
        }
        source.rows = self.rows;
        LoadedFile { source: source.clone(), findings: self.findings, content, rules, sample }
    }
}

fn is_norms(text: &[u8]) -> bool {
    kind_of(&decode(&text[..text.len().min(4096)]).0).is_some_and(|kind| kind == Norms::KIND)
}

fn note_left_out(rows: u32, findings: &mut Findings) {
    if rows > 0 {
        findings.add_many(FindingKind::RowsLeftOut, rows, None, "", &rows.to_string(), "rows of schools");
    }
}

/// Names begin with a letter and are not codes. The first row of a file without a header must not be quoted: it may hold
/// a student's id.
fn looks_like_names(cells: &[String]) -> bool {
    let name = |cell: &String| {
        cell.chars().next().is_none_or(char::is_alphabetic) && !cell.ends_with(|c: char| c.is_ascii_digit())
    };
    cells.iter().all(name)
}

/// Files that are certainly no text.
fn not_text(head: &[u8]) -> Option<(FindingKind, &'static str)> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let found = if starts(b"%PDF") {
        "a PDF document"
    } else if super::container::is_archive(head) {
        "a packed archive or spreadsheet inside a packed file"
    } else if head.contains(&0) {
        "binary data"
    } else {
        return None;
    };
    Some((FindingKind::NotText, found))
}

impl Table {
    /// A name may hold a line end or two; a row over so many lines has lost a quotation mark.
    const MANY_BREAKS: u32 = 4;

    fn push(&mut self, bytes: &[u8], layouts: &Layouts, findings: &mut Findings, rows: &mut u64) {
        let Self { reader, plan, header, above } = self;
        reader.push(bytes, &mut |event| Self::event(plan, above, header, &event, layouts, findings, rows));
    }

    fn finish(&mut self, layouts: &Layouts, findings: &mut Findings, rows: &mut u64) {
        let Self { reader, plan, header, above } = self;
        reader.finish(&mut |event| Self::event(plan, above, header, &event, layouts, findings, rows));
    }

    #[inline]
    fn event(
        plan: &Plan,
        above: &mut Above,
        header: &mut Option<Header>,
        event: &Event<'_>,
        layouts: &Layouts,
        findings: &mut Findings,
        rows: &mut u64,
    ) {
        match (event, &mut *header) {
            (Event::Row(row), Some(header)) if header.is_usual(row) => {
                *rows += 1;
                header.take(row, findings);
            }
            _ => Self::unusual(plan, above, header, event, layouts, findings, rows),
        }
    }

    /// The header, rows above it, blank and total rows, rows with something to say about them.
    #[inline(never)]
    fn unusual(
        plan: &Plan,
        above: &mut Above,
        header: &mut Option<Header>,
        event: &Event<'_>,
        layouts: &Layouts,
        findings: &mut Findings,
        rows: &mut u64,
    ) {
        match (event, header) {
            (Event::TooLong { line }, _) => {
                let found = format!("more than {} bytes", RecordReader::LONGEST);
                findings.add(FindingKind::LineTooLong, Some(*line), "", &found, "one row");
            }
            // A line of blanks is no row.
            (Event::Row(row), _) if row.cell(0).is_empty() && row.is_blank() => {}
            (Event::Row(row), Some(header)) => {
                if header.total.is_at(row) {
                    let expected = "rows of students, schools or groups";
                    findings.add(FindingKind::TotalRow, Some(row.line), "", "Total", expected);
                    return;
                }
                *rows += 1;
                if row.breaks >= Self::MANY_BREAKS {
                    let found = format!("lines {}–{}", row.line, row.line + row.breaks);
                    findings.add(FindingKind::RunsOverLines, Some(row.line), "", &found, "a row of one line");
                }
                header.row(row, findings);
            }
            (Event::Row(_), None) if std::mem::take(&mut above.named) => {}
            (Event::Row(row), None) if plan.header.is_some_and(|line| row.line < line) => above.pass(row),
            (Event::Row(row), none) => {
                above.note(plan.names.is_some(), findings);
                let names = plan.names.clone().unwrap_or_else(|| cells(row));
                let header = none.insert(Header::read(names, row.line, layouts, findings));
                if header.headless {
                    *rows += 1;
                    header.row(row, findings);
                }
            }
        }
    }
}

/// A row's cells as text.
fn cells(row: &Row<'_>) -> Vec<String> {
    (0..row.len()).map(|at| decode(row.cell(at)).0.into_owned()).collect()
}

fn normalised(names: &[String]) -> Vec<String> {
    names.iter().map(|n| normal(n)).collect()
}

/// How well these cells fit as a header. Where the first row is none, most others are told at a glance.
fn fit(layouts: &Layouts, names: &[String], first: bool) -> Fit {
    if names.first().is_some_and(|cell| layouts.recognise_headless(cell).is_some()) {
        return Fit::Whole(usize::MAX);
    }
    let header = normalised(names);
    if !first && !header.iter().any(|name| layouts.knows(name)) {
        return Fit::None;
    }
    match layouts.recognise(&header) {
        Recognised::Layout(layout) => Fit::Whole(layout.known(&header)),
        Recognised::Lacks { layout, .. } => Fit::Nearly(layout.known(&header)),
        Recognised::Nothing => Fit::None,
    }
}

impl Above {
    fn pass(&mut self, row: &Row<'_>) {
        self.rows += 1;
        let first = if self.rows == 1 { row.line } else { self.lines.0 };
        self.lines = (first, row.line);
    }

    /// Tells which rows above the header are none of it.
    fn note(&self, two_rows: bool, findings: &mut Findings) {
        let titles = self.rows.saturating_sub(u32::from(two_rows));
        if titles > 0 {
            let (first, last) = self.lines;
            let found = if first == last { format!("line {first}") } else { format!("lines {first}–{last}") };
            findings.add_many(FindingKind::TitleRows, titles, Some(first), "", &found, "the header on the first line");
        }
    }
}

impl Header {
    fn read(mut names: Vec<String>, line: u32, layouts: &Layouts, findings: &mut Findings) -> Self {
        let headless = names.first().and_then(|cell| layouts.recognise_headless(cell));
        if let Some(layout) = headless {
            names = layout.header.iter().cloned().chain(std::iter::repeat(String::new())).take(names.len()).collect();
        }
        let header = normalised(&names);
        let nearest = |layout: Option<Arc<Layout>>, body| Self {
            total: Total::new(layout.as_ref().map(|l| l.find("school_code", &header)).unwrap_or_default()),
            layout,
            columns: names.len(),
            names: names.clone(),
            body,
            sample: Sample::new(names.clone()),
            first: true,
            headless: headless.is_some(),
        };
        match headless.map_or_else(|| layouts.recognise(&header), |layout| layout.recognised(&header)) {
            Recognised::Layout(layout) => {
                let body = match layout.grain {
                    Grain::Students => StudentIntake::new(&layout, &header, names.clone())
                        .map(|intake| Body::Students { intake: Box::new(intake), schools: Schools::default() }),
                    Grain::Measures => MeasureIntake::new(&layout, &header, names.clone())
                        .map(|intake| Body::Measures { intake: Box::new(intake), schools: Schools::default() }),
                    Grain::Schools => DirectoryIntake::new(&layout, &header, &names)
                        .map(|intake| Body::Schools { intake: Box::new(intake), directory: BTreeMap::new() }),
                    Grain::Surveys => SurveyIntake::new(&layout, &header, names.clone())
                        .map(|intake| Body::Surveys { intake: Box::new(intake), schools: Schools::default() }),
                    Grain::References => ReferenceIntake::new(&layout, &header, names.clone())
                        .map(|intake| Body::References(Box::new(intake))),
                    Grain::Practices => PracticeIntake::new(&layout, &header, names.clone())
                        .map(|intake| Body::Practices(Box::new(intake))),
                    Grain::Roster => {
                        RosterIntake::new(&layout, &header, names.clone()).map(|intake| Body::Roster(Box::new(intake)))
                    }
                    Grain::Known => Some(Body::Known),
                    Grain::Methodology
                    | Grain::Layout
                    | Grain::GrowthSettings
                    | Grain::GrowthNorms
                    | Grain::Archive
                    | Grain::Unknown => None,
                };
                nearest(Some(layout), body.unwrap_or(Body::Unrecognised))
            }
            Recognised::Lacks { layout, column } => {
                let expected = format!("{column} (for {})", layout.id);
                let found = names.join(", ");
                findings.add(FindingKind::MissingRequiredColumn, Some(line), &column, &found, &expected);
                nearest(Some(layout), Body::Unrecognised)
            }
            Recognised::Nothing => {
                let found = format!(
                    "{} columns{}",
                    names.len(),
                    if looks_like_names(&names) { format!(": {}", names.join(", ")) } else { String::new() }
                );
                findings.add(FindingKind::UnknownLayout, Some(line), "", &found, "the header of a known layout");
                nearest(None, Body::Unrecognised)
            }
        }
    }

    /// As many cells as the header. A file may write a separator at the end of every row, or of the header alone: then its
    /// first row says so. In a later row alone an extra cell has shifted the others.
    fn fits(&mut self, row: &Row<'_>) -> bool {
        let first = std::mem::take(&mut self.first);
        if first && row.len() != self.columns {
            let blank = (self.columns..row.len()).all(|at| row.cell(at).is_empty())
                && self.names.get(row.len()..).is_none_or(|gone| gone.iter().all(String::is_empty));
            if blank {
                self.columns = row.len();
            }
        }
        row.len() == self.columns
    }

    /// A row as most are: it begins with a digit, has a cell for each column, and nothing asks for a closer look.
    #[inline]
    fn is_usual(&self, row: &Row<'_>) -> bool {
        row.len() == self.columns
            && row.breaks == 0
            && matches!(row.untidied(0), [b'0'..=b'9', ..])
            && self.sample.is_full()
    }

    fn row(&mut self, row: &Row<'_>, findings: &mut Findings) {
        if !self.fits(row) && !matches!(self.body, Body::Known | Body::Unrecognised) {
            let (found, expected) = (format!("{} cells", row.len()), format!("{} cells", self.columns));
            findings.add(FindingKind::FieldCount, Some(row.line), "", &found, &expected);
            return;
        }
        self.sample.keep(row);
        self.take(row, findings);
    }

    #[inline]
    fn take(&mut self, row: &Row<'_>, findings: &mut Findings) {
        match &mut self.body {
            Body::Students { intake, schools } => intake.row(row, schools, findings),
            Body::Measures { intake, schools } => intake.row(row, schools, findings),
            Body::Schools { intake, directory } => intake.row(row, directory, findings),
            Body::Surveys { intake, schools } => intake.row(row, schools, findings),
            Body::References(intake) => intake.row(row, findings),
            Body::Practices(intake) => intake.row(row, findings),
            Body::Roster(intake) => intake.row(row, findings),
            Body::Known | Body::Unrecognised => {}
        }
    }

    /// What it tells, and its first rows where there is something to match.
    fn close(mut self, findings: &mut Findings) -> (Option<FileContent>, Option<Sample>) {
        if let (Body::Known, Some(layout)) = (&self.body, &self.layout) {
            findings.add(FindingKind::NothingToCompute, None, "", &layout.label, &layout.why);
            return (None, None);
        }
        let unread = self.note_unread(findings);
        let known = self.headless || self.layout.as_ref().is_some_and(|l| !l.canonical());
        let unrecognised = matches!(self.body, Body::Unrecognised);
        let sample = (unrecognised && !self.headless || unread && !known).then(|| std::mem::take(&mut self.sample));
        (self.content(findings), sample)
    }

    fn content(self, findings: &mut Findings) -> Option<FileContent> {
        if let Body::Students { .. } | Body::Measures { .. } | Body::Surveys { .. } = self.body
            && self.body.slot().is_some_and(SlotColumns::no_year)
        {
            findings.add(FindingKind::YearUnstated, None, "school_year", "", "2014-15");
        }
        let nothing = FileContent::new(self.layout?.precedence);
        Some(match self.body {
            Body::Students { intake, schools } => {
                if let left_out @ 1.. = intake.left_out() {
                    let (kind, found) = (FindingKind::RowsNotCounted, left_out.to_string());
                    findings.add_many(kind, left_out, None, "", &found, "see the layout's conditions");
                }
                let (schools, students) = schools.into_parts();
                FileContent { schools, students, ..nothing }
            }
            Body::Measures { intake, schools } => {
                let (left_out, indicators) = intake.finish();
                note_left_out(left_out, findings);
                FileContent { schools: schools.into_parts().0, indicators, ..nothing }
            }
            Body::Schools { intake, directory } => {
                note_left_out(intake.left_out(), findings);
                FileContent { directory, ..nothing }
            }
            Body::Surveys { intake, schools } => {
                FileContent { schools: schools.into_parts().0, survey: Some(intake.finish()), ..nothing }
            }
            Body::References(intake) => FileContent { references: intake.finish(), ..nothing },
            Body::Practices(intake) => FileContent { practices: intake.finish(), ..nothing },
            Body::Roster(intake) => FileContent { roster: Some(intake.finish()), ..nothing },
            Body::Known | Body::Unrecognised => return None,
        })
    }

    /// Columns that this layout does not know, and those that say the same as another. Are there any that it does not know?
    fn note_unread(&self, findings: &mut Findings) -> bool {
        let Some(layout) = self.layout.as_ref().filter(|_| !matches!(self.body, Body::Unrecognised)) else {
            return false;
        };
        let header: Vec<String> = self.names.iter().map(|n| normal(n)).collect();
        for columns in layout.doubled(&header) {
            let names: Vec<&str> = columns.iter().filter_map(|at| self.names.get(*at)).map(String::as_str).collect();
            let found = names.join(", ");
            findings.add(FindingKind::DoubledColumn, Some(1), names.first().unwrap_or(&""), &found, "one of them");
        }
        let known = layout.spellings();
        let unread: Vec<&str> =
            self.names.iter().map(String::as_str).filter(|n| !n.is_empty() && !known.contains(&normal(n))).collect();
        if let Ok(count @ 1..) = u32::try_from(unread.len()) {
            findings.add_many(FindingKind::UnreadColumns, count, Some(1), "", &unread.join(", "), "");
        }
        !unread.is_empty()
    }
}
