/**
 * The browser's Back: it closes the dialog or the school's card before it leaves the page. Each of them is one step of
 * the history; closing one by its button takes the step back.
 */
import type { Actions } from "./actions";
import { fragmentOf, placeIn } from "./place";
import type { State, Store } from "./state";
import { backToList } from "./views/table";

interface Step {
  depth: number;
}

const hasDialog = ({ why, about, matching }: State): boolean => why !== undefined || about || matching !== undefined;
const depthOf = (state: State): number => (state.school === undefined ? 0 : 1) + (hasDialog(state) ? 1 : 0);
const stepNow = (): number => (history.state as Step | null)?.depth ?? 0;

/** The page's address with this fragment. */
const address = (fragment: string): string => location.href.replace(/#.*$/, "") + fragment;

export class Trail {
  readonly #store: Store;
  readonly #actions: Actions;
  /** A step is being taken: what is shown and where the history stands differ for a moment. */
  #moving = false;

  constructor(store: Store, actions: Actions) {
    this.#store = store;
    this.#actions = actions;
    history.replaceState({ depth: 0 } satisfies Step, "");
    addEventListener("popstate", ({ state }) => this.#moved(state as Step | null));
  }

  /** Brings the history to what is shown. */
  follow(state: State): void {
    if (this.#moving) return;
    const depth = depthOf(state);
    const now = stepNow();
    const there = address(fragmentOf(state));
    if (depth < now) {
      this.#moving = true;
      history.go(depth - now);
      return;
    }
    for (let step = now + 1; step <= depth; step += 1) history.pushState({ depth: step } satisfies Step, "", there);
    if (there !== location.href) history.replaceState({ depth } satisfies Step, "", there);
  }

  #moved(to: Step | null): void {
    if (!this.#moving) {
      this.#moving = true;
      if (to === null) this.#typed();
      else this.#show(to.depth);
    }
    this.#moving = false;
    this.follow(this.#store.state);
  }

  /** Back and Forward. A dialog is not opened again by Forward; a school's card is. */
  #show(depth: number): void {
    const { state } = this.#store;
    if (depthOf(state) > depth && hasDialog(state)) {
      document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
      this.#actions.closeWhy();
      this.#actions.showAbout(false);
      this.#actions.closeMatching();
    }
    const { school } = this.#store.state;
    if (school !== undefined && depth === 0) {
      this.#actions.closeSchool();
      backToList(school);
    }
    if (school === undefined && depth > 0) this.#openNamed();
  }

  /** Somebody changed the fragment by hand. */
  #typed(): void {
    history.replaceState({ depth: depthOf(this.#store.state) } satisfies Step, "");
    this.#openNamed();
  }

  #openNamed(): void {
    const place = placeIn(location.hash);
    if (place !== undefined) this.#actions.goTo(place);
  }
}
