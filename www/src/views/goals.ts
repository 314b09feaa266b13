/** A school's goals and support: which way met the goal or by how much it was missed, great success, and the years so far. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { groupName } from "../charts/said";
import { decimal, t } from "../messages";
import type { Card, GoalView, GoalsView, SchoolTier, WayView } from "../types";
import { yearLabel } from "../years";
import { tierChance } from "./chances";
import { icon } from "./icons";
import { whyWords } from "./support";

const MARKS = { met: "check", not_met: "close", not_judged: "note" } as const;

/** A verdict by shape and word. */
export const verdictView = (verdict: string): TemplateResult =>
  html`<span class="verdict ${verdict}">${icon(MARKS[verdict as keyof typeof MARKS])}${t(`verdict-${verdict}`)}</span>`;

export const reasonWords = (reason: string): string => (reason === "" ? "" : t(`goal-reason-${reason}`));

export function schoolGoals(card: Card, actions: Actions): TemplateResult {
  return folded("goals", t("goals-title"), () => {
    const goals = actions.need("goals", { year: card.year, school: card.school_code });
    const years = actions.need("support_of", { school: card.school_code }, [card.school_code, actions.tierDraws]);
    if (goals === undefined || years === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
    if (!goals.there) return html`<p class="hint">${t("goals-none")}</p>`;
    return html`<div class="insight goals">
      ${yearsView(years, card.year)} ${goals.goals.map(goalView)} ${successView(goals)} ${groupsView(goals)}
      <p class="hint">${t("goals-assumed")}</p>
    </div>`;
  }, actions);
}

/** The tier of each year, and why. */
function yearsView(years: readonly SchoolTier[], now: string): TemplateResult | typeof nothing {
  if (years.length === 0) return nothing;
  const columns = ["year", "tier", "goal", "why"].map((id) => t(`support-column-${id}`));
  return html`<table class="stacks tiers" role="table" aria-label=${t("support-years")}>
    <thead role="rowgroup"><tr role="row">${columns.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}</tr></thead>
    <tbody role="rowgroup">${years.map(
      (row) => html`<tr role="row" class=${row.year === now ? "open" : ""}>
        <th scope="row" role="rowheader">${yearLabel(row.year)}</th>
        <td role="cell" data-label=${columns[1] ?? ""}><b>${row.tier === "" ? t("support-no-tier") : t(`tier-${row.tier}`)}</b> ${tierChance(row)}</td>
        <td role="cell" data-label=${columns[2] ?? ""}>${verdictView(row.goal)}</td>
        <td role="cell" data-label=${columns[3] ?? ""}>${whyWords(row)}</td>
      </tr>`,
    )}</tbody>
  </table>`;
}

function goalView(goal: GoalView): TemplateResult {
  return html`<section class="goal" aria-label=${t(`goal-${goal.goal}`)} data-goal=${goal.goal}>
    <h3>${t(`goal-${goal.goal}`)} ${verdictView(goal.verdict)}</h3>
    ${goal.value === ""
      ? html`<p class="hint">${reasonWords(goal.reason)}</p>`
      : html`<p>${t(goal.before === "" ? "goal-value" : "goal-value-before", { value: decimal(goal.value), before: decimal(goal.before) })}
          ${goal.short === "" ? nothing : t("goal-short", { short: decimal(goal.short) })}
          ${goal.target === "" ? nothing : t(goal.ways.every(({ kind }) => kind === "rises_over") ? "goal-target-above" : "goal-target", { target: decimal(goal.target) })}</p>
          <ul class="ways">${goal.ways.map(wayView)}</ul>`}
  </section>`;
}

function wayView(way: WayView): TemplateResult {
  const args = { amount: decimal(way.amount), years: way.years, to: decimal(way.to), now: decimal(way.now), before: decimal(way.before) };
  return html`<li>${verdictView(way.verdict)} ${t(`way-${way.kind}`, args)}${way.before === "" ? nothing : html` <span class="hint">${t("way-compared", args)}</span>`}
    ${way.reason === "" ? nothing : html`<span class="hint">${reasonWords(way.reason)}</span>`}
    ${way.short === "" ? nothing : html`<span class="hint">${t("way-short", { short: decimal(way.short) })}</span>`}</li>`;
}

function successView({ success, success_reason, conditions }: GoalsView): TemplateResult {
  return html`<section class="goal" aria-label=${t("success-title")} data-goal="success">
    <h3>${t("success-title")} ${verdictView(success)}</h3>
    ${conditions.length === 0 ? html`<p class="hint">${reasonWords(success_reason)}</p>` : nothing}
    <ul class="ways">${conditions.map(
      (one) => html`<li>${verdictView(one.verdict)} ${t(`condition-${one.id}`)}
        ${one.against === "" ? nothing : html`<span class="hint">${t(`condition-${one.id}-compared`, { value: decimal(one.value), against: decimal(one.against) })}</span>`}
        ${one.reason === "" || one.id === "goal_met" ? nothing : html`<span class="hint">${reasonWords(one.reason)}</span>`}</li>`,
    )}</ul>
  </section>`;
}

const BESIDE = ["graduation", "achievement", "gaps"];

/** The goals beside the one that decides, group by group. */
function groupsView({ groups }: GoalsView): TemplateResult | typeof nothing {
  const ids = [...new Set(groups.map(({ group }) => group))];
  const told = BESIDE.filter((id) => groups.some(({ goal, value }) => goal === id && value !== ""));
  if (told.length === 0) return nothing;
  const cell = (group: string, id: string): TemplateResult => {
    const goal = groups.find((one) => one.group === group && one.goal === id);
    if (goal === undefined || goal.value === "") return html`<td role="cell" data-label=${t(`goal-${id}`)}>—</td>`;
    return html`<td role="cell" data-label=${t(`goal-${id}`)}>${verdictView(goal.verdict)} <span class="hint">${t(goal.before === "" ? "goal-figure" : "goal-figures", { value: decimal(goal.value), before: decimal(goal.before) })}</span></td>`;
  };
  return html`<table class="stacks" role="table" aria-label=${t("goals-groups")}>
    <caption>${t("goals-groups")}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("across-choose")}</th>${told.map((id) => html`<th scope="col" role="columnheader">${t(`goal-${id}`)}</th>`)}</tr></thead>
    <tbody role="rowgroup">${ids.map((group) => {
      const label = groups.find((one) => one.group === group)?.label ?? group;
      return html`<tr role="row"><th scope="row" role="rowheader">${groupName({ group, label })}</th>${told.map((id) => cell(group, id))}</tr>`;
    })}</tbody>
  </table>`;
}

