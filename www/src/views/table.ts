/** The schools of one year: sorted, searched, and drawn only where they can be seen. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { ref } from "lit-html/directives/ref.js";
import { repeat } from "lit-html/directives/repeat.js";
import type { Actions } from "../actions";
import { decimal, nameOf, t } from "../messages";
import type { YearTable } from "../protocol";
import { rowsToShow } from "../search";
import type { Place } from "../place";
import { type Sort, type State, EMPTY } from "../state";
import { reveal } from "./focus";
import { icon, indexBar } from "./icons";
import { comparable, pickView } from "./tray";

/** Height of a row in the style sheet, which grows with the size of text. */
const ROW_REM = 3.25;
let rowHeight = 52;
/** Rows drawn beyond what can be seen, above and below. */
const BEYOND = 6;

/** Where the list is scrolled to, and which row the arrow keys stand on. */
const view = { top: 0, height: 800, active: 0 };
let scroller: HTMLElement | undefined;
let redraw: () => void = () => undefined;

/** The last answer of `rowsToShow`: scrolling asks for the same rows again and again. */
let last: { table: YearTable; sort: Sort; search: string; rows: Uint32Array } | undefined;

/** What a teacher's list is sorted by: nothing that would rank schools. */
const UNRANKED = ["school_name", "lea_name", "school_type"];
const ranks = ({ audience }: Place, column: string): boolean => audience === "teacher" && !UNRANKED.includes(column);
const sortIn = ({ place, sort }: State, columns: Column[]): Sort =>
  ranks(place, sort.column) || !columns.some(({ id }) => id === sort.column) ? EMPTY.sort : sort;

function shownRows(table: YearTable, search: string, sort: Sort): Uint32Array {
  if (last?.table !== table || last.sort !== sort || last.search !== search) {
    last = { table, sort, search, rows: rowsToShow(table, sort, search) };
    view.active = 0;
    view.top = 0;
    if (scroller !== undefined) scroller.scrollTop = 0;
  }
  return last.rows;
}

const resized = new ResizeObserver(([entry]) => {
  const height = entry?.contentRect.height ?? 0;
  if (height === 0 || height === view.height) return;
  view.height = height;
  redraw();
});

function attach(element?: Element): void {
  if (scroller !== undefined) resized.unobserve(scroller);
  scroller = element instanceof HTMLElement ? element : undefined;
  if (scroller === undefined) return;
  rowHeight = ROW_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
  scroller.scrollTop = view.top;
  resized.observe(scroller);
}

/** After a card is closed: the list stands where it stood (a hidden list forgets that), and its row has the focus. */
export function backToList(school: string): void {
  if (scroller === undefined) return;
  scroller.scrollTop = view.top;
  const row = scroller.querySelector<HTMLElement>(`[data-school="${CSS.escape(school)}"]`);
  if (row === null) scroller.focus({ preventScroll: true });
  else row.focus();
}

let waiting = false;
function scrolled(): void {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    if (scroller === undefined || scroller.clientHeight === 0) return;
    const focused = scroller.contains(document.activeElement);
    view.top = scroller.scrollTop;
    redraw();
    // The focused row may have been scrolled away; the keys go on working from the list itself.
    if (focused && !scroller.contains(document.activeElement)) scroller.focus({ preventScroll: true });
  });
}

interface Column {
  id: string;
  label: string;
  class: string;
}

/** Of the numbers families see the index alone. */
const plain = ({ audience }: Place): boolean => audience === "family";

function columnsOf({ domains }: YearTable, place: Place): Column[] {
  const first = [
    { id: "school_name", label: t("column-school"), class: "c-name" },
    { id: "lea_name", label: t("column-lea"), class: "c-lea" },
    { id: "school_type", label: t("column-type"), class: "c-type" },
    { id: "index", label: t("column-index"), class: "c-index" },
  ];
  if (plain(place)) return first;
  return [
    ...first,
    ...domains.map(({ id, label }) => ({ id, label: nameOf("domain", id, label), class: "c-domain" })),
    { id: "points_base", label: t("column-base"), class: "c-base" },
  ];
}

export function tableView(state: State, table: YearTable, actions: Actions): TemplateResult {
  redraw = () => actions.refresh();
  const columns = columnsOf(table, state.place);
  const sort = sortIn(state, columns);
  const rows = shownRows(table, state.search, sort);
  const first = Math.max(0, Math.floor(view.top / rowHeight) - BEYOND);
  const end = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + BEYOND);
  const picks = comparable(state.place);
  const visible = [...rows.subarray(first, end)].map((row, offset) => ({ row, place: first + offset }));
  return html`<section class="schools" aria-labelledby="schools-title">
    <div class="list-head">
      <h2 id="schools-title">${t("schools-title")}</h2>
      <label class="search">
        <span class="sr">${t("search")}</span>${icon("search")}
        <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder=${t("search")} .value=${live(state.search)}
          @input=${(event: Event) => actions.search((event.target as HTMLInputElement).value)} />
      </label>
      <label class="sort-choice">
        <span class="sr">${t("sort-by")}</span>
        <select @change=${(event: Event) => sortFromChoice(event, actions)}>
          ${columns.filter(({ id }) => !ranks(state.place, id)).flatMap(({ id, label }) =>
            [false, true].map(
              (descending) =>
                html`<option value="${descending ? "-" : ""}${id}" .selected=${live(sort.column === id && sort.descending === descending)}>
                  ${t(descending ? "sort-down" : "sort-up", { column: label })}</option>`,
            ),
          )}
        </select>
      </label>
      <p class="hint" role="status">${t("schools-shown", { shown: rows.length, count: table.count })}</p>
    </div>
    ${rows.length === 0
      ? html`<p class="no-match">${t("no-match", { search: state.search })}</p>`
      : html`<div class="scroller" tabindex="-1" ${ref(attach)} @scroll=${{ handleEvent: scrolled, passive: true }}
          @keydown=${(event: KeyboardEvent) => keys(event, rows, table, actions)}>
          <table class="list" aria-labelledby="schools-title" aria-rowcount=${rows.length + 1}>
            <thead>
              <tr aria-rowindex="1">${picks ? html`<th scope="col" class="c-pick"><span>${t("column-compare")}</span></th>` : nothing}${columns.map((column) => headView(column, sort, ranks(state.place, column.id), actions))}</tr>
            </thead>
            <tbody>
              ${spacer(first * rowHeight)}
              ${repeat(visible, ({ row }) => row, ({ row, place }) => rowView(table, row, place, state, actions))}
              ${spacer((rows.length - end) * rowHeight)}
            </tbody>
          </table>
        </div>`}
  </section>`;
}

function sortFromChoice(event: Event, actions: Actions): void {
  const { value } = event.target as HTMLSelectElement;
  const descending = value.startsWith("-");
  actions.setSort(descending ? value.slice(1) : value, descending);
}

/** Stands for the rows that are not drawn. Its height is set by script: the policy allows no style attribute. */
function spacer(height: number): TemplateResult | typeof nothing {
  if (height <= 0) return nothing;
  const set = (element?: Element): void => {
    if (element instanceof HTMLElement) element.style.height = `${height}px`;
  };
  return html`<tr class="spacer" role="presentation"><td role="presentation" ${ref(set)}></td></tr>`;
}

function headView(column: Column, sort: Sort, unsorted: boolean, actions: Actions): TemplateResult {
  if (unsorted) return html`<th scope="col" class="${column.class} unsorted"><span>${column.label}</span></th>`;
  const sorted = sort.column === column.id;
  const direction = sort.descending ? "descending" : "ascending";
  return html`<th scope="col" class=${column.class} aria-sort=${sorted ? direction : "none"}>
    <button type="button" data-sort=${column.id} @click=${() => actions.sortBy(column.id)}>
      <span>${column.label}</span>${sorted ? icon(sort.descending ? "down" : "up") : nothing}
    </button>
  </th>`;
}

function rowView(table: YearTable, row: number, place: number, state: State, actions: Actions): TemplateResult {
  const code = table.school_code[row] ?? "";
  const index = table.index[row] ?? "";
  const type = table.school_type[row] ?? "unknown";
  const open = (): void => {
    view.active = place;
    void actions.go({ school: code }).then(reveal);
  };
  const why = table.no_index[row] ?? "";
  const name = table.school_name[row] || code;
  return html`<tr aria-rowindex=${place + 2} class=${code === state.place.school ? "open" : ""} @click=${open}>
    ${comparable(state.place)
      ? html`<td class="c-pick" @click=${(event: Event) => event.stopPropagation()}>${pickView(code, name, state.place, place === view.active, actions)}</td>`
      : nothing}
    <th scope="row" class="c-name">
      <button type="button" data-school=${code} data-place=${place} tabindex=${place === view.active ? 0 : -1}
        title=${name} aria-current=${code === state.place.school ? "true" : nothing} @focus=${() => stand(place)}><bdi>${name}</bdi></button>
      <span class="under"><bdi class="under-lea">${table.lea_name[row] ?? ""}</bdi><span class="under-code">${code}</span>
        ${table.alternative[row] === true ? html`<span class="tag">${t("alternative")}</span>` : nothing}</span>
    </th>
    <td class="c-lea" title=${table.lea_name[row] ?? ""}><bdi>${table.lea_name[row] ?? ""}</bdi></td>
    <td class="c-type">${t(`type-${type}`)}</td>
    <td class="c-index">${index === "" ? html`<span class="none">${t(`no-index-short-${why}`)}</span>` : html`<b>${decimal(index)}</b>${indexBar(index)}`}</td>
    ${plain(state.place) ? nothing : pointsCells(table, row)}
  </tr>`;
}

const pointsCells = (table: YearTable, row: number): TemplateResult =>
  html`${table.domains.map((_, domain) => {
      const points = table.domain_points[domain]?.[row] ?? "";
      return html`<td class="c-domain">${points === ""
        ? html`<span class="none" title=${t("no-points")}>—</span>`
        : html`${decimal(points)}<small> / ${decimal(table.domain_possible[domain]?.[row] ?? "")}</small>`}</td>`;
    })}
    <td class="c-base">${decimal(table.points_base[row] || "—")}</td>`;

function stand(place: number): void {
  if (view.active === place) return;
  view.active = place;
  redraw();
}

/** Arrows, Page Up and Down, Home and End walk the rows; Enter is the row's own button. */
function keys(event: KeyboardEvent, rows: Uint32Array, table: YearTable, actions: Actions): void {
  if ((event.target as HTMLElement).closest("thead") !== null) return;
  const page = Math.max(1, Math.floor(view.height / rowHeight) - 2);
  const to: Record<string, number> = {
    ArrowDown: view.active + 1,
    ArrowUp: view.active - 1,
    PageDown: view.active + page,
    PageUp: view.active - page,
    Home: 0,
    End: rows.length - 1,
  };
  const wanted = to[event.key];
  if (wanted === undefined) {
    if (event.key === "Enter" && event.target === scroller) {
      const code = table.school_code[rows[view.active] ?? 0];
      if (code !== undefined) void actions.go({ school: code }).then(reveal);
    }
    return;
  }
  event.preventDefault();
  view.active = Math.min(Math.max(wanted, 0), rows.length - 1);
  bringIntoView(view.active);
  redraw();
  scroller?.querySelector<HTMLElement>(`[data-place="${view.active}"]`)?.focus({ preventScroll: true });
}

function bringIntoView(place: number): void {
  if (scroller === undefined) return;
  const head = scroller.querySelector("thead")?.clientHeight ?? 0;
  const top = place * rowHeight;
  const room = scroller.clientHeight - head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + room) scroller.scrollTop = top + rowHeight - room;
  view.top = scroller.scrollTop;
}
