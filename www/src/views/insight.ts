/** What results mean, for staff: what a higher level takes, how much is accident, who is behind, whom a larger limit hides. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { groupName, indicatorName, shortValue } from "../charts/said";
import { decimal, nameOf, t } from "../messages";
import { linkTo } from "../place";
import type { Card, CardCell, CardIndicator, CellInsight, Insight } from "../types";
import { valueText } from "./card";

const loading = (): TemplateResult => html`<p class="hint" role="status">${t("chart-loading")}</p>`;

const asked = (card: Card, actions: Actions): Insight | undefined => actions.need("insight", { year: card.year, school: card.school_code });

/** Of the school: the index's range, and the groups that a larger limit would hide. */
export function schoolInsight(card: Card, actions: Actions): TemplateResult {
  return folded(
    "insight",
    t("insight-school"),
    () => {
      const found = asked(card, actions);
      return found === undefined ? loading() : html`<div class="insight">${rangeView(found)} ${visibleView(found)}<p><a href=${linkTo({ page: "disparity", of: card.school_code })}>${t("disparity-link")}</a></p></div>`;
    },
    actions,
  );
}

function rangeView({ index_lower, index_upper, index_known, goal, goal_chance, goal_noise }: Insight): TemplateResult {
  const words = index_lower === ""
    ? t("insight-range-none")
    : t("insight-range", { lower: decimal(index_lower), upper: decimal(index_upper), known: decimal(index_known) });
  return html`<p>${words}</p>
    ${goal_chance === "" ? nothing : html`<p>${t(`insight-goal-${goal}`, { chance: decimal(goal_chance) })}${goal_noise ? html` <span class="tag">${t("insight-goal-noise")}</span>` : nothing}</p>`}
    <p class="hint">${t("insight-range-assumed")}</p>`;
}

function visibleView({ visible, n_size, larger }: Insight): TemplateResult {
  const limits = { size: Number(n_size), larger: Number(larger) };
  if (visible.length === 0) return html`<p>${t("insight-visible-none", limits)}</p>`;
  return html`<p>${t("insight-visible", { ...limits, count: visible.length })}</p>
    <ul>${visible.map((group) => html`<li>${groupName(group)}: ${t("students-n", { count: Number(group.students) })}</li>`)}</ul>`;
}

/** Of an indicator, by group. */
export function indicatorInsight(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult | typeof nothing {
  if (!indicator.cells.some(({ level }) => level > 0)) return nothing;
  return folded(
    `insight/${indicator.id}`,
    html`${t("insight-of")}<span class="sr">: ${indicatorName(indicator)}</span>`,
    () => {
      const found = asked(card, actions);
      return found === undefined ? loading() : tableView(indicator, found);
    },
    actions,
  );
}

function tableView(indicator: CardIndicator, { cells }: Insight): TemplateResult {
  const known = new Map(cells.map((cell) => [cell.node, cell]));
  const rows = indicator.cells.flatMap((cell) => {
    const insight = known.get(cell.node);
    return insight === undefined ? [] : [rowView(cell, insight, indicator)];
  });
  const columns = ["group", "steps", "range", "behind"].map((id) => t(`insight-column-${id}`));
  return html`<table class="stacks insight" role="table" aria-label=${t("insight-table", { indicator: indicatorName(indicator) })}>
      <thead role="rowgroup"><tr role="row">${columns.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows}</tbody>
    </table>
    <p class="hint">${t("insight-assumed")}</p>`;
}

function rowView(cell: CardCell, insight: CellInsight, indicator: CardIndicator): TemplateResult {
  const data = (id: string, content: unknown): TemplateResult =>
    html`<td role="cell" data-label=${content === nothing ? nothing : t(`insight-column-${id}`)}>${content}</td>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader" class="g-group">${groupName(cell)} <small>${t("level-n", { level: cell.level })}</small></th>
    ${data("steps", insight.steps.length === 0 ? t("insight-highest") : html`<ul>${insight.steps.map((step) => html`<li>${stepWords(step, indicator)}</li>`)}</ul>`)}
    ${data("range", rangeOf(insight))}
    ${data("behind", behindView(insight, indicator))}
  </tr>`;
}

function stepWords({ level, students, value, index }: CellInsight["steps"][number], { better, unit }: CardIndicator): string {
  const count = Number(students);
  const words = value === ""
    ? t(better === "lower" ? "insight-step-fewer" : "insight-step-more", { level, count })
    : t("insight-step-value", { level, value: unit === "percent" ? t("insight-percentage-points", { value: decimal(value) }) : decimal(value) });
  return index === "" ? words : `${words} ${t("insight-step-index", { index: decimal(index) })}`;
}

function rangeOf({ lower, upper, level_chance, noise }: CellInsight): TemplateResult {
  if (lower === "") return html`<span class="hint">${t("insight-no-range")}</span>`;
  return html`<p>${t("insight-between", { lower: valueText(lower, "percent"), upper: valueText(upper, "percent") })}</p>
    <p>${t("insight-chance", { chance: decimal(level_chance) })}${noise ? html` <span class="tag">${t("insight-noise")}</span>` : nothing}</p>`;
}

function behindView({ disparity }: CellInsight, { unit }: CardIndicator): TemplateResult | typeof nothing {
  if (disparity === undefined) return nothing;
  const { others_gap, highest, highest_label, highest_gap, ratio, against, few_cases, share_of_cases, share_of_students } = disparity;
  const gap = (value: string): string => (unit === "percent" ? t("insight-percentage-points", { value: decimal(value) }) : shortValue(value, unit));
  const others = (): string =>
    others_gap.startsWith("-") ? t("insight-ahead-others", { gap: gap(others_gap.slice(1)) }) : t("insight-behind-others", { gap: gap(others_gap) });
  return html`
    ${others_gap === "" ? html`<p class="hint">${t("insight-others-few")}</p>` : html`<p>${others()}</p>`}
    ${highest === "" ? nothing : html`<p>${t("insight-behind-highest", { gap: gap(highest_gap), group: nameOf("group", highest, highest_label) })}</p>`}
    ${ratio === "" ? nothing : html`<p>${t(`insight-ratio-${against}`, { ratio: decimal(ratio) })}${few_cases ? html` <span class="tag">${t("insight-few-cases")}</span>` : nothing}</p>`}
    ${share_of_cases === "" ? nothing : html`<p>${t("insight-shares", { cases: valueText(share_of_cases, "percent"), students: valueText(share_of_students, "percent") })}</p>`}`;
}
