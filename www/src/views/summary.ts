import { type TemplateResult, html, nothing } from "lit-html";
import { number, t } from "../messages";
import type { Overview } from "../types";

/** What was read, in one line of figures. */
export function summaryView(overview: Overview): TemplateResult {
  const figures: [string, number][] = [
    ["files", overview.files.length],
    ["rows", overview.rows],
    ["years", overview.years.length],
    ["schools", overview.schools],
    ["indexed", overview.indexed],
  ];
  return html`
    <h1 class="report-title">${t("report-title")}</h1>
    ${overview.schools === 0
      ? nothing
      : html`<dl class="figures">
          ${figures.map(([id, value]) => html`<div data-figure=${id}><dt>${t(`figure-${id}`, { count: value })}</dt><dd>${number(value)}</dd></div>`)}
        </dl>`}
  `;
}
