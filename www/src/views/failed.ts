import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Crash, State } from "../state";
import { thenMain } from "./focus";
import { icon } from "./icons";

/** What is said, and what the button offers. */
const SAID: Record<Crash["kind"], { title: string; words: string; again: string }> = {
  unloaded: { title: "unloaded-title", words: "unloaded-words", again: "load-again" },
  incomplete: { title: "unloaded-title", words: "incomplete-words", again: "try-again" },
  died: { title: "failed-title", words: "failed-words", again: "try-again" },
};

export function failedView(state: State, actions: Actions): TemplateResult {
  const { files, crash } = state;
  const { kind = "died" } = crash ?? {};
  const said = SAID[kind];
  return html`<section class="failed" role="alert">
    ${icon("error")}
    <h1>${t(said.title)}</h1>
    <p>${t(said.words)}</p>
    <div class="row">
      <button type="button" class="primary" data-action="retry" @click=${() => thenMain(() => actions.tryAgain())}>${t(said.again)}</button>
      ${kind === "unloaded" ? nothing : html`<button type="button" @click=${() => thenMain(() => actions.clear())}>${t("start-over")}</button>`}
    </div>
    ${files.length > 1 && kind === "died"
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
