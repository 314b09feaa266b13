//! What stands beside a school's measure and changes no score: how many of those invited to a survey answered, how many of
//! those to be tested took the test, the mean of the scores beside the share of favorable answers.

use serde::Serialize;

use crate::methodology::Sourced;
use crate::model::{Amount, Fraction, IndicatorId, Measure, Ratio};
use crate::records::{RESPONDENTS, Respondent, SchoolYearRecords};
use crate::score::{Results, SchoolScore};

use super::percent;

/// One number beside a measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ToldBeside {
    /// What it is.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"responses\" | \"participation\" | \"mean\""))]
    pub id: &'static str,
    /// Its node in the trace.
    pub node: String,
    /// Its value, in percent with one place, or as a score with two.
    pub value: String,
    /// Students or answers in it; empty for a mean.
    pub numerator: String,
    /// Out of how many.
    pub denominator: String,
    /// The limit in percent under which it is flagged; empty when it is not under it.
    pub under: String,
}

/// The survey of a respondent.
pub(crate) fn survey(respondent: Respondent) -> IndicatorId {
    match respondent {
        Respondent::Student => IndicatorId::known("survey_student"),
        Respondent::Staff => IndicatorId::known("survey_staff"),
        Respondent::Family => IndicatorId::known("survey_family"),
    }
}

/// Whose survey an indicator is.
fn respondent_of(id: &IndicatorId) -> Option<Respondent> {
    RESPONDENTS.into_iter().find(|respondent| survey(*respondent) == *id)
}

/// Those who answered of those who were invited, and whether they are so few that it is flagged.
pub(crate) fn responses(
    results: &Results,
    school: &SchoolYearRecords,
    id: &IndicatorId,
    answered: u64,
) -> Option<(u64, u32, bool)> {
    let invited = results.records.invited(&school.code, respondent_of(id)?).filter(|invited| *invited > 0)?;
    let limit = results.methodology.definitions().thresholds.response_rate.value;
    Some((answered, invited, is_under((answered, u64::from(invited)), limit)))
}

fn is_under((part, whole): (u64, u64), limit: Ratio) -> bool {
    i128::from(part) * limit.denom() < i128::from(whole) * limit.numer()
}

/// What stands beside the measure of all students.
pub(super) fn beside(
    results: &Results,
    school: &SchoolYearRecords,
    score: &SchoolScore,
    id: &IndicatorId,
) -> Vec<ToldBeside> {
    let thresholds = &results.methodology.definitions().thresholds;
    let all = |id: &str| score.indicators.iter().find(|other| other.id.as_str() == id).and_then(|i| counted(i.all()));
    let flagged = |id, of: &str, (part, whole): (u64, u64), limit: &Sourced<Ratio>| ToldBeside {
        id,
        node: node(of),
        value: shown((part, whole)),
        numerator: part.to_string(),
        denominator: whole.to_string(),
        under: if is_under((part, whole), limit.value) { limit_text(limit.value) } else { String::new() },
    };
    let mut found = Vec::new();
    let answered = all(id.as_str()).map(|amount| amount.denominator);
    if let Some((answered, invited, _)) = answered.and_then(|answered| responses(results, school, id, answered)) {
        found.push(flagged("responses", id.as_str(), (answered, u64::from(invited)), &thresholds.response_rate));
    }
    let taken = id.as_str().strip_suffix("_performance").map(|test| format!("{test}_participation"));
    if let Some(taken) = taken
        && let Some((part, whole)) = all(&taken).and_then(|amount| Some((amount.numerator?, amount.denominator)))
    {
        found.push(flagged("participation", &taken, (part, whole), &thresholds.participation));
    }
    let mean = format!("{id}_mean");
    if let Some(told) = all(&mean) {
        let (value, numerator, denominator) = (told.value.fixed(2), String::new(), told.denominator.to_string());
        found.push(ToldBeside { id: "mean", node: node(&mean), value, numerator, denominator, under: String::new() });
    }
    found
}

fn node(id: &str) -> String {
    format!("cell/{id}/all/measure")
}

/// The counts of a measure, if anybody was counted.
fn counted(measure: &Measure) -> Option<Amount> {
    measure.amount().copied().filter(|amount| amount.denominator > 0)
}

fn shown((part, whole): (u64, u64)) -> String {
    let whole_number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    percent(Fraction::new(whole_number(part), whole_number(whole)))
}

/// A share as a percentage: without places where it is whole.
fn limit_text(limit: Ratio) -> String {
    let percent = limit * Ratio::from_integer(100);
    if percent.is_integer() {
        percent.to_integer().to_string()
    } else {
        crate::model::fixed(*percent.numer(), *percent.denom(), 1)
    }
}
