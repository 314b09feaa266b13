/** Where one can go, as links that can be kept; and for whom the page is shown. */
import { type TemplateResult, html, nothing } from "lit";
import { t } from "../messages";
import { type Audience, type Page, type Place, linkTo } from "../place";

/** Where each kind of reader is led. A link of somebody else's leads anywhere. */
export const PAGES: Record<Audience, Page[]> = {
  family: ["overview", "methodology", "verify"],
  staff: ["overview", "compare", "group", "findings", "methodology", "verify"],
  teacher: ["overview", "group", "findings", "methodology", "verify"],
};
const AUDIENCES: Audience[] = ["family", "staff", "teacher"];

/** Without a report there is little to go to. */
const WITHOUT_REPORT: Page[] = ["overview", "verify"];

/** The page whose link is marked: a school's card belongs to the list. */
const marked = ({ page }: Place): Page => (page === "school" ? "overview" : page);

export function navView(place: Place, reported: boolean): TemplateResult {
  const pages = reported ? PAGES[place.audience] : WITHOUT_REPORT;
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
export function audienceView({ audience, page }: Place): TemplateResult {
  const there = (one: Audience): Page => (page === "school" || PAGES[one].includes(page) ? page : "overview");
  return html`<nav class="audiences" aria-label=${t("audiences")}>
    <ul>
      ${AUDIENCES.map((one) => html`<li><a href=${linkTo({ audience: one, page: there(one) })} aria-current=${one === audience ? "true" : nothing} title=${t(`audience-${one}-means`)}>${t(`audience-${one}`)}</a></li>`)}
    </ul>
  </nav>`;
}
