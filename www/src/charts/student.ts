/** A student's scores by year, over where students with the same scores before came; and what the next score would mean. */
import { type SVGTemplateResult, type TemplateResult, html, nothing, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, number, t } from "../messages";
import type { StudentGrowth } from "../types";
import { yearLabel } from "../years";
import { figure } from "./figure";
import { at, scale, tickText } from "./scale";
import { line, words } from "./shapes";

type Year = StudentGrowth["years"][number];
type Curve = Year["curves"][number];

/** From the outermost inwards: the bands drawn between two percentiles. */
const BANDS = [[10, 90], [20, 80], [30, 70], [40, 60]] as const;

export function studentChart(found: StudentGrowth, actions: Actions): TemplateResult {
  const { student, school, subject, years, next } = found;
  const [first, last] = [years.at(0), years.at(-1)];
  const name = t(`growth-${subject}_growth`);
  return html`${figure(
    {
      id: `student/${subject}`,
      // The student's id stands on the chart, not in the name of its file.
      about: { title: t("student-chart", { subject: name }), whose: school, year: [first, last].map((year) => yearLabel(year?.year ?? "")).join(" – ") },
      sentence: sentenceOf(found),
      draw: (width) => draw(found, width),
      notes: [t("student-of", { student }), t("student-curves"), ...(next === undefined ? [] : [t("student-next-assumed", { cohort: next.cohort, count: next.of })])],
      table: tableOf(found),
    },
    actions,
  )}
  ${next === undefined ? html`<p class="hint">${t("student-no-next")}</p>` : nextView(next)}`;
}

const scoreAt = (curves: readonly Curve[], wanted: number): string => curves.find(({ percentile }) => percentile === wanted)?.score ?? "";

function resultSaid({ result: { percentile, interval: [low, high], why } }: Year): string {
  if (percentile === 0) return t(`grown-why-${why}`);
  return low === undefined || high === undefined ? t("student-percentile", { percentile }) : t("student-percentile-sure", { percentile, low, high });
}

function sentenceOf({ years, next }: StudentGrowth): string {
  const last = years.at(-1);
  const now = last === undefined ? "" : t("student-sentence", { year: yearLabel(last.year), score: decimal(last.result.score), said: resultSaid(last) });
  const middle = next === undefined ? "" : scoreAt(next.curves, 50);
  return middle === "" || next === undefined ? now : `${now} ${t("student-next-sentence", { year: yearLabel(next.year), grade: next.grade, score: decimal(middle) })}`;
}

/** A column a year; the curves of each below its score. */
function tableOf({ years, next }: StudentGrowth): { head: string[]; rows: string[][] } {
  const ends = ({ result: { interval: [low, high] } }: Year): string => (low === undefined || high === undefined ? "" : t("growth-interval", { low: number(low), high: number(high) }));
  const curves = [...years.map((year) => year.curves), ...(next === undefined ? [] : [next.curves])];
  const more = next === undefined ? [] : [""];
  const shown = (curves.find((some) => some.length > 0) ?? []).map(({ percentile }) => percentile);
  return {
    head: [t("student-column"), ...years.map(({ year }) => yearLabel(year)), ...(next === undefined ? [] : [t("student-column-next", { year: yearLabel(next.year) })])],
    rows: [
      [t("class-column-grade"), ...years.map(({ result }) => number(result.grade)), ...(next === undefined ? [] : [number(next.grade)])],
      [t("class-column-score"), ...years.map(({ result }) => decimal(result.score)), ...more],
      [t("class-column-percentile"), ...years.map(({ result: { percentile, why } }) => (percentile === 0 ? t(`grown-why-${why}`) : number(percentile))), ...more],
      [t("class-column-interval"), ...years.map(ends), ...more],
      ...shown.map((percentile) => [t("student-from", { percentile }), ...curves.map((some) => decimal(scoreAt(some, percentile)))]),
    ],
  };
}

/** The nine scores that a next test's percentiles begin with, to be read without unfolding anything. */
function nextView({ year, grade, curves }: NonNullable<StudentGrowth["next"]>): TemplateResult {
  return html`<div class="next-year">
    <h4>${t("student-next", { year: yearLabel(year), grade })}</h4>
    <dl>${curves.map(({ percentile, score }) => html`<div><dt>${t("student-next-percentile", { percentile })}</dt><dd>${score === "" ? t("student-out-of-reach") : decimal(score)}</dd></div>`)}</dl>
    ${curves.length === 0 ? nothing : html`<p class="hint">${t("student-next-means")}</p>`}
  </div>`;
}

function draw({ years, next }: StudentGrowth, width: number): { height: number; parts: SVGTemplateResult[] } {
  const narrow = width < 460;
  const [top, bottom] = [20, narrow ? 260 : 300];
  const left = 46;
  const scores = years.map(({ result }) => at(result.score));
  const curves = [...years.flatMap((year) => year.curves), ...(next?.curves ?? [])].filter(({ score }) => score !== "");
  const y = scale([...scores, ...curves.map(({ score }) => at(score))], [bottom, top], 5);
  const springs = [...years.map(({ spring }) => spring), ...(next === undefined ? [] : [next.spring])];
  const x = scale([], [left + 24, width - (next === undefined ? 30 : 84)], 5, [Math.min(...springs), Math.max(...springs)]);
  const own = (spring: number): number => at(years.find((year) => year.spring === spring)?.result.score ?? "");
  const last = years.at(-1);
  const fans = [
    ...years.map((year) => fan(year.from, year.spring, year.curves, "", x, y, own)),
    ...(next === undefined || last === undefined ? [] : [fan(last.spring, next.spring, next.curves, "next", x, y, own)]),
  ];
  const springsAt = springs.map(x);
  const kept = roomy(springsAt);
  const named = [...years.map(({ spring, year }) => ({ spring, name: year })), ...(next === undefined ? [] : [{ spring: next.spring, name: next.year }])];
  return {
    height: bottom + 30,
    parts: [
      ...y.ticks.map((tick) => svg`${line(left, y(tick), width, y(tick), "grid")}${words(left - 8, y(tick) + 4, tickText(tick), "axis", "end")}`),
      ...fans.flat(),
      ...named.map(({ spring, name }, n) => svg`${line(x(spring), bottom, x(spring), bottom + 5, "tick")}${kept[n] !== true ? "" : words(x(spring), bottom + 22, name, spring === next?.spring ? "axis gone" : "axis there", "middle")}`),
      svg`<g class="line first"><path d=${years.map(({ spring, result }, n) => `${n === 0 ? "M" : "L"}${x(spring)} ${y(at(result.score))}`).join(" ")}></path>
        ${years.map(({ spring, result }) => svg`<circle class="point" cx=${x(spring)} cy=${y(at(result.score))} r="5"></circle>`)}</g>`,
      ...years.map((year) => pointWords(year, x(year.spring), y(at(year.result.score)), bottom)),
      ...(next === undefined ? [] : endsOf(next.curves, x(next.spring), y)),
    ],
  };
}

/** From the own score before to where others with it came: bands about the middle, which is a line. */
function fan(from: number, to: number, curves: readonly Curve[], style: string, x: (spring: number) => number, y: (score: number) => number, own: (spring: number) => number): SVGTemplateResult[] {
  if (from === 0 || curves.length === 0) return [];
  const start = `${x(from)} ${y(own(from))}`;
  const end = (percentile: number): string => `${x(to)} ${y(at(scoreAt(curves, percentile)))}`;
  const bands = BANDS.filter((ends) => ends.every((one) => scoreAt(curves, one) !== ""));
  return [
    ...bands.map(([low, high]) => svg`<path class="fan ${style}" d="M${start} L${end(low)} L${end(high)} Z"></path>`),
    ...(scoreAt(curves, 50) === "" ? [] : [svg`<path class="fan-middle ${style}" d="M${start} L${end(50)}"></path>`]),
  ];
}

/** The score and its percentile at the point: above it when it lies above the middle, out of the bands' way. */
function pointWords({ result: { score, percentile } }: Year, x: number, y: number, bottom: number): SVGTemplateResult {
  const said = [decimal(score), ...(percentile === 0 ? [] : [t("student-point", { percentile })])];
  const above = percentile >= 50 || y + 40 > bottom;
  return svg`${said.map((text, at) => words(x, above ? y - 11 - (said.length - 1 - at) * 15 : y + 20 + at * 15, text, at === 0 ? "value" : "level-at", "middle"))}`;
}

/** So much room a year needs below the axis. */
const ROOM = 62;

/** The years that there is room for: the last one always. */
function roomy(places: readonly number[]): boolean[] {
  let last = Number.POSITIVE_INFINITY;
  const kept = places.toReversed().map((place) => {
    const fits = last - place >= ROOM;
    if (fits) last = place;
    return fits;
  });
  return kept.toReversed();
}

/** What the next test's curves begin with, at their ends, as far as there is room. */
function endsOf(curves: readonly Curve[], x: number, y: (score: number) => number): SVGTemplateResult[] {
  let last = Number.POSITIVE_INFINITY;
  return curves.flatMap(({ percentile, score }) => {
    if (score === "" || percentile % 20 === 0 || last - y(at(score)) < 15) return [];
    last = y(at(score));
    return [words(x + 8, last + 4, t("student-end", { percentile, score: decimal(score) }), percentile === 50 ? "strong" : "axis")];
  });
}

