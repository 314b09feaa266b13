//! Which source column is meant by each canonical column, and why. Nothing is guessed silently: where two columns fit
//! equally well, both are named and neither is taken.

use super::super::layout::Grain;
use super::columns::{Column, spellings};
use super::looks::Looks;
use super::names::{likeness, words};
use super::sample::Sample;
use crate::order;

/// Why a source column is proposed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) sources: Vec<usize>,
    /// `same_name`, `like_name`, `values`, `joined`, `tie` or nothing.
    pub(super) reason: &'static str,
    /// What its name is like, or the look of its values.
    pub(super) like: String,
    pub(super) score: u32,
    /// Columns that fit equally well.
    pub(super) ties: Vec<usize>,
}

/// From this score on a column is proposed.
const ENOUGH: u32 = 50;
/// So near is as good.
const NEAR: u32 = 15;

/// How well a source column fits a canonical one.
#[derive(Clone)]
struct Fit {
    score: u32,
    reason: &'static str,
    like: String,
}

fn fit(grain: Grain, column: &Column, name: &str, looks: Looks) -> Fit {
    let (own, others) = spellings(grain, column.id);
    // What other layouts call it is a good name too, but not this layout's own.
    let best = |names: &[&'static str], less: u32| {
        names
            .iter()
            .map(|s| (likeness(name, s).saturating_sub(less), *s))
            .fold((0, ""), |a, b| if b.0 > a.0 { b } else { a })
    };
    let (like, other) = (best(&own, 0), best(&others, 10));
    let (named, spelling) = if other.0 > like.0 { other } else { like };
    let misfits = !looks.is_none() && !column.fitting.is_none() && !looks.any(column.fitting);
    let value = if looks.any(column.telling) {
        50
    } else if looks.any(column.fitting) {
        15
    } else {
        0
    };
    let score = if misfits { named.saturating_sub(60) } else { named + value };
    let (reason, like) = match named {
        90.. => ("same_name", spelling.to_owned()),
        1.. => ("like_name", spelling.to_owned()),
        0 => ("values", column.telling.id().to_owned()),
    };
    // Values of a common kind alone tell nothing.
    let telling = named > 0 || looks.any(column.telling);
    Fit { score: if telling { score } else { 0 }, reason, like }
}

/// The best source for each column of a grain.
pub(super) fn propose(sample: &Sample, grain: Grain, columns: &[Column], looks: &[Looks]) -> Vec<Found> {
    let usable: Vec<usize> = (0..sample.names.len()).filter(|at| sample.named(*at)).collect();
    let fits: Vec<Vec<(usize, Fit)>> = columns
        .iter()
        .map(|column| usable.iter().map(|at| (*at, fit(grain, column, &sample.names[*at], looks[*at]))).collect())
        .collect();
    let mut found: Vec<Found> = columns.iter().map(|_| Found::default()).collect();
    let mut taken: Vec<usize> = Vec::new();
    let mut settled: Vec<bool> = columns.iter().map(|_| false).collect();
    if let Some(at) = columns.iter().position(|c| c.id == "school_code")
        && fits[at].iter().all(|(source, _)| !looks[*source].any(Looks::CDS))
        && let Some(parts) = joined(sample, looks)
    {
        taken.clone_from(&parts);
        found[at] = Found { sources: parts, reason: "joined", score: 100, ..Found::default() };
        settled[at] = true;
    }
    loop {
        // The surest pair first; of equals the column that is asked for first, then the source that stands first.
        let mut best: Option<(usize, usize, &Fit)> = None;
        for (c, sources) in fits.iter().enumerate().filter(|(c, _)| !settled[*c]) {
            for (s, fit) in sources.iter().filter(|(s, fit)| fit.score >= ENOUGH && !taken.contains(s)) {
                if best.is_none_or(|(.., so_far)| fit.score > so_far.score) {
                    best = Some((c, *s, fit));
                }
            }
        }
        let Some((c, s, fit)) = best else { break };
        settled[c] = true;
        // A source that another column claims with more right is no rival.
        let claimed = |source: usize, score: u32| {
            fits.iter().enumerate().any(|(other, sources)| {
                other != c && !settled[other] && sources.iter().any(|(at, fit)| *at == source && fit.score > score)
            })
        };
        let rivals = fits[c].iter().filter(|(other, rival)| {
            *other != s && rival.score + NEAR >= fit.score && !taken.contains(other) && !claimed(*other, rival.score)
        });
        let mut ties: Vec<usize> = rivals.map(|(other, _)| *other).collect();
        if ties.is_empty() {
            taken.push(s);
            found[c] = Found { sources: vec![s], reason: fit.reason, like: fit.like.clone(), score: fit.score, ties };
        } else {
            ties.push(s);
            order::sort(&mut ties);
            // Whichever is chosen: no other column has a better claim to any of them.
            taken.extend(&ties);
            found[c] = Found { reason: "tie", ties, ..Found::default() };
        }
    }
    found
}

/// County, district and school codes whose digits together make a school's fourteen.
pub(super) fn joined(sample: &Sample, looks: &[Looks]) -> Option<Vec<usize>> {
    let part = |word: &str, most: usize| {
        (0..sample.names.len()).filter(|at| sample.named(*at)).find(|at| {
            let name = words(&sample.names[*at]);
            let values = sample.values(*at);
            let told = || values.iter().filter(|v| !v.is_empty());
            name.contains(word)
                && name.contains("code")
                && looks[*at].any(Looks::COUNT)
                && told().count() > 0
                && told().all(|v| v.len() <= most)
        })
    };
    let school = part("school", 7)?;
    if let (Some(county), Some(district)) = (part("county", 2), part("district", 5)) {
        return Some(vec![county, district, school]);
    }
    let district = part("district", 7)?;
    // Five digits without the county's two are not enough.
    sample.values(district).iter().any(|v| v.len() >= 6).then(|| vec![district, school])
}
