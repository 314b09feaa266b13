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

    /// Is any value stated in the slab of this position?
    #[inline]
    fn has_slab(&self, at: usize) -> bool {
        self.slabs.get(at / Self::SLAB).is_some_and(|slab| !slab.is_empty())
    }

    fn take(&mut self) -> Option<(usize, Vec<T>)> {
        let at = self.slabs.iter().position(|slab| !slab.is_empty())?;
        Some((at, self.take_slab(at)))
    }

    fn take_slab(&mut self, slab: usize) -> Vec<T> {
        self.slabs.get_mut(slab).map(std::mem::take).unwrap_or_default()
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
    /// One more than a score in whole points.
    scores: Beside<[u16; 2]>,
    /// One more than a score in thousandths, in slabs in which any is not a whole number.
    exact: Beside<[u32; 2]>,
    others: Beside<u128>,
}

/// Scores in whole points, if they are such.
#[inline]
fn whole(scores: [u32; 2]) -> Option<[u16; 2]> {
    let whole = |kept: u32| match kept.checked_sub(1) {
        None => Some(0),
        Some(score) if score % 1000 == 0 => u16::try_from(score / 1000 + 1).ok(),
        Some(_) => None,
    };
    Some([whole(scores[0])?, whole(scores[1])?])
}

#[inline]
fn thousandths(scores: [u16; 2]) -> [u32; 2] {
    scores.map(|kept| u32::from(kept).checked_sub(1).map_or(0, |score| score * 1000 + 1))
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
            Some(scores) if !self.exact.has_slab(at) => self.scores.put(at, scores),
            _ => self.put_exact(at, details.scores),
        }
        self.others.put(at, details.others);
    }

    #[cold]
    fn put_exact(&mut self, at: usize, scores: [u32; 2]) {
        if !self.exact.has_slab(at) {
            let slab = at / Beside::<u128>::SLAB;
            let whole = self.scores.take_slab(slab);
            self.exact.place(slab, whole.into_iter().map(thousandths).collect());
        }
        self.exact.put(at, scores);
    }

    #[inline]
    pub(super) fn get(&self, at: usize) -> StudentDetails {
        let scores = if self.exact.has_slab(at) { self.exact.get(at) } else { thousandths(self.scores.get(at)) };
        StudentDetails { scores, others: self.others.get(at) }
    }

    /// The next slab, which leaves the arena, with its position.
    pub(super) fn carry_slab(&mut self) -> Option<(usize, Slab)> {
        if let Some((at, slab)) = self.scores.take() {
            return Some((at, Slab::Scores(slab)));
        }
        if let Some((at, slab)) = self.exact.take() {
            return Some((at, Slab::Exact(slab)));
        }
        self.others.take().map(|(at, slab)| (at, Slab::Others(slab)))
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
    Scores(Vec<[u16; 2]>),
    Exact(Vec<[u32; 2]>),
    Others(Vec<u128>),
}
