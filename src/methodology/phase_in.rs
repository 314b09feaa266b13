//! `[[phase_in]]` of a methodology file: what was only collected, or piloted, in a school year, before it was scored.
//!
//! A year names indicators, families or domains; what an indicator is follows from the nearest of them that is named. Years
//! before the first named are like it; in every other year that is not named everything is scored.

use super::file::{Reading, Table};
use super::refusal::{RefusalKind, nearest};
use super::setting::list;
use super::types::{Node, NodeKind, Sourced};
use crate::document::shown;
use crate::model::SchoolYear;
use crate::order;

/// How far an indicator has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Its values are shown, without levels.
    Collected,
    /// Its values and levels are shown, without points.
    Piloted,
    /// It has points.
    #[default]
    Scored,
}

impl Phase {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Collected => "collected",
            Self::Piloted => "piloted",
            Self::Scored => "scored",
        }
    }
}

/// What was not scored in a school year.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PhaseYear {
    /// The year.
    pub year: SchoolYear,
    /// By position of the indicator: its phase, and the value that says so.
    phases: Vec<(Phase, Option<Sourced<()>>)>,
}

impl PhaseYear {
    /// The phase of an indicator, by its position.
    #[must_use]
    pub fn phase(&self, indicator: usize) -> Phase {
        self.phases.get(indicator).map_or(Phase::Scored, |(phase, _)| *phase)
    }

    /// The value of the file that says it; nothing where the indicator is scored.
    #[must_use]
    pub fn said(&self, indicator: usize) -> Option<&Sourced<()>> {
        self.phases.get(indicator)?.1.as_ref()
    }
}

/// All years that are named, in order.
#[derive(Clone, Debug, Default)]
pub struct PhaseIn(Vec<PhaseYear>);

impl PhaseIn {
    /// What holds in a year; nothing where everything is scored.
    #[must_use]
    pub fn of(&self, year: SchoolYear) -> Option<&PhaseYear> {
        let first = self.0.first().filter(|first| year < first.year && year != SchoolYear::UNSTATED);
        first.or_else(|| self.0.iter().find(|own| own.year == year))
    }
}

/// Reads the years. `nodes` is the tree of `count` indicators, if it has no fault.
pub(super) fn phase_in(
    root: &mut Table<'_>,
    nodes: Option<&[Node]>,
    count: usize,
    reading: &mut Reading<'_>,
) -> PhaseIn {
    let tables = root.tables("phase_in", reading);
    let mut years: Vec<PhaseYear> = tables.into_iter().filter_map(|table| year(table, nodes, count, reading)).collect();
    order::sort_by_key(&mut years, |year| year.year);
    PhaseIn(years)
}

fn year(mut table: Table<'_>, nodes: Option<&[Node]>, count: usize, reading: &mut Reading<'_>) -> Option<PhaseYear> {
    let written = table.take("year");
    let year = written.and_then(|value| SchoolYear::parse(&shown(&value.kind)));
    match (written, year) {
        (None, _) => table.lacks(reading, "year", "year = \"2013-14\""),
        (Some(value), None) => {
            let found = shown(&value.kind);
            reading.refuse(RefusalKind::Value, &value.span(), table.key("year"), found, "a school year: \"2013-14\"");
        }
        (Some(_), Some(_)) => {}
    }
    let stated = year.map_or(String::new(), |year| year.to_string());
    let mut named: Vec<(Phase, Sourced<Vec<String>>)> = Vec::new();
    let known: Vec<&str> = nodes.unwrap_or_default().iter().skip(1).map(|node| node.id.as_str()).collect();
    for phase in [Phase::Collected, Phase::Piloted] {
        let Some(raw) = table.sourced(phase.id(), reading) else { continue };
        let parse = |id: &str| (nodes.is_none() || known.contains(&id)).then(|| id.to_owned());
        if let Some(ids) = list(&raw, reading, parse, |written| nearest(written, known.iter().copied())) {
            let mut value = raw.means(reading, ids);
            value.name = format!("phase_in.{stated}.{}", phase.id());
            if let Some(kept) = reading.values.last_mut() {
                kept.name.clone_from(&value.name);
            }
            named.push((phase, value));
        }
    }
    table.finish(reading);
    let nodes = nodes?;
    let mut phases = vec![(Phase::Scored, None); count];
    for node in nodes {
        let NodeKind::Indicator(at) = node.kind else { continue };
        let mut above = Some(node);
        while let Some(here) = above {
            if let Some((phase, value)) = named.iter().find(|(_, value)| value.value.contains(&here.id)) {
                phases[at] = (*phase, Some(value.with(())));
                break;
            }
            above = here.parent.map(|parent| &nodes[parent]);
        }
    }
    Some(PhaseYear { year: year?, phases })
}
