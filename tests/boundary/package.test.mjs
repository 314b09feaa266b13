// pkg/ as a package of others: found by its name, typed, and with an example that runs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { measureFiles, schoolCode, studentFile } from "../files.mjs";
import { Session, hand } from "./module.mjs";

const pkg = fileURLToPath(new URL("../../pkg", import.meta.url));

/** A project of somebody's, with the package installed. */
function installed(use) {
  const folder = mkdtempSync(join(tmpdir(), "sqii-package-"));
  try {
    cpSync(pkg, join(folder, "node_modules/sqii"), { recursive: true });
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const run = (folder, ...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

test("everything that package.json names is there, and types stand beside every entry", () => {
  const { exports, files, main, types, version } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));
  const named = [...files, main, types, ...Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [] : Object.values(entry)))];
  for (const name of named) assert.ok(existsSync(join(pkg, name)), name);
  assert.match(readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8"), new RegExp(`^version = "${version}"$`, "m"));
});

test("a project imports it by its name", () => {
  installed((folder) => {
    const script =
      'import { readFileSync } from "node:fs"; import { createRequire } from "node:module"; import { Session, initSync } from "sqii";' +
      'initSync({ module: readFileSync(createRequire(import.meta.url).resolve("sqii/sqii_bg.wasm")) });' +
      "const session = new Session(); console.log(session.compute().schools);";
    writeFileSync(join(folder, "use.mjs"), script);
    assert.equal(run(folder, "use.mjs").trim(), "0");
  });
});

test("the example gives the index of every school in the files that are named", () => {
  installed((folder) => {
    writeFileSync(join(folder, "students.csv"), studentFile());
    const lines = run(folder, "node_modules/sqii/example.mjs", "students.csv").trim().split("\n");
    assert.equal(lines.length, 3);
    assert.match(lines[0], new RegExp(`^2023-24\t${schoolCode(0)}\tExample School 1\t\\d+\\.\\d\\d$`));
  });
});

test("a published result of one school is that school's part of the whole", () => {
  const session = new Session();
  for (const file of measureFiles()) hand(session, file);
  session.compute();
  const parse = (bytes) => JSON.parse(Buffer.from(bytes).toString("utf8"));
  const whole = parse(session.published());
  assert.deepEqual(parse(session.download("published.json")), whole);
  assert.deepEqual(parse(session.published(schoolCode(90))).schools, whole.schools.filter(({ school_code: code }) => code === schoolCode(90)));
  assert.throws(() => session.published("00000000000000"), { code: "unknown_school" });
  session.free();
});
