/** Two to four schools side by side, in the order in which they were chosen: the same rows for all, and no rank. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { decimal, nameOf, t } from "../messages";
import { linkTo } from "../place";
import type { Report, State } from "../state";
import type { Card, CardCell, CardIndicator, CellState } from "../types";
import { yearLabel } from "../years";
import { groupName, indicatorName, paperView, valueText } from "./card";
import { thenMain } from "./focus";
import { icon, indexBar } from "./icons";
import { levelWords, stateMark } from "./marks";
import { nameIn } from "./tray";
import { choicesView } from "./toolbar";

/** What a column shows: a school's card, or why there is none. */
interface Column {
  code: string;
  name: string;
  card: Card | undefined;
  /** It has no data in this year. */
  absent: boolean;
}

/** The indicators whose student groups are unfolded. */
const unfolded = new Set<string>();

export function compareView(state: State, { overview, table }: Report, actions: Actions): TemplateResult {
  const { schools, year } = state.place;
  const columns = schools.map((code): Column => {
    const card = state.compared.find((one) => one.school_code === code && one.year === year);
    const absent = table !== undefined && !table.school_code.includes(code);
    return { code, name: nameIn(table, code) ?? card?.school_name ?? code, card, absent };
  });
  return html`<article class="compare" aria-labelledby="compare-title">
    <div class="compare-head">
      <h1 id="compare-title">${t("compare-title")}</h1>
      ${schools.length < 2
        ? nothing
        : html`<button type="button" class="quiet" data-action="print" @click=${() => print()}>${icon("print")}${t("print")}</button>`}
    </div>
    ${schools.length < 2
      ? html`<p>${t("compare-choose")} <a href=${linkTo({ page: "overview" })}>${t("compare-to-list")}</a></p>`
      : html`<p class="lead">${t("compare-lead")}</p>
          ${choicesView(state, overview, actions)} ${paperView(overview)}
          ${typesDiffer(columns) ? html`<p class="hint">${icon("note")} ${t("compare-types")}</p>` : nothing} ${tableView(columns, year, actions)}
          <p class="hint no-print"><a href=${linkTo({ page: "overview" })}>${t("compare-to-list")}</a></p>`}
  </article>`;
}

const typesDiffer = (columns: Column[]): boolean => new Set(columns.flatMap(({ card }) => (card === undefined ? [] : [card.school_type]))).size > 1;

function tableView(columns: Column[], year: string, actions: Actions): TemplateResult {
  const waiting = columns.some(({ card, absent }) => card === undefined && !absent);
  const domains = union(columns, (card) => card.domains);
  const continuous = union(columns, (card) => card.continuous);
  return html`<div class="compare-box" role="region" tabindex="0" aria-label=${t("compare-table")} aria-busy=${waiting ? "true" : "false"}>
    <table>
      <thead>
        <tr>
          <td class="corner"></td>
          ${columns.map((column) => headView(column, actions))}
        </tr>
      </thead>
      <tbody>
        ${rowView(columns, t("column-type"), ({ school_type }) => html`${t(`type-${school_type}`)}`, year)}
        ${rowView(columns, t("column-lea"), ({ lea_name }) => html`<bdi>${lea_name}</bdi>`)}
        ${rowView(columns, t("column-index"), indexCell, undefined, "index-row")}
      </tbody>
      ${domains.map(({ id, label }) => {
        const indicators = union(columns, (card) => card.domains.find((one) => one.id === id)?.indicators ?? []);
        return html`<tbody>
          ${rowView(columns, nameOf("domain", id, label), (card) => domainCell(card, id), undefined, "part")}
          ${indicators.map((indicator) => indicatorRows(indicator, columns, actions))}
        </tbody>`;
      })}
      ${continuous.length === 0
        ? nothing
        : html`<tbody>
            <tr class="part"><th scope="rowgroup">${t("continuous-title")}</th><td colspan=${columns.length}></td></tr>
            ${continuous.map((indicator) => indicatorRows(indicator, columns, actions))}
          </tbody>`}
    </table>
  </div>`;
}

/** Every part that any of the schools has, once, in the order of the cards. */
function union<T extends { id: string }>(columns: Column[], parts: (card: Card) => T[]): T[] {
  const found = new Map<string, T>();
  for (const { card } of columns) for (const part of card === undefined ? [] : parts(card)) if (!found.has(part.id)) found.set(part.id, part);
  return [...found.values()];
}

function headView({ code, name, absent }: Column, actions: Actions): TemplateResult {
  const out = t("compare-out", { school: name });
  return html`<th scope="col">
    ${absent ? html`<bdi>${name}</bdi>` : html`<a href=${linkTo({ school: code })}><bdi>${name}</bdi></a>`}
    <button type="button" class="bare" aria-label=${out} title=${out} @click=${() => thenMain(() => actions.compare(code))}>${icon("close")}</button>
  </th>`;
}

/** One row; a school without data in this year says so in the first of them. */
function rowView(columns: Column[], head: string | TemplateResult, cell: (card: Card) => TemplateResult, year?: string, kind = ""): TemplateResult {
  return html`<tr class=${kind}>
    <th scope="row">${head}</th>
    ${columns.map(({ card, absent }) => html`<td>
      ${card !== undefined ? cell(card) : absent && year !== undefined ? t("compare-absent", { year: yearLabel(year) }) : nothing}
    </td>`)}
  </tr>`;
}

const indexCell = ({ index, no_index }: Card): TemplateResult =>
  index === "" ? html`<span class="hint">${t(`no-index-short-${no_index}`)}</span>` : html`<b>${decimal(index)}</b> <span class="hint">${t("of-100")}</span>${indexBar(index)}`;

function domainCell({ domains, index }: Card, id: string): TemplateResult {
  const domain = domains.find((one) => one.id === id);
  if (domain === undefined) return html``;
  if (domain.points !== "") return html`<b>${decimal(domain.points)}</b> <span class="hint">${t("of-points", { possible: decimal(domain.points_possible) })}</span>`;
  return html`<span class="hint">${index === "" ? t("no-points") : t("no-points-of", { nominal: decimal(domain.nominal) })}</span>`;
}

/** An indicator's row, and below it a row for each of its student groups when they are unfolded. */
function indicatorRows(indicator: CardIndicator, columns: Column[], actions: Actions): TemplateResult {
  const { id } = indicator;
  const of = ({ domains, continuous }: Card): CardIndicator | undefined =>
    [...domains.flatMap(({ indicators }) => indicators), ...continuous].find((one) => one.id === id);
  const groups = new Map<string, CardCell>();
  for (const { card } of columns) for (const cell of card === undefined ? [] : (of(card)?.cells.slice(1) ?? [])) if (!groups.has(cell.group)) groups.set(cell.group, cell);
  const open = unfolded.has(id);
  const toggle = (): void => {
    if (!unfolded.delete(id)) unfolded.add(id);
    actions.refresh();
  };
  const name = indicatorName(indicator);
  const head = html`<span>${name}</span>
    ${groups.size === 0
      ? nothing
      : html`<button type="button" class="link unfold" aria-expanded=${open ? "true" : "false"} aria-label=${t("groups-of", { indicator: name })} @click=${toggle}>
          ${t("compare-groups", { count: groups.size })}</button>`}`;
  return html`${rowView(columns, head, (card) => indicatorCell(of(card)))}
  ${open ? [...groups.values()].map((group) => rowView(columns, groupName(group), (card) => groupCell(of(card), group.group), undefined, "group")) : nothing}`;
}

const blank = (state: CellState): TemplateResult => html`${stateMark({ state: state === "reported" ? "missing" : state, denominator: "", needed: "" })}`;

function indicatorCell(indicator: CardIndicator | undefined): TemplateResult {
  if (indicator === undefined) return blank("not_applicable");
  const [all] = indicator.cells;
  if (all === undefined) return blank(indicator.state);
  const points = indicator.points === "" ? nothing : html`<p class="hint">${decimal(indicator.points)} ${t("of-points", { possible: decimal(indicator.points_possible) })}</p>`;
  return html`${valueCell(all, indicator)} ${points}`;
}

function groupCell(indicator: CardIndicator | undefined, group: string): TemplateResult {
  const cell = indicator?.cells.find((one) => one.group === group);
  return indicator === undefined || cell === undefined ? blank("missing") : valueCell(cell, indicator);
}

function valueCell(cell: CardCell, { unit }: CardIndicator): TemplateResult {
  if (cell.state !== "reported") return html`${stateMark(cell)}`;
  return html`<b>${valueText(cell.value, unit)}</b> ${cell.level === 0 ? nothing : levelWords(cell.level, cell.band)}`;
}
