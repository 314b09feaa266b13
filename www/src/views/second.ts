/** Where something of the second script is to be seen: that, or that it is on its way, or that it could not be had. */
import { type TemplateResult, html } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Second } from "../second";
import type { State } from "../state";
import { thenMain } from "./focus";
import { icon } from "./icons";

export const isThere = (second: State["second"]): second is Second => second !== undefined && second !== "missed";

export function secondView(state: State, actions: Actions, view: (second: Second) => TemplateResult): TemplateResult {
  const { second } = state;
  if (isThere(second)) return view(second);
  if (second === "missed") return missedView(actions);
  actions.miss();
  return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
}

const missedView = (actions: Actions): TemplateResult => html`<div class="notice" role="alert">
  ${icon("error")}
  <p>${t("second-failed")}</p>
  <button type="button" class="small" data-action="fetch-again" @click=${() => thenMain(() => void actions.fetchAgain())}>${t("second-again")}</button>
</div>`;
