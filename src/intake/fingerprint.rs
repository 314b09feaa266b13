//! The fingerprint of a file, block by block: two readers can each see to some of the blocks.

use std::hash::Hasher;

use twox_hash::XxHash64;

/// Of the bytes seen so far.
#[derive(Clone)]
pub(super) struct Fingerprint {
    /// Of the whole blocks.
    blocks: Vec<u64>,
    /// Of the block in progress, and its bytes so far.
    block: XxHash64,
    filled: usize,
}

impl Fingerprint {
    /// So that tests can begin a second reader about anywhere, theirs are small.
    const BLOCK: usize = if cfg!(test) { 8 } else { 1 << 22 };

    pub(super) const fn new() -> Self {
        Self { blocks: Vec::new(), block: XxHash64::with_seed(0), filled: 0 }
    }

    pub(super) fn push(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (own, rest) = bytes.split_at(bytes.len().min(Self::BLOCK - self.filled));
            self.block.write(own);
            self.filled += own.len();
            if self.filled == Self::BLOCK {
                self.blocks.push(self.block.finish());
                (self.block, self.filled) = (XxHash64::with_seed(0), 0);
            }
            bytes = rest;
        }
    }

    /// Is there no block in progress?
    pub(super) const fn is_between_blocks(&self) -> bool {
        self.filled == 0
    }

    /// Of every block, also the one in progress.
    pub(super) fn blocks(&self) -> Vec<u64> {
        let last = (self.filled > 0).then(|| self.block.finish());
        self.blocks.iter().copied().chain(last).collect()
    }

    /// Another has seen to the other blocks. To be asked between blocks.
    pub(super) fn append(&mut self, blocks: &[u64]) {
        self.blocks.extend_from_slice(blocks);
    }

    /// Sixteen hex digits: of more blocks than one the hash of their hashes.
    pub(super) fn text(&self) -> String {
        let hash = match self.blocks().as_slice() {
            [] => self.block.finish(),
            [only] => *only,
            blocks => {
                let mut all = XxHash64::with_seed(0);
                for block in blocks {
                    all.write(&block.to_le_bytes());
                }
                all.finish()
            }
        };
        format!("{hash:016x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_and_a_second_reader_change_nothing() {
        let bytes: Vec<u8> = (0..=u8::MAX).cycle().take(Fingerprint::BLOCK * 2 + 77).collect();
        let of = |chunk: usize, bytes: &[u8]| {
            let mut print = Fingerprint::new();
            bytes.chunks(chunk).for_each(|c| print.push(c));
            print
        };
        let whole = of(usize::MAX, &bytes).text();
        assert_eq!(of(65_537, &bytes).text(), whole);
        for from in [1, 2] {
            let (mut first, second) =
                (of(9999, &bytes[..Fingerprint::BLOCK * from]), of(777, &bytes[Fingerprint::BLOCK * from..]));
            assert!(first.is_between_blocks());
            first.append(&second.blocks());
            assert_eq!(first.text(), whole);
        }
    }

    #[test]
    fn a_file_of_one_block_has_the_hash_of_its_bytes() {
        for length in [0, 1, Fingerprint::BLOCK - 1, Fingerprint::BLOCK] {
            let bytes = vec![b'x'; length];
            let mut print = Fingerprint::new();
            print.push(&bytes);
            assert_eq!(print.text(), format!("{:016x}", XxHash64::oneshot(0, &bytes)));
        }
    }
}
