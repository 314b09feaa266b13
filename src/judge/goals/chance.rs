//! The chance that the goal of the index is truly met: both years drawn again and again (see [`index_spread`]).
//!
//! Assumed: two years vary independently of each other, and a part of the indicators varies as the whole index.

use super::weigh::{Asked, weigh};
use super::{Compared, Goal, Judge, Verdict, Why};
use crate::judge::index_spread;
use crate::methodology::Better;
use crate::model::{Ratio, SchoolYear};

/// Draws looked at: the chance is then right to about one and a half percent.
const LOOKED_AT: usize = 1000;

/// How far each drawn index is from the one found.
type Deviations = Vec<Ratio>;

impl Judge<'_> {
    /// The chance that the goal found for a school and year is met; nothing where it is not judged, or where no spread is
    /// known.
    pub fn chance(&mut self, at: usize, goal: &Goal) -> Option<f64> {
        if matches!(goal.verdict, Verdict::NotJudged(_)) {
            return None;
        }
        let now = self.deviations(at)?;
        let mut past: Vec<(u16, Compared, Deviations)> = Vec::new();
        for way in &goal.ways {
            let Some(before) = way.before.filter(|_| past.iter().all(|(years, ..)| *years != way.years)) else {
                continue;
            };
            let school = &self.results.records.schools[at];
            let year = SchoolYear::of_spring(school.year.spring()?.checked_sub(way.years)?)?;
            let earlier = self.results.records.find(year, school.code.as_str())?;
            past.push((way.years, Compared { now: way.now, before }, self.deviations(earlier)?));
        }
        let index = goal.value?;
        let rule = &self.rules.index.value;
        let met = (0..now.len()).filter(|draw| {
            let mut beside = |asked: u16| {
                let (_, found, before) = past.iter().find(|(years, ..)| *years == asked).ok_or(Why::NoEarlierYear)?;
                Ok(Compared { now: found.now + now[*draw], before: found.before + before[*draw] })
            };
            let asked = Asked { now: index + now[*draw], better: Better::Higher, past: &mut beside };
            weigh(rule, asked).verdict == Verdict::Met
        });
        Some(part(met.count(), now.len()))
    }

    fn deviations(&mut self, at: usize) -> Option<Deviations> {
        let score = self.results.score(&mut self.scorer, at);
        let index = score.points(score.index.ok()?).ratio();
        let spread = index_spread(self.results, at, &score)?;
        Some(spread.drawn().take(LOOKED_AT).map(|drawn| drawn.ratio() - index).collect())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand draws")]
fn part(some: usize, all: usize) -> f64 {
    some as f64 / all as f64
}
