/** Beside a measure on the card: responses, participation, mean score. They change no points. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { decimal, t } from "../messages";
import type { CardIndicator, ToldBeside } from "../types";
import { icon } from "./icons";

export function besideView({ beside }: CardIndicator, what: string, actions: Actions): TemplateResult | typeof nothing {
  if (beside.length === 0) return nothing;
  return html`<ul class="told-beside">${beside.map((one) => itemView(one, what, actions))}</ul>`;
}

function itemView({ id, node, value, numerator, denominator, under }: ToldBeside, what: string, actions: Actions): TemplateResult {
  const said = t(`beside-${id}`, { numerator: decimal(numerator), denominator: decimal(denominator), value: decimal(value) });
  return html`<li data-beside=${id} class=${under === "" ? "" : "low"}>
    ${said}
    ${under === "" ? nothing : html`<span class="tag">${icon("warning")}${t("beside-under", { limit: decimal(under) })}</span>`}
    <button type="button" class="why" data-why=${node} aria-label=${t("why-what", { what: `${what}: ${said}` })} @click=${() => actions.openWhy(node)}>${t("why")}</button>
    ${under === "" || id === "mean" ? nothing : html`<span class="hint">${t(`beside-means-${id}`)}</span>`}
  </li>`;
}
