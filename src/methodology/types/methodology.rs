//! A checked methodology.

use twox_hash::XxHash64;

use super::{
    Bands, CutPoints, Definitions, Goals, IndicatorRule, Node, NodeKind, Provenance, ScoredGroup, Sourced, Span,
    Support,
};
use crate::methodology::preset::shipped_text;
use crate::methodology::{Communities, Letters, Pairing, PhaseIn, Refusal, TimelinePhase, Watch};
use crate::model::{IndicatorId, Members, Ratio};
use crate::order::SmallMap;

/// A checked methodology.
#[derive(Clone, Debug)]
pub struct Methodology {
    pub(in crate::methodology) id: String,
    pub(in crate::methodology) label: String,
    pub(in crate::methodology) note: String,
    pub(in crate::methodology) text: Text,
    pub(in crate::methodology) n_size: Sourced<u64>,
    pub(in crate::methodology) minimum_points: Sourced<Ratio>,
    pub(in crate::methodology) all_students_share: Sourced<Ratio>,
    pub(in crate::methodology) scored_groups: Sourced<Vec<ScoredGroup>>,
    pub(in crate::methodology) points_per_level: Sourced<Ratio>,
    pub(in crate::methodology) bands: Bands,
    pub(in crate::methodology) span: Span,
    pub(in crate::methodology) letters: Option<Letters>,
    pub(in crate::methodology) definitions: Definitions,
    pub(in crate::methodology) goals: Option<Goals>,
    pub(in crate::methodology) support: Option<Support>,
    pub(in crate::methodology) watch: Watch,
    pub(in crate::methodology) timelines: Vec<TimelinePhase>,
    pub(in crate::methodology) phase_in: PhaseIn,
    pub(in crate::methodology) nodes: Vec<Node>,
    pub(in crate::methodology) indicators: Vec<IndicatorRule>,
    pub(in crate::methodology) positions: SmallMap<IndicatorId, usize>,
    pub(in crate::methodology) pairing: Option<Pairing>,
    pub(in crate::methodology) communities: Option<Communities>,
    pub(in crate::methodology) values: Vec<Sourced<()>>,
}

/// What a methodology was read from.
#[derive(Clone, Debug)]
pub(in crate::methodology) enum Text {
    Own(String),
    /// One shipped, by its place in the list; its text has this hash.
    Shipped {
        at: usize,
        hash: u64,
    },
}

impl Methodology {
    /// Reads and checks a methodology's text.
    ///
    /// # Errors
    /// Every fault found, in order of lines, each with its mend.
    pub fn parse(text: &str) -> Result<Self, Vec<Refusal>> {
        crate::methodology::check::check(text)
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
        match &self.text {
            Text::Own(text) => text,
            Text::Shipped { at, .. } => shipped_text(*at),
        }
    }

    /// Names exactly this text: xxh64 of its bytes, sixteen hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> String {
        let hash = match &self.text {
            Text::Own(text) => XxHash64::oneshot(0, text.as_bytes()),
            Text::Shipped { hash, .. } => *hash,
        };
        format!("{hash:016x}")
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

    /// When a tier is in doubt, when data lags, and when a student is off track.
    #[must_use]
    pub const fn watch(&self) -> &Watch {
        &self.watch
    }

    /// What was planned for which school years, in the order of [`TIMELINES`](crate::methodology::TIMELINES).
    #[must_use]
    pub fn timelines(&self) -> &[TimelinePhase] {
        &self.timelines
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

    /// An indicator's position.
    #[must_use]
    pub fn position(&self, id: &IndicatorId) -> Option<usize> {
        self.positions.get(id).copied()
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
