//! Great success (methodology.md, rule 15): the goal met, achievement up, gaps closing, at least in the middle of its type.

use crate::methodology::Better;
use crate::model::{Ratio, SchoolType, SchoolYear, StudentGroup};
use crate::order::{self, SmallMap};
use crate::score::{Points, Results};

use super::facts::{Facts, MeanGap};
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

/// What great success asks for, in the order in which it is told.
#[derive(Clone, Copy)]
enum Asks {
    GoalMet,
    AchievementRises,
    GapNarrows,
    AtMiddle,
}

impl Asks {
    const ALL: [Self; 4] = [Self::GoalMet, Self::AchievementRises, Self::GapNarrows, Self::AtMiddle];

    const fn id(self) -> &'static str {
        match self {
            Self::GoalMet => "goal_met",
            Self::AchievementRises => "achievement_rises",
            Self::GapNarrows => "gap_narrows",
            Self::AtMiddle => "at_middle",
        }
    }
}

impl Judge<'_> {
    pub(super) fn success(&mut self, now: &Facts, goal: Verdict) -> Success {
        if self.is_alternative(now) {
            return Success { verdict: Verdict::NotJudged(Why::Alternative), conditions: Vec::new() };
        }
        let conditions = Asks::ALL.map(|asks| self.condition(now, goal, asks)).to_vec();
        let missed = conditions.iter().any(|condition| condition.verdict == Verdict::NotMet);
        let open = conditions.iter().map(|c| c.verdict).find(|verdict| matches!(verdict, Verdict::NotJudged(_)));
        let verdict = if missed { Verdict::NotMet } else { open.unwrap_or(Verdict::Met) };
        Success { verdict, conditions }
    }

    /// Its verdict alone. One condition that is missed decides, so what takes longest is looked at last.
    pub(super) fn success_verdict(&mut self, now: &Facts, goal: Verdict) -> Verdict {
        let quick = [Asks::GoalMet, Asks::AtMiddle, Asks::AchievementRises];
        let judged = !self.is_alternative(now);
        if judged && quick.into_iter().any(|asks| self.condition(now, goal, asks).verdict == Verdict::NotMet) {
            return Verdict::NotMet;
        }
        self.success(now, goal).verdict
    }

    fn is_alternative(&self, now: &Facts) -> bool {
        self.results.records.schools[now.at].facts.alternative == Some(true)
    }

    fn condition(&mut self, now: &Facts, goal: Verdict, asks: Asks) -> Condition {
        let index = now.index.ok().map(Points::ratio);
        let better = now.subjects.first().map(|subject| subject.better);
        let is_better = |now: Ratio, before: Ratio| match better {
            Some(Better::Lower) => now < before,
            Some(Better::Higher) | None => now > before,
        };
        let found = match asks {
            Asks::GoalMet => {
                return Condition { id: asks.id(), verdict: goal, value: index, against: None };
            }
            Asks::AchievementRises => {
                let both = self.achievement_beside(now, StudentGroup::All, 1);
                both.map(|both| (is_better(both.now, both.before), both.now, both.before))
            }
            Asks::GapNarrows => {
                let both = self.gaps_beside(now, StudentGroup::All, 1);
                let narrows = |[now, before]: [MeanGap; 2]| {
                    let fell = is_better(before.value, now.value);
                    (now.behind < before.behind && !fell, now.behind, before.behind)
                };
                both.map(narrows).map_err(|why| if why == Why::NoEarlierYear { Why::NoGap } else { why })
            }
            Asks::AtMiddle => {
                let school = &self.results.records.schools[now.at];
                let middle = self.middles.0.get(&(school.year, school.school_type())).copied();
                index.zip(middle).map(|(index, middle)| (index >= middle, index, middle)).ok_or(Why::NoIndex)
            }
        };
        Condition {
            id: asks.id(),
            verdict: found.map_or_else(Verdict::NotJudged, |(met, _, _)| Verdict::of(met)),
            value: found.ok().map(|(_, value, _)| value),
            against: found.ok().map(|(_, _, against)| against),
        }
    }
}
