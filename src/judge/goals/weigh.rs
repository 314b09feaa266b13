//! A goal's rule held against a value and its past: met or not, by which way, how much is missing, what next year needs.

use std::cmp::Ordering;

use super::{Compared, Goal, Verdict, Way, Why};
use crate::methodology::{Better, GoalRule, half_up};
use crate::model::Ratio;

/// A value and its past. The past may look at a part of what the value is made of: both of a [`Compared`] are of that part.
pub(super) struct Asked<'a> {
    /// The value itself.
    pub(super) now: Ratio,
    /// Which way is better.
    pub(super) better: Better,
    /// The value beside that of so many years before.
    pub(super) past: &'a mut dyn FnMut(u16) -> Result<Compared, Why>,
}

/// How far a rule is from being met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Short {
    /// In points; below zero when there is some to spare.
    by: Ratio,
    /// Is exactly nothing to spare too little?
    strict: bool,
}

impl Short {
    fn met(self) -> bool {
        match self.by.cmp(&zero()) {
            Ordering::Less => true,
            Ordering::Equal => !self.strict,
            Ordering::Greater => false,
        }
    }
}

fn zero() -> Ratio {
    Ratio::from_integer(0)
}

/// A difference in the better direction.
fn ahead(better: Better, to: Ratio, from: Ratio) -> Ratio {
    match better {
        Better::Higher => to - from,
        Better::Lower => from - to,
    }
}

fn judged(found: Result<Short, Why>) -> Verdict {
    found.map_or_else(Verdict::NotJudged, |short| Verdict::of(short.met()))
}

/// Is a rule met?
pub(super) fn verdict(rule: &GoalRule, mut asked: Asked<'_>) -> Verdict {
    judged(short(rule, &mut asked, &mut Vec::new()))
}

/// Holds a rule against a value.
pub(super) fn weigh(rule: &GoalRule, mut asked: Asked<'_>) -> Goal {
    let mut ways = Vec::new();
    let found = short(rule, &mut asked, &mut ways);
    Goal {
        verdict: judged(found),
        value: Some(asked.now),
        before: (asked.past)(1).ok().map(|compared| compared.before),
        short: found.ok().filter(|short| !short.met()).map(|short| short.by),
        target: target(rule, &mut asked),
        ways,
    }
}

fn short(rule: &GoalRule, asked: &mut Asked<'_>, ways: &mut Vec<Way>) -> Result<Short, Why> {
    let (better, now) = (asked.better, asked.now);
    let mut way =
        |kind: &'static str, years: u16, amount: Ratio, to: Option<Ratio>, found: Result<(Short, Compared), Why>| {
            ways.push(Way {
                kind,
                years,
                amount,
                to,
                now: found.map_or(now, |(_, compared)| compared.now),
                before: found.ok().filter(|_| years > 0).map(|(_, compared)| compared.before),
                verdict: judged(found.map(|(short, _)| short)),
                short: found.ok().map(|(short, _)| short.by),
            });
            found.map(|(short, _)| short)
        };
    let alone = |by: Ratio| Ok((Short { by, strict: false }, Compared { now, before: now }));
    match rule {
        GoalRule::AtLeast(value) => way(rule.id(), 0, *value, None, alone(*value - now)),
        GoalRule::AtMost(value) => way(rule.id(), 0, *value, None, alone(now - *value)),
        GoalRule::GainOver { years, points } => {
            let found = (asked.past)(*years);
            let gained = |c: Compared| (Short { by: points - ahead(better, c.now, c.before), strict: false }, c);
            way(rule.id(), *years, *points, None, found.map(gained))
        }
        GoalRule::RisesOver { years } => {
            let found = (asked.past)(*years);
            let rose = |c: Compared| (Short { by: -ahead(better, c.now, c.before), strict: true }, c);
            way(rule.id(), *years, zero(), None, found.map(rose))
        }
        GoalRule::CloseFractionOfDistance { fraction, to } => {
            let found = (asked.past)(1);
            let closed = |c: Compared| {
                let wanted = fraction * ahead(better, *to, c.before).max(zero());
                (Short { by: wanted - ahead(better, c.now, c.before), strict: false }, c)
            };
            way(rule.id(), 1, *fraction, Some(*to), found.map(closed))
        }
        GoalRule::GrowthTarget { to, .. } => {
            let found = (asked.past)(1);
            let wanted = found.ok().and_then(|c| growth_target(rule, better, c.before));
            let grew = |c: Compared| {
                let by = wanted.map_or_else(|| ahead(better, *to, c.now), |gain| gain - ahead(better, c.now, c.before));
                (Short { by, strict: false }, c)
            };
            let kind = if found.is_ok() && wanted.is_none() { STAYS } else { rule.id() };
            way(kind, 1, wanted.unwrap_or(*to), None, found.map(grew))
        }
        GoalRule::AnyOf(rules) => any_of(&rules.iter().map(|rule| short(rule, asked, ways)).collect::<Vec<_>>()),
        GoalRule::AllOf(rules) => all_of(&rules.iter().map(|rule| short(rule, asked, ways)).collect::<Vec<_>>()),
    }
}

/// The kind of way of a school that is to stay where it is.
const STAYS: &str = "stays_at_least";

/// The gain that a growth target asks of a value; nothing of one that is at the end of the distance or beyond.
fn growth_target(rule: &GoalRule, better: Better, before: Ratio) -> Option<Ratio> {
    let GoalRule::GrowthTarget { fraction, to, at_least, round_to } = rule else { return None };
    let distance = ahead(better, *to, before);
    (distance > zero()).then(|| half_up(fraction * distance, *round_to).max(*at_least))
}

fn nearer(a: &Short, b: &Short) -> Ordering {
    a.by.cmp(&b.by).then(a.strict.cmp(&b.strict))
}

/// One way is enough. Without a past the other ways decide; a past that is there and cannot be compared leaves it open.
fn any_of(found: &[Result<Short, Why>]) -> Result<Short, Why> {
    let nearest = found.iter().filter_map(|found| found.ok()).min_by(nearer);
    let open = found.iter().filter_map(|found| found.err());
    match nearest {
        Some(short) if short.met() => Ok(short),
        nearest => {
            match open.clone().find(|why| why.leaves_open()).or(open.clone().next().filter(|_| nearest.is_none())) {
                Some(why) => Err(why),
                None => nearest.ok_or(Why::NoResult),
            }
        }
    }
}

/// Every way is needed: one that is missed decides, else one that is open.
fn all_of(found: &[Result<Short, Why>]) -> Result<Short, Why> {
    let furthest = found.iter().filter_map(|found| found.ok()).max_by(nearer);
    match furthest {
        Some(short) if !short.met() => Ok(short),
        furthest => match found.iter().find_map(|found| found.err()) {
            Some(why) => Err(why),
            None => furthest.ok_or(Why::NoResult),
        },
    }
}

/// The value that would meet the rule next year, if the same things are looked at.
fn target(rule: &GoalRule, asked: &mut Asked<'_>) -> Option<Ratio> {
    let better = asked.better;
    let mut back = |years: u16| match years {
        1 => Some(asked.now),
        years => (asked.past)(years - 1).ok().map(|compared| compared.before),
    };
    let on = |from: Ratio, by: Ratio| match better {
        Better::Higher => from + by,
        Better::Lower => from - by,
    };
    match rule {
        GoalRule::AtLeast(value) | GoalRule::AtMost(value) => Some(*value),
        GoalRule::GainOver { years, points } => Some(on(back(*years)?, *points)),
        GoalRule::RisesOver { years } => back(*years),
        GoalRule::CloseFractionOfDistance { fraction, to } => {
            Some(on(asked.now, fraction * ahead(better, *to, asked.now).max(zero())))
        }
        GoalRule::GrowthTarget { to, .. } => {
            Some(growth_target(rule, better, asked.now).map_or(*to, |gain| on(asked.now, gain)))
        }
        GoalRule::AnyOf(rules) => {
            let found = rules.iter().filter_map(|rule| target(rule, asked));
            found.min_by(|a, b| ahead(better, *a, *b).cmp(&zero()))
        }
        GoalRule::AllOf(rules) => {
            let found: Option<Vec<Ratio>> = rules.iter().map(|rule| target(rule, asked)).collect();
            found?.into_iter().max_by(|a, b| ahead(better, *a, *b).cmp(&zero()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(thousandths: i128) -> Ratio {
        Ratio::new(thousandths, 1000)
    }

    /// Rule 14: 90, or two more than last year, or four more than the year before.
    fn total() -> GoalRule {
        GoalRule::AnyOf(vec![
            GoalRule::AtLeast(points(90_000)),
            GoalRule::GainOver { years: 1, points: points(2_000) },
            GoalRule::GainOver { years: 2, points: points(4_000) },
        ])
    }

    /// In thousandths: this year, and the years before it.
    fn held(rule: &GoalRule, better: Better, now: i128, past: &[Result<i128, Why>]) -> Goal {
        let mut past = |years: u16| {
            let before = past.get(usize::from(years) - 1).copied().unwrap_or(Err(Why::NoEarlierYear))?;
            Ok(Compared { now: points(now), before: points(before) })
        };
        weigh(rule, Asked { now: points(now), better, past: &mut past })
    }

    #[test]
    fn each_way_alone_meets_the_total_score_rule_and_a_thousandth_less_does_not() {
        let index = |now, past: &[Result<i128, Why>]| held(&total(), Better::Higher, now, past);
        for (now, past) in [
            (90_000, vec![Ok(95_000), Ok(95_000)]),
            (42_000, vec![Ok(40_000), Ok(60_000)]),
            (42_000, vec![Ok(41_000), Ok(38_000)]),
        ] {
            assert_eq!(index(now, &past).verdict, Verdict::Met, "{now} {past:?}");
            let missed = index(now - 1, &past);
            assert_eq!((missed.verdict, missed.short), (Verdict::NotMet, Some(points(1))), "{now} {past:?}");
        }
    }

    #[test]
    fn in_a_first_year_only_the_value_itself_can_meet_it() {
        assert_eq!(held(&total(), Better::Higher, 90_000, &[]).verdict, Verdict::Met);
        let missed = held(&total(), Better::Higher, 70_000, &[]);
        assert_eq!((missed.verdict, missed.short), (Verdict::NotMet, Some(points(20_000))));
        assert_eq!(missed.target, Some(points(72_000)));
    }

    #[test]
    fn a_past_that_cannot_be_compared_leaves_it_open_unless_another_way_is_met() {
        let past = [Err(Why::CommonBase), Ok(60_000)];
        assert_eq!(held(&total(), Better::Higher, 62_000, &past).verdict, Verdict::NotJudged(Why::CommonBase));
        assert_eq!(held(&total(), Better::Higher, 64_000, &past).verdict, Verdict::Met);
    }

    #[test]
    fn next_year_needs_the_easiest_way() {
        // 90, 72 + 2, or 71 + 4.
        assert_eq!(held(&total(), Better::Higher, 72_000, &[Ok(71_000)]).target, Some(points(74_000)));
        assert_eq!(held(&total(), Better::Higher, 72_000, &[Ok(69_000)]).target, Some(points(73_000)));
        assert_eq!(held(&total(), Better::Higher, 89_000, &[Ok(89_000)]).target, Some(points(90_000)));
    }

    #[test]
    fn a_gap_closes_downwards_and_a_mean_must_really_rise() {
        let gaps = GoalRule::AnyOf(vec![
            GoalRule::CloseFractionOfDistance { fraction: Ratio::new(1, 20), to: zero() },
            GoalRule::AtMost(points(2_000)),
        ]);
        let gap = |now, before| held(&gaps, Better::Lower, now, &[Ok(before)]).verdict;
        assert_eq!((gap(19_000, 20_000), gap(19_001, 20_000)), (Verdict::Met, Verdict::NotMet));
        assert_eq!((gap(2_000, 1_000), gap(2_001, 1_000)), (Verdict::Met, Verdict::NotMet));
        let rises = GoalRule::RisesOver { years: 1 };
        let rise = |now, before| held(&rises, Better::Higher, now, &[Ok(before)]).verdict;
        assert_eq!((rise(50_001, 50_000), rise(50_000, 50_000)), (Verdict::Met, Verdict::NotMet));
    }

    #[test]
    fn graduation_closes_a_tenth_of_the_distance_to_ninety() {
        let rule = GoalRule::AnyOf(vec![
            GoalRule::AtLeast(points(90_000)),
            GoalRule::CloseFractionOfDistance { fraction: Ratio::new(1, 10), to: points(90_000) },
        ]);
        let rate = |now, before| held(&rule, Better::Higher, now, &[Ok(before)]).verdict;
        assert_eq!((rate(71_000, 70_000), rate(72_000, 70_000)), (Verdict::NotMet, Verdict::Met));
        // From beyond the line a fall below it is no closing.
        assert_eq!(rate(89_000, 95_000), Verdict::NotMet);
    }

    #[test]
    fn a_growth_target_is_a_part_of_the_distance_rounded_half_up_and_at_least_one() {
        let whole = |n| Ratio::from_integer(n);
        let rule = GoalRule::GrowthTarget {
            fraction: Ratio::new(1, 20),
            to: whole(800),
            at_least: whole(1),
            round_to: whole(1),
        };
        let api = |now: i128, before: i128| held(&rule, Better::Higher, now * 1000, &[Ok(before * 1000)]);
        // 5 % of 170 is 8.5, rounded up to 9; of 171 is 8.55.
        for (before, gain) in [(630, 9), (629, 9), (640, 8), (790, 1), (799, 1), (500, 15), (510, 15)] {
            assert_eq!(api(before + gain, before).verdict, Verdict::Met, "{before}");
            let missed = api(before + gain - 1, before);
            assert_eq!((missed.verdict, missed.short), (Verdict::NotMet, Some(whole(1))), "{before}");
            assert_eq!((missed.ways[0].kind, missed.ways[0].amount), ("growth_target", whole(gain)));
        }
        // At 800 and above a school stays there: it may fall, not below.
        assert_eq!((api(800, 850).verdict, api(799, 850).verdict), (Verdict::Met, Verdict::NotMet));
        assert_eq!((api(800, 800).verdict, api(799, 800).verdict), (Verdict::Met, Verdict::NotMet));
        assert_eq!((api(850, 840).ways[0].kind, api(850, 840).ways[0].amount), ("stays_at_least", whole(800)));
        assert_eq!((api(640, 630).target, api(820, 810).target), (Some(whole(648)), Some(whole(800))));
        assert_eq!(held(&rule, Better::Higher, 640_000, &[]).verdict, Verdict::NotJudged(Why::NoEarlierYear));
    }

    #[test]
    fn of_all_ways_one_missed_decides_and_an_open_one_leaves_it_open() {
        let both = GoalRule::AllOf(vec![GoalRule::AtLeast(points(50_000)), GoalRule::RisesOver { years: 1 }]);
        assert_eq!(held(&both, Better::Higher, 51_000, &[Ok(50_000)]).verdict, Verdict::Met);
        assert_eq!(held(&both, Better::Higher, 51_000, &[Ok(52_000)]).verdict, Verdict::NotMet);
        assert_eq!(held(&both, Better::Higher, 51_000, &[]).verdict, Verdict::NotJudged(Why::NoEarlierYear));
        assert_eq!(held(&both, Better::Higher, 49_000, &[]).verdict, Verdict::NotMet);
    }
}
