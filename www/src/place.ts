/** A place within a report, to and from the fragment of the page's address: what is looked at and how, never data. */

export type Page = "overview" | "school" | "compare" | "group" | "support" | "lagging" | "offtrack" | "whatif" | "disparity" | "growth" | "pairs" | "communities" | "timelines" | "reconcile" | "findings" | "methodology" | "verify";
export type Audience = "family" | "staff" | "teacher";

export interface Place {
  page: Page;
  audience: Audience;
  /** Empty until a report says which years there are. */
  year: string;
  /** The user's choice; undefined lets the module choose. */
  methodology: string | undefined;
  /** The school of the pages "school" and "offtrack", and of "whatif" if one is looked at there. */
  school: string | undefined;
  /** The schools chosen to be compared, in the order in which they were chosen. */
  schools: readonly string[];
  /** Of the pages "group" and "disparity". */
  group: string | undefined;
  /** Of the pages "group" and "disparity". */
  indicator: string | undefined;
  /** Of the page "disparity": the code of a school or an LEA; undefined is all schools. Of "growth": the school whose students are shown. */
  of: string | undefined;
  /** Of the page "whatif": rules that are turned, each as name:value. */
  changes: readonly string[];
  /** What the loaded rows of students are, if not whole schools: the person's choice. */
  rows: "class" | undefined;
  /** The language; undefined is the page's own. */
  lang: string | undefined;
}

export const START: Place = {
  page: "overview",
  audience: "staff",
  year: "",
  methodology: undefined,
  school: undefined,
  schools: [],
  group: undefined,
  indicator: undefined,
  of: undefined,
  changes: [],
  rows: undefined,
  lang: undefined,
};

/** So many schools stand side by side at most. */
export const MOST_COMPARED = 4;

const PAGES: readonly string[] = ["overview", "school", "compare", "group", "support", "lagging", "offtrack", "whatif", "disparity", "growth", "pairs", "communities", "timelines", "reconcile", "findings", "methodology", "verify"] satisfies Page[];
const AUDIENCES: readonly string[] = ["family", "staff", "teacher"] satisfies Audience[];
const isPage = (text: string | null): text is Page => text !== null && PAGES.includes(text);
const isAudience = (text: string | null): text is Audience => text !== null && AUDIENCES.includes(text);

/** The place that a fragment names; what it does not say is as at the start. */
export function placeIn(fragment: string, start = START): Place {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const text = (key: string): string | undefined => given.get(key) || undefined;
  const page = given.get("page");
  const view = given.get("view");
  const school = text("school");
  return changed(start, {
    page: isPage(page) ? page : school === undefined ? "overview" : "school",
    audience: isAudience(view) ? view : start.audience,
    year: text("year") ?? "",
    methodology: text("methodology"),
    school,
    schools: [...new Set(given.getAll("schools"))].filter((code) => code !== "").slice(0, MOST_COMPARED),
    group: text("group"),
    indicator: text("indicator"),
    of: text("of"),
    changes: given.getAll("try"),
    rows: given.get("rows") === "class" ? "class" : undefined,
    lang: text("lang") ?? start.lang,
  });
}

/** The fragment for a place. Only what differs from the start is written. */
export function fragmentOf({ page, audience, year, methodology, school, schools, group, indicator, of, changes, rows, lang }: Place): string {
  const usual = school === undefined ? "overview" : "school";
  const said: [string, string | undefined][] = [
    ["page", page === usual ? undefined : page],
    ["view", audience === START.audience ? undefined : audience],
    ["year", year],
    ["methodology", methodology],
    ["school", school],
    ...schools.map((code): [string, string] => ["schools", code]),
    ["group", group],
    ["indicator", indicator],
    ["of", of],
    ...changes.map((change): [string, string] => ["try", change]),
    ["rows", rows],
    ["lang", lang],
  ];
  const written = new URLSearchParams(said.flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return written.size === 0 ? "" : `#${written.toString()}`;
}

/** A place after a change. A school named is a page of its own; what belongs to one page only stays behind on it. */
export function changed(place: Place, change: Partial<Place>): Place {
  const next = { ...place, ...change };
  if (change.page === undefined && change.school !== undefined) next.page = "school";
  if (next.page === "school" && next.school === undefined) next.page = "overview";
  if (next.page === "offtrack" && next.school === undefined) next.page = "overview";
  if (!["school", "whatif", "offtrack"].includes(next.page)) next.school = undefined;
  if (next.page !== "whatif") next.changes = [];
  if (!["group", "disparity", "growth"].includes(next.page)) next.group = next.indicator = undefined;
  if (next.page !== "disparity" && next.page !== "growth") next.of = undefined;
  return next;
}

let here = START;

/** Tells where links lead from. */
export const standAt = (place: Place): void => void (here = place);

/** The address for a link to a place that differs so from this one. */
export const linkTo = (change: Partial<Place>): string => fragmentOf(changed(here, change)) || "#";
