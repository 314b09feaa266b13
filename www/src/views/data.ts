/** The files that were read, and what was found in them. */
import { type TemplateResult, html, nothing } from "lit";
import type { Actions } from "../actions";
import { maybe, number, size, t } from "../messages";
import type { FileSummary, Finding, FindingGroup, Overview, Severity } from "../types";
import { chooseFiles } from "./app";
import { thenMain } from "./focus";
import { icon } from "./marks";

const FEW_FILES = 3;
const FEW_FINDINGS = 4;
/** So many kinds of findings show their examples without being asked. */
const OPEN_FINDINGS = 3;

/** The user's file behind each entry of `overview.files`. */
type Held = readonly (File | undefined)[];

export function dataView(overview: Overview, held: Held, actions: Actions): TemplateResult {
  const { findings } = overview;
  const kinds = byKind(findings);
  const of = (severity: Severity): Kind[] => kinds.filter((kind) => kind.severity === severity);
  const serious = [...of("error"), ...of("warning")];
  const notes = of("note");
  const noSchool = overview.schools === 0;
  const shown = noSchool ? serious.length : FEW_FINDINGS;
  const filesPanel = html`<section class="panel" aria-labelledby="files-title">
    <div class="panel-head">
      <h2 id="files-title">${t("files-title")}</h2>
      <button type="button" class="small" @click=${chooseFiles}>${icon("upload")}${t("add-files")}</button>
    </div>
    ${foldedFiles(overview, held, actions)}
  </section>`;
  const findingsPanel = html`<section class="panel" aria-labelledby="findings-title">
    <div class="panel-head">
      <h2 id="findings-title">${t("findings-title")}</h2>
      ${findings.length === 0
        ? nothing
        : html`<span class="tally">${t("findings-tally", { errors: of("error").length, warnings: of("warning").length, notes: notes.length })}</span>`}
    </div>
    ${findings.length === 0 ? html`<p class="hint">${t("findings-none")}</p>` : nothing}
    ${kindList(serious.slice(0, shown), noSchool ? shown : OPEN_FINDINGS)}
    ${folded(t("findings-more", { count: serious.length - shown }), serious.slice(shown))}
    ${folded(t("findings-notes", { count: notes.length }), notes)}
  </section>`;
  return html`<div class="data">${noSchool ? [findingsPanel, filesPanel] : [filesPanel, findingsPanel]}</div>`;
}

function foldedFiles(overview: Overview, held: Held, actions: Actions): TemplateResult {
  const { files } = overview;
  const list = (some: FileSummary[]): TemplateResult | typeof nothing =>
    some.length === 0 ? nothing : html`<ul class="files">${some.map((file) => fileView(file, held[files.indexOf(file)], overview, actions))}</ul>`;
  // Files that could not be used are never folded away.
  const used = files.filter((file) => file.used);
  const fold = used.length > FEW_FILES;
  const shown = [...files.filter((file) => !file.used), ...(fold ? [] : used)];
  const rest = fold ? used : [];
  return html`${list(shown)}
  ${rest.length === 0
    ? nothing
    : html`<details class="fold"><summary>${t("files-used", { count: rest.length })}</summary>${list(rest)}</details>`}`;
}

/** What a file was recognised as. */
function kindOfFile({ name, grain, layout_label }: FileSummary, { methodologies }: Overview): string {
  if (grain === "layout") return layout_label === "" ? t("file-layout") : t("file-layout-of", { label: layout_label });
  if (grain !== "methodology") return layout_label === "" ? t("file-unknown") : layout_label;
  const read = methodologies.find(({ origin }) => origin === name);
  return read === undefined ? t("file-methodology") : t("file-methodology-of", { label: read.label });
}

function fileView(file: FileSummary, held: File | undefined, overview: Overview, actions: Actions): TemplateResult {
  const facts = [
    kindOfFile(file, overview),
    ...(file.used ? (file.grain === "methodology" || file.grain === "layout" ? [] : [t("file-rows", { rows: file.rows })]) : [t("file-unused")]),
    size(file.bytes),
    ...(file.compression === "" ? [] : [file.compression]),
    ...(file.encoding === "" || file.encoding.toLowerCase().startsWith("utf") ? [] : [file.encoding]),
  ];
  return html`<li class=${file.used ? "" : "unused"}>
    ${icon(file.used ? "file" : "error")}
    <div>
      <p><bdi class="file-name">${file.name}</bdi></p>
      <p class="hint">${facts.join(" · ")}</p>
    </div>
    ${held === undefined
      ? nothing
      : html`<button type="button" class="bare" aria-label=${t("remove-file", { name: file.name })} title=${t("remove-file", { name: file.name })}
          @click=${() => thenMain(() => actions.remove(held))}>${icon("close")}</button>`}
  </li>`;
}

/** All groups of one kind, from whatever file or column. */
interface Kind {
  kind: string;
  severity: Severity;
  groups: FindingGroup[];
}

function byKind(groups: FindingGroup[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const group of groups) {
    const { kind, severity } = group;
    const key = `${severity} ${kind}`;
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, { kind, severity, groups: [group] });
    else known.groups.push(group);
  }
  return [...kinds.values()];
}

/** The first few show their examples. */
const kindList = (kinds: Kind[], open = 0): TemplateResult | typeof nothing =>
  kinds.length === 0 ? nothing : html`<ul class="findings">${kinds.map((kind, at) => kindView(kind, at < open))}</ul>`;

const folded = (title: string, kinds: Kind[]): TemplateResult | typeof nothing =>
  kinds.length === 0 ? nothing : html`<details class="fold"><summary>${title}</summary>${kindList(kinds)}</details>`;

const placeOfGroup = ({ file, column }: FindingGroup): string => [file, column].filter((part) => part !== "").join(", ");

const timesView = ({ count }: FindingGroup): TemplateResult | typeof nothing =>
  count > 1 ? html`<span class="times">${t("finding-times", { count })}</span>` : nothing;

function kindView({ kind, severity, groups }: Kind, open: boolean): TemplateResult {
  const [only, second] = groups;
  const single = only !== undefined && second === undefined ? only : undefined;
  return html`<li class="finding ${severity}" data-finding=${kind}>
    <details ?open=${open}>
      <summary>
        ${icon(severity)}
        <span class="finding-words">
          <span class="sr">${t(`severity-${severity}`)}: </span>
          <b>${maybe(`finding-${kind}`) ?? t("finding-other", { kind })}</b>
          <bdi class="place">${single === undefined ? t("finding-places", { count: groups.length }) : placeOfGroup(single)}</bdi>
        </span>
        ${single === undefined ? nothing : timesView(single)}
      </summary>
      <p class="do">${maybe(`finding-${kind}-do`) ?? nothing}</p>
      ${single === undefined
        ? groups.map((group) => html`<div class="group-place"><p><bdi class="file-name">${placeOfGroup(group)}</bdi> ${timesView(group)}</p>${examplesView(group)}</div>`)
        : examplesView(single)}
    </details>
  </li>`;
}

function examplesView({ examples, count }: FindingGroup): TemplateResult | typeof nothing {
  if (examples.length === 0) return nothing;
  const rows = (example: Finding): TemplateResult => html`<tr role="row">
    <td role="cell" class="place" data-label=${t("example-where")}><bdi>${placeOf(example)}</bdi></td>
    <td role="cell" data-label=${t("example-found")}>${example.found === "" ? t("found-empty") : html`<code><bdi>${example.found}</bdi></code>`}</td>
    <td role="cell" data-label=${t("example-expected")}><bdi>${example.expected}</bdi></td>
  </tr>`;
  return html`<table class="examples stacks" role="table" aria-label=${t("examples")}>
      <thead role="rowgroup">
        <tr role="row">${["where", "found", "expected"].map((id) => html`<th scope="col" role="columnheader">${t(`example-${id}`)}</th>`)}</tr>
      </thead>
      <tbody role="rowgroup">${examples.map(rows)}</tbody>
    </table>
    ${count > examples.length && examples.length > 1 ? html`<p class="hint">${t("examples-of", { shown: number(examples.length), count: number(count) })}</p>` : nothing}`;
}

function placeOf({ file, line, column }: Finding): string {
  const parts = file === "" ? [] : [file];
  if (line !== undefined && line > 0) parts.push(t("line-n", { line: number(line) }));
  if (column !== undefined && column !== "") parts.push(column);
  return parts.join(", ");
}
