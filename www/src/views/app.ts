import { type TemplateResult, html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Actions } from "../actions";
import { nothingShown } from "../live";
import { markingView } from "../marking";
import { language, t } from "../messages";
import type { State } from "../state";
import { aboutView } from "./about";
import { cardView } from "./card";
import { dataView } from "./data";
import { failedView } from "./failed";
import { thenMain, toMain } from "./focus";
import { languageView } from "./language";
import { icon } from "./marks";
import { matchingView } from "./matching";
import { startView } from "./start";
import { summaryView } from "./summary";
import { tableView } from "./table";
import { toolbarView } from "./toolbar";
import { updateView } from "./update";
import { whyView } from "./why";
import { workingView } from "./working";

/** Opens the file dialog of the one file input. */
export const chooseFiles = (): void => document.getElementById("files")?.click();

export function appView(state: State, actions: Actions): TemplateResult {
  const loaded = state.report !== undefined || state.job !== undefined || state.files.length > 0 || state.waiting.length > 0;
  return html`
    ${markingView(state.report?.overview)}
    <a class="skip" href="#main" @click=${skip}>${t("skip")}</a>
    <header class="top">
      <div class="brand">
        <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
          <rect class="tile" width="32" height="32" rx="7"></rect>
          <rect class="low" x="6" y="18" width="5" height="8" rx="1"></rect>
          <rect class="low" x="13.5" y="12" width="5" height="14" rx="1"></rect>
          <rect class="high" x="21" y="6" width="5" height="20" rx="1"></rect>
        </svg>
        <span>${t("brand")}</span>
      </div>
      <div class="top-actions">
        ${languageView(actions)}
        <button type="button" class="quiet" @click=${() => actions.showAbout(true)}>${icon("lock")}${t("about-open")}</button>
        ${loaded
          ? html`<button type="button" class="clear" data-action="clear" @click=${() => thenMain(() => actions.clear())}>
              ${icon("close")}${t("clear")}
            </button>`
          : nothing}
      </div>
    </header>
    <main id="main" tabindex="-1">${updateView(state)} ${noticeView(state, actions)} ${body(state, actions)}</main>
    <footer class="bottom"><p>${t("footer-private")}</p><p>${t("footer-official")}</p></footer>
    ${state.dragging ? html`<div class="drop-cover" aria-hidden="true"><p>${icon("upload")}${t("drop-now")}</p></div>` : nothing}
    ${whyView(state, actions)} ${matchingView(state, actions)} ${aboutView(state, actions)}
  `;
}

/** What happened that would else go unnoticed. Screen readers are told by the live region. */
function noticeView({ notice }: State, actions: Actions): TemplateResult | typeof nothing {
  if (notice === undefined) return nothing;
  return html`<div class="notice">
    ${icon("note")}
    <p>${t(notice.id, notice.args)}</p>
    ${notice.undo === undefined ? nothing : undoView(notice.undo, actions)}
    <button type="button" class="bare" aria-label=${t("dismiss")} title=${t("dismiss")} @click=${() => thenMain(() => actions.dismissNotice())}>${icon("close")}</button>
  </div>`;
}

const undoView = (file: File, actions: Actions): TemplateResult =>
  html`<button type="button" class="small" data-action="undo" @click=${() => thenMain(() => actions.remove(file))}>${t("undo")}</button>`;

function body(state: State, actions: Actions): TemplateResult {
  if (state.crash !== undefined) return failedView(state, actions);
  if (state.report === undefined) return state.job === undefined ? startView(state, actions) : workingView(state, actions);
  const { overview, table, held } = state.report;
  const hasSchools = table !== undefined && table.count > 0;
  return html`
    ${state.job === undefined ? nothing : workingView(state, actions)}
    ${guard([overview, language()], () => summaryView(overview))} ${hasSchools ? nothing : html`<p class="no-school">${t(nothingShown(overview))}</p>`}
    ${guard([overview, state.filter, language()], () => dataView(overview, held, state.filter, actions))}
    ${hasSchools && state.report.whole
      ? html`${toolbarView(state, overview, actions)}
          <div class="panes ${state.school === undefined ? "" : "with-card"}">
            ${tableView(state, table, actions)} ${guard([state.card, state.school, overview, language()], () => cardView(state, actions))}
          </div>`
      : nothing}
  `;
}

/** The fragment stays free for what a link may one day hold. */
function skip(event: Event): void {
  event.preventDefault();
  toMain();
}
