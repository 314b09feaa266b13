/** Where schools stand, and how far their students have come. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, t } from "../messages";
import type { Against } from "../types";
import { figure } from "./figure";
import { indicatorName, shortValue } from "./said";
import { at, scale, tickText } from "./scale";
import { line, words } from "./shapes";

/** `school` is the code of the one that is marked; none without. */
export function againstChart(pair: Against, school: string | undefined, year: string, actions: Actions): TemplateResult {
  const own = school === undefined ? -1 : pair.school_code.indexOf(school);
  const name = (row: number): string => pair.school_name[row] || (pair.school_code[row] ?? "");
  const [status, growth] = [indicatorName(pair.status), indicatorName(pair.growth)];
  const all = t("chart-against-sentence", {
    count: pair.x.length,
    status,
    growth,
    x: shortValue(pair.status.middle, pair.status.unit),
    y: decimal(pair.growth.middle),
  });
  const here = own < 0 ? "" : t("chart-against-here", { school: name(own), status, growth, x: shortValue(pair.x[own] ?? "", pair.status.unit), y: decimal(pair.y[own] ?? "") });
  return figure(
    {
      id: `against/${pair.growth.id}`,
      about: { title: t("chart-against", { status, growth }), whose: own < 0 ? "" : name(own), year },
      sentence: [here, all].filter(Boolean).join(" "),
      draw: (width) => draw(pair, own, width),
      notes: [t("chart-against-lines")],
      table: {
        head: [t("column-school"), status, growth],
        rows: pair.x.map((x, row) => [name(row), shortValue(x, pair.status.unit), decimal(pair.y[row] ?? "")]),
      },
    },
    actions,
  );
}

function draw(pair: Against, own: number, width: number): { height: number; parts: SVGTemplateResult[] } {
  const left = 46;
  const [top, bottom] = [28, 28 + Math.min(340, Math.max(220, width * 0.6))];
  const x = scale(pair.x.map(at), [left + 8, width - 14], width < 460 ? 4 : 7);
  const y = scale(pair.y.map(at), [bottom - 6, top + 6], 5);
  const place = (row: number): [number, number] => [x(at(pair.x[row] ?? "")), y(at(pair.y[row] ?? ""))];
  // One path for all: ten thousand schools are one element.
  const dots = pair.x.map((_, row) => `M${place(row).map((one) => one.toFixed(1)).join(" ")}h0`).join("");
  const [hereX, hereY] = place(own);
  return {
    height: bottom + 46,
    parts: [
      ...y.ticks.map((tick) => svg`${line(left, y(tick), width, y(tick), "grid")}${words(left - 8, y(tick) + 4, tickText(tick), "axis", "end")}`),
      ...x.ticks.map((tick) => svg`${line(x(tick), top, x(tick), bottom, "grid")}${words(x(tick), bottom + 18, tickText(tick), "axis", "middle")}`),
      line(x(at(pair.status.middle)), top, x(at(pair.status.middle)), bottom, "reference"),
      line(left, y(at(pair.growth.middle)), width, y(at(pair.growth.middle)), "reference"),
      svg`<path class=${pair.x.length > 500 ? "dots many" : "dots"} d=${dots}></path>`,
      words(0, 14, t("chart-axis-up", { what: indicatorName(pair.growth) }), "axis"),
      words(width, bottom + 38, t("chart-axis-right", { what: indicatorName(pair.status) }), "axis", "end"),
      ...(own < 0 ? [] : [svg`<path class="this" d="M${hereX} ${hereY - 9} L${hereX + 9} ${hereY} L${hereX} ${hereY + 9} L${hereX - 9} ${hereY} Z"></path>`]),
    ],
  };
}
