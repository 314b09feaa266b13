//! Weights after redistribution (rule 1 of methodology.md).

use num_traits::{CheckedAdd, CheckedDiv, CheckedMul};

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
    /// The same by domain, in the methodology's order.
    pub domains: Vec<Ratio>,
    /// A node's rule refuses an index for what is missing.
    pub refused: bool,
}

impl Weights {
    /// The largest common denominator: a million times it, times a level, still fits.
    const FINEST: i128 = i128::MAX / 1_000_000_000;

    /// Redistributes. `scored[i]` says whether the i-th indicator has a result and points. Nothing when the exact numbers
    /// do not fit 128 bits, which only a methodology with very fine weights brings about.
    #[must_use]
    pub fn new(methodology: &Methodology, members: Members, scored: &[bool]) -> Option<Self> {
        let rules = methodology.indicators();
        let nominal: Vec<Ratio> = rules.iter().map(|rule| methodology.nominal(rule, members)).collect();
        let mut spread = Spread::new(methodology, &nominal, scored);
        spread.share(0, Ratio::from_integer(100))?;
        let Spread { effective, refused, .. } = spread;
        let kept = |i: &usize| scored.get(*i).copied().unwrap_or(false);
        let base = (0..rules.len()).filter(kept).map(|i| nominal[i]).sum();
        let share = methodology.all_students_share().value;
        let groups = i128::try_from(methodology.scored_groups().value.len().max(1)).unwrap_or(1);
        let parts = (1..=groups).try_fold(1, lcm)?;
        let common = effective.iter().try_fold(1, |den, e| lcm(den, *e.denom()))?;
        let steps = rules.iter().try_fold(10, |all, rule| lcm(all, rule.parts().into()))?;
        let den = common
            .checked_mul(steps.checked_mul(parts)?)?
            .checked_mul(*share.denom())
            .filter(|den| *den <= Self::FINEST / 100)?;
        let maxima = effective.iter().map(|e| e.numer() * (den / e.denom())).collect();
        let domains = domains(methodology, &nominal, scored);
        Some(Self { den, maxima, nominal, base, domains, refused })
    }

    /// Nothing shared out: for a pattern whose numbers do not fit.
    #[must_use]
    pub fn nothing(methodology: &Methodology, members: Members, scored: &[bool]) -> Self {
        let rules = methodology.indicators();
        let nominal: Vec<Ratio> = rules.iter().map(|rule| methodology.nominal(rule, members)).collect();
        let domains = domains(methodology, &nominal, scored);
        let (maxima, base) = (vec![0; rules.len()], Ratio::from_integer(0));
        Self { den: 1, maxima, nominal, base, domains, refused: false }
    }
}

/// Nominal points of the scored indicators of each domain.
fn domains(methodology: &Methodology, nominal: &[Ratio], scored: &[bool]) -> Vec<Ratio> {
    let scored = || methodology.indicators().iter().zip(nominal).zip(scored).filter(|(_, scored)| **scored);
    let of = |domain: usize| {
        let own = scored().filter(|((rule, _), _)| rule.node.and_then(|n| methodology.domain_of(n)) == Some(domain));
        own.map(|((_, nominal), _)| *nominal).sum()
    };
    methodology.domains().map(|(at, _)| of(at)).collect()
}

fn lcm(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    (a / x).checked_mul(b)
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
            match node.kind {
                NodeKind::Indicator(i) => {
                    nominal[at] = leaves[i];
                    present[at] = scored.get(i).copied().unwrap_or(false);
                }
                // A domain declared without indicators is missing with all its points.
                NodeKind::Domain if nominal[at] == Ratio::from_integer(0) => {
                    nominal[at] = node.points.as_ref().map_or(nominal[at], |points| points.value);
                }
                NodeKind::Index | NodeKind::Domain | NodeKind::Family => {}
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

    /// Gives a node these points; nothing when they do not fit.
    fn share(&mut self, at: usize, points: Ratio) -> Option<()> {
        let zero = Ratio::from_integer(0);
        if !self.present[at] || points == zero {
            return Some(());
        }
        let methodology = self.methodology;
        let node = &methodology.nodes()[at];
        if let NodeKind::Indicator(i) = node.kind {
            self.effective[i] = self.effective[i].checked_add(&points)?;
            return Some(());
        }
        let children: Vec<usize> = methodology.children(at).filter(|c| self.nominal[*c] > zero).collect();
        let (there, gone): (Vec<usize>, Vec<usize>) = children.into_iter().partition(|c| self.present[*c]);
        let of = |list: &[usize]| list.iter().try_fold(zero, |sum, c| sum.checked_add(&self.nominal[*c]));
        let (kept, lost) = (of(&there)?, of(&gone)?);
        let scale = points.checked_div(&kept.checked_add(&lost)?)?;
        let lost_points = lost.checked_mul(&scale)?;
        let count = Ratio::from_integer(i128::try_from(there.len()).unwrap_or(1).max(1));
        let rule = &node.redistribution.value;
        let target = match rule {
            Redistribution::To(id) => self.present_leaf(id),
            _ => None,
        };
        let parts: Option<Vec<(usize, Ratio)>> = there
            .iter()
            .map(|child| {
                let own = self.nominal[*child].checked_mul(&scale)?;
                let more = match rule {
                    Redistribution::Equally => lost_points.checked_div(&count)?,
                    Redistribution::None | Redistribution::Refuse => zero,
                    Redistribution::To(_) if target.is_some() => zero,
                    // To an indicator that has no result itself: in proportion.
                    Redistribution::InProportion | Redistribution::To(_) => {
                        lost_points.checked_mul(&self.nominal[*child].checked_div(&kept)?)?
                    }
                };
                Some((*child, own.checked_add(&more)?))
            })
            .collect();
        if let Some(leaf) = target {
            self.effective[leaf] = self.effective[leaf].checked_add(&lost_points)?;
        }
        self.refused |= *rule == Redistribution::Refuse && lost > zero;
        parts?.into_iter().try_for_each(|(child, points)| self.share(child, points))
    }

    fn present_leaf(&self, id: &crate::model::IndicatorId) -> Option<usize> {
        let at = self.methodology.indicators().iter().position(|rule| rule.id == *id)?;
        let node = self.methodology.indicators()[at].node?;
        self.present[node].then_some(at)
    }
}
