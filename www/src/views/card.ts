/** One school's card: index, domains, indicators, groups; Why? on every number. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { RULES } from "../live";
import { decimal, maybe, nameOf, t } from "../messages";
import { type Place, linkTo } from "../place";
import type { State } from "../state";
import type { Card, CardCell, CardDomain, CardIndicator, CellState, Overview } from "../types";
import { indicatorCharts, schoolCharts } from "../charts/card";
import { indicatorInsight, schoolInsight } from "./insight";
import { icon, indexBar, position } from "./icons";
import { bandMark, levelStrip, levelWords, pointsBar, stateMark, stateSign } from "./marks";
import { schoolGoals } from "./goals";
import { indicatorProgress, schoolProgress } from "./progress";
import { restsOn } from "./assumed";
import { besideView } from "./beside";
import { lagsView } from "./lags";
import { practicesView } from "./practices";
import { similarView } from "./similar";
import { supportNow } from "./support-now";
import { backToList } from "./table";
import { checkView } from "./teacher";
import { comparable, isFull } from "./tray";
import { yearLabel } from "../years";

const BLANKS: Exclude<CellState, "reported">[] = ["suppressed", "too_few", "not_applicable", "missing"];

export function cardView(state: State, actions: Actions): TemplateResult {
  const { card, place: { school } } = state;
  if (card === undefined) return html`<article class="card" aria-busy="true"><p class="hint">${t("card-loading")}</p></article>`;
  return html`<article class="card" aria-labelledby="card-title" aria-busy=${card.school_code === school ? "false" : "true"}>
    ${headView(card, state.place, actions)}
    ${state.report === undefined ? nothing : paperView(state.report.overview)}
    ${actions.audience === "staff" && actions.overview?.student_data === true ? html`<p class="no-print"><a data-link="off-track" href=${linkTo({ page: "offtrack", school: card.school_code })}>${t("off-track-open")}</a></p>` : nothing}
    ${state.place.audience === "teacher" ? checkView(card, actions) : nothing} <div class="index-and-support">${indexView(card, actions)} ${state.place.audience === "staff" ? supportNow(card, state.pairing, actions) : nothing}</div> ${schoolCharts(card, actions)} ${schoolProgress(card, actions)} ${schoolGoals(card, actions)}
    ${state.place.audience === "staff" ? [schoolInsight(card, actions), similarView(card, actions), practicesView(card, actions)] : nothing}
    ${card.domains.map((domain) => domainView(domain, card, actions))} ${continuousView(card, actions)} ${legendView()}
  </article>`;
}

/** What a sheet of paper must say by itself. */
export function paperView({ methodology, files }: Overview): TemplateResult {
  const names = files.filter(({ used, grain }) => used && !RULES.includes(grain)).map(({ name }) => name);
  return html`<div class="print-only paper">
    <p>${t("print-under", { methodology: nameOf("methodology", methodology.id, methodology.label), id: methodology.id })} <span id="print-date"></span></p>
    <p>${t("print-files", { count: names.length })} ${names.map((name, at) => html`${at === 0 ? "" : ", "}<bdi>${name}</bdi>`)}</p>
  </div>`;
}

/** A button that explains one number. Its name says which. */
function why(node: string, what: string, actions: Actions): TemplateResult {
  return html`<button type="button" class="why" data-why=${node} aria-label=${t("why-what", { what })} @click=${() => actions.openWhy(node)}>${t("why")}</button>`;
}

function compareButton({ school_code }: Card, place: Place, actions: Actions): TemplateResult {
  const chosen = place.schools.includes(school_code);
  return html`<button type="button" class="quiet" data-action="compare" aria-pressed=${chosen ? "true" : "false"} ?disabled=${!chosen && isFull(place)}
    @click=${() => actions.compare(school_code)}>${icon(chosen ? "check" : "columns")}${t("compare-this")}</button>`;
}

function headView(card: Card, place: Place, actions: Actions): TemplateResult {
  const close = (): void => {
    void actions.go({ school: undefined });
    backToList(card.school_code);
  };
  return html`<header class="card-head">
    <div class="card-tools">
      <button type="button" class="quiet back" @click=${close}>${icon("back")}${t("back-to-list")}</button>
      ${comparable(place) ? compareButton(card, place, actions) : nothing}
      <button type="button" class="quiet" @click=${() => print()}>${icon("print")}${t("print")}</button>
      ${place.audience === "staff" ? html`<a class="tool" href=${linkTo({ page: "whatif", school: card.school_code })}>${icon("sliders")}${t("page-whatif")}</a>` : nothing}
      <button type="button" class="quiet" data-action="packet" @click=${() => actions.further.explaining.openPacket()}>${icon("packet")}${t("packet-open")}</button>
      <button type="button" class="bare shut" aria-label=${t("close-card")} title=${t("close-card")} @click=${close}>${icon("close")}</button>
    </div>
    <h2 id="card-title" tabindex="-1"><bdi>${card.school_name || card.school_code}</bdi></h2>
    <p class="card-facts">
      ${card.lea_name === "" ? nothing : html`<bdi>${card.lea_name}</bdi>`}
      <span>${card.school_type === "unknown" ? t("card-type-unknown") : t(`type-${card.school_type}`)}${card.school_type === "span" && card.members.length > 0
          ? html` (${card.members.map((member) => t(`type-${member}`)).join(", ")})`
          : nothing}</span>
      <span class="code">${card.school_code}</span>
      ${card.charter ? html`<span class="tag">${t("charter")}</span>` : nothing}
      ${card.alternative ? html`<span class="tag">${t("alternative")}</span>` : nothing}
    </p>
    ${card.years.length > 1
      ? html`<label class="field inline"><span>${t("year")}</span>
          <select @change=${(event: Event) => actions.go({ year: (event.target as HTMLSelectElement).value })}>
            ${card.years.map((year) => html`<option value=${year} .selected=${live(year === card.year)}>${yearLabel(year)}</option>`)}
          </select></label>`
      : html`<p class="hint">${yearLabel(card.year)}</p>`}
  </header>`;
}

function indexView(card: Card, actions: Actions): TemplateResult {
  if (card.index === "") {
    return html`<div class="index none">
      <p class="index-none"><b>${t("no-index")}</b> ${why("index", t("the-index"), actions)}</p>
      <p>${t(`no-index-${card.no_index}`, { base: decimal(card.points_base), minimum: decimal(card.minimum_points) })}</p>
    </div>`;
  }
  return html`<div class="index">
    <p class="index-number"><b>${decimal(card.index)}</b> <span>${t("of-100")}</span> ${card.letter === "" ? nothing : html`<span class="tag" data-letter>${t("card-letter", { letter: card.letter })}</span>`} ${why("index", t("the-index"), actions)}</p>
    ${indexBar(card.index)}
    <p class="hint">${pointsFed(card)}</p>
    ${restsOnView("index", card.assumed, t("the-index"), actions)}
  </div>`;
}

/** For how many of all points there is data that counts. */
function pointsFed({ domains, points_base, year }: Card): string {
  if (position(points_base) >= 100) return t("points-base-all");
  const all = domains.every(({ indicators }) => indicators.every(({ phase }) => phase === "scored"));
  return all ? t("points-base", { base: decimal(points_base) }) : t("phase-base", { base: decimal(points_base), year: yearLabel(year) });
}

/** How many assumed values a number rests on, and the way to them. */
const restsOnView = (node: string, count: number, what: string, actions: Actions): TemplateResult =>
  html`<p class="rests"><button type="button" class="link" data-assumed-of=${node} aria-label="${what}: ${restsOn(count)}" @click=${() => actions.openWhy(node, true)}>${restsOn(count)}</button></p>`;

/** Why a domain has no points: nothing of it was scored yet, nothing was read, or there is no index that they could count toward. */
function withoutPoints({ nominal, indicators }: CardDomain, { index, year }: Card, data: boolean): string {
  const scored = indicators.length === 0 || indicators.some(({ phase }) => phase === "scored");
  if (!scored) return t("phase-domain", { year: yearLabel(year), nominal: decimal(nominal) });
  return data && index === "" ? t("no-points-no-index") : t("no-points-of", { nominal: decimal(nominal) });
}

function domainView(domain: CardDomain, card: Card, actions: Actions): TemplateResult {
  const scale = Math.max(...card.domains.map(({ points_possible, nominal }) => Math.max(position(points_possible), position(nominal))), 1);
  const missing = domain.indicators.filter(({ state }) => state === "missing" || state === "not_applicable");
  const present = domain.indicators.filter((indicator) => !missing.includes(indicator));
  const name = nameOf("domain", domain.id, domain.label);
  return html`<section class="domain" aria-labelledby="domain-${domain.id}">
    <div class="domain-head">
      <h3 id="domain-${domain.id}">${name}</h3>
      ${domain.points === ""
        ? html`<p class="domain-points none">${withoutPoints(domain, card, present.length > 0)} ${why(`domain/${domain.id}`, name, actions)}</p>`
        : html`<p class="domain-points"><b>${decimal(domain.points)}</b> ${t("of-points", { possible: decimal(domain.points_possible) })}
            ${why(`domain/${domain.id}`, name, actions)}</p>`}
    </div>
    ${domain.points === ""
      ? nothing
      : html`${pointsBar(domain.points, domain.points_possible, scale)}
          ${position(domain.points_base) >= position(domain.nominal) ? nothing : html`<p class="hint">${t("domain-base", { base: decimal(domain.points_base), nominal: decimal(domain.nominal) })}</p>`}
          ${restsOnView(`domain/${domain.id}`, domain.assumed, name, actions)}`}
    ${present.map((indicator) => indicatorView(indicator, card, actions))}
    ${missing.length === 0 ? nothing : html`<ul class="absent">${missing.map(absentView)}</ul>`}
    ${domain.indicators.length === 0 ? html`<p class="hint">${t("domain-empty")}</p>` : nothing}
  </section>`;
}

/** A value with its unit. The digits are the module's own. */
export function valueText(value: string, unit: CardIndicator["unit"]): string {
  return t(`value-${unit}`, { value: decimal(value) });
}

function fraction(cell: CardCell): string {
  if (cell.numerator !== "") return t("fraction", { numerator: decimal(cell.numerator), denominator: decimal(cell.denominator) });
  return cell.denominator === "" ? "" : t("students-n", { count: decimal(cell.denominator) });
}

/** The same under a heading that says "students". */
const students = (cell: CardCell): string => (cell.numerator === "" ? decimal(cell.denominator) : fraction(cell));

export const indicatorName = ({ id, label }: CardIndicator): string => nameOf("indicator", id, label);
export const groupName = ({ group, label }: CardCell): string => nameOf("group", group, label);

function indicatorView(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult {
  const [all, ...groups] = indicator.cells;
  const node = `indicator/${indicator.id}`;
  return html`<section class="indicator" data-indicator=${indicator.id}>
    <div class="indicator-head">
      <h4>${indicatorName(indicator)}</h4>
      ${indicator.phase === "scored" ? nothing : html`<p class="indicator-points"><span class="tag" data-phase=${indicator.phase}>${t(`phase-${indicator.phase}`, { year: yearLabel(card.year) })}</span> ${why(node, indicatorName(indicator), actions)}</p>`}
      ${indicator.points === ""
        ? nothing
        : html`<p class="indicator-points"><b>${decimal(indicator.points)}</b> ${t("of-points", { possible: decimal(indicator.points_possible) })} ${why(node, indicatorName(indicator), actions)}</p>`}
    </div>
    ${indicator.shrunk_toward === "" ? nothing : html`<p class="hint" data-shrunk>${t("card-shrunk", { toward: decimal(indicator.shrunk_toward), students: indicator.shrunk_students })}</p>`}
    ${all === undefined ? nothing : allView(all, indicator, actions)} ${groups.length === 0 ? nothing : groupsView(groups, indicator, actions)}
    ${indicatorCharts(indicator, card, actions)} ${indicatorProgress(indicator, card, actions)} ${actions.audience === "staff" ? indicatorInsight(indicator, card, actions) : nothing}
  </section>`;
}

const valueNode = ({ node }: CardCell): string => `${node}/measure`;
const levelNode = ({ node }: CardCell): string => `${node}/level`;

function allView(cell: CardCell, indicator: CardIndicator, actions: Actions): TemplateResult {
  const what = `${indicatorName(indicator)}, ${groupName(cell)}`;
  if (cell.state !== "reported") {
    return html`<div class="all">${stateMark(cell)} <span class="hint">${groupName(cell)}${counts(cell)}</span> ${why(valueNode(cell), what, actions)}</div>
      ${besideView(indicator, what, actions)}`;
  }
  return html`<div class="all">
    <p class="value"><b>${valueText(cell.value, indicator.unit)}</b> ${why(valueNode(cell), t("value-of", { what }), actions)}</p>
    <p class="hint">${groupName(cell)} · ${fraction(cell)} ${indicator.better === "" ? nothing : html`· ${t(`better-${indicator.better}`)}`}</p>
    ${cell.level === 0 ? nothing : html`<div class="reached">${levelStrip(cell.level)}<p class="level-line">${levelWords(cell.level, cell.band)} ${why(levelNode(cell), t("level-of", { what }), actions)}</p></div>`}
  </div>
  ${besideView(indicator, what, actions)}`;
}

const counts = (cell: CardCell): string => (fraction(cell) === "" ? "" : ` · ${fraction(cell)}`);

function groupsView(groups: CardCell[], indicator: CardIndicator, actions: Actions): TemplateResult {
  const scored = groups.filter((cell) => cell.scored).length;
  return html`<details class="groups">
    <summary>${t("groups", { count: groups.length, scored })}</summary>
    <table class="stacks" role="table" aria-label=${t("groups-of", { indicator: indicatorName(indicator) })}>
      <thead role="rowgroup">
        <tr role="row">
          ${["group", "students", "value", "level", "points"].map(
            (id) => html`<th scope="col" role="columnheader" class="g-${id}">${id === "value" ? valueHeading(indicator) : t(`group-column-${id}`)}</th>`,
          )}
          <th scope="col" role="columnheader"><span class="sr">${t("why")}</span></th>
        </tr>
      </thead>
      <tbody role="rowgroup">${groups.map((cell) => groupView(cell, indicator, actions))}</tbody>
    </table>
  </details>`;
}

/** A unit that takes many words stands in the heading, not beside every value. */
const valueHeading = ({ unit }: CardIndicator): string => maybe(`group-column-value-${unit}`) ?? t("group-column-value");

/** A number that is its own Why? button. */
function number(node: string, text: string | TemplateResult, said: string, what: string, actions: Actions): TemplateResult {
  return html`<button type="button" class="number" data-why=${node} aria-label="${said}. ${t("why-what", { what })}" @click=${() => actions.openWhy(node)}>${text}</button>`;
}

function groupView(cell: CardCell, indicator: CardIndicator, actions: Actions): TemplateResult {
  const what = `${indicatorName(indicator)}, ${groupName(cell)}`;
  const name = html`<th scope="row" role="rowheader" class="g-group"><a href=${linkTo({ page: "group", group: cell.group, indicator: indicator.id })} title=${t("across-link")}>${groupName(cell)}</a>
    ${cell.lowest ? html`<span class="tag">${t("lowest")}</span>` : nothing}</th>`;
  const count = html`<td role="cell" class="g-students" data-label=${t("group-column-students")}>${students(cell)}</td>`;
  const explain = (node: string): TemplateResult => html`<td role="cell" class="g-why">${why(node, what, actions)}</td>`;
  if (cell.state !== "reported") {
    return html`<tr role="row" class="quiet-row">${name}${count}<td role="cell" class="g-blank" colspan="3">${stateMark(cell)}</td>${explain(valueNode(cell))}</tr>`;
  }
  const value = maybe(`value-short-${indicator.unit}`, { value: decimal(cell.value) }) ?? valueText(cell.value, indicator.unit);
  const points = html`${decimal(cell.points)} <small>/ ${decimal(cell.points_possible)}</small>`;
  return html`<tr role="row" class=${cell.scored ? "" : "quiet-row"}>
    ${name}${count}
    <td role="cell" class="g-value" data-label=${valueHeading(indicator)}>${number(valueNode(cell), value, valueText(cell.value, indicator.unit), t("value-of", { what }), actions)}</td>
    <td role="cell" class="g-level" data-label=${t("group-column-level")}>${cell.level === 0
      ? nothing
      : number(levelNode(cell), levelWords(cell.level, cell.band), `${t("level-n", { level: cell.level })} ${cell.band === "" ? "" : t(`band-${cell.band}`)}`, t("level-of", { what }), actions)}</td>
    <td role="cell" class="g-points" data-label=${t("group-column-points")}>${cell.scored ? points : html`<span class="hint">${t("shown-only")}</span>`}</td>
    ${explain(cell.scored ? cell.node : valueNode(cell))}
  </tr>`;
}

/** An indicator without data: the sign, and what would bring it. */
function absentView(indicator: CardIndicator): TemplateResult {
  const { state, columns } = indicator;
  const sign = state === "not_applicable" ? "not_applicable" : "missing";
  return html`<li>
    ${stateSign(sign)}
    <span><b>${indicatorName(indicator)}</b>
      ${sign === "missing" && columns.length > 0
        ? html`${t("missing-brings", { count: columns.length })} ${columns.map((column, at) => html`${at === 0 ? "" : ", "}<code>${column}</code>`)}`
        : t(`state-${state}`)}</span>
  </li>`;
}

function continuousView(card: Card, actions: Actions): TemplateResult | typeof nothing {
  const indicators = card.continuous;
  if (indicators.length === 0) return nothing;
  const present = indicators.filter(({ state }) => state !== "missing" && state !== "not_applicable");
  const absent = indicators.filter((indicator) => !present.includes(indicator));
  return html`<section class="domain" aria-labelledby="continuous-title">
    <div class="domain-head"><h3 id="continuous-title">${t("continuous-title")}</h3></div>
    <p class="hint">${t("continuous-more")}</p>
    ${present.length > 0 && actions.audience === "staff" ? lagsView(card, actions) : nothing}
    ${present.map((indicator) => indicatorView(indicator, card, actions))}
    ${absent.length === 0 ? nothing : html`<ul class="absent">${absent.map(absentView)}</ul>`}
  </section>`;
}

function legendView(): TemplateResult {
  return html`<section class="legend" aria-labelledby="legend-title">
    <h3 id="legend-title">${t("legend-title")}</h3>
    <dl>
      ${(["above", "average", "below"] as const).map(
        (band) => html`<div><dt><span class="level">${bandMark(band)}${t(`band-${band}`)}</span></dt><dd>${t(`band-${band}-means`)}</dd></div>`,
      )}
      ${BLANKS.map(
        (blank) => html`<div><dt><span class="blank">${stateSign(blank)}${t(`state-${blank}`)}</span></dt><dd>${t(`state-${blank}-means`)}</dd></div>`,
      )}
    </dl>
  </section>`;
}
