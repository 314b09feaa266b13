/** The module and its workers. The module is compiled once; every worker gets that same module. */
import workerSource from "worker-source";
import { LARGE } from "./chunks";
import { type Said, goesOver } from "./handing";
import { type Answer, type Ask, type Extra, type FromWorker, type LaterPart, type Parts, type Progress, type RequestKind, type ToWorker, type TypedError, LATER, NO_PART } from "./protocol";

/** What becomes of a request of a worker that failed: if it only refused, what was asked for is given up. */
export type Stumble = (error: unknown, worker: Calculator, giveUp: () => void) => void;

/** The worker died: a panic of the module, or no memory left. */
export class Crash extends Error {}

/** The module, or a part of it, could not be fetched or compiled. */
export class Unloaded extends Error {}

/** The module said no, in its own words. */
export class Refused extends Error {
  readonly code: string;
  constructor({ code, message }: TypedError) {
    super(message);
    this.code = code;
  }
}

/** The module: from the page itself (one file, all of it), or from beside it the part that reads (hosted). */
export async function loadModule(): Promise<Parts> {
  try {
    const place = document.getElementById("wasm");
    if (place instanceof HTMLLinkElement) {
      const [computing, rest] = LATER.map((part) => new URL(addressOf(part) ?? "", document.baseURI).href);
      return partsOf(await fetched(place.href), computing, rest);
    }
    const [reading, ...later] = await embedded([place, ...LATER.map(placeOf)]);
    return partsOf(reading, ...later);
  } catch (error) {
    throw new Unloaded(error instanceof Error ? error.message : String(error));
  }
}

function partsOf(reading?: WebAssembly.Module, computing?: Parts["computing"], rest?: Parts["rest"]): Parts {
  if (reading === undefined || computing === undefined || rest === undefined) throw new Error("the module is not in the page");
  return { reading, computing, rest };
}

const placeOf = (extra: Extra): HTMLElement | null => document.getElementById(`${extra}-wasm`);
const addressOf = (extra: Extra): string | undefined => placeOf(extra)?.dataset["address"];

const extras = new Map<Extra, Promise<WebAssembly.Module | undefined>>();

/** A module, or part of one, that is not there from the start, compiled when it is first wanted; nothing when it cannot be had. */
export function extraModule(extra: Extra): Promise<WebAssembly.Module | undefined> {
  let module = extras.get(extra);
  if (module === undefined) {
    const address = addressOf(extra);
    const found = address === undefined ? embedded([placeOf(extra)]).then(([only]) => only) : fetched(address);
    module = found.catch(() => {
      // The next time may have more luck.
      extras.delete(extra);
      return undefined;
    });
    extras.set(extra, module);
  }
  return module;
}

/** A later part, compiled; where it is to be had if it cannot be now. The one file has all from the start. */
export async function partOf(parts: Parts, part: LaterPart): Promise<Parts[LaterPart]> {
  const known = parts[part];
  return typeof known === "string" ? ((await extraModule(part)) ?? known) : known;
}

async function fetched(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address, { credentials: "same-origin" });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const streams = response.headers.get("content-type")?.startsWith("application/wasm") ?? false;
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

async function embedded(places: (HTMLElement | null)[]): Promise<WebAssembly.Module[]> {
  const texts = places.map((place) => place?.textContent ?? "");
  for (const place of places) place?.remove();
  return Promise.all((await decode(texts)).map((bytes) => WebAssembly.compile(bytes)));
}

/** The bytes that base64 texts stand for, worked out by a worker of its own. */
export function decode(texts: string[]): Promise<Uint8Array<ArrayBuffer>[]> {
  const worker = startWorker();
  return new Promise<Uint8Array<ArrayBuffer>[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => "decoded" in data && resolve(data.decoded);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message));
    };
    send(worker, { decode: texts });
  }).finally(() => worker.terminate());
}

let workerAddress: string | undefined;

/** A classic worker from a blob: the page's content security policy holds in it too. */
export function startWorker(): Worker {
  workerAddress ??= URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
  return new Worker(workerAddress);
}

export const send = (worker: Worker, message: ToWorker): void => worker.postMessage(message);

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** How long the page may call itself not quite ready for a rehearsal's sake; it takes files meanwhile. */
const LONGEST_REHEARSAL_MS = 400;

/** One worker with one session in it. It is never reused: Cancel, Clear and a crash end it. */
export class Calculator {
  readonly #worker: Worker;
  readonly #module: Parts;
  /** Reads the second half of a large file. */
  #second: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #crash: Crash | undefined;
  #endRehearsal: () => void = () => undefined;
  readonly #rehearsed = new Promise<void>((resolve) => {
    this.#endRehearsal = resolve;
  });
  onProgress: (progress: Progress) => void = () => undefined;

  /** With a rehearsal when nobody waits for the worker yet. */
  constructor(module: Parts, rehearse = false) {
    this.#module = module;
    this.#worker = startWorker();
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message);
    };
    this.#worker.onmessageerror = () => this.#fail("a message could not be read");
    send(this.#worker, { start: module, rehearse });
  }

  /** The rehearsal is over, or has taken long enough. */
  rehearsed(): Promise<void> {
    setTimeout(this.#endRehearsal, LONGEST_REHEARSAL_MS);
    return this.#rehearsed;
  }

  /** Later parts of the module have come: they need not be fetched when they are wanted. */
  bring(parts: Parts): void {
    for (const part of LATER) {
      const module = parts[part];
      if (typeof module !== "string") send(this.#worker, { extra: part, module });
    }
  }

  ask<K extends RequestKind>(kind: K, ask: Ask<K>): Promise<Answer<K>> {
    if (this.#crash !== undefined) return Promise.reject(this.#crash);
    const id = this.#next;
    this.#next += 1;
    return new Promise<Answer<K>>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage({ id, kind, ask });
    });
  }

  /** Reads files and computes. A large one may want a second worker, which is started at once: that takes a moment. */
  load(ask: Ask<"load">): Promise<Answer<"load">> {
    const large = ask.files.find(({ size }) => size >= LARGE);
    if (large !== undefined) {
      this.#second ??= this.#startSecond();
      send(this.#second, { head: large });
    }
    return this.ask("load", ask).finally(() => this.#endSecond());
  }

  /** Ends the worker at once and frees its memory; what was asked is never answered. */
  end(): void {
    this.#worker.terminate();
    this.#endSecond();
    this.#waiting.clear();
  }

  /** Starts the second worker. The first one is told what it says; its memory is freed as soon as it is done. */
  #startSecond(): Worker {
    const second = startWorker();
    const pass = (said: Said): void => {
      if ("end" in said) this.#endSecond();
      this.#worker.postMessage({ second: said } satisfies ToWorker, goesOver(said));
    };
    const giveUp = (event: Event): void => {
      event.preventDefault();
      pass({ end: undefined });
    };
    second.onmessage = ({ data }: MessageEvent<FromWorker>) => "second" in data && pass(data.second);
    second.onerror = giveUp;
    second.onmessageerror = giveUp;
    send(second, { start: this.#module, rehearse: false });
    return second;
  }

  #endSecond(): void {
    this.#second?.terminate();
    this.#second = undefined;
  }

  #receive(message: FromWorker): void {
    if ("progress" in message) {
      this.onProgress(message.progress);
    } else if ("rehearsed" in message) {
      this.#endRehearsal();
    } else if ("half" in message) {
      this.#second ??= this.#startSecond();
      send(this.#second, { half: message.half });
    } else if ("wants" in message) {
      const extra = message.wants;
      void extraModule(extra).then((module) => send(this.#worker, { extra, module }));
    } else if ("crash" in message) {
      this.#fail(message.crash);
    } else if ("id" in message) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ("error" in message) waiting?.reject(message.error.code === NO_PART ? new Unloaded(message.error.message) : new Refused(message.error));
      else waiting?.resolve(message.answer);
    }
  }

  #fail(reason: string): void {
    this.#crash = new Crash(reason);
    this.#worker.terminate();
    this.#endSecond();
    for (const { reject } of this.#waiting.values()) reject(this.#crash);
    this.#waiting.clear();
  }
}
