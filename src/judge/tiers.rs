//! How likely each tier of support is: all indices drawn again and again by the chances of their levels, and the tiers judged
//! anew each time, in steps that can be stopped. A school and year draw the same whatever else is loaded and however the work
//! is cut into steps; what they are ranked among is all that is loaded.
//!
//! Assumed beside what [`index_spread`](super::index_spread) assumes: two years vary independently; a part of the indicators
//! varies as the whole index; whether achievement rose and gaps narrowed is taken as found: where schools hardly move,
//! recognition is much less sure than told (a test simulates both).

use crate::methodology::Support;
use crate::model::{Ratio, SchoolType, SchoolYear};
use crate::order::SmallMap;
use crate::score::Results;

use super::billionths::{BILLION, Billionths, billionths, float, meets, whole};
use super::goals::{Judge, SchoolGoals, Verdict, Why};
use super::noise::{Drawing, Random, deviate, seed};
use super::ranked::Ranked;
use super::support::{SchoolSupport, Tier, course, earlier};

/// Standard normal deviates at evenly spaced chances: 2 to the power of [`BITS`].
const BITS: u32 = 12;

/// Schools prepared in one step.
const PREPARED: usize = 200;

/// Schools drawn in one step, each as often as the step has draws.
const DRAWN: usize = 40_000;

/// A cell whose level is drawn.
struct Cell {
    /// Billionths of a level.
    step: f64,
    with_all: f32,
    alone: f32,
    bounds: [f32; 9],
    /// Does an indicator begin here?
    first: bool,
}

/// A school and year.
struct School {
    /// Its cells end here, and begin where those of the one before end.
    cells: usize,
    fixed: f64,
    index: Billionths,
    /// What its goal compares with, by years back.
    past: Vec<(u16, Result<Past, Why>)>,
    /// Do achievement and gaps let it be recognised?
    may_be_recognised: bool,
    goal: Verdict,
    seed: u64,
}

/// The index now and in an earlier year, on what both have.
#[derive(Clone, Copy)]
struct Past {
    at: usize,
    now: Billionths,
    before: Billionths,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Steps done.
    pub done: usize,
    /// Steps there are.
    pub total: usize,
}

/// The chances of all schools' tiers, as far as they are worked out.
pub struct TierChances {
    schools: Vec<School>,
    cells: Vec<Cell>,
    normals: Vec<f32>,
    ranked: Option<Ranked>,
    /// The school's last earlier year that is loaded.
    before: Vec<Option<usize>>,
    /// How often each school was in each tier, as [`Tier::ALL`].
    counts: Vec<[u16; 4]>,
    all: usize,
    drawn: u32,
    wanted: u32,
}

impl TierChances {
    /// Nothing drawn yet.
    #[must_use]
    pub fn new(results: &Results) -> Self {
        let all = results.summaries.len();
        let mut last: SmallMap<&str, usize> = SmallMap::new();
        let before = results.schools().map(|(at, school)| last.insert(school.code.as_str(), at)).collect();
        Self {
            schools: Vec::new(),
            cells: Vec::new(),
            normals: Vec::new(),
            ranked: None,
            before,
            counts: vec![[0; 4]; all],
            all,
            drawn: 0,
            wanted: results.methodology.watch().draws.value,
        }
    }

    /// How often all indices have been drawn.
    #[must_use]
    pub const fn draws(&self) -> u32 {
        self.drawn
    }

    /// Nothing is left to be drawn.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.drawn >= self.wanted
    }

    /// How often a school was in each tier, as [`Tier::ALL`].
    #[must_use]
    pub fn counts(&self, at: usize) -> [u16; 4] {
        self.counts.get(at).copied().unwrap_or_default()
    }

    /// The share of draws in which a school was in a tier; nothing before any was drawn.
    #[must_use]
    pub fn chance(&self, at: usize, tier: Tier) -> Option<Ratio> {
        let place = Tier::ALL.iter().position(|one| *one == tier)?;
        (self.drawn > 0).then(|| Ratio::new(self.counts(at)[place].into(), self.drawn.into()))
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Drawn {
        let batch = self.batch();
        let draws = (self.drawn as usize).div_ceil(batch);
        let prepared = self.schools.len().div_ceil(PREPARED);
        let prepared = if self.is_done() { self.all.div_ceil(PREPARED) } else { prepared };
        Drawn { done: prepared + draws, total: self.all.div_ceil(PREPARED) + (self.wanted as usize).div_ceil(batch) }
    }

    fn batch(&self) -> usize {
        (DRAWN / self.all.max(1)).max(1)
    }

    /// Works for a moment: some schools are prepared, or all are drawn some times.
    pub fn step(&mut self, results: &Results, support: &[SchoolSupport]) {
        let Some(rules) = results.methodology.support().filter(|_| support.len() == self.all) else {
            self.drawn = self.wanted;
            return;
        };
        if self.is_done() {
            return;
        }
        if self.schools.len() < self.all {
            self.prepare(results);
            return;
        }
        if self.ranked.is_none() {
            let has: Vec<bool> = (results.schools().zip(&results.summaries))
                .map(|((_, school), summary)| school.facts.alternative != Some(true) && summary.index.is_ok())
                .collect();
            self.ranked = Some(Ranked::new(results, rules, &has, &|at, back| earlier(results, at, back)));
            self.normals = normals();
        }
        for _ in 0..self.batch() {
            if !self.is_done() {
                let indices = self.draw();
                let tiers = self.judge(results, rules, &indices);
                for (counts, tier) in self.counts.iter_mut().zip(tiers) {
                    let place = tier.and_then(|tier| Tier::ALL.iter().position(|one| *one == tier));
                    if let Some(place) = place {
                        counts[place] += 1;
                    }
                }
                self.drawn += 1;
            }
        }
        if self.is_done() {
            (self.schools, self.cells, self.normals, self.ranked) = Default::default();
        }
    }

    fn prepare(&mut self, results: &Results) {
        let mut judge = Judge::new(results);
        let mut scorer = results.scorer();
        let from = self.schools.len();
        for at in from..self.all.min(from + PREPARED) {
            let score = results.score(&mut scorer, at);
            let (mut fixed, mut index) = (0.0, 0);
            if let Some(drawing) = Drawing::of(results, at, &score) {
                index = score.index.map_or(0, |num| billionths(score.points(num)));
                let unit = |num: i128| float(num) / float(score.weights.den) * float(BILLION);
                fixed = unit(drawing.fixed);
                for cells in &drawing.indicators {
                    for (place, cell) in cells.iter().enumerate() {
                        self.cells.push(Cell {
                            step: unit(cell.step),
                            with_all: narrow(cell.with_all),
                            alone: narrow(cell.alone),
                            bounds: cell.bounds.map(narrow),
                            first: place == 0,
                        });
                    }
                }
            }
            let goals = judge.as_mut().map(|judge| judge.school(at));
            self.schools.push(School {
                cells: self.cells.len(),
                fixed,
                index,
                past: goals.as_ref().map_or_else(Vec::new, |goals| past(results, at, goals)),
                may_be_recognised: goals.as_ref().is_some_and(may_be_recognised),
                goal: goals.map_or(Verdict::NotJudged(Why::NoGoals), |goals| goals.index.verdict),
                seed: seed(results, at),
            });
        }
    }

    /// All indices once.
    fn draw(&self) -> Vec<Billionths> {
        let (mut from, mut indices) = (0, Vec::with_capacity(self.all));
        for school in &self.schools {
            let cells = &self.cells[from..school.cells];
            from = school.cells;
            let mut random = Random::new(school.seed ^ u64::from(self.drawn + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let (mut bits, mut left) = (0, 0);
            let mut normal = || {
                if left < BITS {
                    (bits, left) = (random.bits(), 64);
                }
                let at = bits & ((1 << BITS) - 1);
                (bits, left) = (bits >> BITS, left - BITS);
                self.normals[usize::try_from(at).unwrap_or(0)]
            };
            let (mut sum, mut all) = (school.fixed, 0.0);
            for cell in cells {
                if cell.first {
                    all = normal();
                }
                let own = if cell.alone > 0.0 { cell.alone * normal() } else { 0.0 };
                let deviate = cell.with_all * all + own;
                let reached = cell.bounds.iter().take_while(|bound| deviate >= **bound).count();
                sum += cell.step * LEVELS[reached];
            }
            indices.push(if cells.is_empty() { school.index } else { whole(sum) });
        }
        indices
    }

    /// The tiers that these indices would give.
    fn judge(&self, results: &Results, rules: &Support, indices: &[Billionths]) -> Vec<Option<Tier>> {
        let Some(ranked) = &self.ranked else { return Vec::new() };
        let lowest = ranked.lowest(rules, indices, None);
        let middles = middles(results, indices);
        let goal_rule = results.methodology.goals().map(|goals| &goals.index.value);
        let mut going_on: Vec<Option<u16>> = Vec::with_capacity(self.all);
        let mut tiers = Vec::with_capacity(self.all);
        for (at, school) in results.schools() {
            let before = self.before[at].and_then(|before| going_on[before]);
            let (course, after) = course(before, lowest[at], rules.exit_after.value);
            going_on.push(after);
            if results.summaries[at].index.is_err() || school.facts.alternative == Some(true) {
                tiers.push(None);
                continue;
            }
            let own = &self.schools[at];
            let now = indices[at];
            let past = |years: u16| {
                let found = own.past.iter().find(|(back, _)| *back == years).ok_or(Why::NoEarlierYear)?;
                let Past { at: then, now: on_now, before } = found.1?;
                Ok((on_now + now - own.index, before + indices[then] - self.schools[then].index))
            };
            let goal = match (goal_rule, own.goal) {
                (Some(rule), Verdict::Met | Verdict::NotMet) => {
                    meets(rule, now, &past, &std::cell::Cell::new(false)).ok()
                }
                _ => None,
            };
            let middle = || middles.get(&(school.year, school.school_type())).is_some_and(|middle| now * 2 >= *middle);
            tiers.push(Some(if course.intensive() {
                Tier::Intensive
            } else if own.may_be_recognised && goal == Some(true) && middle() {
                Tier::Recognition
            } else if goal == Some(false) {
                Tier::Paired
            } else {
                Tier::Foundation
            }));
        }
        tiers
    }
}

/// The levels as numbers.
const LEVELS: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];

/// Twice the middle index of each year and type.
fn middles(results: &Results, indices: &[Billionths]) -> SmallMap<(SchoolYear, SchoolType), Billionths> {
    let mut all: SmallMap<(SchoolYear, SchoolType), Vec<Billionths>> = SmallMap::new();
    for ((at, school), summary) in results.schools().zip(&results.summaries) {
        if summary.index.is_ok() && school.facts.alternative != Some(true) {
            all.or_default((school.year, school.school_type())).push(indices[at]);
        }
    }
    let middle = |own: &Vec<Billionths>| {
        let mut own = own.clone();
        let half = own.len() / 2;
        let even = own.len().is_multiple_of(2);
        let (below, upper, _) = own.select_nth_unstable(half);
        let lower = if even { below.iter().max().copied().unwrap_or(*upper) } else { *upper };
        lower + *upper
    };
    all.iter().map(|(key, own)| (*key, middle(own))).collect()
}

/// What the goal of the index compares with, by years back.
fn past(results: &Results, at: usize, goals: &SchoolGoals) -> Vec<(u16, Result<Past, Why>)> {
    let mut found: Vec<(u16, Result<Past, Why>)> = Vec::new();
    let school = &results.records.schools[at];
    for way in goals.index.ways.iter().filter(|way| way.years > 0) {
        if found.iter().any(|(years, _)| *years == way.years) {
            continue;
        }
        let year = school.year.spring().and_then(|spring| SchoolYear::of_spring(spring.checked_sub(way.years)?));
        let then = year.and_then(|year| results.records.find(year, school.code.as_str()));
        let past = match (way.before, way.verdict, then) {
            (Some(before), _, Some(at)) => {
                Ok(Past { at, now: billionths(way.now.into()), before: billionths(before.into()) })
            }
            (_, Verdict::NotJudged(why), _) => Err(why),
            _ => Err(Why::NoEarlierYear),
        };
        found.push((way.years, past));
    }
    found
}

/// Great success but for the index: what is left is the goal and the middle.
fn may_be_recognised(goals: &SchoolGoals) -> bool {
    let conditions = &goals.success.conditions;
    let drawn = ["goal_met", "at_middle"];
    let mut rest = conditions.iter().filter(|condition| !drawn.contains(&condition.id));
    !conditions.is_empty() && rest.all(|condition| condition.verdict == Verdict::Met)
}

/// The deviates in the middles of equally likely parts.
fn normals() -> Vec<f32> {
    let parts = 1_u32 << BITS;
    (0..parts).map(|part| narrow(deviate((f64::from(part) + 0.5) / f64::from(parts)))).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "a simulation is content with 24 bits")]
const fn narrow(value: f64) -> f32 {
    value as f32
}
