//! Containers: plain bytes, gzip, or an archive, recognised by their first bytes. Gzip is unpacked as it comes; an archive
//! is kept until its end is there (or elsewhere: see [`super::archive`]).

use super::gzip::Gzip;

/// What a workbook from before 2007 begins with.
pub(super) const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// What a zip archive begins with: a member, or the end of an empty one.
const ZIP: [[u8; 4]; 2] = [*b"PK\x03\x04", *b"PK\x05\x06"];

/// Between the name of an archive and that of its member.
pub(super) const MEMBER: &str = " › ";

/// Do these first bytes begin an archive or a workbook?
pub(super) fn is_archive(first: &[u8]) -> bool {
    first.starts_with(&OLE) || ZIP.iter().any(|zip| first.starts_with(zip))
}

/// What a stream of so many packed bytes may unpack to: school files pack to a tenth, rarely to a fiftieth.
pub(super) const fn allowed(packed: u64) -> u64 {
    let most = packed.saturating_mul(250);
    // So much always.
    if most > 64 << 20 { most } else { 64 << 20 }
}

/// Why a compressed file could not be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// It ends before its own end mark.
    Truncated,
    /// Its bytes contradict themselves.
    Broken,
    /// It unpacks to far more than any file does.
    TooLarge,
}

/// Turns a file's bytes into text bytes.
pub(super) enum Unpacker {
    /// The first bytes have not come yet.
    Unseen(Vec<u8>),
    Plain,
    Gzip(Box<Packed>),
    Archive(Archive),
    Damaged(Damage),
}

pub(super) struct Packed {
    gzip: Gzip,
    /// Bytes taken and given so far.
    taken: u64,
    given: u64,
}

/// The bytes of an archive, where it can be unpacked.
#[derive(Default)]
pub(super) struct Archive {
    #[cfg(feature = "archive")]
    bytes: Vec<u8>,
}

impl Archive {
    /// False when there are too many.
    #[cfg_attr(not(feature = "archive"), expect(clippy::unused_self, reason = "kept elsewhere"))]
    fn push(&mut self, chunk: &[u8]) -> bool {
        #[cfg(feature = "archive")]
        {
            if self.bytes.len() + chunk.len() > super::archive::MOST {
                return false;
            }
            self.bytes.extend_from_slice(chunk);
        }
        let _ = chunk;
        true
    }
}

impl Unpacker {
    const GZIP: [u8; 2] = [0x1f, 0x8b];
    /// So many bytes decide.
    const LOOKED_AT: usize = OLE.len();
    /// Compressed bytes handed to the decoder at a time: bounds what one step can unfold to (about a thousandfold).
    const STEP: usize = 2048;

    pub(super) const fn new() -> Self {
        Self::Unseen(Vec::new())
    }

    pub(super) const fn compression(&self) -> &'static str {
        match self {
            Self::Gzip(_) | Self::Damaged(_) => "gzip",
            Self::Unseen(_) | Self::Plain | Self::Archive(_) => "",
        }
    }

    /// Unpacks a chunk and hands on what it holds.
    pub(super) fn push(&mut self, chunk: &[u8], text: &mut impl FnMut(&[u8])) {
        match self {
            Self::Plain => text(chunk),
            Self::Unseen(first) => {
                first.extend_from_slice(chunk);
                if first.len() >= Self::LOOKED_AT {
                    self.decide(text);
                }
            }
            Self::Gzip(file) => {
                for step in chunk.chunks(Self::STEP) {
                    file.taken += step.len() as u64;
                    if let Err(damage) = file.gzip.push(step) {
                        *self = Self::Damaged(damage);
                        return;
                    }
                    file.given += file.gzip.text.len() as u64;
                    if file.given > allowed(file.taken) {
                        *self = Self::Damaged(Damage::TooLarge);
                        return;
                    }
                    text(&file.gzip.text);
                    file.gzip.text.clear();
                }
            }
            Self::Archive(archive) => {
                if !archive.push(chunk) {
                    *self = Self::Damaged(Damage::TooLarge);
                }
            }
            Self::Damaged(_) => {}
        }
    }

    fn decide(&mut self, text: &mut impl FnMut(&[u8])) {
        let Self::Unseen(first) = self else { return };
        let first = std::mem::take(first);
        *self = if first.starts_with(&Self::GZIP) {
            Self::Gzip(Box::new(Packed { gzip: Gzip::new(), taken: 0, given: 0 }))
        } else if is_archive(&first) {
            Self::Archive(Archive::default())
        } else {
            Self::Plain
        };
        if !first.is_empty() {
            self.push(&first, text);
        }
    }

    /// Is it not packed at all?
    pub(super) const fn is_plain(&self) -> bool {
        matches!(self, Self::Plain)
    }

    /// Is it an archive, to be unpacked at its end?
    pub(super) const fn is_archive(&self) -> bool {
        matches!(self, Self::Archive(_))
    }

    /// The bytes of an archive.
    #[cfg(feature = "archive")]
    pub(super) fn take_archive(&mut self) -> Option<Vec<u8>> {
        match self {
            Self::Archive(archive) => Some(std::mem::take(&mut archive.bytes)),
            _ => None,
        }
    }

    /// Hands on the rest.
    pub(super) fn finish(&mut self, text: &mut impl FnMut(&[u8])) -> Result<(), Damage> {
        if let Self::Unseen(_) = self {
            self.decide(text);
        }
        match self {
            Self::Plain | Self::Unseen(_) | Self::Archive(_) => Ok(()),
            Self::Gzip(file) => file.gzip.finish(),
            Self::Damaged(damage) => Err(*damage),
        }
    }
}
