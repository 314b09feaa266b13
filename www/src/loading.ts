/** The files handed over, the workers that read them, and the report that comes of it. */
import { unpack } from "./columns";
import { Calculator, Crash, Unloaded, loadModule, partOf } from "./engine";
import { reportWords } from "./live";
import { prepareFormats, t } from "./messages";
import { changed } from "./place";
import type { Answer, Ask, Computed, LaterPart, Parts, Progress, RequestKind } from "./protocol";
import { sampleFiles, samples } from "./samples";
import { type Job, type Notice, type Report, type Sort, type State, type Store, EMPTY, NOT_GROWN } from "./state";
import { nextFrame, nextTask } from "./tasks";
import type { Overview } from "./types";
import { yearLabel } from "./years";

const NOTHING_READ: Progress = { stage: "reading", done: 0, total: 0, file: 0 };

/** What rests on a report. */
export interface Around {
  /** Asks for what is to be seen beside the list of schools. */
  fill(): Promise<void>;
  /** Nothing that was said of a former report holds. */
  forget(): void;
  /** The report's worker ends: so does what it was doing beside. */
  leave(): void;
}

/** A report under way: who computes it, of which files, its number among the jobs, and when it began. */
interface Run {
  worker: Calculator;
  files: readonly File[];
  turn: number;
  since: number;
}

export class Loading {
  readonly #store: Store;
  readonly #around: Around;
  #module: Parts | undefined;
  /** The worker behind the report shown. */
  #current: Calculator | undefined;
  /** The methodology that worker was last asked to compute under. */
  #currentAsked: string | undefined;
  /** The worker of the files being read. */
  #candidate: Calculator | undefined;
  /** One that nothing has been asked of: it rehearses until files come. */
  #spare: Calculator | undefined;
  /** A sample on its way. */
  #fetching: AbortController | undefined;
  /** Counts the jobs: an answer to an earlier one is not shown any more. */
  #turn = 0;
  /** What is told with the report under way. */
  #coming: Notice | undefined;
  /** When the first of the waiting files were handed over. */
  #waitingSince = 0;

  constructor(store: Store, around: Around) {
    this.#store = store;
    this.#around = around;
  }

  get #state(): State {
    return this.#store.state;
  }

  /** The module, once the part of it that reads is compiled. */
  get module(): Parts | undefined {
    return this.#module;
  }

  /** The worker behind the report shown. */
  get current(): Calculator | undefined {
    return this.#current;
  }

  #say(words: string): void {
    this.#store.set({ said: { words } });
  }

  async start(): Promise<void> {
    try {
      this.#store.set({ samples: samples() });
      this.#module = await loadModule();
      this.#spare = new Calculator(this.#module, true);
      void this.#fetch("computing");
      // While the worker starts and rehearses.
      prepareFormats();
    } catch (error) {
      this.#fail(error, []);
      return;
    }
    const { waiting } = this.#state;
    if (waiting.length > 0) {
      void this.#load(waiting, this.#waitingSince);
      return;
    }
    await this.#spare.rehearsed();
    if (this.#state.phase === "starting") this.#store.set({ phase: "idle" });
  }

  /** The rest of the module. */
  complete(): Promise<void> {
    return this.#fetch("rest");
  }

  /** A later part, for all workers: whatever they are asked, they need not fetch it. */
  async #fetch(part: LaterPart): Promise<void> {
    if (this.#module === undefined) return;
    const found = await partOf(this.#module, part);
    this.#module = { ...this.#module, [part]: found };
    for (const worker of [this.#spare, this.#candidate, this.#current]) worker?.bring(this.#module);
  }

  /** More files: read together with those already there; with their report something may be told. Before the module is compiled they wait. */
  add(files: readonly File[], coming?: Notice): void {
    if (files.length === 0) return;
    const { job, phase, waiting } = this.#state;
    if (this.#module !== undefined) {
      void this.#load([...(job?.files ?? this.#state.files), ...files]);
      this.#coming = coming;
    } else if (phase === "starting") {
      if (waiting.length === 0) this.#waitingSince = performance.now();
      this.#store.set({ waiting: [...waiting, ...files] });
    }
  }

  /** Hands over a sample's files as if they had been dropped. */
  async loadSample(id: string): Promise<void> {
    const sample = this.#state.samples.find((other) => other.id === id);
    if (sample === undefined || this.#module === undefined || this.#fetching !== undefined) return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    const turn = this.#begin({ kind: "fetch", files: this.#state.files, progress: NOTHING_READ });
    try {
      const files = await sampleFiles(sample, fetching.signal);
      if (!fetching.signal.aborted) this.add(files);
    } catch {
      if (fetching.signal.aborted) return;
      const notice: Notice = { id: "sample-failed" };
      const alone = turn === this.#turn;
      const phase = this.#whole === undefined ? "idle" : "ready";
      this.#store.set({ notice, said: { words: t(notice.id) }, ...(alone ? { job: undefined, phase } : {}) });
    } finally {
      if (this.#fetching === fetching) this.#fetching = undefined;
    }
  }

  /** Without this file; all others stay, also those that are just being read. */
  remove(file: File): void {
    const { job, files } = this.#state;
    const rest = (job?.files ?? files).filter((other) => other !== file);
    if (rest.length === 0) this.clear();
    else void this.#load(rest);
  }

  /** Reads the kept files again, in a new worker. */
  tryAgain(): void {
    const { files } = this.#state;
    if (this.#module === undefined) location.reload();
    else if (files.length === 0) this.clear();
    else void this.#load(files);
  }

  /** Stops the work under way; what was shown before is shown again. */
  cancel(): void {
    const { job, place } = this.#state;
    const report = this.#whole;
    if (job === undefined) return;
    if (report === undefined) {
      this.clear();
      this.#say(t("live-cancelled-empty"));
      return;
    }
    this.#turn += 1;
    this.#fetching?.abort();
    this.#candidate?.end();
    this.#candidate = undefined;
    this.#backToReport();
    this.#store.set({ job: undefined, phase: "ready", place: { ...place, methodology: report.asked, year: report.table?.year ?? place.year } });
    void this.#around.fill();
    this.#say(t("live-cancelled"));
  }

  /** Forgets all files and results. The memory goes with the workers. */
  clear(): void {
    this.#turn += 1;
    this.#fetching?.abort();
    this.#endAll();
    const phase = this.#module === undefined ? "starting" : "idle";
    const { samples: kept, second, steps, place, remembers } = this.#state;
    const { audience, lang } = place;
    this.#store.set({ ...EMPTY, phase, second, samples: kept, steps, remembers, place: { ...EMPTY.place, audience, lang }, said: { words: t("live-cleared") } });
  }

  /** The report under way, if there is one, takes the choice up. */
  async computeAnew(): Promise<void> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "load") return;
    const since = performance.now();
    const { files, place } = this.#state;
    const { methodology } = place;
    const progress: Progress = { stage: "computing", done: 0, total: 0, file: files.length };
    const turn = this.#begin({ kind: "compute", files, progress });
    this.#currentAsked = methodology;
    await this.#finish({ worker, files, turn, since }, methodology, worker.ask("compute", { methodology }));
  }

  async changeYear(): Promise<void> {
    const worker = this.#current;
    // A worker that computes is about to hold other numbers: the report to come is for this year.
    if (worker === undefined || this.#state.job?.kind === "compute") return;
    const { year } = this.#state.place;
    try {
      const table = unpack(await worker.ask("schools", { year }));
      const { report, place, sort } = this.#state;
      if (worker !== this.#current || place.year !== year || report === undefined) return;
      const stays = place.school === undefined || table.school_code.includes(place.school);
      const notice = stays ? undefined : this.#schoolGone(year);
      this.#store.set({
        report: { ...report, table },
        sort: sortWithin(sort, table.order),
        notice,
        ...(stays ? {} : { place: changed(place, { school: undefined }), card: undefined, family: undefined, why: undefined }),
      });
      this.#say(notice === undefined ? t("live-year", { year: yearLabel(year) }) : t(notice.id, notice.args));
      await this.#around.fill();
    } catch (error) {
      this.stumble(error, worker);
    }
  }

  /** What a view asks of the report's worker; nothing when it refuses, or holds other numbers than the report. */
  async request<K extends RequestKind>(kind: K, ask: Ask<K>): Promise<Answer<K> | undefined> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "compute") return undefined;
    try {
      const answer = await worker.ask(kind, ask);
      return worker === this.#current ? answer : undefined;
    } catch (error) {
      this.stumble(error, worker, () => undefined);
      return undefined;
    }
  }

  #begin(job: Job): number {
    this.#turn += 1;
    this.#coming = undefined;
    const words = job.kind === this.#state.job?.kind ? undefined : t(`live-${job.kind}`);
    this.#store.set({
      report: this.#whole,
      phase: "working",
      job,
      waiting: [],
      crash: undefined,
      notice: undefined,
      why: undefined,
      rules: undefined,
      packet: undefined,
      ...(words === undefined ? {} : { said: { words } }),
    });
    return this.#turn;
  }

  async #load(files: readonly File[], since = performance.now()): Promise<void> {
    if (this.#module === undefined) return;
    const turn = this.#begin({ kind: "load", files, progress: NOTHING_READ });
    this.#backToReport();
    this.#candidate?.end();
    const worker = this.#spare ?? new Calculator(this.#module);
    this.#spare = undefined;
    this.#candidate = worker;
    worker.onProgress = (progress) => {
      if (turn === this.#turn) this.#store.set({ job: { kind: "load", files, progress } });
    };
    const { methodology } = this.#state.place;
    await this.#finish({ worker, files, turn, since }, methodology, worker.load({ files: [...files], methodology }));
  }

  /** Waits for an answer and shows it: under the methodology and for the year that are wanted by then. */
  async #finish(run: Run, first: string | undefined, answer: Promise<Computed>): Promise<void> {
    const { worker, files, turn } = run;
    try {
      let asked = first;
      let computed = await answer;
      for (;;) {
        if (turn !== this.#turn) return;
        const year = yearToShow(computed.overview, this.#state.place.year);
        const coming = year === undefined ? undefined : worker.ask("schools", { year });
        if (coming !== undefined) this.#showRead(files, asked, computed);
        const packed = await coming;
        // Receiving a table, taking it apart and drawing it are three tasks: none holds the page up for long.
        await nextTask();
        const table = packed === undefined ? undefined : unpack(packed);
        await nextTask();
        if (turn !== this.#turn) return;
        const wanted = this.#state.place.methodology;
        if (wanted !== asked) {
          asked = wanted;
          computed = await worker.ask("compute", { methodology: wanted });
        } else if (yearToShow(computed.overview, this.#state.place.year) === year) {
          await this.#show(run, asked, computed, table);
          return;
        }
      }
    } catch (error) {
      if (turn === this.#turn) this.#fail(error, files);
    }
  }

  /** A first report begins with what was read, while the schools are still to come. The place is as it was: what is wanted stays wanted. */
  #showRead(files: readonly File[], asked: string | undefined, computed: Computed): void {
    const { place, report } = this.#state;
    if (report !== undefined || place.page !== "overview" || place.school !== undefined) return;
    this.#store.set({ report: { ...this.#reported(computed, undefined, files, asked), whole: false } });
  }

  /** What the module computed, with the table of schools if it is there. */
  #reported({ overview, held }: Computed, table: Report["table"], files: readonly File[], asked: string | undefined): Report {
    // The methodology asked for may have left with its file.
    const honoured = asked === overview.methodology.id ? asked : undefined;
    return { overview, table, held: held.map((position) => files[position]), asked: honoured, whole: true };
  }

  /** The report that is shown, unless it has only begun. */
  get #whole(): Report | undefined {
    const { report } = this.#state;
    return report?.whole === true ? report : undefined;
  }

  /** Puts a new report on the screen, with the school year and the card that were open if they are still there. */
  async #show({ worker, files, turn, since }: Run, asked: string | undefined, computed: Computed, table: Report["table"]): Promise<void> {
    if (worker === this.#candidate) {
      this.#leave();
      this.#current = worker;
      this.#candidate = undefined;
      this.#store.set({ grown: { ...NOT_GROWN, turn: this.#state.grown.turn + 1 } });
    }
    const report = this.#reported(computed, table, files, asked);
    const { overview } = report;
    this.#currentAsked = report.asked;
    this.#around.forget();
    const { sort, place } = this.#state;
    const before = this.#whole !== undefined;
    const { school } = place;
    const stays = school !== undefined && table !== undefined && table.school_code.includes(school);
    const closes = before && school !== undefined && table !== undefined && !stays;
    const notice = this.#methodologyGone(overview, asked) ?? (closes ? this.#schoolGone(table.year) : this.#coming);
    this.#store.set({
      report,
      files,
      place: changed(place, { page: place.page, methodology: report.asked, year: table?.year ?? "", school: stays ? school : undefined }),
      sort: table === undefined ? sort : sortWithin(sort, table.order),
      job: undefined,
      notice,
      matching: undefined,
      filter: EMPTY.filter,
      ...(stays && before ? {} : { card: undefined, family: undefined }),
    });
    void this.#around.fill();
    await nextFrame();
    if (turn !== this.#turn) return;
    const { rows, schools, indexed } = overview;
    performance.measure("sqii:compute", {
      start: since,
      end: performance.now(),
      detail: { rows, schools, indexed, methodology: overview.methodology.id },
    });
    const words = [reportWords(overview), ...(notice === undefined ? [] : [t(notice.id, notice.args)])].join(" ");
    this.#store.set({ phase: "ready", said: { words } });
  }

  #methodologyGone({ methodology, methodologies }: Overview, asked: string | undefined): Notice | undefined {
    const before = this.#whole?.overview.methodology;
    const gone =
      before !== undefined &&
      before.origin !== "shipped" &&
      !methodologies.some(({ id, origin }) => id === before.id && origin === before.origin);
    if (!gone && (asked === undefined || asked === methodology.id)) return undefined;
    return { id: "notice-methodology-gone", args: { gone: before?.label ?? asked ?? "", now: methodology.label } };
  }

  #schoolGone(year: string): Notice {
    const { card, place } = this.#state;
    const { school } = place;
    return { id: "notice-school-gone", args: { school: card?.school_name || school || "", year: yearLabel(year) } };
  }

  /** The report's worker computes again what the report shows, when it was about to show something else. */
  #backToReport(): void {
    const worker = this.#current;
    const { report } = this.#state;
    if (worker === undefined || report === undefined || this.#currentAsked === report.asked) return;
    this.#currentAsked = report.asked;
    worker.ask("compute", { methodology: report.asked }).catch((error: unknown) => this.stumble(error, worker));
  }

  /** A request of the report's worker failed. If it died, all ends; if it only refused, what was asked for is given up. */
  stumble(error: unknown, worker: Calculator, giveUp?: () => void): void {
    if (worker !== this.#current) return;
    if (giveUp === undefined || error instanceof Crash) this.#fail(error, this.#state.files);
    else giveUp();
  }

  #fail(error: unknown, files: readonly File[]): void {
    this.#turn += 1;
    this.#endAll();
    const words = error instanceof Error ? error.message : String(error);
    const kind = !(error instanceof Unloaded) ? "died" : this.#module === undefined ? "unloaded" : "incomplete";
    this.#store.set({
      phase: "failed",
      crash: { kind, words },
      files,
      waiting: [],
      job: undefined,
      report: undefined,
      notice: undefined,
      matching: undefined,
      compared: [],
      card: undefined,
      family: undefined,
      why: undefined,
      packet: undefined,
    });
  }

  #endAll(): void {
    this.#around.forget();
    this.#leave();
    this.#candidate?.end();
    this.#current = undefined;
    this.#currentAsked = undefined;
    this.#candidate = undefined;
  }

  #leave(): void {
    this.#around.leave();
    this.#current?.end();
  }
}

/** The year shown before if it is still there; else the latest with an index; else the latest. */
function yearToShow({ years }: Overview, before: string): string | undefined {
  if (years.some(({ year }) => year === before)) return before;
  return (years.findLast(({ indexed }) => indexed > 0) ?? years.at(-1))?.year;
}

/** The same order; by name where the table has no such column. */
const sortWithin = (sort: Sort, order: Record<string, unknown>): Sort => (sort.column in order ? sort : EMPTY.sort);
