//! What a session answers about LEAs.

use super::Session;
use crate::report::Unknown;
use crate::score::LeaResults;

impl Session {
    /// The results of every LEA and year, pooled over its schools: worked out when first asked for.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn leas(&self) -> Result<&LeaResults, Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        Ok(computed.leas.get_or_init(|| computed.results.leas()))
    }
}
