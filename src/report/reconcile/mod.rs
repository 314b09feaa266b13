//! A whole official result beside the one computed here: who agrees, who does not, and the first step of each school's
//! trace where both part.

mod ours;
mod told;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::SchoolYear;
use crate::order;
use crate::score::Results;

use super::files::{Table, harmless};
use super::official::{held, plain_code};
use ours::Ours;
use told::{Official, Step, Told, read};

/// An official result held against ours.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Reconciliation {
    /// `reconciled`, or why nothing was: `no_school_code`, `no_school`, `no_part`.
    pub state: &'static str,
    /// The year that is looked at.
    pub year: String,
    /// Schools of which both tell something.
    pub schools: usize,
    /// Of them those that agree in all that is told.
    pub agreeing: usize,
    /// Things that are told of these schools.
    pub told: usize,
    /// Of them those that agree.
    pub same: usize,
    /// Schools by the first step where both part; steps at which none does are left out.
    pub steps: Vec<PartingStep>,
    /// How many schools of the table are not loaded.
    pub not_loaded: usize,
    /// The first of their codes.
    pub not_loaded_codes: Vec<String>,
    /// Schools with an index of which the table says nothing.
    pub not_told: usize,
    /// Rows of other years.
    pub other_years: usize,
    /// Columns that say nothing known.
    pub unread: Vec<String>,
    /// Schools of the kind asked for.
    pub shown: usize,
    /// The first of them: by the step where both part, then as they are loaded; those that agree come last.
    pub rows: Vec<ReconciledSchool>,
}

/// How many schools part first at a step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PartingStep {
    /// The step's id.
    pub step: &'static str,
    /// Schools.
    pub schools: usize,
}

/// One school by both.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ReconciledSchool {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// Things told of it.
    pub told: usize,
    /// Where both part first; nothing when they agree.
    pub first: Option<Beside>,
    /// Every difference, in the order of the journey.
    pub differences: Vec<Beside>,
    /// The index by both, where it is told.
    pub index: Option<Beside>,
    /// The index as our weights make it from the official levels; empty when no level is told that differs.
    pub with_levels: String,
    /// Is that the official index?
    pub levels_explain: bool,
}

/// One told thing beside ours.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Beside {
    /// What of it is told: `state`, `denominator`, `numerator`, `value`, `level`, `points_base`, `points_possible`, `points`.
    pub step: &'static str,
    /// The node of the trace that explains ours.
    pub node: String,
    /// Name of the indicator or domain; empty for the index.
    pub label: String,
    /// The student group's id; empty where it is no group's.
    pub group: &'static str,
    /// Its name.
    pub group_label: &'static str,
    /// Line of the table.
    pub line: u32,
    /// As the table writes it, without a sign of percent.
    pub official: String,
    /// Ours, with as many places; empty when there is none.
    pub computed: String,
    /// The official one less ours, with its sign; empty when one of them is no number.
    pub difference: String,
    /// Are both in percent?
    pub percent: bool,
    /// Are they the same?
    pub same: bool,
    /// Do they differ by one in the last place only?
    pub last_place: bool,
}

/// Schools that are listed, and codes that are named; the file has all.
const LISTED: usize = 100;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Reconciled<'a> {
    /// The school year.
    pub year: &'a str,
    /// The table's text.
    pub official: &'a str,
    /// Which schools are listed: empty for all, `agree`, `differ`, or the id of the step where they part.
    pub show: &'a str,
}

/// Holds an official table against the results of a year.
#[must_use]
pub fn reconcile(results: &Results, asked: Reconciled<'_>) -> Reconciliation {
    let year = SchoolYear::parse(asked.year).unwrap_or(SchoolYear::UNSTATED);
    let official = read(asked.official, year, &results.methodology);
    let both = Both::of(results, year, &official);
    let count = |step: Step| both.schools.iter().filter(|own| own.first_step() == Some(step)).count();
    let wanted = |own: &&School| match (asked.show, own.first()) {
        ("", _) | ("agree", None) | ("differ", Some(_)) => true,
        (step, first) => first.is_some_and(|first| first.step == step),
    };
    let mut shown: Vec<&School> = both.schools.iter().filter(wanted).collect();
    order::sort_by_key(&mut shown, |own| (own.first_step().is_none(), own.first_step(), own.at));
    let told = both.schools.iter().map(|own| own.beside.len()).sum();
    let state = match (official.codes, both.schools.is_empty(), told) {
        (false, ..) => "no_school_code",
        (true, true, _) => "no_school",
        (true, false, 0) => "no_part",
        (true, false, _) => "reconciled",
    };
    Reconciliation {
        state,
        year: year.to_string(),
        schools: both.schools.len(),
        agreeing: both.schools.iter().filter(|own| own.first().is_none()).count(),
        told,
        same: both.schools.iter().flat_map(|own| &own.beside).filter(|(_, beside)| beside.same).count(),
        steps: Step::ALL
            .into_iter()
            .map(|step| PartingStep { step: step.id(), schools: count(step) })
            .filter(|step| step.schools > 0)
            .collect(),
        not_loaded: both.not_loaded.len(),
        not_loaded_codes: both.not_loaded.iter().take(LISTED).map(|code| (*code).to_owned()).collect(),
        not_told: both.not_told,
        other_years: official.other_years,
        unread: official.unread.clone(),
        shown: shown.len(),
        rows: shown.into_iter().take(LISTED).map(|own| own.view(results)).collect(),
    }
}

/// Everything that is told, beside ours, as a table.
#[must_use]
pub fn reconcile_csv(results: &Results, year: &str, official: &str) -> Vec<u8> {
    let year = SchoolYear::parse(year).unwrap_or(SchoolYear::UNSTATED);
    let official = read(official, year, &results.methodology);
    let both = Both::of(results, year, &official);
    let mut table = Table::new(
        "school_year,school_code,school_name,line,trace,student_group,step,official,computed,difference,agrees,first_difference",
    );
    let yes = |is: bool| if is { "Y" } else { "N" };
    for own in &both.schools {
        let school = &results.records.schools[own.at];
        let first = own.first().map(std::ptr::from_ref);
        for (_, beside) in &own.beside {
            table.row([
                &school.year.to_string(),
                school.code.as_str(),
                &harmless(&school.facts.name),
                &beside.line.to_string(),
                &beside.node,
                beside.group,
                beside.step,
                &harmless(&beside.official),
                &beside.computed,
                &beside.difference,
                yes(beside.same),
                yes(first == Some(std::ptr::from_ref(beside))),
            ]);
        }
    }
    table.bytes()
}

/// The schools of both.
struct Both<'o> {
    schools: Vec<School<'o>>,
    not_loaded: Vec<&'o str>,
    not_told: usize,
}

/// A school, what is told of it, and each thing beside ours in the order of the journey.
struct School<'o> {
    at: usize,
    told: &'o [Told],
    beside: Vec<(Step, Beside)>,
    with_levels: Option<crate::score::Points>,
}

impl<'o> Both<'o> {
    fn of(results: &Results, year: SchoolYear, official: &'o Official) -> Self {
        let here: BTreeMap<&str, usize> = results
            .schools()
            .filter(|(_, school)| school.year == year)
            .map(|(at, school)| (plain_code(school.code.as_str()), at))
            .collect();
        let mut scorer = results.scorer();
        let mut schools = Vec::new();
        for (code, told) in &official.schools {
            let Some(at) = here.get(code.as_str()).copied() else { continue };
            let ours = Ours { results, score: results.score(&mut scorer, at) };
            let mut ordered: Vec<&Told> = told.iter().collect();
            order::sort_by_key(&mut ordered, |told| (told.step, told.part.clone(), told.line));
            let beside = ordered.into_iter().map(|told| (told.step, ours.beside(told))).collect();
            schools.push(School { at, told, beside, with_levels: ours.with_levels(told) });
        }
        order::sort_by_key(&mut schools, |own| own.at);
        let not_loaded = official.schools.keys().map(String::as_str).filter(|code| !here.contains_key(code)).collect();
        let silent = |(code, at): &(&&str, &usize)| {
            results.summaries[**at].index.is_ok() && !official.schools.contains_key(**code)
        };
        Self { schools, not_loaded, not_told: here.iter().filter(silent).count() }
    }
}

impl School<'_> {
    /// Where both part; a difference that may be nothing but another rounding comes after all others.
    fn first(&self) -> Option<&Beside> {
        let differing = || self.beside.iter().map(|(_, beside)| beside).filter(|beside| !beside.same);
        differing().find(|beside| !beside.last_place).or_else(|| differing().next())
    }

    fn first_step(&self) -> Option<Step> {
        let first = self.first()?;
        Step::ALL.into_iter().find(|step| step.id() == first.step)
    }

    fn view(&self, results: &Results) -> ReconciledSchool {
        let school = &results.records.schools[self.at];
        let index =
            self.beside.iter().map(|(_, beside)| beside).find(|own| own.node == "index" && own.step == "points");
        let level_differs = self.beside.iter().any(|(step, beside)| *step == Step::Level && !beside.same);
        let replayed = self
            .with_levels
            .filter(|_| level_differs)
            .zip(index)
            .map(|(points, index)| held(&index.official, Some(points)));
        ReconciledSchool {
            school_code: school.code.to_string(),
            school_name: school.facts.name.to_string(),
            school_type: school.school_type().id(),
            told: self.told.len(),
            first: self.first().cloned(),
            differences: self.beside.iter().map(|(_, beside)| beside).filter(|own| !own.same).cloned().collect(),
            index: index.cloned(),
            with_levels: replayed.as_ref().map_or_else(String::new, |replayed| replayed.computed.clone()),
            levels_explain: replayed.is_some_and(|replayed| replayed.same),
        }
    }
}
