//! Middle-school persistence (rule 10 of methodology.md): who completed grade 8 two years ago and goes to grade 10 now.
//!
//! Reported at the school of grade 8, with the groups of then. Assumed: a school can report it in a year of which it has
//! records; without any row of grade 10 or above in that year nobody is looked for, and only who is stated to be enrolled
//! or not counts; who left for a reason that ends the count did so in the last row there is of them.

use crate::model::{Grade, IndicatorId, SchoolYear, StudentGroup};
use crate::order;
use crate::records::{CellContent, Detail, Records, StudentDetails, StudentFacts, StudentKey};

use super::{Count, Origin};

/// The indicator.
pub(super) const COUNTED: IndicatorId = IndicatorId::known("middle_school_persistence");

/// A student of grade 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Eighth {
    key: StudentKey,
    year: SchoolYear,
    /// Who has not left counts rather where they stayed.
    stays: bool,
    school: u32,
    completed: Option<bool>,
    in_grade10: Option<bool>,
    facts: StudentFacts,
}

/// A student of a school's completers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Completer {
    /// Position of the school two years later.
    pub(super) school: u32,
    /// Position of the school in grade 8.
    pub(super) from: u32,
    pub(super) key: StudentKey,
    pub(super) persists: bool,
    pub(super) facts: StudentFacts,
}

/// Gathers what is needed, where the years are two apart.
#[derive(Debug, Default)]
pub(super) struct Paths {
    wanted: bool,
    eighth: Vec<Eighth>,
    /// Who is in grade 10 or above, by year.
    high: Vec<(SchoolYear, StudentKey)>,
    /// The last year there is of a student, and whether the reason to leave ends the count.
    seen: Vec<(StudentKey, SchoolYear, bool)>,
}

impl Paths {
    pub(super) fn new(records: &Records) -> Self {
        let years = order::set(records.schools.iter().filter_map(|school| school.year.spring()));
        Self { wanted: years.iter().any(|year| years.contains(&(year + 2))), ..Self::default() }
    }

    /// Are there years two apart?
    pub(super) const fn wanted(&self) -> bool {
        self.wanted
    }

    /// Notes a student of a school and year.
    pub(super) fn note(
        &mut self,
        (school, year): (u32, SchoolYear),
        key: StudentKey,
        facts: StudentFacts,
        details: &StudentDetails,
    ) {
        let number = facts.grade().index().saturating_sub(3);
        if number < 8 {
            return;
        }
        let leaves = details.exit_reason().is_some_and(crate::records::ExitReason::leaves_the_count);
        if number >= 10 {
            self.high.push((year, key));
        } else {
            self.seen.push((key, year, leaves));
        }
        if Grade::numbered(8) == Some(facts.grade()) {
            let (completed, in_grade10) =
                (details.flag(Detail::CompletedGrade8), details.flag(Detail::EnrolledGrade10));
            self.eighth.push(Eighth { key, year, stays: !leaves, school, completed, in_grade10, facts });
        }
    }

    /// Who completed grade 8 two years before, in order of the school that reports it.
    pub(super) fn completers(mut self, records: &Records) -> Vec<Completer> {
        order::sort(&mut self.eighth);
        order::sort(&mut self.high);
        order::sort(&mut self.seen);
        let mut completers = Vec::new();
        for rows in self.eighth.chunk_by(|a, b| a.key == b.key) {
            for (at, row) in rows.iter().enumerate() {
                // Without a word on it, here or at another school of that year: the last row of grade 8.
                let told = || rows.iter().any(|other| other.year == row.year && other.completed.is_some());
                if !row.completed.unwrap_or_else(|| at + 1 == rows.len() && !told()) {
                    continue;
                }
                completers.extend(self.completer(records, row));
            }
        }
        order::sort(&mut completers);
        completers.dedup();
        completers
    }

    fn completer(&self, records: &Records, row: &Eighth) -> Option<Completer> {
        let then = SchoolYear::of_spring(row.year.spring()? + 2)?;
        let school = records.find(then, records.schools[row.school as usize].code.as_str())?;
        let from = self.high.partition_point(|(year, _)| *year < then);
        let anybody = self.high.get(from).is_some_and(|(year, _)| *year == then);
        let linked = || anybody.then(|| self.high.binary_search(&(then, row.key)).is_ok());
        let persists = row.in_grade10.or_else(linked)?;
        (persists || !self.has_left(row, then)).then_some(Completer {
            school: u32::try_from(school).ok()?,
            from: row.school,
            key: row.key,
            persists,
            facts: row.facts,
        })
    }

    /// Does the last row before that year say that the student left so that the count ends?
    fn has_left(&self, row: &Eighth, then: SchoolYear) -> bool {
        let from = self.seen.partition_point(|(key, ..)| *key < row.key);
        let own = self.seen[from..].iter().take_while(|(key, year, _)| *key == row.key && *year <= then);
        let Some((_, last, _)) = own.clone().last() else { return false };
        // Of several schools in one year the student has left only if no other goes on.
        own.filter(|(_, year, _)| year == last).all(|(.., leaves)| *leaves)
    }
}

/// Adds the rates of the schools.
pub(super) fn add(records: &Records, completers: &[Completer], schools: &mut [Vec<Count>]) {
    let indicator = super::positions(records, &[COUNTED])[0];
    for of_school in completers.chunk_by(|a, b| a.school == b.school) {
        let mut counts = [[0_u32; 2]; StudentGroup::COUNT];
        for completer in of_school {
            let mut groups = completer.facts.groups();
            while groups != 0 {
                if let Some([numerator, denominator]) = counts.get_mut(groups.trailing_zeros() as usize) {
                    *denominator += 1;
                    *numerator += u32::from(completer.persists);
                }
                groups &= groups - 1;
            }
        }
        let counted = StudentGroup::EVERY.iter().zip(counts).filter(|(_, [_, denominator])| *denominator > 0);
        let count = |(group, [numerator, denominator]): (&StudentGroup, [u32; 2])| Count {
            indicator,
            group: *group,
            origin: Origin::Students,
            content: CellContent::Rate { numerator, denominator },
        };
        schools[of_school[0].school as usize].extend(counted.map(count));
    }
}
