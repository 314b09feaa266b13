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

/** What `sqii support` writes for these files ({name, body}): its table. */
export function supported(files) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-support-"));
  try {
    for (const { name, body } of files) writeFileSync(join(folder, name), body);
    execFileSync(binary(), ["support", ...files.map(({ name }) => join(folder, name)), "--out", folder], { stdio: "pipe" });
    return readFileSync(join(folder, "support.csv"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `sqii grow` writes for these files ({name, body}): its tables, and the norms if they are asked for. */
export function grown(files, { norms = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-grow-"));
  try {
    for (const { name, body } of files) writeFileSync(join(folder, name), body);
    const save = norms ? ["--save-norms", join(folder, "growth_norms.toml")] : [];
    execFileSync(binary(), ["grow", ...files.map(({ name }) => join(folder, name)), ...save, "--out", folder], { stdio: "pipe" });
    const names = ["growth.csv", "growth_schools.csv", ...(norms ? ["growth_norms.toml"] : [])];
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
