/** In the worker: workbooks and SHA-256, by a module of their own. Each gets a fresh instance, whose memory goes with it. */
import type { Session } from "sqii";
import { Sha256, Workbook, initSync, sheets } from "sqii-export";
import { moduleOf } from "./extras";
import type { Extra, TypedError } from "./protocol";

type Want = (extra: Extra) => void;

async function begin(want: Want): Promise<void> {
  const module = await moduleOf("export", want);
  if (module === undefined) throw { code: "no_export", message: "the module that exports could not be loaded" } satisfies TypedError;
  initSync({ module });
}

/** The report's tables as one workbook. */
export async function workbook(session: Session, want: Want): Promise<Uint8Array<ArrayBuffer>> {
  await begin(want);
  try {
    const book = new Workbook();
    for (const name of sheets()) book.sheet(name, session.download(`${name}.csv`));
    return new Uint8Array(book.bytes());
  } catch (error) {
    // The session goes on: only the other module had too much to hold.
    throw { code: "no_workbook", message: error instanceof Error ? error.message : String(error) } satisfies TypedError;
  }
}

/** The SHA-256 of each file, read piece by piece; empty for one that cannot be read any more. */
export async function digests(files: readonly File[], want: Want): Promise<string[]> {
  await begin(want);
  const found: string[] = [];
  for (const file of files) found.push(await digest(file).catch(() => ""));
  return found;
}

async function digest(file: File): Promise<string> {
  const reader = file.stream().getReader();
  const sha = new Sha256();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return sha.hex();
    sha.push(value);
  }
}
