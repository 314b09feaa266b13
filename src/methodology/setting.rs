//! The settings of a methodology file, and what a value out of a list, an amount or a kind must be.

use super::file::{Raw, Reading, Table};
use super::number::{amount, count};
use super::refusal::{RefusalKind, nearest};
use super::thresholds::thresholds;
use super::types::{Bands, Definitions, GrowthKind, GrowthRules, Redistribution, ScoredGroup, Sourced, Span};
use crate::document::{Kind, shown};
use crate::model::{CohortOutcome, IndicatorId, Ratio, StudentGroup};

/// An amount from 0 to `high` that must be there.
pub(super) fn setting_amount(
    root: &mut Table<'_>,
    key: &'static str,
    high: i128,
    reading: &mut Reading<'_>,
) -> Option<Sourced<Ratio>> {
    let raw = root.setting(key, reading)?;
    let value = amount(&raw, reading, high)?;
    Some(raw.means(reading, value))
}

/// A text out of a list of ids.
pub(super) fn one_of<'i, T>(
    raw: &Raw<'_>,
    reading: &mut Reading<'_>,
    known: impl IntoIterator<Item = (&'i str, T)>,
) -> Option<T> {
    let written = shown(&raw.value.kind);
    let mut ids = Vec::new();
    for (id, value) in known {
        if id == written {
            return Some(value);
        }
        ids.push(id);
    }
    raw.refuse(reading, RefusalKind::UnknownName, nearest(&written, ids));
    None
}

/// A list of names, each known and none twice.
pub(super) fn list<T: PartialEq>(
    raw: &Raw<'_>,
    reading: &mut Reading<'_>,
    parse: impl Fn(&str) -> Option<T>,
    mend: impl Fn(&str) -> String,
) -> Option<Vec<T>> {
    let Kind::List(items) = &raw.value.kind else {
        raw.refuse(reading, RefusalKind::Value, "a list in brackets: [\"…\", \"…\"]");
        return None;
    };
    let mut read = Vec::new();
    for item in items {
        let written = shown(&item.kind);
        match parse(&written) {
            Some(value) if read.contains(&value) => {
                let expected = "each name once: take it out";
                reading.refuse(RefusalKind::Value, &item.span(), raw.name.as_str(), written, expected);
            }
            Some(value) => read.push(value),
            None => {
                let expected = mend(&written);
                reading.refuse(RefusalKind::UnknownName, &item.span(), raw.name.as_str(), written, expected);
            }
        }
    }
    Some(read)
}

pub(super) fn scored_group(id: &str) -> Option<ScoredGroup> {
    match StudentGroup::from_id(id) {
        // All students have their own share.
        Some(StudentGroup::All) => None,
        Some(group) => Some(ScoredGroup::Group(group)),
        None => (id == ScoredGroup::LOWEST).then_some(ScoredGroup::LowestRaceEthnicity),
    }
}

pub(super) fn scored_group_mend(written: &str) -> String {
    if written == StudentGroup::All.id() {
        return "nothing: all students have their own share, all_students_share".into();
    }
    let groups = StudentGroup::EVERY.iter().filter(|group| **group != StudentGroup::All).map(|group| group.id());
    nearest(written, std::iter::once(ScoredGroup::LOWEST).chain(groups))
}

/// The groups that share what all students leave.
pub(super) fn scored_groups(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Sourced<Vec<ScoredGroup>>> {
    let raw = root.setting("scored_groups", reading)?;
    let groups = list(&raw, reading, scored_group, scored_group_mend)?;
    Some(raw.means(reading, groups))
}

/// A table that must be there.
fn section<'d>(root: &mut Table<'d>, key: &'static str, keys: &str, reading: &mut Reading<'_>) -> Option<Table<'d>> {
    let refused = reading.refusals.len();
    let table = root.table(key, reading);
    if table.is_none() && reading.refusals.len() == refused {
        root.lacks(reading, key, format!("[{key}] with {keys}, provenance and source"));
    }
    table
}

/// A value that this program does not vary; the file says it so that the page can cite it.
fn fixed<T: Copy>(
    table: &mut Table<'_>,
    key: &'static str,
    (text, value): (&str, T),
    reading: &mut Reading<'_>,
) -> Option<Sourced<T>> {
    let raw = table.required(key, reading, text)?;
    if shown(&raw.value.kind) == text {
        return Some(raw.means(reading, value));
    }
    raw.refuse(reading, RefusalKind::Value, format!("{text}, the only one there is"));
    None
}

pub(super) fn bands(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Bands> {
    let mut table = section(root, "bands", "above_from = 8, average_from = 4", reading)?;
    let above = fixed(&mut table, "above_from", ("8", 8), reading);
    let average = fixed(&mut table, "average_from", ("4", 4), reading);
    table.finish(reading);
    Some(Bands { above_from: above?, average_from: average? })
}

pub(super) fn span(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Span> {
    let mut table = section(root, "span", "weights = \"mean\", cut_points = \"highest_member\"", reading)?;
    let weights = fixed(&mut table, "weights", ("mean", "mean"), reading);
    let cut_points = fixed(&mut table, "cut_points", ("highest_member", "highest_member"), reading);
    table.finish(reading);
    Some(Span { weights: weights?, cut_points: cut_points? })
}

pub(super) fn definitions(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Definitions> {
    let keys = "graduates, met_level, absence_share, absence_minimum_days";
    let mut table = section(root, "definitions", keys, reading)?;
    let mend = |written: &str| nearest(written, CohortOutcome::EVERY.iter().map(|outcome| outcome.id()));
    let graduates = table.required("graduates", reading, "[\"regular_diploma\"]").and_then(|raw| {
        let graduates = list(&raw, reading, CohortOutcome::from_id, mend)?;
        if let Some(gone) = graduates.iter().find(|outcome| !outcome.in_cohort()) {
            raw.refuse(reading, RefusalKind::Value, format!("without {}: they are not in the cohort", gone.id()));
        }
        Some(raw.means(reading, graduates))
    });
    let met_level = table.required("met_level", reading, "3").and_then(|raw| {
        let level = u8::try_from(count(&raw, reading, 1, 5)?).ok()?;
        Some(raw.means(reading, level))
    });
    let absence_share = table.required("absence_share", reading, "\"1/10\"").and_then(|raw| {
        let share = amount(&raw, reading, 1)?;
        Some(raw.means(reading, share))
    });
    let absence_minimum_days = table.required("absence_minimum_days", reading, "30").and_then(|raw| {
        let days = u32::try_from(count(&raw, reading, 0, 366)?).ok()?;
        Some(raw.means(reading, days))
    });
    table.finish(reading);
    let growth = growth(root, reading);
    let thresholds = thresholds(root, reading);
    Some(Definitions {
        growth,
        thresholds: thresholds?,
        graduates: graduates?,
        met_level: met_level?,
        absence_share: absence_share?,
        absence_minimum_days: absence_minimum_days?,
    })
}

/// A table that may be left out.
fn growth(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<GrowthRules> {
    let mut table = root.table("growth", reading)?;
    let model = table.required("model", reading, "\"value_added\"").and_then(|raw| {
        let model = one_of(&raw, reading, GrowthKind::ALL.map(|kind| (kind.id(), kind)))?;
        Some(raw.means(reading, model))
    });
    let mut reliability = |key, reading: &mut Reading<'_>| {
        let raw = table.required(key, reading, "\"9/10\"")?;
        let share = amount(&raw, reading, 1)?;
        Some(raw.means(reading, share))
    };
    let reliability_ela = reliability("reliability_ela", reading);
    let reliability_math = reliability("reliability_math", reading);
    let mut number = |key, expected, reading: &mut Reading<'_>| {
        let raw = table.required(key, reading, expected)?;
        let number = u32::try_from(count(&raw, reading, 1, 1_000_000)?).ok()?;
        Some(raw.means(reading, number))
    };
    let minimum_schools = number("minimum_schools", "50", reading);
    let ranked_from = number("ranked_from", "20", reading);
    table.finish(reading);
    Some(GrowthRules {
        model: model?,
        reliability_ela: reliability_ela?,
        reliability_math: reliability_math?,
        minimum_schools: minimum_schools?,
        ranked_from: ranked_from?,
    })
}

/// What becomes of missing weight, by tier, where a node does not say otherwise.
pub(super) struct Tiers {
    pub(super) groups: Sourced<Redistribution>,
    pub(super) family: Sourced<Redistribution>,
    pub(super) domain: Sourced<Redistribution>,
    pub(super) index: Sourced<Redistribution>,
}

impl Tiers {
    pub(super) fn read(root: &mut Table<'_>, reading: &mut Reading<'_>) -> Option<Self> {
        let mut table = section(root, "redistribution", "groups, family, domain, index", reading)?;
        let mut tier = |key, reading: &mut Reading<'_>| {
            let raw = table.required(key, reading, "\"in_proportion\"")?;
            redistribution(raw, key == "groups", reading)
        };
        let groups = tier("groups", reading);
        let family = tier("family", reading);
        let domain = tier("domain", reading);
        let index = tier("index", reading);
        table.finish(reading);
        Some(Self { groups: groups?, family: family?, domain: domain?, index: index? })
    }
}

fn redistribution(raw: Raw<'_>, among_groups: bool, reading: &mut Reading<'_>) -> Option<Sourced<Redistribution>> {
    let kind = if let Kind::Table(table) = &raw.value.kind {
        let to = table.get("to").filter(|_| table.len() == 1).map(|to| shown(&to.kind));
        let Some(id) = to.as_deref().and_then(IndicatorId::parse).filter(|_| !among_groups) else {
            let expected = if among_groups {
                "in_proportion, equally, none or refuse: the groups of one indicator have no other to give to"
            } else {
                "{ to = \"an indicator's id\" }"
            };
            raw.refuse(reading, RefusalKind::Value, expected);
            return None;
        };
        Redistribution::To(id)
    } else {
        use Redistribution::{Equally, InProportion, None, Refuse};
        one_of(
            &raw,
            reading,
            [InProportion, Equally, None, Refuse]
                .map(|kind| (kind.id(), kind))
                .iter()
                .map(|(id, kind)| (*id, kind.clone())),
        )?
    };
    Some(raw.means(reading, kind))
}

pub(super) fn own_redistribution(
    table: &mut Table<'_>,
    among_groups: bool,
    reading: &mut Reading<'_>,
) -> Option<Sourced<Redistribution>> {
    let raw = table.sourced("redistribution", reading)?;
    redistribution(raw, among_groups, reading)
}
