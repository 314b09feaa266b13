// One WebAssembly module made into two: the functions that a first look needs, and all others, which come when one of
// them is first called. Both share memory, globals and tables; neither can tell that it was cut.
//
// Every function that one module has and the other calls gets a slot of its own behind the end of the table. Where a module
// lacks a function it has a stub in its place, which calls through that slot, or a trap where nothing in it calls it: so no
// index moves, and no instruction is changed. The first module's stubs see to it that the others are there: unless `loaded`
// says so, they call the function that the page has put into the slot `loader` (www/src/rest.ts).
//
// Data stays in the first module, but for pieces that are named: one comes with the second when functions of the second have
// its address among their constants, and neither a function of the first nor other data has.
import { FUNCREF, I32, OF_FUNCTION, OF_GLOBAL, OF_MEMORY, OF_TABLE, instructions, looked, s32, u32 } from "./wasm.mjs";

const UNREACHABLE = 0x00, VOID = 0x40, IF = 0x04, END = 0x0b, I32_CONST = 0x41, LOCAL_GET = 0x20, GLOBAL_GET = 0x23, I32_EQZ = 0x45, CALL_INDIRECT = 0x11;

/** The name under which the second module imports what both share. */
const FIRST = "first";
/** The export of the table that functions are called through. */
export const SLOTS = "slots";

const of = (module, kind) => module.imports.filter((item) => item.kind === kind);

/** The module with room for slots, whose place and types everything below agrees on. */
function prepared(module, slots) {
  for (const kind of [OF_TABLE, OF_MEMORY, OF_GLOBAL]) {
    if (of(module, kind).length > 0) throw new Error("a module that imports tables, memories or globals is not split");
  }
  const table = module.tables.findIndex(({ type }) => type === FUNCREF);
  const loader = module.tables[table].least;
  const types = [...module.types];
  const typeOf = (params, results) => {
    const at = types.findIndex((type) => `${type.params};${type.results}` === `${params};${results}`);
    return at >= 0 ? at : types.push({ params, results }) - 1;
  };
  const size = loader + 1 + slots;
  const face = { field: SLOTS, kind: OF_TABLE, index: table };
  return {
    ...module,
    types,
    tables: module.tables.map((one, at) => (at === table ? { ...one, least: size, most: one.most === undefined ? undefined : size } : one)),
    table,
    loader,
    imported: of(module, OF_FUNCTION).length,
    plain: typeOf([], []),
    mark: typeOf([I32], []),
    exports: [...module.exports, face],
  };
}

const callThrough = (module, at, type) => [I32_CONST, ...s32(at), CALL_INDIRECT, ...u32(type), ...u32(module.table)];

/** What stands in place of a function that is elsewhere, and is called through a slot. */
function stub(module, at, slot, before) {
  const type = module.functions[at];
  const params = module.types[type].params.flatMap((_, param) => [LOCAL_GET, ...u32(param)]);
  return Buffer.from([0, ...before, ...params, ...callThrough(module, slot, type), END]);
}

/** What stands in place of a function that nothing here calls. */
const NEVER = Buffer.from([0, UNREACHABLE, END]);

/** The functions of one of the modules: its own, those of the other that it calls, and nothing for all others. */
function functionsOf(module, isOwn, calls, slots, before) {
  const isThere = (at) => isOwn(at) || calls.has(at);
  return {
    functions: module.functions.map((type, at) => (isThere(at) ? type : module.plain)),
    bodies: module.bodies.map((body, at) => (isOwn(at) ? body : isThere(at) ? stub(module, at, slots.get(at), before) : NEVER)),
  };
}

/** Functions by number, put into the slots from one on. */
const placed = (module, slot, numbers) =>
  numbers.length === 0 ? [] : [{ offset: [I32_CONST, ...s32(slot), END], functions: numbers.map((at) => module.imported + at) }];

/** Tells of every function that begins, by its number, to the function in the slot `loader`. */
export function watched(whole) {
  const module = prepared(whole, 0);
  const bodies = module.bodies.map((body, at) => {
    const from = instructions(body);
    return Buffer.concat([body.subarray(0, from), Buffer.from([I32_CONST, ...s32(at), ...callThrough(module, module.loader, module.mark)]), body.subarray(from)]);
  });
  return { module: { ...module, bodies }, loader: module.loader };
}

/** What Rust writes for no character: of all numbers that are no addresses the one that looks like one everywhere. */
const NO_CHARACTER = 0x110000;

/** Is an address among the words of the data? */
function isPointedAt(data, address) {
  return data.some(({ at, bytes }) => {
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let place = -at & 3; place + 4 <= bytes.length; place += 4) if (words.getUint32(place, true) === address) return true;
    return false;
  });
}

/** The memory that a module begins with, up to where its data ends. */
function beginning(data) {
  const memory = Buffer.alloc(Math.max(0, ...data.map(({ at, bytes }) => at + bytes.length)));
  for (const { at, bytes } of data) memory.set(bytes, at);
  return memory;
}

/** Data without what lies between two addresses. */
function without(data, from, to) {
  const around = ({ at, bytes }) => [
    { at, bytes: bytes.subarray(0, Math.max(0, from - at)) },
    { at: Math.max(at, to), bytes: bytes.subarray(Math.max(0, to - at)) },
  ];
  return data.flatMap(around).filter(({ bytes }) => bytes.length > 0);
}

/** The data of the two modules: those `pieces` that the second alone has a use for go with it. */
function dataOf(data, seen, needed, pieces) {
  const memory = beginning(data);
  const constants = seen.map(({ numbers }) => [...numbers].filter((one) => one !== NO_CHARACTER));
  let first = data;
  const rest = [];
  for (const piece of pieces) {
    const from = memory.indexOf(piece);
    const to = from + piece.length;
    const users = constants.flatMap((all, at) => (all.some((one) => one >= from && one < to) ? [at] : []));
    if (from < 0 || users.length === 0 || users.some((user) => needed.has(user)) || isPointedAt(data, from)) continue;
    first = without(first, from, to);
    rest.push({ at: from, bytes: piece });
  }
  return { first, rest };
}

/** The two modules: `needed` are the numbers of the first one's functions, `pieces` of data that may come with the rest. */
export function split(whole, needed, pieces = []) {
  const seen = whole.bodies.map(looked);
  const data = dataOf(whole.data, seen, needed, pieces);
  const numbers = whole.functions.map((_, at) => at);
  const [own, others] = [numbers.filter((at) => needed.has(at)), numbers.filter((at) => !needed.has(at))];
  const imported = of(whole, OF_FUNCTION).length;
  const positions = (indices) => new Set(indices.map((index) => index - imported));
  const calledIn = (bodies) => bodies.flatMap((at) => [...seen[at].functions]);
  const exported = whole.exports.filter(({ kind }) => kind === OF_FUNCTION).map(({ index }) => index);
  const ofFirst = positions([...calledIn(own), ...exported, ...whole.elements.flatMap(({ functions }) => functions)]);
  const ofRest = positions(calledIn(others));
  const here = own.filter((at) => ofRest.has(at));
  const later = others.filter((at) => ofFirst.has(at));
  const module = prepared(whole, here.length + later.length);
  const slots = new Map([...here, ...later].map((at, more) => [at, module.loader + 1 + more]));
  const loaded = module.globals.length;
  const seeToIt = [GLOBAL_GET, ...u32(loaded), I32_EQZ, IF, VOID, ...callThrough(module, module.loader, module.plain), END];
  const shares = [
    ...module.tables.map((desc, index) => ({ field: `table${index}`, kind: OF_TABLE, index, desc })),
    ...module.memories.map((desc, index) => ({ field: `memory${index}`, kind: OF_MEMORY, index, desc })),
    ...module.globals.map((desc, index) => ({ field: `global${index}`, kind: OF_GLOBAL, index, desc })),
  ];
  const state = [
    { field: "loaded", kind: OF_GLOBAL, index: loaded },
    { field: "loader", kind: OF_GLOBAL, index: loaded + 1 },
  ];
  const first = {
    ...module,
    data: data.first,
    globals: [
      ...module.globals,
      { type: I32, mutable: 1, value: [I32_CONST, 0, END] },
      { type: I32, mutable: 0, value: [I32_CONST, ...s32(module.loader), END] },
    ],
    ...functionsOf(module, (at) => needed.has(at), ofFirst, slots, seeToIt),
    elements: [...module.elements, ...placed(module, module.loader + 1, here)],
    exports: [...module.exports, ...shares, ...state],
  };
  const rest = {
    ...module,
    imports: [...module.imports, ...shares.map(({ field, kind, desc }) => ({ module: FIRST, field, kind, desc }))],
    tables: [],
    memories: [],
    globals: [],
    exports: [],
    data: data.rest,
    custom: [],
    ...functionsOf(module, (at) => !needed.has(at), ofRest, slots, []),
    elements: placed(module, module.loader + 1 + here.length, later),
  };
  return { first, rest };
}
