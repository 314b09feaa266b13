/** Matching the columns of a file that no layout knows: what the page itself does about it, all else is the module's. */
import type { Calculator, Stumble } from "./engine";
import type { State, Store } from "./state";
import type { Mapping } from "./types";

/** What a person can do to match columns. */
export class Matching {
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

  /** Matches the columns of a file that no layout knows. */
  async open({ name, hash }: { name: string; hash: string }): Promise<void> {
    this.#store.set({ matching: { name, hash, choices: {}, mapping: undefined, asked: [] } });
    await this.#askMapping();
  }

  /** A choice in place of what is proposed. Other rows have other columns: their choices begin anew. */
  async choose(key: string, value: string): Promise<void> {
    const { matching } = this.#state;
    if (matching === undefined) return;
    const choices = key === "grain" ? { grain: value } : { ...matching.choices, [key]: value };
    this.#store.set({ matching: { ...matching, choices } });
    await this.#askMapping();
  }

  close(): void {
    if (this.#state.matching !== undefined) this.#store.set({ matching: undefined });
  }

  /** The layout of what was matched, when it is whole; nothing is matched any more then. */
  taken(): { layout: File; name: string } | undefined {
    const { matching } = this.#state;
    const layout = layoutFile(matching?.mapping);
    if (matching === undefined || layout === undefined) return undefined;
    this.close();
    return { layout, name: matching.name };
  }

  async #askMapping(): Promise<void> {
    const worker = this.#worker();
    const { matching } = this.#state;
    if (worker === undefined || matching === undefined) return;
    const { name, hash, choices } = matching;
    try {
      const mapping = await worker.ask("mapping", { name, hash, choices: Object.entries(choices).flat() });
      const now = this.#state.matching;
      if (now?.choices !== choices) return;
      const asked = now.mapping?.grain === mapping.grain ? now.asked : askedAtOnce(mapping);
      this.#store.set({ matching: { ...now, mapping, asked } });
    } catch (error) {
      this.#stumble(error, worker, () => this.close());
    }
  }
}

/** A mapping's layout as a file, when the mapping is whole. */
export function layoutFile(mapping: Mapping | undefined): File | undefined {
  if (mapping === undefined || mapping.layout === "") return undefined;
  return new File([mapping.layout], mapping.layout_name, { type: "application/toml" });
}

/** The columns that are asked for at once: those that must be there and those that something fits. */
export function askedAtOnce({ columns }: Mapping): string[] {
  return columns
    .filter(({ required, reason, section }) => required || reason !== "" || section === "numbers")
    .map(({ id }) => id);
}
