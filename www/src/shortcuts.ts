/** Keys that do something anywhere on the page: never while somebody types, and never with another key held. */
import type { Actions } from "./actions";
import type { Page } from "./place";
import type { State } from "./state";
import { pagesOf } from "./views/nav";
import { backToList } from "./views/table";

/** After `g`: where to. */
const PLACES: Record<string, Page> = { o: "overview", c: "compare", f: "findings", m: "methodology" };
/** How long `g` waits for the second key. */
const SECOND_KEY_MS = 1500;

const TYPED = "input:not([type=checkbox]), select, textarea";

let going = 0;

const search = (): HTMLElement | null => document.getElementById("search");

export function onKey(event: KeyboardEvent, state: State, actions: Actions): void {
  const typing = event.target instanceof Element && event.target.matches(TYPED);
  const dialog = document.querySelector("dialog[open]") !== null;
  if (typing || dialog || event.ctrlKey || event.metaKey || event.altKey) return;
  const { place, report } = state;
  const page = event.timeStamp < going ? PLACES[event.key] : undefined;
  going = 0;
  if (event.key === "?") {
    actions.showShortcuts(true);
  } else if (event.key === "Escape" && place.school !== undefined) {
    const { school } = place;
    void actions.go({ school: undefined });
    backToList(school);
  } else if (report === undefined) {
    return;
  } else if (event.key === "/") {
    event.preventDefault();
    // The list may be elsewhere, or hidden by a card.
    if (!search()?.offsetParent) void actions.go({ page: "overview" });
    search()?.focus();
  } else if (page !== undefined) {
    if (pagesOf(place.audience).includes(page)) void actions.go({ page });
  } else if (event.key === "g") {
    going = event.timeStamp + SECOND_KEY_MS;
  }
}
