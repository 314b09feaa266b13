// One WebAssembly module made into two: the functions that a first look needs, and all others, which come when one of
// them is first called. Both share memory, globals and tables; neither can tell that it was cut.
//
// Every function gets a slot of its own behind the end of the table. Where a module lacks a function it has a stub in its
// place, which calls through that slot: so no index moves, and no instruction is looked into. The first module's stubs
// see to it that the others are there: unless `loaded` says so, they call the function that the page has put into the
// slot `loader` (www/src/rest.ts).
import { FUNCREF, I32, OF_FUNCTION, OF_GLOBAL, OF_MEMORY, OF_TABLE, instructions, s32, u32 } from "./wasm.mjs";

const VOID = 0x40, IF = 0x04, END = 0x0b, I32_CONST = 0x41, LOCAL_GET = 0x20, GLOBAL_GET = 0x23, I32_EQZ = 0x45, CALL_INDIRECT = 0x11;

/** The name under which the second module imports what both share. */
const FIRST = "first";
/** The export of the table that functions are called through. */
export const SLOTS = "slots";

const of = (module, kind) => module.imports.filter((item) => item.kind === kind);

/** The module with room for a slot a function, whose place and types everything below agrees on. */
function prepared(module) {
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
  const size = loader + 1 + module.functions.length;
  const slots = { field: SLOTS, kind: OF_TABLE, index: table };
  return {
    ...module,
    types,
    tables: module.tables.map((one, at) => (at === table ? { ...one, least: size, most: one.most === undefined ? undefined : size } : one)),
    table,
    loader,
    imported: of(module, OF_FUNCTION).length,
    plain: typeOf([], []),
    mark: typeOf([I32], []),
    exports: [...module.exports, slots],
  };
}

const slot = (module, at) => module.loader + 1 + at;

const callThrough = (module, at, type) => [I32_CONST, ...s32(at), CALL_INDIRECT, ...u32(type), ...u32(module.table)];

/** What stands in place of a function that is elsewhere. */
function stub(module, at, before = []) {
  const type = module.functions[at];
  const params = module.types[type].params.flatMap((_, param) => [LOCAL_GET, ...u32(param)]);
  return Buffer.from([0, ...before, ...params, ...callThrough(module, slot(module, at), type), END]);
}

/** Functions by number, put into their slots. */
function placed(module, numbers) {
  const runs = [];
  for (const at of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.from + run.length === at) run.length += 1;
    else runs.push({ from: at, length: 1 });
  }
  return runs.map(({ from, length }) => ({
    offset: [I32_CONST, ...s32(slot(module, from)), END],
    functions: Array.from({ length }, (_, more) => module.imported + from + more),
  }));
}

/** Tells of every function that begins, by its number, to the function in the slot `loader`. */
export function watched(whole) {
  const module = prepared(whole);
  const bodies = module.bodies.map((body, at) => {
    const from = instructions(body);
    return Buffer.concat([body.subarray(0, from), Buffer.from([I32_CONST, ...s32(at), ...callThrough(module, module.loader, module.mark)]), body.subarray(from)]);
  });
  return { module: { ...module, bodies }, loader: module.loader };
}

/** The two modules: `needed` are the numbers of the first one's functions. */
export function split(whole, needed) {
  const module = prepared(whole);
  const numbers = module.functions.map((_, at) => at);
  const later = numbers.filter((at) => !needed.has(at));
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
    globals: [
      ...module.globals,
      { type: I32, mutable: 1, value: [I32_CONST, 0, END] },
      { type: I32, mutable: 0, value: [I32_CONST, ...s32(module.loader), END] },
    ],
    bodies: module.bodies.map((body, at) => (needed.has(at) ? body : stub(module, at, seeToIt))),
    elements: [...module.elements, ...placed(module, numbers.filter((at) => needed.has(at)))],
    exports: [...module.exports, ...shares, ...state],
  };
  const rest = {
    ...module,
    imports: [...module.imports, ...shares.map(({ field, kind, desc }) => ({ module: FIRST, field, kind, desc }))],
    tables: [],
    memories: [],
    globals: [],
    exports: [],
    rest: new Map(),
    custom: [],
    bodies: module.bodies.map((body, at) => (needed.has(at) ? stub(module, at) : body)),
    elements: placed(module, later),
  };
  return { first, rest };
}
