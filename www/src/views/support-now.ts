/** On a school's card, for staff: why it is where it is. Tier, goal, reason and partner on one screen. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { schoolName } from "../charts/said";
import { decimal, t } from "../messages";
import { type Wishes, asked } from "../pairing";
import { linkTo } from "../place";
import type { Card, GoalView, PairRow, SupportNow } from "../types";
import { tierChance } from "./chances";
import { verdictView } from "./goals";
import { whyWords } from "./support";

export function supportNow(card: Card, wishes: Wishes, actions: Actions): TemplateResult | typeof nothing {
  const ask = { ...asked(card.year, wishes), school: card.school_code };
  const found = actions.need("support_now", ask, [ask, actions.tierDraws]);
  if (found === undefined) return html`<section class="support-now" aria-busy="true"><p class="hint">${t("chart-loading")}</p></section>`;
  const { tier, goal } = found;
  if (tier === undefined || tier.tier === "") return nothing;
  return html`<section class="support-now" aria-labelledby="support-now-title" aria-busy="false" data-support-now=${tier.tier}>
    <h3 id="support-now-title"><span class="hint">${t("support-now")}</span> ${t(`tier-${tier.tier}`)} ${tierChance(tier)}</h3>
    ${goal === undefined ? nothing : goalView(goal)}
    <p class="hint">${whyWords(tier)}</p>
    ${partnersView(found)}
  </section>`;
}

const goalView = ({ verdict, value, before, short }: GoalView): TemplateResult =>
  html`<p class="goal-now"><span>${t("goal-index")}</span> ${verdictView(verdict)}
    ${value === "" ? nothing : html`<span class="hint">${t(before === "" ? "goal-value" : "goal-value-before", { value: decimal(value), before: decimal(before) })} ${short === "" ? nothing : t("goal-short", { short: decimal(short) })}</span>`}</p>`;

/** With whom the school learns: its partner, or those whose partner it is. */
function partnersView({ tier, pair, learners }: SupportNow): TemplateResult | typeof nothing {
  const all = html`<a href=${linkTo({ page: "pairs" })}>${t("support-now-pairs")}</a>`;
  if (pair !== undefined) {
    const partner = { school_code: pair.partner_code, school_name: pair.partner_name };
    return pair.partner_code === ""
      ? html`<p data-partner="">${t("support-now-alone")} ${t(`pairs-lacks-${pair.lacks}`)} ${all}</p>`
      : html`<p data-partner=${pair.partner_code}>${t("support-now-partner")} ${link(partner)} <span class="hint">${whereOf(pair)}</span> ${all}</p>`;
  }
  if (learners.length === 0) return tier?.tier === "recognition" ? html`<p data-learners="0">${t("support-now-nobody")} ${all}</p>` : nothing;
  return html`<p data-learners=${learners.length}>${t("support-now-learners")} ${learners.map((one, at) => html`${at === 0 ? nothing : ", "}${link(one)}`)} ${all}</p>`;
}

const link = (school: Pick<PairRow, "school_code" | "school_name">): TemplateResult => html`<a href=${linkTo({ school: school.school_code })}><bdi>${schoolName(school)}</bdi></a>`;

/** The partner's district, and how near it is. */
const whereOf = ({ partner_lea_name: lea, distance }: PairRow): string =>
  [lea, distance === "" ? "" : t("support-now-distance", { distance: decimal(distance) })].filter((words) => words !== "").join(" · ");
