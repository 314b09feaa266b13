/** The files that were read. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { RULES } from "../live";
import { save } from "../saving";
import { nameOf, size, t } from "../messages";
import type { FileSummary, Overview } from "../types";
import { thenMain } from "./focus";
import { icon } from "./icons";

const FEW_FILES = 3;

/** Opens the file dialog of the one file input. */
export const chooseFiles = (): void => document.getElementById("files")?.click();

/** The user's file behind each entry of `overview.files`. */
type Held = readonly (File | undefined)[];

export function filesView(overview: Overview, held: Held, actions: Actions): TemplateResult {
  return html`<section class="panel files-panel" aria-labelledby="files-title">
    <div class="panel-head">
      <h2 id="files-title">${t("files-title")}</h2>
      <button type="button" class="small" @click=${chooseFiles}>${icon("upload")}${t("add-files")}</button>
    </div>
    ${foldedFiles(overview, held, actions)}
  </section>`;
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
function kindOfFile({ name, grain, layout, layout_label }: FileSummary, { methodologies }: Overview): string {
  const label = nameOf("layout", layout, layout_label);
  if (grain === "layout") return label === "" ? t("file-layout") : t("file-layout-of", { label });
  if (grain === "archive" || grain === "growth_settings" || grain === "growth_norms") return t(`file-${grain}`);
  if (grain !== "methodology") return label === "" ? t("file-unknown") : label;
  const read = methodologies.find(({ origin }) => origin === name);
  return read === undefined ? t("file-methodology") : t("file-methodology-of", { label: read.label });
}

function fileView(file: FileSummary, held: File | undefined, overview: Overview, actions: Actions): TemplateResult {
  const facts = [
    kindOfFile(file, overview),
    ...(file.used ? ([...RULES, "archive"].includes(file.grain) ? [] : [t("file-rows", { rows: file.rows })]) : [t("file-unused")]),
    size(file.bytes),
    ...(file.compression === "" ? [] : [file.compression]),
    ...(file.encoding === "" || file.encoding.toLowerCase().startsWith("utf") ? [] : [file.encoding]),
  ];
  return html`<li class=${file.used ? "" : "unused"}>
    ${icon(file.used ? "file" : "error")}
    <div>
      <p><bdi class="file-name">${file.name}</bdi></p>
      <p class="hint">${facts.join(" · ")}</p>
      ${file.mappable ? matchButton(file, actions) : nothing}
    </div>
    ${held === undefined || file.grain !== "layout"
      ? nothing
      : html`<button type="button" class="bare" aria-label=${t("save-file", { name: file.name })} title=${t("save-file", { name: file.name })} @click=${() => save(held)}>${icon("download")}</button>`}
    ${held === undefined
      ? nothing
      : html`<button type="button" class="bare" aria-label=${t("remove-file", { name: file.name })} title=${t("remove-file", { name: file.name })}
          @click=${() => thenMain(() => actions.remove(held))}>${icon("close")}</button>`}
  </li>`;
}

/** The way to say which column is which: for a file that is read already it is a quiet one. */
export const matchButton = (file: FileSummary, actions: Actions): TemplateResult =>
  html`<button type="button" class=${file.used ? "link" : "small"} data-action="open-match" aria-label=${t(file.used ? "match-more-of" : "match-of", { name: file.name })}
    @click=${() => actions.match(file)}>${t(file.used ? "match-open-more" : "match-open")}</button>`;
