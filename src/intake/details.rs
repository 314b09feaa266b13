//! The columns of a student file that only some indicators need → details of a student.

use crate::records::{Detail, DisabilityCategory, ExitReason, StudentDetails};

use super::coded::codes;
use super::column::Column;
use super::layout::Layout;
use super::students::Report;
use super::text::Row;
use super::values::{CodeList, short, yes_or_no};

/// The columns of details that a file has.
pub(super) struct DetailColumns(Vec<(Detail, Column, Reads)>);

/// How a column is read.
enum Reads {
    /// A number of at most so many units, with so many decimals; what is finer is cut off, for a threshold of as many
    /// decimals is then reached by the same numbers.
    Number { decimals: u32, most: u32, expected: &'static str },
    /// A share: 0.965, or 96.5%.
    Share { decimals: u32, expected: &'static str },
    /// A code; one less than the list's.
    Code(Box<CodeList>),
}

impl Reads {
    fn of(layout: &Layout, detail: Detail) -> Self {
        let number = |decimals, most, expected| Self::Number { decimals, most, expected };
        match detail {
            Detail::ElaScore | Detail::MathScore => number(3, 1_000_000_000, "a scale score"),
            Detail::ElaCsem | Detail::MathCsem => number(3, 200_000, "an error in scale points, at most 200"),
            Detail::Gpa => number(2, 1000, "a grade-point average from 0 to 10"),
            Detail::YearsToGraduate => number(0, 10, "years, from 0 to 10"),
            Detail::AttendanceRate => Self::Share { decimals: 6, expected: "a share: 0.965, or 96.5%" },
            Detail::GrowthMindset | Detail::SelfEfficacy | Detail::SelfManagement | Detail::SocialAwareness => {
                Self::Share { decimals: 2, expected: "the share of favorable answers: 0.75, or 75%" }
            }
            Detail::Grade8DOrF | Detail::CompletedGrade8 | Detail::EnrolledGrade10 | Detail::Prekindergarten => {
                Self::Code(Box::new(yes_or_no()))
            }
            Detail::ExitReason => listed(layout, detail, &|id| code(ExitReason::EVERY, ExitReason::id, id)),
            Detail::DisabilityCategory => {
                listed(layout, detail, &|id| code(DisabilityCategory::EVERY, DisabilityCategory::id, id))
            }
        }
    }
}

fn listed(layout: &Layout, detail: Detail, code: &dyn Fn(&str) -> Option<usize>) -> Reads {
    Reads::Code(Box::new(codes(layout, detail.column(), code)))
}

/// One more than a code's position; zero is not stated.
fn code<T: Copy>(every: &[T], id_of: fn(T) -> &'static str, id: &str) -> Option<usize> {
    let position = every.iter().position(|known| id_of(*known) == id).map(|at| at + 1);
    position.or_else(|| (id == "not_stated").then_some(0))
}

impl DetailColumns {
    pub(super) fn new(layout: &Layout, header: &[String]) -> Self {
        let column = |detail: &Detail| Column::of(layout, detail.column(), header);
        let there = |detail: &Detail| Some((*detail, column(detail)?, Reads::of(layout, *detail)));
        Self(Detail::EVERY.iter().filter_map(there).collect())
    }

    /// Has the file none of them?
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a row states.
    pub(super) fn read(&mut self, row: &Row<'_>, report: &mut Report<'_>) -> StudentDetails {
        let mut details = StudentDetails::NONE;
        for (detail, column, reads) in &mut self.0 {
            let untidied = column.untidied(row);
            if untidied.is_empty() {
                continue;
            }
            // Most scores are whole numbers.
            let value = match (&mut *reads, short(untidied)) {
                (Reads::Number { decimals: 3, .. }, Some(whole)) => Some(u32::from(whole) * 1000),
                (reads, _) => reads.read(column, row, report),
            };
            details.set(*detail, value);
        }
        details
    }
}

impl Reads {
    fn read(&mut self, column: &Column, row: &Row<'_>, report: &mut Report<'_>) -> Option<u32> {
        let cell = column.cell(row);
        if cell.is_empty() {
            return None;
        }
        let (value, expected) = match self {
            Self::Number { decimals, most, expected } => (cut(cell, *decimals).filter(|v| v <= most), *expected),
            Self::Share { decimals, expected } => (share(cell, *decimals), *expected),
            Self::Code(list) => {
                let code = list.read(cell);
                if code.is_none() {
                    report.bad(column.at, cell, list.expected());
                }
                return u32::from(code?).checked_sub(1);
            }
        };
        if value.is_none() {
            report.number(column.at, cell, expected);
        }
        value
    }
}

/// A plain decimal without sign in units of its last kept decimal; finer digits are cut off.
fn cut(cell: &[u8], decimals: u32) -> Option<u32> {
    let point = cell.iter().position(|byte| *byte == b'.');
    let (whole, part) = cell.split_at(point.unwrap_or(cell.len()));
    let part = part.get(1..).unwrap_or_default();
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    if whole.len() + part.len() == 0 || !digits(whole) || !digits(part) {
        return None;
    }
    let kept = part.iter().chain(std::iter::repeat(&b'0')).take(decimals as usize);
    whole
        .iter()
        .chain(kept)
        .try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(u32::from(digit - b'0')))
}

/// A share between nothing and all: 0.965, or 96.5%.
fn share(cell: &[u8], decimals: u32) -> Option<u32> {
    let value = match cell.strip_suffix(b"%") {
        Some(percent) => cut(percent.trim_ascii_end(), decimals.checked_sub(2)?),
        None => cut(cell, decimals),
    };
    value.filter(|value| *value <= 10_u32.pow(decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_finer_than_is_kept_is_cut_off_and_never_rounded_up() {
        assert_eq!(cut(b"2.5", 2), Some(250));
        assert_eq!(cut(b"2.499", 2), Some(249));
        assert_eq!(cut(b"4", 2), Some(400));
        assert_eq!(cut(b".5", 2), Some(50));
        for none in ["", ".", "-1", "2,5", "A", "99999999999"] {
            assert_eq!(cut(none.as_bytes(), 2), None, "{none}");
        }
    }

    #[test]
    fn a_share_is_a_proportion_or_in_percent_and_never_more_than_all() {
        assert_eq!(share(b"0.96", 6), Some(960_000));
        assert_eq!(share(b"96%", 6), Some(960_000));
        assert_eq!(share(b"95.99999 %", 6), Some(959_999));
        assert_eq!(share(b"1", 2), Some(100));
        assert_eq!((share(b"96", 6), share(b"101%", 6), share(b"4.2", 2)), (None, None, None));
    }
}
