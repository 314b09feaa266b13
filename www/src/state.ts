/** Everything the page shows, in one place. Views read it; only the actions change it. */
import type { ChecklistItem } from "./checklist";
import type { Grown } from "./growing";
import type { Wishes } from "./pairing";
import type { Args } from "./messages";
import { type Place, START } from "./place";
import type { Progress, YearTable } from "./protocol";
import type { Reconciling } from "./reconciling";
import type { Second } from "./second";
import type { AssumedValue, Card, ChancesView, Comparison, Difference, Family, Mapping, MethodologyView, Overview, Severity, TraceNode, WhatIf } from "./types";

export type Phase = "starting" | "idle" | "working" | "ready" | "failed";

/** A report on one set of files. */
export interface Report {
  overview: Overview;
  table: YearTable | undefined;
  /** The file behind each entry of `overview.files`: names may be alike, files are not. */
  held: readonly (File | undefined)[];
  /** The methodology that was asked for; undefined when the module chose. */
  asked: string | undefined;
  /** False for a moment: the table of schools is still to come. */
  whole: boolean;
}

/** Work under way. The report shown before, if any, stays until it is done. */
export interface Job {
  /** Fetching a sample; reading files; computing anew what was read. */
  kind: "fetch" | "load" | "compute";
  /** The files that there will be; those that there are, while none are read. */
  files: readonly File[];
  progress: Progress;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** The explanation that is open: one school's whole tree, and the node looked at. */
export interface Why {
  root: TraceNode | undefined;
  node: string;
  /** What the node rests on; undefined until it is there. */
  assumed?: readonly AssumedValue[] | undefined;
  /** Was it asked for? Then it is shown at once. */
  unfolded?: boolean;
}

/** The methodology in force, to be read, and what differs in another; empty without another. */
export interface Rules {
  view: MethodologyView;
  against: string;
  differences: readonly Difference[];
}

/** What an appeal needs to say of a school. */
export interface Packet {
  card: Card;
  overview: Overview;
  trace: TraceNode;
  assumed: readonly AssumedValue[];
  /** The file of the official result; empty when it was typed. */
  official: string;
  comparison: Comparison | undefined;
  /** SHA-256 of each entry of `overview.files`; empty where there is none. */
  digests: readonly string[] | undefined;
}

/** Something that happened and would else go unnoticed, as a message. */
export interface Notice {
  id: string;
  args?: Args;
  /** The file that came of it: taking it away undoes it. */
  undo?: File;
}

/** The columns of one file being matched. */
export interface Matching {
  name: string;
  hash: string;
  /** What the person chose instead of what is proposed. */
  choices: Readonly<Record<string, string>>;
  mapping: Mapping | undefined;
  /** The canonical columns that are asked for at once; the others are folded away. */
  asked: readonly string[];
}

/** What is turned on the page "whatif", as names and values, or as indicator, group and how much more. */
export interface Turned {
  rules: readonly (readonly [string, string])[];
  measures: readonly (readonly [string, string, string])[];
  year: string;
  /** The school looked at; empty without one. */
  school: string;
}

/** Turned so, and kept under a name with what came of it. */
export interface Kept extends Turned {
  name: string;
  found: WhatIf;
}

export interface Trial extends Turned {
  /** The report that it belongs to. */
  of: Overview | undefined;
  /** The indicator whose cut points are shown. */
  indicator: string;
  search: string;
  found: WhatIf | undefined;
  kept: readonly Kept[];
  /** A file that could not be taken. */
  refusal: { id: string; args: Args } | undefined;
}

export const NO_TRIAL: Trial = { rules: [], measures: [], year: "", school: "", of: undefined, indicator: "", search: "", found: undefined, kept: [], refusal: undefined };

export const NO_WISHES: Wishes = { lea: "any", choices: [], search: "" };
export const NO_OFFICIAL: Reconciling = { name: "", text: "", turn: 0, show: "" };
export const NOT_GROWN: Grown = { turn: 0, run: undefined, search: "", student: "" };

/** Which findings are shown; empty is all. */
export interface Filter {
  severity: Severity | "";
  file: string;
}

/** Why the page cannot go on: the module could not be fetched, a later part of it could not be, or it died. */
export interface Crash {
  kind: "unloaded" | "incomplete" | "died";
  words: string;
}

export interface Sample {
  id: string;
  label: string;
  files: string[];
}

export interface State {
  phase: Phase;
  /** The second script once it is there; it could not be had though it was wanted. */
  second: Second | "missed" | undefined;
  /** The files that the report rests on, kept so that they can be read again. */
  files: readonly File[];
  /** Files handed over before the module was compiled. */
  waiting: readonly File[];
  job: Job | undefined;
  report: Report | undefined;
  /** Where the person is: what the page's address says. */
  place: Place;
  /** Counts the places gone to: each is a step of the browser's history. */
  steps: number;
  search: string;
  sort: Sort;
  /** The card of the school that the place names, or for a moment of the one before. */
  card: Card | undefined;
  /** The cards of the schools compared. */
  compared: readonly Card[];
  /** The same school for families, where they are the ones who look. */
  family: Family | undefined;
  why: Why | undefined;
  rules: Rules | undefined;
  packet: Packet | undefined;
  matching: Matching | undefined;
  trial: Trial;
  /** The list of keys is open. */
  shortcuts: boolean;
  /** Are choices kept on this device? */
  remembers: boolean;
  filter: Filter;
  crash: Crash | undefined;
  notice: Notice | undefined;
  /** The last thing told to a screen reader. */
  said: { words: string };
  samples: readonly Sample[];
  dragging: boolean;
  /** What people decide about pairs. */
  pairing: Wishes;
  /** An LEA's own checklist of the transition. */
  checklist: readonly ChecklistItem[];
  /** The official result that the report is held against. */
  reconciling: Reconciling;
  /** Growth percentiles of students: being computed, and who is looked for. */
  grown: Grown;
  chancing: Chancing;
  /** Counts what was unfolded or has come since: charts are drawn anew when it moves. */
  drawn: number;
}

/** The chances of tiers being worked out. */
export interface Chancing {
  /** The report that they belong to. */
  of: Overview | undefined;
  running: boolean;
  found: ChancesView | undefined;
  /** The draws behind the chances that are shown. */
  shown: number;
}

export const EMPTY: State = {
  phase: "starting",
  second: undefined,
  files: [],
  waiting: [],
  job: undefined,
  report: undefined,
  place: START,
  steps: 0,
  search: "",
  sort: { column: "school_name", descending: false },
  card: undefined,
  compared: [],
  family: undefined,
  why: undefined,
  rules: undefined,
  packet: undefined,
  matching: undefined,
  trial: NO_TRIAL,
  shortcuts: false,
  remembers: false,
  filter: { severity: "", file: "" },
  crash: undefined,
  notice: undefined,
  said: { words: "" },
  samples: [],
  dragging: false,
  pairing: NO_WISHES,
  checklist: [],
  reconciling: NO_OFFICIAL,
  grown: NOT_GROWN,
  chancing: { of: undefined, running: false, found: undefined, shown: 0 },
  drawn: 0,
};

type Listener = (state: State) => void;

export class Store {
  #state: State = EMPTY;
  #listener: Listener = () => undefined;

  get state(): State {
    return this.#state;
  }

  /** Changes the state and shows it. */
  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#listener(this.#state);
  }

  onChange(listener: Listener): void {
    this.#listener = listener;
  }
}
