//! `[readiness]`, `[surveys]`, `[participation]` and `[disproportionality]` of a methodology file: from where on something
//! counts in the tally. A file that has not got one of these tables has this project's defaults.

use super::file::{Reading, Table};
use super::number::{amount, count};
use super::preset::defaults;
use super::setting::list;
use super::types::Sourced;
use crate::model::{Grade, Ratio};

/// From where on something counts.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Thresholds {
    /// Grade points from which on a student is ready for high school.
    pub ready_gpa: Sourced<Ratio>,
    /// Share of days attended from which on a student is ready for high school.
    pub ready_attendance: Sourced<Ratio>,
    /// Score of an answer, from 1 to 5, from which on it is favorable.
    pub favorable_from: Sourced<u32>,
    /// Respondents from which on a construct counts in the mean of its survey.
    pub respondents: Sourced<u32>,
    /// Share of those invited under which the responses to a survey are flagged.
    pub response_rate: Sourced<Ratio>,
    /// Grades whose students are to be tested.
    pub tested_grades: Sourced<Vec<Grade>>,
    /// Share of the students of these grades under which participation is flagged.
    pub participation: Sourced<Ratio>,
    /// Students whom both a group and its comparison need for a ratio of their risks.
    pub risk_students: Sourced<u32>,
    /// Cases that a group needs for its ratio to be scored.
    pub risk_cases: Sourced<u32>,
}

impl Thresholds {
    /// The values alone, to tell whether two count alike.
    #[must_use]
    pub fn values(&self) -> ([Ratio; 2], [u32; 4], &[Grade]) {
        (
            [self.ready_gpa.value, self.ready_attendance.value],
            [self.favorable_from.value, self.respondents.value, self.risk_students.value, self.risk_cases.value],
            &self.tested_grades.value,
        )
    }
}

pub(super) fn thresholds(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Thresholds> {
    let readiness = section(root, "readiness", reading, |table, reading| {
        let gpa = share(table, "gpa", 10, reading);
        Some((gpa?, share(table, "attendance", 1, reading)?))
    });
    let surveys = section(root, "surveys", reading, |table, reading| {
        let favorable_from = whole(table, "favorable_from", 5, reading);
        let respondents = whole(table, "respondents", 1_000_000, reading);
        Some((favorable_from?, respondents?, share(table, "response_rate", 1, reading)?))
    });
    let participation = section(root, "participation", reading, |table, reading| {
        let grades = table.required("grades", reading, "[\"3\", \"4\"]").and_then(|raw| {
            let grade = |text: &str| Grade::parse(text).filter(|grade| *grade != Grade::NOT_STATED);
            let grades = list(&raw, reading, grade, |_| "PK, TK, K or 1 to 12".to_owned())?;
            Some(raw.means(reading, grades))
        });
        Some((grades?, share(table, "flagged_under", 1, reading)?))
    });
    let risk = section(root, "disproportionality", reading, |table, reading| {
        let students = whole(table, "students", 1_000_000, reading);
        Some((students?, whole(table, "cases", 1_000_000, reading)?))
    });
    let (ready_gpa, ready_attendance) = readiness?;
    let (favorable_from, respondents, response_rate) = surveys?;
    let (tested_grades, participation) = participation?;
    let (risk_students, risk_cases) = risk?;
    Some(Thresholds {
        ready_gpa,
        ready_attendance,
        favorable_from,
        respondents,
        response_rate,
        tested_grades,
        participation,
        risk_students,
        risk_cases,
    })
}

/// A table of the file; where it has none, that of the defaults, whose values stand in no line.
pub(super) fn section<T>(
    root: &mut Table<'_>,
    key: &'static str,
    reading: &mut Reading<'_>,
    read: impl Fn(&mut Table<'_>, &mut Reading<'_>) -> Option<T>,
) -> Option<T> {
    if root.take(key).is_some() {
        let mut table = root.table(key, reading)?;
        let found = read(&mut table, reading);
        table.finish(reading);
        return found;
    }
    let mut scratch = Reading::without_lines();
    let mut table = Table::root(defaults()).table(key, &mut scratch)?;
    read(&mut table, &mut scratch)
}

pub(super) fn share(
    table: &mut Table<'_>,
    key: &'static str,
    high: i128,
    reading: &mut Reading<'_>,
) -> Option<Sourced<Ratio>> {
    let raw = table.required(key, reading, "\"1/2\"")?;
    let value = amount(&raw, reading, high)?;
    Some(raw.means(reading, value))
}

pub(super) fn whole(
    table: &mut Table<'_>,
    key: &'static str,
    high: i64,
    reading: &mut Reading<'_>,
) -> Option<Sourced<u32>> {
    let raw = table.required(key, reading, "20")?;
    let value = u32::try_from(count(&raw, reading, 1, high)?).ok()?;
    Some(raw.means(reading, value))
}
