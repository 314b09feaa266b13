//! School Quality Improvement Goals and great success (methodology.md, rules 14 and 15), by the methodology's rules.
//!
//! The goal of the index decides; graduation, achievement and gaps stand beside it. Years are set beside each other only in
//! what is of one kind in both: the indicators scored in both, counted by the same layout, without a change of meaning in
//! between. Assumed: a school that changed its type has no gain that could be judged; the mean gap of a year is weighed by
//! that year's students; *without the group falling* is about the groups' own mean, weighed alike.
//!
//! Lives here: verdicts with their reasons, exact to the last digit. May not live here: tiers of support, pairs, words.

mod chance;
mod facts;
mod leas;
mod succeeds;
mod success;
mod weigh;

use std::rc::Rc;

use crate::methodology::{Better, GoalRule, Goals as Rules};
use crate::model::{Ratio, SchoolYear, StudentGroup};
use crate::score::{LeaResults, Results, Scorer};
use crate::tally::{Count, SchoolTally};

use facts::{Facts, MeanGap};
use weigh::{Asked, verdict, weigh};

pub(super) use facts::Subject;
pub use leas::LeaGoalsOf;
pub(super) use succeeds::{alike, subjects, succeeds};
pub use success::{Condition, Success};

/// Is it met?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// Nobody can say.
    NotJudged(Why),
}

impl Verdict {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotJudged(_) => "not_judged",
        }
    }

    /// Why it is not judged; empty when it is.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Met | Self::NotMet => "",
            Self::NotJudged(why) => why.id(),
        }
    }

    pub(super) const fn of(met: bool) -> Self {
        if met { Self::Met } else { Self::NotMet }
    }
}

/// Why something is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The methodology has no goals.
    NoGoals,
    /// There is no index in this year.
    NoIndex,
    /// There is no result at the n-size.
    NoResult,
    /// No group has a gap that can be looked at.
    NoGap,
    /// There is nothing of so many years before.
    NoEarlierYear,
    /// The school was of another type then.
    OtherType,
    /// What is of one kind in both years has too few nominal points.
    CommonBase,
    /// Nothing in both years is of one kind.
    OtherKind,
    /// Alternative schools are not recognised or ranked.
    Alternative,
}

impl Why {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoGoals => "no_goals",
            Self::NoIndex => "no_index",
            Self::NoResult => "no_result",
            Self::NoGap => "no_gap",
            Self::NoEarlierYear => "no_earlier_year",
            Self::OtherType => "other_type",
            Self::CommonBase => "common_base",
            Self::OtherKind => "other_kind",
            Self::Alternative => "alternative",
        }
    }

    /// A past that is there and cannot be compared leaves a goal open; one that is not there does not.
    pub(super) const fn leaves_open(self) -> bool {
        matches!(self, Self::OtherType | Self::CommonBase | Self::OtherKind)
    }
}

/// The same thing in two years, in points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// This year.
    pub now: Ratio,
    /// The earlier year.
    pub before: Ratio,
}

/// One way to meet a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The rule's kind.
    pub kind: &'static str,
    /// Years back; zero where the past is not asked.
    pub years: u16,
    /// The rule's points, or its part of the distance.
    pub amount: Ratio,
    /// Where the distance ends.
    pub to: Option<Ratio>,
    /// What it looks at, this year.
    pub now: Ratio,
    /// The same in the earlier year.
    pub before: Option<Ratio>,
    /// Is it met?
    pub verdict: Verdict,
    /// Points that are missing; at most zero when it is met.
    pub short: Option<Ratio>,
}

/// A goal of one school and year, or of one of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Is it met?
    pub verdict: Verdict,
    /// The value, in points.
    pub value: Option<Ratio>,
    /// What was of one kind with it, the year before.
    pub before: Option<Ratio>,
    /// Points that were missing to the nearest way; only when it is not met.
    pub short: Option<Ratio>,
    /// The value that would meet it next year.
    pub target: Option<Ratio>,
    /// Every way there is.
    pub ways: Vec<Way>,
}

impl Goal {
    pub(super) const fn not_judged(why: Why) -> Self {
        Self {
            verdict: Verdict::NotJudged(why),
            value: None,
            before: None,
            short: None,
            target: None,
            ways: Vec::new(),
        }
    }
}

/// The goals of a school or of one of its groups in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoalsOf {
    /// All students, or the group.
    pub group: StudentGroup,
    /// The graduation rate.
    pub graduation: Goal,
    /// The mean of the subjects.
    pub achievement: Goal,
    /// How far all other students are ahead: of all gap groups together, or of the one.
    pub gaps: Goal,
}

/// A school's goals in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolGoals {
    /// The goal that decides: of the index.
    pub index: Goal,
    /// What stands beside it, for all students.
    pub beside: GoalsOf,
    /// Great success.
    pub success: Success,
}

/// What is kept of every school and year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// The goal that decides.
    pub goal: Verdict,
    /// Great success.
    pub success: Verdict,
}

/// The goal of an index, whose past may look at a part of it.
pub(super) fn goal_of_index(rules: &Rules, now: Ratio, past: &mut dyn FnMut(u16) -> Result<Compared, Why>) -> Goal {
    weigh(&rules.index.value, Asked { now, better: Better::Higher, past })
}

/// The verdicts of every school and year, as [`Records::schools`](crate::records::Records::schools).
#[must_use]
pub fn verdicts(results: &Results) -> Vec<Verdicts> {
    let Some(mut judge) = Judge::new(results) else {
        let none = Verdict::NotJudged(Why::NoGoals);
        return vec![Verdicts { goal: none, success: none }; results.summaries.len()];
    };
    (0..results.summaries.len()).map(|at| judge.verdicts(at)).collect()
}

/// Judges schools of one set of results; what it has looked at it remembers.
pub struct Judge<'r> {
    results: &'r Results,
    rules: &'r Rules,
    scorer: Scorer<'r>,
    /// As the records' schools.
    facts: Vec<Option<Rc<Facts>>>,
    middles: success::Middles,
    /// For goals of LEAs.
    leas: Option<&'r LeaResults>,
}

impl<'r> Judge<'r> {
    /// Nothing when the methodology has no goals.
    #[must_use]
    pub fn new(results: &'r Results) -> Option<Self> {
        let rules = results.methodology.goals()?;
        let facts = vec![None; results.summaries.len()];
        Some(Self {
            results,
            rules,
            scorer: results.scorer(),
            facts,
            middles: success::Middles::of(results),
            leas: None,
        })
    }

    /// The goals of a school and year, by position in the records.
    pub fn school(&mut self, at: usize) -> SchoolGoals {
        let now = self.facts(at);
        let index = self.index(&now);
        let beside = self.beside(&now, StudentGroup::All);
        let success = self.success(&now, index.verdict);
        SchoolGoals { index, beside, success }
    }

    /// Its verdicts alone: the same, without what stands beside them.
    pub fn verdicts(&mut self, at: usize) -> Verdicts {
        let now = self.facts(at);
        let goal = self.of_index(&now, verdict).unwrap_or(Verdict::NotJudged(Why::NoIndex));
        Verdicts { goal, success: self.success_verdict(&now, goal) }
    }

    /// The goals of its groups, of those that have any result.
    pub fn groups(&mut self, at: usize) -> Vec<GoalsOf> {
        let now = self.facts(at);
        self.groups_of(&now)
    }

    fn groups_of(&mut self, now: &Facts) -> Vec<GoalsOf> {
        let subjects = || now.graduation.iter().chain(&now.subjects);
        let has = |group: StudentGroup| subjects().any(|subject| subject.value(group).is_some());
        let groups = StudentGroup::EVERY.iter().copied().filter(|group| *group != StudentGroup::All && has(*group));
        groups.map(|group| self.beside(now, group)).collect()
    }

    fn facts(&mut self, at: usize) -> Rc<Facts> {
        if let Some(facts) = &self.facts[at] {
            return Rc::clone(facts);
        }
        let score = self.results.score(&mut self.scorer, at);
        let facts = Rc::new(Facts::of(self.results, self.rules, at, &score));
        self.facts[at] = Some(Rc::clone(&facts));
        facts
    }

    /// The same school so many years before.
    fn earlier(&mut self, now: &Facts, years: u16) -> Option<Rc<Facts>> {
        let school = &self.results.records.schools[now.at];
        let year = SchoolYear::of_spring(school.year.spring()?.checked_sub(years)?)?;
        if let Some(code) = &now.lea {
            let lea = self.leas?.find(year, code)?;
            return Facts::of_lea(self.results, self.rules, lea).map(Rc::new);
        }
        let at = self.results.records.find(year, school.code.as_str())?;
        Some(self.facts(at))
    }

    fn index(&mut self, now: &Facts) -> Goal {
        self.of_index(now, weigh).unwrap_or(Goal::not_judged(Why::NoIndex))
    }

    /// Holds the rule of the index against a school's; nothing where it has none.
    fn of_index<T>(&mut self, now: &Facts, hold: fn(&GoalRule, Asked<'_>) -> T) -> Option<T> {
        let (index, rule) = (now.index.ok()?.ratio(), &self.rules.index.value);
        let mut past = |years| self.index_beside(now, years);
        Some(hold(rule, Asked { now: index, better: Better::Higher, past: &mut past }))
    }

    /// The index beside that of an earlier year, both on what is of one kind in both.
    fn index_beside(&mut self, now: &Facts, years: u16) -> Result<Compared, Why> {
        let before = self.earlier(now, years).ok_or(Why::NoEarlierYear)?;
        let (Ok(index), Ok(index_before)) = (now.index, before.index) else { return Err(Why::NoEarlierYear) };
        let schools = &self.results.records.schools;
        if schools[now.at].members != schools[before.at].members {
            return Err(Why::OtherType);
        }
        let common = before.common(self.results, now);
        if common.len() == now.scored.len() && common.len() == before.scored.len() {
            return Ok(Compared { now: index.ratio(), before: index_before.ratio() });
        }
        Ok(Compared { now: self.index_on(now.at, &common)?, before: self.index_on(before.at, &common)? })
    }

    /// The index on some indicators only.
    fn index_on(&mut self, at: usize, rules: &[usize]) -> Result<Ratio, Why> {
        let indicators = self.results.methodology.indicators();
        let kept: Vec<u16> = rules.iter().filter_map(|rule| self.results.position(&indicators[*rule].id)).collect();
        let tally = self.results.tallies.school(at);
        let counts: Vec<Count> = tally.counts().filter(|count| kept.contains(&count.indicator)).cloned().collect();
        let score = self.scorer.score(SchoolTally::of(&counts), self.results.records.schools[at].place());
        score.index.map(|num| score.points(num).ratio()).map_err(|_| Why::CommonBase)
    }

    /// Graduation, achievement and gaps of all students or of a group.
    fn beside(&mut self, now: &Facts, group: StudentGroup) -> GoalsOf {
        let rules = self.rules;
        let graduation = now.graduation.as_ref().and_then(|subject| subject.value(group).zip(Some(subject)));
        let graduation = graduation.map_or(Goal::not_judged(Why::NoResult), |(value, subject)| {
            let mut past = |years| {
                let before = self.earlier(now, years).ok_or(Why::NoEarlierYear)?;
                let there = before.graduation.as_ref().and_then(|own| own.value(group)).ok_or(Why::NoEarlierYear)?;
                before.same(self.results, now, subject).ok_or(Why::OtherKind)?;
                Ok(Compared { now: value, before: there })
            };
            weigh(&rules.graduation.value, Asked { now: value, better: subject.better, past: &mut past })
        });
        let values: Vec<Ratio> = now.subjects.iter().filter_map(|subject| subject.value(group)).collect();
        let better = now.subjects.first().map_or(Better::Higher, |subject| subject.better);
        let achievement = mean(&values).map_or(Goal::not_judged(Why::NoResult), |value| {
            let mut past = |years| self.achievement_beside(now, group, years);
            weigh(&rules.achievement.value, Asked { now: value, better, past: &mut past })
        });
        let gaps = self.gap_now(now, group).map_or(Goal::not_judged(Why::NoGap), |value| {
            let mut past = |years| {
                self.gaps_beside(now, group, years)
                    .map(|[now, before]| Compared { now: now.behind, before: before.behind })
            };
            weigh(&rules.gaps.value, Asked { now: value.behind, better: Better::Lower, past: &mut past })
        });
        GoalsOf { group, graduation, achievement, gaps }
    }

    /// The mean of the subjects that both years have.
    fn achievement_beside(&mut self, now: &Facts, group: StudentGroup, years: u16) -> Result<Compared, Why> {
        let before = self.earlier(now, years).ok_or(Why::NoEarlierYear)?;
        let same = |subject: &Subject| before.same(self.results, now, subject).is_some();
        achievement(&now.subjects, &before.subjects, group, &same)
    }

    /// The mean gap of this year: of what last year has as well, else of this year alone.
    fn gap_now(&mut self, now: &Facts, group: StudentGroup) -> Option<MeanGap> {
        if let Ok([gap, _]) = self.gaps_beside(now, group, 1) {
            return Some(gap);
        }
        let n_size = self.results.methodology.n_size().value;
        let mut gaps = Vec::new();
        for subject in &now.subjects {
            let groups = if group == StudentGroup::All { subject.gap_groups(self.rules) } else { vec![group] };
            gaps.extend(groups.into_iter().filter_map(|group| subject.gap(group, n_size)));
        }
        MeanGap::of(&gaps)
    }

    /// The mean gap beside that of an earlier year: of the groups and subjects that both years have at the n-size.
    fn gaps_beside(&mut self, now: &Facts, group: StudentGroup, years: u16) -> Result<[MeanGap; 2], Why> {
        let before = self.earlier(now, years).ok_or(Why::NoEarlierYear)?;
        let n_size = self.results.methodology.n_size().value;
        let same = |subject: &Subject| before.same(self.results, now, subject).is_some();
        gaps(self.rules, n_size, &now.subjects, &before.subjects, group, &same)
    }
}

/// The mean of the subjects that two years have. `same` says whether a subject of this year is of one kind in both.
fn achievement(
    now: &[Subject],
    before: &[Subject],
    group: StudentGroup,
    same: &dyn Fn(&Subject) -> bool,
) -> Result<Compared, Why> {
    let (mut values, mut values_before, mut other_kind) = (Vec::new(), Vec::new(), false);
    for subject in now {
        let there = before.iter().find(|own| own.rule == subject.rule).and_then(|own| own.value(group));
        let (Some(value), Some(there)) = (subject.value(group), there) else { continue };
        if !same(subject) {
            other_kind = true;
            continue;
        }
        values.push(value);
        values_before.push(there);
    }
    let none = if other_kind { Why::OtherKind } else { Why::NoEarlierYear };
    mean(&values).zip(mean(&values_before)).map(|(now, before)| Compared { now, before }).ok_or(none)
}

/// The mean gaps of two years, of the groups and subjects that both have at the n-size.
fn gaps(
    rules: &Rules,
    n_size: u64,
    now: &[Subject],
    before: &[Subject],
    group: StudentGroup,
    same: &dyn Fn(&Subject) -> bool,
) -> Result<[MeanGap; 2], Why> {
    let (mut gaps, mut gaps_before, mut other_kind) = (Vec::new(), Vec::new(), false);
    for subject in now {
        let Some(there) = before.iter().find(|own| own.rule == subject.rule) else { continue };
        if !same(subject) {
            other_kind = true;
            continue;
        }
        let groups = if group == StudentGroup::All { there.gap_groups(rules) } else { vec![group] };
        for group in groups {
            if let (Some(gap), Some(gap_before)) = (subject.gap(group, n_size), there.gap(group, n_size)) {
                gaps.push(gap);
                gaps_before.push(gap_before);
            }
        }
    }
    let none = if other_kind { Why::OtherKind } else { Why::NoEarlierYear };
    MeanGap::of(&gaps).zip(MeanGap::of(&gaps_before)).map(|(now, before)| [now, before]).ok_or(none)
}

fn mean(values: &[Ratio]) -> Option<Ratio> {
    let count = i128::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<Ratio>() / Ratio::from_integer(count))
}
