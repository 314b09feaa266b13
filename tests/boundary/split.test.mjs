// The module in two parts computes what the whole one computes, and a first look needs no more than the first part.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { inTwo, opened } from "../../www/split/first.mjs";
import { measureFiles, studentFile } from "../files.mjs";
import { computed, hand, methodology_text } from "./module.mjs";

const pkg = new URL("../../pkg/", import.meta.url);
const bytes = readFileSync(new URL("sqii_bg.wasm", pkg));
const glue = readFileSync(new URL("sqii.js", pkg), "utf8");

const students = { name: "students.csv", bytes: Buffer.from(studentFile({ schools: 40, each: 60 })) };
const parts = await inTwo(bytes, glue, [[students]], students);

/** A function that a table takes. */
function plain(call) {
  const code = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, 0x61, 1, 0x61, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 1, 10, 6, 1, 4, 0, 0x10, 0, 0x0b];
  return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code)), { a: { a: call } }).exports.f;
}

/** A face of the two parts, and how often the second was wanted. */
async function begun() {
  // Every address is a module of its own.
  const face = await import(`data:text/javascript,${encodeURIComponent(`${opened(glue)}// ${performance.now()}`)}`);
  const first = face.initSync({ module: new WebAssembly.Module(parts.first) });
  const wanted = { times: 0 };
  first.slots.set(
    first.loader.value,
    plain(() => {
      wanted.times += 1;
      new WebAssembly.Instance(new WebAssembly.Module(parts.rest), { ...face.__wbg_get_imports(), first });
      first.loaded.value = 1;
    }),
  );
  return { face, wanted };
}

test("rows of other students in other schools are read, computed and listed with the first part alone", async () => {
  const { face, wanted } = await begun();
  const session = new face.Session();
  hand(session, { name: "students.csv", body: studentFile({ schools: 7, each: 150 }) });
  const { years } = session.compute(undefined);
  assert.equal(session.schools(years[0].year).index.length, 7);
  assert.equal(wanted.times, 0);
  session.free();
});

test("what the first part lacks comes once, and both parts say what the whole module says", async () => {
  const { face, wanted } = await begun();
  const files = [{ name: "students.csv", body: studentFile({ schools: 3 }) }, ...measureFiles()];
  const session = new face.Session();
  for (const file of files) hand(session, file);
  const overview = session.compute();
  const whole = computed(files);
  assert.deepEqual(overview, whole.overview);
  for (const [name, text] of Object.entries(whole.downloads)) assert.equal(Buffer.from(session.download(name)).toString("utf8"), text, name);
  const [{ year }] = overview.years;
  const school = session.schools(year).school_code[0];
  assert.equal(session.card(year, school).school_code, school);
  assert.equal(wanted.times, 1);
  session.free();
});

test("together the parts are hardly more than the whole", () => {
  assert.ok(parts.first.length < bytes.length);
  assert.ok(parts.first.length + parts.rest.length < bytes.length * 1.1);
});

test("what only the second part reads comes with it: the texts of the methodologies, the table by which decimals are read", async () => {
  const { face, wanted } = await begun();
  const presets = new URL("../../src/methodology/presets/", import.meta.url);
  for (const name of readdirSync(presets)) {
    const text = readFileSync(new URL(name, presets));
    assert.ok(bytes.includes(text) && parts.rest.includes(text) && !parts.first.includes(text), name);
  }
  // 5^-300: a shorter table, by which numbers are written, has its upper half too.
  const exact = (1n << 824n) / 5n ** 300n;
  const power = Buffer.alloc(16);
  power.writeBigUInt64LE(exact >> 64n);
  power.writeBigUInt64LE(exact & 0xffffffffffffffffn, 8);
  assert.ok(bytes.includes(power) && parts.rest.includes(power) && !parts.first.includes(power));
  const listed = face.presets();
  assert.equal(listed.length, 4);
  for (const { id } of listed) assert.equal(face.methodology_text(id), methodology_text(id), id);
  assert.equal(wanted.times, 1);
});
