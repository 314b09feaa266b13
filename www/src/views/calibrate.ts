/** Cut points from the loaded schools: what they would rest on, and the methodology that comes of them, to use or to save. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { nameOf, number, t } from "../messages";
import { save } from "../saving";
import type { Calibration } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";

export const calibrateView = (year: string, actions: Actions): TemplateResult => html`<section class="panel" aria-labelledby="calibrate-title">
  <h2 id="calibrate-title">${t("calibrate-title")}</h2>
  <p class="hint">${t("calibrate-more")}</p>
  ${folded(
    "calibrate",
    t("calibrate-open", { year: yearLabel(year) }),
    () => {
      const found = actions.need("calibration", { year });
      return found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(found, actions);
    },
    actions,
    "fold",
  )}
</section>`;

function foundView({ state, text, name, sets, kept }: Calibration, actions: Actions): TemplateResult {
  if (state !== "calibrated") return html`<p>${t(`calibrate-${state}`)}</p>`;
  const file = (): File => new File([text], name, { type: "application/toml" });
  return html`<table class="calibrated">
      <caption class="sr">${t("calibrate-title")}</caption>
      <thead><tr><th scope="col">${t("across-indicator")}</th><th scope="col">${t("column-type")}</th><th scope="col" class="n">${t("chart-schools")}</th></tr></thead>
      <tbody>${sets.map(
        ({ indicator, school_type, schools, pooled }) => html`<tr>
          <th scope="row">${nameOf("indicator", indicator.id, indicator.label)}</th>
          <td>${t(`type-${school_type}`)}${pooled ? html` <span class="tag">${t("calibrate-pooled")}</span>` : nothing}</td>
          <td class="n">${number(schools)}</td>
        </tr>`,
      )}</tbody>
    </table>
    ${kept.length === 0 ? nothing : html`<p class="hint">${t("calibrate-kept")} ${kept.map(({ id, label }) => nameOf("indicator", id, label)).join(", ")}</p>`}
    <div class="row">
      <button type="button" data-action="use-calibrated" @click=${() => actions.add([file()])}>${icon("check")}${t("calibrate-use")}</button>
      <button type="button" data-action="save-calibrated" @click=${() => save(file())}>${icon("download")}${t("calibrate-save")}</button>
    </div>`;
}
