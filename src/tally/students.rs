//! Student rows → counts. What of a student counts in which indicator: rules 4, 9 and 11 of methodology.md, with the
//! methodology's definitions.

use std::collections::BTreeMap;

use crate::intake::{FindingKind, Findings};
use crate::methodology::Definitions;
use crate::model::{IndicatorId, StudentGroup};
use crate::records::{
    CellContent, Days, EnglishStatus, Flag, Merged, Records, SchoolYearRecords, StudentFacts, StudentRow, merge_students,
};

use super::{Count, Origin, note, place};

/// An indicator that is counted from student rows.
struct Counted {
    id: IndicatorId,
    columns: &'static [&'static str],
    /// Is the student in the denominator, and if so in the numerator?
    counts: fn(&StudentFacts, Days, &Rules) -> Option<bool>,
}

/// The methodology's definitions in the form of the hot loop.
struct Rules {
    met_level: u8,
    /// Absent of enrolled: numerator and denominator of the share.
    absence: (u64, u64),
    /// Hundredths of days.
    minimum_days: u64,
    /// Bits by position in `CohortOutcome::EVERY`.
    graduates: u16,
}

impl Rules {
    fn of(definitions: &Definitions) -> Self {
        let share = definitions.absence_share.value;
        let part = |n: &i128| u64::try_from(*n).unwrap_or(u64::MAX);
        Self {
            met_level: definitions.met_level.value,
            absence: (part(share.numer()), part(share.denom())),
            minimum_days: u64::from(definitions.absence_minimum_days.value) * 100,
            graduates: definitions.graduates.value.iter().fold(0, |bits, o| bits | 1 << *o as u16),
        }
    }
}

/// Met the standard, among those with a valid level.
fn met(level: u8, rules: &Rules) -> Option<bool> {
    (level != 0).then_some(level >= rules.met_level)
}

/// In this year's 4-year cohort (rule 9).
fn in_cohort(facts: &StudentFacts) -> Option<crate::model::CohortOutcome> {
    if facts.cohort_age() == 1 { facts.outcome().filter(|o| o.in_cohort()) } else { None }
}

fn graduated(facts: &StudentFacts, rules: &Rules) -> Option<bool> {
    in_cohort(facts).map(|outcome| rules.graduates >> outcome as u16 & 1 == 1)
}

const COUNTED: &[Counted] = &[
    Counted {
        id: IndicatorId::known("ela_performance"),
        columns: &["ela_level"],
        counts: |f, _, r| met(f.ela_level(), r),
    },
    Counted {
        id: IndicatorId::known("math_performance"),
        columns: &["math_level"],
        counts: |f, _, r| met(f.math_level(), r),
    },
    Counted {
        id: IndicatorId::known("science_performance"),
        columns: &["science_level"],
        counts: |f, _, r| met(f.science_level(), r),
    },
    Counted {
        id: IndicatorId::known("history_performance"),
        columns: &["history_level"],
        counts: |f, _, r| met(f.history_level(), r),
    },
    Counted {
        id: IndicatorId::known("writing_performance"),
        columns: &["writing_level"],
        counts: |f, _, r| met(f.writing_level(), r),
    },
    Counted {
        id: IndicatorId::known("chronic_absenteeism"),
        columns: &["days_enrolled", "days_absent"],
        counts: |_, days, r| {
            let (enrolled, absent) = days.stated().map(|(e, a)| (u64::from(e), u64::from(a)))?;
            (enrolled >= r.minimum_days).then_some(absent * r.absence.1 >= enrolled * r.absence.0)
        },
    },
    Counted {
        id: IndicatorId::known("suspension_expulsion"),
        columns: &["suspensions", "expulsions"],
        counts: |f, _, _| (f.suspended() != 0).then_some(f.suspended() == Flag::YES),
    },
    Counted {
        id: IndicatorId::known("el_redesignation"),
        columns: &["english_learner", "redesignated"],
        counts: |f, _, _| {
            let redesignated = f.redesignated() == Flag::YES;
            (f.english() == EnglishStatus::EL && f.redesignated() != 0 || redesignated).then_some(redesignated)
        },
    },
    Counted {
        id: IndicatorId::known("graduation_4yr"),
        columns: &["cohort_outcome", "cohort_year"],
        counts: |f, _, r| graduated(f, r),
    },
    Counted {
        id: IndicatorId::known("dropout_4yr"),
        columns: &["cohort_outcome", "cohort_year"],
        counts: |f, _, _| in_cohort(f).map(|outcome| outcome == crate::model::CohortOutcome::Dropout),
    },
    Counted {
        id: IndicatorId::known("a_g_completion"),
        columns: &["cohort_outcome", "a_g_complete"],
        counts: |f, _, r| {
            (graduated(f, r) == Some(true) && f.a_g_complete() != 0).then_some(f.a_g_complete() == Flag::YES)
        },
    },
];

/// The indicators that student rows bring.
#[must_use]
pub fn student_indicators() -> Vec<IndicatorId> {
    COUNTED.iter().map(|c| c.id.clone()).collect()
}

/// The canonical columns that bring an indicator; none when it comes from `measures` files only.
#[must_use]
pub fn columns_of(indicator: &IndicatorId) -> &'static [&'static str] {
    COUNTED.iter().find(|c| c.id == *indicator).map_or(&[], |c| c.columns)
}

/// Does a student (merged from all rows) count, and how? For the trace.
pub(crate) fn counts_in(indicator: &IndicatorId, student: &Merged, definitions: &Definitions) -> Option<bool> {
    let rules = Rules::of(definitions);
    let counted = COUNTED.iter().find(|c| c.id == *indicator)?;
    (counted.counts)(&student.facts, student.days, &rules)
}

/// Counts the student rows of one school and year after the other, in one reused table.
pub(super) struct Counter<'r> {
    records: &'r Records,
    rules: Rules,
    positions: Vec<u16>,
    /// Denominator and numerator by group and indicator.
    table: Vec<[[u32; 2]; COUNTED.len()]>,
    rows: Vec<(StudentRow, u16)>,
    same: Vec<StudentRow>,
}

impl<'r> Counter<'r> {
    pub(super) fn new(records: &'r Records, definitions: &Definitions) -> Self {
        let position = |c: &Counted| {
            let at = records.indicators.binary_search(&c.id).unwrap_or(usize::from(u16::MAX));
            u16::try_from(at).unwrap_or(u16::MAX)
        };
        Self {
            records,
            rules: Rules::of(definitions),
            positions: COUNTED.iter().map(position).collect(),
            table: vec![[[0; 2]; COUNTED.len()]; StudentGroup::COUNT],
            rows: Vec::new(),
            same: Vec::new(),
        }
    }

    pub(super) fn count(
        &mut self,
        school: &SchoolYearRecords,
        findings: &mut BTreeMap<String, Findings>,
    ) -> Vec<Count> {
        self.rows.clear();
        for (file, part) in self.records.parts(school) {
            self.rows.extend(part.students.iter().map(|row| (*row, file)));
        }
        if self.rows.is_empty() {
            return Vec::new();
        }
        self.rows.sort_unstable_by_key(|(row, file)| (row.key, *file, row.line));
        self.table.fill([[0; 2]; COUNTED.len()]);
        let rows = std::mem::take(&mut self.rows);
        for student in rows.chunk_by(|(a, _), (b, _)| a.key == b.key) {
            let (facts, days) = match student {
                [(only, _)] => (only.facts, only.days),
                several => {
                    let merged = self.merge(several, findings);
                    (merged.facts, merged.days)
                }
            };
            self.add(facts, days);
        }
        self.rows = rows;
        self.counts()
    }

    #[inline]
    fn add(&mut self, facts: StudentFacts, days: Days) {
        let counted: [Option<bool>; COUNTED.len()] =
            std::array::from_fn(|i| (COUNTED[i].counts)(&facts, days, &self.rules));
        let mut groups = facts.groups();
        while groups != 0 {
            let group = groups.trailing_zeros() as usize;
            groups &= groups - 1;
            for (cell, counts) in self.table[group].iter_mut().zip(&counted) {
                cell[0] += u32::from(counts.is_some());
                cell[1] += u32::from(*counts == Some(true));
            }
        }
    }

    /// Several rows of one student: one student, and a finding when a file repeats or contradicts.
    fn merge(&mut self, rows: &[(StudentRow, u16)], findings: &mut BTreeMap<String, Findings>) -> Merged {
        self.same.clear();
        self.same.extend(rows.iter().map(|(row, _)| *row));
        let merged = merge_students(&self.same);
        let records = self.records;
        let name = |file: u16| &*records.files[usize::from(file)].name;
        for pair in rows.windows(2) {
            let [(first, first_file), (next, file)] = pair else { continue };
            let expected = format!("once; first in {}", place(name(*first_file), first.line));
            let at = (name(*file), next.line);
            if merged.conflict {
                note(findings, FindingKind::ConflictingStudentRows, at, "student_id", "a row that differs", &expected);
            } else if file == first_file {
                note(findings, FindingKind::RepeatedStudentRow, at, "student_id", "a repeated row", &expected);
            }
        }
        merged
    }

    fn counts(&self) -> Vec<Count> {
        let mut counts: Vec<Count> = StudentGroup::EVERY
            .iter()
            .zip(&self.table)
            .flat_map(|(group, cells)| {
                cells.iter().zip(&self.positions).filter(|([denominator, _], _)| *denominator > 0).map(
                    |([denominator, numerator], indicator)| Count {
                        indicator: *indicator,
                        group: *group,
                        origin: Origin::Students,
                        content: CellContent::Rate { numerator: *numerator, denominator: *denominator },
                    },
                )
            })
            .collect();
        counts.sort_unstable_by_key(|c| (c.indicator, c.group));
        counts
    }
}
