//! Answers about communities of practice, and what works at schools.

use std::rc::Rc;

use crate::report::{
    Communities, CommunityView, Neighbours, PracticeView, Unknown, communities, communities_file, community, practices,
};

use super::Session;

impl Session {
    /// The communities of a year.
    ///
    /// # Errors
    /// When nothing has been computed, or the year is not loaded.
    pub fn communities(&self, year: &str) -> Result<Communities, Unknown> {
        Ok(communities(self.last_results()?, &*self.neighbours(year)?))
    }

    /// One community in full.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such community.
    pub fn community(&self, year: &str, id: &str) -> Result<CommunityView, Unknown> {
        community(self.last_results()?, &*self.neighbours(year)?, id)
    }

    /// `communities.csv`.
    ///
    /// # Errors
    /// When nothing has been computed, or the year is not loaded.
    pub fn communities_file(&self, year: &str) -> Result<Vec<u8>, Unknown> {
        Ok(communities_file(self.last_results()?, &*self.neighbours(year)?))
    }

    /// What works at a school, in the words of files of practices.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn practices(&self, school_code: &str) -> Result<Vec<PracticeView>, Unknown> {
        Ok(practices(self.last_results()?, school_code, None))
    }

    /// Those last asked for are kept: they are looked at one by one.
    fn neighbours(&self, year: &str) -> Result<Rc<Neighbours>, Unknown> {
        let computed = self.computed.as_ref().ok_or(Unknown::NothingComputed)?;
        let mut kept = computed.neighbours.borrow_mut();
        if let Some(known) = kept.as_ref().filter(|known| known.is_of(year)) {
            return Ok(Rc::clone(known));
        }
        let shared = Neighbours::new(&computed.results, year);
        let shared = Rc::new(shared.ok_or_else(|| Unknown::School(year.to_owned(), String::new()))?);
        *kept = Some(Rc::clone(&shared));
        Ok(shared)
    }
}
