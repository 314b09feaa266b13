//! Where details of students are kept: in slabs beside those of their rows, only where any is stated.

use super::super::details::StudentDetails;

/// Values at the positions of rows; a slab of which none is stated takes nothing.
#[derive(Clone, Debug)]
pub(super) struct Beside<T> {
    slabs: Vec<Vec<T>>,
}

impl<T> Default for Beside<T> {
    fn default() -> Self {
        Self { slabs: Vec::new() }
    }
}

impl<T: Copy + Default + PartialEq> Beside<T> {
    const SLAB: usize = super::StudentArena::SLAB;

    #[inline]
    fn put(&mut self, at: usize, value: T) {
        if value == T::default() {
            return;
        }
        let (slab, within) = (at / Self::SLAB, at % Self::SLAB);
        if self.slabs.len() <= slab {
            self.slabs.resize_with(slab + 1, Vec::new);
        }
        let slab = &mut self.slabs[slab];
        if slab.is_empty() {
            slab.resize(Self::SLAB, T::default());
        }
        slab[within] = value;
    }

    #[inline]
    fn get(&self, at: usize) -> T {
        let slab = self.slabs.get(at / Self::SLAB);
        slab.and_then(|slab| slab.get(at % Self::SLAB)).copied().unwrap_or_default()
    }

    fn take(&mut self) -> Option<(usize, Vec<T>)> {
        let at = self.slabs.iter().position(|slab| !slab.is_empty())?;
        Some((at, std::mem::take(&mut self.slabs[at])))
    }

    fn place(&mut self, at: usize, slab: Vec<T>) {
        if self.slabs.len() <= at {
            self.slabs.resize_with(at + 1, Vec::new);
        }
        self.slabs[at] = slab;
    }
}

/// The details of a file's student rows, each at the position of its row.
#[derive(Clone, Debug, Default)]
pub(super) struct DetailArena {
    scores: Beside<[u32; 2]>,
    others: Beside<u128>,
}

impl DetailArena {
    /// Is nothing stated at all?
    pub(super) const fn is_empty(&self) -> bool {
        self.scores.slabs.is_empty() && self.others.slabs.is_empty()
    }

    /// Is more stated than scores?
    pub(super) const fn has_marks(&self) -> bool {
        !self.others.slabs.is_empty()
    }

    #[inline]
    pub(super) fn put(&mut self, at: usize, details: &StudentDetails) {
        let (scores, others) = details.pack();
        self.scores.put(at, scores);
        self.others.put(at, others);
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> StudentDetails {
        StudentDetails::unpack(self.scores.get(at), self.others.get(at))
    }

    /// The next slab as bytes, which leaves the arena: its position, then its values, those of scores of eight bytes and
    /// those of other columns of sixteen.
    pub(super) fn carry_slab(&mut self) -> Option<(usize, Slab)> {
        if let Some((at, slab)) = self.scores.take() {
            let bytes = slab.iter().flat_map(|[ela, math]| (u64::from(*math) << 32 | u64::from(*ela)).to_le_bytes());
            return Some((at, Slab::Scores(bytes.collect())));
        }
        let (at, slab) = self.others.take()?;
        Some((at, Slab::Others(slab.iter().flat_map(|value| value.to_le_bytes()).collect())))
    }

    pub(super) fn place_scores(&mut self, at: usize, bytes: &[u8]) {
        let scores = |bytes: &[u8; 8]| {
            let both = u64::from_le_bytes(*bytes);
            [u32::try_from(both & u64::from(u32::MAX)).unwrap_or(0), u32::try_from(both >> 32).unwrap_or(0)]
        };
        self.scores.place(at, bytes.as_chunks().0.iter().map(scores).collect());
    }

    pub(super) fn place_others(&mut self, at: usize, bytes: &[u8]) {
        self.others.place(at, bytes.as_chunks().0.iter().map(|bytes| u128::from_le_bytes(*bytes)).collect());
    }
}

/// A slab on its way.
pub(super) enum Slab {
    Scores(Vec<u8>),
    Others(Vec<u8>),
}
