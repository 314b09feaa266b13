import { type TemplateResult, html, nothing } from "lit";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import { thenMain } from "./focus";
import { icon } from "./marks";

export function failedView(state: State, actions: Actions): TemplateResult {
  const { files } = state;
  return html`<section class="failed" role="alert">
    ${icon("error")}
    <h1>${t("failed-title")}</h1>
    <p>${t("failed-words")}</p>
    <div class="row">
      <button type="button" class="primary" data-action="retry" @click=${() => thenMain(() => actions.tryAgain())}>${t("try-again")}</button>
      <button type="button" @click=${() => thenMain(() => actions.clear())}>${t("start-over")}</button>
    </div>
    ${files.length > 1
      ? html`<p>${t("failed-without")}</p>
          <ul class="plain">
            ${files.map(
              (file) => html`<li>
                <span class="file-name">${file.name}</span>
                <button type="button" class="small" @click=${() => thenMain(() => actions.remove(file))}>${t("leave-out")}</button>
              </li>`,
            )}
          </ul>`
      : nothing}
    <details>
      <summary>${t("failed-details")}</summary>
      <pre>${state.crash}</pre>
    </details>
  </section>`;
}
