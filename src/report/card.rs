//! One school's card.

use serde::Serialize;

use crate::methodology::{Better, IndicatorRule, Phase, Unit};
use crate::model::{Band, IndicatorId, Level, Measure, State};
use crate::records::{SchoolYearRecords, TypeSource};
use crate::score::{CellScore, IndicatorScore, NoIndex, Results, SchoolScore, Summary};
use crate::tally::{Further, columns_of};

use super::assumed::under;
use super::beside::{ToldBeside, beside};
use super::trace::outline;
use super::{Unknown, denominator, find, numerator, percent, shown_value};

/// A school in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Card {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// The years in which this school is loaded.
    pub years: Vec<String>,
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's code.
    pub lea_code: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// The members that make it.
    pub members: Vec<&'static str>,
    /// What gave the type.
    pub type_source: TypeSource,
    /// An alternative school?
    pub alternative: bool,
    /// A charter school?
    pub charter: bool,
    /// The index with two places; empty without one.
    pub index: String,
    /// Its letter; empty without an index, or without letters in the methodology.
    pub letter: String,
    /// Why there is none; empty with one.
    pub no_index: &'static str,
    /// Nominal points of the scored indicators.
    pub points_base: String,
    /// Nominal points from which on there is an index.
    pub minimum_points: String,
    /// All points possible; empty without an index.
    pub points_possible: String,
    /// How many assumed values the index rests on.
    pub assumed: usize,
    /// In the methodology's order.
    pub domains: Vec<CardDomain>,
    /// Continuous-improvement data: shared, never scored.
    pub continuous: Vec<CardIndicator>,
}

/// A domain of a card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CardDomain {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Points earned; empty when nothing is scored.
    pub points: String,
    /// Points possible; empty when nothing is scored.
    pub points_possible: String,
    /// Nominal points of its scored indicators.
    pub points_base: String,
    /// Its nominal points.
    pub nominal: String,
    /// How many assumed values its points rest on.
    pub assumed: usize,
    /// Its indicators.
    pub indicators: Vec<CardIndicator>,
}

/// An indicator of a card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CardIndicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// `higher`, `lower`, or empty for data that no methodology knows.
    pub better: &'static str,
    /// Nominal points at this school; empty when it never has any.
    pub nominal: String,
    /// Points earned; empty when not scored.
    pub points: String,
    /// Points possible; empty when not scored.
    pub points_possible: String,
    /// Does it carry points here?
    pub scored: bool,
    /// How far it had come in this year.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"collected\" | \"piloted\" | \"scored\""))]
    pub phase: &'static str,
    /// State of all students.
    pub state: State,
    /// What stands beside it and changes no score.
    pub beside: Vec<ToldBeside>,
    /// When missing: the canonical columns that would bring it from student rows.
    pub columns: Vec<&'static str>,
    /// The rate toward which those of few students are drawn, in percent; empty where none are.
    pub shrunk_toward: String,
    /// As if so many more students were there.
    pub shrunk_students: u32,
    /// All students first.
    pub cells: Vec<CardCell>,
}

/// An indicator for one group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct CardCell {
    /// The group's id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// Its state.
    pub state: State,
    /// Numerator; empty where there is none.
    pub numerator: String,
    /// Denominator; empty where there is none.
    pub denominator: String,
    /// The value in percent or scale points with one place.
    pub value: String,
    /// The n-size, when too few.
    pub needed: String,
    /// Level 1–10; zero without one.
    pub level: u8,
    /// The level's band.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"above\" | \"average\" | \"below\" | \"\""))]
    pub band: &'static str,
    /// Does it carry points?
    pub scored: bool,
    /// Is it scored as the lowest-performing racial or ethnic group?
    pub lowest: bool,
    /// Points earned; empty when not scored.
    pub points: String,
    /// Points possible; empty when not scored.
    pub points_possible: String,
    /// The id of its node in the trace.
    pub node: String,
}

/// Builds the card of a school in a year.
///
/// # Errors
/// When there is no such school in that year.
pub fn card(results: &Results, year: &str, school_code: &str) -> Result<Card, Unknown> {
    let at = find(results, year, school_code)?;
    let mut card = bare(results, at);
    let outline = outline(results, at);
    let rests_on = |node: &str| outline.seek(node, None).map_or(0, |(node, above)| under(node, above).len());
    card.assumed = rests_on("index");
    for domain in &mut card.domains {
        domain.assumed = rests_on(&format!("domain/{}", domain.id));
    }
    Ok(card)
}

/// A card on which no assumed values are counted: for many schools at once.
pub(super) fn bare(results: &Results, at: usize) -> Card {
    let school = &results.records.schools[at];
    let score = results.score(&mut results.scorer(), at);
    let summary = score.summary();
    let methodology = &results.methodology;
    let possible: i128 = score.domains.iter().map(|d| d.maximum).sum();
    let domains = score
        .domains
        .iter()
        .map(|domain| {
            let node = &methodology.nodes()[domain.node];
            let own = |indicator: &&IndicatorScore| {
                let node = indicator.rule.and_then(|rule| methodology.indicators()[rule].node);
                node.and_then(|n| methodology.domain_of(n)) == Some(domain.node)
            };
            let shown = |num| if domain.maximum > 0 { score.points(num).fixed(2) } else { String::new() };
            CardDomain {
                id: node.id.clone(),
                label: node.label.clone(),
                points: shown(domain.points),
                points_possible: shown(domain.maximum),
                points_base: crate::score::Points::from(domain.base).fixed(2),
                nominal: node.points.as_ref().map_or_else(String::new, |p| p.value.to_string()),
                assumed: 0,
                indicators: score
                    .indicators
                    .iter()
                    .filter(own)
                    .map(|i| indicator(results, school, &score, i))
                    .collect(),
            }
        })
        .collect();
    let continuous = score
        .indicators
        .iter()
        .filter(|i| i.rule.is_none_or(|rule| methodology.indicators()[rule].node.is_none()))
        .filter(|i| !Further::is_mean(&i.id))
        .map(|i| indicator(results, school, &score, i))
        .collect();
    Card {
        year: school.year.to_string(),
        years: results.schools().filter(|(_, s)| s.code == school.code).map(|(_, s)| s.year.to_string()).collect(),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_code: school.facts.lea_code.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        school_type: school.school_type().id(),
        members: school.members.iter().map(crate::model::Member::id).collect(),
        type_source: school.type_source,
        alternative: school.facts.alternative == Some(true),
        charter: school.facts.charter == Some(true),
        index: summary.index.map_or_else(|_| String::new(), |p| p.fixed(2)),
        letter: letter(results, &summary),
        no_index: summary.index.err().map_or("", NoIndex::id),
        points_base: summary.base.fixed(2),
        minimum_points: methodology.minimum_points().value.to_string(),
        points_possible: if summary.index.is_ok() { score.points(possible).fixed(2) } else { String::new() },
        assumed: 0,
        domains,
        continuous,
    }
}

/// What a school's index is called.
pub(super) fn letter(results: &Results, summary: &Summary) -> String {
    let letters = results.methodology.letters().zip(summary.index.ok());
    letters.map_or_else(String::new, |(letters, index)| letters.of(index.ratio()).to_owned())
}

fn indicator(
    results: &Results,
    school: &SchoolYearRecords,
    score: &SchoolScore,
    indicator: &IndicatorScore,
) -> CardIndicator {
    let rule: Option<&IndicatorRule> = indicator.rule.map(|at| &results.methodology.indicators()[at]);
    let points = |num| if indicator.scored { score.points(num).fixed(2) } else { String::new() };
    let nominal = indicator.rule.filter(|_| rule.is_some_and(|r| r.node.is_some())).map(|at| score.weights.nominal[at]);
    let state = indicator.all().state();
    let shrink = rule.and_then(|rule| rule.shrink.as_ref()).map(|own| own.value);
    CardIndicator {
        id: indicator.id.to_string(),
        label: label(rule, &indicator.id),
        unit: unit(rule, indicator).id(),
        better: rule
            .map(|rule| rule.better.value)
            .or_else(|| Further::of(&indicator.id).map(|known| known.better))
            .map_or("", Better::id),
        nominal: nominal.map_or_else(String::new, |n| crate::score::Points::from(n).fixed(2)),
        points: points(indicator.points),
        points_possible: points(indicator.maximum),
        scored: indicator.scored,
        phase: indicator.rule.map_or(Phase::Scored, |at| phase(results, school, at)).id(),
        state,
        beside: beside(results, school, score, &indicator.id),
        columns: if state == State::Missing { columns_of(&indicator.id).to_vec() } else { Vec::new() },
        shrunk_toward: shrink.map_or_else(String::new, |own| percent(own.toward)),
        shrunk_students: shrink.map_or(0, |own| own.students),
        cells: indicator.cells.iter().map(|c| cell(score, indicator, unit(rule, indicator), c)).collect(),
    }
}

/// How far an indicator had come in a school's year.
pub(super) fn phase(results: &Results, school: &SchoolYearRecords, rule: usize) -> Phase {
    results.methodology.phase_in().of(school.year).map_or(Phase::Scored, |phases| phases.phase(rule))
}

/// An indicator's name: the methodology's, else that of data it need not name, else the id.
pub(super) fn label(rule: Option<&IndicatorRule>, id: &IndicatorId) -> String {
    let known = || Further::of(id).map(|known| known.label.clone());
    rule.map(|rule| rule.label.clone()).or_else(known).unwrap_or_else(|| id.to_string())
}

/// An indicator's unit. Of data that no methodology knows a rate is shown in percent, a value as it is.
pub(super) fn unit(rule: Option<&IndicatorRule>, indicator: &IndicatorScore) -> Unit {
    if let Some(known) = Further::of(&indicator.id).filter(|_| rule.is_none()) {
        return known.unit;
    }
    let rate = || indicator.cells.iter().filter_map(|c| c.measure.amount()).any(|amount| amount.numerator.is_some());
    rule.map_or_else(|| if rate() { Unit::Percent } else { Unit::Points }, |r| r.unit)
}

fn cell(score: &SchoolScore, indicator: &IndicatorScore, unit: Unit, cell: &CellScore) -> CardCell {
    let points = |num| if cell.scored { score.points(num).fixed(2) } else { String::new() };
    CardCell {
        group: cell.group.id(),
        label: cell.group.label(),
        state: cell.measure.state(),
        numerator: numerator(&cell.measure),
        denominator: denominator(&cell.measure),
        value: shown_value(&cell.measure, unit),
        needed: match cell.measure {
            Measure::TooFew { needed, .. } => needed.to_string(),
            Measure::Reported(_) | Measure::Suppressed | Measure::Missing | Measure::NotApplicable => String::new(),
        },
        level: cell.level.map_or(0, Level::number),
        band: band(cell.level),
        scored: cell.scored,
        lowest: cell.lowest,
        points: points(cell.points),
        points_possible: points(cell.maximum),
        node: format!("cell/{}/{}", indicator.id, cell.group.id()),
    }
}

/// The id of a level's band; empty without a level.
pub(super) fn band(level: Option<Level>) -> &'static str {
    match level.map(Level::band) {
        Some(Band::Above) => "above",
        Some(Band::Average) => "average",
        Some(Band::Below) => "below",
        None => "",
    }
}
