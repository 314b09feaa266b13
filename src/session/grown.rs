//! Answers about growth.

use super::Session;
use crate::report::{GrowthView, Unknown, growth_view};

impl Session {
    /// The growth of the schools of a year, in one subject and group.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn school_growth(&self, year: &str, indicator: &str, group: &str) -> Result<GrowthView, Unknown> {
        Ok(growth_view(self.last_results()?, year, indicator, group))
    }
}
