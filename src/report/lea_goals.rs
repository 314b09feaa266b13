//! The goals of LEAs: of the mean of their schools' indices, and of their pooled measures beside it.

use serde::Serialize;

use crate::judge::goals::{Goal, Judge};
use crate::model::{Ratio, SchoolYear, StudentGroup, fixed};
use crate::score::{LeaResult, LeaResults, Results};

use super::GoalView;
use super::files::{Table, harmless};
use super::goals::{beside, goal};

/// LEAs listed at once.
const LISTED: usize = 25;

/// The goals of some LEAs in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LeaGoalsPage {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Has the methodology goals? Else the list is empty.
    pub there: bool,
    /// How many LEAs there are.
    pub count: usize,
    /// Position of the first one listed.
    pub first: usize,
    /// In order of code.
    pub leas: Vec<LeaGoals>,
}

/// The goals of an LEA in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LeaGoals {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub lea_code: String,
    /// Its name; may be empty.
    pub lea_name: String,
    /// Its schools.
    pub schools: usize,
    /// Those of them with an index.
    pub indexed: usize,
    /// The students of these.
    pub students: u64,
    /// The mean of its schools' indices first: it decides. Then graduation, achievement, gaps of its pooled measures.
    pub goals: Vec<GoalView>,
    /// The same three of each group that has a result.
    pub groups: Vec<GoalView>,
}

/// The goals of the LEAs of a year, from a position on.
#[must_use]
pub fn lea_goals(results: &Results, leas: &LeaResults, year: &str, first: usize) -> LeaGoalsPage {
    let asked = SchoolYear::parse(year);
    let own: Vec<&LeaResult> = leas.all().iter().filter(|lea| Some(lea.year) == asked).collect();
    let mut judge = Judge::with_leas(results, leas);
    LeaGoalsPage {
        year: year.to_owned(),
        there: judge.is_some(),
        count: own.len(),
        first,
        leas: own.into_iter().skip(first).take(LISTED).filter_map(|lea| view(judge.as_mut()?, lea)).collect(),
    }
}

fn view(judge: &mut Judge<'_>, lea: &LeaResult) -> Option<LeaGoals> {
    let found = judge.lea(lea)?;
    let mut goals = vec![goal("index", StudentGroup::All, &found.index)];
    goals.extend(beside(&found.beside).map(|(id, group, of)| goal(id, group, of)));
    let groups = found.groups.iter().flat_map(|of| beside(of).map(|(id, group, of)| goal(id, group, of)));
    Some(LeaGoals {
        year: lea.year.to_string(),
        lea_code: lea.code.clone(),
        lea_name: lea.name.clone(),
        schools: lea.schools.len(),
        indexed: lea.indexed,
        students: lea.students,
        goals,
        groups: groups.collect(),
    })
}

/// `goals_leas.csv`: a row for each goal of each LEA, year and group.
pub(crate) fn lea_goals_csv(results: &Results, leas: &LeaResults) -> Vec<u8> {
    let mut table =
        Table::new("school_year,lea_code,lea_name,goal,student_group,verdict,reason,value,before,short,target");
    let mut judge = Judge::with_leas(results, leas);
    for lea in leas.all() {
        let Some(found) = judge.as_mut().and_then(|judge| judge.lea(lea)) else { continue };
        let six = |value: Option<Ratio>| value.map_or_else(String::new, |v| fixed(*v.numer(), *v.denom(), 6));
        let (year, code, name) = (lea.year.to_string(), harmless(&lea.code), harmless(&lea.name));
        let mut row = |id: &str, group: StudentGroup, goal: &Goal| {
            let [value, before, short, target] = [goal.value, goal.before, goal.short, goal.target].map(six);
            let (verdict, reason) = (goal.verdict.id(), goal.verdict.reason());
            let group = group.id();
            table.row([&year, &code, &name, id, group, verdict, reason, &value, &before, &short, &target]);
        };
        row("index", StudentGroup::All, &found.index);
        for of in std::iter::once(&found.beside).chain(&found.groups) {
            let told = |goal: &Goal| of.group == StudentGroup::All || goal.value.is_some();
            beside(of).into_iter().filter(|(_, _, goal)| told(goal)).for_each(|(id, group, goal)| row(id, group, goal));
        }
    }
    table.bytes()
}

/// `goals_leas.json`: the same, with every way.
pub(crate) fn lea_goals_json(results: &Results, leas: &LeaResults) -> Vec<u8> {
    let mut judge = Judge::with_leas(results, leas);
    let all = leas.all().iter().filter_map(|lea| view(judge.as_mut()?, lea));
    serde_json::to_vec_pretty(&all.collect::<Vec<_>>()).unwrap_or_default()
}
