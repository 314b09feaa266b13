/** By which school years what was to be done, where the loaded year stands, and an LEA's own checklist. */
import { type SVGTemplateResult, type TemplateResult, html, nothing, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { figure } from "../charts/figure";
import { line, words } from "../charts/shapes";
import { type ChecklistItem, NEW_ITEM, STATES, readChecklist, saveChecklist, withItem } from "../checklist";
import { nameOf, t } from "../messages";
import type { State } from "../state";
import type { PhaseView, Timelines } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";

const TIMELINES = ["common_core", "index"] as const;
type Timeline = (typeof TIMELINES)[number];

export function timelinesView(state: State, actions: Actions): TemplateResult {
  const found = actions.need("timelines", { year: state.place.year });
  return html`<section class="pairs timelines" aria-labelledby="timelines-title" aria-busy=${found === undefined ? "true" : "false"}>
    <h1 id="timelines-title">${t("page-timelines")}</h1>
    <p>${t("timelines-means")}</p>
    ${found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : html`${TIMELINES.map((id) => timelineView(id, found, state.place.year, actions))} ${checklistView(state, actions)}`}
  </section>`;
}

const phaseId = ({ timeline, id }: PhaseView): string => `${timeline === "index" ? "index" : "core"}-${id}`;
const phaseName = (phase: PhaseView): string => t(`phase-${phaseId(phase)}`);
const yearAt = (years: readonly string[], at: number): string => yearLabel(years[at] ?? "");
const span = ({ first, last, open }: PhaseView, years: readonly string[]): string =>
  open ? t("timelines-from", { year: yearAt(years, first) }) : first === last ? yearAt(years, first) : t("timelines-span", { from: yearAt(years, first), to: yearAt(years, last) });

function timelineView(id: Timeline, { years, phases, at }: Timelines, year: string, actions: Actions): TemplateResult {
  const own = phases.filter(({ timeline }) => timeline === id);
  const now = own.filter((phase) => phase.now).map(phaseName);
  const title = t(`timelines-title-${id}`);
  const sentence = now.length === 0 ? t(`timelines-none-${id}`, { year: yearLabel(year) }) : t("timelines-now", { year: yearLabel(year), count: now.length, phases: now.join(t("timelines-and")) });
  return html`<div class="panel" data-timeline=${id}>
    ${figure(
      {
        id: `timeline/${id}`,
        about: { title, whose: "", year },
        sentence,
        draw: (width) => draw(own, years, at, width),
        table: {
          head: [t("timelines-column-phase"), t("timelines-column-years"), t("timelines-column-now")],
          rows: own.map((phase) => [phaseName(phase), span(phase, years), t(phase.now ? "timelines-yes" : "timelines-no")]),
        },
      },
      actions,
    )}
    <details class="charts"><summary>${t("timelines-sources")}</summary>
      <ul class="features">${own.map((phase) => html`<li>${phaseName(phase)}: <span class="badge ${phase.provenance}">${t(`provenance-${phase.provenance}`)}</span> ${nameOf("phase-source", phaseId(phase), phase.source)}</li>`)}</ul></details>
  </div>`;
}

function draw(phases: readonly PhaseView[], years: readonly string[], at: number | undefined, width: number): { height: number; parts: SVGTemplateResult[] } {
  const step = width / years.length;
  const [top, row] = [24, 44];
  const bottom = top + phases.length * row;
  const head = years.map((year, n) => words((n + 0.5) * step, 14, yearLabel(year), n === at ? "strong" : "axis", "middle"));
  const here = at === undefined ? [] : [svg`<rect class="step average" x=${at * step} y=${top - 4} width=${step} height=${bottom - top + 4} rx="3"></rect>`];
  const grid = years.map((_, n) => line(n * step, top, n * step, bottom, "grid"));
  const bars = phases.map((phase, n) => {
    const y = top + n * row;
    const [x, end] = [phase.first * step, (phase.last + 1) * step];
    // A name that would run out of the drawing ends where its bar ends.
    const late = phase.first * 2 >= years.length;
    return svg`<g>${words(late ? end - 4 : x + 4, y + 13, phaseName(phase), phase.now ? "strong" : "", late ? "end" : "start")}
      <rect class="step ${phase.now ? "above here" : "above"}" x=${x + 2} y=${y + 19} width=${end - x - 4} height="14" rx="4"></rect></g>`;
  });
  return { height: bottom + 4, parts: [...here, ...grid, ...head, ...bars] };
}

// --- an LEA's own checklist ---

function checklistView({ checklist }: State, actions: Actions): TemplateResult {
  return html`<div class="panel checklist" role="group" aria-labelledby="checklist-title">
    <h2 id="checklist-title">${t("checklist-title")}</h2>
    <p class="hint">${t("checklist-means")}</p>
    <div class="pairs-tools no-print">
      <label class="field"><span>${t("checklist-file-in")}</span>
        <input type="file" accept=".csv,text/csv" data-checklist-file @change=${(event: Event) => void readChecklist(event.target as HTMLInputElement, actions)}></label>
      <button type="button" data-action="save-checklist" ?disabled=${checklist.length === 0} @click=${() => void saveChecklist(actions)}>${t("checklist-file-out")}</button>
    </div>
    ${checklist.length === 0 ? nothing : html`<ol class="checklist-items">${checklist.map((item, n) => itemView(item, n, actions))}</ol>`}
    <button type="button" class="small no-print" data-action="add-item" @click=${() => actions.checklist((list) => [...list, NEW_ITEM])}>${t("checklist-add")}</button>
  </div>`;
}

function itemView(item: ChecklistItem, n: number, actions: Actions): TemplateResult {
  const set = (key: keyof ChecklistItem) => (event: Event) => {
    const { value } = event.target as HTMLInputElement;
    actions.checklist((list) => withItem(list, n, { [key]: value }));
  };
  const select = (key: "phase" | "state", ids: readonly string[], message: string): TemplateResult =>
    html`<label class="field"><span>${t(`checklist-${key}`)}</span><select @change=${set(key)}>${ids.map((id) => html`<option value=${id} .selected=${live(id === item[key])}>${t(`${message}-${id}`)}</option>`)}</select></label>`;
  const text = (key: "item" | "note"): TemplateResult =>
    html`<label class="field wide-field"><span>${t(`checklist-${key}`)}</span><input type="text" .value=${live(item[key])} @input=${set(key)}></label>`;
  return html`<li data-item>${text("item")} ${select("phase", ["building", "transition", "application", "assessments"], "phase-core")} ${select("state", STATES, "checklist-state")} ${text("note")}
    <button type="button" class="bare no-print" aria-label="${t("checklist-remove")}: ${item.item}" title=${t("checklist-remove")} @click=${() => actions.checklist((list) => withItem(list, n, undefined))}>${icon("close")}</button></li>`;
}
