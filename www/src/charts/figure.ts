/** A chart as it is shown: one sentence, the drawing, the same values as a table, and a file of it. */
import { type SVGTemplateResult, type TemplateResult, html, nothing, svg } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import { icon } from "../views/icons";
import { folded } from "./fold";
import { type About, saveChart } from "./save";
import { sized } from "./sized";

/** Rows of text under their headings; the first cell of a row is its name. */
export interface TableModel {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A drawing for a width: its height, and what is in it. */
export interface Drawn {
  height: number;
  parts: SVGTemplateResult | SVGTemplateResult[];
}

export interface Figure {
  /** Which chart: one of its kind on the page. */
  id: string;
  draw: (width: number) => Drawn;
  sentence: string;
  table: TableModel;
  about: About;
  /** More words under the drawing: what its marks mean. */
  notes?: readonly string[];
}

/** Rows of a table that are written at once. */
const ROWS = 200;

export function figure({ id, draw, sentence, table, about, notes = [] }: Figure, actions: Actions): TemplateResult {
  const keep = (kind: "svg" | "png") => async (event: Event) => {
    const chart = (event.currentTarget as Element).closest("figure")?.querySelector<SVGSVGElement>("svg.chart");
    const { overview } = actions;
    if (chart && overview) await saveChart(kind, chart, sentence, { ...about, notes }, overview);
  };
  return html`<figure class="figure" data-figure=${id}>
    <figcaption><b>${about.title}</b> <span class="sentence">${sentence}</span></figcaption>
    <div class="canvas">${sized((width) => drawing(width, draw(width), sentence))}</div>
    ${notes.length === 0 ? nothing : html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
    <div class="figure-tools">
      ${folded(`${id}/table`, t("chart-table"), () => tableView(table, about.title), actions, "figure-table")}
      <span class="figure-save">
        <button type="button" class="quiet small" data-save="svg" aria-label=${t("chart-save-of", { kind: "SVG", chart: about.title })} @click=${keep("svg")}>${icon("download")}SVG</button>
        <button type="button" class="quiet small" data-save="png" aria-label=${t("chart-save-of", { kind: "PNG", chart: about.title })} @click=${keep("png")}>${icon("download")}PNG</button>
      </span>
    </div>
  </figure>`;
}

const drawing = (width: number, { height, parts }: Drawn, sentence: string): TemplateResult =>
  html`<svg class="chart" role="img" aria-label=${sentence} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>${svg`${parts}`}</svg>`;

function tableView({ head, rows }: TableModel, title: string): TemplateResult {
  const [first = "", ...others] = head;
  return html`<div class="figure-rows" tabindex="0" role="region" aria-label=${title}>
    <table>
      <caption class="sr">${title}</caption>
      <thead><tr><th scope="col">${first}</th>${others.map((words) => html`<th scope="col">${words}</th>`)}</tr></thead>
      <tbody>${rows.slice(0, ROWS).map(([name = "", ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
    ${rows.length > ROWS ? html`<p class="hint">${t("chart-table-first", { shown: ROWS, count: rows.length })}</p>` : nothing}
  </div>`;
}
