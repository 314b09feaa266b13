//! One school in one year, scored.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::methodology::{Better, IndicatorRule, Methodology, Phase, Redistribution, ScoredGroup, Unit};
use crate::model::{IndicatorId, Level, Measure, Members, Place, Ratio, StudentGroup};
use crate::tally::{Count, Origin, SchoolTally};

use super::Weights;

/// Why a school has no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoIndex {
    /// Nothing says what type of school it is.
    TypeUnknown,
    /// The scored indicators have too few nominal points.
    PointsBase,
    /// The methodology refuses an index for what is missing.
    Refused,
    /// The methodology's weights are too fine to be shared out exactly.
    TooFine,
}

impl NoIndex {
    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TypeUnknown => "type_unknown",
            Self::PointsBase => "points_base",
            Self::Refused => "refused",
            Self::TooFine => "too_fine",
        }
    }
}

/// One indicator for one group.
#[derive(Clone, Debug)]
pub struct CellScore {
    /// The group.
    pub group: StudentGroup,
    /// Its measure.
    pub measure: Measure,
    /// Its level, for every reported measure with cut points.
    pub level: Option<Level>,
    /// Does it carry points?
    pub scored: bool,
    /// Is it the lowest-performing racial or ethnic group, and scored as such?
    pub lowest: bool,
    /// Points earned, over [`Weights::den`]; zero when not scored.
    pub points: i128,
    /// Points possible, over [`Weights::den`].
    pub maximum: i128,
    /// Where the count comes from.
    pub origin: Option<Origin>,
}

/// One indicator: all students first, then the groups that have data.
#[derive(Clone, Debug)]
pub struct IndicatorScore {
    /// Its id.
    pub id: IndicatorId,
    /// Position in [`Methodology::indicators`]; nothing for a further indicator of a `measures` file.
    pub rule: Option<usize>,
    /// Does it carry points here?
    pub scored: bool,
    /// Points earned, over [`Weights::den`].
    pub points: i128,
    /// Points possible, over [`Weights::den`].
    pub maximum: i128,
    /// All students first.
    pub cells: Vec<CellScore>,
}

impl IndicatorScore {
    /// The measure of all students.
    #[must_use]
    pub fn all(&self) -> &Measure {
        self.cells.first().map_or(&Measure::Missing, |cell| &cell.measure)
    }
}

/// A domain's part.
#[derive(Clone, Copy, Debug)]
pub struct DomainScore {
    /// Position in [`Methodology::nodes`].
    pub node: usize,
    /// Points earned, over [`Weights::den`].
    pub points: i128,
    /// Points possible, over [`Weights::den`].
    pub maximum: i128,
    /// Nominal points of its scored indicators.
    pub base: Ratio,
}

/// A school and year, scored.
#[derive(Clone, Debug)]
pub struct SchoolScore {
    /// The weights it was scored with.
    pub weights: Rc<Weights>,
    /// The index over [`Weights::den`], or why there is none. Without an index no cell has points.
    pub index: Result<i128, NoIndex>,
    /// In the methodology's order.
    pub domains: Vec<DomainScore>,
    /// In the methodology's order, then further ones by id.
    pub indicators: Vec<IndicatorScore>,
}

/// A pattern of what is present, and the members.
type Pattern = (Members, Vec<bool>);

/// Applies one methodology to schools; remembers the weights of each pattern.
#[derive(Debug)]
pub struct Scorer<'m> {
    methodology: &'m Methodology,
    /// Indicators of the records, whose positions the tallies use.
    indicators: &'m [IndicatorId],
    /// By position in the methodology: position in the records.
    positions: Vec<Option<u16>>,
    /// Positions in the records that the methodology does not know.
    further: Vec<u16>,
    /// By position in the methodology: the domain's place in `domains`.
    domain_of: Vec<Option<usize>>,
    domains: Vec<usize>,
    weights: BTreeMap<Pattern, Option<Rc<Weights>>>,
    /// The last of them: neighbours are often alike.
    last: Option<(Pattern, Option<Rc<Weights>>)>,
    carries: BTreeMap<Members, Rc<[bool]>>,
}

impl<'m> Scorer<'m> {
    /// For tallies whose indicators are these (sorted by id).
    #[must_use]
    pub fn new(methodology: &'m Methodology, indicators: &'m [IndicatorId]) -> Self {
        let position = |id: &IndicatorId| indicators.binary_search(id).ok().and_then(|at| u16::try_from(at).ok());
        let rules = methodology.indicators();
        let domains: Vec<usize> = methodology.domains().map(|(at, _)| at).collect();
        let domain_of = rules
            .iter()
            .map(|rule| methodology.domain_of(rule.node?).and_then(|at| domains.iter().position(|d| *d == at)))
            .collect();
        Self {
            methodology,
            indicators,
            positions: rules.iter().map(|rule| position(&rule.id)).collect(),
            further: (0_u16..)
                .zip(indicators)
                .filter(|(_, id)| methodology.indicator(id).is_none())
                .map(|(at, _)| at)
                .collect(),
            domain_of,
            domains,
            weights: BTreeMap::new(),
            last: None,
            carries: BTreeMap::new(),
        }
    }

    /// Scores one school in one year.
    pub fn score(&mut self, tally: SchoolTally<'_>, place: Place) -> SchoolScore {
        let Place { members, year } = place;
        let phases = self.methodology.phase_in().of(year);
        let rules = self.methodology.indicators();
        let carries = self.carries(members);
        let mut indicators: Vec<IndicatorScore> = rules
            .iter()
            .enumerate()
            .map(|(at, rule)| {
                let phase = phases.map_or(Phase::Scored, |phases| phases.phase(at));
                self.measure(at, rule, tally, members, (carries[at], phase))
            })
            .filter(|score| score.scored || !score.cells.is_empty())
            .collect();
        let mut scored = vec![false; rules.len()];
        indicators.iter().filter(|i| i.scored).filter_map(|i| i.rule).for_each(|at| scored[at] = true);
        let methodology = self.methodology;
        let known = self.weights(members, &scored);
        let too_fine = known.is_none();
        let weights = known.unwrap_or_else(|| Rc::new(Weights::nothing(methodology, members, &scored)));
        let mut refused = weights.refused;
        let mut index = 0;
        let mut domains: Vec<DomainScore> = self
            .domains
            .iter()
            .zip(&weights.domains)
            .map(|(node, base)| DomainScore { node: *node, points: 0, maximum: 0, base: *base })
            .collect();
        for indicator in &mut indicators {
            let Some(at) = indicator.rule.filter(|_| indicator.scored) else { continue };
            refused |= !self.give_points(&rules[at], indicator, &weights, at);
            index += indicator.points;
            if let Some(domain) = self.domain_of[at] {
                domains[domain].points += indicator.points;
                domains[domain].maximum += indicator.maximum;
            }
        }
        let index = if members.is_empty() {
            Err(NoIndex::TypeUnknown)
        } else if too_fine {
            Err(NoIndex::TooFine)
        } else if refused {
            Err(NoIndex::Refused)
        } else if weights.base < self.methodology.minimum_points().value {
            Err(NoIndex::PointsBase)
        } else {
            Ok(index)
        };
        if index.is_err() {
            withdraw(&mut indicators, &mut domains);
        }
        indicators.extend(self.further.iter().map(|at| self.further(*at, tally)).filter(|i| !i.cells.is_empty()));
        SchoolScore { weights, index, domains, indicators }
    }

    /// How many of these schools have an index, and all nominal points that are fed: without scoring any of them whole.
    /// A rule that refuses an index for the want of a group is not asked.
    pub fn outlook<'t>(&mut self, schools: impl Iterator<Item = (SchoolTally<'t>, Place)>) -> (usize, Ratio) {
        let mut patterns: BTreeMap<Pattern, i128> = BTreeMap::new();
        // By position in the records.
        let mut alls: Vec<Option<&Count>> = Vec::new();
        for (tally, Place { members, year }) in schools {
            alls.clear();
            alls.resize(self.indicators.len(), None);
            for count in tally.of_all_students() {
                if let Some(all) = alls.get_mut(usize::from(count.indicator)) {
                    *all = Some(count);
                }
            }
            let carries = self.carries(members);
            let phases = self.methodology.phase_in().of(year);
            let scored = (self.methodology.indicators().iter().zip(carries.iter()).zip(&self.positions))
                .enumerate()
                .map(|(at, ((rule, carries), position))| {
                    let scored = *carries && phases.is_none_or(|phases| phases.phase(at) == Phase::Scored);
                    let all = position.and_then(|at| *alls.get(usize::from(at))?).filter(|_| scored);
                    all.is_some_and(|count| {
                        matches!(self.measure_of(count, Some(rule.unit)), Measure::Reported(_))
                            && self.methodology.cut_points(rule, members).is_some()
                    })
                })
                .collect();
            *patterns.entry((members, scored)).or_default() += 1;
        }
        let (mut indexed, mut fed) = (0, Ratio::from_integer(0));
        for ((members, scored), count) in patterns {
            let Some(weights) = self.weights(members, &scored) else { continue };
            fed += weights.base * Ratio::from_integer(count);
            if !members.is_empty() && !weights.refused && weights.base >= self.methodology.minimum_points().value {
                indexed += count;
            }
        }
        (usize::try_from(indexed).unwrap_or(0), fed)
    }

    /// By position in the methodology: position in the records.
    pub(super) fn positions(&self) -> &[Option<u16>] {
        &self.positions
    }

    pub(super) fn weights(&mut self, members: Members, scored: &[bool]) -> Option<Rc<Weights>> {
        let methodology = self.methodology;
        if let Some((_, weights)) = self.last.as_ref().filter(|((m, s), _)| *m == members && s == scored) {
            return weights.clone();
        }
        let pattern = (members, scored.to_vec());
        let known = self.weights.entry(pattern.clone());
        let weights =
            known.or_insert_with_key(|(members, scored)| Weights::new(methodology, *members, scored).map(Rc::new));
        self.last = Some((pattern, weights.clone()));
        weights.clone()
    }

    /// By position in the methodology: has the indicator points at a school of these members?
    pub(super) fn carries(&mut self, members: Members) -> Rc<[bool]> {
        let methodology = self.methodology;
        let carries = self.carries.entry(members).or_insert_with(|| {
            let nominal = |rule: &IndicatorRule| methodology.nominal(rule, members) > Ratio::from_integer(0);
            methodology.indicators().iter().map(nominal).collect()
        });
        Rc::clone(carries)
    }

    /// An indicator's measures and levels, without points yet.
    fn measure(
        &self,
        at: usize,
        rule: &IndicatorRule,
        tally: SchoolTally<'_>,
        members: Members,
        (carries, phase): (bool, Phase),
    ) -> IndicatorScore {
        let counts = self.positions[at].map_or(&[][..], |position| tally.indicator(position));
        let cuts = self.methodology.cut_points(rule, members).filter(|_| phase != Phase::Collected);
        let mut cells: Vec<CellScore> = counts
            .iter()
            .map(|count| {
                let measure = self.measure_of(count, Some(rule.unit));
                let level = match (&measure, cuts) {
                    (Measure::Reported(amount), Some(cuts)) => {
                        Some(rule.cuts_at(&cuts.value, amount.denominator).level(amount.value, rule.better.value))
                    }
                    _ => None,
                };
                CellScore { level, ..unscored(count.group, measure, Some(count.origin)) }
            })
            .collect();
        let has_all = cells.first().is_some_and(|c| c.group == StudentGroup::All);
        if !has_all && (rule.node.is_some() || !cells.is_empty()) {
            let blank = if carries || members.is_empty() { Measure::Missing } else { Measure::NotApplicable };
            let blank = if cells.is_empty() { blank } else { Measure::Missing };
            cells.insert(0, unscored(StudentGroup::All, blank, None));
        }
        let scored = carries && phase == Phase::Scored && cells.first().is_some_and(|all| all.level.is_some());
        IndicatorScore { id: rule.id.clone(), rule: Some(at), scored, points: 0, maximum: 0, cells }
    }

    /// An indicator that the methodology does not know: shared, never scored.
    fn further(&self, position: u16, tally: SchoolTally<'_>) -> IndicatorScore {
        let counts = tally.indicator(position);
        let cells = counts
            .iter()
            .map(|count| unscored(count.group, self.measure_of(count, None), Some(count.origin)))
            .collect();
        let id = self.indicators[usize::from(position)].clone();
        IndicatorScore { id, rule: None, scored: false, points: 0, maximum: 0, cells }
    }

    /// Rule 4 of methodology.md: twenty count, nineteen do not. Suppressed is never too few.
    fn measure_of(&self, count: &Count, unit: Option<Unit>) -> Measure {
        let needed = self.methodology.n_size().value;
        let Some(amount) = count.content.amount() else { return Measure::Suppressed };
        // What is written in another unit has its finding.
        if unit.is_some_and(|unit| !unit.fits(&amount)) {
            return Measure::Missing;
        }
        if amount.denominator < needed { Measure::TooFew { amount, needed } } else { Measure::Reported(amount) }
    }

    /// Shares an indicator's points between all students and the groups (rule 3). False when the rule refuses.
    fn give_points(&self, rule: &IndicatorRule, indicator: &mut IndicatorScore, weights: &Weights, at: usize) -> bool {
        let maximum = weights.maxima[at];
        let share = self.methodology.all_students_share().value;
        let part = maximum / share.denom();
        let wanted = &self.methodology.scored_groups().value;
        let mut groups: Vec<usize> = Vec::new();
        let mut lowest = None;
        for wanted in wanted.iter().filter(|_| rule.groups.value) {
            let Some(position) = find(*wanted, indicator, rule) else { continue };
            if *wanted == ScoredGroup::LowestRaceEthnicity {
                lowest = Some(position);
            }
            // A group that is wanted by name and is the lowest as well counts once.
            if !groups.contains(&position) {
                groups.push(position);
            }
        }
        let redistribution = rule.node.map(|node| &self.methodology.nodes()[node].redistribution.value);
        let keep_parts = rule.groups.value && matches!(redistribution, Some(Redistribution::None));
        let count = if keep_parts { wanted.len() } else { groups.len() };
        let all = if count == 0 { maximum } else { part * share.numer() };
        let each =
            i128::try_from(count).ok().filter(|c| *c > 0).map_or(0, |c| part * (share.denom() - share.numer()) / c);
        for (position, maximum) in std::iter::once((0, all)).chain(groups.iter().map(|g| (*g, each))) {
            let cell = &mut indicator.cells[position];
            let earned = cell.level.zip(cell.measure.amount()).map_or(0, |(level, own)| rule.earned(level, own));
            cell.scored = true;
            cell.maximum = maximum;
            cell.points = maximum / i128::from(rule.parts()) * i128::from(earned);
            cell.lowest = lowest == Some(position);
            indicator.points += cell.points;
            indicator.maximum += cell.maximum;
        }
        !(rule.groups.value && redistribution == Some(&Redistribution::Refuse) && groups.len() < wanted.len())
    }
}

/// The cell of a scored group, if it has a level.
fn find(wanted: ScoredGroup, indicator: &IndicatorScore, rule: &IndicatorRule) -> Option<usize> {
    let with_level = |position: &usize| indicator.cells[*position].level.is_some();
    let mut positions = (0..indicator.cells.len()).filter(with_level);
    match wanted {
        ScoredGroup::Group(group) => positions.find(|p| indicator.cells[*p].group == group),
        ScoredGroup::LowestRaceEthnicity => positions
            .filter(|p| indicator.cells[*p].group.is_race_or_ethnicity())
            .filter_map(|p| indicator.cells[p].measure.amount().map(|amount| (p, amount)))
            .min_by(|(p, a), (q, b)| {
                let worst = match rule.better.value {
                    Better::Higher => a.value.cmp(&b.value),
                    Better::Lower => b.value.cmp(&a.value),
                };
                // Ties: the larger denominator, then the id.
                worst
                    .then_with(|| b.denominator.cmp(&a.denominator))
                    .then_with(|| indicator.cells[*p].group.id().cmp(indicator.cells[*q].group.id()))
            })
            .map(|(p, _)| p),
    }
}

const fn unscored(group: StudentGroup, measure: Measure, origin: Option<Origin>) -> CellScore {
    CellScore { group, measure, level: None, scored: false, lowest: false, points: 0, maximum: 0, origin }
}

/// Without an index there are no points.
fn withdraw(indicators: &mut [IndicatorScore], domains: &mut [DomainScore]) {
    for indicator in indicators {
        (indicator.scored, indicator.points, indicator.maximum) = (false, 0, 0);
        for cell in &mut indicator.cells {
            (cell.scored, cell.lowest, cell.points, cell.maximum) = (false, false, 0, 0);
        }
    }
    for domain in domains {
        (domain.points, domain.maximum) = (0, 0);
    }
}

impl SchoolScore {
    /// How many cells are in each state, as [`State::ALL`](crate::model::State::ALL).
    #[must_use]
    pub fn states(&self) -> [u64; 5] {
        let mut counts = [0; 5];
        for cell in self.indicators.iter().flat_map(|i| &i.cells) {
            counts[cell.measure.state() as usize] += 1;
        }
        counts
    }
}
