/** Small drawings: level strip, bars, band and state marks. Every one has its meaning in words beside it or as its name. */
import { type TemplateResult, html, nothing, svg } from "lit-html";
import { decimal, t } from "../messages";
import type { Band, CardCell, CellState } from "../types";
import { position } from "./icons";

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const CELL = 12;
const GAP = 2;

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
