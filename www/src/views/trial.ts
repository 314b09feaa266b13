/** One school in the trial: which one, its measures to be turned, and what its index would be. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { decimal, nameOf, t } from "../messages";
import { linkTo } from "../place";
import { plain, rowsToShow } from "../search";
import type { Report, State, Trial } from "../state";
import type { SchoolTrial, TrialCell, TrialIndicator } from "../types";
import { valueText } from "./card";
import { icon, indexBar } from "./icons";
import { standingOf } from "./trial-standing";
import { signed } from "./whatif";

/** Schools offered at once. */
const OFFERED = 6;

const inputValue = (event: Event): string => (event.target as HTMLInputElement).value;

/** The school's measures as sliders; without a school the way to one. */
export function schoolTurns({ trial, place }: State, { table }: Report, actions: Actions): TemplateResult {
  const school = trial.found?.school;
  const rows = table === undefined || plain(trial.search).trim() === "" ? [] : [...rowsToShow(table, { column: "school_name", descending: false }, trial.search).slice(0, OFFERED)];
  const choose = (code: string): void => {
    actions.further.trying.search("");
    void actions.go({ page: "whatif", school: code });
  };
  return html`<section class="panel folds" aria-labelledby="whatif-school">
    <div class="panel-head"><h2 id="whatif-school">${t("whatif-school")}</h2>
      ${place.school === undefined ? nothing : html`<button type="button" class="quiet small" data-action="no-school" @click=${() => actions.go({ page: "whatif", school: undefined })}>${t("whatif-school-none")}</button>`}</div>
    <label class="search"><span class="sr">${t("search")}</span>${icon("search")}
      <input id="whatif-search" type="search" autocomplete="off" spellcheck="false" placeholder=${t("search")} .value=${live(trial.search)} @input=${(event: Event) => actions.further.trying.search(inputValue(event))}></label>
    ${rows.length === 0
      ? nothing
      : html`<ul class="offered">${rows.map((row) => html`<li><button type="button" class="link" data-try=${table?.school_code[row] ?? ""} @click=${() => choose(table?.school_code[row] ?? "")}><bdi>${table?.school_name[row] || table?.school_code[row]}</bdi></button></li>`)}</ul>`}
    ${school === undefined
      ? html`<p class="hint">${t("whatif-school-choose")}</p>`
      : html`<p><a href=${linkTo({ school: school.school_code })}><bdi>${school.school_name || school.school_code}</bdi></a></p>
          <p class="hint">${t("whatif-school-assumed")}</p>
          ${school.indicators.map((indicator) => folded(`whatif/school/${indicator.part.id}`, headView(indicator), () => cellsView(indicator, trial, actions), actions, "fold"))}`}
  </section>`;
}

const nameOfIndicator = ({ part }: TrialIndicator): string => nameOf("indicator", part.id, part.label);

function headView(indicator: TrialIndicator): TemplateResult {
  const moved = indicator.cells.some(({ by }) => by !== "0");
  return html`${nameOfIndicator(indicator)} ${moved ? html`<span class="tag">${t("whatif-turned")}</span>` : nothing}`;
}

const cellsView = (indicator: TrialIndicator, trial: Trial, actions: Actions): TemplateResult => html`${indicator.cells.map((cell) => cellView(cell, indicator, trial, actions))}`;

function cellView(cell: TrialCell, indicator: TrialIndicator, { measures }: Trial, actions: Actions): TemplateResult | typeof nothing {
  if (cell.low === "") return nothing;
  const { id } = indicator.part;
  const key = `by-${id}-${cell.group}`;
  const by = measures.find(([one, group]) => one === id && group === cell.group)?.[2] ?? "0";
  const turn = (event: Event): void => actions.further.trying.move(id, cell.group, inputValue(event));
  const said = bySaid(by, cell.unit);
  const group = nameOf("group", cell.group, cell.label);
  return html`<div class="knob ${by === "0" ? "" : "turned"}" data-cell="${id}/${cell.group}">
    <label for=${key}>${group}</label>
    <output for=${key}><b>${said}</b> <small>${cellSaid(cell, indicator)}</small></output>
    <input id=${key} type="range" min=${cell.low} max=${cell.high} step=${cell.step} .value=${live(by)} aria-valuetext="${said}, ${cellSaid(cell, indicator)}" @input=${turn}>
    ${by === "0" ? nothing : html`<button type="button" class="bare" aria-label=${t("whatif-reset-of", { what: group })} title=${t("whatif-reset-of", { what: group })} @click=${() => actions.further.trying.move(id, cell.group, "0")}>${icon("back")}</button>`}
  </div>`;
}

/** So much more or less. */
function bySaid(by: string, unit: string): string {
  const value = by.replace(/^-/, "");
  const less = by.startsWith("-");
  if (unit === "students") return t(less ? "whatif-fewer" : "whatif-more", { count: Number(value) });
  const sign = value === "0" ? "" : less ? "−" : "+";
  return unit === "percent" ? t("insight-percentage-points", { value: `${sign}${decimal(value)}` }) : `${sign}${decimal(value)}`;
}

function cellSaid({ numerator, denominator, after, level_before, level_after }: TrialCell, { unit }: TrialIndicator): string {
  const students = numerator === "" ? "" : `${t("fraction", { numerator: decimal(numerator), denominator: decimal(denominator) })}, `;
  const value = after === "" ? "" : valueText(after, unit as Parameters<typeof valueText>[1]);
  const level = level_after === 0 ? "" : level_before === level_after ? t("level-n", { level: level_after }) : t("whatif-level", { before: level_before, after: level_after });
  return [`${students}${value}`, level].filter(Boolean).join(" · ");
}

/** The index as it is and as it would be, part by part. */
export function schoolTrial(school: SchoolTrial): TemplateResult {
  const { before, after, change, no_index, domains, indicators } = school;
  const shown = (text: string): string => (text === "" ? "—" : decimal(text));
  const moved = indicators.filter(({ part, cells }) => part.before !== part.after || cells.some((cell) => cell.level_before !== cell.level_after));
  return html`<section class="panel tried" aria-labelledby="whatif-tried">
    <h2 id="whatif-tried"><bdi>${school.school_name || school.school_code}</bdi></h2>
    <p class="tried-index" role="status"><span class="sr">${t("column-index")}</span>
      <span>${shown(before)}</span> <span aria-hidden="true">→</span> <b>${shown(after)}</b>
      ${change === "" || before === after ? nothing : html`<span class="tag">${signed(change)}</span>`}</p>
    ${after === "" ? html`<p>${t(`no-index-short-${no_index}`)}</p>` : indexBar(after)}
    ${standingOf(school)}
    <table class="parts">
      <caption class="sr">${t("whatif-parts")}</caption>
      <thead><tr><th scope="col">${t("whatif-part")}</th><th scope="col" class="n">${t("whatif-before")}</th><th scope="col" class="n">${t("whatif-after")}</th></tr></thead>
      <tbody>
        ${domains.map(({ id, label, before: was, after: now, possible }) => html`<tr><th scope="row">${nameOf("domain", id, label)}</th><td class="n">${shown(was)}</td><td class="n"><b>${shown(now)}</b>${possible === "" ? nothing : html` <small>/ ${decimal(possible)}</small>`}</td></tr>`)}
        ${moved.map((one) => html`<tr class="moved"><th scope="row">${nameOfIndicator(one)}</th><td class="n">${shown(one.part.before)}</td><td class="n"><b>${shown(one.part.after)}</b>${one.part.possible === "" ? nothing : html` <small>/ ${decimal(one.part.possible)}</small>`}</td></tr>`)}
      </tbody>
    </table>
  </section>`;
}
