/** What a person can do. Each action changes the store, or has files read and asks the worker of their report. */
import { Answers, type Needed } from "./charts/answers";
import type { Further } from "./further";
import { Joining } from "./joining";
import { Loading } from "./loading";
import { cardWords } from "./live";
import { change, chosen, preferred } from "./languages";
import { t } from "./messages";
import type { Answer, Ask, RequestKind } from "./protocol";
import type { ChecklistItem } from "./checklist";
import type { Wishes } from "./pairing";
import type { Reconciling } from "./reconciling";
import { remember } from "./remember";
import { save } from "./saving";
import { bringSecond } from "./second";
import { markedName } from "./marking";
import { type Audience, MOST_COMPARED, type Place, changed, fragmentOf } from "./place";
import type { Filter, Notice, State, Store } from "./state";
import type { FileSummary, Overview } from "./types";
import { nameIn } from "./views/tray";

export class Actions {
  readonly #store: Store;

  /** What charts and the group view need. */
  readonly #answers = new Answers((kind, ask) => this.ask(kind, ask), () => this.redraw());

  readonly #loading: Loading;
  readonly #joining: Joining;

  constructor(store: Store) {
    this.#store = store;
    this.#loading = new Loading(store, {
      fill: () => this.#fill(),
      forget: () => this.#answers.forget(),
      leave: () => this.#joining.joined?.growing.end(),
    });
    this.#joining = new Joining({
      store,
      module: () => this.#loading.module,
      current: () => this.#loading.current,
      request: (kind, ask) => this.ask(kind, ask),
      stumble: (error, worker, giveUp) => this.#loading.stumble(error, worker, giveUp),
    });
  }

  get #state(): State {
    return this.#store.state;
  }

  #say(words: string): void {
    this.#store.set({ said: { words } });
  }

  /** Makes the module ready, and reads the files that came meanwhile. */
  start(): Promise<void> {
    return this.#loading.start();
  }

  /** The rest of the module and the second script come before anybody needs them: then nothing has to be asked for once files are chosen. */
  async complete(): Promise<void> {
    await Promise.all([this.#loading.complete(), bringSecond().catch(() => undefined)]);
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

  /** More files: read together with those already there. */
  add(files: readonly File[]): void {
    this.#loading.add(files);
  }

  /** Hands over a sample's files as if they had been dropped. */
  loadSample(id: string): Promise<void> {
    return this.#loading.loadSample(id);
  }

  /** Without this file; all others stay. */
  remove(file: File): void {
    this.#loading.remove(file);
  }

  /** Reads the kept files again, in a new worker. */
  tryAgain(): void {
    this.#loading.tryAgain();
  }

  /** Stops the work under way; what was shown before is shown again. */
  cancel(): void {
    this.#loading.cancel();
  }

  /** Forgets all files and results. */
  clear(): void {
    this.#loading.clear();
  }

  /** Matches the columns of a file that no layout knows. */
  match(file: FileSummary): void {
    void this.#with(({ matching }) => matching.open(file));
  }

  /** Reads the file by what was matched: the layout is one more file, and can be taken away like any other. */
  confirmMatching(): void {
    const taken = this.further.matching.taken();
    if (taken === undefined) return;
    this.#loading.add([taken.layout], { id: "notice-matched", args: { file: taken.name }, undo: taken.layout });
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
    if (place.methodology !== from.methodology) await this.#loading.computeAnew();
    else if (place.year !== from.year) await this.#loading.changeYear();
    else if (place.school !== from.school) await this.#openSchool();
    else await this.#fill();
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
    const worker = this.#loading.current;
    if (worker === undefined || this.#state.job?.kind === "compute") return;
    // It tells how likely each tier is: worked out first, with progress and Cancel.
    if (name === "support.csv" && !(await this.further.chancing.begin())) return;
    try {
      const bytes = await (name === "report.xlsx" ? worker.ask("workbook", {}) : worker.ask("download", { name }));
      // Norms hold no student.
      const marked = name === "growth_norms.toml" ? name : markedName(name, this.#state.report?.overview);
      save(new File([bytes], marked, { type: typeOf(name) }));
    } catch (error) {
      this.#loading.stumble(error, worker, () => this.#notSaved(name));
    }
  }

  #notSaved(name: string): void {
    const notice: Notice = { id: "notice-not-saved", args: { name } };
    this.#store.set({ notice, said: { words: t(notice.id, notice.args) } });
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
    return this.#loading.request(kind, ask);
  }

  /** Shows something that would else go unnoticed. */
  tell(notice: Notice): void {
    this.#store.set({ notice, said: { words: t(notice.id, notice.args) } });
  }

  /** Of the report shown. */
  get overview(): Overview | undefined {
    return this.#state.report?.overview;
  }
}

const TYPES: Record<string, string> = { csv: "text/csv", toml: "application/toml", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };

const typeOf = (name: string): string => TYPES[name.split(".").at(-1) ?? ""] ?? "";
