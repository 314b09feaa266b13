/** What the page and its worker say to each other. */
import type { PackedTable } from "./columns";
import type { Said } from "./handing";
import type { Half } from "./halves";
import type { Calibration, ChancesView, LagAsked, LagPage, LeaGoalsPage, OffTrackView, Reconciliation, RulesMoved, Variant, WhatIf } from "./types";
import type { GrowthClass, GrownView, PlannedModel, StudentGrowth } from "./types";
import type { Against, AssumedValue, Card, Checklist, Communities, CommunityView, Comparison, Difference, DisparityReport, Family, GoalsView, GroupView, GrowthView, History, Insight, Lags, Light, Mapping, MethodologyView, Overview, Pair, PairFile, Pairs, PracticeView, SchoolTable, SchoolTier, Similar, Spread, StatusChange, SupportNow, SupportView, Timelines, TraceNode } from "./types";

/** One school year, with the text that a search looks in. */
export interface YearTable extends Omit<SchoolTable, "order"> {
  order: Record<string, Uint32Array>;
  search: string[];
}

/** What was computed, and which of the files handed over (by position) stands behind each entry of its list of files. */
export interface Computed {
  overview: Overview;
  held: number[];
}

export interface Requests {
  load: { ask: { files: File[]; methodology: string | undefined }; answer: Computed };
  compute: { ask: { methodology: string | undefined }; answer: Computed };
  schools: { ask: { year: string }; answer: PackedTable };
  card: { ask: { year: string; school: string }; answer: Card };
  family: { ask: { year: string; school: string }; answer: Family };
  trace: { ask: { year: string; school: string }; answer: TraceNode };
  insight: { ask: { year: string; school: string }; answer: Insight };
  progress: { ask: { school: string }; answer: StatusChange };
  similar: { ask: { year: string; school: string }; answer: Similar };
  disparity: { ask: { year: string; of: string; indicator: string; group: string }; answer: DisparityReport };
  growth: { ask: { year: string; indicator: string; group: string }; answer: GrowthView };
  /** Which models are to be fitted; then each as a task, what came of it, and the percentiles by all of them. */
  growth_plan: { ask: Record<string, never>; answer: PlannedModel[] };
  growth_task: { ask: { at: number }; answer: Uint8Array<ArrayBuffer> };
  growth_take: { ask: { at: number; found: Uint8Array<ArrayBuffer> }; answer: boolean };
  growth_finish: { ask: Record<string, never>; answer: GrownView };
  growth_stop: { ask: Record<string, never>; answer: undefined };
  grown: { ask: Record<string, never>; answer: GrownView };
  growth_class: { ask: { year: string; school: string; search: string }; answer: GrowthClass };
  student_growth: { ask: { year: string; school: string; student: string; subject: string }; answer: StudentGrowth };
  light: { ask: { year: string; of: string }; answer: Light };
  tier_chances: { ask: Record<string, never>; answer: ChancesView };
  lea_goals: { ask: { year: string; first: number }; answer: LeaGoalsPage };
  lagging: { ask: LagAsked; answer: LagPage };
  lagging_csv: { ask: LagAsked; answer: Uint8Array<ArrayBuffer> };
  off_track: { ask: { year: string; school: string; kind: string }; answer: OffTrackView };
  off_track_csv: { ask: { year: string; school: string; kind: string }; answer: Uint8Array<ArrayBuffer> };
  lags: { ask: { year: string; school: string }; answer: Lags };
  pairs: { ask: { year: string; lea: string; choices: string[] }; answer: Pairs };
  pair: { ask: { year: string; lea: string; choices: string[]; school: string }; answer: Pair };
  pairs_file: { ask: { year: string; lea: string; choices: string[] }; answer: Uint8Array<ArrayBuffer> };
  communities: { ask: { year: string }; answer: Communities };
  community: { ask: { year: string; id: string }; answer: CommunityView };
  communities_file: { ask: { year: string }; answer: Uint8Array<ArrayBuffer> };
  practices: { ask: { school: string }; answer: PracticeView[] };
  timelines: { ask: { year: string }; answer: Timelines };
  read_checklist: { ask: { text: string }; answer: Checklist };
  checklist_file: { ask: { cells: string[] }; answer: Uint8Array<ArrayBuffer> };
  pair_file: { ask: { text: string }; answer: PairFile };
  history: { ask: { school: string }; answer: History };
  spread: { ask: { year: string; id: string; group: string; school_type: string; school: string }; answer: Spread };
  against: { ask: { year: string }; answer: Against[] };
  group: { ask: { year: string; group: string; indicator: string }; answer: GroupView };
  goals: { ask: { year: string; school: string }; answer: GoalsView };
  pyramid: { ask: { year: string; tier: string; first: number }; answer: SupportView };
  support_of: { ask: { school: string }; answer: SchoolTier[] };
  support_now: { ask: { year: string; school: string; lea: string; choices: string[] }; answer: SupportNow };
  mapping: { ask: { name: string; hash: string; choices: string[] }; answer: Mapping };
  assumed: { ask: { year: string; school: string; node: string }; answer: AssumedValue[] };
  compare: { ask: { year: string; school: string; official: string }; answer: Comparison };
  reconcile: { ask: { year: string; official: string; show: string }; answer: Reconciliation };
  reconcile_csv: { ask: { year: string; official: string }; answer: Uint8Array<ArrayBuffer> };
  methodology: { ask: { id: string }; answer: MethodologyView };
  methodology_text: { ask: { id: string }; answer: string };
  differences: { ask: { here: string; there: string }; answer: Difference[] };
  what_if: { ask: { year: string; school: string; indicator: string; changes: string[]; measures: string[] }; answer: WhatIf };
  calibration: { ask: { year: string }; answer: Calibration };
  moves: { ask: { there: string; year: string }; answer: RulesMoved };
  moves_csv: { ask: { there: string; year: string }; answer: Uint8Array<ArrayBuffer> };
  variant_text: { ask: Variant; answer: string };
  read_variant: { ask: { text: string }; answer: Variant | undefined };
  changed_methodology: { ask: { changes: string[] }; answer: string };
  download: { ask: { name: string }; answer: Uint8Array<ArrayBuffer> };
  workbook: { ask: Record<string, never>; answer: Uint8Array<ArrayBuffer> };
  digests: { ask: { files: File[] }; answer: string[] };
}

export type RequestKind = keyof Requests;
export type Ask<K extends RequestKind> = Requests[K]["ask"];
export type Answer<K extends RequestKind> = Requests[K]["answer"];

/** A part of the module that need not be there from the start: what computes and lists schools, and all else. */
export type LaterPart = "computing" | "rest";

/** The later parts in order: each calls those before it. */
export const LATER: readonly LaterPart[] = ["computing", "rest"];

/** The code of a request's error where a part of the module could not be had. */
export const NO_PART = "no_part";

/** The module: what reads files, compiled, and the later parts, each compiled, or where it is to be had. */
export interface Parts extends Record<LaterPart, WebAssembly.Module | string> {
  reading: WebAssembly.Module;
}

/** What is not there from the start: what unpacks archives and workbooks; what writes workbooks and SHA-256; later parts. */
export type Extra = "archive" | "export" | LaterPart;

export type ToWorker =
  | { start: Parts; rehearse: boolean }
  /** A module that was wanted; nothing when it cannot be had. */
  | { extra: Extra; module: WebAssembly.Module | undefined }
  /** What the second worker of a large file says. */
  | { second: Said }
  /** To that second worker: a large file that will be read, to see what it is. */
  | { head: File }
  /** To that second worker: what it is to read. */
  | { half: Half }
  /** To a worker that fits: a task of growth. */
  | { fit: Uint8Array<ArrayBuffer> }
  /** Base64 to bytes: long texts are not for the page's own thread. */
  | { decode: string[] }
  | { [K in RequestKind]: { id: number; kind: K; ask: Ask<K> } }[RequestKind];

/** How far the reading has come, in bytes over all files. */
export interface Progress {
  stage: "reading" | "computing";
  done: number;
  total: number;
  /** Which file, counted from 0. */
  file: number;
}

/** An error that the module reports in its own words; the worker goes on. */
export interface TypedError {
  code: string;
  message: string;
}

export type FromWorker =
  | { decoded: Uint8Array<ArrayBuffer>[] }
  | { rehearsed: true }
  | { progress: Progress }
  /** Of a task: so many steps are done; at its end what was found, or nothing when it is none. */
  | { fitting: number }
  | { fitted: Uint8Array<ArrayBuffer> | undefined }
  /** An archive has come, or somebody exports: its module is needed. */
  | { wants: Extra }
  /** A large file has come: another worker is to read its second half. */
  | { half: Half }
  | { second: Said }
  | { id: number; answer: unknown }
  | { id: number; error: TypedError }
  | { crash: string };
