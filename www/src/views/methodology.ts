import { type TemplateResult, html } from "lit";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import type { Overview } from "../types";
import { madeOfView } from "./toolbar";

/** The rules that the report follows. */
export function methodologyView(_state: State, { methodology }: Overview, _actions: Actions): TemplateResult {
  return html`<article class="prose" aria-labelledby="methodology-title">
    <h1 id="methodology-title">${t("page-methodology")}</h1>
    <p class="lead">${methodology.label}</p>
    <p>${madeOfView(methodology)}</p>
  </article>`;
}
