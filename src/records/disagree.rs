//! On what two rows of one student disagree, by the canonical names of their columns.

use super::{Detail, Flag, StudentDetails, StudentFacts, StudentRow};

/// A fact and its column.
type Fact = (&'static str, fn(StudentFacts) -> u8);

const FACTS: [Fact; 18] = [
    ("grade", StudentFacts::grade_index),
    ("race_ethnicity", StudentFacts::race),
    ("english_learner", StudentFacts::english),
    ("student_with_disability", StudentFacts::disability),
    ("socioeconomically_disadvantaged", StudentFacts::disadvantaged),
    ("foster", StudentFacts::foster),
    ("homeless", StudentFacts::homeless),
    ("migrant", StudentFacts::migrant),
    ("gender", StudentFacts::gender),
    ("suspensions", |facts| stated(facts.suspended())),
    ("ela_level", StudentFacts::ela_level),
    ("math_level", StudentFacts::math_level),
    ("science_level", StudentFacts::science_level),
    ("history_level", StudentFacts::history_level),
    ("writing_level", StudentFacts::writing_level),
    ("redesignated", |facts| stated(facts.redesignated())),
    ("cohort_outcome", StudentFacts::outcome_index),
    ("a_g_complete", StudentFacts::a_g_complete),
];

/// A blank yields to whatever another row states.
const fn stated(flag: u8) -> u8 {
    if flag == Flag::BLANK { 0 } else { flag }
}

/// What a row states in each column; zero where it states nothing. Two rows that state the same have the same number.
fn columns(row: &StudentRow, details: &StudentDetails) -> impl Iterator<Item = (&'static str, u32)> {
    let facts = row.facts;
    let of_cohort = if facts.outcome_index() == 0 { 0 } else { facts.cohort_bits() };
    let (enrolled, absent) = row.days.stated().map_or((0, 0), |(e, a)| (u32::from(e) + 1, u32::from(a) + 1));
    let others = [("cohort_year", u32::from(of_cohort)), ("days_enrolled", enrolled), ("days_absent", absent)];
    FACTS.iter().map(move |(column, get)| (*column, u32::from(get(facts)))).chain(others).chain(details.columns())
}

/// Where rows of one student state different values: the column, the position of the first row that states a value, and
/// that of a later one that states another.
#[must_use]
pub fn disagreements(rows: &[StudentRow], details: &[StudentDetails]) -> Vec<(&'static str, usize, usize)> {
    let mut first = [(0_u32, 0_usize); FACTS.len() + 3 + Detail::COUNT];
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let details = details.get(at).unwrap_or(&StudentDetails::NONE);
        for ((column, value), first) in columns(row, details).zip(&mut first) {
            if first.0 == 0 {
                *first = (value, at);
            } else if value != 0 && value != first.0 {
                found.push((column, first.1, at));
            }
        }
    }
    found
}

/// The columns in which any of these rows states a value, as bits.
#[must_use]
pub fn columns_stated(rows: impl Iterator<Item = (StudentRow, StudentDetails)>) -> u64 {
    rows.fold(0, |all, (row, details)| {
        columns(&row, &details).zip(0..).fold(all, |all, ((_, value), bit)| all | u64::from(value != 0) << bit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{Days, StudentKey, merge_students};

    fn row(facts: impl FnOnce(&mut StudentFacts), days: Days) -> StudentRow {
        let mut stated = StudentFacts::default();
        facts(&mut stated);
        StudentRow { key: StudentKey::new(b"1"), facts: stated, days, line: 1 }
    }

    #[test]
    fn each_column_in_which_rows_differ_is_named_with_the_first_row_that_states_it() {
        let rows = [
            row(|f| f.set_ela_level(3), Days::NOT_STATED),
            row(|f| f.set_math_level(2), Days::new(18000, 0)),
            row(
                |f| {
                    f.set_ela_level(4);
                    f.set_math_level(2);
                },
                Days::new(18000, 50),
            ),
        ];
        assert_eq!(disagreements(&rows, &[]), [("ela_level", 0, 2), ("days_absent", 1, 2)]);
        assert!(merge_students(&rows, &[]).conflict);
    }

    #[test]
    fn rows_that_complete_each_other_or_leave_blanks_agree() {
        let rows = [
            row(|f| f.set_suspended(Flag::BLANK), Days::NOT_STATED),
            row(|f| f.set_suspended(Flag::YES), Days::NOT_STATED),
            row(|f| f.set_race(3), Days::new(18000, 0)),
        ];
        assert_eq!(disagreements(&rows, &[]), []);
        assert!(!merge_students(&rows, &[]).conflict);
    }

    #[test]
    fn a_detail_in_which_rows_differ_is_named_too() {
        let gpa = |value| {
            let mut details = StudentDetails::NONE;
            details.set(Detail::Gpa, value);
            details
        };
        let rows = [row(|_| (), Days::NOT_STATED); 3];
        let details = [gpa(None), gpa(Some(300)), gpa(Some(310))];
        assert_eq!(disagreements(&rows, &details), [("gpa", 1, 2)]);
        assert!(merge_students(&rows, &details).conflict && !merge_students(&rows, &details[..2]).conflict);
    }

    /// The merge and the naming of columns know the same fields.
    #[test]
    fn whatever_two_rows_conflict_in_has_a_name() {
        let fields: [fn(&mut StudentFacts, u8); 19] = [
            StudentFacts::set_grade_index,
            StudentFacts::set_race,
            StudentFacts::set_english,
            StudentFacts::set_disability,
            StudentFacts::set_disadvantaged,
            StudentFacts::set_foster,
            StudentFacts::set_homeless,
            StudentFacts::set_migrant,
            StudentFacts::set_gender,
            StudentFacts::set_suspended,
            StudentFacts::set_ela_level,
            StudentFacts::set_math_level,
            StudentFacts::set_science_level,
            StudentFacts::set_history_level,
            StudentFacts::set_writing_level,
            StudentFacts::set_redesignated,
            StudentFacts::set_outcome_index,
            StudentFacts::set_cohort_bits,
            StudentFacts::set_a_g_complete,
        ];
        for set in fields {
            let with = |value| {
                row(
                    |f| {
                        f.set_outcome_index(1);
                        set(f, value);
                    },
                    Days::NOT_STATED,
                )
            };
            for (one, two, differ) in [(1, 2, 1), (1, 1, 0), (0, 1, 0)] {
                let rows = [with(one), with(two)];
                assert_eq!(disagreements(&rows, &[]).len(), differ);
                assert_eq!(merge_students(&rows, &[]).conflict, differ == 1);
            }
        }
    }
}
