export function passing(call: (number: number) => void): WebAssembly.ExportValue;
