//! Which years must not be set beside each other, and why.

use crate::model::{IndicatorId, StudentGroup};
use crate::records::{CellContent, SchoolYearRecords};
use crate::score::Results;
use crate::tally::Origin;

/// A change of what a published indicator means: from the school year with this spring on.
struct Change {
    indicators: &'static [&'static str],
    spring: u16,
    /// The message's id.
    reason: &'static str,
}

/// California's, for schools with a CDS code.
///
/// * 2014-15: Smarter Balanced tests took the place of the California Standards Tests (CDE, CAASPP).
/// * 2016-17: other rules of cohort and diploma in the four-year rate (CDE, adjusted cohort graduation rate: not comparable
///   with earlier years).
/// * 2018-19: the California Science Test took the place of the pilot and of the tests before it (CDE, CAST).
/// * 2020-21: tests were voluntary for an LEA after a year without (CDE, CAASPP: not comparable with other years); back to
///   the rule in 2021-22.
const CHANGES: &[Change] = &[
    Change { indicators: &ENGLISH_AND_MATHEMATICS, spring: 2015, reason: "new_test" },
    Change { indicators: &["graduation_4yr", "dropout_4yr"], spring: 2017, reason: "cohort_rule" },
    Change { indicators: &["science_performance", "science_distance"], spring: 2019, reason: "new_test" },
    Change { indicators: &ENGLISH_AND_MATHEMATICS, spring: 2021, reason: "voluntary_test" },
    Change { indicators: &ENGLISH_AND_MATHEMATICS, spring: 2022, reason: "voluntary_test" },
];

const ENGLISH_AND_MATHEMATICS: [&str; 4] = ["ela_performance", "ela_distance", "math_performance", "math_distance"];

/// Reasons of the published changes between two years' values of an indicator.
pub(crate) fn changes(indicator: &IndicatorId, from: &SchoolYearRecords, to: &SchoolYearRecords) -> Vec<&'static str> {
    let (Some(first), Some(last)) = (from.year.spring(), to.year.spring()) else { return Vec::new() };
    if from.code.lea().is_none() {
        return Vec::new();
    }
    let mut reasons: Vec<&'static str> = CHANGES
        .iter()
        .filter(|change| change.indicators.contains(&indicator.as_str()))
        .filter(|change| first < change.spring && change.spring <= last)
        .map(|change| change.reason)
        .collect();
    reasons.dedup();
    reasons
}

/// Who counted a cell: `students`, `growth`, or the id of the layout it was read by. Two of them define the same indicator
/// each in their own way.
pub(crate) fn counted_by<'r>(
    results: &'r Results,
    school: &SchoolYearRecords,
    indicator: &IndicatorId,
    (group, origin): (StudentGroup, Option<Origin>),
) -> &'r str {
    match origin {
        None => "",
        Some(Origin::Students | Origin::Provisional | Origin::Reference(_)) => "students",
        Some(Origin::Answers) => "answers",
        Some(Origin::Growth) => "growth",
        Some(Origin::Cell) => layout_of(results, school, indicator, group),
    }
}

/// The layout of the cell that was believed: of those of the file believed first, the first.
fn layout_of<'r>(
    results: &'r Results,
    school: &SchoolYearRecords,
    indicator: &IndicatorId,
    group: StudentGroup,
) -> &'r str {
    let records = &results.records;
    let Some(position) = results.position(indicator) else { return "" };
    let told = records.parts(school).filter(|(file, part)| {
        part.cells.iter().any(|cell| {
            cell.group == group
                && cell.content != CellContent::Suppressed
                && records.indicator(*file, cell.indicator) == position
        })
    });
    told.map(|(file, _)| &records.files[usize::from(file)])
        .min_by_key(|file| file.content.precedence)
        .and_then(|file| file.layout.as_ref())
        .map_or("", |layout| layout.id.as_str())
}
