//! What a session answers about goals.

use super::Session;
use crate::judge::goals::{Verdicts, verdicts};
use crate::report::Unknown;

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
}
