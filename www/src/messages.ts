/** All words of the page, from Fluent files, and its numbers as the language writes them. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import english from "../locales/en.ftl";

export const ENGLISH = "en";

/** A language's words and its ways to write numbers. */
class Tongue {
  readonly words: FluentBundle;
  readonly #written = new Map<string, Intl.NumberFormat>();

  constructor(id: string, text: string) {
    const resource = new FluentResource(text);
    const draft = new FluentBundle(id, { useIsolating: false });
    draft.addResource(resource);
    const formats = draft.getMessage("locale-formats")?.value;
    this.words = new FluentBundle(formats ? draft.formatPattern(formats) : id, { useIsolating: false });
    this.words.addResource(resource);
  }

  /** The number format of these options, made once. */
  written(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let format = this.#written.get(key);
    if (format === undefined) {
      format = new Intl.NumberFormat(this.words.locales, options);
      this.#written.set(key, format);
    }
    return format;
  }
}

const tongues = new Map<string, Tongue>();
let spoken = ENGLISH;

function tongueOf(id: string): Tongue | undefined {
  // English is read once, when it is first needed: the page does it in a task of its own.
  if (id === ENGLISH && !tongues.has(id)) learn(ENGLISH, english);
  return tongues.get(id);
}

const now = (): Tongue => tongueOf(spoken) ?? (tongueOf(ENGLISH) as Tongue);

/** Adds words of a language. */
export function learn(id: string, text: string): void {
  const known = tongues.get(id);
  if (known === undefined) tongues.set(id, new Tongue(id, text));
  else known.words.addResource(new FluentResource(text));
}

export const knows = (id: string): boolean => tongueOf(id) !== undefined;

/** From now on the page's words are in this language. */
export function speak(id: string): void {
  spoken = id;
}

/** The id of the language that the page's words are in. */
export const language = (): string => spoken;

export type Args = Record<string, FluentVariable>;

/** The message with this id; the id itself when there is none, so that nothing is ever blank. */
export function t(id: string, args?: Args): string {
  return maybe(id, args) ?? id;
}

/** The message with this id, if there is one; in English where the language lacks it. */
export function maybe(id: string, args?: Args): string | undefined {
  return saidIn(now(), id, args) ?? saidIn(tongueOf(ENGLISH), id, args);
}

function saidIn(tongue: Tongue | undefined, id: string, args?: Args): string | undefined {
  const pattern = tongue?.words.getMessage(id.replaceAll("_", "-"))?.value;
  return pattern ? tongue?.words.formatPattern(pattern, args ?? null, []) : undefined;
}

/** What has an id and a label of the module's. */
type Labelled = "domain" | "group" | "indicator" | "layout" | "methodology" | "phase-source";

/** The name of something that the module labels: in the page's language, unless somebody gave it a label of their own. */
export function nameOf(kind: Labelled, id: string, label: string): string {
  const message = `${kind}-${id}`;
  return saidIn(tongueOf(ENGLISH), message) === label ? t(message) : label;
}

export const number = (value: number): string => now().written({}).format(value);

/** A decimal string of the module's as the language writes it: every digit stays, none is computed. Other text stays too. */
export function decimal(text: string): string {
  const [all, { length: digits } = ""] = /^-?\d+(?:\.(\d+))?$/.exec(text) ?? [];
  if (all === undefined) return text;
  return now().written({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(text as `${number}`);
}

const UNITS = [
  { from: 1_000_000, options: { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } },
  { from: 1_000, options: { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 } },
  { from: 1, options: { style: "unit", unit: "byte", unitDisplay: "long" } },
] as const;

/** A file's size in the unit that reads best; figure and unit stay on one line. */
export function size(value: number): string {
  const { from, options } = UNITS.find((unit) => value >= unit.from) ?? UNITS[2];
  return now().written(options).format(value / from).replaceAll(" ", "\u00A0");
}

/** Makes the formats and plurals of what is said first: over its very first, a browser takes tens of milliseconds. */
export function prepareFormats(): void {
  number(0);
  size(1_000_000);
  decimal("0.00");
  t("live-ready", { schools: 0, indexed: 0 });
}
