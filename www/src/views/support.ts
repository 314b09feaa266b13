/** The pyramid of interventions: which schools are recognised, paired, or get intensive help this year, and why. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { decimal, number, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { Overview, SchoolTier, SupportView, TrialTier } from "../types";
import { yearLabel } from "../years";
import { chancesView, tierChance } from "./chances";
import { leaGoalsView } from "./lea-goals";
import { icon } from "./icons";

/** Schools listed at once: the module's number. */
const LISTED = 50;

/** The layers from the top; recognition stands beside them. */
const LAYERS = ["intensive", "paired", "foundation"];

/** What is looked at; another year begins at the top. */
const shown = { year: "", tier: "", first: 0 };

let last: { of: Overview | undefined; ask: object; found: SupportView } | undefined;

export function supportView(state: State, actions: Actions): TemplateResult {
  const { year } = state.place;
  if (shown.year !== year) Object.assign(shown, { year, tier: "", first: 0 });
  const ask = { year, tier: shown.tier, first: shown.first };
  const come = actions.need("pyramid", ask, [ask, actions.tierDraws]);
  if (come !== undefined) last = { of: state.report?.overview, ask, found: come };
  // While chances come, what was there stays until more is known.
  const found = come ?? (last?.of === state.report?.overview && JSON.stringify(last?.ask) === JSON.stringify(ask) ? last?.found : undefined);
  if (found === undefined) return html`<section class="support-page" aria-busy="true"><h1>${t("page-support")}</h1><p class="hint">${t("chart-loading")}</p></section>`;
  const look = (change: Partial<typeof shown>): void => {
    Object.assign(shown, change);
    actions.redraw();
  };
  return html`<section class="support-page" aria-labelledby="support-title">
    <header>
      <h1 id="support-title">${t("support-title", { year: yearLabel(year) })}</h1>
      <p class="lead">${t("support-lead")}</p>
    </header>
    ${found.there ? html`${pyramidView(found, look)} ${chancesView(state, found, actions)} ${listView(found, look)} ${leaGoalsView(year, actions)}` : html`<p>${t("support-none")}</p>`}
  </section>`;
}

type Look = (change: Partial<typeof shown>) => void;

function pyramidView(found: SupportView, look: Look): TemplateResult {
  const layer = (id: string, style: string): TemplateResult => {
    const { schools = 0, students = 0 } = found.tiers.find(({ tier }) => tier === id) ?? {};
    return html`<button type="button" class="layer ${style}" data-tier=${id} aria-pressed=${id === found.tier ? "true" : "false"} @click=${() => look({ tier: id, first: 0 })}>
      <b>${t(`tier-${id}`)}</b>
      <span>${t("tier-count", { schools, students: number(students), count: students })}</span>
    </button>`;
  };
  return html`<div class="panel pyramid-panel" role="group" aria-label=${t("support-pyramid")}>
    <div class="pyramid">${LAYERS.map((id) => layer(id, id))}</div>
    <div class="beside">
      ${layer("recognition", "recognition")}
      <p>${t("tier-recognition-means")}</p>
      ${found.without.length === 0
        ? nothing
        : html`<p class="hint">${t("support-without")} ${found.without.map(({ reason, schools }) => t("support-without-n", { reason: t(`goal-reason-${reason}`), schools })).join(" ")}</p>`}
      <p class="hint">${t("support-students")}</p>
    </div>
  </div>`;
}

function listView(found: SupportView, look: Look): TemplateResult {
  const { tier, first, schools } = found;
  const count = found.tiers.find((one) => one.tier === tier)?.schools ?? 0;
  const columns = ["school", "type", "index", "goal", "why"].map((id) => t(`support-column-${id}`));
  return html`<div class="panel">
    <h2 id="support-list">${tier === "" ? t("support-nobody") : t("support-list", { tier: t(`tier-${tier}`), count })}</h2>
    ${tier === "" ? nothing : html`<p>${t(`tier-${tier}-means`)}</p>`}
    ${schools.length === 0
      ? nothing
      : html`<div class="wide" tabindex="0" role="region" aria-labelledby="support-list">
          <table class="stacks support-schools" role="table" aria-labelledby="support-list">
            <thead role="rowgroup"><tr role="row">${columns.map((words) => html`<th scope="col" role="columnheader">${words}</th>`)}</tr></thead>
            <tbody role="rowgroup">${schools.map((row) => rowView(row, columns))}</tbody>
          </table>
        </div>`}
    ${count <= LISTED
      ? nothing
      : html`<p class="turn">
          <button type="button" class="quiet" ?disabled=${first === 0} @click=${() => look({ tier, first: Math.max(0, first - LISTED) })}>${icon("back")}${t("across-before")}</button>
          <span role="status">${t("across-shown", { first: number(first + 1), last: number(first + schools.length), count: number(count) })}</span>
          <button type="button" class="quiet" ?disabled=${first + LISTED >= count} @click=${() => look({ tier, first: first + LISTED })}>${t("across-after")}</button>
        </p>`}
  </div>`;
}

function rowView(row: SchoolTier, columns: readonly string[]): TemplateResult {
  return html`<tr role="row" data-school=${row.school_code}>
    <th scope="row" role="rowheader"><a href=${linkTo({ school: row.school_code })}><bdi>${row.school_name || row.school_code}</bdi></a>${row.lea_name === "" ? nothing : html`<span class="hint"><bdi>${row.lea_name}</bdi></span>`}</th>
    <td role="cell" data-label=${columns[1] ?? ""}>${t(`type-${row.school_type}`)}</td>
    <td role="cell" data-label=${columns[2] ?? ""}>${decimal(row.index)}</td>
    <td role="cell" data-label=${columns[3] ?? ""}>${t(`verdict-${row.goal}`)}</td>
    <td role="cell" data-label=${columns[4] ?? ""}>${whyWords(row)} ${tierChance(row)}</td>
  </tr>`;
}

/** Why a school is in its tier, in a sentence or two. */
export function whyWords(row: Pick<SchoolTier, keyof TrialTier>): string {
  const { tier, rank, course, goal, goal_reason, in_year, reason } = row;
  if (tier === "") return t(`goal-reason-${reason}`);
  const ranked = rank === undefined ? t(`goal-reason-${row.rank_reason}`) : t(rank.lowest ? "why-lowest" : "why-not-lowest", { value: decimal(rank.value), line: decimal(rank.line), of: rank.of, pool: t(`support-pool-${rank.pool}`) });
  const own = in_year !== undefined && in_year.lowest !== rank?.lowest ? t(in_year.lowest ? "why-in-year" : "why-not-in-year") : "";
  const decided = tier === "intensive" ? t(`course-${course}`) : tier === "paired" ? t("why-goal-missed") : tier === "recognition" ? t("why-recognition") : goal === "not_judged" ? t(`goal-reason-${goal_reason}`) : t("why-goal-met");
  const left = course === "leaves" ? t("course-leaves") : "";
  return [decided, left, ranked, own].filter((words) => words !== "").join(" ");
}
