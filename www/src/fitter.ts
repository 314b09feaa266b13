import { Crash, partOf, send, startWorker } from "./engine";
import type { FromWorker, Parts, ToWorker } from "./protocol";

/** A worker that fits models of growth, one task at a time. It knows nobody: a task holds scores and counts. */
export class Fitter {
  readonly #worker = startWorker();
  #tell: (steps: number) => void = () => undefined;
  #waiting: { resolve(found: Uint8Array<ArrayBuffer>): void; reject(error: Error): void } | undefined;

  private constructor(module: Parts) {
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#waiting?.reject(new Crash(event.message));
    };
    send(this.#worker, { start: module, rehearse: false });
  }

  /** With the whole module, so that it has nothing to ask for. */
  static async start(parts: Parts): Promise<Fitter> {
    const [computing, rest] = await Promise.all([partOf(parts, "computing"), partOf(parts, "rest")]);
    if ([computing, rest].some((part) => typeof part === "string")) throw new Crash("a part of the module could not be loaded");
    return new Fitter({ ...parts, computing, rest });
  }

  /** What comes of a task; `tell` is told of the steps done. */
  fit(task: Uint8Array<ArrayBuffer>, tell: (steps: number) => void): Promise<Uint8Array<ArrayBuffer>> {
    this.#tell = tell;
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.postMessage({ fit: task } satisfies ToWorker, [task.buffer]);
    });
  }

  /** Ends it at once; what it was at is given up. */
  end(): void {
    this.#worker.terminate();
    this.#waiting?.reject(new Crash("ended"));
  }

  #receive(message: FromWorker): void {
    if ("fitting" in message) this.#tell(message.fitting);
    if (!("fitted" in message)) return;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (message.fitted === undefined) waiting?.reject(new Crash("not a task"));
    else waiting?.resolve(message.fitted);
  }
}
