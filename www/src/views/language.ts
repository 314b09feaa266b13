import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { languages } from "../languages";
import { language, t } from "../messages";

/** Every language by its own name. */
export function languageView(actions: Actions): TemplateResult | typeof nothing {
  const all = languages();
  if (all.length < 2) return nothing;
  return html`<div class="languages" role="group" aria-label=${t("language")}>
    ${all.map(
      ({ id, name }) => html`<button type="button" lang=${id} data-language=${id} aria-pressed=${id === language() ? "true" : "false"}
        @click=${() => actions.speak(id)}>${name}</button>`,
    )}
  </div>`;
}
