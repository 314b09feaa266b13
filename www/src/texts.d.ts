/** What the build puts in as text. */
declare module "worker-source" {
  const source: string;
  export default source;
}

declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.ftl" {
  const text: string;
  export default text;
}
