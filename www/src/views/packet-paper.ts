/** The appeal packet on paper: the result and its parts, whence they are, what is assumed, and an official value beside it. */
import { type TemplateResult, html, nothing } from "lit-html";
import { appliesTo, copied, ruleName, ruleWords, scoredPart } from "../explain";
import { decimal, maybe, nameOf, number, size, t } from "../messages";
import type { Packet } from "../state";
import type { CardCell, CardIndicator, Compared, Comparison, FindingGroup, TraceNode } from "../types";
import { yearLabel } from "../years";

export function paperView(packet: Packet, printed: Date): TemplateResult {
  const { card, overview } = packet;
  const { methodology } = overview;
  const marked = overview.student_data ? html`<p class="internal">${t("marking")}</p><p class="internal-foot" aria-hidden="true">${t("marking")}</p>` : nothing;
  return html`<article class="packet-paper">
    ${marked}
    <header>
      <p class="kind">${t("packet-title")}</p>
      <h1>${card.school_name || card.school_code}</h1>
      <p>${[card.lea_name, card.school_code, yearLabel(card.year)].filter((text) => text !== "").join(" · ")}</p>
      <p class="small">${t("packet-not-official")} ${t("print-date", { date: printed })}</p>
    </header>
    <section>
      <h2>${t("packet-result")}</h2>
      <p class="result">${card.index === "" ? html`<b>${t("no-index")}</b> ${t(`no-index-${card.no_index}`, { base: decimal(card.points_base), minimum: decimal(card.minimum_points) })}` : html`<b>${decimal(card.index)}</b> ${t("of-100")}`}</p>
      <p>${t("arg-methodology")}: ${nameOf("methodology", methodology.id, methodology.label)} (${methodology.id}); ${t("source-hash")} <code>${methodology.hash}</code></p>
      ${partsView(packet)}
    </section>
    ${packet.comparison === undefined ? nothing : officialView(packet.comparison, packet.official)}
    ${inputsView(packet)} ${assumedView(packet)} ${findingsView(packet)}
    <section class="trace">
      <h2>${t("packet-trace")}</h2>
      <pre>${copied([scoredPart(packet.trace)], `${card.school_name} (${card.school_code})`, yearLabel(card.year))}</pre>
    </section>
  </article>`;
}

/** Columns of numbers. */
const NUMBERS = new Set(["level", "points", "possible", "official", "computed", "difference", "rows", "size"]);

const heading = (id: string): TemplateResult => html`<th scope="col" class=${NUMBERS.has(id) ? "num" : ""}>${t(`packet-${id}`)}</th>`;

function partsView({ card }: Packet): TemplateResult {
  return html`<table>
    <thead><tr>${["part", "value", "level", "points", "possible"].map(heading)}</tr></thead>
    <tbody>
      ${card.domains.map(
        (domain) => html`<tr class="domain-row">
            <th scope="row">${nameOf("domain", domain.id, domain.label)}</th><td></td><td></td>
            <td class="num">${decimal(domain.points)}</td><td class="num">${decimal(domain.points_possible)}</td>
          </tr>
          ${domain.indicators.map(indicatorRows)}`,
      )}
    </tbody>
  </table>`;
}

function indicatorRows(indicator: CardIndicator): TemplateResult {
  const [all] = indicator.cells;
  return html`<tr>
      <th scope="row">${nameOf("indicator", indicator.id, indicator.label)}</th>
      ${all === undefined ? html`<td colspan="2">${t(`state-${indicator.state}`)}</td>` : valueCells(all, indicator)}
      <td class="num">${decimal(indicator.points)}</td><td class="num">${decimal(indicator.points_possible)}</td>
    </tr>
    ${indicator.cells.filter(({ scored }) => scored).map(
      (cell) => html`<tr class="group-row">
        <th scope="row">${nameOf("group", cell.group, cell.label)}${cell.lowest ? ` (${t("lowest")})` : ""}</th>${valueCells(cell, indicator)}
        <td class="num">${decimal(cell.points)}</td><td class="num">${decimal(cell.points_possible)}</td>
      </tr>`,
    )}`;
}

function valueCells(cell: CardCell, { unit }: CardIndicator): TemplateResult {
  if (cell.state !== "reported") return html`<td colspan="2">${t(`state-${cell.state}`)}</td>`;
  const counted = cell.numerator === "" ? t("students-n", { count: Number(cell.denominator) }) : t("fraction", { numerator: decimal(cell.numerator), denominator: decimal(cell.denominator) });
  return html`<td>${maybe(`value-${unit}`, { value: decimal(cell.value) }) ?? decimal(cell.value)} <span class="small">(${counted})</span></td><td class="num">${cell.level === 0 ? "" : number(cell.level)}</td>`;
}

/** Where the official result and the one computed here differ. */
export function officialView(comparison: Comparison, official: string): TemplateResult {
  const { state, line, parts } = comparison;
  const source = official === "" ? t("official-typed") : t("official-source", { file: official, line: number(line) });
  return html`<section class="official">
    <h2>${t("official-title")}</h2>
    ${state === "compared"
      ? html`<p><b>${differenceWords(parts)}</b> ${source}</p>
          <table>
            <thead><tr>${["part", "official", "computed", "difference"].map(heading)}</tr></thead>
            <tbody>
              ${parts.map(
                (part) => html`<tr class=${part.same ? "" : "differs"} data-part=${part.part}>
                  <th scope="row">${partName(part)}</th>
                  <td class="num">${decimal(part.official)}</td>
                  <td class="num">${part.computed === "" ? t("official-none-here") : decimal(part.computed)}</td>
                  <td class="num">${part.same ? t("official-same") : part.difference === "" ? t("official-not-number") : signed(part.difference)}</td>
                </tr>`,
              )}
            </tbody>
          </table>`
      : html`<p>${t(`official-${state}`)}</p>`}
  </section>`;
}

/** A difference keeps its sign. */
const signed = (text: string): string => (text.startsWith("+") ? `+${decimal(text.slice(1))}` : decimal(text));

function partName({ part, label }: Compared): string {
  const [kind = "", id = ""] = part.split("/");
  return kind === "domain" || kind === "indicator" ? nameOf(kind, id, label) : t("trace-index");
}

/** In one sentence: whether both agree, and else in which parts they do not. */
function differenceWords(parts: readonly Compared[]): string {
  const differing = parts.filter(({ same }) => !same);
  if (differing.length === 0) return t("official-agrees");
  const inside = differing.filter(({ part }) => part !== "index");
  if (inside.length > 0) return t("official-differs-in", { parts: inside.map(partName).join(", ") });
  return t(parts.length > 1 ? "official-differs-sum" : "official-differs");
}

function inputsView({ overview, digests }: Packet): TemplateResult {
  const facts = overview.files.map((file, at) => ({ file, digest: digests?.[at] ?? "" }));
  return html`<section>
    <h2>${t("packet-inputs")}</h2>
    <table>
      <thead><tr>${["file", "read-as", "rows", "size"].map(heading)}</tr></thead>
      ${facts.map(
        ({ file, digest }) => html`<tbody class="file-read">
          <tr>
            <th scope="row">${file.name}</th><td>${file.used ? nameOf("layout", file.layout, file.layout_label) || t(`file-${file.grain}`) : t("file-unused")}</td>
            <td class="num">${number(file.rows)}</td><td class="num">${size(file.bytes)}</td>
          </tr>
          <tr class="file-sums"><td colspan="4">${t("packet-fingerprint")} <code>${file.hash}</code>${
            digest === "" ? (digests === undefined ? html`<br>${t("packet-digesting")}` : nothing) : html`<br>SHA-256 <code>${digest}</code>`
          }</td></tr>
        </tbody>`,
      )}
    </table>
    <p class="small">${t("packet-hash-means")}</p>
  </section>`;
}

function assumedView({ assumed }: Packet): TemplateResult {
  return html`<section>
    <h2>${t("assumed-title")}</h2>
    <p><b>${t("rests-on", { count: assumed.length })}</b></p>
    <p class="small">${t("assumed-means")}</p>
    ${assumed.length === 0
      ? nothing
      : html`<table class="assumed-table">
          <thead><tr>${["value", "is", "where", "source"].map((id) => html`<th scope="col">${t(`packet-assumed-${id}`)}</th>`)}</tr></thead>
          <tbody>
            ${assumed.map(
              (value) => html`<tr>
                <th scope="row">${ruleName(value.name)}<br><code>${value.name}</code></th><td>${ruleWords(value.value)}</td>
                <td>${appliesTo(value)}</td><td>${value.source}</td>
              </tr>`,
            )}
          </tbody>
        </table>`}
  </section>`;
}

/** Findings in the files that this school's numbers were read from, what names it, and what kept a file from being read. */
function touching({ trace, overview, card }: Packet): FindingGroup[] {
  const read = new Set<string>();
  const walk = ({ sources, children }: TraceNode): void => {
    for (const { file } of sources) read.add(file);
    children.forEach(walk);
  };
  walk(trace);
  const names = ({ examples }: FindingGroup): boolean => examples.some(({ found }) => found.includes(card.school_code));
  return overview.findings.filter((group) => (group.file === "" ? names(group) : read.has(group.file) || group.severity === "error"));
}

function findingsView(packet: Packet): TemplateResult {
  const groups = touching(packet);
  return html`<section>
    <h2>${t("packet-findings")}</h2>
    ${groups.length === 0
      ? html`<p>${t("packet-no-findings")}</p>`
      : html`<ul>
          ${groups.map(
            ({ kind, severity, file, column, count, lines }) => html`<li>
              ${t(`severity-${severity}`)}: ${maybe(`finding-${kind}`) ?? t("finding-other", { kind })} (${[file, column, t("packet-places", { count }), ...(lines.length === 0 ? [] : [t("finding-lines", { lines: lines.join(", "), count: lines.length })])].filter((text) => text !== "").join("; ")})
            </li>`,
          )}
        </ul>`}
  </section>`;
}
