//! Where cells and records end, sixteen bytes at a time.
//!
//! A window begins where a record begins. Of each block of 64 bytes three masks are made: separators, line ends, quotation
//! marks. The running *exclusive or* of the quotation marks says which bytes lie between two of them, where separators mean
//! nothing. That holds as long as marks stand where they may (at the two ends of a cell, or doubled inside); at the first
//! that does not, the scan stops, and csv-core reads that record.

use wide::u8x16;

/// The ends found in one window.
#[derive(Default)]
pub(super) struct Ends {
    /// Behind a place that is free: position of the byte after each cell, a delimiter or a line end.
    pub(super) cells: Vec<u32>,
    /// Of each whole record, how many cells there are up to its end.
    pub(super) records: Vec<u32>,
    /// Positions of doubled quotation marks, in order.
    pub(super) doubled: Vec<u32>,
    /// Does any line end lie inside quotation marks?
    pub(super) breaks: bool,
}

impl Ends {
    const BLOCK: usize = 64;

    /// Finds the ends in a window, as far as its quotation marks are regular.
    pub(super) fn scan(&mut self, window: &[u8], delimiter: u8) {
        self.records.clear();
        self.doubled.clear();
        self.breaks = false;
        // One end a byte is the most there can be; a block may write past the last.
        let most = 1 + window.len() + Self::BLOCK;
        if self.cells.len() < most {
            self.cells.resize(most, 0);
        }
        let mut quotes = Quotes::new();
        // The window begins a record: a line end at its start would be a blank line's.
        let mut after_line = 1_u64;
        let mut found = 0;
        let (blocks, rest) = window.as_chunks::<{ Self::BLOCK }>();
        let mut tail = [0_u8; Self::BLOCK];
        tail[..rest.len()].copy_from_slice(rest);
        let last = (!rest.is_empty()).then_some(&tail);
        for (base, block) in (0_u32..).step_by(Self::BLOCK).zip(blocks.iter().chain(last)) {
            let Masks { separators, lines, marks } = Masks::of(block, delimiter);
            let (mut separators, mut lines) = (separators, lines);
            let mut stop = 0;
            if marks != 0 || quotes.open != 0 || quotes.closed != 0 {
                let found = quotes.next(marks, separators);
                self.breaks |= lines & found.inside != 0;
                separators &= !found.inside;
                lines &= !found.inside;
                stop = found.irregular;
                if stop != 0 {
                    // Nothing from the first irregular mark on.
                    let before = (stop & stop.wrapping_neg()) - 1;
                    separators &= before;
                    lines &= before;
                }
                each_bit(found.doubled, |bit| self.doubled.push(base + bit));
            } else {
                quotes.pass(separators);
            }
            // A line end directly after another ends nothing: CR LF, or a blank line.
            let blank = lines & (lines << 1 | after_line);
            after_line = lines >> 63;
            separators &= !blank;
            each_bit(lines & !blank, |bit| {
                let up_to = separators & (u64::MAX >> (63 - bit));
                self.records.push(found + up_to.count_ones());
            });
            let mut left = separators;
            if let Some(out) = self.cells[found as usize + 1..].first_chunk_mut::<{ Self::BLOCK }>() {
                let mut at = 0;
                while left != 0 {
                    out[at & 63] = base + left.trailing_zeros();
                    left &= left - 1;
                    at += 1;
                }
            }
            found += separators.count_ones();
            if stop != 0 {
                break;
            }
        }
    }
}

#[inline]
fn each_bit(mut bits: u64, mut each: impl FnMut(u32)) {
    while bits != 0 {
        each(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

/// One bit a byte of a block.
struct Masks {
    /// Delimiters and line ends.
    separators: u64,
    lines: u64,
    marks: u64,
}

impl Masks {
    #[inline]
    fn of(block: &[u8; Ends::BLOCK], delimiter: u8) -> Self {
        let (delimiter, mark) = (u8x16::splat(delimiter), u8x16::splat(b'"'));
        let (cr, lf) = (u8x16::splat(b'\r'), u8x16::splat(b'\n'));
        let mut masks = Self { separators: 0, lines: 0, marks: 0 };
        for (at, bytes) in block.as_chunks::<16>().0.iter().enumerate() {
            let bytes = u8x16::from(*bytes);
            let line = bytes.simd_eq(cr) | bytes.simd_eq(lf);
            let separator = line | bytes.simd_eq(delimiter);
            masks.lines |= u64::from(line.to_bitmask()) << (16 * at);
            masks.separators |= u64::from(separator.to_bitmask()) << (16 * at);
            masks.marks |= u64::from(bytes.simd_eq(mark).to_bitmask()) << (16 * at);
        }
        masks
    }
}

/// What quotation marks do, carried from block to block.
struct Quotes {
    /// All bits when the block begins between two marks.
    open: u64,
    /// Its lowest bit: may the block's first byte open a cell?
    may_open: u64,
    /// Its lowest bit: was the byte before the block a closing mark?
    closed: u64,
}

/// What quotation marks do in one block.
struct Quoted {
    /// Bytes between two marks, with the opening one.
    inside: u64,
    /// The second of two marks that stand for one.
    doubled: u64,
    /// Marks that are neither at an end of a cell nor doubled.
    irregular: u64,
}

impl Quotes {
    const fn new() -> Self {
        Self { open: 0, may_open: 1, closed: 0 }
    }

    /// A block without marks, outside of them, and not directly after one.
    #[inline]
    fn pass(&mut self, separators: u64) {
        self.may_open = separators >> 63;
    }

    #[inline]
    fn next(&mut self, marks: u64, separators: u64) -> Quoted {
        let inside = running_xor(marks) ^ self.open;
        let (opening, closing) = (marks & inside, marks & !inside);
        let ends = separators & !inside;
        let may_open = (ends | closing) << 1 | self.may_open;
        let after_closing = closing << 1 | self.closed;
        let irregular = opening & !may_open | after_closing & !(ends | opening);
        self.open = if inside >> 63 == 1 { u64::MAX } else { 0 };
        self.may_open = (ends | closing) >> 63;
        self.closed = closing >> 63;
        Quoted { inside, doubled: after_closing & opening, irregular }
    }
}

/// Each bit becomes the *exclusive or* of itself and all lower ones.
#[inline]
fn running_xor(mut bits: u64) -> u64 {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    bits ^= bits << 16;
    bits ^ bits << 32
}
