//! Which of many students may come more than once: a few bits for each tell it of most that they do not.

use crate::records::StudentKey;

/// Places taken once, and those taken again, by a part of a key's hash.
#[derive(Default)]
pub(super) struct Bits(Vec<[u64; 2]>);

impl Bits {
    /// Forgets all, and has sixteen places at least for each of so many students.
    pub(super) fn clear(&mut self, students: usize) {
        self.0.clear();
        self.0.resize((students / 4).next_power_of_two(), [0; 2]);
    }

    #[inline]
    pub(super) fn enter(&mut self, key: StudentKey) {
        let (word, bit) = self.place(key);
        let [once, again] = &mut self.0[word];
        *again |= *once & bit;
        *once |= bit;
    }

    /// Does anybody share the student's place, who may be the student?
    #[inline]
    pub(super) fn is_shared(&self, key: StudentKey) -> bool {
        let (word, bit) = self.place(key);
        self.0[word][1] & bit != 0
    }

    /// Of so many keys those that come more than once, in order.
    pub(super) fn repeated(many: usize, keys: impl Iterator<Item = StudentKey> + Clone) -> Vec<StudentKey> {
        let mut bits = Self::default();
        bits.clear(many);
        keys.clone().for_each(|key| bits.enter(key));
        let mut shared: Vec<StudentKey> = keys.filter(|key| bits.is_shared(*key)).collect();
        shared.sort_unstable();
        shared.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0]).collect()
    }

    fn place(&self, key: StudentKey) -> (usize, u64) {
        let hash = key.spread();
        (hash >> 6 & (self.0.len() - 1), 1 << (hash & 63))
    }
}
