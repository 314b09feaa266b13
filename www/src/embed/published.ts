/** The file that `<sqii-report>` shows: its form, and whether it may be shown. */
import type { Band, CellState } from "../types";

export interface PublishedIndicator {
  id: string;
  label: string;
  unit: "percent" | "points" | "ratio";
  better: "higher" | "lower" | "";
  state: CellState;
  value: string;
  denominator: string;
  level: number;
  band: Band;
}

export interface PublishedDomain {
  id: string;
  label: string;
  points: string;
  points_possible: string;
  indicators: PublishedIndicator[];
}

export interface PublishedSchool {
  year: string;
  school_code: string;
  school_name: string;
  lea_name: string;
  school_type: string;
  index: string;
  no_index: string;
  points_base: string;
  domains: PublishedDomain[];
}

export interface Published {
  form: string;
  student_data: boolean;
  marking: string;
  methodology: { id: string; label: string; origin: string; hash: string };
  schools: PublishedSchool[];
}

const FORM = "sqii-published-1";

/** Why a file is not shown, as the end of a message's id. */
export type Refusal = "student-data" | "form" | "unreachable";

/** Is this a published result? What rests on rows of students is none, whatever else it says. */
export function refusalOf(given: unknown): Refusal | undefined {
  if (given === null || typeof given !== "object") return "form";
  const { form, student_data: studentData, marking, schools } = given as Partial<Published>;
  if (studentData === true || (typeof marking === "string" && marking !== "")) return "student-data";
  return form === FORM && studentData === false && Array.isArray(schools) ? undefined : "form";
}

/** Gets the file, from where `src` says and from nowhere else: it is not followed to another place, and nothing is sent along. */
export async function fetched(src: string, stop: AbortSignal): Promise<unknown> {
  const address = new URL(src, document.baseURI);
  const response = await fetch(address, { signal: stop, credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}
