/** Small drawings: level strip, bars, band and state marks. Every one has its meaning in words beside it or as its name. */
import { type TemplateResult, html, nothing, svg } from "lit";
import { decimal, t } from "../messages";
import type { Band, CardCell, CellState } from "../types";

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CELL = 12;
const GAP = 2;

/** A position for a drawing, from a decimal string as Rust gives it. */
export const position = (decimal: string): number => Number(decimal) || 0;

/** 8–10 above average, 4–7 average, 1–3 below. */
function bandOf(level: number): Exclude<Band, ""> {
  if (level >= 8) return "above";
  return level >= 4 ? "average" : "below";
}

const HEIGHT: Record<Exclude<Band, "">, number> = { below: 7, average: 11, above: 15 };

/** Levels 1 to 10 as steps: three low, four middle, three high; the level reached is filled. */
export function levelStrip(level: number): TemplateResult {
  const steps = LEVELS.map((step) => {
    const band = bandOf(step);
    const height = HEIGHT[band];
    const state = step === level ? "here" : "";
    return svg`<rect class="step ${band} ${state}" x=${(step - 1) * (CELL + GAP)} y=${16 - height} width=${CELL}
      height=${height} rx="1.5"></rect>`;
  });
  const here = (level - 1) * (CELL + GAP) + CELL / 2;
  return html`<svg class="strip" viewBox="0 0 138 22" width="138" height="22" aria-hidden="true">
    ${steps}<path class="pointer" d="M${here - 4} 22 L${here} 17.5 L${here + 4} 22 Z"></path>
  </svg>`;
}

/** Up, level, down: the band by shape, before its colour. */
export function bandMark(band: Band): TemplateResult | typeof nothing {
  if (band === "") return nothing;
  const shape = {
    above: svg`<path d="M6 1.5 L11 10.5 L1 10.5 Z"></path>`,
    average: svg`<rect x="1.5" y="3.5" width="9" height="5" rx="1"></rect>`,
    below: svg`<path d="M6 10.5 L1 1.5 L11 1.5 Z"></path>`,
  }[band];
  return html`<svg class="band ${band}" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shape}</svg>`;
}

/** The level in figures, its band by shape, and the band in words. */
export function levelWords(level: number, band: Band): TemplateResult {
  return html`<span class="level">${bandMark(band)}<b>${t("level-n", { level })}</b
    ><span class="band-word">${band === "" ? nothing : t(`band-${band}`)}</span></span>`;
}

const STATE_SHAPE: Record<Exclude<CellState, "reported">, TemplateResult> = {
  suppressed: svg`<path d="M7 2 V12 M2.7 4.5 L11.3 9.5 M11.3 4.5 L2.7 9.5"></path>`,
  too_few: svg`<circle cx="4" cy="9.5" r="1.8"></circle><circle cx="10" cy="9.5" r="1.8"></circle><circle cx="7" cy="4.5" r="1.8"></circle>`,
  missing: svg`<rect x="2" y="2" width="10" height="10" rx="1.5" stroke-dasharray="2.5 2"></rect>`,
  not_applicable: svg`<path d="M2.5 7 H11.5"></path>`,
};

/** One of the four blanks, by its own sign. */
export function stateSign(state: Exclude<CellState, "reported">): TemplateResult {
  return html`<svg class="sign ${state}" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${STATE_SHAPE[state]}</svg>`;
}

/** Why there is no value, by sign and in words. */
export function stateMark(cell: Pick<CardCell, "state" | "denominator" | "needed">): TemplateResult | typeof nothing {
  if (cell.state === "reported") return nothing;
  const words =
    cell.state === "too_few" && cell.denominator !== "" && cell.needed !== ""
      ? t("state-too-few-of", { have: decimal(cell.denominator), needed: decimal(cell.needed) })
      : t(`state-${cell.state}`);
  return html`<span class="blank">${stateSign(cell.state)}${words}</span>`;
}

/** Points earned within points possible, on a scale that ends at `scale`. */
export function pointsBar(points: string, possible: string, scale: number): TemplateResult {
  const width = (value: string): number => (scale > 0 ? (position(value) / scale) * 300 : 0);
  return html`<svg class="bar" viewBox="0 0 300 12" preserveAspectRatio="none" aria-hidden="true">
    <rect class="possible" x="0" y="0" width=${width(possible)} height="12"></rect>
    <rect class="earned" x="0" y="0" width=${width(points)} height="12"></rect>
  </svg>`;
}

/** The index on its scale of 100. */
export function indexBar(index: string): TemplateResult {
  return html`<svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="possible" x="0" y="0" width="100" height="6"></rect>
    <rect class="earned" x="0" y="0" width=${position(index)} height="6"></rect>
  </svg>`;
}

const ICONS = {
  search: svg`<circle cx="7" cy="7" r="4.5"></circle><path d="M10.5 10.5 L14 14"></path>`,
  close: svg`<path d="M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5"></path>`,
  copy: svg`<path d="M6 5.5 H13 V13.5 H6 Z M10 5.5 V2.5 H3 V10.5 H6"></path>`,
  check: svg`<path d="M3 8.5 L6.5 12 L13 4.5"></path>`,
  back: svg`<path d="M10 3 L5 8 L10 13"></path>`,
  file: svg`<path d="M4 1.8 H9.5 L12.5 4.8 V14.2 H4 Z M9.2 1.8 V5 H12.5"></path>`,
  upload: svg`<path d="M8 11 V2.5 M4.5 5.5 L8 2 L11.5 5.5 M2.5 10.5 V13.5 H13.5 V10.5"></path>`,
  download: svg`<path d="M8 2 V10.5 M4.5 7.5 L8 11 L11.5 7.5 M2.5 11 V13.8 H13.5 V11"></path>`,
  packet: svg`<path d="M3 1.8 H9.5 L12.5 4.8 V14.2 H3 Z M5.5 7 H10 M5.5 9.5 H10 M5.5 12 H8"></path>`,
  print: svg`<path d="M4.5 6 V2 H11.5 V6 M4.5 11.5 H2.5 V6 H13.5 V11.5 H11.5 M4.5 9.5 H11.5 V14 H4.5 Z"></path>`,
  error: svg`<path d="M5.2 1.8 H10.8 L14.2 5.2 V10.8 L10.8 14.2 H5.2 L1.8 10.8 V5.2 Z M8 4.8 V8.8 M8 10.8 V11.4"></path>`,
  warning: svg`<path d="M8 2 L14.5 13.5 H1.5 Z M8 6.5 V9.8 M8 11.4 V12"></path>`,
  note: svg`<circle cx="8" cy="8" r="6.2"></circle><path d="M8 7.3 V11.3 M8 4.7 V5.3"></path>`,
  lock: svg`<rect x="3" y="7" width="10" height="7" rx="1.5"></rect><path d="M5 7 V5 a3 3 0 0 1 6 0 V7"></path>`,
  columns: svg`<path d="M2.5 2.5 H6.5 V13.5 H2.5 Z M9.5 2.5 H13.5 V13.5 H9.5 Z"></path>`,
  sliders: svg`<path d="M2 5 H8 M11.5 5 H14 M2 11 H4.5 M8 11 H14"></path><circle cx="9.7" cy="5" r="1.7"></circle><circle cx="6.2" cy="11" r="1.7"></circle>`,
  up: svg`<path d="M4 10 L8 6 L12 10"></path>`,
  down: svg`<path d="M4 6 L8 10 L12 6"></path>`,
} as const;

export function icon(name: keyof typeof ICONS): TemplateResult {
  return html`<svg class="icon icon-${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${ICONS[name]}</svg>`;
}
