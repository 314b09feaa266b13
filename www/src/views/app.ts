import { type TemplateResult, html, nothing } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import type { Actions } from "../actions";
import { nothingShown } from "../live";
import { markingView } from "../marking";
import { language, t } from "../messages";
import type { Report, State } from "../state";
import { bannerView, classView, hasClass, showsForClass } from "./class";
import { filesView } from "./data";
import { failedView } from "./failed";
import { findingsLine } from "./findings-line";
import { thenMain, toMain } from "./focus";
import { footView } from "./foot";
import { icon } from "./icons";
import { languageView } from "./language";
import { audienceView, navView } from "./nav";
import { isThere, secondView } from "./second";
import { startView } from "./start";
import { summaryView } from "./summary";
import { tableView } from "./table";
import { briefView, toolbarView } from "./toolbar";
import { comparable, trayView } from "./tray";
import { updateView } from "./update";
import { workingView } from "./working";

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
        ${state.report === undefined ? nothing : audienceView(state.place)} ${languageView(actions)}
        ${loaded
          ? html`<button type="button" class="clear" data-action="clear" @click=${() => thenMain(() => actions.clear())}>
              ${icon("close")}<span>${t("clear")}</span>
            </button>`
          : nothing}
      </div>
      ${navView(state.place, state.report !== undefined)}
    </header>
    <main id="main" tabindex="-1">${updateView(state)} ${noticeView(state, actions)} ${body(state, actions)}</main>
    ${footView(state, actions)}
    ${state.dragging ? html`<div class="drop-cover" aria-hidden="true"><p>${icon("upload")}${t("drop-now")}</p></div>` : nothing}
    ${isThere(state.second) ? state.second.dialogsView(state, actions) : nothing}
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
  const { crash, job, place, report } = state;
  if (crash !== undefined) return failedView(state, actions);
  if (report === undefined) return job !== undefined ? workingView(state, actions) : place.page === "verify" ? secondView(state, actions, ({ verifyView }) => verifyView(actions)) : startView(state, actions);
  return html`${job === undefined || !report.whole ? nothing : workingView(state, actions)} ${bannerView(report.overview, state.place)} ${pageView(state, report, actions)}`;
}

function pageView(state: State, report: Report, actions: Actions): TemplateResult {
  const { page, audience } = state.place;
  if (hasClass(state.place) && !showsForClass(state.place)) return classView();
  const list = page === "overview" || (page === "school" && audience !== "family") || (page === "compare" && !comparable(state.place));
  return list ? schoolsView(state, report, actions) : secondView(state, actions, ({ pageView }) => pageView(state, report, actions));
}

/** What was read, and the schools; with a school's card beside them or in their place. */
function schoolsView(state: State, { overview, table, held, whole }: Report, actions: Actions): TemplateResult {
  const { school, audience } = state.place;
  const plain = audience === "family";
  const hasSchools = table !== undefined && table.count > 0;
  const isEmpty = whole && !hasSchools;
  return html`
    ${school !== undefined ? html`<h1 class="sr">${t("report-title")}</h1>` : html`<div class="read">
          <div>${guard([overview, state.place, language(), isEmpty], () => [summaryView(overview), isEmpty ? nothing : findingsLine(overview)])}</div>
          ${guard([overview, language()], () => filesView(overview, held, actions))}
        </div>
        ${isEmpty ? html`<p class="no-school">${t(nothingShown(overview))}</p>${guard([overview, state.filter, language(), state.drawn], () => secondView(state, actions, ({ findingsView }) => findingsView(overview, state.filter, actions)))}` : nothing}`}
    ${hasSchools
      ? html`${school === undefined && !plain ? toolbarView(state, overview, actions) : briefView(state, overview, actions)}
          <div class="panes ${school === undefined ? "" : "with-card"}">
            ${tableView(state, table, actions)} ${guard([state.card, state.place, overview, language(), state.drawn], () => school === undefined ? nothing : secondView(state, actions, ({ cardView }) => cardView(state, actions)))}
          </div>
          ${school === undefined && !plain ? guard([overview, table, language(), state.drawn], () => secondView(state, actions, ({ overviewCharts }) => overviewCharts(state, actions))) : nothing}
          ${comparable(state.place) ? trayView(state.place, table, actions) : nothing}`
      : nothing}
  `;
}

/** The fragment stays free for what a link may one day hold. */
function skip(event: Event): void {
  event.preventDefault();
  toMain();
}
