// A WebAssembly module as its sections, read and written byte by byte (WebAssembly core specification 2.0, chapter 5: binary format).
// Nothing here looks into instructions.

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
    rest: new Map([...sections].filter(([id]) => [DATA, DATA_COUNT].includes(id))),
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
  ]);
  const parts = [Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])];
  const add = (id, content) => parts.push(Buffer.from([id, ...u32(content.length)]), content);
  for (const id of SECTION_ORDER) {
    const items = sections.get(id);
    if (items?.length > 0) add(id, vector(items));
    else if (module.rest.has(id)) add(id, module.rest.get(id));
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
