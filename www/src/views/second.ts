/** Where something of the second script is to be seen: that, or that it is on its way, or that it could not be had. */
import { type TemplateResult, html } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Second } from "../second";
import type { State } from "../state";
import { icon } from "./icons";

export const isThere = (second: State["second"]): second is Second => second !== undefined && second !== "missed";

export function secondView(state: State, actions: Actions, view: (second: Second) => TemplateResult): TemplateResult {
  const { second } = state;
  if (isThere(second)) return view(second);
  if (second === "missed") return missedView(actions);
  actions.miss();
  return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
}

const missedView = (actions: Actions): TemplateResult => html`<section class="panel" role="alert">
  <p>${icon("error")} ${t("second-failed")}</p>
  <div class="row"><button type="button" class="primary" data-action="fetch-again" @click=${() => actions.fetchAgain()}>${t("second-again")}</button></div>
</section>`;
