//! Status and change: every indicator and group of a school over the loaded years, what changed from one year to the next,
//! and the levels gained and lost. Two years that were not counted alike are never set against each other.

use serde::Serialize;

use crate::judge::may_be_accident;
use crate::methodology::{Better, Unit};
use crate::model::{Amount, Level, Measure, Ratio, StudentGroup};
use crate::score::{CellScore, IndicatorScore, Results};

use super::Unknown;
use super::card::{label, unit};
use super::history::{HistoryPoint, HistoryYear, Year, dated_years, group_point, group_reasons, seen};
use super::insight::shown;

/// A school over the years.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct StatusChange {
    /// Its code.
    pub school_code: String,
    /// The loaded years of this school, in order; one that no file states is left out.
    pub years: Vec<HistoryYear>,
    /// As `years`: what became of all cells since the year before that they can be set against.
    pub moves: Vec<Moves>,
    /// The indicators with a value in any year.
    pub indicators: Vec<ProgressIndicator>,
}

/// How many cells moved which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Moves {
    /// Cells that gained a level or more.
    pub gained: u32,
    /// Cells that lost a level or more.
    pub lost: u32,
    /// Cells that kept their level.
    pub kept: u32,
    /// Of the gained and lost, those whose values differ by no more than accident would make them.
    pub noise: u32,
    /// Cells with a value in both years that must not be set against each other.
    pub broken: u32,
}

/// An indicator over the years.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProgressIndicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its unit.
    pub unit: &'static str,
    /// `higher`, `lower`, or empty.
    pub better: &'static str,
    /// As [`StatusChange::years`].
    pub moves: Vec<Moves>,
    /// All students first, then groups with a value in any year.
    pub groups: Vec<ProgressGroup>,
}

/// A group in an indicator.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProgressGroup {
    /// Its id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// As [`StatusChange::years`].
    pub points: Vec<HistoryPoint>,
    /// Between years with a value that follow each other.
    pub changes: Vec<ProgressChange>,
}

/// From one year to a later one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ProgressChange {
    /// Position of the earlier year.
    pub from: usize,
    /// Position of the later year.
    pub to: usize,
    /// Why they must not be set against each other: ids of messages. Then all that follows is empty.
    pub reasons: Vec<&'static str>,
    /// `better`, `worse`, `same`; `up` or `down` where neither is better; or empty.
    pub way: &'static str,
    /// By how much, in the unit: never below zero.
    pub value: String,
    /// Levels gained; below zero, lost.
    pub levels: i8,
    /// `noise`: accident alone would make such a change; `clear`: more than that; `unknown`: nothing is known of its spread.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"noise\" | \"clear\" | \"unknown\" | \"\""))]
    pub sure: &'static str,
}

/// Status and change of a school.
///
/// # Errors
/// When there is no such school in any year.
pub fn progress(results: &Results, school_code: &str) -> Result<StatusChange, Unknown> {
    let years = dated_years(results, school_code)?;
    let indicators: Vec<ProgressIndicator> = seen(&years)
        .into_iter()
        .map(|like| indicator(&years, like))
        .filter(|indicator| !indicator.groups.is_empty())
        .collect();
    let mut moves = vec![Moves::default(); years.len()];
    for own in &indicators {
        moves.iter_mut().zip(&own.moves).for_each(|(all, own)| all.add(own));
    }
    Ok(StatusChange {
        school_code: school_code.to_owned(),
        years: years.iter().map(Year::shown).collect(),
        moves,
        indicators,
    })
}

fn indicator(years: &[Year<'_>], like: &IndicatorScore) -> ProgressIndicator {
    let rule = years.first().and_then(|year| Some(&year.results.methodology.indicators()[like.rule?]));
    let (unit, better) = (unit(rule, like), rule.map(|rule| rule.better.value));
    let mut moves = vec![Moves::default(); years.len()];
    let mut groups = Vec::new();
    for group in StudentGroup::EVERY {
        let points: Vec<HistoryPoint> = years.iter().map(|year| group_point(year, like, *group, unit)).collect();
        let there: Vec<usize> = (0..points.len()).filter(|at| !points[*at].value.is_empty()).collect();
        if there.is_empty() {
            continue;
        }
        let mut changes = Vec::new();
        for pair in there.windows(2) {
            let &[from, to] = pair else { continue };
            let found = change(years, (from, to), like, *group, unit, better);
            let both_level = points[from].level > 0 && points[to].level > 0;
            moves[to].note(&found, both_level);
            changes.push(found);
        }
        groups.push(ProgressGroup { group: group.id(), label: group.label(), points, changes });
    }
    ProgressIndicator {
        id: like.id.to_string(),
        label: label(rule, &like.id),
        unit: unit.id(),
        better: better.map_or("", Better::id),
        moves,
        groups,
    }
}

fn change(
    years: &[Year<'_>],
    (from, to): (usize, usize),
    like: &IndicatorScore,
    group: StudentGroup,
    unit: Unit,
    better: Option<Better>,
) -> ProgressChange {
    let mut reasons = group_reasons(&years[from], &years[to], like, group);
    if !years[from].is_followed_by(&years[to]) {
        reasons.insert(0, "missing_year");
    }
    let broken = |reasons| ProgressChange { from, to, reasons, way: "", value: String::new(), levels: 0, sure: "" };
    let cell = |at: usize| years[at].cell(like, group).and_then(|cell| Some((cell, reported(cell)?)));
    let (Some((first, before)), Some((second, after)), []) = (cell(from), cell(to), &reasons[..]) else {
        return broken(reasons);
    };
    let apart = after.value.ratio() - before.value.ratio();
    let size = if apart < Ratio::from_integer(0) { -apart } else { apart };
    let level = |cell: &CellScore| cell.level.map_or(0, Level::number).cast_signed();
    ProgressChange {
        from,
        to,
        reasons,
        way: way(apart, better),
        value: shown(size, unit),
        levels: if first.level.is_some() && second.level.is_some() { level(second) - level(first) } else { 0 },
        sure: match counts(before).zip(counts(after)).and_then(|(a, b)| may_be_accident(a, b)) {
            Some(true) => "noise",
            Some(false) => "clear",
            None => "unknown",
        },
    }
}

fn way(apart: Ratio, better: Option<Better>) -> &'static str {
    let up = apart > Ratio::from_integer(0);
    match better {
        _ if apart == Ratio::from_integer(0) => "same",
        Some(better) if up == (better == Better::Higher) => "better",
        Some(_) => "worse",
        None if up => "up",
        None => "down",
    }
}

const fn reported(cell: &CellScore) -> Option<&Amount> {
    match &cell.measure {
        Measure::Reported(amount) => Some(amount),
        Measure::TooFew { .. } | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => None,
    }
}

fn counts(amount: &Amount) -> Option<(u64, u64)> {
    Some((amount.numerator?, amount.denominator))
}

impl Moves {
    const fn add(&mut self, other: &Self) {
        self.gained += other.gained;
        self.lost += other.lost;
        self.kept += other.kept;
        self.noise += other.noise;
        self.broken += other.broken;
    }

    fn note(&mut self, change: &ProgressChange, both_level: bool) {
        match change.levels {
            _ if !both_level => return,
            _ if !change.reasons.is_empty() => self.broken += 1,
            0 => self.kept += 1,
            1.. => self.gained += 1,
            ..0 => self.lost += 1,
        }
        self.noise += u32::from(change.levels != 0 && change.sure == "noise");
    }
}
