//! A methodology as it can be read: domains and points, indicators and cut points, settings and definitions, each value with
//! its provenance. And in which values two methodologies differ.

use serde::Serialize;

use crate::methodology::{IndicatorRule, Methodology, Node, NodeKind, Sourced, Unit};
use crate::model::{Fraction, Member};
use crate::score::Points;

use super::{MethodologySummary, RuleRef, percent};

/// A methodology, from the most general to single cut points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MethodologyView {
    /// Which one it is.
    pub summary: MethodologySummary,
    /// What a reader should know of it; may be empty.
    pub note: String,
    /// What holds for all indicators.
    pub settings: Vec<RuleRef>,
    /// What is counted.
    pub definitions: Vec<RuleRef>,
    /// In the file's order.
    pub domains: Vec<MethodologyDomain>,
    /// Indicators that are shown and never scored.
    pub shared: Vec<MethodologyIndicator>,
}

/// A domain of a methodology.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MethodologyDomain {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its points.
    pub points: Option<RuleRef>,
    /// What else is set for it and its families.
    pub rules: Vec<RuleRef>,
    /// Its indicators.
    pub indicators: Vec<MethodologyIndicator>,
}

/// An indicator of a methodology.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct MethodologyIndicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// Its direction, its groups, and what else is set for it.
    pub rules: Vec<RuleRef>,
    /// Its points at each school type.
    pub points: Vec<TypePoints>,
    /// Its cut points at each school type; types with the same ones together.
    pub cut_points: Vec<TypeCuts>,
}

/// An indicator's points at a school type.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TypePoints {
    /// The school type's id.
    pub school_type: &'static str,
    /// With two places.
    pub points: String,
    /// The value in the file.
    pub rule: RuleRef,
}

/// Nine cut points and the school types for which they are.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TypeCuts {
    /// The school types' ids.
    pub school_types: Vec<&'static str>,
    /// From level 2 to level 10, in percent or as they are, with one place.
    pub cuts: Vec<String>,
    /// The value in the file.
    pub rule: RuleRef,
}

/// A value in which two methodologies differ; one may lack it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Difference {
    /// The value's dotted name.
    pub name: String,
    /// What the one says.
    pub here: Option<RuleRef>,
    /// What the other says.
    pub there: Option<RuleRef>,
}

/// The whole methodology, which came from here.
#[must_use]
pub fn methodology_view(methodology: &Methodology, origin: &str) -> MethodologyView {
    let settings = methodology.values().iter().filter(|value| {
        let table = value.name.split('.').next().unwrap_or_default();
        !["domain", "family", "indicator", "definitions"].contains(&table)
    });
    let shared = methodology.indicators().iter().filter(|rule| rule.node.is_none());
    MethodologyView {
        summary: MethodologySummary::of(methodology, origin),
        note: methodology.note().trim().to_owned(),
        settings: settings.map(RuleRef::of).collect(),
        definitions: set_in(methodology, "definitions").map(RuleRef::of).collect(),
        domains: methodology.domains().map(|(at, node)| domain(methodology, at, node)).collect(),
        shared: shared.map(|rule| indicator(methodology, rule)).collect(),
    }
}

/// In which values two methodologies differ, in the order of the one's lines; then what only the other has.
#[must_use]
pub fn differences(here: &Methodology, there: &Methodology) -> Vec<Difference> {
    let find = |methodology: &Methodology, name: &str| {
        methodology.values().iter().find(|value| value.name == name).map(RuleRef::of)
    };
    let told = |value: &Sourced<()>| {
        let other = find(there, &value.name);
        let same = other.as_ref().is_some_and(|other| other.value == value.text);
        (!same).then(|| Difference { name: value.name.clone(), here: Some(RuleRef::of(value)), there: other })
    };
    let only_there = |value: &Sourced<()>| {
        let lacks = find(here, &value.name).is_none();
        lacks.then(|| Difference { name: value.name.clone(), here: None, there: Some(RuleRef::of(value)) })
    };
    let first = here.values().iter().filter_map(told);
    first.chain(there.values().iter().filter_map(only_there)).collect()
}

/// The values whose names begin with this table's.
fn set_in<'m>(methodology: &'m Methodology, table: &str) -> impl Iterator<Item = &'m Sourced<()>> {
    let prefix = format!("{table}.");
    methodology.values().iter().filter(move |value| value.name.starts_with(&prefix))
}

fn domain(methodology: &Methodology, at: usize, node: &Node) -> MethodologyDomain {
    let inside = |position: usize| methodology.domain_of(position) == Some(at);
    let rules =
        methodology.nodes().iter().enumerate().filter(|(position, _)| inside(*position)).flat_map(|(_, node)| {
            let table = match node.kind {
                NodeKind::Domain => format!("domain.{}", node.id),
                NodeKind::Family => format!("family.{}", node.id),
                NodeKind::Index | NodeKind::Indicator(_) => return Vec::new(),
            };
            let points = format!("{table}.points");
            set_in(methodology, &table).filter(|value| value.name != points).map(RuleRef::of).collect()
        });
    let indicators = methodology.indicators().iter().filter(|rule| rule.node.is_some_and(inside));
    MethodologyDomain {
        id: node.id.clone(),
        label: node.label.clone(),
        points: node.points.as_ref().map(RuleRef::of),
        rules: rules.collect(),
        indicators: indicators.map(|rule| indicator(methodology, rule)).collect(),
    }
}

fn indicator(methodology: &Methodology, rule: &IndicatorRule) -> MethodologyIndicator {
    let table = format!("indicator.{}", rule.id);
    let by_type = [format!("{table}.points."), format!("{table}.cut_points.")];
    let rules = set_in(methodology, &table).filter(|value| !by_type.iter().any(|of| value.name.starts_with(of)));
    let points = rule.points.iter().map(|(member, points)| TypePoints {
        school_type: member.id(),
        points: Points::from(points.value).fixed(2),
        rule: RuleRef::of(points),
    });
    let mut cut_points: Vec<TypeCuts> = Vec::new();
    for (member, cuts) in rule.cut_points.iter().filter(|(member, _)| applies(rule, *member)) {
        if let Some(known) = cut_points.iter_mut().find(|known| known.rule.name == cuts.name) {
            known.school_types.push(member.id());
            continue;
        }
        let shown = |cut: &Fraction| if rule.unit == Unit::Percent { percent(*cut) } else { cut.fixed(1) };
        cut_points.push(TypeCuts {
            school_types: vec![member.id()],
            cuts: cuts.value.cuts().iter().map(shown).collect(),
            rule: RuleRef::of(cuts),
        });
    }
    MethodologyIndicator {
        id: rule.id.to_string(),
        label: rule.label.clone(),
        unit: rule.unit.id(),
        rules: rules.map(RuleRef::of).collect(),
        points: points.collect(),
        cut_points,
    }
}

/// A level at a school type without points would never be used.
fn applies(rule: &IndicatorRule, member: Member) -> bool {
    rule.points.is_empty() || rule.points.get(member).is_some()
}
