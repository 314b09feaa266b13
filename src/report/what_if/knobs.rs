//! What can be turned: each value with the range in which it can be.

use serde::Serialize;

use crate::methodology::{Better, IndicatorRule, Methodology, Sourced, Unit};
use crate::model::{Fraction, Ratio, fixed};
use crate::score::Points;

use super::super::IndicatorName;

/// A value that can be changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Knob {
    /// Its dotted name, as a change names it.
    pub name: String,
    /// The id of the setting, domain or indicator.
    pub id: String,
    /// Its name.
    pub label: String,
    /// School types that it is for; empty for all.
    pub school_types: Vec<&'static str>,
    /// The level that a cut point opens; zero for other values.
    pub level: u8,
    /// `students`, `percent`, `points` or `ratio`.
    pub unit: &'static str,
    /// What it is now.
    pub value: String,
    /// What it is in the rules in force.
    pub before: String,
    /// Is it another?
    pub changed: bool,
    /// Lowest value.
    pub low: String,
    /// Highest value.
    pub high: String,
    /// From one value to the next.
    pub step: &'static str,
}

/// Knobs that belong together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct KnobSet {
    /// Of a domain its id; of cut points the name of the set.
    pub id: String,
    /// The domain's name.
    pub label: String,
    /// School types that all of it is for.
    pub school_types: Vec<&'static str>,
    /// In order.
    pub knobs: Vec<Knob>,
}

/// The largest n-size that can be tried: the one that the mission document sets its own against.
const LARGEST_N: u32 = 100;
/// So far beyond the outermost cut points a value in scale points can be put, and a ratio.
const BEYOND: [(Unit, i64); 2] = [(Unit::Points, 50), (Unit::Ratio, 2)];

fn plain(
    name: &str,
    unit: &'static str,
    [before, value]: [String; 2],
    [low, high]: [String; 2],
    step: &'static str,
) -> Knob {
    Knob {
        name: name.to_owned(),
        id: name.to_owned(),
        label: String::new(),
        school_types: Vec::new(),
        level: 0,
        unit,
        changed: before != value,
        value,
        before,
        low,
        high,
        step,
    }
}

/// Whole where it is, else with two places.
fn shown(number: Ratio) -> String {
    Points::from(number).fixed(if number.is_integer() { 0 } else { 2 })
}

pub(super) fn settings(rules: &Methodology, changed: &Methodology) -> Vec<Knob> {
    let both = |of: &dyn Fn(&Methodology) -> Ratio| [of(rules), of(changed)].map(shown);
    let hundred = Ratio::from_integer(100);
    let n = [rules, changed].map(|of| of.n_size().value);
    let most = n[0].max(u64::from(LARGEST_N)).to_string();
    vec![
        plain("n_size", "students", n.map(|n| n.to_string()), ["1".into(), most], "1"),
        plain(
            "all_students_share",
            "percent",
            both(&|of| of.all_students_share().value * hundred),
            ["0".into(), "100".into()],
            "5",
        ),
        plain("minimum_points", "points", both(&|of| of.minimum_points().value), ["0".into(), "100".into()], "5"),
    ]
}

pub(super) fn domains(rules: &Methodology, changed: &Methodology) -> Vec<Knob> {
    if rules.domains().count() < 2 {
        return Vec::new();
    }
    let pairs = rules.domains().zip(changed.domains());
    pairs
        .filter_map(|((_, before), (_, after))| {
            let points = [before, after].map(|node| node.points.as_ref().map(|points| shown(points.value)));
            let [Some(before_points), Some(after_points)] = points else { return None };
            let name = format!("domain.{}.points", before.id);
            let knob = plain(&name, "points", [before_points, after_points], ["1".into(), "99".into()], "1");
            Some(Knob { id: before.id.clone(), label: before.label.clone(), ..knob })
        })
        .collect()
}

/// Of each domain with several indicators: those of a school type that has no other lie fixed.
pub(super) fn weights(rules: &Methodology, changed: &Methodology) -> Vec<KnobSet> {
    let of_domain = |(at, node): (usize, &crate::methodology::Node)| {
        let inside = |rule: &IndicatorRule| rule.node.is_some_and(|n| rules.domain_of(n) == Some(at));
        let whole = changed.nodes().get(at).and_then(|node| node.points.as_ref()).map(|points| points.value);
        let pairs = rules.indicators().iter().zip(changed.indicators()).filter(|(rule, _)| inside(rule));
        let knobs = pairs.flat_map(|(rule, after)| {
            let alone = |place: &str| {
                let others = rules.indicators().iter().filter(|other| inside(other) && other.id != rule.id);
                let mine = rule.points.iter().find(|(_, own)| own.name == place).map(|(member, _)| member);
                !mine.is_some_and(|member| others.clone().any(|other| other.points.get(member).is_some()))
            };
            let sets = by_name(rule.points.iter().map(|(member, own)| (member.id(), own)));
            sets.into_iter().filter(move |(_, own)| !alone(&own.name)).filter_map(move |(types, own)| {
                let now = after.points.iter().find(|(member, _)| types.contains(&member.id()))?.1;
                let high = shown(Ratio::from_integer(whole?.to_integer().max(2) - 1));
                let knob = plain(&own.name, "points", [shown(own.value), shown(now.value)], ["1".into(), high], "1");
                Some(Knob { id: rule.id.to_string(), label: rule.label.clone(), school_types: types, ..knob })
            })
        });
        let knobs: Vec<Knob> = knobs.collect();
        (!knobs.is_empty()).then(|| KnobSet {
            id: node.id.clone(),
            label: node.label.clone(),
            school_types: Vec::new(),
            knobs,
        })
    };
    rules.domains().filter_map(of_domain).collect()
}

pub(super) fn indicators(rules: &Methodology) -> Vec<IndicatorName> {
    let scored = rules.indicators().iter().filter(|rule| rule.node.is_some());
    scored.map(|rule| IndicatorName { id: rule.id.to_string(), label: rule.label.clone() }).collect()
}

pub(super) fn cuts(rules: &Methodology, changed: &Methodology, indicator: &str) -> Vec<KnobSet> {
    let pairs = rules.indicators().iter().zip(changed.indicators());
    let Some((rule, after)) = pairs.into_iter().find(|(rule, _)| rule.id.as_str() == indicator) else {
        return Vec::new();
    };
    let with_points = rule.cut_points.iter().filter(|(member, _)| rule.points.get(*member).is_some());
    let sets = by_name(with_points.map(|(member, own)| (member.id(), own)));
    let set = |(types, own): (Vec<&'static str>, &Sourced<crate::methodology::CutPoints>)| {
        let now = after.cut_points.iter().find(|(member, _)| types.contains(&member.id()))?.1;
        let cuts = own.value.cuts().iter().zip(now.value.cuts()).enumerate();
        let knobs = cuts.map(|(nth, (before, cut))| {
            let name = format!("{}.{}", own.name, nth + 1);
            let [low, high] = between(now.value.cuts(), nth, rule);
            let values = [before, cut].map(|cut| in_unit(*cut, rule.unit));
            let knob = plain(&name, rule.unit.id(), values, [low, high], step(rule.unit));
            Knob { level: u8::try_from(nth + 2).unwrap_or(0), ..knob }
        });
        let knobs = knobs.collect();
        Some(KnobSet { id: own.name.clone(), label: rule.label.clone(), school_types: types, knobs })
    };
    sets.into_iter().filter_map(set).collect()
}

/// School types that share a value, with it.
fn by_name<'m, T>(
    all: impl Iterator<Item = (&'static str, &'m Sourced<T>)>,
) -> Vec<(Vec<&'static str>, &'m Sourced<T>)> {
    let mut sets: Vec<(Vec<&'static str>, &Sourced<T>)> = Vec::new();
    for (id, own) in all {
        match sets.iter_mut().find(|(_, known)| known.name == own.name) {
            Some((types, _)) => types.push(id),
            None => sets.push((vec![id], own)),
        }
    }
    sets
}

const fn step(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "0.5",
        Unit::Points => "1",
        Unit::Ratio => "0.05",
    }
}

/// Per cent with a place, or as it is with two.
fn in_unit(cut: Fraction, unit: Unit) -> String {
    let (factor, places) = if unit == Unit::Percent { (100, 1) } else { (1, 2) };
    let text = fixed(i128::from(cut.num) * factor, i128::from(cut.den), places);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A cut point stays between its neighbours, rounded away from them; the outermost have a range of their own.
fn between(cuts: &[Fraction; 9], nth: usize, rule: &IndicatorRule) -> [String; 2] {
    let unit = rule.unit;
    let beyond = BEYOND.iter().find(|(of, _)| *of == unit).map_or(0, |(_, beyond)| *beyond);
    let (worse, better) = (nth.checked_sub(1).map(|at| cuts[at]), cuts.get(nth + 1).copied());
    let (below, above) = if rule.better.value == Better::Higher { (worse, better) } else { (better, worse) };
    let tenths = |cut: Fraction, up: bool| {
        let scaled = i128::from(cut.num) * if unit == Unit::Percent { 1000 } else { 10 };
        let den = i128::from(cut.den);
        if up { -(-scaled).div_euclid(den) } else { scaled.div_euclid(den) }
    };
    let own = cuts[nth];
    let end = |by: i64| Fraction::new(own.num.saturating_add(by.saturating_mul(own.den)), own.den);
    let low = match (below, unit) {
        (Some(cut), _) => tenths(cut, true),
        (None, Unit::Percent | Unit::Ratio) => 0,
        (None, Unit::Points) => tenths(end(-beyond), true),
    };
    let high = match (above, unit) {
        (Some(cut), _) => tenths(cut, false),
        (None, Unit::Percent) => 1000,
        (None, Unit::Points | Unit::Ratio) => tenths(end(beyond), false),
    };
    // Between neighbours less than a tenth apart there is nowhere to go.
    if low > high { [in_unit(own, unit), in_unit(own, unit)] } else { [fixed(low, 10, 1), fixed(high, 10, 1)] }
}
