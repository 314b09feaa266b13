//! The module's face: convert, call the core, convert back. Nothing else.

use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::intake::{Choices, FileReader, FindingKind, Mapping};
use crate::report::Family;
use crate::report::{Calibration, Reconciled, Reconciliation, RulesMoved, Variant, WhatIf};
use crate::report::{
    Card, Checklist, Communities, CommunityView, Comparison, DisparityReport, FileSummary, GoalsView, GroupView,
    GrowthView, History, Insight, Lags, Light, MethodologySummary, MethodologyView, Overview, Pair, PairFile, Pairs,
    SchoolTable, Similar, Spread, SpreadOf, StatusChange, SupportView, Timelines, TraceNode, Unknown,
    checklist_file as write_checklist, read_checklist as checklist, read_pairs, timelines as phases, wishes,
};
use crate::report::{ChancesView, LagAsked, LagPage, LeaGoalsPage, OffTrackView};
use crate::report::{GrownView, GrowthClass, StudentGrowth};

/// Other partners told of one school.
const OTHERS: usize = 3;

/// A failed call, as the page sees it.
#[derive(Serialize)]
struct Failure {
    code: &'static str,
    message: String,
}

fn fail(unknown: &Unknown) -> JsValue {
    let failure = Failure { code: unknown.code(), message: unknown.to_string() };
    failure.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn give<T: tsify::Tsify + Serialize>(value: &T) -> Result<Ts<T>, JsValue> {
    value.into_ts().map_err(|e| JsValue::from_str(&e.to_string()))
}

/// Tells the console what went wrong before the module stops.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
    }));
}

/// The shipped methodologies.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn presets() -> Result<js_sys::Array, JsValue> {
    let summaries = crate::methodology::presets().iter().filter_map(|p| crate::methodology::preset(p.id));
    summaries.map(|m| give(&MethodologySummary::of(&m, "shipped")).map(JsValue::from)).collect()
}

/// The text of a shipped methodology, to start one's own from.
///
/// # Errors
/// When there is none of this id.
#[wasm_bindgen]
pub fn methodology_text(id: &str) -> Result<String, JsValue> {
    let found = crate::methodology::presets().iter().find(|p| p.id == id);
    found.map(|p| p.text.to_owned()).ok_or_else(|| fail(&Unknown::Methodology(id.to_owned())))
}

/// A variant as the text of a file without data.
#[wasm_bindgen]
#[must_use]
pub fn variant_text(
    name: String,
    methodology: String,
    changes: Vec<String>,
    school: String,
    measures: Vec<String>,
) -> String {
    Variant { name, methodology, changes, school, measures }.text()
}

/// Reads the text of a variant's file; nothing when it is none.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_variant(text: &str) -> Result<Option<Ts<Variant>>, JsValue> {
    Variant::read(text).map(|variant| give(&variant)).transpose()
}

/// The timelines, and to which phases a school year belongs.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn timelines(year: &str) -> Result<Ts<Timelines>, JsValue> {
    give(&phases(year))
}

/// What a file of a checklist says.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_checklist(text: &str) -> Result<Ts<Checklist>, JsValue> {
    give(&checklist(text))
}

/// The file of a checklist: of each item its phase, what is to be done, its state and its note, in turn.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
pub fn checklist_file(cells: Vec<String>) -> Vec<u8> {
    write_checklist(&cells)
}

/// What a file of pairs says.
///
/// # Errors
/// When the result cannot be converted.
#[wasm_bindgen]
pub fn read_pair_file(text: &str) -> Result<Ts<PairFile>, JsValue> {
    give(&read_pairs(text))
}

/// What comes of a task of growth, both as bytes; `tell` is called with the steps done. Nothing when it is no task.
#[wasm_bindgen]
#[must_use]
pub fn fit_growth(task: &[u8], tell: &js_sys::Function) -> Option<Vec<u8>> {
    let mut told = |steps: u64| {
        #[expect(clippy::cast_precision_loss, reason = "steps of a progress bar")]
        let _ = tell.call1(&JsValue::NULL, &JsValue::from_f64(steps as f64));
        true
    };
    let fitted = crate::growth::Task::from_bytes(task)?.fit(&mut told);
    Some(fitted.ok()?.to_bytes())
}

/// A rehearsal on made-up rows: until a file comes.
#[wasm_bindgen]
#[derive(Default)]
pub struct Rehearsal(crate::rehearsal::Rehearsal);

#[wasm_bindgen]
impl Rehearsal {
    /// Not begun.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Does one step of a few milliseconds: is there another?
    pub fn step(&mut self) -> bool {
        self.0.step()
    }
}

/// Reads files, computes, answers.
#[wasm_bindgen]
#[derive(Default)]
pub struct Session(crate::session::Session);

#[wasm_bindgen]
impl Session {
    /// Nothing loaded.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Begins a file.
    pub fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    /// The next bytes of the open file.
    ///
    /// # Errors
    /// When no file is open.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), JsValue> {
        self.0.push(chunk).map_err(|e| fail(&e))
    }

    /// Is the open file an archive or a workbook? Then the other module unpacks it.
    #[must_use]
    pub fn is_archive(&self) -> bool {
        self.0.is_archive()
    }

    /// The bytes of the open file read so far.
    #[expect(clippy::cast_precision_loss, reason = "no file has that many bytes")]
    pub fn position(&mut self) -> f64 {
        self.0.open_file().map_or(0, |file| file.position()) as f64
    }

    /// Can a second reader begin further down in the open file?
    pub fn can_be_halved(&mut self) -> bool {
        self.0.open_file().is_ok_and(|file| file.can_be_halved())
    }

    /// Forgets the first rows of the open file; the next bytes come from further down. False when it cannot be read so.
    pub fn begin_half(&mut self) -> bool {
        self.0.open_file().is_ok_and(FileReader::begin_half)
    }

    /// Can what was read since be taken over?
    pub fn can_hand_over(&mut self) -> bool {
        self.0.open_file().is_ok_and(FileReader::can_hand_over)
    }

    /// What was read since, part by part; an empty one is the last.
    pub fn hand_over(&mut self) -> Vec<u8> {
        self.0.open_file().map_or_else(|_| Vec::new(), FileReader::hand_over)
    }

    /// Takes over what a second reader has read from here on, part by part. False when the file is to be read on.
    pub fn take_over(&mut self, part: &[u8]) -> bool {
        self.0.open_file().is_ok_and(|file| file.take_over(part))
    }

    /// A finding about the open file, from the module that unpacks it.
    ///
    /// # Errors
    /// When no file is open.
    pub fn find(&mut self, kind: &str, count: u32, found: &str, expected: &str) -> Result<(), JsValue> {
        let Some(kind) = FindingKind::EVERY.iter().find(|k| k.id() == kind) else { return Ok(()) };
        self.0.find(*kind, count, found, expected).map_err(|e| fail(&e))
    }

    /// The open file is at its end, and was a container of this kind.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close_container(&mut self, kind: &str) -> Result<Ts<FileSummary>, JsValue> {
        give(&self.0.close_container(kind).map_err(|e| fail(&e))?)
    }

    /// The open file is at its end: what it was recognised as.
    ///
    /// # Errors
    /// When no file is open.
    pub fn close(&mut self) -> Result<Ts<FileSummary>, JsValue> {
        give(&self.0.close().map_err(|e| fail(&e))?)
    }

    /// Computes everything; without an id the core chooses a methodology and says so.
    ///
    /// # Errors
    /// When no methodology has this id.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn compute(&mut self, methodology: Option<String>) -> Result<Ts<Overview>, JsValue> {
        give(self.0.compute(methodology.as_deref()).map_err(|e| fail(&e))?)
    }

    /// The schools of one year, as columns.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn schools(&self, year: &str) -> Result<Ts<SchoolTable>, JsValue> {
        give(&self.0.schools(year).map_err(|e| fail(&e))?)
    }

    /// One school's card.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn card(&self, year: &str, school_code: &str) -> Result<Ts<Card>, JsValue> {
        give(&self.0.card(year, school_code).map_err(|e| fail(&e))?)
    }

    /// One school in plain words for families.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn family(&self, year: &str, school_code: &str) -> Result<Ts<Family>, JsValue> {
        give(&self.0.family(year, school_code).map_err(|e| fail(&e))?)
    }

    /// What one school's results mean, its groups held against a larger n-size.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn insight(&self, year: &str, school_code: &str, larger: u32) -> Result<Ts<Insight>, JsValue> {
        give(&self.0.insight(year, school_code, larger.into()).map_err(|e| fail(&e))?)
    }

    /// The schools that serve the students most like this school's.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn similar(&self, year: &str, school_code: &str) -> Result<Ts<Similar>, JsValue> {
        give(&self.0.similar(year, school_code).map_err(|e| fail(&e))?)
    }

    /// A school's continuous-improvement data, and where it lags.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn lags(&self, year: &str, school_code: &str) -> Result<Ts<Lags>, JsValue> {
        give(&self.0.lags(year, school_code).map_err(|e| fail(&e))?)
    }

    /// Who learns from whom in a year: `lea` is `any`, `same` or `different`; choices are kind, school and partner in turn.
    ///
    /// # Errors
    /// When the year is not loaded.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pairs(&self, year: &str, lea: &str, choices: Vec<String>) -> Result<Ts<Pairs>, JsValue> {
        give(&self.0.pairs(year, &wishes(lea, &choices)).map_err(|e| fail(&e))?)
    }

    /// One school's pair.
    ///
    /// # Errors
    /// When the school looks for none.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pair(&self, year: &str, school_code: &str, lea: &str, choices: Vec<String>) -> Result<Ts<Pair>, JsValue> {
        give(&self.0.pair(year, school_code, &wishes(lea, &choices), OTHERS).map_err(|e| fail(&e))?)
    }

    /// The bytes of `pairs.csv`.
    ///
    /// # Errors
    /// When the year is not loaded.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn pairs_file(&self, year: &str, lea: &str, choices: Vec<String>) -> Result<Vec<u8>, JsValue> {
        self.0.pairs_file(year, &wishes(lea, &choices)).map_err(|e| fail(&e))
    }

    /// Schools with the same need.
    ///
    /// # Errors
    /// When the year is not loaded.
    pub fn communities(&self, year: &str) -> Result<Ts<Communities>, JsValue> {
        give(&self.0.communities(year).map_err(|e| fail(&e))?)
    }

    /// One community in full.
    ///
    /// # Errors
    /// When there is none of this id.
    pub fn community(&self, year: &str, id: &str) -> Result<Ts<CommunityView>, JsValue> {
        give(&self.0.community(year, id).map_err(|e| fail(&e))?)
    }

    /// The bytes of `communities.csv`.
    ///
    /// # Errors
    /// When the year is not loaded.
    pub fn communities_file(&self, year: &str) -> Result<Vec<u8>, JsValue> {
        self.0.communities_file(year).map_err(|e| fail(&e))
    }

    /// What works at a school.
    ///
    /// # Errors
    /// When nothing has been computed.
    #[wasm_bindgen(unchecked_return_type = "PracticeView[]")]
    pub fn practices(&self, school_code: &str) -> Result<js_sys::Array, JsValue> {
        self.0.practices(school_code).map_err(|e| fail(&e))?.iter().map(|one| give(one).map(JsValue::from)).collect()
    }

    /// How one school's numbers came about.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn trace(&self, year: &str, school_code: &str) -> Result<Ts<TraceNode>, JsValue> {
        give(&self.0.trace(year, school_code).map_err(|e| fail(&e))?)
    }

    /// One school over all loaded years.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn history(&self, school_code: &str) -> Result<Ts<History>, JsValue> {
        give(&self.0.history(school_code).map_err(|e| fail(&e))?)
    }

    /// Status and change of one school over all loaded years.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn progress(&self, school_code: &str) -> Result<Ts<StatusChange>, JsValue> {
        give(&self.0.progress(school_code).map_err(|e| fail(&e))?)
    }

    /// Disparity in an indicator: of the school or LEA of this code, or of all schools of the year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn disparity(
        &self,
        year: &str,
        code: &str,
        indicator: &str,
        group: &str,
    ) -> Result<Ts<DisparityReport>, JsValue> {
        give(&self.0.disparity(year, code, indicator, group).map_err(|e| fail(&e))?)
    }

    /// The growth of the schools of a year, in one subject and group.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn growth(&self, year: &str, indicator: &str, group: &str) -> Result<Ts<GrowthView>, JsValue> {
        give(&self.0.school_growth(year, indicator, group).map_err(|e| fail(&e))?)
    }

    /// Plans growth percentiles of students: the models to be fitted, in the order of their tasks.
    ///
    /// # Errors
    /// When the result cannot be converted.
    #[wasm_bindgen(unchecked_return_type = "PlannedModel[]")]
    pub fn plan_growth(&mut self) -> Result<js_sys::Array, JsValue> {
        self.0.plan_growth().iter().map(|model| give(model).map(JsValue::from)).collect()
    }

    /// A task of the plan, for [`fit_growth`] in any worker; empty when there is none of this number.
    #[must_use]
    pub fn growth_task(&self, at: usize) -> Vec<u8> {
        self.0.growth_task(at)
    }

    /// Takes what came of a task; false when it is not of it.
    pub fn take_growth(&mut self, at: usize, found: &[u8]) -> bool {
        self.0.take_growth(at, found)
    }

    /// The percentiles, from what came of all tasks.
    ///
    /// # Errors
    /// When a task is still to be done.
    pub fn finish_growth(&mut self) -> Result<Ts<GrownView>, JsValue> {
        give(&self.0.finish_growth().map_err(|e| fail(&e))?)
    }

    /// Forgets the plan.
    pub fn stop_growth(&mut self) {
        self.0.stop_growth();
    }

    /// What growth percentiles rest on, computed or not.
    ///
    /// # Errors
    /// When the result cannot be converted.
    pub fn grown(&mut self) -> Result<Ts<GrownView>, JsValue> {
        give(&self.0.grown())
    }

    /// The students of a school and year whose ids hold `search`, one by one and together.
    ///
    /// # Errors
    /// When there is no such school, or percentiles have not been computed.
    pub fn growth_class(&self, year: &str, school_code: &str, search: &str) -> Result<Ts<GrowthClass>, JsValue> {
        give(&self.0.growth_class(year, school_code, search).map_err(|e| fail(&e))?)
    }

    /// A student's growth in a subject, and what the next score would mean.
    ///
    /// # Errors
    /// When there is no such school or student, or percentiles have not been computed.
    pub fn student_growth(
        &mut self,
        year: &str,
        school_code: &str,
        student: &str,
        subject: &str,
    ) -> Result<Ts<StudentGrowth>, JsValue> {
        give(&self.0.student_growth((year, school_code), student, subject).map_err(|e| fail(&e))?)
    }

    /// Whom larger n-sizes would hide: of the school or LEA of this code, or of all schools of the year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn light(&self, year: &str, code: &str) -> Result<Ts<Light>, JsValue> {
        give(&self.0.light(year, code).map_err(|e| fail(&e))?)
    }

    /// One school's goals.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn goals(&self, year: &str, school_code: &str) -> Result<Ts<GoalsView>, JsValue> {
        give(&self.0.goals(year, school_code).map_err(|e| fail(&e))?)
    }

    /// The pyramid of interventions of a year, with schools of one tier from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn pyramid(&self, year: &str, tier: &str, first: u32) -> Result<Ts<SupportView>, JsValue> {
        give(&self.0.pyramid(year, tier, first as usize).map_err(|e| fail(&e))?)
    }

    /// One school's tiers of support through the years.
    ///
    /// # Errors
    /// When there is no such school.
    #[wasm_bindgen(unchecked_return_type = "SchoolTier[]")]
    pub fn support_of(&self, school_code: &str) -> Result<js_sys::Array, JsValue> {
        self.0.support_of(school_code).map_err(|e| fail(&e))?.iter().map(|year| give(year).map(JsValue::from)).collect()
    }

    /// Works on the chances of all tiers for a moment: how far they have come.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn step_tier_chances(&self) -> Result<Ts<ChancesView>, JsValue> {
        give(&self.0.step_tier_chances().map_err(|e| fail(&e))?)
    }

    /// The goals of the LEAs of a year, from a position on.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lea_goals(&self, year: &str, first: u32) -> Result<Ts<LeaGoalsPage>, JsValue> {
        give(&self.0.lea_goals(year, first as usize).map_err(|e| fail(&e))?)
    }

    /// Continuous-improvement data of the schools of a year; what is empty leaves all in.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lagging(
        &self,
        year: &str,
        indicator: &str,
        lea: &str,
        group: &str,
        lag: &str,
        first: u32,
    ) -> Result<Ts<LagPage>, JsValue> {
        let asked = LagAsked { year, indicator, lea, group, lag, first: first as usize };
        give(&self.0.lagging(&asked).map_err(|e| fail(&e))?)
    }

    /// The same, all of it, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn lagging_csv(
        &self,
        year: &str,
        indicator: &str,
        lea: &str,
        group: &str,
        lag: &str,
    ) -> Result<Vec<u8>, JsValue> {
        self.0.lagging_csv(&LagAsked { year, indicator, lea, group, lag, first: 0 }).map_err(|e| fail(&e))
    }

    /// The students of a school who are off track; an empty kind is any.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn off_track(&self, year: &str, school_code: &str, kind: &str) -> Result<Ts<OffTrackView>, JsValue> {
        give(&self.0.off_track(year, school_code, kind).map_err(|e| fail(&e))?)
    }

    /// The same as the bytes of a CSV file.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn off_track_csv(&self, year: &str, school_code: &str, kind: &str) -> Result<Vec<u8>, JsValue> {
        self.0.off_track_csv(year, school_code, kind).map_err(|e| fail(&e))
    }

    /// How the schools of a type and year spread over `index` or an indicator of a student group; one may be marked.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn spread(
        &self,
        year: &str,
        id: &str,
        group: &str,
        school_type: &str,
        school: &str,
    ) -> Result<Ts<Spread>, JsValue> {
        give(&self.0.spread(&SpreadOf { year, id, group, school_type, school }).map_err(|e| fail(&e))?)
    }

    /// Status against growth of the schools of a year, by subject; empty where no growth is loaded.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn against(&self, year: &str) -> Result<js_sys::Array, JsValue> {
        self.0.against(year).map_err(|e| fail(&e))?.iter().map(|pair| give(pair).map(JsValue::from)).collect()
    }

    /// One student group across the schools of a year, with one indicator in full.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn group(&self, year: &str, group: &str, indicator: &str) -> Result<Ts<GroupView>, JsValue> {
        give(&self.0.group(year, group, indicator).map_err(|e| fail(&e))?)
    }

    /// The assumed values that a node of a school's trace rests on.
    ///
    /// # Errors
    /// When there is no such school or node.
    #[wasm_bindgen(unchecked_return_type = "AssumedValue[]")]
    pub fn assumed(&self, year: &str, school_code: &str, node: &str) -> Result<js_sys::Array, JsValue> {
        let values = self.0.assumed(year, school_code, node).map_err(|e| fail(&e))?;
        values.iter().map(|value| give(value).map(JsValue::from)).collect()
    }

    /// One school's points beside those of an official table.
    ///
    /// # Errors
    /// When there is no such school.
    pub fn compare(&self, year: &str, school_code: &str, official: &str) -> Result<Ts<Comparison>, JsValue> {
        give(&self.0.compare(year, school_code, official).map_err(|e| fail(&e))?)
    }

    /// An official table held against the results of a year; `show` says which schools are listed.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile(&self, year: &str, official: &str, show: &str) -> Result<Ts<Reconciliation>, JsValue> {
        give(&self.0.reconcile(Reconciled { year, official, show }).map_err(|e| fail(&e))?)
    }

    /// The same of everything that is told, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn reconcile_csv(&self, year: &str, official: &str) -> Result<Vec<u8>, JsValue> {
        self.0.reconcile_csv(year, official).map_err(|e| fail(&e))
    }

    /// A methodology, to be read.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology(&self, id: &str) -> Result<Ts<MethodologyView>, JsValue> {
        give(&self.0.methodology(id).map_err(|e| fail(&e))?)
    }

    /// A methodology's text.
    ///
    /// # Errors
    /// When no methodology has this id.
    pub fn methodology_text(&self, id: &str) -> Result<String, JsValue> {
        self.0.methodology_text(id).map_err(|e| fail(&e))
    }

    /// In which values two methodologies differ.
    ///
    /// # Errors
    /// When no methodology has one of the ids.
    #[wasm_bindgen(unchecked_return_type = "Difference[]")]
    pub fn differences(&self, here: &str, there: &str) -> Result<js_sys::Array, JsValue> {
        let values = self.0.differences(here, there).map_err(|e| fail(&e))?;
        values.iter().map(|value| give(value).map(JsValue::from)).collect()
    }

    /// What comes of a variant: of changed rules, names and values in turn; and of a school's changed measures, indicator,
    /// student group and how much more in turn. Cut points are those of one indicator.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school in this year.
    pub fn what_if(
        &mut self,
        year: &str,
        changes: Vec<String>,
        school: String,
        measures: Vec<String>,
        indicator: &str,
    ) -> Result<Ts<WhatIf>, JsValue> {
        let variant = Variant { changes, school, measures, ..Variant::default() };
        give(&self.0.try_variant(year, &variant, indicator).map_err(|e| fail(&e))?)
    }

    /// Which schools of a year move under another methodology than the one in force, and which kind of rule moves them.
    ///
    /// # Errors
    /// When nothing has been computed, or no methodology has this id.
    pub fn moves(&mut self, there: &str, year: &str) -> Result<Ts<RulesMoved>, JsValue> {
        give(&self.0.moves(there, year).map_err(|e| fail(&e))?)
    }

    /// The same of every school, as the bytes of a CSV file.
    ///
    /// # Errors
    /// When nothing has been computed, or no methodology has this id.
    pub fn moves_csv(&mut self, there: &str, year: &str) -> Result<Vec<u8>, JsValue> {
        self.0.moves_csv(there, year).map_err(|e| fail(&e))
    }

    /// The methodology in force with cut points from the schools of a year.
    ///
    /// # Errors
    /// When nothing has been computed.
    pub fn calibration(&self, year: &str) -> Result<Ts<Calibration>, JsValue> {
        give(&self.0.calibration(year).map_err(|e| fail(&e))?)
    }

    /// The methodology in force with changed rules, as a text of its own.
    ///
    /// # Errors
    /// When nothing has been computed, or the changes cannot be.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn changed_methodology(&self, changes: Vec<String>) -> Result<String, JsValue> {
        self.0.changed_methodology(&changes).map_err(|e| fail(&e))
    }

    /// What the columns of a file mean that no layout knows: proposed, except where a person chose. Choices are keys and
    /// values in turn: `grain`, `column.…`, `constant.…`, `code.….…`.
    ///
    /// # Errors
    /// When there is no such file, or nothing to match in it.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn mapping(&self, name: &str, hash: &str, choices: Vec<String>) -> Result<Ts<Mapping>, JsValue> {
        give(&self.0.mapping(name, hash, &Choices::new(&choices)).map_err(|e| fail(&e))?)
    }

    /// What `<sqii-report>` shows on another site, as the bytes of its file: of all schools, or of one.
    ///
    /// # Errors
    /// When nothing has been computed, or there is no such school.
    #[expect(clippy::needless_pass_by_value, reason = "the boundary hands over owned text")]
    pub fn published(&self, school_code: Option<String>) -> Result<Vec<u8>, JsValue> {
        self.0.published(school_code.as_deref()).map_err(|e| fail(&e))
    }

    /// The bytes of a download.
    ///
    /// # Errors
    /// When no download has this name.
    pub fn download(&self, name: &str) -> Result<Vec<u8>, JsValue> {
        self.0.download(name).map_err(|e| fail(&e))
    }
}
