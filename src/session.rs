//! The journey in one object: files in, results out. Both faces — the page and the binary — are thin around it.
//!
//! Lives here: what is loaded and what was computed of it. What is done with them has files of its own.

mod answers;
mod change;
mod communities;
mod findings;
mod goals;
mod growing;
mod grown;
mod growth;
mod growth_rules;
mod growth_tasks;
mod leas;
mod moves;
mod pairs;
mod reading;
mod reconcile;
mod responses;
mod rules;
mod watch;
mod whatif;

pub use growing::Growing;
pub use growth::GrowthFiles;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crate::intake::{FileReader, Findings, Layouts, Sample, Source};
use crate::judge::Lagging;
use crate::judge::goals::Verdicts;
use crate::judge::support::SchoolSupport;
use crate::judge::tiers::TierChances;
use crate::methodology::Methodology;
use crate::model::SchoolYear;
use crate::records::{FileContent, Part, Records};
use crate::report::{Chosen, MethodologySummary, Neighbours, Overview, Planned, Unknown, overview};
use crate::score::{LeaResults, Results};
use crate::tally::{Tallies, student_indicators, tally};

pub use whatif::Asked;

use growth::Grown;
use growth_rules::GrowthRules;
use growth_tasks::Shared;
use rules::Rules;

/// A file that was read, with its content shared.
struct Loaded {
    source: Source,
    findings: Findings,
    content: Option<Rc<FileContent>>,
    /// Does it feed the results?
    used: bool,
    /// The first rows of a table whose columns can be matched.
    sample: Option<Sample>,
    /// The text of settings or norms of growth.
    rules: Option<String>,
}

/// What has been computed from the files there are.
struct Computed {
    results: Results,
    overview: Overview,
    verdicts: OnceCell<Vec<Verdicts>>,
    /// The pairs last asked for.
    planned: RefCell<Option<Rc<Planned>>>,
    /// The communities last asked for.
    neighbours: RefCell<Option<Rc<Neighbours>>>,
    leas: OnceCell<LeaResults>,
    /// The schools of a year as they are, once something was tried.
    before: Option<whatif::BeforeOf>,
    support: OnceCell<Vec<SchoolSupport>>,
    /// Continuous-improvement data of the year last asked for.
    lagging: RefCell<Option<(SchoolYear, Rc<Vec<Lagging>>)>>,
    /// How likely the tiers are, as far as worked out.
    chances: RefCell<Option<TierChances>>,
}

/// Reads files, computes, answers.
#[derive(Default)]
pub struct Session {
    reader: Option<FileReader>,
    files: Vec<Loaded>,
    /// Those shipped and the user's own.
    layouts: Layouts,
    /// Methodologies of the user, in order of file name.
    own: Vec<Rules>,
    /// The records of `files`; forgotten when a file comes.
    records: Option<Rc<Records>>,
    /// The settings and norms of growth among `files`; forgotten when a file comes.
    growth_rules: Option<Rc<GrowthRules>>,
    /// The growth percentiles of `records`, once computed; forgotten when a file comes.
    grown: Option<Grown>,
    /// Models that are being fitted elsewhere; forgotten when a file comes.
    shared: Option<Shared>,
    /// Tallies of `records` under the methodologies asked for, to choose another without counting again.
    tallies: Vec<(Arc<Methodology>, Rc<Tallies>)>,
    computed: Option<Computed>,
}

impl Session {
    /// Nothing loaded.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Computes everything under one methodology: the one asked for; else one that the user gave; else the shipped one
    /// under which most loaded school-years have an index (ties: more points fed, then the later).
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn compute(&mut self, methodology: Option<&str>) -> Result<&Overview, Unknown> {
        let records = self.records();
        let (rules, chosen, results) = match (methodology, self.own.last().cloned()) {
            (Some(id), _) => {
                let rules = self.known_rules(id)?;
                let results = self.results(&rules.methodology, &records);
                (rules, Chosen::User, results)
            }
            (None, Some(rules)) => {
                let results = self.results(&rules.methodology, &records);
                (rules, Chosen::User, results)
            }
            (None, None) => {
                let (rules, results) = self.most_indexed(&records);
                (rules, Chosen::MostIndexed, results)
            }
        };
        let same_counts =
            |(of, _): &(Arc<Methodology>, Rc<Tallies>)| of.definitions().counts_like(rules.methodology.definitions());
        self.tallies.retain(same_counts);
        let growth = self.growth_rules();
        let (files, findings) = self.findings(&results, &growth);
        let summary = MethodologySummary::of(&rules.methodology, &rules.origin);
        let overview = overview(&results, summary, self.methodologies(), chosen, files, findings);
        let (verdicts, support, leas, planned) =
            (OnceCell::new(), OnceCell::new(), OnceCell::new(), RefCell::default());
        let (chances, lagging) = (RefCell::default(), RefCell::default());
        let neighbours = RefCell::default();
        let computed = Computed {
            results,
            overview,
            verdicts,
            support,
            lagging,
            chances,
            leas,
            planned,
            neighbours,
            before: None,
        };
        Ok(&self.computed.insert(computed).overview)
    }

    /// The overview of the last computation.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn overview(&self) -> Result<&Overview, Unknown> {
        self.computed.as_ref().map(|c| &c.overview).ok_or(Unknown::NothingComputed)
    }

    /// The results of the last computation.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn last_results(&self) -> Result<&Results, Unknown> {
        self.computed.as_ref().map(|c| &c.results).ok_or(Unknown::NothingComputed)
    }

    fn records(&mut self) -> Rc<Records> {
        if let Some(records) = &self.records {
            return Rc::clone(records);
        }
        let parts = self
            .files
            .iter()
            .filter_map(|file| {
                Some(Part {
                    name: file.source.name.clone(),
                    hash: file.source.hash.clone(),
                    layout: file.source.layout.clone(),
                    content: Rc::clone(file.content.as_ref()?),
                })
            })
            .collect();
        let records = Rc::new(Records::meet(parts, &student_indicators()));
        self.records = Some(Rc::clone(&records));
        records
    }

    fn results(&mut self, methodology: &Arc<Methodology>, records: &Rc<Records>) -> Results {
        let tallies = self.tallies(methodology, records);
        Results::new(Arc::clone(methodology), Rc::clone(records), tallies)
    }

    fn tallies(&mut self, methodology: &Arc<Methodology>, records: &Records) -> Rc<Tallies> {
        let definitions = methodology.definitions();
        if let Some((_, known)) = self.tallies.iter().find(|(of, _)| of.definitions().counts_like(definitions)) {
            return Rc::clone(known);
        }
        let tallies = Rc::new(tally(records, definitions, self.tallies.iter().map(|(_, tallies)| &**tallies)));
        self.tallies.push((Arc::clone(methodology), Rc::clone(&tallies)));
        tallies
    }
}
