//! A school's goals: met or not, by which way, how much is missing, what next year needs.

use serde::Serialize;

use crate::judge::goals::{Condition, Goal, GoalsOf, Judge, SchoolGoals, Verdict, Way};
use crate::model::{Ratio, StudentGroup, fixed};
use crate::score::Results;

use super::files::{Table, harmless};
use super::{Unknown, find};

/// The goals of a school in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GoalsView {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// Has the methodology goals? Else all lists are empty.
    pub there: bool,
    /// The index first: it decides. Then graduation, achievement, gaps.
    pub goals: Vec<GoalView>,
    /// The same three of each group that has a result.
    pub groups: Vec<GoalView>,
    /// Great success: `met`, `not_met`, `not_judged`.
    pub success: &'static str,
    /// Why it is not judged; else empty.
    pub success_reason: &'static str,
    /// What it asks for.
    pub conditions: Vec<ConditionView>,
}

/// One goal. Values are in points: of the index, percentage points, scale points.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct GoalView {
    /// `index`, `graduation`, `achievement` or `gaps`.
    pub goal: &'static str,
    /// The student group's id.
    pub group: &'static str,
    /// Its name.
    pub label: &'static str,
    /// `met`, `not_met`, `not_judged`.
    pub verdict: &'static str,
    /// Why it is not judged; else empty.
    pub reason: &'static str,
    /// The value; empty without one.
    pub value: String,
    /// What was of one kind with it, the year before; empty without.
    pub before: String,
    /// What was missing, rounded up; empty when nothing was.
    pub short: String,
    /// The value that would meet it next year; empty when nobody can say.
    pub target: String,
    /// Every way to meet it.
    pub ways: Vec<WayView>,
}

/// One way to meet a goal.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WayView {
    /// `at_least`, `at_most`, `gain_over`, `rises_over`, `close_fraction_of_distance`.
    pub kind: &'static str,
    /// Years back.
    pub years: u16,
    /// The rule's points; of a part of a distance, percent.
    pub amount: String,
    /// Where the distance ends; empty without one.
    pub to: String,
    /// What it looks at, this year.
    pub now: String,
    /// The same in the earlier year; empty without.
    pub before: String,
    /// `met`, `not_met`, `not_judged`.
    pub verdict: &'static str,
    /// Why it is not judged; else empty.
    pub reason: &'static str,
    /// What was missing, rounded up; empty when nothing was.
    pub short: String,
}

/// One thing that great success asks for.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ConditionView {
    /// `goal_met`, `achievement_rises`, `gap_narrows` or `at_middle`.
    pub id: &'static str,
    /// `met`, `not_met`, `not_judged`.
    pub verdict: &'static str,
    /// Why it is not judged; else empty.
    pub reason: &'static str,
    /// What is looked at; empty without.
    pub value: String,
    /// What it is held against; empty without.
    pub against: String,
}

/// Points with two places.
pub(super) fn two(value: Ratio) -> String {
    fixed(*value.numer(), *value.denom(), 2)
}

fn maybe(value: Option<Ratio>) -> String {
    value.map_or_else(String::new, two)
}

/// With two places, up: a thousandth missing is not nothing missing.
fn up(value: Option<Ratio>) -> String {
    let zero = Ratio::from_integer(0);
    let short = value.filter(|short| *short > zero);
    short.map_or_else(String::new, |short| two((short * Ratio::from_integer(100)).ceil() / Ratio::from_integer(100)))
}

fn way(way: &Way) -> WayView {
    let amount = if way.to.is_some() { way.amount * Ratio::from_integer(100) } else { way.amount };
    WayView {
        kind: way.kind,
        years: way.years,
        amount: two(amount),
        to: maybe(way.to),
        now: two(way.now),
        before: maybe(way.before),
        verdict: way.verdict.id(),
        reason: way.verdict.reason(),
        short: up(way.short),
    }
}

pub(super) fn goal(id: &'static str, group: StudentGroup, goal: &Goal) -> GoalView {
    GoalView {
        goal: id,
        group: group.id(),
        label: group.label(),
        verdict: goal.verdict.id(),
        reason: goal.verdict.reason(),
        value: maybe(goal.value),
        before: maybe(goal.before),
        short: up(goal.short),
        target: maybe(goal.target),
        ways: goal.ways.iter().map(way).collect(),
    }
}

fn condition(condition: &Condition) -> ConditionView {
    ConditionView {
        id: condition.id,
        verdict: condition.verdict.id(),
        reason: condition.verdict.reason(),
        value: maybe(condition.value),
        against: maybe(condition.against),
    }
}

pub(super) fn beside(of: &GoalsOf) -> [(&'static str, StudentGroup, &Goal); 3] {
    [("graduation", of.group, &of.graduation), ("achievement", of.group, &of.achievement), ("gaps", of.group, &of.gaps)]
}

/// The goals of a school in a year.
///
/// # Errors
/// When there is no such school in that year.
pub fn goals(results: &Results, year: &str, school_code: &str) -> Result<GoalsView, Unknown> {
    let at = find(results, year, school_code)?;
    Ok(view(results, Judge::new(results).as_mut(), at))
}

fn view(results: &Results, judge: Option<&mut Judge<'_>>, at: usize) -> GoalsView {
    let school = &results.records.schools[at];
    let mut view = GoalsView {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        there: judge.is_some(),
        goals: Vec::new(),
        groups: Vec::new(),
        success: "not_judged",
        success_reason: "no_goals",
        conditions: Vec::new(),
    };
    if let Some(judge) = judge {
        let SchoolGoals { index, beside: own, success } = judge.school(at);
        view.goals.push(goal("index", StudentGroup::All, &index));
        view.goals.extend(beside(&own).map(|(id, group, of)| goal(id, group, of)));
        for of in judge.groups(at) {
            view.groups.extend(beside(&of).map(|(id, group, of)| goal(id, group, of)));
        }
        (view.success, view.success_reason) = (success.verdict.id(), success.verdict.reason());
        view.conditions = success.conditions.iter().map(condition).collect();
    }
    view
}

/// `goals.csv`: a row for each goal of each school, year and group; great success last.
pub(crate) fn goals_csv(results: &Results) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_code,school_name,lea_code,school_type,goal,student_group,verdict,reason,value,before,short,target",
    );
    let mut judge = Judge::new(results);
    for (at, school) in results.schools() {
        let Some(judge) = judge.as_mut() else { break };
        let (year, name) = (school.year.to_string(), harmless(&school.facts.name));
        let lea = harmless(&school.facts.lea_code);
        let six = |value: Option<Ratio>| value.map_or_else(String::new, |v| fixed(*v.numer(), *v.denom(), 6));
        let mut row = |id: &str, group: StudentGroup, verdict: Verdict, values: [Option<Ratio>; 4]| {
            let [value, before, short, target] = values.map(six);
            let kind = school.school_type().id();
            let (verdict, reason) = (verdict.id(), verdict.reason());
            let code = school.code.as_str();
            table.row([
                &year,
                code,
                &name,
                &lea,
                kind,
                id,
                group.id(),
                verdict,
                reason,
                &value,
                &before,
                &short,
                &target,
            ]);
        };
        let goals = judge.school(at);
        let mut of_goal = |id: &str, group: StudentGroup, goal: &Goal| {
            row(id, group, goal.verdict, [goal.value, goal.before, goal.short, goal.target]);
        };
        of_goal("index", StudentGroup::All, &goals.index);
        for of in std::iter::once(goals.beside).chain(judge.groups(at)) {
            let told = |goal: &Goal| of.group == StudentGroup::All || goal.value.is_some();
            beside(&of)
                .into_iter()
                .filter(|(_, _, goal)| told(goal))
                .for_each(|(id, group, goal)| of_goal(id, group, goal));
        }
        row("great_success", StudentGroup::All, goals.success.verdict, [None; 4]);
        for one in &goals.success.conditions {
            row(one.id, StudentGroup::All, one.verdict, [one.value, one.against, None, None]);
        }
    }
    table.bytes()
}

/// `goals.json`: the same, with every way.
pub(crate) fn goals_json(results: &Results) -> Vec<u8> {
    let mut judge = Judge::new(results);
    let schools: Vec<GoalsView> = results.schools().map(|(at, _)| view(results, judge.as_mut(), at)).collect();
    serde_json::to_vec_pretty(&schools).unwrap_or_default()
}
