/** What the module returns. Names and shapes are those of the report types in Rust. */

export type CellState = "reported" | "too_few" | "suppressed" | "missing" | "not_applicable";
export type Provenance = "mission" | "published" | "inferred" | "assumed";
export type Severity = "error" | "warning" | "note";
export type Band = "" | "above" | "average" | "below";
export type Grain = "students" | "measures" | "schools" | "methodology" | "unknown";

export interface MethodologySummary {
  id: string;
  label: string;
  /** "shipped", or the name of the file it came in. */
  origin: string;
  provenance: Record<Provenance, number>;
  hash: string;
}

export interface Finding {
  file: string;
  line?: number;
  column?: string;
  found: string;
  expected: string;
}

export interface FindingGroup {
  kind: string;
  severity: Severity;
  file: string;
  column: string;
  count: number;
  /** Up to five. */
  examples: Finding[];
}

export interface FileSummary {
  name: string;
  bytes: number;
  rows: number;
  /** Id of the layout; empty when the file was not recognised. */
  layout: string;
  layout_label: string;
  grain: Grain;
  encoding: string;
  /** "" or "gzip". */
  compression: string;
  used: boolean;
  hash: string;
  findings: FindingGroup[];
}

export interface YearSummary {
  year: string;
  schools: number;
  indexed: number;
}

export interface Overview {
  methodology: MethodologySummary;
  methodologies: MethodologySummary[];
  chosen: "user" | "most_indexed";
  years: YearSummary[];
  rows: number;
  /** School-years. */
  schools: number;
  indexed: number;
  states: Record<CellState, number>;
  files: FileSummary[];
  /** Worst first. */
  findings: FindingGroup[];
}

export interface DomainHead {
  id: string;
  label: string;
  points: string;
}

/** One school year as columns; row numbers tie them together. */
export interface SchoolTable {
  year: string;
  domains: DomainHead[];
  count: number;
  school_code: string[];
  school_name: string[];
  lea_name: string[];
  school_type: string[];
  alternative: boolean[];
  index: string[];
  no_index: string[];
  domain_points: string[][];
  domain_possible: string[][];
  points_base: string[];
  /** Row numbers in ascending order, blanks last, by column. */
  order: Record<string, ArrayLike<number>>;
}

export interface Card {
  year: string;
  years: string[];
  school_code: string;
  school_name: string;
  lea_code: string;
  lea_name: string;
  school_type: string;
  members: string[];
  type_source: string;
  alternative: boolean;
  charter: boolean;
  index: string;
  no_index: string;
  points_base: string;
  points_possible: string;
  domains: CardDomain[];
  /** Shared, never scored. */
  continuous: CardIndicator[];
}

export interface CardDomain {
  id: string;
  label: string;
  points: string;
  points_possible: string;
  points_base: string;
  nominal: string;
  indicators: CardIndicator[];
}

export interface CardIndicator {
  id: string;
  label: string;
  unit: "percent" | "points" | "ratio";
  better: "higher" | "lower";
  nominal: string;
  points: string;
  points_possible: string;
  scored: boolean;
  /** Of all students. */
  state: CellState;
  /** Canonical columns that would bring it, when missing. */
  columns: string[];
  /** All students first, then groups. */
  cells: CardCell[];
}

export interface CardCell {
  group: string;
  label: string;
  state: CellState;
  numerator: string;
  denominator: string;
  value: string;
  needed: string;
  level: number;
  band: Band;
  scored: boolean;
  /** The lowest racial or ethnic group. */
  lowest: boolean;
  points: string;
  points_possible: string;
  /** Id of its trace node. */
  node: string;
}

export interface TraceNode {
  id: string;
  kind: string;
  args: Record<string, string>;
  value: string;
  formula: string;
  rules: RuleRef[];
  sources: SourceRef[];
  children: TraceNode[];
}

export interface RuleRef {
  name: string;
  value: string;
  provenance: Provenance;
  source: string;
  /** In the methodology file. */
  line: number;
}

export interface SourceRef {
  file: string;
  hash: string;
  layout: string;
  /** 0 = several rows. */
  line: number;
  rows: number;
  lines: number[];
  columns: string[];
}
