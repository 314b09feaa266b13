/** Below every page: what it promises, the keys that it knows, and the one thing that it can keep. */
import { type TemplateResult, html } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";

export function footView({ remembers }: State, actions: Actions): TemplateResult {
  return html`<footer class="bottom">
    <p>${t("footer-private")}</p>
    <p>${t("footer-official")}</p>
    <p class="foot-tools">
      <label title=${t("remember-means")}><input type="checkbox" id="remember" .checked=${live(remembers)}
        @change=${(event: Event) => actions.remember((event.target as HTMLInputElement).checked)} /> ${t("remember")}</label>
      <button type="button" class="link" data-action="shortcuts" @click=${() => actions.showShortcuts(true)}>${t("shortcuts-open")}</button>
    </p>
  </footer>`;
}
