/** The middle half of the schools, for each student group in one indicator. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, nameOf, number, t } from "../messages";
import type { GroupAcross, GroupView } from "../types";
import { figure } from "./figure";
import { shortValue } from "./said";
import { at, scale, tickText } from "./scale";
import { fitting, line, words } from "./shapes";

const groupSaid = ({ id, label }: GroupAcross): string => nameOf("group", id, label);
const reported = ({ states }: GroupAcross): number => states["reported"] ?? 0;

export function rangesChart(group: GroupView, indicator: string, actions: Actions): TemplateResult | undefined {
  const across = group.across.filter(({ middle }) => middle !== "");
  const own = across.find(({ id }) => id === group.group);
  const all = across.find(({ id }) => id === "all");
  if (across.length === 0) return undefined;
  const said = (one: GroupAcross): string => t("chart-ranges-one", { group: groupSaid(one), middle: shortValue(one.middle, one.unit), low: shortValue(one.low, one.unit), high: shortValue(one.high, one.unit) });
  return figure(
    {
      id: `ranges/${group.indicator}`,
      about: { title: t("chart-ranges", { indicator }), whose: "", year: group.year },
      sentence: [own, all].flatMap((one) => (one === undefined ? [] : [said(one)])).join(" "),
      draw: (width) => draw(across, group.group, width),
      notes: [t("chart-ranges-means")],
      table: {
        head: [t("group-column-group"), t("chart-schools"), t("chart-quarter"), t("chart-half"), t("chart-three-quarters")],
        rows: across.map((one) => [groupSaid(one), number(reported(one)), ...[one.low, one.middle, one.high].map((value) => decimal(value))]),
      },
    },
    actions,
  );
}

function draw(across: GroupAcross[], chosen: string, width: number): { height: number; parts: SVGTemplateResult[] } {
  const narrow = width < 460;
  const label = narrow ? 0 : Math.min(262, width * 0.46);
  const row = narrow ? 46 : 30;
  const top = 6;
  const bottom = top + across.length * row;
  const x = scale(across.flatMap(({ low, high }) => [at(low), at(high)]), [label + 10, width - (narrow ? 16 : 70)], 5);
  const grid = x.ticks.map((tick) => svg`${line(x(tick), top, x(tick), bottom, "grid")}${words(x(tick), bottom + 18, tickText(tick), "axis", "middle")}`);
  const rows = across.map((one, n) => {
    const y = top + n * row + (narrow ? 30 : row / 2);
    const [low, middle, high] = [one.low, one.middle, one.high].map((value) => x(at(value))) as [number, number, number];
    const style = one.id === chosen ? "strong" : "";
    const value = shortValue(one.middle, one.unit);
    return svg`<g>
      ${narrow ? words(0, y - 14, fitting(groupSaid(one), width - 70), style) : words(label - 10, y + 5, fitting(groupSaid(one), label - 10, 6.8), style, "end")}
      <rect class="half ${one.id === chosen ? "here" : ""}" x=${low} y=${y - 5} width=${Math.max(3, high - low)} height="10" rx="5"></rect>
      ${line(middle, y - 9, middle, y + 9, "half-middle")}
      ${words(width, narrow ? y - 14 : y + 5, value, "figures strong", "end")}
    </g>`;
  });
  return { height: bottom + 26, parts: [...grid, ...rows] };
}
