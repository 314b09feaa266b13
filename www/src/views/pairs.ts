/** Who learns from whom: every school that missed its goal, its partner, and what people decide about them. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { schoolName } from "../charts/said";
import { decimal, t } from "../messages";
import { type Choice, type Wishes, asked, decide, partnerOf, readFile, savePairs, setLea, withdraw } from "../pairing";
import { linkTo } from "../place";
import type { State } from "../state";
import type { ChoiceRow, Pair, PairRow, Pairs } from "../types";
import { valueText } from "./card";
import { practiceList } from "./practices";
import { featureList, headRow, nameOfCell } from "./similar";

/** Rows drawn at once; a search finds the others. */
const DRAWN = 50;
/** What was shown last, of which report and year. */
let shown: { report: State["report"]; year: string; pairs: Pairs } | undefined;

const LEAS = ["any", "same", "different"];

export function pairsView(state: State, actions: Actions): TemplateResult {
  const { place: { year }, pairing } = state;
  const now = actions.need("pairs", asked(year, pairing));
  // Until other pairs are there those before stay: nothing jumps.
  if (now !== undefined) shown = { report: state.report, year, pairs: now };
  const found = now ?? (shown?.report === state.report && shown?.year === year ? shown.pairs : undefined);
  return html`<section class="pairs" aria-labelledby="pairs-title" aria-busy=${now === undefined ? "true" : "false"}>
    <h1 id="pairs-title">${t("page-pairs")}</h1>
    <p>${t("pairs-means")}</p>
    ${found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : html`${summaryView(found)} ${controlsView(found, state, actions)} ${choicesView(found, actions)} ${listView(found, state, actions)}`}
  </section>`;
}

function summaryView({ recognised, looking, paired, total, capacity, farthest, nearest }: Pairs): TemplateResult {
  return html`<p class="pairs-sum"><b>${t("pairs-sum", { paired: Number(paired), looking: Number(looking), recognised: Number(recognised) })}</b> ${t("pairs-total", { total: decimal(total) })}</p>
    <p class="hint">${t("pairs-rules", { capacity: Number(capacity), farthest: decimal(farthest), nearest: Number(nearest) })} <a href=${linkTo({ page: "methodology" })}>${t("similar-weights")}</a></p>`;
}

function controlsView({ lea }: Pairs, { pairing }: State, actions: Actions): TemplateResult {
  return html`<div class="pairs-tools no-print">
    <label class="field"><span>${t("pairs-lea")}</span>
      <select @change=${(event: Event) => setLea((event.target as HTMLSelectElement).value, actions)}>
        ${LEAS.map((one) => html`<option value=${one} .selected=${live(one === lea)}>${t(`pairs-lea-${one}`)}</option>`)}
      </select></label>
    <label class="field"><span>${t("pairs-search")}</span>
      <input type="search" .value=${live(pairing.search)} @input=${(event: Event) => actions.pairing({ search: (event.target as HTMLInputElement).value })}></label>
    <label class="field"><span>${t("pairs-file-in")}</span>
      <input type="file" accept=".csv,text/csv" data-pairs-file @change=${(event: Event) => void readFile(event.target as HTMLInputElement, actions)}></label>
    <button type="button" data-action="save-pairs" @click=${() => void savePairs(actions)}>${t("pairs-file-out")}</button>
  </div>`;
}

/** Names as far as they are known. */
const words = (name: string, code: string): string => name || code;

function choicesView({ choices }: Pairs, actions: Actions): TemplateResult | typeof nothing {
  if (choices.length === 0) return nothing;
  const item = (choice: ChoiceRow): TemplateResult => {
    const told = t(`pairs-choice-${choice.kind}`, { school: words(choice.school_name, choice.school_code), partner: words(choice.partner_name, choice.partner_code) });
    return html`<li>${told} <button type="button" class="small" aria-label="${t("pairs-withdraw")}: ${told}" @click=${() => withdraw(choice as Choice, actions)}>${t("pairs-withdraw")}</button></li>`;
  };
  const decided = choices.filter(({ kind }) => kind !== "before");
  const former = choices.length - decided.length;
  return html`<div class="pairs-choices"><h2>${t("pairs-choices")}</h2>
    ${former === 0 ? nothing : html`<p>${t("pairs-former", { count: former })}</p>`}
    <ul>${decided.map(item)}</ul></div>`;
}

function listView({ schools }: Pairs, { pairing }: State, actions: Actions): TemplateResult {
  if (schools.length === 0) return html`<p>${t("pairs-nobody")}</p>`;
  const wanted = pairing.search.trim().toLocaleLowerCase();
  const has = (row: PairRow): boolean =>
    [row.school_name, row.school_code, row.lea_name, row.partner_name, row.partner_code].some((text) => text.toLocaleLowerCase().includes(wanted));
  const found = wanted === "" ? schools : schools.filter(has);
  return html`<p class="hint" role="status">${t("pairs-shown", { shown: Math.min(found.length, DRAWN), count: found.length })}</p>
    <table class="stacks insight pairs-table" role="table" aria-label=${t("pairs-table")}>
      ${headRow(["school", "partner", "distance", "because"].map((id) => `pairs-column-${id}`))}
      <tbody role="rowgroup">${found.slice(0, DRAWN).map((row) => rowView(row, pairing, actions))}</tbody>
    </table>`;
}

const cell = (id: string, content: unknown): TemplateResult => html`<td role="cell" data-label=${t(`pairs-column-${id}`)}>${content}</td>`;

function schoolLink(code: string, name: string, lea: string): TemplateResult {
  return html`<a href=${linkTo({ school: code })}><bdi>${words(name, code)}</bdi></a>${lea === "" ? nothing : html` <small><bdi>${lea}</bdi></small>`}`;
}

function rowView(row: PairRow, wishes: Wishes, actions: Actions): TemplateResult {
  const alone = row.partner_code === "";
  return html`<tr role="row" data-pair=${row.school_code}>
      <th scope="row" role="rowheader">${schoolLink(row.school_code, row.school_name, row.lea_name)} <small>${t(`type-${row.school_type}`)}</small></th>
      ${cell("partner", alone ? t("pairs-none") : schoolLink(row.partner_code, row.partner_name, row.partner_lea_name))}
      ${cell("distance", row.distance === "" ? "–" : decimal(row.distance))}
      ${cell("because", html`<p>${t(alone ? `pairs-lacks-${row.lacks}` : `pairs-because-${row.because}`)}</p>
        ${row.parted === "" ? nothing : html`<p class="hint">${t("pairs-parted", { code: row.former })} ${t(`pairs-lacks-${row.parted}`)}</p>`}`)}
    </tr>
    <tr role="row" class="more"><td role="cell" colspan="4">${folded(`pair/${row.school_code}`, html`${t("pairs-more")}<span class="sr">: ${schoolName(row)}</span>`, () => pairView(row, wishes, actions), actions)}</td></tr>`;
}

function pairView(row: PairRow, wishes: Wishes, actions: Actions): TemplateResult {
  const found = actions.need("pair", { ...asked(actions.year, wishes), school: row.school_code });
  if (found === undefined) return html`<p class="hint" role="status">${t("chart-loading")}</p>`;
  return html`<div class="insight pair-card">
    ${found.partner === undefined ? html`<p>${found.nearest === "" ? t("pairs-nobody-near") : t("pairs-nearest", { distance: decimal(found.nearest) })}</p>` : alikeView(found, found.partner)}
    ${row.partner_code === "" ? nothing : betterView(found)} ${found.practices.length === 0 ? nothing : html`<h2>${t("pairs-practices")}</h2>${practiceList(found.practices)}`} ${othersView(found, row, actions)}
    <div class="pairs-tools no-print">
      ${row.partner_code === "" || row.because === "pinned" ? nothing : decideButton("pin", partnerOf(row), actions)}
      ${row.partner_code === "" ? nothing : decideButton("forbid", partnerOf(row), actions)}
    </div>
  </div>`;
}

const alikeView = ({ features }: Pair, { alike, apart, values }: NonNullable<Pair["partner"]>): TemplateResult =>
  html`${alike.length === 0 ? nothing : html`<h2>${t("similar-column-alike")}</h2>${featureList(alike, features, values)}`}
    ${apart.length === 0 ? nothing : html`<h2>${t("similar-column-apart")}</h2>${featureList(apart, features, values)}`}`;

function betterView({ better, better_levels }: Pair): TemplateResult {
  if (better.length === 0) return html`<h2>${t("pairs-better")}</h2><p>${t("pairs-better-none", { count: Number(better_levels) })}</p>`;
  const item = (own: Pair["better"][number]): TemplateResult => {
    const unit = own.unit as "percent" | "points" | "ratio";
    const told = { here: own.here, there: own.there, here_value: valueText(own.here_value, unit), there_value: valueText(own.there_value, unit) };
    return html`<li>${nameOfCell(own)}: ${t("pairs-better-item", told)}</li>`;
  };
  return html`<h2>${t("pairs-better")}</h2><ul class="features">${better.map(item)}</ul>`;
}

function othersView({ others }: Pair, row: PairRow, actions: Actions): TemplateResult | typeof nothing {
  if (others.length === 0) return nothing;
  const item = (other: Pair["others"][number]): TemplateResult =>
    html`<li>${schoolLink(other.school_code, other.school_name, other.lea_name)}:
      ${t("pairs-other", { distance: decimal(other.distance), more: decimal(other.more), moved: Number(other.moved) })}
      ${Number(other.fewer) === 0 ? nothing : t("pairs-other-fewer", { count: Number(other.fewer) })}
      ${decideButton("pin", { school: row.school_code, partner: other.school_code, name: words(other.school_name, other.school_code) }, actions, "swap")}</li>`;
  return html`<h2>${t("pairs-others")}</h2><ul class="features">${others.map(item)}</ul>`;
}

function decideButton(kind: Choice["kind"], of: ReturnType<typeof partnerOf>, actions: Actions, label: string = kind): TemplateResult {
  return html`<button type="button" class="small" data-decide=${label} aria-label="${t(`pairs-${label}`)}: ${of.name}" @click=${() => decide({ kind, school_code: of.school, partner_code: of.partner }, actions)}>${t(`pairs-${label}`)}</button>`;
}
