/** A place within a report, to and from the fragment of the page's address: school year and school, never data. */
import type { Place, State } from "./state";

export function placeIn(fragment: string): Place | undefined {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const year = given.get("year");
  return year === null ? undefined : { year, school: given.get("school") ?? undefined };
}

/** The fragment for what is shown; empty without a report. One that waits for its report stays as it is. */
export function fragmentOf({ report, year, school, link }: State): string {
  if (report === undefined) return link === undefined ? "" : location.hash;
  if (year === "") return "";
  return `#${new URLSearchParams(school === undefined ? { year } : { year, school }).toString()}`;
}
