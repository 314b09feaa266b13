/** What if: what a person turns, and what the module says comes of it. Nothing of the report changes. */
import { t } from "./messages";
import { save } from "./saving";
import type { Answer, Ask, RequestKind } from "./protocol";
import { type Kept, type State, type Store, type Trial } from "./state";
import type { Variant } from "./types";

/** Asks the report's worker; nothing when it refuses, or when the report is about to be another. */
type Request = <K extends RequestKind>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>;

/** A rule and its value in an address: neither holds a colon. */
const inAddress = ([name, value]: readonly [string, string]): string => `${name}:${value}`;
const fromAddress = (text: string): [string, string][] => {
  const at = text.lastIndexOf(":");
  return at < 1 ? [] : [[text.slice(0, at), text.slice(at + 1)]];
};

export class Trying {
  readonly #store: Store;
  readonly #request: Request;
  /** A question is under way; another must follow it. */
  #asking = false;
  #again = false;

  constructor(store: Store, request: Request) {
    this.#store = store;
    this.#request = request;
  }

  get #state(): State {
    return this.#store.state;
  }

  get #trial(): Trial {
    return this.#state.trial;
  }

  #set(change: Partial<Trial>): void {
    this.#store.set({ trial: { ...this.#trial, ...change } });
  }

  /** The page has come into view, or shows another report, year or school. */
  async arrive(): Promise<void> {
    const { place, report } = this.#state;
    if (place.page !== "whatif" || report === undefined) return;
    const { of, year, school } = this.#trial;
    const { overview } = report;
    const others = of !== undefined && of.methodology.id !== overview.methodology.id;
    const moved = of !== overview || year !== place.year || school !== (place.school ?? "");
    if (others) this.#set({ rules: [], kept: [] });
    if (moved) this.#set({ of: overview, year: place.year, school: place.school ?? "", measures: [] });
    const told = place.changes.flatMap(fromAddress);
    if (told.length > 0) this.#set({ rules: told });
    else if (this.#trial.rules.length > 0) this.commit();
    await this.#ask();
    if (moved) await this.#tryKept();
  }

  /** Those kept before, on what is looked at now. Measures stay with the school and year that they were changed for. */
  async #tryKept(): Promise<void> {
    for (const one of this.#trial.kept) {
      const { year, school } = this.#trial;
      const measures = one.year === year && one.school === school ? one.measures : [];
      const found = await this.#request("what_if", { year, school, indicator: "", changes: one.rules.flat(), measures: measures.flat() });
      if (found !== undefined) this.#set({ kept: this.#trial.kept.map((other) => (other === one ? { ...one, found } : other)) });
    }
  }

  /** A rule's new value, while it is being turned. */
  turn(name: string, value: string): void {
    this.#set({ rules: [...this.#trial.rules.filter(([known]) => known !== name), [name, value]] });
    void this.#ask();
  }

  /** A rule as it is in the report. */
  reset(name: string): void {
    this.#set({ rules: this.#trial.rules.filter(([known]) => known !== name) });
    this.commit();
    void this.#ask();
  }

  /** So much more in one cell of the school. */
  move(indicator: string, group: string, by: string): void {
    const others = this.#trial.measures.filter(([one, other]) => one !== indicator || other !== group);
    this.#set({ measures: by === "0" ? others : [...others, [indicator, group, by]] });
    void this.#ask();
  }

  /** Everything as it is in the report. */
  resetAll(): void {
    this.#set({ rules: [], measures: [] });
    this.commit();
    this.#store.set({ said: { words: t("live-whatif-reset") } });
    void this.#ask();
  }

  /** The indicator whose cut points are turned. */
  choose(indicator: string): void {
    this.#set({ indicator });
    void this.#ask();
  }

  /** The address says which rules are turned: no step of the history, and no data. */
  commit(): void {
    const { place } = this.#state;
    this.#store.set({ place: { ...place, changes: this.#trial.rules.map(inAddress) } });
  }

  search(search: string): void {
    this.#set({ search });
  }

  /** Keeps what is turned now under a name, to be held against others. */
  keep(name: string): void {
    const { found, rules, measures, kept, year, school } = this.#trial;
    if (found === undefined) return;
    const one: Kept = { name: name.trim() || t("whatif-variant-n", { count: kept.length + 1 }), rules, measures, year, school, found };
    this.#set({ kept: [...kept, one] });
    this.#store.set({ said: { words: t("live-whatif-kept", { name: one.name }) } });
  }

  /** Turns everything as it is in a kept one. */
  use({ rules, measures, year, school }: Kept): void {
    const same = year === this.#trial.year && school === this.#trial.school;
    this.#set({ rules, measures: same ? measures : [] });
    this.commit();
    void this.#ask();
  }

  drop(one: Kept): void {
    this.#set({ kept: this.#trial.kept.filter((other) => other !== one) });
  }

  /** A file without data: rules, and how much more or less of each measure. */
  async saveVariant({ name, rules, measures, school }: Kept): Promise<void> {
    const methodology = this.#state.report?.overview.methodology.id ?? "";
    const text = await this.#request("variant_text", { name, methodology, changes: rules.flat(), school: measures.length === 0 ? "" : school, measures: measures.flat() });
    if (text !== undefined) save(new File([text], "what-if.toml", { type: "application/toml" }));
  }

  /** A file somebody kept. */
  async openVariant(file: File): Promise<void> {
    const variant: Variant | undefined = await this.#request("read_variant", { text: await file.text() });
    const id = this.#state.report?.overview.methodology.id;
    const wrong = variant === undefined ? "whatif-file-wrong" : variant.methodology === id ? undefined : "whatif-file-other";
    if (wrong !== undefined || variant === undefined) {
      this.#set({ refusal: { id: wrong ?? "", args: { methodology: variant?.methodology ?? "" } } });
      this.#store.set({ said: { words: t(wrong ?? "", { methodology: variant?.methodology ?? "" }) } });
      return;
    }
    const mine = variant.school === this.#trial.school;
    this.#set({ rules: pairs(variant.changes), measures: mine ? triples(variant.measures) : [], refusal: mine || variant.school === "" ? undefined : { id: "whatif-file-school", args: { school: variant.school } } });
    this.commit();
    await this.#ask();
    this.#store.set({ said: { words: t("live-whatif-opened", { name: variant.name }) } });
  }

  /** The changed rules as a methodology of its own. */
  async saveMethodology(): Promise<void> {
    const text = await this.#request("changed_methodology", { changes: this.#trial.rules.flat() });
    const id = this.#state.report?.overview.methodology.id ?? "";
    if (text !== undefined) save(new File([text], `${id}-what-if.toml`, { type: "application/toml" }));
  }

  /** One question at a time: what is turned meanwhile is asked for next, so that a slider follows the hand. */
  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      do {
        this.#again = false;
        const { rules, measures, indicator, year, school } = this.#trial;
        const found = await this.#request("what_if", { year, school, indicator, changes: rules.flat(), measures: measures.flat() });
        if (found === undefined) break;
        this.#set({ found });
      } while (this.#again);
    } finally {
      this.#asking = false;
    }
  }
}

const pairs = (flat: readonly string[]): [string, string][] => flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as [string, string]] : []));
const triples = (flat: readonly string[]): [string, string, string][] =>
  flat.flatMap((indicator, at) => (at % 3 === 0 ? [[indicator, flat[at + 1] ?? "", flat[at + 2] ?? ""] as [string, string, string]] : []));
