/** What the four words beside a value of the methodology mean. */
import { type TemplateResult, html } from "lit-html";
import { t } from "../messages";
import type { Provenance } from "../types";

export const PROVENANCES: Provenance[] = ["mission", "published", "inferred", "assumed"];

export function provenanceLegend(): TemplateResult {
  return html`<details class="fold provenances">
    <summary>${t("provenance-legend")}</summary>
    <dl>
      ${PROVENANCES.map((one) => html`<div><dt><span class="badge ${one}">${t(`provenance-${one}`)}</span></dt><dd>${t(`provenance-${one}-means`)}</dd></div>`)}
    </dl>
  </details>`;
}
