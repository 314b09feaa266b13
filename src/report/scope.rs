//! What is looked at: one school, an LEA's schools, or all that are loaded, in one year.

use serde::Serialize;

use crate::SmallMap;
use crate::model::SchoolYear;
use crate::records::SchoolYearRecords;
use crate::score::Results;

/// A school, an LEA, or all.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ScopeView {
    /// `school`, `lea` or `all`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"school\" | \"lea\" | \"all\""))]
    pub kind: &'static str,
    /// Its code; empty of all.
    pub code: String,
    /// Its name; empty of all, and where no file names it.
    pub name: String,
    /// The LEAs of the year, to choose from; none where there is one.
    pub leas: Vec<LeaChoice>,
}

/// An LEA that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct LeaChoice {
    /// Its name; empty where no file names it.
    pub name: String,
    /// Its code.
    pub code: String,
}

/// The schools of a scope.
pub(super) struct Scope {
    pub(super) view: ScopeView,
    pub(super) year: SchoolYear,
    /// Positions in the records, in order of code.
    pub(super) schools: Vec<usize>,
}

/// The code of a school's LEA; nothing where it has none.
pub(super) fn lea_of(school: &SchoolYearRecords) -> Option<&str> {
    Some(&*school.facts.lea_code).filter(|code| !code.is_empty())
}

/// The name that most schools' files give: a charter school's may give the charter's own. Of equals the first in order.
fn usual<'n>(names: &SmallMap<&'n str, usize>) -> &'n str {
    let given = names.iter().filter(|(name, _)| !name.is_empty());
    given.max_by_key(|(name, count)| (**count, std::cmp::Reverse(**name))).map_or("", |(name, _)| *name)
}

impl Scope {
    /// The school or else the LEA of this code; of any other, or none, all schools of the year.
    pub(super) fn of(results: &Results, year: &str, code: &str) -> Self {
        let year = SchoolYear::parse(year).unwrap_or(SchoolYear::UNSTATED);
        let own = || results.schools().filter(|(_, school)| school.year == year);
        // Each with the names that its schools' files give it, and how often.
        let mut named: Vec<(&str, SmallMap<&str, usize>)> = Vec::new();
        for (_, school) in own() {
            let Some(lea) = lea_of(school) else { continue };
            let known = named.iter().rposition(|(known, _)| *known == lea);
            let place = known.unwrap_or_else(|| {
                named.push((lea, SmallMap::new()));
                named.len() - 1
            });
            *named[place].1.or_default(&school.facts.lea_name) += 1;
        }
        let mut leas: Vec<LeaChoice> = named
            .iter()
            .map(|(code, names)| LeaChoice { name: usual(names).to_owned(), code: (*code).to_owned() })
            .collect();
        crate::order::sort(&mut leas);
        let view = |kind, code: &str, name: &str| (kind, code.to_owned(), name.to_owned());
        let school = own().find(|(_, school)| school.code.as_str() == code);
        let lea = leas.iter().find(|lea| lea.code == code);
        let ((kind, code, name), schools) = match (school, lea) {
            (Some((at, school)), _) => (view("school", code, &school.facts.name), vec![at]),
            (None, Some(lea)) => {
                let schools = own().filter(|(_, school)| lea_of(school) == Some(code)).map(|(at, _)| at).collect();
                (view("lea", code, &lea.name), schools)
            }
            (None, None) => (view("all", "", ""), own().map(|(at, _)| at).collect()),
        };
        if leas.len() == 1 {
            leas.clear();
        }
        Self { view: ScopeView { kind, code, name, leas }, year, schools }
    }
}
