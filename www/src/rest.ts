/**
 * In the worker: the module is in two parts (www/split). The first is all that a first look needs. The other comes when
 * nothing else is to be done, or at the latest when one of its functions is called: then everything waits for it.
 */
import { initSync } from "sqii";
import { imports } from "sqii-imports";
import type { Parts } from "./protocol";

/** What the first part lets be seen of itself. */
interface First extends Record<string, WebAssembly.ExportValue> {
  /** The table that functions are called through. */
  slots: WebAssembly.Table;
  /** Its place for the function that brings the other part. */
  loader: WebAssembly.Global<"i32">;
  /** Is the other part there? Then 1. */
  loaded: WebAssembly.Global<"i32">;
}

let first: First | undefined;
let rest: Parts["rest"] = "";

/** A module whose one function calls the one it imports: a table takes no function of JavaScript's. */
const CALLS = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[2, 7, 1, 1, 0x61, 1, 0x61, 0, 0],
  ...[3, 2, 1, 0],
  ...[7, 5, 1, 1, 0x66, 0, 1],
  ...[10, 6, 1, 4, 0, 0x10, 0, 0x0b],
];

const functionOf = (call: () => void): WebAssembly.ExportValue | undefined =>
  new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(CALLS)), { a: { a: call } }).exports["f"];

export function begin(parts: Parts): void {
  first = initSync({ module: parts.first }) as unknown as First;
  rest = parts.rest;
  first.slots.set(first.loader.value, functionOf(() => complete()));
}

/** Is the whole module there, or at hand? */
export const isComplete = (): boolean => first?.loaded.value === 1 || typeof rest !== "string";

/** The other part, from here or else from beside the page, joins the first. */
export function complete(part: Parts["rest"] = rest): void {
  if (first === undefined || first.loaded.value === 1) return;
  const module = typeof part === "string" ? new WebAssembly.Module(fetchNow(part)) : part;
  new WebAssembly.Instance(module, { ...imports(), first });
  first.loaded.value = 1;
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
