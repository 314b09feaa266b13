/**
 * Growth percentiles of students, on request. Models are fitted by workers of their own, of which Cancel makes an end; the
 * report's worker keeps what was read, gives the tasks away and puts together what came of them.
 */
import { type Calculator, Crash } from "./engine";
import type { Fitter } from "./fitter";
import { t } from "./messages";
import type { State, Store } from "./state";
import type { PlannedModel } from "./types";

/** A computation under way. */
export interface Run {
  stage: "planning" | "fitting" | "ranking";
  models: readonly PlannedModel[];
  /** Which of them are being fitted, and the steps done of each. */
  fitting: ReadonlyMap<number, number>;
  /** How many are done. */
  done: number;
  /** Steps done and to do, of all models. */
  steps: number;
  total: number;
}

export interface Grown {
  /** Counts what was computed: answers of another turn hold no more. */
  turn: number;
  run: Run | undefined;
  /** What ids are searched for, and the student looked at. Neither ever stands in an address. */
  search: string;
  student: string;
}

const BEGUN: Run = { stage: "planning", models: [], fitting: new Map(), done: 0, steps: 0, total: 0 };

/** Workers that fit: one has little to gain from a third. */
const FITTERS = 2;

/** Milliseconds between two pictures of the progress. */
const SHOWN_EVERY = 200;

type Spawn = () => Promise<Fitter | undefined>;

export class Growing {
  readonly #store: Store;
  readonly #current: () => Calculator | undefined;
  readonly #spawn: Spawn;
  /** The report's worker may have died. */
  readonly #stumble: (error: unknown, worker: Calculator) => void;
  readonly #fitters = new Set<Fitter>();
  /** When progress was last shown. */
  #shown = 0;
  /** Counts the computations: one that was cancelled shows nothing any more. */
  #turn = 0;

  constructor(store: Store, current: () => Calculator | undefined, spawn: Spawn, stumble: (error: unknown, worker: Calculator) => void) {
    this.#store = store;
    this.#current = current;
    this.#spawn = spawn;
    this.#stumble = stumble;
  }

  get #state(): State {
    return this.#store.state;
  }

  #set(change: Partial<Grown>, words?: string): void {
    this.#store.set({ grown: { ...this.#state.grown, ...change }, ...(words === undefined ? {} : { said: { words } }) });
  }

  /** Computes them. */
  async compute(): Promise<void> {
    const worker = this.#current();
    if (worker === undefined || this.#state.grown.run !== undefined) return;
    this.#turn += 1;
    const turn = this.#turn;
    this.#set({ run: BEGUN }, t("live-growth-begun"));
    try {
      const models = await worker.ask("growth_plan", {});
      if (turn !== this.#turn) return;
      this.#run({ stage: "fitting", models, total: models.reduce((sum, { steps }) => sum + steps, 0) });
      await this.#fitAll(worker, models, turn);
      if (turn !== this.#turn) return;
      this.#run({ stage: "ranking" });
      const { students, percentiles } = await worker.ask("growth_finish", {});
      if (turn !== this.#turn) return;
      this.#set({ run: undefined, turn: this.#state.grown.turn + 1, student: "" }, t("live-grown", { students, percentiles }));
    } catch (error) {
      if (turn !== this.#turn) return;
      this.end();
      this.#store.set({ notice: { id: "growth-failed" }, said: { words: t("growth-failed") } });
      this.#stumble(error, worker);
    }
  }

  /** The largest models first: whichever worker is free takes the next. */
  async #fitAll(worker: Calculator, models: readonly PlannedModel[], turn: number): Promise<void> {
    const waiting = models.map((_, at) => at).sort((a, b) => (models[b]?.steps ?? 0) - (models[a]?.steps ?? 0));
    const lane = async (): Promise<void> => {
      const fitter = await this.#spawn();
      if (fitter === undefined) throw new Crash("no module");
      if (turn !== this.#turn) return fitter.end();
      this.#fitters.add(fitter);
      for (let at = waiting.shift(); at !== undefined && turn === this.#turn; at = waiting.shift()) {
        const own = at;
        this.#told(own, 0);
        const task = await worker.ask("growth_task", { at });
        const found = await fitter.fit(task, (steps) => turn === this.#turn && this.#told(own, steps));
        if (turn !== this.#turn) return;
        if (!(await worker.ask("growth_take", { at, found }))) throw new Crash("not of this task");
        this.#fitted(own);
      }
      fitter.end();
      this.#fitters.delete(fitter);
    };
    const lanes = Math.min(waiting.length, FITTERS, navigator.hardwareConcurrency || 1);
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  #run(change: Partial<Run>): void {
    const { run } = this.#state.grown;
    if (run !== undefined) this.#set({ run: { ...run, ...change } });
  }

  /** Steps done of a model. Workers tell of every quantile; showing each would keep a core busy that could fit. */
  #told(at: number, steps: number): void {
    const { run } = this.#state.grown;
    const now = performance.now();
    if (run === undefined || (steps > 0 && now - this.#shown < SHOWN_EVERY)) return;
    this.#shown = now;
    const before = run.fitting.get(at) ?? 0;
    this.#run({ fitting: new Map(run.fitting).set(at, steps), steps: run.steps + steps - before });
  }

  #fitted(at: number): void {
    const { run } = this.#state.grown;
    const model = run?.models[at];
    if (run === undefined || model === undefined) return;
    const fitting = new Map(run.fitting);
    fitting.delete(at);
    this.#run({ fitting, done: run.done + 1, steps: run.steps + model.steps - (run.fitting.get(at) ?? 0) });
  }

  /** Gives the computation up; the files and the report stay as they are. */
  cancel(): void {
    if (this.#state.grown.run === undefined) return;
    this.end();
    void this.#current()?.ask("growth_stop", {});
    this.#store.set({ said: { words: t("live-growth-cancelled") } });
  }

  /** Ends the workers that fit. */
  end(): void {
    this.#turn += 1;
    for (const fitter of this.#fitters) fitter.end();
    this.#fitters.clear();
    if (this.#state.grown.run !== undefined) this.#set({ run: undefined });
  }

  /** Looks for students whose ids hold this. */
  search(search: string): void {
    this.#set({ search });
  }

  /** Shows a student's growth; of an empty id nobody's. */
  look(student: string): void {
    this.#set({ student });
  }
}
