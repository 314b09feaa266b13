/** Why a number is what it is: the way from the index down to the lines of the files, as a tree. */
import { type TemplateResult, html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Actions } from "../actions";
import { decimal, maybe, nameOf, number, t } from "../messages";
import type { State } from "../state";
import type { RuleRef, SourceRef, TraceNode } from "../types";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./marks";
import { provenanceLegend } from "./provenance";

/** So many lines at most are named. */
const MANY_LINES = 20;

/** Which branches are open, by node. Forgotten when another number is explained. */
let open = new Set<string>();
let openFor = "";

export function whyView({ why }: State, actions: Actions): TemplateResult | typeof nothing {
  if (why === undefined) return nothing;
  if (openFor !== why.node) {
    open = new Set();
    openFor = why.node;
  }
  const path = why.root === undefined ? [] : pathTo(why.root, why.node);
  const node = path.at(-1);
  return html`<dialog class="sheet" aria-labelledby="why-title" ${ref(showModal)} @close=${() => actions.closeWhy()} @click=${closeOutside}>
    <div class="sheet-body">
      <div class="sheet-head">
        <p class="eyebrow">${t("why-title")}</p>
        <button type="button" class="bare" aria-label=${t("close")} title=${t("close")} @click=${closeDialog}>${icon("close")}</button>
      </div>
      ${path.length > 1
        ? html`<nav aria-label=${t("why-path")}><ol class="path">
            ${path.slice(0, -1).map((step) => html`<li><button type="button" class="link" @click=${() => lookAt(step.id, actions)}>${stepName(step)}</button></li>`)}
          </ol></nav>`
        : nothing}
      ${node === undefined
        ? html`<h2 id="why-title" tabindex="-1">${t(why.root === undefined ? "why-loading" : "why-nothing")}</h2>`
        : html`<h2 id="why-title" tabindex="-1">${titleOf(node, path.at(-2))}</h2>${nodeView(node, actions)} ${provenanceLegend()}`}
    </div>
  </dialog>`;
}

/** The button pressed goes away: the focus goes to the title of what is explained now. */
function lookAt(node: string, actions: Actions): void {
  void actions.openWhy(node);
  document.getElementById("why-title")?.focus();
}

/** From the root to the node; only the root when the node is not there. */
function pathTo(root: TraceNode, id: string): TraceNode[] {
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
function stepName(node: TraceNode): string {
  return maybe(`trace-${node.kind}`, named(node)) ?? labelOf(node) ?? node.kind;
}

/** The name of the step's domain or indicator. */
function labelOf({ id, args: { label } }: TraceNode): string | undefined {
  const [kind, part = ""] = id.split("/");
  return label === undefined ? undefined : nameOf(kind === "domain" ? kind : "indicator", part, label);
}

const groupOf = ({ args: { group, group_id } }: TraceNode): string => nameOf("group", group_id ?? "", group ?? "");

/** A step below a group's cell says whose it is. */
function titleOf(node: TraceNode, above: TraceNode | undefined): string {
  if (above?.kind !== "cell") return stepName(node);
  return t("trace-title-of", { step: stepName(node), label: labelOf(above) ?? "", group: groupOf(above) });
}

/** A value with its unit. A cell that carries no points shows its measure's. */
function withUnit(value: string, { kind, args, children }: TraceNode): string | undefined {
  const unit = kind === "cell" ? children.find((child) => child.kind === "measure")?.args["unit"] : args["unit"];
  return unit === undefined ? undefined : maybe(`value-${unit}`, { value: decimal(value) });
}

/** A step's result with what it counts: a part that is scored yields points, another only its value. */
function resultOf(node: TraceNode): string {
  const { kind, args, value } = node;
  if (value === "") return args["state"] === undefined || args["state"] === "reported" ? "" : t(`state-${args["state"]}`);
  const scored = kind === "cell" && args["points_possible"] !== undefined ? "cell-scored" : kind;
  const bare = kind === "measure" || scored === "cell";
  return (bare ? withUnit(value, node) : maybe(`trace-value-${scored}`, { value: decimal(value) })) ?? decimal(value);
}

const named = (node: TraceNode): Record<string, string> => ({ ...node.args, label: labelOf(node) ?? "", group: groupOf(node) });

function nodeView(node: TraceNode, actions: Actions): TemplateResult {
  const means = maybe(`trace-${node.kind}-means`, named(node));
  return html`<div class="node">
    ${resultOf(node) === "" ? nothing : html`<p class="node-value">${resultOf(node)}</p>`}
    ${means === undefined ? nothing : html`<p>${means}</p>`}
    ${node.formula === "" ? nothing : html`<p class="formula" role="group" aria-label=${t("why-formula")}>${node.formula}</p>`}
    ${argsView(node)} ${rulesView(node)} ${sourcesView(node.sources)}
    ${node.children.length === 0
      ? nothing
      : html`<h3>${t("why-parts")}</h3><ul class="tree">${node.children.map((child) => branchView(child, actions))}</ul>`}
  </div>`;
}

function branchView(node: TraceNode, actions: Actions): TemplateResult {
  const toggled = (event: Event): void => {
    const shown = (event.currentTarget as HTMLDetailsElement).open;
    if (shown === open.has(node.id)) return;
    if (shown) open.add(node.id);
    else open.delete(node.id);
    actions.refresh();
  };
  return html`<li>
    <details @toggle=${toggled} ?open=${open.has(node.id)}>
      <summary><span>${stepName(node)}</span> <b>${resultOf(node)}</b></summary>
      ${open.has(node.id) ? nodeView(node, actions) : nothing}
    </details>
  </li>`;
}

/** What a step may be given, in the order in which it is told. */
const ARGS = [
  "reason",
  "methodology",
  "methodology_id",
  "school_type",
  "state",
  "value",
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
];

/** What the step was given. */
function argsView(node: TraceNode): TemplateResult | typeof nothing {
  const { args } = node;
  const given = ARGS.flatMap((name) => {
    const value = args[name] ?? "";
    const told = value !== "" && !(name === "state" && value === "reported");
    const words = name === "value" ? withUnit(value, node) : name === "methodology" ? nameOf(name, args["methodology_id"] ?? "", value) : maybe(`arg-${name}-${value}`);
    return told ? [{ label: t(`arg-${name}`), value: words ?? decimal(value) }] : [];
  });
  if (given.length === 0) return nothing;
  return html`<dl class="args">${given.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A rule's name in words: its own, or that of what it sets for an indicator, family or domain. */
function ruleName(name: string): string {
  const [, , part = "", type = ""] = name.split(".");
  const words = maybe(`rule-${name.replaceAll(".", "-")}`) ?? maybe(`rule-part-${part}`);
  if (words === undefined) return name;
  return type === "" || type === "every" ? words : t("rule-for-type", { rule: words, type: maybe(`type-${type}`) ?? type });
}

/** A rule's value as it can be read: cut points in the unit of the value, not as the file's fractions. */
function ruleValue({ name, value }: RuleRef, { args }: TraceNode): string {
  const cuts = args["cut_points"];
  if (cuts === undefined || !/^indicator\..*\.cut_points\b/.test(name)) return maybe(`rule-value-${value}`) ?? value;
  return maybe(`cut-points-${args["unit"]}`, { cuts }) ?? cuts;
}

function rulesView(node: TraceNode): TemplateResult | typeof nothing {
  const { rules } = node;
  if (rules.length === 0) return nothing;
  return html`<h3>${t("why-rules")}</h3>
    <ul class="rules">
      ${rules.map(
        (rule) => html`<li>
          <p class="rule"><span>${ruleName(rule.name)}</span> <b>${ruleValue(rule, node)}</b>
            <span class="badge ${rule.provenance}" title=${t(`provenance-${rule.provenance}-means`)}>${t(`provenance-${rule.provenance}`)}</span></p>
          <p class="hint">${rule.source}</p>
          <p class="hint"><code>${rule.name}</code>${rule.line > 0 ? html` · ${t("rule-line", { line: rule.line })}` : nothing}</p>
        </li>`,
      )}
    </ul>`;
}

function sourcesView(sources: SourceRef[]): TemplateResult | typeof nothing {
  if (sources.length === 0) return nothing;
  return html`<h3>${t("why-sources")}</h3>
    <ul class="sources">
      ${sources.map(
        (source) => html`<li>
          <p><bdi class="file-name">${source.file}</bdi></p>
          <p>${placeOf(source)}</p>
          ${source.columns.length === 0 ? nothing : html`<p class="hint">${t("source-columns")} ${source.columns.map((column) => html`<code>${column}</code> `)}</p>`}
          ${source.hash === "" ? nothing : html`<p class="hint hash">${t("source-hash")} <code>${source.hash}</code></p>`}
        </li>`,
      )}
    </ul>`;
}

function placeOf({ line, rows, lines }: SourceRef): string {
  if (line > 0) return t("source-line", { line: number(line) });
  const counted = t("source-rows", { rows });
  if (lines.length === 0) return counted;
  const list = lines.map((one) => number(one)).join(", ");
  return `${counted} · ${t(lines.length === MANY_LINES ? "source-lines-some" : "source-lines", { lines: list })}`;
}
