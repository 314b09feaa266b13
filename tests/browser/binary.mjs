// The binary on the same files: what the page's downloads are compared with.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = () => process.env.SQII_BIN ?? "target/debug/sqii";

/** The text of a shipped methodology. */
export const methodologyText = (id) => execFileSync(binary(), ["methodology", id], { encoding: "utf8" });

/** What `sqii score` writes for these files ({name, body} or {path}), by file name. */
export function scored(files, names, options = []) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-"));
  try {
    const paths = files.map(({ path, name, body }) => {
      if (path) return path;
      writeFileSync(join(folder, name), body);
      return join(folder, name);
    });
    const out = join(folder, "out");
    execFileSync(binary(), ["score", ...paths, ...options, "--out", out], { stdio: "pipe" });
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
