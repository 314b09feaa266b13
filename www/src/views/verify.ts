import { type TemplateResult, html } from "lit";
import { t } from "../messages";

const CHECKS = ["unplug", "network", "file", "policy"];

/** What stays where, and how to check it without trusting us. */
export function verifyView(): TemplateResult {
  return html`<article class="prose" aria-labelledby="verify-title">
    <h1 id="verify-title">${t("verify-title")}</h1>
    <p class="lead">${t("about-words")}</p>
    <ul class="checks">${CHECKS.map((check) => html`<li><b>${t(`verify-${check}`)}</b> ${t(`verify-${check}-more`)}</li>`)}</ul>
    <h2>${t("limits-title")}</h2>
    <p>${t("limits-words")}</p>
    <h2>${t("about-index-title")}</h2>
    <p>${t("about-index-words")}</p>
  </article>`;
}
