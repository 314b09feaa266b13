/** The rules that the report follows, to be read: every value with how sure we are of it, and whence. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { ruleName, ruleWords } from "../explain";
import { decimal, maybe, nameOf, t } from "../messages";
import type { Rules, State } from "../state";
import type { Difference, MethodologyDomain, MethodologyIndicator, MethodologySummary, Overview, RuleRef } from "../types";
import { icon } from "./icons";
import { calibrateView } from "./calibrate";
import { movedView } from "./moved";
import { provenanceLegend } from "./provenance";
import { madeOfView } from "./toolbar";

const TYPES = ["elementary", "middle", "high"];

export function methodologyView({ rules, place: { year } }: State, { methodology, methodologies, chosen }: Overview, actions: Actions): TemplateResult {
  return html`<article class="rulebook" aria-labelledby="methodology-title">
    <header>
      <h1 id="methodology-title">${t("page-methodology")}</h1>
      <p class="lead">${labelOf(methodology)}</p>
      <p class="hint">${t(chosen === "user" ? "chosen-user" : "chosen-most-indexed")} ${t("methodology-named", { id: methodology.id, hash: methodology.hash })}</p>
      <p>${madeOfView(methodology)}</p>
      ${provenanceLegend()}
      <div class="row"><button type="button" data-action="save-methodology" ?disabled=${rules === undefined} @click=${() => actions.further.explaining.saveRules()}>${icon("download")}${t("methodology-save")}</button></div>
    </header>
    ${rules === undefined ? html`<p class="hint" aria-busy="true">${t("methodology-loading")}</p>` : rulesView(rules, methodologies, year, actions)}
  </article>`;
}

const labelOf = ({ id, label, origin }: MethodologySummary): string => (origin === "shipped" ? nameOf("methodology", id, label) : `${label} — ${origin}`);

function rulesView(rules: Rules, all: readonly MethodologySummary[], year: string, actions: Actions): TemplateResult {
  const { view } = rules;
  return html`${view.note === "" ? nothing : html`<p class="note-of">${view.note}</p>`}
    ${view.domains.map(domainView)}
    ${view.shared.length === 0
      ? nothing
      : html`<section class="panel" aria-labelledby="rules-shared">
          <h2 id="rules-shared">${t("continuous-title")}</h2>
          <p class="hint">${t("continuous-more")}</p>
          <ul class="plain-list">${view.shared.map(({ id, label }) => html`<li>${nameOf("indicator", id, label)}</li>`)}</ul>
        </section>`}
    ${listView("settings", view.settings)} ${listView("definitions", view.definitions)} ${compareView(rules, all, year, actions)} ${calibrateView(year, actions)}`;
}

const badge = (rule: RuleRef): TemplateResult =>
  html`<span class="badge ${rule.provenance}" title=${t(`provenance-${rule.provenance}-means`)}>${t(`provenance-${rule.provenance}`)}</span>`;

const ruleItem = (rule: RuleRef): TemplateResult => html`<li data-rule=${rule.name}>
  <p class="rule"><span>${ruleName(rule.name)}</span> <b>${ruleWords(rule.value)}</b> ${badge(rule)}</p>
  <p class="hint">${rule.source} · ${t("rule-line", { line: rule.line })}</p>
</li>`;

function listView(id: string, rules: readonly RuleRef[]): TemplateResult | typeof nothing {
  if (rules.length === 0) return nothing;
  return html`<section class="panel" aria-labelledby="rules-${id}">
    <h2 id="rules-${id}">${t(`rules-${id}`)}</h2>
    <ul class="rules wide">${rules.map(ruleItem)}</ul>
  </section>`;
}

function domainView(domain: MethodologyDomain): TemplateResult {
  const { points } = domain;
  return html`<section class="panel rules-domain" aria-labelledby="rules-${domain.id}" data-domain=${domain.id}>
    <div class="panel-head">
      <h2 id="rules-${domain.id}">${nameOf("domain", domain.id, domain.label)}</h2>
      ${points === undefined ? nothing : html`<p class="domain-weight"><b>${t("points-n", { points: decimal(points.value) })}</b> ${badge(points)}</p>`}
    </div>
    ${points === undefined ? nothing : html`<p class="hint">${points.source}</p>`}
    ${domain.indicators.length === 0 ? html`<p class="hint">${t("domain-empty")}</p>` : weightsView(domain)}
    ${domain.rules.length === 0 ? nothing : html`<ul class="rules wide">${domain.rules.map(ruleItem)}</ul>`}
  </section>`;
}

/** What each indicator weighs at each type of school; its cut points and the rest folded below it. */
function weightsView({ id, label, indicators }: MethodologyDomain): TemplateResult {
  return html`<table class="weights stacks" role="table" aria-label=${t("weights-of", { domain: nameOf("domain", id, label) })}>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("weights-indicator")}</th>${TYPES.map((type) => html`<th scope="col" role="columnheader">${t(`type-${type}`)}</th>`)}</tr></thead>
      <tbody role="rowgroup">
        ${indicators.map(
          (indicator) => html`<tr role="row">
            <th scope="row" role="rowheader">${nameOf("indicator", indicator.id, indicator.label)}</th>
            ${TYPES.map((type) => {
              const found = indicator.points.find(({ school_type }) => school_type === type);
              return html`<td role="cell" data-label=${t(`type-${type}`)}>${found === undefined ? html`<span class="hint" aria-label=${t("weights-none")}>–</span>` : html`<span class="weight" title=${found.rule.source}>${decimal(found.points)} ${badge(found.rule)}</span>`}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
    <div>${indicators.map(indicatorView)}</div>`;
}

function indicatorView(indicator: MethodologyIndicator): TemplateResult {
  const name = nameOf("indicator", indicator.id, indicator.label);
  const points = [...new Map(indicator.points.map(({ rule }) => [rule.name, rule])).values()];
  return html`<details class="fold" data-rules-of=${indicator.id}>
    <summary>${t("rules-of", { indicator: name })}</summary>
    ${indicator.cut_points.length === 0 ? nothing : cutsView(indicator, name)}
    <ul class="rules wide">${indicator.cut_points.map(({ rule }) => cutsItem(rule))} ${[...points, ...indicator.rules].map(ruleItem)}</ul>
  </details>`;
}

const LEVELS = [2, 3, 4, 5, 6, 7, 8, 9, 10];

function cutsView({ unit, cut_points }: MethodologyIndicator, name: string): TemplateResult {
  return html`<div class="cuts-scroll" tabindex="0" role="region" aria-label=${t("cuts-of", { indicator: name })}>
      <table class="cuts">
        <caption>${maybe(`cuts-in-${unit}`) ?? nothing}</caption>
        <thead><tr><th scope="col">${t("cuts-from")}</th>${LEVELS.map((level) => html`<th scope="col">${t("level-n", { level })}</th>`)}</tr></thead>
        <tbody>
          ${cut_points.map(
            ({ school_types, cuts }) => html`<tr>
              <th scope="row">${school_types.map((type) => t(`type-${type}`)).join(", ")}</th>
              ${cuts.map((cut) => html`<td>${decimal(cut)}</td>`)}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** Cut points stand in the table: here is whence they are. */
const cutsItem = (rule: RuleRef): TemplateResult => html`<li data-rule=${rule.name}>
  <p class="rule"><span>${ruleName(rule.name)}</span> ${badge(rule)}</p>
  <p class="hint">${rule.source} · ${t("rule-line", { line: rule.line })}</p>
</li>`;

/** Another methodology beside this one: the values that differ. */
function compareView({ view, against, differences }: Rules, all: readonly MethodologySummary[], year: string, actions: Actions): TemplateResult | typeof nothing {
  const others = all.filter(({ id }) => id !== view.summary.id);
  if (others.length === 0) return nothing;
  const other = others.find(({ id }) => id === against);
  return html`<section class="panel" aria-labelledby="rules-compare">
    <h2 id="rules-compare">${t("rules-compare")}</h2>
    <label class="field inline"><span>${t("compare-with")}</span>
      <select id="compare-rules" @change=${(event: Event) => actions.further.explaining.compareRules((event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${live(against === "")}>${t("compare-none")}</option>
        ${others.map((one) => html`<option value=${one.id} .selected=${live(one.id === against)}>${labelOf(one)}</option>`)}
      </select>
    </label>
    ${other === undefined
      ? nothing
      : html`<p class="sentence" role="status">${t("rules-differ", { count: differences.length })}</p>
          ${differences.length === 0 ? nothing : differencesView(differences, labelOf(view.summary), labelOf(other))}
          ${movedView(against, year, actions)}`}
  </section>`;
}

function differencesView(differences: readonly Difference[], here: string, there: string): TemplateResult {
  const cell = (label: string, rule: RuleRef | undefined): TemplateResult =>
    html`<td role="cell" data-label=${label}>${rule === undefined ? html`<span class="hint">${t("rules-lacks")}</span>` : html`<b>${ruleWords(rule.value)}</b> ${badge(rule)}`}</td>`;
  return html`<table class="differences stacks" role="table" aria-labelledby="rules-compare">
    <thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">${t("rules-value")}</th><th scope="col" role="columnheader">${here}</th><th scope="col" role="columnheader">${there}</th>
    </tr></thead>
    <tbody role="rowgroup">
      ${differences.map(
        (one) => html`<tr role="row" data-difference=${one.name}>
          <th scope="row" role="rowheader">${whose(one.name)}<code>${one.name}</code></th>
          ${cell(here, one.here)} ${cell(there, one.there)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A value's name with the indicator or domain that it is set for. */
function whose(name: string): string {
  const [kind = "", id = ""] = name.split(".");
  const of = maybe(`${kind}-${id}`);
  return of === undefined || of === ruleName(name) ? ruleName(name) : `${of}: ${ruleName(name)}`;
}
