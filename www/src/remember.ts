/** Two choices kept on this device when the person says so: for whom the page is shown, and its language. Nothing else, never data. */
import { type Place, START, placeIn } from "./place";

const KEY = "sqii:choices";

/** The start that was kept; nothing by default, and where the browser lets nothing be kept. */
export function remembered(): Place | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    const { audience, lang } = placeIn(kept ?? "");
    return kept === null ? undefined : { ...START, audience, lang };
  } catch {
    return undefined;
  }
}

/** Keeps the choices, or nothing any more; false when the browser does not let it. */
export function remember(place: Place | undefined): boolean {
  try {
    const kept = place === undefined ? null : new URLSearchParams({ view: place.audience, lang: place.lang ?? "" }).toString();
    if (kept === null) localStorage.removeItem(KEY);
    else if (kept !== localStorage.getItem(KEY)) localStorage.setItem(KEY, kept);
    return true;
  } catch {
    return false;
  }
}
