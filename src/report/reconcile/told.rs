//! What an official table says, told thing by told thing.
//!
//! Two forms are read. Wide: a row a school, with `index`, `points_base`, the ids of domains and indicators (their points), and
//! `ID_points`, `ID_possible`, `ID_level`, `ID_value` of an indicator's all students. Long: a row an indicator (and student
//! group) or a domain, with any of `state`, `denominator`, `numerator`, `value`, `level`, `points_possible`, `points`. So what
//! `sqii score` writes is read as well: another's `index.csv`, `domains.csv` and `measures.csv`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::methodology::Methodology;
use crate::model::{IndicatorId, SchoolYear, StudentGroup};
use crate::report::official::{column_name, each_row, plain_code};

/// How far along the journey of a number something stands; the earliest that differs is where two results part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    State,
    Denominator,
    Numerator,
    Value,
    Level,
    Base,
    Possible,
    Points,
}

impl Step {
    pub(super) const ALL: [Self; 8] = [
        Self::State,
        Self::Denominator,
        Self::Numerator,
        Self::Value,
        Self::Level,
        Self::Base,
        Self::Possible,
        Self::Points,
    ];

    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Denominator => "denominator",
            Self::Numerator => "numerator",
            Self::Value => "value",
            Self::Level => "level",
            Self::Base => "points_base",
            Self::Possible => "points_possible",
            Self::Points => "points",
        }
    }

    /// What a row of an indicator or domain can say of it; `points_base` is a domain's alone.
    fn of_column(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.id() == name)
    }
}

/// What is told of. The order is that of the sum: leaves, domains, the index.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// One student group of an indicator, by the indicator's place in the methodology.
    Cell(usize, StudentGroup),
    /// A whole indicator.
    Indicator(usize),
    /// A domain, by its place among the domains.
    Domain(usize),
    Index,
}

/// One thing that the table says.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) line: u32,
    pub(super) step: Step,
    pub(super) part: Part,
    /// As it is written.
    pub(super) text: String,
}

/// A table as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Official {
    /// Is there a column of school codes?
    pub(super) codes: bool,
    /// By code without leading zeros; also schools of which nothing is told that is known here.
    pub(super) schools: BTreeMap<String, Vec<Told>>,
    /// The columns that say something, but nothing known.
    pub(super) unread: Vec<String>,
    /// Rows of other years.
    pub(super) other_years: usize,
}

/// Columns that only say who is meant.
const WHO: [&str; 6] = ["school_code", "school_year", "school_name", "lea_code", "lea_name", "school_type"];

/// What the columns of a table mean.
struct Columns {
    code: usize,
    year: Option<usize>,
    indicator: Option<usize>,
    group: Option<usize>,
    domain: Option<usize>,
    /// Of a row of an indicator or a domain.
    steps: Vec<(usize, Step)>,
    /// Of a row of a school.
    parts: Vec<(usize, Part, Step)>,
}

impl Columns {
    fn of(names: &[String], methodology: &Methodology) -> Option<Self> {
        let at = |name: &str| names.iter().position(|known| known == name);
        let (indicator, domain) = (at("indicator"), at("domain"));
        let long = indicator.is_some() || domain.is_some();
        let each = || names.iter().enumerate();
        Some(Self {
            code: at("school_code")?,
            year: at("school_year"),
            indicator,
            group: at("student_group").filter(|_| indicator.is_some()),
            domain,
            steps: each().filter_map(|(at, name)| Some((at, Step::of_column(name)?))).filter(|_| long).collect(),
            parts: each()
                .filter_map(|(at, name)| meaning(name, methodology).map(|(part, step)| (at, part, step)))
                .filter(|_| !long)
                .collect(),
        })
    }

    fn reads(&self, at: usize) -> bool {
        [self.indicator, self.group, self.domain].contains(&Some(at))
            || self.steps.iter().any(|(own, _)| *own == at)
            || self.parts.iter().any(|(own, ..)| *own == at)
    }
}

/// What a column of a row of a school says.
fn meaning(name: &str, methodology: &Methodology) -> Option<(Part, Step)> {
    let domain = |id: &str| methodology.domains().position(|(_, node)| node.id == id).map(Part::Domain);
    let leaf = |id: &str| IndicatorId::parse(id).and_then(|id| rule(&id, methodology));
    match name {
        "index" => return Some((Part::Index, Step::Points)),
        "points_base" => return Some((Part::Index, Step::Base)),
        "points_possible" => return Some((Part::Index, Step::Possible)),
        _ => {}
    }
    if let Some(part) = domain(name).or_else(|| leaf(name).map(Part::Indicator)) {
        return Some((part, Step::Points));
    }
    let (id, of) = name.rsplit_once('_')?;
    match of {
        "points" => Some((domain(id).or_else(|| leaf(id).map(Part::Indicator))?, Step::Points)),
        "possible" => Some((domain(id).or_else(|| leaf(id).map(Part::Indicator))?, Step::Possible)),
        "level" => Some((Part::Cell(leaf(id)?, StudentGroup::All), Step::Level)),
        "value" => Some((Part::Cell(leaf(id)?, StudentGroup::All), Step::Value)),
        _ => None,
    }
}

fn rule(id: &IndicatorId, methodology: &Methodology) -> Option<usize> {
    methodology.indicators().iter().position(|rule| rule.id == *id)
}

/// Reads what a table says of a year; rows without a year are taken for that year.
pub(super) fn read(table: &str, year: SchoolYear, methodology: &Methodology) -> Official {
    let mut official = Official::default();
    let mut columns: Option<Columns> = None;
    let mut names: Vec<String> = Vec::new();
    let mut unread: Vec<usize> = Vec::new();
    each_row(table, |line, cells| {
        if names.is_empty() {
            names = cells.iter().map(|name| column_name(name)).collect();
            columns = Columns::of(&names, methodology);
            return;
        }
        let Some(columns) = &columns else { return };
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let code = plain_code(cell(columns.code));
        let other = |told: &str| !told.is_empty() && SchoolYear::parse(told) != Some(year);
        if columns.year.is_some_and(|at| other(cell(at))) {
            official.other_years += 1;
        } else if !code.is_empty() {
            row(columns, line, cells, methodology, official.schools.entry(code.to_owned()).or_default());
            let new = |at: &usize| !cell(*at).is_empty() && !columns.reads(*at) && !unread.contains(at);
            let new: Vec<usize> = (0..names.len()).filter(new).collect();
            unread.extend(new);
        }
    });
    official.codes = columns.is_some();
    let unread = unread.into_iter().map(|at| names[at].clone());
    official.unread = unread.filter(|name| !WHO.contains(&name.as_str())).collect();
    official
}

fn row(columns: &Columns, line: u32, cells: &[Cow<'_, str>], methodology: &Methodology, told: &mut Vec<Told>) {
    let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
    let named = |at: Option<usize>| at.map(cell).filter(|text| !text.is_empty());
    let mut add = |at: usize, part: Part, step: Step| {
        if !cell(at).is_empty() {
            told.push(Told { line, step, part, text: cell(at).to_owned() });
        }
    };
    for (at, part, step) in &columns.parts {
        add(*at, part.clone(), *step);
    }
    let group = columns.group.map(|at| StudentGroup::from_id(cell(at)));
    let leaf = named(columns.indicator).and_then(IndicatorId::parse).and_then(|id| rule(&id, methodology));
    let domain = named(columns.domain).and_then(|id| methodology.domains().position(|(_, node)| node.id == id));
    for (at, step) in &columns.steps {
        let part = match (leaf, group, domain, step) {
            (Some(rule), Some(Some(group)), ..) => Some(Part::Cell(rule, group)),
            (Some(rule), None, _, Step::Possible | Step::Points) => Some(Part::Indicator(rule)),
            (Some(rule), None, ..) => Some(Part::Cell(rule, StudentGroup::All)),
            (None, _, Some(domain), Step::Base | Step::Possible | Step::Points) => Some(Part::Domain(domain)),
            // Of an indicator or a group that is not known nothing can be said.
            (Some(_), Some(None), ..) | (None, ..) => None,
        };
        if let Some(part) = part {
            add(*at, part, *step);
        }
    }
}
