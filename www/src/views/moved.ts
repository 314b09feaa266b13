/** Two methodologies over the same results: which schools move, by how much, and which kind of rule moved them. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { movesChart } from "../charts/moves";
import { decimal, number, t } from "../messages";
import { linkTo } from "../place";
import type { KindMoves, MovedSchool, RulesMoved } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";
import { signed } from "./whatif";

export const movedView = (there: string, year: string, actions: Actions): TemplateResult =>
  folded(
    "moved",
    t("moved-open", { year: yearLabel(year) }),
    () => {
      const moved = actions.need("moves", { there, year });
      return moved === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(moved, there, year, actions);
    },
    actions,
    "rules-moved",
  );

function foundView(moved: RulesMoved, there: string, year: string, actions: Actions): TemplateResult {
  const { kinds, rows, indexed_before, indexed_after } = moved;
  return html`<p>${t("moved-indexed", { before: indexed_before, after: indexed_after })}</p>
    ${movesChart(moved, year, actions)}
    ${kinds.length === 0 ? nothing : kindsView(kinds)}
    ${rows.length === 0 ? nothing : rowsView(rows, kinds)}
    <p class="hint">${t("moved-order")}</p>
    <div class="row"><button type="button" class="small" data-action="save-moved" @click=${() => actions.further.explaining.saveMoved(there, year)}>${icon("download")}${t("moved-save")}</button></div>`;
}

const kindName = ({ kind }: KindMoves): string => t(`moved-kind-${kind}`);

function kindsView(kinds: readonly KindMoves[]): TemplateResult {
  return html`<h3 id="moved-kinds">${t("moved-kinds")}</h3>
    <table class="moved-kinds stacks" role="table" aria-labelledby="moved-kinds">
      <thead role="rowgroup"><tr role="row">${["kind", "schools", "mean", "index"].map((id) => html`<th scope="col" role="columnheader" class=${id === "kind" ? "" : "n"}>${t(`moved-column-${id}`)}</th>`)}</tr></thead>
      <tbody role="rowgroup">${kinds.map(
        (kind) => html`<tr role="row" data-kind=${kind.kind}>
          <th scope="row" role="rowheader">${kindName(kind)}</th>
          <td role="cell" class="n" data-label=${t("moved-column-schools")}>${number(kind.schools)}</td>
          <td role="cell" class="n" data-label=${t("moved-column-mean")}>${kind.mean === "" ? "—" : decimal(kind.mean)}</td>
          <td role="cell" class="n" data-label=${t("moved-column-index")}>${number(kind.index)}</td>
        </tr>`,
      )}</tbody>
    </table>`;
}

function rowsView(rows: readonly MovedSchool[], kinds: readonly KindMoves[]): TemplateResult {
  const cell = (text: string): string => (text === "" ? "—" : signed(text));
  return html`<h3 id="moved-schools">${t("moved-schools", { count: rows.length })}</h3>
    <div class="wide" tabindex="0" role="region" aria-labelledby="moved-schools"><table class="moved-schools">
      <thead><tr>
        <th scope="col">${t("column-school")}</th><th scope="col" class="n">${t("moved-here")}</th><th scope="col" class="n">${t("moved-there")}</th><th scope="col" class="n">${t("moved-change")}</th>
        ${kinds.map((kind) => html`<th scope="col" class="n">${kindName(kind)}</th>`)}
      </tr></thead>
      <tbody>${rows.map(
        (row) => html`<tr>
          <th scope="row"><a href=${linkTo({ school: row.school.school_code })}><bdi>${row.school.school_name || row.school.school_code}</bdi></a></th>
          <td class="n">${row.school.before === "" ? "—" : decimal(row.school.before)}</td>
          <td class="n">${row.school.after === "" ? html`<span title=${t(`no-index-short-${row.no_index}`)}>—</span>` : decimal(row.school.after)}</td>
          <td class="n"><b>${cell(row.school.change)}</b></td>
          ${row.by.map((by) => html`<td class="n">${cell(by)}</td>`)}
        </tr>`,
      )}</tbody>
    </table></div>`;
}
