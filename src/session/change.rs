//! Answers on change and disparity.

use super::Session;
use crate::report::{StatusChange, Unknown, progress};

impl Session {
    /// Status and change of one school over all loaded years.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn progress(&self, school_code: &str) -> Result<StatusChange, Unknown> {
        progress(self.last_results()?, school_code)
    }
}
