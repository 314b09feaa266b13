/** Where one can go, as links that can be kept. */
import { type TemplateResult, html, nothing } from "lit";
import { t } from "../messages";
import { type Page, type Place, linkTo } from "../place";

/** Without a report there is little to go to. */
const PAGES: Page[] = ["overview", "findings", "methodology", "verify"];
const WITHOUT_REPORT: Page[] = ["overview", "verify"];

/** The page whose link is marked: a school's card belongs to the list. */
const marked = ({ page }: Place): Page => (page === "school" || page === "group" ? "overview" : page);

export function navView(place: Place, reported: boolean): TemplateResult {
  const pages = reported ? PAGES : WITHOUT_REPORT;
  return html`<nav class="pages" aria-label=${t("nav")}>
    <ul>
      ${pages.map((page) => {
        const words = t(page === "overview" && !reported ? "page-start" : `page-${page}`);
        return html`<li><a href=${linkTo({ page })} aria-current=${page === marked(place) ? "page" : nothing}>${words}</a></li>`;
      })}
    </ul>
  </nav>`;
}
