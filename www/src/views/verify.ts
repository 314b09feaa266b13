import { type TemplateResult, html } from "lit-html";
import type { Actions } from "../actions";
import { buildHash, oneFileHash, policy, rustVersion } from "../build";
import { t } from "../messages";
import { icon } from "./icons";

const CHECKS = ["unplug", "network", "file"];
const LIMITS = ["navigation", "webrtc", "browser", "source"];

/** How each system works out the SHA-256 of a file. */
const COMMANDS: [string, string][] = [
  ["Linux", "sha256sum sqii.html"],
  ["macOS", "shasum -a 256 sqii.html"],
  ["Windows", "Get-FileHash sqii.html"],
];

/** What stays where, how to check it without trusting us, and what cannot be promised. */
export function verifyView(actions: Actions): TemplateResult {
  const hosted = oneFileHash() !== "";
  return html`<article class="prose verify" aria-labelledby="verify-title">
    <h1 id="verify-title">${t("verify-title")}</h1>
    <p class="lead">${t("about-words")} ${hosted ? t("verify-kept") : t("verify-kept-nothing")}</p>

    <h2>${t("verify-sends-title")}</h2>
    <ol class="checks">${CHECKS.map((check) => html`<li><b>${t(`verify-${check}`)}</b> ${t(`verify-${check}-more`)}</li>`)}</ol>
    <details>
      <summary>${t("verify-policy")}</summary>
      <p>${t("verify-policy-more")}</p>
      <pre tabindex="0" aria-label=${t("verify-policy")}><code>${policy().map((directive) => `${shortened(directive)}\n`)}</code></pre>
    </details>

    <h2>${t("verify-build-title")}</h2>
    <dl class="hashes">
      ${hashView("verify-build", buildHash(), actions)} ${hosted ? hashView("verify-one-file", oneFileHash(), actions) : ""}
    </dl>
    ${hosted
      ? html`<p class="links"><a href="sqii.html" download>sqii.html</a> <a href="sqii.html.sha256">sqii.html.sha256</a> <a href="SHA256SUMS">SHA256SUMS</a>
          <a href="build.sha256">build.sha256</a> <a href="sbom.cdx.json">sbom.cdx.json</a> <a href="security-review.txt">security-review.txt</a></p>`
      : ""}
    <p>${t(hosted ? "verify-compare" : "verify-compare-file")}</p>
    <dl class="commands">${COMMANDS.map(([system, command]) => html`<div><dt>${system}</dt><dd><code>${command}</code></dd></div>`)}</dl>
    <p>${t("verify-rebuild", { rust: rustVersion() })}</p>
    <pre tabindex="0" aria-label=${t("verify-rebuild-label")}><code>make dist
sha256sum dist/build.sha256 dist/sqii.html</code></pre>

    <h2>${t("limits-title")}</h2>
    <ul class="checks">${LIMITS.map((limit) => html`<li><b>${t(`limits-${limit}`)}</b> ${t(`limits-${limit}-more`)}</li>`)}</ul>

    <h2>${t("about-index-title")}</h2>
    <p>${t("about-index-words")}</p>
  </article>`;
}

/** The hashes in a policy are long, and stand in the page's source. */
const shortened = (directive: string): string => directive.replaceAll(/'sha256-(.{8})[^']*'/g, "'sha256-$1…'");

function hashView(id: string, hash: string, actions: Actions): TemplateResult {
  const label = t("verify-copy", { what: t(id) });
  return html`<div>
    <dt>${t(id)}</dt>
    <dd><code data-hash=${id}>${hash}</code><button type="button" class="bare" aria-label=${label} title=${label} @click=${() => actions.copy(hash)}>${icon("copy")}</button></dd>
  </div>`;
}
