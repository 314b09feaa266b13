/**
 * A large file, read by two workers at once: the second reads its second half and hands over what it made of it (the
 * module says when that can be used: src/intake/file/half.rs). The page starts the second one and passes on what it says.
 */
import { Session } from "sqii";
import { CHUNK, chunks } from "./chunks";
import type { Said } from "./handing";

/** Files are fingerprinted in blocks of so many bytes. */
const BLOCK = 1 << 22;
/** What the first worker reads while the second one starts. */
const AHEAD = 6e6;
const TOLD_EVERY_MS = 50;
const HEARD_EVERY_MS = 20;

/** A file, how many of its first bytes show what it is, and where its second half begins. */
export interface Half {
  file: File;
  head: number;
  from: number;
}

let hear: (said: Said) => void = () => undefined;

/** The page passes on what the second worker says. */
export const heard = (said: Said): void => hear(said);

/**
 * Lets the first worker hear the second one now and then: while a file's next bytes are always there, reading them never
 * comes to an end at which anything else is done.
 */
export function hearsOften(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    const now = performance.now();
    if (now - last < HEARD_EVERY_MS) return undefined;
    last = now;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(port1.close());
      port2.postMessage(undefined);
    });
  };
}

/** Where a second worker begins, and what it has made of the file from there on beside its rows; nothing when it cannot. */
export interface SecondReader {
  from: number;
  end: Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/** Has a second worker read on from the middle of a file of which the session has read the first bytes. */
export function secondReader(file: File, into: Session, want: (half: Half) => void, onBytes: (bytes: number) => void): SecondReader {
  const from = Math.floor((file.size + AHEAD) / 2 / BLOCK) * BLOCK;
  let told = 0;
  const end = new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve) => {
    hear = (said) => {
      if ("rows" in said) {
        into.receive(said.rows);
      } else if ("read" in said) {
        told += said.read;
        onBytes(said.read);
      } else {
        // What is not handed over is read again.
        if (said.end === undefined) onBytes(-told);
        hear = () => undefined;
        resolve(said.end);
      }
    };
  });
  want({ file, head: into.position(), from });
  return { from, end };
}

/** A session that has read so many of a file's first bytes. */
async function begin(file: File, head: number): Promise<Session> {
  const session = new Session();
  session.open(file.name);
  session.push(new Uint8Array(await file.slice(0, head).arrayBuffer()));
  return session;
}

let begun: { file: File; session: Promise<Session> } | undefined;

/** A large file is to be read: what it is, is looked at while the first worker does the same. */
export function readHead(file: File): void {
  begun = { file, session: begin(file, CHUNK) };
  // A failure is met where it is awaited.
  begun.session.catch(() => undefined);
}

const isSame = (a: File, b: File): boolean => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** Reads a file's second half; says its rows, and gives what it made of it beside them. */
export async function readHalf({ file, head, from }: Half, say: (said: Said) => void): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const session = await (begun !== undefined && head === CHUNK && isSame(begun.file, file) ? begun.session : begin(file, head));
  if (!session.begin_half()) return undefined;
  const handOver = (): void => {
    for (let rows = session.hand_over(); rows !== undefined; rows = session.hand_over()) say({ rows: rows as Uint8Array<ArrayBuffer> });
  };
  const next = chunks(file.slice(from));
  let read = 0;
  let last = performance.now();
  for (let chunk = await next(); chunk !== undefined; chunk = await next()) {
    session.push(chunk);
    if (!session.can_hand_over()) return undefined;
    handOver();
    read += chunk.byteLength;
    const now = performance.now();
    if (now - last < TOLD_EVERY_MS) continue;
    say({ read });
    [read, last] = [0, now];
  }
  const end = session.end_half();
  if (end !== undefined) handOver();
  return end as Uint8Array<ArrayBuffer> | undefined;
}
