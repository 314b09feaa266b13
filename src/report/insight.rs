//! What one school's results mean: how sure they are, what it would take, who is behind, whom a larger n-size would hide.

use serde::Serialize;

use crate::judge::goals::{Judge, Verdict};
use crate::judge::{
    Change, Disparity, Interval, Pool, Side, Step, disparities, index_spread, level_chances, newly_visible, steps,
    wilson, without,
};
use crate::methodology::Unit;
use crate::model::{Level, Measure, Ratio, StudentGroup, fixed};
use crate::score::{CellScore, IndicatorScore, Results, Scorer};

use super::beyond::Beyond;
use super::card::unit;
use super::scope::lea_of;
use super::{Unknown, find};

/// A school in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Insight {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// The index's bounds with two places; empty without an index, or where no spread is known.
    pub index_lower: String,
    /// The upper one.
    pub index_upper: String,
    /// Of the 100 points possible, those on cells whose spread is known.
    pub index_known: String,
    /// The School Quality Improvement Goal of the index: `met`, `not_met` or `not_judged`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"met\" | \"not_met\" | \"not_judged\""))]
    pub goal: &'static str,
    /// The chance that it is met, in percent without places; empty where it is not judged or no spread is known.
    pub goal_chance: String,
    /// Could it well be otherwise?
    pub goal_noise: bool,
    /// Every cell with a level.
    pub cells: Vec<CellInsight>,
    /// The methodology's n-size.
    pub n_size: u64,
    /// The larger one that it is held against.
    pub larger: u64,
    /// Groups that count at the n-size and would not at the larger one.
    pub visible: Vec<VisibleGroup>,
}

/// A group that a larger n-size would hide.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct VisibleGroup {
    /// Its id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Its students.
    pub students: u64,
}

/// What a cell means.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CellInsight {
    /// The cell's node in the trace: `cell/INDICATOR/GROUP`.
    pub node: String,
    /// Bounds of the rate in percent with one place; empty without.
    pub lower: String,
    /// The upper one.
    pub upper: String,
    /// The chance of the level shown, in percent without places; empty without.
    pub level_chance: String,
    /// Is another level as likely as not?
    pub noise: bool,
    /// What one, two, three levels more would take.
    pub steps: Vec<StepView>,
    /// How the group stands beside others; nothing for all students.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disparity: Option<DisparityView>,
}

/// The way to a level.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StepView {
    /// The level reached.
    pub level: u8,
    /// So many students; zero where the change is in the unit.
    pub students: u64,
    /// So much in the unit, rounded up; empty where it is students.
    pub value: String,
    /// The index that would come of it; empty where there is none.
    pub index: String,
}

/// How a group stands beside others. Gaps are in percentage points or scale points, and above zero when it is behind.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct DisparityView {
    /// The best group; empty when this is it.
    pub highest: &'static str,
    /// Its name.
    pub highest_label: &'static str,
    /// How far that one is ahead.
    pub highest_gap: String,
    /// How far all other students are ahead; empty where they are too few.
    pub others_gap: String,
    /// Risk ratio with two places; empty without.
    pub ratio: String,
    /// Against whose other students: `school`, `lea`, `declared_lea` or `declared_state`; empty without a ratio.
    pub against: &'static str,
    /// Under three cases in the group.
    pub few_cases: bool,
    /// Its share of the cases in percent; empty without.
    pub share_of_cases: String,
    /// Its share of the students in percent.
    pub share_of_students: String,
}

/// The n-size that the mission document sets its own against.
pub const LARGER: u64 = 100;

/// A goal met or missed with a smaller chance of being so rests on noise (assumed).
const SURE: f64 = 0.8;

/// What the results of a school in a year mean.
///
/// # Errors
/// When there is no such school in that year.
pub fn insight(results: &Results, year: &str, school_code: &str, larger: u64) -> Result<Insight, Unknown> {
    let at = find(results, year, school_code)?;
    let mut scorer = results.scorer();
    let score = results.score(&mut scorer, at);
    let spread = index_spread(results, at, &score);
    let mut judge = Judge::new(results);
    let goal = judge.as_mut().map(|judge| judge.school(at).index);
    let goal_chance = judge.zip(goal.as_ref()).and_then(|(mut judge, goal)| judge.chance(at, goal));
    let met = goal.as_ref().is_some_and(|goal| goal.verdict == Verdict::Met);
    let text = |get: fn(&crate::judge::IndexSpread) -> crate::score::Points| {
        spread.as_ref().map_or_else(String::new, |spread| get(spread).fixed(2))
    };
    let mut cells = Vec::new();
    for indicator in &score.indicators {
        let disparities = of_school(results, at, indicator);
        let unit = unit(indicator.rule.map(|rule| &results.methodology.indicators()[rule]), indicator);
        for cell in indicator.cells.iter().filter(|cell| cell.level.is_some()) {
            let own = disparities.iter().find(|d| d.group == cell.group).map(|d| disparity(d, unit));
            cells.push(of_cell(results, &mut scorer, at, indicator, cell, unit, own));
        }
    }
    let n_size = results.methodology.n_size().value;
    let school = &results.records.schools[at];
    Ok(Insight {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        index_lower: text(|spread| spread.lower),
        index_upper: text(|spread| spread.upper),
        index_known: text(|spread| spread.known),
        goal: goal.as_ref().map_or("not_judged", |goal| goal.verdict.id()),
        goal_chance: goal_chance.map_or_else(String::new, |chance| format!("{:.0}", chance * 100.0)),
        goal_noise: goal_chance.is_some_and(|chance| if met { chance < SURE } else { 1.0 - chance < SURE }),
        cells,
        n_size,
        larger,
        visible: newly_visible(results, &score, n_size, larger)
            .into_iter()
            .map(|v| VisibleGroup { group: v.group.id(), label: v.group.label(), students: v.students })
            .collect(),
    })
}

fn of_cell(
    results: &Results,
    scorer: &mut Scorer<'_>,
    at: usize,
    indicator: &IndicatorScore,
    cell: &CellScore,
    unit: Unit,
    disparity: Option<DisparityView>,
) -> CellInsight {
    let counts = cell.measure.amount().and_then(|amount| Some((amount.numerator?, amount.denominator)));
    let bounds = counts.and_then(|(k, n)| wilson(k, n));
    let percent = |get: fn(Interval) -> f64| bounds.map_or_else(String::new, |b| format!("{:.1}", get(b) * 100.0));
    let chance = own_chance(results, at, indicator, cell, counts);
    CellInsight {
        node: format!("cell/{}/{}", indicator.id, cell.group.id()),
        lower: percent(|bounds| bounds.lower),
        upper: percent(|bounds| bounds.upper),
        level_chance: chance.map_or_else(String::new, |chance| format!("{:.0}", chance * 100.0)),
        noise: chance.is_some_and(|chance| chance < 0.5),
        steps: steps(results, scorer, at, indicator, cell).iter().map(|s| step(s, unit)).collect(),
        disparity,
    }
}

/// The chance of the level that a cell has.
fn own_chance(
    results: &Results,
    at: usize,
    indicator: &IndicatorScore,
    cell: &CellScore,
    counts: Option<(u64, u64)>,
) -> Option<f64> {
    let rule = &results.methodology.indicators()[indicator.rule?];
    let cuts = results.methodology.cut_points(rule, results.records.schools[at].members)?;
    let (k, n) = counts.filter(|_| matches!(cell.measure, Measure::Reported(_)))?;
    let chances = level_chances(k, n, &rule.cuts_at(&cuts.value, n), rule.better.value)?;
    chances.get(usize::from(cell.level.map(Level::number)?) - 1).copied()
}

/// How the groups of a school stand in an indicator.
pub(super) fn of_school(results: &Results, at: usize, indicator: &IndicatorScore) -> Vec<Disparity> {
    let Some(rule) = indicator.rule.map(|rule| &results.methodology.indicators()[rule]) else { return Vec::new() };
    let reported = |cell: &CellScore| match cell.measure {
        Measure::Reported(amount) => Some(amount),
        Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
    };
    let cell = indicator.cells.first().filter(|cell| cell.group == StudentGroup::All);
    let Some(all) = cell.and_then(reported) else { return Vec::new() };
    let side =
        |cell: &CellScore| reported(cell).map(|own| Side { group: cell.group, own, others: without(&all, &own) });
    let sides: Vec<Side> = indicator.cells[1..].iter().filter_map(side).collect();
    let beyond = Beyond::of(results, at, &rule.id, Some(|| lea_pool(results, at, indicator, rule.unit)));
    disparities(rule, results.methodology.n_size().value, &all, &sides, &|group| beyond.others(group))
}

/// The counts of the LEA's schools in the same year, added; nothing of a school without an LEA.
fn lea_pool(results: &Results, at: usize, indicator: &IndicatorScore, unit: Unit) -> Option<Pool> {
    let school = &results.records.schools[at];
    let position = results.position(&indicator.id)?;
    let lea = lea_of(school)?;
    let mut pool = Pool::new(unit);
    let own = results.schools().filter(|(_, other)| other.year == school.year && lea_of(other) == Some(lea));
    own.for_each(|(other, _)| pool.add(results.tallies.school(other).indicator(position)));
    Some(pool)
}

fn step(step: &Step, unit: Unit) -> StepView {
    let (students, value) = match step.change {
        Change::Students(students) => (students, String::new()),
        Change::Value(value) => (0, shown(value, unit)),
    };
    StepView {
        level: step.level.number(),
        students,
        value,
        index: step.index.map_or_else(String::new, |points| points.fixed(2)),
    }
}

pub(super) fn disparity(own: &Disparity, unit: Unit) -> DisparityView {
    let percent = |share: Ratio| shown(share, Unit::Percent);
    DisparityView {
        highest: own.highest.map_or("", |(group, _)| group.id()),
        highest_label: own.highest.map_or("", |(group, _)| group.label()),
        highest_gap: own.highest.map_or_else(String::new, |(_, gap)| shown(gap, unit)),
        others_gap: own.others.map_or_else(String::new, |gap| shown(gap, unit)),
        ratio: own.ratio.map_or_else(String::new, |ratio| shown(ratio.value, Unit::Ratio)),
        against: own.ratio.map_or("", |ratio| ratio.against.id()),
        few_cases: own.ratio.is_some_and(|ratio| ratio.few_cases),
        share_of_cases: own.shares.map_or_else(String::new, |(cases, _)| percent(cases)),
        share_of_students: own.shares.map_or_else(String::new, |(_, students)| percent(students)),
    }
}

/// Percent and points with one place, a ratio with two.
pub(super) fn shown(value: Ratio, unit: Unit) -> String {
    match unit {
        Unit::Percent => fixed(value.numer() * 100, *value.denom(), 1),
        Unit::Points => fixed(*value.numer(), *value.denom(), 1),
        Unit::Ratio => fixed(*value.numer(), *value.denom(), 2),
    }
}
