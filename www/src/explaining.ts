/** What a person can do to see where numbers come from, and to hand that on. */
import type { Calculator } from "./engine";
import { t } from "./messages";
import { markedName } from "./marking";
import { save } from "./saving";
import { packetFile } from "./packet";
import type { Answer, Ask, RequestKind } from "./protocol";
import type { Packet, State, Store } from "./state";

/** Asks the report's worker; nothing when it refuses, or when the report is about to be another. */
type Request = <K extends RequestKind>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>;

export class Explaining {
  readonly #store: Store;
  readonly #request: Request;
  readonly #spawn: () => Calculator | undefined;
  /** The worker that works out the SHA-256 of the packet's files. */
  #digesting: Calculator | undefined;

  constructor(store: Store, request: Request, spawn: () => Calculator | undefined) {
    this.#store = store;
    this.#request = request;
    this.#spawn = spawn;
  }

  get #state(): State {
    return this.#store.state;
  }

  /** The methodology in force, when its page is open and it is not there yet. */
  async readRules(): Promise<void> {
    const { place, report, rules } = this.#state;
    if (place.page !== "methodology" || report === undefined) return;
    const { id, hash } = report.overview.methodology;
    if (rules?.view.summary.id === id && rules.view.summary.hash === hash) return;
    const view = await this.#request("methodology", { id });
    if (view !== undefined) this.#store.set({ rules: { view, against: "", differences: [] } });
  }

  /** Another methodology beside the one in force; none. */
  async compareRules(against: string): Promise<void> {
    const { rules } = this.#state;
    if (rules === undefined) return;
    const here = rules.view.summary.id;
    const differences = against === "" ? [] : await this.#request("differences", { here, there: against });
    if (differences === undefined || this.#state.rules?.view !== rules.view) return;
    this.#store.set({ rules: { ...rules, against, differences } });
  }

  async saveRules(): Promise<void> {
    const { rules } = this.#state;
    if (rules === undefined) return;
    const { id } = rules.view.summary;
    const text = await this.#request("methodology_text", { id });
    if (text !== undefined) save(new File([text], `${id}.toml`, { type: "application/toml" }));
  }

  /** Every school under the methodology in force and under another, as a table. */
  async saveMoved(there: string, year: string): Promise<void> {
    const bytes = await this.#request("moves_csv", { there, year });
    const { report } = this.#state;
    if (bytes === undefined || report === undefined) return;
    const name = `${report.overview.methodology.id}-${there}-${year}.csv`;
    save(new File([bytes], markedName(name, report.overview), { type: "text/csv" }));
  }

  /** What a node of the open explanation rests on. */
  async readAssumed(node: string): Promise<void> {
    const { year, school } = this.#state.place;
    if (school === undefined) return;
    const assumed = await this.#request("assumed", { year, school, node });
    const { why, place } = this.#state;
    if (assumed === undefined || why?.node !== node || place.school !== school || place.year !== year) return;
    this.#store.set({ why: { ...why, assumed } });
  }

  /** Everything that an appeal needs to say of the open school. */
  async openPacket(): Promise<void> {
    const { card, report } = this.#state;
    if (card === undefined || report === undefined) return;
    const ask = { year: card.year, school: card.school_code };
    const [trace, assumed] = await Promise.all([this.#request("trace", ask), this.#request("assumed", { ...ask, node: "index" })]);
    if (trace === undefined || assumed === undefined || this.#state.card !== card) return;
    this.#store.set({ packet: { card, overview: report.overview, trace, assumed, official: "", comparison: undefined, digests: undefined } });
    void this.#digest();
  }

  closePacket(): void {
    this.#digesting?.end();
    this.#digesting = undefined;
    if (this.#state.packet !== undefined) this.#store.set({ packet: undefined });
  }

  /** An official result beside ours: a table as text, and whence it is. */
  async compareWith(table: string, official: string): Promise<void> {
    const { packet } = this.#state;
    if (packet === undefined) return;
    const { year, school_code: school } = packet.card;
    const comparison = table === "" ? undefined : await this.#request("compare", { year, school, official: table });
    this.#change({ official, comparison });
    if (comparison !== undefined) this.#store.set({ said: { words: t(`official-${comparison.state}`) } });
  }

  savePacket(): void {
    const { packet } = this.#state;
    if (packet === undefined) return;
    const name = `appeal-${packet.card.school_code}-${packet.card.year}.html`;
    save(new File([packetFile(packet)], markedName(name, packet.overview), { type: "text/html" }));
  }

  #change(change: Partial<Packet>): void {
    const { packet } = this.#state;
    if (packet !== undefined) this.#store.set({ packet: { ...packet, ...change } });
  }

  /** SHA-256 in a worker of its own: files can be large, and the report goes on answering. */
  async #digest(): Promise<void> {
    const held = this.#state.report?.held ?? [];
    const files = [...new Set(held.filter((file) => file !== undefined))];
    const worker = this.#spawn();
    this.#digesting = worker;
    if (worker === undefined) return;
    try {
      const found = await worker.ask("digests", { files });
      if (this.#digesting !== worker) return;
      const digests = held.map((file) => (file === undefined ? "" : (found[files.indexOf(file)] ?? "")));
      this.#change({ digests });
      this.#store.set({ said: { words: t("live-digested", { count: files.length }) } });
    } catch {
      if (this.#digesting === worker) this.#change({ digests: held.map(() => "") });
    } finally {
      worker.end();
      if (this.#digesting === worker) this.#digesting = undefined;
    }
  }
}
