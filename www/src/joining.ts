/** How the second script comes into the page: brought, run, its words learnt and what it shows shown, each once. */
import type { Further, Lent } from "./further";
import { ENGLISH, learn } from "./messages";
import { runSecond } from "./second";
import { nextFrame, nextTask } from "./tasks";

export class Joining {
  readonly #lent: Lent;
  /** What the second script can do, once it is there. */
  #further: Further | undefined;
  #coming: Promise<Further | undefined> | undefined;
  #missing: Promise<void> | undefined;

  constructor(lent: Lent) {
    this.#lent = lent;
  }

  /** What it can do if it is there already. */
  get joined(): Further | undefined {
    return this.#further;
  }

  /** What it can do, fetched first if it must be; nothing when it cannot be had. */
  join(): Promise<Further | undefined> {
    this.#coming ??= this.#join().catch(() => {
      // The next time may have more luck.
      this.#coming = undefined;
      return undefined;
    });
    return this.#coming;
  }

  /** Something of it is to be seen. If it cannot be had, that is shown in its place. */
  miss(): void {
    this.#missing ??= this.#fetchMissed().finally(() => (this.#missing = undefined));
  }

  /** Fetches it once more; until it comes nothing says that it could not be had. */
  again(): Promise<Further | undefined> {
    this.#show(undefined);
    return this.join();
  }

  /** One task after the other. */
  async #join(): Promise<Further> {
    const second = await runSecond();
    await nextTask();
    learn(ENGLISH, second.words);
    await nextTask();
    this.#further = new second.Further(this.#lent);
    this.#show(second);
    return this.#further;
  }

  async #fetchMissed(): Promise<void> {
    // What is there is drawn first, and said to be there.
    await nextFrame();
    await nextTask();
    if ((await this.join()) === undefined) this.#show("missed");
  }

  #show(second: Lent["store"]["state"]["second"]): void {
    const { store } = this.#lent;
    store.set({ second, drawn: store.state.drawn + 1 });
  }
}
