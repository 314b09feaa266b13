/** What a person can do. Each action changes the store, and talks to the worker where it must. */
import { Answers, type Needed } from "./charts/answers";
import { unpack } from "./columns";
import { Calculator, Crash, Unloaded, fetchRest, loadModule } from "./engine";
import type { Further } from "./further";
import { Joining } from "./joining";
import { cardWords, reportWords } from "./live";
import { change, chosen, preferred } from "./languages";
import { t } from "./messages";
import type { Answer, Ask, Computed, Parts, Progress, RequestKind } from "./protocol";
import type { ChecklistItem } from "./checklist";
import type { Wishes } from "./pairing";
import type { Reconciling } from "./reconciling";
import { remember } from "./remember";
import { sampleFiles, samples } from "./samples";
import { save } from "./saving";
import { bringSecond } from "./second";
import { markedName } from "./marking";
import { type Audience, MOST_COMPARED, type Place, changed, fragmentOf } from "./place";
import { type Filter, type Job, type Notice, type Report, type Sort, type State, type Store, EMPTY, NOT_GROWN } from "./state";
import { nextFrame, nextTask } from "./tasks";
import type { FileSummary, Overview } from "./types";
import { nameIn } from "./views/tray";
import { yearLabel } from "./years";

const NOTHING_READ: Progress = { stage: "reading", done: 0, total: 0, file: 0 };

export class Actions {
  readonly #store: Store;
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

  /** What charts and the group view need. */
  readonly #answers = new Answers((kind, ask) => this.#answer(kind, ask), () => this.redraw());

  readonly #joining: Joining;

  constructor(store: Store) {
    this.#store = store;
    this.#joining = new Joining({
      store,
      module: () => this.#module,
      current: () => this.#current,
      request: (kind, ask) => this.#request(kind, ask),
      stumble: (error, worker, giveUp) => this.#stumble(error, worker, giveUp),
    });
  }

  get #state(): State {
    return this.#store.state;
  }

  #say(words: string): void {
    this.#store.set({ said: { words } });
  }

  async start(): Promise<void> {
    try {
      this.#store.set({ samples: samples() });
      this.#module = await loadModule();
      this.#spare = new Calculator(this.#module, true);
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

  /** The rest of the module and the second script come before anybody needs them: then nothing has to be asked for once files are chosen. */
  async complete(): Promise<void> {
    await Promise.all([this.#completeModule(), bringSecond().catch(() => undefined)]);
  }

  async #completeModule(): Promise<void> {
    const rest = await fetchRest();
    if (rest === undefined || this.#module === undefined) return;
    this.#module = { ...this.#module, rest };
    this.#spare?.complete(rest);
  }

  /** The second script, fetched first if it must be; nothing when it cannot be had. */
  second(): Promise<Further | undefined> {
    return this.#joining.join();
  }

  /** What a view of the second script can ask for: that is there before its views are. */
  get further(): Further {
    const { joined } = this.#joining;
    if (joined === undefined) throw new Error("the second script is not there");
    return joined;
  }

  /** Something of the second script is to be seen. */
  miss(): void {
    this.#joining.miss();
  }

  /** The second script once more. */
  async fetchAgain(): Promise<void> {
    if ((await this.#joining.again()) !== undefined) await this.#fill();
  }

  /** Does something that takes the second script; that it cannot be had is told. */
  async #with(act: (further: Further) => unknown): Promise<void> {
    const further = await this.second();
    if (further === undefined) this.tell({ id: "second-failed" });
    else act(further);
  }

  /** More files: read together with those already there. Before the module is compiled they wait. */
  add(files: readonly File[]): void {
    if (files.length === 0) return;
    const { job, phase, waiting } = this.#state;
    if (this.#module !== undefined) {
      void this.#load([...(job?.files ?? this.#state.files), ...files]);
    } else if (phase === "starting") {
      if (waiting.length === 0) this.#waitingSince = performance.now();
      this.#store.set({ waiting: [...waiting, ...files] });
    }
  }

  /** Matches the columns of a file that no layout knows. */
  match(file: FileSummary): void {
    void this.#with(({ matching }) => matching.open(file));
  }

  /** Reads the file by what was matched: the layout is one more file, and can be taken away like any other. */
  confirmMatching(): void {
    const taken = this.further.matching.taken();
    if (taken === undefined) return;
    const { job, files } = this.#state;
    void this.#load([...(job?.files ?? files), taken.layout]);
    this.#coming = { id: "notice-matched", args: { file: taken.name }, undo: taken.layout };
  }

  /** Shows only some of the findings. */
  filter(change: Partial<Filter>): void {
    this.#store.set({ filter: { ...this.#state.filter, ...change } });
  }

  /** Puts words where they can be pasted from. */
  async copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      this.#say(t("live-copied"));
    } catch {
      this.#say(t("live-not-copied"));
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
    void this.#fill();
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

  /**
   * Goes to a place: the only way to move. Resolves when what is to be seen there has come, as far as it is there.
   * Without a report it is where the next one opens.
   */
  async go(change: Partial<Place>): Promise<void> {
    const from = this.#state.place;
    const to = changed(from, change);
    const years = this.#state.report?.overview.years;
    const place = years === undefined || years.some(({ year }) => year === to.year) ? to : { ...to, year: from.year };
    if (fragmentOf(place) === fragmentOf(from)) return;
    const steps = this.#state.steps + 1;
    this.#store.set({ place, steps, why: undefined, packet: undefined, matching: undefined, shortcuts: false, notice: undefined, ...(place.school === undefined ? { card: undefined, family: undefined } : {}) });
    if (place.lang !== from.lang) void this.speak(place.lang ?? preferred());
    if (place.methodology !== from.methodology) await this.#computeAnew();
    else if (place.year !== from.year) await this.#changeYear();
    else if (place.school !== from.school) await this.#openSchool();
    else await this.#fill();
  }

  /** The report under way, if there is one, takes the choice up. */
  async #computeAnew(): Promise<void> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "load") return;
    const since = performance.now();
    const { files, place } = this.#state;
    const { methodology } = place;
    const progress: Progress = { stage: "computing", done: 0, total: 0, file: files.length };
    const turn = this.#begin({ kind: "compute", files, progress });
    this.#currentAsked = methodology;
    await this.#finish(worker, turn, files, since, methodology, worker.ask("compute", { methodology }));
  }

  async #changeYear(): Promise<void> {
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
      await this.#fill();
    } catch (error) {
      this.#stumble(error, worker);
    }
  }

  /** Takes a school into the comparison, or out of it: no step of the history. */
  compare(school: string): void {
    const { place, report } = this.#state;
    const taken = place.schools.includes(school);
    const schools = taken ? place.schools.filter((code) => code !== school) : [...place.schools, school].slice(0, MOST_COMPARED);
    const words = t(taken ? "live-compare-out" : "live-compare-in", { school: nameIn(report?.table, school) ?? school, count: schools.length, most: MOST_COMPARED });
    this.#store.set({ place: { ...place, schools }, said: { words } });
    void this.#joining.joined?.showing.compared();
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

  /** The former card stays until the new one is there: nothing jumps. */
  async #openSchool(): Promise<void> {
    const { school } = this.#state.place;
    const known = this.#state.card?.school_code === school;
    await this.#fill();
    const { card } = this.#state;
    if (!known && card !== undefined && card.school_code === school) this.#say(cardWords(card));
  }

  async openWhy(node: string, unfolded = false): Promise<void> {
    const { place, why } = this.#state;
    if (place.school === undefined) return;
    this.#store.set({ why: { root: why?.root, node, unfolded } });
    const { explaining, showing } = this.further;
    await Promise.all([why?.root === undefined ? showing.trace() : undefined, explaining.readAssumed(node)]);
  }

  closeWhy(): void {
    if (this.#state.why !== undefined) this.#store.set({ why: undefined });
  }

  /** Shows the same state again: something outside it moved, as the scroll position of the list. */
  refresh(): void {
    this.#store.set({});
  }

  /** Puts the page into another language. */
  async speak(id: string): Promise<void> {
    const done = await change(id);
    const place = { ...this.#state.place, lang: chosen() };
    if (done) this.#store.set({ place, said: { words: t("live-language") } });
    else this.#store.set({ place, notice: { id: "language-failed" }, said: { words: t("language-failed") } });
  }

  showShortcuts(shortcuts: boolean): void {
    if (shortcuts !== this.#state.shortcuts) void this.#with(() => this.#store.set({ shortcuts }));
  }

  /** Keeps the choices of view and language on this device from now on, or forgets them. */
  remember(on: boolean): void {
    const { place } = this.#state;
    const done = remember(on ? place : undefined);
    this.#store.set(done ? { remembers: on, said: { words: t(on ? "live-remembered" : "live-forgotten") } } : { remembers: false, notice: { id: "remember-failed" } });
  }

  closeDialogs(): void {
    this.closeWhy();
    this.#joining.joined?.explaining.closePacket();
    this.#joining.joined?.matching.close();
    this.showShortcuts(false);
  }

  dismissNotice(): void {
    this.#store.set({ notice: undefined });
  }

  drag(dragging: boolean): void {
    if (dragging !== this.#state.dragging) this.#store.set({ dragging });
  }

  /** Saves the bytes that the module gives, as they are. */
  async download(name: string): Promise<void> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "compute") return;
    // It tells how likely each tier is: worked out first, with progress and Cancel.
    if (name === "support.csv" && !(await this.further.chancing.begin())) return;
    try {
      const bytes = await (name === "report.xlsx" ? worker.ask("workbook", {}) : worker.ask("download", { name }));
      // Norms hold no student.
      const marked = name === "growth_norms.toml" ? name : markedName(name, this.#state.report?.overview);
      save(new File([bytes], marked, { type: typeOf(name) }));
    } catch (error) {
      this.#stumble(error, worker, () => this.#notSaved(name));
    }
  }

  #notSaved(name: string): void {
    const notice: Notice = { id: "notice-not-saved", args: { name } };
    this.#store.set({ notice, said: { words: t(notice.id, notice.args) } });
  }

  /** What a view asks of the report's worker; nothing when it refuses, or holds other numbers than the report. */
  async #request<K extends RequestKind>(kind: K, ask: Ask<K>): Promise<Answer<K> | undefined> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "compute") return undefined;
    try {
      const answer = await worker.ask(kind, ask);
      return worker === this.#current ? answer : undefined;
    } catch (error) {
      this.#stumble(error, worker, () => undefined);
      return undefined;
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
    await this.#finish(worker, turn, files, since, methodology, worker.load({ files: [...files], methodology }));
  }

  /** Waits for an answer and shows it: under the methodology and for the year that are wanted by then. */
  async #finish(worker: Calculator, turn: number, files: readonly File[], since: number, first: string | undefined, answer: Promise<Computed>): Promise<void> {
    try {
      let asked = first;
      let computed = await answer;
      for (;;) {
        if (turn !== this.#turn) return;
        const year = yearToShow(computed.overview, this.#state.place.year);
        const coming = year === undefined ? undefined : worker.ask("schools", { year });
        if (year !== undefined) this.#showRead(files, asked, computed, year);
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
          await this.#show(worker, turn, files, since, asked, computed, table);
          return;
        }
      }
    } catch (error) {
      if (turn === this.#turn) this.#fail(error, files);
    }
  }

  /** A first report begins with what was read, while the schools are still to come. */
  #showRead(files: readonly File[], asked: string | undefined, computed: Computed, year: string): void {
    const { place, report: before } = this.#state;
    if (before !== undefined || place.page !== "overview" || place.school !== undefined) return;
    const report = { ...this.#reported(computed, undefined, files, asked), whole: false };
    this.#store.set({ report, place: changed(place, { methodology: report.asked, year }) });
  }

  /** The report that is shown, unless it has only begun. */
  get #whole(): Report | undefined {
    const { report } = this.#state;
    return report?.whole === true ? report : undefined;
  }

  #reported({ overview, held }: Computed, table: Report["table"], files: readonly File[], asked: string | undefined): Report {
    // The methodology asked for may have left with its file.
    const honoured = asked === overview.methodology.id ? asked : undefined;
    return { overview, table, held: held.map((position) => files[position]), asked: honoured, whole: true };
  }

  /** Puts a new report on the screen, with the school year and the card that were open if they are still there. */
  async #show(
    worker: Calculator,
    turn: number,
    files: readonly File[],
    since: number,
    asked: string | undefined,
    computed: Computed,
    table: Report["table"],
  ): Promise<void> {
    if (worker === this.#candidate) {
      this.#joining.joined?.growing.end();
      this.#current?.end();
      this.#current = worker;
      this.#candidate = undefined;
      this.#store.set({ grown: { ...NOT_GROWN, turn: this.#state.grown.turn + 1 } });
    }
    const report = this.#reported(computed, table, files, asked);
    const { overview } = report;
    this.#currentAsked = report.asked;
    this.#answers.forget();
    const { sort, place } = this.#state;
    const before = this.#whole !== undefined;
    const { school } = place;
    const stays = school !== undefined && table !== undefined && table.school_code.includes(school);
    const closes = before && school !== undefined && table !== undefined && !stays;
    const notice = this.#methodologyGone(overview, asked) ?? (closes ? this.#schoolGone(table.year) : this.#coming);
    const shown = changed(place, { page: place.page, methodology: report.asked, year: table?.year ?? "", school: stays ? school : undefined });
    this.#store.set({
      report,
      files,
      // What is drawn by its place stays as it was drawn.
      place: fragmentOf(shown) === fragmentOf(place) ? place : shown,
      sort: table === undefined ? sort : sortWithin(sort, table.order),
      job: undefined,
      notice,
      matching: undefined,
      filter: EMPTY.filter,
      ...(stays && before ? {} : { card: undefined, family: undefined }),
    });
    void this.#fill();
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
    worker.ask("compute", { methodology: report.asked }).catch((error: unknown) => this.#stumble(error, worker));
  }

  /** Asks for what is to be seen in this place: what is not there, and what has other numbers now. */
  async #fill(): Promise<void> {
    const { place, why } = this.#state;
    // The list of schools needs no more than is there.
    if (place.page === "overview") return;
    await (await this.second())?.fill(why?.node);
  }

  /** What the module says, if it is there; else it is asked for and shown when it comes. */
  need<K extends Needed>(kind: K, ask: Ask<K>, name?: unknown): Answer<K> | undefined {
    return this.#answers.need(kind, ask, name);
  }

  async #answer<K extends Needed>(kind: K, ask: Ask<K>): Promise<Answer<K> | undefined> {
    const worker = this.#current;
    if (worker === undefined || this.#state.job?.kind === "compute") return undefined;
    try {
      return await worker.ask(kind, ask);
    } catch (error) {
      this.#stumble(error, worker, () => undefined);
      return undefined;
    }
  }

  /** Shows the same state again, charts too: something was unfolded, or has come. */
  redraw(): void {
    this.#store.set({ drawn: this.#state.drawn + 1 });
  }

  /** For whom it is shown. */
  get audience(): Audience {
    return this.#state.place.audience;
  }

  /** What people decide about pairs. */
  pairing(change: Partial<Wishes>, words?: string): void {
    this.#store.set({ pairing: { ...this.#state.pairing, ...change }, ...(words === undefined ? {} : { said: { words } }) });
  }

  /** The official result that the report is held against, and what of it is listed. */
  reconciling(change: Partial<Reconciling>): void {
    this.#store.set({ reconciling: { ...this.#state.reconciling, ...change } });
  }

  /** How often all indices of this report have been drawn, to know the tiers' chances. */
  get tierDraws(): number {
    const { chancing, report } = this.#state;
    return chancing.of === report?.overview ? chancing.shown : 0;
  }

  /** An LEA's own checklist, changed from what it is at this moment: a field may be left in the same breath as another changes. */
  checklist(change?: (list: readonly ChecklistItem[]) => readonly ChecklistItem[]): readonly ChecklistItem[] {
    if (change !== undefined) this.#store.set({ checklist: change(this.#state.checklist) });
    return this.#state.checklist;
  }

  get wishes(): Wishes {
    return this.#state.pairing;
  }

  /** The year looked at. */
  get year(): string {
    return this.#state.place.year;
  }

  /** What a view asks of the module once. */
  ask<K extends RequestKind>(kind: K, ask: Ask<K>): Promise<Answer<K> | undefined> {
    return this.#request(kind, ask);
  }

  /** Shows something that would else go unnoticed. */
  tell(notice: Notice): void {
    this.#store.set({ notice, said: { words: t(notice.id, notice.args) } });
  }

  /** Of the report shown. */
  get overview(): Overview | undefined {
    return this.#state.report?.overview;
  }

  /** A request of the report's worker failed. If it died, all ends; if it only refused, what was asked for is given up. */
  #stumble(error: unknown, worker: Calculator, giveUp?: () => void): void {
    if (worker !== this.#current) return;
    if (giveUp === undefined || error instanceof Crash) this.#fail(error, this.#state.files);
    else giveUp();
  }

  #fail(error: unknown, files: readonly File[]): void {
    this.#turn += 1;
    this.#endAll();
    const words = error instanceof Error ? error.message : String(error);
    const kind = error instanceof Unloaded ? "unloaded" : "died";
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
    this.#joining.joined?.growing.end();
    this.#answers.forget();
    this.#current?.end();
    this.#candidate?.end();
    this.#current = undefined;
    this.#currentAsked = undefined;
    this.#candidate = undefined;
  }
}

const TYPES: Record<string, string> = { csv: "text/csv", toml: "application/toml", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

const typeOf = (name: string): string => TYPES[name.split(".").at(-1) ?? ""] ?? "";

/** The year shown before if it is still there; else the latest with an index; else the latest. */
function yearToShow({ years }: Overview, before: string): string | undefined {
  if (years.some(({ year }) => year === before)) return before;
  return (years.findLast(({ indexed }) => indexed > 0) ?? years.at(-1))?.year;
}

/** The same order; by name where the table has no such column. */
const sortWithin = (sort: Sort, order: Record<string, unknown>): Sort => (sort.column in order ? sort : EMPTY.sort);
