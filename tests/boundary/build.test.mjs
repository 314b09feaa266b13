// The page built twice is the same page, byte for byte: so anybody can compare theirs with the one published.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../www/build.mjs", import.meta.url));
const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));

/** The list of hashes of a build made in this place. */
function built(cwd, folder) {
  execFileSync(process.execPath, [script], { cwd, env: { ...process.env, SQII_OUT: folder, TZ: "Asia/Tokyo", LANG: "C" }, stdio: "pipe" });
  return readFileSync(join(folder, "SHA256SUMS"), "utf8");
}

test("two builds in two places at two times have the same hashes", () => {
  const folder = mkdtempSync(join(tmpdir(), "sqii-build-"));
  try {
    const one = built(folder, join(folder, "one"));
    assert.equal(built(tmpdir(), join(folder, "deeper/two")), one);
    assert.ok(one.split("\n").length > 20);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("the modules do not tell where they were built", () => {
  for (const name of ["sqii_bg.wasm", "sqii_archive_bg.wasm", "sqii_export_bg.wasm"]) {
    const text = readFileSync(join(pkg, name), "latin1");
    assert.doesNotMatch(text, /\/(root|home|Users|work|tmp)\//, name);
  }
});
