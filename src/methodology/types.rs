//! The checked rules. Every value says how sure we are of it and where it stands in the file.

use std::ops::Range;

use serde::Serialize;
use twox_hash::XxHash64;

use super::communities::Communities;
use super::goals::{GoalRule, Lowest};
use super::letters::Letters;
use super::pairing::Pairing;
use super::phase_in::PhaseIn;
use super::refusal::Refusal;
use super::scale::Scale;
use super::shrinkage::Shrinkage;
use super::thresholds::Thresholds;
use super::watch::Watch;
use crate::model::{Amount, CohortOutcome, Fraction, IndicatorId, Level, Member, Members, Ratio, StudentGroup};
use crate::order::SmallMap;

/// How sure we are of a value. Nothing `assumed` is ever shown as CORE's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The mission document says so.
    Mission,
    /// A later public source says so.
    Published,
    /// Arithmetic from published figures.
    Inferred,
    /// A default of this project, or of whoever wrote the file.
    Assumed,
}

impl Provenance {
    /// All four, from surest to least sure.
    pub const ALL: [Self; 4] = [Self::Mission, Self::Published, Self::Inferred, Self::Assumed];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::Published => "published",
            Self::Inferred => "inferred",
            Self::Assumed => "assumed",
        }
    }

    /// The provenance with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.id() == id)
    }
}

/// Byte ranges in the methodology's text, so that a new value and its source can be written in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// The value, with its quotes or brackets.
    pub value: Range<usize>,
    /// The provenance that covers it, with its quotes. A table's own provenance covers several values.
    pub provenance: Range<usize>,
    /// The source that covers it, with its quotes.
    pub source: Range<usize>,
}

/// A value of the methodology, how sure we are of it, and whence.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// How sure we are.
    pub provenance: Provenance,
    /// Page, clause or name; for an assumed value, whose default it is.
    pub source: String,
    /// Line of the value in the methodology's text, from 1.
    pub line: u32,
    /// Dotted name: `indicator.ela_performance.points.high`.
    pub name: String,
    /// The value as the file writes it, on one line, without quotes and brackets: `40/3`, `10 %, 20 %, …`.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

impl<T> Sourced<T> {
    /// Another value with the same provenance, source and place.
    #[must_use]
    pub fn with<U>(&self, value: U) -> Sourced<U> {
        Sourced {
            value,
            provenance: self.provenance,
            source: self.source.clone(),
            line: self.line,
            name: self.name.clone(),
            text: self.text.clone(),
            place: self.place.clone(),
        }
    }
}

/// In what an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A rate: kept as a proportion, shown in percent.
    Percent,
    /// Scale points or a percentile.
    Points,
    /// A ratio of two risks.
    Ratio,
}

impl Unit {
    /// Can an amount be in this unit? A rate is between 0 and 1; points and ratios have no numerator.
    #[must_use]
    pub const fn fits(self, amount: &Amount) -> bool {
        match self {
            Self::Percent => amount.value.num >= 0 && amount.value.num <= amount.value.den,
            Self::Points | Self::Ratio => amount.numerator.is_none(),
        }
    }

    /// All three.
    pub const ALL: [Self; 3] = [Self::Percent, Self::Points, Self::Ratio];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Points => "points",
            Self::Ratio => "ratio",
        }
    }
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

impl Better {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Higher, Self::Lower];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }

    /// Has `value` reached `cut`? A value equal to a cut point has reached it.
    #[must_use]
    pub fn reaches(self, value: Fraction, cut: Fraction) -> bool {
        match self {
            Self::Higher => value >= cut,
            Self::Lower => value <= cut,
        }
    }
}

/// A group that shares the groups' part of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScoredGroup {
    /// This group.
    Group(StudentGroup),
    /// The racial or ethnic group with the worst value, per indicator, school and year.
    LowestRaceEthnicity,
}

impl ScoredGroup {
    /// The id of [`ScoredGroup::LowestRaceEthnicity`].
    pub const LOWEST: &'static str = "lowest_race_ethnicity";

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Group(group) => group.id(),
            Self::LowestRaceEthnicity => Self::LOWEST,
        }
    }
}

/// What becomes of the weight of a child that has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redistribution {
    /// Its siblings with a result share it in proportion to their nominal weights.
    InProportion,
    /// Its siblings with a result share it equally.
    Equally,
    /// It goes to this indicator.
    To(IndicatorId),
    /// Nobody gets it: those points cannot be earned.
    None,
    /// There is no index without this child.
    Refuse,
}

impl Redistribution {
    /// Its kind's id.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match self {
            Self::InProportion => "in_proportion",
            Self::Equally => "equally",
            Self::To(_) => "to",
            Self::None => "none",
            Self::Refuse => "refuse",
        }
    }
}

/// Nine cut points, from worst to best in the indicator's direction; equal neighbours are legal. A rate's are proportions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutPoints {
    cuts: [Fraction; 9],
}

impl CutPoints {
    /// Nine in order, or nothing when they are out of order.
    #[must_use]
    pub fn new(cuts: [Fraction; 9], better: Better) -> Option<Self> {
        let in_order = cuts.windows(2).all(|pair| matches!(pair, [worse, next] if better.reaches(*next, *worse)));
        in_order.then_some(Self { cuts })
    }

    /// From worst to best.
    #[must_use]
    pub const fn cuts(&self) -> &[Fraction; 9] {
        &self.cuts
    }

    /// Each of them moved, in an order that stays.
    pub(super) fn map(&self, moved: impl FnMut(Fraction) -> Fraction) -> Self {
        Self { cuts: self.cuts.map(moved) }
    }

    /// How many of the nine the value has reached; one equal to a cut point has reached it.
    #[must_use]
    pub fn reached(&self, value: Fraction, better: Better) -> usize {
        self.cuts.iter().filter(|cut| better.reaches(value, **cut)).count()
    }

    /// Level 1–10: one plus the cut points reached.
    #[must_use]
    pub fn level(&self, value: Fraction, better: Better) -> Level {
        Level::from_reached(self.reached(value, better))
    }
}

/// Something for each member school type that has it.
#[derive(Clone, Debug)]
pub struct ByMember<T>([Option<T>; 3]);

impl<T> Default for ByMember<T> {
    fn default() -> Self {
        Self([None, None, None])
    }
}

impl<T> ByMember<T> {
    pub(super) fn set(&mut self, member: Member, value: T) {
        self.0[member as usize] = Some(value);
    }

    /// That of one member.
    #[must_use]
    pub const fn get(&self, member: Member) -> Option<&T> {
        self.0[member as usize].as_ref()
    }

    /// Those there are, from the lowest member to the highest.
    pub fn iter(&self) -> impl Iterator<Item = (Member, &T)> {
        Member::ALL.into_iter().filter_map(|member| self.get(member).map(|value| (member, value)))
    }

    /// Has no member any?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

/// What a node of the tree of weights is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// The index itself, the root.
    Index,
    /// A domain.
    Domain,
    /// Indicators that belong together.
    Family,
    /// A scored indicator: its position in [`Methodology::indicators`].
    Indicator(usize),
}

/// A node of the tree of weights.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Node {
    /// Its id; the root's is `index`.
    pub id: String,
    /// Its name in plain English.
    pub label: String,
    /// Position of its parent; only the root has none.
    pub parent: Option<usize>,
    /// What it is.
    pub kind: NodeKind,
    /// What becomes of the weight of one of its *children* (of a group, for an indicator) without a result.
    pub redistribution: Sourced<Redistribution>,
    /// A domain's points.
    pub points: Option<Sourced<Ratio>>,
}

/// An indicator: what it is, and what it weighs where.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct IndicatorRule {
    /// Its id.
    pub id: IndicatorId,
    /// Its name in plain English.
    pub label: String,
    /// In what it is measured.
    pub unit: Unit,
    /// Which way is better.
    pub better: Sourced<Better>,
    /// Do student groups share its points? Otherwise all students carry everything.
    pub groups: Sourced<bool>,
    /// Its position in [`Methodology::nodes`]; nothing for continuous-improvement data, which is never scored.
    pub node: Option<usize>,
    /// Nominal points at an elementary, middle and high school. Above zero where they are.
    pub points: ByMember<Sourced<Ratio>>,
    /// Cut points at an elementary, middle and high school; there is a set wherever there are points.
    pub cut_points: ByMember<Sourced<CutPoints>>,
    /// Points in proportion to the value; without it a level earns tenths.
    pub scale: Option<Sourced<Scale>>,
    /// Rates of few students drawn toward a declared one; without it every rate counts as it was measured.
    pub shrink: Option<Sourced<Shrinkage>>,
}

impl IndicatorRule {
    /// Into how many parts its maximum is divided: ten, one a level, or the scale's steps.
    #[must_use]
    pub fn parts(&self) -> u32 {
        self.scale.as_ref().map_or(Level::MAX.into(), |scale| scale.value.steps())
    }

    /// How many of the parts an amount of this level earns.
    #[must_use]
    pub fn earned(&self, level: Level, amount: &Amount) -> u32 {
        let scale = self.scale.as_ref().map(|scale| scale.value.mark(self.counted(amount), self.better.value));
        scale.unwrap_or_else(|| level.number().into())
    }

    /// The value that an amount counts as: its own, unless it is drawn toward a declared one.
    #[must_use]
    pub fn counted(&self, amount: &Amount) -> Fraction {
        self.shrink.as_ref().map_or(amount.value, |own| own.value.counted(amount.value, amount.denominator))
    }

    /// The cut points as a measured value of so many students has to reach them.
    #[must_use]
    pub fn cuts_at(&self, cuts: &CutPoints, students: u64) -> CutPoints {
        self.shrink.as_ref().map_or(*cuts, |own| own.value.moved(cuts, students))
    }
}

/// Where the bands begin: 8 and 4, the only values there are; [`Level::band`] applies them.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Bands {
    /// Lowest level above average.
    pub above_from: Sourced<u8>,
    /// Lowest average level.
    pub average_from: Sourced<u8>,
}

/// How a span school gets its weights and cut points: one kind of each, so the values are only their ids.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Span {
    /// `mean`: the mean of its members' leaf weights, an absent leaf counting 0.
    pub weights: Sourced<&'static str>,
    /// `highest_member`: those of its highest member that has any.
    pub cut_points: Sourced<&'static str>,
}

/// What is counted. These decide the tally, the rest of a methodology decides the score.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Definitions {
    /// Cohort outcomes in the numerator of a graduation rate.
    pub graduates: Sourced<Vec<CohortOutcome>>,
    /// Achievement level from which a standard is met.
    pub met_level: Sourced<u8>,
    /// Share of enrolled days absent from which a student is chronically absent.
    pub absence_share: Sourced<Ratio>,
    /// Days a student must be enrolled to count in chronic absence.
    pub absence_minimum_days: Sourced<u32>,
    /// From where on something counts.
    pub thresholds: Thresholds,
    /// How growth is measured from student rows; without it only other files bring growth.
    pub growth: Option<GrowthRules>,
}

/// How a school's growth is measured.
#[derive(Clone, Debug)]
pub struct GrowthRules {
    /// The model.
    pub model: Sourced<GrowthKind>,
    /// Of the ELA test: the share of its variance that is not error of measurement.
    pub reliability_ela: Sourced<Ratio>,
    /// The same of the test in mathematics.
    pub reliability_math: Sourced<Ratio>,
    /// Without so many schools there are no percentiles, and nothing is held against a school's own averages.
    pub minimum_schools: Sourced<u32>,
    /// A school is one of those that percentiles are of from so many students on.
    pub ranked_from: Sourced<u32>,
}

/// A model of growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthKind {
    /// [`ValueAdded`](crate::growth::ValueAdded)
    ValueAdded,
    /// [`GrowthPercentiles`](crate::growth::GrowthPercentiles)
    StudentGrowthPercentiles,
}

impl GrowthKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ValueAdded, Self::StudentGrowthPercentiles];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ValueAdded => "value_added",
            Self::StudentGrowthPercentiles => "student_growth_percentiles",
        }
    }
}

impl GrowthRules {
    /// The values alone, to tell whether two measure alike.
    #[must_use]
    pub const fn values(&self) -> (GrowthKind, [Ratio; 2], u32, u32) {
        (
            self.model.value,
            [self.reliability_ela.value, self.reliability_math.value],
            self.minimum_schools.value,
            self.ranked_from.value,
        )
    }
}

impl Definitions {
    /// Do both count the same things? Then one tally serves both.
    #[must_use]
    pub fn counts_like(&self, other: &Self) -> bool {
        self.graduates.value == other.graduates.value
            && self.met_level.value == other.met_level.value
            && self.absence_share.value == other.absence_share.value
            && self.absence_minimum_days.value == other.absence_minimum_days.value
            && self.thresholds.values() == other.thresholds.values()
            && self.growth.as_ref().map(GrowthRules::values) == other.growth.as_ref().map(GrowthRules::values)
    }
}

/// School Quality Improvement Goals: the index decides, the others stand beside it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Goals {
    /// Of the index.
    pub index: Sourced<GoalRule>,
    /// Of the graduation rate.
    pub graduation: Sourced<GoalRule>,
    /// Of the mean of the subjects.
    pub achievement: Sourced<GoalRule>,
    /// Of the mean gap between all other students and a group.
    pub gaps: Sourced<GoalRule>,
    /// The indicators that `graduation` looks at, each with students; the first that a school has.
    pub graduation_of: Sourced<Vec<IndicatorId>>,
    /// The subjects that `achievement` and `gaps` look at.
    pub achievement_of: Sourced<Vec<IndicatorId>>,
    /// The groups whose gaps make the mean gap.
    pub gap_groups: Sourced<Vec<ScoredGroup>>,
}

/// Who gets intensive support, and for how long.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Support {
    /// How the years are put together.
    pub lowest: Sourced<Lowest>,
    /// The part of the schools that are the lowest.
    pub share: Sourced<Ratio>,
    /// A type with fewer schools joins the span schools, then all.
    pub fewest_schools: Sourced<usize>,
    /// Outside for so many years running, a school leaves.
    pub exit_after: Sourced<u16>,
}

/// A checked methodology.
#[derive(Clone, Debug)]
pub struct Methodology {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) note: String,
    pub(super) text: String,
    pub(super) n_size: Sourced<u64>,
    pub(super) minimum_points: Sourced<Ratio>,
    pub(super) all_students_share: Sourced<Ratio>,
    pub(super) scored_groups: Sourced<Vec<ScoredGroup>>,
    pub(super) points_per_level: Sourced<Ratio>,
    pub(super) bands: Bands,
    pub(super) span: Span,
    pub(super) letters: Option<Letters>,
    pub(super) definitions: Definitions,
    pub(super) goals: Option<Goals>,
    pub(super) support: Option<Support>,
    pub(super) watch: Watch,
    pub(super) phase_in: PhaseIn,
    pub(super) nodes: Vec<Node>,
    pub(super) indicators: Vec<IndicatorRule>,
    pub(super) positions: SmallMap<IndicatorId, usize>,
    pub(super) pairing: Option<Pairing>,
    pub(super) communities: Option<Communities>,
    pub(super) values: Vec<Sourced<()>>,
}

impl Methodology {
    /// Reads and checks a methodology's text.
    ///
    /// # Errors
    /// Every fault found, in order of lines, each with its mend.
    pub fn parse(text: &str) -> Result<Self, Vec<Refusal>> {
        super::check::check(text)
    }

    /// Its id: `core-2015-16`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name in plain English.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What a reader should know of it; may be empty.
    #[must_use]
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The text it was read from.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Names exactly this text: xxh64 of its bytes, sixteen hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> String {
        format!("{:016x}", XxHash64::oneshot(0, self.text.as_bytes()))
    }

    /// From how many students on a result counts.
    #[must_use]
    pub const fn n_size(&self) -> &Sourced<u64> {
        &self.n_size
    }

    /// Nominal points of the scored indicators from which on there is an index.
    #[must_use]
    pub const fn minimum_points(&self) -> &Sourced<Ratio> {
        &self.minimum_points
    }

    /// Share of an indicator's points that all students carry; the scored groups share the rest equally.
    #[must_use]
    pub const fn all_students_share(&self) -> &Sourced<Ratio> {
        &self.all_students_share
    }

    /// The groups that share the rest.
    #[must_use]
    pub const fn scored_groups(&self) -> &Sourced<Vec<ScoredGroup>> {
        &self.scored_groups
    }

    /// Part of the maximum that one level earns: 1/10, the only value there is.
    #[must_use]
    pub const fn points_per_level(&self) -> &Sourced<Ratio> {
        &self.points_per_level
    }

    /// Where the bands begin.
    #[must_use]
    pub const fn bands(&self) -> &Bands {
        &self.bands
    }

    /// How a span school gets its weights and cut points.
    #[must_use]
    pub const fn span(&self) -> &Span {
        &self.span
    }

    /// What an index is called; not every methodology has letters.
    #[must_use]
    pub const fn letters(&self) -> Option<&Letters> {
        self.letters.as_ref()
    }

    /// What is counted.
    #[must_use]
    pub const fn definitions(&self) -> &Definitions {
        &self.definitions
    }

    /// School Quality Improvement Goals; not every methodology has them.
    #[must_use]
    pub const fn goals(&self) -> Option<&Goals> {
        self.goals.as_ref()
    }

    /// When a tier is in doubt, and when a student is off track.
    #[must_use]
    pub const fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Who gets intensive support; not every methodology says so.
    #[must_use]
    pub const fn support(&self) -> Option<&Support> {
        self.support.as_ref()
    }

    /// What was only collected or piloted in which school year.
    #[must_use]
    pub const fn phase_in(&self) -> &PhaseIn {
        &self.phase_in
    }

    /// The tree of weights, parents before children, in the file's order; the first is the index itself.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The domains with their positions in [`Methodology::nodes`].
    pub fn domains(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(|(_, node)| node.kind == NodeKind::Domain)
    }

    /// Positions of a node's children.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        self.nodes.iter().enumerate().filter(move |(_, child)| child.parent == Some(node)).map(|(at, _)| at)
    }

    /// Position of the domain that a node is in; nothing for the index itself.
    #[must_use]
    pub fn domain_of(&self, node: usize) -> Option<usize> {
        let found = self.nodes.get(node)?;
        match found.kind {
            NodeKind::Index => None,
            NodeKind::Domain => Some(node),
            NodeKind::Family | NodeKind::Indicator(_) => self.domain_of(found.parent?),
        }
    }

    /// Every indicator, scored or not, in the file's order.
    #[must_use]
    pub fn indicators(&self) -> &[IndicatorRule] {
        &self.indicators
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&IndicatorRule> {
        self.positions.get(id).and_then(|at| self.indicators.get(*at))
    }

    /// Nominal points of an indicator at a school with these members: their mean, an absent leaf counting 0.
    #[must_use]
    pub fn nominal(&self, indicator: &IndicatorRule, members: Members) -> Ratio {
        let mut sum = Ratio::from_integer(0);
        let mut count = 0_i128;
        for member in members.iter() {
            count += 1;
            if let Some(points) = indicator.points.get(member) {
                sum += points.value;
            }
        }
        if count == 0 { sum } else { sum / count }
    }

    /// Cut points of an indicator at a school with these members: those of the highest member that has any.
    #[must_use]
    pub fn cut_points<'a>(&self, indicator: &'a IndicatorRule, members: Members) -> Option<&'a Sourced<CutPoints>> {
        members.iter().filter_map(|member| indicator.cut_points.get(member)).last()
    }

    /// How schools are compared and paired; nothing where the file does not say.
    #[must_use]
    pub const fn pairing(&self) -> Option<&Pairing> {
        self.pairing.as_ref()
    }

    /// When schools share a need; nothing where the file does not say.
    #[must_use]
    pub const fn communities(&self) -> Option<&Communities> {
        self.communities.as_ref()
    }

    /// Every value that carries a provenance, in the order of lines.
    #[must_use]
    pub fn values(&self) -> &[Sourced<()>] {
        &self.values
    }

    /// How many values are how sure; all four are there.
    #[must_use]
    pub fn provenance_counts(&self) -> SmallMap<Provenance, usize> {
        let mut counts = Provenance::ALL.into_iter().map(|p| (p, 0)).collect::<SmallMap<_, _>>();
        for value in &self.values {
            *counts.or_default(value.provenance) += 1;
        }
        counts
    }

    /// Every assumed value, in the order of lines.
    pub fn assumed(&self) -> impl Iterator<Item = &Sourced<()>> {
        self.values.iter().filter(|value| value.provenance == Provenance::Assumed)
    }
}
