/** The bright light: whom an n-size larger than the methodology's would hide, on a slider. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { lightChart } from "../charts/light";
import { groupName } from "../charts/said";
import { number, t } from "../messages";
import type { State } from "../state";
import type { Light } from "../types";

/** Where the slider stands; nothing before it is moved. */
let moved: number | undefined;

export function lightView({ place: { year, of = "" } }: State, actions: Actions): TemplateResult {
  const light = actions.need("light", { year, of });
  return html`<div class="panel light">
    <h2 id="light-title">${t("light-title")}</h2>
    ${light === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : shown(light, actions)}
  </div>`;
}

function shown(light: Light, actions: Actions): TemplateResult {
  const limit = Math.min(Math.max(moved ?? light.against, light.n_size), light.most);
  const at = limit - light.n_size;
  const slide = (event: Event): void => {
    moved = Number((event.target as HTMLInputElement).value);
    actions.redraw();
  };
  const groups = light.groups.filter(({ line }) => (line.groups[at] ?? 0) > 0);
  return html`<p>${t("light-means", { size: light.n_size })}</p>
    <label class="slider"><span>${t("light-limit")}</span>
      <input id="limit" type="range" min=${light.n_size} max=${light.most} step="1" .value=${live(String(limit))} aria-valuetext=${t("light-limit-n", { count: limit })} @input=${slide} />
      <output for="limit">${t("light-limit-n", { count: limit })}</output></label>
    <p class="said" role="status">${sentence(light, limit, at)}</p>
    ${lightChart(light, limit, actions)}
    ${groups.length === 0
      ? nothing
      : html`<div class="wide" tabindex="0" role="region" aria-labelledby="light-title"><table role="table" aria-label=${t("light-table")}>
          <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("group-column-group")}</th>
            <th scope="col" role="columnheader" class="n">${t("light-column-schools")}</th><th scope="col" role="columnheader" class="n">${t("group-column-students")}</th></tr></thead>
          <tbody role="rowgroup">${groups.map(({ group, label, line }) => html`<tr role="row"><th scope="row" role="rowheader">${groupName({ group, label })}</th>
            <td role="cell" class="n" data-label=${t("light-column-schools")}>${number(line.groups[at] ?? 0)}</td><td role="cell" class="n" data-label=${t("group-column-students")}>${number(line.members[at] ?? 0)}</td></tr>`)}</tbody>
        </table></div>`}
    <p class="hint">${t("light-assumed", { most: light.most })}</p>`;
}

/** Memberships; and where there are student rows, students. */
function sentence(light: Light, limit: number, at: number): string {
  const { all, students, with_rows, schools } = light;
  const groups = all.groups[at] ?? 0;
  if (groups === 0) return t("light-none", { limit });
  const words = t("light-hidden", { limit, groups, schools: all.schools[at] ?? 0, members: all.members[at] ?? 0 });
  if (with_rows === 0) return `${words} ${t("light-no-rows")}`;
  const distinct = t("light-students", { count: students[at] ?? 0 });
  return with_rows === schools ? `${words} ${distinct}` : `${words} ${distinct} ${t("light-some-rows", { with: with_rows, of: schools })}`;
}
