/** Numbers over all loaded years. Where two years were not counted alike, or a year is missing, the line is broken. */
import { type SVGTemplateResult, type TemplateResult, html, svg } from "lit-html";
import type { Actions } from "../actions";
import { decimal, nameOf, t } from "../messages";
import type { Card, History, HistoryLine } from "../types";
import { yearLabel } from "../years";
import { figure } from "./figure";
import { indicatorName, levelSaid, schoolName, shortValue } from "./said";
import { at, scale, tickText } from "./scale";
import { fitting, line as rule, mark, words } from "./shapes";

/** The index and its domains, or one indicator. */
export function trendChart(history: History, id: string, card: Card, actions: Actions): TemplateResult | undefined {
  const whole = id === "index";
  const lines = history.lines.filter((line) => (whole ? line.kind !== "indicator" : line.id === id)).filter(hasValues);
  const [first] = lines;
  if (first === undefined) return undefined;
  const name = whole ? t("chart-index") : nameOfLine(first);
  const title = t("chart-trend", { what: name });
  if (history.years.length < 2) return html`<p class="hint">${t("chart-trend-one", { year: yearLabel(history.years[0]?.year ?? card.year) })}</p>`;
  const breaks = breaksOf(lines);
  return figure(
    {
      id: `trend/${id}`,
      about: { title, whose: schoolName(card), year: [history.years.at(0), history.years.at(-1)].map((year) => yearLabel(year?.year ?? "")).join(" – ") },
      sentence: sentenceOf(first, history, breaks.length),
      draw: (width) => draw(history, lines, breaks, width),
      notes: [
        ...(lines.length > 1 ? [t("chart-trend-domains")] : []),
        ...breaks.map(({ from, to, reasons }, n) =>
          t("chart-break", {
            sign: letter(n),
            from: yearLabel(history.years[from]?.year ?? ""),
            to: yearLabel(history.years[to]?.year ?? ""),
            reasons: reasons.map((reason) => t(`break-${reason}`)).join(" "),
          }),
        ),
      ],
      table: tableOf(history, lines, breaks),
    },
    actions,
  );
}

const hasValues = ({ points }: HistoryLine): boolean => points.some(({ value }) => value !== "");

const nameOfLine = (line: HistoryLine): string =>
  line.kind === "domain" ? nameOf("domain", line.id, line.label) : indicatorName(line);

const valueOf = (line: HistoryLine, value: string): string => (line.kind === "index" ? decimal(value) : shortValue(value, line.unit));

const letter = (n: number): string => String.fromCharCode(97 + n);

interface Break {
  from: number;
  to: number;
  reasons: string[];
}

/** The breaks of all lines, those between the same two years as one. */
function breaksOf(lines: HistoryLine[]): Break[] {
  const found: Break[] = [];
  for (const { from, to, reasons } of lines.flatMap((line) => line.breaks)) {
    const same = found.find((other) => other.from === from && other.to === to);
    if (same === undefined) found.push({ from, to, reasons: [...reasons] });
    else same.reasons.push(...reasons.filter((reason) => !same.reasons.includes(reason)));
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

function sentenceOf(line: HistoryLine, { years }: History, breaks: number): string {
  const there = line.points.flatMap(({ value, level, band }, n) => (value === "" ? [] : [{ value, level, band, year: yearLabel(years[n]?.year ?? "") }]));
  const [first, last] = [there.at(0), there.at(-1)];
  if (first === undefined || last === undefined) return "";
  const say = ({ value, level, band }: typeof first): string => [valueOf(line, value), levelSaid(level, band)].filter(Boolean).join(", ");
  const what = line.kind === "index" ? t("chart-index") : nameOfLine(line);
  const told = there.length === 1 ? t("chart-trend-single", { what, value: say(last), year: last.year }) : t("chart-trend-sentence", { what, from: say(first), first: first.year, to: say(last), last: last.year });
  return breaks === 0 ? told : `${told} ${t("chart-trend-broken", { count: breaks })}`;
}

function tableOf({ years }: History, lines: HistoryLine[], breaks: Break[]): { head: string[]; rows: string[][] } {
  const levels = lines.length === 1 && lines[0]?.kind === "indicator";
  const cellsOf = (line: HistoryLine, n: number): string[] => {
    const point = line.points[n];
    if (point === undefined || point.value === "") {
      const why = line.kind === "index" ? t(`no-index-short-${point?.state ?? ""}`) : t(`state-${point?.state ?? "missing"}`);
      return levels ? [why, "", decimal(point?.of ?? "")] : [why];
    }
    const own = line.kind === "domain" ? `${valueOf(line, point.value)} (${t("chart-points-of", { points: decimal(point.of), possible: decimal(point.possible) })})` : valueOf(line, point.value);
    return levels ? [own, levelSaid(point.level, point.band), decimal(point.of)] : [own];
  };
  const more = levels ? [t("group-column-level"), t("group-column-students")] : [];
  return {
    head: [t("year"), ...lines.map((line) => (line.kind === "index" ? t("chart-index") : nameOfLine(line))), ...more, t("chart-break-column")],
    rows: years.map(({ year }, n) => [
      yearLabel(year),
      ...lines.flatMap((line) => cellsOf(line, n)),
      breaks.flatMap((one, sign) => (one.to === n ? [`${letter(sign)}: ${one.reasons.map((reason) => t(`break-${reason}`)).join(" ")}`] : [])).join(" "),
    ]),
  };
}

const STYLES = ["first", "second", "third", "fourth"];

function draw({ years }: History, lines: HistoryLine[], breaks: Break[], width: number): { height: number; parts: SVGTemplateResult[] } {
  const whole = lines.length > 1 || lines[0]?.kind === "index";
  const legend = lines.length > 1 ? lines.length * 22 + 8 : 0;
  const top = legend + 30;
  const bottom = top + (width < 460 ? 170 : 200);
  const values = lines.flatMap(({ points }) => points.filter(({ value }) => value !== "").map(({ value }) => at(value)));
  const zero = lines[0]?.unit === "percent" ? [0] : [];
  const y = scale([...values, ...zero], [bottom - (whole ? 30 : 46), top + (whole ? 0 : 14)], 4, whole ? [0, 100] : undefined);
  const left = 46;
  const springs = years.map(({ spring }) => spring);
  const [early, late] = [Math.min(...springs), Math.max(...springs)];
  const x = scale([], [left + 30, width - 40], 5, [early, late]);
  const grid = y.ticks.map((tick) => svg`${rule(left, y(tick), width, y(tick), "grid")}${words(left - 8, y(tick) + 4, tickText(tick), "axis", "end")}`);
  return {
    height: bottom + 30,
    parts: [
      ...grid,
      ...axisOf(years, early, late, x, bottom, width),
      ...breaks.map((one, n) => breakMark((x(springs[one.from] ?? 0) + x(springs[one.to] ?? 0)) / 2, top - 12, bottom, letter(n))),
      ...lines.map((line, n) => lineOf(line, STYLES[n] ?? "fourth", springs, x, y)).reverse(),
      ...(lines.length > 1 ? lines.map((line, n) => legendOf(line, STYLES[n] ?? "fourth", n * 22 + 10, width)) : []),
      ...valuesOf(lines, springs, x, y),
    ],
  };
}

/** Every school year between the first and the last; those that are not loaded stand back. */
function axisOf(years: History["years"], early: number, late: number, x: (spring: number) => number, bottom: number, width: number): SVGTemplateResult[] {
  const all = Array.from({ length: late - early + 1 }, (_, n) => early + n);
  const every = Math.ceil((all.length * 58) / Math.max(1, width - 60));
  return all.map((spring) => {
    const there = years.find((year) => year.spring === spring);
    const said = (late - spring) % every === 0;
    const name = there?.year ?? `${spring - 1}-${String(spring % 100).padStart(2, "0")}`;
    return svg`${rule(x(spring), bottom, x(spring), bottom + 5, "tick")}${said ? words(x(spring), bottom + 22, name, there === undefined ? "axis gone" : "axis there", "middle") : ""}`;
  });
}

function breakMark(x: number, top: number, bottom: number, sign: string): SVGTemplateResult {
  const teeth = Array.from({ length: Math.floor((bottom - top - 18) / 8) }, (_, n) => `L${x + (n % 2 === 0 ? 3 : -3)} ${top + 22 + n * 8}`).join(" ");
  return svg`<g class="break"><path d="M${x} ${top + 16} ${teeth}"></path><circle cx=${x} cy=${top + 4} r="9"></circle>${words(x, top + 8, sign, "letter", "middle")}</g>`;
}

/** Pieces of the line: within a piece all years follow each other and were counted alike. */
function pieces(line: HistoryLine, springs: number[]): { x: number; y: number; n: number }[][] {
  const made: { x: number; y: number; n: number }[][] = [];
  let last: number | undefined;
  for (const [n, { value }] of line.points.entries()) {
    if (value === "") continue;
    const from = last;
    const joined = from !== undefined && !line.breaks.some((one) => one.from === from && one.to === n);
    const point = { x: springs[n] ?? 0, y: at(value), n };
    if (joined) made.at(-1)?.push(point);
    else made.push([point]);
    last = n;
  }
  return made;
}

function lineOf(line: HistoryLine, style: string, springs: number[], x: (spring: number) => number, y: (value: number) => number): SVGTemplateResult {
  const along = (piece: { x: number; y: number }[]): string => `M${piece.map((point) => `${x(point.x)} ${y(point.y)}`).join("L")}`;
  const made = pieces(line, springs);
  const band = (n: number) => line.points[n]?.band ?? "";
  return svg`<g class="line ${style}">${made.map((piece) => svg`<path d=${along(piece)}></path>`)}
    ${made.flat().map((point) => (line.kind === "indicator" ? mark(x(point.x), y(point.y), band(point.n)) : pointOf(style, x(point.x), y(point.y))))}</g>`;
}

/** Lines are told apart by their points as well. */
function pointOf(style: string, x: number, y: number): SVGTemplateResult {
  if (style === "first") return svg`<circle class="point" cx=${x} cy=${y} r="5"></circle>`;
  if (style === "second") return svg`<rect class="point" x=${x - 4.5} y=${y - 4.5} width="9" height="9"></rect>`;
  return svg`<path class="point" d="M${x} ${y - 6} L${x + 6} ${y} L${x} ${y + 6} L${x - 6} ${y} Z"></path>`;
}

const legendOf = (line: HistoryLine, style: string, y: number, width: number): SVGTemplateResult =>
  svg`<g class="line ${style}"><path d="M0 ${y} H28"></path>${pointOf(style, 14, y)}${words(38, y + 5, fitting(line.kind === "index" ? t("chart-index") : nameOfLine(line), width - 44), "key")}</g>`;

/** So much room a value needs beside the next one. */
const ROOM = 50;

/** Values of the first line at its points, as far as there is room; its levels always. */
function valuesOf(lines: HistoryLine[], springs: number[], x: (spring: number) => number, y: (value: number) => number): SVGTemplateResult[] {
  const [line] = lines;
  if (line === undefined) return [];
  const there = line.points.flatMap((point, n) => (point.value === "" ? [] : [{ ...point, x: x(springs[n] ?? 0), y: y(at(point.value)) }]));
  const close = there.some((point, n) => n > 0 && point.x - (there[n - 1]?.x ?? 0) < ROOM);
  // The last and the first are written first.
  const kept: number[] = [];
  for (const one of [there.at(-1), there.at(0), ...there.slice(1, -1)]) {
    if (one !== undefined && kept.every((other) => Math.abs(other - one.x) >= ROOM)) kept.push(one.x);
  }
  return there.flatMap((point, n) => {
    const beside = [there[n - 1], there[n + 1]].flatMap((other) => (other === undefined ? [] : [other.y]));
    // A point lower than its neighbours has its words below, out of the line's way.
    const below = beside.length > 0 && beside.every((other) => other < point.y);
    const level = point.level === 0 ? "" : close ? String(point.level) : t("chart-level-short", { level: point.level });
    const said = [level, kept.includes(point.x) ? valueOf(line, point.value) : ""].filter(Boolean);
    return said.map((text, row) => words(point.x, point.y + (below ? 23 + row * 15 : -12 - row * 15), text, text === level ? "level-at" : "value", "middle"));
  });
}
