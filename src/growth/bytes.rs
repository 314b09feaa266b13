//! Numbers one after the other as bytes, the lowest byte first: how work goes from one worker to another.

/// Bytes being written.
#[derive(Debug, Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn count(&mut self, count: usize) {
        self.whole(u32::try_from(count).unwrap_or(u32::MAX));
    }

    pub(super) fn whole(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    pub(super) fn decimal(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    pub(super) fn decimals(&mut self, numbers: &[f64]) {
        self.count(numbers.len());
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    pub(super) fn wholes(&mut self, numbers: &[u32]) {
        self.count(numbers.len());
        self.0.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend(bytes);
    }
}

/// Bytes being read; nothing comes of those that end too early.
#[derive(Debug)]
pub(super) struct Reader<'b>(pub(super) &'b [u8]);

impl<'b> Reader<'b> {
    fn next<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (own, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*own)
    }

    pub(super) fn whole(&mut self) -> Option<u32> {
        self.next().map(u32::from_le_bytes)
    }

    pub(super) fn decimal(&mut self) -> Option<f64> {
        self.next().map(f64::from_le_bytes)
    }

    pub(super) fn decimals(&mut self) -> Option<Vec<f64>> {
        self.list(8, Self::decimal)
    }

    pub(super) fn bytes(&mut self) -> Option<&'b [u8]> {
        let count = self.whole()?;
        let (own, rest) = self.0.split_at_checked(count as usize)?;
        self.0 = rest;
        Some(own)
    }

    /// A list whose items take at least so many bytes each.
    pub(super) fn list<T>(&mut self, least: usize, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.whole()? as usize;
        if count > self.0.len() / least {
            return None;
        }
        (0..count).map(|_| item(self)).collect()
    }

    /// Is everything read?
    pub(super) const fn is_done(&self) -> bool {
        self.0.is_empty()
    }
}
