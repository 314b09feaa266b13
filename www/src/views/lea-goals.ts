/** The goals of LEAs: the mean of their schools' indices decides; their pooled measures stand beside it. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { decimal, number, t } from "../messages";
import type { LeaGoals } from "../types";
import { verdictView } from "./goals";
import { icon } from "./icons";
import { headRow } from "./similar";

/** LEAs listed at once: the module's number. */
const LISTED = 25;
const GOALS = ["index", "graduation", "achievement", "gaps"];

const shown = { year: "", first: 0 };

export function leaGoalsView(year: string, actions: Actions): TemplateResult {
  if (shown.year !== year) Object.assign(shown, { year, first: 0 });
  return folded("lea-goals", t("lea-goals-title"), () => {
    const found = actions.need("lea_goals", { year, first: shown.first });
    if (found === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
    if (!found.there) return html`<p>${t("goals-none")}</p>`;
    if (found.leas.length === 0) return html`<p>${t("lea-goals-nobody")}</p>`;
    const { first, count, leas } = found;
    const look = (next: number): void => {
      shown.first = Math.max(0, next);
      actions.redraw();
    };
    return html`<p class="hint">${t("lea-goals-means")}</p>
      <table class="stacks insight lea-goals" role="table" aria-label=${t("lea-goals-title")}>
        ${headRow(["lea-goals-lea", ...GOALS.map((id) => `goal-${id}`)])}
        <tbody role="rowgroup">${leas.map(rowView)}</tbody>
      </table>
      <p><button type="button" class="quiet" data-download="goals_leas.csv" @click=${() => actions.download("goals_leas.csv")}>${icon("download")}${t("lea-goals-csv")}</button></p>
      ${count <= LISTED
        ? nothing
        : html`<p class="turn">
            <button type="button" class="quiet" ?disabled=${first === 0} @click=${() => look(first - LISTED)}>${icon("back")}${t("across-before")}</button>
            <span role="status">${t("across-shown", { first: number(first + 1), last: number(first + leas.length), count: number(count) })}</span>
            <button type="button" class="quiet" ?disabled=${first + LISTED >= count} @click=${() => look(first + LISTED)}>${t("across-after")}</button>
          </p>`}`;
  }, actions, "charts panel");
}

function rowView(lea: LeaGoals): TemplateResult {
  return html`<tr role="row" data-lea=${lea.lea_code}>
    <th scope="row" role="rowheader"><bdi>${lea.lea_name || lea.lea_code}</bdi><span class="hint">${t("lea-goals-of", { indexed: lea.indexed, schools: lea.schools, students: number(lea.students) })}</span></th>
    ${lea.goals.map(
      (goal) => html`<td role="cell" data-label=${t(`goal-${goal.goal}`)}>${verdictView(goal.verdict)}
        ${goal.value === "" ? html`<span class="hint">${t(`goal-reason-${goal.reason}`)}</span>` : html`<span class="hint">${t(goal.before === "" ? "goal-figure" : "goal-figures", { value: decimal(goal.value), before: decimal(goal.before) })}
            ${goal.short === "" ? nothing : t("goal-short", { short: decimal(goal.short) })} ${goal.target === "" ? nothing : t("goal-target", { target: decimal(goal.target) })}</span>`}</td>`,
    )}
  </tr>`;
}
