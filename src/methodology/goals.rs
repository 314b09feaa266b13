//! `[goals]` and `[support]` of a methodology file: which rule a goal has, who is recognised, who gets intensive support.
//!
//! Goals are in points: of the index, percentage points of a rate, scale points. A goal's rule is one of the kinds
//! `at_least = "90"`, `at_most = "2"`, `gain_over = { years = 1, points = "2" }`, `rises_over = { years = 1 }`,
//! `close_fraction_of_distance = { fraction = "1/10", to = "90" }`,
//! `growth_target = { fraction = "5 %", to = "800", at_least = "1", round_to = "1" }`, `any_of = […]` and `all_of = […]`.

use super::file::{Raw, Reading, Table};
use super::number::{MOST_PARTS, count, number};
use super::refusal::{RefusalKind, nearest};
use super::setting::{list, scored_group, scored_group_mend};
use super::types::{Goals, ScoredGroup, Sourced, Support};
use crate::document::{Kind, Value, shown};
use crate::model::{IndicatorId, Ratio};

/// When a goal is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoalRule {
    /// The value is this or more.
    AtLeast(Ratio),
    /// The value is this or less.
    AtMost(Ratio),
    /// So much better than so many years before.
    GainOver {
        /// Years back.
        years: u16,
        /// In points.
        points: Ratio,
    },
    /// Better than so many years before, by however little.
    RisesOver {
        /// Years back.
        years: u16,
    },
    /// Nearer to `to` than the year before, by so much of the distance there was; from beyond it, not fallen.
    CloseFractionOfDistance {
        /// Part of the distance.
        fraction: Ratio,
        /// Where the distance ends, in points.
        to: Ratio,
    },
    /// From below `to`, a gain of this part of the distance to it, rounded half up and never less than the least; from `to`
    /// or beyond, not fallen below it.
    GrowthTarget {
        /// Part of the distance.
        fraction: Ratio,
        /// Where the distance ends, in points.
        to: Ratio,
        /// The least gain that is asked for.
        at_least: Ratio,
        /// To a multiple of this the target is rounded.
        round_to: Ratio,
    },
    /// One of these is met.
    AnyOf(Vec<Self>),
    /// Each of these is met.
    AllOf(Vec<Self>),
}

impl GoalRule {
    /// The ids of the kinds.
    pub const KINDS: [&'static str; 8] = [
        "at_least",
        "at_most",
        "gain_over",
        "rises_over",
        "close_fraction_of_distance",
        "growth_target",
        "any_of",
        "all_of",
    ];

    /// Its kind's id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::GainOver { .. } => "gain_over",
            Self::RisesOver { .. } => "rises_over",
            Self::CloseFractionOfDistance { .. } => "close_fraction_of_distance",
            Self::GrowthTarget { .. } => "growth_target",
            Self::AnyOf(_) => "any_of",
            Self::AllOf(_) => "all_of",
        }
    }
}

/// How the years of a school are put together, to find the lowest schools of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lowest {
    /// By the mean of its index over so many years, each of which it needs.
    MeanOfYears(u16),
    /// It is among the lowest of each of so many years.
    InEachYear(u16),
}

/// `[support]`, if it is there.
pub(super) fn support(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Support> {
    let mut table = root.table("support", reading)?;
    let lowest = table.required("lowest", reading, "{ mean_of_years = 2 }").and_then(|raw| {
        let lowest = lowest(&raw, reading)?;
        Some(raw.means(reading, lowest))
    });
    let share = table.required("share", reading, "\"5 %\"").and_then(|raw| {
        let share = amount(&raw, raw.value, 1, "a part from 0 % to 100 %", reading)?;
        Some(raw.means(reading, share))
    });
    let fewest_schools = table.required("fewest_schools", reading, "20").and_then(|raw| {
        let count = usize::try_from(count(&raw, reading, 1, 100_000)?).ok()?;
        Some(raw.means(reading, count))
    });
    let exit_after = table.required("exit_after", reading, "2").and_then(|raw| {
        let years = years(&raw, raw.value, reading)?;
        Some(raw.means(reading, years))
    });
    table.finish(reading);
    Some(Support { lowest: lowest?, share: share?, fewest_schools: fewest_schools?, exit_after: exit_after? })
}

fn lowest(raw: &Raw<'_>, reading: &mut Reading<'_>) -> Option<Lowest> {
    let kinds = ["mean_of_years", "in_each_year"];
    let entry = match &raw.value.kind {
        Kind::Table(table) if table.len() == 1 => table.iter().next(),
        _ => None,
    };
    match entry.map(|(key, value)| (key.name.as_ref(), value)) {
        Some(("mean_of_years", value)) => years(raw, value, reading).map(Lowest::MeanOfYears),
        Some(("in_each_year", value)) => years(raw, value, reading).map(Lowest::InEachYear),
        Some((other, _)) => {
            raw.refuse(reading, RefusalKind::UnknownName, nearest(other, kinds));
            None
        }
        None => {
            raw.refuse(reading, RefusalKind::Value, "{ mean_of_years = 2 } or { in_each_year = 2 }");
            None
        }
    }
}

/// `[goals]`, if it is there. `known` are the indicators of the file.
pub(super) fn goals(root: &mut Table<'_>, known: &[&str], reading: &mut Reading<'_>) -> Option<Goals> {
    let mut table = root.table("goals", reading)?;
    let mut rule = |key, reading: &mut Reading<'_>| {
        let raw = table.required(key, reading, "{ at_least = \"90\" }")?;
        let rule = goal_rule(&raw, raw.value, 0, reading)?;
        Some(raw.means(reading, rule))
    };
    let index = rule("index", reading);
    let graduation = rule("graduation", reading);
    let achievement = rule("achievement", reading);
    let gaps = rule("gaps", reading);
    let graduation_of = indicators(&mut table, "graduation_of", known, reading);
    let achievement_of = indicators(&mut table, "achievement_of", known, reading);
    let gap_groups = table.required("gap_groups", reading, "[\"english_learners\"]").and_then(|raw| {
        let groups: Vec<ScoredGroup> = list(&raw, reading, scored_group, scored_group_mend)?;
        Some(raw.means(reading, groups))
    });
    table.finish(reading);
    Some(Goals {
        index: index?,
        graduation: graduation?,
        achievement: achievement?,
        gaps: gaps?,
        graduation_of: graduation_of?,
        achievement_of: achievement_of?,
        gap_groups: gap_groups?,
    })
}

fn indicators(
    table: &mut Table<'_>,
    key: &'static str,
    known: &[&str],
    reading: &mut Reading<'_>,
) -> Option<Sourced<Vec<IndicatorId>>> {
    let raw = table.required(key, reading, "[\"an indicator's id\"]")?;
    let parse = |id: &str| known.contains(&id).then(|| IndicatorId::parse(id)).flatten();
    let ids = list(&raw, reading, parse, |written| nearest(written, known.iter().copied()))?;
    Some(raw.means(reading, ids))
}

/// Rules within rules, so deep at most.
const DEEPEST: u8 = 4;

/// Furthest back.
const MOST_YEARS: i64 = 10;

fn goal_rule(raw: &Raw<'_>, value: &Value<'_>, depth: u8, reading: &mut Reading<'_>) -> Option<GoalRule> {
    let refuse = |value: &Value<'_>, kind, expected: String, reading: &mut Reading<'_>| {
        reading.refuse(kind, &value.span(), raw.name.as_str(), shown(&value.kind), expected);
        None
    };
    let entries = match &value.kind {
        Kind::Table(table) if table.len() == 1 => table,
        _ => return refuse(value, RefusalKind::Value, "one rule: { at_least = \"90\" }".to_owned(), reading),
    };
    let (key, inner) = entries.iter().next()?;
    match key.name.as_ref() {
        "at_least" => points(raw, inner, reading).map(GoalRule::AtLeast),
        "at_most" => points(raw, inner, reading).map(GoalRule::AtMost),
        "gain_over" => {
            let fields = fields(raw, inner, ["years", "points"], reading)?;
            Some(GoalRule::GainOver {
                years: years(raw, fields[0], reading)?,
                points: points(raw, fields[1], reading)?,
            })
        }
        "rises_over" => {
            let fields = fields(raw, inner, ["years"], reading)?;
            Some(GoalRule::RisesOver { years: years(raw, fields[0], reading)? })
        }
        "close_fraction_of_distance" => {
            let fields = fields(raw, inner, ["fraction", "to"], reading)?;
            let fraction = amount(raw, fields[0], 1, "a part from 0 to 1: \"1/10\" or \"5 %\"", reading)?;
            Some(GoalRule::CloseFractionOfDistance { fraction, to: points(raw, fields[1], reading)? })
        }
        "growth_target" => {
            let fields = fields(raw, inner, ["fraction", "to", "at_least", "round_to"], reading)?;
            let fraction = amount(raw, fields[0], 1, "a part from 0 to 1: \"1/10\" or \"5 %\"", reading)?;
            let to = points(raw, fields[1], reading)?;
            let [at_least, round_to] = [fields[2], fields[3]].map(|field| points(raw, field, reading));
            let round_to = round_to?;
            if round_to <= Ratio::from_integer(0) {
                return refuse(fields[3], RefusalKind::Value, "more than 0: \"1\"".to_owned(), reading);
            }
            Some(GoalRule::GrowthTarget { fraction, to, at_least: at_least?, round_to })
        }
        kind @ ("any_of" | "all_of") => {
            let rules = match &inner.kind {
                Kind::List(items) if !items.is_empty() && depth < DEEPEST => items,
                _ => return refuse(inner, RefusalKind::Value, format!("{kind} = [{{ … }}, {{ … }}]"), reading),
            };
            let read: Vec<_> = rules.iter().map(|rule| goal_rule(raw, rule, depth + 1, reading)).collect();
            let rules = read.into_iter().collect::<Option<Vec<_>>>()?;
            Some(if kind == "any_of" { GoalRule::AnyOf(rules) } else { GoalRule::AllOf(rules) })
        }
        other => {
            let expected = nearest(other, GoalRule::KINDS);
            reading.refuse(RefusalKind::UnknownName, &key.span(), raw.name.as_str(), other, expected);
            None
        }
    }
}

/// Exactly these keys of a table within a rule.
fn fields<'d, const N: usize>(
    raw: &Raw<'_>,
    value: &'d Value<'d>,
    keys: [&'static str; N],
    reading: &mut Reading<'_>,
) -> Option<[&'d Value<'d>; N]> {
    let found = match &value.kind {
        Kind::Table(table) if table.len() == N => keys.map(|key| table.get(key)),
        _ => [None; N],
    };
    if found.iter().any(Option::is_none) {
        let expected = format!("{{ {} }}", keys.map(|key| format!("{key} = …")).join(", "));
        reading.refuse(RefusalKind::Value, &value.span(), raw.name.as_str(), shown(&value.kind), expected);
        return None;
    }
    Some(found.map(|value| value.unwrap_or_else(|| unreachable!("none is missing"))))
}

/// Points of the index, percentage points or scale points.
fn points(raw: &Raw<'_>, value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Ratio> {
    let read = number(&value.kind).filter(|n| !n.percent).map(|n| n.value.ratio());
    let read = read.filter(|r| *r.denom() <= MOST_PARTS);
    if read.is_none() {
        let expected = "a number of points, without %: \"90\"";
        reading.refuse(RefusalKind::Value, &value.span(), raw.name.as_str(), shown(&value.kind), expected);
    }
    read
}

/// An amount from 0 to `high`.
fn amount(raw: &Raw<'_>, value: &Value<'_>, high: i128, expected: &str, reading: &mut Reading<'_>) -> Option<Ratio> {
    let fits = |r: &Ratio| *r >= Ratio::from_integer(0) && *r <= Ratio::from_integer(high) && *r.denom() <= MOST_PARTS;
    let read = number(&value.kind).map(|n| n.value.ratio()).filter(fits);
    if read.is_none() {
        reading.refuse(RefusalKind::Value, &value.span(), raw.name.as_str(), shown(&value.kind), expected);
    }
    read
}

/// A number of years.
fn years(raw: &Raw<'_>, value: &Value<'_>, reading: &mut Reading<'_>) -> Option<u16> {
    let read = number(&value.kind).filter(|n| !n.percent && n.value.den == 1).map(|n| n.value.num);
    let fits = read.filter(|n| (1..=MOST_YEARS).contains(n)).and_then(|n| u16::try_from(n).ok());
    if fits.is_none() {
        let expected = format!("a number of years from 1 to {MOST_YEARS}");
        reading.refuse(RefusalKind::Value, &value.span(), raw.name.as_str(), shown(&value.kind), expected);
    }
    fits
}
