//! The journey in one object: files in, results out. Both faces — the page and the binary — are thin around it.

mod change;
mod communities;
mod goals;
mod growing;
mod grown;
mod growth;
mod growth_rules;
mod growth_tasks;
mod leas;
mod moves;
mod pairs;
mod reconcile;
mod responses;
mod watch;
mod whatif;

pub use growing::Growing;
pub use growth::GrowthFiles;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use crate::intake::{
    Choices, FileReader, FindingGroup, FindingKind, Findings, Grain, Layouts, LoadedFile, Mapping, Sample, Source, map,
    worst_first,
};
use crate::judge::Lagging;
use crate::judge::goals::Verdicts;
use crate::judge::support::SchoolSupport;
use crate::judge::tiers::TierChances;
use crate::methodology::{Methodology, Refusal, RefusalKind, Unit, preset, presets};
use crate::model::{Ratio, SchoolYear};
use crate::order::{self, SmallMap};
use crate::records::{FileContent, Part, Records, TypeSource};
use crate::report::{
    Against, AssumedValue, Card, Chosen, Comparison, Difference, FileSummary, GroupView, History, Insight,
    MethodologySummary, MethodologyView, Overview, SchoolTable, Spread, SpreadOf, TraceNode, Unknown, against, assumed,
    card, compare, differences, download, group_view, history, insight, methodology_view, overview, published,
    school_table, spread, trace,
};
use crate::report::{Family, Neighbours, Planned, family, unknown_practices};
use crate::score::{LeaResults, Results, Scorer};
use crate::tally::{Found, Tallies, student_indicators, tally};

pub use whatif::Asked;

use growth::Grown;
use growth_rules::GrowthRules;
use growth_tasks::Shared;

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

/// A methodology and where it came from.
#[derive(Clone)]
struct Rules {
    methodology: Arc<Methodology>,
    /// `shipped`, or the file's name.
    origin: String,
    /// The file's fingerprint; empty when shipped.
    file_hash: String,
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

    /// Begins a file; one that was not closed is forgotten.
    pub fn open(&mut self, name: &str) {
        self.reader = Some(FileReader::new(name, &self.layouts));
    }

    /// The next bytes of the open file.
    ///
    /// # Errors
    /// When no file is open.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.push(chunk);
        Ok(())
    }

    /// Is the open file an archive or a workbook?
    #[must_use]
    pub fn is_archive(&self) -> bool {
        self.reader.as_ref().is_some_and(FileReader::is_archive)
    }

    /// The open file as two readers see it (see [`FileReader`]).
    ///
    /// # Errors
    /// When no file is open.
    pub fn open_file(&mut self) -> Result<&mut FileReader, Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)
    }

    /// A finding about the open file, from what unpacks it; after an error nothing of the file is used.
    ///
    /// # Errors
    /// When no file is open.
    pub fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) -> Result<(), Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.find(kind, count, found, expected);
        Ok(())
    }

    /// The open file is at its end, and was a container of this kind; its members follow as files of their own.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close_container(&mut self, kind: &str) -> Result<FileSummary, Unknown> {
        self.reader.as_mut().ok_or(Unknown::NoOpenFile)?.unpacked(kind);
        self.close_one()
    }

    /// The open file is at its end: what it was recognised as. An archive or a workbook is unpacked where this can be done.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close(&mut self) -> Result<FileSummary, Unknown> {
        #[cfg(feature = "archive")]
        if let Some((name, bytes)) = self.reader.as_mut().and_then(FileReader::take_archive) {
            let mut members = Members { session: self, summary: Err(Unknown::NoOpenFile) };
            crate::intake::archive::unpack(&name, &bytes, &mut members);
            return members.summary;
        }
        self.close_one()
    }

    fn close_one(&mut self) -> Result<FileSummary, Unknown> {
        let LoadedFile { source, mut findings, content, mut rules, sample } =
            self.reader.take().ok_or(Unknown::NoOpenFile)?.close();
        let mut used = content.is_some() || source.grain == Grain::Archive;
        if let Some(text) = rules.take_if(|_| source.grain == Grain::Methodology) {
            match Methodology::parse(&text) {
                Ok(methodology) => {
                    used = true;
                    let (origin, file_hash) = (source.name.clone(), source.hash.clone());
                    self.own.push(Rules { methodology: Arc::new(methodology), origin, file_hash });
                    order::sort_by(&mut self.own, |a, b| (&a.origin, &a.file_hash).cmp(&(&b.origin, &b.file_hash)));
                    self.own.dedup_by(|a, b| (&a.origin, &a.file_hash) == (&b.origin, &b.file_hash));
                }
                Err(refusals) => refusals.iter().for_each(|refusal| refuse(&mut findings, refusal)),
            }
        }
        if let (Grain::Layout, Some(layout)) = (source.grain, &source.layout) {
            used = true;
            self.layouts.add(&source.name, &source.hash, Arc::clone(layout));
        }
        used |= rules.is_some();
        let mut summary = FileSummary::of(&source, used, findings.groups());
        summary.mappable = sample.is_some();
        self.files.push(Loaded { source, findings, content: content.map(Rc::new), used, sample, rules });
        self.records = None;
        self.growth_rules = None;
        self.grown = None;
        self.shared = None;
        self.tallies.clear();
        self.computed = None;
        Ok(summary)
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

    fn known_rules(&self, id: &str) -> Result<Rules, Unknown> {
        self.rules(id).ok_or_else(|| Unknown::Methodology(id.to_owned()))
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

    fn most_indexed(&mut self, records: &Rc<Records>) -> (Rules, Results) {
        let mut best: Option<((usize, Ratio), Rules)> = None;
        for rules in shipped() {
            let tallies = self.tallies(&rules.methodology, records);
            let mut scorer = Scorer::new(&rules.methodology, &records.indicators);
            let schools = records.schools.iter().enumerate().map(|(at, school)| (tallies.school(at), school.place()));
            let outlook = scorer.outlook(schools);
            if best.as_ref().is_none_or(|(so_far, _)| outlook >= *so_far) {
                best = Some((outlook, rules));
            }
        }
        let Some((_, rules)) = best else { unreachable!("there are shipped methodologies, and a test reads each") };
        let results = self.results(&rules.methodology, records);
        (rules, results)
    }

    /// The user's own go before shipped ones of the same id.
    fn rules(&self, id: &str) -> Option<Rules> {
        let own = self.own.iter().rev().find(|rules| rules.methodology.id() == id).cloned();
        own.or_else(|| Some(Rules { methodology: preset(id)?, origin: SHIPPED.to_owned(), file_hash: String::new() }))
    }

    fn methodologies(&self) -> Vec<MethodologySummary> {
        let own = |id: &str| self.own.iter().any(|rules| rules.methodology.id() == id);
        let shipped = shipped().filter(|rules| !own(rules.methodology.id()));
        // Of the user's own with one id only the last can be chosen.
        let last = |(at, rules): &(usize, &Rules)| {
            self.own[at + 1..].iter().all(|later| later.methodology.id() != rules.methodology.id())
        };
        let mine = self.own.iter().enumerate().filter(last).map(|(_, rules)| rules.clone());
        mine.chain(shipped).map(|r| MethodologySummary::of(&r.methodology, &r.origin)).collect()
    }

    /// Another of the user's methodologies, or a shipped one of other rules, has the same id.
    fn shares_its_id(&self, rules: &Rules) -> bool {
        let (id, text) = (rules.methodology.id(), rules.methodology.text());
        presets().iter().any(|p| p.id == id && p.text != text)
            || self.own.iter().any(|other| other.methodology.id() == id && other.file_hash != rules.file_hash)
    }

    /// Each file with its own findings and those that came up when the files met.
    fn findings(&self, results: &Results, growth: &GrowthRules) -> (Vec<FileSummary>, Vec<FindingGroup>) {
        let records = &results.records;
        let mut met: SmallMap<(&str, &str), Vec<FindingGroup>> = SmallMap::new();
        for (file, findings) in records
            .findings
            .iter()
            .chain(results.tallies.findings())
            .chain(&wrong_units(results))
            .chain(&unknown_practices(results))
        {
            let part = &records.files[usize::from(*file)];
            met.or_default((&part.name, &part.hash)).extend(findings.groups());
        }
        let mut loaded: Vec<&Loaded> = self.files.iter().collect();
        order::sort_by_key(&mut loaded, |file| (&file.source.name, &file.source.hash));
        let mut twice: Vec<_> = records.twice.iter().map(|(name, hash)| (name.as_str(), hash.as_str())).collect();
        let mut files = Vec::new();
        // Backwards, for of files with the same name and bytes the last is the one too many.
        for file in loaded.into_iter().rev() {
            let key = (file.source.name.as_str(), file.source.hash.as_str());
            let mut summary = if let Some(at) = twice.iter().position(|copy| *copy == key) {
                twice.swap_remove(at);
                let mut own = Findings::of(key.0);
                own.add(FindingKind::SameFileTwice, None, "", key.0, "each file once");
                FileSummary { rows: 0, ..FileSummary::of(&file.source, false, own.groups()) }
            } else {
                let mut findings = file.findings.groups();
                findings.extend(met.remove(&key).unwrap_or_default());
                let mappable = file.sample.is_some();
                FileSummary { mappable, ..FileSummary::of(&file.source, file.used, findings) }
            };
            if let Some(rules) =
                self.own.iter().find(|rules| (rules.origin.as_str(), &rules.file_hash) == (key.0, &file.source.hash))
            {
                summary.used = true;
                rules.methodology.label().clone_into(&mut summary.layout_label);
                if self.shares_its_id(rules) {
                    let mut own = Findings::of(key.0);
                    own.add(FindingKind::MethodologySameId, None, "id", rules.methodology.id(), "an id of its own");
                    summary.findings.extend(own.groups());
                }
            }
            if let Some((used, own)) = growth.of_file(key.0, key.1) {
                summary.used = used;
                summary.findings.extend(own.groups());
            }
            files.push(summary);
        }
        files.reverse();
        let mut all: Vec<FindingGroup> = files.iter().flat_map(|f| f.findings.clone()).collect();
        all.extend(types(records));
        all.extend(responses::low_responses(results));
        worst_first(&mut all);
        (files, all)
    }
}

/// Cells that are not in their indicator's unit, by position of their file. Units are the methodology's.
fn wrong_units(results: &Results) -> Found {
    let records = &results.records;
    let units: Vec<Option<Unit>> =
        records.indicators.iter().map(|id| results.methodology.indicator(id).map(|rule| rule.unit)).collect();
    let mut findings = Found::new();
    for (at, part) in (0..).zip(&records.files) {
        for (school, cell) in part.content.schools.iter().flat_map(|s| s.cells.iter().map(move |cell| (s, cell))) {
            let indicator = usize::from(records.indicator(at, cell.indicator));
            let (Some(unit), Some(amount)) = (units[indicator], cell.content.amount()) else { continue };
            if unit.fits(&amount) {
                continue;
            }
            let expected = match unit {
                Unit::Percent => "a proportion: 0.45 for 45 percent",
                Unit::Points => "a value in scale points, and no numerator",
                Unit::Ratio => "a value, and no numerator",
            };
            let found = format!("{} {}: {}", school.code, records.indicators[indicator], amount.value.fixed(4));
            let own = findings.entry(at).or_insert_with(|| Findings::of(&part.name));
            own.add(FindingKind::WrongUnit, Some(cell.line), "value", &found, expected);
        }
    }
    findings
}

/// The members of an archive go into the session as files of their own.
#[cfg(feature = "archive")]
struct Members<'s> {
    session: &'s mut Session,
    /// Of the archive itself.
    summary: Result<FileSummary, Unknown>,
}

#[cfg(feature = "archive")]
impl Members<'_> {
    /// The archive itself is closed first.
    fn closed(&mut self, summary: Result<FileSummary, Unknown>) {
        if self.summary.is_err() {
            self.summary = summary;
        }
    }
}

#[cfg(feature = "archive")]
impl crate::intake::archive::Sink for Members<'_> {
    fn find(&mut self, kind: FindingKind, count: u32, found: &str, expected: &str) {
        let _ = self.session.find(kind, count, found, expected);
    }

    fn container(&mut self, kind: &'static str) {
        let summary = self.session.close_container(kind);
        self.closed(summary);
    }

    fn open(&mut self, name: &str) {
        self.session.open(name);
    }

    fn push(&mut self, bytes: &[u8]) {
        let _ = self.session.push(bytes);
    }

    fn close(&mut self) {
        let summary = self.session.close_one();
        self.closed(summary);
    }
}

/// The origin of a shipped methodology.
const SHIPPED: &str = "shipped";

fn shipped() -> impl Iterator<Item = Rules> {
    presets().iter().filter_map(|p| preset(p.id)).map(|methodology| Rules {
        methodology,
        origin: SHIPPED.to_owned(),
        file_hash: String::new(),
    })
}

/// Which schools' types are unknown, or were taken from records.
fn types(records: &Records) -> Vec<FindingGroup> {
    let mut findings = Findings::of("");
    for school in &records.schools {
        let kind = match school.type_source {
            TypeSource::Unknown => FindingKind::TypeUnknown,
            TypeSource::Grades | TypeSource::CdeRows => FindingKind::TypeFromRecords,
            TypeSource::SchoolsFile => continue,
        };
        findings.add_told(kind, None, "school_type", || {
            let name = format!("{} {} {}", school.year, school.code, school.facts.name);
            let found = if school.members.is_empty() { name } else { format!("{name}: {}", school.school_type().id()) };
            (found, "elementary | middle | high | span".to_owned())
        });
    }
    findings.groups()
}

fn refuse(findings: &mut Findings, refusal: &Refusal) {
    let kind = match refusal.kind {
        RefusalKind::Syntax => FindingKind::MethodologySyntax,
        RefusalKind::Weights => FindingKind::MethodologyWeights,
        RefusalKind::CutPoints => FindingKind::MethodologyCutPoints,
        RefusalKind::UnknownName => FindingKind::MethodologyUnknownName,
        RefusalKind::MissingSource => FindingKind::MethodologyMissingSource,
        RefusalKind::Value => FindingKind::MethodologyValue,
    };
    findings.add(kind, Some(refusal.line), &refusal.what, &refusal.found, &refusal.expected);
}
