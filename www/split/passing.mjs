/** A function of a module that passes on the number it is called with: a table takes no function of JavaScript's. */
export function passing(call) {
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 5, 1, 0x60, 1, 0x7f, 0],
    ...[2, 7, 1, 1, 0x61, 1, 0x61, 0, 0],
    ...[3, 2, 1, 0],
    ...[7, 5, 1, 1, 0x66, 0, 1],
    ...[10, 8, 1, 6, 0, 0x20, 0, 0x10, 0, 0x0b],
  ];
  return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)), { a: { a: call } }).exports.f;
}
