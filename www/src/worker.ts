/**
 * The one worker: reads files, computes, answers. A classic script, started from a blob, so that the page's content
 * security policy holds in it too. It is handed the compiled module and fetches nothing.
 */
import { Session, initSync } from "sqii";
import { pack } from "./columns";
import { searchText } from "./search";
import type { Answer, FromWorker, Progress, RequestKind, ToWorker, TypedError } from "./protocol";
import type { FileSummary, FindingGroup, Overview } from "./types";

const PROGRESS_EVERY_MS = 50;
/** Bytes read at a time. */
const CHUNK = 1 << 18;

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
};

let session: Session | undefined;

/** A file that the browser would not let us read to its end: moved, changed, or a folder. */
class Unreadable extends Error {}

async function load(files: File[], methodology: string | undefined): Promise<Overview> {
  session?.free();
  session = new Session();
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const report = progressReporter(total);
  const unreadable: File[] = [];
  for (const [number, file] of files.entries()) {
    try {
      await read(session, file, (bytes) => report(bytes, number));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      // A file that is never closed leaves nothing behind.
      unreadable.push(file);
    }
  }
  scope.postMessage({ progress: { stage: "computing", done: total, total, file: files.length } });
  const overview = compute(methodology);
  for (const file of unreadable) addUnreadable(overview, file);
  return overview;
}

async function read(into: Session, file: File, onBytes: (bytes: number) => void): Promise<FileSummary> {
  into.open(file.name, file.size);
  const next = chunks(file);
  for (;;) {
    const chunk = await next().catch(() => {
      throw new Unreadable(file.name);
    });
    if (chunk === undefined) return into.close();
    into.push(chunk);
    onBytes(chunk.byteLength);
  }
}

/** Reads a file piece by piece, into one buffer again and again where the browser can. */
function chunks(file: File): () => Promise<Uint8Array | undefined> {
  const stream = file.stream();
  try {
    const reader = stream.getReader({ mode: "byob" });
    let buffer = new ArrayBuffer(CHUNK);
    return async () => {
      const { value, done } = await reader.read(new Uint8Array(buffer));
      if (done) return undefined;
      buffer = value.buffer;
      return value;
    };
  } catch {
    const reader = stream.getReader();
    return async () => (await reader.read()).value;
  }
}

/** Adds up bytes and tells the page at most every 50 ms. */
function progressReporter(total: number): (bytes: number, file: number) => void {
  const progress: Progress = { stage: "reading", done: 0, total, file: 0 };
  let last = 0;
  return (bytes, file) => {
    progress.done += bytes;
    progress.file = file;
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    scope.postMessage({ progress });
  };
}

function addUnreadable(overview: Overview, file: File): void {
  const group: FindingGroup = {
    kind: "unreadable_file",
    severity: "error",
    file: file.name,
    column: "",
    count: 1,
    examples: [],
  };
  overview.findings.unshift(group);
  overview.files.push({
    name: file.name,
    bytes: file.size,
    rows: 0,
    layout: "",
    layout_label: "",
    grain: "unknown",
    encoding: "",
    compression: "",
    used: false,
    hash: "",
    findings: [group],
  });
}

function open(): Session {
  if (session === undefined) throw { code: "no_files", message: "no files are loaded" } satisfies TypedError;
  return session;
}

function compute(methodology: string | undefined): Overview {
  return open().compute(methodology);
}

/** Row numbers as typed arrays: they cross to the page as one block each. */
const compact = (order: Record<string, ArrayLike<number>>): Record<string, Uint32Array> =>
  Object.fromEntries(Object.entries(order).map(([column, rows]) => [column, Uint32Array.from(rows)]));

type Handlers = { [K in RequestKind]: (ask: Extract<ToWorker, { kind: K }>["ask"]) => Promise<Answer<K>> | Answer<K> };

const handlers: Handlers = {
  load: ({ files, methodology }) => load(files, methodology),
  compute: ({ methodology }) => compute(methodology),
  schools: ({ year }) => {
    const table = open().schools(year);
    return pack({ ...table, order: compact(table.order), search: searchText(table) });
  },
  card: ({ year, school }) => open().card(year, school),
  trace: ({ year, school }) => open().trace(year, school),
  download: ({ name }) => new Uint8Array(open().download(name)),
};

const isTyped = (error: unknown): error is TypedError =>
  typeof error === "object" && error !== null && "code" in error && "message" in error && !(error instanceof Error);

// One request after the other: the session is never entered twice.
let queue: Promise<void> = Promise.resolve();

async function answer(message: Extract<ToWorker, { id: number }>): Promise<void> {
  try {
    const handle = handlers[message.kind] as (ask: unknown) => unknown;
    scope.postMessage({ id: message.id, answer: await handle(message.ask) });
  } catch (error) {
    if (isTyped(error)) {
      scope.postMessage({ id: message.id, error: { code: error.code, message: error.message } });
    } else {
      scope.postMessage({ crash: error instanceof Error ? error.message : String(error) });
    }
  }
}

scope.onmessage = ({ data }) => {
  if ("start" in data) {
    initSync({ module: data.start });
    return;
  }
  queue = queue.then(() => answer(data));
};
