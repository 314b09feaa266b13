/** The columns of an unknown file: what each is proposed to mean and why, and what a person says instead. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { ref } from "lit-html/directives/ref.js";
import type { Actions } from "../actions";
import { layoutFile } from "../matching";
import { maybe, t } from "../messages";
import { save } from "../saving";
import type { Matching, State } from "../state";
import type { MappedColumn, Mapping } from "../types";
import { closeDialog, closeOutside, showModal } from "./dialog";
import { icon } from "./icons";

const SECTIONS = ["who", "numbers", "groups", "tests", "attendance", "graduation", "other"];
const GRAINS = ["students", "measures", "schools"];

export function matchingView({ matching }: State, actions: Actions): TemplateResult | typeof nothing {
  if (matching === undefined) return nothing;
  const { name, mapping } = matching;
  return html`<dialog class="sheet wide" aria-labelledby="match-title" ${ref(showModal)} @close=${() => actions.further.matching.close()} @click=${closeOutside}>
    <div class="sheet-body">
      <div class="sheet-head">
        <p class="eyebrow">${t("match")}</p>
        <button type="button" class="bare" aria-label=${t("close")} title=${t("close")} @click=${closeDialog}>${icon("close")}</button>
      </div>
      <h2 id="match-title" tabindex="-1"><bdi>${name}</bdi></h2>
      ${mapping === undefined ? html`<p>${t("match-loading")}</p>` : mapping.no_header ? html`<p>${t("match-no-header")}</p>` : formView(matching, mapping, actions)}
    </div>
  </dialog>`;
}

const valueOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

function formView({ asked }: Matching, mapping: Mapping, actions: Actions): TemplateResult {
  const { columns, grain, sources } = mapping;
  const sectionView = (section: string): TemplateResult | typeof nothing => {
    const here = columns.filter((column) => column.section === section && asked.includes(column.id));
    if (here.length === 0) return nothing;
    return html`<fieldset><legend>${t(`section-${section}`)}</legend>${here.map((column) => columnView(column, mapping, actions))}
      ${section === "who" ? yearView(mapping, actions) : nothing} ${section === "numbers" ? indicatorView(mapping, actions) : nothing}</fieldset>`;
  };
  const folded = columns.filter(({ id }) => !asked.includes(id));
  const read = new Set(columns.flatMap((column) => column.sources));
  const unread = sources.filter((_, at) => !read.has(at)).map(({ name }) => name);
  return html`<p>${t("match-lead")}</p>
    <p class="hint masked">${icon("lock")} ${t("match-masked")}</p>
    <label class="field"><span>${t("match-grain")}</span>
      <select @change=${(event: Event) => actions.further.matching.choose("grain", valueOf(event))}>
        ${GRAINS.map((id) => html`<option value=${id} .selected=${live(id === grain)}>${t(`grain-${id}`)}</option>`)}
      </select>
    </label>
    <div class="matches">
      ${SECTIONS.map(sectionView)}
      ${folded.length === 0
        ? nothing
        : html`<details class="fold"><summary>${t("match-more", { count: folded.length })}</summary>${folded.map((column) => columnView(column, mapping, actions))}</details>`}
    </div>
    ${unread.length === 0 ? nothing : html`<p class="hint">${t("match-unread", { columns: unread.join(", ") })}</p>`}
    ${endView(mapping, actions)}`;
}

/** What is still lacking, or what will come of it; and the way on. */
function endView(mapping: Mapping, actions: Actions): TemplateResult {
  const { layout, lacks, indicators, school_year_ok, columns } = mapping;
  const layoutToSave = layoutFile(mapping);
  const words = !school_year_ok
    ? t("match-bad-year")
    : lacks.length > 0
      ? t("match-lacks", { columns: lacks.map(nameOf).join(", ") })
      : t("match-ready", { count: columns.filter(({ sources }) => sources.length > 0).length });
  return html`<div class="match-end">
    <p role="status">${icon(layout === "" ? "warning" : "check")} ${words}</p>
    ${layout === "" || indicators.length === 0 ? nothing : html`<p class="hint">${t("match-brings", { indicators: indicators.map((id) => maybe(`indicator-${id}`) ?? spaced(id)).join(", ") })}</p>`}
    <div class="row">
      <button type="button" class="primary" data-action="match" ?disabled=${layout === ""} @click=${() => actions.confirmMatching()}>${t("match-confirm")}</button>
      <button type="button" data-action="save-layout" ?disabled=${layout === ""} @click=${() => layoutToSave && save(layoutToSave)}>${icon("download")}${t("match-save")}</button>
      <button type="button" class="quiet" @click=${closeDialog}>${t("match-cancel")}</button>
    </div>
  </div>`;
}

const spaced = (id: string): string => id.replaceAll("_", " ");
const nameOf = (id: string): string => t(`canonical-${id}`);

function columnView(column: MappedColumn, mapping: Mapping, actions: Actions): TemplateResult {
  const { id, required, sources, ties, unknown } = column;
  const asks = ties.length > 0 || (required && sources.length === 0 && mapping.lacks.some((lack) => lack === id));
  const chosen = ties.length > 0 ? "?" : sources.join("+");
  const option = (value: string, words: string): TemplateResult => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`;
  return html`<div class="match ${asks ? "asks" : ""}" data-column=${id}>
    <label for="match-${id}">${nameOf(id)} ${required ? html`<span class="tag">${t("match-required")}</span>` : nothing}</label>
    <div>
      <select id="match-${id}" aria-describedby="match-${id}-why" @change=${(event: Event) => actions.further.matching.choose(`column.${id}`, valueOf(event))}>
        ${ties.length === 0 ? nothing : html`<option value="?" disabled .selected=${live(true)}>${t("match-choose")}</option>`} ${option("", t("match-none"))}
        ${id === "school_code" ? mapping.joins.map((join) => option(join.join("+"), join.map((at) => mapping.sources[at]?.name).join(" + "))) : nothing}
        ${mapping.sources.map(({ name, usable }, at) => (usable ? option(String(at), name) : nothing))}
      </select>
      <p class="hint" id="match-${id}-why">${whyView(column, mapping)}</p>
      ${sources.map((at) => valuesView(at, mapping, t("match-values")))} ${ties.map((at) => valuesView(at, mapping, `${mapping.sources[at]?.name}:`))}
      ${unknown.map(({ value, code }) => {
        const codes = [["", t("match-unknown-none")], ...column.codes.map((one) => [one, maybe(`group-${one}`) ?? t(`code-${one.toLowerCase()}`)])] as const;
        return html`<label class="field inline"><span>${t("match-unknown", { value })}</span>
          <select @change=${(event: Event) => actions.further.matching.choose(`code.${id}.${value}`, valueOf(event))}>
            ${codes.map(([one, words]) => html`<option value=${one} .selected=${live(one === code)}>${words}</option>`)}
          </select></label>`;
      })}
    </div>
  </div>`;
}

function valuesView(at: number, { sources }: Mapping, before: string): TemplateResult | typeof nothing {
  const values = sources[at]?.values ?? [];
  return values.length === 0 ? nothing : html`<p class="hint">${before} ${values.map((value) => html`<code><bdi>${value}</bdi></code> `)}</p>`;
}

function whyView({ reason, like, confidence, ties, should_be }: MappedColumn, { sources }: Mapping): TemplateResult {
  const looks = reason === "values" ? t(`look-${like}`) : like;
  const words = reason === "tie" ? t("match-tie", { columns: ties.map((at) => sources[at]?.name ?? "").join(", ") }) : reason === "" ? "" : t(reason === "values" ? "match-by-values" : `match-${reason}`, { like: looks });
  return html`${confidence === "" ? nothing : html`<span class="tag">${t(`match-${confidence}`)}</span>`} ${words}
    ${should_be === "" ? nothing : html`<b class="unlike">${t("match-unlike", { look: t(`look-${should_be}`) })}</b>`}`;
}

/** The school year of all rows, where no column says it. An answer to an earlier choice leaves what is being typed alone. */
function yearView({ columns, school_year, school_year_ok }: Mapping, actions: Actions): TemplateResult | typeof nothing {
  const told = columns.filter(({ id }) => id === "school_year" || id === "spring");
  if (told.length === 0 || told.some(({ sources, ties }) => sources.length + ties.length > 0)) return nothing;
  return html`<div class="match" data-column="constant">
    <label for="match-year">${t("match-year")}</label>
    <div>
      <input id="match-year" type="text" autocomplete="off" placeholder="2023-24" aria-describedby="match-year-why" aria-invalid=${school_year_ok ? "false" : "true"}
        .value=${school_year} @change=${(event: Event) => actions.further.matching.choose("constant.school_year", valueOf(event))} />
      <p class="hint" id="match-year-why">${t(school_year_ok ? "match-year-why" : "match-bad-year")}</p>
    </div>
  </div>`;
}

/** The indicator of all rows, where no column says it. */
function indicatorView({ columns, indicator, known_indicators }: Mapping, actions: Actions): TemplateResult | typeof nothing {
  const told = columns.find(({ id }) => id === "indicator");
  if (told === undefined || told.sources.length + told.ties.length > 0) return nothing;
  return html`<div class="match" data-column="constant-indicator">
    <label for="match-indicator">${t("match-indicator")}</label>
    <div>
      <input id="match-indicator" type="text" autocomplete="off" list="known-indicators" aria-describedby="match-indicator-why"
        .value=${indicator} @change=${(event: Event) => actions.further.matching.choose("constant.indicator", valueOf(event))} />
      <datalist id="known-indicators">${known_indicators.map((id) => html`<option value=${id}></option>`)}</datalist>
      <p class="hint" id="match-indicator-why">${t("match-indicator-why")}</p>
    </div>
  </div>`;
}
