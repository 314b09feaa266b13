/** All words of the page, from Fluent files. Another language is one more file in this list. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../locales/en.ftl";

let bundle: FluentBundle | undefined;

/** The words, read once. The page does it in a task of its own, so that its start holds nothing up. */
export function words(): FluentBundle {
  if (bundle === undefined) {
    bundle = new FluentBundle("en", { useIsolating: false });
    bundle.addResource(new FluentResource(english));
  }
  return bundle;
}

export type Args = Record<string, FluentVariable>;

/** The message with this id; the id itself when there is none, so that nothing is ever blank. */
export function t(id: string, args?: Args): string {
  return maybe(id, args) ?? id;
}

/** The message with this id, if there is one. */
export function maybe(id: string, args?: Args): string | undefined {
  const pattern = words().getMessage(id.replaceAll("_", "-"))?.value;
  return pattern ? words().formatPattern(pattern, args ?? null, []) : undefined;
}

const count = new Intl.NumberFormat("en");
const megabytes = new Intl.NumberFormat("en", { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const kilobytes = new Intl.NumberFormat("en", { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });
const bytes = new Intl.NumberFormat("en", { style: "unit", unit: "byte", unitDisplay: "long" });

export const number = (value: number): string => count.format(value);

/** A file's size in the unit that reads best; figure and unit stay on one line. */
export function size(value: number): string {
  const [format, unit] = value >= 1_000_000 ? [megabytes, 1_000_000] : value >= 1_000 ? [kilobytes, 1_000] : [bytes, 1];
  return format.format(value / unit).replaceAll(" ", "\u00A0");
}
