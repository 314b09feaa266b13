//! Neighbouring columns of codes hold the same letters again and again: what they mean together is found by those letters
//! alone, as a school is by [`Places`](super::places::Places).

use crate::records::StudentFacts;

use super::text::Row;
use super::values::{print, same};

/// Neighbouring columns of codes, and what was lately read in them.
pub(super) struct Run {
    first: usize,
    last: usize,
    /// Each at the place of its letters; one that comes later to the same place takes it.
    seen: Vec<Seen>,
}

#[derive(Clone, Copy)]
struct Seen {
    /// How many letters; none where nothing is known.
    length: u8,
    letters: [u8; Run::LETTERS],
    facts: StudentFacts,
}

impl Run {
    /// Letters of all columns together, at most.
    const LETTERS: usize = 48;
    /// Places, each as large as a line of the processor's memory.
    const PLACES: usize = 1 << 10;

    /// The runs of at least two among these columns.
    pub(super) fn among(columns: &[usize]) -> Vec<Self> {
        let mut columns = columns.to_vec();
        columns.sort_unstable();
        columns
            .chunk_by(|a, b| a + 1 == *b)
            .filter_map(|run| match run {
                [first, .., last] => Some(Self { first: *first, last: *last, seen: vec![Seen::NOTHING; Self::PLACES] }),
                _ => None,
            })
            .collect()
    }

    /// Is a column one of them?
    pub(super) const fn has(&self, column: usize) -> bool {
        self.first <= column && column <= self.last
    }

    /// What a row states in them, if it was read before.
    #[inline]
    pub(super) fn get(&self, row: &Row<'_>) -> Option<StudentFacts> {
        let letters = row.span(self.first, self.last)?;
        let seen = &self.seen[place_of(letters)];
        (usize::from(seen.length) == letters.len() && same(seen.letters.get(..letters.len())?, letters))
            .then_some(seen.facts)
    }

    /// Remembers what a row states in them.
    #[cold]
    pub(super) fn keep(&mut self, row: &Row<'_>, facts: StudentFacts) {
        let Some(letters) = row.span(self.first, self.last) else { return };
        let seen = &mut self.seen[place_of(letters)];
        if let (Some(own), Ok(length)) = (seen.letters.get_mut(..letters.len()), u8::try_from(letters.len())) {
            own.copy_from_slice(letters);
            (seen.length, seen.facts) = (length, facts);
        }
    }
}

impl Seen {
    /// Two columns have at least one separator, so no letters are those of no row.
    const NOTHING: Self = Self { length: 0, letters: [0; Run::LETTERS], facts: StudentFacts::NONE };
}

/// Most of what differs stands at the end, where the columns of one letter are.
#[inline]
fn place_of(letters: &[u8]) -> usize {
    let middle = letters.len().saturating_sub(16);
    let middle = letters.get(middle..letters.len().saturating_sub(8)).unwrap_or_default();
    let mixed = print(letters) ^ print(middle).rotate_left(31);
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % Run::PLACES
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::intake::LoadedFile;
    use crate::records::StudentRow;

    const HEADER: &str =
        "school_code,student_id,grade,race_ethnicity,english_learner,foster,homeless,ela_level,math_level";

    /// The rows of a file, without their lines, and how many findings there are of them.
    fn read(rows: &[String]) -> (Vec<StudentRow>, u32) {
        let file = LoadedFile::read("students.csv", format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes());
        let findings = file.findings.groups().iter().filter(|group| group.kind == "bad_value").map(|g| g.count).sum();
        let content = file.content.unwrap_or_else(|| panic!("{rows:?}"));
        let rows = content.schools.iter().flat_map(|school| content.students.rows(&school.students));
        (rows.map(|row| StudentRow { line: 0, ..row }).collect(), findings)
    }

    #[test]
    fn a_row_states_the_same_whatever_rows_are_before_it() {
        let races =
            ["hispanic", "white", "", "two or more races", " asian ", "\"asian\"", "no such race", "\"as\"\"ian\""];
        let learners = ["EL", "el", "XX"];
        let mut rows = Vec::new();
        for n in 0..4000_usize {
            let mixed = n.wrapping_mul(0x9e37_79b9) >> 7;
            let pick = |from: &[&'static str], shift: u32| from[(mixed >> shift) % from.len()];
            let (race, learner) = (pick(&races, 1), pick(&learners, 4));
            let (foster, homeless) = (pick(&["Y", ""], 7), pick(&["N", "yes"], 10));
            let levels = pick(&["1,2", "3,", "5,x"], 13);
            let grade = n % 2 + 3;
            rows.push(format!("01611190130229,1,{grade},{race},{learner},{foster},{homeless},{levels}"));
        }
        let (together, found) = read(&rows);
        let mut known: BTreeMap<&String, (Vec<StudentRow>, u32)> = BTreeMap::new();
        let (mut alone, mut found_alone) = (Vec::new(), 0);
        for row in &rows {
            let (own, found) = known.entry(row).or_insert_with(|| read(std::slice::from_ref(row)));
            alone.extend_from_slice(own);
            found_alone += *found;
        }
        assert_eq!(together.len(), rows.len());
        assert_eq!((together, found), (alone, found_alone));
        assert!(found > 1000);
    }
}
