/** One school for its families: one sentence a finding, big enough to read on a phone, one page on paper. */
import { type TemplateResult, html, nothing, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { Actions } from "../actions";
import { decimal, nameOf, t } from "../messages";
import { linkTo } from "../place";
import type { State } from "../state";
import type { Family, FamilyFinding, FamilyGroup, FamilyTopic, FamilyUnknown, Sentence } from "../types";
import { yearLabel } from "../years";
import { paperView } from "./card";
import { icon, indexBar, position } from "./icons";
import { bandMark, levelStrip } from "./marks";

export function familyView({ family, place, report }: State, actions: Actions): TemplateResult {
  if (family === undefined) return html`<article class="family" aria-busy="true"><p class="hint">${t("family-loading")}</p></article>`;
  const findings = family.topics.flatMap((topic) => topic.findings);
  return html`<article class="family" aria-labelledby="card-title" aria-busy=${family.school_code === place.school ? "false" : "true"}>
    ${headView(family, actions)} ${indexView(family)}
    <div class="topics">${family.topics.map(topicView)}</div>
    <div class="family-notes">
      ${findings.some(({ level }) => level > 0) ? html`<p>${t("family-levels-mean")}</p>` : nothing}
      ${findings.some(({ behind }) => behind.length > 0) ? html`<p>${t("family-care")}</p>` : nothing}
      ${findings.some(({ hidden }) => hidden > 0) ? html`<p data-hidden>${t("family-hidden")}</p>` : nothing}
      ${family.before === "" ? html`<p>${t("family-no-year-before")}</p>` : nothing}
    </div>
    ${unknownView(family.unknown)} ${report === undefined ? nothing : paperView(report.overview)}
  </article>`;
}

/** A sentence of the module's: its numbers as the language writes them. */
function say({ id, args }: Sentence): string {
  return t(`family-${id}`, Object.fromEntries(Object.entries(args).map(([name, value]) => [name, decimal(value)])));
}

function headView(family: Family, actions: Actions): TemplateResult {
  return html`<header class="family-head">
    <div class="card-tools">
      <a class="back-link" href=${linkTo({ school: undefined })}>${icon("back")}${t("back-to-list")}</a>
      <button type="button" class="quiet" @click=${() => print()}>${icon("print")}${t("family-print")}</button>
    </div>
    <p class="eyebrow">${t("family-eyebrow")}</p>
    <h1 id="card-title" tabindex="-1"><bdi>${family.school_name || family.school_code}</bdi></h1>
    <p class="card-facts">
      ${family.school_type === "unknown" ? nothing : html`<span>${t(`type-${family.school_type}`)}</span>`}
      ${family.lea_name === "" ? nothing : html`<bdi>${family.lea_name}</bdi>`}
      ${family.years.length > 1
        ? html`<label class="field inline"><span>${t("year")}</span>
            <select @change=${(event: Event) => actions.go({ year: (event.target as HTMLSelectElement).value })}>
              ${family.years.map((year) => html`<option value=${year} .selected=${live(year === family.year)}>${yearLabel(year)}</option>`)}
            </select></label>`
        : html`<span>${yearLabel(family.year)}</span>`}
    </p>
  </header>`;
}

function indexView({ index }: Family): TemplateResult {
  return html`<section class="family-index">
    ${index === ""
      ? html`<p class="says">${t("family-no-index")}</p>`
      : html`<p class="says">${t("family-index", { index: decimal(index) })}</p>
          ${indexBar(index)}
          <p>${t("family-index-means")}</p>`}
    <p class="card-tools"><a href=${linkTo({ audience: "staff" })}>${t("family-all-numbers")}</a></p>
  </section>`;
}

function topicView({ id, findings }: FamilyTopic): TemplateResult {
  return html`<section class="topic" aria-labelledby="topic-${id}" data-topic=${id}>
    <h2 id="topic-${id}">${t(`family-topic-${id}`)}</h2>
    ${findings.map(findingView)}
  </section>`;
}

function findingView(finding: FamilyFinding): TemplateResult {
  const { says, level, band, students, change, behind } = finding;
  return html`<div class="family-finding" data-indicator=${finding.indicator}>
    ${hundred(finding)}
    <p class="says">${say(says)}</p>
    <div>
      ${level === 0 ? nothing : html`<p class="stands">${levelStrip(level)}<span>${bandMark(band)} ${t("family-level", { level, band: t(`band-${band}`) })}</span></p>`}
      ${change === undefined ? nothing : html`<p class="change">${turnMark(change)} ${say(change)}</p>`}
      ${behind.length === 0 ? nothing : html`<p>${t("family-behind")}</p><ul class="behind">${behind.map(groupView)}</ul>`}
      <p class="hint">${t("family-students", { count: decimal(students) })}</p>
    </div>
  </div>`;
}

const groupView = ({ group, label, says }: FamilyGroup): TemplateResult => html`<li>${nameOf("group", group, label)}: <b>${say(says)}</b></li>`;

/** Better points up, worse down. */
function turnMark({ args: { side, turn } }: Sentence): TemplateResult | typeof nothing {
  if (side === "same" || turn === undefined) return nothing;
  return bandMark(turn === "better" ? "above" : "below");
}

const DOTS = Array.from({ length: 100 }, (_, at) => at);

/** A hundred students, so many of them marked. */
function hundred({ share, more_is_better }: FamilyFinding): TemplateResult | typeof nothing {
  if (share === "") return nothing;
  const marked = position(share);
  return html`<svg class="hundred ${more_is_better ? "good" : "bad"}" viewBox="0 0 100 100" width="100" height="100" aria-hidden="true">
    ${DOTS.map((at) => svg`<circle class=${at < marked ? "on" : ""} cx=${(at % 10) * 10 + 5} cy=${Math.floor(at / 10) * 10 + 5} r="3.6"></circle>`)}
  </svg>`;
}

function unknownView(unknown: FamilyUnknown[]): TemplateResult | typeof nothing {
  if (unknown.length === 0) return nothing;
  return html`<section class="family-unknown" aria-labelledby="unknown-title">
    <h2 id="unknown-title">${t("family-unknown-title")}</h2>
    ${unknown.map(
      ({ reason, indicators }) => html`<p>${t(`family-unknown-${reason}`)}</p>
        <ul>${indicators.map((id) => html`<li>${t(`family-name-${id}`)}</li>`)}</ul>`,
    )}
  </section>`;
}
