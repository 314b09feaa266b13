/** What views need of the module beyond the report: asked for when it is first needed, kept as long as the report. */
import type { Answer, Ask, RequestKind } from "../protocol";

export type Needed = Extract<RequestKind, "insight" | "similar" | "lags" | "pairs" | "pair" | "communities" | "community" | "practices" | "timelines" | "reconcile" | "progress" | "history" | "spread" | "against" | "group" | "moves" | "calibration" | "disparity" | "growth" | "grown" | "growth_class" | "student_growth" | "light" | "goals" | "pyramid" | "support_of" | "support_now" | "lea_goals" | "lagging" | "off_track">;

export class Answers {
  readonly #ask: <K extends Needed>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>;
  readonly #come: () => void;
  /** By request; nothing while it is under way. */
  #kept = new Map<string, unknown>();

  constructor(ask: <K extends Needed>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>, come: () => void) {
    this.#ask = ask;
    this.#come = come;
  }

  /** The answer, if it is there; else it is on its way, and `come` is called when it has come. What is too long to be told apart by has a name. */
  need<K extends Needed>(kind: K, ask: Ask<K>, name: unknown = ask): Answer<K> | undefined {
    const key = JSON.stringify([kind, name]);
    const kept = this.#kept;
    if (!kept.has(key)) {
      kept.set(key, undefined);
      void this.#ask(kind, ask).then((answer) => {
        // An answer that could not be had just now is asked for again.
        if (answer === undefined) kept.delete(key);
        else kept.set(key, answer);
        if (kept === this.#kept && answer !== undefined) this.#come();
      });
    }
    return kept.get(key) as Answer<K> | undefined;
  }

  /** Another report: nothing of the former holds. */
  forget(): void {
    this.#kept = new Map();
  }
}
