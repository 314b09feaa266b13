/** Everything the page shows, in one place. Views read it; only the actions change it. */
import type { Progress, YearTable } from "./protocol";
import type { Card, Overview, TraceNode } from "./types";

export type Phase = "starting" | "idle" | "working" | "ready" | "failed";

/** A report on one set of files. */
export interface Report {
  overview: Overview;
  table: YearTable | undefined;
}

/** Work under way. The report shown before, if any, stays until it is done. */
export interface Job {
  /** Reading files; computing anew what was read; reading again to get back to what was shown. */
  kind: "load" | "compute" | "restore";
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
}

export interface Sample {
  id: string;
  label: string;
  files: string[];
}

export interface State {
  phase: Phase;
  /** The files that the report rests on, kept so that they can be read again. */
  files: readonly File[];
  job: Job | undefined;
  report: Report | undefined;
  year: string;
  /** The user's choice; undefined lets the module choose. */
  methodology: string | undefined;
  search: string;
  sort: Sort;
  /** The school whose card is open. */
  school: string | undefined;
  card: Card | undefined;
  why: Why | undefined;
  about: boolean;
  /** What the module said when it died. */
  crash: string | undefined;
  samples: readonly Sample[];
  dragging: boolean;
}

export const EMPTY: State = {
  phase: "starting",
  files: [],
  job: undefined,
  report: undefined,
  year: "",
  methodology: undefined,
  search: "",
  sort: { column: "school_name", descending: false },
  school: undefined,
  card: undefined,
  why: undefined,
  about: false,
  crash: undefined,
  samples: [],
  dragging: false,
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
