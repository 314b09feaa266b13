/** What the build puts in as text. */
declare module "worker-source" {
  const source: string;
  export default source;
}

declare module "words-of-second" {
  const text: string;
  export default text;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.ftl" {
  const text: string;
  export default text;
}

/** What the module that computes wants of JavaScript, from its glue. */
declare module "sqii-imports" {
  export const imports: () => WebAssembly.Imports;
}
