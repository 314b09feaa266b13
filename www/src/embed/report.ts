/**
 * `<sqii-report src="…">`: a published result inside another site. One classic script, no dependency, no request but for `src`.
 *
 * `src` a file that the page or `sqii publish` wrote · `school` a code · `year` as in 2022-23 · `lang` en or es, else that
 * of the element around it · `methodology` the address of its text · `theme="light"` stays light.
 */
import { type TemplateResult, html, nothing, render } from "lit-html";
import spanish from "../../locales/es.ftl";
import { decimal, language, learn, nameOf, speak, t } from "../messages";
import { indexBar } from "../views/icons";
import { levelStrip, levelWords } from "../views/marks";
import { yearLabel } from "../years";
import { type Published, type PublishedDomain, type PublishedIndicator, type PublishedSchool, type Refusal, fetched, refusalOf } from "./published";
import style from "./report.css";

learn("es", spanish);

const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/** The texts of the shipped methodologies lie beside this script, unless the site says where. */
const beside = new URL("./", document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href).href;

class Report extends HTMLElement {
  static readonly observedAttributes = ["src", "school", "year", "lang", "methodology"];
  readonly #root = this.attachShadow({ mode: "open" });
  #published: Published | undefined;
  #refusal: Refusal | undefined;
  #fetching: AbortController | undefined;

  /** What is shown: in place of a file that `src` names. */
  get report(): unknown {
    return this.#published;
  }

  set report(given: unknown) {
    this.#fetching?.abort();
    this.#refusal = given === undefined ? undefined : refusalOf(given);
    this.#published = given !== undefined && this.#refusal === undefined ? (given as Published) : undefined;
    this.#show();
  }

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet];
    this.#show();
  }

  attributeChangedCallback(name: string): void {
    if (name === "src") void this.#fetch();
    else this.#show();
  }

  async #fetch(): Promise<void> {
    this.report = undefined;
    const src = this.getAttribute("src");
    if (src === null || src === "") return;
    const fetching = new AbortController();
    this.#fetching = fetching;
    try {
      const given = await fetched(src, fetching.signal);
      if (!fetching.signal.aborted) this.report = given;
    } catch {
      if (fetching.signal.aborted) return;
      this.#refusal = "unreachable";
      this.#show();
    }
  }

  #show(): void {
    if (!this.isConnected) return;
    speak(this.#language());
    render(html`<div lang=${language()}>${this.#body()}</div>`, this.#root);
  }

  #language(): string {
    const wanted = this.getAttribute("lang") ?? this.closest("[lang]")?.getAttribute("lang") ?? "";
    return wanted.toLowerCase().startsWith("es") ? "es" : "en";
  }

  #body(): TemplateResult | typeof nothing {
    if (this.#refusal !== undefined) return html`<article><p role="alert">${t(`embed-refused-${this.#refusal}`)}</p></article>`;
    if (this.#published === undefined) return this.hasAttribute("src") ? html`<article aria-busy="true"><p>${t("embed-loading")}</p></article>` : nothing;
    const { schools } = this.#published;
    const codes = [...new Set(schools.map((school) => school.school_code))];
    const code = this.getAttribute("school") ?? codes[0];
    const years = schools.filter((school) => school.school_code === code);
    const school = years.find(({ year }) => year === this.getAttribute("year")) ?? years.at(-1);
    if (school === undefined) return html`<article><p role="alert">${t("embed-no-school")}</p></article>`;
    return html`<article part="report" aria-labelledby="name">
      ${codes.length > 1 || years.length > 1 ? html`<div class="choices">${this.#chooseSchool(codes, school)} ${this.#chooseYear(years, school)}</div>` : nothing}
      ${schoolView(school)} ${this.#foot(this.#published)}
    </article>`;
  }

  #chooseSchool(codes: string[], shown: PublishedSchool): TemplateResult | typeof nothing {
    if (codes.length < 2) return nothing;
    const names = new Map(this.#published?.schools.map((school) => [school.school_code, school.school_name || school.school_code]));
    return this.#choice("school", t("embed-school"), codes.map((code) => [code, names.get(code) ?? code]), shown.school_code);
  }

  #chooseYear(years: PublishedSchool[], shown: PublishedSchool): TemplateResult | typeof nothing {
    if (years.length < 2) return nothing;
    return this.#choice("year", t("year"), years.map(({ year }) => [year, yearLabel(year)]), shown.year);
  }

  #choice(attribute: string, label: string, options: string[][], chosen: string): TemplateResult {
    const choose = ({ target }: Event): void => this.setAttribute(attribute, (target as HTMLSelectElement).value);
    return html`<label>${label}
      <select @change=${choose}>${options.map(([value, text]) => html`<option value=${value ?? ""} .selected=${value === chosen}>${text}</option>`)}</select>
    </label>`;
  }

  #foot({ methodology: { id, label, origin } }: Published): TemplateResult {
    const text = this.getAttribute("methodology") ?? (origin === "shipped" ? `${beside}methodology/${encodeURIComponent(id)}.toml` : undefined);
    return html`<div class="foot">
      <p>${nameOf("methodology", id, label)}${text === undefined ? nothing : html` · <a href=${text}>${t("embed-methodology")}</a>`}</p>
      <p>${t("footer-official")}</p>
    </div>`;
  }
}

function schoolView(school: PublishedSchool): TemplateResult {
  const { school_name: name, school_code: code, lea_name: lea, index, points_base: base } = school;
  const year = yearLabel(school.year);
  return html`
    <h2 id="name" part="name"><bdi>${name || code}</bdi></h2>
    <p class="where">${lea === "" ? nothing : html`<bdi>${lea}</bdi> · `}${year}</p>
    ${index === ""
      ? html`<p part="sentence">${t("embed-sentence-none", { year, base: decimal(base) })}</p>`
      : html`<p class="index" part="index"><b>${decimal(index)}</b> <span>${t("of-100")}</span></p>
          ${indexBar(index)}
          <p part="sentence">${t("embed-sentence", { year, index: decimal(index), base: decimal(base) })}</p>`}
    ${school.domains.filter(({ indicators }) => indicators.length > 0).map(domainView)}
  `;
}

const domainView = ({ id, label, points, points_possible: possible, indicators }: PublishedDomain): TemplateResult =>
  html`<section part="domain">
    <h3>${nameOf("domain", id, label)} ${points === "" ? nothing : html`<span><b>${decimal(points)}</b> ${t("of-points", { possible: decimal(possible) })}</span>`}</h3>
    <ul>${indicators.filter(({ state }) => state !== "not_applicable").map(indicatorView)}</ul>
  </section>`;

const indicatorView = ({ id, label, state, value, unit, denominator, level, band }: PublishedIndicator): TemplateResult =>
  html`<li part="indicator">
    <span>${nameOf("indicator", id, label)}</span>
    ${state === "reported"
      ? html`<span class="value">${t(`value-${unit}`, { value: decimal(value) })} · ${t("embed-of", { students: decimal(denominator) })}</span>`
      : html`<span class="value">${t(`state-${state}`)}</span>`}
    ${level === 0 ? nothing : html`<span class="reached">${levelStrip(level)}${levelWords(level, band)}</span>`}
  </li>`;

customElements.define("sqii-report", Report);
