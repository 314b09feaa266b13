/** What if rules or a school's measures were others: sliders on one side, what comes of them on the other. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { movesChart } from "../charts/moves";
import { decimal, number, t } from "../messages";
import { linkTo } from "../place";
import type { Report, State } from "../state";
import type { AllMoves, MoveRow, WhatIf } from "../types";
import { knobsView } from "./knobs";
import { icon } from "./icons";
import { choicesView } from "./toolbar";
import { schoolTrial, schoolTurns } from "./trial";
import { standingsView } from "./trial-standing";
import { variantsView } from "./variants";

/** A difference with its sign. */
export const signed = (text: string): string => (text.startsWith("+") ? `+${decimal(text.slice(1))}` : decimal(text));

export function whatifView(state: State, report: Report, actions: Actions): TemplateResult {
  const { trial } = state;
  const { found } = trial;
  const turned = trial.rules.length + trial.measures.length;
  return html`<article class="whatif" aria-labelledby="whatif-title">
    <header>
      <h1 id="whatif-title">${t("page-whatif")}</h1>
      <p class="lead">${t("whatif-lead")}</p>
      <div class="whatif-bar">
        ${choicesView(state, report.overview, actions)}
        <button type="button" data-action="reset-all" ?disabled=${turned === 0} @click=${() => actions.further.trying.resetAll()}>${icon("back")}${t("whatif-reset")}</button>
      </div>
    </header>
    ${found === undefined
      ? html`<p class="hint" aria-busy="true">${t("chart-loading")}</p>`
      : html`${nowView(found)}<div class="whatif-panes">
          <div class="whatif-turns">${knobsView(found, trial, actions)} ${schoolTurns(state, report, actions)}</div>
          <div class="whatif-found">${refusedView(found)} ${found.school === undefined ? nothing : schoolTrial(found.school)} ${found.all === undefined ? nothing : html`${allView(found.all, trial.year, actions)} ${standingsView(found.all)}`} ${variantsView(trial, actions)}</div>
        </div>`}
  </article>`;
}

/** On a phone what comes of it stays in view while the thumb is on a slider; the same is told further down. */
function nowView({ school, all }: WhatIf): TemplateResult | typeof nothing {
  const [name, before, after] = school !== undefined ? [school.school_name || school.school_code, school.before, school.after] : [t("whatif-mean"), all?.mean_before ?? "", all?.mean_after ?? ""];
  if (before === "" && after === "") return nothing;
  const shown = (text: string): string => (text === "" ? "—" : decimal(text));
  return html`<p class="whatif-now" aria-hidden="true"><bdi>${name}</bdi> <span>${shown(before)} → <b>${shown(after)}</b></span></p>`;
}

/** What cannot be, and its mend. */
function refusedView({ refused }: WhatIf): TemplateResult | typeof nothing {
  if (refused.length === 0) return nothing;
  return html`<div class="panel refused" role="alert"><p>${icon("warning")} ${t("whatif-refused")}</p>
    <ul>${refused.map(({ name, value, expected }) => html`<li><code>${name}</code> = ${value}: ${expected}</li>`)}</ul></div>`;
}

function allView(all: AllMoves, year: string, actions: Actions): TemplateResult {
  const { schools, indexed_before, indexed_after, mean_before, mean_after, up, down, levels_up, levels_down, crossed } = all;
  const still = up + down + levels_up + levels_down + crossed === 0 && indexed_before === indexed_after;
  return html`<section class="panel" aria-labelledby="whatif-all">
    <h2 id="whatif-all">${t("whatif-all", { count: schools })}</h2>
    <dl class="figures">
      ${figureView(t("whatif-mean"), mean_before, mean_after)}
      ${figureView(t("whatif-indexed"), String(indexed_before), String(indexed_after))}
      <div><dt>${t("whatif-levels")}</dt><dd><b>${t("whatif-levels-moved", { up: levels_up, down: levels_down })}</b></dd></div>
    </dl>
    ${still ? html`<p class="hint">${t("whatif-still")}</p>` : html`${movesChart(all, year, actions)} ${rowsView("rising", all.rising)} ${rowsView("falling", all.falling)}`}
  </section>`;
}

function figureView(label: string, before: string, after: string): TemplateResult {
  const shown = (text: string): string => (text === "" ? "—" : decimal(text));
  return html`<div><dt>${label}</dt><dd>${before === after ? html`<b>${shown(after)}</b>` : html`<span>${shown(before)}</span> <span aria-hidden="true">→</span> <b>${shown(after)}</b>`}</dd></div>`;
}

function rowsView(id: "rising" | "falling", rows: readonly MoveRow[]): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<h3>${t(`whatif-${id}`, { count: number(rows.length) })}</h3>
    <ul class="movers">${rows.map(
      (row) => html`<li>
        <a href=${linkTo({ page: "whatif", school: row.school_code })}><bdi>${row.school_name || row.school_code}</bdi></a>
        <span>${decimal(row.before)} → ${decimal(row.after)}</span> <b class=${id}>${signed(row.change)}</b>
      </li>`,
    )}</ul>`;
}
