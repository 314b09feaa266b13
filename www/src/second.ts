/**
 * The second script: all that is not needed before schools are listed (further.ts), with its style. The build lays it beside
 * the page (hosted) or into it (one file). To have come is one thing, to run is another: it runs when it is first wanted.
 */
export type Second = typeof import("./further");

declare global {
  /** What the first script lends to the second; and the second once it has come, still to be run. */
  var sqii: { second?: () => Second };
}

let coming: Promise<void> | undefined;
let running: Second | undefined;

/** Brings it, without running it. What failed is tried anew the next time. */
export function bringSecond(): Promise<void> {
  coming ??= brought().catch((error: unknown) => {
    coming = undefined;
    throw error;
  });
  return coming;
}

/** The second script, running. */
export async function runSecond(): Promise<Second> {
  await bringSecond();
  const run = sqii.second;
  // Something else may have answered in the server's place.
  if (run === undefined) {
    coming = undefined;
    throw new Error("not the second script");
  }
  running ??= run();
  return running;
}

async function brought(): Promise<void> {
  const { script, style } = document.getElementById("second")?.dataset ?? {};
  // The one file holds both.
  if (script === undefined || style === undefined) return;
  const styled = document.querySelector(`link[href="${style}"]`) !== null;
  await Promise.all([
    sqii.second ?? loaded(Object.assign(document.createElement("script"), { src: script })),
    styled || loaded(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style })),
  ]);
}

/** What could not be loaded leaves nothing behind. */
function loaded(element: HTMLScriptElement | HTMLLinkElement): Promise<unknown> {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => {
      element.remove();
      reject(new Error("the rest of the page"));
    };
    document.head.append(element);
  });
}
