/** Communities of practice: schools with the same need, and the strong schools nearest to them. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { indicatorName, schoolName } from "../charts/said";
import { markedName } from "../marking";
import { save } from "../saving";
import { decimal, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { Communities, CommunityRow, CommunitySchool, CommunityView } from "../types";
import { valueText } from "./card";
import { practiceList } from "./practices";
import { headRow, nameOfCell } from "./similar";

/** Communities, and schools of one, that are drawn at once. */
const DRAWN = 50;

/** What is looked for. */
const looked = { type: "", indicator: "", more: new Set<string>() };

export function communitiesView(state: State, actions: Actions): TemplateResult {
  const found = actions.need("communities", { year: state.place.year });
  return html`<section class="pairs communities" aria-labelledby="communities-title" aria-busy=${found === undefined ? "true" : "false"}>
    <h1 id="communities-title">${t("page-communities")}</h1>
    <p>${t("communities-means")}</p>
    ${found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(found, actions)}
  </section>`;
}

function foundView(found: Communities, actions: Actions): TemplateResult {
  const rules = { weak: Number(found.weak_up_to), least: Number(found.least_schools), most: Number(found.most_schools), strong: Number(found.strong_from) };
  const needs = byNeed(found.communities.filter(({ school_type, indicator }) => (looked.type === "" || school_type === looked.type) && (looked.indicator === "" || indicator === looked.indicator)));
  return html`<p class="hint">${t("communities-rules", rules)} <a href=${linkTo({ page: "methodology" })}>${t("similar-weights")}</a></p>
    ${found.communities.length === 0
      ? html`<p>${t("communities-none")}</p>`
      : html`${toolsView(found, actions)}
        <p class="hint" role="status">${t("communities-shown", { shown: Math.min(needs.length, DRAWN), count: needs.length })}</p>
        <ul class="community-list">${needs.slice(0, DRAWN).map((parts) => needView(parts, actions))}</ul>`}`;
}

/** The communities of each need together, in the order in which they come. */
function byNeed(rows: readonly CommunityRow[]): CommunityRow[][] {
  const needs = new Map<string, CommunityRow[]>();
  for (const row of rows) needs.set(row.need, [...(needs.get(row.need) ?? []), row]);
  return [...needs.values()];
}

function toolsView({ communities }: Communities, actions: Actions): TemplateResult {
  const types = [...new Set(communities.map(({ school_type }) => school_type))];
  const indicators = [...new Map(communities.map((row) => [row.indicator, row])).values()];
  const look = (key: "type" | "indicator") => (event: Event) => {
    looked[key] = (event.target as HTMLSelectElement).value;
    actions.redraw();
  };
  return html`<div class="pairs-tools no-print">
    <label class="field"><span>${t("communities-type")}</span>
      <select @change=${look("type")}><option value="" .selected=${live(looked.type === "")}>${t("communities-all")}</option>
        ${types.map((type) => html`<option value=${type} .selected=${live(looked.type === type)}>${t(`type-${type}`)}</option>`)}</select></label>
    <label class="field"><span>${t("communities-indicator")}</span>
      <select @change=${look("indicator")}><option value="" .selected=${live(looked.indicator === "")}>${t("communities-all")}</option>
        ${indicators.map((row) => html`<option value=${row.indicator} .selected=${live(looked.indicator === row.indicator)}>${indicatorName({ id: row.indicator, label: row.indicator_label })}</option>`)}</select></label>
    <button type="button" data-action="save-communities" @click=${() => void saveCommunities(actions)}>${t("communities-save")}</button>
  </div>`;
}

async function saveCommunities(actions: Actions): Promise<void> {
  const bytes = await actions.ask("communities_file", { year: actions.year });
  if (bytes !== undefined) save(new File([bytes], markedName("communities.csv", actions.overview), { type: "text/csv" }));
}

const needName = (row: CommunityRow): string => `${t(`type-${row.school_type}`)}: ${nameOfCell(row)}`;

/** A need with its community, or with all that it was parted into. */
function needView(parts: readonly CommunityRow[], actions: Actions): TemplateResult | typeof nothing {
  const [first] = parts;
  if (first === undefined) return nothing;
  if (parts.length === 1) return itemView(first, needName(first), actions);
  const told = t("communities-parted", { schools: Number(first.of), count: parts.length });
  return html`<li data-need=${first.need}>${folded(
    `need/${first.need}`,
    html`<b>${needName(first)}</b> <span class="hint">${told}</span>`,
    () => html`<ul class="community-list">${parts.map((row) => itemView(row, t("communities-part", { part: Number(row.part), count: parts.length }), actions))}</ul>`,
    actions,
  )}</li>`;
}

function itemView(row: CommunityRow, name: string, actions: Actions): TemplateResult {
  const told = t("communities-count", { schools: Number(row.schools), leas: Number(row.leas), strong: Number(row.strong) });
  return html`<li data-community=${row.id}>${folded(
    `community/${row.id}`,
    html`<b>${name}</b> <span class="hint">${told}</span>`,
    () => {
      const found = actions.need("community", { year: actions.year, id: row.id });
      return found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : communityView(found, actions);
    },
    actions,
  )}</li>`;
}

function communityView(found: CommunityView, actions: Actions): TemplateResult {
  const whole = looked.more.has(found.row.id);
  const shown = whole ? found.schools_in : found.schools_in.slice(0, DRAWN);
  const all = (): void => {
    looked.more.add(found.row.id);
    actions.redraw();
  };
  return html`<div class="insight">
    <h2>${t("communities-strong")}</h2>
    ${found.nearest.length === 0 ? html`<p>${t("communities-nobody-strong")}</p>` : html`<ul class="features">${found.nearest.map(strongView)}</ul>`}
    ${found.also.length === 0
      ? nothing
      : html`<h2>${t("communities-also")}</h2><ul class="features">${found.also.map((need) => html`<li>${nameOfCell(need)}: ${t("communities-also-count", { schools: Number(need.schools), of: Number(found.row.schools) })}</li>`)}</ul>`}
    <h2>${t("communities-schools")}</h2>
    <table class="stacks insight" role="table" aria-label=${t("communities-schools")}>
      ${headRow(["school", "level", "value"].map((id) => `communities-column-${id}`))}
      <tbody role="rowgroup">${shown.map(memberView)}</tbody>
    </table>
    ${shown.length === found.schools_in.length ? nothing : html`<button type="button" class="small no-print" @click=${all}>${t("communities-whole", { count: found.schools_in.length })}</button>`}
  </div>`;
}

const link = (school: CommunitySchool): TemplateResult =>
  html`<a href=${linkTo({ school: school.school_code })}><bdi>${schoolName(school)}</bdi></a>${school.lea_name === "" ? nothing : html` <small><bdi>${school.lea_name}</bdi></small>`}`;

const value = ({ value: text, unit }: CommunitySchool): string => valueText(text, unit as "percent" | "points" | "ratio");

const strongView = (school: CommunitySchool): TemplateResult =>
  html`<li data-strong=${school.school_code}>${link(school)}: ${t("communities-strong-item", { level: Number(school.level), value: value(school), distance: decimal(school.distance) })}
    ${school.practices.length === 0 ? nothing : practiceList(school.practices)}</li>`;

const memberView = (school: CommunitySchool): TemplateResult => html`<tr role="row" data-member=${school.school_code}>
  <th scope="row" role="rowheader">${link(school)}</th>
  <td role="cell" data-label=${t("communities-column-level")}>${school.level}</td>
  <td role="cell" data-label=${t("communities-column-value")}>${value(school)}</td>
</tr>`;
