/** What is to be seen in a place: a school's card, schools compared, what families read, how a number came about. */
import type { Calculator, Stumble } from "./engine";
import { changed } from "./place";
import type { State, Store } from "./state";

export class Showing {
  readonly #store: Store;
  readonly #worker: () => Calculator | undefined;
  readonly #stumble: Stumble;

  constructor(store: Store, worker: () => Calculator | undefined, stumble: Stumble) {
    this.#store = store;
    this.#worker = worker;
    this.#stumble = stumble;
  }

  get #state(): State {
    return this.#store.state;
  }

  /** Asks for what is not there, and for what has other numbers now. */
  async fill(): Promise<void> {
    await Promise.all([this.#card(), this.compared(), this.#family(), this.trace()]);
  }

  async #card(): Promise<void> {
    const worker = this.#worker();
    const { job, place } = this.#state;
    const { year, school } = place;
    // While it computes, the worker holds other numbers than the report: they are asked for when the report is there.
    if (worker === undefined || school === undefined || job?.kind === "compute") return;
    try {
      const card = await worker.ask("card", { year, school });
      if (this.#isAt(year, school)) this.#store.set({ card });
    } catch (error) {
      this.#stumble(error, worker, () => this.#leaveSchool());
    }
  }

  async compared(): Promise<void> {
    const worker = this.#worker();
    const { job, place, report } = this.#state;
    const { page, year, schools } = place;
    if (worker === undefined || page !== "compare" || job?.kind === "compute") return;
    const there = schools.filter((code) => report?.table?.school_code.includes(code));
    try {
      const compared = await Promise.all(there.map((school) => worker.ask("card", { year, school })));
      const now = this.#state.place;
      if (now.year === year && now.schools === schools) this.#store.set({ compared });
    } catch (error) {
      this.#stumble(error, worker, () => undefined);
    }
  }

  async #family(): Promise<void> {
    const worker = this.#worker();
    const { job, place } = this.#state;
    const { year, school, audience } = place;
    if (worker === undefined || school === undefined || audience !== "family" || job?.kind === "compute") return;
    try {
      const family = await worker.ask("family", { year, school });
      if (this.#isAt(year, school)) this.#store.set({ family });
    } catch (error) {
      this.#stumble(error, worker, () => this.#leaveSchool());
    }
  }

  async trace(): Promise<void> {
    const worker = this.#worker();
    const { job, place, why: open } = this.#state;
    const { year, school } = place;
    if (worker === undefined || school === undefined || open === undefined || job?.kind === "compute") return;
    try {
      const root = await worker.ask("trace", { year, school });
      const { why } = this.#state;
      if (why !== undefined && this.#isAt(year, school)) this.#store.set({ why: { ...why, root } });
    } catch (error) {
      this.#stumble(error, worker, () => this.#store.set({ why: undefined }));
    }
  }

  #isAt(year: string, school: string): boolean {
    const { place } = this.#state;
    return place.year === year && place.school === school;
  }

  /** The school that the address names is not there. */
  #leaveSchool(): void {
    this.#store.set({ place: changed(this.#state.place, { school: undefined }), card: undefined, family: undefined, why: undefined });
  }
}
