/**
 * Students' growth percentiles in one school and year, one by one and together; for teachers, the self-check of a class:
 * at any count, with intervals, and with the words where it is too few to conclude. No Index, no rank.
 */
import { type TemplateResult, html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { studentChart } from "../charts/student";
import { decimal, language, number, t } from "../messages";
import type { State } from "../state";
import type { ClassResult, ClassSubject, GrownView, GrowthClass } from "../types";
import { percentileBar } from "./growth";
import { icon } from "./icons";

export function studentsView(state: State, grown: GrownView, actions: Actions): TemplateResult | typeof nothing {
  if (!grown.computed || grown.models.length === 0) return nothing;
  const { place, report, grown: { turn, search } } = state;
  const table = report?.table;
  const school = table?.school_code.includes(place.of ?? "") ? (place.of ?? "") : (table?.school_code[0] ?? "");
  const teacher = place.audience === "teacher";
  const ask = { year: place.year, school, search };
  const found = school === "" ? undefined : actions.need("growth_class", ask, [turn, ask]);
  return html`<div class="panel students" aria-labelledby="students-title">
    <div class="panel-head">
      <h2 id="students-title">${t(teacher ? "class-title" : "students-title")}</h2>
      ${teacher ? html`<button type="button" class="quiet no-print" data-action="print" @click=${() => print()}>${icon("print")}${t("print")}</button>` : nothing}
    </div>
    ${teacher ? html`<p class="private">${icon("note")}<span>${t("class-private")}</span></p>` : html`<p class="hint">${t("students-private")}</p>`}
    <div class="choices no-print">
      ${guard([table, school, language()], () => schoolChoice(state, school, actions))}
      <label class="field"><span>${t("students-search")}</span>
        <input id="student-search" type="search" autocomplete="off" spellcheck="false" .value=${live(search)} @input=${(event: Event) => actions.further.growing.search((event.target as HTMLInputElement).value)} /></label>
    </div>
    ${found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(state, found, teacher, actions)}
  </div>`;
}

function schoolChoice({ report }: State, school: string, actions: Actions): TemplateResult | typeof nothing {
  const { school_code = [], school_name = [] } = report?.table ?? {};
  if (school_code.length < 2) return nothing;
  const choose = (event: Event): void => {
    actions.further.growing.look("");
    void actions.go({ of: (event.target as HTMLSelectElement).value });
  };
  return html`<label class="field"><span>${t("column-school")}</span>
    <select id="students-school" @change=${choose}>${school_code.map((code, at) => html`<option value=${code} .selected=${live(code === school)}>${school_name[at] || code}</option>`)}</select></label>`;
}

function foundView(state: State, found: GrowthClass, teacher: boolean, actions: Actions): TemplateResult {
  const { grown: { search, student } } = state;
  const listed = teacher || search.trim() !== "";
  return html`${found.subjects.length === 0 ? html`<p>${t("class-nobody")}</p>` : html`<ul class="together">${found.subjects.map((subject) => togetherView(subject, found.needed))}</ul>`}
    ${student === "" ? nothing : studentView(state, found, actions)}
    ${!listed ? html`<p class="hint">${t("students-how")}</p>` : listView(found, actions)}`;
}

/** Mean and median of a subject; of too few it is said, whatever they are. */
function togetherView({ subject, students, without, enough, mean, mean_interval, median, median_interval }: ClassSubject, needed: number): TemplateResult {
  const ends = ([low, high]: readonly string[]): string => (low === undefined || high === undefined ? t("class-no-interval") : t("class-interval", { low: decimal(low), high: decimal(high) }));
  return html`<li data-together=${subject}>
    <h3>${t(`growth-${subject}_growth`)}${enough ? nothing : html` <span class="tag few">${t("class-too-few")}</span>`}</h3>
    ${students === 0
      ? html`<p>${t("class-none", { count: without })}</p>`
      : html`<p>${t("class-mean", { count: students, mean: decimal(mean), interval: ends(mean_interval) })}</p>
          <p>${t("class-median", { median: decimal(median), interval: ends(median_interval) })}</p>
          ${enough ? nothing : html`<p><b>${t("class-few-means", { needed })}</b></p>`}
          ${without === 0 ? nothing : html`<p class="hint">${t("class-without", { count: without })}</p>`}`}
  </li>`;
}

function studentView({ place: { year }, grown: { student, turn } }: State, { school_code, students }: GrowthClass, actions: Actions): TemplateResult {
  const subjects = students.find((own) => own.student === student)?.results.map(({ subject }) => subject) ?? ["ela", "math"];
  const charts = subjects.map((subject) => {
    const ask = { year, school: school_code, student, subject };
    return actions.need("student_growth", ask, [turn, ask]);
  });
  return html`<section class="student" aria-labelledby="student-title">
    <div class="panel-head">
      <h3 id="student-title" tabindex="-1">${t("student-title", { student })}</h3>
      <button type="button" class="bare no-print" data-action="close-student" aria-label=${t("student-close")} title=${t("student-close")} @click=${() => { actions.further.growing.look(""); document.getElementById("student-search")?.focus(); }}>${icon("close")}</button>
    </div>
    ${charts.map((chart) => (chart === undefined ? nothing : studentChart(chart, actions)))}
  </section>`;
}

const COLUMNS = ["subject", "grade", "score", "percentile", "interval"] as const;

function listView({ found, students }: GrowthClass, actions: Actions): TemplateResult {
  if (found === 0) return html`<p role="status">${t("students-nobody")}</p>`;
  const look = (student: string): void => {
    actions.further.growing.look(student);
    document.getElementById("student-title")?.focus();
  };
  return html`<p class="hint" role="status">${t("students-shown", { shown: students.length, of: found })}</p>
    <div class="wide" tabindex="0" role="region" aria-labelledby="students-title">
      <table role="table" class="class-list" aria-labelledby="students-title">
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("class-column-student")}</th>${COLUMNS.map((id) => html`<th scope="col" role="columnheader">${t(`class-column-${id}`)}</th>`)}</tr></thead>
        <tbody role="rowgroup">${students.flatMap(({ student, results }) => results.map((result) => rowView(student, result, look)))}</tbody>
      </table>
    </div>`;
}

function rowView(student: string, result: ClassResult, look: (student: string) => void): TemplateResult {
  const { subject, grade, score, percentile, interval: [low, high], why } = result;
  const where = t("class-column-interval");
  return html`<tr role="row" data-student=${student}>
    <th scope="row" role="rowheader"><button type="button" class="link" data-action="student" aria-label=${t("student-open", { student })} @click=${() => look(student)}>${student}</button></th>
    <td role="cell" data-label=${t("class-column-subject")}>${t(`growth-${subject}_growth`)}</td>
    <td role="cell" data-label=${t("class-column-grade")}>${number(grade)}</td>
    <td role="cell" data-label=${t("class-column-score")}>${decimal(score)}</td>
    ${percentile === 0
      ? html`<td role="cell" data-label=${t("class-column-percentile")}>–</td><td role="cell" data-label=${where}>${t(`grown-why-${why}`)}</td>`
      : html`<td role="cell" data-label=${t("class-column-percentile")}><b>${number(percentile)}</b></td>
          <td role="cell" data-label=${where}>${low === undefined || high === undefined ? t("class-unsure") : html`<span class="growth-interval">${percentileBar({ percentile, low, high, side: "unclear" })} ${t("growth-interval", { low: number(low), high: number(high) })}</span>`}</td>`}
  </tr>`;
}
