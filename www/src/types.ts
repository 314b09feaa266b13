/** What the module returns: the types generated from Rust, and the closed sets of ids that stand as text in them. */
import type * as sqii from "sqii";

export type {
  Against,
  AssumedValue,
  CardDomain,
  CellInsight,
  Chosen,
  Compared,
  Comparison,
  Difference,
  DisparityReport,
  DisparityRow,
  DomainHead,
  FileSummary,
  Finding,
  FindingGroup,
  GoalView,
  GoalsView,
  GroupAcross,
  GroupView,
  GrowthView,
  History,
  HistoryLine,
  Insight,
  Light,
  MappedColumn,
  Mapping,
  MethodologyDomain,
  MethodologyIndicator,
  MethodologyView,
  ProgressChange,
  ProgressIndicator,
  Severity,
  ScopeView,
  SourceRef,
  Spread,
  StatusChange,
  YearSummary,
  SchoolGrowth,
  SchoolTable,
  FeatureHead,
  Similar,
  SimilarSchool,
  BesideView,
  ChoiceRow,
  LagCell,
  Lags,
  Pair,
  PairFile,
  PairRow,
  Pairs,
  SchoolTier,
  SupportView,
  WayView,
} from "sqii";

export type CellState = sqii.State;
export type Provenance = "mission" | "published" | "inferred" | "assumed";
export type Band = sqii.CardCell["band"];
export type { Family, FamilyFinding, FamilyGroup, FamilyTopic, FamilyUnknown, Sentence } from "sqii";
export type { Card, CardCell, CardIndicator, MethodologySummary, Overview, RuleRef, TraceNode } from "sqii";
export type { AllMoves, Beside, Calibration, KindMoves, Knob, KnobSet, MoveBin, MoveRow, MovedSchool, ReconciledSchool, Reconciliation, RulesMoved, SchoolTrial, TrialCell, TrialIndicator, Variant, WhatIf } from "sqii";
