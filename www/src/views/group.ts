/**
 * One student group across the schools of a year: each indicator at a glance, one in full. For families no school is
 * listed: how few students a group has somewhere is not for them.
 */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { rangesChart } from "../charts/ranges";
import { shortValue } from "../charts/said";
import { spreadChart } from "../charts/spread";
import { decimal, maybe, nameOf, number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { Band, CellState, GroupAcross, GroupView } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";
import { bandMark, levelWords, stateMark } from "./marks";

/** Schools listed at once. */
const LISTED = 100;

const valueHeading = (unit: string): string => maybe(`group-column-value-${unit}`) ?? t("group-column-value");

/** How the schools are listed; another group or indicator begins at its first page. */
const list = { of: "", order: "school_name", descending: false, page: 0 };

const groupSaid = ({ id, label }: { id: string; label: string }): string => nameOf("group", id, label);
const indicatorSaid = ({ id, label }: GroupAcross): string => nameOf("indicator", id, label);
const count = ({ states }: GroupAcross, state: CellState): number => states[state] ?? 0;

export function groupView(state: State, actions: Actions): TemplateResult {
  const { place } = state;
  const group = actions.need("group", { year: place.year, group: place.group ?? "", indicator: place.indicator ?? "" });
  if (group === undefined) return html`<section class="group-page" aria-busy="true"><h1>${t("page-group")}</h1><p class="hint">${t("chart-loading")}</p></section>`;
  const name = nameOf("group", group.group, group.label);
  const full = group.indicators.find(({ id }) => id === group.indicator);
  return html`<section class="group-page" aria-labelledby="group-title">
    <header class="group-head">
      <h1 id="group-title">${t("across-title", { group: name, year: yearLabel(group.year) })}</h1>
      <label class="field"><span>${t("across-choose")}</span>
        <select id="group" @change=${(event: Event) => actions.go({ group: (event.target as HTMLSelectElement).value })}>
          ${group.groups.map((one) => html`<option value=${one.id} .selected=${live(one.id === group.group)}>${groupSaid(one)}</option>`)}
        </select>
      </label>
    </header>
    ${full === undefined
      ? html`<p>${t("across-nothing", { year: yearLabel(group.year) })}</p>`
      : html`${glanceView(group)} ${fullView(group, full, name, state, actions)}`}
  </section>`;
}

/** Every indicator: how many schools are in which state, and where the middle one is. */
function glanceView(group: GroupView): TemplateResult {
  const states = ["reported", "too_few", "suppressed", "missing"] as const;
  return html`<div class="panel">
    <h2 id="glance-title">${t("across-glance")}</h2>
    <p class="hint">${t("across-glance-more")}</p>
    <div class="wide" tabindex="0" role="region" aria-labelledby="glance-title">
      <table class="glance" role="table" aria-labelledby="glance-title">
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader">${t("across-indicator")}</th>
          ${states.map((state) => html`<th scope="col" role="columnheader" class="n">${t(`across-state-${state}`)}</th>`)}
          <th scope="col" role="columnheader" class="n">${t("chart-half")}</th>
          <th scope="col" role="columnheader">${t("across-levels")}</th>
        </tr></thead>
        <tbody role="rowgroup">${group.indicators.map(
          (one) => html`<tr role="row" class=${one.id === group.indicator ? "open" : ""}>
            <th scope="row" role="rowheader"><a href=${linkTo({ group: group.group, indicator: one.id })} aria-current=${one.id === group.indicator ? "true" : nothing}>${indicatorSaid(one)}</a></th>
            ${states.map((state) => html`<td role="cell" class="n" data-label=${t(`across-state-${state}`)}>${number(count(one, state))}</td>`)}
            <td role="cell" class="n" data-label=${t("chart-half")}>${one.middle === "" ? "—" : shortValue(one.middle, one.unit)}</td>
            <td role="cell" data-label=${t("across-levels")}>${bandsView(one)}</td>
          </tr>`,
        )}</tbody>
      </table>
    </div>
  </div>`;
}

/** How many schools reach each band. */
function bandsView({ bands }: GroupAcross): TemplateResult {
  if (bands.length === 0) return html`<span class="hint">—</span>`;
  return html`<span class="bands">${(["above", "average", "below"] as const).map(
    (band, at) => html`<span title=${t(`band-${band}`)}>${bandMark(band)}<span class="sr">${t(`band-${band}`)}</span> ${number(bands[at] ?? 0)}</span>`,
  )}</span>`;
}

function fullView(group: GroupView, full: GroupAcross, name: string, state: State, actions: Actions): TemplateResult {
  const indicator = indicatorSaid(full);
  const spread = actions.need("spread", { year: state.place.year, id: full.id, group: group.group, school_type: "", school: "" });
  return html`<section class="panel" aria-labelledby="full-title">
      <div class="full-head">
        <h2 id="full-title">${t("across-full", { indicator, group: name })}</h2>
        <label class="field"><span>${t("across-indicator")}</span>
          <select id="indicator" @change=${(event: Event) => actions.go({ group: group.group, indicator: (event.target as HTMLSelectElement).value })}>
            ${group.indicators.map((one) => html`<option value=${one.id} .selected=${live(one.id === full.id)}>${indicatorSaid(one)}</option>`)}
          </select>
        </label>
      </div>
      <div class="whole-charts">
        ${spread === undefined ? html`<p class="hint">${t("chart-loading")}</p>` : spreadChart(spread, "", actions)}
        ${rangesChart(group, indicator, actions) ?? nothing}
      </div>
    </section>
    ${state.place.audience === "family" ? nothing : schoolsView(group, full, name, actions)}`;
}

function schoolsView(group: GroupView, full: GroupAcross, name: string, actions: Actions): TemplateResult {
  const { schools } = group;
  const of = `${group.year}/${group.group}/${full.id}`;
  if (list.of !== of) Object.assign(list, { of, page: 0 });
  const order = schools.order[list.order] ?? [];
  const rows = list.descending ? [...order].reverse() : order;
  const pages = Math.max(1, Math.ceil(rows.length / LISTED));
  const first = Math.min(list.page, pages - 1) * LISTED;
  const shown = rows.slice(first, first + LISTED);
  const turn = (to: Partial<typeof list>) => (): void => {
    Object.assign(list, to);
    actions.redraw();
  };
  const sortable = (id: string, words: string, style = ""): TemplateResult => {
    const sorted = list.order === id;
    return html`<th scope="col" role="columnheader" class="sorts ${style}" aria-sort=${sorted ? (list.descending ? "descending" : "ascending") : "none"}>
      <button type="button" data-sort=${id} @click=${turn({ order: id, descending: sorted && !list.descending, page: 0 })}><span>${words}</span>${sorted ? icon(list.descending ? "down" : "up") : nothing}</button>
    </th>`;
  };
  return html`<div class="panel">
    <h2 id="group-schools">${t("across-schools", { count: rows.length })}</h2>
    <div class="wide" tabindex="0" role="region" aria-labelledby="group-schools">
      <table class="group-schools" role="table" aria-labelledby="group-schools">
        <thead role="rowgroup"><tr role="row">
          ${sortable("school_name", t("column-school"))} ${sortable("students", t("group-column-students"), "n")} ${sortable("value", `${name}: ${valueHeading(full.unit)}`, "n")}
          <th scope="col" role="columnheader">${t("group-column-level")}</th><th scope="col" role="columnheader" class="n">${nameOf("group", "all", "All students")}</th>
        </tr></thead>
        <tbody role="rowgroup">${shown.map((row) => rowView(group, full, row))}</tbody>
      </table>
    </div>
    ${pages === 1
      ? nothing
      : html`<p class="turn">
          <button type="button" class="quiet" ?disabled=${first === 0} @click=${turn({ page: first / LISTED - 1 })}>${icon("back")}${t("across-before")}</button>
          <span role="status">${t("across-shown", { first: number(first + 1), last: number(first + shown.length), count: number(rows.length) })}</span>
          <button type="button" class="quiet" ?disabled=${first + LISTED >= rows.length} @click=${turn({ page: first / LISTED + 1 })}>${t("across-after")}</button>
        </p>`}
  </div>`;
}

function rowView({ schools }: GroupView, { unit }: GroupAcross, row: number): TemplateResult {
  const code = schools.school_code[row] ?? "";
  const state = schools.state[row] as CellState;
  const [numerator, denominator] = [schools.numerator[row] ?? "", schools.denominator[row] ?? ""];
  const students = numerator === "" ? decimal(denominator) : t("fraction", { numerator: decimal(numerator), denominator: decimal(denominator) });
  const level = schools.level[row] ?? 0;
  const all = schools.all[row] ?? "";
  return html`<tr role="row">
    <th scope="row" role="rowheader"><a href=${linkTo({ school: code })}><bdi>${schools.school_name[row] || code}</bdi></a></th>
    <td role="cell" class="n" data-label=${t("group-column-students")}>${students}</td>
    ${state === "reported"
      ? html`<td role="cell" class="n" data-label=${valueHeading(unit)}>${shortValue(schools.value[row] ?? "", unit)}</td>
          <td role="cell" data-label=${t("group-column-level")}>${level === 0 ? nothing : levelWords(level, (schools.band[row] ?? "") as Band)}</td>`
      : html`<td role="cell" colspan="2">${stateMark({ state, denominator, needed: schools.needed[row] ?? "" })}</td>`}
    <td role="cell" class="n" data-label=${nameOf("group", "all", "All students")}>${all === "" ? "—" : shortValue(all, unit)}</td>
  </tr>`;
}
