//! One school in plain words for families: a small fixed set of sentences by id, with their numbers. What would show a
//! few students is left out (see [`super::hiding`]). Nothing here ranks schools.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::judge::{changes, counted_by};
use crate::methodology::{Better, Unit};
use crate::model::{Amount, Fraction, Level, Measure, Ratio, SchoolYear, State, StudentGroup, fixed};
use crate::order;
use crate::score::{CellScore, IndicatorScore, NoIndex, Points, Results, SchoolScore};

use super::card::{band, unit};
use super::hiding::{FEWEST_SHOWN, GroupSize, showable};
use super::{Unknown, find};

/// What families ask about, and the indicators that answer. The order is that of the page.
const TOPICS: [(&str, &[&str]); 12] = [
    ("reading", &["ela_performance", "ela_distance", "ela_growth"]),
    ("math", &["math_performance", "math_distance", "math_growth"]),
    ("science", &["science_performance"]),
    ("history", &["history_performance"]),
    ("writing", &["writing_performance"]),
    ("english", &["el_redesignation"]),
    ("finishing", &["graduation_4yr", "graduation_5yr", "graduation_6yr", "a_g_completion"]),
    ("next_school", &["middle_school_persistence", "high_school_readiness"]),
    ("attendance", &["chronic_absenteeism"]),
    ("discipline", &["suspension_expulsion", "suspension_disproportionality"]),
    ("feelings", &["sel_skills", "survey_student", "survey_family", "survey_staff"]),
    ("special_education", &["special_education_disproportionality"]),
];

/// A group this many levels below all students is served less well.
const FAR_BELOW: u8 = 2;
/// So many of them are named, the furthest first.
const MOST_NAMED: usize = 3;

/// A school in one year, for families.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct Family {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The years in which this school is loaded.
    pub years: Vec<String>,
    /// The year before, when it is loaded; else empty.
    pub before: String,
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// The index with two places; empty without one.
    pub index: String,
    /// Why there is none; empty with one.
    pub no_index: &'static str,
    /// Those about which something is known.
    pub topics: Vec<FamilyTopic>,
    /// What is not known, by reason.
    pub unknown: Vec<FamilyUnknown>,
}

/// Something families ask about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FamilyTopic {
    /// Its id.
    pub id: &'static str,
    /// At least one.
    pub findings: Vec<FamilyFinding>,
}

/// A sentence by id: `family-ID`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct Sentence {
    /// The message's id, without the `family-`.
    pub id: String,
    /// Rounded numbers, or words that choose the form.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Record<string, string>"))]
    pub args: BTreeMap<&'static str, String>,
}

/// What one indicator says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FamilyFinding {
    /// The indicator's id.
    pub indicator: String,
    /// How things are.
    pub says: Sentence,
    /// Of every hundred students: so many; empty where it is not a share.
    pub share: String,
    /// Is more of it better?
    pub more_is_better: bool,
    /// Level 1–10; zero without one.
    pub level: u8,
    /// The level's band.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"above\" | \"average\" | \"below\" | \"\""))]
    pub band: &'static str,
    /// Students it is about.
    pub students: String,
    /// Against the year before.
    pub change: Option<Sentence>,
    /// Groups that the school serves less well here, the furthest behind first.
    pub behind: Vec<FamilyGroup>,
    /// So many groups are hidden.
    pub hidden: usize,
}

/// A group that the school serves less well.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FamilyGroup {
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// How things are for it.
    pub says: Sentence,
}

/// What is not known, for one reason.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct FamilyUnknown {
    /// Why.
    pub reason: State,
    /// The ids of the indicators.
    pub indicators: Vec<String>,
}

/// Builds the family view of a school in a year.
///
/// # Errors
/// When there is no such school in that year.
pub fn family(results: &Results, year: &str, school_code: &str) -> Result<Family, Unknown> {
    let at = find(results, year, school_code)?;
    let mut scorer = results.scorer();
    let score = results.score(&mut scorer, at);
    let school = &results.records.schools[at];
    let before = year_before(results, at).map(|before| (before, results.score(&mut scorer, before)));
    let view = View { results, at, score: &score, before: before.as_ref().map(|(at, score)| (*at, score)) };
    let summary = score.summary();
    Ok(Family {
        year: school.year.to_string(),
        years: results.schools().filter(|(_, s)| s.code == school.code).map(|(_, s)| s.year.to_string()).collect(),
        before: view.before.map_or_else(String::new, |(at, _)| results.records.schools[at].year.to_string()),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        school_type: school.school_type().id(),
        index: summary.index.map_or_else(|_| String::new(), |points: Points| points.fixed(2)),
        no_index: summary.index.err().map_or("", NoIndex::id),
        topics: TOPICS.iter().filter_map(|(id, indicators)| view.topic(id, indicators)).collect(),
        unknown: view.unknown(),
    })
}

/// The school's position in the year before.
fn year_before(results: &Results, at: usize) -> Option<usize> {
    let school = &results.records.schools[at];
    let before = SchoolYear::of_spring(school.year.spring()?.checked_sub(1)?)?;
    results.records.find(before, school.code.as_str())
}

struct View<'a> {
    results: &'a Results,
    at: usize,
    score: &'a SchoolScore,
    before: Option<(usize, &'a SchoolScore)>,
}

/// All students' count, where it is a result that may be shown.
fn told(indicator: &IndicatorScore) -> Option<(&CellScore, &Amount)> {
    let all = indicator.cells.first().filter(|cell| cell.group == StudentGroup::All)?;
    match &all.measure {
        Measure::Reported(amount) if amount.denominator >= FEWEST_SHOWN => Some((all, amount)),
        _ => None,
    }
}

impl View<'_> {
    fn indicator(&self, id: &str) -> Option<&IndicatorScore> {
        self.score.indicators.iter().find(|indicator| indicator.id.as_str() == id)
    }

    fn topic(&self, id: &'static str, indicators: &[&str]) -> Option<FamilyTopic> {
        let findings: Vec<FamilyFinding> =
            indicators.iter().filter_map(|id| self.finding(self.indicator(id)?)).collect();
        if findings.is_empty() { None } else { Some(FamilyTopic { id, findings }) }
    }

    /// What a family cannot be told, and why. What does not exist at this kind of school is no gap.
    fn unknown(&self) -> Vec<FamilyUnknown> {
        [State::Missing, State::Suppressed, State::TooFew]
            .into_iter()
            .map(|reason| {
                let lacks = |id: &&&str| self.lacks(id) == Some(reason);
                let ids = TOPICS.iter().flat_map(|(_, ids)| ids.iter()).filter(lacks);
                FamilyUnknown { reason, indicators: ids.map(|id| (*id).to_owned()).collect() }
            })
            .filter(|unknown| !unknown.indicators.is_empty())
            .collect()
    }

    /// Why an indicator says nothing; nothing when it does, or when this methodology never asks for it. Growth is asked for
    /// wherever there are results: a level alone says little about what a school gives.
    fn lacks(&self, id: &str) -> Option<State> {
        let Some(indicator) = self.indicator(id) else {
            let subject = id.strip_suffix("_growth")?;
            let results = [format!("{subject}_performance"), format!("{subject}_distance")];
            let known = |id: &String| self.indicator(id).and_then(told).is_some();
            return results.iter().any(known).then_some(State::Missing);
        };
        match indicator.all() {
            Measure::Reported(amount) if amount.denominator >= FEWEST_SHOWN => None,
            Measure::Reported(_) | Measure::TooFew { .. } => Some(State::TooFew),
            Measure::Suppressed => Some(State::Suppressed),
            Measure::Missing => Some(State::Missing),
            Measure::NotApplicable => None,
        }
    }

    fn finding(&self, indicator: &IndicatorScore) -> Option<FamilyFinding> {
        let rule = indicator.rule.map(|at| &self.results.methodology.indicators()[at]);
        let (all, amount) = told(indicator)?;
        let id = indicator.id.as_str();
        let unit = unit(rule, indicator);
        let more_is_better = rule.is_none_or(|rule| rule.better.value == Better::Higher);
        let groups = sizes(indicator);
        let shown = showable(amount.denominator, &groups);
        Some(FamilyFinding {
            indicator: id.to_owned(),
            says: sentence(&format!("says-{id}"), id, unit, amount.value),
            share: if unit == Unit::Percent { dots(amount.value) } else { String::new() },
            more_is_better,
            level: all.level.map_or(0, Level::number),
            band: band(all.level),
            students: amount.denominator.to_string(),
            change: self.change(indicator, unit, more_is_better),
            behind: behind(indicator, all, &shown, (unit, more_is_better)),
            hidden: groups.iter().filter(|(group, n)| *n != Some(0) && !shown.contains(group)).count(),
        })
    }

    /// Against the year before, if that was loaded, may be shown and was counted alike.
    fn change(&self, indicator: &IndicatorScore, unit: Unit, more_is_better: bool) -> Option<Sentence> {
        let (at, before) = self.before?;
        let earlier = before.indicators.iter().find(|own| own.id == indicator.id)?;
        let ((now_cell, now), (then_cell, then)) = (told(indicator)?, told(earlier)?);
        let schools = &self.results.records.schools;
        let counted = |at: usize, cell: &CellScore| {
            counted_by(self.results, &schools[at], &indicator.id, (cell.group, cell.origin))
        };
        if counted(self.at, now_cell) != counted(at, then_cell)
            || !changes(&indicator.id, &schools[at], &schools[self.at]).is_empty()
        {
            return Some(Sentence { id: "change-unlike".to_owned(), args: BTreeMap::new() });
        }
        let scale = if unit == Unit::Percent { 100 } else { 1 };
        let difference = (now.value.ratio() - then.value.ratio()) * Ratio::from_integer(scale);
        let places = u32::from(unit == Unit::Ratio);
        let rounded = fixed(*difference.numer(), *difference.denom(), places);
        let amount = rounded.trim_start_matches('-').to_owned();
        let side = match (amount.trim_matches(['0', '.']).is_empty(), rounded.starts_with('-')) {
            (true, _) => "same",
            (_, true) => "less",
            _ => "more",
        };
        let turn = if (side == "more") == more_is_better { "better" } else { "worse" };
        let args = [("count", amount), ("side", side.to_owned()), ("turn", turn.to_owned())];
        Some(Sentence { id: format!("change-{}", unit.id()), args: args.into_iter().collect() })
    }
}

/// The groups whose sizes must be kept from one another, with how many students each has.
fn sizes(indicator: &IndicatorScore) -> Vec<GroupSize> {
    let groups = indicator.cells.iter().filter(|cell| cell.group != StudentGroup::All);
    groups
        .filter_map(|cell| match &cell.measure {
            // Not shown in any case; whoever has enough students is nobody's secret.
            Measure::TooFew { amount, .. } if amount.denominator >= FEWEST_SHOWN => None,
            Measure::Reported(amount) | Measure::TooFew { amount, .. } => Some((cell.group, Some(amount.denominator))),
            Measure::Suppressed => Some((cell.group, None)),
            Measure::Missing | Measure::NotApplicable => None,
        })
        .collect()
}

/// The shown groups far below all students, the furthest first.
fn behind(
    indicator: &IndicatorScore,
    all: &CellScore,
    shown: &[StudentGroup],
    told_as: (Unit, bool),
) -> Vec<FamilyGroup> {
    let Some(usual) = all.level.map(Level::number) else { return Vec::new() };
    let (unit, more_is_better) = told_as;
    let mut far: Vec<(&CellScore, Fraction)> = indicator
        .cells
        .iter()
        .filter(|cell| shown.contains(&cell.group))
        .filter(|cell| cell.level.is_some_and(|level| level.number() + FAR_BELOW <= usual))
        .filter_map(|cell| Some((cell, cell.measure.amount()?.value)))
        .collect();
    order::sort_by(&mut far, |(cell, value), (other, than)| {
        let by_value = if more_is_better { value.cmp(than) } else { than.cmp(value) };
        by_value.then(cell.group.cmp(&other.group))
    });
    far.truncate(MOST_NAMED);
    far.into_iter()
        .map(|(cell, value)| FamilyGroup {
            group: cell.group.id(),
            label: cell.group.label(),
            says: sentence(&format!("short-{}", unit.id()), indicator.id.as_str(), unit, value),
        })
        .collect()
}

/// Says a value: of every hundred, in points above or below the standard, as points of growth, or as times.
fn sentence(id: &str, indicator: &str, unit: Unit, value: Fraction) -> Sentence {
    let args = match unit {
        Unit::Percent => vec![("share", share(value))],
        Unit::Ratio => vec![("times", value.fixed(1))],
        Unit::Points if indicator.ends_with("_growth") => vec![("points", value.fixed(0))],
        Unit::Points => {
            let points = value.fixed(0);
            let side = match points.strip_prefix('-') {
                Some(_) => "below",
                None if points == "0" => "at",
                None => "above",
            };
            vec![("points", points.trim_start_matches('-').to_owned()), ("side", side.to_owned())]
        }
    };
    Sentence { id: id.to_owned(), args: args.into_iter().collect() }
}

/// Of every hundred, in whole students.
fn per_hundred(value: Fraction) -> String {
    fixed(i128::from(value.num) * 100, i128::from(value.den), 0)
}

/// The same for a drawing: what a sentence does not tell apart, it does not either.
fn dots(value: Fraction) -> String {
    match share(value).as_str() {
        "few" => "0".to_owned(),
        "nearly-all" => "100".to_owned(),
        number => number.to_owned(),
    }
}

/// The same for a sentence. Nobody and everybody are not told apart from a few and nearly all: that would tell of each one.
fn share(value: Fraction) -> String {
    if value < Fraction::new(1, 100) {
        "few".to_owned()
    } else if value > Fraction::new(99, 100) {
        "nearly-all".to_owned()
    } else {
        per_hundred(value)
    }
}
