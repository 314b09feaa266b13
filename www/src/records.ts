/** Records that the module gives as a `Map` become plain objects before they leave the worker. */
import type { MethodologySummary, Overview, TraceNode } from "./types";

export const plainRecord = <V>(record: Record<string, V>): Record<string, V> =>
  record instanceof Map ? (Object.fromEntries(record) as Record<string, V>) : record;

const plainMethodology = (methodology: MethodologySummary): MethodologySummary => ({
  ...methodology,
  provenance: plainRecord(methodology.provenance),
});

export const plainOverview = (overview: Overview): Overview => ({
  ...overview,
  methodology: plainMethodology(overview.methodology),
  methodologies: overview.methodologies.map(plainMethodology),
  states: plainRecord(overview.states),
});

export const plainTrace = (node: TraceNode): TraceNode => ({
  ...node,
  args: plainRecord(node.args),
  children: node.children.map(plainTrace),
});
