/** What a person can do. Each action changes the store, and talks to the worker where it must. */
import { unpack } from "./columns";
import { Calculator, Crash, compileModule, fromBase64 } from "./engine";
import type { Progress } from "./protocol";
import { type Report, type Sample, type State, type Store, EMPTY } from "./state";
import type { Overview } from "./types";

const NOTHING_READ: Progress = { stage: "reading", done: 0, total: 0, file: 0 };

export class Actions {
  readonly #store: Store;
  #module: WebAssembly.Module | undefined;
  /** The worker behind the report shown. */
  #current: Calculator | undefined;
  /** The worker of the job under way, when it is another one. */
  #candidate: Calculator | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get #state(): State {
    return this.#store.state;
  }

  async start(): Promise<void> {
    try {
      this.#module = await compileModule();
      const text = document.getElementById("samples")?.textContent ?? "[]";
      this.#store.set({ phase: "idle", samples: JSON.parse(text) as Sample[] });
    } catch (error) {
      this.#fail(error, []);
    }
  }

  /** More files: read together with those already there. */
  add(files: readonly File[]): void {
    if (files.length === 0 || this.#module === undefined) return;
    const { job } = this.#state;
    const before = job !== undefined ? job.files : this.#state.files;
    void this.#load([...before, ...files]);
  }

  remove(file: File): void {
    const rest = this.#state.files.filter((other) => other !== file);
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
    const { job, report } = this.#state;
    if (job === undefined || job.kind === "restore") return;
    if (job.kind === "load") {
      this.#candidate?.end();
      this.#candidate = undefined;
      if (report === undefined) this.clear();
      else this.#store.set({ job: undefined, phase: "ready" });
    } else {
      // The report's own worker is busy: it ends, and the files are read again under the former choice.
      this.#current?.end();
      this.#current = undefined;
      this.#store.set({ methodology: report?.overview.chosen === "user" ? report.overview.methodology.id : undefined });
      void this.#load(this.#state.files, "restore");
    }
  }

  /** Forgets all files and results. The memory goes with the workers. */
  clear(): void {
    this.#endAll();
    this.#store.set({ ...EMPTY, phase: "idle", samples: this.#state.samples });
  }

  async chooseMethodology(id: string): Promise<void> {
    const worker = this.#current;
    if (worker === undefined) return;
    const since = performance.now();
    const { files } = this.#state;
    const progress: Progress = { stage: "computing", done: 0, total: 0, file: files.length };
    this.#store.set({ methodology: id, job: { kind: "compute", files, progress }, phase: "working", why: undefined });
    try {
      const overview = await worker.ask("compute", { methodology: id });
      await this.#show(worker, overview, files, since);
    } catch (error) {
      if (worker === this.#current) this.#fail(error, files);
    }
  }

  async chooseYear(year: string): Promise<void> {
    const worker = this.#current;
    const { report, files } = this.#state;
    if (worker === undefined || report === undefined) return;
    this.#store.set({ year });
    try {
      const table = unpack(await worker.ask("schools", { year }));
      if (worker !== this.#current || this.#state.year !== year) return;
      this.#store.set({ report: { overview: report.overview, table } });
      if (this.#state.school !== undefined) await this.openSchool(this.#state.school);
    } catch (error) {
      if (worker === this.#current) this.#fail(error, files);
    }
  }

  search(text: string): void {
    this.#store.set({ search: text });
  }

  sortBy(column: string): void {
    const { sort } = this.#state;
    const descending = sort.column === column && !sort.descending;
    this.#store.set({ sort: { column, descending } });
  }

  setSort(column: string, descending: boolean): void {
    this.#store.set({ sort: { column, descending } });
  }

  async openSchool(school: string): Promise<void> {
    const worker = this.#current;
    const { year } = this.#state;
    if (worker === undefined) return;
    // The former card stays until the new one is there: nothing jumps.
    this.#store.set({ school, why: undefined });
    try {
      const next = await worker.ask("card", { year, school });
      if (this.#state.school === school && this.#state.year === year) this.#store.set({ card: next });
    } catch (error) {
      if (worker !== this.#current) return;
      if (error instanceof Crash) this.#fail(error, this.#state.files);
      else this.closeSchool();
    }
  }

  closeSchool(): void {
    this.#store.set({ school: undefined, card: undefined, why: undefined });
  }

  async openWhy(node: string): Promise<void> {
    const worker = this.#current;
    const { year, school, why } = this.#state;
    if (worker === undefined || school === undefined) return;
    this.#store.set({ why: { root: why?.root, node } });
    if (why?.root !== undefined) return;
    try {
      const root = await worker.ask("trace", { year, school });
      if (this.#state.why !== undefined) this.#store.set({ why: { root, node: this.#state.why.node } });
    } catch (error) {
      if (worker !== this.#current) return;
      if (error instanceof Crash) this.#fail(error, this.#state.files);
      else this.closeWhy();
    }
  }

  closeWhy(): void {
    this.#store.set({ why: undefined });
  }

  /** Shows the same state again: something outside it moved, as the scroll position of the list. */
  refresh(): void {
    this.#store.set({});
  }

  showAbout(about: boolean): void {
    this.#store.set({ about });
  }

  drag(dragging: boolean): void {
    if (dragging !== this.#state.dragging) this.#store.set({ dragging });
  }

  /** Saves the bytes that the module gives, as they are. */
  async download(name: string): Promise<void> {
    const worker = this.#current;
    if (worker === undefined) return;
    try {
      const bytes = await worker.ask("download", { name });
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes], { type: name.endsWith(".json") ? "application/json" : "text/csv" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch (error) {
      if (worker === this.#current) this.#fail(error, this.#state.files);
    }
  }

  /** Hands over a sample's files as if they had been dropped. */
  async loadSample(id: string): Promise<void> {
    const sample = this.#state.samples.find((other) => other.id === id);
    if (sample === undefined) return;
    try {
      this.add(await Promise.all(sample.files.map(sampleFile)));
    } catch (error) {
      this.#fail(error, this.#state.files);
    }
  }

  async #load(files: readonly File[], kind: "load" | "restore" = "load"): Promise<void> {
    if (this.#module === undefined) return;
    const since = performance.now();
    this.#candidate?.end();
    const worker = new Calculator(this.#module);
    this.#candidate = worker;
    this.#store.set({
      phase: "working",
      job: { kind, files, progress: NOTHING_READ },
      crash: undefined,
      why: undefined,
      about: false,
    });
    worker.onProgress = (progress) => {
      if (worker === this.#candidate) this.#store.set({ job: { kind, files, progress } });
    };
    try {
      const overview = await worker.ask("load", { files: [...files], methodology: this.#state.methodology });
      await this.#show(worker, overview, files, since);
    } catch (error) {
      if (worker === this.#candidate || worker === this.#current) this.#fail(error, files);
    }
  }

  /** Puts a new overview on the screen, with the school year and the card that were open if they are still there. */
  async #show(worker: Calculator, overview: Overview, files: readonly File[], since: number): Promise<void> {
    const year = yearToShow(overview, this.#state.year);
    const table = year === undefined ? undefined : unpack(await worker.ask("schools", { year }));
    await nextTask();
    if (worker !== this.#candidate && worker !== this.#current) return;
    if (worker === this.#candidate) {
      this.#current?.end();
      this.#current = worker;
      this.#candidate = undefined;
    }
    const { school } = this.#state;
    const stays = school !== undefined && table !== undefined && table.school_code.includes(school);
    const report: Report = { overview, table };
    // A user's methodology may have left with its file.
    const methodology = overview.chosen === "user" ? overview.methodology.id : undefined;
    this.#store.set({
      report,
      files,
      methodology,
      year: year ?? "",
      job: undefined,
      ...(stays ? {} : { school: undefined, card: undefined }),
    });
    if (stays) void this.openSchool(school);
    await nextFrame();
    if (worker !== this.#current || this.#state.job !== undefined) return;
    const { rows, schools, indexed } = overview;
    performance.measure("sqii:compute", {
      start: since,
      end: performance.now(),
      detail: { rows, schools, indexed, methodology: overview.methodology.id },
    });
    this.#store.set({ phase: "ready" });
  }

  #fail(error: unknown, files: readonly File[]): void {
    this.#endAll();
    const message = error instanceof Error ? error.message : String(error);
    this.#store.set({
      phase: "failed",
      crash: message,
      files,
      job: undefined,
      report: undefined,
      school: undefined,
      card: undefined,
      why: undefined,
    });
  }

  #endAll(): void {
    this.#current?.end();
    this.#candidate?.end();
    this.#current = undefined;
    this.#candidate = undefined;
  }
}

/** The year shown before if it is still there; else the latest with an index; else the latest. */
function yearToShow({ years }: Overview, before: string): string | undefined {
  if (years.some(({ year }) => year === before)) return before;
  return (years.findLast(({ indexed }) => indexed > 0) ?? years.at(-1))?.year;
}

/** Receiving a table and drawing it are two tasks: neither holds the page up for long. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** After the next frame is drawn; a hidden page draws none and goes on. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, 100);
  });
}

async function sampleFile(name: string): Promise<File> {
  const inside = document.querySelector(`[data-sample-file="${CSS.escape(name)}"]`);
  if (inside !== null) return new File([fromBase64(inside.textContent ?? "")], name);
  const response = await fetch(`samples/${encodeURIComponent(name)}`);
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new File([await response.blob()], name);
}
