//! Answers about similar schools and pairs.

use crate::report::{Similar, Unknown, similar};

use super::Session;

impl Session {
    /// The schools that serve the students most like this school's.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn similar(&self, year: &str, school_code: &str) -> Result<Similar, Unknown> {
        similar(self.last_results()?, year, school_code)
    }
}
