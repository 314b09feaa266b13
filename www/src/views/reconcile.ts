/** An official result beside ours: who agrees, who does not, and the first step where both part. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { schoolName } from "../charts/said";
import { decimal, maybe, nameOf, number, t } from "../messages";
import { linkTo } from "../place";
import { type Reconciling, saveReconciled, takeOfficial } from "../reconciling";
import type { State } from "../state";
import type { Beside, ReconciledSchool, Reconciliation } from "../types";
import { yearLabel } from "../years";
import { icon } from "./icons";
import { signed } from "./whatif";

export function reconcileView({ place: { year }, reconciling }: State, actions: Actions): TemplateResult {
  return html`<section class="reconcile" aria-labelledby="reconcile-title" @drop=${(event: DragEvent) => dropped(event, reconciling, actions)}>
    <h1 id="reconcile-title">${t("page-reconcile")}</h1>
    <p>${t("reconcile-means")}</p>
    <label class="field"><span>${t("reconcile-file")}</span>
      <input type="file" accept=".csv,.tsv,.txt,text/csv" data-official-table @change=${(event: Event) => void takeOfficial((event.target as HTMLInputElement).files?.[0], reconciling, actions)}></label>
    ${folded("reconcile-columns", t("reconcile-columns"), () => html`<p>${t("reconcile-wide")}</p><p>${t("reconcile-long")}</p>`, actions)}
    ${reconciling.text === "" ? nothing : besideView(year, reconciling, actions)}
  </section>`;
}

/** A file dropped here is an official result, not more data. */
function dropped(event: DragEvent, reconciling: Reconciling, actions: Actions): void {
  event.preventDefault();
  event.stopPropagation();
  actions.drag(false);
  void takeOfficial(event.dataTransfer?.files[0], reconciling, actions);
}

function besideView(year: string, reconciling: Reconciling, actions: Actions): TemplateResult {
  const { name, text, turn, show } = reconciling;
  const found = actions.need("reconcile", { year, official: text, show }, { year, turn, show });
  if (found === undefined) return html`<p class="hint" role="status" aria-busy="true">${t("chart-loading")}</p>`;
  const { state, schools, agreeing, told, same, shown, rows } = found;
  if (state !== "reconciled") return html`<div class="panel" role="status"><h2><bdi>${name}</bdi></h2><p>${t(`reconcile-${state}`)}</p>${asideView(found)}</div>`;
  return html`<div class="panel">
    <h2><bdi>${name}</bdi></h2>
    <p role="status"><b>${t("reconcile-sum", { agreeing, schools, year: yearLabel(year) })}</b> ${t("reconcile-told", { same, told })}</p>
    ${stepsView(found, show, actions)} ${asideView(found)}
    <div class="row no-print"><button type="button" class="small" data-action="save-reconciled" @click=${() => void saveReconciled(reconciling, actions)}>${icon("download")}${t("reconcile-save")}</button></div>
    ${rows.length === 0 ? html`<p>${t("reconcile-nobody")}</p>` : listView(rows, shown, actions)}
  </div>`;
}

/** Which schools are listed: all, those that agree, or those that part at one step. */
function stepsView({ schools, agreeing, steps }: Reconciliation, show: string, actions: Actions): TemplateResult {
  const choice = (id: string, words: string, count: number): TemplateResult =>
    html`<button type="button" class="small" data-show=${id} aria-pressed=${id === show ? "true" : "false"} @click=${() => actions.reconciling({ show: id })}>${words}: <b>${number(count)}</b></button>`;
  return html`<div class="reconcile-steps" role="group" aria-label=${t("reconcile-shown")}>
    ${choice("", t("reconcile-show-all"), schools)} ${choice("agree", t("reconcile-show-agree"), agreeing)} ${choice("differ", t("reconcile-show-differ"), schools - agreeing)}
    ${steps.map(({ step, schools }) => choice(step, t("reconcile-show-step", { step: t(`reconcile-step-${step}`) }), schools))}
  </div>`;
}

/** What of the table, or of the report, has nothing beside it. */
function asideView({ not_loaded, not_loaded_codes, not_told, other_years, unread }: Reconciliation): TemplateResult {
  const said = [
    not_loaded === 0 ? "" : t("reconcile-not-loaded", { count: not_loaded, codes: not_loaded_codes.slice(0, 5).join(", ") }),
    not_told === 0 ? "" : t("reconcile-not-told", { count: not_told }),
    other_years === 0 ? "" : t("reconcile-other-years", { count: other_years }),
    unread.length === 0 ? "" : t("reconcile-unread", { columns: unread.join(", ") }),
  ].filter((words) => words !== "");
  return html`${said.map((words) => html`<p class="hint">${words}</p>`)}`;
}

const COLUMNS = ["first", "official", "here", "difference"];

function listView(rows: readonly ReconciledSchool[], shown: number, actions: Actions): TemplateResult {
  return html`<p class="hint">${t("reconcile-first", { shown: rows.length, of: shown })}</p>
    <table role="table" class="stacks insight reconcile-table" aria-label=${t("reconcile-table")}>
      <thead role="rowgroup"><tr role="row">
        <th scope="col" role="columnheader">${t("column-school")}</th>
        ${COLUMNS.map((id) => html`<th scope="col" role="columnheader">${t(`reconcile-column-${id}`)}</th>`)}
      </tr></thead>
      <tbody role="rowgroup">${rows.map((row) => rowView(row, actions))}</tbody>
    </table>`;
}

function rowView(row: ReconciledSchool, actions: Actions): TemplateResult {
  const { first, school_code, school_name, told } = row;
  const school = html`<th scope="row" role="rowheader"><a href=${linkTo({ school: school_code })}><bdi>${school_name || school_code}</bdi></a></th>`;
  if (first === undefined) {
    return html`<tr role="row" data-reconciled=${school_code}>${school}<td role="cell" colspan="4" data-label=${t("reconcile-column-first")}>${t("reconcile-agrees", { told })}</td></tr>`;
  }
  return html`<tr role="row" data-reconciled=${school_code}>${school}
      <td role="cell" data-label=${t("reconcile-column-first")}>${what(first)}${first.last_place ? html` <span class="tag">${t("reconcile-last-place")}</span>` : nothing}</td>
      ${cells(first)}
    </tr>
    <tr role="row" class="more"><td role="cell" colspan="5">${folded(`reconcile/${school_code}`, html`${t("reconcile-more")}<span class="sr">: ${schoolName(row)}</span>`, () => differencesView(row, actions), actions)}</td></tr>`;
}

/** What is told, and of what: a level of English language arts, all students. */
function what({ step, node, label, group, group_label }: Beside): TemplateResult {
  const [kind = "", id = ""] = node.split("/");
  const of = kind === "index" ? t("trace-index") : nameOf(kind === "domain" ? "domain" : "indicator", id, label);
  const whose = group === "" ? of : t("reconcile-of", { of, group: nameOf("group", group, group_label) });
  return html`<b>${t(`reconcile-step-${step}`)}</b> ${whose}`;
}

/** A number with its places, a state by its name. */
function shown(text: string, { step, percent }: Beside): string {
  if (step === "state") return maybe(`state-${text}`) ?? text;
  return percent && text !== "" ? t("value-percent", { value: decimal(text) }) : decimal(text);
}

function cells(beside: Beside): TemplateResult {
  const { official, computed, difference } = beside;
  const apart = difference === "" ? t("reconcile-no-number") : signed(difference);
  return html`<td role="cell" data-label=${t("reconcile-column-official")}>${shown(official, beside)}</td>
    <td role="cell" data-label=${t("reconcile-column-here")}>${computed === "" ? t("reconcile-none-here") : shown(computed, beside)}</td>
    <td role="cell" data-label=${t("reconcile-column-difference")}>${apart}</td>`;
}

function differencesView({ school_code, differences, index, with_levels, levels_explain }: ReconciledSchool, actions: Actions): TemplateResult {
  const why = async (node: string): Promise<void> => {
    await actions.go({ school: school_code });
    await actions.openWhy(node);
  };
  const levels = (): string => t(levels_explain ? "reconcile-levels-explain" : "reconcile-levels-leave", { index: decimal(with_levels), official: decimal(index?.official ?? "") });
  return html`${with_levels === "" ? nothing : html`<p>${levels()}</p>`}
    <ol class="reconcile-all">${differences.map(
      (own) => html`<li>
        <span>${what(own)}: ${t("reconcile-both", { official: shown(own.official, own), here: own.computed === "" ? t("reconcile-none-here") : shown(own.computed, own) })} <small>${t("reconcile-line", { line: number(own.line) })}</small></span>
        <button type="button" class="small" data-why=${own.node} @click=${() => void why(own.node)}>${t("reconcile-why")}</button>
      </li>`,
    )}</ol>`;
}
