//! A large file of students, read by two at once: the second reader begins at a line further down and hands over what it
//! has read; the first takes it over when it gets there. The result is that of one reader, byte for byte.
//!
//! Nobody knows whether a byte in the middle of a file lies between quotation marks who has not read all bytes before it.
//! The second reader supposes that it does not, and begins after the next line end. The first, when it has read so far,
//! knows: if a record goes on there, what the second has read is thrown away and the first reads on. So it does when rows
//! say something that depends on the rows before them.
//!
//! ```text
//! first   open, push … push, can_be_halved ─▶ push, receive … push, receive ──────────▶ take_over ─▶ close
//! second  open, push the same first bytes, begin_half ─▶ push, hand_over … ─▶ end_half, hand_over …
//! ```
//!
//! Rows are handed over while more are read, slab by slab: no reader keeps them long beside the other.

use crate::records::{Carried, Carrier, SchoolRecords, StudentArena};

use super::super::finding::{FindingKind, Findings};
use super::super::fingerprint::Fingerprint;
use super::super::layout::normalised;
use super::super::schools::Schools;
use super::super::students::StudentIntake;
use super::super::text::RecordReader;
use super::rows::Rows;
use super::table::Table;
use super::{FileReader, Stage};

/// Findings that are made once a school, or name lines in their words: where there is one, one reader reads all.
const OF_MORE_THAN_A_ROW: [FindingKind; 4] =
    [FindingKind::LostZero, FindingKind::CodeLength, FindingKind::TooManySchools, FindingKind::RunsOverLines];

/// What a second reader has to say of a few thousand schools.
const ROOM_BESIDE_CHUNKS: usize = 1 << 19;

/// The bytes before the line at which a second reader begins.
pub(super) struct Lead {
    newline: u8,
    bytes: Vec<u8>,
    found: bool,
}

impl Lead {
    /// What of a chunk lies behind them.
    pub(super) fn pass<'c>(&mut self, chunk: &'c [u8]) -> &'c [u8] {
        if self.found {
            return chunk;
        }
        let end = memchr::memchr(self.newline, chunk);
        let (lead, rest) = chunk.split_at(end.map_or(chunk.len(), |end| end + 1));
        self.found = end.is_some();
        if self.bytes.len() <= RecordReader::LONGEST {
            self.bytes.extend_from_slice(lead);
        }
        rest
    }

    fn is_whole(&self) -> bool {
        self.found && self.bytes.len() <= RecordReader::LONGEST
    }
}

/// What a second reader hands over, beside the slabs of its rows.
struct Half<'b> {
    lead: &'b [u8],
    bytes: u64,
    blocks: Vec<u64>,
    rows: u64,
    left_out: u32,
    windows_1252: Option<u32>,
    findings: Findings,
    schools: Vec<SchoolRecords>,
    students: StudentArena,
}

impl<'b> Half<'b> {
    fn of(file: &str, half: &'b [u8], slabs: StudentArena) -> Option<Self> {
        let from = &mut Carried::new(half);
        Some(Self {
            lead: from.bytes()?,
            bytes: from.number()?,
            blocks: from.many(Carried::number)?,
            rows: from.number()?,
            left_out: from.number()?,
            windows_1252: Some(from.number()?).filter(|line| *line > 0),
            findings: Findings::carried(file, from)?,
            schools: from.many(SchoolRecords::carried)?,
            students: StudentArena::carried(slabs, from)?,
        })
    }
}

/// The table of students that a file has turned out to be.
fn students(stage: &mut Stage) -> Option<(&mut RecordReader, &mut StudentIntake, &mut Schools)> {
    let Stage::Table(table) = stage else { return None };
    let Table { reader, header, .. } = &mut **table;
    match &mut header.as_mut()?.rows {
        Rows::Students { intake, schools } => Some((reader, intake, schools)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

impl FileReader {
    /// The bytes read so far.
    #[must_use]
    pub const fn position(&self) -> u64 {
        self.bytes
    }

    /// Can a second reader, which knows the shipped layouts and the same first bytes, begin further down, at a multiple of
    /// four megabytes?
    #[must_use]
    pub fn can_be_halved(&self) -> bool {
        let Stage::Table(table) = &self.text.stage else { return false };
        let Some(header) = &table.header else { return false };
        let plain = self.unpacker.is_plain() && self.encoding.is_plain();
        plain
            && self.text.layouts.are_shipped()
            && header.sample.is_full()
            && matches!(header.rows, Rows::Students { .. })
    }

    /// Makes this the second reader: it knows the file's first rows, forgets them, and the next bytes come from further
    /// down. False when the file cannot be read so.
    pub fn begin_half(&mut self) -> bool {
        if !self.can_be_halved() {
            return false;
        }
        let Stage::Table(table) = &mut self.text.stage else { return false };
        let Table { reader, plan, header: Some(header), .. } = &mut **table else { return false };
        let Some(layout) = &header.layout else { return false };
        let names = &header.names;
        let Some(rows @ Rows::Students { .. }) = Rows::new(layout, &normalised(names), names) else { return false };
        header.rows = rows;
        *reader = RecordReader::new(plan.delimiter, plan.newline, 1);
        self.text.findings = Findings::of(&self.name);
        self.text.rows = 0;
        (self.bytes, self.fingerprint) = (0, Fingerprint::new());
        self.lead = Some(Lead { newline: plan.newline, bytes: Vec::new(), found: false });
        true
    }

    /// Can what the second reader has read so far be taken over?
    #[must_use]
    pub fn can_hand_over(&mut self) -> bool {
        let sound = !self.text.findings.has_any(&OF_MORE_THAN_A_ROW);
        sound && students(&mut self.text.stage).is_some_and(|(_, _, schools)| schools.are_few())
    }

    /// Rows of the second reader, which leave it: those that were read long ago; behind the end of its half, all.
    pub fn hand_over(&mut self) -> Option<Vec<u8>> {
        let has_ended = self.lead.is_none();
        students(&mut self.text.stage)?.2.hand_over(has_ended)
    }

    /// At the end of the file, what the second reader has read beside the rows that it hands over. Nothing when it cannot
    /// be taken over.
    pub fn end_half(&mut self) -> Option<Vec<u8>> {
        let lead = self.lead.take()?;
        if let Stage::Table(table) = &mut self.text.stage {
            table.finish(&self.text.layouts, &mut self.text.findings, &mut self.text.rows);
        }
        if lead.is_whole() && self.can_hand_over() { self.carry(&lead) } else { None }
    }

    fn carry(&mut self, lead: &Lead) -> Option<Vec<u8>> {
        let (_, intake, schools) = students(&mut self.text.stage)?;
        // The chunks are most of it.
        let mut to = Carrier::with_capacity(schools.students().bytes_of_chunks() + ROOM_BESIDE_CHUNKS);
        to.bytes(&lead.bytes);
        to.number(self.bytes);
        to.numbers(self.fingerprint.blocks().into_iter());
        to.number(self.text.rows);
        to.number(intake.left_out());
        to.number(intake.slot().facts.windows_1252().unwrap_or(0));
        self.text.findings.carry(&mut to);
        let list = schools.list()?;
        to.number(list.len() as u64);
        for school in list {
            school.carry(&mut to);
        }
        schools.students().carry(&mut to);
        Some(to.finish())
    }

    /// Keeps rows that a second reader hands over until it is known whether they can be taken over.
    pub fn receive(&mut self, rows: &[u8]) {
        self.received.place_slab(rows);
    }

    /// Takes over what a second reader has read from here to the end of the file: the rows received, and this about them.
    /// False when it cannot be; then the rows are forgotten, and the file is to be read on from [`FileReader::position`].
    pub fn take_over(&mut self, half: &[u8]) -> bool {
        let received = std::mem::take(&mut self.received);
        let Some(half) = Half::of(&self.name, half, received) else { return false };
        if !self.fingerprint.is_between_blocks() {
            return false;
        }
        let (from, mut fingerprint) = (self.bytes, self.fingerprint.clone());
        self.push(half.lead);
        let Some((reader, intake, schools)) = students(&mut self.text.stage) else { return false };
        if !reader.is_between_records() || !schools.are_few() {
            return false;
        }
        let lines = reader.line() - 1;
        intake.append(half.left_out, half.windows_1252.map(|line| line + lines));
        schools.append(half.schools, half.students, lines);
        self.text.findings.append(half.findings, lines);
        self.text.rows += half.rows;
        self.bytes = from + half.bytes;
        fingerprint.append(&half.blocks);
        self.fingerprint = fingerprint;
        true
    }
}
