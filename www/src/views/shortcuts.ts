import { type TemplateResult, html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./icons";
import { pagesOf } from "./nav";

/** Each with the keys that do it, in order. */
const SHORTCUTS: [string, string[]][] = [
  ["search", ["/"]],
  ["rows", ["↑", "↓"]],
  ["open", ["Enter"]],
  ["close", ["Esc"]],
  ["overview", ["g", "o"]],
  ["compare", ["g", "c"]],
  ["findings", ["g", "f"]],
  ["methodology", ["g", "m"]],
  ["help", ["?"]],
];

export function shortcutsView({ shortcuts, place }: State, actions: Actions): TemplateResult | typeof nothing {
  if (!shortcuts) return nothing;
  const pages: string[] = pagesOf(place.audience);
  const shown = SHORTCUTS.filter(([id, keys]) => keys[0] !== "g" || pages.includes(id));
  return html`<dialog class="sheet keys" aria-labelledby="shortcuts-title" ${ref(showModal)} @close=${() => actions.showShortcuts(false)} @click=${closeOutside}>
    <div class="sheet-body">
      <div class="sheet-head">
        <h2 id="shortcuts-title">${t("shortcuts-title")}</h2>
        <button type="button" class="bare" aria-label=${t("close")} title=${t("close")} @click=${closeDialog}>${icon("close")}</button>
      </div>
      <dl>${shown.map(([id, keys]) => html`<div><dt>${t(`shortcut-${id}`)}</dt><dd>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dd></div>`)}</dl>
      <p class="hint">${t("shortcuts-typing")}</p>
    </div>
  </dialog>`;
}
