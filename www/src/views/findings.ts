/** What was found in the files: one entry a repair, the worst first. The order and the counts are the module's. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { maybe, number, t } from "../messages";
import type { Filter } from "../state";
import type { FileSummary, Finding, FindingGroup, Overview, Severity } from "../types";
import { matchButton } from "./data";
import { type Kind, SEVERITIES, byKind, of, sentence } from "./findings-line";
import { icon } from "./icons";

const FEW_FINDINGS = 4;
/** So many kinds of findings show their examples without being asked. */
const OPEN_FINDINGS = 3;

/** What the views of one panel share. */
interface Context {
  files: FileSummary[];
  actions: Actions;
}

export function findingsView(overview: Overview, filter: Filter, actions: Actions): TemplateResult {
  const { findings, files } = overview;
  const context: Context = { files, actions };
  const all = byKind(findings);
  const kinds = byKind(findings.filter(({ severity, file }) => fits(filter.severity, severity) && fits(filter.file, file)));
  const filtered = filter.severity !== "" || filter.file !== "";
  const serious = filtered ? kinds : kinds.filter(({ severity }) => severity !== "note");
  const notes = filtered ? [] : kinds.filter(({ severity }) => severity === "note");
  const noSchool = overview.schools === 0;
  const shown = noSchool || filtered ? serious.length : FEW_FINDINGS;
  return html`<section class="panel findings-panel" aria-labelledby="findings-title">
    <div class="panel-head">
      ${noSchool ? html`<h2 id="findings-title">${t("findings-title")}</h2>` : html`<h1 id="findings-title">${t("findings-title")}</h1>`}
      ${findings.length === 0
        ? nothing
        : html`<div class="row tools">
            <button type="button" class="small" data-download="findings.csv" title=${t("download-findings-csv")} @click=${() => actions.download("findings.csv")}>${icon("download")}findings.csv</button>
            <button type="button" class="bare" aria-label=${t("print-findings")} title=${t("print-findings")} @click=${() => print()}>${icon("print")}</button>
          </div>`}
    </div>
    ${findings.length === 0 ? html`<p class="hint">${t("findings-none")}</p>` : html`<p class="sentence">${sentence(all)}</p>${filterView(all, findings, filter, actions)}`}
    ${kindList(serious.slice(0, shown), context, noSchool ? shown : OPEN_FINDINGS)}
    ${folded(t("findings-more", { count: serious.length - shown }), serious.slice(shown), context)}
    ${folded(t("findings-notes", { count: notes.length }), notes, context)}
    ${filtered && kinds.length === 0 ? html`<p class="hint">${t("findings-no-such")}</p>` : nothing}
    ${findings.length === 0 ? nothing : html`<p class="hint rule-of-masks">${t("findings-masked")}</p>`}
  </section>`;
}

const fits = (wanted: string, is: string): boolean => wanted === "" || wanted === is;
function filterView(kinds: Kind[], findings: FindingGroup[], filter: Filter, actions: Actions): TemplateResult | typeof nothing {
  const files = [...new Set(findings.map(({ file }) => file))].filter((file) => file !== "");
  const severities = SEVERITIES.filter((severity) => of(kinds, severity).length > 0);
  if (severities.length < 2 && files.length < 2) return nothing;
  const choice = (severity: Severity | "", words: string): TemplateResult =>
    html`<button type="button" class="small" aria-pressed=${filter.severity === severity ? "true" : "false"} @click=${() => actions.filter({ severity })}>${words}</button>`;
  return html`<div class="filters">
    ${severities.length < 2
      ? nothing
      : html`<div class="row" role="group" aria-label=${t("findings-filter")}>
          ${choice("", t("findings-all"))}${severities.map((severity) => choice(severity, t(`findings-of-${severity}`, { count: of(kinds, severity).length })))}
        </div>`}
    ${files.length < 2
      ? nothing
      : html`<select aria-label=${t("findings-file")} @change=${(event: Event) => actions.filter({ file: (event.target as HTMLSelectElement).value })}>
          <option value="" .selected=${filter.file === ""}>${t("findings-every-file")}</option>
          ${files.map((file) => html`<option value=${file} .selected=${file === filter.file}>${file}</option>`)}
        </select>`}
  </div>`;
}

/** The first few show their examples. */
const kindList = (kinds: Kind[], context: Context, open = 0): TemplateResult | typeof nothing =>
  kinds.length === 0 ? nothing : html`<ul class="findings">${kinds.map((kind, at) => kindView(kind, context, at < open))}</ul>`;

const folded = (title: string, kinds: Kind[], context: Context): TemplateResult | typeof nothing =>
  kinds.length === 0 ? nothing : html`<details class="fold"><summary>${title}</summary>${kindList(kinds, context)}</details>`;

const placeOfGroup = ({ file, column }: FindingGroup): string => [file, column].filter((part) => part !== "").join(", ");

const timesView = (count: number): TemplateResult | typeof nothing =>
  count > 1 ? html`<span class="times">${t("finding-times", { count })}</span>` : nothing;

const whatOf = (kind: string): string => maybe(`finding-${kind}`) ?? t("finding-other", { kind });

function kindView({ kind, severity, groups }: Kind, context: Context, open: boolean): TemplateResult {
  const [only, second] = groups;
  const single = only !== undefined && second === undefined ? only : undefined;
  return html`<li class="finding ${severity}" data-finding=${kind}>
    <details ?open=${open}>
      <summary>
        ${icon(severity)}
        <span class="finding-words">
          <span class="sr">${t(`severity-${severity}`)}: </span>
          <b>${whatOf(kind)}</b>
          <bdi class="place">${single === undefined ? t("finding-places", { count: groups.length }) : placeOfGroup(single)}</bdi>
        </span>
        ${timesView(single?.count ?? only?.total ?? 0)}
      </summary>
      <p class="do">${maybe(`finding-${kind}-do`) ?? nothing}</p>
      ${single === undefined
        ? groups.map((group) => html`<div class="group-place"><p><bdi class="file-name">${placeOfGroup(group)}</bdi> ${timesView(group.count)}</p>${groupView(group, context)}</div>`)
        : groupView(single, context)}
    </details>
  </li>`;
}

/** Where, what was found, what was expected; what can be done here. */
function groupView(group: FindingGroup, { files, actions }: Context): TemplateResult {
  const { kind, file, lines } = group;
  const matches = kind === "unknown_layout" || kind === "missing_required_column" || kind === "unread_columns";
  const unknown = matches ? files.find(({ name, mappable }) => mappable && name === file) : undefined;
  return html`${examplesView(group)}
    ${unknown === undefined && lines.length < 2
      ? nothing
      : html`<div class="row tools">
          ${unknown === undefined ? nothing : matchButton(unknown, actions)}
          ${lines.length < 2 ? nothing : html`<button type="button" class="small quiet" data-action="copy-lines" @click=${() => actions.copy(asText(group))}>${t("copy-lines")}</button>`}
        </div>`}`;
}

/** The group as words for a message to whoever mends the file. */
function asText(group: FindingGroup): string {
  const what = `${placeOfGroup(group)}: ${whatOf(group.kind)}`;
  const mend = maybe(`finding-${group.kind}-do`);
  return [what, linesOf(group), ...(mend === undefined ? [] : [mend])].join("\n");
}

function linesOf({ lines, count }: FindingGroup): string {
  const list = lines.join(", ");
  return t(lines.length < count ? "finding-lines-some" : "finding-lines", { lines: list, count: lines.length, all: number(count) });
}

/** Places that say the same, as one. */
interface Same {
  example: Finding;
  lines: number[];
}

function alike(examples: Finding[]): Same[] {
  const found = new Map<string, Same>();
  for (const example of examples) {
    const key = JSON.stringify([example.found, example.expected]);
    const same = found.get(key) ?? { example, lines: [] };
    found.set(key, same);
    if (example.line !== undefined) same.lines.push(example.line);
  }
  return [...found.values()];
}

function examplesView(group: FindingGroup): TemplateResult | typeof nothing {
  const { examples, lines } = group;
  if (examples.length === 0) return nothing;
  const same = alike(examples);
  const alone = same.length === 1 && lines.length > 1;
  const rows = ({ example, lines: some }: Same): TemplateResult => html`<tr role="row">
    <td role="cell" class="place" data-label=${t("example-where")}><bdi>${alone ? linesOf(group) : placeOf(example, some)}</bdi></td>
    <td role="cell" data-label=${t("example-found")}>${example.found === "" ? t("found-empty") : html`<code><bdi>${example.found}</bdi></code>`}</td>
    <td role="cell" data-label=${t("example-expected")}><bdi>${example.expected}</bdi></td>
  </tr>`;
  return html`<table class="examples stacks" role="table" aria-label=${t("examples")}>
      <thead role="rowgroup">
        <tr role="row">${["where", "found", "expected"].map((id) => html`<th scope="col" role="columnheader">${t(`example-${id}`)}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">${same.map(rows)}</tbody>
    </table>
    ${alone ? nothing : lines.length > examples.length ? html`<p class="hint lines">${linesOf(group)}</p>` : moreView(group)}`;
}

const moreView = ({ examples, count }: FindingGroup): TemplateResult | typeof nothing =>
  count > examples.length && examples.length > 1 ? html`<p class="hint">${t("examples-of", { shown: number(examples.length), count: number(count) })}</p>` : nothing;

/** Within its group a place is a line or some: the file and the column stand above. */
const placeOf = ({ file }: Finding, lines: number[]): string =>
  lines.length === 0 ? file : t("finding-lines", { lines: lines.join(", "), count: lines.length });
