//! Gzip (RFC 1952), unpacked as it comes, member by member.
//!
//! `flate2` inflates; the frame is read here, for its checksum's tables would be 16 KB that do not pack in what every page
//! loads. These are made when a first gzip comes.

use flate2::{Decompress, FlushDecompress, Status};

use super::container::Damage;

/// Unpacks what it is given into `text`, which the caller empties.
pub(super) struct Gzip {
    part: Part,
    /// What has come of a head or tail that is not whole.
    frame: Vec<u8>,
    inflate: Decompress,
    checksum: Checksum,
    pub(super) text: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Head,
    Body,
    Tail,
}

impl Gzip {
    /// Checksum and length.
    const TAIL: usize = 8;

    pub(super) fn new() -> Self {
        Self {
            part: Part::Head,
            frame: Vec::new(),
            inflate: Decompress::new(false),
            checksum: Checksum::new(),
            text: Vec::new(),
        }
    }

    pub(super) fn push(&mut self, mut bytes: &[u8]) -> Result<(), Damage> {
        while !bytes.is_empty() {
            bytes = match self.part {
                Part::Head => self.head(bytes)?,
                Part::Body => self.body(bytes)?,
                Part::Tail => self.tail(bytes)?,
            };
        }
        Ok(())
    }

    /// Is the last member whole?
    pub(super) fn finish(&self) -> Result<(), Damage> {
        let whole = self.part == Part::Head && self.frame.is_empty();
        if whole { Ok(()) } else { Err(Damage::Truncated) }
    }

    fn head<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], Damage> {
        let before = self.frame.len();
        self.frame.extend_from_slice(bytes);
        let Some(length) = head_length(&self.frame, &mut self.checksum)? else { return Ok(&[]) };
        self.begin(Part::Body);
        Ok(bytes.get(length.saturating_sub(before)..).unwrap_or_default())
    }

    fn body<'b>(&mut self, mut bytes: &'b [u8]) -> Result<&'b [u8], Damage> {
        loop {
            let (from, read) = (self.text.len(), self.inflate.total_in());
            self.text.reserve(1 << 14);
            let status = self.inflate.decompress_vec(bytes, &mut self.text, FlushDecompress::None);
            let used = usize::try_from(self.inflate.total_in() - read).unwrap_or(usize::MAX);
            bytes = bytes.get(used..).unwrap_or_default();
            let new = self.text.get(from..).unwrap_or_default();
            self.checksum.add(new);
            match status {
                Err(_) => return Err(Damage::Broken),
                Ok(Status::StreamEnd) => {
                    self.begin(Part::Tail);
                    return Ok(bytes);
                }
                // Room was left: nothing more comes of these bytes.
                Ok(Status::Ok | Status::BufError) if bytes.is_empty() && self.text.len() < self.text.capacity() => {
                    return Ok(bytes);
                }
                Ok(Status::Ok | Status::BufError) if used == 0 && new.is_empty() => return Err(Damage::Broken),
                Ok(Status::Ok | Status::BufError) => {}
            }
        }
    }

    fn tail<'b>(&mut self, bytes: &'b [u8]) -> Result<&'b [u8], Damage> {
        let (tail, rest) = bytes.split_at(bytes.len().min(Self::TAIL - self.frame.len()));
        self.frame.extend_from_slice(tail);
        let Ok(whole) = <[u8; Self::TAIL]>::try_from(self.frame.as_slice()) else { return Ok(rest) };
        // The length counts modulo 2³².
        let length = self.inflate.total_out() & u64::from(u32::MAX);
        if u64::from_le_bytes(whole) != length << 32 | u64::from(self.checksum.value) {
            return Err(Damage::Broken);
        }
        self.inflate.reset(false);
        self.begin(Part::Head);
        Ok(rest)
    }

    fn begin(&mut self, part: Part) {
        self.part = part;
        self.frame.clear();
        if part != Part::Tail {
            self.checksum.value = 0;
        }
    }
}

/// Where a member's head ends; nothing while it is not whole.
fn head_length(head: &[u8], checksum: &mut Checksum) -> Result<Option<usize>, Damage> {
    const CHECKED: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    const UNKNOWN: u8 = 0xe0;
    /// A head so long names nothing.
    const MOST: usize = 1 << 18;

    let magic = [0x1f, 0x8b, 8];
    let begun = head.len().min(magic.len());
    if head.get(..begun) != magic.get(..begun) || head.len() > MOST {
        return Err(Damage::Broken);
    }
    let Some(&flags) = head.get(3) else { return Ok(None) };
    if flags & UNKNOWN != 0 {
        return Err(Damage::Broken);
    }
    let mut at = 10;
    if flags & EXTRA != 0 {
        let Some(&[low, high]) = head.get(at..at + 2) else { return Ok(None) };
        at += 2 + usize::from(u16::from_le_bytes([low, high]));
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let Some(end) = head.get(at..).and_then(|rest| memchr::memchr(0, rest)) else { return Ok(None) };
            at += end + 1;
        }
    }
    if flags & CHECKED != 0 {
        let (Some(checked), Some(&[low, high])) = (head.get(..at), head.get(at..at + 2)) else { return Ok(None) };
        checksum.add(checked);
        if checksum.value & 0xffff != u32::from(u16::from_le_bytes([low, high])) {
            return Err(Damage::Broken);
        }
        at += 2;
    }
    Ok((at <= head.len()).then_some(at))
}

/// The CRC-32 of what has come, eight bytes at a time.
struct Checksum {
    /// What a byte does to the sum when so many bytes follow it in a step.
    tables: Box<[[u32; 256]; 8]>,
    value: u32,
}

impl Checksum {
    fn new() -> Self {
        let mut tables = Box::new([[0; 256]; 8]);
        for byte in 0..=255_u8 {
            let mut sum = u32::from(byte);
            for _ in 0..8 {
                sum = if sum & 1 == 1 { 0xedb8_8320 ^ sum >> 1 } else { sum >> 1 };
            }
            tables[0][usize::from(byte)] = sum;
        }
        for step in 1..tables.len() {
            for byte in 0..256 {
                let [low, ..] = tables[step - 1][byte].to_le_bytes();
                tables[step][byte] = tables[step - 1][byte] >> 8 ^ tables[0][usize::from(low)];
            }
        }
        Self { tables, value: 0 }
    }

    fn add(&mut self, bytes: &[u8]) {
        let tables = &*self.tables;
        let mut sum = !self.value;
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            let mixed = (u64::from_le_bytes(*eight) ^ u64::from(sum)).to_le_bytes();
            let steps = tables.iter().rev().zip(mixed).map(|(table, byte)| table[usize::from(byte)]);
            sum = steps.fold(0, std::ops::BitXor::bitxor);
        }
        for byte in rest {
            let [low, ..] = sum.to_le_bytes();
            sum = sum >> 8 ^ tables[0][usize::from(low ^ byte)];
        }
        self.value = !sum;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};

    use super::*;

    fn packed(text: &[u8], builder: GzBuilder) -> Vec<u8> {
        let mut encoder = builder.write(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn unpacked(bytes: &[u8], chunk: usize) -> Result<Vec<u8>, Damage> {
        let mut gzip = Gzip::new();
        for chunk in bytes.chunks(chunk) {
            gzip.push(chunk)?;
        }
        gzip.finish().map(|()| gzip.text)
    }

    #[test]
    fn the_checksum_is_that_of_its_standard() {
        let mut checksum = Checksum::new();
        for part in [&b"1234"[..], b"56789"] {
            checksum.add(part);
        }
        assert_eq!(checksum.value, 0xcbf4_3926);
    }

    #[test]
    fn members_follow_each_other_however_they_are_cut() {
        let text: Vec<u8> = (0..100_000_u32).flat_map(|n| (n / 7).to_string().into_bytes()).collect();
        let whole = GzBuilder::new().filename("a.csv").comment("b").extra(vec![7; 300]);
        let both = [packed(&text, whole), packed(b"", GzBuilder::new()), packed(b"end", GzBuilder::new())].concat();
        let expected = [&text, &b"end"[..]].concat();
        for chunk in [1, 2, 7, 2048, both.len()] {
            assert_eq!(unpacked(&both, chunk).as_deref(), Ok(&*expected), "chunks of {chunk}");
        }
    }

    #[test]
    fn a_head_with_its_own_checksum_is_checked() {
        let plain = packed(b"text", GzBuilder::new());
        let mut head = plain[..10].to_vec();
        head[3] = 2;
        let mut checksum = Checksum::new();
        checksum.add(&head);
        let sum = checksum.value.to_le_bytes();
        let good = [&head, &sum[..2], &plain[10..]].concat();
        assert_eq!(unpacked(&good, 3).as_deref(), Ok(&b"text"[..]));
        let bad = [&head, &[sum[0] ^ 1, sum[1]][..], &plain[10..]].concat();
        assert_eq!(unpacked(&bad, 3), Err(Damage::Broken));
    }

    #[test]
    fn every_cut_is_truncated_and_no_changed_byte_changes_the_text() {
        let text = b"a,b\n1,2\n1,2\n1,3\n";
        let good = packed(text, GzBuilder::new());
        for length in 1..good.len() {
            assert_eq!(unpacked(&good[..length], 5), Err(Damage::Truncated), "{length} bytes");
        }
        for at in 0..good.len() {
            for bit in 0..8 {
                let mut bad = good.clone();
                bad[at] ^= 1 << bit;
                // Some bits say nothing of the text: the time of packing, what fills the last byte.
                let read = unpacked(&bad, 5);
                assert!(read.is_err() || read.as_deref() == Ok(&text[..]), "bit {bit} of byte {at}");
            }
        }
        assert_eq!(unpacked(&[&good[..], b"rest"].concat(), 64), Err(Damage::Broken));
    }
}
