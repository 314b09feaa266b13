//! How a number came about: from the index down to the file and line. Built on demand for one school.

mod node;
mod sources;

use crate::methodology::{IndicatorRule, Unit};
use crate::model::{Fraction, Level, Measure, SchoolType, StudentGroup};
use crate::records::SchoolYearRecords;
use crate::score::{CellScore, IndicatorScore, NoIndex, Points, Results, SchoolScore};
use crate::tally::{Further, Origin, Scope, is_ratio, reference_of};

use super::beside::responses;
use super::card::{label, unit};
use super::growth_trace::growth_node;
use super::{Unknown, denominator, find, numerator, percent, shown_value};

pub use node::{RuleRef, SourceRef, TraceNode};

/// The whole tree of one school in one year.
///
/// # Errors
/// When there is no such school in that year.
pub fn trace(results: &Results, year: &str, school_code: &str) -> Result<TraceNode, Unknown> {
    Ok(build(results, find(results, year, school_code)?, true))
}

/// The same tree without its sources: no row is counted anew for it.
pub(super) fn outline(results: &Results, at: usize) -> TraceNode {
    build(results, at, false)
}

fn build(results: &Results, at: usize, with_sources: bool) -> TraceNode {
    let score = results.score(&mut results.scorer(), at);
    Tracer { results, at, school: &results.records.schools[at], score: &score, with_sources }.index()
}

struct Tracer<'a> {
    results: &'a Results,
    at: usize,
    school: &'a SchoolYearRecords,
    score: &'a SchoolScore,
    with_sources: bool,
}

impl Tracer<'_> {
    fn points(&self, num: i128) -> String {
        self.score.points(num).fixed(2)
    }

    fn exact(&self, num: i128) -> String {
        self.score.points(num).exact()
    }

    /// A result exactly, and rounded where that differs.
    fn result(&self, num: i128) -> String {
        let (exact, rounded) = (self.exact(num), self.score.points(num));
        if 100 * rounded.num % rounded.den == 0 { exact } else { format!("{exact} ≈ {}", rounded.fixed(2)) }
    }

    fn sum(&self, parts: impl Iterator<Item = i128>, total: i128) -> String {
        let parts: Vec<String> = parts.map(|p| self.exact(p)).collect();
        if parts.is_empty() { String::new() } else { format!("{} = {}", parts.join(" + "), self.result(total)) }
    }

    fn index(&self) -> TraceNode {
        let methodology = &self.results.methodology;
        let base = Points::from(self.score.weights.base).fixed(2);
        let mut node = match self.score.index {
            Ok(num) => TraceNode::new("index", "index", self.points(num))
                .formula(self.sum(self.score.domains.iter().filter(|d| d.maximum > 0).map(|d| d.points), num)),
            Err(why) => TraceNode::new("index", "no_index", "").arg("reason", why.id()),
        };
        node = node
            .arg("methodology", methodology.label())
            .arg("methodology_id", methodology.id())
            .arg("methodology_hash", methodology.hash())
            .arg("points_base", base)
            .rule(methodology.minimum_points());
        if self.score.index == Err(NoIndex::TypeUnknown) {
            node = node.arg("school_type", self.school.school_type().id());
        }
        node.children.extend(self.letter());
        node.children.extend(self.score.domains.iter().map(|d| self.domain(d)));
        // What carries no points is explained as well.
        let unscored = self.score.indicators.iter().filter(|i| !self.in_domain(i));
        node.children.extend(unscored.map(|i| self.indicator(i)));
        node
    }

    /// What the index is called, where the methodology has letters.
    fn letter(&self) -> Option<TraceNode> {
        let letters = self.results.methodology.letters()?;
        let index = self.score.points(self.score.index.ok()?);
        let rounded = Points::from(letters.rounded(index.ratio())).exact();
        let letter = letters.of(index.ratio());
        let node =
            TraceNode::new("letter", "letter", letter).formula(format!("{} → {rounded} → {letter}", index.exact()));
        Some(node.rule(&letters.round_to).rule(&letters.from))
    }

    fn in_domain(&self, indicator: &IndicatorScore) -> bool {
        indicator.rule.is_some_and(|rule| self.results.methodology.indicators()[rule].node.is_some())
    }

    fn domain(&self, domain: &crate::score::DomainScore) -> TraceNode {
        let methodology = &self.results.methodology;
        let head = &methodology.nodes()[domain.node];
        let own: Vec<&IndicatorScore> = self
            .score
            .indicators
            .iter()
            .filter(|i| {
                let node = i.rule.and_then(|rule| methodology.indicators()[rule].node);
                node.and_then(|n| methodology.domain_of(n)) == Some(domain.node)
            })
            .collect();
        let value = if domain.maximum > 0 { self.points(domain.points) } else { String::new() };
        let mut node = TraceNode::new(format!("domain/{}", head.id), "domain", value)
            .arg("label", &head.label)
            .arg("points_possible", self.points(domain.maximum))
            .arg("points_base", Points::from(domain.base).fixed(2))
            .formula(self.sum(own.iter().filter(|i| i.scored).map(|i| i.points), domain.points));
        if let Some(points) = &head.points {
            node = node.arg("nominal", points.value.to_string()).rule(points);
        }
        node.children = own.iter().map(|i| self.indicator(i)).collect();
        node
    }

    fn indicator(&self, indicator: &IndicatorScore) -> TraceNode {
        let methodology = &self.results.methodology;
        let rule = indicator.rule.map(|at| &methodology.indicators()[at]);
        let value = if indicator.scored { self.points(indicator.points) } else { String::new() };
        let label = label(rule, &indicator.id);
        let mut node = TraceNode::new(format!("indicator/{}", indicator.id), "indicator", value)
            .arg("label", label)
            .arg("state", indicator.all().state().id())
            .formula(self.sum(indicator.cells.iter().filter(|c| c.scored).map(|c| c.points), indicator.points));
        if let (Some(rule), Some(at)) = (rule, indicator.rule) {
            let phases = self.results.methodology.phase_in().of(self.school.year);
            if let Some((phases, said)) = phases.and_then(|phases| Some((phases, phases.said(at)?))) {
                node = node.arg("phase", phases.phase(at).id()).rule(said);
            }
            for member in self.school.members.iter() {
                if let Some(points) = rule.points.get(member) {
                    node = node.rule(points);
                }
            }
            if self.school.school_type() == SchoolType::Span {
                node = node.rule(&methodology.span().weights);
            }
            if indicator.scored {
                node = node.rule(&rule.groups);
                node.children.push(self.redistribution(rule, indicator, at));
            }
        }
        node.children.extend(indicator.cells.iter().map(|c| self.cell(rule, indicator, c)));
        node
    }

    /// From nominal to effective points, with the rules of every node above.
    fn redistribution(&self, rule: &IndicatorRule, indicator: &IndicatorScore, at: usize) -> TraceNode {
        let methodology = &self.results.methodology;
        let nominal = Points::from(self.score.weights.nominal[at]);
        let effective = self.points(indicator.maximum);
        let mut node = TraceNode::new(format!("redistribution/{}", indicator.id), "redistribution", &effective)
            .arg("nominal", nominal.fixed(2))
            .arg("effective", &effective)
            .formula(format!("{} → {}", nominal.exact(), self.result(indicator.maximum)));
        let mut above = rule.node.and_then(|n| methodology.nodes()[n].parent);
        while let Some(position) = above {
            let parent = &methodology.nodes()[position];
            node = node.rule(&parent.redistribution);
            above = parent.parent;
        }
        node
    }

    fn cell(&self, rule: Option<&IndicatorRule>, indicator: &IndicatorScore, cell: &CellScore) -> TraceNode {
        let methodology = &self.results.methodology;
        let id = format!("cell/{}/{}", indicator.id, cell.group.id());
        let value =
            if cell.scored { self.points(cell.points) } else { shown_value(&cell.measure, unit(rule, indicator)) };
        let level = cell.level.map_or(0, Level::number);
        let mut node = TraceNode::new(&id, "cell", value)
            .arg("label", label(rule, &indicator.id))
            .arg("group", cell.group.label())
            .arg("group_id", cell.group.id())
            .arg("state", cell.measure.state().id());
        if cell.scored {
            let maximum = self.exact(cell.maximum);
            node = node.arg("points_possible", self.points(cell.maximum));
            let scale = rule.and_then(|rule| rule.scale.as_ref());
            let parts = rule.map_or(u32::from(Level::MAX), IndicatorRule::parts);
            let earned = rule.zip(cell.level).zip(cell.measure.amount());
            let earned = earned.map_or(0, |((rule, level), amount)| rule.earned(level, amount));
            node = node.formula(format!("{earned}/{parts} × {maximum} = {}", self.result(cell.points)));
            node = match scale {
                Some(scale) => node.rule(scale),
                None => node.rule(methodology.points_per_level()),
            };
            if rule.is_some_and(|r| r.groups.value) {
                node = node.rule(methodology.all_students_share()).rule(methodology.scored_groups());
            }
        }
        if cell.lowest {
            node.children.push(self.lowest(&id, rule, indicator));
        }
        let measure = self.measure(&id, rule, indicator, cell);
        node.children.push(match (rule, cell.level) {
            (Some(rule), Some(_)) => {
                let mut reached = self.level(&id, rule, cell, level);
                reached.children.push(measure);
                reached
            }
            _ => measure,
        });
        node
    }

    /// The racial and ethnic groups among which the lowest was found.
    fn lowest(&self, id: &str, rule: Option<&IndicatorRule>, indicator: &IndicatorScore) -> TraceNode {
        let candidates: Vec<String> = indicator
            .cells
            .iter()
            .filter(|c| c.group.is_race_or_ethnicity() && c.level.is_some())
            .map(|c| {
                format!(
                    "{} {} ({})",
                    c.group.label(),
                    shown_value(&c.measure, unit(rule, indicator)),
                    denominator(&c.measure)
                )
            })
            .collect();
        TraceNode::new(format!("{id}/lowest"), "lowest_group", "")
            .formula(candidates.join(" · "))
            .rule(self.results.methodology.scored_groups())
    }

    fn level(&self, id: &str, rule: &IndicatorRule, cell: &CellScore, level: u8) -> TraceNode {
        let reached = level.saturating_sub(1);
        let mut node = TraceNode::new(format!("{id}/level"), "level", level.to_string())
            .arg("value", shown_value(&cell.measure, rule.unit))
            .arg("unit", rule.unit.id())
            .arg("reached", reached.to_string())
            .arg("better", rule.better.value.id())
            .formula(format!("1 + {reached} = {level}"))
            .rule(&rule.better);
        if let Some((shrink, amount)) = rule.shrink.as_ref().zip(cell.measure.amount()) {
            node = node.arg("counted", percent(rule.counted(amount))).rule(shrink);
        }
        if let Some(cuts) = self.results.methodology.cut_points(rule, self.school.members) {
            let shown = |cut: &Fraction| {
                if rule.unit == Unit::Percent { percent(*cut) } else { cut.fixed(1) }
            };
            let list: Vec<String> = cuts.value.cuts().iter().map(shown).collect();
            node = node.arg("cut_points", list.join(" · ")).rule(cuts);
            if self.school.school_type() == SchoolType::Span {
                node = node.rule(&self.results.methodology.span().cut_points);
            }
        }
        node
    }

    fn measure(
        &self,
        id: &str,
        rule: Option<&IndicatorRule>,
        indicator: &IndicatorScore,
        cell: &CellScore,
    ) -> TraceNode {
        let definitions = self.results.methodology.definitions();
        let (num, den) = (numerator(&cell.measure), denominator(&cell.measure));
        let value = shown_value(&cell.measure, unit(rule, indicator));
        let mut node = TraceNode::new(format!("{id}/measure"), "measure", &value)
            .arg("state", cell.measure.state().id())
            .arg("unit", if Further::is_mean(&indicator.id) { "score" } else { unit(rule, indicator).id() })
            .arg("numerator", &num)
            .arg("denominator", &den)
            .rule(self.results.methodology.n_size());
        if let Measure::TooFew { needed, .. } = cell.measure {
            node = node.arg("needed", needed.to_string());
        }
        if !num.is_empty() && !value.is_empty() && unit(rule, indicator) == Unit::Percent {
            let exact = cell.measure.amount().is_some_and(|a| 1000 * a.value.num % a.value.den == 0);
            node.formula = format!("{num} / {den} {} {value} %", if exact { "=" } else { "≈" });
        }
        node = self.reference(node, indicator, cell);
        if cell.group == StudentGroup::All {
            node = self.responses(node, indicator, cell);
        }
        let thresholds = &definitions.thresholds;
        if cell.origin == Some(Origin::Answers) {
            node = node.rule(&thresholds.favorable_from).rule(&thresholds.respondents);
            if self.with_sources {
                node.sources = self.answer_sources();
            }
        }
        if matches!(cell.origin, Some(Origin::Students | Origin::Provisional | Origin::Reference(_))) {
            node = match indicator.id.as_str() {
                _ if is_ratio(&indicator.id) => node.rule(&thresholds.risk_students).rule(&thresholds.risk_cases),
                "high_school_readiness" => node.rule(&thresholds.ready_gpa).rule(&thresholds.ready_attendance),
                "sel_skills" => node.rule(&thresholds.respondents),
                "ela_participation" | "math_participation" => node.rule(&thresholds.tested_grades),
                "chronic_absenteeism" => node.rule(&definitions.absence_share).rule(&definitions.absence_minimum_days),
                "graduation_4yr" | "graduation_5yr" | "graduation_6yr" | "a_g_completion" => {
                    node.rule(&definitions.graduates)
                }
                other if other.ends_with("_performance") => node.rule(&definitions.met_level),
                _ => node,
            };
            if self.with_sources {
                node.sources.splice(0..0, self.student_sources(indicator, cell));
            }
        }
        let growth = |position| self.results.tallies.growth(self.at, position, cell.group);
        if let (Some(Origin::Growth), Some(told)) = (cell.origin, self.results.position(&indicator.id).and_then(growth))
        {
            node.children.push(growth_node(id, told, definitions.growth.as_ref()));
        }
        if !self.with_sources {
            return node;
        }
        // Cells that say the same as student rows are sources as well.
        for (source, differs) in self.cell_sources(indicator, cell) {
            if let Some(differs) = differs {
                node = node.arg("differs", differs);
            }
            node.sources.push(source);
        }
        node
    }

    /// Against whose numbers a ratio of risks is held, where it is not the school's own other students.
    fn reference(&self, node: TraceNode, indicator: &IndicatorScore, cell: &CellScore) -> TraceNode {
        let scope = match cell.origin {
            Some(Origin::Provisional) => return node.arg("reference", "lea"),
            Some(Origin::Reference(scope)) => scope,
            _ => return node,
        };
        let mut node = node.arg("reference", if scope == Scope::Lea { "lea_declared" } else { scope.id() });
        let found = reference_of(&self.results.records, self.school, &indicator.id, scope);
        if let Some((file, line)) = found.filter(|_| self.with_sources) {
            let columns = ["numerator", "denominator"].map(str::to_owned).to_vec();
            let source = self.source(file, line, 1, Vec::new(), columns);
            node = node.arg("reference_hash", &source.hash);
            node.sources.push(source);
        }
        node
    }

    /// How many of those invited to a survey have answered.
    fn responses(&self, node: TraceNode, indicator: &IndicatorScore, cell: &CellScore) -> TraceNode {
        let answered = cell.measure.amount().map(|amount| amount.denominator);
        let told = answered.and_then(|answered| responses(self.results, self.school, &indicator.id, answered));
        let Some((answered, invited, low)) = told else { return node };
        let node = node.arg("responses", answered.to_string()).arg("invited", invited.to_string());
        let node = if low { node.arg("response_rate", "low") } else { node };
        node.rule(&self.results.methodology.definitions().thresholds.response_rate)
    }
}
