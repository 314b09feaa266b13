/** The words of an explanation: what a step of a trace is called, what it says, and all of it as text. */
import { decimal, maybe, nameOf, number, t } from "./messages";
import type { AssumedValue, RuleRef, SourceRef, TraceNode } from "./types";

/** So many lines at most are named. */
const MANY_LINES = 20;

/** From the root to the node; only the root when the node is not there. */
export function pathTo(root: TraceNode, id: string): TraceNode[] {
  const walk = (node: TraceNode): TraceNode[] | undefined => {
    if (node.id === id) return [node];
    for (const child of node.children) {
      const rest = walk(child);
      if (rest !== undefined) return [node, ...rest];
    }
    return undefined;
  };
  return walk(root) ?? [root];
}

/** What a step is about: its group, indicator or domain, else its kind. */
export function stepName(node: TraceNode): string {
  return maybe(`trace-${node.kind}`, named(node)) ?? labelOf(node) ?? node.kind;
}

/** What a step's kind means. */
export const stepMeans = (node: TraceNode): string | undefined => maybe(`trace-${node.kind}-means`, named(node));

/** The name of the step's domain or indicator. */
function labelOf({ id, args: { label } }: TraceNode): string | undefined {
  const [kind, part = ""] = id.split("/");
  return label === undefined ? undefined : nameOf(kind === "domain" ? kind : "indicator", part, label);
}

const groupOf = ({ args: { group, group_id } }: TraceNode): string => nameOf("group", group_id ?? "", group ?? "");

const named = (node: TraceNode): Record<string, string> => ({ ...node.args, label: labelOf(node) ?? "", group: groupOf(node) });

/** The last step's name; below a group's cell it says whose step it is. */
export function titleOf(path: readonly TraceNode[]): string {
  const node = path.at(-1) as TraceNode;
  const cell = path.find(({ kind }) => kind === "cell");
  if (cell === undefined) return stepName(node);
  if (cell === node) return t("trace-title-of-cell", { label: labelOf(cell) ?? "", group: groupOf(cell) });
  return t("trace-title-of", { step: stepName(node), label: labelOf(cell) ?? "", group: groupOf(cell) });
}

/** The unit of a step's value; that of the measure below it where it has none of its own. */
function unitOf({ args, children }: TraceNode): string | undefined {
  return args["unit"] ?? children.map(unitOf).find((unit) => unit !== undefined);
}

function withUnit(value: string, node: TraceNode): string | undefined {
  const unit = node.kind === "cell" ? unitOf(node) : node.args["unit"];
  return unit === undefined ? undefined : maybe(`value-${unit}`, { value: decimal(value) });
}

/** A step's result with what it counts: a part that is scored yields points, another only its value. */
export function resultOf(node: TraceNode): string {
  const { kind, args, value } = node;
  if (value === "") return args["state"] === undefined || args["state"] === "reported" ? "" : t(`state-${args["state"]}`);
  const scored = kind === "cell" && args["points_possible"] !== undefined ? "cell-scored" : kind;
  const bare = kind === "measure" || scored === "cell";
  return (bare ? withUnit(value, node) : maybe(`trace-value-${scored}`, { value: decimal(value) })) ?? decimal(value);
}

/** What a step may be given, in the order in which it is told. */
const ARGS = [
  "reason",
  "methodology",
  "methodology_id",
  "methodology_hash",
  "school_type",
  "state",
  "value",
  "counted",
  "numerator",
  "denominator",
  "needed",
  "better",
  "reached",
  "nominal",
  "effective",
  "points_possible",
  "points_base",
  "differs",
  "model",
  "grades",
  "cohort",
  "students",
  "schools",
  "concentrations",
  "mean",
  "kept",
  "effect",
  "error",
  "interval",
  "scores",
  "measured",
  "failed",
  "coefficients",
  "reference",
  "reference_hash",
  "responses",
  "invited",
  "response_rate",
  "phase",
];

/** What the step was given, in words. */
export function givenTo(node: TraceNode): { label: string; value: string }[] {
  const { args } = node;
  return ARGS.flatMap((name) => {
    const value = args[name] ?? "";
    if (value === "" || (name === "state" && value === "reported")) return [];
    const words = name === "value" || name === "counted" ? withUnit(value, node) : name === "methodology" ? nameOf(name, args["methodology_id"] ?? "", value) : maybe(`arg-${name}-${value}`);
    return [{ label: t(`arg-${name}`), value: words ?? (name.endsWith("_hash") ? value : decimal(value)) }];
  });
}

/** A rule's name in words: its own, or that of what it sets for an indicator, family or domain. */
export function ruleName(name: string): string {
  const [, , part = "", type = ""] = name.split(".");
  const words = maybe(`rule-${name.replaceAll(".", "-")}`) ?? maybe(`rule-part-${part}`);
  if (words === undefined) return name;
  return type === "" || type === "every" ? words : t("rule-for-type", { rule: words, type: maybe(`type-${type}`) ?? type });
}

/** A value of the methodology's file in words, where it has any: `in_proportion`, a list of groups. */
export function ruleWords(value: string): string {
  const parts = value.split(", ");
  const words = parts.map((part) => maybe(`rule-value-${part}`) ?? maybe(`group-${part}`));
  return words.every((one) => one !== undefined) ? words.join(", ") : value;
}

/** A rule's value as it can be read: cut points in the unit of the value, not as the file's fractions. */
export function ruleValue({ name, value }: RuleRef, { args }: TraceNode): string {
  const cuts = args["cut_points"];
  if (cuts === undefined || !/^indicator\..*\.cut_points\b/.test(name)) return ruleWords(value);
  return maybe(`cut-points-${args["unit"]}`, { cuts }) ?? cuts;
}

/** Where in a file a value was read: lines, never who stands in them. */
export function placeOf({ line, rows, lines }: SourceRef): string {
  if (line > 0) return t("source-line", { line: number(line) });
  const counted = t("source-rows", { rows });
  if (lines.length === 0) return counted;
  const list = lines.map((one) => number(one)).join(", ");
  return `${counted} · ${t(lines.length === MANY_LINES ? "source-lines-some" : "source-lines", { lines: list })}`;
}

/** The indicators in which an assumed value is used. */
export const appliesTo = ({ indicators }: AssumedValue): string =>
  indicators.length === 0 ? t("assumed-everywhere") : indicators.map(({ id, label }) => nameOf("indicator", id, label)).join(", ");

/** How sure a rule is, and whence: the first time in full, then by its name. */
function withProvenance({ provenance, source, name, line }: RuleRef, told: Set<string>): string {
  const sure = `[${t(`provenance-${provenance}`)}]`;
  if (told.has(name)) return `${sure} (${name})`;
  told.add(name);
  return `${sure} ${source} (${name}, ${t("rule-line", { line })})`;
}

/** A step and all below it as plain text, each step two spaces further in than the one that it is a part of. */
function asText(node: TraceNode, depth = 0, told = new Set<string>()): string {
  const margin = "  ".repeat(depth);
  const inner = `${margin}    `;
  const own = [
    ...(node.formula === "" ? [] : [`= ${node.formula}`]),
    ...givenTo(node).map(({ label, value }) => `${label}: ${value}`),
    ...node.rules.map((rule) => `${ruleName(rule.name)}: ${ruleValue(rule, node)} ${withProvenance(rule, told)}`),
    ...node.sources.map((source) =>
      [source.file, placeOf(source), ...(source.columns.length === 0 ? [] : [`${t("source-columns")}: ${source.columns.join(", ")}`]), `${t("source-hash")}: ${source.hash}`].join("; "),
    ),
  ];
  const result = resultOf(node);
  const head = `${margin}- ${stepName(node)}${result === "" ? "" : `: ${result}`}`;
  return [head, ...own.map((line) => `${inner}${line}`), ...node.children.map((child) => asText(child, depth + 1, told))].join("\n");
}

/** The tree of what carries points: what is only told beside it is left out. */
export function scoredPart(node: TraceNode): TraceNode {
  const counts = ({ kind, value, args }: TraceNode): boolean =>
    kind === "domain" || kind === "indicator" ? value !== "" : kind !== "cell" || args["points_possible"] !== undefined;
  return { ...node, children: node.children.filter(counts).map(scoredPart) };
}

/** What a copied explanation must say by itself: of whom it is and under which rules. */
export function copied(path: readonly TraceNode[], school: string, year: string): string {
  const [root] = path as [TraceNode, ...TraceNode[]];
  const node = path.at(-1) as TraceNode;
  const { methodology = "", methodology_id: id = "", methodology_hash: hash = "" } = root.args;
  const facts = [school, year, `${t("arg-methodology")}: ${nameOf("methodology", id, methodology)} (${id}), ${t("source-hash")} ${hash}`];
  const whose = path.length > 1 ? [titleOf(path), ""] : [];
  return [...facts, "", ...whose, asText(node)].join("\n");
}
