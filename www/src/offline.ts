/** The hosted page without a network: a service worker keeps the page's own files. It never swaps a page that is open. */
import type { State } from "./state";

/** The files and icons of the hosted page; the one file has none. */
const hosted = (): boolean => document.querySelector('link[rel="manifest"]') !== null && "serviceWorker" in navigator;

let waiting: ServiceWorker | undefined;

/** Has a newer version been fetched, that waits for the page to be opened anew? */
export const updateReady = (): boolean => waiting !== undefined;

/** Nothing would be lost by opening the page anew. */
export const canUpdate = ({ files, job, waiting: given }: State): boolean => files.length === 0 && given.length === 0 && job === undefined;

/** Opens the page anew, in the newer version. */
export function update(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("begin");
}

/** Keeps the page's files. Calls back when a newer version is there. */
export async function keepOffline(onUpdate: () => void): Promise<void> {
  if (!hosted()) return;
  const tell = (worker: ServiceWorker | null): void => {
    // Without a page that it would replace it is the first, not a newer one.
    if (worker?.state !== "installed" || navigator.serviceWorker.controller === null) return;
    waiting = worker;
    onUpdate();
  };
  try {
    const registration = await navigator.serviceWorker.register("offline.js");
    tell(registration.waiting);
    const watch = (worker: ServiceWorker | null): void => worker?.addEventListener("statechange", () => tell(worker));
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
  } catch {
    // A browser may refuse to keep anything, as in a private window: the page goes on without.
  }
}
