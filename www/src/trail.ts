/**
 * The browser's history: each place gone to is a step of it, and so is an open dialog, which Back closes. What leads
 * back to where one came from, as closing a school's card does, takes the step back instead of adding another.
 */
import type { Actions } from "./actions";
import { fragmentOf, placeIn } from "./place";
import type { State, Store } from "./state";
import { backToList } from "./views/table";

interface Step {
  /** The fragment that one came from. */
  from: string | undefined;
  dialog: boolean;
}

const stepNow = (): Step => (history.state as Step | null) ?? { from: undefined, dialog: false };

/** The page's address with this fragment. */
const address = (fragment: string): string => location.href.replace(/#.*$/, "") + fragment;

export class Trail {
  readonly #store: Store;
  readonly #actions: Actions;
  /** A step is being taken: what is shown and where the history stands differ for a moment. */
  #moving = false;
  #steps: number;
  /** The fragment of the place shown last. */
  #last: string;

  constructor(store: Store, actions: Actions) {
    this.#store = store;
    this.#actions = actions;
    this.#steps = store.state.steps;
    this.#last = fragmentOf(store.state.place);
    this.#replace({ ...stepNow(), dialog: false }, this.#last);
    addEventListener("popstate", ({ state }) => this.#moved(state as Step | null));
  }

  /** Brings the history to what is shown. */
  follow(state: State): void {
    if (this.#moving) return;
    const there = fragmentOf(state.place);
    const { from, dialog } = stepNow();
    const stepped = state.steps !== this.#steps && there !== this.#last;
    this.#steps = state.steps;
    if (stepped ? from === there && !dialog : dialog && !hasDialog(state)) {
      this.#last = there;
      this.#back();
      return;
    }
    if (stepped && !dialog) history.pushState({ from: this.#last, dialog: false } satisfies Step, "", address(there));
    else if (address(there) !== location.href) this.#replace({ from, dialog: dialog && !stepped }, there);
    this.#last = there;
    if (hasDialog(state) && !stepNow().dialog) history.pushState({ from: there, dialog: true } satisfies Step, "", address(there));
  }

  #replace(step: Step, fragment: string): void {
    history.replaceState(step, "", address(fragment));
  }

  #back(): void {
    this.#moving = true;
    history.back();
  }

  #moved(to: Step | null): void {
    if (this.#moving) this.#moving = false;
    else this.#arrive(to);
    this.follow(this.#store.state);
  }

  /** Back, Forward, a link followed or a fragment typed. A dialog is not opened again. */
  #arrive(to: Step | null): void {
    if (to === null) this.#replace({ from: this.#last, dialog: false }, location.hash);
    const { school } = this.#store.state.place;
    this.#moving = true;
    if (to?.dialog !== true) {
      document.querySelector<HTMLDialogElement>("dialog[open]")?.close();
      this.#actions.closeDialogs();
    }
    void this.#actions.go(placeIn(location.hash));
    this.#moving = false;
    const { steps, place } = this.#store.state;
    this.#steps = steps;
    if (school !== undefined && place.page === "overview") backToList(school);
  }
}

const hasDialog = ({ why, packet, matching, shortcuts }: State): boolean => why !== undefined || packet !== undefined || matching !== undefined || shortcuts;
