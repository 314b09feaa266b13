//! A result as it is shown elsewhere: what `<sqii-report>` reads. All students alone, and no count below the n-size.

use serde::Serialize;

use crate::model::State;
use crate::score::Results;

use super::card::bare;
use super::{Card, CardIndicator, Overview, Unknown};

/// The form's name; another form gets another number.
const FORM: &str = "sqii-published-1";

/// Schools with their index, as a file.
#[derive(Clone, Debug, Serialize)]
struct Published<'a> {
    /// `sqii-published-1`.
    form: &'static str,
    /// Does it rest on rows of students? Then it is not to be shown in public.
    student_data: bool,
    /// Says so in words; else empty.
    marking: &'a str,
    /// The rules in force.
    methodology: PublishedMethodology<'a>,
    /// In order of year and code.
    schools: Vec<PublishedSchool>,
}

/// The rules behind a published result.
#[derive(Clone, Debug, Serialize)]
struct PublishedMethodology<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    label: &'a str,
    /// `shipped`, or the name of the file it came in.
    origin: &'a str,
    /// The fingerprint of its text.
    hash: &'a str,
}

/// A school in one year.
#[derive(Clone, Debug, Serialize)]
struct PublishedSchool {
    /// `2022-23` or `unstated`.
    year: String,
    /// Its code.
    school_code: String,
    /// Its name.
    school_name: String,
    /// Its LEA's name.
    lea_name: String,
    /// Its type's id.
    school_type: &'static str,
    /// The index with two places; empty without one.
    index: String,
    /// Why there is none; empty with one.
    no_index: &'static str,
    /// Nominal points that data exists for.
    points_base: String,
    /// In the methodology's order.
    domains: Vec<PublishedDomain>,
}

/// A domain.
#[derive(Clone, Debug, Serialize)]
struct PublishedDomain {
    /// Its id.
    id: String,
    /// Its name.
    label: String,
    /// Points earned; empty when nothing is scored.
    points: String,
    /// Points possible; empty when nothing is scored.
    points_possible: String,
    /// Its indicators.
    indicators: Vec<PublishedIndicator>,
}

/// An indicator, for all students.
#[derive(Clone, Debug, Serialize)]
struct PublishedIndicator {
    /// Its id.
    id: String,
    /// Its name.
    label: String,
    /// `percent`, `points` or `ratio`.
    unit: &'static str,
    /// `higher` or `lower`.
    better: &'static str,
    /// Why there is no value, when there is none.
    state: State,
    /// The value with one place; empty where there is none or it rests on too few.
    value: String,
    /// Of how many; empty like the value.
    denominator: String,
    /// Level 1–10; zero without one.
    level: u8,
    /// The level's band; empty without one.
    band: &'static str,
}

/// The published form of all schools, or of one, as JSON.
///
/// # Errors
/// When there is no school with this code.
pub fn published(results: &Results, overview: &Overview, school: Option<&str>) -> Result<Vec<u8>, Unknown> {
    let asked = results.schools().filter(|(_, s)| school.is_none_or(|code| s.code.as_str() == code));
    let schools: Vec<PublishedSchool> = asked.map(|(at, _)| PublishedSchool::of(bare(results, at))).collect();
    if let (Some(code), true) = (school, schools.is_empty()) {
        return Err(Unknown::School(String::new(), code.to_owned()));
    }
    let methodology = &overview.methodology;
    let published = Published {
        form: FORM,
        student_data: overview.student_data,
        marking: overview.marking,
        methodology: PublishedMethodology {
            id: &methodology.id,
            label: &methodology.label,
            origin: &methodology.origin,
            hash: &methodology.hash,
        },
        schools,
    };
    Ok(serde_json::to_vec(&published).unwrap_or_default())
}

impl PublishedSchool {
    fn of(card: Card) -> Self {
        Self {
            year: card.year,
            school_code: card.school_code,
            school_name: card.school_name,
            lea_name: card.lea_name,
            school_type: card.school_type,
            index: card.index,
            no_index: card.no_index,
            points_base: card.points_base,
            domains: card
                .domains
                .into_iter()
                .map(|domain| PublishedDomain {
                    id: domain.id,
                    label: domain.label,
                    points: domain.points,
                    points_possible: domain.points_possible,
                    indicators: domain.indicators.into_iter().map(PublishedIndicator::of).collect(),
                })
                .collect(),
        }
    }
}

impl PublishedIndicator {
    /// Of its first cell, which is that of all students.
    fn of(indicator: CardIndicator) -> Self {
        let CardIndicator { id, label, unit, better, state, cells, .. } = indicator;
        let all = cells.into_iter().next().filter(|_| state == State::Reported);
        let (value, denominator, level, band) =
            all.map_or_else(Default::default, |cell| (cell.value, cell.denominator, cell.level, cell.band));
        Self { id, label, unit, better, state, value, denominator, level, band }
    }
}
