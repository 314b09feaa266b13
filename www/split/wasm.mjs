// A WebAssembly module as its sections, read and written byte by byte (WebAssembly core specification 2.0, chapter 5: binary format).
// Into instructions only `looked` looks, and changes none.

const SECTION_ORDER = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];
export const TYPE = 1, IMPORT = 2, FUNCTION = 3, TABLE = 4, MEMORY = 5, GLOBAL = 6, EXPORT = 7, ELEMENT = 9, CODE = 10, DATA = 11, DATA_COUNT = 12;
/** Kinds of imports and exports. */
export const OF_FUNCTION = 0, OF_TABLE = 1, OF_MEMORY = 2, OF_GLOBAL = 3;
export const I32 = 0x7f, FUNCREF = 0x70;

/** Unsigned LEB128. */
export function u32(value) {
  const bytes = [];
  do {
    const more = value > 0x7f;
    bytes.push((value & 0x7f) | (more ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

/** Signed LEB128, as `i32.const` wants it. */
export function s32(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    const done = (value === 0 && (low & 0x40) === 0) || (value === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

export const name = (text) => [...u32(Buffer.byteLength(text)), ...Buffer.from(text)];
/** A vector: how many, then each. */
export const vector = (items) => Buffer.concat([Buffer.from(u32(items.length)), ...items.map((item) => Buffer.from(item))]);

/** Reads on from where it stands. */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  byte() {
    return this.bytes[this.at++];
  }
  u32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }
  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  name() {
    return Buffer.from(this.take(this.u32())).toString();
  }
  items(read) {
    return Array.from({ length: this.u32() }, () => read(this));
  }
  /** The bytes that `read` passes over. */
  raw(read) {
    const from = this.at;
    read(this);
    return this.bytes.subarray(from, this.at);
  }
  limits() {
    const flags = this.byte();
    const least = this.u32();
    return { least, most: flags & 1 ? this.u32() : undefined };
  }
  /** Past a constant expression: the ones that a compiler writes for globals and segments. */
  constant() {
    for (;;) {
      const opcode = this.byte();
      if (opcode === 0x0b) return;
      if (opcode === 0x41 || opcode === 0x42 || opcode === 0x23 || opcode === 0xd2) this.u64();
      else if (opcode === 0x43) this.take(4);
      else if (opcode === 0x44) this.take(8);
      else if (opcode === 0xd0) this.byte();
      else throw new Error(`a constant expression with opcode ${opcode}`);
    }
  }
  u64() {
    while (this.byte() >= 0x80);
  }
  s32() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && byte & 0x40 ? value | (-1 << (shift + 7)) : value;
    }
  }
  /** The address that `i32.const` puts a segment at. */
  address() {
    if (this.byte() !== 0x41) throw new Error("a data segment whose address is computed");
    const value = this.s32() >>> 0;
    this.byte();
    return value;
  }
}

/** The module's sections: vectors taken apart as far as splitting needs it. */
export function read(bytes) {
  const reader = new Reader(bytes);
  reader.take(8);
  const sections = new Map();
  const custom = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const content = reader.take(reader.u32());
    if (id === 0) custom.push(content);
    else sections.set(id, content);
  }
  const items = (id, one) => (sections.has(id) ? new Reader(sections.get(id)).items(one) : []);
  const globalType = (r) => ({ type: r.byte(), mutable: r.byte() });
  const table = (r) => ({ type: r.byte(), ...r.limits() });
  const desc = { [OF_FUNCTION]: (r) => r.u32(), [OF_TABLE]: table, [OF_MEMORY]: (r) => r.limits(), [OF_GLOBAL]: globalType };
  return {
    types: items(TYPE, (r) => {
      if (r.byte() !== 0x60) throw new Error("a type that is no function's");
      return { params: [...r.take(r.u32())], results: [...r.take(r.u32())] };
    }),
    imports: items(IMPORT, (r) => {
      const [module, field, kind] = [r.name(), r.name(), r.byte()];
      return { module, field, kind, desc: desc[kind](r) };
    }),
    functions: items(FUNCTION, (r) => r.u32()),
    tables: items(TABLE, table),
    memories: items(MEMORY, (r) => r.limits()),
    globals: items(GLOBAL, (r) => ({ ...globalType(r), value: r.raw((e) => e.constant()) })),
    exports: items(EXPORT, (r) => ({ field: r.name(), kind: r.byte(), index: r.u32() })),
    elements: items(ELEMENT, (r) => {
      const flags = r.u32();
      if (flags !== 0) throw new Error(`an element segment of kind ${flags}`);
      return { offset: r.raw((e) => e.constant()), functions: r.items((e) => e.u32()) };
    }),
    bodies: items(CODE, (r) => r.take(r.u32())),
    data: items(DATA, (r) => {
      const flags = r.u32();
      if (flags !== 0) throw new Error(`a data segment of kind ${flags}`);
      return { at: r.address(), bytes: r.take(r.u32()) };
    }),
    custom,
  };
}

const limits = ({ least, most }) => (most === undefined ? [0, ...u32(least)] : [1, ...u32(least), ...u32(most)]);
const table = ({ type, ...size }) => [type, ...limits(size)];
const globalType = ({ type, mutable }) => [type, mutable];
const described = { [OF_FUNCTION]: u32, [OF_TABLE]: table, [OF_MEMORY]: limits, [OF_GLOBAL]: globalType };

/** The bytes of a module. */
export function write(module) {
  const sections = new Map([
    [TYPE, module.types.map(({ params, results }) => [0x60, ...u32(params.length), ...params, ...u32(results.length), ...results])],
    [IMPORT, module.imports.map(({ module, field, kind, desc }) => [...name(module), ...name(field), kind, ...described[kind](desc)])],
    [FUNCTION, module.functions.map(u32)],
    [TABLE, module.tables.map(table)],
    [MEMORY, module.memories.map(limits)],
    [GLOBAL, module.globals.map((global) => [...globalType(global), ...global.value])],
    [EXPORT, module.exports.map(({ field, kind, index }) => [...name(field), kind, ...u32(index)])],
    [ELEMENT, module.elements.map(({ offset, functions }) => [0, ...offset, ...vector(functions.map(u32))])],
    [CODE, module.bodies.map((body) => Buffer.concat([Buffer.from(u32(body.length)), body]))],
    [DATA, module.data.map(({ at, bytes }) => Buffer.concat([Buffer.from([0, 0x41, ...s32(at | 0), 0x0b, ...u32(bytes.length)]), bytes]))],
  ]);
  const parts = [Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])];
  const add = (id, content) => parts.push(Buffer.from([id, ...u32(content.length)]), content);
  for (const id of SECTION_ORDER) {
    const items = sections.get(id);
    if (items?.length > 0) add(id, vector(items));
    else if (id === DATA_COUNT && module.data.length > 0) add(id, Buffer.from(u32(module.data.length)));
  }
  for (const content of module.custom) add(0, content);
  return Buffer.concat(parts);
}

/** Where a function's instructions begin: behind its locals. */
export function instructions(body) {
  const reader = new Reader(body);
  reader.items((r) => [r.u32(), r.byte()]);
  return reader.at;
}

/** What follows an opcode (chapter 5.4): how to pass over it. `see` is told of numbers that may be addresses, and of functions. */
const nothing = () => {}, byte = (r) => r.byte(), index = (r) => r.u32(), two = (r) => [r.u32(), r.u32()];
const memory = (r, see) => {
  if (r.u32() & 0x40) throw new Error("several memories");
  see.number(r.u32());
};
const lane = (r, see) => [memory(r, see), r.byte()];
const called = (r, see) => see.called(r.u32());
const opcodes = (entries) => new Map(entries.flatMap(([from, to, pass]) => Array.from({ length: to - from + 1 }, (_, more) => [from + more, pass])));
const PLAIN = opcodes([
  [0x00, 0x01, nothing],
  [0x02, 0x04, (r) => r.u64()],
  [0x05, 0x05, nothing],
  [0x0b, 0x0b, nothing],
  [0x0c, 0x0d, index],
  [0x0e, 0x0e, (r) => [r.items(index), r.u32()]],
  [0x0f, 0x0f, nothing],
  [0x10, 0x10, called],
  [0x11, 0x11, two],
  [0x1a, 0x1b, nothing],
  [0x1c, 0x1c, (r) => r.items(byte)],
  [0x20, 0x26, index],
  [0x28, 0x3e, memory],
  [0x3f, 0x40, byte],
  [0x41, 0x41, (r, see) => see.number(r.s32() >>> 0)],
  [0x42, 0x42, (r) => r.u64()],
  [0x43, 0x43, (r) => r.take(4)],
  [0x44, 0x44, (r) => r.take(8)],
  [0x45, 0xc4, nothing],
  [0xd0, 0xd0, byte],
  [0xd1, 0xd1, nothing],
  [0xd2, 0xd2, called],
]);
/** Behind 0xfc; not those that name a data segment by its number. */
const MORE = opcodes([
  [0x00, 0x07, nothing],
  [0x0a, 0x0a, two],
  [0x0b, 0x0b, index],
  [0x0c, 0x0c, two],
  [0x0d, 0x0d, index],
  [0x0e, 0x0e, two],
  [0x0f, 0x11, index],
]);
/** Behind 0xfd; a later one has the place of an earlier. */
const VECTOR = opcodes([
  [0, 275, nothing],
  [0, 11, memory],
  [12, 13, (r) => r.take(16)],
  [21, 34, byte],
  [84, 91, lane],
  [92, 93, memory],
]);

/**
 * What a function's instructions name: every number that could be an address (constants, and what loads and stores add), and
 * every function.
 */
export function looked(body) {
  const numbers = new Set();
  const functions = new Set();
  const see = { number: (one) => void numbers.add(one), called: (one) => void functions.add(one) };
  const reader = new Reader(body);
  reader.at = instructions(body);
  while (reader.at < body.length) {
    const opcode = reader.byte();
    const [known, which] = opcode === 0xfc ? [MORE, reader.u32()] : opcode === 0xfd ? [VECTOR, reader.u32()] : [PLAIN, opcode];
    const pass = known.get(which);
    if (pass === undefined) throw new Error(`an instruction that is not known here: ${opcode} ${which}`);
    pass(reader, see);
  }
  return { numbers, functions };
}
