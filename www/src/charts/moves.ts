/** How many schools move how far: down to the left, up to the right, those that stay in the middle. */
import { type SVGTemplateResult, type TemplateResult, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, number, t } from "../messages";
import type { AllMoves, MoveBin } from "../types";

type Moved = Pick<AllMoves, "bins" | "up" | "down" | "same">;
import { figure } from "./figure";
import { scale } from "./scale";
import { line, words } from "./shapes";

/** What a bar stands for. */
function binSaid({ from, to }: MoveBin): string {
  if (from === to) return t("moves-none");
  if (from === "") return t("moves-below", { to: decimal(to) });
  if (to === "") return t("moves-above", { from: decimal(from) });
  return t("chart-range", { from: decimal(from), to: decimal(to) });
}

export function movesChart(all: Moved, year: string, actions: Actions): TemplateResult {
  const { up, down, same } = all;
  return figure(
    {
      id: "moves",
      about: { title: t("moves-title"), whose: "", year },
      sentence: t("moves-sentence", { up, down, same }),
      draw: (width) => draw(all.bins, width),
      table: { head: [t("moves-by"), t("chart-schools")], rows: all.bins.map((bin) => [binSaid(bin), number(bin.schools)]) },
    },
    actions,
  );
}

function draw(bins: readonly MoveBin[], width: number): { height: number; parts: SVGTemplateResult[] } {
  const [top, bottom] = [24, 150];
  const x = scale([], [4, width - 4], 1, [0, bins.length]);
  const y = scale([], [bottom, top], 1, [0, Math.max(1, ...bins.map(({ schools }) => schools))]);
  const bars = bins.map(({ from, to, schools }, at) => {
    const kind = from === to ? "still" : to === "" || !from.startsWith("-") && from !== "" ? "up" : "down";
    const middle = (x(at) + x(at + 1)) / 2;
    return svg`<rect class="moved ${kind}" x=${x(at) + 2} y=${y(schools)} width=${x(1) - x(0) - 4} height=${bottom - y(schools)}></rect>
      ${schools === 0 ? "" : words(middle, y(schools) - 6, number(schools), "axis", "middle")}
      ${from === to ? words(middle, bottom + 18, "0", "axis", "middle") : ""}`;
  });
  const ends = bins.flatMap(({ from, to }, at) => {
    const next = bins[at + 1];
    if (next === undefined || to === "0" || from === to) return [];
    return [svg`${line(x(at + 1), bottom, x(at + 1), bottom + 5, "tick")}${words(x(at + 1), bottom + 18, decimal(to), "axis", "middle")}`];
  });
  return { height: bottom + 26, parts: [...bars, line(4, bottom, width - 4, bottom, "base"), ...ends] };
}
