/** An indicator's value for each group, against that of all students. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, t } from "../messages";
import type { Card, CardCell, CardIndicator } from "../types";
import { figure } from "./figure";
import { capital, groupName, indicatorName, levelSaid, schoolName, shortValue } from "./said";
import { at, scale, tickText } from "./scale";
import { fitting, line, mark, words } from "./shapes";

export function gapsChart(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult | undefined {
  const cells = indicator.cells.filter(({ state }) => state === "reported");
  const [all, ...groups] = cells;
  if (all === undefined || groups.length === 0) return undefined;
  const name = indicatorName(indicator);
  return figure(
    {
      id: `gaps/${indicator.id}`,
      about: { title: t("chart-gaps", { indicator: name }), whose: schoolName(card), year: card.year },
      sentence: sentenceOf(all, groups, indicator),
      draw: (width) => draw(cells, indicator, width),
      notes: indicator.better === "" ? [] : [capital(t(`better-${indicator.better}`))],
      table: {
        head: [t("group-column-group"), t("group-column-value"), t("group-column-students"), t("group-column-level")],
        rows: cells.map((cell) => [groupName(cell), shortValue(cell.value, indicator.unit), decimal(cell.denominator), levelSaid(cell.level, cell.band)]),
      },
    },
    actions,
  );
}

function sentenceOf(all: CardCell, groups: CardCell[], indicator: CardIndicator): string {
  const ordered = [...groups].sort((a, b) => at(a.value) - at(b.value));
  const [low, high] = [ordered.at(0), ordered.at(-1)];
  const value = (cell: CardCell): string => shortValue(cell.value, indicator.unit);
  const own = t("chart-gaps-all", { value: value(all) });
  if (low === undefined || high === undefined) return own;
  if (low === high) return `${own} ${t("chart-gaps-one", { group: groupName(low), value: value(low) })}`;
  return `${own} ${t("chart-gaps-between", { low: value(low), lowest: groupName(low), high: value(high), highest: groupName(high) })}`;
}

function draw(cells: CardCell[], { unit }: CardIndicator, width: number): { height: number; parts: SVGTemplateResult[] } {
  const narrow = width < 460;
  const label = narrow ? 0 : Math.min(230, width * 0.38);
  const row = narrow ? 44 : 28;
  const top = 8;
  const bottom = top + cells.length * row + 2;
  const values = cells.map(({ value }) => at(value));
  const x = scale(values, [label + 14, width - (narrow ? 66 : 158)], 5);
  const here = x(values[0] ?? 0);
  const grid = x.ticks.map((tick) => svg`${line(x(tick), top, x(tick), bottom, "grid")}${words(x(tick), bottom + 16, tickText(tick), "axis", "middle")}`);
  const rows = cells.map((cell, n) => {
    const y = top + n * row + (narrow ? 30 : row / 2);
    const place = x(at(cell.value));
    const students = t("students-n", { count: decimal(cell.denominator) });
    const name = fitting(groupName(cell), narrow ? width - 116 : label - 12, narrow ? 7.2 : 6.8);
    return svg`<g>
      ${narrow ? words(0, y - 14, name, n === 0 ? "strong" : "") : words(label - 12, y + 4, name, n === 0 ? "strong" : "", "end")}
      ${n === 0 ? "" : line(here, y, place, y, "span")}
      ${mark(place, y, cell.band)}
      ${narrow
        ? [words(width, y - 14, students, "axis", "end"), words(width, y + 4, shortValue(cell.value, unit), "figures strong", "end")]
        : [words(width - 100, y + 4, shortValue(cell.value, unit), "figures strong", "end"), words(width, y + 4, students, "axis", "end")]}
    </g>`;
  });
  return { height: bottom + 22, parts: [...grid, line(here, top, here, bottom, "reference"), ...rows] };
}
