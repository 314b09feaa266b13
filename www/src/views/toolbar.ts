import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { nameOf, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { MethodologySummary, Overview } from "../types";
import { yearLabel } from "../years";
import { hasClass } from "./class";
import { icon } from "./icons";
import { PROVENANCES } from "./provenance";

const DOWNLOADS = ["index.csv", "domains.csv", "measures.csv", "leas.csv", "findings.csv", "report.xlsx", "report.json", "published.json"];

/** How many of a methodology's values come from where. */
export const madeOfView = ({ provenance: counts }: MethodologySummary): TemplateResult => html`${t("methodology-made-of")}
  ${PROVENANCES.map((provenance) => {
    const words = t("provenance-count", { count: counts[provenance] ?? 0, provenance: t(`provenance-${provenance}`) });
    return html`<span class="badge ${provenance}" title=${t(`provenance-${provenance}-means`)}>${words}</span> `;
  })}`;

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

/** The year and the methodology that are shown; of a class, which has no Index, the year alone. */
export function choicesView(state: State, { years, methodology, methodologies }: Overview, actions: Actions): TemplateResult {
  const alone = hasClass(state.place);
  return html`<div class="choices">
        <label class="field">
          <span>${t("year")}</span>
          <select id="year" @change=${(event: Event) => actions.go({ year: valueOf(event) })}>
            ${years.map(
              ({ year, indexed }) =>
                html`<option value=${year} .selected=${live(year === state.place.year)}>${alone ? yearLabel(year) : t("year-option", { year: yearLabel(year), indexed })}</option>`,
            )}
          </select>
        </label>
        ${alone ? nothing : html`<label class="field">
          <span>${t("methodology")}</span>
          <select id="methodology" aria-describedby="methodology-why" @change=${(event: Event) => actions.go({ methodology: valueOf(event) })}>
            ${methodologies.map(
              ({ id, label, origin }) =>
                html`<option value=${id} .selected=${live(id === (state.job === undefined ? methodology.id : (state.place.methodology ?? methodology.id)))}>${origin === "shipped" ? nameOf("methodology", id, label) : `${label} — ${origin}`}</option>`,
            )}
          </select>
        </label>`}
      </div>`;
}

/** The choices alone, above what is about one thing. */
export const briefView = (state: State, overview: Overview, actions: Actions): TemplateResult =>
  html`<section class="toolbar brief" aria-label=${t("choices")}>${choicesView(state, overview, actions)}</section>`;

export function toolbarView(state: State, overview: Overview, actions: Actions): TemplateResult {
  const { methodology } = overview;
  return html`<section class="toolbar" aria-label=${t("toolbar")}>
    <div class="fields">
      ${choicesView(state, overview, actions)}
      <div class="field downloads" role="group" aria-labelledby="downloads-title">
        <span id="downloads-title">${t("downloads")}</span>
        <div class="row">
          ${DOWNLOADS.map(
            (name) =>
              html`<button type="button" class="small" data-download=${name} title=${t(`download-${name.replace(".", "-")}`)} ?disabled=${state.job?.kind === "compute"}
                @click=${() => actions.download(name)}>${icon("download")}${name}</button>`,
          )}
        </div>
      </div>
    </div>
    <p class="hint" id="methodology-why">
      ${t(overview.chosen === "user" ? "chosen-user" : "chosen-most-indexed")}
      ${madeOfView(methodology)} <a href=${linkTo({ page: "methodology" })}>${t("methodology-see")}</a>
    </p>
  </section>`;
}
