/** Where one can go, as links that can be kept; and for whom the page is shown. */
import { type TemplateResult, html, nothing } from "lit";
import { t } from "../messages";
import { type Audience, type Page, type Place, linkTo } from "../place";
import { comparable } from "./tray";

/** The views that there are. */
export const AUDIENCES: Audience[] = ["staff", "teacher"];

/** Without a report there is little to go to. */
const PAGES: Page[] = ["overview", "compare", "group", "findings", "methodology", "verify"];
const WITHOUT_REPORT: Page[] = ["overview", "verify"];

/** The page whose link is marked: a school's card belongs to the list. */
const marked = ({ page }: Place): Page => (page === "school" ? "overview" : page);

export function navView(place: Place, reported: boolean): TemplateResult {
  const pages = reported ? PAGES.filter((page) => page !== "compare" || comparable(place)) : WITHOUT_REPORT;
  return html`<nav class="pages" aria-label=${t("nav")}>
    <ul>
      ${pages.map((page) => {
        const words = t(page === "overview" && !reported ? "page-start" : `page-${page}`);
        return html`<li><a href=${linkTo({ page })} aria-current=${page === marked(place) ? "page" : nothing}>${words}</a></li>`;
      })}
    </ul>
  </nav>`;
}

/** The same result for other eyes. */
export function audienceView({ audience }: Place): TemplateResult {
  return html`<nav class="audiences" aria-label=${t("audiences")}>
    <ul>
      ${AUDIENCES.map((one) => html`<li><a href=${linkTo({ audience: one })} aria-current=${one === audience ? "true" : nothing} title=${t(`audience-${one}-means`)}>${t(`audience-${one}`)}</a></li>`)}
    </ul>
  </nav>`;
}
