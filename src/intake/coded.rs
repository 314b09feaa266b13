//! The columns of codes of a student file → facts.

use crate::model::{CohortOutcome, Grade, StudentGroup};
use crate::records::{Field, Flag, StudentFacts};

use super::column::Column;
use super::layout::Layout;
use super::students::Report;
use super::text::Row;
use super::values::{CodeList, yes_or_no};

/// Sets one field of the facts.
type Setter = fn(&mut StudentFacts, u8);

/// A column of codes that fills one field of the facts.
pub(super) struct Coded {
    pub(super) column: Column,
    field: Field,
    codes: CodeList,
    /// What a blank means.
    blank: u8,
}

impl Coded {
    #[inline]
    pub(super) fn fill(&mut self, facts: &mut StudentFacts, row: &Row<'_>, report: &mut Report<'_>) {
        let cell = self.column.untidied(row);
        let code = match cell {
            [] => self.blank,
            _ => self.codes.known(cell).unwrap_or_else(|| self.read(row, report)),
        };
        facts.fill(self.field, code);
    }

    /// The code of a cell that is not known as it lies.
    #[cold]
    fn read(&mut self, row: &Row<'_>, report: &mut Report<'_>) -> u8 {
        let cell = self.column.cell(row);
        if cell.is_empty() {
            return self.blank;
        }
        self.codes.read(cell).unwrap_or_else(|| {
            report.bad(self.column.at, cell, self.codes.expected());
            0
        })
    }
}

/// The columns of codes that a file has.
pub(super) fn coded(layout: &Layout, header: &[String]) -> Vec<Coded> {
    let list = |column, index: &dyn Fn(&str) -> Option<usize>| codes(layout, column, index);
    let statuses = ["", "EL", "RFEP", "IFEP", "EO"];
    let genders = ["", "female", "male", "nonbinary"];
    let one_of =
        |ids: &[&str], id: &str| ids.iter().position(|known| *known == id).or((id == "not_stated").then_some(0));
    let outcome = |id: &str| CohortOutcome::EVERY.iter().position(|o| o.id() == id).map(|i| i + 1);
    let levels = || CodeList::new([("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)], "1–5, or blank when not tested");
    // Where the column is there, a blank is no (rule 11), unless another row says more.
    let redesignated = Flag::BLANK;
    let fields: [(&str, Setter, CodeList, u8); 16] = [
        ("grade", StudentFacts::set_grade_index, grades(), 0),
        ("race_ethnicity", StudentFacts::set_race, list("race_ethnicity", &race), 0),
        ("english_learner", StudentFacts::set_english, list("english_learner", &|id| one_of(&statuses, id)), 0),
        ("gender", StudentFacts::set_gender, list("gender", &|id| one_of(&genders, id)), 0),
        ("cohort_outcome", StudentFacts::set_outcome_index, list("cohort_outcome", &outcome), 0),
        ("student_with_disability", StudentFacts::set_disability, yes_or_no(), 0),
        ("socioeconomically_disadvantaged", StudentFacts::set_disadvantaged, yes_or_no(), 0),
        ("foster", StudentFacts::set_foster, yes_or_no(), 0),
        ("homeless", StudentFacts::set_homeless, yes_or_no(), 0),
        ("migrant", StudentFacts::set_migrant, yes_or_no(), 0),
        ("a_g_complete", StudentFacts::set_a_g_complete, yes_or_no(), 0),
        ("ela_level", StudentFacts::set_ela_level, levels(), 0),
        ("math_level", StudentFacts::set_math_level, levels(), 0),
        ("science_level", StudentFacts::set_science_level, levels(), 0),
        ("history_level", StudentFacts::set_history_level, levels(), 0),
        ("writing_level", StudentFacts::set_writing_level, levels(), 0),
    ];
    let there = |(name, set, codes, blank)| {
        Some(Coded { column: Column::of(layout, name, header)?, field: Field::of(set), codes, blank })
    };
    fields
        .into_iter()
        .filter_map(there)
        .chain(there(("redesignated", StudentFacts::set_redesignated, yes_or_no(), redesignated)))
        .collect()
}

/// Every way to write a grade.
fn grades() -> CodeList {
    let numbers = (1..=12).flat_map(|n: u8| [n.to_string(), format!("{n:02}")]);
    let names = ["PK", "PS", "TK", "K", "KN", "KG", "0", "00"].map(str::to_owned);
    let mut list = CodeList::new([], "PK, TK, K, 1–12");
    for text in names.into_iter().chain(numbers) {
        if let Some(grade) = Grade::parse(&text) {
            list.spell(&text, grade.index());
        }
    }
    list
}

pub(super) fn race(id: &str) -> Option<usize> {
    if id == "not_stated" { Some(0) } else { StudentGroup::from_id(id).map(StudentGroup::index) }
}

/// Race or ethnicity from yes/no columns, as the federal reporting categories have it: Hispanic goes before any race;
/// of several races it is two or more.
#[cold]
pub(super) fn race_of_flags(
    flags: &[(u8, usize)],
    yes_no: &mut CodeList,
    row: &Row<'_>,
    report: &mut Report<'_>,
) -> u8 {
    let (hispanic, several) = (StudentGroup::Hispanic as u8, StudentGroup::TwoOrMore as u8);
    let mut told: Option<u8> = None;
    for (group, at) in flags {
        let cell = row.cell(*at);
        match yes_no.read(cell) {
            _ if cell.is_empty() => {}
            Some(Flag::YES) => {
                told = Some(match told {
                    Some(before) if before == hispanic || *group == hispanic => hispanic,
                    Some(_) => several,
                    None => *group,
                });
            }
            Some(_) => {}
            None => report.bad(*at, cell, yes_no.expected()),
        }
    }
    told.unwrap_or(0)
}

/// A column's code list: the ids themselves and their spellings.
pub(super) fn codes(layout: &Layout, column: &str, index: impl Fn(&str) -> Option<usize>) -> CodeList {
    let Some(lists) = layout.codes.get(column) else { return CodeList::default() };
    let expected: Vec<&str> = lists.keys().map(String::as_str).filter(|id| *id != "not_stated").collect();
    let mut list = CodeList::new([], &expected.join(" | "));
    for (id, spellings) in lists {
        let Some(code) = index(id).and_then(|i| u8::try_from(i).ok()) else { continue };
        std::iter::once(id).chain(spellings).for_each(|s| list.spell(s, code));
    }
    list
}
