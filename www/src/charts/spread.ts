/** How schools of one type spread, in bars of equal width; one school is marked and no other is named. */
import { type SVGTemplateResult, type TemplateResult, html, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, number, t } from "../messages";
import type { Spread } from "../types";
import { figure } from "./figure";
import { indicatorName, shortValue } from "./said";
import { at, scale, tickText } from "./scale";
import { line, words } from "./shapes";

/** `school` is the name of the one that is marked; empty without one. */
export function spreadChart(spread: Spread, school: string, actions: Actions): TemplateResult {
  const schools = schoolsSaid(spread);
  const title = t("chart-spread", { what: indicatorName(spread), schools });
  if (spread.reported === 0) return html`<p class="hint">${t("chart-spread-none", { what: indicatorName(spread), schools })}</p>`;
  return figure(
    {
      id: `spread/${spread.id}/${spread.group}/${spread.school_type}`,
      about: { title, whose: school, year: spread.year },
      sentence: sentenceOf(spread, school),
      draw: (width) => draw(spread, width),
      notes: [t("chart-spread-means")],
      table: {
        head: [t("chart-from-to"), t("chart-schools"), ...(school === "" ? [] : [t("chart-this-school")])],
        rows: spread.bins.map((bin) => [
          t("chart-range", { from: decimal(bin.from), to: decimal(bin.to) }),
          number(bin.schools),
          ...(school === "" ? [] : [bin.here ? valueOf(spread, spread.here) : ""]),
        ]),
      },
    },
    actions,
  );
}

/** "112 elementary schools". */
export const schoolsSaid = ({ school_type, reported }: Spread): string => t(`chart-schools-${school_type || "all"}`, { count: reported });

const valueOf = ({ id, unit }: Spread, value: string): string => (id === "index" ? decimal(value) : shortValue(value, unit));

function sentenceOf(spread: Spread, school: string): string {
  const [low, middle, high] = [spread.low, spread.middle, spread.high].map((value) => valueOf(spread, value));
  const all = t("chart-spread-sentence", { schools: schoolsSaid(spread), low: low ?? "", middle: middle ?? "", high: high ?? "" });
  const here = school === "" ? "" : spread.here === "" ? t("chart-spread-without", { school }) : t("chart-spread-here", { school, what: indicatorName(spread), value: valueOf(spread, spread.here) });
  return [here, all].filter(Boolean).join(" ");
}

function draw(spread: Spread, width: number): { height: number; parts: SVGTemplateResult[] } {
  const { bins } = spread;
  const left = 40;
  const top = spread.here === "" ? 12 : 34;
  const bottom = top + 150;
  const ends: [number, number] = [at(bins.at(0)?.from ?? ""), at(bins.at(-1)?.to ?? "")];
  const x = scale([], [left, width - 12], width < 460 ? 5 : 8, ends);
  const y = scale([0, ...bins.map(({ schools }) => schools)], [bottom, top], 3);
  const whole = y.ticks.filter(Number.isInteger);
  const grid = whole.map((tick) => svg`${line(left, y(tick), width, y(tick), "grid")}${words(left - 8, y(tick) + 4, tickText(tick), "axis", "end")}`);
  const axis = x.ticks.map((tick) => svg`${line(x(tick), bottom, x(tick), bottom + 5, "tick")}${words(x(tick), bottom + 20, tickText(tick), "axis", "middle")}`);
  const bars = bins.map((bin) => {
    const from = x(at(bin.from));
    return svg`<rect class="bin ${bin.here ? "here" : ""}" x=${from + 1} y=${y(bin.schools)} width=${Math.max(1, x(at(bin.to)) - from - 2)} height=${bottom - y(bin.schools)}></rect>`;
  });
  return {
    height: bottom + 50,
    parts: [...grid, ...bars, line(left, bottom, width, bottom, "base"), ...axis, ...quarters(spread, x, bottom + 36), ...(spread.here === "" ? [] : here(spread, x, top, bottom, width))],
  };
}

/** The middle half of the schools as a band under the axis, its middle marked. */
function quarters(spread: Spread, x: (value: number) => number, y: number): SVGTemplateResult[] {
  const [low, middle, high] = [spread.low, spread.middle, spread.high].map((value) => x(at(value))) as [number, number, number];
  return [svg`<rect class="half" x=${low} y=${y - 4} width=${Math.max(2, high - low)} height="8" rx="4"></rect>`, line(middle, y - 8, middle, y + 8, "half-middle")];
}

function here(spread: Spread, x: (value: number) => number, top: number, bottom: number, width: number): SVGTemplateResult[] {
  const place = x(at(spread.here));
  const said = t("chart-here", { value: valueOf(spread, spread.here) });
  const half = said.length * 4;
  const anchor = place < half ? "start" : place > width - half ? "end" : "middle";
  return [
    line(place, top - 14, place, bottom, "reference"),
    svg`<path class="here-mark" d="M${place - 6} ${top - 18} H${place + 6} L${place} ${top - 8} Z"></path>`,
    words(anchor === "middle" ? place : anchor === "start" ? Math.max(0, place - 6) : Math.min(width, place + 6), top - 22, said, "strong", anchor),
  ];
}
