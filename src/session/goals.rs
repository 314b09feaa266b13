//! What a session answers about goals and support.

use super::Session;
use crate::judge::goals::{Verdicts, verdicts};
use crate::judge::support::{SchoolSupport, support};
use crate::report::{
    GoalsView, SchoolTier, SupportView, Unknown, goals, support_download, support_history, support_view,
};

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
        Ok(support_view(self.last_results()?, self.support()?, self.verdicts()?, (year, tier, first)))
    }

    /// The support of one school through the years.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn support_of(&self, school_code: &str) -> Result<Vec<SchoolTier>, Unknown> {
        support_history(self.last_results()?, self.support()?, self.verdicts()?, school_code)
    }

    pub(super) fn support_download(&self, name: &str) -> Result<Vec<u8>, Unknown> {
        support_download(name, self.last_results()?, self.support()?, self.verdicts()?)
    }
}
