/** The samples' files: from the page itself (one file) or from beside it (hosted). */
import { decode } from "./engine";
import type { Sample } from "./state";

/** The samples that the build put in. */
export function samples(): Sample[] {
  return JSON.parse(document.getElementById("samples")?.textContent ?? "[]") as Sample[];
}

export async function sampleFiles({ files }: Sample, stop: AbortSignal): Promise<File[]> {
  const inside = files.map((name) => document.querySelector(`[data-sample-file="${CSS.escape(name)}"]`)?.textContent ?? "");
  if (inside.every((text) => text !== "")) {
    const contents = await decode(inside);
    return contents.map((bytes, at) => new File([bytes], files[at] ?? ""));
  }
  return Promise.all(files.map((name) => fetched(name, stop)));
}

async function fetched(name: string, stop: AbortSignal): Promise<File> {
  const response = await fetch(`samples/${encodeURIComponent(name)}`, { signal: stop });
  if (!response.ok) throw new Error(`${response.status} ${name}`);
  return new File([await response.blob()], name);
}
