//! Denominators and numerators by group.

use crate::model::StudentGroup;
use crate::records::CellContent;

use super::{Count, Origin};

/// Denominator and numerator of N indicators (at most sixteen) for every group. Students are added to bytes, eight indicators
/// at once; before a byte can overflow all go into the sums.
pub(super) struct Table<const N: usize> {
    /// Denominators in the first half, numerators in the second.
    bytes: [[u64; 4]; StudentGroup::COUNT],
    /// Students in the bytes.
    pending: u8,
    sums: Vec<[[u32; 2]; N]>,
}

impl<const N: usize> Table<N> {
    pub(super) fn new() -> Self {
        const { assert!(N <= 16, "one byte of two words for each indicator") };
        Self { bytes: [[0; 4]; StudentGroup::COUNT], pending: 0, sums: vec![[[0; 2]; N]; StudentGroup::COUNT] }
    }

    /// Counts a student of these groups: in the denominator if there is a value, in the numerator if it is true.
    #[inline]
    pub(super) fn add(&mut self, mut groups: u32, counts: [Option<bool>; N]) {
        let mut more = [0_u64; 4];
        for (at, counts) in counts.into_iter().enumerate() {
            more[at / 8] |= u64::from(counts.is_some()) << (8 * (at % 8));
            more[2 + at / 8] |= u64::from(counts == Some(true)) << (8 * (at % 8));
        }
        while groups != 0 {
            if let Some(bytes) = self.bytes.get_mut(groups.trailing_zeros() as usize) {
                for (byte, more) in bytes.iter_mut().zip(more) {
                    *byte += more;
                }
            }
            groups &= groups - 1;
        }
        self.pending += 1;
        if self.pending == u8::MAX {
            self.sum_up();
        }
    }

    #[inline(never)]
    fn sum_up(&mut self) {
        self.pending = 0;
        for (bytes, sums) in self.bytes.iter_mut().zip(&mut self.sums) {
            for (at, sum) in sums.iter_mut().enumerate() {
                let [denominator, numerator] = [at / 8, 2 + at / 8].map(|word| bytes[word].to_le_bytes()[at % 8]);
                sum[0] += u32::from(denominator);
                sum[1] += u32::from(numerator);
            }
            *bytes = [0; 4];
        }
    }

    /// What was counted, for the indicators at these positions, in order of indicator and group. The table is empty again.
    pub(super) fn take(&mut self, positions: &[u16]) -> Vec<Count> {
        self.sum_up();
        let mut order: Vec<(u16, usize)> = positions.iter().copied().zip(0..N).collect();
        order.sort_unstable();
        let counted = self.sums.iter().flatten().filter(|[denominator, _]| *denominator > 0).count();
        let mut counts = Vec::with_capacity(counted);
        for (indicator, at) in order {
            for (group, sums) in StudentGroup::EVERY.iter().zip(&self.sums) {
                let [denominator, numerator] = sums[at];
                if denominator > 0 {
                    let content = CellContent::Rate { numerator, denominator };
                    counts.push(Count { indicator, group: *group, origin: Origin::Students, content });
                }
            }
        }
        self.sums.fill([[0; 2]; N]);
        counts
    }
}
