/** The files that were read, and what was found in them. */
import { type TemplateResult, html, nothing } from "lit";
import type { Actions } from "../actions";
import { maybe, number, size, t } from "../messages";
import type { State } from "../state";
import type { FileSummary, Finding, FindingGroup, Overview, Severity } from "../types";
import { chooseFiles } from "./app";
import { thenMain } from "./focus";
import { icon } from "./marks";

const FEW_FILES = 3;
const FEW_FINDINGS = 4;

export function dataView(state: State, overview: Overview, actions: Actions): TemplateResult {
  const { files, findings } = overview;
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
    ${foldedFiles(state, files, actions)}
  </section>`;
  const findingsPanel = html`<section class="panel" aria-labelledby="findings-title">
    <div class="panel-head">
      <h2 id="findings-title">${t("findings-title")}</h2>
      ${findings.length === 0
        ? nothing
        : html`<span class="tally">${t("findings-tally", { errors: of("error").length, warnings: of("warning").length, notes: notes.length })}</span>`}
    </div>
    ${findings.length === 0 ? html`<p class="hint">${t("findings-none")}</p>` : nothing}
    ${kindList(serious.slice(0, shown), noSchool)}
    ${folded(t("findings-more", { count: serious.length - shown }), serious.slice(shown))}
    ${folded(t("findings-notes", { count: notes.length }), notes)}
  </section>`;
  return html`<div class="data">${noSchool ? [findingsPanel, filesPanel] : [filesPanel, findingsPanel]}</div>`;
}

function foldedFiles(state: State, files: FileSummary[], actions: Actions): TemplateResult {
  const list = (some: FileSummary[]): TemplateResult | typeof nothing =>
    some.length === 0 ? nothing : html`<ul class="files">${some.map((file) => fileView(state, file, actions))}</ul>`;
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

function fileView(state: State, file: FileSummary, actions: Actions): TemplateResult {
  const held = state.files.find(({ name, size: bytes }) => name === file.name && bytes === file.bytes);
  const facts = [
    file.layout_label === "" ? t("file-unknown") : file.layout_label,
    file.used ? t("file-rows", { rows: file.rows }) : t("file-unused"),
    size(file.bytes),
    ...(file.compression === "" ? [] : [file.compression]),
    ...(file.encoding === "" || file.encoding.toLowerCase().startsWith("utf") ? [] : [file.encoding]),
  ];
  return html`<li class=${file.used ? "" : "unused"}>
    ${icon(file.used ? "file" : "error")}
    <div>
      <p class="file-name">${file.name}</p>
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

const kindList = (kinds: Kind[], open = false): TemplateResult | typeof nothing =>
  kinds.length === 0 ? nothing : html`<ul class="findings">${kinds.map((kind) => kindView(kind, open))}</ul>`;

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
          <span class="place">${single === undefined ? t("finding-places", { count: groups.length }) : placeOfGroup(single)}</span>
        </span>
        ${single === undefined ? nothing : timesView(single)}
      </summary>
      <p class="do">${maybe(`finding-${kind}-do`) ?? nothing}</p>
      ${single === undefined
        ? groups.map((group) => html`<div class="group-place"><p><span class="file-name">${placeOfGroup(group)}</span> ${timesView(group)}</p>${examplesView(group)}</div>`)
        : examplesView(single)}
    </details>
  </li>`;
}

function examplesView({ examples, count }: FindingGroup): TemplateResult | typeof nothing {
  if (examples.length === 0) return nothing;
  const rows = (example: Finding): TemplateResult => html`<tr>
    <td class="place">${placeOf(example)}</td>
    <td><code>${example.found}</code></td>
    <td>${example.expected}</td>
  </tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${t("examples")}>
      <table class="examples">
        <thead><tr><th scope="col">${t("example-where")}</th><th scope="col">${t("example-found")}</th><th scope="col">${t("example-expected")}</th></tr></thead>
        <tbody>${examples.map(rows)}</tbody>
      </table>
    </div>
    ${count > examples.length && examples.length > 1 ? html`<p class="hint">${t("examples-of", { shown: number(examples.length), count: number(count) })}</p>` : nothing}`;
}

function placeOf({ file, line, column }: Finding): string {
  const parts = file === "" ? [] : [file];
  if (line !== undefined && line > 0) parts.push(t("line-n", { line: number(line) }));
  if (column !== undefined && column !== "") parts.push(column);
  return parts.join(", ");
}
