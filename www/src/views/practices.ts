/** What works at a school, in somebody's own words: text, and nothing of it can be pressed. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { indicatorName } from "../charts/said";
import { t } from "../messages";
import type { Card, PracticeView } from "../types";

export function practiceList(practices: readonly PracticeView[]): TemplateResult {
  return html`<ul class="features practices">${practices.map(
    (one) => html`<li data-practice=${one.indicator}><b>${indicatorName({ id: one.indicator, label: one.indicator_label })}</b>: <bdi>${one.practice}</bdi>
      ${one.contact_role === "" ? nothing : html`<span class="hint">${t("practices-contact")} <bdi>${one.contact_role}</bdi></span>`}
      ${one.link === "" ? nothing : html`<span class="hint">${t("practices-link")} <bdi class="code">${one.link}</bdi></span>`}</li>`,
  )}</ul>`;
}

/** On a school's own card. */
export function practicesView(card: Card, actions: Actions): TemplateResult {
  return folded(
    "practices",
    t("practices-title"),
    () => {
      const found = actions.need("practices", { school: card.school_code });
      if (found === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
      if (found.length === 0) return html`<p>${t("practices-none")}</p>`;
      return html`<p class="hint">${t("practices-means")}</p>${practiceList(found)}${practicesDownload(actions)}`;
    },
    actions,
  );
}

/** All of them as one file, to be dropped again. */
export const practicesDownload = (actions: Actions): TemplateResult =>
  html`<button type="button" class="small no-print" data-download="practices.csv" title=${t("download-practices-csv")} @click=${() => actions.download("practices.csv")}>${t("practices-save")}</button>`;
