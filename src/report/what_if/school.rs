//! One school as it is and as it would be.

use serde::Serialize;

use crate::judge::goals::{Verdict, Why};
use crate::judge::support::{SchoolSupport, Tier};
use crate::judge::{Closely, MeasureChange, Recount, recount};
use crate::methodology::{IndicatorRule, Unit};
use crate::model::{Fraction, Level, StudentGroup, fixed};
use crate::records::CellContent;
use crate::score::{CellScore, NoIndex, Results, SchoolScore, Scorer};
use crate::tally::Count;

use super::super::{denominator, numerator, shown_value};
use crate::report::goals::{GoalView, goal};
use crate::report::moved::change;
use crate::report::support::{RankView, rank};

/// A school, with every cell that can be changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SchoolTrial {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// The index as it is; empty without one.
    pub before: String,
    /// The index as it would be; empty without one.
    pub after: String,
    /// The one less the other, with its sign.
    pub change: String,
    /// Why there would be none; empty with one.
    pub no_index: &'static str,
    /// Its domains.
    pub domains: Vec<TrialPart>,
    /// Its scored indicators.
    pub indicators: Vec<TrialIndicator>,
    /// Its goal and tier as they are.
    pub standing_before: TrialStanding,
    /// As they would be.
    pub standing_after: TrialStanding,
}

/// A school's goal and tier.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TrialStanding {
    /// The goal of its index; nothing when the methodology has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<GoalView>,
    /// Its tier; nothing when the methodology does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<TrialTier>,
}

/// A tier of support, and why; as of [`SchoolTier`](crate::report::SchoolTier).
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TrialTier {
    /// The tier; empty without one.
    pub tier: &'static str,
    /// Why it has none, else empty.
    pub reason: &'static str,
    /// The goal: `met`, `not_met`, `not_judged`.
    pub goal: &'static str,
    /// Why it is not judged; else empty.
    pub goal_reason: &'static str,
    /// `outside`, `enters`, `stays`, `stays_outside`, `leaves`.
    pub course: &'static str,
    /// Where it stands over the declared years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<RankView>,
    /// Why it is not ranked; else empty.
    pub rank_reason: &'static str,
    /// Where it stands in the year's own list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_year: Option<RankView>,
}

/// A part of the sum.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TrialPart {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Points as they are; empty without any.
    pub before: String,
    /// Points as they would be.
    pub after: String,
    /// Points there would be to earn.
    pub possible: String,
}

/// An indicator.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TrialIndicator {
    /// Its points.
    pub part: TrialPart,
    /// `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// `higher` or `lower`.
    pub better: &'static str,
    /// All students first, then the groups that carry points or would.
    pub cells: Vec<TrialCell>,
}

/// An indicator for one group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TrialCell {
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// The value as it is.
    pub before: String,
    /// The value as it would be.
    pub after: String,
    /// Its level as it is; zero without one.
    pub level_before: u8,
    /// Its level as it would be; zero without one.
    pub level_after: u8,
    /// Numerator as it would be; empty where there is none.
    pub numerator: String,
    /// Denominator.
    pub denominator: String,
    /// `students`, `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// What was asked for: so much more or less.
    pub by: String,
    /// The least that can be asked for; empty where nothing can be changed.
    pub low: String,
    /// The most.
    pub high: String,
    /// From one to the next.
    pub step: &'static str,
}

/// So far a value in scale points can be moved, and a ratio.
const FAR: [(Unit, i64, &str); 2] = [(Unit::Points, 50, "1"), (Unit::Ratio, 3, "0.1")];

/// What was counted at the school, with its measures changed.
pub(super) fn recounted(results: &Results, at: usize, measures: &[MeasureChange]) -> Recount {
    let percent = |id: &_| results.methodology.indicator(id).is_some_and(|rule| rule.unit == Unit::Percent);
    let id = |position: u16| results.records.indicators[usize::from(position)].clone();
    recount(results.tallies.school(at), measures, id, percent)
}

/// Its goal and tier, shown.
pub(super) fn standing(closely: &Closely) -> TrialStanding {
    let verdict = closely.goal.as_ref().map_or(Verdict::NotJudged(Why::NoGoals), |goal| goal.verdict);
    let tier = |support: &SchoolSupport| TrialTier {
        tier: support.tier.map_or("", Tier::id),
        reason: support.tier.err().map_or("", Why::id),
        goal: verdict.id(),
        goal_reason: verdict.reason(),
        course: support.course.id(),
        rank: support.rank.ok().as_ref().map(rank),
        rank_reason: support.rank.err().map_or("", Why::id),
        in_year: support.in_year.as_ref().map(rank),
    };
    TrialStanding {
        goal: closely.goal.as_ref().map(|own| goal("index", StudentGroup::All, own)),
        tier: closely.support.as_ref().map(tier),
    }
}

/// The school under the changed rules with its measures changed.
pub(super) fn trial(
    results: &Results,
    scorer: &mut Scorer<'_>,
    (at, changed): (usize, &Recount),
    measures: &[MeasureChange],
    [standing_before, standing_after]: [TrialStanding; 2],
) -> SchoolTrial {
    let school = &results.records.schools[at];
    let tally = results.tallies.school(at);
    let rules = results.methodology.indicators();
    let before = results.score(&mut results.scorer(), at);
    let after = scorer.score(changed.tally(), school.place());
    let outcomes = [&before, &after].map(|score| score.index.map(|num| score.points(num)));
    let [index_before, index_after] = outcomes.map(|outcome| outcome.map_or_else(|_| String::new(), |p| p.fixed(2)));
    let shown = |score: &SchoolScore, num, there: bool| if there { score.points(num).fixed(2) } else { String::new() };
    let domains = before.domains.iter().zip(&after.domains).map(|(b, a)| {
        let node = &results.methodology.nodes()[b.node];
        TrialPart {
            id: node.id.clone(),
            label: node.label.clone(),
            before: shown(&before, b.points, b.maximum > 0),
            after: shown(&after, a.points, a.maximum > 0),
            possible: shown(&after, a.maximum, a.maximum > 0),
        }
    });
    let indicators = before.indicators.iter().filter_map(|own| {
        let rule = &rules[own.rule?];
        let new = after.indicators.iter().find(|new| new.id == own.id)?;
        rule.node?;
        let part = TrialPart {
            id: own.id.to_string(),
            label: rule.label.clone(),
            before: shown(&before, own.points, own.scored),
            after: shown(&after, new.points, new.scored),
            possible: shown(&after, new.maximum, new.scored),
        };
        let contents: Vec<&Count> =
            results.position(&own.id).map_or_else(Vec::new, |position| tally.indicator(position).iter().collect());
        let cells = own.cells.iter().filter_map(|old| {
            let now = new.cells.iter().find(|now| now.group == old.group)?;
            let count = contents.iter().find(|count| count.group == old.group)?;
            let asked = measures.iter().rev().find(|m| m.indicator == own.id && m.group == old.group);
            Some(cell(rule, old, now, &count.content, asked.map(|m| m.by)))
        });
        let cells: Vec<TrialCell> = cells.collect();
        (!cells.is_empty()).then(|| TrialIndicator {
            part,
            unit: rule.unit.id(),
            better: rule.better.value.id(),
            cells,
        })
    });
    SchoolTrial {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        before: index_before,
        after: index_after,
        change: change(outcomes[0], outcomes[1]),
        no_index: after.index.err().map_or("", NoIndex::id),
        domains: domains.collect(),
        indicators: indicators.collect(),
        standing_before,
        standing_after,
    }
}

fn cell(
    rule: &IndicatorRule,
    old: &CellScore,
    now: &CellScore,
    content: &CellContent,
    by: Option<Fraction>,
) -> TrialCell {
    let [low, high] = range(rule.unit, content);
    let (unit, step) = match (content, rule.unit) {
        (CellContent::Rate { .. }, _) => ("students", "1"),
        (_, Unit::Percent) => (rule.unit.id(), "0.5"),
        (_, unit) => (unit.id(), FAR.iter().find(|(of, ..)| *of == unit).map_or("1", |(_, _, step)| *step)),
    };
    TrialCell {
        group: old.group.id(),
        label: old.group.label(),
        before: shown_value(&old.measure, rule.unit),
        after: shown_value(&now.measure, rule.unit),
        level_before: old.level.map_or(0, Level::number),
        level_after: now.level.map_or(0, Level::number),
        numerator: numerator(&now.measure),
        denominator: denominator(&now.measure),
        unit,
        by: by.map_or_else(|| "0".to_owned(), decimal),
        low,
        high,
        step,
    }
}

fn decimal(by: Fraction) -> String {
    by.fixed(by.den.ilog10())
}

/// How far down and up a cell can go.
fn range(unit: Unit, content: &CellContent) -> [String; 2] {
    match content {
        &CellContent::Rate { numerator, denominator } => {
            [format!("-{numerator}"), denominator.saturating_sub(numerator).to_string()]
        }
        CellContent::Value { .. } | CellContent::Quotient { .. } => match unit {
            Unit::Percent => {
                let value = content.amount().map_or(Fraction::new(0, 1), |amount| amount.value);
                let tenths = (i128::from(value.num) * 1000).div_euclid(i128::from(value.den)).clamp(0, 1000);
                [fixed(-tenths, 10, 1), fixed(1000 - tenths, 10, 1)]
            }
            Unit::Points | Unit::Ratio => {
                let far = FAR.iter().find(|(of, ..)| *of == unit).map_or(0, |(_, far, _)| *far);
                [format!("-{far}"), far.to_string()]
            }
        },
        CellContent::Suppressed => [String::new(), String::new()],
    }
}
