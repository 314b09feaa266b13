/** Continuous-improvement data of all schools, and where it lags: a flashlight, not a hammer, and never part of the Index. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { groupName, indicatorName, schoolName } from "../charts/said";
import { markedName } from "../marking";
import { save } from "../saving";
import { number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { CardCell, LagPage, LagRow } from "../types";
import { yearLabel } from "../years";
import { valueText } from "./card";
import { lagCells, rulesView } from "./lags";
import { icon } from "./icons";
import { headRow, nameOfCell } from "./similar";

/** Rows listed at once: the module's number. */
const LISTED = 50;
const LAGS = ["any", "past", "similar", "all", ""];

/** What is looked at; another year keeps the choices. */
const shown = { indicator: "", lea: "", group: "", lag: "any", first: 0 };
type Look = (change: Partial<typeof shown>) => void;

export function laggingView(state: State, actions: Actions): TemplateResult {
  const { year } = state.place;
  const look: Look = (change) => {
    Object.assign(shown, { first: 0 }, change);
    actions.redraw();
  };
  const found = actions.need("lagging", { year, ...shown });
  return html`<section class="lagging-page" aria-labelledby="lagging-title" aria-busy=${found === undefined ? "true" : "false"}>
    <header>
      <h1 id="lagging-title">${t("lagging-title", { year: yearLabel(year) })}</h1>
      <p class="lead">${t("lagging-lead")}</p>
      ${found === undefined ? nothing : rulesView(found.rules)}
    </header>
    ${found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(found, look, actions)}
  </section>`;
}

function foundView(found: LagPage, look: Look, actions: Actions): TemplateResult {
  if (found.indicators.length === 0) return html`<p>${t("lagging-none")}</p>`;
  const { count, first, rows } = found;
  const choice = (id: "indicator" | "lea" | "group", options: { id: string; words: string }[]): TemplateResult =>
    html`<label class="field"><span>${t(`lagging-choose-${id}`)}</span>
      <select id="lagging-${id}" @change=${(event: Event) => look({ [id]: (event.target as HTMLSelectElement).value })}>
        <option value="" .selected=${live(shown[id] === "")}>${t("lagging-every")}</option>
        ${options.map((one) => html`<option value=${one.id} .selected=${live(shown[id] === one.id)}>${one.words}</option>`)}
      </select></label>`;
  return html`<div class="choices no-print">
      ${choice("indicator", found.indicators.map((one) => ({ id: one.id, words: indicatorName(one) })))}
      ${found.leas.length < 2 ? nothing : choice("lea", found.leas.map(({ id, label }) => ({ id, words: label || id })))}
      ${choice("group", found.groups.map(({ id, label }) => ({ id, words: groupName({ group: id as CardCell["group"], label: label as CardCell["label"] }) })))}
      <label class="field"><span>${t("lagging-choose-lag")}</span>
        <select id="lagging-lag" @change=${(event: Event) => look({ lag: (event.target as HTMLSelectElement).value })}>
          ${LAGS.map((id) => html`<option value=${id} .selected=${live(shown.lag === id)}>${t(`lagging-lag-${id || "none"}`)}</option>`)}
        </select></label>
    </div>
    <p role="status">${t("lagging-count", { rows: number(count), count, lagging: number(found.lagging) })}</p>
    ${rows.length === 0
      ? nothing
      : html`<div class="wide" tabindex="0" role="region" aria-label=${t("page-lagging")}>
          <table class="stacks insight lags lagging" role="table" aria-labelledby="lagging-title">
            ${headRow(["lagging-school", ...["of", "now", "past", "similar", "all"].map((id) => `lags-column-${id}`), "lagging-years"])}
            <tbody role="rowgroup">${rows.map(rowView)}</tbody>
          </table>
        </div>`}
    <p class="no-print"><button type="button" class="quiet" data-download="lagging.csv" @click=${() => void saveRows(actions)}>${icon("download")}${t("lagging-csv")}</button></p>
    ${count <= LISTED
      ? nothing
      : html`<p class="turn no-print">
          <button type="button" class="quiet" ?disabled=${first === 0} @click=${() => look({ first: Math.max(0, first - LISTED) })}>${icon("back")}${t("across-before")}</button>
          <span role="status">${t("across-shown", { first: number(first + 1), last: number(first + rows.length), count: number(count) })}</span>
          <button type="button" class="quiet" ?disabled=${first + LISTED >= count} @click=${() => look({ first: first + LISTED })}>${t("across-after")}</button>
        </p>`}`;
}

function rowView(row: LagRow): TemplateResult {
  const unit = row.cell.unit as "percent" | "points" | "ratio";
  return html`<tr role="row" data-lagging="${row.school_code}/${row.cell.indicator}/${row.cell.group}">
    <th scope="row" role="rowheader"><a href=${linkTo({ school: row.school_code })}><bdi>${schoolName(row)}</bdi></a>${row.lea_name === "" ? nothing : html`<span class="hint"><bdi>${row.lea_name}</bdi></span>`}</th>
    <td role="cell" data-label=${t("lags-column-of")}>${nameOfCell(row.cell)}</td>
    ${lagCells(row.cell)}
    <td role="cell" data-label=${t("lagging-years")}>${row.years.map(({ year, value }, at) => html`${at === 0 ? nothing : " → "}<span class="hint">${yearLabel(year)}</span> ${valueText(value, unit)}`)}</td>
  </tr>`;
}

async function saveRows(actions: Actions): Promise<void> {
  const bytes = await actions.ask("lagging_csv", { year: actions.year, ...shown });
  if (bytes !== undefined) save(new File([bytes], markedName("lagging.csv", actions.overview), { type: "text/csv" }));
}
