// Which functions a first look needs: those that run while files are read, and those that run next, while schools are
// computed and listed. Found by doing it, on the samples that the page ships and on what else people bring; a function not
// met here still works, and comes later.
import { readFileSync, readdirSync } from "node:fs";
import { passing } from "./passing.mjs";
import { read, write } from "./wasm.mjs";
import { SLOTS, split, watched } from "./split.mjs";

/** The shipped methodologies as texts: what is computed with them lies packed beside (build.rs). */
const PRESETS = new URL("../../src/methodology/presets/", import.meta.url);
const texts = () => readdirSync(PRESETS).sort().map((name) => readFileSync(new URL(name, PRESETS)));

/** The powers of five, 128 bits of each, with which Rust reads a decimal as a floating-point number (core::num::imp::dec2flt). */
function powersOfFive() {
  const table = Buffer.alloc((342 + 308 + 1) * 16);
  for (let exponent = -342; exponent <= 308; exponent++) {
    const power = 5n ** BigInt(Math.abs(exponent));
    const bits = BigInt(power.toString(2).length);
    // A reciprocal is rounded up: from 5^-27 on at its last bit, before that at a later one.
    const more = exponent < -27 ? 2n * bits + 128n : bits + 127n;
    const exact = exponent < 0 ? (1n << more) / power + 1n : power << 128n;
    const all = exact >> (BigInt(exact.toString(2).length) - 128n);
    table.writeBigUInt64LE(all >> 64n, (exponent + 342) * 16);
    table.writeBigUInt64LE(all & 0xffffffffffffffffn, (exponent + 342) * 16 + 8);
  }
  return table;
}

/** Files come in pieces of this size. */
const PIECE = 65536;

/** wasm-bindgen's glue, with what it wants of an instance, and makes of one, within reach. */
export const opened = (glue) => `${glue}\nexport { __wbg_get_imports, __wbg_finalize_init };\n`;

/** Numbers of the functions that ran while `reads` and while `computes` had the module's face. */
async function met(whole, glue, reads, computes) {
  const { module, loader } = watched(whole);
  const { __wbg_get_imports, __wbg_finalize_init, ...face } = await import(`data:text/javascript,${encodeURIComponent(opened(glue))}`);
  const compiled = new WebAssembly.Module(write(module));
  const instance = new WebAssembly.Instance(compiled, __wbg_get_imports());
  let numbers = new Set();
  instance.exports[SLOTS].set(loader, passing((at) => void numbers.add(at)));
  __wbg_finalize_init(instance, compiled);
  reads(face);
  const whileRead = numbers;
  numbers = new Set();
  computes(face);
  return [whileRead, numbers];
}

/** A session that has read files, handed over in pieces. */
function readIn({ Session }, files) {
  const session = new Session();
  for (const { name, bytes } of files) {
    session.open(name);
    for (let at = 0; at < bytes.length; at += PIECE) session.push(new Uint8Array(bytes.subarray(at, at + PIECE)));
    session.is_archive();
    session.position();
    session.close();
  }
  return session;
}

/** A large file as two workers read it: see www/src/halves.ts. */
function readInHalves({ Session }, { name, bytes }) {
  const [one, two] = [new Session(), new Session()];
  const middle = Math.floor(bytes.length / 2);
  for (const session of [one, two]) {
    session.open(name);
    session.push(new Uint8Array(bytes.subarray(0, PIECE)));
  }
  one.can_be_halved();
  if (two.begin_half()) {
    two.push(new Uint8Array(bytes.subarray(middle)));
    two.can_hand_over();
    one.push(new Uint8Array(bytes.subarray(PIECE, middle)));
    const end = two.end_half();
    for (let rows = two.hand_over(); rows !== undefined; rows = two.hand_over()) one.receive(rows);
    if (end !== undefined) one.take_over(end);
  }
  one.close();
  two.free();
  return one;
}

/** Computes, and lists the schools of every year. */
function list(session) {
  for (const { year } of session.compute(undefined).years) session.schools_joined(year);
  session.free();
}

/** The module in parts: what reading each of `samples` (lists of files) needs, what computing and listing needs, and the rest. */
export async function inParts(bytes, glue, samples, large) {
  const whole = read(bytes);
  const sessions = [];
  const reads = (face) => void sessions.push(...samples.map((files) => readIn(face, files)), readInHalves(face, large));
  const computes = (face) => {
    const rehearsal = new face.Rehearsal();
    while (rehearsal.step());
    rehearsal.free();
    sessions.forEach(list);
  };
  const needed = await met(whole, glue, reads, computes);
  const [reading, computing, rest] = split(whole, needed, [...texts(), powersOfFive()]).map(write);
  return { reading, computing, rest };
}
