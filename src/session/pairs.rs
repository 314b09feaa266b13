//! Answers about similar schools and pairs.

use std::rc::Rc;

use crate::judge::Wishes;
use crate::report::{Lags, Pair, Pairs, Planned, Similar, Unknown, lags, pair, pairs, pairs_file, similar};

use super::Session;

impl Session {
    /// The schools that serve the students most like this school's.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn similar(&self, year: &str, school_code: &str) -> Result<Similar, Unknown> {
        similar(self.last_results()?, year, school_code)
    }

    /// A school's continuous-improvement data, and where it lags.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn lags(&self, year: &str, school_code: &str) -> Result<Lags, Unknown> {
        lags(self.last_results()?, year, school_code)
    }

    /// Who learns from whom in a year.
    ///
    /// # Errors
    /// When nothing has been computed, or the year is not loaded.
    pub fn pairs(&self, year: &str, wishes: &Wishes) -> Result<Pairs, Unknown> {
        Ok(pairs(self.last_results()?, &*self.planned(year, wishes)?))
    }

    /// One school's pair, with so many other partners and what they would cost.
    ///
    /// # Errors
    /// When nothing has been computed, or the school looks for none in that year.
    pub fn pair(&self, year: &str, school_code: &str, wishes: &Wishes, others: usize) -> Result<Pair, Unknown> {
        let found = pair(self.last_results()?, &*self.planned(year, wishes)?, school_code, others);
        found.ok_or_else(|| Unknown::School(year.to_owned(), school_code.to_owned()))
    }

    /// `pairs.csv`.
    ///
    /// # Errors
    /// When nothing has been computed, or the year is not loaded.
    pub fn pairs_file(&self, year: &str, wishes: &Wishes) -> Result<Vec<u8>, Unknown> {
        Ok(pairs_file(self.last_results()?, &*self.planned(year, wishes)?))
    }

    /// The plan last asked for is kept: its schools are asked for one by one.
    pub(super) fn planned(&self, year: &str, wishes: &Wishes) -> Result<Rc<Planned>, Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        let mut kept = computed.planned.borrow_mut();
        if let Some(known) = kept.as_ref().filter(|known| known.is_of(year, wishes)) {
            return Ok(Rc::clone(known));
        }
        let planned = Planned::new(&computed.results, self.verdicts()?, year, wishes);
        let planned = Rc::new(planned.ok_or_else(|| Unknown::School(year.to_owned(), String::new()))?);
        *kept = Some(Rc::clone(&planned));
        Ok(planned)
    }
}
