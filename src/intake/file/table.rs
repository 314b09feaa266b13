//! The table of a text: where its header is, and which of its rows ask for a closer look.

use super::super::finding::{FindingKind, Findings};
use super::super::head::{Fit, Plan};
use super::super::layout::{Layouts, Recognised, normalised};
use super::super::text::{Event, RecordReader, Row, decode};
use super::header::Header;

pub(super) struct Table {
    pub(super) reader: RecordReader,
    pub(super) plan: Plan,
    pub(super) header: Option<Header>,
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

impl Table {
    /// A name may hold a line end or two; a row over so many lines has lost a quotation mark.
    const MANY_BREAKS: u32 = 4;

    /// Of this plan, before its first byte.
    pub(super) fn new(plan: Plan) -> Self {
        let reader = RecordReader::new(plan.delimiter, plan.newline, 1);
        let above = Above { named: plan.named, ..Above::default() };
        Self { reader, plan, header: None, above }
    }

    pub(super) fn push(&mut self, bytes: &[u8], layouts: &Layouts, findings: &mut Findings, rows: &mut u64) {
        let Self { reader, plan, header, above } = self;
        reader.push(bytes, &mut |event| Self::event(plan, above, header, &event, layouts, findings, rows));
    }

    pub(super) fn finish(&mut self, layouts: &Layouts, findings: &mut Findings, rows: &mut u64) {
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
                header.rows.take(row, findings);
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

/// How well these cells fit as a header. Where the first row is none, most others are told at a glance.
pub(super) fn fit(layouts: &Layouts, names: &[String], first: bool) -> Fit {
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
