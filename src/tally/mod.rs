//! (school year, school, student group, indicator) → counts.
//!
//! Both grains meet here: student rows are counted, cells are taken whole. Lives here: what of a student counts in which
//! indicator (by the methodology's definitions), and which of several cells is believed. May not live here: n-sizes,
//! levels, points.

mod bits;
mod cells;
mod cohort;
mod counted;
mod disability;
mod further;
mod growth;
mod joins;
mod lea;
mod marks;
mod persistence;
mod reference;
mod repeats;
mod risk;
mod scores;
mod students;
mod surveys;
mod table;

use std::rc::Rc;

use crate::growth::{Standing, Standings};
use crate::intake::{FindingKind, Findings};
use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{CellContent, Records, SchoolYearRecords};

pub use crate::records::Found;

use cohort::{Cohorts, Member};
use disability::Identified;
use growth::Grown;
use persistence::Paths;
use repeats::Repeats;
use students::{Gathered, Rules};

pub use counted::{CountedRow, rows_of};
pub use further::{Further, further};
pub use growth::{GrownCohort, SubjectGrowth};
pub use reference::{Declared, Scope, reference_of};
pub use risk::is_ratio;
pub use scores::Scores;
pub(crate) use students::for_each_student;
pub use students::{columns_of, student_indicators};

/// Where a count comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Student rows.
    Students,
    /// Student rows, held against other schools that are loaded.
    Provisional,
    /// A cell that somebody else counted.
    Cell,
    /// Student rows, held against a reference that a file declares.
    Reference(Scope),
    /// Answers to a survey.
    Answers,
    /// Student rows of two years, by a model of growth.
    Growth,
}

/// The count of one indicator for one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Position in [`Records::indicators`].
    pub indicator: u16,
    /// The group.
    pub group: StudentGroup,
    /// Where it comes from.
    pub origin: Origin,
    /// What was counted.
    pub content: CellContent,
}

/// All counts of one school and year.
#[derive(Clone, Copy, Debug)]
pub struct SchoolTally<'t> {
    /// Each in order of indicator and group; no indicator is in two of them.
    parts: [&'t [Count]; 3],
}

impl<'t> SchoolTally<'t> {
    /// Of counts in order of indicator and group, as [`SchoolTally::counts`] gives them.
    #[must_use]
    pub const fn of(counts: &'t [Count]) -> Self {
        Self { parts: [counts, &[], &[]] }
    }

    /// Every count; those of an indicator together, in order of group.
    pub fn counts(self) -> impl Iterator<Item = &'t Count> {
        let mut parts = self.parts;
        std::iter::from_fn(move || {
            let next = parts.iter_mut().filter(|part| !part.is_empty()).min_by_key(|part| part[0].indicator)?;
            next.split_off_first()
        })
    }

    /// The counts of all students together.
    pub fn of_all_students(self) -> impl Iterator<Item = &'t Count> {
        self.parts.into_iter().flatten().filter(|count| count.group == StudentGroup::All)
    }

    /// The counts of one indicator, in order of group.
    #[must_use]
    pub fn indicator(&self, indicator: u16) -> &'t [Count] {
        let own = |counts: &'t [Count]| {
            // Most indicators are in one part alone; where it cannot be, nothing is searched.
            if counts.last().is_none_or(|last| last.indicator < indicator) || counts[0].indicator > indicator {
                return &[][..];
            }
            let (_, counts) = counts.split_at(counts.partition_point(|c| c.indicator < indicator));
            let most = &counts[..counts.len().min(StudentGroup::COUNT)];
            &counts[..most.partition_point(|c| c.indicator == indicator)]
        };
        self.parts.into_iter().map(own).find(|counts| !counts.is_empty()).unwrap_or_default()
    }
}

/// What holds whoever is a graduate: most counts, and who belongs to which cohort.
#[derive(Debug)]
struct Base {
    rules: Rules,
    /// As [`Records::schools`]: all indicators but those of a cohort and of growth.
    schools: Vec<Vec<Count>>,
    /// As [`Records::schools`].
    members: Vec<Vec<Member>>,
    findings: Found,
}

/// All tallies, school by school as in [`Records::schools`].
#[derive(Debug)]
pub struct Tallies {
    base: Rc<Base>,
    /// As [`Records::schools`]: the indicators of a cohort.
    cohorts: Vec<Vec<Count>>,
    grown: Rc<Grown>,
    findings: Found,
}

impl Tallies {
    /// The counts of one school and year, by position in [`Records::schools`].
    #[must_use]
    pub fn school(&self, at: usize) -> SchoolTally<'_> {
        let grown = self.grown.schools.get(at).map_or(&[][..], Vec::as_slice);
        SchoolTally { parts: [&self.base.schools[at], &self.cohorts[at], grown] }
    }

    /// How a school's growth in an indicator and group was found from student rows.
    #[must_use]
    pub fn growth(
        &self,
        school: usize,
        indicator: u16,
        group: StudentGroup,
    ) -> Option<(&SubjectGrowth, &Standings, &Standing)> {
        self.grown.told(school, indicator, group)
    }

    /// What was found of student rows of two years, by subject and year.
    #[must_use]
    pub fn grown(&self) -> &[SubjectGrowth] {
        &self.grown.subjects
    }

    /// What was found while rows met.
    pub fn findings(&self) -> impl Iterator<Item = (&u16, &Findings)> {
        self.base.findings.iter().chain(&self.findings).chain(&self.grown.findings)
    }
}

/// Counts everything under these definitions; what other tallies of the same records have counted alike is theirs.
#[must_use]
pub fn tally<'t>(
    records: &Records,
    definitions: &Definitions,
    others: impl IntoIterator<Item = &'t Tallies>,
) -> Tallies {
    let rules = Rules::of(definitions);
    let (mut base, mut grown) = (None, None);
    for other in others {
        base = base.or_else(|| (other.base.rules == rules).then(|| Rc::clone(&other.base)));
        grown = grown.or_else(|| other.grown.is_by(definitions.growth.as_ref()).then(|| Rc::clone(&other.grown)));
    }
    let base = base.unwrap_or_else(|| Rc::new(count(records, rules)));
    let grown = grown.unwrap_or_else(|| Rc::new(growth::grow(records, definitions.growth.as_ref())));
    let mut findings = Found::new();
    let mut cohorts = students::count_cohorts(records, &base.members, cohort::graduates(definitions));
    let of_cohort = positions(records, &cohort::COUNTED);
    for (school, counts) in records.schools.iter().zip(&mut cohorts) {
        cells::add(records, school, counts, |indicator| of_cohort.contains(&indicator), &mut findings);
    }
    Tallies { base, cohorts, grown, findings }
}

fn count(records: &Records, rules: Rules) -> Base {
    let mut findings = Found::new();
    let identified = vec![Identified::NOBODY; records.schools.len()];
    let mut gathered = Gathered { cohorts: Cohorts::new(records), paths: Paths::new(records), identified };
    let mut schools = vec![Vec::new(); records.schools.len()];
    let (mut repeats, mut counter) = (Repeats::new(records), students::Counter::new(records, rules));
    // LEA by LEA: the rows that were just looked through lie near the processor.
    for of_lea in repeats::by_lea(records).chunk_by(repeats::are_of_one_lea) {
        for ((at, _), has_repeated) in of_lea.iter().zip(repeats.of_lea(of_lea, &mut findings)) {
            schools[*at] = counter.count(*at, has_repeated, &mut gathered, &mut findings);
        }
    }
    let Gathered { cohorts, paths, identified } = gathered;
    if paths.wanted() {
        persistence::add(records, &paths.completers(records), &mut schools);
    }
    risk::add(records, rules.risk, &identified, &mut schools);
    surveys::add(records, rules.surveys, &mut schools);
    for counts in &mut schools {
        counts.sort_unstable_by_key(|count| (count.indicator, count.group));
    }
    let elsewhere = [positions(records, &cohort::COUNTED), positions(records, &growth::COUNTED)].concat();
    for (school, counts) in records.schools.iter().zip(&mut schools) {
        cells::add(records, school, counts, |indicator| !elsewhere.contains(&indicator), &mut findings);
    }
    Base { rules, schools, members: cohorts.members(records), findings }
}

/// Positions in [`Records::indicators`].
fn positions(records: &Records, ids: &[IndicatorId]) -> Vec<u16> {
    let position = |id| records.indicators.binary_search(id).unwrap_or(usize::from(u16::MAX));
    ids.iter().map(|id| u16::try_from(position(id)).unwrap_or(u16::MAX)).collect()
}

/// Notes a finding under its file.
fn note(
    records: &Records,
    findings: &mut Found,
    kind: FindingKind,
    (file, line): (u16, u32),
    column: &str,
    found: &str,
    expected: &str,
) {
    let own = findings.entry(file).or_insert_with(|| Findings::of(&records.files[usize::from(file)].name));
    own.add(kind, Some(line), column, found, expected);
}

/// A place in a file for a person: `measures.csv, line 12`.
fn place(records: &Records, file: u16, line: u32) -> String {
    format!("{}, line {line}", records.files[usize::from(file)].name)
}

/// A cell's name for a person.
fn name_of(school: &SchoolYearRecords, indicator: &IndicatorId, group: StudentGroup) -> String {
    format!("{} {}: {indicator}, {}", school.year, school.code, group.id())
}
