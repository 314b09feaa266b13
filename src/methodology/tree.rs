//! The tree of weights: index, domains, families, indicators; and whether its points add up.

use std::ops::Range;

use super::branch::Branch;
use super::file::Reading;
use super::indicator::Draft;
use super::number::MOST_PARTS;
use super::refusal::{RefusalKind, distance, nearest};
use super::setting::Tiers;
use super::types::{Node, NodeKind, Redistribution};
use crate::model::{Member, Ratio};
use crate::order::{self, SmallMap};

/// More than anybody needs, and few enough that a hostile file is refused at once.
const MOST_NODES: usize = 1000;

/// Puts every branch and indicator in its place; nothing when the tree has a fault.
pub(super) fn grow(
    tiers: Option<&Tiers>,
    branches: &[Branch],
    drafts: &mut [Draft],
    reading: &mut Reading<'_>,
) -> Option<Vec<Node>> {
    let refused = reading.refusals.len();
    let nodes = branches.len() + drafts.len();
    if nodes > MOST_NODES {
        let expected = format!("at most {MOST_NODES} domains, families and indicators together");
        reading.refuse(RefusalKind::Value, &(0..0), "indicator", nodes.to_string(), expected);
        return None;
    }
    unique_ids(branches, drafts, reading);
    spelt_well(drafts, reading);
    known_parents(branches, drafts, reading);
    no_circles(branches, reading);
    nothing_empty(branches, drafts, reading);
    domains_add_up(branches, reading);
    indicators_add_up(branches, drafts, reading);
    weights_are_simple(branches, drafts, reading);
    targets_are_scored(tiers, branches, drafts, reading);
    let tiers = tiers.filter(|_| reading.refusals.len() == refused)?;

    let root = Node {
        id: "index".into(),
        label: "School Quality Improvement Index".into(),
        parent: None,
        kind: NodeKind::Index,
        redistribution: tiers.index.clone(),
        points: None,
    };
    let mut nodes = vec![root];
    let mut domains: Vec<_> = branches.iter().filter(|branch| branch.is_domain).collect();
    order::sort_by_key(&mut domains, |domain| domain.span.start);
    for domain in domains {
        plant(domain, 0, &mut nodes, tiers, branches, drafts);
    }
    Some(nodes)
}

enum Child<'b> {
    Branch(&'b Branch),
    Indicator(usize),
}

/// A branch and, in the file's order, everything in it.
fn plant(
    branch: &Branch,
    parent: usize,
    nodes: &mut Vec<Node>,
    tiers: &Tiers,
    branches: &[Branch],
    drafts: &mut [Draft],
) {
    let (kind, tier) =
        if branch.is_domain { (NodeKind::Domain, &tiers.domain) } else { (NodeKind::Family, &tiers.family) };
    let own = nodes.len();
    nodes.push(Node {
        id: branch.id.clone(),
        label: branch.label.clone(),
        parent: Some(parent),
        kind,
        redistribution: branch.redistribution.as_ref().unwrap_or(tier).clone(),
        points: branch.points.clone(),
    });
    let inner = branches.iter().filter(|child| is_in(child.parent.as_ref(), branch));
    let leaves = drafts.iter().enumerate().filter(|(_, draft)| is_in(draft.parent.as_ref(), branch));
    let mut children: Vec<_> = inner
        .map(|child| (child.span.start, Child::Branch(child)))
        .chain(leaves.map(|(at, draft)| (draft.span.start, Child::Indicator(at))))
        .collect();
    order::sort_by_key(&mut children, |(start, _)| *start);
    for (_, child) in children {
        match child {
            Child::Branch(child) => plant(child, own, nodes, tiers, branches, drafts),
            Child::Indicator(at) => {
                let here = nodes.len();
                if let Some(draft) = drafts.get_mut(at) {
                    draft.node = Some(here);
                    nodes.push(Node {
                        id: draft.id.clone(),
                        label: draft.label.clone(),
                        parent: Some(own),
                        kind: NodeKind::Indicator(at),
                        redistribution: draft.redistribution.as_ref().unwrap_or(&tiers.groups).clone(),
                        points: None,
                    });
                }
            }
        }
    }
}

fn is_in(parent: Option<&(String, Range<usize>)>, branch: &Branch) -> bool {
    parent.is_some_and(|(id, _)| *id == branch.id)
}

fn unique_ids(branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    let of_branches = branches.iter().map(|b| (b.what(), &b.id, &b.span));
    let of_drafts = drafts.iter().map(|d| ("indicator", &d.id, &d.span));
    let mut ids: Vec<_> = of_branches.chain(of_drafts).filter(|(_, id, _)| !id.is_empty()).collect();
    order::sort_by_key(&mut ids, |(_, _, span)| span.start);
    let mut first: SmallMap<&str, &Range<usize>> = SmallMap::new();
    for (what, id, span) in ids {
        if TAKEN.contains(&id.as_str()) {
            reading.refuse(RefusalKind::Value, span, format!("{what}.{id}.id"), id, "another id: this one is taken");
        }
        if let Some(earlier) = first.get(id.as_str()) {
            let expected = format!("another id: line {} has this one", reading.line(earlier.start));
            reading.refuse(RefusalKind::Value, span, format!("{what}.{id}.id"), id, expected);
        } else {
            first.insert(id, span);
        }
    }
}

/// An indicator of one's own may have any id, but not one that a letter or two make of a known one: its data would be
/// missing without a word. A different number is no misspelling.
fn spelt_well(drafts: &[Draft], reading: &mut Reading<'_>) {
    let digits = |id: &str| -> String { id.chars().filter(char::is_ascii_digit).collect() };
    for draft in drafts.iter().filter(|draft| !KNOWN.contains(&draft.id.as_str())) {
        let alike = |known: &&&str| distance(&draft.id, known) <= 2 && digits(known) == digits(&draft.id);
        if let Some(known) = KNOWN.iter().find(alike) {
            let what = format!("indicator.{}.id", draft.id);
            let expected = format!("did you mean \"{known}\"?");
            reading.refuse(RefusalKind::UnknownName, &draft.span, what, draft.id.as_str(), expected);
        }
    }
}

/// The indicators that this project counts or names.
const KNOWN: [&str; 27] = [
    "ela_performance",
    "math_performance",
    "science_performance",
    "history_performance",
    "writing_performance",
    "ela_growth",
    "math_growth",
    "graduation_4yr",
    "graduation_5yr",
    "graduation_6yr",
    "middle_school_persistence",
    "high_school_readiness",
    "chronic_absenteeism",
    "suspension_expulsion",
    "suspension_disproportionality",
    "sel_skills",
    "survey_student",
    "survey_staff",
    "survey_family",
    "el_redesignation",
    "special_education_disproportionality",
    "prekindergarten",
    "middle_school_transition",
    "a_g_completion",
    "dropout_4yr",
    "ela_distance",
    "math_distance",
];

/// Columns of the page's table of schools, whose order a domain of the same id would take.
const TAKEN: [&str; 4] = ["school_name", "lea_name", "school_type", "points_base"];

fn known_parents(branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    let of_branches = branches.iter().map(|b| ("family", &b.id, b.parent.as_ref()));
    let of_drafts = drafts.iter().map(|d| ("indicator", &d.id, d.parent.as_ref()));
    for (what, id, parent) in of_branches.chain(of_drafts) {
        if let Some((parent, span)) = parent.filter(|(parent, _)| !branches.iter().any(|b| b.id == *parent)) {
            let expected = nearest(parent, branches.iter().map(|b| b.id.as_str()));
            reading.refuse(RefusalKind::UnknownName, span, format!("{what}.{id}.in"), parent, expected);
        }
    }
}

/// The branch that a branch is in, if there is one.
fn above<'b>(branch: &Branch, branches: &'b [Branch]) -> Option<&'b Branch> {
    let (id, _) = branch.parent.as_ref()?;
    branches.iter().find(|candidate| candidate.id == *id)
}

/// The domain that something is in, if its parents lead to one.
fn domain_of<'b>(parent: &str, branches: &'b [Branch]) -> Option<&'b Branch> {
    let mut at = branches.iter().find(|branch| branch.id == parent)?;
    for _ in branches {
        if at.is_domain {
            return Some(at);
        }
        at = above(at, branches)?;
    }
    None
}

fn no_circles(branches: &[Branch], reading: &mut Reading<'_>) {
    for branch in branches {
        let mut at = branch;
        let steps = branches.iter().take_while(|_| {
            above(at, branches).is_some_and(|next| {
                at = next;
                true
            })
        });
        if let Some((parent, span)) = branch.parent.as_ref().filter(|_| steps.count() == branches.len()) {
            let expected = "a family or domain that is not, at last, inside this family itself";
            reading.refuse(RefusalKind::Value, span, format!("family.{}.in", branch.id), parent, expected);
        }
    }
}

fn nothing_empty(branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    for branch in branches.iter().filter(|branch| !branch.id.is_empty()) {
        let in_it = branches.iter().any(|child| is_in(child.parent.as_ref(), branch))
            || drafts.iter().any(|draft| is_in(draft.parent.as_ref(), branch));
        let name = format!("{}.{}", branch.what(), branch.id);
        match (branch.is_domain, branch.empty, in_it) {
            (true, true, true) => {
                let expected = "no indicators = \"none\", for there are indicators in it";
                reading.refuse(RefusalKind::Weights, &branch.span, format!("{name}.indicators"), "none", expected);
            }
            (true, false, false) => {
                let expected = "an indicator in it, or indicators = \"none\"";
                reading.refuse(RefusalKind::Weights, &branch.span, name, "", expected);
            }
            (false, _, false) => {
                let expected = "an indicator in it, or no such family";
                reading.refuse(RefusalKind::Value, &branch.span, name, "", expected);
            }
            (true, true, false) | (true, false, true) | (false, _, true) => {}
        }
    }
}

fn domains_add_up(branches: &[Branch], reading: &mut Reading<'_>) {
    let domains: Vec<_> = branches.iter().filter(|branch| branch.is_domain).collect();
    let Some(first) = domains.first() else {
        reading.refuse(RefusalKind::Weights, &(0..0), "domain", "", "[[domain]] with id, label, points");
        return;
    };
    // A refused weight is already complained of.
    let Some(points) = domains.iter().map(|domain| Some(domain.points.as_ref()?.value)).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let sum = exact_sum(points.iter().copied());
    if let Some(sum) = sum.filter(|sum| *sum != Ratio::from_integer(100)) {
        let at = first.points.as_ref().map_or(&first.span, |points| &points.place.value);
        let expected = format!(
            "100 over all domains: {}",
            domains
                .iter()
                .filter_map(|domain| { Some(format!("{} {}", domain.id, domain.points.as_ref()?.text)) })
                .collect::<Vec<_>>()
                .join(" + ")
        );
        reading.refuse(RefusalKind::Weights, at, "domain.points", sum.to_string(), expected);
    }
}

fn indicators_add_up(branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    for domain in branches.iter().filter(|branch| branch.is_domain && !branch.empty) {
        let inside: Vec<_> = drafts
            .iter()
            .filter(|draft| {
                draft.parent.as_ref().and_then(|(id, _)| domain_of(id, branches)).is_some_and(|of| of.id == domain.id)
            })
            .collect();
        let Some(points) = domain.points.as_ref() else { continue };
        if inside.is_empty() || inside.iter().any(|draft| draft.points_refused) {
            continue;
        }
        for member in Member::ALL {
            let weights = || inside.iter().filter_map(|draft| draft.points.get(member).map(|own| (draft, own)));
            let Some(sum) = exact_sum(weights().map(|(_, own)| own.value)) else { continue };
            if sum != points.value {
                let parts: Vec<_> = weights().map(|(draft, own)| format!("{} {}", draft.id, own.text)).collect();
                let what = format!("domain.{}.points.{}", domain.id, member.id());
                let expected = format!("{} at {} schools: {}", points.text, member.id(), parts.join(" + "));
                reading.refuse(RefusalKind::Weights, &points.place.value, what, sum.to_string(), expected);
            }
        }
    }
}

/// Nothing when the sum would have too many parts: [`weights_are_simple`] says so.
fn exact_sum(values: impl Iterator<Item = Ratio>) -> Option<Ratio> {
    let mut sum = Ratio::from_integer(0);
    for value in values {
        common(*sum.denom(), *value.denom())?;
        sum += value;
    }
    Some(sum)
}

/// The least common denominator, within reason.
fn common(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    let least = (a / x.max(1)).checked_mul(b)?;
    (least <= MOST_PARTS).then_some(least)
}

/// All points together have one denominator within reason, so that every sum of them is exact.
fn weights_are_simple(branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    let of_domains = branches.iter().filter_map(|branch| branch.points.as_ref());
    let of_drafts = drafts.iter().flat_map(|draft| draft.points.iter().map(|(_, points)| points));
    let mut parts = 1;
    for weight in of_domains.chain(of_drafts) {
        if let Some(least) = common(parts, *weight.value.denom()) {
            parts = least;
        } else {
            let expected = "a simpler fraction: all points together may have at most 1000000000 parts";
            reading.refuse(
                RefusalKind::Weights,
                &weight.place.value,
                weight.name.as_str(),
                weight.text.as_str(),
                expected,
            );
        }
    }
}

fn targets_are_scored(tiers: Option<&Tiers>, branches: &[Branch], drafts: &[Draft], reading: &mut Reading<'_>) {
    let of_tiers = tiers.map(|t| [&t.groups, &t.family, &t.domain, &t.index]).into_iter().flatten();
    let own = branches.iter().map(|b| &b.redistribution).chain(drafts.iter().map(|d| &d.redistribution)).flatten();
    let scored: Vec<&str> = drafts.iter().filter(|d| d.parent.is_some()).map(|d| d.id.as_str()).collect();
    for kind in of_tiers.chain(own) {
        if let Redistribution::To(id) = &kind.value
            && !scored.contains(&id.as_str())
        {
            let expected = nearest(id.as_str(), scored.iter().copied());
            reading.refuse(RefusalKind::UnknownName, &kind.place.value, kind.name.as_str(), id.as_str(), expected);
        }
    }
}
