//! Indicators as the file writes them: points and cut points by school type.

use crate::document::{Kind, shown};
use std::ops::Range;

use super::branch::{label, node_id, parent};
use super::file::{Raw, Reading, Table};
use super::number::{amount, cut_point};
use super::refusal::{RefusalKind, nearest};
use super::scale::{Scale, scale};
use super::setting::{one_of, own_redistribution};
use super::shrinkage::{MOST_CUT_PARTS, Shrinkage, shrinkage};
use super::types::{Better, ByMember, CutPoints, IndicatorRule, Redistribution, Sourced, Unit};
use crate::model::{Fraction, IndicatorId, Member, Ratio};

/// An indicator as far as it could be read.
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) span: Range<usize>,
    pub(super) parent: Option<(String, Range<usize>)>,
    pub(super) redistribution: Option<Sourced<Redistribution>>,
    pub(super) points: ByMember<Sourced<Ratio>>,
    /// A refused weight: sums would only repeat the complaint.
    pub(super) points_refused: bool,
    pub(super) node: Option<usize>,
    unit: Option<Unit>,
    better: Option<Sourced<Better>>,
    groups: Option<Sourced<bool>>,
    cut_points: ByMember<Sourced<CutPoints>>,
    scale: Option<Sourced<Scale>>,
    shrink: Option<Sourced<Shrinkage>>,
}

impl Draft {
    /// The rule, when nothing of it was refused.
    pub(super) fn finish(self) -> Option<IndicatorRule> {
        Some(IndicatorRule {
            id: IndicatorId::parse(&self.id)?,
            label: self.label,
            unit: self.unit?,
            better: self.better?,
            groups: self.groups?,
            node: self.node,
            points: self.points,
            cut_points: self.cut_points,
            scale: self.scale,
            shrink: self.shrink,
        })
    }
}

pub(super) fn indicators(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Vec<Draft> {
    root.tables("indicator", reading).into_iter().map(|table| indicator(table, reading)).collect()
}

fn indicator(mut table: Table<'_>, reading: &mut Reading<'_>) -> Draft {
    let id = node_id(&mut table, "indicator", reading);
    let label = label(&mut table, reading);
    let parent = parent(&mut table, reading);
    let unit = unit(&mut table, reading);
    let better = table.required("better", reading, "\"higher\" or \"lower\"").and_then(|raw| {
        let better = one_of(&raw, reading, Better::ALL.map(|better| (better.id(), better)))?;
        Some(raw.means(reading, better))
    });
    let groups = table.required("groups", reading, "true or false").and_then(|raw| {
        if let Kind::Flag(groups) = &raw.value.kind {
            let groups = *groups;
            return Some(raw.means(reading, groups));
        }
        raw.refuse(reading, RefusalKind::Value, "true or false, without quotes");
        None
    });
    let redistribution = own_redistribution(&mut table, true, reading);

    let refused = reading.refusals.len();
    let points = by_member(&mut table, "points", reading, |raw, reading| {
        let points = amount(&raw, reading, 100)?;
        if points == Ratio::from_integer(0) {
            raw.refuse(reading, RefusalKind::Weights, "more than 0; a school type without points is left out");
            return None;
        }
        Some(raw.means(reading, points))
    });
    let points_refused = reading.refusals.len() > refused;

    let refused = reading.refusals.len();
    let direction = better.as_ref().map(|better| better.value);
    let cut_points = by_member(&mut table, "cut_points", reading, |raw, reading| {
        let cuts = cut_points(&raw, unit?, direction?, reading)?;
        Some(raw.means(reading, cuts))
    });
    let cut_points_refused = reading.refusals.len() > refused || unit.is_none() || direction.is_none();

    let scale = table.sourced("scale", reading).and_then(|raw| {
        let scale = scale(&raw, unit?, direction?, reading)?;
        Some(raw.means(reading, scale))
    });
    let shrink = table.sourced("shrink", reading).and_then(|raw| {
        let shrink = shrinkage(&raw, unit?, reading)?;
        let mut cuts = cut_points.iter().flat_map(|(_, own)| own.value.cuts());
        if cuts.any(|cut| cut.den > MOST_CUT_PARTS) {
            raw.refuse(reading, RefusalKind::Value, "nothing: its cut points are too fine to be moved exactly");
        }
        Some(raw.means(reading, shrink))
    });

    if parent.is_none() && !points.is_empty() {
        table.lacks(reading, "in", "in = \"a family's id\"; or leave its points out: continuing data is never scored");
    }
    if parent.is_some() && points.is_empty() && !points_refused {
        table.lacks(
            reading,
            "points",
            "its points, as elementary = \"12\"; or leave in out: continuing data is never scored",
        );
    }
    if !cut_points_refused {
        for (member, _) in points.iter().filter(|(member, _)| cut_points.get(*member).is_none()) {
            let name = table.key(&format!("cut_points.{}", member.id()));
            let expected = format!("nine cut points for {} schools, where it has points", member.id());
            reading.refuse(RefusalKind::CutPoints, &table.span, name, "", expected);
        }
    }
    let span = table.span.clone();
    table.finish(reading);
    Draft {
        id,
        label,
        span,
        parent,
        redistribution,
        points,
        points_refused,
        node: None,
        unit,
        better,
        groups,
        cut_points,
        scale,
        shrink,
    }
}

fn unit(table: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Unit> {
    let ids = Unit::ALL.map(Unit::id);
    let Some(value) = table.take("unit") else {
        table.lacks(reading, "unit", format!("unit = \"…\", one of: {}", ids.join(", ")));
        return None;
    };
    let written = shown(&value.kind);
    let unit = Unit::ALL.into_iter().find(|unit| unit.id() == written);
    if unit.is_none() {
        let expected = nearest(&written, ids);
        reading.refuse(RefusalKind::UnknownName, &value.span(), table.key("unit"), written, expected);
    }
    unit
}

/// Something for `every` member, for single ones, or for both: a single one's own goes first.
fn by_member<'d, T>(
    table: &mut Table<'d>,
    key: &'static str,
    reading: &mut Reading<'_>,
    read: impl Fn(Raw<'d>, &mut Reading<'_>) -> Option<Sourced<T>>,
) -> ByMember<Sourced<T>>
where
    Sourced<T>: Clone,
{
    let mut result = ByMember::default();
    let Some(mut inner) = table.table(key, reading) else { return result };
    if let Some(every) = inner.sourced("every", reading).and_then(|raw| read(raw, reading)) {
        for member in Member::ALL {
            result.set(member, every.clone());
        }
    }
    for member in Member::ALL {
        if let Some(own) = inner.sourced(member.id(), reading).and_then(|raw| read(raw, reading)) {
            result.set(member, own);
        }
    }
    inner.finish(reading);
    result
}

/// Nine, in the indicator's direction; the first out of order is named.
fn cut_points(raw: &Raw<'_>, unit: Unit, better: Better, reading: &mut Reading<'_>) -> Option<CutPoints> {
    const NINE: &str = "nine cut points from worst to best, those of levels 2 to 10";
    let Kind::List(items) = &raw.value.kind else {
        raw.refuse(reading, RefusalKind::CutPoints, NINE);
        return None;
    };
    let refused = reading.refusals.len();
    let cuts: Vec<Fraction> =
        items.iter().filter_map(|item| cut_point(item, unit == Unit::Percent, &raw.name, reading)).collect();
    if reading.refusals.len() > refused {
        return None;
    }
    let Ok(nine) = <[Fraction; 9]>::try_from(cuts.as_slice()) else {
        let found = format!("{} cut points", cuts.len());
        reading.refuse(RefusalKind::CutPoints, &raw.value.span(), raw.name.as_str(), found, NINE);
        return None;
    };
    let read = CutPoints::new(nine, better);
    if read.is_none() {
        let pairs = items.iter().zip(items.iter().skip(1)).zip(cuts.windows(2));
        for ((before, item), pair) in pairs {
            if matches!(pair, [worse, next] if !better.reaches(*next, *worse)) {
                let (before, found) = (shown(&before.kind), shown(&item.kind));
                let order = match better {
                    Better::Higher => format!("{before} or more after {before}: higher is better"),
                    Better::Lower => format!("{before} or less after {before}: lower is better"),
                };
                reading.refuse(RefusalKind::CutPoints, &item.span(), raw.name.as_str(), found, order);
                break;
            }
        }
    }
    read
}
