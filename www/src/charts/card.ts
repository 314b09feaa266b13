/** The charts of a school's card. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Card, CardIndicator } from "../types";
import { contributionChart } from "./contribution";
import { folded } from "./fold";
import { gapsChart } from "./gaps";
import { levelsChart } from "./levels";
import { indicatorName, schoolName } from "./said";
import { spreadChart } from "./spread";
import { trendChart } from "./trend";

const loading = (): TemplateResult => html`<p class="hint" role="status">${t("chart-loading")}</p>`;

/** Of the index: where its points come from, its years, and the schools of the same type. */
export function schoolCharts(card: Card, actions: Actions): TemplateResult {
  return folded(
    "school",
    t("charts-of-school"),
    () => html`${contributionChart(card, actions) ?? nothing} ${trend("index", card, actions)} ${spread("index", card, actions)}`,
    actions,
  );
}

/** Of an indicator: its levels and values by group, its years, and the schools of the same type. */
export function indicatorCharts(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult {
  return folded(
    `indicator/${indicator.id}`,
    html`${t("charts-of")}<span class="sr">: ${indicatorName(indicator)}</span>`,
    () => html`${levelsChart(indicator, card, actions) ?? nothing} ${gapsChart(indicator, card, actions) ?? nothing}
      ${trend(indicator.id, card, actions)} ${spread(indicator.id, card, actions)}`,
    actions,
  );
}

function trend(id: string, card: Card, actions: Actions): TemplateResult | typeof nothing {
  const history = actions.need("history", { school: card.school_code });
  return history === undefined ? loading() : (trendChart(history, id, card, actions) ?? nothing);
}

function spread(id: string, card: Card, actions: Actions): TemplateResult {
  const found = actions.need("spread", { year: card.year, id, group: "all", school_type: "", school: card.school_code });
  return found === undefined ? loading() : spreadChart(found, schoolName(card), actions);
}
