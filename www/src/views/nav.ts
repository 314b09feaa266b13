/** Where one can go, as links that can be kept; and for whom the page is shown. */
import { type TemplateResult, html, nothing } from "lit-html";
import { t } from "../messages";
import { type Audience, type Page, type Place, linkTo } from "../place";
import { hasClass, pagesForClass } from "./class";
import { icon } from "./icons";

/** Where each kind of reader is led: what stands in the bar, and what under *More*. A link of somebody else's leads anywhere. */
const LED: Record<Audience, { bar: Page[]; more: Page[] }> = {
  family: { bar: ["overview", "methodology", "verify"], more: [] },
  staff: { bar: ["overview", "support", "group", "disparity", "compare", "findings"], more: ["lagging", "growth", "pairs", "communities", "timelines", "whatif", "reconcile", "methodology", "verify"] },
  teacher: { bar: ["overview", "group", "disparity", "growth", "findings"], more: ["methodology", "verify"] },
};
const WITHOUT_REPORT: (typeof LED)[Audience] = { bar: ["overview", "verify"], more: [] };

/** Every page that this kind of reader is led to. */
export const pagesOf = (audience: Audience): Page[] => [...LED[audience].bar, ...LED[audience].more];

const AUDIENCES: Audience[] = ["family", "staff", "teacher"];

/** The page whose link is marked: a school's card belongs to the list. */
const marked = ({ page }: Place): Page => (page === "school" || page === "offtrack" ? "overview" : page);

export function navView(place: Place, reported: boolean): TemplateResult {
  const led = reported ? LED[place.audience] : WITHOUT_REPORT;
  const { bar, more } = reported && hasClass(place) ? { bar: pagesForClass([...led.bar, ...led.more]), more: [] } : led;
  const link = (page: Page): TemplateResult => {
    const words = t(page === "overview" && !reported ? "page-start" : `page-${page}`);
    return html`<li><a href=${linkTo({ page })} aria-current=${page === marked(place) ? "page" : nothing}>${words}</a></li>`;
  };
  return html`<nav class="pages" aria-label=${t("nav")}>
    <ul>${bar.map(link)}</ul>
    ${more.length === 0
      ? nothing
      : html`<details class="more-pages" @toggle=${closeOutside} @click=${closeAfterLink} @keydown=${closeByEscape}>
          <summary class=${more.includes(marked(place)) ? "here" : ""}>${t("page-more")}${icon("down")}</summary>
          <ul>${more.map(link)}</ul>
        </details>`}
  </nav>`;
}

/** While the list is open, a press or the focus elsewhere closes it. */
function closeOutside({ target }: Event): void {
  const list = target as HTMLDetailsElement;
  if (!list.open) return;
  const done = new AbortController();
  const close = (event: Event): void => {
    if (list.open && event.target instanceof Node && list.contains(event.target)) return;
    list.open = false;
    done.abort();
  };
  for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, close, { signal: done.signal });
}

function closeAfterLink({ currentTarget, target }: Event): void {
  if (target instanceof HTMLAnchorElement) (currentTarget as HTMLDetailsElement).open = false;
}

function closeByEscape(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLDetailsElement;
  if (event.key !== "Escape" || !list.open) return;
  event.stopPropagation();
  list.open = false;
  list.querySelector("summary")?.focus();
}

/** The same result for other eyes. */
export function audienceView({ audience, page }: Place): TemplateResult {
  const there = (one: Audience): Page => (page === "school" || pagesOf(one).includes(page) ? page : "overview");
  return html`<nav class="audiences" aria-label=${t("audiences")}>
    <ul>
      ${AUDIENCES.map((one) => html`<li><a href=${linkTo({ audience: one, page: there(one) })} aria-current=${one === audience ? "true" : nothing} title=${t(`audience-${one}-means`)}>${t(`audience-${one}`)}</a></li>`)}
    </ul>
  </nav>`;
}
