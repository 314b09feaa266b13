/** The schools chosen to be compared, where they are chosen: in the list and on a card. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { t } from "../messages";
import { MOST_COMPARED, type Place, linkTo } from "../place";
import type { YearTable } from "../protocol";
import { thenMain } from "./focus";
import { icon } from "./icons";

/** A school's name in this year's list. */
export function nameIn(table: YearTable | undefined, code: string): string | undefined {
  const row = table?.school_code.indexOf(code) ?? -1;
  return row === -1 ? undefined : table?.school_name[row] || undefined;
}

/** Schools are compared where all the numbers are. */
export const comparable = ({ audience }: Place): boolean => audience === "staff";

/** No more fit. */
export const isFull = ({ schools }: Place): boolean => schools.length >= MOST_COMPARED;

export function trayView({ schools }: Place, table: YearTable | undefined, actions: Actions): TemplateResult | typeof nothing {
  if (schools.length === 0) return nothing;
  return html`<section class="tray" aria-labelledby="tray-title">
    <h2 id="tray-title">${t("tray-title")}</h2>
    <ul>
      ${schools.map((code) => {
        const school = nameIn(table, code) ?? code;
        const out = t("compare-out", { school });
        return html`<li><bdi>${school}</bdi>
          <button type="button" class="bare" aria-label=${out} title=${out} @click=${() => thenMain(() => actions.compare(code))}>${icon("close")}</button></li>`;
      })}
    </ul>
    <p>${schools.length < 2
      ? t("tray-more")
      : html`<a class="primary" href=${linkTo({ page: "compare" })}>${t("tray-compare", { count: schools.length })}</a>`}
      ${schools.length < MOST_COMPARED ? nothing : html`<span class="hint">${t("tray-full", { most: MOST_COMPARED })}</span>`}</p>
  </section>`;
}

/** In a row of the list. */
export function pickView(code: string, name: string, place: Place, focusable: boolean, actions: Actions): TemplateResult {
  const chosen = place.schools.includes(code);
  return html`<label class="pick">
    <input type="checkbox" data-pick=${code} tabindex=${focusable ? 0 : -1} .checked=${chosen} ?disabled=${!chosen && isFull(place)}
      aria-label=${t("compare-pick", { school: name })} @change=${() => actions.compare(code)} />
  </label>`;
}
