/** On a school's card, for staff: the schools that serve similar students, and in what they are alike and apart. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { folded } from "../charts/fold";
import { groupName, indicatorName, schoolName } from "../charts/said";
import { decimal, maybe, nameOf, t } from "../messages";
import { linkTo } from "../place";
import type { Card, CardCell, FeatureHead, Pair, Similar, SimilarSchool } from "../types";
import { valueText } from "./card";

const cell = (id: string, content: unknown): TemplateResult => html`<td role="cell" data-label=${t(id)}>${content}</td>`;

export const headRow = (ids: string[]): TemplateResult =>
  html`<thead role="rowgroup"><tr role="row">${ids.map((id) => html`<th scope="col" role="columnheader">${t(id)}</th>`)}</tr></thead>`;

export const featureName = ({ id, label }: Pick<FeatureHead, "id" | "label">): string => maybe(`feature-${id}`) ?? nameOf("group", id, label);

/** An indicator of a group: "Chronic absenteeism, English learners". */
export const nameOfCell = ({ indicator, indicator_label, group, group_label }: Pick<Pair["better"][number], "indicator" | "indicator_label" | "group" | "group_label">): string =>
  `${indicatorName({ id: indicator, label: indicator_label })}, ${groupName({ group: group as CardCell["group"], label: group_label as CardCell["label"] })}`;

export function featureValue(value: string, { unit }: Pick<FeatureHead, "unit">): string {
  if (value === "") return t("similar-not-known");
  if (value === "hidden") return t("similar-hidden");
  return unit === "percent" ? valueText(value, "percent") : decimal(value);
}

/** The features at these positions, with what is there and what is here. */
export const featureList = (positions: Iterable<number>, features: FeatureHead[], values: string[]): TemplateResult =>
  html`<ul class="features">${[...positions].flatMap((at) => {
    const feature = features[at];
    if (feature === undefined) return [];
    const words = { feature: featureName(feature), there: featureValue(values[at] ?? "", feature), here: featureValue(feature.here, feature) };
    return [html`<li>${t("similar-pair", words)}</li>`];
  })}</ul>`;

export function similarView(card: Card, actions: Actions): TemplateResult {
  return folded(
    "similar",
    t("similar-title"),
    () => {
      const found = actions.need("similar", { year: card.year, school: card.school_code });
      return found === undefined ? html`<p class="hint" role="status">${t("chart-loading")}</p>` : foundView(found, card, actions);
    },
    actions,
  );
}

function foundView(found: Similar, card: Card, actions: Actions): TemplateResult {
  if (found.none !== "") return html`<p>${t(`similar-none-${found.none}`)}</p>`;
  return html`<p class="hint">${t("similar-means", { count: Number(found.compared) })} ${t("similar-hidden-means", { count: Number(found.hidden_students) })} <a href=${linkTo({ page: "methodology" })}>${t("similar-weights")}</a></p>
    <table class="stacks insight similar" role="table" aria-label=${t("similar-table", { school: schoolName(card) })}>
      ${headRow(["school", "distance", "index", "alike", "apart"].map((id) => `similar-column-${id}`))}
      <tbody role="rowgroup">${found.schools.map((school) => rowView(school, found, actions))}</tbody>
    </table>`;
}

function rowView(school: SimilarSchool, { features }: Similar, actions: Actions): TemplateResult {
  return html`<tr role="row" data-similar=${school.school_code}>
    <th scope="row" role="rowheader"><a href=${linkTo({ school: school.school_code })}><bdi>${schoolName(school)}</bdi></a>
      ${school.lea_name === "" ? nothing : html`<small><bdi>${school.lea_name}</bdi></small>`}</th>
    ${cell("similar-column-distance", decimal(school.distance))}
    ${cell("similar-column-index", school.index === "" ? t("similar-no-index") : decimal(school.index))}
    ${cell("similar-column-alike", featureList(school.alike, features, school.values))}
    ${cell("similar-column-apart", featureList(school.apart, features, school.values))}
  </tr>
  <tr role="row" class="more"><td role="cell" colspan="5">${wholeView(school, features, actions)}</td></tr>`;
}

function wholeView(school: SimilarSchool, features: FeatureHead[], actions: Actions): TemplateResult {
  const name = schoolName(school);
  return folded(
    `similar/${school.school_code}`,
    html`${t("similar-whole")}<span class="sr">: ${name}</span>`,
    () => html`<table class="numbers" aria-label=${t("similar-whole-table", { school: name })}>
      <thead><tr>${["feature", "here", "there", "part"].map((id) => html`<th scope="col">${t(`similar-column-${id}`)}</th>`)}</tr></thead>
      <tbody>${features.map((feature, at) => html`<tr>
        <th scope="row">${featureName(feature)}</th>
        <td>${featureValue(feature.here, feature)}</td>
        <td>${featureValue(school.values[at] ?? "", feature)}</td>
        <td>${school.parts[at] === "" ? t("similar-not-known") : decimal(school.parts[at] ?? "")}</td>
      </tr>`)}</tbody>
    </table>`,
    actions,
  );
}
