/**
 * The second script's face: what is not needed before schools are listed. The first script knows it by this alone, and
 * shows nothing of it before it is there (second.ts).
 */
import { Chancing } from "./chancing";
import { Calculator, type Stumble } from "./engine";
import { Explaining } from "./explaining";
import { Fitter } from "./fitter";
import { Growing } from "./growing";
import { Matching } from "./matching";
import { onPrint } from "./print";
import type { Answer, Ask, Parts, RequestKind } from "./protocol";
import { Showing } from "./showing";
import type { Store } from "./state";
import { Trying } from "./trying";

/** The English words that the first script does without. */
export { default as words } from "words-of-second";
export { overviewCharts } from "./charts/overview";
export { cardView } from "./views/card";
export { dialogsView } from "./views/dialogs";
export { findingsView } from "./views/findings";
export { pageView } from "./views/pages";
export { verifyView } from "./views/verify";

/** What the actions lend. */
export interface Lent {
  store: Store;
  module: () => Parts | undefined;
  /** The worker behind the report shown. */
  current: () => Calculator | undefined;
  /** Asks that worker; nothing when it refuses, or when the report is about to be another. */
  request: <K extends RequestKind>(kind: K, ask: Ask<K>) => Promise<Answer<K> | undefined>;
  stumble: Stumble;
}

/** What a person can do beyond the list of schools. */
export class Further {
  /** What a person can do to see where numbers come from. */
  readonly explaining: Explaining;
  /** What a person can do to see what would be if rules or measures were others. */
  readonly trying: Trying;
  /** What a person can do to see students' growth. */
  readonly growing: Growing;
  /** How likely the tiers of support are. */
  readonly chancing: Chancing;
  /** What a person can do to match the columns of a file. */
  readonly matching: Matching;
  readonly showing: Showing;

  constructor({ store, module, current, request, stumble }: Lent) {
    const spawn = <T>(start: (module: Parts) => T): T | undefined => {
      const parts = module();
      return parts === undefined ? undefined : start(parts);
    };
    this.explaining = new Explaining(store, request, () => spawn((parts) => new Calculator(parts)));
    this.chancing = new Chancing(store, request);
    this.trying = new Trying(store, request);
    this.growing = new Growing(store, current, async () => spawn((parts) => Fitter.start(parts)), (error, worker) => stumble(error, worker, () => undefined));
    this.matching = new Matching(store, current, stumble);
    this.showing = new Showing(store, current, stumble);
    onPrint();
  }

  /** Asks for what is to be seen in this place: what is not there, and what has other numbers now. */
  async fill(why: string | undefined): Promise<void> {
    await Promise.all([this.showing.fill(), why === undefined ? undefined : this.explaining.readAssumed(why), this.explaining.readRules(), this.trying.arrive()]);
  }
}
