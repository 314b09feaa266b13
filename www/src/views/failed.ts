import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import { thenMain } from "./focus";
import { icon } from "./icons";

export function failedView(state: State, actions: Actions): TemplateResult {
  const { files, crash } = state;
  const unloaded = crash?.kind === "unloaded";
  return html`<section class="failed" role="alert">
    ${icon("error")}
    <h1>${t(unloaded ? "unloaded-title" : "failed-title")}</h1>
    <p>${t(unloaded ? "unloaded-words" : "failed-words")}</p>
    <div class="row">
      <button type="button" class="primary" data-action="retry" @click=${() => thenMain(() => actions.tryAgain())}>${t(unloaded ? "load-again" : "try-again")}</button>
      ${unloaded ? nothing : html`<button type="button" @click=${() => thenMain(() => actions.clear())}>${t("start-over")}</button>`}
    </div>
    ${files.length > 1
      ? html`<p>${t("failed-without")}</p>
          <ul class="plain">
            ${files.map(
              (file) => html`<li>
                <bdi class="file-name">${file.name}</bdi>
                <button type="button" class="small" @click=${() => thenMain(() => actions.remove(file))}>${t("leave-out")}</button>
              </li>`,
            )}
          </ul>`
      : nothing}
    <details>
      <summary>${t("failed-details")}</summary>
      <pre>${crash?.words}</pre>
    </details>
  </section>`;
}
