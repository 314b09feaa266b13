//! Content as bytes, on its way from one instance of the module to another: numbers of eight bytes, words of four,
//! texts behind their lengths.

use crate::model::{GradeBins, GradeSet, SchoolCode, SchoolYear};

use super::{SchoolFacts, SchoolRecords, StudentRows};

/// Takes content.
#[derive(Default)]
pub(crate) struct Carrier(Vec<u8>);

impl Carrier {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(Vec::with_capacity(bytes))
    }

    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        self.0.extend_from_slice(&number.into().to_le_bytes());
    }

    pub(crate) fn word(&mut self, word: u32) {
        self.0.extend_from_slice(&word.to_le_bytes());
    }

    pub(crate) fn numbers<N: Into<u64>>(&mut self, numbers: impl ExactSizeIterator<Item = N>) {
        self.number(numbers.len() as u64);
        numbers.for_each(|number| self.number(number));
    }

    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        self.0
    }
}

/// Gives it back in the same order; nothing where the bytes are others than were carried.
pub(crate) struct Carried<'b>(&'b [u8]);

impl<'b> Carried<'b> {
    pub(crate) const fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    pub(crate) fn number<N: TryFrom<u64>>(&mut self) -> Option<N> {
        let (number, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        N::try_from(u64::from_le_bytes(*number)).ok()
    }

    pub(crate) fn word(&mut self) -> Option<u32> {
        let (word, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*word))
    }

    /// As many as are given.
    pub(crate) fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count: usize = self.number()?;
        // Each has a byte at least.
        if count > self.0.len() {
            return None;
        }
        (0..count).map(|_| one(self)).collect()
    }

    pub(crate) fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = self.number()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    pub(crate) fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.bytes()?).ok()
    }
}

impl SchoolRecords {
    /// What rows of students tell of it.
    pub(crate) fn carry(&self, to: &mut Carrier) {
        to.text(self.code.as_str());
        to.number(self.year.spring().unwrap_or(0));
        let SchoolFacts { name, lea_code, lea_name, charter, alternative } = &self.facts;
        for text in [name, lea_code, lea_name] {
            to.text(text);
        }
        for mark in [*charter, *alternative] {
            to.number(mark.map_or(0_u8, |yes| 1 + u8::from(yes)));
        }
        to.number(self.grades.bits());
        self.students.carry(to);
    }

    pub(crate) fn carried(from: &mut Carried<'_>) -> Option<Self> {
        let (code, spring) = (SchoolCode::new(from.text()?), from.number()?);
        let [name, lea_code, lea_name] = [from.text()?, from.text()?, from.text()?].map(Into::into);
        let [charter, alternative] =
            [from.number::<u8>()?, from.number()?].map(|mark| mark.checked_sub(1).map(|yes| yes == 1));
        Some(Self {
            code,
            year: SchoolYear::of_spring(spring).unwrap_or(SchoolYear::UNSTATED),
            facts: SchoolFacts { name, lea_code, lea_name, charter, alternative },
            grades: GradeSet::of_bits(from.number()?),
            bins: GradeBins::default(),
            graduation: false,
            students: StudentRows::carried(from)?,
            cells: Vec::new(),
        })
    }
}
