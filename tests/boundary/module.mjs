// The module as the page's worker sees it, in Node.
import { readFileSync } from "node:fs";
import * as sqii from "../../pkg/sqii.js";

const module = new WebAssembly.Module(readFileSync(new URL("../../pkg/sqii_bg.wasm", import.meta.url)));
const { memory: all } = sqii.initSync({ module });

/** What the module has of memory. */
export const memory = () => all.buffer;

export const { Session, fit_growth, presets, methodology_text } = sqii;

/** Hands one file over in chunks of `size` bytes. */
export function hand(session, { name, body }, size = 65536) {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  session.open(name);
  for (let at = 0; at < bytes.length; at += size) session.push(new Uint8Array(bytes.subarray(at, at + size)));
  return session.close();
}

/** Everything that a session of these files says. */
export function computed(files, size) {
  const session = new Session();
  try {
    const summaries = files.map((file) => hand(session, file, size));
    const overview = session.compute();
    const download = (name) => Buffer.from(session.download(name)).toString("utf8");
    return {
      summaries,
      overview,
      tables: overview.years.map(({ year }) => session.schools(year)),
      downloads: Object.fromEntries(DOWNLOADS.map((name) => [name, download(name)])),
    };
  } finally {
    session.free();
  }
}

export const DOWNLOADS = ["index.csv", "domains.csv", "measures.csv", "findings.csv", "report.json"];
