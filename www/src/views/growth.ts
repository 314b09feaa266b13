/** The growth of all schools in one subject and student group: percentiles with their intervals. */
import { type SVGTemplateResult, type TemplateResult, html, nothing, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { againstChart } from "../charts/against";
import { nameOf, number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { GrowthView, SchoolGrowth } from "../types";
import { yearLabel } from "../years";
import { hasClass } from "./class";
import { growingView } from "./growing";
import { studentsView } from "./students";

/** So many schools are listed at most; the chart has all. */
const LISTED = 200;

export function growthView(state: State, actions: Actions): TemplateResult {
  const { year, indicator = "", group = "", audience } = state.place;
  const title = t("page-growth");
  if (audience === "family") return html`<section class="group-page"><h1>${title}</h1><p>${t("growth-staff")}</p></section>`;
  if (hasClass(state.place)) return classGrowthView(state, actions);
  const found = actions.need("growth", { year, indicator, group });
  const grown = actions.need("grown", {}, state.grown.turn);
  if (found === undefined || grown === undefined) return html`<section class="group-page" aria-busy="true"><h1>${title}</h1><p class="hint">${t("chart-loading")}</p></section>`;
  const pair = actions.need("against", { year })?.find(({ growth }) => growth.id === found.indicator);
  return html`<section class="group-page growth-page" aria-labelledby="growth-title">
    <header class="group-head">
      <h1 id="growth-title">${t("growth-title", { year: yearLabel(found.year) })}</h1>
      ${found.indicators.length === 0 ? nothing : choices(found, actions)}
    </header>
    ${growingView(state, grown, actions)} ${studentsView(state, grown, actions)}
    ${found.indicators.length === 0 ? html`<p>${t("growth-nothing")}</p>` : html`${schoolsView(found)} ${pair === undefined || found.group !== "all" ? nothing : againstChart(pair, undefined, found.year, actions)} ${cohortView(found)}`}
  </section>`;
}

/** Students' growth alone: what schools grow is of whole schools. */
function classGrowthView(state: State, actions: Actions): TemplateResult {
  const grown = actions.need("grown", {}, state.grown.turn);
  return html`<section class="group-page growth-page" aria-labelledby="growth-title">
    <header class="group-head"><h1 id="growth-title">${t("growth-title", { year: yearLabel(state.place.year) })}</h1></header>
    <p>${t("class-why")}</p>
    ${grown === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : html`${growingView(state, grown, actions)} ${studentsView(state, grown, actions)}`}
  </section>`;
}

function choices(found: GrowthView, actions: Actions): TemplateResult {
  const to = (key: "indicator" | "group") => (event: Event): unknown => actions.go({ [key]: (event.target as HTMLSelectElement).value });
  return html`<div class="choices">
    <label class="field"><span>${t("growth-subject")}</span><select id="growth-subject" @change=${to("indicator")}>
      ${found.indicators.map((id) => html`<option value=${id} .selected=${live(id === found.indicator)}>${t(`growth-${id}`)}</option>`)}
    </select></label>
    ${found.groups.length === 0
      ? nothing
      : html`<label class="field"><span>${t("group-column-group")}</span><select id="growth-group" @change=${to("group")}>
          ${found.groups.map(({ id, label }) => html`<option value=${id} .selected=${live(id === found.group)}>${nameOf("group", id, label)}</option>`)}
        </select></label>`}
  </div>`;
}

function schoolsView(found: GrowthView): TemplateResult {
  const { schools, above, below, ranked, needed } = found;
  if (schools.length === 0) return html`<div class="panel"><p>${t("growth-few-schools", { count: ranked, needed })}</p></div>`;
  return html`<div class="panel">
    <h2 id="growth-schools">${t("growth-schools", { group: nameOf("group", found.group, found.label) })}</h2>
    <p>${t("growth-sides", { above, below, count: schools.length })}</p>
    <p class="hint">${t("growth-means")}</p>
    <div class="wide" tabindex="0" role="region" aria-labelledby="growth-schools">
      <table role="table" aria-labelledby="growth-schools">
        <thead role="rowgroup"><tr role="row">
          <th scope="col" role="columnheader">${t("column-school")}</th>
          <th scope="col" role="columnheader" class="n">${t("growth-column-students")}</th>
          <th scope="col" role="columnheader" class="n">${t("growth-column-percentile")}</th>
          <th scope="col" role="columnheader">${t("growth-column-interval")}</th>
          <th scope="col" role="columnheader">${t("growth-column-side")}</th>
        </tr></thead>
        <tbody role="rowgroup">${schools.slice(0, LISTED).map(rowView)}</tbody>
      </table>
    </div>
    ${schools.length > LISTED ? html`<p class="hint">${t("growth-first", { shown: number(LISTED), of: number(schools.length) })}</p>` : nothing}
  </div>`;
}

function rowView(school: SchoolGrowth): TemplateResult {
  const { school_code, school_name, students, percentile, low, high, side, too_few } = school;
  return html`<tr role="row">
    <th scope="row" role="rowheader"><a href=${linkTo({ page: "school", school: school_code })}><bdi>${school_name || school_code}</bdi></a></th>
    <td role="cell" class="n" data-label=${t("growth-column-students")}>${number(students)}</td>
    <td role="cell" class="n" data-label=${t("growth-column-percentile")}><b>${number(percentile)}</b></td>
    <td role="cell" data-label=${t("growth-column-interval")}><span class="growth-interval">${percentileBar(school)} ${t("growth-interval", { low: number(low), high: number(high) })}</span></td>
    <td role="cell" data-label=${t("growth-column-side")}>${t(`growth-side-${side}`)}${too_few ? html` <span class="tag">${t("growth-too-few")}</span>` : nothing}</td>
  </tr>`;
}

/** From 0 to 100, with the middle marked. */
export const percentileBar = ({ percentile, low, high, side }: Pick<SchoolGrowth, "percentile" | "low" | "high" | "side">): SVGTemplateResult | TemplateResult => html`<svg class="growth-bar" viewBox="-4 0 108 16" width="108" height="16" aria-hidden="true">
  ${svg`<path class="track" d="M0 8H100"></path><path class="middle" d="M50 2V14"></path>
  <path class="reach ${side}" d="M${low} 8H${Math.max(high, low + 1)}"></path><circle class=${side} cx=${percentile} cy="8" r="3.5"></circle>`}
</svg>`;

function cohortView({ grades, model, students }: GrowthView): TemplateResult {
  return html`<div class="panel">
    <h2>${t("growth-how")}</h2>
    <p>${t(`growth-model-${model}`)}</p>
    <p>${t("growth-cohort", { count: students })}</p>
    <ul>${grades.map(({ grade, students, failed }) => html`<li>${t("growth-grade", { grade: number(grade), count: students })}${failed === "" ? nothing : html` ${t(`growth-failed-${failed}`)}`}</li>`)}</ul>
    <p class="hint">${t("growth-assumed")} ${t("growth-why")}</p>
  </div>`;
}
