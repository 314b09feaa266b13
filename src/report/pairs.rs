//! Who learns from whom in a year: every school that missed its goal, its partner, or why it has none. As a table for the
//! page, as `pairs.csv`, and read back from one.

use serde::Serialize;

use crate::judge::goals::{Verdict, Verdicts};
use crate::judge::{
    Choice, ChoiceKind, Distance, Lacks, Lea, Partner, Plan, Seeker, Solution, Standing, Wishes, pairing_rules,
};
use crate::model::{SchoolCode, SchoolYear, fixed};
use crate::records::SchoolYearRecords;
use crate::score::Results;

use super::files::{Table, harmless};
use super::official::rows;

/// A year's plan and its best pairs, and what they rest on.
#[derive(Clone, Debug)]
pub struct Planned {
    pub(super) year: SchoolYear,
    pub(super) wishes: Wishes,
    pub(super) plan: Plan,
    pub(super) solution: Solution,
}

impl Planned {
    /// Plans the pairs of a year; nothing without a year that is loaded.
    #[must_use]
    pub fn new(results: &Results, verdicts: &[Verdicts], year: &str, wishes: &Wishes) -> Option<Self> {
        let year = SchoolYear::parse(year).filter(|year| results.years().contains(year))?;
        let standing = |verdicts: &Verdicts| Standing {
            recognised: verdicts.success == Verdict::Met,
            missed: verdicts.goal == Verdict::NotMet,
        };
        let standings: Vec<Standing> = verdicts.iter().map(standing).collect();
        let plan = Plan::new(results, year, &pairing_rules(results)?, &standings, wishes);
        let solution = plan.solve(None);
        Some(Self { year, wishes: wishes.clone(), plan, solution })
    }

    /// Is it of this year and these wishes?
    #[must_use]
    pub fn is_of(&self, year: &str, wishes: &Wishes) -> bool {
        SchoolYear::parse(year) == Some(self.year) && self.wishes == *wishes
    }

    pub(super) fn school<'r>(&self, results: &'r Results, place: usize) -> &'r SchoolYearRecords {
        &results.records.schools[self.plan.profiles.schools[place].at]
    }
}

/// The pairs of a year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Pairs {
    /// `2022-23` or `unstated`.
    pub year: String,
    /// `any`, `same` or `different`.
    pub lea: &'static str,
    /// Schools that can be partners.
    pub recognised: usize,
    /// Schools that look for one.
    pub looking: usize,
    /// Those that have one.
    pub paired: usize,
    /// The distances of all pairs together, with two places.
    pub total: String,
    /// Schools that one partner takes.
    pub capacity: u32,
    /// The farthest that a partner may be.
    pub farthest: String,
    /// How many of the nearest partners are thought of.
    pub nearest: u32,
    /// In order of code.
    pub schools: Vec<PairRow>,
    /// What people have decided, in the order given.
    pub choices: Vec<ChoiceRow>,
}

/// A school that looks for a partner.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PairRow {
    /// Its code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// Its LEA's name.
    pub lea_name: String,
    /// Its type's id.
    pub school_type: &'static str,
    /// The partner's code; empty without one.
    pub partner_code: String,
    /// The partner's name.
    pub partner_name: String,
    /// The partner's LEA's name.
    pub partner_lea_name: String,
    /// With two places; empty without a partner, or where it is not known.
    pub distance: String,
    /// `least`, `pinned` or `kept`; empty without a partner.
    pub because: &'static str,
    /// Why it has none; empty with one.
    pub lacks: &'static str,
    /// The former partner, when they are parted.
    pub former: String,
    /// Why they are parted.
    pub parted: &'static str,
}

/// A choice and the names of its schools; empty where one is not loaded for the year.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ChoiceRow {
    /// `pin`, `forbid` or `before`.
    pub kind: &'static str,
    /// The school's code.
    pub school_code: String,
    /// Its name.
    pub school_name: String,
    /// The partner's code.
    pub partner_code: String,
    /// Its name.
    pub partner_name: String,
}

/// The pairs of a year, to be shown.
#[must_use]
pub fn pairs(results: &Results, planned: &Planned) -> Pairs {
    let Planned { year, wishes, plan, solution } = planned;
    let rules = pairing_rules(results);
    let found = plan.seekers.iter().zip(&solution.partners);
    let choice = |choice: &Choice| ChoiceRow {
        kind: choice.kind.id(),
        school_code: choice.school.to_string(),
        school_name: name(results, *year, &choice.school),
        partner_code: choice.partner.to_string(),
        partner_name: name(results, *year, &choice.partner),
    };
    Pairs {
        year: year.to_string(),
        lea: wishes.lea.id(),
        recognised: plan.partners.len(),
        looking: plan.seekers.len(),
        paired: solution.paired(),
        total: total(solution.total()),
        capacity: rules.as_ref().map_or(0, |rules| rules.capacity.value),
        farthest: rules.as_ref().map_or_else(String::new, |r| crate::score::Points::from(r.farthest.value).fixed(2)),
        nearest: rules.as_ref().map_or(0, |rules| rules.nearest.value),
        schools: found.map(|(seeker, partner)| row(results, planned, seeker, *partner)).collect(),
        choices: wishes.choices.iter().map(choice).collect(),
    }
}

/// A sum of distances with two places.
pub(super) fn total(hundred_thousandths: u64) -> String {
    fixed(hundred_thousandths.into(), 100_000, 2)
}

fn name(results: &Results, year: SchoolYear, code: &SchoolCode) -> String {
    let at = results.records.find(year, code.as_str());
    at.map_or_else(String::new, |at| results.records.schools[at].facts.name.to_string())
}

fn row(results: &Results, planned: &Planned, seeker: &Seeker, found: Result<Partner, Lacks>) -> PairRow {
    let school = planned.school(results, seeker.school);
    let partner = found.ok().map(|partner| planned.school(results, partner.school));
    let of_partner = |get: fn(&SchoolYearRecords) -> String| partner.map_or_else(String::new, get);
    PairRow {
        school_code: school.code.to_string(),
        school_name: school.facts.name.to_string(),
        lea_name: school.facts.lea_name.to_string(),
        school_type: school.school_type().id(),
        partner_code: of_partner(|school| school.code.to_string()),
        partner_name: of_partner(|school| school.facts.name.to_string()),
        partner_lea_name: of_partner(|school| school.facts.lea_name.to_string()),
        distance: found.ok().and_then(|partner| partner.distance).map_or_else(String::new, Distance::shown),
        because: found.map_or("", |partner| partner.because.id()),
        lacks: found.err().map_or("", Lacks::id),
        former: seeker.parted.as_ref().map_or_else(String::new, |(code, _)| code.to_string()),
        parted: seeker.parted.as_ref().map_or("", |(_, why)| why.id()),
    }
}

/// A school's own row, where it looks for a partner, and the rows of those whose partner it is.
pub(super) fn pair_rows(results: &Results, planned: &Planned, at: usize) -> (Option<PairRow>, Vec<PairRow>) {
    let place = planned.plan.profiles.position(at);
    let all = || planned.plan.seekers.iter().zip(&planned.solution.partners);
    let told = |(seeker, found): (&Seeker, &Result<Partner, Lacks>)| row(results, planned, seeker, *found);
    let own = all().find(|(seeker, _)| Some(seeker.school) == place);
    let learners = all().filter(|(_, found)| place.is_some() && found.ok().map(|partner| partner.school) == place);
    (own.map(told), learners.map(told).collect())
}

/// `pairs.csv`: every pair, every school without one, every pair that is forbidden. What is read back from it: a pair that
/// somebody pinned or forbade stays so, any other one was a pair before.
#[must_use]
pub fn pairs_file(results: &Results, planned: &Planned) -> Vec<u8> {
    let mut table = Table::new(
        "school_year,school_code,school_name,partner_code,partner_name,distance,state,reason,former_partner,former_reason",
    );
    let year = planned.year.to_string();
    for (seeker, found) in planned.plan.seekers.iter().zip(&planned.solution.partners) {
        let own = row(results, planned, seeker, *found);
        let exact = found.ok().and_then(|partner| partner.distance).map_or_else(String::new, Distance::exact);
        table.row([
            &year,
            &own.school_code,
            &harmless(&own.school_name),
            &own.partner_code,
            &harmless(&own.partner_name),
            &exact,
            if own.because.is_empty() { "alone" } else { own.because },
            own.lacks,
            &own.former,
            own.parted,
        ]);
    }
    for choice in planned.wishes.choices.iter().filter(|choice| choice.kind == ChoiceKind::Forbid) {
        let names = [&choice.school, &choice.partner].map(|code| name(results, planned.year, code));
        let [school, partner] = names.each_ref().map(|name| harmless(name));
        table.row([
            &year,
            choice.school.as_str(),
            &school,
            choice.partner.as_str(),
            &partner,
            "",
            "forbidden",
            "",
            "",
            "",
        ]);
    }
    table.bytes()
}

/// What a file of pairs says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct PairFile {
    /// Kind, school and partner in turn.
    pub choices: Vec<String>,
    /// Lines that cannot be read.
    pub refused: Vec<u32>,
    /// Has it the columns `school_code`, `partner_code` and `state`?
    pub columns: bool,
}

/// Reads a file of pairs.
#[must_use]
pub fn read_pairs(text: &str) -> PairFile {
    let mut file = PairFile { choices: Vec::new(), refused: Vec::new(), columns: false };
    let rows = rows(text);
    let Some(((_, header), rows)) = rows.split_first() else { return file };
    let column = |name: &str| header.iter().position(|known| known.trim().eq_ignore_ascii_case(name));
    let (Some(school), Some(partner), Some(state)) = (column("school_code"), column("partner_code"), column("state"))
    else {
        return file;
    };
    file.columns = true;
    for (line, row) in rows {
        let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
        let kind = match cell(state) {
            "pinned" => Some(ChoiceKind::Pin),
            "forbidden" => Some(ChoiceKind::Forbid),
            "least" | "kept" | "before" => Some(ChoiceKind::Before),
            "alone" => continue,
            _ => None,
        };
        match kind.filter(|_| !cell(school).is_empty() && !cell(partner).is_empty()) {
            Some(kind) => file.choices.extend([kind.id(), cell(school), cell(partner)].map(str::to_owned)),
            None => file.refused.push(*line),
        }
    }
    file
}

/// Wishes as they cross to the page: an LEA's rule; kind, school and partner in turn. What is no choice is left out.
#[must_use]
pub fn wishes(lea: &str, choices: &[String]) -> Wishes {
    let choice = |three: &[String; 3]| {
        let [kind, school, partner] = three;
        let kind = *ChoiceKind::ALL.iter().find(|known| known.id() == kind)?;
        Some(Choice { school: SchoolCode::new(school), partner: SchoolCode::new(partner), kind })
    };
    Wishes {
        lea: Lea::ALL.into_iter().find(|known| known.id() == lea).unwrap_or_default(),
        choices: choices.as_chunks().0.iter().filter_map(choice).collect(),
    }
}
