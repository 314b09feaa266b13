/** All words of the page, from Fluent files. Another language is one more file in this list. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../locales/en.ftl";

const bundle = new FluentBundle("en", { useIsolating: false });
bundle.addResource(new FluentResource(english));

export type Args = Record<string, FluentVariable>;

/** The message with this id; the id itself when there is none, so that nothing is ever blank. */
export function t(id: string, args?: Args): string {
  return maybe(id, args) ?? id;
}

/** The message with this id, if there is one. */
export function maybe(id: string, args?: Args): string | undefined {
  const pattern = bundle.getMessage(id.replaceAll("_", "-"))?.value;
  return pattern ? bundle.formatPattern(pattern, args ?? null, []) : undefined;
}

const count = new Intl.NumberFormat("en");
const megabytes = new Intl.NumberFormat("en", { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const kilobytes = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const bytes = new Intl.NumberFormat("en", { style: "unit", unit: "byte", unitDisplay: "long" });

export const number = (value: number): string => count.format(value);

/** A file's size in the unit that reads best. */
export function size(value: number): string {
  if (value >= 1_000_000) return megabytes.format(value / 1_000_000);
  return value >= 1_000 ? kilobytes.format(value / 1_000) : bytes.format(value);
}
