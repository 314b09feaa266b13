//! One school over all loaded years: index, domains, indicators, and where a line through them must break.

use serde::Serialize;

use crate::judge::{changes, counted_by};
use crate::methodology::{IndicatorRule, Unit};
use crate::model::{Level, Members, StudentGroup};
use crate::score::{CellScore, IndicatorScore, NoIndex, Results, SchoolScore};

use super::card::{band, unit};
use super::{Unknown, denominator, shown_value};

/// A school over the years.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct History {
    /// Its code.
    pub school_code: String,
    /// The loaded years of this school, in order; one that no file states is left out.
    pub years: Vec<HistoryYear>,
    /// The index, then the domains, then the indicators.
    pub lines: Vec<HistoryLine>,
}

/// A year of a history.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HistoryYear {
    /// `2022-23`.
    pub year: String,
    /// The calendar year of its spring: its place on the axis.
    pub spring: u16,
}

/// One number over the years.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HistoryLine {
    /// `index`, `domain` or `indicator`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"index\" | \"domain\" | \"indicator\""))]
    pub kind: &'static str,
    /// `index`, or the id of the domain or indicator.
    pub id: String,
    /// Its name; empty for the index.
    pub label: String,
    /// The indicator's unit. The index is in points of 100; a domain in percent of the points possible.
    pub unit: &'static str,
    /// `higher`, `lower`, or empty.
    pub better: &'static str,
    /// As [`History::years`].
    pub points: Vec<HistoryPoint>,
    /// Between years with a value that follow each other, those that must not be joined.
    pub breaks: Vec<HistoryBreak>,
}

/// A year's value.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HistoryPoint {
    /// Rounded; empty without one.
    pub value: String,
    /// Why there is none: a state, or why there is no index. `reported` with one.
    pub state: &'static str,
    /// The level; zero without one.
    pub level: u8,
    /// The level's band, or empty.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"above\" | \"average\" | \"below\" | \"\""))]
    pub band: &'static str,
    /// Points earned by a domain; students of an indicator.
    pub of: String,
    /// Points possible of a domain.
    pub possible: String,
}

/// Two years that must not be joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct HistoryBreak {
    /// Position of the earlier year.
    pub from: usize,
    /// Position of the later year.
    pub to: usize,
    /// Why: ids of messages.
    pub reasons: Vec<&'static str>,
}

/// A year of the school, scored.
pub(super) struct Year<'r> {
    at: usize,
    score: SchoolScore,
    pub(super) results: &'r Results,
}

/// The years of a school, in order; one that no file states is left out.
pub(super) fn dated_years<'r>(results: &'r Results, school_code: &str) -> Result<Vec<Year<'r>>, Unknown> {
    let mut scorer = results.scorer();
    let own = results.schools().filter(|(_, s)| s.code.as_str() == school_code);
    let years: Vec<Year<'_>> = own.map(|(at, _)| Year { at, score: results.score(&mut scorer, at), results }).collect();
    if years.is_empty() {
        return Err(Unknown::School(String::new(), school_code.to_owned()));
    }
    Ok(years.into_iter().filter(|year| year.spring().is_some()).collect())
}

/// Every indicator that any of the years has, in the order of first sight.
pub(super) fn seen<'y>(years: &'y [Year<'_>]) -> Vec<&'y IndicatorScore> {
    let mut seen: Vec<&IndicatorScore> = Vec::new();
    for indicator in years.iter().flat_map(|year| &year.score.indicators) {
        if seen.iter().all(|other| other.id != indicator.id) {
            seen.push(indicator);
        }
    }
    seen
}

/// The history of a school.
///
/// # Errors
/// When there is no such school in any year.
pub fn history(results: &Results, school_code: &str) -> Result<History, Unknown> {
    let dated = dated_years(results, school_code)?;
    let methodology = &results.methodology;
    let head = |kind, id: &str, label: &str, unit, better| HistoryLine {
        kind,
        id: id.to_owned(),
        label: label.to_owned(),
        unit,
        better,
        points: Vec::new(),
        breaks: Vec::new(),
    };
    let mut lines =
        vec![line(&dated, head("index", "index", "", "points", "higher"), index_point, whole_reasons(None))];
    for (place, (node, domain)) in methodology.domains().enumerate() {
        let head = head("domain", &domain.id, &domain.label, "percent", "higher");
        lines.push(line(&dated, head, |year| domain_point(year, place), whole_reasons(Some(node))));
    }
    for indicator in seen(&dated) {
        let rule = indicator.rule.map(|at| &methodology.indicators()[at]);
        let label = rule.map_or(indicator.id.as_str(), |r| &r.label);
        let better = rule.map_or("", |r| r.better.value.id());
        let unit = unit(rule, indicator);
        let head = head("indicator", indicator.id.as_str(), label, unit.id(), better);
        let point = |year: &Year<'_>| indicator_point(year, indicator, unit);
        let line = line(&dated, head, point, |from, to| indicator_reasons(from, to, indicator));
        if line.points.iter().any(|point| !point.value.is_empty()) {
            lines.push(line);
        }
    }
    Ok(History { school_code: school_code.to_owned(), years: dated.iter().map(Year::shown).collect(), lines })
}

impl<'r> Year<'r> {
    fn school(&self) -> &'r crate::records::SchoolYearRecords {
        &self.results.records.schools[self.at]
    }

    pub(super) fn spring(&self) -> Option<u16> {
        self.school().year.spring()
    }

    pub(super) fn shown(&self) -> HistoryYear {
        HistoryYear { year: self.school().year.to_string(), spring: self.spring().unwrap_or(0) }
    }

    /// Is the other the very next school year?
    pub(super) fn is_followed_by(&self, other: &Self) -> bool {
        self.spring().zip(other.spring()).is_none_or(|(first, last)| last <= first + 1)
    }

    /// The cell of a group in an indicator.
    pub(super) fn cell(&self, like: &IndicatorScore, group: StudentGroup) -> Option<&CellScore> {
        self.indicator(like)?.cells.iter().find(|cell| cell.group == group)
    }

    fn members(&self) -> Members {
        self.school().members
    }

    fn indicator(&self, like: &IndicatorScore) -> Option<&IndicatorScore> {
        self.score.indicators.iter().find(|own| own.id == like.id)
    }

    /// The scored indicators, of one domain or of all.
    fn scored(&self, domain: Option<usize>) -> impl Iterator<Item = &IndicatorScore> {
        let methodology = &self.results.methodology;
        let rule = |i: &IndicatorScore| i.rule.map(|at| &methodology.indicators()[at]);
        let within = move |rule: &IndicatorRule| {
            domain.is_none() || rule.node.and_then(|node| methodology.domain_of(node)) == domain
        };
        self.score.indicators.iter().filter(move |i| i.scored && rule(i).is_some_and(within))
    }
}

/// What a line is of, and its points and breaks.
fn line<'r>(
    years: &[Year<'r>],
    head: HistoryLine,
    point: impl Fn(&Year<'r>) -> HistoryPoint,
    reasons: impl Fn(&Year<'r>, &Year<'r>) -> Vec<&'static str>,
) -> HistoryLine {
    let points: Vec<HistoryPoint> = years.iter().map(point).collect();
    let there: Vec<usize> = (0..points.len()).filter(|at| !points[*at].value.is_empty()).collect();
    let mut breaks = Vec::new();
    for pair in there.windows(2) {
        let &[from, to] = pair else { continue };
        let mut reasons = reasons(&years[from], &years[to]);
        if !years[from].is_followed_by(&years[to]) {
            reasons.insert(0, "missing_year");
        }
        if !reasons.is_empty() {
            breaks.push(HistoryBreak { from, to, reasons });
        }
    }
    HistoryLine { points, breaks, ..head }
}

fn index_point(year: &Year<'_>) -> HistoryPoint {
    match year.score.index {
        Ok(num) => {
            HistoryPoint { value: year.score.points(num).fixed(2), state: "reported", ..HistoryPoint::default() }
        }
        Err(why) => HistoryPoint { state: NoIndex::id(why), ..HistoryPoint::default() },
    }
}

/// A domain in percent of what was possible: that can be set beside another year in which more or less was.
fn domain_point(year: &Year<'_>, place: usize) -> HistoryPoint {
    let domain = &year.score.domains[place];
    if domain.maximum == 0 {
        return HistoryPoint { state: "missing", ..HistoryPoint::default() };
    }
    HistoryPoint {
        value: crate::model::fixed(domain.points * 100, domain.maximum, 1),
        state: "reported",
        of: year.score.points(domain.points).fixed(2),
        possible: year.score.points(domain.maximum).fixed(2),
        ..HistoryPoint::default()
    }
}

fn indicator_point(year: &Year<'_>, like: &IndicatorScore, unit: Unit) -> HistoryPoint {
    group_point(year, like, StudentGroup::All, unit)
}

/// A group's value and level.
pub(super) fn group_point(year: &Year<'_>, like: &IndicatorScore, group: StudentGroup, unit: Unit) -> HistoryPoint {
    let Some(cell) = year.cell(like, group) else {
        return HistoryPoint { state: "missing", ..HistoryPoint::default() };
    };
    let reported = cell.measure.state() == crate::model::State::Reported;
    HistoryPoint {
        value: if reported { shown_value(&cell.measure, unit) } else { String::new() },
        state: cell.measure.state().id(),
        level: cell.level.map_or(0, Level::number),
        band: band(cell.level),
        of: denominator(&cell.measure),
        possible: String::new(),
    }
}

/// Why two years' values of an indicator are not of one kind.
fn indicator_reasons(from: &Year<'_>, to: &Year<'_>, like: &IndicatorScore) -> Vec<&'static str> {
    group_reasons(from, to, like, StudentGroup::All)
}

/// Why two years' values of a group in an indicator are not of one kind.
pub(super) fn group_reasons(
    from: &Year<'_>,
    to: &Year<'_>,
    like: &IndicatorScore,
    group: StudentGroup,
) -> Vec<&'static str> {
    let mut reasons = changes(&like.id, from.school(), to.school());
    let source = |year: &Year<'_>| -> Option<String> {
        let cell = year.cell(like, group)?;
        Some(counted_by(year.results, year.school(), &like.id, (cell.group, cell.origin)).to_owned())
    };
    if source(from) != source(to) {
        reasons.push("other_source");
    }
    reasons
}

/// Why two years' points are not of one kind: another type of school, other indicators, or one of them not of one kind.
fn whole_reasons<'r>(domain: Option<usize>) -> impl Fn(&Year<'r>, &Year<'r>) -> Vec<&'static str> {
    move |from, to| {
        let mut reasons = Vec::new();
        if from.members() != to.members() {
            reasons.push("other_type");
        }
        if !from.scored(domain).map(|i| &i.id).eq(to.scored(domain).map(|i| &i.id)) {
            reasons.push("other_indicators");
        }
        for indicator in from.scored(domain).filter(|i| to.indicator(i).is_some_and(|own| own.scored)) {
            for reason in indicator_reasons(from, to, indicator) {
                if !reasons.contains(&reason) {
                    reasons.push(reason);
                }
            }
        }
        reasons
    }
}
