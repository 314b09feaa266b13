/** The module and its workers. The module is compiled once; every worker gets that same module and fetches nothing. */
import workerSource from "worker-source";
import type { Answer, Ask, FromWorker, Progress, RequestKind, TypedError } from "./protocol";

/** The worker died: a panic of the module, or no memory left. */
export class Crash extends Error {}

/** The module said no, in its own words. */
export class Refused extends Error {
  readonly code: string;
  constructor({ code, message }: TypedError) {
    super(message);
    this.code = code;
  }
}

/** The compiled module: from the page itself (one file) or from beside it (hosted). */
export async function compileModule(): Promise<WebAssembly.Module> {
  const place = document.getElementById("wasm");
  if (place instanceof HTMLLinkElement) {
    const response = await fetch(place.href, { credentials: "same-origin" });
    if (!response.ok) throw new Error(`${response.status} ${place.href}`);
    const streams = response.headers.get("content-type")?.startsWith("application/wasm") ?? false;
    return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }
  const text = place?.textContent ?? "";
  place?.remove();
  return WebAssembly.compile(fromBase64(text));
}

/** The bytes that base64 text stands for. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** One worker with one session in it. It is never reused: Cancel, Clear and a crash end it. */
export class Calculator {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #crash: Crash | undefined;
  onProgress: (progress: Progress) => void = () => undefined;

  constructor(module: WebAssembly.Module) {
    const url = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
    this.#worker = new Worker(url);
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      URL.revokeObjectURL(url);
      this.#receive(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message);
    };
    this.#worker.onmessageerror = () => this.#fail("a message could not be read");
    this.#worker.postMessage({ start: module });
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

  /** Ends the worker at once and frees its memory; what was asked is never answered. */
  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #receive(message: FromWorker): void {
    if ("progress" in message) {
      this.onProgress(message.progress);
    } else if ("crash" in message) {
      this.#fail(message.crash);
    } else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ("error" in message) waiting?.reject(new Refused(message.error));
      else waiting?.resolve(message.answer);
    }
  }

  #fail(reason: string): void {
    this.#crash = new Crash(reason);
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(this.#crash);
    this.#waiting.clear();
  }
}
