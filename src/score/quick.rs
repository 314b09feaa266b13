//! The index and levels of many schools, without their parts: what a slider moves must follow the hand.
//!
//! Says exactly what [`Scorer::score`] says; a test holds one against the other.

use std::rc::Rc;

use crate::methodology::{Better, CutPoints, IndicatorRule, Methodology, Phase, Redistribution, ScoredGroup, Unit};
use crate::model::{Fraction, IndicatorId, Level, Members, Place, StudentGroup};
use crate::order::SmallMap;
use crate::records::CellContent;
use crate::tally::{Count, SchoolTally};

use super::{NoIndex, Points, Scorer, Weights};

/// Members and which indicators are scored.
type Pattern = (Members, Vec<bool>);

/// Scores schools one after the other.
#[derive(Debug)]
pub struct Quick<'m> {
    scorer: Scorer<'m>,
    methodology: &'m Methodology,
    needed: u64,
    /// The groups that are wanted by name, a bit each.
    named: u32,
    /// Is the lowest racial or ethnic group wanted?
    lowest: bool,
    wanted: usize,
    plans: SmallMap<Place, Rc<[Plan<'m>]>>,
    shares: SmallMap<Pattern, Rc<Shares>>,
    last: Option<(Pattern, Rc<Shares>)>,
    /// Of the school at hand, by rule.
    found: Vec<Found>,
    scored: Vec<bool>,
}

/// How an indicator is read at schools of some members.
#[derive(Clone, Copy, Debug)]
struct Plan<'m> {
    carries: bool,
    position: Option<u16>,
    unit: Unit,
    better: Better,
    groups: bool,
    cuts: Option<&'m CutPoints>,
    /// What draws rates of few students, or gives points in proportion to the value instead of the level.
    rule: Option<&'m IndicatorRule>,
    /// Do its cut points fit 31 bits? Then 64 are enough to compare a count with them.
    small: bool,
    /// What becomes of the part of a group without a result.
    redistribution: Option<&'m Redistribution>,
}

impl Plan<'_> {
    fn reads_like(&self, other: &Plan<'_>) -> bool {
        let drawn = |plan: &Plan<'_>| {
            let rule = plan.rule?;
            Some((rule.scale.as_ref().map(|own| own.value.clone()), rule.shrink.as_ref().map(|own| own.value)))
        };
        (self.carries, self.position, self.unit, self.better, self.groups, self.cuts)
            == (other.carries, other.position, other.unit, other.better, other.groups, other.cuts)
            && drawn(self) == drawn(other)
    }
}

/// What was read of one indicator at a school: the level of all students and what it earns, what the scored groups earn
/// together, and how many these are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found {
    all: u8,
    groups: u8,
    earned: u32,
    sum: u32,
}

impl Found {
    /// The level of all students; zero where the indicator carries no points.
    #[must_use]
    pub const fn level(self) -> u8 {
        self.all
    }
}

/// What a part of all students is worth, and a part of a group, by how many groups share; over [`Weights::den`].
#[derive(Debug)]
struct Shares {
    outcome: Result<(), NoIndex>,
    den: i128,
    by_rule: Vec<Vec<(i128, i128)>>,
}

impl<'m> Quick<'m> {
    /// For tallies whose indicators are these.
    #[must_use]
    pub fn new(methodology: &'m Methodology, indicators: &'m [IndicatorId]) -> Self {
        let wanted = &methodology.scored_groups().value;
        let named = wanted.iter().map(|group| match group {
            ScoredGroup::Group(group) => bit(*group),
            ScoredGroup::LowestRaceEthnicity => 0,
        });
        let rules = methodology.indicators().len();
        Self {
            scorer: Scorer::new(methodology, indicators),
            methodology,
            needed: methodology.n_size().value,
            named: named.fold(0, |all, one| all | one),
            lowest: wanted.contains(&ScoredGroup::LowestRaceEthnicity),
            wanted: wanted.len(),
            plans: SmallMap::new(),
            shares: SmallMap::new(),
            last: None,
            found: vec![Found::default(); rules],
            scored: vec![false; rules],
        }
    }

    /// The index of a school, or why there is none.
    ///
    /// # Errors
    /// As [`SchoolScore::index`](super::SchoolScore::index).
    pub fn score(&mut self, tally: SchoolTally<'_>, place: Place) -> Result<Points, NoIndex> {
        let mut found = std::mem::take(&mut self.found);
        self.read(tally, place, &mut found, |_| true);
        let index = self.index(place, &found, |_| true);
        self.found = found;
        index
    }

    /// The levels of all students of the school scored last, by rule; zero where the indicator carries no points there.
    pub fn levels(&self) -> impl Iterator<Item = u8> {
        self.found.iter().map(|found| found.level())
    }

    /// Reads those indicators of a school that are asked for, by position in the methodology.
    pub fn read(
        &mut self,
        tally: SchoolTally<'_>,
        place: Place,
        found: &mut [Found],
        mut asked: impl FnMut(usize) -> bool,
    ) {
        let plans = self.plan(place);
        for (at, (plan, found)) in plans.iter().zip(found).enumerate() {
            if asked(at) {
                let counts = plan.position.map_or(&[][..], |position| tally.indicator(position));
                *found = self.read_one(plan, counts);
            }
        }
    }

    /// The index of a school from what was read of it, on those of its indicators that are kept.
    ///
    /// # Errors
    /// As [`SchoolScore::index`](super::SchoolScore::index).
    pub fn index(&mut self, place: Place, found: &[Found], kept: impl Fn(usize) -> bool) -> Result<Points, NoIndex> {
        let Place { members, .. } = place;
        let plans = self.plan(place);
        let mut refused = false;
        for (at, (plan, found)) in plans.iter().zip(found).enumerate() {
            self.scored[at] = found.all > 0 && kept(at);
            refused |= self.scored[at]
                && plan.groups
                && plan.redistribution == Some(&Redistribution::Refuse)
                && usize::from(found.groups) < self.wanted;
        }
        let shares = self.shares(members);
        if members.is_empty() {
            return Err(NoIndex::TypeUnknown);
        }
        match shares.outcome {
            Err(NoIndex::TooFine) => return Err(NoIndex::TooFine),
            _ if refused => return Err(NoIndex::Refused),
            outcome => outcome?,
        }
        let mut num = 0;
        for (((found, scored), plan), shares) in found.iter().zip(&self.scored).zip(plans.iter()).zip(&shares.by_rule) {
            let count = if plan.groups && plan.redistribution == Some(&Redistribution::None) {
                self.wanted
            } else {
                usize::from(found.groups)
            };
            if let Some((all, each)) = shares.get(count).filter(|_| *scored) {
                num += all * i128::from(found.earned) + each * i128::from(found.sum);
            }
        }
        Ok(Points { num, den: shares.den })
    }

    /// By position in the methodology: does another methodology with the same indicators read them at such a school as
    /// this one does, whatever was counted?
    pub fn reads_like(&mut self, other: &mut Quick<'_>, place: Place) -> Vec<bool> {
        let same_groups = self.needed == other.needed && self.named == other.named && self.lowest == other.lowest;
        let (own, others) = (self.plan(place), other.plan(place));
        let pairs = own.iter().zip(others.iter());
        pairs.map(|(own, other)| same_groups && own.reads_like(other)).collect()
    }

    fn read_one(&self, plan: &Plan<'_>, counts: &[Count]) -> Found {
        let mut found = Found::default();
        let Some((all, groups)) = counts.split_first().filter(|(all, _)| all.group == StudentGroup::All) else {
            return found;
        };
        found.all = plan.carries.then(|| self.level(plan, all)).flatten().unwrap_or(0);
        found.earned = earned(plan, found.all, all);
        if found.all == 0 || !plan.groups {
            return found;
        }
        let mut worst: Option<(&Count, u8, Fraction, u64)> = None;
        for count in groups {
            let (named, race) = (self.named & bit(count.group) != 0, count.group.is_race_or_ethnicity());
            let counts = named || (self.lowest && race);
            if !counts {
                continue;
            }
            let Some(level) = self.level(plan, count) else { continue };
            if named {
                found.sum += earned(plan, level, count);
                found.groups += 1;
            }
            if self.lowest
                && race
                && let Some(amount) = count.content.amount()
            {
                let sinks = worst.as_ref().is_none_or(|(before, _, value, students)| {
                    let order = match plan.better {
                        Better::Higher => amount.value.cmp(value),
                        Better::Lower => value.cmp(&amount.value),
                    };
                    let ties = || students.cmp(&amount.denominator);
                    order.then_with(ties).then_with(|| count.group.id().cmp(before.group.id())).is_lt()
                });
                if sinks {
                    worst = Some((count, level, amount.value, amount.denominator));
                }
            }
        }
        // The lowest that is wanted by name as well counts once.
        if let Some((count, level, ..)) = worst.filter(|(count, ..)| self.named & bit(count.group) == 0) {
            found.sum += earned(plan, level, count);
            found.groups += 1;
        }
        found
    }

    /// The level of a count that is large enough and in the indicator's unit.
    fn level(&self, plan: &Plan<'_>, count: &Count) -> Option<u8> {
        let drawn = plan.rule.and_then(|rule| Some(rule.cuts_at(plan.cuts?, count.content.amount()?.denominator)));
        let cuts = drawn.as_ref().or(plan.cuts)?;
        let reached = match count.content {
            CellContent::Suppressed => return None,
            CellContent::Rate { numerator, denominator } => {
                if u64::from(denominator) < self.needed || plan.unit != Unit::Percent || numerator > denominator {
                    return None;
                }
                if plan.small {
                    let (num, den) = (i64::from(numerator), i64::from(denominator));
                    let reaches = |cut: &&Fraction| match plan.better {
                        Better::Higher => num * cut.den >= cut.num * den,
                        Better::Lower => num * cut.den <= cut.num * den,
                    };
                    cuts.cuts().iter().take_while(reaches).count()
                } else {
                    cuts.reached(Fraction::new(numerator.into(), denominator.into()), plan.better)
                }
            }
            CellContent::Value { denominator, .. } | CellContent::Quotient { denominator, .. } => {
                let amount = count.content.amount()?;
                if u64::from(denominator) < self.needed || !plan.unit.fits(&amount) {
                    return None;
                }
                cuts.reached(amount.value, plan.better)
            }
        };
        Some(Level::from_reached(reached).number())
    }

    fn plan(&mut self, place: Place) -> Rc<[Plan<'m>]> {
        if let Some(known) = self.plans.get(&place) {
            return Rc::clone(known);
        }
        let Place { members, year } = place;
        let phases = self.methodology.phase_in().of(year);
        let carries = self.scorer.carries(members);
        let plans = self.methodology.indicators().iter().zip(carries.iter()).zip(self.scorer.positions());
        let plans: Rc<[Plan<'m>]> = plans
            .enumerate()
            .map(|(at, ((rule, carries), position))| {
                let redistribution = rule.node.map(|node| &self.methodology.nodes()[node].redistribution.value);
                let cuts = self.methodology.cut_points(rule, members).map(|own| &own.value);
                Plan {
                    carries: *carries && phases.is_none_or(|phases| phases.phase(at) == Phase::Scored),
                    position: *position,
                    unit: rule.unit,
                    better: rule.better.value,
                    groups: rule.groups.value,
                    cuts,
                    rule: Some(rule).filter(|rule| rule.scale.is_some() || rule.shrink.is_some()),
                    small: rule.shrink.is_none() && cuts.is_some_and(|cuts| cuts.cuts().iter().all(fits_31_bits)),
                    redistribution,
                }
            })
            .collect();
        self.plans.insert(place, Rc::clone(&plans));
        plans
    }

    fn shares(&mut self, members: Members) -> Rc<Shares> {
        if let Some((_, shares)) = self.last.as_ref().filter(|((m, s), _)| *m == members && *s == self.scored) {
            return Rc::clone(shares);
        }
        let pattern = (members, self.scored.clone());
        let known = self.shares.get(&pattern).map(Rc::clone);
        let shares = known.unwrap_or_else(|| {
            let weights = self.scorer.weights(members, &self.scored);
            let shares = Rc::new(self.share_out(weights.as_deref()));
            self.shares.insert(pattern.clone(), Rc::clone(&shares));
            shares
        });
        self.last = Some((pattern, Rc::clone(&shares)));
        shares
    }

    /// As [`Scorer::score`] shares an indicator's points between all students and the groups.
    fn share_out(&self, weights: Option<&Weights>) -> Shares {
        let Some(weights) = weights else {
            return Shares { outcome: Err(NoIndex::TooFine), den: 1, by_rule: Vec::new() };
        };
        let share = self.methodology.all_students_share().value;
        let by_rule = weights.maxima.iter().zip(self.methodology.indicators()).map(|(maximum, rule)| {
            let (part, parts) = (maximum / share.denom(), i128::from(rule.parts()));
            (0..=self.wanted)
                .map(|count| match i128::try_from(count) {
                    Ok(count) if count > 0 => {
                        (part * share.numer() / parts, part * (share.denom() - share.numer()) / count / parts)
                    }
                    _ => (maximum / parts, 0),
                })
                .collect()
        });
        let outcome = if weights.refused {
            Err(NoIndex::Refused)
        } else if weights.base < self.methodology.minimum_points().value {
            Err(NoIndex::PointsBase)
        } else {
            Ok(())
        };
        Shares { outcome, den: weights.den, by_rule: by_rule.collect() }
    }
}

/// How many parts of its maximum a count of this level earns.
fn earned(plan: &Plan<'_>, level: u8, count: &Count) -> u32 {
    let scale = plan.rule.filter(|_| level > 0).and_then(|rule| Some((rule, &rule.scale.as_ref()?.value)));
    let found = scale.zip(count.content.amount());
    found.map_or(level.into(), |((rule, scale), amount)| scale.mark(rule.counted(&amount), plan.better))
}

const fn bit(group: StudentGroup) -> u32 {
    1 << group as u32
}

const fn fits_31_bits(cut: &Fraction) -> bool {
    cut.num.unsigned_abs() < 1 << 31 && cut.den.unsigned_abs() < 1 << 31
}
