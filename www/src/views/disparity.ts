/** Disparity in one indicator: of all schools, of an LEA, or of one school; and whom a larger n-size would hide. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { compositionChart, gapChart } from "../charts/disparity";
import { capital, groupName, indicatorName, shortValue } from "../charts/said";
import { decimal, nameOf, number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { DisparityReport, DisparityRow, ScopeView } from "../types";
import { yearLabel } from "../years";
import { valueText } from "./card";
import { lightView } from "./light";

export function disparityView(state: State, actions: Actions): TemplateResult {
  const { year, of = "", indicator = "", group = "", audience } = state.place;
  if (audience === "family") return html`<section class="group-page"><h1>${t("page-disparity")}</h1><p>${t("disparity-staff")}</p></section>`;
  const found = actions.need("disparity", { year, of, indicator, group });
  if (found === undefined) return html`<section class="group-page" aria-busy="true"><h1>${t("page-disparity")}</h1><p class="hint">${t("chart-loading")}</p></section>`;
  return html`<section class="group-page disparity-page" aria-labelledby="disparity-title">
    <header class="group-head">
      <h1 id="disparity-title">${t("disparity-title", { whose: whose(found.scope), year: yearLabel(found.year) })}</h1>
      <div class="choices">${scopeChoice(found.scope, actions)} ${indicatorChoice(found, actions)}</div>
    </header>
    ${found.rows.length === 0 ? html`<p>${t("disparity-nothing", { size: Number(found.n_size) })}</p>` : gapsView(found, actions)}
    ${found.widest.group === "" ? nothing : widestView(found, actions)}
    ${lightView(state, actions)}
  </section>`;
}

/** "all schools", or whose name. */
export const whose = ({ kind, name, code }: ScopeView): string => (kind === "all" ? t("disparity-all") : name || code);

function scopeChoice({ kind, name, code, leas }: ScopeView, actions: Actions): TemplateResult | typeof nothing {
  if (kind === "all" && leas.length === 0) return nothing;
  const chosen = (event: Event): unknown => actions.go({ of: (event.target as HTMLSelectElement).value || undefined });
  return html`<label class="field"><span>${t("disparity-whose")}</span>
    <select id="disparity-of" @change=${chosen}>
      <option value="" .selected=${live(kind === "all")}>${t("disparity-all")}</option>
      ${kind === "school" ? html`<option value=${code} .selected=${live(true)}>${name || code}</option>` : nothing}
      ${leas.map((lea) => html`<option value=${lea.code} .selected=${live(kind === "lea" && lea.code === code)}>${lea.name || lea.code}</option>`)}
    </select></label>`;
}

function indicatorChoice({ indicators, indicator }: DisparityReport, actions: Actions): TemplateResult | typeof nothing {
  if (indicators.length === 0) return nothing;
  return html`<label class="field"><span>${t("across-indicator")}</span>
    <select id="disparity-indicator" @change=${(event: Event) => actions.go({ indicator: (event.target as HTMLSelectElement).value })}>
      ${indicators.map((one) => html`<option value=${one.id} .selected=${live(one.id === indicator)}>${indicatorName(one)}</option>`)}
    </select></label>`;
}

/** The indicator shown. */
export const own = ({ indicators, indicator }: DisparityReport): DisparityReport["indicators"][number] =>
  indicators.find(({ id }) => id === indicator) ?? { id: indicator, label: indicator, unit: "percent", better: "" };

export const gapText = (gap: string, unit: string): string => (unit === "percent" ? t("insight-percentage-points", { value: decimal(gap) }) : shortValue(gap, unit));

function gapsView(found: DisparityReport, actions: Actions): TemplateResult {
  const { unit, better } = own(found);
  const many = found.scope.kind !== "school";
  return html`<div class="panel">
    <h2 id="gaps-title">${t("disparity-gaps", { indicator: indicatorName(own(found)) })}</h2>
    <p class="hint">${t("disparity-of-all", { value: valueText(found.all, unit as "percent"), students: decimal(found.students) })}
      ${many ? t("disparity-added", { count: found.schools }) : nothing} ${capital(t(`better-${better}`))}.
      ${found.too_few === 0 ? nothing : t("disparity-few", { count: found.too_few, size: Number(found.n_size) })}</p>
    ${found.reasons.length === 0 ? nothing : html`<p class="hint">${t("disparity-broken")} ${found.reasons.map((reason) => t(`break-${reason}`)).join(" ")}</p>`}
    <div class="whole-charts">${gapChart(found, actions) ?? nothing} ${compositionChart(found, actions) ?? nothing}</div>
    <div class="wide" tabindex="0" role="region" aria-labelledby="gaps-title">
      <table class="disparity" role="table" aria-labelledby="gaps-title">
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader">${t("group-column-group")}</th><th scope="col" role="columnheader">${t("disparity-column-words")}</th>
          <th scope="col" role="columnheader">${t("disparity-column-highest")}</th>
          ${better === "lower" ? html`<th scope="col" role="columnheader">${t("disparity-column-ratio")}</th><th scope="col" role="columnheader">${t("disparity-column-shares")}</th>` : nothing}
        </tr></thead>
        <tbody role="rowgroup">${found.rows.map((row) => rowView(row, found))}</tbody>
      </table>
    </div>
    <p class="hint">${t("disparity-assumed")} ${many ? t("disparity-added-assumed") : nothing}</p>
  </div>`;
}

function rowView(row: DisparityRow, found: DisparityReport): TemplateResult {
  const { unit, better, id } = own(found);
  const { standing } = row;
  const data = (id: string, content: unknown): TemplateResult => html`<td role="cell" data-label=${t(`disparity-column-${id}`)}>${content}</td>`;
  return html`<tr role="row" data-group=${row.group}>
    <th scope="row" role="rowheader"><a href=${linkTo({ page: "group", group: row.group, indicator: id })} title=${t("across-link")}>${groupName({ group: row.group, label: row.label })}</a>
      <small>${t("students-n", { count: decimal(row.students) })}</small></th>
    ${data("words", html`${sentence(row, unit)}${row.sure === "noise" ? html` <span class="tag">${t("progress-noise")}</span>` : nothing}`)}
    ${data("highest", standing.highest === "" ? t("disparity-highest") : html`${gapText(standing.highest_gap, unit)} <small>${nameOf("group", standing.highest, standing.highest_label)}</small>`)}
    ${better === "lower"
      ? html`${data("ratio", standing.ratio === "" ? "—" : html`<b>${decimal(standing.ratio)}</b> <small>${t(`disparity-against-${standing.against}`)}</small>
          ${standing.few_cases ? html`<span class="tag">${t("insight-few-cases")}</span>` : nothing}`)}
          ${data("shares", standing.share_of_cases === "" ? "—" : t("insight-shares", { cases: valueText(standing.share_of_cases, "percent"), students: valueText(standing.share_of_students, "percent") }))}`
      : nothing}
  </tr>`;
}

/** One plain sentence on a gap, and one on what became of it. */
function sentence({ value, others, standing, change }: DisparityRow, unit: string): string {
  const said = (text: string): string => valueText(text, unit as "percent");
  const gap = standing.others_gap;
  if (gap === "") return t("disparity-alone", { value: said(value) });
  const words = { value: said(value), others: said(others), gap: gapText(gap.replace("-", ""), unit) };
  const now = /^-?0(\.0+)?$/.test(gap) ? t("disparity-even", words) : t(gap.startsWith("-") ? "disparity-ahead" : "disparity-behind", words);
  return change === undefined ? now : `${now} ${t(`disparity-${change.way}`, { before: gapText(change.before, unit) })}`;
}

function widestView({ widest, rows, indicators, indicator }: DisparityReport, actions: Actions): TemplateResult {
  const { unit = "percent" } = indicators.find(({ id }) => id === indicator) ?? {};
  const name = groupName({ group: widest.group, label: widest.label });
  return html`<div class="panel">
    <div class="full-head">
      <h2 id="widest-title">${t("disparity-widest", { group: name })}</h2>
      <label class="field"><span>${t("across-choose")}</span>
        <select id="disparity-group" @change=${(event: Event) => actions.go({ group: (event.target as HTMLSelectElement).value })}>
          ${rows.map((row) => html`<option value=${row.group} .selected=${live(row.group === widest.group)}>${groupName({ group: row.group, label: row.label })}</option>`)}
        </select></label>
    </div>
    <p>${t("disparity-widest-count", { behind: widest.behind, ahead: widest.ahead, few: widest.few })}</p>
    ${widest.schools.length === 0 ? nothing : html`<div class="wide tall" tabindex="0" role="region" aria-labelledby="widest-title">
      <table role="table" aria-labelledby="widest-title">
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader">${t("column-school")}</th>
          ${[t("group-column-students"), name, t("disparity-others"), t("disparity-gap")].map((words) => html`<th scope="col" role="columnheader" class="n">${words}</th>`)}
        </tr></thead>
        <tbody role="rowgroup">${widest.schools.map((school) => html`<tr role="row">
          <th scope="row" role="rowheader"><a href=${linkTo({ of: school.school_code })}><bdi>${school.school_name || school.school_code}</bdi></a></th>
          <td role="cell" class="n" data-label=${t("group-column-students")}>${decimal(school.students)}</td>
          <td role="cell" class="n" data-label=${name}>${shortValue(school.value, unit)}</td>
          <td role="cell" class="n" data-label=${t("disparity-others")}>${shortValue(school.others, unit)}</td>
          <td role="cell" class="n" data-label=${t("disparity-gap")}><b>${decimal(school.gap)}</b></td>
        </tr>`)}</tbody>
      </table>
    </div>
    ${widest.behind > widest.schools.length ? html`<p class="hint">${t("disparity-widest-first", { shown: number(widest.schools.length) })}</p>` : nothing}`}
  </div>`;
}
