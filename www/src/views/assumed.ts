/** What is assumed here: the values that are nobody's official ones, on which a shown number rests. */
import { type TemplateResult, html } from "lit-html";
import { appliesTo, ruleName, ruleWords } from "../explain";
import { t } from "../messages";
import { linkTo } from "../place";
import type { AssumedValue } from "../types";

/** The sentence that counts them. */
export const restsOn = (count: number): string => t("rests-on", { count });

/** Folded under its sentence; unfolded when it was asked for. */
export function assumedView(values: readonly AssumedValue[], unfolded: boolean): TemplateResult {
  if (values.length === 0) return html`<p class="hint rests">${restsOn(0)}</p>`;
  return html`<details class="fold assumed-here" ?open=${unfolded}>
    <summary>${restsOn(values.length)}</summary>
    <p class="hint">${t("assumed-means")} <a href=${linkTo({ page: "methodology" })}>${t("assumed-more")}</a></p>
    <ul class="values">${values.map(assumedItem)}</ul>
  </details>`;
}

const assumedItem = (value: AssumedValue): TemplateResult => html`<li data-assumed=${value.name}>
  <p class="rule"><span>${ruleName(value.name)}</span> <b>${assumedWords(value)}</b></p>
  <p class="hint">${t("assumed-where", { where: appliesTo(value) })}</p>
  <p class="hint">${value.source}</p>
  <p class="hint"><code>${value.name}</code> · ${t("rule-line", { line: value.line })}</p>
</li>`;

/** The value, with a file's ids in words. */
export const assumedWords = ({ value }: AssumedValue): string => ruleWords(value);
