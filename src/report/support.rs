//! The pyramid of interventions: which school is in which tier of support, and why; one school's way through the years.

use serde::Serialize;

use crate::judge::goals::Verdicts;
use crate::judge::support::{Course, Rank, SchoolSupport, Tier};
use crate::judge::tiers::TierChances;
use crate::model::{Ratio, SchoolYear, StudentGroup};
use crate::order;
use crate::score::Results;

use super::Unknown;
use super::files::{Table, harmless};
use super::goals::two;

/// All schools of one year by tier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SupportView {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Does the methodology say who gets support? Else all lists are empty.
    pub there: bool,
    /// From the top of the pyramid to its foundation.
    pub tiers: Vec<TierView>,
    /// Schools without a tier, by reason.
    pub without: Vec<WithoutTier>,
    /// The tier whose schools are listed; empty when there is none.
    pub tier: &'static str,
    /// Position of the first school listed among those of the tier.
    pub first: usize,
    /// How far the chances of tiers are worked out.
    pub chances: ChancesView,
    /// So many of the tier's schools: lowest first by what they are ranked by, then those without a rank, by index.
    pub schools: Vec<SchoolTier>,
}

/// Schools listed at once.
pub(super) const LISTED: usize = 50;

/// A tier of the pyramid.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TierView {
    /// `intensive`, `paired`, `recognition` or `foundation`.
    pub tier: &'static str,
    /// Schools in it.
    pub schools: usize,
    /// Their students: of each school the largest number that any indicator counts.
    pub students: u64,
    /// Schools in it that could well be in another.
    pub doubtful: usize,
}

/// How far the chances of all tiers are worked out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChancesView {
    /// Steps done.
    pub done: usize,
    /// Steps there are.
    pub total: usize,
    /// How often all indices have been drawn.
    pub draws: u32,
    /// How often they will be.
    pub wanted: u32,
    /// So many percentage points a chance may be off, in 95 of 100 cases; empty before any was drawn.
    pub exact: String,
    /// In percent: a tier less likely could well be another.
    pub doubtful_under: String,
}

/// How likely a tier is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct TierChanceView {
    /// The tier.
    pub tier: &'static str,
    /// In percent, with no place.
    pub chance: String,
}

/// Schools without a tier.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct WithoutTier {
    /// Why.
    pub reason: &'static str,
    /// How many.
    pub schools: usize,
}

/// A school in one year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SchoolTier {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// With two places; empty without one.
    pub index: String,
    /// Its tier; empty without one.
    pub tier: &'static str,
    /// Why it has none, else empty.
    pub reason: &'static str,
    /// How likely each tier is, those that never came left out; empty before any was drawn.
    pub chances: Vec<TierChanceView>,
    /// The chance of its own tier in percent; empty before any was drawn.
    pub chance: String,
    /// Could its tier well be another?
    pub doubtful: bool,
    /// The goal: `met`, `not_met`, `not_judged`.
    pub goal: &'static str,
    /// Why it is not judged; else empty.
    pub goal_reason: &'static str,
    /// Great success.
    pub success: &'static str,
    /// Why it is not judged; else empty.
    pub success_reason: &'static str,
    /// `outside`, `enters`, `stays`, `stays_outside`, `leaves`.
    pub course: &'static str,
    /// Where it stands over the declared years.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<RankView>,
    /// Why it is not ranked; else empty.
    pub rank_reason: &'static str,
    /// Where it stands in the year's own list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_year: Option<RankView>,
}

/// Where a school stands among comparable schools.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct RankView {
    /// What it is ranked by, with two places.
    pub value: String,
    /// A school type's id, `with_span` or `all`.
    pub pool: &'static str,
    /// How many schools.
    pub of: usize,
    /// Its place from the lowest.
    pub place: usize,
    /// The value of the last of the lowest.
    pub line: String,
    /// Is it among the lowest?
    pub lowest: bool,
}

pub(super) fn rank(rank: &Rank) -> RankView {
    let Rank { value, pool, of, place, line, lowest } = *rank;
    RankView { value: two(value), pool: pool.id(), of, place, line: two(line), lowest }
}

/// What is known of support: tiers, verdicts, and how likely the tiers are.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    /// As the records' schools.
    pub support: &'k [SchoolSupport],
    /// As the records' schools.
    pub verdicts: &'k [Verdicts],
    /// As far as worked out.
    pub chances: &'k TierChances,
}

impl Known<'_> {
    /// The chance of a school's own tier.
    fn own(&self, at: usize) -> Option<Ratio> {
        self.chances.chance(at, self.support.get(at)?.tier.ok()?)
    }

    fn doubtful(&self, results: &Results, at: usize) -> bool {
        self.own(at).is_some_and(|chance| chance < results.methodology.watch().doubtful_under.value)
    }
}

/// How far the chances of all tiers are worked out.
#[must_use]
pub fn chances_view(results: &Results, chances: &TierChances) -> ChancesView {
    let (draws, progress) = (chances.draws(), chances.progress());
    // Of a chance of one half, the least exact: 1.96 × 50 / √draws.
    let exact = || format!("{:.1}", 98.0 / libm::sqrt(f64::from(draws)));
    let watch = results.methodology.watch();
    ChancesView {
        done: progress.done,
        total: progress.total,
        draws,
        wanted: watch.draws.value,
        exact: if draws == 0 { String::new() } else { exact() },
        doubtful_under: percent(watch.doubtful_under.value),
    }
}

fn percent(share: Ratio) -> String {
    crate::model::fixed(*share.numer() * 100, *share.denom(), 0)
}

pub(super) fn school(results: &Results, at: usize, known: &Known<'_>) -> SchoolTier {
    let school = &results.records.schools[at];
    let (support, verdicts) = (&known.support[at], known.verdicts[at]);
    let likely = Tier::ALL.into_iter().filter(|_| support.tier.is_ok()).filter_map(|tier| {
        let chance = known.chances.chance(at, tier).filter(|chance| *chance.numer() > 0)?;
        Some(TierChanceView { tier: tier.id(), chance: percent(chance) })
    });
    SchoolTier {
        year: school.year.to_string(),
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        school_type: school.school_type().id(),
        index: results.summaries[at].index.map_or_else(|_| String::new(), |points| points.fixed(2)),
        tier: support.tier.map_or("", Tier::id),
        reason: support.tier.err().map_or("", |why| why.id()),
        chances: likely.collect(),
        chance: known.own(at).map_or_else(String::new, percent),
        doubtful: known.doubtful(results, at),
        goal: verdicts.goal.id(),
        goal_reason: verdicts.goal.reason(),
        success: verdicts.success.id(),
        success_reason: verdicts.success.reason(),
        course: Course::id(support.course),
        rank: support.rank.ok().as_ref().map(rank),
        rank_reason: support.rank.err().map_or("", |why| why.id()),
        in_year: support.in_year.as_ref().map(rank),
    }
}

/// The largest number of students that any indicator counts.
fn students(results: &Results, at: usize) -> u64 {
    let tally = results.tallies.school(at);
    let all = tally.counts().filter(|count| count.group == StudentGroup::All);
    all.filter_map(|count| count.content.amount()).map(|amount| amount.denominator).max().unwrap_or(0)
}

/// The pyramid of a year, with schools of one tier from a position on; of the highest there is when none is named.
#[must_use]
pub fn support_view(results: &Results, known: &Known<'_>, (year, tier, first): (&str, &str, usize)) -> SupportView {
    let support = known.support;
    let asked = SchoolYear::parse(year);
    let mut of_year: Vec<usize> = results.schools().filter(|(_, s)| Some(s.year) == asked).map(|(at, _)| at).collect();
    if support.is_empty() {
        of_year.clear();
    }
    let tiers = Tier::ALL.map(|tier| {
        let own = || of_year.iter().copied().filter(|at| support[*at].tier == Ok(tier));
        TierView {
            tier: tier.id(),
            schools: own().count(),
            students: own().map(|at| students(results, at)).sum(),
            doubtful: own().filter(|at| known.doubtful(results, *at)).count(),
        }
    });
    let mut without: Vec<WithoutTier> = Vec::new();
    for why in of_year.iter().filter_map(|at| support[*at].tier.err()) {
        match without.iter_mut().find(|known| known.reason == why.id()) {
            Some(known) => known.schools += 1,
            None => without.push(WithoutTier { reason: why.id(), schools: 1 }),
        }
    }
    order::sort_by_key(&mut without, |one| one.reason);
    let key = |at: usize| {
        let value = support[at].rank.ok().map(|rank| rank.value);
        let index = results.summaries[at].index.ok().map(crate::score::Points::ratio);
        (value.is_none(), value, index.is_none(), index)
    };
    let some = |tier: &Tier| of_year.iter().any(|at| support[*at].tier == Ok(*tier));
    let listed = Tier::ALL.into_iter().find(|own| own.id() == tier).or_else(|| Tier::ALL.into_iter().find(some));
    let own: Vec<usize> =
        of_year.iter().copied().filter(|at| listed.is_some_and(|t| support[*at].tier == Ok(t))).collect();
    let keys: Vec<_> = own.iter().map(|at| key(*at)).collect();
    let order = order::sorted(own.len(), |a, b| keys[a].cmp(&keys[b]));
    SupportView {
        year: year.to_owned(),
        there: !support.is_empty(),
        tiers: tiers.into(),
        without,
        tier: listed.map_or("", Tier::id),
        first,
        chances: chances_view(results, known.chances),
        schools: order
            .iter()
            .skip(first)
            .take(LISTED)
            .map(|place| own[*place as usize])
            .map(|at| school(results, at, known))
            .collect(),
    }
}

/// One school through the years, in order.
///
/// # Errors
/// When there is no such school in any year.
pub fn support_history(results: &Results, known: &Known<'_>, school_code: &str) -> Result<Vec<SchoolTier>, Unknown> {
    let own: Vec<usize> = results.schools().filter(|(_, s)| s.code.as_str() == school_code).map(|(at, _)| at).collect();
    if own.is_empty() {
        return Err(Unknown::School(String::new(), school_code.to_owned()));
    }
    let there = own.into_iter().filter(|at| *at < known.support.len());
    Ok(there.map(|at| school(results, at, known)).collect())
}

/// `support.csv`: a row for each school and year.
pub(crate) fn support_csv(results: &Results, known: &Known<'_>) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_code,school_name,lea_code,school_type,tier,reason,index,goal,great_success,course,rank_value,rank_pool,rank_place,rank_of,rank_line,lowest,rank_reason,lowest_in_year,tier_chance,doubtful,chance_intensive,chance_paired,chance_recognition,chance_foundation,draws",
    );
    for (at, ((_, own), support)) in results.schools().zip(known.support).enumerate() {
        let view = school(results, at, known);
        let drawn = support.tier.is_ok() && known.chances.draws() > 0;
        let [intensive, paired, recognition, foundation] =
            Tier::ALL.map(|tier| known.chances.chance(at, tier).filter(|_| drawn));
        let six = |value: Option<crate::model::Ratio>| {
            value.map_or_else(String::new, |v| crate::model::fixed(*v.numer(), *v.denom(), 6))
        };
        let yes = |lowest: Option<bool>| lowest.map_or("", |lowest| if lowest { "Y" } else { "N" });
        let rank = support.rank.ok();
        table.row([
            &view.year,
            &view.school_code,
            &harmless(&view.school_name),
            &harmless(&own.facts.lea_code),
            view.school_type,
            view.tier,
            view.reason,
            &results.summaries[at].index.map_or_else(|_| String::new(), |points| points.fixed(6)),
            view.goal,
            view.success,
            view.course,
            &six(rank.map(|rank| rank.value)),
            rank.map_or("", |rank| rank.pool.id()),
            &rank.map_or_else(String::new, |rank| rank.place.to_string()),
            &rank.map_or_else(String::new, |rank| rank.of.to_string()),
            &six(rank.map(|rank| rank.line)),
            yes(rank.map(|rank| rank.lowest)),
            view.rank_reason,
            yes(support.in_year.map(|rank| rank.lowest)),
            &six(known.own(at)),
            yes(drawn.then_some(view.doubtful)),
            &six(intensive),
            &six(paired),
            &six(recognition),
            &six(foundation),
            &if drawn { known.chances.draws().to_string() } else { String::new() },
        ]);
    }
    table.bytes()
}

/// `support.json`: the same.
pub(crate) fn support_json(results: &Results, known: &Known<'_>) -> Vec<u8> {
    let all = (0..known.support.len()).map(|at| school(results, at, known));
    serde_json::to_vec_pretty(&all.collect::<Vec<_>>()).unwrap_or_default()
}
