/** What comes from rows of students says so: in the name of every file saved, and on every printed page. */
import { type TemplateResult, html, nothing } from "lit-html";
import { t } from "./messages";
import type { Overview } from "./types";

/** The name that a file is saved by. The bytes stay as they are: others compare them. */
export function markedName(name: string, overview: Overview | undefined): string {
  return overview?.student_data === true ? name.replace(/(?=\.[^.]+$)/, ".internal-contains-student-data") : name;
}

/** Stands on every printed page. */
export const markingView = (overview: Overview | undefined): TemplateResult | typeof nothing =>
  overview?.student_data === true ? html`<p class="marking">${t("marking")}</p>` : nothing;
