//! Great success (methodology.md, rule 15): the goal met, achievement up, gaps closing, at least in the middle of its type.

use crate::model::{Ratio, SchoolType, SchoolYear, StudentGroup};
use crate::order::{self, SmallMap};
use crate::score::{Points, Results};

use super::facts::Facts;
use super::{Judge, Verdict, Why};

/// One thing that great success asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// `goal_met`, `achievement_rises`, `gap_narrows` or `at_middle`.
    pub id: &'static str,
    /// Is it so?
    pub verdict: Verdict,
    /// What is looked at, in points.
    pub value: Option<Ratio>,
    /// What it is held against, in points.
    pub against: Option<Ratio>,
}

/// Great success of one school and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Success {
    /// Met when every condition is.
    pub verdict: Verdict,
    /// In order.
    pub conditions: Vec<Condition>,
}

/// The middle index of each year and type, without alternative schools; of an even number, between the two in the middle.
pub(super) struct Middles(SmallMap<(SchoolYear, SchoolType), Ratio>);

impl Middles {
    pub(super) fn of(results: &Results) -> Self {
        let mut indices: SmallMap<(SchoolYear, SchoolType), Vec<Points>> = SmallMap::new();
        for ((_, school), summary) in results.schools().zip(&results.summaries) {
            let ranked = school.facts.alternative != Some(true);
            if let Some(index) = summary.index.ok().filter(|_| ranked) {
                indices.or_default((school.year, school.school_type())).push(index);
            }
        }
        let middle = |points: &Vec<Points>| {
            let order = order::sorted(points.len(), |a, b| ascending(&points[a], &points[b]));
            let at = |place: usize| points[order[place] as usize].ratio();
            (at((points.len() - 1) / 2) + at(points.len() / 2)) / Ratio::from_integer(2)
        };
        Self(indices.iter().map(|(key, points)| (*key, middle(points))).collect())
    }
}

/// From low to high; cross-multiplied only where denominators differ.
pub(super) fn ascending(a: &Points, b: &Points) -> std::cmp::Ordering {
    if a.den == b.den { a.num.cmp(&b.num) } else { a.ratio().cmp(&b.ratio()) }
}

impl Judge<'_> {
    pub(super) fn success(&mut self, now: &Facts, goal: Verdict) -> Success {
        let school = &self.results.records.schools[now.at];
        if school.facts.alternative == Some(true) {
            return Success { verdict: Verdict::NotJudged(Why::Alternative), conditions: Vec::new() };
        }
        let index = now.index.ok().map(Points::ratio);
        let middle = self.middles.0.get(&(school.year, school.school_type())).copied();
        let condition = |id, found: Result<(bool, Ratio, Ratio), Why>| Condition {
            id,
            verdict: found.map_or_else(Verdict::NotJudged, |(met, _, _)| Verdict::of(met)),
            value: found.ok().map(|(_, value, _)| value),
            against: found.ok().map(|(_, _, against)| against),
        };
        let achievement = self.achievement_beside(now, StudentGroup::All, 1);
        let gaps = self.gaps_beside(now, StudentGroup::All, 1);
        let better = now.subjects.first().map(|subject| subject.better);
        let is_better = |now: Ratio, before: Ratio| match better {
            Some(crate::methodology::Better::Lower) => now < before,
            Some(crate::methodology::Better::Higher) | None => now > before,
        };
        let conditions = vec![
            Condition { id: "goal_met", verdict: goal, value: index, against: None },
            condition("achievement_rises", achievement.map(|c| (is_better(c.now, c.before), c.now, c.before))),
            condition(
                "gap_narrows",
                gaps.map(|[now, before]| {
                    let fell = is_better(before.value, now.value);
                    (now.behind < before.behind && !fell, now.behind, before.behind)
                })
                .map_err(|why| if why == Why::NoEarlierYear { Why::NoGap } else { why }),
            ),
            condition(
                "at_middle",
                index.zip(middle).map(|(index, middle)| (index >= middle, index, middle)).ok_or(Why::NoIndex),
            ),
        ];
        let missed = conditions.iter().any(|condition| condition.verdict == Verdict::NotMet);
        let open = conditions.iter().map(|c| c.verdict).find(|verdict| matches!(verdict, Verdict::NotJudged(_)));
        let verdict = if missed { Verdict::NotMet } else { open.unwrap_or(Verdict::Met) };
        Success { verdict, conditions }
    }
}
