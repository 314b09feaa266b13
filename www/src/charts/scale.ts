/** Positions on a drawing: the only arithmetic of the page. Every number to be read comes from the module as text. */
import { nice, ticks } from "d3-array";
import { decimal } from "../messages";

export interface Scale {
  (value: number): number;
  /** Where the axis has its marks. */
  ticks: number[];
}

/** From values to positions. The ends are round numbers, unless they are given. */
export function scale(values: readonly number[], to: readonly [number, number], marks: number, ends?: readonly [number, number]): Scale {
  const [low, high] = ends ?? roundEnds(values, marks);
  const [start, end] = to;
  const place = (value: number): number => start + ((value - low) / (high - low || 1)) * (end - start);
  return Object.assign(place, { ticks: ticks(low, high, marks) });
}

function roundEnds(values: readonly number[], marks: number): [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  return low === high ? [low - 1, high + 1] : nice(low, high, marks);
}

/** The number that a decimal text of the module's stands for. */
export const at = (text: string): number => Number(text) || 0;

/** A mark of an axis as text: the shortest decimal that is this number. */
export const tickText = (value: number): string => decimal(String(Number(value.toPrecision(6))));
