import { type TemplateResult, html, nothing } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./marks";

const CHECKS = ["unplug", "network", "file", "policy"];

/** What stays where, and how to check it without trusting us. */
export function aboutView({ about }: State, actions: Actions): TemplateResult | typeof nothing {
  if (!about) return nothing;
  return html`<dialog class="sheet" aria-labelledby="about-title" ${ref(showModal)} @close=${() => actions.showAbout(false)}
    @click=${closeOutside}>
    <div class="sheet-body">
      <div class="sheet-head">
        <p class="eyebrow">${t("about-open")}</p>
        <button type="button" class="bare" aria-label=${t("close")} title=${t("close")} @click=${closeDialog}>${icon("close")}</button>
      </div>
      <h2 id="about-title">${t("about-title")}</h2>
      <p>${t("about-words")}</p>
      <h3>${t("verify-title")}</h3>
      <ul class="checks">${CHECKS.map((check) => html`<li><b>${t(`verify-${check}`)}</b> ${t(`verify-${check}-more`)}</li>`)}</ul>
      <h3>${t("limits-title")}</h3>
      <p>${t("limits-words")}</p>
      <h3>${t("about-index-title")}</h3>
      <p>${t("about-index-words")}</p>
    </div>
  </dialog>`;
}
