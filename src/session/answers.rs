//! What is told of the results as they are.

use crate::intake::{Choices, Mapping, map};
use crate::report::{
    Against, AssumedValue, Card, Comparison, Difference, Family, GroupView, History, Insight, MethodologyView,
    SchoolTable, Spread, SpreadOf, TraceNode, Unknown, against, assumed, card, compare, differences, download, family,
    group_view, history, insight, methodology_view, published, school_table, spread, trace,
};

use super::Session;
use super::rules::Rules;

impl Session {
    /// The schools of one year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn schools(&self, year: &str) -> Result<SchoolTable, Unknown> {
        Ok(school_table(self.last_results()?, year))
    }

    /// One school's card.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn card(&self, year: &str, school_code: &str) -> Result<Card, Unknown> {
        card(self.last_results()?, year, school_code)
    }

    /// One school in plain words for families.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn family(&self, year: &str, school_code: &str) -> Result<Family, Unknown> {
        family(self.last_results()?, year, school_code)
    }

    /// What one school's results mean, its groups held against a larger n-size.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn insight(&self, year: &str, school_code: &str, larger: u64) -> Result<Insight, Unknown> {
        insight(self.last_results()?, year, school_code, larger)
    }

    /// How one school's numbers came about.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn trace(&self, year: &str, school_code: &str) -> Result<TraceNode, Unknown> {
        trace(self.last_results()?, year, school_code)
    }

    /// One school over all loaded years.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn history(&self, school_code: &str) -> Result<History, Unknown> {
        history(self.last_results()?, school_code)
    }

    /// How schools spread over an index or an indicator.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn spread(&self, asked: &SpreadOf<'_>) -> Result<Spread, Unknown> {
        spread(self.last_results()?, asked)
    }

    /// Status against growth of the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn against(&self, year: &str) -> Result<Vec<Against>, Unknown> {
        Ok(against(self.last_results()?, year))
    }

    /// One student group across the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn group(&self, year: &str, group: &str, indicator: &str) -> Result<GroupView, Unknown> {
        Ok(group_view(self.last_results()?, year, group, indicator))
    }

    /// The assumed values that one number of a school rests on: the node of its trace.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school or node.
    pub fn assumed(&self, year: &str, school_code: &str, node: &str) -> Result<Vec<AssumedValue>, Unknown> {
        assumed(self.last_results()?, year, school_code, node)
    }

    /// One school's points beside those of an official table.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn compare(&self, year: &str, school_code: &str, official: &str) -> Result<Comparison, Unknown> {
        compare(self.last_results()?, year, school_code, official)
    }

    /// A methodology that can be chosen, to be read.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology(&self, id: &str) -> Result<MethodologyView, Unknown> {
        let Rules { methodology, origin, .. } = self.known_rules(id)?;
        Ok(methodology_view(&methodology, &origin))
    }

    /// The text of a methodology that can be chosen.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology_text(&self, id: &str) -> Result<String, Unknown> {
        Ok(self.known_rules(id)?.methodology.text().to_owned())
    }

    /// In which values two methodologies differ.
    ///
    /// # Errors
    /// When no methodology has one of the ids.
    pub fn differences(&self, here: &str, there: &str) -> Result<Vec<Difference>, Unknown> {
        Ok(differences(&self.known_rules(here)?.methodology, &self.known_rules(there)?.methodology))
    }

    /// The bytes of a download.
    ///
    /// # Errors
    /// When nothing has been computed, or no download has this name.
    pub fn download(&self, name: &str) -> Result<Vec<u8>, Unknown> {
        if name.starts_with("goals") || name.starts_with("support.") {
            return self.support_download(name);
        }
        if name.starts_with("growth") {
            return self.growth_download(name);
        }
        download(name, self.last_results()?, self.overview()?)
    }

    /// The bytes of `published.json`: of all schools, or of one.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    pub fn published(&self, school_code: Option<&str>) -> Result<Vec<u8>, Unknown> {
        published(self.last_results()?, self.overview()?, school_code)
    }

    /// What the columns of a file mean that no layout knows, or that has columns which are not read.
    ///
    /// # Errors
    /// When there is no such file, or nothing to match in it.
    pub fn mapping(&self, name: &str, hash: &str, choices: &Choices) -> Result<Mapping, Unknown> {
        let file = self.files.iter().find(|f| f.source.name == name && f.source.hash == hash);
        let sample = file.and_then(|f| f.sample.as_ref()).ok_or_else(|| Unknown::Mapping(name.to_owned()))?;
        Ok(map(name, sample, choices))
    }
}
