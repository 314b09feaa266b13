/** Why a number is what it is: the way from the index down to the lines of the files, as a tree. */
import { type TemplateResult, html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import type { Actions } from "../actions";
import { copied, givenTo, pathTo, placeOf, resultOf, ruleName, ruleValue, stepMeans, stepName, titleOf } from "../explain";
import { t } from "../messages";
import type { State } from "../state";
import type { SourceRef, TraceNode } from "../types";
import { yearLabel } from "../years";
import { assumedView } from "./assumed";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./icons";
import { provenanceLegend } from "./provenance";

/** Which branches are open, by node. Forgotten when another number is explained. */
let open = new Set<string>();
let openFor = "";

export function whyView(state: State, actions: Actions): TemplateResult | typeof nothing {
  const { why } = state;
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
        : html`<h2 id="why-title" tabindex="-1">${titleOf(path)}</h2>${nodeView(node, actions)}
            ${why.assumed === undefined ? nothing : assumedView(why.assumed, why.unfolded === true)} ${provenanceLegend()} ${copyView(path, state, actions)}`}
    </div>
  </dialog>`;
}

/** The button pressed goes away: the focus goes to the title of what is explained now. */
function lookAt(node: string, actions: Actions): void {
  void actions.openWhy(node);
  document.getElementById("why-title")?.focus();
}

/** The explanation to be pasted elsewhere: this step with its parts, or all of it. */
function copyView(path: readonly TraceNode[], { card }: State, actions: Actions): TemplateResult | typeof nothing {
  if (card === undefined) return nothing;
  const school = `${card.school_name} (${card.school_code})`;
  const copy = (steps: readonly TraceNode[]): void => void actions.copy(copied(steps, school, yearLabel(card.year)));
  return html`<div class="row copies">
    <button type="button" class="small" data-action="copy-node" @click=${() => copy(path)}>${icon("copy")}${t("copy-text")}</button>
    ${path.length > 1 ? html`<button type="button" class="small" data-action="copy-whole" @click=${() => copy(path.slice(0, 1))}>${icon("copy")}${t("copy-whole")}</button>` : nothing}
  </div>`;
}

function nodeView(node: TraceNode, actions: Actions): TemplateResult {
  const means = stepMeans(node);
  return html`<div class="node">
    ${resultOf(node) === "" ? nothing : html`<p class="node-value">${resultOf(node)}</p>`}
    ${means === undefined ? nothing : html`<p>${means}</p>`}
    ${node.formula === "" ? nothing : html`<p class="formula" role="group" aria-label=${t("why-formula")}>${node.formula}</p>`}
    ${argsView(node)}
    ${node.children.length === 0
      ? nothing
      : html`<h3>${t("why-parts")}</h3><ul class="tree">${node.children.map((child) => branchView(child, actions))}</ul>`}
    ${sourcesView(node.sources)} ${rulesView(node)}
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

/** What the step was given. */
function argsView(node: TraceNode): TemplateResult | typeof nothing {
  const given = givenTo(node);
  if (given.length === 0) return nothing;
  return html`<dl class="args">${given.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
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
