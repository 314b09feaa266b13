/** Growth percentiles of students: computed on request, with progress and Cancel; what they rest on, and their files. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { number, t } from "../messages";
import type { Run } from "../growing";
import type { State } from "../state";
import type { GrownModel, GrownNote, GrownView, PlannedModel } from "../types";
import { yearLabel } from "../years";
import { thenMain } from "./focus";
import { icon } from "./icons";

export function growingView({ grown: { run } }: State, found: GrownView, actions: Actions): TemplateResult {
  return html`<div class="panel growing">
    <h2 id="growing-title">${t("grown-title")}</h2>
    <p>${t("grown-means")}</p>
    ${restView(found)}
    ${run !== undefined
      ? runView(run, actions)
      : found.computed
        ? computedView(found, actions)
        : html`<div class="row no-print"><button type="button" class="primary" data-action="grow" @click=${() => void actions.further.growing.compute()}>${t("grown-compute")}</button></div>`}
  </div>`;
}

/** Settings and norms, or that there are none. */
function restView({ settings_file, norms }: GrownView): TemplateResult {
  const settings = settings_file === "" ? t("grown-settings-assumed") : t("grown-settings", { file: settings_file });
  const [least = 0, most = 0] = norms?.students ?? [];
  const against = norms === undefined ? t("grown-own") : t("grown-norms", { file: norms.file, models: norms.models, least, most, by: norms.made_by, hash: norms.hash });
  return html`<p class="hint">${against} ${settings}</p>`;
}

const named = ({ subject, grade, cohort, students }: PlannedModel): string => t("grown-model", { subject: t(`growth-${subject}_growth`), grade, cohort, students });

function runView({ stage, models, fitting, done, steps, total }: Run, actions: Actions): TemplateResult {
  const under = [...fitting.keys()].flatMap((at) => (models[at] === undefined ? [] : [named(models[at])]));
  return html`<div class="growing-run" role="group" aria-labelledby="growing-stage">
    <p id="growing-stage"><b>${stage === "fitting" ? t("grown-fitting", { at: Math.min(done + 1, models.length), of: models.length }) : t(`grown-${stage}`)}</b></p>
    ${stage === "fitting" && total > 0 ? html`<progress max=${total} .value=${steps} aria-labelledby="growing-stage"></progress>` : html`<progress aria-labelledby="growing-stage"></progress>`}
    <ul class="hint">${under.map((words) => html`<li>${words}</li>`)}</ul>
    <div class="row"><button type="button" data-action="cancel-growth" @click=${() => thenMain(() => actions.further.growing.cancel())}>${t("cancel")}</button></div>
  </div>`;
}

function computedView(found: GrownView, actions: Actions): TemplateResult {
  const { students, percentiles, models, notes, saves_norms, minimum_norms, norms } = found;
  const files = ["growth.csv", "growth_schools.csv", ...(saves_norms ? ["growth_norms.toml"] : [])];
  return html`<p role="status"><b>${t("grown-found", { students, percentiles, models: models.length })}</b></p>
    ${models.length === 0 ? html`<p>${t(norms === undefined ? "grown-none" : "grown-none-in-norms")}</p>` : nothing}
    <div class="row no-print">
      ${files.map((name) => html`<button type="button" class="small" data-download=${name} title=${t(`download-${name.replace(/[._]/g, "-")}`)} @click=${() => actions.download(name)}>${icon("download")}${name}</button>`)}
    </div>
    ${saves_norms || norms !== undefined ? nothing : html`<p class="hint">${t("grown-no-norms", { least: minimum_norms })}</p>`}
    ${notes.length === 0 ? nothing : folded("grown/notes", t("grown-notes"), () => html`<ul class="growing-notes">${notes.map(noteView)}</ul>`, actions, "fold")}
    ${models.length === 0 ? nothing : folded("grown/models", t("grown-models"), () => modelsView(models), actions, "fold")}`;
}

const noteView = ({ kind, year, subject, grade, students, cohort }: GrownNote): TemplateResult =>
  html`<li>${t("grown-note", { year: yearLabel(year), subject: t(`growth-${subject}_growth`), grade, count: students })} ${t(`grown-why-${kind}`)}${cohort === "" ? nothing : html` <small>${cohort}</small>`}</li>`;

const COLUMNS = ["cohort", "subject", "grade", "order", "students", "hash"] as const;

function modelsView(models: readonly GrownModel[]): TemplateResult {
  const cells = ({ subject, grade, order, students, hash }: GrownModel): TemplateResult[] => [html`${t(`growth-${subject}_growth`)}`, html`${number(grade)}`, html`${number(order)}`, html`${number(students)}`, html`<code>${hash}</code>`];
  return html`<div class="wide" tabindex="0" role="region" aria-label=${t("grown-models")}>
    <table role="table" aria-label=${t("grown-models")}>
      <thead role="rowgroup"><tr role="row">${COLUMNS.map((id) => html`<th scope="col" role="columnheader">${t(`grown-column-${id}`)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${models.map(
        (model) => html`<tr role="row"><th scope="row" role="rowheader">${model.cohort}</th>${cells(model).map((cell, at) => html`<td role="cell" data-label=${t(`grown-column-${COLUMNS[at + 1] ?? ""}`)}>${cell}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}
