//! Rows that name their school in the same letters belong to the same school: found by those letters alone.

use crate::model::SchoolYear;

use super::text::Row;
use super::values::{print, same};

/// School and year of the rows seen so far, by the bytes of the columns that say so.
pub(super) struct Places {
    /// Neighbouring columns as one: first and last.
    spans: Vec<(usize, usize)>,
    /// Columns that tell most schools apart.
    telling: Vec<usize>,
    /// Positions in `known` plus one; a power of two, at least twice as many.
    table: Vec<u32>,
    known: Vec<Place>,
    /// What the columns of all places hold, one after the other.
    letters: Vec<u8>,
}

struct Place {
    print: u64,
    end: u32,
    slot: u32,
    year: SchoolYear,
}

impl Places {
    /// Beyond these a file's schools are looked up one by one.
    const MOST: usize = 1 << 17;
    const MOST_LETTERS: usize = 1 << 24;

    /// For rows whose school is said by `columns`, best told apart by some of them.
    pub(super) fn new(columns: &[usize], telling: Vec<usize>) -> Self {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns.dedup();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for at in columns {
            match spans.last_mut() {
                Some((_, last)) if *last + 1 == at => *last = at,
                _ => spans.push((at, at)),
            }
        }
        Self { spans, telling, table: vec![0; 64], known: Vec::new(), letters: Vec::new() }
    }

    /// The place of a row, if one was seen with the same letters.
    #[inline]
    pub(super) fn get(&self, row: &Row<'_>) -> Option<(u32, SchoolYear)> {
        let print = self.print(row)?;
        let mask = self.table.len() - 1;
        let mut at = slot_of(print) & mask;
        while let Some(position) = self.table[at].checked_sub(1) {
            let place = &self.known[position as usize];
            if place.print == print && self.is(position as usize, row) {
                return Some((place.slot, place.year));
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// Remembers a row's place.
    pub(super) fn insert(&mut self, row: &Row<'_>, slot: u32, year: SchoolYear) {
        let Some(print) = self.print(row) else { return };
        if self.known.len() >= Self::MOST || self.letters.len() >= Self::MOST_LETTERS {
            return;
        }
        for (first, last) in &self.spans {
            self.letters.extend_from_slice(row.span(*first, *last).unwrap_or_default());
        }
        let Ok(end) = u32::try_from(self.letters.len()) else { return };
        self.known.push(Place { print, end, slot, year });
        if self.known.len() * 2 > self.table.len() {
            self.table = vec![0; self.table.len() * 2];
            (0..self.known.len()).for_each(|position| self.enter(position));
        } else {
            self.enter(self.known.len() - 1);
        }
    }

    fn enter(&mut self, position: usize) {
        let mask = self.table.len() - 1;
        let mut at = slot_of(self.known[position].print) & mask;
        while self.table[at] != 0 {
            at = (at + 1) & mask;
        }
        self.table[at] = u32::try_from(position + 1).unwrap_or(0);
    }

    #[inline]
    fn print(&self, row: &Row<'_>) -> Option<u64> {
        self.telling.iter().try_fold(0_u64, |all, at| Some(all.rotate_left(17) ^ print(row.span(*at, *at)?)))
    }

    #[inline]
    fn is(&self, position: usize, row: &Row<'_>) -> bool {
        let start = position.checked_sub(1).map_or(0, |before| self.known[before].end as usize);
        let Some(mut letters) = self.letters.get(start..self.known[position].end as usize) else { return false };
        for (first, last) in &self.spans {
            let Some(span) = row.span(*first, *last) else { return false };
            match letters.split_at_checked(span.len()) {
                Some((own, rest)) if same(own, span) => letters = rest,
                _ => return false,
            }
        }
        letters.is_empty()
    }
}

fn slot_of(print: u64) -> usize {
    (print >> 40) as usize
}
