/** What a screen reader is told when something happens. */
import { decimal, t } from "./messages";
import { yearLabel } from "./years";
import type { Card, Overview } from "./types";

/** Files that say how others are read and counted. */
export const RULES: readonly string[] = ["methodology", "layout", "growth_settings", "growth_norms"];

/** What there is to see now; what is wrong when there is nothing to see. */
export function reportWords(overview: Overview): string {
  const { schools, indexed } = overview;
  return schools === 0 ? t(nothingShown(overview)) : t("live-ready", { schools, indexed });
}

/** The message that says why no school is shown. */
export function nothingShown({ files }: Overview): string {
  const data = files.filter(({ grain }) => !RULES.includes(grain));
  if (data.some(({ used }) => used)) return "no-school-read";
  const methodology = files.some(({ grain, used }) => grain === "methodology" && used);
  if (data.length === 0 && files.every(({ used }) => used)) return methodology ? "only-methodology" : files.some(({ grain }) => grain === "layout") ? "only-layout" : "only-growth";
  return methodology ? "methodology-and-no-file-used" : "no-file-used";
}

export function cardWords({ school_name, school_code, year, index, no_index }: Card): string {
  const school = school_name || school_code;
  const result = index === "" ? t(`no-index-short-${no_index}`) : t("live-index", { index: decimal(index) });
  return t("live-card", { school, year: yearLabel(year), result });
}
