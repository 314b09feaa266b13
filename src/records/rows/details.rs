//! Where days that are no whole ones, and details of students, are kept: in slabs beside those of their rows, only where any
//! is stated.

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
    pub(super) fn put(&mut self, at: usize, value: T) {
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
    pub(super) fn get(&self, at: usize) -> T {
        let slab = self.slabs.get(at / Self::SLAB);
        slab.and_then(|slab| slab.get(at % Self::SLAB)).copied().unwrap_or_default()
    }

    /// Is any value stated in this slab?
    #[inline]
    pub(super) fn has_slab(&self, slab: usize) -> bool {
        self.slabs.get(slab).is_some_and(|slab| !slab.is_empty())
    }

    /// Is any value stated in the slab of this position?
    #[inline]
    fn has_slab_of(&self, at: usize) -> bool {
        self.has_slab(at / Self::SLAB)
    }

    pub(super) fn take_slab(&mut self, slab: usize) -> Option<Vec<T>> {
        self.slabs.get_mut(slab).map(std::mem::take).filter(|slab| !slab.is_empty())
    }

    pub(super) fn place(&mut self, at: usize, slab: Vec<T>) {
        if self.slabs.len() <= at {
            self.slabs.resize_with(at + 1, Vec::new);
        }
        self.slabs[at] = slab;
    }

    /// Later slabs come to lie from this one on.
    pub(super) fn append(&mut self, from: usize, later: Self) {
        for (at, slab) in (from..).zip(later.slabs).filter(|(_, slab)| !slab.is_empty()) {
            self.place(at, slab);
        }
    }
}

/// The details of a file's student rows, each at the position of its row.
#[derive(Clone, Debug, Default)]
pub(super) struct DetailArena {
    scores: Beside<WholeScores>,
    /// One more than a score in thousandths, in slabs in which any is no whole number, or larger than any test's.
    exact: Beside<[u32; 2]>,
    others: Beside<u128>,
}

/// One more than each score in whole points, twelve bits of each.
pub(super) type WholeScores = [u8; 3];

/// Scores in whole points, if they are such and no larger than those of any test.
#[inline]
fn whole(scores: [u32; 2]) -> Option<WholeScores> {
    let whole = |kept: u32| match kept.checked_sub(1) {
        None => Some(0),
        Some(score) => (score % 1000 == 0 && score < 4095 * 1000).then(|| score / 1000 + 1),
    };
    let [low, middle, high, _] = (whole(scores[0])? | whole(scores[1])? << 12).to_le_bytes();
    Some([low, middle, high])
}

#[inline]
fn thousandths([low, middle, high]: WholeScores) -> [u32; 2] {
    let both = u32::from_le_bytes([low, middle, high, 0]);
    [both & 0xfff, both >> 12].map(|kept| kept.checked_sub(1).map_or(0, |score| score * 1000 + 1))
}

impl DetailArena {
    /// Is nothing stated at all?
    pub(super) const fn is_empty(&self) -> bool {
        self.scores.slabs.is_empty() && self.exact.slabs.is_empty() && self.others.slabs.is_empty()
    }

    /// Is more stated than scores?
    pub(super) const fn has_marks(&self) -> bool {
        !self.others.slabs.is_empty()
    }

    #[inline]
    pub(super) fn put(&mut self, at: usize, details: &StudentDetails) {
        match whole(details.scores) {
            Some(scores) if !self.exact.has_slab_of(at) => self.scores.put(at, scores),
            _ => self.put_exact(at, details.scores),
        }
        self.others.put(at, details.others);
    }

    #[cold]
    fn put_exact(&mut self, at: usize, scores: [u32; 2]) {
        if !self.exact.has_slab_of(at) {
            let slab = at / Beside::<u128>::SLAB;
            let whole = self.scores.take_slab(slab).unwrap_or_default();
            self.exact.place(slab, whole.into_iter().map(thousandths).collect());
        }
        self.exact.put(at, scores);
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> StudentDetails {
        let scores = if self.exact.has_slab_of(at) { self.exact.get(at) } else { thousandths(self.scores.get(at)) };
        StudentDetails { scores, others: self.others.get(at) }
    }

    /// Is anything stated in this slab?
    pub(super) fn has_slab(&self, at: usize) -> bool {
        self.scores.has_slab(at) || self.exact.has_slab(at) || self.others.has_slab(at)
    }

    /// What is stated in a slab, kind by kind: each leaves the arena.
    pub(super) fn carry_slab(&mut self, at: usize) -> Option<Slab> {
        let scores = self.scores.take_slab(at).map(Slab::Scores);
        let scores = scores.or_else(|| self.exact.take_slab(at).map(Slab::Exact));
        scores.or_else(|| self.others.take_slab(at).map(Slab::Others))
    }

    /// Later slabs come to lie from this one on.
    pub(super) fn append(&mut self, from: usize, later: Self) {
        self.scores.append(from, later.scores);
        self.exact.append(from, later.exact);
        self.others.append(from, later.others);
    }

    pub(super) fn place_slab(&mut self, at: usize, slab: Slab) {
        match slab {
            Slab::Scores(slab) => self.scores.place(at, slab),
            Slab::Exact(slab) => self.exact.place(at, slab),
            Slab::Others(slab) => self.others.place(at, slab),
        }
    }
}

/// A slab on its way.
pub(super) enum Slab {
    Scores(Vec<WholeScores>),
    Exact(Vec<[u32; 2]>),
    Others(Vec<u128>),
}
