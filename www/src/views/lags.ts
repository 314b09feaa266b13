/** On a school's card, for staff: where its continuous-improvement data lags. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { decimal, t } from "../messages";
import { linkTo } from "../place";
import type { BesideView, Card, LagCell, LagRules } from "../types";
import { yearLabel } from "../years";
import { valueText } from "./card";
import { headRow, nameOfCell } from "./similar";

export function lagsView(card: Card, actions: Actions): TemplateResult {
  return folded(
    "lags",
    t("lags-title"),
    () => {
      const found = actions.need("lags", { year: card.year, school: card.school_code });
      if (found === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
      if (found.cells.length === 0) return html`<p>${t("lags-none")}</p>`;
      return html`${rulesView(found.rules)}
        <table class="stacks insight lags" role="table" aria-label=${t("lags-title")}>
          ${headRow(["of", "now", "past", "similar", "all"].map((id) => `lags-column-${id}`))}
          <tbody role="rowgroup">${found.cells.map(rowView)}</tbody>
        </table>`;
    },
    actions,
  );
}

/** What lags, by the methodology's numbers. */
export const rulesView = ({ fall, others, better, provenance }: LagRules): TemplateResult =>
  html`<p class="hint">${t("lags-means", { fall: decimal(fall), others: Number(others), better: decimal(better) })} <span class="badge ${provenance}" title=${t(`provenance-${provenance}-means`)}>${t(`provenance-${provenance}`)}</span> <a href=${linkTo({ page: "methodology" })}>${t("lags-methodology")}</a></p>`;

const flag = (lags: boolean): TemplateResult | typeof nothing => (lags ? html` <span class="tag lag">${t("lags-flag")}</span>` : nothing);

const rowView = (cell: LagCell): TemplateResult => html`<tr role="row" data-lag="${cell.indicator}/${cell.group}">
    <th scope="row" role="rowheader">${nameOfCell(cell)}</th>
    ${lagCells(cell)}
  </tr>`;

/** This year's value, and what it is held against. */
export function lagCells(cell: LagCell): TemplateResult {
  const unit = cell.unit as "percent" | "points" | "ratio";
  const data = (id: string, content: unknown): TemplateResult => html`<td role="cell" data-label=${t(`lags-column-${id}`)}>${content}</td>`;
  const beside = ({ others, better, lags }: BesideView): TemplateResult =>
    Number(others) === 0 ? html`<span class="hint">${t("lags-nobody")}</span>` : html`${t("lags-better", { better: Number(better), others: Number(others) })}${flag(lags)}`;
  return html`${data("now", valueText(cell.value, unit))}
    ${data("past", cell.before === "" ? html`<span class="hint">${t("lags-no-past")}</span>` : html`${t("lags-past", { value: valueText(cell.before, unit), year: yearLabel(cell.before_year) })}${flag(cell.falls)}`)}
    ${data("similar", beside(cell.similar))} ${data("all", beside(cell.all))}`;
}
