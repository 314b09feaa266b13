//! An official result beside ours.

use crate::report::{Reconciled, Reconciliation, Unknown, reconcile, reconcile_csv};

use super::Session;

impl Session {
    /// Holds an official table against the results of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile(&self, asked: Reconciled<'_>) -> Result<Reconciliation, Unknown> {
        Ok(reconcile(self.last_results()?, asked))
    }

    /// Everything that is told, beside ours, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile_csv(&self, year: &str, official: &str) -> Result<Vec<u8>, Unknown> {
        Ok(reconcile_csv(self.last_results()?, year, official))
    }
}
