//! Single values of a methodology changed, to see what would come of it: a new text, and with a weight all that share with it.
//!
//! A domain that gets more takes it from the others, an indicator from the others of its domain, each in proportion to what
//! it has; so points go on adding up to 100. What is changed is `assumed`, whatever it was before.

use super::refusal::{Refusal, RefusalKind};
use super::splice::{array, ends, quoted};
use super::types::{IndicatorRule, Methodology, Place, Provenance, Sourced, Unit};
use crate::model::{Fraction, Member, Ratio};
use crate::order::{self, SmallMap};

/// A value to be changed, by its dotted name; a cut point by that of its set and its place among the nine:
/// `indicator.ela_performance.cut_points.every.3`. The new value is a number as it is shown: shares and rates in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which value.
    pub name: String,
    /// The new one.
    pub value: String,
}

/// Where a value stands; the same for all school types that share it.
type At = (usize, usize);

/// What is being changed, before it is written.
struct Edits<'m> {
    rules: &'m Methodology,
    /// Every weight, by where it stands.
    weights: SmallMap<At, Ratio>,
    cuts: SmallMap<At, [Fraction; 9]>,
    settings: SmallMap<At, String>,
}

impl Methodology {
    /// The same methodology with some values changed, in this order.
    ///
    /// # Errors
    /// A value that nobody knows or that cannot be so, with its mend.
    pub fn changed(&self, changes: &[Change], source: &str) -> Result<Self, Vec<Refusal>> {
        let mut edits = Edits::of(self);
        let refusals: Vec<Refusal> = changes.iter().filter_map(|change| edits.take(change).err()).collect();
        if refusals.is_empty() { Self::parse(&edits.text(source)) } else { Err(refusals) }
    }
}

impl<'m> Edits<'m> {
    fn of(rules: &'m Methodology) -> Self {
        let domains = rules.domains().filter_map(|(_, node)| node.points.as_ref());
        let leaves = rules.indicators().iter().flat_map(|rule| rule.points.iter().map(|(_, points)| points));
        let weights = domains.chain(leaves).map(|points| (at(points), points.value)).collect();
        Self { rules, weights, cuts: SmallMap::new(), settings: SmallMap::new() }
    }

    fn take(&mut self, change: &Change) -> Result<(), Refusal> {
        let rules = self.rules;
        let number = Fraction::parse_decimal(&change.value);
        let refuse = |expected: &str| refusal(change, expected);
        let number = number.ok_or_else(|| refuse("a number"))?;
        let name = change.name.as_str();
        let settings = [
            (rules.n_size().place.clone(), "n_size", ""),
            (rules.minimum_points().place.clone(), "minimum_points", ""),
            (rules.all_students_share().place.clone(), "all_students_share", " %"),
        ];
        if let Some((place, _, unit)) = settings.into_iter().find(|(_, known, _)| *known == name) {
            self.settings.insert(ends(&place.value), format!("\"{}{unit}\"", change.value));
            return Ok(());
        }
        if let Some((set, nth)) = name.rsplit_once('.').filter(|(set, _)| set.contains(".cut_points.")) {
            let nth = nth.parse::<usize>().ok().and_then(|nth| nth.checked_sub(1)).filter(|nth| *nth < 9);
            let known = rules
                .indicators()
                .iter()
                .find_map(|rule| rule.cut_points.iter().find(|(_, own)| own.name == set).map(|(_, own)| (rule, own)));
            let (Some(nth), Some((rule, own))) = (nth, known) else { return Err(refuse("a cut point from 1 to 9")) };
            let percent = if rule.unit == Unit::Percent { 100 } else { 1 };
            let cut = number.den.checked_mul(percent).map(|den| Fraction::new(number.num, den));
            let cut = cut.ok_or_else(|| refuse("fewer decimals"))?;
            let mut nine = self.cuts.get(&at(own)).copied().unwrap_or(*own.value.cuts());
            nine[nth] = cut;
            self.cuts.insert(at(own), nine);
            return Ok(());
        }
        let points = number.ratio();
        if let Some(id) = name.strip_prefix("domain.").and_then(|rest| rest.strip_suffix(".points")) {
            return self
                .weigh_domain(id, points)
                .ok_or_else(|| refuse("more than 0 and less than 100 for one of several"));
        }
        self.weigh_indicator(name, points).map_err(refuse)
    }

    /// Gives a domain these points; the others share the rest as they did.
    fn weigh_domain(&mut self, id: &str, points: Ratio) -> Option<()> {
        let rules = self.rules;
        let (all, zero) = (Ratio::from_integer(100), Ratio::from_integer(0));
        let (_, changed) = rules.domains().find(|(_, node)| node.id == id)?;
        let before = self.weights.get(&at(changed.points.as_ref()?)).copied()?;
        if points <= zero || points >= all || before >= all || before <= zero {
            return None;
        }
        let (own, others) = (points / before, (all - points) / (all - before));
        for (position, node) in rules.domains() {
            let factor = if node.id == id { own } else { others };
            let leaves = rules.indicators().iter().filter(|rule| in_domain(rules, rule) == Some(position));
            let mut places: Vec<At> = leaves.flat_map(|rule| rule.points.iter().map(|(_, own)| at(own))).collect();
            places.extend(node.points.as_ref().map(at));
            order::sort(&mut places);
            places.dedup();
            for place in &places {
                self.scale(place, factor);
            }
        }
        Some(())
    }

    /// Gives an indicator these points at the school types that share the value; the others of its domain share the rest.
    fn weigh_indicator(&mut self, name: &str, points: Ratio) -> Result<(), &'static str> {
        let rules = self.rules;
        let zero = Ratio::from_integer(0);
        let known = rules
            .indicators()
            .iter()
            .find_map(|rule| rule.points.iter().find(|(_, own)| own.name == name).map(|(_, own)| (rule, own)));
        let (rule, own) = known.ok_or("a value that can be changed")?;
        let domain = in_domain(rules, rule).ok_or("a value that can be changed")?;
        let whole = rules.nodes()[domain].points.as_ref().and_then(|own| self.weights.get(&at(own))).copied();
        let (whole, before) = (whole.unwrap_or(zero), self.weights.get(&at(own)).copied().unwrap_or(zero));
        if points <= zero || points >= whole || before >= whole {
            return Err("more than 0 and less than its domain has, for one of several indicators");
        }
        let factor = (whole - points) / (whole - before);
        let types: Vec<Member> = members(rule, at(own));
        let mut places: SmallMap<At, Vec<bool>> = SmallMap::new();
        for other in rules.indicators().iter().filter(|other| in_domain(rules, other) == Some(domain)) {
            for (member, points) in other.points.iter().filter(|(_, points)| at(points) != at(own)) {
                places.or_default(at(points)).push(types.contains(&member));
            }
        }
        if places.iter().any(|(_, shared)| shared.contains(&true) && shared.contains(&false)) {
            return Err(
                "in the file: another indicator's points are written for school types that this one's are not for",
            );
        }
        places.iter().filter(|(_, shared)| shared.contains(&true)).for_each(|(place, _)| self.scale(place, factor));
        self.weights.insert(at(own), points);
        Ok(())
    }

    fn scale(&mut self, place: &At, factor: Ratio) {
        if let Some(weight) = self.weights.get(place).copied() {
            self.weights.insert(*place, weight * factor);
        }
    }

    /// The methodology's text with all of it written in place.
    fn text(self, source: &str) -> String {
        let Self { rules, weights, cuts, settings } = self;
        let mut edits: SmallMap<At, String> = SmallMap::new();
        let assumed = (quoted(Provenance::Assumed.id()), quoted(source));
        let mut write = |place: &Place, value: String| {
            let covered = rules.values().iter().filter(|other| other.place.provenance == place.provenance).count();
            if covered == 1 {
                edits.insert(ends(&place.value), value);
                edits.insert(ends(&place.provenance), assumed.0.clone());
                edits.insert(ends(&place.source), assumed.1.clone());
            } else {
                // The others keep what covers them.
                let (provenance, source) = &assumed;
                let own = format!("{{ value = {value}, provenance = {provenance}, source = {source} }}");
                edits.insert(ends(&place.value), own);
            }
        };
        let stated = |known: &At| rules.values().iter().find(|value| at(value) == *known);
        for (known, weight) in &weights {
            let Some(value) = stated(known).filter(|_| before(rules, known) != Some(*weight)) else { continue };
            write(&value.place, quoted(&weight.to_string()));
        }
        for rule in rules.indicators() {
            for (_, own) in rule.cut_points.iter() {
                if let Some(nine) = cuts.get(&at(own)).filter(|nine| *nine != own.value.cuts()) {
                    write(&own.place, array(nine, rule.unit == Unit::Percent));
                }
            }
        }
        for (known, value) in settings {
            if let Some(stated) = stated(&known) {
                write(&stated.place, value);
            }
        }
        let mut text = rules.text().to_owned();
        // From the end, so that earlier places stay where they are.
        for ((start, end), new) in edits.into_iter().rev() {
            text.replace_range(start..end, &new);
        }
        text
    }
}

fn at<T>(value: &Sourced<T>) -> At {
    ends(&value.place.value)
}

/// The weight that the file has there.
fn before(rules: &Methodology, place: &At) -> Option<Ratio> {
    let domains = rules.domains().filter_map(|(_, node)| node.points.as_ref());
    let leaves = rules.indicators().iter().flat_map(|rule| rule.points.iter().map(|(_, points)| points));
    domains.chain(leaves).find(|points| at(points) == *place).map(|points| points.value)
}

fn in_domain(rules: &Methodology, rule: &IndicatorRule) -> Option<usize> {
    rules.domain_of(rule.node?)
}

/// The school types for which an indicator's points are those that stand there.
fn members(rule: &IndicatorRule, place: At) -> Vec<Member> {
    rule.points.iter().filter(|(_, own)| at(own) == place).map(|(member, _)| member).collect()
}

fn refusal(change: &Change, expected: &str) -> Refusal {
    Refusal {
        kind: RefusalKind::Value,
        line: 1,
        what: change.name.clone(),
        found: change.value.clone(),
        expected: expected.to_owned(),
    }
}
