//! Containers: plain bytes or gzip, recognised by their first bytes and unpacked as they come.

use std::io::Write;

use flate2::write::MultiGzDecoder;

/// Why a compressed file could not be unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// It ends before its own end mark.
    Truncated,
    /// Its bytes contradict themselves.
    Broken,
}

/// Turns a file's bytes into text bytes.
pub(super) enum Unpacker {
    /// The first bytes have not come yet.
    Unseen(Vec<u8>),
    Plain,
    Gzip(Box<MultiGzDecoder<Vec<u8>>>),
    Damaged(Damage),
}

impl Unpacker {
    const GZIP: [u8; 2] = [0x1f, 0x8b];
    /// Compressed bytes handed to the decoder at a time: bounds what one step can unfold to (about a thousandfold).
    const STEP: usize = 2048;

    pub(super) const fn new() -> Self {
        Self::Unseen(Vec::new())
    }

    pub(super) const fn compression(&self) -> &'static str {
        match self {
            Self::Gzip(_) | Self::Damaged(_) => "gzip",
            Self::Unseen(_) | Self::Plain => "",
        }
    }

    /// Unpacks a chunk and hands on what it holds.
    pub(super) fn push(&mut self, chunk: &[u8], text: &mut impl FnMut(&[u8])) {
        match self {
            Self::Plain => text(chunk),
            Self::Unseen(first) => {
                first.extend_from_slice(chunk);
                if first.len() >= Self::GZIP.len() {
                    let first = std::mem::take(first);
                    *self = if first.starts_with(&Self::GZIP) {
                        Self::Gzip(Box::new(MultiGzDecoder::new(Vec::new())))
                    } else {
                        Self::Plain
                    };
                    self.push(&first, text);
                }
            }
            Self::Gzip(decoder) => {
                for step in chunk.chunks(Self::STEP) {
                    if decoder.write_all(step).is_err() {
                        *self = Self::Damaged(Damage::Broken);
                        return;
                    }
                    text(decoder.get_ref());
                    decoder.get_mut().clear();
                }
            }
            Self::Damaged(_) => {}
        }
    }

    /// Hands on the rest.
    pub(super) fn finish(&mut self, text: &mut impl FnMut(&[u8])) -> Result<(), Damage> {
        match self {
            Self::Plain => Ok(()),
            Self::Unseen(first) => {
                text(first);
                Ok(())
            }
            Self::Gzip(decoder) => match decoder.try_finish() {
                Ok(()) => {
                    text(decoder.get_ref());
                    decoder.get_mut().clear();
                    Ok(())
                }
                Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(Damage::Truncated),
                Err(_) => Err(Damage::Broken),
            },
            Self::Damaged(damage) => Err(*damage),
        }
    }
}
