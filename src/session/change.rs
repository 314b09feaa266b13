//! Answers on change and disparity.

use super::Session;
use crate::report::{DisparityReport, Light, StatusChange, Unknown, disparity_report, light, progress};

impl Session {
    /// Status and change of one school over all loaded years.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn progress(&self, school_code: &str) -> Result<StatusChange, Unknown> {
        progress(self.last_results()?, school_code)
    }

    /// Disparity in an indicator: of the school or LEA of this code, or of all schools of the year; of several schools, one
    /// group is followed through all of them.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn disparity(&self, year: &str, code: &str, indicator: &str, group: &str) -> Result<DisparityReport, Unknown> {
        Ok(disparity_report(self.last_results()?, year, code, indicator, group))
    }

    /// Whom larger n-sizes would hide: of the school or LEA of this code, or of all schools of the year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn light(&self, year: &str, code: &str) -> Result<Light, Unknown> {
        Ok(light(self.last_results()?, year, code))
    }
}
