/** The module's exports as the worker uses them. */
declare module "sqii" {
  import type { Card, FileSummary, MethodologySummary, Overview, SchoolTable, TraceNode } from "./types";

  export function initSync(input: { module: WebAssembly.Module }): unknown;
  export function presets(): MethodologySummary[];
  export function methodology_text(id: string): string;

  export class Session {
    constructor();
    open(name: string, bytes: number): void;
    push(chunk: Uint8Array): void;
    close(): FileSummary;
    compute(methodology?: string): Overview;
    schools(year: string): SchoolTable;
    card(year: string, schoolCode: string): Card;
    trace(year: string, schoolCode: string): TraceNode;
    download(name: string): Uint8Array<ArrayBuffer>;
    free(): void;
  }
}

declare module "worker-source" {
  const source: string;
  export default source;
}

declare module "*.ftl" {
  const text: string;
  export default text;
}
