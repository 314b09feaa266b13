//! What one file may unpack to.

use super::Stop;
use crate::intake::container;

/// Bytes that may still be unpacked. A bomb is a small file that unpacks to a large one; a large table is neither.
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    /// Never more than this, however large the file.
    const MOST: u64 = 4 << 30;

    pub(super) fn of(packed: usize) -> Self {
        Self { left: container::allowed(packed as u64).min(Self::MOST) }
    }

    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Stop> {
        let left = self.left.checked_sub(bytes as u64);
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or_else(|| Stop::too_large("more than 250 times its size"))
    }
}
