//! Calibrated cut points written into the text of a methodology: only they change, every comment and line stays.

use crate::document;
use std::collections::BTreeMap;
use std::ops::Range;

use super::refusal::{Refusal, RefusalKind};
use super::types::{IndicatorRule, Methodology, Provenance, Unit};
use crate::model::{Fraction, IndicatorId, Member};
use crate::order::SmallMap;

impl Methodology {
    /// The same methodology with other cut points, all of one provenance and source; its text is
    /// [`Methodology::text`]. Fractions are written as they are, so that a rate keeps its numerator and denominator.
    ///
    /// # Errors
    /// An indicator has no cut points of its own for a school type, or the new ones are out of order.
    pub fn with_cut_points(
        &self,
        cut_points: &BTreeMap<(IndicatorId, Member), [Fraction; 9]>,
        provenance: Provenance,
        source: &str,
    ) -> Result<Self, Vec<Refusal>> {
        let mut edits: SmallMap<(usize, usize), String> = SmallMap::new();
        // Sets that several school types share are written apart.
        let mut shared: SmallMap<(usize, usize), Vec<(Member, String)>> = SmallMap::new();
        let mut refusals = Vec::new();
        for ((id, member), cuts) in cut_points {
            let rule = self.indicator(id);
            if let Some(own) = rule.and_then(|rule| rule.cut_points.get(*member)) {
                let text = array(cuts, rule.is_some_and(|rule| rule.unit == Unit::Percent));
                if own.name.ends_with(member.id()) {
                    edits.insert(ends(&own.place.value), text);
                } else {
                    shared.or_default(ends(&own.place.value)).push((*member, text));
                }
                edits.insert(ends(&own.place.provenance), quoted(provenance.id()));
                edits.insert(ends(&own.place.source), quoted(source));
            } else {
                refusals.push(Refusal {
                    kind: RefusalKind::CutPoints,
                    line: rule.map_or(1, |rule| rule.better.line),
                    what: format!("indicator.{id}.cut_points.{}", member.id()),
                    found: String::new(),
                    expected: "cut points of its own, to be replaced".into(),
                });
            }
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let mut text = self.text().to_owned();
        for (place, sets) in shared {
            let types = |rule: &IndicatorRule| {
                rule.cut_points.iter().filter(|(_, own)| ends(&own.place.value) == place).count()
            };
            let all = self.indicators().iter().map(types).sum::<usize>() == sets.len();
            // The first of all takes the place of what they shared; of some, what they shared stays for the others.
            let first = if all { sets.first().map(|(_, set)| set.clone()) } else { None };
            let kept = text.get(place.0..place.1).unwrap_or_default().to_owned();
            let others = sets.iter().skip(usize::from(all)).map(|(member, set)| format!("\n{} = {set}", member.id()));
            edits.insert(place, first.unwrap_or(kept) + &others.collect::<String>());
        }
        // From the end, so that earlier places stay where they are.
        for ((start, end), new) in edits.into_iter().rev() {
            text.replace_range(start..end, &new);
        }
        Self::parse(&text)
    }

    /// The same methodology under another id and name.
    ///
    /// # Errors
    /// The id is none.
    pub fn renamed(&self, id: &str, label: &str) -> Result<Self, Vec<Refusal>> {
        let (document, _) = document::read(self.text());
        let place = |key: &str| document.get(key).map(|value| ends(&value.span()));
        let edits: SmallMap<(usize, usize), String> = [("id", id), ("label", label)]
            .into_iter()
            .filter_map(|(key, new)| Some((place(key)?, quoted(new))))
            .collect();
        let mut text = self.text().to_owned();
        for ((start, end), new) in edits.into_iter().rev() {
            text.replace_range(start..end, &new);
        }
        Self::parse(&text)
    }
}

pub(super) fn ends(range: &Range<usize>) -> (usize, usize) {
    (range.start, range.end)
}

pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}

pub(super) fn array(cuts: &[Fraction; 9], rates: bool) -> String {
    let written: Vec<_> = cuts.iter().map(|cut| quoted(&exact(*cut, rates))).collect();
    format!("[{}]", written.join(", "))
}

/// A rate as its own fraction; anything else as a decimal where the denominator is one, ten, a hundred, ….
fn exact(number: Fraction, rate: bool) -> String {
    let digits = number.den.ilog10();
    if !rate && 10_i64.pow(digits) == number.den {
        number.fixed(digits)
    } else {
        format!("{}/{}", number.num, number.den)
    }
}
