/** Goals and tiers as they are and as they would be: of all schools, and of the one that is looked at. */
import { type TemplateResult, html, nothing } from "lit-html";
import { decimal, number, t } from "../messages";
import { linkTo } from "../place";
import type { AllMoves, Crossing, GoalView, SchoolTrial, Shift, TrialTier } from "../types";
import { reasonWords, verdictView } from "./goals";
import { whyWords } from "./support";

const tierName = (tier: string): string => (tier === "" ? t("support-no-tier") : t(`tier-${tier}`));

/** From one to the other; once where both are the same. */
function fromTo(before: string, after: string): TemplateResult {
  return before === after ? html`<b>${after}</b>` : html`<span>${before}</span> <span aria-hidden="true">→</span> <b>${after}</b>`;
}

/** How many schools meet their goal and are in which tier, and those that would move. */
export function standingsView(all: AllMoves): TemplateResult | typeof nothing {
  const { goals, tiers, crossed, crossings } = all;
  if (goals.length + tiers.length === 0) return nothing;
  const counts = (shifts: readonly Shift[], title: string, name: (id: string) => string): TemplateResult | typeof nothing =>
    shifts.length === 0
      ? nothing
      : html`<h3>${title}</h3>
          <dl class="figures">${shifts
            .filter(({ id, before, after }) => id !== "" || before + after > 0)
            .map(({ id, before, after }) => html`<div data-shift=${id}><dt>${name(id)}</dt><dd>${fromTo(number(before), number(after))}</dd></div>`)}</dl>`;
  const columns = ["school", "index", "goal", "tier"].map((id) => t(`support-column-${id}`));
  return html`<section class="panel" aria-labelledby="whatif-standings">
    <h2 id="whatif-standings">${t("goals-title")}</h2>
    ${counts(goals, t("goal-index"), (id) => t(`verdict-${id}`))}
    ${counts(tiers, t("whatif-tiers"), tierName)}
    <p id="whatif-crossed" role="status">${t("whatif-crossed", { count: crossed })} ${crossed > crossings.length ? t("whatif-crossed-first", { count: crossings.length }) : ""}</p>
    ${crossings.length === 0
      ? nothing
      : html`<div class="wide listed" tabindex="0" role="region" aria-labelledby="whatif-crossed"><table class="stacks crossings" role="table" aria-labelledby="whatif-crossed">
          <thead role="rowgroup"><tr role="row">${columns.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}</tr></thead>
          <tbody role="rowgroup">${crossings.map((row) => crossingView(row, columns))}</tbody>
        </table></div>`}
  </section>`;
}

function crossingView({ school, goal_before, goal_after, tier_before, tier_after }: Crossing, columns: readonly string[]): TemplateResult {
  const index = (text: string): string => (text === "" ? "—" : decimal(text));
  return html`<tr role="row">
    <th scope="row" role="rowheader"><a href=${linkTo({ school: school.school_code })}><bdi>${school.school_name || school.school_code}</bdi></a></th>
    <td role="cell" data-label=${columns[1] ?? ""}>${fromTo(index(school.before), index(school.after))}</td>
    <td role="cell" data-label=${columns[2] ?? ""}>${fromTo(t(`verdict-${goal_before}`), t(`verdict-${goal_after}`))}</td>
    <td role="cell" data-label=${columns[3] ?? ""}>${fromTo(tierName(tier_before), tierName(tier_after))}</td>
  </tr>`;
}

/** The goal and the tier of one school, and why. */
export function standingOf({ standing_before, standing_after }: SchoolTrial): TemplateResult | typeof nothing {
  const [goals, tiers] = [
    [standing_before.goal, standing_after.goal],
    [standing_before.tier, standing_after.tier],
  ] as const;
  const row = (id: string, cells: readonly (TemplateResult | typeof nothing)[]): TemplateResult =>
    html`<tr data-standing=${id}><th scope="row">${t(id === "goal" ? "goal-index" : "support-column-tier")}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
  if (goals[1] === undefined && tiers[1] === undefined) return nothing;
  return html`<table class="parts standing">
    <caption class="sr">${t("whatif-standing")}</caption>
    <thead><tr><th scope="col"><span class="sr">${t("whatif-part")}</span></th><th scope="col">${t("whatif-before")}</th><th scope="col">${t("whatif-after")}</th></tr></thead>
    <tbody>
      ${goals[1] === undefined ? nothing : row("goal", goals.map(goalCell))}
      ${tiers[1] === undefined ? nothing : row("tier", tiers.map(tierCell))}
    </tbody>
  </table>`;
}

function goalCell(goal: GoalView | undefined): TemplateResult | typeof nothing {
  if (goal === undefined) return nothing;
  const why = goal.value === "" || goal.reason !== "" ? reasonWords(goal.reason) : t(goal.before === "" ? "goal-value" : "goal-value-before", { value: decimal(goal.value), before: decimal(goal.before) });
  return html`${verdictView(goal.verdict)} <small>${why} ${goal.short === "" ? "" : t("goal-short", { short: decimal(goal.short) })}</small>`;
}

function tierCell(tier: TrialTier | undefined): TemplateResult | typeof nothing {
  return tier === undefined ? nothing : html`<b>${tierName(tier.tier)}</b> <small>${whyWords(tier)}</small>`;
}
