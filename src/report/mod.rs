//! View models: what the page, the binary and the exports show. Ids, arguments and already rounded decimal strings;
//! never a sentence.
//!
//! Lives here: the choice and the form of what is shown. May not live here: any number that is not already computed.

mod against;
mod assumed;
mod beside;
mod beyond;
mod calibration;
mod card;
mod checklist;
mod communities;
mod disparity_view;
mod family;
mod files;
mod goals;
mod group_view;
mod grown_view;
mod growth_class;
mod growth_files;
mod growth_student;
mod growth_trace;
mod growth_view;
mod hiding;
mod history;
mod insight;
mod lagging_view;
mod lags;
mod lea_goals;
mod light;
mod methodology_view;
mod moved;
mod moves;
mod off_track;
mod official;
mod overview;
mod pair;
mod pairs;
mod practices;
mod progress;
mod published;
mod reconcile;
mod schools;
mod scope;
mod similar;
mod spread;
mod support;
mod support_now;
mod timelines;
mod trace;
mod what_if;

pub use against::{Against, Axis, against};
pub use assumed::{AssumedValue, IndicatorName, assumed};
pub use beside::ToldBeside;
pub(crate) use beside::{responses, survey};
pub use calibration::{CalibratedSet, Calibration, calibration};
pub use card::{Card, CardCell, CardDomain, CardIndicator, card};
pub use checklist::{Checklist, ChecklistItem, checklist_file, read_checklist};
pub use communities::{
    Communities, CommunityRow, CommunitySchool, CommunityView, Neighbours, SharedNeed, communities, communities_file,
    community,
};
pub use disparity_view::{
    DisparityIndicator, DisparityReport, DisparityRow, GapMove, SchoolGap, WidestGaps, disparity_report,
};
pub use family::{Family, FamilyFinding, FamilyGroup, FamilyTopic, FamilyUnknown, Sentence, family};
pub use files::{DOWNLOADS, download};
pub use goals::{ConditionView, GoalView, GoalsView, WayView, goals};
pub(crate) use goals::{goals_csv, goals_json};
pub use group_view::{GroupAcross, GroupChoice, GroupSchools, GroupView, group_view};
pub use grown_view::{GrownModel, GrownNote, GrownView, NormsView, PlannedModel, grown_view};
pub use growth_class::{ClassResult, ClassStudent, ClassSubject, GrownStudents, GrowthClass, growth_class};
pub use growth_files::{SubjectPercentiles, growth_file, growth_schools_file, school_spreads};
pub use growth_student::{CurvePoint, NextYear, StudentGrowth, StudentYear, student_growth};
pub use growth_view::{GrowthGrade, GrowthGroup, GrowthView, SchoolGrowth, growth_view};
pub use history::{History, HistoryBreak, HistoryLine, HistoryPoint, HistoryYear, history};
pub use insight::{CellInsight, DisparityView, Insight, LARGER, StepView, VisibleGroup, insight};
pub use lagging_view::{LagAsked, LagChoice, LagPage, LagRow, LagYear, lagging_csv, lagging_page};
pub use lags::{BesideView, LagCell, LagRules, Lags, lags};
pub use lea_goals::{LeaGoals, LeaGoalsPage, lea_goals};
pub(crate) use lea_goals::{lea_goals_csv, lea_goals_json};
pub use light::{Light, LightGroup, LightLine, light};
pub use methodology_view::{
    Difference, MethodologyDomain, MethodologyIndicator, MethodologyView, TypeCuts, TypePoints, differences,
    methodology_view,
};
pub use moved::{MoveBin, MoveRow};
pub use moves::{KindMoves, MovedSchool, RulesMoved, moves_csv, rules_moved};
pub use off_track::{OffTrackReason, OffTrackStudent, OffTrackView, off_track_csv, off_track_view};
pub use official::{Compared, Comparison, compare};
pub use overview::{Chosen, FileSummary, INTERNAL, MethodologySummary, Overview, YearSummary, overview};
pub use pair::{BetterCell, Other, Pair, pair};
pub use pairs::{ChoiceRow, PairFile, PairRow, Pairs, Planned, pairs, pairs_file, read_pairs, wishes};
pub(crate) use practices::unknown_practices;
pub use practices::{PracticeView, practices};
pub use progress::{Moves, ProgressChange, ProgressGroup, ProgressIndicator, StatusChange, progress};
pub use published::published;
pub use reconcile::{Beside, PartingStep, Reconciled, ReconciledSchool, Reconciliation, reconcile, reconcile_csv};
pub use schools::{BETWEEN, DomainHead, JoinedTable, SchoolTable, school_table};
pub use scope::{LeaChoice, ScopeView};
pub use similar::{FeatureHead, Similar, SimilarSchool, similar};
pub use spread::{Spread, SpreadBin, SpreadOf, spread};
pub use support::{
    ChancesView, Known, RankView, SchoolTier, SupportView, TierChanceView, TierView, WithoutTier, chances_view,
    support_history, support_view,
};
pub(crate) use support::{support_csv, support_json};
pub use support_now::{SupportNow, support_now};
pub use timelines::{PhaseView, Timelines, timelines};
pub use trace::{RuleRef, SourceRef, TraceNode, trace};
pub use what_if::{
    AllMoves, Asked, Before, Crossing, Knob, KnobSet, RefusedChange, SchoolTrial, Shift, TrialCell, TrialIndicator,
    TrialPart, TrialStanding, TrialTier, Variant, WhatIf, source as changed_source, what_if,
};

use crate::methodology::Unit;
use crate::model::{Measure, SchoolYear};
use crate::records::Records;
use crate::score::Results;

/// Something that was asked for is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// No methodology has this id.
    Methodology(String),
    /// No school has this code in this year.
    School(String, String),
    /// The school of this code has no such student with a score. The id is not repeated.
    Student(String),
    /// A school's trace has no node of this id.
    Node(String),
    /// No download has this name.
    Download(String),
    /// No community has this id.
    Community(String),
    /// No file of this name has columns to match.
    Mapping(String),
    /// Nothing has been computed yet.
    NothingComputed,
    /// A chunk came without an open file.
    NoOpenFile,
}

impl Unknown {
    /// A stable name for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Methodology(_) => "unknown_methodology",
            Self::School(..) => "unknown_school",
            Self::Student(_) => "unknown_student",
            Self::Node(_) => "unknown_node",
            Self::Download(_) => "unknown_download",
            Self::Community(_) => "unknown_community",
            Self::Mapping(_) => "nothing_to_match",
            Self::NothingComputed => "nothing_computed",
            Self::NoOpenFile => "no_open_file",
        }
    }
}

impl std::fmt::Display for Unknown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Methodology(id) => write!(f, "no methodology has the id {id:?}"),
            Self::School(year, code) => write!(f, "no school {code:?} in {year:?}"),
            Self::Student(school) => write!(f, "no such student with a score in school {school:?}"),
            Self::Node(id) => write!(f, "the trace has no node {id:?}"),
            Self::Download(name) => write!(f, "no download is called {name:?}"),
            Self::Community(id) => write!(f, "no community has the id {id:?}"),
            Self::Mapping(name) => write!(f, "{name:?} has no columns to match"),
            Self::NothingComputed => f.write_str("nothing has been computed yet"),
            Self::NoOpenFile => f.write_str("no file is open"),
        }
    }
}

impl std::error::Error for Unknown {}

/// The position of a school and year.
fn find(results: &Results, year: &str, code: &str) -> Result<usize, Unknown> {
    find_records(&results.records, year, code)
}

fn find_records(records: &Records, year: &str, code: &str) -> Result<usize, Unknown> {
    SchoolYear::parse(year)
        .and_then(|year| records.find(year, code))
        .ok_or_else(|| Unknown::School(year.to_owned(), code.to_owned()))
}

/// A measure's value for a person, with one place (a ratio with two): a rate in percent, anything else as it is.
fn shown_value(measure: &Measure, unit: Unit) -> String {
    let Some(amount) = measure.amount() else { return String::new() };
    let Some(value) = amount.known_value() else { return String::new() };
    match unit {
        Unit::Percent => percent(value),
        Unit::Points => value.fixed(1),
        Unit::Ratio => value.fixed(2),
    }
}

/// A proportion in percent with one place.
fn percent(value: crate::model::Fraction) -> String {
    crate::model::fixed(i128::from(value.num) * 100, i128::from(value.den), 1)
}

fn numerator(measure: &Measure) -> String {
    measure.amount().and_then(|a| a.numerator).map_or_else(String::new, |n| n.to_string())
}

fn denominator(measure: &Measure) -> String {
    measure.amount().map_or_else(String::new, |a| a.denominator.to_string())
}
