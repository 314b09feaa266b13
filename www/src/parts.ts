/**
 * In the worker: the module is in parts (www/split). The first is all that reading files needs, the next all that computing and
 * listing schools needs; all else comes when nothing is to be done. A part comes at the latest when one of its functions is
 * called: then everything waits for it.
 */
import { initSync } from "sqii";
import { imports } from "sqii-imports";
import { passing } from "../split/passing.mjs";
import { type LaterPart, type Parts, LATER } from "./protocol";

/** What the first part lets be seen of itself. */
interface First extends Record<string, WebAssembly.ExportValue> {
  /** The table that functions are called through. */
  slots: WebAssembly.Table;
  /** Its place for the function that brings the parts up to a number. */
  loader: WebAssembly.Global<"i32">;
  /** The number of the last part that has joined. */
  loaded: WebAssembly.Global<"i32">;
}

/** The number of the first part is zero. */
const numberOf = (part: LaterPart): number => LATER.indexOf(part) + 1;

let first: First | undefined;
/** Where a part is to be had, or the part itself. */
const sources = new Map<LaterPart, Parts[LaterPart]>();

export function begin(parts: Parts): void {
  first = initSync({ module: parts.reading }) as unknown as First;
  for (const part of LATER) sources.set(part, parts[part]);
  first.slots.set(first.loader.value, passing(joinUpTo));
}

/** A part has come: it is at hand. */
export const came = (part: LaterPart, module: WebAssembly.Module): void => void sources.set(part, module);

/** Is a part at hand, or in its place already? */
export const isAtHand = (part: LaterPart): boolean => typeof sources.get(part) !== "string";

/** A part joins those before it; what of them is not at hand is waited for. */
export const join = (part: LaterPart): void => joinUpTo(numberOf(part));

function joinUpTo(number: number): void {
  if (first === undefined) return;
  while (first.loaded.value < number) {
    const next = first.loaded.value + 1;
    const source = sources.get(LATER[next - 1] as LaterPart) ?? "";
    const module = typeof source === "string" ? new WebAssembly.Module(fetchNow(source)) : source;
    new WebAssembly.Instance(module, { ...imports(), first });
    first.loaded.value = next;
  }
}

/** Waits for the bytes: what was called cannot go on without them. */
function fetchNow(address: string): ArrayBuffer {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} ${address}`);
  return request.response as ArrayBuffer;
}
