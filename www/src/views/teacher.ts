/** What a teacher's card begins with: how to check a number. */
import { type TemplateResult, html } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Card } from "../types";
import { icon } from "./icons";

export function checkView({ index }: Card, actions: Actions): TemplateResult {
  return html`<section class="check" aria-labelledby="check-title">
    <h3 id="check-title">${icon("check")} ${t("check-title")}</h3>
    <ol>${["ask", "follow", "look"].map((step) => html`<li>${t(`check-${step}`)}</li>`)}</ol>
    <p><button type="button" data-why="index" @click=${() => actions.openWhy("index")}>${t(index === "" ? "check-no-index" : "check-index")}</button></p>
    <p class="hint">${t("check-no-rank")}</p>
  </section>`;
}
