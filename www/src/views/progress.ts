/** Status and change: where a school and its groups stand, and which way they went. Years counted unlike are not compared. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { groupName, indicatorName, shortValue } from "../charts/said";
import { decimal, t } from "../messages";
import type { Band, Card, CardIndicator, CellState, ProgressChange, ProgressIndicator, StatusChange } from "../types";
import { yearLabel } from "../years";
import { bandMark, stateMark } from "./marks";

const loading = (): TemplateResult => html`<p class="hint" role="status">${t("chart-loading")}</p>`;

const asked = (card: Card, actions: Actions): StatusChange | undefined => actions.need("progress", { school: card.school_code });

/** Of the school: levels gained and lost since the year before, indicator by indicator. */
export function schoolProgress(card: Card, actions: Actions): TemplateResult | typeof nothing {
  if (card.years.length < 2) return nothing;
  return folded("progress", t("progress-school"), () => {
    const found = asked(card, actions);
    return found === undefined ? loading() : wholeView(found, card);
  }, actions);
}

/** Of an indicator: every group, year by year. */
export function indicatorProgress(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult | typeof nothing {
  if (card.years.length < 2) return nothing;
  return folded(`progress/${indicator.id}`, html`${t("progress-of")}<span class="sr">: ${indicatorName(indicator)}</span>`, () => {
    const found = asked(card, actions);
    const own = found?.indicators.find(({ id }) => id === indicator.id);
    if (found === undefined) return loading();
    return own === undefined ? html`<p class="hint">${t("progress-nothing")}</p>` : yearsView(own, found);
  }, actions);
}

function wholeView(found: StatusChange, card: Card): TemplateResult {
  const at = found.years.findIndex(({ year }) => year === card.year);
  const moves = found.moves[at];
  const rows = found.indicators.flatMap((indicator) => {
    const point = indicator.groups[0]?.points[at];
    const own = indicator.moves[at];
    return point === undefined || own === undefined || point.value === "" ? [] : [{ indicator, point, own, change: changeTo(indicator, at) }];
  });
  if (moves === undefined || moves.gained + moves.lost + moves.kept + moves.broken === 0) return html`<p class="hint">${t("progress-first", { year: yearLabel(card.year) })}</p>`;
  const columns = ["indicator", "status", "change", "groups"].map((id) => t(`progress-column-${id}`));
  return html`<div class="insight">
    <p>${t("progress-moves", { gained: moves.gained, lost: moves.lost, kept: moves.kept })}
      ${moves.noise === 0 ? nothing : t("progress-moves-noise", { count: moves.noise })}
      ${moves.broken === 0 ? nothing : t("progress-moves-broken", { count: moves.broken })}</p>
    <table class="stacks insight moves" role="table" aria-label=${t("progress-school")}>
      <thead role="rowgroup"><tr role="row">${columns.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map(({ indicator, point, own, change }) => html`<tr role="row">
        <th scope="row" role="rowheader" class="g-group">${indicatorName(indicator)}</th>
        <td role="cell" data-label=${columns[1] ?? ""}>${statusView(point, indicator.unit)}</td>
        <td role="cell" data-label=${columns[2] ?? ""}>${change === undefined ? t("progress-none") : html`${changeView(change, indicator.unit)}${reasonsView(change)}`}</td>
        <td role="cell" data-label=${columns[3] ?? ""}>${own.gained + own.lost + own.kept === 0 ? "—" : t("progress-groups", { gained: own.gained, lost: own.lost, kept: own.kept })}</td>
      </tr>`)}</tbody>
    </table>
    <p class="hint">${t("progress-assumed")}</p>
  </div>`;
}

const changeTo = ({ groups }: ProgressIndicator, at: number): ProgressChange | undefined => groups[0]?.changes.find(({ to }) => to === at);

type Point = ProgressIndicator["groups"][number]["points"][number];

const statusView = ({ value, level, band }: Point, unit: string): TemplateResult =>
  html`<b>${shortValue(value, unit)}</b> ${level === 0 ? nothing : html`<span class="level">${bandMark(band as Band)}${t("level-n", { level })}</span>`}`;

/** Which way, by how much, how many levels, and whether accident would do as much. */
export function changeView({ reasons, way, value, levels, sure }: ProgressChange, unit: string): TemplateResult {
  if (reasons.length > 0) return html`<span class="hint">${t("progress-broken")}</span>`;
  const size = unit === "percent" ? t("insight-percentage-points", { value: decimal(value) }) : decimal(value);
  return html`<span class="change ${way}">${sign(way)}${way === "same" ? t("progress-same") : t(`progress-${way}`, { value: size })}</span>
    ${levels === 0 ? nothing : html`<b>${levels > 0 ? t("progress-gained", { count: levels }) : t("progress-lost", { count: -levels })}</b>`}
    ${sure === "noise" && way !== "same" ? html`<span class="tag">${t("progress-noise")}</span>` : nothing}`;
}

const reasonsView = ({ reasons }: ProgressChange): TemplateResult | typeof nothing =>
  reasons.length === 0 ? nothing : html` <small>${reasons.map((reason) => t(`break-${reason}`)).join(" ")}</small>`;

/** By shape before colour: as the bands. */
function sign(way: string): TemplateResult | typeof nothing {
  const band: Band = way === "better" ? "above" : way === "worse" ? "below" : way === "same" ? "average" : "";
  return bandMark(band);
}

function yearsView(indicator: ProgressIndicator, { years }: StatusChange): TemplateResult {
  const labels = years.map(({ year }) => yearLabel(year));
  const there = years.map((_, at) => indicator.groups.some(({ points }) => points[at]?.value !== "" && points[at]?.state !== "missing"));
  const shown = years.flatMap((_, at) => (there[at] ? [at] : []));
  const name = indicatorName(indicator);
  return html`<div class="wide" tabindex="0" role="region" aria-label=${t("progress-table", { indicator: name })}>
      <table class="stacks insight progress" role="table" aria-label=${t("progress-table", { indicator: name })}>
        <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("group-column-group")}</th>${shown.map((at) => html`<th scope="col" role="columnheader">${labels[at]}</th>`)}</tr></thead>
        <tbody role="rowgroup">${indicator.groups.map((group) => html`<tr role="row">
          <th scope="row" role="rowheader" class="g-group">${groupName(group)}</th>
          ${shown.map((at) => html`<td role="cell" data-label=${labels[at] ?? ""}>${cellView(group, at, indicator.unit)}</td>`)}
        </tr>`)}</tbody>
      </table>
    </div>
    ${breaksView(indicator, labels)}
    <p class="hint">${t("progress-assumed")}</p>`;
}

function cellView({ points, changes }: ProgressIndicator["groups"][number], at: number, unit: string): TemplateResult | typeof nothing {
  const point = points[at];
  if (point === undefined) return nothing;
  if (point.value === "") return html`${stateMark({ state: point.state as CellState, denominator: "", needed: "" })}`;
  const change = changes.find(({ to }) => to === at);
  return html`<p>${statusView(point, unit)}</p>${change === undefined ? nothing : html`<p>${changeView(change, unit)}</p>`}`;
}

/** Why years are not compared, each pair once. */
function breaksView({ groups }: ProgressIndicator, labels: string[]): TemplateResult | typeof nothing {
  const broken = groups.flatMap(({ changes }) => changes.filter(({ reasons }) => reasons.length > 0));
  const said = new Set(broken.map(({ from, to, reasons }) => t("progress-break", { from: labels[from] ?? "", to: labels[to] ?? "", reasons: reasons.map((reason) => t(`break-${reason}`)).join(" ") })));
  return said.size === 0 ? nothing : html`<ul class="hint">${[...said].map((words) => html`<li>${words}</li>`)}</ul>`;
}
