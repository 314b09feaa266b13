// The module in parts computes what the whole one computes; reading needs no more than the first, a first look no more than two.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { inParts, opened } from "../../www/split/first.mjs";
import { passing } from "../../www/split/passing.mjs";
import { measureFiles, studentFile } from "../files.mjs";
import { computed, hand, methodology_text } from "./module.mjs";

const pkg = new URL("../../pkg/", import.meta.url);
const bytes = readFileSync(new URL("sqii_bg.wasm", pkg));
const glue = readFileSync(new URL("sqii.js", pkg), "utf8");

const students = { name: "students.csv", bytes: Buffer.from(studentFile({ schools: 40, each: 60 })) };
const parts = await inParts(bytes, glue, [[students]], students);

/** A face of the parts, of which the first is there, and the numbers of those that were wanted, in order. */
async function begun() {
  // Every address is a module of its own.
  const face = await import(`data:text/javascript,${encodeURIComponent(`${opened(glue)}// ${performance.now()}`)}`);
  const first = face.initSync({ module: new WebAssembly.Module(parts.reading) });
  const wanted = [];
  const join = (upTo) => {
    wanted.push(upTo);
    for (const part of [parts.computing, parts.rest].slice(first.loaded.value, upTo)) {
      new WebAssembly.Instance(new WebAssembly.Module(part), { ...face.__wbg_get_imports(), first });
      first.loaded.value += 1;
    }
  };
  first.slots.set(first.loader.value, passing(join));
  return { face, wanted };
}

test("rows of other students in other schools are read with the first part alone, computed and listed with the second", async () => {
  const { face, wanted } = await begun();
  const session = new face.Session();
  hand(session, { name: "students.csv", body: studentFile({ schools: 7, each: 150 }) });
  assert.deepEqual(wanted, []);
  const { years } = session.compute(undefined);
  assert.equal(session.schools_joined(years[0].year).index.split("\uffff").length, 7);
  assert.deepEqual(wanted, [1]);
  session.free();
});

test("what a part lacks comes once, and together the parts say what the whole module says", async () => {
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
  assert.deepEqual(wanted, [...new Set(wanted)].sort());
  assert.equal(wanted.at(-1), 2);
  session.free();
});

test("together the parts are hardly more than the whole", () => {
  const sizes = Object.values(parts).map(({ length }) => length);
  assert.ok(sizes[0] < bytes.length / 3);
  assert.ok(sizes.reduce((sum, size) => sum + size) < bytes.length * 1.15);
});

test("what only a later part reads comes with it: the texts of the methodologies, the table by which decimals are read", async () => {
  const { face, wanted } = await begun();
  const isInRestAlone = (data) => bytes.includes(data) && parts.rest.includes(data) && ![parts.reading, parts.computing].some((part) => part.includes(data));
  const presets = new URL("../../src/methodology/presets/", import.meta.url);
  for (const name of readdirSync(presets)) {
    const text = readFileSync(new URL(name, presets));
    assert.ok(isInRestAlone(text), name);
  }
  // 5^-300: a shorter table, by which numbers are written, has its upper half too.
  const exact = (1n << 824n) / 5n ** 300n;
  const power = Buffer.alloc(16);
  power.writeBigUInt64LE(exact >> 64n);
  power.writeBigUInt64LE(exact & 0xffffffffffffffffn, 8);
  assert.ok(isInRestAlone(power));
  const listed = face.presets();
  assert.equal(listed.length, 4);
  for (const { id } of listed) assert.equal(face.methodology_text(id), methodology_text(id), id);
  assert.deepEqual(wanted, [2]);
});
