//! Student rows that another instance of the module has read, of later lines of the same file.

use super::super::carry::{Carried, Carrier};
use super::details::Slab;
use super::{Chunk, Packed, StudentArena, StudentRows, WholeDays};

/// Where the later rows come to lie behind the earlier ones.
#[derive(Clone, Copy)]
pub(crate) struct Shift {
    chunks: u32,
    wide: u32,
    lines: u32,
}

impl StudentArena {
    /// Bytes that its chunks are carried in.
    pub(crate) const fn bytes_of_chunks(&self) -> usize {
        self.chunks as usize * size_of::<Chunk>()
    }

    /// Everything but the slabs.
    pub(crate) fn carry(&self, to: &mut Carrier) {
        to.number(self.chunks);
        to.numbers(self.wide.as_flattened().iter().copied());
    }

    /// Slabs to be filled until each of so many schools has filled a chunk, when their rows come in any order: twice a
    /// chunk's rows a school, and one slab for what is begun.
    pub(crate) const fn slabs_to_fill_chunks(schools: usize) -> usize {
        (2 * Chunk::ROWS * schools).div_ceil(Self::SLAB) + 1
    }

    /// The first slab that is still here, if there are so many behind it.
    pub(crate) fn slab_behind(&self, many: usize) -> Option<usize> {
        let is_here = |at: &usize| !self.slabs[*at].is_empty() || self.days.has_slab(*at) || self.details.has_slab(*at);
        (0..self.slabs.len().saturating_sub(many)).find(is_here)
    }

    /// What is in a slab, kind by kind: each leaves the arena; behind it its kind and the slab. No rows may be added to its
    /// chunks any more.
    pub(crate) fn carry_slab(&mut self, at: usize) -> Option<Vec<u8>> {
        let rows = std::mem::take(&mut self.slabs[at]);
        if !rows.is_empty() {
            return Some(part(&rows, Kind::ROWS, at, Packed::bytes));
        }
        if let Some(days) = self.days.take_slab(at) {
            return Some(part(&days, Kind::DAYS, at, two_bytes));
        }
        Some(match self.details.carry_slab(at)? {
            Slab::Scores(slab) => part(&slab, Kind::SCORES, at, |scores| scores),
            Slab::Exact(slab) => {
                part(&slab, Kind::EXACT, at, |[ela, math]| (u64::from(ela) | u64::from(math) << 32).to_le_bytes())
            }
            Slab::Others(slab) => part(&slab, Kind::OTHERS, at, u128::to_le_bytes),
        })
    }

    /// The arena that these slabs and everything else were carried from; nothing when a slab of rows is missing.
    pub(crate) fn carried(slabs: Self, from: &mut Carried<'_>) -> Option<Self> {
        let chunks: u32 = from.number()?;
        let wide = from.many(Carried::number)?.as_chunks().0.to_vec();
        let is_whole = slabs.slabs.len() == (chunks as usize).div_ceil(Self::CHUNKS_OF_A_SLAB)
            && slabs.slabs.iter().all(|slab| !slab.is_empty());
        is_whole.then_some(Self { chunks, wide, ..slabs })
    }

    /// The later rows come to lie behind those of this arena, so many lines further down.
    pub(crate) fn append(&mut self, later: Self, lines: u32) -> Shift {
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let before = self.slabs.len();
        let chunks = many(before * Self::CHUNKS_OF_A_SLAB);
        let wide = many(self.wide.len());
        self.chunks = chunks.saturating_add(later.chunks);
        self.slabs.extend(later.slabs);
        self.wide.extend(later.wide);
        self.days.append(before, later.days);
        self.details.append(before, later.details);
        Shift { chunks, wide, lines }
    }

    /// Lays a slab where it lay in the arena that it was carried from.
    pub(crate) fn place_slab(&mut self, bytes: &[u8]) {
        let Some((values, [kind, at @ ..])) = bytes.split_last_chunk::<5>() else { return };
        let at = u32::from_le_bytes(*at) as usize;
        // No arena has carried what lies further.
        if at > Self::MOST_SLABS {
            return;
        }
        let slab = match *kind {
            Kind::SCORES => Slab::Scores(values_of(values, |scores| scores)),
            Kind::EXACT => Slab::Exact(values_of(values, |[a, b, c, d, e, f, g, h]| {
                [[a, b, c, d], [e, f, g, h]].map(u32::from_le_bytes)
            })),
            Kind::OTHERS => Slab::Others(values_of(values, u128::from_le_bytes)),
            Kind::DAYS => return self.days.place(at, values_of(values, two_of)),
            _ => {
                self.slabs.resize_with(self.slabs.len().max(at + 1), Vec::new);
                self.slabs[at] = values_of(values, |bytes| Packed::of(&bytes));
                return;
            }
        };
        self.details.place_slab(at, slab);
    }
}

/// The values' bytes, and behind them their kind and the slab's position.
fn part<T: Copy, const N: usize>(slab: &[T], kind: u8, at: usize, bytes: impl Fn(T) -> [u8; N]) -> Vec<u8> {
    let mut part = Vec::with_capacity(slab.len() * N + 5);
    for value in slab {
        part.extend_from_slice(&bytes(*value));
    }
    part.push(kind);
    part.extend_from_slice(&u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
    part
}

fn values_of<T, const N: usize>(bytes: &[u8], value: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks().0.iter().map(|bytes| value(*bytes)).collect()
}

fn two_bytes([a, b]: [u16; 2]) -> [u8; 4] {
    (u32::from(a) | u32::from(b) << 16).to_le_bytes()
}

fn two_of([a, b, c, d]: [u8; 4]) -> [u16; 2] {
    [[a, b], [c, d]].map(u16::from_le_bytes)
}

/// What a slab on its way holds.
struct Kind;

impl Kind {
    const ROWS: u8 = 0;
    const SCORES: u8 = 1;
    const OTHERS: u8 = 2;
    const EXACT: u8 = 3;
    const DAYS: u8 = 4;
}

impl StudentRows {
    pub(crate) fn carry(&self, to: &mut Carrier) {
        to.number(self.line);
        to.number(self.full.len() as u64);
        self.full.iter().chain(Some(&self.last)).for_each(|chunk| chunk.carry(to));
    }

    pub(crate) fn carried(from: &mut Carried<'_>) -> Option<Self> {
        Some(Self { line: from.number()?, full: from.many(Chunk::carried)?, last: Chunk::carried(from)? })
    }

    /// The next row begins a chunk, if it would be added to one in this slab.
    pub(crate) fn close_in(&mut self, slab: usize) {
        if self.last.count > 0 && self.last.position as usize / StudentArena::CHUNKS_OF_A_SLAB == slab {
            self.full.push(std::mem::take(&mut self.last));
        }
    }

    /// Later rows of the same school.
    pub(crate) fn append(&mut self, later: Self, shift: Shift) {
        if later.is_empty() {
            return;
        }
        if self.last.count > 0 {
            self.full.push(self.last);
        }
        self.full.extend(later.full.into_iter().map(|chunk| chunk.shifted(shift)));
        self.last = later.last.shifted(shift);
        self.line = later.line.saturating_add(shift.lines);
    }
}

impl Chunk {
    fn carry(&self, to: &mut Carrier) {
        for word in [self.position, self.count, self.line, self.high] {
            to.word(word);
        }
    }

    fn carried(from: &mut Carried<'_>) -> Option<Self> {
        Some(Self { position: from.word()?, count: from.word()?, line: from.word()?, high: from.word()? })
    }

    const fn shifted(self, by: Shift) -> Self {
        Self {
            position: self.position + by.chunks,
            count: self.count,
            line: self.line.saturating_add(by.lines),
            high: if self.high & Self::WIDE == 0 { self.high } else { self.high + by.wide },
        }
    }
}

impl Packed {
    const BYTES: usize = size_of::<Self>();

    fn bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.low.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.key.to_le_bytes());
        (bytes[12], bytes[13]) = (self.days.enrolled, self.days.absent);
        bytes[14..].copy_from_slice(&self.distance.to_le_bytes());
        bytes
    }

    fn of(bytes: &[u8; Self::BYTES]) -> Self {
        let two = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let four = |at: usize| u32::from(two(at)) | u32::from(two(at + 2)) << 16;
        let low = u64::from(four(0)) | u64::from(four(4)) << 32;
        let days = WholeDays { enrolled: bytes[12], absent: bytes[13] };
        Self { low, key: four(8), days, distance: two(14) }
    }
}
