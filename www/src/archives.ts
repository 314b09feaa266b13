/**
 * Archives and workbooks: unpacked by a module of their own, which the page compiles when the first of them comes. Every
 * archive gets a fresh instance: the memory of the last one is given back, and one that died over a damaged workbook is
 * gone with it.
 */
import { Archive, type Sink, initSync } from "sqii-archive";
import type { Session } from "sqii";
import { moduleOf } from "./extras";
import type { Extra } from "./protocol";
import type { FileSummary } from "./types";

/** An archive to push bytes into; nothing when its module cannot be had. */
export async function openArchive(size: number, want: (extra: Extra) => void): Promise<Archive | undefined> {
  const module = await moduleOf("archive", want);
  if (module === undefined) return undefined;
  initSync({ module });
  return new Archive(size);
}

/** Hands the members of an archive, which is the session's open file, to the session: what was read of each. */
export function unpack(archive: Archive, name: string, into: Session): FileSummary[] {
  const came: FileSummary[] = [];
  let ours: unknown;
  let open = true;
  /** What goes wrong in the session is not the archive's doing. */
  const watched = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      ours = error;
      throw error;
    }
  };
  const end = (close: () => FileSummary): void => {
    open = false;
    came.push(close());
  };
  const sink: Sink = {
    find: (kind, count, found, expected) => watched(() => into.find(kind, count, found, expected)),
    container: (kind) => watched(() => end(() => into.close_container(kind))),
    open: (member) => watched(() => {
      into.open(member);
      open = true;
    }),
    push: (bytes) => watched(() => into.push(bytes)),
    close: () => watched(() => end(() => into.close())),
  };
  try {
    archive.unpack(name, sink);
  } catch (error) {
    if (ours !== undefined || !(error instanceof WebAssembly.RuntimeError)) throw error;
    // Nothing of what is open can be trusted; what was read before stays.
    if (!open) into.open(`${name} › ?`);
    into.find("broken_archive", 1, "a part that contradicts itself", "a whole archive or workbook");
    came.push(into.close());
  }
  return came;
}
