import { type TemplateResult, html, nothing } from "lit-html";
import { t } from "../messages";
import { canUpdate, update, updateReady } from "../offline";
import type { State } from "../state";
import { icon } from "./icons";

/** A newer version of the page is there. It is used when nothing would be lost by it. */
export function updateView(state: State): TemplateResult | typeof nothing {
  if (!updateReady()) return nothing;
  return html`<div class="notice" data-update>
    ${icon("note")}
    <p>${t(canUpdate(state) ? "update-ready" : "update-later")}</p>
    ${canUpdate(state) ? html`<button type="button" class="small" data-action="update" @click=${update}>${t("update-now")}</button>` : nothing}
  </div>`;
}
