// One WebAssembly module made into parts: what is needed at first, what is needed next, and all else. Each comes after those
// before it, at the latest when one of its functions is called. All share memory, globals and tables; none can tell that it
// was cut.
//
// Every function that one part has and another calls gets a slot of its own behind the end of the table. Where a part lacks a
// function it has a stub in its place, which calls through that slot, or a trap where nothing in it calls it: so no index
// moves, and no instruction is changed. A stub for a function of a later part sees to it that the part is there: unless
// `loaded`, the number of the last part that has come, says so, it calls the function that the page has put into the slot
// `loader` (www/src/parts.ts), with that part's number.
//
// Data stays in the first part, but for pieces that are named: one comes with the first part whose functions have its address
// among their constants, unless other data has it.
import { FUNCREF, I32, OF_FUNCTION, OF_GLOBAL, OF_MEMORY, OF_TABLE, instructions, looked, s32, u32 } from "./wasm.mjs";

const UNREACHABLE = 0x00, VOID = 0x40, IF = 0x04, END = 0x0b, I32_CONST = 0x41, LOCAL_GET = 0x20, GLOBAL_GET = 0x23, I32_LT_U = 0x49, CALL_INDIRECT = 0x11;

/** The name under which later parts import what all share. */
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
    loaded: module.globals.length,
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

/** Calls the loader with a part's number, unless the part is there. */
const seeToIt = (module, part) => {
  const number = [I32_CONST, ...s32(part)];
  return [GLOBAL_GET, ...u32(module.loaded), ...number, I32_LT_U, IF, VOID, ...number, ...callThrough(module, module.loader, module.mark), END];
};

/** The functions of a part: its own, those of others that it calls, and nothing for all that are left. */
function functionsOf(module, part, owners, calls, slots) {
  const isThere = (at) => owners[at] === part || calls.has(at);
  const stubFor = (at) => stub(module, at, slots.get(at), owners[at] > part ? seeToIt(module, owners[at]) : []);
  return {
    functions: module.functions.map((type, at) => (isThere(at) ? type : module.plain)),
    bodies: module.bodies.map((body, at) => (owners[at] === part ? body : calls.has(at) ? stubFor(at) : NEVER)),
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

/** The data of each part: those `pieces` that later parts alone have a use for go with the first of them. */
function dataOf(data, seen, owners, parts, pieces) {
  const memory = beginning(data);
  const constants = seen.map(({ numbers }) => [...numbers].filter((one) => one !== NO_CHARACTER));
  const found = Array.from({ length: parts }, () => []);
  found[0] = data;
  for (const piece of pieces) {
    const from = memory.indexOf(piece);
    const to = from + piece.length;
    const users = constants.flatMap((all, at) => (all.some((one) => one >= from && one < to) ? [owners[at]] : []));
    const owner = Math.min(...users);
    if (from < 0 || users.length === 0 || owner === 0 || isPointedAt(data, from)) continue;
    found[0] = without(found[0], from, to);
    found[owner].push({ at: from, bytes: piece });
  }
  return found;
}

/**
 * The parts of a module: for each of the sets `needed` of numbers of functions those that are in none before it, and all that
 * are left. `pieces` are data that may come with a later part.
 */
export function split(whole, needed, pieces = []) {
  const seen = whole.bodies.map(looked);
  const numbers = whole.functions.map((_, at) => at);
  const parts = [...needed.keys(), needed.length];
  const owners = numbers.map((at) => [...needed.map((own) => own.has(at)), true].indexOf(true));
  const imported = of(whole, OF_FUNCTION).length;
  // What is exported or in the table is the first part's to show.
  const exported = whole.exports.filter(({ kind }) => kind === OF_FUNCTION).map(({ index }) => index);
  const shown = [...exported, ...whole.elements.flatMap(({ functions }) => functions)];
  const calledBy = (part) => numbers.flatMap((at) => (owners[at] === part ? [...seen[at].functions] : []));
  const calls = parts.map((part) => new Set([...calledBy(part), ...(part === 0 ? shown : [])].map((index) => index - imported)));
  const shared = parts.map((part) => numbers.filter((at) => owners[at] === part && calls.some((called, other) => other !== part && called.has(at))));
  const module = prepared(whole, shared.flat().length);
  const slots = new Map(shared.flat().map((at, more) => [at, module.loader + 1 + more]));
  const data = dataOf(whole.data, seen, owners, parts.length, pieces);
  const placedOf = (part) => placed(module, slots.get(shared[part][0]), shared[part]);
  const state = [
    { field: "loaded", kind: OF_GLOBAL, index: module.loaded, desc: { type: I32, mutable: 1 } },
    { field: "loader", kind: OF_GLOBAL, index: module.loaded + 1 },
  ];
  const shares = [
    ...module.tables.map((desc, index) => ({ field: `table${index}`, kind: OF_TABLE, index, desc })),
    ...module.memories.map((desc, index) => ({ field: `memory${index}`, kind: OF_MEMORY, index, desc })),
    ...module.globals.map((desc, index) => ({ field: `global${index}`, kind: OF_GLOBAL, index, desc })),
  ];
  const first = {
    ...module,
    data: data[0],
    globals: [
      ...module.globals,
      { ...state[0].desc, value: [I32_CONST, 0, END] },
      { type: I32, mutable: 0, value: [I32_CONST, ...s32(module.loader), END] },
    ],
    ...functionsOf(module, 0, owners, calls[0], slots),
    elements: [...module.elements, ...placedOf(0)],
    exports: [...module.exports, ...shares, ...state],
  };
  const later = parts.slice(1).map((part) => ({
    ...module,
    imports: [...module.imports, ...[...shares, state[0]].map(({ field, kind, desc }) => ({ module: FIRST, field, kind, desc }))],
    tables: [],
    memories: [],
    globals: [],
    exports: [],
    data: data[part],
    custom: [],
    ...functionsOf(module, part, owners, calls[part], slots),
    elements: placedOf(part),
  }));
  return [first, ...later];
}
