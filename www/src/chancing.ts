/** How likely each tier is, worked out in slices: the worker answers everything else between two of them. */
import type { Answer, Ask, RequestKind } from "./protocol";
import type { Store } from "./state";
import type { Overview } from "./types";

type Request = <K extends RequestKind>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>;

/** How long what is shown beside the progress stays as it is. */
const SHOWN_MS = 1000;

export class Chancing {
  readonly #store: Store;
  readonly #ask: Request;
  readonly #overview: () => Overview | undefined;
  /** The work under way: whoever else asks waits for the same. */
  #working: Promise<boolean> | undefined;

  constructor(store: Store, ask: Request) {
    this.#store = store;
    this.#ask = ask;
    this.#overview = () => store.state.report?.overview;
  }

  /** Works until all is drawn, somebody cancels, or another report is shown. What is done stays with the worker. True when all is drawn. */
  begin(): Promise<boolean> {
    if (this.#working !== undefined && this.#store.state.chancing.running) return this.#working;
    // One that was cancelled ends with its slice.
    const work = (this.#working ?? Promise.resolve()).then(() => this.#work());
    this.#working = work;
    return work.finally(() => {
      if (this.#working === work) this.#working = undefined;
    });
  }

  async #work(): Promise<boolean> {
    const of = this.#overview();
    if (of === undefined) return false;
    const before = this.#store.state.chancing;
    this.#store.set({ chancing: { of, running: true, found: undefined, shown: before.of === of ? before.shown : 0 } });
    let last = performance.now();
    for (;;) {
      const found = await this.#ask("tier_chances", {});
      const { chancing, drawn } = this.#store.state;
      if (!chancing.running || chancing.of !== of) return false;
      if (this.#overview() !== of) {
        this.#store.set({ chancing: { of: undefined, running: false, found: undefined, shown: 0 } });
        return false;
      }
      const running = found !== undefined && found.done < found.total;
      const shows = !running || performance.now() - last > SHOWN_MS;
      if (shows) last = performance.now();
      const shown = shows ? (found?.draws ?? chancing.shown) : chancing.shown;
      this.#store.set({ chancing: { of, running, found: found ?? chancing.found, shown }, drawn: shows ? drawn + 1 : drawn });
      if (!running) return found !== undefined;
    }
  }

  cancel(): void {
    this.#store.set({ chancing: { ...this.#store.state.chancing, running: false } });
  }
}
