/**
 * Rows of one class, if the person says so: growth and the self-check stay, and nothing that rests on an Index is shown.
 * The choice stands in the address, so going back undoes it too.
 */
import { type TemplateResult, html, nothing } from "lit-html";
import { t } from "../messages";
import { type Page, type Place, linkTo } from "../place";
import type { Overview } from "../types";
import { icon } from "./icons";

/** Where nothing of an Index stands. */
const PAGES: Page[] = ["growth", "findings", "methodology", "verify"];

export const hasClass = ({ rows }: Place): boolean => rows === "class";

/** The pages of these that a class has. */
export const pagesForClass = (pages: readonly Page[]): Page[] => pages.filter((page) => PAGES.includes(page));

/** Whenever rows about students are loaded; with the choice that they are a class, or that it is made. */
export function bannerView({ student_data }: Overview, place: Place): TemplateResult | typeof nothing {
  if (!student_data) return nothing;
  return html`<div class="banner">${icon("lock")}<p>${t("student-banner")}</p>${choiceView(place)}</div>`;
}

function choiceView(place: Place): TemplateResult | typeof nothing {
  if (hasClass(place)) return html`<p class="banner-choice"><b>${t("class-chosen")}</b> <a href=${linkTo({ rows: undefined, page: "overview" })} data-action="not-class">${t("class-undo")}</a></p>`;
  if (place.audience === "family" || (place.page !== "overview" && place.page !== "growth")) return nothing;
  return html`<p class="banner-choice"><a href=${linkTo({ rows: "class", audience: "teacher", page: "growth" })} data-action="class">${t("class-choose")}</a></p>`;
}

/** In place of a page that rests on an Index. */
export const classView = (): TemplateResult =>
  html`<section class="panel class-panel" aria-labelledby="class-no-index">
    <h1 id="class-no-index">${t("class-no-index")}</h1>
    <p>${t("class-why")}</p>
    <div class="row"><a class="primary" href=${linkTo({ page: "growth", audience: "teacher" })}>${t("class-growth")}</a> <a href=${linkTo({ rows: undefined, page: "overview" })}>${t("class-undo")}</a></div>
  </section>`;

export const showsForClass = ({ page }: Place): boolean => PAGES.includes(page);
