import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { maybe, t } from "../messages";
import type { Sample, State } from "../state";
import { chooseFiles } from "./data";
import { icon } from "./icons";

export function startView(state: State, actions: Actions): TemplateResult {
  const starting = state.phase === "starting";
  const waiting = state.waiting.length;
  return html`<div class="start">
    <h1>${t("start-title")}</h1>
    <p class="lead">${t("start-lead")}</p>
    ${state.place.year === "" ? nothing : html`<p class="notice">${icon("note")} <span>${t("start-place")}</span></p>`}
    <div class="drop-zone">
      ${icon("upload")}
      <p class="drop-words">${t("drop-here")}</p>
      <button type="button" class="primary" @click=${chooseFiles}>${t("choose-files")}</button>
      ${waiting === 0 ? nothing : html`<p role="status"><b>${t("start-waiting", { count: waiting })}</b></p>`}
      <p class="hint">${t("drop-kinds")}</p>
      <p class="promise">${icon("lock")}${t("promise")}</p>
    </div>
    ${state.samples.length === 0
      ? nothing
      : html`<section class="samples" aria-labelledby="samples-title">
          <h2 id="samples-title">${t("samples-title")}</h2>
          <div class="sample-list">${state.samples.map((sample) => sampleView(sample, starting, actions))}</div>
        </section>`}
    <section class="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">${t("steps-title")}</h2>
      <ol>
        ${[1, 2, 3].map((step) => html`<li><b>${t(`step-${step}`)}</b> ${t(`step-${step}-more`)}</li>`)}
      </ol>
    </section>
  </div>`;
}

function sampleView({ id, label }: Sample, disabled: boolean, actions: Actions): TemplateResult {
  return html`<button type="button" class="sample" data-sample=${id} ?disabled=${disabled} @click=${() => actions.loadSample(id)}>
    <b>${maybe(`sample-${id}`) ?? label}</b> <span>${maybe(`sample-${id}-more`) ?? ""}</span>
  </button>`;
}
