/** Marks on charts. The band is told by shape before it is told by colour: up, level, down. */
import { type SVGTemplateResult, nothing, svg } from "lit-html";
import type { Band } from "../types";

/** A point of a value: by its band, or round without one. */
export function mark(x: number, y: number, band: Band, size = 6): SVGTemplateResult {
  const at = `translate(${x} ${y})`;
  if (band === "above") return svg`<path class="mark above" transform=${at} d="M0 ${-size} L${size} ${size * 0.75} L${-size} ${size * 0.75} Z"></path>`;
  if (band === "below") return svg`<path class="mark below" transform=${at} d="M0 ${size} L${size} ${-size * 0.75} L${-size} ${-size * 0.75} Z"></path>`;
  if (band === "average") return svg`<rect class="mark average" transform=${at} x=${-size} y=${-size * 0.6} width=${size * 2} height=${size * 1.2} rx="1.5"></rect>`;
  return svg`<circle class="mark plain" transform=${at} r=${size * 0.85}></circle>`;
}

/** Text with what is behind it kept clear. */
export const words = (x: number, y: number, text: string, style = "", anchor: "start" | "middle" | "end" = "start"): SVGTemplateResult =>
  svg`<text class="words ${style}" x=${x} y=${y} text-anchor=${anchor}>${text}</text>`;

export const line = (x1: number, y1: number, x2: number, y2: number, style: string): SVGTemplateResult =>
  svg`<line class=${style} x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`;

/** Cut to a width in letters of about this size; the whole stands in the table. */
export function fitting(text: string, width: number, letter = 7): string {
  const most = Math.max(3, Math.floor(width / letter));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

export const none = nothing;
