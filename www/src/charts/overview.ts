/** The schools of a year as a whole, below their list: how the index spreads, and status against growth. */
import { type TemplateResult, html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { State } from "../state";
import { againstChart } from "./against";
import { seen } from "./fold";
import { spreadChart } from "./spread";

const TYPES = ["elementary", "middle", "high", "span"];
/** The type that was chosen. */
let chosen = "";

export function overviewCharts(state: State, actions: Actions): TemplateResult {
  return html`<section class="whole" aria-labelledby="whole-title">
    <div class="whole-head"><h2 id="whole-title">${t("charts-whole")}</h2> ${typeChoice(state, actions)}</div>
    ${seen("overview", () => html`<div class="whole-charts">${spreadOf(state, actions)} ${againstOf(state, actions)}</div>`, actions)}
  </section>`;
}

/** Of the types that there are, the one that was chosen; else the first. */
function typesOf({ report }: State): { there: string[]; type: string } {
  const types = report?.table?.school_type ?? [];
  const there = TYPES.filter((type) => types.includes(type));
  return { there, type: there.includes(chosen) ? chosen : (there[0] ?? "") };
}

function typeChoice(state: State, actions: Actions): TemplateResult | typeof nothing {
  const { there, type } = typesOf(state);
  if (there.length < 2) return nothing;
  const choose = (event: Event): void => {
    chosen = (event.target as HTMLSelectElement).value;
    actions.redraw();
  };
  return html`<label class="field inline"><span>${t("column-type")}</span>
    <select id="whole-type" @change=${choose}>${there.map((one) => html`<option value=${one} .selected=${live(one === type)}>${t(`type-${one}`)}</option>`)}</select>
  </label>`;
}

function spreadOf(state: State, actions: Actions): TemplateResult {
  const spread = actions.need("spread", { year: state.place.year, id: "index", group: "all", school_type: typesOf(state).type, school: "" });
  return spread === undefined ? html`<p class="hint">${t("chart-loading")}</p>` : spreadChart(spread, "", actions);
}

function againstOf({ place }: State, actions: Actions): TemplateResult {
  const pairs = actions.need("against", { year: place.year });
  if (pairs === undefined) return html`<p class="hint">${t("chart-loading")}</p>`;
  if (pairs.length === 0) return html`<div class="absent-chart"><h3>${t("chart-against-title")}</h3><p class="hint">${t("chart-against-none")}</p></div>`;
  return html`<div>${pairs.map((pair) => againstChart(pair, place.school, place.year, actions))}</div>`;
}
