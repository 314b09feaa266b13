//! The same schools under two methodologies, and a methodology made from them.

use crate::judge::{Moves, moves};
use crate::model::SchoolYear;
use crate::report::{Calibration, RulesMoved, Unknown, calibration, moves_csv, rules_moved};
use crate::score::Results;

use super::{Computed, Session};

impl Session {
    /// Which schools of a year move under another methodology than the one in force, and which kind of rule moves them.
    ///
    /// # Errors
    /// When nothing has been computed, or no methodology has this id.
    pub fn moves(&mut self, there: &str, year: &str) -> Result<RulesMoved, Unknown> {
        self.moving(there, year, rules_moved)
    }

    /// The same of every school, as the bytes of a CSV file.
    ///
    /// # Errors
    /// As [`Session::moves`].
    pub fn moves_csv(&mut self, there: &str, year: &str) -> Result<Vec<u8>, Unknown> {
        self.moving(there, year, moves_csv)
    }

    /// The methodology in force with cut points from the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn calibration(&self, year: &str) -> Result<Calibration, Unknown> {
        Ok(calibration(self.last_results()?, year))
    }

    fn moving<T>(&mut self, there: &str, year: &str, shown: impl Fn(&Results, &Moves) -> T) -> Result<T, Unknown> {
        let there = self.known_rules(there)?.methodology;
        let records = self.records();
        let counted = self.tallies(&there, &records);
        let Computed { results, .. } = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        let year = SchoolYear::parse(year).unwrap_or(SchoolYear::UNSTATED);
        let moves = moves(&records, year, (&results.methodology, &results.tallies), (&there, &counted));
        Ok(shown(results, &moves))
    }
}
