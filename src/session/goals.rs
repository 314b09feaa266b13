//! What a session answers about goals and support.

use std::cell::RefMut;

use super::Session;
use crate::judge::Wishes;
use crate::judge::goals::{Verdicts, verdicts};
use crate::judge::support::{SchoolSupport, support};
use crate::judge::tiers::TierChances;
use crate::report::{
    ChancesView, GoalsView, Known, SchoolTier, SupportNow, SupportView, Unknown, chances_view, goals, goals_csv,
    goals_json, lea_goals_csv, lea_goals_json, support_csv, support_history, support_json, support_now, support_view,
};
use crate::score::Results;

impl Session {
    /// Goal and great success of every school and year, as [`Records::schools`](crate::records::Records::schools): worked
    /// out when first asked for.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn verdicts(&self) -> Result<&[Verdicts], Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        Ok(computed.verdicts.get_or_init(|| verdicts(&computed.results)))
    }

    /// The support of every school and year, in the same order; empty when the methodology does not say who gets it.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn support(&self) -> Result<&[SchoolSupport], Unknown> {
        let verdicts = self.verdicts()?;
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        Ok(computed.support.get_or_init(|| support(&computed.results, verdicts).unwrap_or_default()))
    }

    /// The goals of a school in a year.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn goals(&self, year: &str, school_code: &str) -> Result<GoalsView, Unknown> {
        goals(self.last_results()?, year, school_code)
    }

    /// The pyramid of a year, with schools of one tier from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn pyramid(&self, year: &str, tier: &str, first: usize) -> Result<SupportView, Unknown> {
        self.knowing(|results, known| support_view(results, known, (year, tier, first)))
    }

    /// The support of one school through the years.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn support_of(&self, school_code: &str) -> Result<Vec<SchoolTier>, Unknown> {
        self.knowing(|results, known| support_history(results, known, school_code))?
    }

    /// A school's support in a year at a glance: tier, goal, and with whom it learns.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school in that year.
    pub fn support_now(&self, year: &str, school_code: &str, wishes: &Wishes) -> Result<SupportNow, Unknown> {
        let planned = self.planned(year, wishes)?;
        self.knowing(|results, known| support_now(results, known, &planned, (year, school_code)))?
    }

    /// Works on the chances of all tiers for a moment, and says how far they have come: to be called until all is done.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn step_tier_chances(&self) -> Result<ChancesView, Unknown> {
        let (results, support) = (self.last_results()?, self.support()?);
        let mut chances = self.tier_chances()?;
        chances.step(results, support);
        Ok(chances_view(results, &chances))
    }

    fn knowing<T>(&self, tell: impl FnOnce(&Results, &Known<'_>) -> T) -> Result<T, Unknown> {
        let (results, support, verdicts) = (self.last_results()?, self.support()?, self.verdicts()?);
        let chances = self.tier_chances()?;
        Ok(tell(results, &Known { support, verdicts, chances: &chances }))
    }

    fn tier_chances(&self) -> Result<RefMut<'_, TierChances>, Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        let own = computed.chances.borrow_mut();
        Ok(RefMut::map(own, |own| own.get_or_insert_with(|| TierChances::new(&computed.results))))
    }

    /// What a file says of tiers is worked out to the end.
    pub(super) fn support_download(&self, name: &str) -> Result<Vec<u8>, Unknown> {
        if name.starts_with("support.") {
            while !self.tier_chances()?.is_done() {
                self.step_tier_chances()?;
            }
        }
        let results = self.last_results()?;
        Ok(match name {
            "goals.csv" => goals_csv(results),
            "goals.json" => goals_json(results),
            "goals_leas.csv" => lea_goals_csv(results, self.leas()?),
            "goals_leas.json" => lea_goals_json(results, self.leas()?),
            "support.csv" => self.knowing(support_csv)?,
            "support.json" => self.knowing(support_json)?,
            _ => return Err(Unknown::Download(name.to_owned())),
        })
    }
}
