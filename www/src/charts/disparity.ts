/** Each group beside all other students; and its share of the cases beside its share of the students. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, t } from "../messages";
import type { DisparityReport, DisparityRow } from "../types";
import { gapText, own, whose } from "../views/disparity";
import { valueText } from "../views/card";
import { figure } from "./figure";
import { groupName, indicatorName, shortValue } from "./said";
import { type Scale, at, scale, tickText } from "./scale";
import { fitting, line, words } from "./shapes";

const nameOf = ({ group, label }: DisparityRow): string => groupName({ group, label });

/** The gap to all other students, group by group. */
export function gapChart(found: DisparityReport, actions: Actions): TemplateResult | undefined {
  const { unit } = own(found);
  const rows = found.rows.filter(({ others }) => others !== "");
  if (rows.length === 0) return undefined;
  const behind = rows.find(({ group }) => group === found.furthest);
  return figure(
    {
      id: `disparity/gaps/${found.indicator}`,
      about: { title: t("disparity-chart", { indicator: indicatorName(own(found)) }), whose: whose(found.scope), year: found.year },
      sentence: behind === undefined ? t("disparity-none-behind") : t("disparity-furthest", { group: nameOf(behind), gap: gapText(behind.standing.others_gap, unit) }),
      draw: (width) => draw(rows, width, (row) => [row.others, row.value], (row) => shortValue(row.value, unit)),
      notes: [t("disparity-marks")],
      table: {
        head: [t("group-column-group"), t("group-column-value"), t("disparity-others"), t("disparity-gap")],
        rows: rows.map((row) => [nameOf(row), shortValue(row.value, unit), shortValue(row.others, unit), decimal(row.standing.others_gap)]),
      },
    },
    actions,
  );
}

/** Of what is to be avoided: who has more than its share. */
export function compositionChart(found: DisparityReport, actions: Actions): TemplateResult | undefined {
  const rows = found.rows.filter(({ standing }) => standing.share_of_cases !== "");
  if (rows.length === 0) return undefined;
  const over = rows.find(({ group }) => group === found.over) ?? (rows[0] as DisparityRow);
  const shares = ({ standing }: DisparityRow): { cases: string; students: string } => ({ cases: valueText(standing.share_of_cases, "percent"), students: valueText(standing.share_of_students, "percent") });
  return figure(
    {
      id: `disparity/shares/${found.indicator}`,
      about: { title: t("disparity-composition", { indicator: indicatorName(own(found)) }), whose: whose(found.scope), year: found.year },
      sentence: t("disparity-composition-most", { group: nameOf(over), ...shares(over) }),
      draw: (width) => draw(rows, width, ({ standing }) => [standing.share_of_students, standing.share_of_cases], (row) => shares(row).cases),
      notes: [t("disparity-composition-marks")],
      table: {
        head: [t("group-column-group"), t("disparity-share-cases"), t("disparity-share-students")],
        rows: rows.map((row) => [nameOf(row), shares(row).cases, shares(row).students]),
      },
    },
    actions,
  );
}

type Ends = (row: DisparityRow) => readonly [string, string];

/** From what it is held against, an open ring, to what it is, a full dot. */
function draw(rows: DisparityRow[], width: number, ends: Ends, said: (row: DisparityRow) => string): { height: number; parts: SVGTemplateResult[] } {
  const narrow = width < 460;
  const label = narrow ? 0 : Math.min(240, width * 0.42);
  const row = narrow ? 44 : 30;
  const top = 6;
  const bottom = top + rows.length * row;
  const x: Scale = scale(rows.flatMap((one) => ends(one).map(at)), [label + 14, width - (narrow ? 14 : 72)], width < 460 ? 4 : 5);
  const grid = x.ticks.map((tick) => svg`${line(x(tick), top, x(tick), bottom, "grid")}${words(x(tick), bottom + 18, tickText(tick), "axis", "middle")}`);
  const lines = rows.map((one, n) => {
    const y = top + n * row + (narrow ? 30 : row / 2);
    const [from, to] = ends(one).map((value) => x(at(value))) as [number, number];
    return svg`<g>
      ${narrow ? words(0, y - 14, fitting(nameOf(one), width - 80)) : words(label - 10, y + 4, fitting(nameOf(one), label - 10, 6.8), "", "end")}
      ${line(from, y, to, y, "span")}
      <circle class="ring" cx=${from} cy=${y} r="5.5"></circle><circle class="full" cx=${to} cy=${y} r="5.5"></circle>
      ${words(width, narrow ? y - 14 : y + 4, said(one), "figures strong", "end")}
    </g>`;
  });
  return { height: bottom + 26, parts: [...grid, ...lines] };
}
