//! Student rows that another instance of the module has read, of later lines of the same file.

use super::super::carry::{Carried, Carrier};
use super::details::Slab;
use super::{Chunk, Days, Packed, StudentArena, StudentRows};

/// Where the later rows come to lie behind the earlier ones.
#[derive(Clone, Copy)]
pub(crate) struct Shift {
    chunks: u32,
    wide: u32,
    lines: u32,
}

impl StudentArena {
    /// Everything but the slabs.
    pub(crate) fn carry(&self, to: &mut Carrier) {
        to.number(self.chunks);
        to.numbers(self.wide.as_flattened().iter().copied());
    }

    /// The next slab, which leaves the arena: first those of rows, then those of details; behind each its kind and its
    /// position.
    pub(crate) fn carry_slab(&mut self) -> Option<Vec<u8>> {
        if self.slabs.is_empty() {
            let (at, slab) = self.details.carry_slab()?;
            return Some(match slab {
                Slab::Scores(slab) => marked(bytes_of(&slab, |both| both.map(u16::to_le_bytes)), Kind::SCORES, at),
                Slab::Exact(slab) => marked(bytes_of(&slab, |both| both.map(u32::to_le_bytes)), Kind::EXACT, at),
                Slab::Others(slab) => marked(bytes_of(&slab, |value| [value.to_le_bytes()]), Kind::OTHERS, at),
            });
        }
        let slab = self.slabs.remove(0);
        let mut bytes = vec![0; slab.len() * Packed::BYTES];
        bytes.as_chunks_mut().0.iter_mut().zip(slab).for_each(|(bytes, packed)| *bytes = packed.bytes());
        Some(marked(bytes, Kind::ROWS, 0))
    }

    /// Everything but the slabs, which come one by one.
    pub(crate) fn carried(from: &mut Carried<'_>) -> Option<Self> {
        let chunks = from.number()?;
        let wide = from.many(Carried::number)?.as_chunks().0.to_vec();
        Some(Self { chunks, wide, ..Self::default() })
    }

    /// The later rows lie behind those of this arena, so many lines further down.
    pub(crate) fn append(&mut self, later: &Self, lines: u32) -> Shift {
        let many = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let chunks = many(self.slabs.len() * (Self::SLAB / Chunk::ROWS));
        let wide = many(self.wide.len());
        self.before = self.slabs.len();
        self.chunks = chunks.saturating_add(later.chunks);
        self.wide.extend_from_slice(&later.wide);
        Shift { chunks, wide, lines }
    }

    /// The next slab of the later rows.
    pub(crate) fn append_slab(&mut self, bytes: &[u8]) {
        let Some((values, [kind, at @ ..])) = bytes.split_last_chunk::<5>() else { return };
        let at = usize::try_from(u32::from_le_bytes(*at)).unwrap_or(0) + self.before;
        let slab = match *kind {
            Kind::SCORES => Slab::Scores(values_of(values, |[a, b, c, d]| [[a, b], [c, d]].map(u16::from_le_bytes))),
            Kind::EXACT => Slab::Exact(values_of(values, |[a, b, c, d, e, f, g, h]| {
                [[a, b, c, d], [e, f, g, h]].map(u32::from_le_bytes)
            })),
            Kind::OTHERS => Slab::Others(values_of(values, u128::from_le_bytes)),
            _ => return self.slabs.push(values_of(values, |bytes| Packed::of(&bytes))),
        };
        self.details.place_slab(at, slab);
    }
}

fn bytes_of<T: Copy, const N: usize, const M: usize>(slab: &[T], bytes: impl Fn(T) -> [[u8; N]; M]) -> Vec<u8> {
    slab.iter().flat_map(|value| bytes(*value)).flatten().collect()
}

fn values_of<T, const N: usize>(bytes: &[u8], value: impl Fn([u8; N]) -> T) -> Vec<T> {
    bytes.as_chunks().0.iter().map(|bytes| value(*bytes)).collect()
}

/// What a slab on its way holds.
struct Kind;

impl Kind {
    const ROWS: u8 = 0;
    const SCORES: u8 = 1;
    const OTHERS: u8 = 2;
    const EXACT: u8 = 3;
}

fn marked(mut bytes: Vec<u8>, kind: u8, at: usize) -> Vec<u8> {
    bytes.push(kind);
    bytes.extend_from_slice(&u32::try_from(at).unwrap_or(u32::MAX).to_le_bytes());
    bytes
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

    /// Later rows of the same school.
    pub(crate) fn append(&mut self, later: Self, shift: Shift) {
        if later.is_empty() {
            return;
        }
        if !self.is_empty() {
            self.full.push(self.last);
        }
        self.full.extend(later.full.into_iter().map(|chunk| chunk.shifted(shift)));
        self.last = later.last.shifted(shift);
        self.line = later.line.saturating_add(shift.lines);
    }
}

impl Chunk {
    fn carry(&self, to: &mut Carrier) {
        for number in [self.position, self.count, self.line, self.high] {
            to.number(number);
        }
    }

    fn carried(from: &mut Carried<'_>) -> Option<Self> {
        Some(Self { position: from.number()?, count: from.number()?, line: from.number()?, high: from.number()? })
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
        let (enrolled, absent) = self.days.hundredths();
        bytes[..8].copy_from_slice(&{ self.low }.to_le_bytes());
        bytes[8..12].copy_from_slice(&{ self.key }.to_le_bytes());
        bytes[12..14].copy_from_slice(&enrolled.to_le_bytes());
        bytes[14..16].copy_from_slice(&absent.to_le_bytes());
        bytes[16..].copy_from_slice(&{ self.distance }.to_le_bytes());
        bytes
    }

    fn of(bytes: &[u8; Self::BYTES]) -> Self {
        let two = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let four = |at: usize| u32::from(two(at)) | u32::from(two(at + 2)) << 16;
        let low = u64::from(four(0)) | u64::from(four(4)) << 32;
        Self { low, key: four(8), days: Days::new(two(12), two(14)), distance: two(16) }
    }
}
