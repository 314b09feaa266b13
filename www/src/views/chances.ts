/** How likely a tier is: asked for, cancelled, and said beside it. */
import { type TemplateResult, html, nothing } from "lit-html";
import type { Actions } from "../actions";
import { decimal, number, t } from "../messages";
import type { State } from "../state";
import type { SchoolTier, SupportView } from "../types";
import { icon } from "./icons";

export function chancesView({ chancing }: State, { chances, tiers }: SupportView, actions: Actions): TemplateResult {
  const { draws, wanted, exact, doubtful_under, done, total } = chancing.running && chancing.found !== undefined ? chancing.found : chances;
  const exactly = { draws: number(draws), exact: decimal(exact), under: decimal(doubtful_under) };
  return html`<section class="panel tier-chances" aria-labelledby="chances-title">
    <h2 id="chances-title">${t("chances-title")}</h2>
    <p class="hint">${t("chances-means", { draws: number(wanted) })}</p>
    ${chancing.running
      ? html`<p class="chances-work"><progress aria-label=${t("chances-working")} max=${total} value=${done}></progress>
          <span>${t("chances-so-far", { draws: number(draws), wanted: number(wanted) })}</span>
          <button type="button" class="quiet" data-action="chances-cancel" @click=${() => actions.further.chancing.cancel()}>${icon("close")}${t("cancel")}</button></p>`
      : draws < wanted
        ? html`<p><button type="button" data-action="chances" @click=${() => void actions.further.chancing.begin()}>${t(draws === 0 ? "chances-begin" : "chances-go-on")}</button></p>`
        : nothing}
    <p class="no-print"><button type="button" class="quiet" data-download="support.csv" title=${t("download-support-csv")} ?disabled=${chancing.running} @click=${() => actions.download("support.csv")}>${icon("download")}support.csv</button></p>
    ${draws === 0 ? nothing : html`<p role="status">${t("chances-exact", exactly)}</p>
      <ul>${tiers.filter(({ schools }) => schools > 0).map(({ tier, schools, doubtful }) => html`<li data-doubtful=${tier}>${t("chances-doubtful", { tier: t(`tier-${tier}`), doubtful, schools })}</li>`)}</ul>`}
  </section>`;
}

/** "92 %, else paired support 8 %", with a flag where the tier could well be another. */
export function tierChance({ tier, chance, chances, doubtful }: SchoolTier): TemplateResult | typeof nothing {
  if (chance === "" || tier === "") return nothing;
  const others = chances.filter((one) => one.tier !== tier);
  return html`<span class="tier-chance">${t("tier-chance", { chance: decimal(chance) })}${others.length === 0 ? nothing : html` <span class="hint">${others.map((one) => t("tier-chance-other", { tier: t(`tier-${one.tier}`), chance: decimal(one.chance) })).join(" · ")}</span>`}
    ${doubtful ? html`<span class="tag doubtful">${icon("note")}${t("tier-doubtful")}</span>` : nothing}</span>`;
}
