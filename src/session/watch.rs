//! What a session answers about LEAs' goals, continuous-improvement data, and students who are off track.

use std::rc::Rc;

use super::Session;
use crate::judge::{Lagging, LaggingYear};
use crate::model::SchoolYear;
use crate::report::{
    LagAsked, LagPage, LeaGoalsPage, OffTrackView, Timelines, Unknown, lagging_csv, lagging_page, lea_goals,
    off_track_csv, off_track_view, timelines,
};

impl Session {
    /// The goals of the LEAs of a year, from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lea_goals(&self, year: &str, first: usize) -> Result<LeaGoalsPage, Unknown> {
        Ok(lea_goals(self.last_results()?, self.leas()?, year, first))
    }

    /// Continuous-improvement data of the schools of a year, as far as it is asked for.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lagging(&self, asked: &LagAsked) -> Result<LagPage, Unknown> {
        Ok(lagging_page(self.last_results()?, &self.lagging_of(&asked.year)?, asked))
    }

    /// The same as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lagging_csv(&self, asked: &LagAsked) -> Result<Vec<u8>, Unknown> {
        Ok(lagging_csv(self.last_results()?, &self.lagging_of(&asked.year)?, asked))
    }

    /// The timelines of the methodology in force, and to which phases a school year belongs.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn timelines(&self, year: &str) -> Result<Timelines, Unknown> {
        Ok(timelines(&self.last_results()?.methodology, year))
    }

    /// The students of a school who are off track, for a kind of reason or for any.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn off_track(&self, year: &str, school_code: &str, kind: &str) -> Result<OffTrackView, Unknown> {
        off_track_view(self.last_results()?, year, school_code, kind)
    }

    /// The same as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn off_track_csv(&self, year: &str, school_code: &str, kind: &str) -> Result<Vec<u8>, Unknown> {
        off_track_csv(self.last_results()?, year, school_code, kind)
    }

    /// The rows of the year last asked for are kept.
    fn lagging_of(&self, year: &str) -> Result<Rc<Vec<Lagging>>, Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        let Some(year) = SchoolYear::parse(year) else { return Ok(Rc::default()) };
        let mut kept = computed.lagging.borrow_mut();
        match &*kept {
            Some((of, rows)) if *of == year => Ok(Rc::clone(rows)),
            _ => {
                let rows = Rc::new(LaggingYear::new(&computed.results, year).all());
                *kept = Some((year, Rc::clone(&rows)));
                Ok(rows)
            }
        }
    }
}
