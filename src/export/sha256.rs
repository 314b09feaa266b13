//! SHA-256, so that a reviewer can check a file with `sha256sum`. The fingerprint that the session keeps is quicker and
//! proves nothing to somebody who does not trust the sender.

use std::fmt::Write;

use sha2::Digest;

/// A file's SHA-256, pushed in chunks of any size.
#[derive(Clone, Default)]
pub struct Sha256(sha2::Sha256);

impl Sha256 {
    /// Of nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next bytes.
    pub fn push(&mut self, chunk: &[u8]) {
        self.0.update(chunk);
    }

    /// 64 hexadecimal digits, as `sha256sum` prints them.
    #[must_use]
    pub fn hex(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_sha256sum_prints_however_the_bytes_are_cut() {
        let of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for cuts in [vec!["abc"], vec!["a", "", "bc"]] {
            let mut sha = Sha256::new();
            for part in cuts {
                sha.push(part.as_bytes());
            }
            assert_eq!(sha.hex(), of_abc);
        }
        assert_eq!(Sha256::new().hex(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
