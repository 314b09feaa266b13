/** Levels of an indicator and its groups, on strips from 1 to 10. */
import { type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import type { Band, Card, CardCell, CardIndicator } from "../types";
import { figure } from "./figure";
import { groupName, indicatorName, levelSaid, schoolName, shortValue } from "./said";
import { fitting, mark, words } from "./shapes";

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const bandOf = (step: number): Exclude<Band, ""> => (step >= 8 ? "above" : step >= 4 ? "average" : "below");

export function levelsChart(indicator: CardIndicator, card: Card, actions: Actions): TemplateResult | undefined {
  const cells = indicator.cells.filter(({ level }) => level > 0);
  const [all] = cells;
  if (all === undefined) return undefined;
  const name = indicatorName(indicator);
  return figure(
    {
      id: `levels/${indicator.id}`,
      about: { title: t("chart-levels", { indicator: name }), whose: schoolName(card), year: card.year },
      sentence: sentenceOf(cells),
      draw: (width) => draw(cells, width),
      table: {
        head: [t("group-column-group"), t("group-column-level"), t("chart-band"), t("group-column-value"), t("group-column-students")],
        rows: cells.map((cell) => [groupName(cell), String(cell.level), t(`band-${cell.band}`), shortValue(cell.value, indicator.unit), cell.denominator]),
      },
    },
    actions,
  );
}

function sentenceOf(cells: CardCell[]): string {
  const [first, ...groups] = cells as [CardCell, ...CardCell[]];
  const own = t("chart-levels-all", { group: groupName(first), level: levelSaid(first.level, first.band) });
  if (groups.length === 0) return own;
  const count = (band: Band): number => groups.filter((cell) => cell.band === band).length;
  return `${own} ${t("chart-levels-groups", { count: groups.length, above: count("above"), average: count("average"), below: count("below") })}`;
}

function draw(cells: CardCell[], width: number): { height: number; parts: ReturnType<typeof svg>[] } {
  const narrow = width < 460;
  const label = narrow ? 0 : Math.min(230, width * 0.4);
  const step = (width - label - 26) / 10;
  const row = narrow ? 46 : 30;
  const top = 22;
  const middle = (from: number, to: number): number => label + ((from + to) / 2) * step;
  const head = [
    words(middle(0, 3), 12, narrow ? "1–3" : `1–3 ${t("band-below")}`, "axis", "middle"),
    words(middle(3, 7), 12, narrow ? "4–7" : `4–7 ${t("band-average")}`, "axis", "middle"),
    words(middle(7, 10), 12, narrow ? "8–10" : `8–10 ${t("band-above")}`, "axis", "middle"),
  ];
  const rows = cells.map((cell, n) => {
    const y = top + n * row + (narrow ? 18 : 0);
    const name = fitting(groupName(cell), narrow ? width : label - 10, 6.8);
    return svg`<g>
      ${narrow ? words(0, y - 5, name, n === 0 ? "strong" : "") : words(label - 10, y + 15, name, n === 0 ? "strong" : "", "end")}
      ${STEPS.map((number) => {
        const here = number === cell.level;
        const x = label + (number - 1) * step;
        return svg`<rect class="step ${bandOf(number)} ${here ? "here" : ""}" x=${x + 1} y=${y} width=${step - 2} height="22" rx="3"></rect>
          ${here ? words(x + step / 2, y + 16, String(number), "on", "middle") : ""}`;
      })}
      ${mark(width - 11, y + 11, cell.band)}
    </g>`;
  });
  return { height: top + cells.length * row, parts: [...head, ...rows] };
}
