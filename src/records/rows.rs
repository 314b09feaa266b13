//! Where student rows are kept: 16 bytes each, in chunks of sixteen, in slabs that are never moved.
//!
//! A file's rows come in the file's order and are asked for school by school. Each school has a chain of chunks; what the
//! rows of a chunk share (where their lines begin, the upper part of their keys) is kept once a chunk.

mod carry;
mod details;

use super::details::StudentDetails;
use super::student::{Days, StudentFacts, StudentKey, StudentRow};
use details::{Beside, DetailArena};

/// The rows of one school and year in one file: which chunks of the file's [`StudentArena`] hold them.
#[derive(Clone, Debug, Default)]
pub struct StudentRows {
    full: Vec<Chunk>,
    /// The chunk that rows are added to; of no rows before the first, and when the one before is closed.
    last: Chunk,
    /// Line of the last row.
    line: u32,
}

/// What at most sixteen rows share.
#[derive(Clone, Copy, Debug, Default)]
struct Chunk {
    /// Number of the chunk among the arena's.
    position: u32,
    /// Rows in it.
    count: u32,
    /// Line from which the first row's distance counts.
    line: u32,
    /// The upper 24 bits of the rows' keys, or [`Chunk::WIDE`] and a position in [`StudentArena::wide`].
    high: u32,
}

impl Chunk {
    const ROWS: usize = 16;
    /// The rows' keys differ in their upper bits.
    const WIDE: u32 = 1 << 31;
}

/// A row beside what its chunk knows.
#[derive(Clone, Copy, Debug)]
struct Packed {
    /// Facts, and above them the lowest eight bits of the key.
    low: u64,
    /// The next 32 bits of the key.
    key: u32,
    days: WholeDays,
    /// Lines since the row before.
    distance: u16,
}

/// Days enrolled and absent, as most are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct WholeDays {
    enrolled: u8,
    absent: u8,
}

impl WholeDays {
    const NOT_STATED: Self = Self { enrolled: u8::MAX, absent: 0 };
    /// Not whole, or too many: they stand in [`StudentArena::days`].
    const OTHERS: Self = Self { enrolled: u8::MAX - 1, absent: 0 };
    /// Days; more than any year of school has.
    const MOST: u16 = 253;

    #[inline]
    fn of(days: Days) -> Self {
        let Some((enrolled, absent)) = days.stated() else { return Self::NOT_STATED };
        let whole = |hundredths: u16| {
            let days = hundredths / 100;
            u8::try_from(days).ok().filter(|_| days * 100 == hundredths && days <= Self::MOST)
        };
        match (whole(enrolled), whole(absent)) {
            (Some(enrolled), Some(absent)) => Self { enrolled, absent },
            _ => Self::OTHERS,
        }
    }
}

impl Packed {
    const NOBODY: Self = Self { low: 0, key: 0, days: WholeDays::NOT_STATED, distance: 0 };
    /// Bits of `low` that are facts.
    const FACTS: u32 = 56;

    #[expect(clippy::cast_possible_truncation, reason = "the rest of the key is in the chunk")]
    #[inline]
    fn new(row: StudentRow, distance: u16) -> Self {
        let key = row.key.bits();
        let low = row.facts.bits() | key << Self::FACTS;
        Self { low, key: (key >> 8) as u32, days: WholeDays::of(row.days), distance }
    }

    const fn key(self, high: u32) -> StudentKey {
        StudentKey::from_bits((high as u64) << 40 | (self.key as u64) << 8 | self.low >> Self::FACTS)
    }

    const fn facts(self) -> StudentFacts {
        StudentFacts::from_bits(self.low & ((1 << Self::FACTS) - 1))
    }
}

/// A file's student rows.
#[derive(Clone, Debug, Default)]
pub struct StudentArena {
    slabs: Vec<Vec<Packed>>,
    chunks: u32,
    /// The upper 24 bits of each key, of chunks in which they differ.
    wide: Vec<[u32; Chunk::ROWS]>,
    /// Hundredths of days enrolled and absent, of rows whose days are no [`WholeDays`].
    days: Beside<[u16; 2]>,
    details: DetailArena,
}

impl StudentArena {
    /// Rows in a slab: about half a megabyte at a time.
    const SLAB: usize = 1 << 15;
    const CHUNKS_OF_A_SLAB: usize = Self::SLAB / Chunk::ROWS;
    /// As many as the numbers of chunks reach.
    const MOST_SLABS: usize = u32::MAX as usize / Self::CHUNKS_OF_A_SLAB;

    /// Adds a row to those of a school and year.
    #[inline]
    pub fn push(&mut self, rows: &mut StudentRows, row: StudentRow) {
        let high = row.key.upper();
        let full = (rows.last.count as usize).is_multiple_of(Chunk::ROWS);
        let distance = row.line.checked_sub(rows.line).and_then(|d| u16::try_from(d).ok()).filter(|_| !full);
        let distance = distance.unwrap_or_else(|| self.begin(rows, row.line, high));
        rows.line = row.line;
        if rows.last.high != high {
            self.widen(&mut rows.last, high);
        }
        let at = rows.last.position as usize * Chunk::ROWS + rows.last.count as usize;
        if let Some(place) = self.slabs.get_mut(at / Self::SLAB).and_then(|slab| slab.get_mut(at % Self::SLAB)) {
            *place = Packed::new(row, distance);
            if place.days == WholeDays::OTHERS {
                self.days.put(at, row.days.hundredths().into());
            }
        }
        rows.last.count += 1;
    }

    /// Adds a row with what more is known of the student.
    #[inline]
    pub fn push_with(&mut self, rows: &mut StudentRows, row: StudentRow, details: &StudentDetails) {
        self.push(rows, row);
        self.details.put(rows.last.position as usize * Chunk::ROWS + rows.last.count as usize - 1, details);
    }

    /// Is more known of any student?
    #[must_use]
    pub const fn has_details(&self) -> bool {
        !self.details.is_empty()
    }

    /// Is more known of any student than scale scores?
    #[must_use]
    pub const fn has_marks(&self) -> bool {
        self.details.has_marks()
    }

    /// What more is known of the students of a school and year, in the order of [`StudentArena::rows`].
    pub fn details<'a>(&'a self, rows: &'a StudentRows) -> impl Iterator<Item = StudentDetails> + 'a {
        let positions = |chunk: &Chunk| {
            let first = chunk.position as usize * Chunk::ROWS;
            first..first + chunk.count as usize
        };
        rows.full.iter().chain(Some(&rows.last)).flat_map(positions).map(|at| self.details.get(at))
    }

    /// The rows of a school and year, in the order of the file.
    pub fn rows<'a>(&'a self, rows: &'a StudentRows) -> impl Iterator<Item = StudentRow> + 'a {
        self.chunks(rows).flat_map(|chunk| self.chunk(chunk))
    }

    /// Who the rows of a school and year are about, in the order of the file.
    pub fn keys<'a>(&'a self, rows: &'a StudentRows) -> impl Iterator<Item = StudentKey> + 'a {
        self.chunks(rows).flat_map(|chunk| {
            let (packed, high) = (self.packed(chunk), self.high(chunk));
            packed.iter().enumerate().map(move |(at, packed)| packed.key(high(at)))
        })
    }

    /// The chunks of a school and year, in order. Each lies far from the one before, so some at a time are asked for together:
    /// a processor waits for many places of its memory no longer than for one.
    #[inline]
    fn chunks<'a>(&'a self, rows: &'a StudentRows) -> impl Iterator<Item = &'a Chunk> {
        const TOGETHER: usize = 8;
        const ROWS_OF_A_LINE: usize = 64 / size_of::<Packed>();
        rows.full.chunks(TOGETHER).chain(Some(std::slice::from_ref(&rows.last))).flat_map(|chunks| {
            for packed in chunks.iter().flat_map(|chunk| self.packed(chunk).iter().step_by(ROWS_OF_A_LINE)) {
                std::hint::black_box(packed.key);
            }
            chunks
        })
    }

    #[inline]
    fn chunk<'a>(&'a self, chunk: &'a Chunk) -> impl Iterator<Item = StudentRow> + 'a {
        let (packed, high) = (self.packed(chunk), self.high(chunk));
        let (first, mut line) = (chunk.position as usize * Chunk::ROWS, chunk.line);
        packed.iter().enumerate().map(move |(at, packed)| {
            line += u32::from(packed.distance);
            let days = self.days(packed.days, first + at);
            StudentRow { key: packed.key(high(at)), facts: packed.facts(), days, line }
        })
    }

    /// The days of the row at a position.
    #[inline]
    fn days(&self, days: WholeDays, at: usize) -> Days {
        match days {
            WholeDays::NOT_STATED => Days::NOT_STATED,
            WholeDays::OTHERS => {
                let [enrolled, absent] = self.days.get(at);
                Days::new(enrolled, absent)
            }
            WholeDays { enrolled, absent } => Days::new(u16::from(enrolled) * 100, u16::from(absent) * 100),
        }
    }

    #[inline]
    fn packed(&self, chunk: &Chunk) -> &[Packed] {
        let at = chunk.position as usize * Chunk::ROWS;
        let slab = self.slabs.get(at / Self::SLAB).map_or(&[][..], Vec::as_slice);
        let from = at % Self::SLAB;
        slab.get(from..from + chunk.count as usize).unwrap_or_default()
    }

    /// The upper bits of a key, by its place in the chunk.
    #[inline]
    fn high<'a>(&'a self, chunk: &'a Chunk) -> impl Fn(usize) -> u32 + 'a {
        let wide = (chunk.high & Chunk::WIDE != 0).then(|| &self.wide[(chunk.high & !Chunk::WIDE) as usize]);
        move |at| wide.map_or(chunk.high, |wide| wide[at])
    }

    /// Begins a chunk at this line; the first row is at no distance from it.
    #[inline(never)]
    fn begin(&mut self, rows: &mut StudentRows, line: u32, high: u32) -> u16 {
        if rows.last.count > 0 {
            rows.full.push(rows.last);
        }
        let in_slab = self.chunks as usize * Chunk::ROWS % Self::SLAB;
        if in_slab == 0 {
            self.slabs.push(Vec::with_capacity(Self::SLAB));
        }
        if let Some(slab) = self.slabs.last_mut() {
            slab.resize(in_slab + Chunk::ROWS, Packed::NOBODY);
        }
        rows.last = Chunk { position: self.chunks, count: 0, line, high };
        self.chunks += 1;
        0
    }

    /// A row comes whose key has other upper bits than those before it.
    #[cold]
    fn widen(&mut self, chunk: &mut Chunk, high: u32) {
        if chunk.high & Chunk::WIDE == 0 {
            self.wide.push([chunk.high; Chunk::ROWS]);
            chunk.high = Chunk::WIDE | u32::try_from(self.wide.len() - 1).unwrap_or(0);
        }
        self.wide[(chunk.high & !Chunk::WIDE) as usize][chunk.count as usize] = high;
    }
}

impl StudentRows {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.full.iter().chain(Some(&self.last)).map(|chunk| chunk.count as usize).sum()
    }

    /// None at all?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.last.count == 0 && self.full.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::super::carry::{Carried, Carrier};
    use super::super::details::Detail;
    use super::*;

    /// Whole days, parts of days, more days than a year has, and none stated.
    fn days(line: u32) -> Days {
        let absent = u16::try_from(line % 999).unwrap_or(0);
        match line % 5 {
            0 => Days::NOT_STATED,
            1 => Days::new(18000, absent),
            2 => Days::new(25300 + absent / 500 * 100, 0),
            _ => Days::new(18000, absent / 10 * 100),
        }
    }

    fn row(id: &str, line: u32) -> StudentRow {
        let mut facts = StudentFacts::default();
        facts.set_ela_level(u8::try_from(line % 5 + 1).unwrap_or(0));
        StudentRow { key: StudentKey::new(id.as_bytes()), facts, days: days(line), line }
    }

    /// Of every third line both scores, of every fifth an average. Whole points are most scores, and rarely more than fit.
    fn details(line: u32) -> StudentDetails {
        let mut details = StudentDetails::NONE;
        let score = match line % 99_999 {
            0 => 2_400_001,
            3 => 4_095_000,
            other => other % 3000 * 1000,
        };
        details.set(Detail::ElaScore, (line.is_multiple_of(3)).then_some(score));
        details.set(Detail::MathScore, (line.is_multiple_of(3)).then_some(4_094_000));
        details.set(Detail::Gpa, (line.is_multiple_of(5)).then_some(line % 401));
        details
    }

    #[test]
    fn a_row_takes_16_bytes() {
        assert_eq!(size_of::<Packed>(), 16);
    }

    #[test]
    fn rows_come_back_as_they_were_whatever_their_ids_and_lines() {
        let ids = ["1234567890", "0000000001", "a-text", "an id that is long and has blanks", "12345678901234567"];
        let mut arena = StudentArena::default();
        let mut schools = [StudentRows::default(), StudentRows::default(), StudentRows::default()];
        let mut pushed: [Vec<StudentRow>; 3] = Default::default();
        let mut line = 1;
        for n in 0..100_000_u32 {
            // Far apart, at once, and once backwards.
            line = if n == 5000 { 7 } else { line + if n % 1000 == 0 { 70_000 } else { n % 3 } };
            let school = (n % 7 % 3) as usize;
            // One school has ids of one kind, with other ones rarely.
            let id =
                if school == 0 && n % 500 > 0 { format!("{n:010}") } else { format!("{}{n}", ids[n as usize % 5]) };
            let row = row(&id, line);
            arena.push_with(&mut schools[school], row, &details(line));
            pushed[school].push(row);
        }
        for (school, pushed) in schools.iter().zip(&pushed) {
            assert_eq!(school.len(), pushed.len());
            assert!(arena.rows(school).eq(pushed.iter().copied()));
            assert!(arena.keys(school).eq(pushed.iter().map(|row| row.key)));
            assert!(arena.details(school).eq(pushed.iter().map(|row| details(row.line))));
        }
        assert!(arena.has_details() && !StudentArena::default().has_details());
        assert!(StudentRows::default().is_empty() && arena.rows(&StudentRows::default()).next().is_none());
    }

    #[test]
    fn rows_handed_over_while_more_are_read_are_those_read_by_one() {
        const SCHOOLS: usize = 50;
        const HALF: u32 = 60_000;
        let (mut one, mut first, mut second) = <(StudentArena, StudentArena, StudentArena)>::default();
        let [mut all, mut earlier, mut later] = [(); 3].map(|()| vec![StudentRows::default(); SCHOOLS]);
        let mut received = StudentArena::default();
        let mut handed_over = 0;
        for line in 1..=3 * HALF {
            // Whole points in one half and thousandths in the other; averages in a few rows at its end.
            let id = if line % 900 == 0 { format!("{line} in words") } else { format!("{line:010}") };
            let mut known = StudentDetails::NONE;
            known.set(Detail::ElaScore, Some(2_400_000 + u32::from(line > 2 * HALF)));
            known.set(Detail::Gpa, (line > 3 * HALF - 9).then_some(300));
            let school = (line.wrapping_mul(2_654_435_769) >> 8) as usize % SCHOOLS;
            one.push_with(&mut all[school], row(&id, line), &known);
            let Some(after) = line.checked_sub(HALF).filter(|after| *after > 0) else {
                first.push_with(&mut earlier[school], row(&id, line), &known);
                continue;
            };
            second.push_with(&mut later[school], StudentRow { line: after, ..row(&id, line) }, &known);
            if let Some(at) = second.slab_behind(1) {
                for rows in &mut later {
                    rows.close_in(at);
                }
                received.place_slab(&second.carry_slab(at).unwrap_or_default());
                handed_over += 1;
            }
        }
        assert!(handed_over > 4, "{handed_over} slabs came before the end");
        let mut rest = Carrier::default();
        second.carry(&mut rest);
        let rest = rest.finish();
        assert!(StudentArena::carried(received.clone(), &mut Carried::new(&rest)).is_none(), "slabs are missing");
        while let Some(at) = second.slab_behind(0) {
            received.place_slab(&second.carry_slab(at).unwrap_or_default());
        }
        let shift = StudentArena::carried(received, &mut Carried::new(&rest)).map(|later| first.append(later, HALF));
        for ((all, mut earlier), later) in all.iter().zip(earlier).zip(later) {
            earlier.append(later, shift.expect("all slabs are there"));
            assert!(one.rows(all).eq(first.rows(&earlier)));
            assert!(one.details(all).eq(first.details(&earlier)));
        }
    }
}
