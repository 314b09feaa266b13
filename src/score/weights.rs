//! Weights after redistribution (rule 1 of methodology.md).

use crate::methodology::{Methodology, NodeKind, Redistribution};
use crate::model::{Members, Ratio};

/// Effective maxima for one methodology, members, and pattern of scored indicators, as whole numbers over `den`.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The common denominator: every cell's points at every level are whole over it.
    pub den: i128,
    /// By position in [`Methodology::indicators`]: points possible after redistribution; zero when not scored.
    pub maxima: Vec<i128>,
    /// By position in [`Methodology::indicators`]: nominal points of the scored ones, as they are before redistribution.
    pub nominal: Vec<Ratio>,
    /// `points_base`: nominal points of the scored indicators.
    pub base: Ratio,
    /// A node's rule refuses an index for what is missing.
    pub refused: bool,
}

impl Weights {
    /// Redistributes. `scored[i]` says whether the i-th indicator has a result and points.
    #[must_use]
    pub fn new(methodology: &Methodology, members: Members, scored: &[bool]) -> Self {
        let rules = methodology.indicators();
        let nominal: Vec<Ratio> = rules.iter().map(|rule| methodology.nominal(rule, members)).collect();
        let mut spread = Spread::new(methodology, &nominal, scored);
        spread.share(0, Ratio::from_integer(100));
        let Spread { effective, refused, .. } = spread;
        let kept = |i: &usize| scored.get(*i).copied().unwrap_or(false);
        let base = (0..rules.len()).filter(kept).map(|i| nominal[i]).sum();
        let share = methodology.all_students_share().value;
        let groups = i128::try_from(methodology.scored_groups().value.len().max(1)).unwrap_or(1);
        let parts = (1..=groups).fold(1, lcm);
        let den = effective.iter().fold(1, |den, e| lcm(den, *e.denom())) * 10 * share.denom() * parts;
        let maxima = effective.iter().map(|e| e.numer() * (den / e.denom())).collect();
        Self { den, maxima, nominal, base, refused }
    }
}

fn lcm(a: i128, b: i128) -> i128 {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    a / x * b
}

/// The tree while points run down it. Bottom-up redistribution among siblings is the same as giving every node its
/// points and letting its present children share them.
struct Spread<'m> {
    methodology: &'m Methodology,
    /// Nominal points below each node.
    nominal: Vec<Ratio>,
    /// Is anything scored below each node?
    present: Vec<bool>,
    effective: Vec<Ratio>,
    refused: bool,
}

impl<'m> Spread<'m> {
    fn new(methodology: &'m Methodology, leaves: &[Ratio], scored: &[bool]) -> Self {
        let nodes = methodology.nodes();
        let mut nominal = vec![Ratio::from_integer(0); nodes.len()];
        let mut present = vec![false; nodes.len()];
        // Parents come before children, so backwards every child is complete when its parent takes it.
        for (at, node) in nodes.iter().enumerate().rev() {
            if let NodeKind::Indicator(i) = node.kind {
                nominal[at] = leaves[i];
                present[at] = scored.get(i).copied().unwrap_or(false);
            }
            if let Some(parent) = node.parent {
                let (own, any) = (nominal[at], present[at]);
                nominal[parent] += own;
                present[parent] |= any;
            }
        }
        let effective = vec![Ratio::from_integer(0); leaves.len()];
        Self { methodology, nominal, present, effective, refused: false }
    }

    /// Gives a node these points.
    fn share(&mut self, at: usize, points: Ratio) {
        let zero = Ratio::from_integer(0);
        if !self.present[at] || points == zero {
            return;
        }
        let methodology = self.methodology;
        let node = &methodology.nodes()[at];
        if let NodeKind::Indicator(i) = node.kind {
            self.effective[i] += points;
            return;
        }
        let children: Vec<usize> = methodology.children(at).filter(|c| self.nominal[*c] > zero).collect();
        let (there, gone): (Vec<usize>, Vec<usize>) = children.into_iter().partition(|c| self.present[*c]);
        let of = |list: &[usize]| list.iter().map(|c| self.nominal[*c]).sum::<Ratio>();
        let (kept, lost) = (of(&there), of(&gone));
        let scale = points / (kept + lost);
        let count = Ratio::from_integer(i128::try_from(there.len()).unwrap_or(1).max(1));
        let rule = &node.redistribution.value;
        let target = match rule {
            Redistribution::To(id) => self.present_leaf(id),
            _ => None,
        };
        let parts: Vec<(usize, Ratio)> = there
            .iter()
            .map(|child| {
                let own = self.nominal[*child] * scale;
                let more = match rule {
                    Redistribution::Equally => lost * scale / count,
                    Redistribution::None | Redistribution::Refuse => zero,
                    Redistribution::To(_) if target.is_some() => zero,
                    // To an indicator that has no result itself: in proportion.
                    Redistribution::InProportion | Redistribution::To(_) => lost * scale * self.nominal[*child] / kept,
                };
                (*child, own + more)
            })
            .collect();
        if let Some(leaf) = target {
            self.effective[leaf] += lost * scale;
        }
        self.refused |= *rule == Redistribution::Refuse && lost > zero;
        for (child, points) in parts {
            self.share(child, points);
        }
    }

    fn present_leaf(&self, id: &crate::model::IndicatorId) -> Option<usize> {
        let at = self.methodology.indicators().iter().position(|rule| rule.id == *id)?;
        let node = self.methodology.indicators()[at].node?;
        self.present[node].then_some(at)
    }
}
